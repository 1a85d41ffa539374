package text

import "testing"

// subjectsOf gives the nouns that a sentence has as subjects and as objects of verbs.
func subjectsOf(t *testing.T, doc string) (subjects, objects map[string]bool) {
	t.Helper()
	subjects, objects = map[string]bool{}, map[string]bool{}
	for _, s := range engine(t).Analyze(doc, body(doc)) {
		for _, w := range s.Tokens {
			switch Universal(w.Rel) {
			case "nsubj":
				subjects[w.Form] = true
			case "obj":
				objects[w.Form] = true
			}
		}
	}
	return subjects, objects
}

func TestSubjectsAfterTheVerb(t *testing.T) {
	for _, tt := range []struct{ text, subject, object string }{
		{"Descarrila un tren con 300 pasajeros.", "tren", ""},
		{"Estalla una bomba en el centro de la capital.", "bomba", ""},
		{"Naufraga una barca con 40 pescadores.", "barca", ""},
		{"Colisionan dos aviones en el aeropuerto.", "aviones", ""},
		{"Aumentan los casos de sarampión.", "casos", ""},
		{"Suben los precios del pan.", "precios", ""},
		{"Los problemas que afronta el sector son graves.", "sector", "que"},
		{"La carta que enviaron los vecinos llegó tarde.", "vecinos", "que"},
		{"Las pérdidas que sufrió la empresa suman millones.", "empresa", "que"},
		{"La reforma la aprobó el Senado.", "Senado", "la"},
		{"Lo que denuncian los vecinos es grave.", "vecinos", "que"},
		{"Según han denunciado los sindicatos, faltan maestros.", "sindicatos", ""},
		{"Denuncian los vecinos que no hay agua.", "vecinos", "agua"},
		{"Pide la oposición la dimisión del ministro.", "oposición", "dimisión"},
		{"Cifró en 40 los heridos el portavoz del hospital.", "portavoz", "heridos"},
	} {
		subjects, objects := subjectsOf(t, tt.text)
		if !subjects[tt.subject] || tt.object != "" && !objects[tt.object] {
			t.Errorf("%q: subjects %v, objects %v; want %s and %q", tt.text, subjects, objects, tt.subject, tt.object)
		}
	}
	for _, tt := range []struct{ text, object string }{
		{"El Gobierno aumenta los impuestos.", "impuestos"},
		{"El alcalde dijo que subirá los precios.", "precios"},
		{"La empresa que compró el banco cerró.", ""},
		{"Compró dos casas.", "casas"},
		{"El juez que firmó la orden dimitió.", "orden"},
	} {
		subjects, objects := subjectsOf(t, tt.text)
		if tt.object != "" && (subjects[tt.object] || !objects[tt.object]) {
			t.Errorf("%q: subjects %v, objects %v; want the object %s", tt.text, subjects, objects, tt.object)
		}
	}
}

func TestIntransitiveVerbsAreChecked(t *testing.T) {
	l := &lexicon{intransitive: map[string]uint8{}}
	for _, row := range [][]string{{"llegar"}, {"llegar", "never"}} {
		if l.addIntransitive(row) == nil {
			t.Errorf("%q is taken", row)
		}
	}
	if err := l.addIntransitive([]string{"llegar", "always"}); err != nil || l.intransitive["llegar"] != noObjects {
		t.Errorf("%v, %v", l.intransitive, err)
	}
}

// A person is known where the form has no other.
func TestPersonsOf(t *testing.T) {
	for f, want := range map[Feats]uint8{
		"": anyPerson,
		"Mood=Ind|Number=Sing|Person=3|Tense=Imp":  thirdPerson,
		"Mood=Ind|Number=Sing|Person=1|Tense=Imp":  anyPerson,
		"Mood=Sub|Number=Sing|Person=1|Tense=Pres": anyPerson,
		"Mood=Ind|Number=Sing|Person=1|Tense=Pres": otherPerson,
		"Mood=Ind|Number=Plur|Person=2|Tense=Fut":  otherPerson,
	} {
		if got := personsOf(f); got != want {
			t.Errorf("%q: %d, want %d", f, got, want)
		}
	}
}

// A fixed expression before a subject is an adverb of the verb; a preposition with a
// noun that is no subject stays what it is.
func TestSubjectsHaveNoPreposition(t *testing.T) {
	p := shipped(t)
	label := map[string]uint8{}
	for i, l := range p.labels {
		label[l] = uint8(i)
	}
	s := tagged("a/ADP", "cambio/NOUN", "Chile/PROPN", "recibió/VERB", "trigo/NOUN")
	for _, tt := range []struct {
		rel  string
		head int32
		want string
	}{{"nsubj", 3, "advmod"}, {"obl", 2, "case"}} {
		m := NewParseState(p.labels, nil)
		m.Reset(&s)
		m.SetHeads([]int32{2, 0, 3, 5, 3})
		for i, rel := range []string{"case", "fixed", tt.rel, "root", "obj"} {
			m.Rel[i] = label[rel]
		}
		m.Link()
		p.freeSubjects(m)
		if got := p.labels[m.Rel[0]]; m.Head[0] != tt.head || got != tt.want {
			t.Errorf("%s: the expression is %s of word %d, want %s of %d", tt.rel, got, m.Head[0], tt.want, tt.head)
		}
	}
}
