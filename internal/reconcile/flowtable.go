package reconcile

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/inventory"
)

//go:embed flows.tsv
var flowsTSV string

//go:embed flowobjects.tsv
var flowObjectsTSV string

// Roles of a flow that no participant fills.
const (
	rolePlace      = "place"      // the country where what is given is
	roleWhose      = "whose"      // the country of the people concerned
	rolePopulation = "population" // whose what is counted is
)

// flowRungs puts the stages of the predicates of giving on one ladder: what is
// promised, agreed, ordered, on its way, there, in use, taken back. Other stages are
// the first rung.
var flowRungs = map[string]int{
	"accepted": 1, "agreed": 1, "approved": 1, "ordered": 2, "under-way": 3, "sent": 3,
	"arrived": 4, "given": 4, "sold": 4, "bought": 4, "paid": 4, "spent": 4, "delivered": 4, "kept": 4, "returned": 4, "released": 4, "expelled": 4, "done": 4,
	"in-use": 5, "withdrawn": 6,
}

// withheld are the stages at which nothing is given after all.
var withheld = map[string]bool{"refused": true, "broken": true}

// handedOver are those who are handed over, not given.
var handedOver = map[string]bool{"people": true, "bodies": true, "workers": true, "personnel": true}

// flowRule is how a predicate tells of giving.
type flowRule struct {
	from, to []string // roles, the best first
	moves    []string // what can move by it; nil for everything but people
	says     string   // what moves where no noun tells it
	acts     string   // country or person: for whom a person of office acts
}

type flowTables struct {
	rules   map[string]flowRule
	objects map[string]string // class → what moves
}

var flowTable = sync.OnceValue(func() flowTables {
	t := flowTables{map[string]flowRule{}, map[string]string{}}
	for _, f := range tableRows(flowsTSV, 6) {
		r := flowRule{from: strings.Split(f[1], ","), to: strings.Split(f[2], ","), says: f[4], acts: f[5]}
		if f[3] != "*" {
			r.moves = strings.Split(f[3], ",")
		}
		t.rules[f[0]] = r
	}
	for _, f := range tableRows(flowObjectsTSV, 2) {
		t.objects[f[0]] = f[1]
	}
	return t
})

// tableRows are the rows of a table, with n columns each.
func tableRows(tsv string, n int) [][]string {
	var out [][]string
	for line := range strings.Lines(tsv) {
		if line = strings.TrimRight(line, "\r\n"); line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		for len(f) < n {
			f = append(f, "")
		}
		out = append(out, f)
	}
	return out
}

// flowObject is what moves when something of a class is given, "" for what is not
// given.
func flowObject(class string) string {
	for _, c := range inventory.Classes(class) {
		if o, ok := flowTable().objects[c]; ok {
			return o
		}
	}
	return ""
}

// objectsOf are the kinds of things that a claim says are given.
func (r flowRule) objectsOf(c cotejo.Claim) []string {
	var out []string
	add := func(class string) {
		o := flowObject(class)
		if r.says == "people" && (handedOver[o] || o == "troops") && o != "bodies" {
			o = "people"
		}
		if o != "" && (r.moves == nil && !handedOver[o] || slices.Contains(r.moves, o)) {
			out = append(out, o)
		}
	}
	f := c.Figure
	sum := f != nil && isMoney(f.Unit)
	switch {
	case sum && f.Class != "" && f.Class != "money" && inventory.Subsumes("money", f.Class) && flowObject(f.Class) == "":
		// a price, a fine, a loss: nobody is given it by any verb but one of paying
	case sum && (len(c.Object) == 0 || slices.Equal(c.Object, []string{"goods"})):
		add("money") // "aid of 3 million"
	case f != nil && f.Unit != "percent" && inventory.Subsumes("dead", f.Class):
		add(f.Class)
	default:
		for _, o := range c.Object {
			add(o)
		}
		if len(out) == 0 && f != nil && !sum && f.Unit != "percent" {
			add(f.Class)
		}
	}
	if len(out) == 0 && r.says != "" {
		out = append(out, r.says)
	}
	return unique(out)
}
