package read

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/cotejo/cotejo"
)

// seed adds the hostile files with one of the endings and fails when there are
// none: a fuzz target without seeds proves nothing.
func seed(f *testing.F, add func(name string, raw []byte), endings ...string) {
	f.Helper()
	n := 0
	for _, e := range expectations(f) {
		for _, end := range endings {
			if strings.HasSuffix(e.file, end) {
				raw, err := os.ReadFile(filepath.Join(hostileDir, e.file))
				if err != nil {
					f.Fatal(err)
				}
				add(e.file, raw)
				n++
			}
		}
	}
	if n < 5 {
		f.Fatalf("%d seeds", n)
	}
}

func FuzzText(f *testing.F) {
	h := spanish(f)
	seed(f, func(name string, raw []byte) { f.Add(raw, strings.HasSuffix(name, ".md")) }, ".txt", ".md")
	f.Add([]byte(note), true)
	f.Fuzz(func(t *testing.T, raw []byte, md bool) {
		in := Input{Path: "a.txt"}
		if md {
			in.Path = "a.md"
		}
		d := Text(raw, in, h)
		sound(t, d)
		same(t, d, Text(raw, in, h))
	})
}

func FuzzHTML(f *testing.F) {
	h := spanish(f)
	seed(f, func(_ string, raw []byte) { f.Add(raw) }, ".html")
	f.Add([]byte(newsPage))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if len(raw) > 64<<10 {
			return // the worker's limits are for those
		}
		w, err := parsePage(raw, order{MaxText: 1 << 20})
		if err != nil {
			return
		}
		p := w.page()
		sound(t, assemble(&p, raw, Input{Path: "a.html"}, []*Hints{h}))
	})
}

func FuzzScan(f *testing.F) {
	seed(f, func(_ string, raw []byte) { f.Add(string(raw)) }, ".html")
	f.Fuzz(func(t *testing.T, page string) {
		w := wirePage{}
		w.Blocks, w.Meta = scan(clean(strings.ToValidUTF8(page, "")), 1<<20)
		p := w.page()
		sound(t, assemble(&p, []byte(page), Input{Path: "a.html"}, nil))
	})
}

func FuzzDecode(f *testing.F) {
	seed(f, func(_ string, raw []byte) { f.Add(raw, true) }, ".txt", ".html")
	f.Fuzz(func(t *testing.T, raw []byte, isHTML bool) {
		text, name, _ := Decode(raw, isHTML)
		sound(t, cotejo.Document{Text: text, ID: "d_", SHA256: "x", TextHash: "x", Lang: "und", Published: cotejo.Published{Basis: "unknown"}})
		if name == "" {
			t.Error("the encoding has no name")
		}
		if again := clean(text); again != text {
			t.Errorf("cleaning %q twice gives %q", text, again)
		}
	})
}

func FuzzDateline(f *testing.F) {
	h := spanish(f)
	n := 0
	for i := range h.datelines {
		for _, s := range append(h.datelines[i].Yes, h.datelines[i].No...) {
			f.Add(s)
			n++
		}
	}
	if n < 20 {
		f.Fatalf("%d seeds", n)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := Text([]byte(s+" y por eso el ayuntamiento decidió cerrar el puente hasta nuevo aviso."), Input{Path: "a.txt"}, h)
		sound(t, d)
		if d.Dateline != "" && !strings.Contains(d.Text, d.Dateline) {
			t.Errorf("the dateline %q is not in the text", d.Dateline)
		}
	})
}

func FuzzDate(f *testing.F) {
	h := spanish(f)
	for _, s := range []string{"12 de agosto de 2025", "2026, Enero 9", "12/08/2025 10:15", "2025-08-12T10:15:00-05:00", "31/02/2025", "agosto 12, 2025", "20250812T1015Z", "https://a.es/2025/08/12/x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, d := range []string{h.date(s), isoDate(s), urlDate(s)} {
			if len(d) < len("2006-01-02") {
				continue
			}
			if _, err := time.Parse("2006-01-02", d[:10]); err != nil {
				t.Errorf("%q gives the date %q", s, d)
			}
		}
	})
}
