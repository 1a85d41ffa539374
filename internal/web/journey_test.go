package web

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/ledger"
	"github.com/cotejo/cotejo/internal/pipeline"
	"github.com/cotejo/cotejo/internal/reconcile"
	"github.com/cotejo/cotejo/lang"
)

// stories are the project's own examples.
var stories = []string{"riada", "alianza"}

// submit sends a form of the page and waits for the page it leads to.
func (b *browser) submit(expression string) {
	b.t.Helper()
	if _, err := chromedp.Run(b.ctx, chromedp.WaitEvent(page.LoadEventFired, nil, chromedp.Evaluate[chromedp.Void](expression+";void 0"))); err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
}

func (b *browser) text() string { return eval[string](b, `document.querySelector("main").innerText`) }

// A checker's way: build, open, find a figure, open its evidence, correct it; see
// it corrected on the claim, in the panel and in the report; build again, and
// again with other rules, and it still stands.
func TestACorrectionStands(t *testing.T) {
	path := filepath.Join(t.TempDir(), "story.cotejo")
	folder := filepath.Join(examples, "alianza")
	build(t, path, nil, folder)
	id := contested(t, path)
	b := newBrowser(t)
	const corrected = 13371
	var claim string
	serving(t, path, func(start, origin string) {
		b.do(chromedp.Navigate(start), chromedp.Navigate(origin+"/figures"))
		if link(b, "/figures/"+id) == "" {
			t.Fatalf("the panel %s is not on the screen of figures", id)
		}
		b.do(chromedp.Navigate(origin + "/figures/" + id))
		claim = link(b, "/claims/c_")
		b.do(chromedp.Navigate(origin + claim))
		if n := eval[int](b, `document.querySelectorAll("blockquote.evidence mark.figure").length`); n != 1 {
			t.Fatalf("the figure is marked %d times in its sentence", n)
		}
		b.submit(`document.querySelector("details.correct").open=true;
			document.querySelector('.judge [name="by"]').value="Ana <Ruiz>"; document.querySelector('.judge [name="why"]').value="checked by telephone";
			document.querySelector('[name="field.figure.low"]').value="13.371"; document.querySelector('[name="field.figure.high"]').value="13.371";
			document.querySelector('.judge button[value="correct"]').click()`)
		seesCorrection(t, b, origin, claim, panelOf(t, path, claim))
		b.clean(origin, "correcting")
	})
	stands(t, path, claim, corrected)
	build(t, path, nil, folder)
	stands(t, path, claim, corrected)

	// Other rules: the same packs with one more file, so that every article is
	// read anew.
	packs, err := pipeline.OpenPacks(overlay{lang.FS, fstest.MapFS{"es/rules/zz-note.txt": {Data: []byte("x")}}})
	if err != nil {
		t.Fatal(err)
	}
	build(t, path, packs, folder)
	stands(t, path, claim, corrected)
	serving(t, path, func(start, origin string) {
		b.do(chromedp.Navigate(start))
		seesCorrection(t, b, origin, claim, panelOf(t, path, claim))
		// and it can be taken back
		b.do(chromedp.Navigate(origin + claim))
		b.submit(`document.querySelector('form.inline button').click()`)
		if strings.Contains(b.text(), "13.371") {
			t.Error("a withdrawn correction still shows")
		}
		b.clean(origin, "withdrawing")
	})
}

// seesCorrection looks for the corrected figure on the claim, in its panel and in
// the report.
func seesCorrection(t *testing.T, b *browser, origin, claim, panel string) {
	t.Helper()
	for _, address := range []string{claim, "/figures/" + panel} {
		b.do(chromedp.Navigate(origin + address))
		if text := b.text(); !strings.Contains(text, "13.371") || !strings.Contains(text, "Ana <Ruiz>") {
			t.Errorf("%s does not show the corrected figure and who corrected it:\n%s", address, text)
		}
	}
	report := eval[string](b, `(()=>{const x=new XMLHttpRequest();x.open("GET","/report?format=html",false);x.send();return x.responseText})()`)
	if !strings.Contains(report, "13.371") || !strings.Contains(report, "Ana &lt;Ruiz&gt;") {
		t.Error("the report does not show the corrected figure and who corrected it")
	}
}

// contested picks the panel with most rows.
func contested(t *testing.T, path string) string {
	t.Helper()
	l := openLedger(t, path)
	defer l.Close()
	page, err := l.Panels(t.Context(), ledger.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	if len(page.Items) == 0 {
		t.Fatal("the example has no panel of figures")
	}
	return slices.MaxFunc(page.Items, func(a, b cotejo.Panel) int { return len(a.Rows) - len(b.Rows) }).ID
}

func openLedger(t *testing.T, path string) *ledger.Ledger {
	t.Helper()
	l, err := ledger.Open(t.Context(), path, ledger.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func panelOf(t *testing.T, path, claim string) string {
	t.Helper()
	l := openLedger(t, path)
	defer l.Close()
	id, err := l.PanelOf(t.Context(), strings.TrimPrefix(claim, "/claims/"))
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// stands checks in the ledger that the claim, its panel and what reconciling
// gives all hold the corrected figure.
func stands(t *testing.T, path, claim string, want float64) {
	t.Helper()
	l := openLedger(t, path)
	defer l.Close()
	c, err := l.Claim(t.Context(), strings.TrimPrefix(claim, "/claims/"))
	if err != nil {
		t.Fatal(err)
	}
	if c.Figure == nil || c.Figure.Best == nil || *c.Figure.Best != want {
		t.Fatalf("the claim says %+v", c.Figure)
	}
	id, err := l.PanelOf(t.Context(), c.ID)
	if err != nil {
		t.Fatal(err)
	}
	p, err := l.Panel(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range p.Rows {
		if r.Claim == c.ID && (r.Figure.Best == nil || *r.Figure.Best != want) {
			t.Fatalf("the panel says %+v", r.Figure)
		}
	}
}

// A correction follows its sentence to a claim that is no longer the same.
func TestACorrectionFollowsItsSentence(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "story.cotejo")
	build(t, path, nil, filepath.Join(examples, "alianza"))
	l, err := ledger.Open(t.Context(), path, ledger.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	items, err := l.AllItems(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	var old reconcile.Item
	for _, it := range items {
		if it.Claim.Figure != nil && it.Panel != "" {
			old = it
			break
		}
	}
	doc, err := l.Document(t.Context(), old.Claim.Document)
	if err != nil {
		t.Fatal(err)
	}
	sel := ledger.Select(&doc, &old.Claim)
	j := cotejo.Judgement{Kind: "claim", Target: old.Claim.ID, Decision: cotejo.Correct, By: "Ana", Predicate: old.Claim.Predicate,
		Fields: map[string]string{"figure.low": "4242", "figure.high": "4242"}, Selector: []cotejo.Selector{sel, {Document: doc.SHA256, Exact: old.Claim.Figure.Text}}}
	if _, err := pipeline.Judge(t.Context(), l, []cotejo.Judgement{j}, "2026-01-02T03:04:05Z"); err != nil {
		t.Fatal(err)
	}
	// The reading changes: the same claim comes with another id.
	changed := old
	changed.Claim.ID = "c_00000000000000aa"
	delta, err := reconcile.Update(t.Context(), l, []reconcile.Item{changed}, []string{old.Claim.ID})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range delta.PutPanels {
		for _, r := range p.Rows {
			if r.Claim == changed.Claim.ID && *r.Figure.Best != 4242 {
				t.Errorf("the new claim stands in its panel as it was read: %v", *r.Figure.Best)
			}
		}
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

// serving serves a ledger for writing while f runs.
func serving(t *testing.T, path string, f func(start, origin string)) {
	t.Helper()
	t.Run("serving", func(t *testing.T) {
		start, origin := serveLedger(t, path, "es", false)
		f(start, origin)
	})
}

// Every screen of both examples in both languages, light and dark, wide and
// narrow: no complaint in the console, no request to elsewhere, nothing wider
// than the window, no serious finding of axe.
func TestEveryScreen(t *testing.T) {
	b := newBrowser(t)
	axe, err := os.ReadFile("testdata/axe/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	for i, story := range stories {
		path := filepath.Join(t.TempDir(), story+".cotejo")
		build(t, path, nil, filepath.Join(examples, story))
		for j, language := range []string{"es", "en"} {
			start, origin := serveLedger(t, path, language, true)
			b.do(chromedp.Navigate(start))
			for name, address := range screens(b, origin) {
				width, dark := int64(1280), (i+j)%2 == 1
				b.view(width, dark)
				b.do(chromedp.Navigate(address))
				where := story + " " + language + " " + name
				if name != "missing" {
					b.clean(origin, where)
				}
				noCodes(t, b, where)
				b.accessible(string(axe), where)
				b.view(360, !dark)
				if wide := eval[int64](b, `document.documentElement.scrollWidth`); wide > 360 {
					t.Errorf("%s is %d wide at 360", where, wide)
				}
				b.accessible(string(axe), where+" narrow")
				b.forget()
			}
		}
	}
}

func (b *browser) forget() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.problems, b.asked = nil, nil
}

// accessible runs axe in the page and fails on what it calls serious or critical.
func (b *browser) accessible(axe, where string) {
	b.t.Helper()
	if _, err := chromedp.Run(b.ctx, chromedp.Evaluate[chromedp.Void](axe+";void 0")); err != nil {
		b.t.Fatal(err)
	}
	found := eval[[]string](b, `new Promise(done => axe.run(document, {resultTypes:["violations"]}).then(r => done(r.violations
		.filter(v => v.impact=="serious"||v.impact=="critical").map(v => v.id+": "+v.nodes.slice(0,3).map(n => n.html.slice(0,140)).join(" | ")))))`)
	for _, f := range found {
		b.t.Errorf("%s: %s", where, f)
	}
}

// noCodes fails when a message is missing or a template printed a hole.
func noCodes(t *testing.T, b *browser, where string) {
	t.Helper()
	text := b.text()
	for _, bad := range []string{"<no value>", "<nil>", "[web.", "[finding", "%!"} {
		if strings.Contains(text, bad) {
			t.Errorf("%s shows %q", where, bad)
		}
	}
}

// The queue is worked with the keyboard alone.
func TestReviewByKeyboard(t *testing.T) {
	path := filepath.Join(t.TempDir(), "story.cotejo")
	build(t, path, nil, filepath.Join(examples, "riada"))
	b := newBrowser(t)
	start, origin := serveLedger(t, path, "en", false)
	b.view(1280, false)
	b.do(chromedp.Navigate(start), chromedp.Navigate(origin+"/review"))
	left := `(p => p.max - p.value)(document.querySelector("progress"))` // a page shows some of them
	waiting := eval[int](b, left)
	if waiting < 2 {
		t.Skipf("only %d claims wait for review in the example at the moment", waiting)
	}
	eval[bool](b, `localStorage.setItem("cotejo-by","Ana"), true`)
	b.do(chromedp.Navigate(origin + "/review"))
	press := func(keys string) {
		b.do(chromedp.KeyEvent(keys))
	}
	press("j")
	press("j")
	press("k")
	if n := eval[int](b, `Array.from(document.querySelectorAll("[data-row]")).findIndex(r => r.getAttribute("aria-current"))`); n != 0 {
		t.Fatalf("j, j, k stands on row %d", n)
	}
	b.pressAndLoad("a")
	if n := eval[int](b, left); n != waiting-1 {
		t.Fatalf("after a: %d of %d wait", n, waiting)
	}
	b.pressAndLoad("z")
	if n := eval[int](b, left); n != waiting {
		t.Fatalf("after undo: %d of %d wait", n, waiting)
	}
	b.clean(origin, "review")
}

func (b *browser) pressAndLoad(keys string) {
	b.t.Helper()
	if _, err := chromedp.Run(b.ctx, chromedp.WaitEvent(page.LoadEventFired, nil, chromedp.KeyEvent(keys))); err != nil {
		b.t.Fatal(err)
	}
}

// Without scripts every screen is there and a decision can be made.
func TestWithoutScripts(t *testing.T) {
	path := filepath.Join(t.TempDir(), "story.cotejo")
	build(t, path, nil, filepath.Join(examples, "riada"))
	b := newBrowser(t)
	start, origin := serveLedger(t, path, "es", false)
	b.do(chromedp.Navigate(start))
	all := screens(b, origin)
	if _, err := chromedp.Call(b.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	for name, address := range all {
		b.do(chromedp.Navigate(address))
		if b.text() == "" {
			t.Errorf("%s is empty without scripts", name)
		}
	}
	b.do(chromedp.Navigate(all["claim"]))
	b.do(chromedp.SendKeys(chromedp.CSS(`.judge [name="by"]`), "Ana"))
	if _, err := chromedp.Run(b.ctx, chromedp.WaitEvent(page.LoadEventFired, nil, chromedp.Click(chromedp.CSS(`.judge button[value="reject"]`)))); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.text(), "Ana") {
		t.Error("a decision made without scripts does not show")
	}
}

// Decisions leave one ledger and are taken in by another.
func TestDecisionsTravel(t *testing.T) {
	dir := t.TempDir()
	a, z := filepath.Join(dir, "a.cotejo"), filepath.Join(dir, "b.cotejo")
	build(t, a, nil, filepath.Join(examples, "alianza"))
	build(t, z, nil, filepath.Join(examples, "alianza"))
	l, err := ledger.Open(t.Context(), a, ledger.Options{})
	if err != nil {
		t.Fatal(err)
	}
	page, err := l.Claims(t.Context(), ledger.Filter{Figures: true, Limit: 1})
	if err != nil || len(page.Items) == 0 {
		t.Fatal(err)
	}
	made, err := pipeline.Judge(t.Context(), l, []cotejo.Judgement{{Kind: "claim", Target: page.Items[0].ID, Decision: cotejo.Reject, By: "Ana"}}, "2026-01-02T03:04:05Z")
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
	to, err := ledger.Open(t.Context(), z, ledger.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer to.Close()
	for i, want := range []int{1, 0} {
		got, err := pipeline.Adopt(t.Context(), to, made, "2026-02-02T00:00:00Z")
		if err != nil || len(got) != want {
			t.Errorf("time %d: adopted %d (%v)", i+1, len(got), err)
		}
	}
	forged := made[0]
	forged.By = "Eva"
	if _, err := pipeline.Adopt(t.Context(), to, []cotejo.Judgement{forged}, ""); err == nil {
		t.Error("a decision whose id is not of its content was taken in")
	}
	all, err := to.Judgements(t.Context())
	if err != nil || len(all) != 1 || all[0].At != "2026-01-02T03:04:05Z" {
		t.Errorf("%+v %v", all, err)
	}
}
