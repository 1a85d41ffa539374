package eval

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/cotejo/cotejo/internal/extract"
	"github.com/cotejo/cotejo/internal/pack"
)

// numbersSuite scores number expressions against the Spanish cases of
// Recognizers-Text (JSON: input and the expressions expected in it). Cases that
// ask for a place in a sequence (the last, the next) are no numbers and do not
// apply. Of the others Cotejo differs on purpose or by choice in these: a single
// group of three behind a comma is thousands, as most of the Spanish-speaking
// press writes them; dotted quads are no numbers; a dash with a space behind it
// is a dash; a detached k or G is no magnitude; a number and a dozen joined by
// "and" stay two; a misspelt n with tilde is not repaired; and where two files of cases
// contradict each other (an ordinal in the singular or the plural behind a
// cardinal), the reading of a grammar is taken: singular ordinal, plural
// fraction.
func numbersSuite() Suite {
	return Suite{
		Name:  "numbers",
		About: "Spanish number, ordinal, percentage, dimension, temperature and age cases of Recognizers-Text: a case is right when every expression has the right extent, value and unit.",
		Data:  "the folder with Number/Spanish and NumberWithUnit/Spanish of Recognizers-Text's Specs",
		Run:   runNumbers,
	}
}

// numberModel is one file of cases and which readings it speaks of.
type numberModel struct {
	file string
	keep func(extract.NumberReading) bool
	unit bool // the expression includes its unit
}

var numberModels = []numberModel{
	{"Number/Spanish/NumberModel.json", func(r extract.NumberReading) bool { return r.Kind != "ordinal" && r.Kind != "zero" && !r.Glued }, false},
	{"Number/Spanish/OrdinalModel.json", func(r extract.NumberReading) bool { return r.Kind == "ordinal" }, false},
	{"Number/Spanish/PercentModel.json", func(r extract.NumberReading) bool { return r.Unit == "percent" }, true},
	{"NumberWithUnit/Spanish/DimensionModel.json", isDimension, true},
	{"NumberWithUnit/Spanish/TemperatureModel.json", func(r extract.NumberReading) bool { return r.UnitKind == "temperature" }, true},
	{"NumberWithUnit/Spanish/AgeModel.json", func(r extract.NumberReading) bool { return r.UnitKind == "time" }, true},
}

func isDimension(r extract.NumberReading) bool {
	switch r.UnitKind {
	case "length", "area", "volume", "mass", "speed", "information", "angle":
		return true
	}
	return false
}

// numberCase is one case of the public format. Results whose value is null name
// a unit without a number and are left out.
type numberCase struct {
	Input   string
	Results []struct {
		Text       string
		Resolution map[string]any
	}
}

func runNumbers(ctx context.Context, path string, opt Options) (Result, error) {
	p, _, err := spanish()
	if err != nil {
		return Result{}, err
	}
	res := Result{Suite: "numbers"}
	hash := sha256.New()
	var all, allRight, applicable int
	for _, m := range numberModels {
		if err := ctx.Err(); err != nil {
			return Result{}, err
		}
		raw, err := os.ReadFile(filepath.Join(path, filepath.FromSlash(m.file)))
		if err != nil {
			return Result{}, fmt.Errorf("reading number cases: %w", err)
		}
		hash.Write(raw)
		var cases []numberCase
		if err := json.Unmarshal([]byte(strings.TrimPrefix(string(raw), "\ufeff")), &cases); err != nil {
			return Result{}, fmt.Errorf("reading number cases: %s: %w", m.file, err)
		}
		right, asked := 0, 0
		for _, c := range cases {
			ok, why := m.score(c, p)
			if why == "" {
				asked++
				if ok {
					right++
				}
			}
			if !ok && opt.Misses && opt.Out != nil {
				fmt.Fprintf(opt.Out, "%s\t%q\t%s\n", filepath.Base(m.file), c.Input, why)
			}
		}
		name := strings.ToLower(strings.TrimSuffix(filepath.Base(m.file), "Model.json"))
		res.Metrics = append(res.Metrics, Metric{Name: name, Value: percent(right, asked), N: asked})
		all, allRight, applicable = all+len(cases), allRight+right, applicable+asked
	}
	res.Corpus = hex.EncodeToString(hash.Sum(nil))
	res.Metrics = append(res.Metrics, Metric{Name: "applicable", Value: percent(allRight, applicable), N: applicable}, Metric{Name: "all", Value: percent(allRight, all), N: all})
	return res, nil
}

// score compares one case. The reason is set when the case does not apply.
func (m numberModel) score(c numberCase, p *pack.Pack) (ok bool, why string) {
	if c.relative() {
		return false, "not applicable: a place in a sequence, no number"
	}
	var got, want []string
	for _, r := range extract.Numbers(c.Input, p) {
		if !m.keep(r) {
			continue
		}
		end, unit := r.End, ""
		if m.unit {
			end = r.UnitEnd
			if r.UnitKind != "share" {
				unit = r.Unit
			}
		}
		got = append(got, expression(c.Input[r.Start:end], r.Value, unit))
	}
	for _, r := range c.Results {
		v, fine := caseValue(r.Resolution["value"])
		if !fine {
			continue
		}
		unit, _ := r.Resolution["unit"].(string)
		if unit != "" {
			unit = caseUnit(unit, p)
		}
		want = append(want, expression(r.Text, v, unit))
	}
	return strings.Join(got, "|") == strings.Join(want, "|"), ""
}

// relative reports whether the case asks for "the last", "the next".
func (c numberCase) relative() bool {
	for _, r := range c.Results {
		if to, _ := r.Resolution["relativeTo"].(string); to == "end" || to == "current" {
			return true
		}
	}
	return false
}

// expression is the comparable form: extent, value to ten digits, unit.
func expression(text string, v float64, unit string) string {
	if v != 0 {
		scale := math.Pow(10, 9-math.Floor(math.Log10(math.Abs(v))))
		if !math.IsInf(scale, 0) {
			v = math.Round(v*scale) / scale
		}
	}
	return strings.ToLower(text) + "=" + strconv.FormatFloat(v, 'g', 9, 64) + unit
}

// caseValue reads the value of a case: Spanish decimals, an optional sign of
// percent.
func caseValue(v any) (float64, bool) {
	s, ok := v.(string)
	if !ok {
		return 0, false
	}
	f, err := strconv.ParseFloat(strings.ReplaceAll(strings.TrimSuffix(s, "%"), ",", "."), 64)
	return f, err == nil
}

// caseUnit gives the canonical id of a unit as the cases name it: by the pack's
// own table, else the name in lower case.
func caseUnit(name string, p *pack.Pack) string {
	for _, r := range extract.Numbers("2 "+strings.ToLower(name), p) {
		if r.Unit != "" {
			return r.Unit
		}
	}
	return strings.ToLower(name)
}
