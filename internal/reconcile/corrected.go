package reconcile

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
)

// CorrectionRule begins the rule of a trail step that a person's correction left;
// the id of the judgement follows.
const CorrectionRule = "judgement/"

// CorrectableFields are the field paths that a correction may set: a JSON number
// or null for bounds (null is an open end), a JSON list as in the claim for
// participants, place and chain, a JSON string for the rest.
var CorrectableFields = []string{"predicate", "stage", "figure.low", "figure.best", "figure.high", "figure.unit", "figure.class", "figure.aspect",
	"factuality.status", "factuality.polarity", "time.value", "participants", "place", "chain"}

// Corrections gives, by claim, the corrections in force, oldest first. Of two
// that set one field the later counts.
func Corrections(js []cotejo.Judgement) map[string][]cotejo.Judgement {
	out := map[string][]cotejo.Judgement{}
	for _, j := range js {
		if j.Kind == "claim" && j.Decision == cotejo.Correct {
			out[j.Target] = append(out[j.Target], j)
		}
	}
	for _, list := range out {
		slices.SortFunc(list, func(a, b cotejo.Judgement) int { return cmp.Or(cmp.Compare(a.At, b.At), cmp.Compare(a.ID, b.ID)) })
	}
	return out
}

// Corrected gives a claim as people corrected it. The evidence, the id and the
// rules of the reading stay; every changed field leaves a step in the trail that
// names the judgement, what was read before, and who changed it. Fields that are
// not correctable, or of the wrong form, are passed over.
func Corrected(c cotejo.Claim, corrections []cotejo.Judgement) cotejo.Claim {
	if len(corrections) == 0 {
		return c
	}
	c.Trail = slices.Clone(c.Trail)
	if c.Figure != nil {
		f := *c.Figure
		c.Figure = &f
	}
	if c.Time != nil {
		t := *c.Time
		c.Time = &t
	}
	for _, j := range corrections {
		bounds := false
		for _, field := range CorrectableFields {
			raw, given := j.Fields[field]
			if !given {
				continue
			}
			if was, changed := set(&c, field, raw); changed {
				bounds = bounds || strings.HasPrefix(field, "figure.") && field != "figure.best"
				c.Trail = append(c.Trail, cotejo.Step{Field: field, Rule: CorrectionRule + j.ID, Text: was, Note: j.By})
			}
		}
		if _, given := j.Fields["figure.best"]; bounds && !given {
			settle(c.Figure)
		}
	}
	return c
}

// set writes one field and gives what stood there before.
func set(c *cotejo.Claim, field, raw string) (was string, changed bool) {
	var number float64
	switch {
	case c.Figure == nil && (field == "figure.low" || field == "figure.high") && raw != "null" && json.Unmarshal([]byte(raw), &number) == nil:
		c.Figure = &cotejo.Figure{Unit: "item"}
	case c.Time == nil && field == "time.value":
		c.Time = &cotejo.Time{Type: "date", Basis: "explicit"}
	}
	if bound := boundOf(c.Figure, field); bound != nil {
		var v *float64
		if json.Unmarshal([]byte(raw), &v) != nil || v == nil && *bound == nil || v != nil && *bound != nil && *v == **bound {
			return "", false
		}
		old, err := json.Marshal(*bound)
		*bound = v
		return string(old), err == nil
	}
	switch field {
	case "participants":
		return setList(&c.Participants, raw, c.Sentence, func(p *cotejo.Participant) (*cotejo.Span, *string, string) {
			return &p.Span, &p.Text, p.Role + p.Entity + p.Label
		})
	case "place":
		return setList(&c.Place, raw, c.Sentence, func(p *cotejo.Place) (*cotejo.Span, *string, string) { return &p.Span, &p.Text, p.Entity + p.Label })
	case "chain":
		old := c.Chain
		was, changed = setList(&c.Chain, raw, c.Sentence, func(a *cotejo.Attribution) (*cotejo.Span, *string, string) {
			return &a.Span, &a.Text, a.Entity + a.Label
		})
		for i := range c.Chain {
			a := &c.Chain[i]
			if a.CueSpan != nil && !slices.ContainsFunc(old, func(o cotejo.Attribution) bool { return o.CueSpan == a.CueSpan }) {
				a.Cue, a.CueSpan = "", nil // a cue of the text is not what a person types
			}
			a.Mode = cmp.Or(a.Mode, cotejo.Says)
		}
		return was, changed
	case "object":
		var now []string
		if json.Unmarshal([]byte(raw), &now) == nil {
			c.Object = now
		}
		return "", false
	}
	var v string
	at := wordOf(c, field)
	if at == nil || json.Unmarshal([]byte(raw), &v) != nil || v == *at {
		return "", false
	}
	was, *at = *at, v
	switch field {
	case "predicate":
		c.Open, c.Stage = false, ""
	case "factuality.status":
		c.Factuality.Status = cotejo.Status(v)
	case "figure.aspect":
		c.Figure.Aspect = cotejo.Aspect(v)
	case "time.value":
		c.Time.Begin, c.Time.End, c.Time.Relation, c.Time.Precision = v, "", "", precision(v)
	}
	return was, true
}

func boundOf(f *cotejo.Figure, field string) **float64 {
	if f == nil {
		return nil
	}
	switch field {
	case "figure.low":
		return &f.Low
	case "figure.best":
		return &f.Best
	case "figure.high":
		return &f.High
	}
	return nil
}

func wordOf(c *cotejo.Claim, field string) *string {
	switch {
	case field == "predicate":
		return &c.Predicate
	case field == "stage":
		return &c.Stage
	case field == "factuality.polarity":
		return &c.Factuality.Polarity
	case field == "factuality.status":
		s := string(c.Factuality.Status)
		return &s
	case field == "time.value" && c.Time != nil:
		return &c.Time.Value
	case field == "time.text" && c.Time != nil:
		return &c.Time.Text
	case c.Figure == nil:
		return nil
	case field == "figure.text":
		return &c.Figure.Text
	case field == "figure.counted":
		return &c.Figure.Counted
	case field == "figure.unit":
		return &c.Figure.Unit
	case field == "figure.class":
		return &c.Figure.Class
	case field == "figure.aspect":
		s := string(c.Figure.Aspect)
		return &s
	}
	return nil
}

// settle makes best and comparator agree with new bounds.
func settle(f *cotejo.Figure) {
	switch {
	case f.Low != nil && f.High != nil && *f.Low == *f.High:
		v := *f.Low
		f.Best = &v
		if f.Comparator != cotejo.About {
			f.Comparator = cotejo.Exact
		}
	case f.Low != nil && f.High != nil:
		f.Best, f.Comparator = nil, cotejo.Range
	case f.Low != nil:
		v := *f.Low
		f.Best = &v
		if f.Comparator != cotejo.MoreThan {
			f.Comparator = cotejo.AtLeast
		}
	case f.High != nil:
		v := *f.High
		f.Best = &v
		if f.Comparator != cotejo.LessThan {
			f.Comparator = cotejo.AtMost
		}
	default:
		f.Best, f.Comparator = nil, cotejo.Vague
	}
}

// Said is what a judgement keeps, beside the sentence, of a claim it speaks of, so
// that the claim is found again among others of one sentence.
type Said struct {
	Predicate string `json:"predicate,omitempty"`
	Figure    string `json:"figure,omitempty"` // its words
}

// Judgements on more than one claim keep in these fields, as JSON: what each of
// the claims quoted said, in the order of the selectors; and the claims that are
// taken out of an event together.
const (
	SaidField   = "said"
	ClaimsField = "claims"
)

// PartOfSplit gives the claims that a judgement takes out of an event together.
func PartOfSplit(j cotejo.Judgement) []string {
	var out []string
	if j.Kind != "event" || j.Decision != cotejo.Split || json.Unmarshal([]byte(j.Fields[ClaimsField]), &out) != nil {
		return nil
	}
	return out
}

// Spoken gives the claims that a judgement speaks of, in the order of its
// selectors; an event or panel stands for the claim it is named by.
func Spoken(j cotejo.Judgement) []string {
	if ids := PartOfSplit(j); len(ids) > 0 {
		return ids
	}
	if Adds(j) {
		return []string{AddedID(j.ID)}
	}
	var out []string
	for _, id := range []string{j.Target, j.Other} {
		if id = claimOf(id); strings.HasPrefix(id, "c_") {
			out = append(out, id)
		}
	}
	return out
}

// Carried gives a judgement whose claims may be gone, because their document was
// read anew, spoken of the claims that took their place: of the same predicate,
// in the sentence that was quoted and, where several are, about the quoted
// figure. Where that is not exactly one claim the judgement stays as it is. live
// says whether a claim of the document with that raw hash is still there; of gives
// the claims of that document.
func Carried(j cotejo.Judgement, live func(claim, sha256 string) bool, of func(sha256 string) []Item) cotejo.Judgement {
	if j.Decision == cotejo.Revoke || Adds(j) {
		return j
	}
	ids, said := slices.Clone(Spoken(j)), saidOf(j)
	moved := false
	for i, id := range ids {
		if i >= len(j.Selector) || live(id, j.Selector[i].Document) {
			continue
		}
		found := saying(of(j.Selector[i].Document), j.Selector[i], said[i].Predicate)
		if said[i].Figure != "" && len(found) > 1 {
			found = slices.DeleteFunc(found, func(it Item) bool { return it.Claim.Figure == nil || it.Claim.Figure.Text != said[i].Figure })
		}
		if len(found) == 1 {
			ids[i], moved = found[0].Claim.ID, true
		}
	}
	if moved {
		j = spokenOf(j, ids)
	}
	return j
}

// saidOf gives what the claims of a judgement said, one for each of its selectors.
func saidOf(j cotejo.Judgement) []Said {
	out := make([]Said, max(2, len(j.Selector)))
	var kept []Said
	if json.Unmarshal([]byte(j.Fields[SaidField]), &kept) == nil {
		copy(out, kept)
	}
	if out[0].Predicate == "" {
		out[0].Predicate = j.Predicate
	}
	if j.Kind == "claim" && len(j.Selector) > 1 {
		out[0].Figure = j.Selector[1].Exact
	}
	return out
}

// spokenOf puts other claims in the place of those that a judgement speaks of.
func spokenOf(j cotejo.Judgement, ids []string) cotejo.Judgement {
	if len(PartOfSplit(j)) > 0 {
		raw, err := json.Marshal(ids)
		if err != nil {
			return j
		}
		j.Fields = maps.Clone(j.Fields)
		j.Fields[ClaimsField] = string(raw)
		return j
	}
	for _, at := range []*string{&j.Target, &j.Other} {
		if id := claimOf(*at); strings.HasPrefix(id, "c_") && len(ids) > 0 {
			if ids[0] != id {
				*at = ids[0]
			}
			ids = ids[1:]
		}
	}
	return j
}

func saying(items []Item, sel cotejo.Selector, predicate string) []Item {
	return slices.DeleteFunc(slices.Clone(items), func(it Item) bool {
		said := it.Claim.Sentence.Exact
		return !strings.Contains(said, sel.Exact) && !strings.Contains(sel.Exact, said) || predicate != "" && it.Claim.Predicate != predicate
	})
}

// CarriedOver speaks judgements on claims that are about to be removed, or that
// their document, about to be recorded, does not have, of those that take their
// place.
func CarriedOver(js []cotejo.Judgement, added []Item, removed []string) []cotejo.Judgement {
	if len(js) == 0 || len(removed) == 0 && len(added) == 0 {
		return js
	}
	gone, fresh, by := map[string]bool{}, map[string]bool{}, map[string][]Item{}
	for _, id := range removed {
		gone[id] = true
	}
	for _, it := range added {
		delete(gone, it.Claim.ID)
		if AddedBy(it.Claim) == "" {
			by[it.Document.ID] = append(by[it.Document.ID], it)
		}
		fresh[it.Claim.ID] = true
	}
	of := func(sha string) []Item { return by["d_"+sha[:min(16, len(sha))]] }
	live := func(id, sha string) bool { return fresh[id] || !gone[id] && len(of(sha)) == 0 }
	out := make([]cotejo.Judgement, len(js))
	for i, j := range js {
		out[i] = Carried(j, live, of)
	}
	return out
}
