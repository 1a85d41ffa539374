package text

import "testing"

func moodLexicon(t *testing.T) *lexicon { t.Helper(); return engine(t).lex }

func TestMoodByConjugation(t *testing.T) {
	const present = "Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
	ind, sub := Feats("Mood=Ind|"+present), Feats("Mood=Sub|"+present)
	others := otherMoods([]Feats{ind, sub, "Mood=Imp|Number=Sing|Person=2|VerbForm=Fin"})
	for _, tt := range []struct {
		form, lemma    string
		predicted, put Feats
	}{
		{"retire", "retirar", ind, sub},
		{"cierre", "cerrar", ind, sub}, // a stem that turns
		{"recoja", "recoger", ind, sub},
		{"absuelva", "absolver", ind, sub},
		{"llegara", "llegar", ind, sub},
		{"declara", "declarar", sub, ind}, // ends like llegara
		{"gaste", "gastar", ind, sub},
		{"distingue", "distinguir", sub, ind},
		{"conocíamos", "conocer", ind, ind},
		{"estuve", "estar", ind, ind},
		{"va", "ir", ind, ind},          // in no conjugation
		{"retire", "retirir", ind, ind}, // no verb of the list
		{"sienta", "sentar", sub, sub},  // another verb has it
		{"teme", "temer", ind, ind},
		{"retire", "retirar", "", ""},
	} {
		w := Token{Form: tt.form, Lower: tt.form, Lemma: tt.lemma, UPOS: VERB, Feats: tt.predicted}
		if got := moodLexicon(t).mood(&w, others); got != tt.put {
			t.Errorf("%s of %s, predicted %q: %q, want %q", tt.form, tt.lemma, tt.predicted, got, tt.put)
		}
	}
}

func TestMoodEndingsAreChecked(t *testing.T) {
	l := &lexicon{conjugation: conjugation{moods: map[string][]moodEnding{}}}
	for _, row := range [][]string{{"e", "ar"}, {"", "ar", "Ind"}, {"e", "ar", "Cnd"}} {
		if l.addMood(row) == nil {
			t.Errorf("%q is taken", row)
		}
	}
}

// What stands after a pictograph, a bar, topics or a label in brackets is read as a
// sentence of its own, and the signs are no words of the tree.
func TestPartsOfHeadlines(t *testing.T) {
	for _, tt := range []struct{ text, verb string }{
		{"🔴 Cierra el puerto por el temporal", "Cierra"},
		{"AVISO ⚠️ Cierran dos playas 🏖️ Piden calma", "Cierran"},
		{"AVISO ⚠️ Cierran dos playas 🏖️ Piden calma", "Piden"},
		{"AUDIO | Chocan dos barcos", "Chocan"},
		{"[AUDIO] Chocan dos barcos", "Chocan"},
		{"#Aviso #Puerto Cae una grúa", "Cae"},
		{"→ Aprueban la reforma", "Aprueban"},
	} {
		found := false
		for _, s := range engine(t).Analyze(tt.text, body(tt.text)) {
			for _, w := range s.Tokens {
				found = found || w.Form == tt.verb && w.UPOS == VERB
				if partsText(w.Form) && (w.UPOS != PUNCT || w.Lemma == "") {
					t.Errorf("%q: %s is %v, lemma %q", tt.text, w.Form, w.UPOS, w.Lemma)
				}
			}
		}
		if !found {
			t.Errorf("%q: %s is no verb", tt.text, tt.verb)
		}
	}
}

func TestPartsText(t *testing.T) {
	for form, want := range map[string]bool{
		"|": true, "😱": true, "⚠️": true, "👩‍🚒": true, "→": true, "■": true, "🇵🇪": true,
		"": false, "a": false, "%": false, "°": false, "©": false, "−": false, "≥": false, "#": false, "…": false, "km": false, "ñ": false, "\u200d": false,
	} {
		if got := partsText(form); got != want {
			t.Errorf("%q: %v, want %v", form, got, want)
		}
	}
}

func TestPersonByEnding(t *testing.T) {
	known := map[string]Feats{}
	for _, number := range []string{"Sing", "Plur"} {
		for _, person := range []string{"1", "2", "3"} {
			f := "Number=" + number + "|Person=" + person + "|VerbForm=Fin"
			known[f] = Feats(f)
		}
	}
	for _, tt := range []struct{ form, lemma, predicted, want string }{
		{"naufraga", "naufragar", "Plur1", "Sing3"},
		{"tenía", "tener", "Plur3", "Sing3"},
		{"obtengamos", "obtener", "Sing2", "Plur1"},
		{"huyen", "huir", "Sing3", "Sing3"}, // a form of its own
		{"cierran", "cerrar", "Sing1", "Plur3"},
		{"cierras", "cerrar", "Sing3", "Sing2"},
		{"cierra", "cerrar", "Sing2", "Sing2"},
		{"cierra", "cerrir", "Plur1", "Plur1"}, // no verb
	} {
		feats := func(s string) Feats { return Feats("Number=" + s[:4] + "|Person=" + s[4:] + "|VerbForm=Fin") }
		w := Token{Form: tt.form, Lower: tt.form, Lemma: tt.lemma, UPOS: VERB, Feats: feats(tt.predicted)}
		if got := moodLexicon(t).person(&w, known); got != feats(tt.want) {
			t.Errorf("%s, predicted %s: %s, want %s", tt.form, tt.predicted, got, tt.want)
		}
	}
}

// A verb that opens a sentence with the name of who acts is no part of the name;
// given names that are forms of verbs are names.
func TestVerbBeforeName(t *testing.T) {
	for _, tt := range []struct{ text, pos string }{
		{"Anuncia Duarte nuevas medidas.", "VERB"},
		{"Mira Sorel, nueva alcaldesa de Jaén.", "PROPN"},
		{"Costa Rica, sin luz.", "PROPN"},
	} {
		s := engine(t).Analyze(tt.text, body(tt.text))
		if got := s[0].Tokens[0].UPOS.String(); got != tt.pos {
			t.Errorf("%q begins with %s, want %s", tt.text, got, tt.pos)
		}
	}
}
