package eval

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/reconcile"
)

// writeStory puts a story of two articles and its gold into a folder.
func writeStory(t *testing.T, gold string) string {
	t.Helper()
	return writeFiles(t, map[string]string{
		"a.txt":    "CUZCO, 3 may 2024 (Agencia Sur).- El alud dejó 14 muertos en Cuzco, según la Cruz Roja.\n",
		"b.txt":    "CUZCO, 4 may 2024 (Agencia Sur).- El alud dejó 19 muertos en Cuzco, según la Cruz Roja.\n",
		goldCorpus: gold,
	})
}

// writeFiles puts files into a folder.
func writeFiles(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, s := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(s), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

const (
	deadThen = `{"document":"a.txt","sentence":"El alud dejó 14 muertos en Cuzco, según la Cruz Roja.","figure":14}`
	deadNow  = `{"document":"b.txt","sentence":"El alud dejó 19 muertos en Cuzco, según la Cruz Roja.","figure":19}`
)

// TestCorpusSuite scores one story on an expectation of every outcome: what is
// found, the same turned round, another type, a claim that nobody made, and what
// must not be.
func TestCorpusSuite(t *testing.T) {
	dir := writeStory(t, strings.Join([]string{
		`{"id":"1","type":"updates","members":[` + deadNow + `,` + deadThen + `]}`,
		`{"id":"2","type":"updates","members":[` + deadThen + `,` + deadNow + `]}`,
		`{"id":"3","type":"agrees","members":[` + deadThen + `,` + deadNow + `]}`,
		`{"id":"4","type":"agrees","also":["updates"],"members":[` + deadThen + `,` + deadNow + `]}`,
		`{"id":"5","type":"updates","members":[` + deadNow + `,` + strings.Replace(deadThen, `"figure":14`, `"figure":15`, 1) + `]}`,
		`{"id":"6","type":"panel","members":[` + deadNow + `,` + deadThen + `]}`,
		`{"id":"7","type":"origins","origins":1,"members":[` + deadNow + `,` + deadThen + `]}`,
		`{"id":"8","must_not":["updates"],"members":[` + deadNow + `,` + deadThen + `]}`,
		`{"id":"9","must_not":["conflicts"],"members":[` + deadNow + `,` + deadThen + `]}`,
	}, "\n"))
	var told bytes.Buffer
	res, err := runCorpus(t.Context(), dir, Options{Misses: true, Out: &told})
	if err != nil {
		t.Fatal(err)
	}
	got := res.values()
	for k, want := range map[string]float64{"right": 100 * 4. / 7, "other-type": 100 * 2. / 7, "claim-missing": 100 * 1. / 7, "unrelated": 0,
		"must-not-broken": 50, "stated-and-listed": 100, "updates right": 100. / 3} {
		if d := got[k] - want; d > 1e-9 || d < -1e-9 {
			t.Errorf("%s = %v, want %v", k, got[k], want)
		}
	}
	for _, want := range []string{"2 updates: got updates (<-)", "3 agrees: got updates (<-)", "5 updates: no claim for 15", "8 must not be updates"} {
		if !strings.Contains(told.String(), want) {
			t.Errorf("the misses do not say %q:\n%s", want, told.String())
		}
	}
}

// TestQuantities scores an update within one quantity, and the same two figures
// when the reader says that they count different things.
func TestQuantities(t *testing.T) {
	for gold, want := range map[string]map[string]float64{
		`{"id":"1","quantity":"dead","members":[` + deadNow + `,` + deadThen + `]}`: {"contrary-of-one-quantity": 100, "linked-quantity": 100, "panel-precision": 100, "panel-recall": 100},
		`{"id":"1","quantity":"dead","members":[` + deadNow + `]}` + "\n" +
			`{"id":"2","quantity":"others","members":[` + deadThen + `]}`: {"contrary-of-one-quantity": 0},
	} {
		var told bytes.Buffer
		res, err := runCorpus(t.Context(), writeStory(t, gold), Options{Misses: true, Out: &told})
		if err != nil {
			t.Fatal(err)
		}
		got := res.values()
		for k, v := range want {
			if x, ok := got[k]; !ok || x != v {
				t.Errorf("%s = %v, want %v in %s", k, x, v, gold)
			}
		}
		if mixed := strings.Contains(told.String(), "between two quantities, dead and others") || strings.Contains(told.String(), "others and dead"); mixed != strings.Contains(gold, "others") {
			t.Errorf("two quantities told: %v: %s", mixed, told.String())
		}
	}
}

// TestFirstFindings holds the findings that are shown first against the gold: a change of
// figure that is listed beside one that is not, the same of two quantities, and of a part.
func TestFirstFindings(t *testing.T) {
	one := `{"id":"1","quantity":"dead","members":[` + deadNow + `,` + deadThen + `]}`
	two := `{"id":"1","quantity":"dead","members":[` + deadNow + `]}` + "\n" + `{"id":"2","quantity":"others","members":[` + deadThen + `]}`
	for _, c := range []struct {
		gold string
		want map[string]float64
		told string
	}{
		{one + "\n" + `{"id":"3","type":"updates","members":[` + deadNow + `,` + deadThen + `]}`, map[string]float64{"findings-of-one-quantity": 100, "findings-listed": 50}, "finding 1 update + ("},
		{two, map[string]float64{"findings-of-one-quantity": 0, "findings-listed": 0}, "finding 1 update - ("},
		{two + "\n" + `{"id":"3","type":"part-of","members":[` + deadNow + `,` + deadThen + `]}`, map[string]float64{"findings-of-one-quantity": 100, "findings-listed": 0}, "finding 1 update  ("},
	} {
		var told bytes.Buffer
		res, err := runCorpus(t.Context(), writeStory(t, c.gold), Options{Misses: true, Out: &told})
		if err != nil {
			t.Fatal(err)
		}
		got := res.values()
		for k, v := range c.want {
			if x, ok := got[k]; !ok || x != v {
				t.Errorf("%s = %v, want %v in %s", k, x, v, c.gold)
			}
		}
		if !strings.Contains(told.String(), c.told) {
			t.Errorf("not told %q: %s", c.told, told.String())
		}
	}
}

// TestSourcesBorneOut holds what a finding says of sources against the gold.
func TestSourcesBorneOut(t *testing.T) {
	side := &sideBySide{store: reconcile.NewMemStore()}
	for _, c := range []struct {
		kind, want    string
		origins       int
		right, judged bool
	}{
		{reconcile.FindUnsourced, wantSource, 0, true, true},
		{reconcile.FindUnsourced, wantOrigins, 2, false, true},
		{reconcile.FindSingle, wantOrigins, 1, true, true},
		{reconcile.FindSingle, wantOrigins, 2, false, true},
		{reconcile.FindAgreement, wantOrigins, 2, true, true},
		{reconcile.FindAgreement, wantOrigins, 1, false, true},
		{reconcile.FindConflict, wantOrigins, 1, false, false},
	} {
		e := expectation{Type: c.want, Origins: &c.origins}
		if right, judged := borneOut(cotejo.Finding{Type: c.kind}, []expectation{e}, side); right != c.right || judged != c.judged {
			t.Errorf("%s beside %s %d: %v, %v", c.kind, c.want, c.origins, right, judged)
		}
	}
}

// TestCorpusGoldIsChecked wants slips of the gold told, not counted as misses.
func TestCorpusGoldIsChecked(t *testing.T) {
	for gold, want := range map[string]string{
		`{"id":"1","type":"adds","members":[` + deadNow + `,` + deadThen + `]}`:                                         `"adds" is no type`,
		`{"id":"1","type":"agrees","members":[` + deadNow + `]}`:                                                        "1 has 1 members",
		`{"id":"1","type":"origins","members":[` + deadNow + `]}`:                                                       "needs their number",
		`{"id":"1","members":[` + deadNow + `,` + deadThen + `]}`:                                                       "neither type nor must_not",
		`{"id":"1","type":"agrees","members":[` + deadNow + `,` + strings.Replace(deadThen, "14 mu", "15 mu", 1) + `]}`: "does not say",
		`{"id":"1","type":"agrees","members":[` + deadNow + `,` + strings.Replace(deadThen, "a.txt", "c.txt", 1) + `]}`: "c.txt, which is not among the articles",
		`{"id":"1"`: "line 1",
	} {
		_, err := runCorpus(t.Context(), writeStory(t, gold), Options{})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", gold, err, want)
		}
	}
}

// TestStories holds the gold of the project's own stories against their articles.
func TestStories(t *testing.T) {
	stories, _, err := readStories("../../eval")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range stories {
		texts := map[string]string{}
		for _, e := range s.expect {
			for _, m := range e.Members {
				if texts[m.Document] == "" {
					raw, err := os.ReadFile(filepath.Join(s.dir, m.Document))
					if err != nil {
						t.Fatal(err)
					}
					texts[m.Document] = oneSpace(string(raw))
				}
				if !strings.Contains(texts[m.Document], oneSpace(m.Sentence)) {
					t.Errorf("%s %s: %s does not say %q", s.dir, e.ID, m.Document, m.Sentence)
				}
			}
		}
	}
}

// TestHappenings scores expectations about happenings without a figure: one or two of
// them, their days, a denial that is owned up to, and who gives what.
func TestHappenings(t *testing.T) {
	dir := writeFiles(t, map[string]string{
		"a.txt": "LIMA, 3 may 2024 (Agencia Sur).- El ministro peruano Pablo Rey negó que Perú haya enviado misiles a Ucrania.\n\n" +
			"El presidente de Perú, Luis Soto, se reunió el 2 de mayo de 2024 en Lima con la presidenta de Chile, Eva Ruiz.\n",
		"b.txt": "LIMA, 9 may 2024 (Agencia Sur).- En Lima se reunieron el 3 de mayo de 2024 la presidenta chilena, Eva Ruiz, y su anfitrión peruano, Luis Soto.\n\n" +
			"El ministro peruano Pablo Rey admitió que Perú envió misiles a Ucrania.\n",
		goldCorpus: strings.Join([]string{
			`{"id":"1","type":"same-event","members":[` + metThird + `,` + metSecond + `]}`,
			`{"id":"2","must_not":["same-event"],"members":[` + metThird + `,` + metSecond + `]}`,
			`{"id":"3","type":"date-conflict","members":[` + metThird + `,` + metSecond + `]}`,
			`{"id":"4","type":"actor-conflict","members":[` + metThird + `,` + metSecond + `]}`,
			`{"id":"5","type":"flow","from":"Perú","to":"Ucrania","object":"missiles","members":[` + sentOwned + `]}`,
			`{"id":"6","type":"flow","from":"Ucrania","to":"Perú","object":"missiles","members":[` + sentOwned + `]}`,
		}, "\n"),
	})
	var told bytes.Buffer
	res, err := runCorpus(t.Context(), dir, Options{Misses: true, Out: &told})
	if err != nil {
		t.Fatal(err)
	}
	got := res.values()
	for k, want := range map[string]float64{"same-event right": 100, "must-not-broken": 100, "date-conflict right": 100, "actor-conflict right": 0, "flow right": 50} {
		if x, ok := got[k]; !ok || x != want {
			t.Errorf("%s = %v, want %v\n%s", k, x, want, told.String())
		}
	}
	for _, want := range []string{"2 must not be same-event", "4 actor-conflict: no such finding, but date-conflict", "6 flow: no flow Ucrania > Perú"} {
		if !strings.Contains(told.String(), want) {
			t.Errorf("the misses do not say %q:\n%s", want, told.String())
		}
	}
	for gold, want := range map[string]string{
		`{"id":"1","type":"flow","members":[` + sentOwned + `]}`:                                     "flow needs from, to and object",
		`{"id":"1","type":"date-conflict","members":[` + metSecond + `]}`:                            "1 has 1 members",
		`{"id":"1","must_not":["together"],"members":[` + metSecond + `,` + metThird + `]}`:          `"together" is no type`,
		`{"id":"1","type":"denies","also":["panel"],"members":[` + metSecond + `,` + metThird + `]}`: `"panel" is no relation of two statements`,
	} {
		if _, err := readExpectations([]byte(gold)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", gold, err, want)
		}
	}
}

const (
	metSecond = `{"document":"a.txt","sentence":"El presidente de Perú, Luis Soto, se reunió el 2 de mayo de 2024 en Lima con la presidenta de Chile, Eva Ruiz.","predicate":["reunir"]}`
	metThird  = `{"document":"b.txt","sentence":"En Lima se reunieron el 3 de mayo de 2024 la presidenta chilena, Eva Ruiz, y su anfitrión peruano, Luis Soto.","predicate":["reunir"]}`
	sentOwned = `{"document":"b.txt","sentence":"El ministro peruano Pablo Rey admitió que Perú envió misiles a Ucrania.","predicate":["enviar"]}`
)

// TestLumpedHappenings counts the pairs of lines of two happenings that one event holds: not of
// lines that have a sentence in common, themselves or by a third one.
func TestLumpedHappenings(t *testing.T) {
	met := func(file, sentence string) string {
		return `{"document":"` + file + `","sentence":"` + sentence + `","predicate":["meet","visit"]}`
	}
	const lima, quito = "El presidente de Perú, Luis Soto, se reunió el 2 de mayo de 2024 en Lima con la presidenta de Chile, Eva Ruiz.", "El primer ministro de Japón, Ken Abe, se reunió el 9 de enero de 2023 en Quito con el rey de Tonga."
	const limaToo, quitoToo = "En Lima se reunieron el 2 de mayo de 2024 la presidenta chilena, Eva Ruiz, y el presidente de Perú, Luis Soto.", "El rey de Tonga se reunió en Quito el 9 de enero de 2023 con el primer ministro de Japón, Ken Abe."
	one := `{"id":"1","type":"same-event","members":[` + met("a.txt", lima) + `,` + met("b.txt", limaToo) + `]}`
	two := `{"id":"2","type":"same-event","members":[` + met("a.txt", quito) + `,` + met("b.txt", quitoToo) + `]}`
	mixed := `{"id":"2","type":"same-event","members":[` + met("a.txt", quito) + `,` + met("b.txt", limaToo) + `]}`
	bridge := `{"id":"3","type":"updates","members":[` + met("a.txt", lima) + `,` + met("b.txt", quitoToo) + `]}`
	for _, c := range []struct {
		name, gold string
		value      float64
		n          int
	}{
		{"two happenings", one + "\n" + two, 0, 1},
		{"a sentence in both", one + "\n" + mixed, 0, 0},
		{"a third line about both", one + "\n" + two + "\n" + bridge, 0, 0},
		{"one event", `{"id":"1","type":"same-event","members":[` + met("a.txt", lima) + `,` + met("a.txt", quito) + `]}` + "\n" +
			`{"id":"2","type":"same-event","members":[` + met("b.txt", limaToo) + `,` + met("b.txt", quitoToo) + `]}`, 100, 1},
	} {
		dir := writeFiles(t, map[string]string{
			"a.txt":    "LIMA, 3 may 2024 (Agencia Sur).- " + lima + "\n\n" + quito + "\n",
			"b.txt":    "LIMA, 9 may 2024 (Agencia Norte).- " + limaToo + "\n\n" + quitoToo + "\n",
			goldCorpus: c.gold,
		})
		res, err := runCorpus(t.Context(), dir, Options{})
		if err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(res.Metrics, func(m Metric) bool { return m.Name == "happenings-lumped" })
		switch {
		case c.n == 0 && i >= 0:
			t.Errorf("%s: %v of %d are judged", c.name, res.Metrics[i].Value, res.Metrics[i].N)
		case c.n > 0 && (i < 0 || res.Metrics[i].N != c.n || res.Metrics[i].Value != c.value):
			t.Errorf("%s: %+v, want %v of %d", c.name, res.Metrics, c.value, c.n)
		}
	}
}
