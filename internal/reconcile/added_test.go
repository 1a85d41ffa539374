package reconcile

import (
	"testing"

	"github.com/cotejo/cotejo"
)

func addition(fields map[string]string) cotejo.Judgement {
	return cotejo.Judgement{ID: "j_1", Kind: "passage", Target: "d_1", Decision: cotejo.Add, By: "Ana", Fields: fields,
		Selector: []cotejo.Selector{{Document: "sha", Exact: "Nine boats sank", Prefix: "Later. ", Suffix: " off Port Ellen"}}}
}

func TestAdded(t *testing.T) {
	doc := cotejo.Document{ID: "d_1", SHA256: "sha", Text: "Nine boats sank. Later. Nine boats sank off Port Ellen, says the guard.",
		Blocks: []cotejo.Block{{Kind: cotejo.BlockBody, Span: cotejo.Span{Start: 0, End: 71}}}}
	j := addition(map[string]string{"predicate": `"sink"`, "figure.low": "9", "figure.high": "9", "figure.class": `"ship"`, "figure.text": `"Nine"`, "figure.unit": `"item"`,
		"place": `[{"entity":"geo:port-ellen","label":"Port Ellen","text":"Port Ellen"}]`, "chain": `[{"label":"the guard","type":"institution","text":"the guard","cue":"says","cue_span":[900,999]}]`,
		"time.value": `"2026-01-02"`, "factuality.status": `"hedged"`})
	c, ok := Added(j, doc)
	if !ok {
		t.Fatal("nothing was added")
	}
	if got := c.Sentence.Span; got.Start != 24 || got.Of(doc.Text) != "Nine boats sank" {
		t.Errorf("the second of two equal passages was quoted, the one at %v found", got)
	}
	if f := c.Figure; f == nil || *f.Best != 9 || f.Text != "Nine" || f.Span.Of(doc.Text) != "Nine" || f.Comparator != cotejo.Exact {
		t.Errorf("figure: %+v", c.Figure)
	}
	if p := c.Place[0]; p.Entity != "geo:port-ellen" || p.Text != "" || !p.Span.IsZero() {
		t.Errorf("a place outside the passage has a span: %+v", p)
	}
	if a := c.Chain[0]; a.CueSpan != nil || a.Cue != "" || a.Mode != cotejo.Says || !a.Span.IsZero() {
		t.Errorf("source: %+v", a)
	}
	if AddedBy(c) != "j_1" || c.ID != AddedID("j_1") || c.Block != cotejo.BlockBody || c.Time.Precision != "day" || c.Factuality.Status != cotejo.Hedged {
		t.Errorf("claim: %+v", c)
	}
	other := doc
	other.Text = "Nothing of the kind."
	if _, ok := Added(j, other); ok {
		t.Error("a passage that is not in the text was found")
	}
	for _, bad := range []map[string]string{{}, {"predicate": `"juggle"`}, {"predicate": `7`}} {
		if _, ok := Added(addition(bad), doc); ok {
			t.Errorf("%v makes a claim", bad)
		}
	}
}

func TestSplitTogether(t *testing.T) {
	j := judge([]cotejo.Judgement{{ID: "j_1", Kind: "event", Target: "e_a", Decision: cotejo.Split, Fields: map[string]string{ClaimsField: `["c_a","c_b"]`}}})
	if j.apart("c_a", "c_b") || !j.apart("c_a", "c_c") || j.apart("c_c", "c_d") || len(j.merges) != 1 {
		t.Errorf("parts %v, merges %v", j.part, j.merges)
	}
}

func TestCarriedTogether(t *testing.T) {
	item := func(id, predicate, figure string) Item {
		return Item{Claim: cotejo.Claim{ID: id, Predicate: predicate, Sentence: cotejo.Passage{Exact: "Two and three."}, Figure: &cotejo.Figure{Text: figure}}}
	}
	now := []Item{item("c_x", "kill", "Two"), item("c_y", "injure", "three"), item("c_z", "injure", "Two")}
	sel := cotejo.Selector{Document: "s", Exact: "Two and three."}
	j := cotejo.Judgement{Kind: "event", Decision: cotejo.Split, Target: "e_old", Selector: []cotejo.Selector{sel, sel},
		Fields: map[string]string{ClaimsField: `["c_1","c_2"]`, SaidField: `[{"predicate":"kill","figure":"Two"},{"predicate":"injure","figure":"three"}]`}}
	got := PartOfSplit(Carried(j, func(string, string) bool { return false }, func(string) []Item { return now }))
	if len(got) != 2 || got[0] != "c_x" || got[1] != "c_y" {
		t.Errorf("carried to %v", got)
	}
	m := cotejo.Judgement{Kind: "event", Decision: cotejo.Merge, Target: "e_1", Other: "e_2", Selector: j.Selector, Fields: map[string]string{SaidField: j.Fields[SaidField]}}
	if m = Carried(m, func(string, string) bool { return false }, func(string) []Item { return now }); m.Target != "c_x" || m.Other != "c_y" {
		t.Errorf("merge carried to %s and %s", m.Target, m.Other)
	}
}
