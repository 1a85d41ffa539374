package read

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const prose = "El ayuntamiento cerró ayer el puente viejo después de que unos técnicos hallaran grietas en el segundo arco, según el concejal. "

// costly are pages made to exhaust what reads them: each ends within the limits
// with a document or a reason, and the reader goes on.
func costly() map[string]string {
	para := "<p>" + prose + "</p>"
	return map[string]string{
		"million attributes":  "<html><body><p " + repeat("a%d=1 ", 1_000_000) + ">" + prose + "</p></body></html>",
		"million elements":    "<html><body><article>" + para + strings.Repeat("<b>x</b>", 1_000_000),
		"half million opens":  strings.Repeat("<div><b>", 500_000) + para,
		"unclosed formatting": "<article>" + para + strings.Repeat("<p><a><b><i><font>x", 20_000),
		"open angle":          strings.Repeat("<", 5_000_000),
		"entities":            "<article>" + para + "<p>" + strings.Repeat("&lt;&amp;&#x41;&notit;", 300_000),
		"one endless script":  "<article>" + para + "</article><script>" + strings.Repeat("if(a<b){}", 1_000_000),
		"scripts":             strings.Repeat("<script>var a=1;</script>", 200_000) + para,
		"one long word":       "<article>" + para + "<p>" + strings.Repeat("a", 9_000_000),
		"many paragraphs":     "<article>" + strings.Repeat(para, 40_000),
		"different words":     "<article>" + para + "<p>" + repeat("p%d ", 800_000),
		"tables":              strings.Repeat("<table><tr><td>x", 100_000) + para,
		"links":               "<nav>" + strings.Repeat("<a href=x>Noticia</a> ", 200_000) + "</nav><article>" + strings.Repeat(para, 20),
		"structured data":     `<script type="application/ld+json">[` + strings.Repeat(`{"@type":"NewsArticle","headline":"a"},`, 20_000) + `0]</script><article>` + para + para,
		"comments":            strings.Repeat("<!-- > -->", 500_000) + "<article>" + para + para,
		"select":              "<select>" + strings.Repeat("<option>a<optgroup>", 200_000) + "</select>" + para,
	}
}

func repeat(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

func TestCostlyPages(t *testing.T) {
	if testing.Short() {
		t.Skip("pages of megabytes")
	}
	l := DefaultLimits()
	l.Workers, l.CPU = 1, time.Second
	r, err := New(l, spanish(t))
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	pages := costly()
	for _, name := range sortedKeys(pages) {
		body := pages[name]
		t.Run(name, func(t *testing.T) {
			d, p := r.Read(context.Background(), pageNamed("bad", body))
			switch {
			case p == nil:
				sound(t, d)
				t.Logf("%d kB in, %d kB out, notes %v", len(body)>>10, len(d.Text)>>10, d.Notes)
			case p.Code == CodeTimeout || p.Code == CodeMemory || p.Code == CodeNoText || p.Code == CodeTooLarge:
				t.Logf("%d kB in: %s %s", len(body)>>10, p.Code, p.Detail)
			default:
				t.Errorf("gives %+v", p)
			}
			if _, p := r.Read(context.Background(), pageNamed("good", newsPage)); p != nil {
				t.Errorf("the page after it was not read: %+v", p)
			}
		})
	}
}

// Plain text is read in this process: the largest allowed ends too, whatever it
// holds, and costs no more than its size asks for.
func TestCostlyTexts(t *testing.T) {
	if testing.Short() {
		t.Skip("texts of megabytes")
	}
	h := spanish(t)
	for name, unit := range map[string]string{
		"prose": prose, "lines": prose + "\n", "short lines": "a\n", "labels": "Lee también:\n", "datelines": "LIMA.- ",
		"brackets": "[(", "stars": "*a _b ", "capitals": "A. B. ", "items": "- a\n", "references": "Referencia: (2020, Enero 1). https://a.es/x\n",
		"accents": "é\u0301", "spaces": "  \u00a0", "quotes": "> > ", "dates": "12/08/2025 ", "words": "Lugar ",
	} {
		for _, ext := range []string{".txt", ".md"} {
			t.Run(name+ext, func(t *testing.T) {
				d := Text([]byte(strings.Repeat(unit, 500_000/len(unit))), Input{Path: "a" + ext}, h)
				sound(t, d)
			})
		}
	}
}

// One bad file never stops a batch, and every one has a reason.
func TestBatch(t *testing.T) {
	good, bad := 1000, 200
	if testing.Short() {
		good, bad = 50, 10
	}
	dir := t.TempDir()
	for i := range good {
		name, text := fmt.Sprintf("good/%04d.txt", i), fmt.Sprintf("Cierra el puente número %d de la ciudad\n\n%s\n", i, prose)
		if i%10 == 0 {
			name, text = name[:9]+".html", strings.ReplaceAll(newsPage, "puente viejo", fmt.Sprint("puente ", i))
		}
		write(t, filepath.Join(dir, name), text)
	}
	hostile := []string{"", "\x00\x01", "%PDF-1.7", "<html><body><nav><a href=x>a</a></nav>", "<script>", "PK\x03\x04", " \n ", "<!--"}
	for i := range bad {
		write(t, filepath.Join(dir, fmt.Sprintf("bad/%03d.html", i)), hostile[i%len(hostile)])
	}
	inputs, problems := Expand([]string{dir})
	if len(inputs) != good+bad || len(problems) != 0 {
		t.Fatalf("%d inputs, %d problems", len(inputs), len(problems))
	}
	r, err := New(DefaultLimits(), spanish(t))
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	read, refused := 0, 0
	for _, in := range inputs {
		d, p := r.Read(context.Background(), in)
		switch {
		case p == nil && strings.Contains(in.Path, "/good/") && d.Title != "":
			read++
		case p != nil && strings.Contains(in.Path, "/bad/") && p.Code != "" && p.Path == in.Path:
			refused++
		default:
			t.Errorf("%s: title %q, problem %+v", in.Path, d.Title, p)
		}
	}
	if read != good || refused != bad {
		t.Errorf("%d read, %d refused", read, refused)
	}
}

func BenchmarkText(b *testing.B) {
	h := spanish(b)
	raw := []byte("Cierra el puente viejo de la ciudad por grietas\n\nMADRID, 3 mar (EFE).- " + strings.Repeat(prose+prose+"\n\n", 12))
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		Text(raw, Input{Path: "a.txt"}, h)
	}
}

func BenchmarkPage(b *testing.B) {
	raw := []byte(newsPage)
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		if _, err := parsePage(raw, order{MaxText: 1 << 20}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkWorker is the page through a worker process: what isolation costs.
func BenchmarkWorker(b *testing.B) {
	r, err := New(Limits{Workers: 1}, spanish(b))
	if err != nil {
		b.Fatal(err)
	}
	defer r.Close()
	for b.Loop() {
		if _, p := r.Read(context.Background(), pageNamed("a", newsPage)); p != nil {
			b.Fatal(p)
		}
	}
}

func BenchmarkWorkerStart(b *testing.B) {
	for b.Loop() {
		r, err := New(Limits{Workers: 1}, spanish(b))
		if err != nil {
			b.Fatal(err)
		}
		if _, p := r.Read(context.Background(), pageNamed("a", newsPage)); p != nil {
			b.Fatal(p)
		}
		r.Close()
	}
}
