// Package say holds everything Cotejo says to people, in Spanish and English:
// a catalogue of messages (lang/*/messages/*.yaml) that are text templates. It
// is pure: the catalogue is embedded and parsed once.
package say

import (
	"fmt"
	"io/fs"
	"maps"
	"math"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
	"text/template"

	"go.yaml.in/yaml/v4"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/lang"
)

// Langs are the languages Cotejo speaks, the default last.
var Langs = []string{"es", "en"}

// Args are the values a message may use.
type Args = map[string]any

// Voice speaks one language.
type Voice struct {
	Lang     string
	messages map[string]*template.Template
	names    map[string]string // entity id → name, for countries
}

var voices = sync.OnceValues(func() (map[string]*Voice, error) {
	out := map[string]*Voice{}
	for _, l := range Langs {
		v, err := load(l)
		if err != nil {
			return nil, err
		}
		out[l] = v
	}
	return out, nil
})

// In gives the voice for a language tag (es-MX, en_GB.UTF-8); English when
// Cotejo does not speak it. The embedded catalogue is checked by a test, so a
// broken message cannot ship.
func In(tag string) *Voice {
	all, err := voices()
	if err != nil {
		panic(err) // the embedded catalogue does not parse: a build that must not ship
	}
	base, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(tag, "_", "-")), "-")
	if v, ok := all[base]; ok {
		return v
	}
	return all["en"]
}

// Both renders a message in every language.
func Both(key string, args Args) cotejo.Text {
	t := cotejo.Text{}
	for _, l := range Langs {
		t[l] = In(l).Say(key, args)
	}
	return t
}

// Say renders a message. An unknown key is said as itself in brackets, so that
// a missing message is seen and never fatal.
func (v *Voice) Say(key string, args Args) string {
	t, ok := v.messages[key]
	if !ok {
		return "[" + key + "]"
	}
	var b strings.Builder
	if err := t.Execute(&b, args); err != nil {
		return "[" + key + ": " + err.Error() + "]"
	}
	return b.String()
}

// Has reports whether the catalogue holds the key.
func (v *Voice) Has(key string) bool { _, ok := v.messages[key]; return ok }

// Keys lists the catalogue's keys, sorted.
func (v *Voice) Keys() []string { return slices.Sorted(maps.Keys(v.messages)) }

func load(l string) (*Voice, error) {
	v := &Voice{Lang: l, messages: map[string]*template.Template{}, names: countries(l)}
	files, err := fs.Glob(lang.FS, path.Join(l, "messages", "*.yaml"))
	if err != nil {
		return nil, err
	}
	funcs := template.FuncMap{"num": v.anyNum, "plural": plural, "list": v.list, "say": v.Say, "join": strings.Join}
	for _, f := range files {
		raw, err := fs.ReadFile(lang.FS, f)
		if err != nil {
			return nil, err
		}
		m := map[string]string{}
		if err := yaml.Unmarshal(raw, &m); err != nil {
			return nil, fmt.Errorf("reading messages %s: %w", f, err)
		}
		for k, s := range m {
			if _, dup := v.messages[k]; dup {
				return nil, fmt.Errorf("reading messages %s: %q is defined twice", f, k)
			}
			t, err := template.New(k).Funcs(funcs).Parse(s)
			if err != nil {
				return nil, fmt.Errorf("reading messages %s: %w", f, err)
			}
			v.messages[k] = t
		}
	}
	return v, nil
}

func plural(n any, one, many string) string {
	if f, ok := float(n); ok && f == 1 {
		return one
	}
	return many
}

func float(n any) (float64, bool) {
	switch x := n.(type) {
	case int:
		return float64(x), true
	case int64:
		return float64(x), true
	case float64:
		return x, true
	}
	return 0, false
}

func (v *Voice) anyNum(n any) string {
	if f, ok := float(n); ok {
		return v.Num(f)
	}
	return fmt.Sprint(n)
}

// Num writes a number with the separators of the catalogue: 15.000 and 7,5 in
// Spanish, 15,000 and 7.5 in English; at most two decimals. Four-digit whole numbers are grouped
// too, so that columns of figures align.
func (v *Voice) Num(f float64) string {
	group, point := v.Say("number.group", nil), v.Say("number.point", nil)
	s := strconv.FormatFloat(math.Abs(f), 'f', -1, 64)
	whole, frac, _ := strings.Cut(s, ".")
	if len(frac) > 2 {
		whole, frac, _ = strings.Cut(strconv.FormatFloat(math.Abs(f), 'f', 2, 64), ".")
		frac = strings.TrimRight(frac, "0")
	}
	var b strings.Builder
	if f < 0 {
		b.WriteByte('-')
	}
	for i, c := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteString(group)
		}
		b.WriteRune(c)
	}
	if frac != "" {
		b.WriteString(point + frac)
	}
	return b.String()
}

// list joins words as prose does: a, b and c.
func (v *Voice) list(items []string) string { return v.List(items) }

// List joins words as prose does: "a, b and c".
func (v *Voice) List(items []string) string {
	switch len(items) {
	case 0:
		return ""
	case 1:
		return items[0]
	}
	last := items[len(items)-1]
	return strings.Join(items[:len(items)-1], ", ") + " " + v.joiner("and", last) + " " + last
}

// joiner picks the form of a conjunction before a word: the catalogue may name a
// second form and the beginnings that ask for it (as a has an before a vowel).
func (v *Voice) joiner(key, next string) string {
	if !v.Has(key + ".alt") {
		return v.Say(key, nil)
	}
	next = strings.ToLower(next)
	starts := func(list string) bool {
		return slices.ContainsFunc(strings.Fields(v.Say(list, nil)), func(p string) bool { return strings.HasPrefix(next, p) })
	}
	if starts(key+".alt.before") && !starts(key+".alt.except") {
		return v.Say(key+".alt", nil)
	}
	return v.Say(key, nil)
}

// countries reads the names of countries in a language, by entity id.
func countries(l string) map[string]string {
	out := map[string]string{}
	raw, err := fs.ReadFile(lang.FS, path.Join(l, "words", "countries.tsv"))
	if err != nil {
		return out
	}
	for line := range strings.Lines(string(raw)) {
		if f := strings.Split(strings.TrimRight(line, "\n"), "\t"); len(f) > 1 && !strings.HasPrefix(f[0], "#") {
			out["iso:"+f[0]] = f[1]
		}
	}
	return out
}

// Name gives the name of an entity in the language where Cotejo knows one
// (countries); else the label that the articles gave it.
func (v *Voice) Name(entity, label string) string {
	if n, ok := v.names[entity]; ok {
		return n
	}
	return label
}
