package export

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/ledger"
	"github.com/cotejo/cotejo/internal/reconcile"
)

// How much of a large ledger a report holds. It says what it leaves out.
const (
	briefPanels    = 60
	briefEvents    = 300
	briefFindings  = 120
	briefDocuments = 1000
	briefSources   = 100
	briefFlows     = 60
	briefRows      = 80 // figures of one panel
	briefCited     = 24 // sentences behind one row
)

// Brief is what a report says: the JSON report is this value.
type Brief struct {
	Counts    ledger.Counts              `json:"counts"`
	Policy    string                     `json:"policy"` // that the figures were read under
	Findings  []cotejo.Finding           `json:"findings"`
	Panels    []cotejo.Panel             `json:"panels"` // contested or repeated figures
	Events    []cotejo.Event             `json:"events"` // by time
	Planned   []cotejo.Event             `json:"planned"`
	Flows     []cotejo.Flow              `json:"flows"`
	Sources   []ledger.SourceCount       `json:"sources"`
	Documents []cotejo.Document          `json:"documents"` // without text
	Problems  []cotejo.Problem           `json:"problems"`
	Claims    map[string]cotejo.Claim    `json:"claims"` // the evidence of everything above, by id
	Head      string                     `json:"head"`   // last hash of the ledger's chain
	docs      map[string]cotejo.Document // by id
}

// Gather reads a report out of a ledger. Flows are worked out by the caller; the
// heaviest are kept. What a report holds is bounded, whatever the ledger.
func Gather(ctx context.Context, l *ledger.Ledger, policy string, flows []cotejo.Flow) (*Brief, error) {
	b := &Brief{Policy: policy, Flows: heaviest(flows), docs: map[string]cotejo.Document{}}
	for _, step := range []func() error{
		func() (err error) { b.Counts, err = l.Counts(ctx); return },
		func() (err error) {
			b.Findings, err = first(ctx, l.Findings, ledger.Filter{Limit: briefFindings})
			return
		},
		func() error { return b.panels(ctx, l) },
		func() (err error) { b.Events, err = first(ctx, l.Events, ledger.Filter{Limit: briefEvents}); return },
		func() (err error) {
			b.Planned, err = first(ctx, l.Events, ledger.Filter{Status: string(cotejo.Planned), ByWeight: true, Limit: briefPanels})
			return
		},
		func() (err error) { b.Sources, err = first(ctx, l.Sources, ledger.Filter{Limit: briefSources}); return },
		func() (err error) {
			b.Documents, err = first(ctx, l.Documents, ledger.Filter{Limit: briefDocuments})
			return
		},
		func() error { return b.problems(ctx, l) },
		func() error { return b.evidence(ctx, l) },
		func() error { return b.head(ctx, l) },
	} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// heaviest keeps the flows with most sentences behind them, in their order.
func heaviest(flows []cotejo.Flow) []cotejo.Flow {
	if len(flows) <= briefFlows {
		return flows
	}
	by := slices.Clone(flows)
	slices.SortStableFunc(by, func(a, b cotejo.Flow) int { return len(b.Claims) - len(a.Claims) })
	least := len(by[briefFlows-1].Claims)
	kept := slices.DeleteFunc(slices.Clone(flows), func(f cotejo.Flow) bool { return len(f.Claims) < least })
	return kept[:min(len(kept), briefFlows)]
}

// GatherOne reads a report on one panel or one event, by id: with its figures, its
// findings, and the articles and sentences behind them.
func GatherOne(ctx context.Context, l *ledger.Ledger, policy, id string) (*Brief, error) {
	b := &Brief{Policy: policy, Flows: []cotejo.Flow{}, Planned: []cotejo.Event{}, Sources: []ledger.SourceCount{}, Problems: []cotejo.Problem{}, Panels: []cotejo.Panel{}, Events: []cotejo.Event{},
		docs: map[string]cotejo.Document{}}
	var err error
	if b.Counts, err = l.Counts(ctx); err != nil {
		return nil, err
	}
	f := ledger.Filter{Panel: id, Limit: briefFindings}
	if strings.HasPrefix(id, "e_") {
		e, err := l.Event(ctx, id)
		if err != nil {
			return nil, err
		}
		b.Events, f = []cotejo.Event{e}, ledger.Filter{Event: id, Limit: briefFindings}
	} else {
		p, err := l.Panel(ctx, id)
		if err != nil {
			return nil, err
		}
		if e, ok := reconcile.Apply(policy, p, nil); ok {
			p.Best = &e
		}
		b.Panels = []cotejo.Panel{p}
	}
	if b.Findings, err = first(ctx, l.Findings, f); err != nil {
		return nil, err
	}
	b.Counts.Events = len(b.Events)
	if err := b.evidence(ctx, l); err != nil {
		return nil, err
	}
	for _, d := range b.docs {
		b.Documents = append(b.Documents, d)
	}
	slices.SortFunc(b.Documents, func(x, y cotejo.Document) int {
		return cmp.Or(cmp.Compare(x.Published.Value, y.Published.Value), cmp.Compare(x.ID, y.ID))
	})
	return b, b.head(ctx, l)
}

func first[T any](ctx context.Context, list func(context.Context, ledger.Filter) (ledger.Page[T], error), f ledger.Filter) ([]T, error) {
	page, err := list(ctx, f)
	if page.Items == nil {
		page.Items = []T{}
	}
	return page.Items, err
}

// panels takes the quantities with something to compare.
func (b *Brief) panels(ctx context.Context, l *ledger.Ledger) error {
	all, err := first(ctx, l.Panels, ledger.Filter{Limit: 2 * briefPanels})
	b.Panels = slices.DeleteFunc(all, func(p cotejo.Panel) bool { return len(p.Rows) < 2 })
	b.Panels = b.Panels[:min(len(b.Panels), briefPanels)]
	for i := range b.Panels {
		if e, ok := reconcile.Apply(b.Policy, b.Panels[i], nil); ok {
			b.Panels[i].Best = &e
		}
	}
	return err
}

func (b *Brief) problems(ctx context.Context, l *ledger.Ledger) error {
	ps, err := l.Problems(ctx)
	b.Problems = []cotejo.Problem{}
	for _, p := range ps {
		b.Problems = append(b.Problems, p.Problem)
	}
	return err
}

// evidence reads the claims that anything in the report rests on, and their
// documents.
func (b *Brief) evidence(ctx context.Context, l *ledger.Ledger) (err error) {
	ids := b.cited()
	if b.Claims, err = l.ClaimsByID(ctx, ids); err != nil {
		return err
	}
	var docs []string
	for _, c := range b.Claims {
		docs = append(docs, c.Document)
	}
	b.docs, err = l.DocumentsByID(ctx, docs)
	return err
}

// cited lists the claims of all rows, in the order in which they are met.
func (b *Brief) cited() []string {
	var out []string
	seen := map[string]bool{}
	add := func(ids ...string) {
		for _, id := range ids {
			if !seen[id] {
				seen[id] = true
				out = append(out, id)
			}
		}
	}
	few := func(ids []string) { add(ids[:min(len(ids), briefCited)]...) }
	for _, p := range b.Panels {
		for _, r := range p.Rows[:min(len(p.Rows), briefRows)] {
			add(r.Claim)
		}
	}
	for _, f := range b.Findings {
		few(f.Claims)
	}
	for _, e := range slices.Concat(b.Events, b.Planned) {
		few(e.Claims)
	}
	for _, f := range b.Flows {
		few(f.Claims)
	}
	return out
}

func (b *Brief) head(ctx context.Context, l *ledger.Ledger) error {
	rows, err := l.History(ctx, 1)
	if len(rows) > 0 {
		b.Head = rows[0].Hash
	}
	return err
}

// Note is a piece of evidence: a numbered sentence with its document.
type Note struct {
	N        int
	ID       string
	Before   string // the sentence around what is marked
	Marked   string
	After    string
	Chain    string
	Said     string
	Document string
	When     string
	Path     string
	URL      string
}

// notes numbers the evidence in the order in which it is cited.
func (b *Brief) notes(w Words) (notes []Note, number map[string]int) {
	number = map[string]int{}
	for _, id := range b.cited() {
		c, ok := b.Claims[id]
		if !ok {
			continue
		}
		d := b.docs[c.Document]
		n := Note{N: len(notes) + 1, ID: id, Chain: w.Chain(c.Chain), Said: w.Said(c), Document: DocumentName(d), When: w.Published(d.Published), Path: d.Source.Path, URL: d.Source.URL}
		n.Before, n.Marked, n.After = split(&c)
		notes = append(notes, n)
		number[id] = n.N
	}
	return notes, number
}

// split cuts the sentence of a claim around its figure, or what it is about.
func split(c *cotejo.Claim) (before, marked, after string) {
	s := c.Sentence
	at := cotejo.Span{}
	switch {
	case c.Figure != nil:
		at = c.Figure.Span
	case c.Trigger != nil:
		at = c.Trigger.Span
	}
	if at.IsZero() || !s.Span.Contains(at) {
		return s.Exact, "", ""
	}
	from, to := at.Start-s.Span.Start, at.End-s.Span.Start
	return s.Exact[:from], s.Exact[from:to], s.Exact[to:]
}

// numbers gives the sorted note numbers of claims.
func numbers(number map[string]int, claims []string) []int {
	var out []int
	for _, c := range claims {
		if n := number[c]; n > 0 {
			out = append(out, n)
		}
	}
	slices.SortFunc(out, cmp.Compare)
	return slices.Compact(out)
}

// ofType picks the findings of some types.
func (b *Brief) ofType(types ...string) []cotejo.Finding {
	var out []cotejo.Finding
	for _, f := range b.Findings {
		if slices.Contains(types, f.Type) {
			out = append(out, f)
		}
	}
	return out
}
