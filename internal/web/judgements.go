package web

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/ledger"
	"github.com/cotejo/cotejo/internal/pipeline"
	"github.com/cotejo/cotejo/internal/reconcile"
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
	switch j.Kind {
	case "claim":
	case "passage":
		return w.missed(r, j)
	case "relation", "event", "judgement":
		return w.about(r, j)
	default:
		return j, &ledger.Error{Kind: ledger.ErrFilter, Path: w.name, Detail: "nothing of that kind is decided on: " + j.Kind}
	}
	c, err := w.ledger.Claim(r.Context(), target)
	if err != nil {
		return j, err
	}
	doc, err := w.ledger.Document(r.Context(), c.Document)
	if err != nil {
		return j, err
	}
	j.Predicate, j.Selector = c.Predicate, []cotejo.Selector{ledger.Select(&doc, &c)}
	if c.Figure != nil {
		at := c.Figure.Span
		j.Selector = append(j.Selector, cotejo.Selector{Document: doc.SHA256, Exact: at.Of(doc.Text), Prefix: tail(doc.Text[:at.Start], 32), Suffix: head(doc.Text[at.End:], 32)})
	}
	return j, nil
}

// about keys a decision on a relation or event to the sentences of its claims.
func (w *Workspace) about(r *http.Request, j cotejo.Judgement) (cotejo.Judgement, error) {
	if j.Decision == cotejo.Merge && !strings.HasPrefix(j.Other, "e_") && !strings.HasPrefix(j.Other, "c_") {
		return j, &ledger.Error{Kind: ledger.ErrFilter, Path: w.name, Detail: "merge with which event?"}
	}
	for _, id := range []string{j.Target, j.Other} {
		if !strings.HasPrefix(id, "c_") && !strings.HasPrefix(id, "e_") {
			continue
		}
		c, err := w.ledger.Claim(r.Context(), "c_"+id[2:]) // an event is named by its smallest claim
		if err != nil {
			return j, err
		}
		doc, err := w.ledger.Document(r.Context(), c.Document)
		if err != nil {
			return j, err
		}
		j.Selector = append(j.Selector, ledger.Select(&doc, &c))
	}
	return j, nil
}

func tail(s string, n int) string {
	r := []rune(s)
	return string(r[max(0, len(r)-n):])
}

func head(s string, n int) string {
	r := []rune(s)
	return string(r[:min(len(r), n)])
}

// number reads a number as people type it in either language: 11000, 11.000,
// 11,000, 11 000, 7,5, 7.5. A separator before exactly three digits groups.
func number(s string) (float64, error) {
	s = strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "").Replace(s)
	if i := strings.LastIndexAny(s, ".,"); i >= 0 {
		whole := strings.NewReplacer(".", "", ",", "").Replace(s[:i])
		if len(s)-i-1 == 3 && whole != "0" && whole != "" {
			s = whole + s[i+1:]
		} else {
			s = whole + "." + s[i+1:]
		}
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(f) || math.IsInf(f, 0) {
		return 0, fmt.Errorf("not a number: %q", s)
	}
	return f, nil
}

// corrections reads the fields of a form that start with "field.": numbers as
// JSON numbers, the rest as JSON strings; an empty bound is null, an open end.
func corrections(form map[string][]string) (map[string]string, error) {
	out := map[string]string{}
	for k, v := range form {
		name, ok := strings.CutPrefix(k, "field.")
		if !ok || len(v) == 0 || !slices.Contains(reconcile.CorrectableFields, name) {
			continue
		}
		value := strings.TrimSpace(v[0])
		if !slices.Contains([]string{"figure.low", "figure.best", "figure.high"}, name) {
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
		f, err := number(value)
		if err != nil {
			return nil, err
		}
		out[name] = strconv.FormatFloat(f, 'f', -1, 64)
	}
	return out, nil
}

// judgements lists every decision in force, with export and import.
func (w *Workspace) judgements(rw http.ResponseWriter, r *http.Request) error {
	all, err := w.made(r)
	if err != nil {
		return err
	}
	v := &view{Voice: w.voice(r), Here: "review"}
	v.Title = v.Say("web.judgements.title", nil)
	v.Data = map[string]any{"Made": all}
	w.render(rw, r, "judgements", v)
	return nil
}

// decision is a judgement with the claim it speaks of.
type decision struct {
	cotejo.Judgement
	Claim *cotejo.Claim // nil: gone, or not about a claim
}

// made gives the judgements in force, the last first, with their claims.
func (w *Workspace) made(r *http.Request) ([]decision, error) {
	all, err := w.ledger.Judgements(r.Context())
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, j := range all {
		ids = append(ids, j.Target)
	}
	claims, err := w.ledger.ClaimsByID(r.Context(), ids)
	out := make([]decision, len(all))
	for i, j := range all {
		out[i] = decision{Judgement: j}
		if c, ok := claims[j.Target]; ok {
			out[i].Claim = &c
		}
	}
	slices.SortStableFunc(out, func(a, b decision) int { return cmp.Or(cmp.Compare(b.At, a.At), cmp.Compare(a.ID, b.ID)) })
	return out, err
}

// exportJudgements hands over every decision ever made, revoked ones too.
func (w *Workspace) exportJudgements(rw http.ResponseWriter, r *http.Request) error {
	all, err := w.ledger.AllJudgements(r.Context())
	if err != nil {
		return err
	}
	if all == nil {
		all = []cotejo.Judgement{}
	}
	raw, err := json.MarshalIndent(all, "", " ")
	if err != nil {
		return err
	}
	attach(rw, "application/json", fileName(strings.TrimSuffix(w.name, ".cotejo"))+"-judgements.json")
	_, _ = rw.Write(append(raw, '\n'))
	return nil
}

// importJudgements takes in decisions that were exported: those that this ledger
// does not hold yet are appended as they were made.
func (w *Workspace) importJudgements(rw http.ResponseWriter, r *http.Request) error {
	const most = 16 << 20
	r.Body = http.MaxBytesReader(rw, r.Body, most)
	bad := func(why string) error { return &ledger.Error{Kind: ledger.ErrFilter, Path: w.name, Detail: why} }
	file, _, err := r.FormFile("file")
	if err != nil {
		return bad("no file, or one that is too large")
	}
	defer file.Close()
	var all []cotejo.Judgement
	if err := json.NewDecoder(file).Decode(&all); err != nil {
		return bad("not a list of decisions: " + err.Error())
	}
	if _, err := pipeline.Adopt(r.Context(), w.ledger, all, w.now()); err != nil {
		return err
	}
	http.Redirect(rw, r, "/judgements", http.StatusSeeOther)
	return nil
}
