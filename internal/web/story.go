package web

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/ledger"
)

const (
	storyFindings = 6
	storyPanels   = 4
	storyEvents   = 24
	storyLines    = 9
	storyFlows    = 6
	smallPlot     = 360.0
)

// told is a finding with what a reader opens from it.
type told struct {
	cotejo.Finding
	Claims []cotejo.Claim // the first sentences behind it
	Docs   map[string]cotejo.Document
}

type plotted struct {
	Panel cotejo.Panel
	Plot  plot
}

// story is the first screen: what the ledger holds, the findings by rank, the
// contested figures as small plots, what happened when, who gives what to whom,
// and what is new since the reader's last visit.
func (w *Workspace) story(rw http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	counts, err := w.ledger.Counts(ctx)
	if err != nil {
		return err
	}
	found, err := w.ledger.Findings(ctx, ledger.Filter{Limit: storyFindings})
	if err != nil {
		return err
	}
	tales, err := w.tell(ctx, found.Items)
	if err != nil {
		return err
	}
	panels, err := w.panelHeads(ctx, ledger.Filter{Limit: storyPanels})
	if err != nil {
		return err
	}
	events, err := w.ledger.Events(ctx, ledger.Filter{Limit: storyEvents, ByWeight: true})
	if err != nil {
		return err
	}
	all, _, err := w.allFlows(r, "") // those that are not there yet are on their own screen soon
	if err != nil {
		return err
	}
	flows := heaviest(all, storyFlows)
	v := &view{Voice: w.voice(r), Here: "story"}
	v.Title = v.Say("web.nav.story", nil)
	plots, err := w.plots(ctx, v, panels.heads)
	if err != nil {
		return err
	}
	byTime := slices.Clone(events.Items)
	slices.SortStableFunc(byTime, func(a, b cotejo.Event) int { return cmp.Compare(whenKey(a), whenKey(b)) })
	strip, axis := v.lines(byTime[:min(storyLines, len(byTime))]) // the undated are last
	fresh, err := w.since(rw, r)
	if err != nil {
		return err
	}
	v.Data = map[string]any{"Counts": counts, "Findings": tales, "More": found.Next != "", "Panels": plots, "MorePanels": panels.next != "", "Clash": slices.ContainsFunc(panels.heads, func(p panelHead) bool { return p.Contested }),
		"Lines": strip, "Axis": axis, "Flows": flows, "Small": v.sankey(flows, true), "Empty": counts.Documents == 0, "Fresh": fresh}
	w.render(rw, r, "story", v)
	return nil
}

// whenKey sorts events by time, the undated last.
func whenKey(e cotejo.Event) string {
	if e.Time == nil {
		return "~"
	}
	begin := cmp.Or(e.Time.Begin, e.Time.Value)
	if begin == "" || begin[0] < '0' || begin[0] > '9' {
		return "~"
	}
	return begin
}

// tell reads the first sentences behind findings.
func (w *Workspace) tell(ctx context.Context, found []cotejo.Finding) ([]told, error) {
	const sentences = 3
	var ids, docIDs []string
	for _, f := range found {
		ids = append(ids, f.Claims[:min(sentences, len(f.Claims))]...)
	}
	claims, err := w.ledger.ClaimsByID(ctx, ids)
	if err != nil {
		return nil, err
	}
	for _, c := range claims {
		docIDs = append(docIDs, c.Document)
	}
	docs, err := w.ledger.DocumentsByID(ctx, docIDs)
	out := make([]told, len(found))
	for i, f := range found {
		out[i] = told{Finding: f, Docs: docs}
		for _, id := range f.Claims[:min(sentences, len(f.Claims))] {
			if c, ok := claims[id]; ok {
				out[i].Claims = append(out[i].Claims, c)
			}
		}
	}
	return out, err
}

// heaviest keeps the n flows with most sentences behind them, in their order.
func heaviest(flows []cotejo.Flow, n int) []cotejo.Flow {
	by := slices.Clone(flows)
	slices.SortStableFunc(by, func(a, b cotejo.Flow) int { return len(b.Claims) - len(a.Claims) })
	return by[:min(n, len(by))]
}

// news is what was recorded since the reader was here before.
type news struct {
	Articles, Decisions int
	Day                 string
}

const seenCookie = "cotejo-seen"

// since tells what is new since the last visit. The cookie holds the batch that
// was last when the reader came, the one that was last on the visit before, and
// when this visit began; a visit ends after half an hour.
func (w *Workspace) since(rw http.ResponseWriter, r *http.Request) (*news, error) {
	const most = 200
	last, err := w.seq(r.Context())
	if err != nil || last == 0 {
		return nil, err
	}
	now, err := time.Parse(time.RFC3339, w.now())
	if err != nil {
		return nil, nil
	}
	var before, current, began int64
	if c, err := r.Cookie(seenCookie + "-" + w.key); err == nil {
		if n, _ := fmt.Sscanf(strings.ReplaceAll(c.Value, ".", " "), "%d %d %d", &before, &current, &began); n != 3 {
			before, current, began = 0, 0, 0
		}
	}
	if now.Unix()-began > 30*60 {
		before, began = current, now.Unix()
	}
	http.SetCookie(rw, &http.Cookie{Name: seenCookie + "-" + w.key, Value: fmt.Sprintf("%d.%d.%d", before, last, began), Path: "/", MaxAge: 400 * 24 * 3600,
		HttpOnly: true, SameSite: http.SameSiteStrictMode})
	if before == 0 || before >= last {
		return nil, nil
	}
	history, err := w.ledger.History(r.Context(), int(min(most, last-before+1)))
	if err != nil {
		return nil, err
	}
	var n news
	for _, h := range history {
		if h.Seq > before {
			n.Articles += h.Documents
			n.Decisions += h.Judgements
		} else if h.Seq == before {
			n.Day = h.At
		}
	}
	if n.Articles+n.Decisions == 0 {
		return nil, nil
	}
	return &n, nil
}

// findings lists all findings by rank.
func (w *Workspace) findings(rw http.ResponseWriter, r *http.Request) error {
	f := filter(r)
	f.Limit = 30
	page, err := w.ledger.Findings(r.Context(), f)
	if err != nil {
		return err
	}
	tales, err := w.tell(r.Context(), page.Items)
	if err != nil {
		return err
	}
	v := &view{Voice: w.voice(r), Here: "story"}
	v.Title = v.Say("web.story.findings", nil)
	v.Data = map[string]any{"Findings": tales, "Filter": f, "Next": next(r, page.Next)}
	w.render(rw, r, "findings", v)
	return nil
}
