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

// What is passive, sought, spoken of or set off has no clause that is said.
func TestWhatStaysRelative(t *testing.T) {
	labels := []string{"acl", "aux", "case", "cc", "ccomp", "conj", "det", "expl", "mark", "nsubj", "obj", "obl", "obl:agent", "root", "xcomp"}
	p, err := NewParser(labels, make([]int8, 8), make([]int8, 32), make([]int8, 32), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ words, joined, head string }{
		{"claim/NOUN/3/nsubj was/AUX/3/aux admitted/VERB/0/root by/ADP/5/case party/NOUN/3/obl that/PRON/7/nsubj paid/VERB/5/acl", "", "party"},
		{"was/AUX/2/aux admitted/VERB/0/root by/ADP/4/case party/NOUN/2/obl:agent that/PRON/6/nsubj paid/VERB/4/acl", "", "party"},
		{"was/AUX/2/aux admitted/VERB/0/root before/ADP/4/case judge/NOUN/2/obl that/PRON/6/nsubj paid/VERB/4/acl", "that", "admitted"},
		{"party/NOUN/3/nsubj has/AUX/3/aux admitted/VERB/0/root before/ADP/5/case judge/NOUN/3/obl that/PRON/7/nsubj paid/VERB/5/acl", "that", "admitted"},
		{"sum/NOUN/3/nsubj se/PRON/3/expl added/VERB/0/root to/ADP/5/case millions/NOUN/3/obl that/PRON/7/nsubj paid/VERB/5/acl", "", "millions"},
		{"se/PRON/2/expl added/VERB/0/root before/ADP/4/case judge/NOUN/2/obl that/PRON/6/nsubj paid/VERB/4/acl", "that", "added"},
		{"he/PRON/2/nsubj added/VERB/0/root law/NOUN/2/obj that/PRON/5/nsubj protect/VERB/2/ccomp", "", "added"},
		{"he/PRON/2/nsubj added/VERB/0/root la/DET/4/det judge/NOUN/2/obj that/PRON/6/nsubj protect/VERB/2/ccomp", "that", "added"},
		{"he/PRON/2/nsubj added/VERB/0/root law/NOUN/2/obj that/PRON/5/nsubj paid/VERB/2/ccomp", "that", "added"},
		{"he/PRON/2/nsubj added/VERB/0/root to/ADP/4/case judge/NOUN/2/obj that/PRON/6/nsubj paid/VERB/4/acl", "that", "added"},
		{"he/PRON/2/nsubj blamed/VERB/0/root to/ADP/4/case judge/NOUN/2/obj that/PRON/6/nsubj paid/VERB/4/acl", "", "judge"},
		{"he/PRON/2/nsubj added/VERB/0/root before/ADP/4/case judge/NOUN/2/obl ,/PUNCT that/PRON/6/nsubj paid/VERB/4/acl", "", "judge"},
		{"he/PRON/2/nsubj added/VERB/0/root ,/PUNCT before/ADP/4/case judge/NOUN/2/obl ,/PUNCT that/PRON/6/nsubj paid/VERB/4/acl", "that", "added"},
		{"he/PRON/2/nsubj added/VERB/0/root about/ADP/4/case judge/NOUN/2/obl that/PRON/6/nsubj paid/VERB/4/acl", "", "judge"},
		{"he/PRON/2/nsubj added/VERB/0/root :/PUNCT before/ADP/4/case judge/NOUN/2/obl that/PRON/6/nsubj paid/VERB/4/acl", "", "judge"},
		{"he/PRON/2/nsubj added/VERB/0/root before/ADP/5/case «/PUNCT judge/NOUN/2/obl that/PRON/6/nsubj paid/VERB/4/acl", "", "judge"},
		{"he/PRON/2/nsubj added/VERB/0/root accuser/VERB/2/xcomp to/ADP/5/case judge/NOUN/3/obl that/PRON/7/nsubj paid/VERB/5/acl", "", "judge"},
		{"«/PUNCT added/VERB/0/root before/ADP/3/case judge/NOUN/1/obl that/PRON/5/nsubj paid/VERB/3/acl", "that", "added"},
		{ // what the parser itself takes for a conjunction is its own affair, but where the clause is said or goes on
			"judge/NOUN/0/root that/PRON/3/mark paid/VERB/1/acl", "", "judge"},
		{"he/PRON/2/nsubj added/VERB/0/root that/PRON/4/mark paid/VERB/2/ccomp and/CCONJ/7/cc that/PRON/7/mark left/VERB/4/conj", "that that", "paid"},
		{"he/PRON/2/nsubj added/VERB/0/root that/PRON/4/mark paid/VERB/2/ccomp and/CCONJ/7/cc that/PRON/7/nsubj left/VERB/4/conj", "that", "paid"},
	} {
		m := parsed(t, labels, c.words)
		var forms []string
		for w := range strings.FieldsSeq(c.words) {
			f := strings.Split(w, "/")
			if f[1] == "PUNCT" {
				continue
			}
			nd := &m.nodes[len(forms)]
			switch forms = append(forms, f[0]); f[0] {
			case "that":
				nd.that = true
			case "admitted":
				nd.tells, nd.participle = tellsClause, true
			case "added":
				nd.tells = tellsClause
			case "blamed":
				nd.tells, nd.about = tellsClause, true
			case "has":
				nd.active = true
			case "about":
				nd.topic = true
			case "protect":
				nd.subjunct = true
			}
		}
		p.clausesSaid(m)
		var joined []string
		for i, f := range forms {
			if m.nodes[i].joins {
				joined = append(joined, f)
			}
		}
		head := forms[m.Head[len(forms)-1]]
		if got := strings.Join(joined, " "); got != c.joined || head != c.head {
			t.Errorf("%s\n got %q under %s\nwant %q under %s", c.words, got, head, c.joined, c.head)
		}
	}
}
