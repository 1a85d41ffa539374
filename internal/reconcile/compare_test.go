package reconcile

import (
	"maps"
	"testing"

	"github.com/cotejo/cotejo"
	"pgregory.net/rapid"
)

func TestCompareWindows(t *testing.T) {
	w := func(begin, end, relation string) Window {
		return WindowOf(&cotejo.Time{Begin: begin, End: end, Relation: relation})
	}
	for _, c := range []struct {
		a, b Window
		want State
	}{
		{w("2024", "", ""), w("2024-06", "", ""), Contains},
		{w("2024-06", "", ""), w("2024", "", ""), Contained},
		{w("2024-06", "", ""), w("2024-06", "", ""), Equal},
		{w("2024-06", "", ""), w("2024-07", "", ""), Disjoint},
		{w("2025-06-04", "", ""), w("2025-06-05", "", ""), Near},
		{w("2025-06-04", "", ""), w("2025-06-09", "", ""), Disjoint},
		{w("2025-06-04", "", ""), w("XXXX-06-05", "", ""), Near},
		{w("2025-06-05", "", ""), w("XXXX-06-05", "", ""), Overlap},
		{w("2025-06-05", "", ""), w("XXXX-11-05", "", ""), Disjoint},
		{w("2025-06-05", "", ""), w("XXXX-WXX-4", "", ""), Overlap}, // a Thursday
		{w("2025-06-05", "", ""), w("XXXX-WXX-2", "", ""), Near},
		{w("2024-SU", "", ""), w("2024-07-14", "", ""), Contains},
		{w("2024-Q4", "", ""), w("2024-07-14", "", ""), Disjoint},
		{w("2025-W23", "", ""), w("2025-06-05", "", ""), Contains},
		{w("2023", "", "since"), w("2025-06-05", "", ""), Contains},
		{w("2023", "", "until"), w("2025-06-05", "", ""), Disjoint},
		{w("2024-06-01", "2024-06-10", ""), w("2024-06-05", "2024-06-20", ""), Overlap},
		{w("199", "", ""), w("1995", "", ""), Contains},
		{w("PAST_REF", "", ""), w("1995", "", ""), Unknown},
		{WindowOf(nil), w("1995", "", ""), Unknown},
	} {
		if got := CompareWindows(c.a, c.b); got != c.want {
			t.Errorf("%s and %s: %s, want %s", c.a.Text, c.b.Text, got, c.want)
		}
	}
}

func TestTimesAWeekApart(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"2025-03-04", "2025-03-11", false},
		{"2025-03-04", "2025-03-12", true},
		{"2024", "2025-03", true},
		{"2025-01", "2025-02", false},
		{"2025", "2025-03-12", false},
		{"XXXX-03-21", "XXXX-06-05", true},
		{"XXXX-05-30", "XXXX-06-02", false},
		{"XXXX-12-30", "2025-01-02", false},
		{"XXXX-03-21", "2025-03-29", true},
		{"XXXX-03", "2025-04-30", false},
		{"XXXX-03", "2025-05-02", true},
		{"XXXX-01", "2025-12-02", false},
		{"XXXX-WXX-2", "2025-06-02", false},
		{"", "2025-06-02", false},
	} {
		of := func(v string) Window { return WindowOf(&cotejo.Time{Begin: v}) }
		if got := weekApart(of(c.a), of(c.b)); got != c.want || weekApart(of(c.b), of(c.a)) != c.want {
			t.Errorf("%s and %s: far apart %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

func TestCompareValues(t *testing.T) {
	v := func(low, high float64, c cotejo.Comparator) Value {
		f := cotejo.Figure{Comparator: c}
		if low >= 0 {
			f.Low = &low
		}
		if high >= 0 {
			f.High = &high
		}
		return ValueOf(&f, 1)
	}
	exact := func(x float64) Value { return v(x, x, cotejo.Exact) }
	about := func(x float64) Value { return v(x, x, cotejo.About) }
	over := func(x float64) Value { return v(x, -1, cotejo.MoreThan) }
	for _, c := range []struct {
		a, b Value
		want State
	}{
		{exact(12), exact(12), Equal},
		{exact(12), exact(10), More},
		{exact(10), exact(12), Less},
		{exact(14870), exact(15000), Rounds},
		{exact(14870), exact(14900), Rounds},
		{about(15000), exact(14870), Rounds},
		{about(15000), exact(11000), More},
		{about(10), exact(11), Rounds},
		{about(10), exact(14), Less},
		{over(15000), about(15000), Overlap},
		{over(15000), exact(40000), Bound},
		{over(15000), exact(12000), More},
		{v(3000, 12000, cotejo.Range), about(11000), Overlap},
		{v(3000, 12000, cotejo.Range), about(15000), Less},
		{v(2000, -1, cotejo.Vague), exact(500), Loose},
		{v(-1, 30, cotejo.AtMost), exact(28), Overlap},
		{v(-1, -1, cotejo.Exact), exact(28), Unknown},
	} {
		if got := CompareValues(c.a, c.b); got != c.want {
			t.Errorf("%v and %v: %s, want %s", c.a, c.b, got, c.want)
		}
	}
	for _, c := range []struct {
		a, b Value
		want State
	}{
		{over(300), exact(320), Rounds},
		{exact(2700), v(-1, 3000, cotejo.LessThan), Rounds},
		{over(320), exact(330), Overlap}, // as round as the other
		{over(15000), about(15000), Overlap},
		{over(15000), exact(40000), Bound},
	} {
		if got := toldValues(c.a, c.b); got != c.want {
			t.Errorf("%v and %v as they are told: %s, want %s", c.a, c.b, got, c.want)
		}
	}
	if base, k := Base("kilometre"); base != "metre" || k != 1000 {
		t.Errorf("a kilometre is %v %s", k, base)
	}
}

// TestComparisonIsSymmetric holds that swapping two claims mirrors the facts,
// keeps the relation, and keeps the link; and that no relation is without
// reasons.
func TestComparisonIsSymmetric(t *testing.T) {
	all := make([]Item, 0, len(river))
	for _, it := range tell(river, riverDocs) {
		all = append(all, it)
	}
	rapid.Check(t, func(t *rapid.T) {
		a := all[rapid.IntRange(0, len(all)-1).Draw(t, "a")]
		b := all[rapid.IntRange(0, len(all)-1).Draw(t, "b")]
		a.Claim = vary(t, a.Claim)
		p, q := pairItems(a, b), pairItems(b, a)
		if f, g := p.Compare(), q.Compare(); !maps.Equal(f.mirror(), g) {
			t.Fatalf("facts %v, mirrored %v", f, g)
		}
		if x, y := SameEvent(a, b), SameEvent(b, a); x.Same != y.Same || x.Score != y.Score {
			t.Fatalf("linked %v %v, the other way round %v %v", x.Same, x.Score, y.Same, y.Score)
		}
		if SameQuantity(a, b) != SameQuantity(b, a) {
			t.Fatal("one quantity from one side only")
		}
		x, y := Relate(a, b), Relate(b, a)
		if x.Type != y.Type || x.Row != y.Row || a.Claim.ID != b.Claim.ID && (x.A != y.A || x.B != y.B) {
			t.Fatalf("%v, the other way round %v", x, y)
		}
		if len(x.Reasons) == 0 || x.Row == "" {
			t.Fatalf("no reasons: %v", x)
		}
	})
}

// vary changes some fields of a claim at random.
func vary(t *rapid.T, c cotejo.Claim) cotejo.Claim {
	c.Factuality.Status = rapid.SampledFrom([]cotejo.Status{cotejo.Asserted, cotejo.Planned, cotejo.Denied, cotejo.Hedged, cotejo.Conditional}).Draw(t, "status")
	if c.Figure != nil {
		f := *c.Figure
		x := float64(rapid.IntRange(1, 60).Draw(t, "value"))
		f.Low, f.High, f.Best = &x, &x, &x
		f.Comparator = rapid.SampledFrom([]cotejo.Comparator{cotejo.Exact, cotejo.About, cotejo.Vague}).Draw(t, "comparator")
		f.Aspect = rapid.SampledFrom([]cotejo.Aspect{"", cotejo.Stock, cotejo.FlowAsp, cotejo.Part, cotejo.Increment}).Draw(t, "aspect")
		c.Figure = &f
	}
	if rapid.Bool().Draw(t, "dated") {
		day := rapid.SampledFrom([]string{"2024", "2024-03", "2024-03-10", "2024-03-12", "XXXX-03-11", "XXXX-WXX-2"}).Draw(t, "day")
		c.Time = &cotejo.Time{Begin: day, Value: day}
	}
	return c
}

// A rate beside what is not told to be one, or that gives the same number, may be the
// same thing; a rate beside a level is not.
func TestMeasuresThatAreNotTold(t *testing.T) {
	of := func(value float64, aspect cotejo.Aspect) Item {
		c := figureIn("c_1", 0, "hour", "jornada", value, "x", "Trabajan x horas.")
		c.Figure.Aspect = aspect
		return Item{Claim: c}
	}
	for _, x := range []struct {
		a, b Item
		want State
	}{{of(14, ""), of(13, cotejo.Rate), Unknown}, {of(13, cotejo.Stock), of(13, cotejo.Rate), Unknown}, {of(14, cotejo.Stock), of(13, cotejo.Rate), Disjoint},
		{of(14, cotejo.Rate), of(13, cotejo.Rate), Equal}} {
		if got := pairItems(x.a, x.b).Compare()[FieldMeasure]; got != x.want {
			t.Errorf("%v against %v: %s, want %s", *x.a.Claim.Figure.Best, *x.b.Claim.Figure.Best, got, x.want)
		}
	}
}

// What two papers tell of the day on which each appears is how things stood then; a number
// like no other is one, though a time be read from beside it. March after march counts
// anew.
func TestTimesThatSetNothingApart(t *testing.T) {
	of := func(doc, predicate, day, known string, value float64) Item {
		c := figureIn("c_"+doc, 0, "item", "sueldo", value, "x", "Son x.")
		c.Document, c.Predicate, c.Open = doc, predicate, false
		c.Time = &cotejo.Time{Value: day, Type: "date", Begin: day, Precision: "day", Basis: "explicit"}
		return Item{Claim: c, Document: DocInfo{ID: doc, Published: cotejo.Published{Value: known, Precision: "day"}}}
	}
	for _, x := range []struct {
		a, b Item
		want State
	}{
		{of("d_1", "value", "2031-03-01", "2031-03-01", 40), of("d_2", "value", "2031-05-01", "2031-05-01", 50), Unknown},
		{of("d_1", "value", "2031-03-01", "2031-03-09", 40), of("d_2", "value", "2031-05-01", "2031-05-01", 50), Disjoint},
		{of("d_1", "value", "2031-03-01", "2031-03-09", 318), of("d_2", "value", "2031-05-01", "2031-05-09", 318), Unknown},
		{of("d_1", "value", "2031-03-01", "2031-03-09", 300), of("d_2", "value", "2031-05-01", "2031-05-09", 300), Disjoint},
		{of("d_1", "protest", "2031-03-01", "2031-03-09", 318), of("d_2", "protest", "2031-05-01", "2031-05-09", 318), Disjoint},
	} {
		if got := pairItems(x.a, x.b).Compare()[FieldTime]; got != x.want {
			t.Errorf("%v of %s and %v of %s: %s, want %s", *x.a.Claim.Figure.Best, x.a.Claim.Time.Begin, *x.b.Claim.Figure.Best, x.b.Claim.Time.Begin, got, x.want)
		}
	}
}
