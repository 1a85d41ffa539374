package extract

import (
	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/text"
)

const (
	rivalSentences = 2 // how many sentences before a bare count may stand the count it rivals
	rivalTimes     = 4 // how many times the one may be as large as the other
)

// rival makes a bare number behind a verb of saying, counting or having a count of what
// the last figure of one order before it counts, by whoever says so: "the ministry admits
// one", "the committee has documented three", "he answers that they were eight".
func (a *assembly) rival(v *view, q *quantity) {
	if q.head >= 0 || !q.back.IsZero() || !q.alike.IsZero() || q.whole || q.listed || q.figure.Unit != "" && q.figure.Unit != "item" || !v.counts(q) {
		return
	}
	from := a.views[max(0, v.at-rivalSentences)].s.Span.Start
	n := bound(q.figure)
	for i := len(a.claims) - 1; i >= 0; i-- {
		e := &a.claims[i]
		f := e.Figure
		if f == nil || f.Span.Start >= v.tok(q.first).Span.Start {
			continue
		}
		if e.Sentence.Span.Start < from {
			return
		}
		m := bound(*f)
		if !isCount(f.Unit) || spoke(e.Predicate) && e.Predicate != "estimate" || m <= 0 || n > m*rivalTimes || m > n*rivalTimes || f.Class == "" && f.Counted == "" {
			continue
		}
		q.back, q.restated = f.Span, true
		q.figure.Unit, q.figure.Class, q.figure.Counted, q.figure.Aspect = f.Unit, f.Class, f.Counted, f.Aspect
		q.rules = append(q.rules, v.in.pack.Lang+"/number/rival")
		return
	}
}

// counts reports a number that ends its clause as the object of a finite verb of saying,
// estimating or having with somebody for its subject, or is itself the predicate of what
// somebody is said to say.
func (v *view) counts(q *quantity) bool {
	if k := q.last + 1; k < len(v.s.Tokens) && v.tok(k).UPOS != text.PUNCT && v.tok(k).UPOS != text.CCONJ || bound(q.figure) <= 0 || q.figure.Comparator == cotejo.Range {
		return false
	}
	w := q.anchor()
	if v.kid(w, "cop") >= 0 {
		return v.kid(w, "nsubj") < 0 && (v.saidOf(w) != nil || v.rel(w) == "ccomp")
	}
	g := v.head(w)
	if g < 0 || g > w || !v.verbal(g) || !v.finite(g) || v.voice(g) != active || v.rel(w) != "obj" && v.rel(w) != "nsubj" {
		return false
	}
	l := v.tok(g).Lemma
	_, says := v.in.pack.Cues.Verbs[l]
	return says || v.estimating(g) || v.g.is("tally", l)
}
