package web

import (
	"math"
	"slices"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/reconcile"
)

// plot is a panel drawn on a common axis, one line for each figure: a dot for a
// value, a bar for a range, a dashed bar for an open end. Its numbers are in SVG
// user units, which are CSS pixels when the drawing is shown at its own size.
type plot struct {
	Width, Height float64
	Left, Right   float64 // ends of the axis
	Base          float64 // y where the lines of the axis end
	Lines         []plotLine
	Groups        []label
	Ticks         []label
	Best          float64 // x of the policy's best; 0: none
	BestLow       float64 // ends of the policy's range
	BestHigh      float64
	Narrow        bool
	More          int // rows that are not drawn
}

type plotLine struct {
	Y      float64
	X1, X2 float64 // ends of the range
	Dot    float64 // x of the value; 0: a range without a best
	Open   bool    // no upper bound
	Class  string
	Label  string
	Value  string
	Title  string
	Claim  string
	Quiet  bool // the label is not of a source
}

// label is a text at a place.
type label struct {
	X, Y float64
	Text string
}

const (
	lineHeight = 26.0
	axisHeight = 24.0
	groupSpace = 24.0
	fewRows    = 8  // of a small plot
	bigPlot    = 80 // of a large one
)

// frame is how a plot is asked for: how wide, and what its rows are grouped by.
type frame struct {
	width float64
	by    string // "", origin, stage
	most  int    // rows drawn
	docs  map[string]cotejo.Document
	top   float64 // of the axis; 0: of the rows
	more  int     // rows that were left out before
}

// plot lays out the rows of a panel over width units.
func (v *view) plot(p cotejo.Panel, f frame) plot {
	narrow := f.width < 480
	left, right := math.Min(200, f.width*0.36), f.width-math.Min(110, f.width*0.25)
	out := plot{Width: f.width, Left: left, Right: right, Narrow: narrow}
	top := f.top
	if top == 0 {
		top = axisTop(p.Rows)
	}
	x := func(n float64) float64 { return left + (right-left)*math.Min(1, math.Max(0, n/top)) }
	y, group := 4.0, ""
	rows := v.arrange(p.Rows, f.by)
	shown := min(len(rows), f.most)
	out.More = f.more + len(rows) - shown
	for _, r := range rows[:shown] {
		lo, hi, dot, open, ok := extent(r.Figure, top)
		if !ok {
			continue
		}
		if name := v.groupOf(r, f.by); f.by != "" && name != group {
			group = name
			out.Groups = append(out.Groups, label{0, y + groupSpace - 8, fold(int(f.width/8), name)})
			y += groupSpace
		}
		l := plotLine{Y: y + lineHeight/2, X1: x(lo), X2: x(hi), Dot: x(dot), Open: open, Class: string(r.Status),
			Label: fold(int(left/7.6), v.rowLabel(r, f)), Quiet: f.by != "origin" && len(r.Origins) == 0, Value: v.Figure(&r.Figure), Title: v.rowTitle(r), Claim: r.Claim}
		if lo != hi && !open && r.Figure.Best == nil {
			l.Dot = 0
		}
		out.Lines = append(out.Lines, l)
		y += lineHeight
	}
	out.Base, out.Height = y+4, y+axisHeight
	for _, t := range ticks(top, narrow) {
		out.Ticks = append(out.Ticks, label{x(t), out.Height - 6, v.short(t)})
	}
	if b := p.Best; b != nil {
		if b.Best != nil {
			out.Best = x(*b.Best)
		}
		if b.Low != nil && b.High != nil && *b.Low != *b.High {
			out.BestLow, out.BestHigh = x(*b.Low), x(*b.High)
		}
	}
	return out
}

// Moved draws the estimate of a policy on the axis of its panel, so that it shows
// how the best moves from one policy to another; nil when it gives none.
func (v *view) Moved(e cotejo.Estimate, p cotejo.Panel) *track {
	top := axisTop(p.Rows)
	x := func(n *float64) float64 { return 6 + (trackWidth-12)*math.Min(1, math.Max(0, *n/top)) }
	t := track{}
	if e.Best != nil {
		t.Dot = x(e.Best)
	}
	switch {
	case e.Low != nil && e.High != nil:
		t.X1, t.X2 = x(e.Low), x(e.High)
	case e.Low != nil:
		t.X1, t.X2, t.OpenEnd = x(e.Low), trackWidth, true
	case e.Best == nil:
		return nil
	default:
		t.X1, t.X2 = t.Dot, t.Dot
	}
	return &t
}

// arrange sorts rows by group, keeping the order of the panel inside each.
func (v *view) arrange(rows []cotejo.PanelRow, by string) []cotejo.PanelRow {
	rows = slices.Clone(rows)
	if by == "" {
		return rows
	}
	at := map[string]int{}
	for _, r := range rows {
		if g := v.groupOf(r, by); at[g] == 0 {
			at[g] = len(at) + 1
		}
	}
	slices.SortStableFunc(rows, func(a, b cotejo.PanelRow) int { return at[v.groupOf(a, by)] - at[v.groupOf(b, by)] })
	return rows
}

func (v *view) groupOf(r cotejo.PanelRow, by string) string {
	switch {
	case by == "stage" && r.Stage != "":
		return first(v.Code("stage", r.Stage))
	case by == "stage":
		return v.Say("web.nostage", nil)
	case len(r.Origins) > 0:
		return first(v.List(r.Origins))
	}
	return first(v.Say("web.nosource", nil))
}

// rowLabel is what stands before a line: its origin, or who published it where it
// has none; where rows are grouped by origin, when it was published.
func (v *view) rowLabel(r cotejo.PanelRow, f frame) string {
	switch {
	case f.by == "origin":
		return v.Published(r.Published)
	case len(r.Origins) > 0:
		return r.Origins[0]
	}
	if d, ok := f.docs[r.Document]; ok {
		return v.Outlet(d)
	}
	return v.Say("web.nosource", nil)
}

func (v *view) rowTitle(r cotejo.PanelRow) string {
	who := v.Say("web.nosource", nil)
	if len(r.Origins) > 0 {
		who = v.List(r.Origins)
	}
	return v.Figure(&r.Figure) + " – " + who + " – " + v.Code("status", r.Status) + " – " + v.Published(r.Published)
}

// short writes the number of a tick.
func (v *view) short(n float64) string {
	switch {
	case n >= 1e9:
		return v.Num(n/1e6) + " M"
	case n >= 1e6:
		return v.Num(n/1e6) + " M"
	}
	return v.Num(n)
}

// extent gives the ends and the best of a figure; an open end reaches the edge.
func extent(f cotejo.Figure, top float64) (lo, hi, dot float64, open, ok bool) {
	switch {
	case f.Low != nil && f.High != nil:
		lo, hi = *f.Low, *f.High
	case f.Low != nil:
		lo, hi, open = *f.Low, top, true
	case f.High != nil:
		lo, hi = 0, *f.High
	default:
		return 0, 0, 0, false, false
	}
	dot = lo
	if f.Best != nil {
		dot = *f.Best
	}
	return lo, hi, dot, open, true
}

func axisTop(rows []cotejo.PanelRow) float64 {
	top := 1.0
	for _, r := range rows {
		for _, b := range []*float64{r.Figure.Low, r.Figure.High, r.Figure.Best} {
			if b != nil && !math.IsInf(*b, 0) && !math.IsNaN(*b) {
				top = math.Max(top, *b)
			}
		}
	}
	return top * 1.08
}

// ticks gives round numbers from zero, at most five, below top; fewer where there
// is little room.
func ticks(top float64, narrow bool) []float64 {
	most := 4.5
	if narrow {
		most = 2.5
	}
	step := math.Pow(10, math.Floor(math.Log10(top)))
	for _, m := range []float64{0.2, 0.25, 0.5, 1, 2, 2.5, 5} {
		if top/(step*m) <= most {
			step *= m
			break
		}
	}
	var out []float64
	for t := 0.0; t <= top && len(out) < 6; t += step {
		out = append(out, t)
	}
	return slices.Clip(out)
}

// scatter is a panel over time: publication across, value up. The undated stand
// at the right, behind a rule.
type scatter struct {
	Width, Height     float64
	Left, Right, Base float64
	Undated           float64 // x of the rule; 0: all are dated
	Points            []plotLine
	Ticks, Days       []label
}

func (v *view) scatter(p cotejo.Panel, width float64) scatter {
	s := scatter{Width: width, Height: 320, Left: 64, Right: width - 20, Base: 280}
	narrow := width < 480
	lo, hi := math.Inf(1), math.Inf(-1)
	unknown := 0
	for _, r := range p.Rows {
		if w := reconcile.Publication(r.Published); dated(w) {
			lo, hi = math.Min(lo, float64(w.Lo)), math.Max(hi, float64(w.Hi))
		} else {
			unknown++
		}
	}
	if unknown > 0 {
		s.Right = width - math.Min(130, width*0.3)
		s.Undated = s.Right + 14
	}
	top := axisTop(p.Rows)
	y := func(n float64) float64 { return s.Base - (s.Base-16)*math.Min(1, math.Max(0, n/top)) }
	x := func(day float64) float64 {
		if hi <= lo {
			return (s.Left + s.Right) / 2
		}
		return s.Left + 24 + (s.Right-s.Left-48)*(day-lo)/(hi-lo)
	}
	seen := 0
	for _, r := range p.Rows[:min(len(p.Rows), bigPlot)] {
		from, to, dot, open, ok := extent(r.Figure, top)
		if !ok {
			continue
		}
		w := reconcile.Publication(r.Published)
		at := s.Undated + (width-s.Undated)*float64(seen+1)/float64(unknown+1)
		if dated(w) {
			at = x(float64(w.Lo+w.Hi) / 2)
		} else {
			seen++
		}
		s.Points = append(s.Points, plotLine{X1: y(from), X2: y(to), Y: at, Dot: y(dot), Open: open, Class: string(r.Status),
			Value: v.Figure(&r.Figure), Title: v.rowTitle(r), Claim: r.Claim})
	}
	for _, t := range ticks(top, narrow) {
		s.Ticks = append(s.Ticks, label{s.Left - 8, y(t), v.short(t)})
	}
	if lo <= hi {
		s.Days = append(s.Days, label{x(lo), 304, v.Date(isoDay(int(lo)))})
		if hi > lo {
			s.Days = append(s.Days, label{x(hi), 304, v.Date(isoDay(int(hi)))})
		}
	}
	return s
}

// dated reports whether a window has two ends not more than some years apart, so
// that it can be drawn.
func dated(w reconcile.Window) bool { return w.Grain != reconcile.GrainNone && w.Hi-w.Lo < 4000 }
