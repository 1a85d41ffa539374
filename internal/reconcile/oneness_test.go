package reconcile

import (
	"strings"
	"testing"

	"github.com/cotejo/cotejo"
)

// storyOf makes the claims of two articles of one story items of two documents whose
// words all tell the story.
func storyOf(claims ...cotejo.Claim) []Item {
	texts := map[string]string{}
	for _, c := range claims {
		texts[c.Document] += c.Sentence.Exact + "\n"
	}
	infos := map[string]DocInfo{}
	for id, text := range texts {
		doc := cotejo.Document{ID: id, Text: text, Published: cotejo.Published{Value: "2024-05-0" + id[2:]},
			Blocks: []cotejo.Block{{Kind: cotejo.BlockBody, Span: cotejo.Span{End: len(text)}}}}
		var own []cotejo.Claim
		for _, c := range claims {
			if c.Document == id {
				own = append(own, c)
			}
		}
		infos[id] = Describe(doc, own, nil, &Words{Rare: func(string) float64 { return 10 }})
	}
	var out []Item
	for _, c := range claims {
		out = append(out, Item{Claim: c, Document: infos[c.Document]})
	}
	return out
}

// figureOf is a figure of an article, given by a source.
func figureOf(doc, id, predicate, unit, class, noun string, value float64, text, sentence, source string) cotejo.Claim {
	c := figureIn(id, 0, unit, noun, value, text, sentence)
	c.Document, c.Predicate, c.Open, c.Figure.Class = doc, predicate, strings.HasPrefix(predicate, "x"), class
	if source != "" {
		c.Chain = []cotejo.Attribution{{Entity: "org:" + fold(source), Label: source, Type: cotejo.SourceInstitution, Mode: cotejo.Says}}
	}
	return c
}

func TestFiguresOfOneStoryMeasureOneThingWhateverTheirVerbs(t *testing.T) {
	for _, tc := range []struct {
		name string
		a, b cotejo.Claim
		want bool
	}{
		{"what savers took out of a bank, under two verbs",
			figureOf("d_1", "c_1", "xretirar", "EUR", "", "", 48e6, "48 millones de euros", "Los clientes de Banco Ferrol retiraron 48 millones de euros de sus depósitos entre el lunes y el martes.", "Banco Ferrol"),
			figureOf("d_2", "c_2", "xascender", "EUR", "", "salida", 51e6, "51 millones de euros", "La salida de depósitos de Banco Ferrol ascendió a 51 millones de euros, calcula el supervisor.", "Supervisor"), true},
		{"and the fine for the bank, which is another sum",
			figureOf("d_1", "c_1", "xretirar", "EUR", "", "", 48e6, "48 millones de euros", "Los clientes de Banco Ferrol retiraron 48 millones de euros de sus depósitos entre el lunes y el martes.", "Banco Ferrol"),
			figureOf("d_2", "c_2", "xmultar", "EUR", "", "multa", 2e6, "2 millones de euros", "Banco Ferrol y sus depósitos: el supervisor propuso una multa de 2 millones de euros.", "Supervisor"), false},
		{"cars called back",
			figureOf("d_1", "c_1", "xllamar", "item", "vehicle", "vehículo", 12400, "12.400 vehículos", "Motores Arzúa llamará a revisión a 12.400 vehículos por un fallo en el freno.", ""),
			figureOf("d_2", "c_2", "xser", "item", "vehicle", "coche", 12400, "12.400 coches", "Son 12.400 coches de Motores Arzúa los del freno defectuoso que van a revisión.", ""), true},
		{"how many sailed, by two sources",
			figureOf("d_1", "c_1", "xir", "person", "person", "pasajero", 380, "380 pasajeros", "A bordo del transbordador Sirena iban 380 pasajeros, según la naviera.", "Naviera Sirena"),
			figureOf("d_2", "c_2", "xviajar", "person", "person", "persona", 364, "364 personas", "En el transbordador Sirena viajaban a bordo 364 personas, dijo la capitanía.", "Capitanía"), true},
		{"the dead of a heat wave and those in hospital",
			figureOf("d_1", "c_1", "kill", "person", "dead", "muerto", 41, "41 muertos", "La ola de calor deja 41 muertos en la comarca de Berdía.", ""),
			figureOf("d_2", "c_2", "hospitalize", "person", "patient", "ingresado", 41, "41 ingresados", "La ola de calor en la comarca de Berdía deja 41 ingresados.", ""), false},
	} {
		items := storyOf(tc.a, tc.b)
		if p := pairItems(items[0], items[1]); sameQuantity(p) != tc.want || sameQuantity(p.swap()) != tc.want {
			t.Errorf("%s: of one quantity %v, want %v (oneness %.2f, story %.2f)", tc.name, !tc.want, tc.want, oneness(p), tale(items[0].Document, items[1].Document))
		}
		if a, b := pairItems(items[0], items[1]), pairItems(items[1], items[0]); oneness(a) != oneness(b) {
			t.Errorf("%s: %v one way, %v the other", tc.name, oneness(a), oneness(b))
		}
	}
}

// claimSaying is a claim without a figure.
func claimSaying(doc, id, predicate, sentence string, st cotejo.Status) cotejo.Claim {
	c := cotejo.Claim{ID: id, Document: doc, Predicate: predicate, Open: strings.HasPrefix(predicate, "x"), Factuality: cotejo.Factuality{Status: st, Polarity: "+"},
		Sentence: cotejo.Passage{Exact: sentence, Span: cotejo.Span{End: len(sentence)}}}
	if st == cotejo.Denied {
		c.Factuality.Polarity = "-"
	}
	return c
}

func TestADenialMeetsWhatItDeniesByItsWords(t *testing.T) {
	denial := claimSaying("d_2", "c_2", "xocultar", "La federación niega haber ocultado el análisis positivo del corredor.", cotejo.Denied)
	items := storyOf(claimSaying("d_1", "c_1", "xtapar", "Un directivo tapó durante meses el análisis positivo del corredor.", cotejo.Asserted), denial)
	p := pairItems(items[0], items[1])
	if !SameEvent(items[0], items[1]).Same || relate(p).Type != cotejo.Denial {
		t.Errorf("the denial stands %s to what it denies", relate(p).Row)
	}
	ra, rb := reachOf(items[0], ScopeOf(items[0])), reachOf(items[1], ScopeOf(items[1]))
	if !ra.meets(&rb) {
		t.Error("no key joins the two")
	}
	items = storyOf(claimSaying("d_1", "c_1", "xganar", "El equipo presentó ayer el maillot de la temporada en una gala.", cotejo.Asserted), denial)
	if SameEvent(items[0], items[1]).Same {
		t.Error("a denial is joined with what it does not speak of")
	}
}

func TestAPlanMeetsWhatCameOfIt(t *testing.T) {
	plan := claimSaying("d_1", "c_1", "xtrasladar", "El carguero Albor descargará sus contenedores refrigerados en la terminal norte del puerto de Moaña.", cotejo.Planned)
	done := claimSaying("d_2", "c_2", "xatracar", "El carguero Albor atracó en Moaña y dejó los contenedores refrigerados en la terminal norte del puerto.", cotejo.Asserted)
	items := storyOf(plan, done)
	if !SameEvent(items[0], items[1]).Same {
		t.Fatal("the plan and what came of it are two happenings")
	}
	if rel := Relate(items[0], items[1]); rel.Type != cotejo.PlanOf || rel.A != "c_1" {
		t.Errorf("the plan stands %s to what came of it", rel.Row)
	}
	plan.Document, done.Document = "d_2", "d_1" // told after the fact
	items = storyOf(plan, done)
	if SameEvent(items[0], items[1]).Same {
		t.Error("a plan is fulfilled before it is made")
	}
}

func TestTheDeadOfAnotherYearAreNoCountOfThese(t *testing.T) {
	old := figureOf("d_1", "c_1", "kill", "person", "dead", "muerto", 3, "tres muertos", "En 2021 otro alud dejó tres muertos en el refugio de Casal.", "")
	old.Time = &cotejo.Time{Value: "2021", Begin: "2021", Basis: "explicit"}
	now := figureOf("d_2", "c_2", "kill", "person", "dead", "muerto", 2, "dos muertos", "El alud del refugio de Casal deja dos muertos.", "")
	items := storyOf(old, now)
	if sameQuantity(pairItems(items[0], items[1])) {
		t.Error("the dead of 2021 are a count of those of today")
	}
}

func TestPeopleAreNotThings(t *testing.T) {
	scope := func(unit, class, family string) *Scope { return &Scope{Unit: unit, Class: class, Family: family} }
	dead, hurt := familyOf("kill"), familyOf("injure")
	for _, c := range []struct {
		name string
		a, b *Scope
		want bool
	}{
		{"dead and roads", scope("person", "person", dead), scope("item", "road", "block"), true},
		{"dead and nouns of no class", scope("person", "person", dead), scope("item", "lemma:farola", "x"), true},
		{"dead and bodies", scope("person", "person", dead), scope("person", "dead", dead), false},
		{"workers and posts", scope("person", "worker", "employment"), scope("person", "job", "employment"), false},
		{"people of no class and things", scope("person", "person", "x"), scope("item", "house", "y"), false},
	} {
		if got := peopleAndThings(c.a, c.b); got != c.want || peopleAndThings(c.b, c.a) != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
	p := Pair{SA: scope("person", "person", dead), SB: scope("person", "person", hurt), A: &Item{Claim: cotejo.Claim{Predicate: "kill"}}, B: &Item{Claim: cotejo.Claim{Predicate: "injure"}}}
	if !twoTolls(p) {
		t.Error("as many hurt as dead are the same people")
	}
}
