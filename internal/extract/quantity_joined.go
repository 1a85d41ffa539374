package extract

import (
	"github.com/cotejo/cotejo/internal/text"
)

// monthsAYear turns the months of "17 years and six months" into a part of a year.
const monthsAYear = 12

// joinedDurations makes one length of time of years and the months that a conjunction
// joins to them: "17 years and six months in prison" is one punishment of 17.5 years.
func joinedDurations(in *input, quants []quantity) []quantity {
	out := quants[:0:0]
	for i := 0; i < len(quants); i++ {
		q := quants[i]
		if i+1 < len(quants) && yearsAndMonths(in, &q, &quants[i+1]) {
			m := &quants[i+1]
			v := round(*q.figure.Low + *m.figure.Low/monthsAYear)
			q.figure.Low, q.figure.High, q.figure.Best = &v, &v, &v
			q.last, q.head = m.last, m.head
			q.figure.Span.End = m.figure.Span.End
			q.figure.Text = q.figure.Span.Of(in.doc.Text)
			q.figure.Counted, q.figure.Class = m.figure.Counted, m.figure.Class
			i++
		}
		out = append(out, q)
	}
	return out
}

func yearsAndMonths(in *input, q, m *quantity) bool {
	if q.kind != KindDuration || m.kind != KindDuration || q.sentence != m.sentence || q.figure.Unit != "year" || m.figure.Unit != "month" {
		return false
	}
	f, g := &q.figure, &m.figure
	if f.Low == nil || f.High == nil || *f.Low != *f.High || g.Low == nil || g.High == nil || *g.Low >= monthsAYear || m.first != q.last+2 {
		return false
	}
	t := in.sentences[q.sentence].Tokens
	return q.last+1 < len(t) && t[q.last+1].UPOS == text.CCONJ
}
