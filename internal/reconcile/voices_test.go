package reconcile

import (
	"testing"

	"github.com/cotejo/cotejo"
)

// An article that has it from a paper repeats the earlier one that does not tell who
// published it, unless that one names another source, another publisher or another day.
func TestAPaperThatIsCitedMayBeTheEarlierArticle(t *testing.T) {
	paper := cotejo.Attribution{Label: "The Echo", Entity: "org:the-echo", Type: cotejo.SourceOutlet}
	nurse := cotejo.Attribution{Label: "Ann Lee", Entity: "per:ann-lee", Type: cotejo.SourcePerson}
	ours := cotejo.Attribution{Label: "daily", Type: cotejo.SourceOutlet}
	clerk := cotejo.Attribution{Label: "Bo Kim", Entity: "per:bo-kim", Type: cotejo.SourcePerson}
	of := func(doc, known, outlet, day string, chain ...cotejo.Attribution) Item {
		c := figureIn("c_"+doc, 0, "item", "door", 7, "7", "There are 7.")
		c.Document, c.Chain = doc, chain
		if day != "" {
			c.Time = &cotejo.Time{Value: day, Type: "date", Begin: day, Precision: "day", Basis: "explicit"}
		}
		return Item{Claim: c, Document: DocInfo{ID: doc, Outlet: outlet, Published: cotejo.Published{Value: known, Precision: "day"}}}
	}
	later := of("d_2", "2031-03-02", "", "", paper)
	for _, x := range []struct {
		name string
		a, b Item
		want State
	}{
		{"earlier, without a publisher", later, of("d_1", "2031-03-01", "", ""), Cites},
		{"the other way round", of("d_1", "2031-03-01", "", ""), later, CitedBy},
		{"another publisher", later, of("d_1", "2031-03-01", "The Sun", ""), None},
		{"later", later, of("d_1", "2031-03-03", "", ""), None},
		{"one source behind it", of("d_2", "2031-03-02", "", "", paper, nurse), of("d_1", "2031-03-01", "", "", nurse), Cites},
		{"told this paper", of("d_2", "2031-03-02", "", "", ours, nurse), of("d_1", "2031-03-01", "", "", nurse), None},
		{"another source behind it", of("d_2", "2031-03-02", "", "", paper, nurse), of("d_1", "2031-03-01", "", "", clerk), None},
		{"another day", of("d_2", "2031-03-02", "", "2031-02-27", paper), of("d_1", "2031-03-01", "", "2031-02-26"), None},
		{"no paper", of("d_2", "2031-03-02", "", "", nurse), of("d_1", "2031-03-01", "", ""), None},
	} {
		if got := reuse(pairItems(x.a, x.b)); got != x.want {
			t.Errorf("%s: %s, want %s", x.name, got, x.want)
		}
	}
}
