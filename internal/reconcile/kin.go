package reconcile

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/cotejo/cotejo/inventory"
)

//go:embed kin.tsv
var kinTSV string

// Kind of a family: how its figures behave over time.
const (
	kindToll     = "toll"
	kindVarying  = "varying" // a toll that may go down: the missing are found, the displaced go home
	kindStanding = "standing"
	kindRepeated = "recurring" // the same parties do it again another day
	kindCount    = "count"     // goes on until everything is counted
	kindSpeech   = "speech"
)

type kinRow struct{ family, kind string }

var kin = sync.OnceValues(func() (map[string]kinRow, map[string]string) {
	byPredicate, kinds := map[string]kinRow{}, map[string]string{}
	for line := range strings.Lines(kinTSV) {
		f := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if len(f) < 3 || strings.HasPrefix(f[0], "#") {
			continue
		}
		byPredicate[f[0]] = kinRow{f[1], f[2]}
		kinds[f[1]] = f[2]
	}
	return byPredicate, kinds
})

// familyOf is the family of a predicate; a predicate outside the table is its
// own family.
func familyOf(predicate string) string {
	rows, _ := kin()
	if r, ok := rows[predicate]; ok {
		return r.family
	}
	return predicate
}

// kindOf is the kind of a family.
func kindOf(family string) string {
	_, kinds := kin()
	return kinds[family]
}

// isToll reports whether a family counts the harm of a happening.
func isToll(family string) bool { k := kindOf(family); return k == kindToll || k == kindVarying }

// familyByClass gives the family of a figure from what it counts: the dead make
// a death toll whatever the verb ("the toll rises to 12 dead").
var familyByClass = map[string]string{
	"dead": "death", "injured": "injury", "missing-person": "missing", "displaced": "displacement",
	"evacuee": "displacement", "affected": "affected", "detainee": "detention",
}

// classFamily finds the toll that a counted class belongs to.
func classFamily(class string) (string, bool) {
	for _, c := range inventory.Classes(class) {
		if f, ok := familyByClass[c]; ok {
			return f, true
		}
	}
	return "", false
}

// movesPeople are predicates that make a presence when what moves is personnel
// or workers rather than a person on a visit.
var movesPeople = map[string]bool{
	"transfer": true, "supply": true, "carry": true, "travel": true, "arrive": true, "return": true, "depart": true, "promise": true, "employ": true,
}

func isForce(class string) bool {
	return inventory.Subsumes("personnel", class) || inventory.Subsumes("worker", class)
}

// sameLadder reports whether two predicates climb the same stages.
func sameLadder(a, b string) bool {
	if a == b {
		return true
	}
	pa, _ := inventory.Get(a)
	pb, _ := inventory.Get(b)
	return len(pa.Ladder) > 0 && slices.Equal(pa.Ladder, pb.Ladder)
}

// mutual are the families in which the parties do something together, so that
// who is called actor and who is not does not matter.
var mutual = map[string]bool{"encounter": true, "talks": true, "agreement": true, "call": true, "exercise": true, "ceasefire": true, "exchange-prisoners": true, "trade": true}
