package extract

import (
	"slices"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/text"
)

// maker puts in the place of a text that ends at word b, and that nobody is named with, who
// has made it or given it out, where that is said right behind: "the data gathered by NAME",
// "the count that the agency offered yesterday".
func (r *reader) maker(l *cotejo.Attribution, b int) {
	toks := r.sent.Tokens
	k := b + 1
	if k < len(toks) && toks[k].Feats.Has("VerbForm", "Part") {
		k++
	}
	var first, last int
	switch {
	case k+1 < len(toks) && r.c.In("agent")[toks[k].Lower] && r.givesOut(k-1):
		first, last = r.phrase(k + 1)
	case k == b+1 && k+2 < len(toks) && isRelative(&toks[k]):
		v := k + 1
		for v < len(toks) && toks[v].UPOS == text.AUX {
			v++
		}
		if v >= len(toks) || toks[v].UPOS != text.VERB || !r.givesOut(v) {
			return
		}
		first, last = r.subjectAfter(v)
	default:
		return
	}
	if last < first || !r.isSpeaker(r.trim(first, last)) {
		return
	}
	by := r.sources(first, last)
	if len(by) != 1 || by[0].Type == cotejo.SourceDocument || by[0].Type == cotejo.SourceAnonymous || by[0].Unsure != "" {
		return
	}
	l.Entity, l.Label, l.Type = by[0].Entity, by[0].Label, by[0].Type
	l.Span = l.Span.Cover(by[0].Span)
	l.Text = r.text(l.Span)
}

// namesSomebody reports a capital among the words a to b.
func (r *reader) namesSomebody(a, b int) bool {
	for ; a <= b; a++ {
		if upper(r.sent.Tokens[a].Form) {
			return true
		}
	}
	return false
}

// givesOut reports a verb, or a participle, of making a text or giving it out.
func (r *reader) givesOut(k int) bool {
	t := &r.sent.Tokens[k]
	set := r.c.In("making-verbs")
	if set[t.Lemma] {
		return true
	}
	return t.Feats.Has("VerbForm", "Part") && slices.ContainsFunc(grammarOf(r.in.pack).infinitives(t.Lemma), func(v string) bool { return set[v] })
}
