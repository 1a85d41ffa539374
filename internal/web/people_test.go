package web

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/chromedp/chromedp"

	"github.com/cotejo/cotejo/internal/ledger"
	"github.com/cotejo/cotejo/internal/pipeline"
	"github.com/cotejo/cotejo/internal/say"
	"github.com/cotejo/cotejo/lang"
)

// selectWords marks words of the article as a reader does with the mouse.
func (b *browser) selectWords(words string) {
	b.t.Helper()
	if !eval[bool](b, fmt.Sprintf(`(()=>{
		const w=document.createTreeWalker(document.querySelector("[data-reader]"),NodeFilter.SHOW_TEXT);
		for(let n;n=w.nextNode();){const i=n.data.indexOf(%q);if(i<0)continue;
			const r=document.createRange();r.setStart(n,i);r.setEnd(n,i+%d);
			const s=getSelection();s.removeAllRanges();s.addRange(r);
			document.dispatchEvent(new MouseEvent("mouseup",{bubbles:true}));return true}
		return false})()`, words, len([]rune(words)))) {
		b.t.Fatalf("the article does not show %q", words)
	}
}

// fill writes a value into a field of a form.
func (b *browser) fill(form string, values map[string]string) {
	b.t.Helper()
	for name, value := range values {
		if !eval[bool](b, fmt.Sprintf(`(()=>{const x=document.querySelector(%q);if(!x)return false;x.value=%q;return x.value==%q})()`, form+` [name="`+name+`"]`, value, value)) {
			b.t.Fatalf("%s has no field %s that takes %q", form, name, value)
		}
	}
}

// A checker selects words that were passed over and says what they claim: the
// claim stands in the reader, beside the other figures and in the report, says
// that a person added it, outlives a new reading, and goes when it is withdrawn.
func TestAClaimIsAdded(t *testing.T) {
	path := filepath.Join(t.TempDir(), "story.cotejo")
	folder := filepath.Join(examples, "riada")
	build(t, path, nil, folder)
	doc, words := plainWords(t, path)
	b := newBrowser(t)
	var claim string
	serving(t, path, func(start, origin string) {
		b.view(1280, false)
		b.do(chromedp.Navigate(start), chromedp.Navigate(origin+"/documents/"+doc))
		b.selectWords(words)
		if got := eval[string](b, `document.querySelector("[data-quote]").value`); got != words {
			t.Fatalf("selected %q, the form holds %q", words, got)
		}
		b.fill("details.add form", map[string]string{"field.predicate": "kill", "field.figure.low": "19", "field.figure.high": "19", "field.figure.class": "dead",
			"where": "Almarza", "whosays": "el veedor", "sourcetype": "official", "field.time.value": "2025-03-04", "by": "Ana", "why": "was passed over"})
		b.submit(`document.querySelector("details.add button").click()`)
		claim = eval[string](b, `location.hash.slice(1)`)
		if !strings.HasPrefix(claim, "c_") {
			t.Fatalf("after adding, the page is %s: %s", eval[string](b, "location.href"), b.text())
		}
		if eval[int](b, `document.querySelectorAll(".reader .claim.added").length`) == 0 {
			t.Error("the passage is not marked in the article")
		}
		seesAddition(t, b, origin, claim, panelOf(t, path, claim))
		b.clean(origin, "adding")
	})
	packs, err := pipeline.OpenPacks(overlay{lang.FS, fstest.MapFS{"es/rules/zz-note.txt": {Data: []byte("x")}}})
	if err != nil {
		t.Fatal(err)
	}
	build(t, path, packs, folder)
	serving(t, path, func(start, origin string) {
		b.do(chromedp.Navigate(start))
		seesAddition(t, b, origin, claim, panelOf(t, path, claim))
		b.do(chromedp.Navigate(origin + "/claims/" + claim))
		b.submit(`document.querySelector('form.inline button').click()`)
		if text := b.text(); strings.Contains(text, "Ana") || !strings.Contains(eval[string](b, "location.pathname"), "/documents/") {
			t.Errorf("withdrawn, at %s:\n%s", eval[string](b, "location.href"), text)
		}
		b.clean(origin, "withdrawing")
	})
}

// plainWords finds a document and words of it that no claim is read from.
func plainWords(t *testing.T, path string) (document, words string) {
	t.Helper()
	l := openLedger(t, path)
	defer l.Close()
	docs, err := l.FullDocuments(t.Context(), ledger.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range docs.Items {
		claims, err := l.Claims(t.Context(), ledger.Filter{Document: d.ID})
		if err != nil {
			t.Fatal(err)
		}
		v := &view{Voice: say.In("es")}
		for _, block := range v.stretches(d, claims.Items) {
			for _, p := range block.Pieces {
				if s := strings.TrimSpace(p.Text); block.Kind.Claimable() && p.Claim == "" && len(strings.Fields(s)) > 3 && strings.Count(d.Text, s) == 1 {
					return d.ID, s
				}
			}
		}
	}
	t.Fatal("every word of the example is marked")
	return "", ""
}

func seesAddition(t *testing.T, b *browser, origin, claim, panel string) {
	t.Helper()
	for _, address := range []string{"/claims/" + claim, "/figures/" + panel} {
		b.do(chromedp.Navigate(origin + address))
		if text := b.text(); panel == "" || !strings.Contains(text, "19") || !strings.Contains(text, "por Ana") {
			t.Errorf("%s does not show the added figure and who added it:\n%s", address, text)
		}
	}
	report := eval[string](b, `(()=>{const x=new XMLHttpRequest();x.open("GET","/report?format=html",false);x.send();return x.responseText})()`)
	if !strings.Contains(report, "19") || !strings.Contains(report, "por Ana") {
		t.Error("the report does not show the added figure and who added it")
	}
	all := eval[string](b, `(()=>{const x=new XMLHttpRequest();x.open("GET","/judgements.json",false);x.send();return x.responseText})()`)
	if !json.Valid([]byte(all)) || !strings.Contains(all, `"decision": "add"`) {
		t.Error("the decision is not exported")
	}
}

// Claims are taken out of an event into one of their own, and joined with another
// found by its words; both stand after a new reading and are taken back.
func TestEventsArePartedAndJoined(t *testing.T) {
	path := filepath.Join(t.TempDir(), "story.cotejo")
	folder := filepath.Join(examples, "riada")
	build(t, path, nil, folder)
	b := newBrowser(t)
	var whole, part string
	parted := func(origin string, want int) {
		t.Helper()
		b.do(chromedp.Navigate(origin + "/claims/" + part))
		b.do(chromedp.Navigate(origin + link(b, "/events/e_")))
		if n := eval[int](b, `document.querySelectorAll(".pick").length`); n != want {
			t.Errorf("the event of the parted claims has %d, want %d", n, want)
		}
	}
	serving(t, path, func(start, origin string) {
		b.view(1280, false)
		b.do(chromedp.Navigate(start), chromedp.Navigate(origin+"/events?order=weight"))
		whole = link(b, "/events/e_")
		b.do(chromedp.Navigate(origin + whole))
		n := eval[int](b, `document.querySelectorAll(".pick").length`)
		if n < 4 {
			t.Skipf("the largest event has %d claims", n)
		}
		part = eval[string](b, `(()=>{const p=document.querySelectorAll(".pick input");p[1].checked=p[2].checked=true;return p[1].value})()`)
		b.fill("#part", map[string]string{"by": "Ana", "why": "another day"})
		b.submit(`document.querySelector("#part button").click()`)
		if got := eval[int](b, `document.querySelectorAll(".pick").length`); got != 2 {
			t.Errorf("after parting two, the page has %d", got)
		}
		parted(origin, 2)
		b.clean(origin, "parting")
	})
	build(t, path, nil, folder)
	serving(t, path, func(start, origin string) {
		b.do(chromedp.Navigate(start))
		parted(origin, 2)
		b.submit(`document.querySelector("#merge").open=true; document.querySelector('#merge [name="with"]').value="evacuar"; document.querySelector("#merge form").requestSubmit()`)
		if eval[int](b, `document.querySelectorAll('#merge [name="other"]').length`) == 0 {
			b.submit(`document.querySelector('#merge [name="with"]').value=""; document.querySelector("#merge form").requestSubmit()`)
		}
		b.fill("#merge form[method=post]", map[string]string{"by": "Ana"})
		b.submit(`document.querySelector('#merge [name="other"]').checked=true; document.querySelector('#merge button[value="merge"]').click()`)
		joined := eval[int](b, `document.querySelectorAll(".pick").length`)
		if joined < 3 {
			t.Errorf("joined with another, the event has %d claims", joined)
		}
		if n := eval[int](b, `document.querySelectorAll("[data-undo]").length`); n != 2 {
			t.Errorf("the page shows %d decisions, want two", n)
		}
		b.submit(`document.querySelector("[data-undo]").click()`)
		b.submit(`document.querySelector("[data-undo]").click()`)
		if text := b.text(); strings.Contains(text, "Ana") {
			t.Errorf("taken back, and yet: %s", text)
		}
		b.clean(origin, "joining")
	})
}
