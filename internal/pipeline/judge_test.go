package pipeline

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/ledger"
	"github.com/cotejo/cotejo/internal/reconcile"
	"github.com/cotejo/cotejo/lang"
)

// derivedOf writes down everything that a ledger derives, and what claims are
// found by, so that two ledgers can be compared.
func derivedOf(t *testing.T, l *ledger.Ledger) string {
	t.Helper()
	ctx, f := t.Context(), ledger.Filter{Limit: ledger.MaxLimit}
	claims, err := l.Claims(ctx, f)
	if err != nil {
		t.Fatal(err)
	}
	events, err := l.Events(ctx, f)
	if err != nil {
		t.Fatal(err)
	}
	panels, err := l.Panels(ctx, f)
	if err != nil {
		t.Fatal(err)
	}
	relations, err := l.Relations(ctx, f)
	if err != nil {
		t.Fatal(err)
	}
	findings, err := l.Findings(ctx, f)
	if err != nil {
		t.Fatal(err)
	}
	sources, err := l.Sources(ctx, f)
	if err != nil {
		t.Fatal(err)
	}
	items, err := l.AllItems(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	keys := map[string][]string{}
	for _, it := range items {
		keys[it.Claim.ID] = it.Keys
	}
	flows, err := Flows(ctx, l, "")
	if err != nil {
		t.Fatal(err)
	}
	raw, err := json.MarshalIndent([]any{claims.Items, events.Items, panels.Items, relations.Items, findings.Items, sources.Items, keys, flows}, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// sound verifies a ledger as the command does, with a connection of its own.
func sound(t *testing.T, l *ledger.Ledger) {
	t.Helper()
	own, err := ledger.Open(t.Context(), l.Path(), ledger.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer own.Close()
	check, err := own.Verify(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range check.Damage {
		t.Errorf("verify: %s %s: %s", d.Kind, d.ID, d.Detail)
	}
}

func same(t *testing.T, what, a, b string) {
	t.Helper()
	if a == b {
		return
	}
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			t.Fatalf("%s: line %d\n%s\n%s", what, i, strings.Join(x[max(0, i-6):min(len(x), i+3)], "\n"), strings.Join(y[max(0, i-6):min(len(y), i+3)], "\n"))
		}
	}
	t.Fatalf("%s: %d lines and %d", what, len(x), len(y))
}

func write(t *testing.T, dir, name, text string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func judged(t *testing.T, l *ledger.Ledger, j cotejo.Judgement) cotejo.Judgement {
	t.Helper()
	j.By = "Ana"
	made, err := Judge(t.Context(), l, []cotejo.Judgement{j}, "2026-01-02T03:04:05Z")
	if err != nil {
		t.Fatal(err)
	}
	return made[0]
}

func claimWith(t *testing.T, l *ledger.Ledger, words string) cotejo.Claim {
	t.Helper()
	_, claims := all(t, l)
	for _, c := range claims {
		if c.Figure != nil && strings.Contains(c.Sentence.Exact, words) {
			return c
		}
	}
	t.Fatalf("no claim with a figure in a sentence with %q", words)
	return cotejo.Claim{}
}

func related(t *testing.T, l *ledger.Ledger, a, b string) bool {
	t.Helper()
	rel, err := l.RelationsOf(t.Context(), []string{a})
	if err != nil {
		t.Fatal(err)
	}
	return slices.ContainsFunc(rel, func(r cotejo.Relation) bool { return r.A == b || r.B == b })
}

const (
	firstTold = "# Fuego en la lonja de Carboneda\n\nCARBONEDA, 4 mar 2025 (Agencia Sur).- El incendio de la lonja ha dejado 31 heridos en Carboneda, informó la alcaldía.\n\nEl fuego empezó de noche.\n"
	laterTold = "# El balance del fuego de Carboneda\n\nCARBONEDA, 5 mar 2025 (Prensa Norte).- El incendio de la lonja ha dejado 31 muertos en Carboneda, según el Gobierno regional.\n"
)

// A claim whose predicate a person corrected meets the articles that come later by
// what it says now, whatever comes first: the article, the decision, or both.
func TestACorrectedClaimMeetsLaterArticles(t *testing.T) {
	dir := t.TempDir()
	one, two := write(t, dir, "one.md", firstTold), write(t, dir, "two.md", laterTold)
	a, _ := build(t, filepath.Join(dir, "a"), Options{}, one)
	hurt := claimWith(t, a, "31 heridos")
	if hurt.Predicate != "injure" {
		t.Fatalf("read as %s", hurt.Predicate)
	}
	doc, err := a.Document(t.Context(), hurt.Document)
	if err != nil {
		t.Fatal(err)
	}
	j := judged(t, a, cotejo.Judgement{Kind: "claim", Target: hurt.ID, Decision: cotejo.Correct, Predicate: hurt.Predicate, Selector: []cotejo.Selector{ledger.Select(&doc, &hurt)},
		Fields: map[string]string{"predicate": `"kill"`, "figure.class": `"dead"`}})
	listed, err := a.Claims(t.Context(), ledger.Filter{Predicate: "kill"})
	if err != nil || len(listed.Items) == 0 || listed.Items[0].ID != hurt.ID {
		t.Errorf("the corrected claim is not listed under what it says now (%v)", err)
	}
	reopened(t, a, two)
	later := claimWith(t, a, "31 muertos")
	if !related(t, a, hurt.ID, later.ID) {
		t.Error("a later article did not meet the corrected claim")
	}
	b, _ := build(t, filepath.Join(dir, "b"), Options{}, one, two)
	if related(t, b, hurt.ID, later.ID) {
		t.Fatal("they are related without the correction: the test proves nothing")
	}
	if _, err := Adopt(t.Context(), b, []cotejo.Judgement{j}, ""); err != nil {
		t.Fatal(err)
	}
	c, _ := build(t, filepath.Join(dir, "c"), Options{}, two)
	if _, err := Adopt(t.Context(), c, []cotejo.Judgement{j}, ""); err != nil {
		t.Fatal(err)
	}
	reopened(t, c, one)
	want := derivedOf(t, a)
	same(t, "article last and decision last", want, derivedOf(t, b))
	same(t, "article last and decision first", want, derivedOf(t, c))
	for _, l := range []*ledger.Ledger{a, b, c} {
		sound(t, l)
	}
	judged(t, b, cotejo.Judgement{Kind: "judgement", Target: j.ID, Decision: cotejo.Revoke})
	plain, _ := build(t, filepath.Join(dir, "d"), Options{}, one, two)
	same(t, "taken back", derivedOf(t, plain), derivedOf(t, b))
	sound(t, b)
}

// reopened reads more articles into an open ledger.
func reopened(t *testing.T, l *ledger.Ledger, paths ...string) {
	t.Helper()
	packs, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	readInto(t, l, packs, paths...)
}

func readInto(t *testing.T, l *ledger.Ledger, packs *Packs, paths ...string) {
	t.Helper()
	opt := Options{}
	opt.Limits.InProcess = true
	p, err := New(l, packs, opt)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	if _, err := p.Build(t.Context(), paths); err != nil {
		t.Fatal(err)
	}
}

// overlay adds files to a file system.
type overlay struct {
	fs.FS
	more fstest.MapFS
}

// Open implements fs.FS.
func (o overlay) Open(name string) (fs.File, error) {
	if _, ok := o.more[name]; ok {
		return o.more.Open(name)
	}
	return o.FS.Open(name)
}

// ReadDir implements fs.ReadDirFS.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	out, err := fs.ReadDir(o.FS, name)
	if more, e := o.more.ReadDir(name); e == nil {
		for _, d := range more {
			if !d.IsDir() {
				out = append(out, d)
			}
		}
	}
	return out, err
}

// otherRules are the packs with one more file, under which every article is read
// anew.
func otherRules(t *testing.T) *Packs {
	t.Helper()
	packs, err := OpenPacks(overlay{lang.FS, fstest.MapFS{"es/rules/zz-note.txt": {Data: []byte("x")}}})
	if err != nil {
		t.Fatal(err)
	}
	return packs
}

// addTo makes the judgement by which a person adds a claim to a document.
func addTo(t *testing.T, l *ledger.Ledger, quote string, fields map[string]string) cotejo.Judgement {
	t.Helper()
	docs, _ := all(t, l)
	for _, d := range docs {
		if i := strings.Index(d.Text, quote); i >= 0 {
			return cotejo.Judgement{Kind: "passage", Target: d.ID, Decision: cotejo.Add, Fields: fields, Selector: []cotejo.Selector{{Document: d.SHA256, Exact: quote}}}
		}
	}
	t.Fatalf("no document has %q", quote)
	return cotejo.Judgement{}
}

// A claim that a person adds is a claim like another: it stands beside the others
// of its quantity, survives a new reading, travels to other ledgers in any order,
// and leaves nothing behind when it is taken back.
func TestAnAddedClaimIsAClaim(t *testing.T) {
	dir := t.TempDir()
	const passage = "Fuentes del puerto, que piden no ser citadas, hablan de cuarenta y tantos."
	one := write(t, dir, "one.md", strings.Replace(firstTold, "El fuego empezó de noche.", passage, 1))
	two := write(t, dir, "two.md", laterTold)
	a, _ := build(t, filepath.Join(dir, "a"), Options{}, one, two)
	plain := derivedOf(t, a)
	dead := claimWith(t, a, "31 muertos")
	j := judged(t, a, addTo(t, a, "hablan de cuarenta y tantos", map[string]string{"predicate": `"kill"`, "figure.low": "40", "figure.high": "49", "figure.unit": `"person"`,
		"figure.class": `"dead"`, "figure.text": `"cuarenta y tantos"`, "place": placesOf(t, dead), "chain": `[{"label":"fuentes del puerto","type":"anonymous"}]`}))
	id := reconcile.AddedID(j.ID)
	added := derivedOf(t, a)
	panel, err := a.PanelOf(t.Context(), id)
	if err != nil || panel == "" {
		t.Fatalf("the added claim is in no panel (%v)", err)
	}
	if !related(t, a, id, dead.ID) {
		t.Error("the added claim is related to no other figure of the dead")
	}
	found, err := a.Claims(t.Context(), ledger.Filter{Text: "cuarenta"})
	if err != nil || !slices.ContainsFunc(found.Items, func(c cotejo.Claim) bool { return c.ID == id }) {
		t.Errorf("search does not find it among %d (%v)", len(found.Items), err)
	}
	sound(t, a)

	packs := otherRules(t)
	readInto(t, a, packs, one, two)
	same(t, "read anew", added, derivedOf(t, a))
	sound(t, a)

	b, _ := build(t, filepath.Join(dir, "b"), Options{}, two)
	if _, err := Adopt(t.Context(), b, []cotejo.Judgement{j}, ""); err != nil {
		t.Fatal(err)
	}
	reopened(t, b, one)
	same(t, "the decision before the article", added, derivedOf(t, b))
	sound(t, b)

	fix := judged(t, b, cotejo.Judgement{Kind: "claim", Target: id, Decision: cotejo.Correct, Fields: map[string]string{"figure.low": "45", "figure.high": "45", "chain": `[{"label":"la cofradía","type":"group"}]`}})
	if c, err := b.Claim(t.Context(), id); err != nil || *c.Figure.Best != 45 || c.Chain[0].Label != "la cofradía" {
		t.Errorf("corrected: %+v (%v)", c, err)
	}
	sound(t, b)
	judged(t, b, cotejo.Judgement{Kind: "judgement", Target: fix.ID, Decision: cotejo.Revoke})
	same(t, "its correction taken back", added, derivedOf(t, b))
	judged(t, b, cotejo.Judgement{Kind: "judgement", Target: j.ID, Decision: cotejo.Revoke})
	same(t, "taken back", plain, derivedOf(t, b))
	sound(t, b)
}

func placesOf(t *testing.T, c cotejo.Claim) string {
	t.Helper()
	raw, err := json.Marshal(c.Place)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// Events that people part and join stay so through a new reading, and come back as
// they were when the decision is taken back.
func TestEventsPartAndJoin(t *testing.T) {
	dir := t.TempDir()
	folder := filepath.Join(root, "examples", "riada")
	l, _ := build(t, filepath.Join(dir, "a"), Options{}, folder)
	before := derivedOf(t, l)
	events, err := l.Events(t.Context(), ledger.Filter{ByWeight: true})
	if err != nil {
		t.Fatal(err)
	}
	big := events.Items[0]
	if len(big.Claims) < 4 {
		t.Skipf("the largest event of the example has %d claims", len(big.Claims))
	}
	part := big.Claims[1:3]
	ids, err := json.Marshal(part)
	if err != nil {
		t.Fatal(err)
	}
	split := judged(t, l, cotejo.Judgement{Kind: "event", Target: big.Claims[0], Decision: cotejo.Split, Fields: map[string]string{reconcile.ClaimsField: string(ids)}})
	apart := func(when string) {
		t.Helper()
		a, b, c := eventOf(t, l, big.Claims[0]), eventOf(t, l, part[0]), eventOf(t, l, part[1])
		if a == b || b != c || b == "" {
			t.Errorf("%s: the rest is in %s, the parted in %s and %s", when, a, b, c)
		}
		sound(t, l)
	}
	apart("parted")
	readInto(t, l, otherRules(t), folder)
	apart("read anew")
	parted := derivedOf(t, l)
	var far string
	for _, e := range events.Items {
		if e.Predicate != big.Predicate {
			far = e.Claims[0]
			break
		}
	}
	join := judged(t, l, cotejo.Judgement{Kind: "event", Target: part[0], Other: far, Decision: cotejo.Merge})
	if eventOf(t, l, far) != eventOf(t, l, part[1]) {
		t.Error("joined events are two")
	}
	sound(t, l)
	reopened(t, l, folder)
	if eventOf(t, l, far) != eventOf(t, l, part[1]) {
		t.Error("joined events are two after a new reading")
	}
	judged(t, l, cotejo.Judgement{Kind: "judgement", Target: join.ID, Decision: cotejo.Revoke})
	same(t, "the joining taken back", parted, derivedOf(t, l))
	judged(t, l, cotejo.Judgement{Kind: "judgement", Target: split.ID, Decision: cotejo.Revoke})
	same(t, "the parting taken back", before, derivedOf(t, l))
	sound(t, l)
}

func eventOf(t *testing.T, l *ledger.Ledger, claim string) string {
	t.Helper()
	c, err := l.Claim(t.Context(), claim)
	if err != nil {
		t.Fatal(err)
	}
	return c.Event
}

// Decisions of every kind on an example give the same whether they come after all
// the articles, before them, or between them; and withdrawing them all gives what
// was there before.
func TestDecisionsAndArticlesInAnyOrder(t *testing.T) {
	dir := t.TempDir()
	folder := filepath.Join(root, "examples", "alianza")
	a, _ := build(t, filepath.Join(dir, "a"), Options{}, folder)
	plain := derivedOf(t, a)
	docs, claims := all(t, a)
	given := slices.DeleteFunc(slices.Clone(claims), func(c cotejo.Claim) bool {
		return !slices.Contains(reconcile.FlowPredicates(), c.Predicate) || len(c.Participants) == 0
	})
	if len(given) < 4 || len(claims) < 30 {
		t.Fatalf("%d claims, %d of giving", len(claims), len(given))
	}
	bare := func(c cotejo.Claim, d cotejo.Decision, fields map[string]string) cotejo.Judgement {
		return cotejo.Judgement{Kind: "claim", Target: c.ID, Decision: d, Fields: fields}
	}
	js := []cotejo.Judgement{
		bare(given[0], cotejo.Correct, map[string]string{"predicate": `"promise"`}),
		bare(given[1], cotejo.Correct, map[string]string{"participants": `[{"role":"actor","entity":"iso:FR","label":"Francia"}]`}),
		bare(given[2], cotejo.Reject, nil),
		bare(given[3], cotejo.Correct, map[string]string{"factuality.status": `"planned"`, "time.value": `"2025-01"`}),
		bare(claims[20], cotejo.Reject, nil),
		bare(claims[25], cotejo.Correct, map[string]string{"chain": `[{"entity":"org:nato","label":"OTAN","type":"institution"}]`}),
		{Kind: "event", Target: claims[5].ID, Other: claims[29].ID, Decision: cotejo.Merge},
		addTo(t, a, firstWords(docs[0].Text), map[string]string{"predicate": `"transfer"`, "object": `["missiles"]`,
			"participants": `[{"role":"actor","entity":"iso:KP","label":"Corea del Norte"},{"role":"recipient","entity":"iso:RU","label":"Rusia"}]`}),
	}
	for i := range js {
		js[i] = judged(t, a, js[i])
	}
	want := derivedOf(t, a)
	sound(t, a)
	b, _ := build(t, filepath.Join(dir, "b"), Options{})
	if _, err := Adopt(t.Context(), b, js, ""); err != nil {
		t.Fatal(err)
	}
	reopened(t, b, folder)
	same(t, "decisions first", want, derivedOf(t, b))
	sound(t, b)
	files, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil {
		t.Fatal(err)
	}
	c, _ := build(t, filepath.Join(dir, "c"), Options{}, files[:len(files)/2]...)
	if _, err := Adopt(t.Context(), c, js, ""); err != nil {
		t.Fatal(err)
	}
	reopened(t, c, folder)
	same(t, "decisions between", want, derivedOf(t, c))
	sound(t, c)
	for _, j := range js {
		judged(t, c, cotejo.Judgement{Kind: "judgement", Target: j.ID, Decision: cotejo.Revoke})
	}
	same(t, "all withdrawn", plain, derivedOf(t, c))
	sound(t, c)
}

// firstWords gives the beginning of the longest line of a text.
func firstWords(text string) string {
	best := ""
	for line := range strings.Lines(text) {
		if len(line) > len(best) {
			best = line
		}
	}
	return strings.Join(strings.Fields(best)[:8], " ")
}
