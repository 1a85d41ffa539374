package web

import (
	"cmp"
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/ledger"
	"github.com/cotejo/cotejo/internal/pipeline"
)

// judge records a decision: appended, attributed, and keyed to the quotation so
// that it survives a new reading. What follows from it is derived anew in the
// same transaction.
func (w *Workspace) judge(rw http.ResponseWriter, r *http.Request) error {
	r.Body = http.MaxBytesReader(rw, r.Body, 64<<10)
	if err := r.ParseForm(); err != nil {
		return &ledger.Error{Kind: ledger.ErrFilter, Path: w.name, Detail: "a form that is too large or broken"}
	}
	var all []cotejo.Judgement
	for _, target := range r.PostForm["target"] {
		j, err := w.judgement(r, target)
		if err != nil {
			return err
		}
		all = append(all, j)
	}
	if len(all) == 0 {
		return &ledger.Error{Kind: ledger.ErrFilter, Path: w.name, Detail: "nothing to decide on"}
	}
	if _, err := pipeline.Judge(r.Context(), w.ledger, all, w.now()); err != nil {
		return err
	}
	http.Redirect(rw, r, back(r.PostForm.Get("back")), http.StatusSeeOther)
	return nil
}

func (w *Workspace) judgement(r *http.Request, target string) (cotejo.Judgement, error) {
	form := r.PostForm
	j := cotejo.Judgement{Kind: cmp.Or(form.Get("kind"), "claim"), Target: target, Other: form.Get("other"),
		Decision: cotejo.Decision(form.Get("decision")), By: strings.TrimSpace(form.Get("by")), Why: strings.TrimSpace(form.Get("why"))}
	switch j.Decision {
	case cotejo.Accept, cotejo.Reject, cotejo.Unsure, cotejo.Merge, cotejo.Split, cotejo.Revoke:
	case cotejo.Correct:
		fields, err := corrections(form)
		if err != nil {
			return j, &ledger.Error{Kind: ledger.ErrFilter, Path: w.name, Detail: err.Error()}
		}
		j.Fields = fields
	default:
		return j, &ledger.Error{Kind: ledger.ErrFilter, Path: w.name, Detail: "a decision that is none: " + form.Get("decision")}
	}
	if j.By == "" {
		return j, &ledger.Error{Kind: ledger.ErrFilter, Path: w.name, Detail: "a decision needs a name"}
	}
	if j.Kind != "claim" {
		return j, nil
	}
	c, err := w.ledger.Claim(r.Context(), target)
	if err != nil {
		return j, err
	}
	doc, err := w.ledger.Document(r.Context(), c.Document)
	if err != nil {
		return j, err
	}
	j.Predicate, j.Selector = c.Predicate, []cotejo.Selector{selector(doc, c)}
	return j, nil
}

// selector quotes the evidence of a claim with what stands around it, in runes
// that are not cut.
func selector(doc cotejo.Document, c cotejo.Claim) cotejo.Selector {
	s := c.Sentence.Span
	return cotejo.Selector{Document: doc.SHA256, Exact: s.Of(doc.Text), Prefix: tail(doc.Text[:s.Start], 32), Suffix: head(doc.Text[s.End:], 32)}
}

func tail(s string, n int) string {
	r := []rune(s)
	return string(r[max(0, len(r)-n):])
}

func head(s string, n int) string {
	r := []rune(s)
	return string(r[:min(len(r), n)])
}

// corrections reads the fields of a form that start with "field.": numbers as
// JSON numbers, the rest as JSON strings; an empty bound is null, an open end.
func corrections(form map[string][]string) (map[string]string, error) {
	out := map[string]string{}
	for k, v := range form {
		name, ok := strings.CutPrefix(k, "field.")
		if !ok || len(v) == 0 {
			continue
		}
		value := strings.TrimSpace(v[0])
		if !strings.HasPrefix(name, "figure.") {
			if value != "" {
				raw, err := json.Marshal(value)
				if err != nil {
					return nil, err
				}
				out[name] = string(raw)
			}
			continue
		}
		if value == "" {
			out[name] = "null"
			continue
		}
		f, err := strconv.ParseFloat(value, 64)
		if err != nil {
			return nil, err
		}
		out[name] = strconv.FormatFloat(f, 'f', -1, 64)
	}
	return out, nil
}

// review is the queue: unsure claims first, then those in conflict, then those
// that rest on one origin.
func (w *Workspace) review(rw http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	unsure, err := w.list(r, ledger.Filter{Unsure: true, Limit: 50, After: r.URL.Query().Get("after")})
	if err != nil {
		return err
	}
	found, err := w.ledger.Findings(ctx, ledger.Filter{Limit: 30})
	if err != nil {
		return err
	}
	var ids []string
	for _, f := range found.Items {
		ids = append(ids, f.Claims...)
	}
	slices.Sort(ids)
	claims, err := w.claimsByID(ctx, slices.Compact(ids))
	if err != nil {
		return err
	}
	contested, err := w.rows(ctx, claims)
	if err != nil {
		return err
	}
	decided, err := w.ledger.Judgements(ctx)
	if err != nil {
		return err
	}
	done := map[string]bool{}
	for _, j := range decided {
		done[j.Target] = true
	}
	queue := pending(append(unsure.rows, contested...), done)
	v := &view{Voice: w.voice(r), Here: "review"}
	v.Title = v.Say("web.nav.review", nil)
	alpha, pairs := agreement(decided)
	v.Data = map[string]any{"Queue": queue, "Done": len(done), "Left": len(queue), "Decided": decided, "Next": next(r, unsure.next), "Alpha": alpha, "Pairs": pairs}
	w.render(rw, r, "review", v)
	return nil
}

func pending(rows []row, done map[string]bool) []row {
	seen := map[string]bool{}
	return slices.DeleteFunc(rows, func(x row) bool {
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
	values := ratings(decided)
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
