// Package inventory is the language-neutral data of Cotejo: the predicates with
// their stage ladders and their projection on PLOVER and CAMEO, and the taxonomy
// of what figures count. It is pure: the tables are embedded and parsed once.
package inventory

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/cotejo/cotejo"
)

//go:embed predicates.tsv
var predicatesTSV string

//go:embed classes.tsv
var classesTSV string

// Predicate is one row of predicates.tsv.
type Predicate struct {
	ID     string
	Group  string        // diplomacy, transfer, movement, force, harm, law, politics, protest, economy, disaster, speech
	Aspect cotejo.Aspect // what a bare figure of it is
	Ladder []string      // stages, first to last
	PLOVER string        // PLOVER event type of an asserted, completed instance
	CAMEO  string        // CAMEO root or code
}

// Stage gives the position of a stage on the ladder, -1 when it is not there.
func (p Predicate) Stage(stage string) int {
	for i, s := range p.Ladder {
		if s == stage {
			return i
		}
	}
	return -1
}

type tables struct {
	order      []string
	predicates map[string]Predicate
	parent     map[string]string
}

var load = sync.OnceValue(func() tables {
	t := tables{predicates: map[string]Predicate{}, parent: map[string]string{}}
	for _, f := range rows(predicatesTSV) {
		for len(f) < 6 {
			f = append(f, "")
		}
		p := Predicate{ID: f[0], Group: f[1], Aspect: cotejo.Aspect(f[2]), PLOVER: f[4], CAMEO: f[5]}
		if f[3] != "" {
			p.Ladder = strings.Split(f[3], ">")
		}
		t.predicates[p.ID] = p
		t.order = append(t.order, p.ID)
	}
	for _, f := range rows(classesTSV) {
		parent := ""
		if len(f) > 1 {
			parent = f[1]
		}
		t.parent[f[0]] = parent
	}
	return t
})

func rows(tsv string) [][]string {
	var out [][]string
	for line := range strings.Lines(tsv) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		out = append(out, strings.Split(line, "\t"))
	}
	return out
}

// Get returns the predicate with this id.
func Get(id string) (Predicate, bool) { p, ok := load().predicates[id]; return p, ok }

// All lists the ids of the inventory in the order of the table.
func All() []string { return load().order }

// KnownClass reports whether the taxonomy has this class.
func KnownClass(id string) bool { _, ok := load().parent[id]; return ok }

// Classes lists a class and everything above it, the class first. An unknown
// class is its own only ancestor.
func Classes(id string) []string {
	parent := load().parent
	out := []string{id}
	for len(out) <= len(parent) {
		up := parent[out[len(out)-1]]
		if up == "" {
			break
		}
		out = append(out, up)
	}
	return out
}

// Subsumes reports whether every b is an a: a equals b or stands above it.
func Subsumes(a, b string) bool {
	parent := load().parent
	for range len(parent) + 1 {
		if b == a {
			return true
		}
		if b = parent[b]; b == "" {
			return false
		}
	}
	return false
}
