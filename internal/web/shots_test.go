package web

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// The pictures of every screen are made on request, to be looked at:
//
//	go test ./internal/web -run TestShots -shots DIR -ledger FILE
var (
	shots      = flag.String("shots", "", "folder to write pictures of every screen to")
	shotLedger = flag.String("ledger", "", "ledger to take the pictures of")
	shotOnly   = flag.String("only", "", "screens to take, separated by commas")
	shotForms  = flag.String("forms", "es-1280,en-360,en-1280-dark", "lang-width[-dark][-print], separated by commas")
)

// screens finds an address of each screen by following links, so that no id is
// written down.
func screens(b *browser, origin string) map[string]string {
	out := map[string]string{}
	for name, path := range map[string]string{"story": "/", "figures": "/figures", "events": "/events", "flows": "/flows", "sources": "/sources",
		"review": "/review", "claims": "/claims", "documents": "/documents", "findings": "/findings", "search": "/search?q=de", "missing": "/nowhere"} {
		out[name] = origin + path
	}
	for _, way := range [][3]string{{"panel", "/figures", "/figures/p_"}, {"event", "/events?order=weight", "/events/e_"}, {"entity", "/sources", "/entities/"},
		{"claim", "/claims?figures=1", "/claims/c_"}, {"reader", "/documents", "/documents/d_"}, {"source", "/sources", "/sources/"}} {
		b.do(chromedp.Navigate(origin + way[1]))
		if href := link(b, way[2]); href != "" {
			out[way[0]] = origin + href
		}
	}
	b.do(chromedp.Navigate(origin + "/documents"))
	docs := eval[[]string](b, `[...document.querySelectorAll("main a.doctitle")].map(a=>a.getAttribute("href"))`)
	if n := len(docs); n > 1 {
		out["changes"] = origin + docs[n-1] + "/changes?from=" + docs[0][strings.LastIndexByte(docs[0], '/')+1:]
	}
	return out
}

// link gives the first address on the page that begins so.
func link(b *browser, prefix string) string {
	b.t.Helper()
	href, _, _ := strings.Cut(eval[string](b, fmt.Sprintf(`((document.querySelector('main a[href^="%s"]')||document.body).getAttribute("href"))||""`, prefix)), "#")
	return href
}

func TestShots(t *testing.T) {
	if *shots == "" {
		t.Skip("only on request: -shots DIR -ledger FILE")
	}
	b := newBrowser(t)
	if err := os.MkdirAll(*shots, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, form := range strings.Split(*shotForms, ",") {
		parts := strings.Split(form, "-")
		start, origin := serveLedger(t, *shotLedger, parts[0], true)
		width := int64(1280)
		fmt.Sscan(parts[1], &width)
		b.view(width, strings.Contains(form, "dark"))
		b.do(chromedp.Navigate(start))
		for name, address := range screens(b, origin) {
			if *shotOnly != "" && !strings.Contains(","+*shotOnly+",", ","+name+",") || address == "" {
				continue
			}
			b.do(chromedp.Navigate(address))
			if wide := eval[int64](b, `document.documentElement.scrollWidth`); wide > width && !strings.Contains(form, "print") {
				t.Errorf("%s %s: %d wide", name, form, wide)
			}
			save(b, filepath.Join(*shots, name+"-"+form), strings.Contains(form, "print"))
		}
	}
}

func save(b *browser, path string, printed bool) {
	b.t.Helper()
	if printed { // as on paper: A4 at 96 dots an inch
		b.do(chromedp.EmulateViewport(794, 1123))
		if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}); err != nil {
			b.t.Fatal(err)
		}
	}
	img, err := chromedp.Run(b.ctx, chromedp.FullScreenshot(100))
	if err != nil {
		b.t.Fatal(err)
	}
	if err := os.WriteFile(path+".png", img, 0o644); err != nil {
		b.t.Fatal(err)
	}
}
