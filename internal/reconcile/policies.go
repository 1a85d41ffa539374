package reconcile

import (
	"cmp"
	"slices"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/say"
)

// The policies, by name. docs/policies.md says where each comes from.
const (
	PolicyConservative = "conservative"
	PolicyLowBestHigh  = "low-best-high"
	PolicyMinMax       = "min-max"
	PolicyMajority     = "majority-of-origins"
	PolicyLatest       = "latest"
	PolicyRanking      = "ranking"

	// DefaultPolicy is the one a panel carries when nobody asks for another.
	DefaultPolicy = PolicyLowBestHigh
)

// Policies lists the names, the default first.
func Policies() []string {
	return []string{PolicyLowBestHigh, PolicyConservative, PolicyMinMax, PolicyMajority, PolicyLatest, PolicyRanking}
}

// Apply answers a panel under a policy: never a fact, always the policy's answer,
// with the claims it used. Ranking is the user's order of sources, first the most
// trusted, as names or parts of names; only PolicyRanking reads it. ok is false
// for a policy that does not exist. An estimate without Low, Best and High says
// that no figure meets the rule.
func Apply(policy string, p cotejo.Panel, ranking []string) (e cotejo.Estimate, ok bool) {
	rule, ok := map[string]func([]usable, []string) (low, best, high *float64, used []usable){
		PolicyConservative: conservative, PolicyLowBestHigh: lowBestHigh, PolicyMinMax: minMax,
		PolicyMajority: majority, PolicyLatest: latest, PolicyRanking: ranked,
	}[policy]
	if !ok {
		return e, false
	}
	e = cotejo.Estimate{Policy: policy, Claims: []string{}}
	rows := usableRows(p)
	var used []usable
	if len(rows) > 0 {
		e.Low, e.Best, e.High, used = rule(rows, ranking)
	}
	for _, u := range used {
		e.Claims = append(e.Claims, u.row.Claim)
	}
	slices.Sort(e.Claims)
	e.Text = both(func(v *say.Voice) string {
		name := v.Say("reconcile.policy."+policy, nil)
		if len(used) == 0 {
			return v.Say("reconcile.policy.nothing", say.Args{"Policy": name})
		}
		return v.Say("reconcile.policy.used", say.Args{"Policy": name, "N": len(used), "All": len(p.Rows)})
	})
	return e, true
}

// usable is a row that a policy may choose from.
type usable struct {
	row   cotejo.PanelRow
	value Value
	known Window
}

// usableRows are the rows that stand for the whole quantity: said to be so (or,
// when nothing is, planned), no part, addition, change or rate, not vague when
// anything else is there, and not replaced by a later figure of the same source.
// Of a toll, neither what counts a narrower place or class than another row, nor
// what all figures of later days exceed.
func usableRows(p cotejo.Panel) []usable {
	best := 3
	for _, r := range p.Rows {
		best = min(best, rowRank(r))
	}
	if best > 1 {
		return nil
	}
	var out []usable
	for _, r := range p.Rows {
		if rowRank(r) != best || partial(r.Figure.Aspect) && best == 0 || r.Figure.Unit != p.Unit {
			continue
		}
		if u := (usable{row: r, value: ValueOf(&r.Figure, 1), known: Publication(r.Published)}); u.value.Known {
			out = append(out, u)
		}
	}
	if k := panelKind(p); k == kindToll || k == kindVarying {
		whole := withoutNarrower(out)
		out = withoutOutgrown(whole, panelKind(p) == kindVarying)
	}
	out = withoutReplaced(out)
	if firm := slices.DeleteFunc(slices.Clone(out), func(u usable) bool { return u.value.Comparator == cotejo.Vague }); len(firm) > 0 {
		out = firm
	}
	return out
}

func partial(a cotejo.Aspect) bool {
	return a == cotejo.Part || a == cotejo.Increment || a == cotejo.Change || a == cotejo.Rate
}

func panelKind(p cotejo.Panel) string {
	if f, ok := classFamily(p.Class); ok {
		return kindOf(f)
	}
	return kindOf(familyOf(p.Predicate))
}

func rowPlaces(r cotejo.PanelRow) []Where {
	var out []Where
	for _, p := range r.Place {
		out = append(out, Where{ID: placeID(p), Within: p.Within, Label: p.Label})
	}
	return out
}

// rowClass is who a row of a toll counts: the dead are people, of no kind.
func rowClass(r cotejo.PanelRow) string {
	if _, ok := familyByClass[r.Figure.Class]; ok || r.Figure.Class == "" || r.Figure.Class == "casualty" {
		return "person"
	}
	return r.Figure.Class
}

func span(rows []usable) (low, high *float64) {
	lo, hi := rows[0].floor(), rows[0].ceiling()
	for _, u := range rows[1:] {
		lo, hi = min(lo, u.floor()), max(hi, u.ceiling())
	}
	return &lo, &hi
}

// floor and ceiling are the ends of a figure; an end left open is its best.
func (u usable) floor() float64 {
	if u.row.Figure.Low != nil {
		return *u.row.Figure.Low
	}
	return u.value.Best
}

func (u usable) ceiling() float64 {
	if u.row.Figure.High != nil {
		return *u.row.Figure.High
	}
	return u.value.Best
}

func conservative(rows []usable, _ []string) (low, best, high *float64, used []usable) {
	u := slices.MinFunc(rows, func(a, b usable) int {
		return cmp.Or(cmp.Compare(a.floor(), b.floor()), cmp.Compare(a.row.Claim, b.row.Claim))
	})
	v := u.floor()
	return &v, &v, nil, []usable{u}
}

func minMax(rows []usable, _ []string) (low, best, high *float64, used []usable) {
	low, high = span(rows)
	return low, nil, high, rows
}

func lowBestHigh(rows []usable, _ []string) (low, best, high *float64, used []usable) {
	low, high = span(rows)
	b := bySupport(rows)[0]
	return low, &b.value, high, rows
}

// support is a number with the independent origins that give it.
type support struct {
	value   float64
	origins int
	latest  int
	rows    []usable
}

// bySupport groups figures that say the same number, the best supported first:
// most named origins, then the latest, then the lowest.
func bySupport(rows []usable) []support {
	var out []support
	var values []*distinct
	for _, u := range rows {
		at := home(values, u.value, alike)
		if at < 0 {
			out, values = append(out, support{}), append(values, &distinct{})
			at = len(out) - 1
		}
		out[at].rows = append(out[at].rows, u)
		values[at].add(u.value)
	}
	for i := range out {
		out[i].weigh()
	}
	slices.SortFunc(out, func(a, b support) int {
		return cmp.Or(b.origins-a.origins, b.latest-a.latest, cmp.Compare(a.value, b.value))
	})
	return out
}

func alike(a, b Value) bool {
	st := CompareValues(a, b)
	return st.oneNumber() || st == Overlap && a.Comparator != cotejo.Range && b.Comparator != cotejo.Range
}

func (s *support) weigh() {
	var names, values []string
	byText := map[string]float64{}
	for _, u := range s.rows {
		names = append(names, u.row.Origins...)
		if u.known.Grain != GrainNone {
			s.latest = max(s.latest, u.known.Lo)
		}
		text := num(u.value.Best)
		values = append(values, text)
		byText[text] = u.value.Best
	}
	s.origins, s.value = len(unique(names)), byText[most(values)]
}

func majority(rows []usable, _ []string) (low, best, high *float64, used []usable) {
	var all []string
	for _, u := range rows {
		all = append(all, u.row.Origins...)
	}
	b := bySupport(rows)[0]
	if n := len(unique(all)); n == 0 || 2*b.origins <= n {
		return nil, nil, nil, nil
	}
	low, high = span(b.rows)
	return low, &b.value, high, b.rows
}

// latest takes the figure published last; the undated never win over the dated.
func latest(rows []usable, _ []string) (low, best, high *float64, used []usable) {
	dated := slices.DeleteFunc(slices.Clone(rows), func(u usable) bool { return u.known.Grain == GrainNone })
	if len(dated) == 0 {
		return nil, nil, nil, nil
	}
	u := slices.MaxFunc(dated, func(a, b usable) int {
		return cmp.Or(a.known.Lo-b.known.Lo, cmp.Compare(a.row.Published.Value, b.row.Published.Value),
			cmp.Compare(b.value.Best, a.value.Best), cmp.Compare(b.row.Claim, a.row.Claim))
	})
	return u.row.Figure.Low, &u.value.Best, u.row.Figure.High, []usable{u}
}

// ranked takes the figure of the first source on the user's list that gives one;
// of several, the latest.
func ranked(rows []usable, ranking []string) (low, best, high *float64, used []usable) {
	for _, want := range ranking {
		w := fold(want)
		mine := slices.DeleteFunc(slices.Clone(rows), func(u usable) bool {
			return !slices.ContainsFunc(u.row.Origins, func(o string) bool { return holds(fold(o), w) })
		})
		if len(mine) == 0 || w == "" {
			continue
		}
		if l, b, h, u := latest(mine, nil); len(u) > 0 {
			return l, b, h, u
		}
		u := mine[0]
		return u.row.Figure.Low, &u.value.Best, u.row.Figure.High, []usable{u}
	}
	return nil, nil, nil, nil
}

// holds reports whether the words of part stand together in whole.
func holds(whole, part string) bool {
	return whole == part || len(part) > 0 && slices.Contains(windows(whole, part), part)
}

func windows(whole, part string) []string {
	var out []string
	for i := 0; i+len(part) <= len(whole); i++ {
		end := i + len(part)
		if (i == 0 || whole[i-1] == '-') && (end == len(whole) || whole[end] == '-') {
			out = append(out, whole[i:end])
		}
	}
	return out
}
