package web

import (
	"cmp"
	"context"
	"maps"
	"math"
	"net/http"
	"slices"
	"sync"
	"time"

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
	Anchor       string // of the evidence on the page
	Planned      bool
}

// flowRow is a flow with the sentences behind it.
type flowRow struct {
	cotejo.Flow
	Anchor string
	Rows   []row
	More   int
}

// flows shows who gives what to whom.
func (w *Workspace) flows(rw http.ResponseWriter, r *http.Request) error {
	const most, drawn, sentences = 40, 24, 4
	flows, ready, err := w.allFlows(r, r.URL.Query().Get("as-of"))
	if err != nil {
		return err
	}
	if !ready {
		rw.Header().Set("Refresh", "2")
	}
	all := len(flows)
	flows = heaviest(flows, most)
	var ids []string
	for _, f := range flows {
		ids = append(ids, few(f.Claims, sentences)...)
	}
	claims, err := w.ledger.ClaimsByID(r.Context(), ids)
	if err != nil {
		return err
	}
	docs, err := w.documentsOf(r.Context(), slices.Collect(maps.Values(claims)))
	if err != nil {
		return err
	}
	out := make([]flowRow, len(flows))
	for i, f := range flows {
		out[i] = flowRow{Flow: f, Anchor: flowAnchor(f)}
		for _, id := range few(f.Claims, sentences) {
			if c, ok := claims[id]; ok {
				out[i].Rows = append(out[i].Rows, row{c, docs[c.Document]})
			}
		}
		out[i].More = len(f.Claims) - len(out[i].Rows)
	}
	v := &view{Voice: w.voice(r), Here: "flows"}
	v.Title = v.Say("web.nav.flows", nil)
	v.Data = map[string]any{"Ready": ready, "Flows": out, "Left": all - len(flows), "Query": query(r), "Sankey": v.sankey(flows[:min(len(flows), drawn)], false), "Small": v.sankey(flows[:min(len(flows), drawn)], true)}
	w.render(rw, r, "flows", v)
	return nil
}

// flowCache keeps the flows of a ledger as it is, because working them out reads
// every claim that speaks of giving.
type flowCache struct {
	mu  sync.Mutex
	by  map[string]*flowsAt
	seq int64
}

type flowsAt struct {
	done  chan struct{}
	flows []cotejo.Flow
	err   error
}

// flowPatience is how long a page waits for flows before it is sent without.
const flowPatience = 120 * time.Millisecond

// allFlows gives the flows published up to asOf; ready is false while they are
// being worked out.
func (w *Workspace) allFlows(r *http.Request, asOf string) (flows []cotejo.Flow, ready bool, err error) {
	seq, err := w.seq(r.Context())
	if err != nil {
		return nil, false, err
	}
	c := &w.flowCache
	c.mu.Lock()
	if c.by == nil || c.seq != seq {
		c.by, c.seq = map[string]*flowsAt{}, seq
	}
	at := c.by[asOf]
	if at == nil {
		at = &flowsAt{done: make(chan struct{})}
		c.by[asOf] = at
		ctx := context.WithoutCancel(r.Context())
		go func() {
			defer close(at.done)
			at.flows, at.err = pipeline.Flows(ctx, w.ledger, asOf)
		}()
	}
	c.mu.Unlock()
	select {
	case <-at.done:
		return at.flows, true, at.err
	case <-time.After(flowPatience):
		return nil, false, nil
	}
}

// flowAnchor names a flow in addresses.
func flowAnchor(f cotejo.Flow) string { return "f-" + keyOf(f.From+"\n"+f.To+"\n"+f.Object) }

const (
	nodeWidth = 8.0
	bandUnit  = 9.0 // of width for each claim
	bandMax   = 54.0
	bandMin   = 16.0
	nodeGap   = 16.0
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

// sankey draws flows; narrow for a phone.
func (v *view) sankey(flows []cotejo.Flow, narrow bool) sankey {
	width, margin, letters := 760.0, 170.0, 24
	if narrow {
		width, margin, letters = 330, 92, 12
	}
	flows = slices.Clone(flows)
	slices.SortStableFunc(flows, func(a, b cotejo.Flow) int {
		return cmp.Or(cmp.Compare(a.FromLabel, b.FromLabel), cmp.Compare(a.ToLabel, b.ToLabel), cmp.Compare(a.Object, b.Object))
	})
	left, h1 := stack(flows, margin, "end", func(f cotejo.Flow) (string, string) { return f.From, v.Voice.Name(f.From, f.FromLabel) })
	right, h2 := stack(flows, width-margin-nodeWidth, "start", func(f cotejo.Flow) (string, string) { return f.To, v.Voice.Name(f.To, f.ToLabel) })
	out := sankey{Width: width, Height: math.Max(h1, h2)}
	for _, f := range flows {
		t := thickness(f)
		a, b := left.y[f.From]+1, right.y[f.To]+1
		left.y[f.From] += t + 2
		right.y[f.To] += t + 2
		x1, x2 := margin+nodeWidth, width-margin-nodeWidth
		name := v.Object(f.Object)
		from, to := v.Voice.Name(f.From, f.FromLabel), v.Voice.Name(f.To, f.ToLabel)
		out.Bands = append(out.Bands, sankeyBand{Path: band(x1, a, x2, b, t), Label: fold(int((x2-x1)/9), name), TextX: x1 + 10, TextY: a + t/2 + 4,
			Title: from + " → " + to + ": " + name, Anchor: flowAnchor(f), Planned: f.Stage == "promised" || f.Stage == "planned" || f.Stage == "offered"})
	}
	for _, n := range slices.Concat(left.all, right.all) {
		n.Label = fold(letters, n.Label)
		out.Nodes = append(out.Nodes, *n)
	}
	return out
}

// band outlines a band of thickness t from (x1, y1) to (x2, y2), with horizontal
// ends: two cubic curves.
func band(x1, y1, x2, y2, t float64) string {
	m := (x1 + x2) / 2
	return pathData("M", x1, y1, "C", m, y1, m, y2, x2, y2, "V", y2+t, "C", m, y2+t, m, y1+t, x1, y1+t, "Z")
}
