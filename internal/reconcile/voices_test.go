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

// An article that an agency signs beside its own publisher repeats what that had, unless it
// names another paper for it or gives another number.
func TestAnArticleSignedByAnAgencyRepeatsIt(t *testing.T) {
	of := func(doc, outlet, credit, known string, n float64, chain ...cotejo.Attribution) Item {
		c := figureIn("c_"+doc, 0, "item", "door", n, "7", "There are some.")
		c.Document, c.Chain = doc, chain
		return Item{Claim: c, Document: DocInfo{ID: doc, Outlet: outlet, Credit: []string{credit}, Published: cotejo.Published{Value: known, Precision: "day"}}}
	}
	wire := of("d_1", "", "Agency North", "2031-03-01", 7)
	for _, x := range []struct {
		name string
		a    Item
		want State
	}{
		{"signed by it", of("d_2", "The Echo", "Agency North", "2031-03-02", 7), Cites},
		{"by its name alone", of("d_2", "The Echo", "North", "2031-03-02", 7), Cites},
		{"by another", of("d_2", "The Echo", "Agency South", "2031-03-02", 7), None},
		{"earlier", of("d_2", "The Echo", "Agency North", "2031-02-02", 7), None},
		{"another number", of("d_2", "The Echo", "Agency North", "2031-03-02", 8), None},
		{"the agency itself", of("d_2", "", "Agency North", "2031-03-02", 7), None},
		{"from a paper", of("d_2", "The Echo", "Agency North", "2031-03-02", 7, cotejo.Attribution{Label: "The Sun", Entity: "org:the-sun", Type: cotejo.SourceOutlet}), None},
	} {
		if got := reuse(pairItems(x.a, wire)); got != x.want {
			t.Errorf("%s: %s, want %s", x.name, got, x.want)
		}
	}
}
