package reconcile

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
)

// CorrectionRule begins the rule of a trail step that a person's correction left;
// the id of the judgement follows.
const CorrectionRule = "judgement/"

// CorrectableFields are the field paths that a correction may set: a JSON number
// or null for bounds (null is an open end), a JSON string for the rest.
var CorrectableFields = []string{"predicate", "stage", "figure.low", "figure.best", "figure.high", "figure.unit", "figure.class", "figure.aspect",
	"factuality.status", "factuality.polarity", "time.value"}

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
	if bound := boundOf(c.Figure, field); bound != nil {
		var v *float64
		if json.Unmarshal([]byte(raw), &v) != nil || v == nil && *bound == nil || v != nil && *bound != nil && *v == **bound {
			return "", false
		}
		old, err := json.Marshal(*bound)
		*bound = v
		return string(old), err == nil
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
		c.Time.Begin, c.Time.End, c.Time.Relation = v, "", ""
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
	case c.Figure == nil:
		return nil
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

// Carried gives a judgement whose claims may be gone, because their document was
// read anew, spoken of the claims that took their place: of the same predicate,
// in the sentence that was quoted and, where several are, about the quoted
// figure. Where that is not exactly one claim the judgement stays as it is. live
// says whether a claim is still there; of gives the claims of the document with
// that raw hash.
func Carried(j cotejo.Judgement, live func(claim string) bool, of func(sha256 string) []Item) cotejo.Judgement {
	for i, target := range []*string{&j.Target, &j.Other} {
		if i >= len(j.Selector) || !strings.HasPrefix(*target, "c_") || live(*target) {
			continue
		}
		predicate := ""
		if i == 0 {
			predicate = j.Predicate
		}
		found := saying(of(j.Selector[i].Document), j.Selector[i], predicate)
		if i == 0 && j.Other == "" && len(j.Selector) > 1 && len(found) > 1 {
			found = slices.DeleteFunc(found, func(it Item) bool { return it.Claim.Figure == nil || it.Claim.Figure.Text != j.Selector[1].Exact })
		}
		if len(found) == 1 {
			*target = found[0].Claim.ID
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

// carriedOver speaks judgements on claims that are about to be removed of those
// that take their place.
func carriedOver(js []cotejo.Judgement, added []Item, removed []string) []cotejo.Judgement {
	if len(js) == 0 || len(removed) == 0 {
		return js
	}
	gone, by := map[string]bool{}, map[string][]Item{}
	for _, id := range removed {
		gone[id] = true
	}
	for _, it := range added {
		delete(gone, it.Claim.ID)
		by[it.Document.ID] = append(by[it.Document.ID], it)
	}
	out := make([]cotejo.Judgement, len(js))
	for i, j := range js {
		out[i] = Carried(j, func(id string) bool { return !gone[id] }, func(sha string) []Item { return by["d_"+sha[:min(16, len(sha))]] })
	}
	return out
}
