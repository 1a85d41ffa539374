package reconcile

import (
	"slices"
	"strings"
	"testing"

	"github.com/cotejo/cotejo"
)

// The river story: a flood in an invented valley, told by six articles whose
// tolls grow, are corrected, disagree, and are repeated.

type told struct {
	id, doc, predicate string
	text               string
	with               []func(*cotejo.Claim)
}

var riverDocs = map[string]cotejo.Document{
	"d1": {ID: "d1", Source: cotejo.Source{Outlet: "La Ribera"}, Published: cotejo.Published{Value: "2024-03-10T09:00Z", Precision: "minute"}},
	"d2": {ID: "d2", Source: cotejo.Source{Outlet: "Agencia Norte"}, Published: cotejo.Published{Value: "2024-03-10T12:00Z", Precision: "minute"}},
	"d3": {ID: "d3", Source: cotejo.Source{Outlet: "El Valle"}, Published: cotejo.Published{Value: "2024-03-10T15:00Z", Precision: "minute"}},
	"d4": {ID: "d4", Source: cotejo.Source{Outlet: "Diario Llano"}, Published: cotejo.Published{Value: "2024-03-12T08:00Z", Precision: "minute"}},
	"d5": {ID: "d5", Source: cotejo.Source{Outlet: "La Ribera"}, Published: cotejo.Published{Value: "2024-03-13T08:00Z", Precision: "minute"}},
	"d6": {ID: "d6", Source: cotejo.Source{Outlet: "Canal Alto"}, Published: cotejo.Published{Value: "2024-03-13T20:00Z", Precision: "minute"}},
}

func n(low, high float64, cmpr cotejo.Comparator, class, unit string) func(*cotejo.Claim) {
	return func(c *cotejo.Claim) {
		c.Figure = &cotejo.Figure{Low: &low, High: &high, Best: &low, Comparator: cmpr, Unit: unit, Class: class, Text: "x"}
		if cmpr == cotejo.MoreThan {
			c.Figure.High = nil
		}
	}
}
func people(v float64, class string) func(*cotejo.Claim) {
	return n(v, v, cotejo.Exact, class, "person")
}
func at(places ...string) func(*cotejo.Claim) {
	return func(c *cotejo.Claim) {
		for _, p := range places {
			within := []string{"geo:valdesa", "iso:ES"}
			if p == "Valdesa" {
				within = within[1:]
			}
			c.Place = append(c.Place, cotejo.Place{Entity: "geo:" + fold(p), Label: p, Within: within})
		}
	}
}
func says(label string, kind cotejo.SourceType) func(*cotejo.Claim) {
	return func(c *cotejo.Claim) {
		c.Chain = append(c.Chain, cotejo.Attribution{Entity: "org:" + fold(label), Label: label, Type: kind, Mode: cotejo.Says})
	}
}
func status(st cotejo.Status) func(*cotejo.Claim) {
	return func(c *cotejo.Claim) {
		c.Factuality.Status = st
		if st == cotejo.Denied {
			c.Factuality.Polarity = "-"
		}
	}
}
func who(role, id, label string) func(*cotejo.Claim) {
	return func(c *cotejo.Claim) {
		c.Participants = append(c.Participants, cotejo.Participant{Role: role, Entity: id, Label: label})
	}
}
func on(day string) func(*cotejo.Claim) {
	return func(c *cotejo.Claim) { c.Time = &cotejo.Time{Value: day, Begin: day} }
}

const inst = cotejo.SourceInstitution

var river = []told{
	{"a1", "d1", "kill", "Doce vecinos han perdido la vida en la crecida de Valdesa, dice Protección Civil", []func(*cotejo.Claim){people(12, "dead"), at("Valdesa"), says("Protección Civil", inst)}},
	{"a2", "d1", "missing", "Protección Civil busca a treinta personas", []func(*cotejo.Claim){people(30, "missing-person"), at("Valdesa"), says("Protección Civil", inst)}},
	{"b1", "d2", "kill", "Los bomberos del valle elevan a diecinueve el número de víctimas mortales en Valdesa tras una mañana de rastreo", []func(*cotejo.Claim){people(19, "dead"), at("Valdesa"), says("Bomberos del Valle", inst)}},
	{"b2", "d2", "close", "El puente viejo de Valdesa podría haber quedado cerrado al paso de vehículos pesados durante la noche, indicó la alcaldía", []func(*cotejo.Claim){at("Valdesa"), who("actor", "org:alcaldia", "la alcaldía"), says("Alcaldía", inst), status(cotejo.Hedged)}},
	{"c1", "d3", "kill", "Los bomberos del valle elevan a diecinueve el número de víctimas mortales en Valdesa tras una mañana de rastreo", []func(*cotejo.Claim){people(19, "dead"), at("Valdesa")}},
	{"c2", "d3", "close", "El puente viejo de Valdesa quedó cerrado al paso de vehículos pesados durante la noche, indicó la alcaldía", []func(*cotejo.Claim){at("Valdesa"), who("actor", "org:alcaldia", "la alcaldía"), says("Alcaldía", inst)}},
	{"d1", "d4", "kill", "Ya son 41 los fallecidos en la comarca", []func(*cotejo.Claim){people(41, "dead"), at("Valdesa"), says("Protección Civil", inst)}},
	{"d2", "d4", "kill", "Nueve de ellos murieron en Olmar", []func(*cotejo.Claim){people(9, "dead"), at("Olmar"), says("Protección Civil", inst)}},
	{"d3", "d4", "kill", "Entre los muertos hay cinco menores", []func(*cotejo.Claim){people(5, "child"), at("Valdesa"), says("Protección Civil", inst)}},
	{"e1", "d5", "kill", "Protección Civil rebaja a 38 la cifra de muertos en Valdesa por un error en el registro", []func(*cotejo.Claim){people(38, "dead"), at("Valdesa"), says("Protección Civil", inst)}},
	{"e2", "d5", "visit", "La ministra visitará Valdesa el viernes", []func(*cotejo.Claim){at("Valdesa"), who("actor", "per:luisa-roble", "Luisa Roble"), on("2024-03-15"), status(cotejo.Planned)}},
	{"f1", "d6", "kill", "El colegio de médicos cuenta 55 muertos en Valdesa", []func(*cotejo.Claim){people(55, "dead"), at("Valdesa"), says("Colegio de Médicos", inst)}},
	{"f2", "d6", "kill", "Son 38, según Agencia Norte", []func(*cotejo.Claim){people(38, "dead"), at("Valdesa"), says("Agencia Norte", cotejo.SourceAgency)}},
	{"f3", "d6", "visit", "Luisa Roble recorrió Valdesa este jueves", []func(*cotejo.Claim){at("Valdesa"), who("actor", "per:luisa-roble", "Luisa Roble"), on("2024-03")}},
	{"f4", "d6", "evacuate", "Cuatro mil evacuados: 2.500 en Olmar y 2.000 en Torbal", []func(*cotejo.Claim){people(4000, "evacuee"), at("Valdesa")}},
	{"f5", "d6", "evacuate", "Cuatro mil evacuados: 2.500 en Olmar y 2.000 en Torbal", []func(*cotejo.Claim){people(2500, "evacuee"), at("Olmar")}},
	{"f6", "d6", "evacuate", "Cuatro mil evacuados: 2.500 en Olmar y 2.000 en Torbal", []func(*cotejo.Claim){people(2000, "evacuee"), at("Torbal")}},
}

// riverWords are those of the story that mean one thing.
var riverWords = kinds(map[string]string{"vida": "death", "mortales": "death", "murieron": "death", "muertos": "death", "fallecidos": "death",
	"evacuados": "evacuation", "busca": "search"})

// tell makes items of a story.
func tell(story []told, docs map[string]cotejo.Document) map[string]Item {
	byDoc := map[string][]cotejo.Claim{}
	texts := map[string]string{}
	for _, s := range story {
		start := len(texts[s.doc])
		if i := strings.Index(texts[s.doc], s.text+"."); i >= 0 {
			start = i
		} else {
			texts[s.doc] += s.text + ".\n\n"
		}
		c := cotejo.Claim{ID: "c_" + s.id, Document: s.doc, Predicate: s.predicate, Factuality: cotejo.Factuality{Polarity: "+", Status: cotejo.Asserted},
			Sentence: cotejo.Passage{Span: cotejo.Span{Start: start, End: start + len(s.text) + 1}, Exact: s.text + "."}}
		for _, w := range s.with {
			w(&c)
		}
		byDoc[s.doc] = append(byDoc[s.doc], c)
	}
	out := map[string]Item{}
	for id, claims := range byDoc {
		doc := docs[id]
		doc.Text = texts[id]
		for _, c := range claims {
			doc.Blocks = append(doc.Blocks, cotejo.Block{Kind: cotejo.BlockBody, Span: c.Sentence.Span})
		}
		info := Describe(doc, claims, nil, riverWords)
		for _, c := range claims {
			out[strings.TrimPrefix(c.ID, "c_")] = Item{Claim: c, Document: info, Keys: Keys(c, info)}
		}
	}
	return out
}

func TestRiver(t *testing.T) {
	items := tell(river, riverDocs)
	l := lay(t, items)
	t.Run("one toll", func(t *testing.T) {
		got, want := rowClaims(l.panelOf("a1")), ids("a1", "b1", "c1", "d1", "d2", "d3", "e1", "f1", "f2")
		if !slices.Equal(got, want) {
			t.Errorf("rows %v, want %v", got, want)
		}
	})
	t.Run("relations", func(t *testing.T) {
		l.relation("c1", "b1", cotejo.Echoes, FieldReuse)
		l.relation("a1", "b1", cotejo.Conflicts, FieldValue)
		l.relation("d1", "a1", cotejo.Updates, FieldOrder)
		l.relation("d1", "b1", cotejo.Updates, FieldOrder)
		l.relation("d2", "d1", cotejo.PartOf, FieldPlace)
		l.relation("d3", "d1", cotejo.PartOf, FieldClass)
		if r := l.relation("e1", "d1", cotejo.Updates, FieldSource); r.Row != "corrects" {
			t.Errorf("by %s", r.Row)
		}
		l.relation("e1", "f1", cotejo.Conflicts, FieldValue)
		l.relation("e2", "f3", cotejo.PlanOf, FieldStand)
		l.relation("f5", "f4", cotejo.PartOf, FieldPlace)
	})
	t.Run("findings", func(t *testing.T) {
		l.finding(FindConflict, "e1", "f1")
		l.finding(FindCorrection, "d1", "e1")
		l.finding(FindUpdate, "a1")
		l.finding(FindHedge, "b2", "c2")
		l.finding(FindDone, "e2", "f3")
		l.finding(FindEcho, "b1", "c1")
		f := l.finding(FindSum, "f4", "f5", "f6")
		if !strings.Contains(f.Text["es"], "4.500") || !strings.Contains(f.Text["en"], "4,500") {
			t.Errorf("the sum is not told: %v", f.Text)
		}
	})
	t.Run("origins", func(t *testing.T) {
		o, unknown := Origins([]Item{items["a1"], items["d1"], items["e1"], items["f2"], items["c1"]})
		if len(o) != 2 || unknown != 1 {
			t.Errorf("origins %v, unknown %d: the civil service three times, the agency, one unknown", o, unknown)
		}
	})
	t.Run("propagation", func(t *testing.T) {
		hops := Propagation([]Item{items["b1"], items["c1"]}, l.Relations())
		if len(hops) != 2 || hops[0].Claim != "c_b1" || hops[1].From != "c_b1" || !slices.Contains(hops[1].Mutated, "source-lost") {
			t.Errorf("%+v", hops)
		}
		hops = Propagation([]Item{items["b2"], items["c2"]}, l.Relations())
		if len(hops) != 2 || !hops[1].HedgeLost {
			t.Errorf("the hedge is not lost: %+v", hops)
		}
	})
	t.Run("time", func(t *testing.T) {
		var all []Item
		for _, it := range items {
			all = append(all, it)
		}
		before, after := All(AsOf(all, "2024-03-10")), All(AsOf(all, "2024-03-13"))
		kinds := map[string]bool{}
		for _, c := range Diff(before, after) {
			kinds[c.Kind] = true
		}
		for _, k := range []string{ChangeNew, ChangeFigures, ChangeFinding} {
			if !kinds[k] {
				t.Errorf("nothing %s between the days: %v", k, kinds)
			}
		}
		if len(Diff(after, after)) != 0 {
			t.Error("a ledger differs from itself")
		}
	})
}

func TestPolicies(t *testing.T) {
	l := lay(t, tell(river, riverDocs))
	p := l.panelOf("a1")
	for _, c := range []struct {
		policy          string
		ranking         []string
		low, best, high float64
	}{
		{PolicyConservative, nil, 38, 38, -1},
		{PolicyMinMax, nil, 38, -1, 55},
		{PolicyLowBestHigh, nil, 38, 38, 55},
		{PolicyLatest, nil, 38, 38, 38},
		{PolicyRanking, []string{"Nadie", "colegio de medicos"}, 55, 55, 55},
		{PolicyRanking, []string{"protección civil"}, 38, 38, 38},
		{PolicyRanking, []string{"Nadie"}, -1, -1, -1},
	} {
		e, ok := Apply(c.policy, p, c.ranking)
		if !ok || value(e.Low) != c.low || value(e.Best) != c.best || value(e.High) != c.high || e.Policy != c.policy || e.Text["es"] == "" || e.Text["en"] == "" {
			t.Errorf("%s %v: %v %v %v, want %v", c.policy, c.ranking, value(e.Low), value(e.Best), value(e.High), c)
		}
	}
	if _, ok := Apply("no-such", p, nil); ok {
		t.Error("a policy that does not exist answers")
	}
	if p.Best == nil || p.Best.Policy != DefaultPolicy {
		t.Errorf("the panel's estimate does not name the default: %+v", p.Best)
	}
}

func value(p *float64) float64 {
	if p == nil {
		return -1
	}
	return *p
}

func TestJudgements(t *testing.T) {
	items := tell(river, riverDocs)
	l := lay(t, items)
	step := func(j cotejo.Judgement) {
		t.Helper()
		if _, err := l.Judge(j); err != nil {
			t.Fatal(err)
		}
	}
	step(cotejo.Judgement{ID: "j_1", Kind: "event", Target: "c_b2", Other: "c_e2", Decision: cotejo.Merge, At: "2024-04-01"})
	if l.eventOf("b2").ID != l.eventOf("e2").ID {
		t.Error("a merge does not merge")
	}
	step(cotejo.Judgement{ID: "j_2", Kind: "event", Target: "c_c1", Decision: cotejo.Split, At: "2024-04-02"})
	if l.eventOf("c1").ID == l.eventOf("b1").ID || len(l.eventOf("c1").Claims) != 1 {
		t.Error("a split does not split")
	}
	step(cotejo.Judgement{ID: "j_3", Kind: "claim", Target: "c_f1", Decision: cotejo.Reject, At: "2024-04-03"})
	if slices.Contains(rowClaims(l.panelOf("a1")), "c_f1") {
		t.Error("a rejected claim stays in its panel")
	}
	step(cotejo.Judgement{ID: "j_4", Kind: "relation", Target: "c_a1", Other: "c_b1", Decision: cotejo.Correct, Fields: map[string]string{"type": "updates"}, At: "2024-04-04"})
	for _, r := range l.Relations() {
		if pairKey(r.A, r.B) == pairKey("c_a1", "c_b1") && r.Type != cotejo.Updates {
			t.Errorf("a corrected relation stays %s", r.Type)
		}
	}
	l.judged = nil
	if d, err := Refresh(t.Context(), l, ids("b2", "e2", "c1", "b1", "f1", "a1")); err != nil {
		t.Fatal(err)
	} else {
		l.Apply(d)
	}
	whole := lay(t, items)
	if got, want := l.Events(), whole.Events(); len(got) != len(want) {
		t.Errorf("revoked judgements leave %d events, want %d", len(got), len(want))
	}
	if got, want := len(l.Relations()), len(whole.Relations()); got != want {
		t.Errorf("revoked judgements leave %d relations, want %d", got, want)
	}
}
