package web

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// drawn writes a diff down: [-gone-] {+come+}.
func drawn(changes []change) string {
	var out []string
	for _, c := range changes {
		var s strings.Builder
		for _, p := range c.Words {
			switch p.Class {
			case "del":
				s.WriteString("[-" + p.Text + "-]")
			case "ins":
				s.WriteString("{+" + p.Text + "+}")
			default:
				s.WriteString(p.Text)
			}
		}
		out = append(out, strings.TrimSpace(s.String()))
	}
	return strings.Join(out, "|")
}

func TestDiff(t *testing.T) {
	for _, c := range []struct{ was, now, want string }{
		{"a|b|c", "a|b|c", "a|b|c"},
		{"", "a", "{+a+}"},
		{"a", "", "[-a-]"},
		{"one two three four", "one two five four", "one two [-three-] {+five+} four"},
		{"a|nine boats sank off the port|z", "a|eleven boats sank off the port|b|z", "a|[-nine-] {+eleven+} boats sank off the port|{+b+}|z"},
		{"alpha beta gamma", "delta epsilon zeta", "[-alpha beta gamma-] {+delta epsilon zeta+}"},
		{"x|y", "y|x", "[-x-]|y|{+x+}"},
	} {
		cut := func(s string) []string {
			if s == "" {
				return nil
			}
			return strings.Split(s, "|")
		}
		if got := drawn(diff(cut(c.was), cut(c.now))); got != c.want {
			t.Errorf("%q to %q:\n%s\nwant\n%s", c.was, c.now, got, c.want)
		}
	}
	long := strings.Fields(strings.Repeat("a b c d e f g ", 2000))
	if got := len(common(long, append([]string{"z"}, long...))); got != len(long) {
		t.Errorf("a long list and itself with one more word have %d of %d in common", got, len(long))
	}
}

const (
	firstEdition = "---\ntitle: \"Fuego en la lonja de Carboneda\"\nurl: \"https://diario.example/fuego-lonja\"\ndate: 2025-03-04\npublisher: \"Diario Sur\"\n---\n\n" +
		"El incendio de la lonja de Carboneda ha dejado nueve heridos, informó la alcaldía.\n\nEl fuego empezó de madrugada junto a las cámaras frigoríficas.\n\nLos bomberos tardaron tres horas en apagarlo.\n"
	laterEdition = "---\ntitle: \"Once heridos en la lonja de Carboneda\"\nurl: \"https://diario.example/fuego-lonja\"\ndate: 2025-03-05\npublisher: \"Diario Sur\"\n---\n\n" +
		"El incendio de la lonja de Carboneda ha dejado once heridos, informó la alcaldía.\n\nEl fuego empezó de madrugada junto a las cámaras frigoríficas.\n\nDos personas fueron detenidas por la policía.\n"
	elsewhere = "---\ntitle: \"Fuego en la lonja de Carboneda\"\nurl: \"https://otro.example/a1\"\ndate: 2025-03-04\npublisher: \"Otro Diario\"\n---\n\n" +
		"El incendio de la lonja de Carboneda ha dejado nueve heridos, informó la alcaldía.\n\nEl fuego empezó de madrugada junto a las cámaras frigoríficas.\n\nUna agencia ha difundido la noticia.\n"
	unlike = "---\ntitle: \"Fuego en la lonja de Carboneda\"\nurl: \"https://tercero.example/a1\"\ndate: 2025-03-04\npublisher: \"Tercer Diario\"\n---\n\nVarios vecinos vieron humo desde el puerto antes de que llegaran los bomberos a la lonja.\n"
)

// Later versions of one address and near copies under one title are shown as
// editions, with what changed in text and claims; an article that only shares a
// title is not one.
func TestEditions(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"a.md": firstEdition, "b.md": laterEdition, "c.md": elsewhere, "d.md": unlike} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "story.cotejo")
	build(t, path, nil, dir)
	b := newBrowser(t)
	start, origin := serveLedger(t, path, "es", true)
	b.view(1280, false)
	b.do(chromedp.Navigate(start), chromedp.Navigate(origin+"/documents"))
	links := eval[[]string](b, `[...document.querySelectorAll('main a[href*="/changes?from="]')].map(a=>a.getAttribute("href"))`)
	if len(links) < 2 {
		t.Fatalf("the list of articles shows %d changes: %s", len(links), b.text())
	}
	b.do(chromedp.Navigate(origin + eval[string](b, `[...document.querySelectorAll("a.doctitle")].find(a=>a.textContent.startsWith("Once")).getAttribute("href")`)))
	if text := b.text(); !strings.Contains(text, "misma dirección") || strings.Contains(text, "Tercer Diario") {
		t.Errorf("the later edition does not name the earlier one, or names too many:\n%s", text)
	}
	b.do(chromedp.Navigate(origin + eval[string](b, `[...document.querySelectorAll("aside li")].find(li=>li.textContent.includes("misma dirección")).querySelector('a[href*="/changes?from="]').getAttribute("href")`)))
	gone := eval[string](b, `[...document.querySelectorAll(".diff del")].map(x=>x.textContent).join("|")`)
	come := eval[string](b, `[...document.querySelectorAll(".diff ins")].map(x=>x.textContent).join("|")`)
	if !strings.Contains(gone, "nueve") || !strings.Contains(come, "once") {
		t.Errorf("gone %q, come %q", gone, come)
	}
	if text := b.text(); !strings.Contains(text, "9") || !strings.Contains(text, "11") || !strings.Contains(strings.ToLower(text), "cifra") {
		t.Errorf("the claims do not show that 9 became 11:\n%s", text)
	}
	b.clean(origin, "changes")
}
