package eval

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// Tolerance is how far, in points, a metric may lie under its floor: below it a
// difference is noise of rounding, not a loss.
const Tolerance = 0.05

// Floor is what a suite must reach on one corpus.
type Floor struct {
	Suite  string             `json:"suite"`
	Path   string             `json:"path"`             // of the corpus, from the repository or the folder of public data
	Corpus string             `json:"corpus,omitempty"` // SHA-256 the corpus must have; empty: not pinned yet
	Min    map[string]float64 `json:"min"`              // metric → floor in percent
	Reason string             `json:"reason,omitempty"` // why a floor was lowered, when it was
}

// Verdict is what became of one floor.
type Verdict struct {
	Floor   Floor
	Result  Result
	Skipped bool     // the corpus is not on this machine
	Failed  []string // what is below its floor, in words
}

// ReadFloors reads a gate's file.
func ReadFloors(file string) ([]Floor, error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("reading the floors: %w", err)
	}
	var out []Floor
	if err := json.Unmarshal(raw, &out); err != nil {
		return nil, fmt.Errorf("reading the floors of %s: %w", file, err)
	}
	return out, nil
}

// Check runs every floor's suite. Corpora are looked for under each root in
// turn; one that is under none is skipped. tell is told each verdict as it comes.
func Check(ctx context.Context, floors []Floor, roots []string, tell func(Verdict)) ([]Verdict, error) {
	var out []Verdict
	for _, f := range floors {
		v, err := check(ctx, f, roots)
		if err != nil {
			return out, err
		}
		tell(v)
		out = append(out, v)
	}
	return out, nil
}

func check(ctx context.Context, f Floor, roots []string) (Verdict, error) {
	v := Verdict{Floor: f}
	s, err := Find(f.Suite)
	if err != nil {
		return v, err
	}
	path, ok := locate(f.Path, roots)
	if !ok {
		v.Skipped = true
		return v, nil
	}
	if v.Result, err = s.Run(ctx, path, Options{Seed: 1}); err != nil {
		return v, fmt.Errorf("running %s on %s: %w", f.Suite, f.Path, err)
	}
	if f.Corpus != "" && v.Result.Corpus != f.Corpus {
		v.Failed = append(v.Failed, fmt.Sprintf("the corpus is not the pinned one: %.12s…, want %.12s…", v.Result.Corpus, f.Corpus))
	}
	values := v.Result.values()
	for _, m := range slices.Sorted(maps.Keys(f.Min)) {
		got, ok := values[m]
		switch {
		case !ok:
			v.Failed = append(v.Failed, fmt.Sprintf("the suite gives no %s", m))
		case got < f.Min[m]-Tolerance:
			v.Failed = append(v.Failed, fmt.Sprintf("%s %.2f is below its floor %.2f", m, got, f.Min[m]))
		}
	}
	return v, nil
}

func (r Result) values() map[string]float64 {
	out := map[string]float64{}
	for _, m := range r.Metrics {
		out[m.Name] = m.Value
	}
	return out
}

func locate(path string, roots []string) (string, bool) {
	for _, r := range roots {
		if p := filepath.Join(r, path); exists(p) {
			return p, true
		}
	}
	return path, path == ""
}

func exists(path string) bool { _, err := os.Stat(path); return err == nil }

// Find gives the suite with this name.
func Find(name string) (Suite, error) {
	var names []string
	for _, s := range Suites() {
		if s.Name == name {
			return s, nil
		}
		names = append(names, s.Name)
	}
	return Suite{}, fmt.Errorf("there is no suite %q; there are: %v", name, names)
}

// ErrLowered is given when floors would be lowered without a reason.
var ErrLowered = errors.New("a floor would be lowered")

// Pin writes floors from verdicts: each metric's value, cut to a tenth of a point,
// and the hash of the corpus. It refuses to lower a floor unless a reason is
// given, which is then kept in the file. Skipped floors stay as they are.
func Pin(file string, verdicts []Verdict, reason string) error {
	var out []Floor
	for _, v := range verdicts {
		f := v.Floor
		if !v.Skipped {
			f.Corpus = v.Result.Corpus
			values, fresh := v.Result.values(), map[string]float64{}
			for m, old := range f.Min {
				got := float64(int(values[m]*10)) / 10
				if got < old && reason == "" {
					return fmt.Errorf("pinning %s on %s: %w: %s from %.1f to %.1f; give a reason", f.Suite, f.Path, ErrLowered, m, old, got)
				}
				if got < old {
					f.Reason = reason
				}
				fresh[m] = got
			}
			f.Min = fresh
		}
		out = append(out, f)
	}
	raw, err := json.MarshalIndent(out, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(file, append(raw, '\n'), 0o644)
}
