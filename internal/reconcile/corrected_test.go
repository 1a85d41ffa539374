package reconcile

import (
	"testing"

	"github.com/cotejo/cotejo"
)

func TestCorrected(t *testing.T) {
	n := 15000.0
	was := cotejo.Claim{ID: "c_1", Predicate: "deploy", Stage: "sent", Factuality: cotejo.Factuality{Status: cotejo.Asserted},
		Figure: &cotejo.Figure{Low: &n, Best: &n, High: &n, Comparator: cotejo.Exact}}
	j := func(id, at string, fields map[string]string) cotejo.Judgement {
		return cotejo.Judgement{ID: id, Kind: "claim", Target: "c_1", Decision: cotejo.Correct, Fields: fields, At: at, By: "Ana"}
	}
	by := Corrections([]cotejo.Judgement{
		j("j_2", "2026-01-02", map[string]string{"figure.high": "12000"}),
		j("j_1", "2026-01-01", map[string]string{"figure.low": "11000", "figure.high": "11000", "factuality.status": `"planned"`, "nonsense": "1", "figure.unit": "7"}),
		{Kind: "claim", Target: "c_1", Decision: cotejo.Accept},
	})
	got := Corrected(was, by["c_1"])
	if f := got.Figure; *f.Low != 11000 || *f.High != 12000 || f.Best != nil || f.Comparator != cotejo.Range || f.Unit != "" {
		t.Errorf("figure: %+v", f)
	}
	if got.Factuality.Status != cotejo.Planned || got.Predicate != "deploy" {
		t.Errorf("claim: %+v", got)
	}
	if len(got.Trail) != 4 || got.Trail[0].Rule != "judgement/j_1" || got.Trail[0].Text != "15000" || got.Trail[0].Note != "Ana" {
		t.Errorf("trail: %+v", got.Trail)
	}
	if *was.Figure.High != 15000 || len(was.Trail) != 0 {
		t.Error("the claim that was given has changed")
	}
	if open := Corrected(was, Corrections([]cotejo.Judgement{j("j_1", "", map[string]string{"figure.high": "null"})})["c_1"]); open.Figure.High != nil || open.Figure.Comparator != cotejo.AtLeast {
		t.Errorf("open end: %+v", open.Figure)
	}
	if same := Corrected(was, Corrections([]cotejo.Judgement{j("j_1", "", map[string]string{"figure.low": "15000", "predicate": `"deploy"`})})["c_1"]); len(same.Trail) != 0 {
		t.Errorf("nothing changed, and yet: %+v", same.Trail)
	}
}

func TestCarried(t *testing.T) {
	item := func(id, predicate, sentence, figure string) Item {
		return Item{Claim: cotejo.Claim{ID: id, Predicate: predicate, Sentence: cotejo.Passage{Exact: sentence}, Figure: &cotejo.Figure{Text: figure}}}
	}
	now := []Item{item("c_a", "deploy", "Said once. Twice.", "6,000"), item("c_b", "deploy", "Said once.", "1,200"), item("c_c", "kill", "Said once.", "1,200"), item("c_d", "deploy", "Other.", "1,200")}
	j := cotejo.Judgement{Kind: "claim", Target: "c_old", Predicate: "deploy", Selector: []cotejo.Selector{{Document: "s", Exact: "Said once."}, {Document: "s", Exact: "1,200"}}}
	of := func(string) []Item { return now }
	gone := func(string, string) bool { return false }
	if got := Carried(j, gone, of); got.Target != "c_b" {
		t.Errorf("carried to %s", got.Target)
	}
	if got := Carried(j, func(string, string) bool { return true }, of); got.Target != "c_old" {
		t.Errorf("a live claim's judgement moved to %s", got.Target)
	}
	j.Selector = j.Selector[:1]
	if got := Carried(j, gone, of); got.Target != "c_old" {
		t.Errorf("guessed %s where two fit", got.Target)
	}
}
