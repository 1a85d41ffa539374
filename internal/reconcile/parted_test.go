package reconcile

import (
	"strings"
	"testing"
)

// A panel beside the main one of its group begins with its own first claim and names
// the group.
func TestPanelIDs(t *testing.T) {
	if a, b := groupOf("p_1"), groupOf(besideMain("c_2", "p_1")); a != "p_1" || b != "p_1" {
		t.Errorf("the groups of a main panel and of another are %q and %q, want p_1", a, b)
	}
	if id := besideMain("c_2", "p_1"); !strings.HasPrefix(id, "p_2.") {
		t.Errorf("a panel beside the main one is %q, want p_2.…", id)
	}
}

// Soldiers and workers of one article are two quantities, be there as many of both; those
// of two articles may be one that somebody calls otherwise.
func TestClassesOfOneArticleStandApart(t *testing.T) {
	of := func(doc, class string, start int) *node {
		c := figureIn("c_"+doc+class, start, "person", class, 15000, "15,000", "There are 15,000 of them.")
		c.Document, c.Figure.Class, c.Predicate = doc, class, "deploy"
		it := Prepare(Item{Claim: c, Document: DocInfo{ID: doc}})
		return &node{item: it, scope: ScopeOf(it)}
	}
	soldiers, workers := of("d_1", "troops", 0), of("d_1", "worker", 100)
	if k := kinship(soldiers, workers, nil, false); k != apartWeighs {
		t.Errorf("soldiers and workers of one article: %v", k)
	}
	if k := kinship(soldiers, of("d_1", "troops", 100), nil, false); k == apartWeighs {
		t.Error("soldiers twice stand apart")
	}
	if k := kinship(soldiers, of("d_2", "worker", 100), nil, false); k == apartWeighs {
		t.Error("those of two articles stand apart")
	}
}
