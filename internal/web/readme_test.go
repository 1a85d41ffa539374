package web

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"github.com/cotejo/cotejo/internal/ledger"
)

// The pictures of the README are made anew on request:
//
//	go test ./internal/web -run TestPictures -pictures ../../docs/img
var pictures = flag.String("pictures", "", "folder to write the README's pictures to")

func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("only on request: -pictures DIR")
	}
	path := filepath.Join(t.TempDir(), "alianza.cotejo")
	build(t, path, nil, filepath.Join(examples, "alianza"))
	b := newBrowser(t)
	panel := contested(t, path)
	for _, p := range []struct {
		name, lang, screen string
		height             float64
	}{{"story", "en", "/", 900}, {"story-es", "es", "/", 900}, {"figures", "en", "/figures/" + panel, 900}, {"reader", "en", "/documents/" + documentOf(t, path, panel), 900}, {"review", "en", "/review", 700}} {
		start, origin := serveLedger(t, path, p.lang, true)
		b.view(1280, false)
		b.do(chromedp.Navigate(start), chromedp.Navigate(origin+p.screen))
		shot, err := chromedp.Call(b.ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{Clip: &page.Viewport{Width: 1280, Height: p.height, Scale: 1}})
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(*pictures, p.name+".png"), shot.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// documentOf gives the document of a panel's first figure.
func documentOf(t *testing.T, path, panel string) string {
	t.Helper()
	l, err := ledger.Open(t.Context(), path, ledger.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	p, err := l.Panel(t.Context(), panel)
	if err != nil {
		t.Fatal(err)
	}
	return p.Rows[0].Document
}
