package reconcile

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/say"
)

// What usableRows leaves out is told by comparing every row with every other. A
// hot story has thousands of rows but few different places, classes and values,
// so these are compared, once each.

// withoutNarrower leaves out the rows that count a narrower place or class than
// another row.
func withoutNarrower(rows []usable) []usable {
	type kind struct {
		places []Where
		class  string
	}
	kinds, of := map[string]kind{}, make([]string, len(rows))
	for i, u := range rows {
		k := kind{rowPlaces(u.row), rowClass(u.row)}
		var b strings.Builder
		b.WriteString(k.class)
		for _, w := range k.places {
			b.WriteString("|" + w.ID + "<" + strings.Join(w.Within, "<"))
		}
		of[i] = b.String()
		kinds[of[i]] = k
	}
	narrow := map[string]bool{}
	for x, a := range kinds {
		for _, b := range kinds {
			if comparePlaces(a.places, b.places) == Contained || compareClasses(a.class, b.class) == Contained {
				narrow[x] = true
				break
			}
		}
	}
	out := make([]usable, 0, len(rows))
	for i, u := range rows {
		if !narrow[of[i]] {
			out = append(out, u)
		}
	}
	return out
}

// withoutOutgrown leaves out the rows after whose day others were given, all of
// them higher; of a quantity that moves, whatever they are.
func withoutOutgrown(rows []usable, moves bool) []usable {
	type day struct {
		lo    int
		least float64 // ceiling of this row and of all later ones
	}
	var days []day
	for _, u := range rows {
		if u.known.Grain == GrainDay {
			days = append(days, day{u.known.Lo, u.ceiling()})
		}
	}
	slices.SortFunc(days, func(a, b day) int { return cmp.Compare(a.lo, b.lo) })
	for i := len(days) - 2; i >= 0; i-- {
		days[i].least = min(days[i].least, days[i+1].least)
	}
	return slices.DeleteFunc(slices.Clone(rows), func(u usable) bool {
		if u.known.Grain != GrainDay {
			return false
		}
		i, _ := slices.BinarySearchFunc(days, u.known.Hi+1, func(d day, lo int) int { return cmp.Compare(d.lo, lo) })
		return i < len(days) && (moves || days[i].least > u.ceiling())
	})
}

// withoutReplaced leaves out the rows whose source gives a different figure later.
func withoutReplaced(rows []usable) []usable {
	last := map[string]map[Value]int{} // origins → value → the latest day it was given
	for _, u := range rows {
		if u.known.Grain == GrainNone || len(u.row.Origins) == 0 {
			continue
		}
		k := strings.Join(u.row.Origins, "|")
		if last[k] == nil {
			last[k] = map[Value]int{}
		}
		if day, ok := last[k][u.value]; !ok || day < u.known.Lo {
			last[k][u.value] = u.known.Lo
		}
	}
	return slices.DeleteFunc(slices.Clone(rows), func(u usable) bool {
		if u.known.Grain == GrainNone || len(u.row.Origins) == 0 {
			return false
		}
		for v, day := range last[strings.Join(u.row.Origins, "|")] {
			if day > u.known.Hi && CompareValues(v, u.value) != Equal {
				return true
			}
		}
		return false
	})
}

// distinct are the different values of a set of figures, and how far they reach.
type distinct struct {
	seen   map[Value]bool
	values []Value
	lo, hi float64
}

func (d *distinct) add(v Value) {
	if d.seen[v] {
		return
	}
	lo, hi := farthest(v)
	if d.seen == nil {
		d.seen, d.lo, d.hi = map[Value]bool{}, lo, hi
	}
	d.seen[v] = true
	d.values = append(d.values, v)
	d.lo, d.hi = min(d.lo, lo), max(d.hi, hi)
}

// farthest are bounds beyond which nothing equals a value, rounds it or overlaps
// it: slack and rounding reach a tenth of a bound at most, or one.
func farthest(v Value) (lo, hi float64) {
	return v.Low - max(1, math.Abs(v.Low)*0.11), v.High + max(1, math.Abs(v.High)*0.11)
}

// home finds the first set with a value that one is alike, which values beyond
// each other's farthest bounds must not be; -1 when there is none.
func home(sets []*distinct, v Value, alike func(a, b Value) bool) int {
	lo, hi := farthest(v)
	for i, d := range sets {
		if d.lo <= hi && lo <= d.hi && (d.seen[v] && alike(v, v) || slices.ContainsFunc(d.values, func(o Value) bool { return alike(v, o) })) {
			return i
		}
	}
	return -1
}

// figureKey is what the wording of a figure depends on.
type figureKey struct {
	value      Value
	unit, text string
}

// sayIn is sayFigure of a claim's figure, worked out once for figures that are
// worded alike.
func (n *node) sayIn(v *say.Voice, said map[figureKey]string) string {
	f := n.item.Claim.Figure
	k := figureKey{ValueOf(f, 1), f.Unit, f.Text}
	if _, ok := said[k]; !ok {
		said[k] = sayFigure(v, f)
	}
	return said[k]
}

// sortedRows sorts the rows of a panel by rank, larger figures first, then by claim.
func sortedRows(rows []cotejo.PanelRow) []cotejo.PanelRow {
	type key struct {
		rank, at int
		best     float64
	}
	keys := make([]key, len(rows))
	for i := range rows {
		keys[i] = key{rowRank(rows[i]), i, ValueOf(&rows[i].Figure, 1).Best}
	}
	slices.SortFunc(keys, func(a, b key) int {
		return cmp.Or(a.rank-b.rank, cmp.Compare(b.best, a.best), cmp.Compare(rows[a.at].Claim, rows[b.at].Claim))
	})
	out := make([]cotejo.PanelRow, len(rows))
	for i, k := range keys {
		out[i] = rows[k.at]
	}
	return out
}
