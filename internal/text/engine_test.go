package text

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/cotejo/cotejo"
)

var spanish = sync.OnceValues(func() (*Engine, error) { return Load(os.DirFS(filepath.Join("..", "..", "lang", "es"))) })

func engine(t testing.TB) *Engine {
	t.Helper()
	e, err := spanish()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func body(s string) []cotejo.Block {
	return []cotejo.Block{{Kind: cotejo.BlockBody, Span: cotejo.Span{End: len(s)}}}
}

func forms(s Sentence) []string {
	var out []string
	for _, t := range s.Tokens {
		out = append(out, t.Form)
	}
	return out
}

func TestWords(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Llegaron 15.000 soldados, 3,5 millones y 1.234,56 euros.", "Llegaron 15.000 soldados , 3,5 millones y 1.234,56 euros ."},
		{"El 60% y el 4,5 % a las 12:30 h.", "El 60% y el 4,5 % a las 12:30 h ."},
		{"Volvió del norte al sur.", "Volvió de el norte a el sur ."},
		{"DEL NORTE AL SUR", "DE EL NORTE A EL SUR"},
		{"Al amanecer", "A el amanecer"},
		{"Quiere dárselo y reunirse enviándole ayuda.", "Quiere dar se lo y reunir se enviando le ayuda ."},
		{"Carlos charla con las modernas parejas de Arles sobre la muerte.", "Carlos charla con las modernas parejas de Arles sobre la muerte ."},
		{"El Sr. García y la Dra. Ruiz viven en EE. UU. desde mayo", "El Sr. García y la Dra. Ruiz viven en EE. UU. desde mayo"},
		{"J. M. Coetzee (n. 1940)", "J. M. Coetzee ( n . 1940 )"},
		{"«Vamos», dijo; \"no\" —respondió—.", "« Vamos » , dijo ; \" no \" — respondió — ."},
		{"Ver https://example.org/a?b=1, www.example.com. #Hoy @ana ana@example.org", "Ver https://example.org/a?b=1 , www.example.com . #Hoy @ana ana@example.org"},
		{"Iber-Sur ganó 2-1 en 1999-2000...", "Iber-Sur ganó 2-1 en 1999-2000 ..."},
		{"El 1.º de mayo, la 2ª vez", "El 1.º de mayo , la 2ª vez"},
		{"Únanse ya: háganlo.", "Únan se ya : háganlo ."},
		{"Véase el anexo; tómese con agua y llámeme.", "Vea se el anexo ; tome se con agua y llame me ."},
		{"Los óleos y el escándalo de los pétalos en los médanos.", "Los óleos y el escándalo de los pétalos en los médanos ."},
		{"El pro\u00adble\u00adma es\u2060tá aquí.", "El pro\u00adble\u00adma es\u2060tá aquí ."},
		{"El bus No. 5 no paró. No.", "El bus No. 5 no paró . No ."},
		{"¡Qué bien! 😀👍🏽 ¿No?", "¡ Qué bien ! 😀 👍🏽 ¿ No ?"},
	}
	for _, tt := range tests {
		var got []string
		for _, s := range engine(t).Segment(tt.text, body(tt.text)) {
			got = append(got, forms(s)...)
		}
		// The accent of a part that came from the pronoun is dropped.
		if want := strings.Fields(tt.want); !slices.Equal(got, want) && strings.Join(got, " ") != strings.Replace(tt.want, "Únan", "Unan", 1) {
			t.Errorf("%q\n got %q\nwant %q", tt.text, got, want)
		}
	}
}

func TestSentences(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"Llegó tarde. Se fue pronto.", []string{"Llegó tarde.", "Se fue pronto."}},
		{"El Sr. Pérez viajó a EE. UU. El viaje duró poco.", []string{"El Sr. Pérez viajó a EE. UU.", "El viaje duró poco."}},
		{"Costó 3.500 euros. 12 personas lo vieron.", []string{"Costó 3.500 euros.", "12 personas lo vieron."}},
		{"«No iré». Lo dijo ayer.", []string{"«No iré».", "Lo dijo ayer."}},
		{"\"No iré.\" \"Sí irás.\"", []string{"\"No iré.\"", "\"Sí irás.\""}},
		{"¿Vendrá? preguntó. ¡No!", []string{"¿Vendrá? preguntó.", "¡No!"}},
		{"Dudó... y se fue. Luego... Volvió.", []string{"Dudó... y se fue.", "Luego...", "Volvió."}},
		{"Habló J. R. Díaz. Nadie más.", []string{"Habló J. R. Díaz.", "Nadie más."}},
		{"CAE EL GOBIERNO DE LA REGIÓN El presidente dimitió ayer.", []string{"CAE EL GOBIERNO DE LA REGIÓN", "El presidente dimitió ayer."}},
		{"Ganó 2-1 (un gol. Otro más) en casa. Fin.", []string{"Ganó 2-1 (un gol. Otro más) en casa.", "Fin."}},
		{"La primera parte trata de la pesca en el río; El segundo capítulo cuenta la vida del pueblo.", []string{"La primera parte trata de la pesca en el río;", "El segundo capítulo cuenta la vida del pueblo."}},
		{"Habrá actos en Asunción, Montevideo y Lima; El Cairo; La Paz y otras ciudades.", []string{"Habrá actos en Asunción, Montevideo y Lima; El Cairo; La Paz y otras ciudades."}},
		{"Cerró la mina del pueblo. - Nadie nos avisó - dijo.", []string{"Cerró la mina del pueblo.", "- Nadie nos avisó - dijo."}},
		{"3 de marzo. - Se hunde el muelle.", []string{"3 de marzo. - Se hunde el muelle."}},
		{"Sube un 3,5 p. ej. en mayo", []string{"Sube un 3,5 p. ej. en mayo"}},
	}
	for _, tt := range tests {
		var got []string
		for _, s := range engine(t).Segment(tt.text, body(tt.text)) {
			got = append(got, s.Text(tt.text))
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%q\n got %q\nwant %q", tt.text, got, tt.want)
		}
	}
}

func TestBlocksEndSentences(t *testing.T) {
	doc := "Un titular sin punto\n\nEl cuerpo del texto.\nPie"
	blocks := []cotejo.Block{
		{Kind: cotejo.BlockTitle, Span: cotejo.Span{Start: 0, End: 20}},
		{Kind: cotejo.BlockBoilerplate, Span: cotejo.Span{Start: 22, End: 42}},
		{Kind: cotejo.BlockCaption, Span: cotejo.Span{Start: 43, End: 46}},
	}
	got := engine(t).Analyze(doc, blocks)
	if len(got) != 2 || got[0].Text(doc) != "Un titular sin punto" || got[1].Text(doc) != "Pie" || got[1].Block != 2 {
		t.Fatalf("got %+v", got)
	}
}

func TestMorphology(t *testing.T) {
	tests := []struct{ text, word, feature, value string }{
		{"El ministro habría viajado a la capital.", "habría", "Mood", "Cnd"},
		{"Los jefes se reunirían el lunes.", "reunirían", "Mood", "Cnd"},
		{"Los vecinos se reunían cada lunes.", "reunían", "Tense", "Imp"},
		{"Exigen que el Gobierno retire la ley.", "retire", "Mood", "Sub"},
		{"Si llegara la ayuda, comerían.", "llegara", "Mood", "Sub"},
		{"El juez decidirá mañana.", "decidirá", "Tense", "Fut"},
		{"Nosotros vivimos aquí.", "vivimos", "Person", "1"},
		{"Las casas fueron destruidas.", "casas", "Number", "Plur"},
	}
	for _, tt := range tests {
		found := false
		for _, s := range engine(t).Analyze(tt.text, body(tt.text)) {
			for _, w := range s.Tokens {
				if w.Form == tt.word {
					found = true
					if got := w.Feats.Get(tt.feature); got != tt.value {
						t.Errorf("%q: %s is %s=%q (%s), want %s", tt.text, tt.word, tt.feature, got, w.Feats, tt.value)
					}
				}
			}
		}
		if !found {
			t.Errorf("%q: no word %q", tt.text, tt.word)
		}
	}
}

func TestLemmas(t *testing.T) {
	for text, want := range map[string]string{
		"Los ministros llegaron tarde.":            "el ministro llegar tarde .",
		"Exigían que se retirasen 15.000 tropas.":  "exigir que él retirar 15000 tropa .",
		"Habrían podido decírselo a las víctimas.": "haber poder decir él él a el víctima .",
	} {
		var got []string
		for _, s := range engine(t).Analyze(text, body(text)) {
			for _, w := range s.Tokens {
				got = append(got, w.Lemma)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: lemmas %q, want %q", text, got, want)
		}
	}
}

// check fails when an analysis breaks what every caller relies on.
func check(t testing.TB, doc string, sents []Sentence) {
	t.Helper()
	last := 0
	for _, s := range sents {
		if s.Span.Start < last || s.Span.End > len(doc) || len(s.Tokens) == 0 {
			t.Fatalf("sentence %v after %d in %d bytes, %d words", s.Span, last, len(doc), len(s.Tokens))
		}
		last = s.Span.End
		at := s.Span.Start
		for i, w := range s.Tokens {
			if w.Span.Start < at || !s.Span.Contains(w.Span) || w.Span.Len() == 0 || w.Form == "" {
				t.Fatalf("word %d %q at %v in sentence %v", i, w.Form, w.Span, s.Span)
			}
			if w.Part <= 1 {
				at = w.Span.End
			} else if w.Span != s.Tokens[i-1].Span {
				t.Fatalf("part %d of %v has span %v", w.Part, s.Tokens[i-1].Span, w.Span)
			}
			if w.Part <= 1 {
				at = w.Span.Start
			}
			if w.Part == 0 && w.Form != w.Span.Of(doc) {
				t.Fatalf("word %q is not the text %q", w.Form, w.Span.Of(doc))
			}
			if w.Head >= len(s.Tokens) || w.Head < -1 || w.Head == i {
				t.Fatalf("word %d has head %d of %d", i, w.Head, len(s.Tokens))
			}
			if w.Score < 0 || w.Score > 1 || (w.Begin && w.Name == NoName) {
				t.Fatalf("word %q: name %q, score %v", w.Form, w.Name, w.Score)
			}
		}
	}
}

func TestHostileText(t *testing.T) {
	noise := make([]byte, 1<<20)
	x := uint32(1)
	for i := range noise {
		x = x*1664525 + 1013904223
		noise[i] = byte(x >> 24)
	}
	for name, doc := range map[string]string{
		"any bytes":     string(noise),
		"one sentence":  "a" + strings.NewReplacer(".", " ", "!", " ", "?", " ", "\n", " ").Replace(string(noise[:1<<17])),
		"guillemets":    strings.Repeat("«", 20_000) + strings.Repeat("»", 20_000),
		"dashes":        strings.Repeat("—", 30_000),
		"semicolons":    strings.Repeat("; El ", 20_000),
		"pronouns":      strings.Repeat("dárselo", 20_000),
		"soft hyphens":  strings.Repeat("\u00ad", 30_000),
		"addresses":     strings.Repeat("www.", 30_000),
		"lines":         strings.Repeat("a\n", 20_000),
		"quotes":        strings.Repeat("\"", 100_000),
		"open brackets": strings.Repeat("(", 100_000),
		"one word":      strings.Repeat("a", 1<<20),
		"one number":    strings.Repeat("1.", 1<<19),
		"dots":          strings.Repeat(".", 1<<20),
		"initials":      strings.Repeat("A. ", 100_000),
		"no full stop":  strings.Repeat("palabra sin fin ", 20_000),
		"capitals":      strings.Repeat("EL MINISTRO VIAJÓ A LA CAPITAL. ", 2_000),
		"emoji":         strings.Repeat("👨‍👩‍👧‍👦", 20_000),
		"joiners":       strings.Repeat("a\u200d", 50_000),
		"marks":         "a" + strings.Repeat("\u0301", 100_000),
	} {
		t.Run(name, func(t *testing.T) {
			got := engine(t).Analyze(doc, body(doc))
			check(t, doc, got)
			for _, s := range got {
				if len(s.Tokens) > 3*maxWords {
					t.Errorf("a sentence of %d words", len(s.Tokens))
				}
			}
		})
	}
}

func TestOddWriting(t *testing.T) {
	for _, doc := range []string{
		"Corea del Norte envio 15 mil soldados a la region, segun fuentes de inteligencia",
		"EL GOBIERNO ENVIÓ 300 SOLDADOS A LA FRONTERA",
		"El CEO de la startup dijo: \"we are very happy\" y se fue 🎉🎉",
		"el alcalde dijo que no habra clases mañana por la lluvia",
		"HOY VUELVE LA LUZ A LA CIUDAD SEGUN LA EMPRESA",
		"🔴 ÚLTIMA HORA 🔴 Cae un puente en el río 😱 #urgente",
		"Según el New York Post, the deal is done y la empresa subió en bolsa",
	} {
		got := engine(t).Analyze(doc, body(doc))
		check(t, doc, got)
		verbs := 0
		for _, s := range got {
			for _, w := range s.Tokens {
				if w.UPOS == VERB {
					verbs++
				}
			}
		}
		if verbs == 0 {
			t.Errorf("%q: no verb found", doc)
		}
	}
}

func TestConcurrentUse(t *testing.T) {
	doc := "El presidente de Chile, Gabriel Boric, viajó el lunes a Lima. Allí se reunió con empresarios."
	want := engine(t).Analyze(doc, body(doc))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 20 {
				got := engine(t).Analyze(doc, body(doc))
				for i := range got {
					if !slices.Equal(got[i].Tokens, want[i].Tokens) {
						t.Errorf("got %v, want %v", got[i].Tokens, want[i].Tokens)
						return
					}
				}
			}
		})
	}
	wg.Wait()
}

func TestWrittenTokensAreKept(t *testing.T) {
	words := strings.Fields("El jefe del Estado quiere reunirse con el Papa .")
	s := []Sentence{{}}
	for _, w := range words {
		s[0].Tokens = append(s[0].Tokens, Token{Form: w})
	}
	engine(t).AnalyzeWritten(s)
	if got := forms(s[0]); !slices.Equal(got, words) {
		t.Fatalf("tokens %q, want %q", got, words)
	}
	del, reunirse := s[0].Tokens[2], s[0].Tokens[5]
	if del.UPOS != ADP || reunirse.UPOS != VERB || reunirse.Lemma != "reunir" {
		t.Errorf("del is %s, reunirse is %s %s", del.UPOS, reunirse.UPOS, reunirse.Lemma)
	}
	roots := 0
	for i, w := range s[0].Tokens {
		if w.Head < 0 {
			roots++
		}
		if w.Head == i || w.Head >= len(words) {
			t.Errorf("%s has head %d", w.Form, w.Head)
		}
	}
	if roots != 1 {
		t.Errorf("%d roots", roots)
	}
}

func FuzzAnalyze(f *testing.F) {
	for _, s := range []string{"Del Sr. X. a EE. UU. (\"¿no?\") dárselo 1.º 3,5% —sí—", "\xff\xfe\x00", "a\u0301\u200d👍🏽", "…. ¡ « »", "A.B.C.-d/e'f&g@h"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, doc string) {
		check(t, doc, engine(t).Analyze(doc, body(doc)))
	})
}
