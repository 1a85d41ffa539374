package reconcile

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/inventory"
)

// AddedRule begins the rule of a claim that a person added; the id of the
// judgement follows.
const AddedRule = "added/"

// AddedBy gives the id of the judgement that added a claim, "" for a claim that
// was read.
func AddedBy(c cotejo.Claim) string {
	for _, r := range c.Rules {
		if id, ok := strings.CutPrefix(r, AddedRule); ok {
			return id
		}
	}
	return ""
}

// Adds reports whether a judgement adds a claim to the document it quotes.
func Adds(j cotejo.Judgement) bool {
	return j.Kind == "passage" && j.Decision == cotejo.Add && len(j.Selector) > 0
}

// AddedID is the id of the claim that a judgement adds.
func AddedID(judgement string) string {
	sum := sha256.Sum256([]byte(AddedRule + judgement))
	return "c_" + hex.EncodeToString(sum[:8])
}

// Added makes the claim that a person added to a document (with its text): the
// quoted passage, and what the fields say of it. It is a function of the judgement
// and the text alone, so that the same judgement gives the same claim in every
// ledger and after every reading. What the person typed is looked for in the
// passage, so that it has a span where it is there; what is not there has none. ok
// is false when the passage is not in the text, or the predicate not in the
// inventory.
func Added(j cotejo.Judgement, doc cotejo.Document) (c cotejo.Claim, ok bool) {
	if !Adds(j) {
		return c, false
	}
	at, ok := Quoted(doc.Text, j.Selector[0])
	if !ok {
		return c, false
	}
	c = cotejo.Claim{ID: AddedID(j.ID), Document: doc.ID, Sentence: cotejo.Passage{Span: at, Exact: at.Of(doc.Text)}, Confidence: 1,
		Factuality: cotejo.Factuality{Polarity: "+", Status: cotejo.Asserted}, Rules: []string{AddedRule + j.ID},
		Trail: []cotejo.Step{{Field: "claim", Rule: AddedRule + j.ID, Text: at.Of(doc.Text), Span: &at, Note: j.By}}}
	for _, b := range doc.Blocks {
		if b.Span.Contains(at) {
			c.Block = b.Kind
		}
	}
	for _, field := range AddableFields {
		if raw, given := j.Fields[field]; given {
			set(&c, field, raw)
		}
	}
	if _, known := inventory.Get(c.Predicate); !known {
		return c, false
	}
	finishAdded(&c)
	return c, true
}

// finishAdded makes what was typed agree with itself, and finds it in the passage.
func finishAdded(c *cotejo.Claim) {
	if f := c.Figure; f != nil {
		settle(f)
		if p, ok := inventory.Get(c.Predicate); ok && f.Aspect == "" {
			f.Aspect = p.Aspect
		}
		if f.Class != "" && len(c.Object) == 0 {
			c.Object = []string{f.Class}
		}
		f.Span, f.Text = locate(c.Sentence, f.Text)
	}
	if t := c.Time; t != nil {
		t.Span, t.Text = locate(c.Sentence, t.Text)
	}
}

// locate finds words in a passage, as they are written.
func locate(in cotejo.Passage, words string) (cotejo.Span, string) {
	i := strings.Index(in.Exact, words)
	if words == "" || i < 0 {
		return cotejo.Span{}, ""
	}
	return cotejo.Span{Start: in.Span.Start + i, End: in.Span.Start + i + len(words)}, words
}

// precision of an ISO 8601 prefix.
func precision(value string) string {
	switch {
	case len(value) == 4:
		return "year"
	case len(value) == 7:
		return "month"
	case len(value) == 10:
		return "day"
	}
	return ""
}

// Quoted finds a quotation in a text again: where it stands between the words it
// stood between, else between what is most like them, the first of equals (W3C Web
// Annotation, TextQuoteSelector).
func Quoted(text string, sel cotejo.Selector) (cotejo.Span, bool) {
	best, score := cotejo.Span{}, -1
	for from := 0; sel.Exact != "" && from <= len(text)-len(sel.Exact); {
		i := strings.Index(text[from:], sel.Exact)
		if i < 0 {
			break
		}
		at := cotejo.Span{Start: from + i, End: from + i + len(sel.Exact)}
		if n := agreeing(sel.Prefix, text[:at.Start], true) + agreeing(sel.Suffix, text[at.End:], false); n > score {
			best, score = at, n
		}
		from = at.Start + 1
	}
	return best, score >= 0
}

// agreeing counts the bytes in which a context agrees with what stands there, from
// the quotation outwards.
func agreeing(context, there string, before bool) int {
	n := 0
	for n < len(context) && n < len(there) {
		a, b := context[n], there[n]
		if before {
			a, b = context[len(context)-1-n], there[len(there)-1-n]
		}
		if a != b {
			break
		}
		n++
	}
	return n
}

// AddableFields are the field paths that an added claim may have, those that
// others depend on first: those that can be corrected, what is moved, and the
// words in which figure and time are written.
var AddableFields = slices.Concat([]string{"predicate", "object"}, slices.DeleteFunc(slices.Clone(CorrectableFields), func(f string) bool { return f == "predicate" }),
	[]string{"figure.counted", "figure.text", "time.text"})

// setList writes a field that is a list in JSON, and gives what stood there. An
// item that was there before keeps its place in the text; another is looked for in
// the sentence, and has none where its words are not. of gives an item's span, its
// text, and what tells it from the others.
func setList[T any](at *[]T, raw string, in cotejo.Passage, of func(*T) (*cotejo.Span, *string, string)) (was string, changed bool) {
	var now []T
	if json.Unmarshal([]byte(raw), &now) != nil {
		return "", false
	}
	for i := range now {
		span, text, key := of(&now[i])
		*span, *text = locate(in, *text)
		for _, old := range *at {
			if s, _, k := of(&old); k == key && !s.IsZero() {
				now[i] = old
			}
		}
	}
	old, err := json.Marshal(*at)
	if err != nil {
		return "", false
	}
	fresh, err := json.Marshal(now)
	if err != nil || string(fresh) == string(old) {
		return "", false
	}
	*at = now
	return string(old), true
}
