package pipeline

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/ledger"
	"github.com/cotejo/cotejo/internal/read"
)

// root is the module's folder, from this package's.
const root = "../.."

func stories(t testing.TB) []string {
	t.Helper()
	out := []string{filepath.Join(root, "examples", "alianza"), filepath.Join(root, "examples", "riada")}
	if seeds := filepath.Join(root, "..", "shared", "seeds"); exists(seeds) {
		out = append(out, seeds)
	}
	return out
}

func exists(path string) bool { _, err := os.Stat(path); return err == nil }

func build(t testing.TB, file string, opt Options, paths ...string) (*ledger.Ledger, Report) {
	t.Helper()
	packs, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	l, err := ledger.Open(t.Context(), file, ledger.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	opt.Limits.InProcess = true
	p, err := New(l, packs, opt)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	rep, err := p.Build(t.Context(), paths)
	if err != nil {
		t.Fatal(err)
	}
	return l, rep
}

func all(t testing.TB, l *ledger.Ledger) (docs []cotejo.Document, claims []cotejo.Claim) {
	t.Helper()
	page, err := l.Documents(context.Background(), ledger.Filter{Limit: ledger.MaxLimit})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range page.Items {
		full, err := l.Document(context.Background(), d.ID)
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, full)
	}
	got, err := l.Claims(context.Background(), ledger.Filter{Limit: ledger.MaxLimit})
	if err != nil {
		t.Fatal(err)
	}
	return docs, got.Items
}

// Every span of every claim slices to its quotation.
func TestNothingWithoutASpan(t *testing.T) {
	l, rep := build(t, filepath.Join(t.TempDir(), "s.cotejo"), Options{}, stories(t)...)
	docs, claims := all(t, l)
	if rep.New < 13 || len(claims) < 60 {
		t.Fatalf("%d articles, %d claims: too few to prove anything", rep.New, len(claims))
	}
	text := map[string]string{}
	for _, d := range docs {
		text[d.ID] = d.Text
		checkBlocks(t, d)
	}
	for _, c := range claims {
		checkClaim(t, text[c.Document], c)
	}
}

func checkBlocks(t *testing.T, d cotejo.Document) {
	t.Helper()
	at := 0
	for _, b := range d.Blocks {
		if b.Span.Start < at || b.Span.End > len(d.Text) || b.Span.Len() <= 0 || !utf8.ValidString(b.Span.Of(d.Text)) {
			t.Errorf("%s: block %s %v does not stand in the text in order", d.Source.Path, b.Kind, b.Span)
		}
		at = b.Span.End
	}
}

func checkClaim(t *testing.T, text string, c cotejo.Claim) {
	t.Helper()
	check := func(what string, s cotejo.Span, exact string) {
		if got := s.Of(text); got != exact || !utf8.ValidString(got) {
			t.Errorf("claim %s: %s %v is %q, stored %q", c.ID, what, s, got, exact)
		}
	}
	check("sentence", c.Sentence.Span, c.Sentence.Exact)
	if c.Trigger != nil {
		check("trigger", c.Trigger.Span, c.Trigger.Exact)
	}
	if c.Figure != nil {
		check("figure", c.Figure.Span, c.Figure.Text)
	}
	if c.Time != nil && c.Time.Text != "" {
		check("time", c.Time.Span, c.Time.Text)
	}
	if c.Quote != nil {
		check("quote", c.Quote.Span, c.Quote.Text)
	}
	for _, p := range c.Participants {
		check(p.Role, p.Span, p.Text)
	}
	for _, p := range c.Place {
		check("place", p.Span, p.Text)
	}
	for _, a := range c.Chain {
		check("source", a.Span, a.Text)
		if a.CueSpan != nil {
			check("cue", *a.CueSpan, a.Cue)
		}
	}
	for _, s := range c.Trail {
		if s.Span != nil && s.Text != "" {
			check("trail "+s.Field, *s.Span, s.Text)
		}
	}
}

// derived is everything that must not depend on the order of arrival.
func derived(t *testing.T, l *ledger.Ledger) []byte {
	t.Helper()
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	docs, claims := all(t, l)
	slices.SortFunc(docs, func(a, b cotejo.Document) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(claims, func(a, b cotejo.Claim) int { return strings.Compare(a.ID, b.ID) })
	f := ledger.Filter{Limit: ledger.MaxLimit}
	relations, err1 := l.Relations(t.Context(), f)
	events, err2 := l.Events(t.Context(), f)
	panels, err3 := l.Panels(t.Context(), f)
	findings, err4 := l.Findings(t.Context(), f)
	entities, err5 := l.Entities(t.Context(), f)
	for _, v := range []any{docs, claims, relations.Items, events.Items, panels.Items, findings.Items, entities.Items} {
		if err := enc.Encode(v); err != nil {
			t.Fatal(err)
		}
	}
	for _, err := range []error{err1, err2, err3, err4, err5} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

// The same articles give the same ledger, whatever their order, the number of
// workers and how they are cut into batches.
func TestSameArticlesSameLedger(t *testing.T) {
	dir := t.TempDir()
	l, _ := build(t, filepath.Join(dir, "a.cotejo"), Options{Workers: 1}, stories(t)...)
	want := derived(t, l)
	inputs, _ := read.Expand(stories(t))
	for i, opt := range []Options{{Workers: 4, Batch: 3}, {Workers: 2, Batch: 1}} {
		var paths []string
		for _, in := range inputs {
			paths = append(paths, in.Path)
		}
		rand.New(rand.NewPCG(uint64(i), 7)).Shuffle(len(paths), func(a, b int) { paths[a], paths[b] = paths[b], paths[a] })
		file := filepath.Join(dir, fmt.Sprintf("b%d.cotejo", i))
		var got []byte
		for chunk := range slices.Chunk(paths, 4) { // several builds, out of order
			l, _ := build(t, file, opt, chunk...)
			got = derived(t, l)
			l.Close()
		}
		if !bytes.Equal(got, want) {
			t.Errorf("order %d: the ledger differs: %s", i, firstDifference(want, got))
		}
	}
}

func firstDifference(a, b []byte) string {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	cut := func(x []byte) []byte { return x[max(0, i-80):min(len(x), i+160)] }
	return fmt.Sprintf("at byte %d\n  %s\n  %s", i, cut(a), cut(b))
}

// Adding a folder twice changes nothing; a copy of an article is no new article.
func TestAddingTwice(t *testing.T) {
	dir := t.TempDir()
	file, story := filepath.Join(dir, "s.cotejo"), filepath.Join(root, "examples", "riada")
	l, first := build(t, file, Options{}, story)
	before := derived(t, l)
	l.Close()
	l, again := build(t, file, Options{}, story)
	if again.Changed || again.New != 0 || again.Known != first.New {
		t.Errorf("the second time: %+v", again)
	}
	if !bytes.Equal(derived(t, l), before) {
		t.Error("adding the same folder twice changed the ledger")
	}
	l.Close()
	raw, err := os.ReadFile(filepath.Join(story, "01-teletipo.txt"))
	if err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(dir, "copia.txt")
	if err := os.WriteFile(other, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	l, copied := build(t, file, Options{}, other)
	if copied.New != 0 || copied.Known != 1 {
		t.Errorf("a copy: %+v", copied)
	}
	docs, _ := all(t, l)
	if len(docs) != first.New {
		t.Errorf("%d articles after adding a copy, want %d", len(docs), first.New)
	}
}

// picture is what the bytes of a picture look like.
func picture() []byte {
	chance := rand.New(rand.NewPCG(1, 2))
	out := []byte("\x89PNG\r\n\x1a\n")
	for range 800 {
		out = append(out, byte(chance.Uint32()))
	}
	return out
}

// A bad file is a recorded result; the rest goes on.
func TestBadInputs(t *testing.T) {
	dir := t.TempDir()
	for name, raw := range map[string][]byte{
		"vacio.txt": nil, "imagen.txt": picture(),
		"bueno.txt":   []byte("La riada dejó 14 muertos en el valle, informó Protección Civil el 3 de marzo de 2024.\n"),
		"nada.html":   []byte("<html><body><nav>Inicio</nav></body></html>"),
		"latin1.txt":  []byte("El r\xedo se desbord\xf3 el s\xe1bado y caus\xf3 nueve heridos, seg\xfan la alcald\xeda.\n"),
		"ingles.txt":  []byte("The river burst its banks on Saturday and at least nine people were injured, the mayor said in a statement to the press.\n"),
		"catalan.txt": []byte("El riu es va desbordar dissabte i hi ha hagut nou ferits, segons ha informat l'ajuntament en un comunicat als mitjans.\n"),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), raw, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	l, rep := build(t, filepath.Join(t.TempDir(), "s.cotejo"), Options{}, dir, filepath.Join(dir, "no-existe.txt"))
	codes := map[string]string{}
	for _, p := range rep.Problems {
		codes[filepath.Base(p.Path)] = p.Code
	}
	for name, want := range map[string]string{"vacio.txt": read.CodeEmpty, "imagen.txt": read.CodeBinary, "nada.html": read.CodeNoText, "no-existe.txt": read.CodeMissing} {
		if codes[name] != want {
			t.Errorf("%s: %q, want %q", name, codes[name], want)
		}
	}
	if rep.New != 4 || len(rep.Unread) != 2 {
		t.Errorf("%d read, without a pack: %v", rep.New, rep.Unread)
	}
	_, claims := all(t, l)
	if len(claims) < 2 {
		t.Errorf("%d claims from the good files", len(claims))
	}
}
