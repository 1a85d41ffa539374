package extract

import (
	"github.com/cotejo/cotejo/internal/text"
)

// monthsAYear turns the months of "17 years and six months" into a part of a year.
const monthsAYear = 12

// smaller says how many of the unit below it a unit of time holds; a length of time in
// several units is told in the smallest one ("1 minute and 12 seconds" is 72 seconds),
// but for the months of a year, which are parts of it.
var smaller = map[string]struct {
	unit string
	n    float64
}{"day": {"hour", 24}, "hour": {"minute", 60}, "minute": {"second", 60}}

// joinedDurations makes one length of time of two or more units that a conjunction or
// a comma joins, or nothing: "17 years and six months in prison" is one punishment of
// 17.5 years.
func joinedDurations(in *input, quants []quantity) []quantity {
	out := quants[:0:0]
	for _, q := range quants {
		if n := len(out) - 1; n >= 0 && adjoins(in, &out[n], &q) && join(&out[n], &q) {
			out[n].figure.Text = out[n].figure.Span.Of(in.doc.Text)
			continue
		}
		out = append(out, q)
	}
	return out
}

// join adds the length of time m to q, of which it is the smaller part; false when it
// is none.
func join(q, m *quantity) bool {
	f, g := &q.figure, &m.figure
	if f.Low == nil || f.High == nil || *f.Low != *f.High || g.Low == nil || g.High == nil || *g.Low != *g.High {
		return false
	}
	var v float64
	switch s := smaller[f.Unit]; {
	case f.Unit == "year" && g.Unit == "month" && *g.Low < monthsAYear:
		v = round(*f.Low + *g.Low/monthsAYear)
	case s.unit != "" && s.unit == g.Unit && *g.Low < s.n:
		v, f.Unit = round(*f.Low*s.n+*g.Low), s.unit
	default:
		return false
	}
	f.Low, f.High, f.Best = &v, &v, &v
	q.last, q.number, q.head = m.last, m.number, m.head
	f.Span.End, f.Counted, f.Class = g.Span.End, g.Counted, g.Class
	return true
}

// adjoins reports two lengths of time with at most a conjunction or a comma between.
func adjoins(in *input, q, m *quantity) bool {
	if q.kind != KindDuration || m.kind != KindDuration || q.sentence != m.sentence {
		return false
	}
	t := in.sentences[q.sentence].Tokens
	switch m.first - q.last {
	case 1:
		return true
	case 2:
		return q.last+1 < len(t) && (t[q.last+1].UPOS == text.CCONJ || t[q.last+1].Form == ",")
	}
	return false
}
