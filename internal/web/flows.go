package web

import (
	"cmp"
	"math"
	"net/http"
	"slices"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/pipeline"
)

// sankey is the flow diagram: givers on the left, receivers on the right, a band
// for each object class, as wide as the number of claims behind it.
type sankey struct {
	Width, Height float64
	Nodes         []sankeyNode
	Bands         []sankeyBand
}

type sankeyNode struct {
	X, Y, H, TextX, TextY float64
	Anchor, Label, Entity string
}

type sankeyBand struct {
	Path         string // SVG path of the band's outline
	Title        string
	TextX, TextY float64
	Label        string
	Claim        string // the first claim of its evidence
}

// flows shows who gives what to whom.
func (w *Workspace) flows(rw http.ResponseWriter, r *http.Request) error {
	flows, err := pipeline.Flows(r.Context(), w.ledger, r.URL.Query().Get("as-of"))
	if err != nil {
		return err
	}
	v := &view{Voice: w.voice(r), Here: "flows"}
	v.Title = v.Say("web.nav.flows", nil)
	v.Data = map[string]any{"Flows": flows, "Sankey": v.sankey(flows[:min(len(flows), 24)])}
	w.render(rw, r, "flows", v)
	return nil
}

const (
	sankeyWidth = 720.0
	nodeWidth   = 10.0
	nodeLeft    = 150.0
	bandUnit    = 9.0 // of width for each claim
	bandMax     = 54.0
	bandMin     = 12.0
	nodeGap     = 16.0
)

func thickness(f cotejo.Flow) float64 {
	return math.Min(bandMax, math.Max(bandMin, bandUnit*float64(len(f.Claims))))
}

// side stacks the nodes of one side and gives the place of each.
type side struct {
	y    map[string]float64 // next free place inside the node
	node map[string]*sankeyNode
	all  []*sankeyNode
}

func stack(flows []cotejo.Flow, x float64, anchor string, key func(cotejo.Flow) (id, label string)) (side, float64) {
	s := side{y: map[string]float64{}, node: map[string]*sankeyNode{}}
	for _, f := range flows {
		id, label := key(f)
		n := s.node[id]
		if n == nil {
			n = &sankeyNode{X: x, Label: label, Entity: id, Anchor: anchor}
			s.node[id], s.all = n, append(s.all, n)
		}
		n.H += thickness(f) + 2
	}
	y := 10.0
	for _, n := range s.all {
		n.Y, n.TextY = y, y+n.H/2+4
		n.TextX = n.X - 8
		if anchor == "start" {
			n.TextX = n.X + nodeWidth + 8
		}
		s.y[n.Entity] = y
		y += n.H + nodeGap
	}
	return s, y
}

func (v *view) sankey(flows []cotejo.Flow) sankey {
	flows = slices.Clone(flows)
	slices.SortStableFunc(flows, func(a, b cotejo.Flow) int {
		return cmp.Or(cmp.Compare(a.FromLabel, b.FromLabel), cmp.Compare(a.ToLabel, b.ToLabel), cmp.Compare(a.Object, b.Object))
	})
	left, h1 := stack(flows, nodeLeft, "end", func(f cotejo.Flow) (string, string) { return f.From, f.FromLabel })
	right, h2 := stack(flows, sankeyWidth-nodeLeft-nodeWidth, "start", func(f cotejo.Flow) (string, string) { return f.To, f.ToLabel })
	out := sankey{Width: sankeyWidth, Height: math.Max(h1, h2)}
	for _, f := range flows {
		t := thickness(f)
		a, b := left.y[f.From]+1, right.y[f.To]+1
		left.y[f.From] += t + 2
		right.y[f.To] += t + 2
		x1, x2 := nodeLeft+nodeWidth, sankeyWidth-nodeLeft-nodeWidth
		label := v.Code("object", f.Object)
		out.Bands = append(out.Bands, sankeyBand{Path: band(x1, a, x2, b, t), Label: label, TextX: x1 + 12, TextY: a + t/2 + 4,
			Title: f.FromLabel + " → " + f.ToLabel + ": " + label, Claim: first(f.Claims)})
	}
	for _, n := range slices.Concat(left.all, right.all) {
		out.Nodes = append(out.Nodes, *n)
	}
	return out
}

func first(ids []string) string {
	if len(ids) == 0 {
		return ""
	}
	return ids[0]
}

// band outlines a band of thickness t from (x1, y1) to (x2, y2), with horizontal
// ends: two cubic curves.
func band(x1, y1, x2, y2, t float64) string {
	m := (x1 + x2) / 2
	return pathData("M", x1, y1, "C", m, y1, m, y2, x2, y2, "V", y2+t, "C", m, y2+t, m, y1+t, x1, y1+t, "Z")
}
