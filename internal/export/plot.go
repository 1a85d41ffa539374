package export

import (
	"fmt"
	"html"
	"html/template"
	"math"
	"strings"

	"github.com/cotejo/cotejo"
)

// Measures of the plot of a panel, in the units of its own box.
const (
	plotWidth  = 640
	plotRow    = 22
	plotLabel  = 150
	plotMargin = 14
)

// plot draws the figures of a panel on one axis: a line from low to high, a dot
// at best or small ones at both ends, an arrow where a bound is open, a hollow dot for what is planned,
// demanded or denied. It is nil when there is nothing to draw.
func plot(w Words, p *cotejo.Panel) template.HTML {
	top := 0.0
	for _, r := range p.Rows {
		for _, v := range []*float64{r.Figure.Low, r.Figure.Best, r.Figure.High} {
			if v != nil {
				top = math.Max(top, *v)
			}
		}
	}
	if top <= 0 || len(p.Rows) < 2 {
		return ""
	}
	height := plotRow*len(p.Rows) + 26
	x := func(v float64) float64 {
		return plotLabel + (plotWidth-plotLabel-4*plotMargin)*math.Max(0, v)/top
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<svg viewBox="0 0 %d %d" role="img" aria-label="%s"><g class="axis">`, plotWidth, height, html.EscapeString(w.Text(p.Label)))
	for i := 0; i <= 4; i++ {
		v := top * float64(i) / 4
		fmt.Fprintf(&b, `<line x1="%.1f" y1="4" x2="%.1f" y2="%d"/><text x="%.1f" y="%d" text-anchor="middle">%s</text>`, x(v), x(v), height-20, x(v), height-6, html.EscapeString(w.Num(math.Round(v))))
	}
	b.WriteString(`</g>`)
	for i, r := range p.Rows {
		plotOne(&b, w, r, float64(plotRow*i+plotRow/2+4), x)
	}
	b.WriteString(`</svg>`)
	return template.HTML(b.String()) // numbers and escaped labels only
}

func plotOne(b *strings.Builder, w Words, r cotejo.PanelRow, y float64, x func(float64) float64) {
	f := r.Figure
	class := "done"
	if r.Status != cotejo.Asserted && r.Status != cotejo.Hedged || r.Polarity == "-" {
		class = "not-done"
	}
	who := []rune(w.Origins(r.Origins))
	if len(who) > 24 {
		who = append(who[:23], '…')
	}
	fmt.Fprintf(b, `<g class="%s"><text x="%d" y="%.1f" text-anchor="end">%s</text>`, class, plotLabel-8, y+4, html.EscapeString(string(who)))
	low, high := f.Low, f.High
	switch {
	case low != nil && high != nil && *low != *high:
		fmt.Fprintf(b, `<line x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f"/>`, x(*low), y, x(*high), y)
	case low != nil && high == nil:
		fmt.Fprintf(b, `<line x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f"/><path d="M%.1f %.1f l-6 -4 v8 z"/>`, x(*low), y, x(*low)+26, y, x(*low)+32, y)
	case low == nil && high != nil:
		fmt.Fprintf(b, `<line x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f"/><path d="M%.1f %.1f l6 -4 v8 z"/>`, x(*high)-26, y, x(*high), y, x(*high)-32, y)
	}
	dots := []*float64{f.Best}
	if f.Best == nil {
		dots = []*float64{low, high}
	}
	for _, v := range dots {
		if v != nil {
			fmt.Fprintf(b, `<circle cx="%.1f" cy="%.1f" r="%.1f"/>`, x(*v), y, 5.5-float64(len(dots)))
		}
	}
	b.WriteString(`</g>`)
}
