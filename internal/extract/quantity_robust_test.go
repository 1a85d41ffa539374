package extract

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestAnyTextIsRead feeds shuffled pieces of number and time expressions and
// checks what must hold of any reading: spans lie in the text and quote it, low
// is not above high, and the order is that of the text.
func TestAnyTextIsRead(t *testing.T) {
	pieces := strings.Split("3|12|1.234|15,000|2024|15:30|-|/|%|$|US$|de|del|a|y|o|mil|millones|miles|decenas|medio|un|una|dos|tres|tercio|cuartas|partes|primer|años|euros|km|h|soldados|muertos|otros|más|menos|que|entre|hasta|desde|el|los|martes|mayo|pasado|próximo|hace|(|)|,|.|«|»|º|ª|½|12345678901234567890|0|007|1e999|ONU|Su|35|avos|milésimo|por|ciento|cada|bajo|cero|siglo|XXI| \u00a0|\u202f|\n", "|")
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 25).Draw(t, "words")
		glue := rapid.SliceOfN(rapid.Bool(), len(words), len(words)).Draw(t, "glue")
		var b strings.Builder
		for i, w := range words {
			if !glue[i] {
				b.WriteByte(' ')
			}
			b.WriteString(w)
		}
		body := b.String()
		in := readText(rapid.SampledFrom([]string{"", "2024", "2024-05", "2024-02-29"}).Draw(t, "published"), body)
		last := -1
		for _, q := range quantities(in) {
			f := q.figure
			if f.Span.Of(body) != f.Text || f.Text == "" {
				t.Fatalf("%q: span %v does not quote %q", body, f.Span, f.Text)
			}
			if f.Low != nil && f.High != nil && *f.Low > *f.High {
				t.Fatalf("%q: %q is %v to %v", body, f.Text, *f.Low, *f.High)
			}
			if n := len(in.sentences[q.sentence].Tokens); q.first < 0 || q.last >= n || q.first > q.last || q.head >= n {
				t.Fatalf("%q: %q lies at words %d to %d of %d", body, f.Text, q.first, q.last, n)
			}
			if at := q.sentence*1000 + q.number; at < last {
				t.Fatalf("%q: out of order at %q", body, f.Text)
			} else {
				last = at
			}
		}
		for _, x := range timexes(in) {
			if x.time.Span.Of(body) != x.time.Text || x.time.Value == "" {
				t.Fatalf("%q: time %+v", body, x.time)
			}
		}
	})
}
