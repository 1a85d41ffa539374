package extract

import (
	"slices"
	"testing"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/text"
)

// What somebody tells a medium is said by him, though the clause might be the medium's own.
func TestToldToAMedium(t *testing.T) {
	for _, c := range []struct{ text, source string }{
		{"Fuentes de la investigación aseguraron a este diario que el sospechoso huyó a Portugal.", "Fuentes de la investigación"},
		{"La viuda contó a este periódico que los agentes golpearon a su marido.", "viuda"},
		{"La policía mostró a la prensa las armas que los detenidos escondían en el puerto.", ""},
		{"El diputado confirmó hoy que las noticias respecto a que sufrió un atentado son ciertas.", "diputado"},
		{"El obispo coincidió en que murieron 37 civiles.", "obispo"},
	} {
		in := inputOf(c.text)
		got := slices.ContainsFunc(Document(in.doc, in.pack, in.sentences).Claims, func(x cotejo.Claim) bool {
			return len(x.Chain) == 1 && x.Chain[0].Label == c.source
		})
		if got != (c.source != "") {
			t.Errorf("%q: a claim of %q: %v; %q", c.text, c.source, got, told(in))
		}
	}
}

// A form of the subjunctive that is a noun too is the verb of the clause that has no other.
func TestVerbsThatAreNounsToo(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"La ministra negó que el Ejército ataque a la población civil.", "attack -denied <ministra>"},
		{"El alcalde desmintió que la droga cruce la frontera.", "cruzar -denied <alcalde>"},
		{"El Gobierno negó que el avance rebelde haya causado 40 muertos.", "kill 40 person -denied <Gobierno>"},
		{"El alcalde rechazó haber recibido 300.000 euros.", "transfer 300000 EUR -denied"},
	} {
		wants(t, inputOf(c.text), c.want)
	}
}

// A stretch between two months is one time, and what is told as past lies behind.
func TestStretchesAreOneTime(t *testing.T) {
	for _, c := range []struct{ text, begin, end string }{
		{"Entre enero y octubre murieron 230 migrantes en la ruta.", "2025-01", "2025-10"},
		{"De 2019 a 2023 murieron 230 mineros.", "2019", "2023"},
		{"Desde enero han muerto 20 ciclistas.", "2025-01", ""},
		{"Desde enero morirán 20 ciclistas.", "2026-01", ""},
	} {
		in := readText("2025-11-20", c.text)
		figures := 0
		for _, x := range Document(in.doc, in.pack, in.sentences).Claims {
			if x.Figure == nil {
				continue
			}
			if figures++; x.Time == nil || x.Time.Begin != c.begin || x.Time.End != c.end {
				t.Errorf("%q: %+v, want %s to %s", c.text, x.Time, c.begin, c.end)
			}
		}
		if figures == 0 {
			t.Errorf("%q: no figure; %q", c.text, told(in))
		}
	}
}

// A common noun for a body acts as its name would.
func TestBodiesWithoutAName(t *testing.T) {
	for _, c := range []struct{ text, actor string }{
		{"La alcaldía pagó 3 millones de euros a los vecinos.", "alcaldía"},
		{"La embajada pagó 3 millones de euros a los vecinos.", "embajada"},
		{"La mesa pagó 3 millones de euros a los vecinos.", ""},
	} {
		in := inputOf(c.text)
		claims := Document(in.doc, in.pack, in.sentences).Claims
		if len(claims) == 0 {
			t.Errorf("%q: no claim", c.text)
		}
		for _, x := range claims {
			i := slices.IndexFunc(x.Participants, func(p cotejo.Participant) bool { return p.Role == "actor" })
			if c.actor == "" && i >= 0 || c.actor != "" && (i < 0 || x.Participants[i].Label != c.actor) {
				t.Errorf("%q: %+v, want %q", c.text, x.Participants, c.actor)
			}
		}
	}
}

// A capital whose name nobody bears is no person, and what is shared out is for those among
// whom it is.
func TestCapitalsAreNobody(t *testing.T) {
	for _, c := range []struct{ text, role, who string }{
		{"Kiev acusa a Moscú de espionaje.", "speaker", "Ucrania"},
		{"El puerto repartió 3.000 mantas entre los damnificados.", "recipient", "damnificados"},
	} {
		in := inputOf(c.text)
		if !slices.ContainsFunc(Document(in.doc, in.pack, in.sentences).Claims, func(x cotejo.Claim) bool {
			return slices.ContainsFunc(x.Participants, func(p cotejo.Participant) bool { return p.Role == c.role && p.Label == c.who })
		}) {
			t.Errorf("%q: %s is not %s: %q", c.text, c.role, c.who, told(in))
		}
	}
}

// figureBy wants a claim with a figure of which one source alone is told.
func figureBy(t *testing.T, text, source string) {
	t.Helper()
	in := inputOf(text)
	if !slices.ContainsFunc(Document(in.doc, in.pack, in.sentences).Claims, func(x cotejo.Claim) bool {
		return x.Figure != nil && len(x.Chain) == 1 && x.Chain[0].Label == source
	}) {
		t.Errorf("%q: no claim of %q: %q", text, source, told(in))
	}
}

// Who has made a text, or given it out, is its source.
func TestMakersOfTexts(t *testing.T) {
	for _, c := range []struct{ text, source string }{
		{"De acuerdo con los datos recogidos por ACNUR en la orilla, 265 personas huyeron.", "ACNUR"},
		{"Hay 40 heridos, según el parte que facilitó ayer el hospital.", "hospital"},
		{"Según el informe que leyó el alcalde, hay 300 casas dañadas.", "informe"},
		{"Según el informe de la Contraloría publicado por El Comercio, hay 300 casas dañadas.", "informe de la Contraloría"},
	} {
		figureBy(t, c.text, c.source)
	}
}

// What a ministry is of may be a list, which is one name.
func TestPortfoliosAreOneName(t *testing.T) {
	for _, c := range []struct{ text, source string }{
		{"La ministra de Educación, Formación Profesional y Deportes, Pilar Robledo, dijo que murieron 30 peces.", "Pilar Robledo"},
		{"El Ministerio de Inclusión, Seguridad Social y Migraciones cifra en 30 los muertos.", "Ministerio de Inclusión, Seguridad Social y Migraciones"},
		{"El ministro de Agricultura, Pesca y Alimentación de Chile dijo que murieron 30 peces.", "ministro de Agricultura, Pesca y Alimentación de Chile"},
		{"El Ministerio de la Agricultura, la Pesca y la Alimentación cifra en 30 los muertos.", "Ministerio de la Agricultura, la Pesca y la Alimentación"},
		{"El Ministerio de Agricultura cifra en 30 los muertos.", "Ministerio de Agricultura"},
	} {
		figureBy(t, c.text, c.source)
	}
}

// A list that is made one name leaves a tree, however the parser hung its words.
func TestPortfoliosLeaveATree(t *testing.T) {
	for _, c := range []struct{ heads, want []int }{
		{[]int{6, 2, 0, 2, 4, 2, -1}, []int{6, 2, 0, 2, 2, 2, -1}},
		{[]int{3, 2, 5, -1, 3, 4, 0}, []int{-1, 2, 0, 2, 2, 2, 0}}, // the root inside the list, its holder below
		{[]int{6, 2, 0, 2, 2, 6, 3}, []int{-1, 2, 0, 2, 2, 2, 2}},  // a ring of the parser's own
		{[]int{1, 6, 1, 2, 2, 2, -1}, []int{1, 6, 0, 2, 2, 2, -1}},
		{[]int{1, 3, 0, 6, 2, 2, -1}, []int{6, 2, 0, 2, 2, 2, -1}}, // what stands between hangs on the list
	} {
		words := make([]text.Token, len(c.heads)) // Ministry of Fishing , Hunting Water says
		for k, h := range c.heads {
			words[k].Head = h
		}
		joinPortfolios(words, []portfolioSpan{{0, 2, 5}})
		for k, w := range words {
			if w.Head != c.want[k] {
				t.Errorf("%v: word %d has the head %d, want %d", c.heads, k, w.Head, c.want[k])
			}
		}
	}
}
