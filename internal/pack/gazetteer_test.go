package pack

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/cotejo/cotejo/lang"
)

func spanishPack(t *testing.T) *Pack {
	t.Helper()
	dir, err := fs.Sub(lang.FS, "es")
	if err != nil {
		t.Fatal(err)
	}
	p, err := Load("es", dir)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestGazetteerFindsNames(t *testing.T) {
	g := spanishPack(t).Gazetteer
	for name, want := range map[string]string{
		"Corea del Norte": "iso:KP", "EE. UU.": "iso:US", "EE.UU.": "iso:US", "China": "iso:CN", "República Checa": "iso:CZ",
		"Kremlin": "iso:RU", "Seúl": "geo:seul", "Seoul": "geo:seul", "Bélgorod": "geo:belgorod", "Belgorod": "geo:belgorod",
		"OTAN": "org:nato", "Hezbolá": "org:hezbollah", "Agencia EFE": "org:efe",
	} {
		found := false
		var ids []string
		for _, n := range g.Find(name) {
			found = found || n.ID == want
			ids = append(ids, n.ID)
		}
		if !found {
			t.Errorf("%s: found %v, want %s", name, ids, want)
		}
	}
	if got := g.Feminine("surcoreanos"); got != "surcoreana" {
		t.Errorf("feminine of surcoreanos: %q", got)
	}
	if got := g.Find("China"); len(got) > 0 && got[0].Label != "China" {
		t.Errorf("China is labelled %q", got[0].Label)
	}
}

func TestGazetteerIsTheSameEveryTime(t *testing.T) {
	a, b := spanishPack(t).Gazetteer, spanishPack(t).Gazetteer
	if len(a.names) != len(b.names) || len(a.forms) != len(b.forms) {
		t.Fatalf("%d and %d names, %d and %d forms", len(a.names), len(b.names), len(a.forms), len(b.forms))
	}
	ids := map[string]string{}
	for i := range a.names {
		if a.names[i] != b.names[i] {
			t.Fatalf("name %d: %+v and %+v", i, a.names[i], b.names[i])
		}
		n := &a.names[i]
		kind, slug, ok := strings.Cut(n.ID, ":")
		if !ok || slug == "" || n.Label == "" || kind != "iso" && kind != "geo" && kind != "org" && kind != "wpn" {
			t.Errorf("%+v is not well formed", *n)
		}
		if old, taken := ids[n.ID]; taken && n.Class == ClassOrganisation && old != n.Label {
			t.Errorf("%s is both %q and %q", n.ID, old, n.Label)
		}
		if n.Class == ClassOrganisation {
			ids[n.ID] = n.Label
		}
	}
}

func TestSlugAndFold(t *testing.T) {
	for in, want := range map[string]string{"Kim Jong-un": "kim-jong-un", "Ministerio de Defensa": "ministerio-de-defensa", "S.A.": "sa", "Łódź": "lodz", "Nuñez": "nunez"} {
		if got := Slug(in); got != want {
			t.Errorf("Slug(%q) = %q, want %q", in, got, want)
		}
	}
	if a, b := FoldName("Jong-un"), FoldName("Jong Un"); a != b {
		t.Errorf("%q and %q", a, b)
	}
}

func TestReachCoversShortForms(t *testing.T) {
	g := spanishPack(t).Gazetteer
	if g.Reach([]byte("ppen")) < 2 {
		t.Error("a form of two letters is out of reach when a word follows it")
	}
}

func BenchmarkLoadGazetteer(b *testing.B) {
	dir, err := fs.Sub(lang.FS, "es")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := Load("es", dir); err != nil {
			b.Fatal(err)
		}
	}
}

// A capital stands for a body only where the pack has that body.
func TestCapitalThatStandsForABody(t *testing.T) {
	p := spanishPack(t)
	if n := p.Gazetteer.SpokenOf("BE"); n == nil || n.ID != "org:european-commission" {
		t.Errorf("Brussels stands for %+v", n)
	}
	if n := p.Gazetteer.SpokenOf("CL"); n != nil {
		t.Errorf("Santiago stands for %+v", n)
	}
	g := &Gazetteer{spokenOf: map[string]int{}}
	if err := g.spokenBodies(p); err == nil {
		t.Error("a body that no name has is no error")
	}
}
