package web

import (
	"cmp"
	"net/http"
	"slices"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/ledger"
	"github.com/cotejo/cotejo/internal/reconcile"
)

// queued is a claim waiting for a decision and why it waits: an unsure reason, or
// the type of a finding.
type queued struct {
	row
	Unsure  string
	Finding string
	Event   string
	Panel   string
}

// review is the queue: conflicts and denials first, then what is unsure, then
// what has no source or a single origin, as the findings rank them.
func (w *Workspace) review(rw http.ResponseWriter, r *http.Request) error {
	const most = 40
	ctx := r.Context()
	found, err := w.ledger.Findings(ctx, ledger.Filter{Limit: 60})
	if err != nil {
		return err
	}
	unsure, err := w.list(r, ledger.Filter{Unsure: true, Limit: most, After: r.URL.Query().Get("after")})
	if err != nil {
		return err
	}
	decided, err := w.made(r)
	if err != nil {
		return err
	}
	undo, noted := lastMade(decided), slices.DeleteFunc(slices.Clone(decided), func(d decision) bool { return d.Kind != "passage" || reconcile.Adds(d.Judgement) })
	done := map[string]bool{}
	var judged []cotejo.Judgement
	for _, j := range decided {
		judged = append(judged, j.Judgement)
		done[j.Target] = done[j.Target] || j.Kind == "claim"
	}
	why := map[string]cotejo.Finding{}
	var ids []string
	for _, f := range found.Items {
		for _, id := range f.Claims {
			if _, ok := why[id]; !ok && f.Type != "agreement" {
				why[id] = f
				ids = append(ids, id)
			}
		}
	}
	claims, err := w.claimsByID(ctx, ids)
	if err != nil {
		return err
	}
	rows, err := w.rows(ctx, claims)
	if err != nil {
		return err
	}
	queue := pending(append(waiting(rows, why, true), append(waiting(unsure.rows, why, false), waiting(rows, why, false)...)...), done)
	v := &view{Voice: w.voice(r), Here: "review"}
	v.Title = v.Say("web.nav.review", nil)
	alpha, pairs := agreement(judged)
	total := len(queue) + len(done)
	v.Data = map[string]any{"Queue": queue[:min(most, len(queue))], "Done": len(done), "Left": len(queue), "Share": 100 * len(done) / max(1, total), "Total": total,
		"Decided": decided[:min(20, len(decided))], "MoreDecided": len(decided) > 20, "Next": next(r, unsure.next), "Alpha": alpha, "Pairs": pairs, "Undo": undo, "Noted": noted}
	w.render(rw, r, "review", v)
	return nil
}

// lastMade gives the decisions that were made together last, to be undone together.
func lastMade(decided []decision) []decision {
	n := 0
	for n < len(decided) && decided[n].At == decided[0].At && decided[n].By == decided[0].By {
		n++
	}
	return decided[:n]
}

// urgent are the findings that come before what is merely unsure.
var urgent = []string{"conflict", "date-conflict", "actor-conflict", "denied", "denied-admitted", "sum", "hedge-lost"}

func waiting(rows []row, why map[string]cotejo.Finding, first bool) []queued {
	var out []queued
	for _, x := range rows {
		f := why[x.Claim.ID]
		if first && !slices.Contains(urgent, f.Type) {
			continue
		}
		out = append(out, queued{x, x.Claim.Unsure, f.Type, f.Event, f.Panel})
	}
	return out
}

func pending(rows []queued, done map[string]bool) []queued {
	seen := map[string]bool{}
	return slices.DeleteFunc(rows, func(x queued) bool {
		id := x.Claim.ID
		out := done[id] || seen[id]
		seen[id] = true
		return out
	})
}

// agreement is Krippendorff's alpha for nominal data over the claims that two or
// more people have judged (Krippendorff, Content Analysis, 2004, ch. 11): 1 is
// perfect, 0 is chance. pairs counts those claims; without any, alpha is 0. The
// last decision of a person on a claim counts.
func agreement(decided []cotejo.Judgement) (alpha float64, pairs int) {
	return alphaOf(ratings(decided))
}

// alphaOf is alpha over units with a value from each observer who gave one.
func alphaOf(values map[string]map[string]cotejo.Decision) (alpha float64, pairs int) {
	totals := map[cotejo.Decision]float64{}
	var n, observed float64
	for _, byWho := range values {
		m := float64(len(byWho))
		if m < 2 {
			continue
		}
		pairs++
		n += m
		counts := map[cotejo.Decision]float64{}
		for _, v := range byWho {
			counts[v]++
			totals[v]++
		}
		for _, c := range counts {
			observed += c * (m - c) / (m - 1)
		}
	}
	var expected float64
	for _, t := range totals {
		expected += t * (n - t)
	}
	if pairs == 0 {
		return 0, 0
	}
	if expected == 0 {
		return 1, pairs
	}
	return 1 - (n-1)*observed/expected, pairs
}

func ratings(decided []cotejo.Judgement) map[string]map[string]cotejo.Decision {
	out := map[string]map[string]cotejo.Decision{}
	decided = slices.Clone(decided)
	slices.SortFunc(decided, func(a, b cotejo.Judgement) int { return cmp.Or(cmp.Compare(a.At, b.At), cmp.Compare(a.ID, b.ID)) })
	for _, j := range decided {
		if j.Kind != "claim" {
			continue
		}
		switch j.Decision {
		case cotejo.Accept, cotejo.Reject, cotejo.Unsure, cotejo.Correct:
			if out[j.Target] == nil {
				out[j.Target] = map[string]cotejo.Decision{}
			}
			out[j.Target][j.By] = j.Decision
		}
	}
	return out
}
