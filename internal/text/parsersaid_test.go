package text

import (
	"strings"
	"testing"
)

func TestClausesBehindAdverbialsAreSaid(t *testing.T) {
	labels := []string{"acl", "advcl", "case", "ccomp", "conj", "mark", "nsubj", "obj", "obl", "root"}
	p, err := NewParser(labels, make([]int8, 8), make([]int8, 32), make([]int8, 32), nil)
	if err != nil {
		t.Fatal(err)
	}
	const before = "minister/NOUN/2/nsubj admitted/VERB/0/root before/ADP/4/case "
	for _, c := range []struct {
		words string
		tells uint8
		want  string
	}{
		{before + "judge/NOUN/2/obl that/PRON/6/obj paid/VERB/4/acl", tellsClause, "that/6/mark paid/2/ccomp"},
		{before + "judge/NOUN/2/obl that/PRON/6/obj paid/VERB/4/acl", mayTellClause, "that/6/obj paid/4/acl"}, // it may be a relative clause
		{before + "judge/NOUN/2/obl that/PRON/7/obj state/NOUN/7/nsubj paid/VERB/4/acl ransom/NOUN/7/obj", mayTellClause, "that/7/mark state/7/nsubj paid/2/ccomp ransom/7/obj"},
		{"minister/NOUN/2/nsubj admitted/VERB/0/root mistake/NOUN/2/obj that/PRON/5/obj cost/VERB/3/acl", tellsClause, "that/5/obj cost/3/acl"}, // something is said
		{before + "judge/NOUN/2/obl that/PRON/6/obj paid/VERB/4/acl", 0, "that/6/obj paid/4/acl"},
	} {
		m := parsed(t, labels, c.words)
		for i, w := range strings.Fields(c.words) {
			m.nodes[i].that = strings.HasPrefix(w, "that/")
			if strings.HasPrefix(w, "admitted/") {
				m.nodes[i].tells = c.tells
			}
		}
		p.clausesSaid(m)
		if got := treeOf(m, labels, c.words); !strings.HasSuffix(got, c.want) {
			t.Errorf("%s (%d):\n got %s\nwant %s", c.words, c.tells, got, c.want)
		}
	}
}
