package web

import (
	"math"
	"slices"

	"github.com/cotejo/cotejo"
)

// plot is a panel drawn as one line for each figure on a common axis: a dot for
// a value, a bar for a range, a fading bar for an open end. Numbers are in SVG
// user units.
type plot struct {
	Width, Height float64
	Left          float64 // where the axis begins
	Lines         []plotLine
	Ticks         []tick
	Best          float64 // x of the policy's best; 0: none
}

type plotLine struct {
	Y      float64
	X1, X2 float64 // ends of the range
	Dot    float64
	Open   bool // no upper bound
	Class  string
	Label  string
	Value  string
	Title  string
	Claim  string
}

type tick struct {
	X     float64
	Label string
}

const (
	lineHeight = 22.0
	axisHeight = 26.0
)

// plot lays out the rows of a panel, in their order, over width units.
func (v *view) plot(p cotejo.Panel, width float64) plot {
	left := math.Min(150, width*0.42)
	out := plot{Width: width, Height: lineHeight*float64(len(p.Rows)) + axisHeight, Left: left}
	top := axisTop(p.Rows)
	x := func(f float64) float64 { return left + (width-left-14)*math.Min(1, math.Max(0, f/top)) }
	for i, r := range p.Rows {
		lo, hi, dot, open, ok := extent(r.Figure, top)
		if !ok {
			continue
		}
		label := v.Say("web.nosource", nil)
		if len(r.Origins) > 0 {
			label = r.Origins[0]
		}
		out.Lines = append(out.Lines, plotLine{Y: lineHeight*float64(i) + lineHeight/2, X1: x(lo), X2: x(hi), Dot: x(dot), Open: open,
			Class: string(r.Status), Label: fold(22, label), Value: v.Figure(&r.Figure), Title: v.rowTitle(r), Claim: r.Claim})
	}
	for _, t := range ticks(top) {
		out.Ticks = append(out.Ticks, tick{x(t), v.Num(t)})
	}
	if p.Best != nil && p.Best.Best != nil {
		out.Best = x(*p.Best.Best)
	}
	return out
}

func (v *view) rowTitle(r cotejo.PanelRow) string {
	return v.Figure(&r.Figure) + " – " + v.List(r.Origins) + " – " + v.Code("status", r.Status)
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
			if b != nil && !math.IsInf(*b, 0) {
				top = math.Max(top, *b)
			}
		}
	}
	return top * 1.12
}

// ticks gives round numbers from zero, at most five, below top.
func ticks(top float64) []float64 {
	step := math.Pow(10, math.Floor(math.Log10(top)))
	for _, m := range []float64{0.2, 0.25, 0.5, 1, 2, 2.5, 5} {
		if top/(step*m) <= 4.5 {
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
