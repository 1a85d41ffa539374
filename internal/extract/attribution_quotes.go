package extract

import (
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/text"
)

// quotation is a stretch between quotation marks; it may run over several
// sentences of one block.
type quotation struct {
	span   cotejo.Span // between the marks
	first  [2]int      // sentence and word of the opening mark
	last   [2]int      // of the closing mark; the last word of the block when it is never closed
	closed bool
	words  int
}

// findQuotes pairs the quotation marks of every block.
func findQuotes(in *input, w *cueSets) []quotation {
	var out []quotation
	var cur *quotation
	var mark string
	block := -1
	for s := range in.sentences {
		sent := &in.sentences[s]
		if sent.Block != block {
			cur, block = nil, sent.Block
		}
		for k := range sent.Tokens {
			t := &sent.Tokens[k]
			if cur == nil && w.open[t.Form] && w.close[t.Form] && lonely(sent, k) {
				out = append(out, quotation{span: cotejo.Span{Start: sent.Span.Start, End: t.Span.Start}, first: [2]int{s, -1}, last: [2]int{s, k}, closed: true, words: k})
				continue
			}
			if cur == nil && w.open[t.Form] {
				out = append(out, quotation{span: cotejo.Span{Start: t.Span.End, End: t.Span.End}, first: [2]int{s, k}})
				cur, mark = &out[len(out)-1], t.Form
				continue
			}
			if cur == nil {
				continue
			}
			cur.last = [2]int{s, k}
			if w.close[t.Form] && (t.Form == mark || !w.open[t.Form]) {
				cur.closed, cur = true, nil
				continue
			}
			if t.UPOS != text.PUNCT {
				cur.words++
			}
			cur.span.End = t.Span.End
		}
	}
	return out
}

// lonely reports whether a mark that can open or close stands where only a
// closing one can: before a comma, or at the end. The opening one is out of
// sight.
func lonely(sent *text.Sentence, k int) bool {
	toks := sent.Tokens
	if k < 3 {
		return false
	}
	return k+1 >= len(toks) || toks[k+1].Form == "," || toks[k+1].Form == "."
}

// speech reports whether a quotation is something said rather than a name or a
// title between marks.
func (r *reader) speech(q *quotation) bool {
	if q.words < 3 {
		return false
	}
	lower := 0
	for s := q.first[0]; s <= q.last[0]; s++ {
		toks := r.in.sentences[s].Tokens
		for k := range toks {
			if !q.span.Contains(toks[k].Span) {
				continue
			}
			if toks[k].UPOS == text.VERB || toks[k].UPOS == text.AUX {
				return true
			}
			if toks[k].UPOS != text.PUNCT && toks[k].UPOS != text.DET && toks[k].UPOS != text.ADP && !upper(toks[k].Form) {
				lower++
			}
		}
	}
	return lower >= 2
}

// quoteMark reports whether word k is a quotation mark.
func (r *reader) quoteMark(k int) (string, bool) {
	f := r.sent.Tokens[k].Form
	return f, r.w.open[f] || r.w.close[f]
}

// opensQuote reports whether a quotation begins at word k of this sentence.
func (r *reader) opensQuote(k int) bool { _, ok := r.quoteFrom(k); return ok }

// quoteFrom is the quotation that begins at word k of the sentence at work.
func (r *reader) quoteFrom(k int) (*quotation, bool) {
	for i := range r.quotes {
		if r.quotes[i].first == [2]int{r.s, k} {
			return &r.quotes[i], true
		}
	}
	return nil, false
}

// closesQuote reports whether a quotation ends at word k.
func (r *reader) closesQuote(k int) bool {
	for i := range r.quotes {
		if r.quotes[i].closed && r.quotes[i].last == [2]int{r.s, k} {
			return true
		}
	}
	return false
}

// quoteTo is the quotation that is closed at word k of sentence s.
func (r *reader) quoteTo(s, k int) *quotation {
	for i := range r.quotes {
		if r.quotes[i].closed && r.quotes[i].last == [2]int{s, k} {
			return &r.quotes[i]
		}
	}
	return nil
}

// quoteOver is the quotation in whose inside word k of the sentence stands.
func (r *reader) quoteOver(k int) *quotation {
	sp := r.sent.Tokens[k].Span
	for i := range r.quotes {
		if r.quotes[i].span.Contains(sp) {
			return &r.quotes[i]
		}
	}
	return nil
}

// quoteIn is the quotation that the content holds or is held by, the longest
// first.
func (r *reader) quoteIn(content []cotejo.Span) *cotejo.Quote {
	var best *quotation
	for i := range r.quotes {
		q := &r.quotes[i]
		for _, c := range content {
			if c.Overlaps(q.span) && (best == nil || q.span.Len() > best.span.Len()) {
				best = q
			}
		}
	}
	if best == nil {
		return nil
	}
	kind := "mixed"
	for _, c := range content {
		if c.Len() <= best.span.Len()+6 {
			kind = "direct"
		}
	}
	return &cotejo.Quote{Type: kind, Text: r.text(best.span), Span: best.span}
}

// contentBefore reports whether something that could be said stands in front of
// the verb group that begins at word start.
func (r *reader) contentBefore(start int) bool {
	toks := r.sent.Tokens
	if start == 0 {
		return r.s > 0 && r.closing(r.s-1) != nil
	}
	p := start - 1
	return toks[p].Form == "," || r.w.dashes[toks[p].Form] || r.closesQuote(p)
}

// closing is the quotation that ends sentence s.
func (r *reader) closing(s int) *quotation {
	sent := &r.in.sentences[s]
	for k := len(sent.Tokens) - 1; k >= 0 && k >= len(sent.Tokens)-2; k-- {
		if q := r.quoteTo(s, k); q != nil && r.in.sentences[s].Block == r.sent.Block {
			return q
		}
	}
	return nil
}

// preceding finds content in front of a speech verb: a quotation, or the clause
// before the comma. direct tells that it is a quotation.
func (r *reader) preceding(f *frame) (spans []cotejo.Span, direct, ok bool) {
	toks := r.sent.Tokens
	if f.subjB >= f.subjA && f.subjA < f.v || toks[f.v].Feats.Has("VerbForm", "Ger") {
		return nil, false, false
	}
	if f.start == 0 {
		if q := r.closing(max(r.s-1, 0)); r.s > 0 && q != nil {
			return []cotejo.Span{q.span}, true, true
		}
		return nil, false, false
	}
	p := f.start - 1
	if q := r.quoteOver(f.v); q != nil && (r.w.dashes[toks[p].Form] || toks[p].Form == "," && f.subjB > f.v) {
		return r.insideQuote(q, f), true, true
	}
	if toks[p].Form == "," && p > 0 && !r.closesQuote(p) {
		p--
	}
	if r.closesQuote(p) {
		q := r.quoteTo(r.s, p)
		from := r.afterSemicolon(f.start)
		if q.first[0] < r.s || q.first[1] <= from || toks[q.first[1]-1].Form == ":" {
			return append([]cotejo.Span{q.span}, r.laterQuotes(f)...), true, true
		}
		if !r.finite(from, q.first[1]) && q.words > 5 {
			return append([]cotejo.Span{q.span}, r.laterQuotes(f)...), true, true
		}
		return append([]cotejo.Span{r.span(from, p)}, r.laterQuotes(f)...), false, true
	}
	if p == f.start-1 && !r.w.dashes[toks[p].Form] {
		return nil, false, false
	}
	from := r.afterSemicolon(f.start)
	mark := toks[f.start-1].Form
	if next := max(f.v, f.subjB) + 1; f.subjB > f.v && next < len(toks) && toks[next].Form == mark && (r.w.dashes[mark] || !r.finite(from, p)) && r.finite(next, len(toks)-1) {
		for p > from && toks[p].UPOS == text.PUNCT {
			p--
		}
		return []cotejo.Span{r.span(from, p), r.span(next+1, r.lastWord())}, false, true
	}
	if !r.finite(from, p) || f.subjB < f.subjA && !r.detached(f.v) {
		return nil, false, false
	}
	return append([]cotejo.Span{r.span(from, p)}, r.laterQuotes(f)...), false, true
}

// detached reports whether nothing that the verb could be about follows it: the
// sentence ends, or a mark or a circumstance does.
func (r *reader) detached(v int) bool {
	toks := r.sent.Tokens
	if v+1 >= len(toks) {
		return true
	}
	return toks[v+1].UPOS == text.PUNCT || toks[v+1].UPOS == text.ADV || toks[v+1].UPOS == text.ADP || r.w.never[toks[v+1].Lower]
}

// insideQuote is a quotation without the remark that interrupts it.
func (r *reader) insideQuote(q *quotation, f *frame) []cotejo.Span {
	toks := r.sent.Tokens
	out := []cotejo.Span{{Start: q.span.Start, End: toks[f.start].Span.Start}}
	for k := max(f.v, f.subjB) + 1; k < len(toks); k++ {
		if toks[k].Form == "," || r.w.dashes[toks[k].Form] || toks[k].Form == "." {
			if toks[k].Span.End < q.span.End {
				out = append(out, cotejo.Span{Start: toks[k].Span.End, End: q.span.End})
			}
			break
		}
	}
	for i := range out {
		out[i] = r.stripped(out[i])
	}
	return out
}

// stripped takes spaces and marks off the ends of a span.
func (r *reader) stripped(sp cotejo.Span) cotejo.Span {
	s := r.text(sp)
	left := strings.TrimLeft(s, " ,.-–—\u00a0\n")
	sp.Start += len(s) - len(left)
	sp.End -= len(left) - len(strings.TrimRight(left, " ,-–—\u00a0\n"))
	return sp
}

// laterQuotes are the quotations behind a verb that go on with what stood before
// it: "A", said X, "B".
func (r *reader) laterQuotes(f *frame) []cotejo.Span {
	toks := r.sent.Tokens
	var out []cotejo.Span
	for k := max(f.v, f.subjB) + 1; k < len(toks); k++ {
		if toks[k].UPOS == text.VERB {
			if _, speech := r.c.Verbs[toks[k].Lemma]; speech {
				break
			}
		}
		if q, ok := r.quoteFrom(k); ok && r.speech(q) {
			out = append(out, q.span)
			k = len(toks)
			if q.last[0] == r.s {
				k = q.last[1]
			}
		}
	}
	return out
}

// quoteAfter finds a colon or a quotation right behind a speech verb and its
// subject.
func (r *reader) quoteAfter(f *frame) ([]cotejo.Span, bool) {
	if !f.verb.Quote {
		return nil, false
	}
	toks := r.sent.Tokens
	for k := f.v + 1; k < len(toks) && k < f.v+25; k++ {
		if toks[k].Form == ":" {
			if q, ok := r.quoteFrom(min(k+1, len(toks)-1)); ok {
				return append(r.objectBefore(f, k), q.span), true
			}
			if k+2 < len(toks) && !f.verb.Weak {
				return []cotejo.Span{r.span(k+1, r.lastWord())}, true
			}
			return nil, false
		}
		if q, ok := r.quoteFrom(k); ok {
			near := k <= f.v+2 || k <= f.subjB+2 && f.subjB > f.v
			if near && r.speech(q) && r.mentionAt(min(k+1, len(toks)-1)) == nil {
				return []cotejo.Span{q.span}, true
			}
			return nil, false
		}
		if toks[k].UPOS == text.VERB && toks[k].Feats.Has("VerbForm", "Fin") || toks[k].UPOS == text.SCONJ {
			return nil, false
		}
	}
	return nil, false
}

// objectBefore is the object of a verb that stands between it and the colon at
// word colon: "acknowledged the support of X: «…»".
func (r *reader) objectBefore(f *frame, colon int) []cotejo.Span {
	if k := r.child(f.v, "obj"); r.tree && k > f.v && k < colon && f.subjB < f.v {
		return []cotejo.Span{r.span(f.v+1, colon-1)}
	}
	return nil
}

// lastWord is the last word of the sentence that is no mark.
func (r *reader) lastWord() int {
	k := len(r.sent.Tokens) - 1
	for k > 0 && r.sent.Tokens[k].UPOS == text.PUNCT && !r.closesQuote(k) {
		k--
	}
	return k
}
