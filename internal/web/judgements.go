package web

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/pipeline"
	"github.com/cotejo/cotejo/internal/reconcile"
)

// judge records a decision: appended, attributed, and keyed to the quotation so
// that it survives a new reading. What follows from it is derived anew in the
// same transaction.
func (w *Workspace) judge(rw http.ResponseWriter, r *http.Request) error {
	r.Body = http.MaxBytesReader(rw, r.Body, 64<<10)
	if err := r.ParseForm(); err != nil {
		return w.bad(r, "web.bad.form")
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
		return w.bad(r, "web.bad.nothing")
	}
	made, err := pipeline.Judge(r.Context(), w.ledger, all, w.now())
	if err != nil {
		return err
	}
	http.Redirect(rw, r, w.landing(r, made[0]), http.StatusSeeOther)
	return nil
}

// landing is the address to show after a decision: where it was made, or the event
// that came of it, or the claim that was added.
func (w *Workspace) landing(r *http.Request, j cotejo.Judgement) string {
	to := back(r.PostForm.Get("back"))
	if j.Decision == cotejo.Revoke {
		old, err := w.ledger.Judgement(r.Context(), j.Target)
		switch {
		case err != nil:
			return to
		case reconcile.Adds(old) && strings.HasPrefix(to, "/claims/"):
			return "/documents/" + url.PathEscape(old.Target) // the claim is no more
		case old.Kind == "event" && strings.HasPrefix(to, "/events/"):
			j = old
		}
	}
	switch {
	case reconcile.Adds(j):
		return strings.SplitN(to, "#", 2)[0] + "#" + reconcile.AddedID(j.ID)
	case j.Kind == "event":
		if c, err := w.ledger.Claim(r.Context(), reconcile.Spoken(j)[0]); err == nil && c.Event != "" {
			return "/events/" + url.PathEscape(c.Event)
		}
	}
	return to
}

func (w *Workspace) judgement(r *http.Request, target string) (cotejo.Judgement, error) {
	form := r.PostForm
	j := cotejo.Judgement{Kind: cmp.Or(form.Get("kind"), "claim"), Target: target, Other: form.Get("other"),
		Decision: cotejo.Decision(form.Get("decision")), By: strings.TrimSpace(form.Get("by")), Why: strings.TrimSpace(form.Get("why"))}
	if j.By == "" {
		return j, w.bad(r, "web.bad.name")
	}
	decisions, known := map[string][]cotejo.Decision{
		"claim": {cotejo.Accept, cotejo.Reject, cotejo.Unsure, cotejo.Correct}, "passage": {cotejo.Add, cotejo.Unsure},
		"relation": {cotejo.Accept, cotejo.Reject, cotejo.Unsure}, "event": {cotejo.Merge, cotejo.Split}, "judgement": {cotejo.Revoke},
	}[j.Kind]
	if !known || !slices.Contains(decisions, j.Decision) {
		return j, w.bad(r, "web.bad.decision")
	}
	switch j.Kind {
	case "claim":
		return w.aboutClaim(r, j)
	case "passage":
		return w.missed(r, j)
	case "event":
		return w.aboutEvents(r, j)
	case "relation":
		return j, pipeline.Quote(r.Context(), w.ledger, &j)
	}
	_, err := w.ledger.Judgement(r.Context(), j.Target)
	return j, err
}

// aboutClaim keys a decision to the sentence and figure of its claim; of a
// correction it keeps what it changes.
func (w *Workspace) aboutClaim(r *http.Request, j cotejo.Judgement) (cotejo.Judgement, error) {
	c, err := w.ledger.Claim(r.Context(), j.Target)
	if err != nil {
		return j, err
	}
	if err := pipeline.Quote(r.Context(), w.ledger, &j); err != nil {
		return j, err
	}
	if j.Decision != cotejo.Correct {
		return j, nil
	}
	if j.Fields, err = corrections(r.PostForm); err != nil {
		return j, w.bad(r, "web.bad.number", "Detail", err.Error())
	}
	if err := w.worded(r, c.Document, c, j.Fields); err != nil {
		return j, err
	}
	for field, value := range j.Fields {
		one := reconcile.Corrected(c, []cotejo.Judgement{{Fields: map[string]string{field: value}}})
		if len(one.Trail) == len(c.Trail) {
			delete(j.Fields, field) // it says that already
		}
	}
	if len(j.Fields) == 0 {
		return j, w.bad(r, "web.bad.unchanged")
	}
	return j, w.checkDate(r, j.Fields)
}

// aboutEvents reads a decision that joins two events, or takes claims out of one.
// Events are named by claims in it, which outlive them.
func (w *Workspace) aboutEvents(r *http.Request, j cotejo.Judgement) (cotejo.Judgement, error) {
	if j.Decision == cotejo.Merge {
		if other := j.Other[strings.LastIndexByte(j.Other, '/')+1:]; strings.HasPrefix(other, "e_") || strings.HasPrefix(other, "c_") {
			j.Other = "c_" + other[2:] // an address of an event is as good as its id
			j.Target = "c_" + j.Target[min(2, len(j.Target)):]
			if j.Other == j.Target {
				return j, w.bad(r, "web.bad.itself")
			}
			return j, pipeline.Quote(r.Context(), w.ledger, &j)
		}
		return j, w.bad(r, "web.bad.event")
	}
	part := r.PostForm["claim"]
	e, err := w.ledger.Event(r.Context(), j.Target)
	if err != nil {
		return j, err
	}
	for _, id := range part {
		if !slices.Contains(e.Claims, id) {
			return j, w.bad(r, "web.bad.part")
		}
	}
	if len(part) == 0 || len(part) == len(e.Claims) {
		return j, w.bad(r, "web.bad.part")
	}
	raw, err := json.Marshal(part)
	if err != nil {
		return j, err
	}
	j.Target = e.Claims[slices.IndexFunc(e.Claims, func(id string) bool { return !slices.Contains(part, id) })]
	j.Fields = map[string]string{reconcile.ClaimsField: string(raw)}
	return j, pipeline.Quote(r.Context(), w.ledger, &j)
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
		switch name {
		case "participants", "place", "chain": // typed as words
			continue
		case "figure.low", "figure.best", "figure.high":
		default:
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
	attach(rw, "application/json", fileName(w.stem())+"-judgements.json")
	_, _ = rw.Write(append(raw, '\n'))
	return nil
}

// importJudgements takes in decisions that were exported: those that this ledger
// does not hold yet are appended as they were made.
func (w *Workspace) importJudgements(rw http.ResponseWriter, r *http.Request) error {
	const most = 16 << 20
	r.Body = http.MaxBytesReader(rw, r.Body, most)
	file, _, err := r.FormFile("file")
	if err != nil {
		return w.bad(r, "web.bad.file")
	}
	defer file.Close()
	var all []cotejo.Judgement
	if err := json.NewDecoder(file).Decode(&all); err != nil {
		return w.bad(r, "web.bad.list", "Detail", err.Error())
	}
	if _, err := pipeline.Adopt(r.Context(), w.ledger, all, w.now()); err != nil {
		return err
	}
	http.Redirect(rw, r, "/judgements", http.StatusSeeOther)
	return nil
}
