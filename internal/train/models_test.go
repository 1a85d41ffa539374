package train

import (
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/cotejo/cotejo/internal/text"
)

// toy makes sentences in which feature 2y+1 says label y, but for feature 9,
// which takes the label of the word before: only a chain can learn it.
func toy() []sequence {
	var out []sequence
	for i := range 60 {
		y := uint8(i % 3)
		out = append(out, sequence{[][]uint32{{uint32(2*y + 1)}, {9}, {9}}, []uint8{y, y, y}})
	}
	return out
}

func TestTrainChain(t *testing.T) {
	for _, o := range []crfOptions{
		{labels: 3, epochs: 20, variance: 10, cutoff: 1, step: 0.5, chained: true, name: "descent"},
		{labels: 3, epochs: 20, variance: 10, cutoff: 1, step: 0.5, average: true, chained: true, name: "average"},
		{labels: 3, epochs: 20, variance: 10, cutoff: 1, step: 1, average: true, margin: 1, chained: true, name: "margin"},
	} {
		c, err := trainChain(toy(), o, io.Discard)
		if err != nil {
			t.Fatal(err)
		}
		w, again := text.NewWeights(), text.NewWeights()
		c.Put(w, "c")
		d, _ := trainChain(toy(), o, io.Discard)
		d.Put(again, "c")
		if string(text.WriteModel(w)) != string(text.WriteModel(again)) {
			t.Errorf("%s: two trainings differ", o.name)
		}
		for _, s := range toy() {
			if got := c.Labels(s.feats); !slices.Equal(got, s.gold) {
				t.Errorf("%s: labels %v, want %v", o.name, got, s.gold)
				break
			}
		}
	}
}

func TestExchange(t *testing.T) {
	var sents [][]string
	for i := range 200 {
		noun := []string{"casa", "mesa", "silla"}[i%3]
		verb := []string{"cae", "arde", "brilla"}[i/3%3]
		sents = append(sents, []string{"la", noun, verb})
	}
	v := newVocabulary(sents, 1)
	class := v.exchange(3, 10, io.Discard)
	of := map[string]int32{}
	for i, w := range v.words {
		of[w] = class[i]
	}
	if of["casa"] != of["mesa"] || of["mesa"] != of["silla"] || of["cae"] != of["arde"] || of["casa"] == of["cae"] {
		t.Errorf("classes %v", of)
	}
}

func TestLemmaRules(t *testing.T) {
	var s text.CoNLLSentence
	for _, w := range strings.Fields("casas/casa mesas/mesa sillas/silla luces/luz cruces/cruz peces/pez") {
		form, lemma, _ := strings.Cut(w, "/")
		s.Tokens = append(s.Tokens, text.Token{Form: form, Lower: form, Lemma: lemma, UPOS: text.NOUN, Feats: "Number=Plur"})
	}
	l, err := TrainLemmas(&Tagged{Gold: []text.CoNLLSentence{s}}, nil, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	for form, want := range map[string]string{"casas": "casa", "luces": "luz", "camas": "cama", "voces": "voz"} {
		if got := l.Lemma(&text.Token{Form: form, Lower: form, UPOS: text.NOUN, Feats: "Number=Plur"}); got != want {
			t.Errorf("%s: %s, want %s", form, got, want)
		}
	}
}

func TestPoolNeverFalls(t *testing.T) {
	got := pool([]float64{5, 1, 8, 2, 9}, []float64{10, 10, 10, 10, 10})
	if len(got) != 5 || !slices.IsSorted(got) || got[0] < 0 || got[4] > 1 {
		t.Errorf("curve %v", got)
	}
}

func TestNameLabelsFromTags(t *testing.T) {
	got := nameLabels([]string{"PER", "PER", "", "LOC", "LOC", "ORG"}, []bool{true, false, false, true, true, false})
	want := []uint8{text.NameLabel("PER", true, false), text.NameLabel("PER", false, true), 0,
		text.NameLabel("LOC", true, true), text.NameLabel("LOC", true, true), text.NameLabel("ORG", true, true)}
	if !slices.Equal(got, want) {
		t.Errorf("labels %v, want %v", got, want)
	}
}

func TestDegrade(t *testing.T) {
	s := []text.Token{{Form: "Él"}, {Form: "habló"}}
	for how, want := range map[degraded]string{asWritten: "Él habló", inCapitals: "ÉL HABLÓ", withoutAccents: "El hablo", capitalsWithoutAccents: "EL HABLO"} {
		d := degrade(s, how)
		if got := d[0].Form + " " + d[1].Form; got != want {
			t.Errorf("%d: %q, want %q", how, got, want)
		}
	}
	if s[0].Form != "Él" {
		t.Error("the sentence itself was changed")
	}
}
