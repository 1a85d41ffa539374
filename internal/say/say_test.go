package say

import (
	"slices"
	"testing"
)

func TestCataloguesHoldTheSameKeys(t *testing.T) {
	es, en := In("es-MX"), In("en_GB.UTF-8")
	if es.Lang != "es" || en.Lang != "en" || In("fr").Lang != "en" {
		t.Fatalf("languages: %s, %s, %s", es.Lang, en.Lang, In("fr").Lang)
	}
	for _, k := range es.Keys() {
		if !en.Has(k) && !alternative(k) {
			t.Errorf("message %q is missing in English", k)
		}
	}
	for _, k := range en.Keys() {
		if !es.Has(k) {
			t.Errorf("message %q is missing in Spanish", k)
		}
	}
	if len(es.Keys()) < 5 {
		t.Fatal("the catalogue is nearly empty")
	}
}

func alternative(k string) bool {
	return slices.Contains([]string{"and.alt", "and.alt.before", "and.alt.except"}, k)
}

func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		n      float64
		es, en string
	}{{15000, "15.000", "15,000"}, {1234567.891, "1.234.567,89", "1,234,567.89"}, {-0.5, "-0,5", "-0.5"}, {40, "40", "40"}, {1e9, "1.000.000.000", "1,000,000,000"}, {2.999, "3", "3"}} {
		if got := In("es").Num(c.n); got != c.es {
			t.Errorf("es %v: %q, want %q", c.n, got, c.es)
		}
		if got := In("en").Num(c.n); got != c.en {
			t.Errorf("en %v: %q, want %q", c.n, got, c.en)
		}
	}
}

func TestLists(t *testing.T) {
	es := In("es")
	for _, c := range []struct {
		in   []string
		want string
	}{{nil, ""}, {[]string{"a"}, "a"}, {[]string{"Rusia", "Irán"}, "Rusia e Irán"}, {[]string{"agua", "hielo"}, "agua y hielo"}, {[]string{"a", "b", "c"}, "a, b y c"}} {
		if got := es.List(c.in); got != c.want {
			t.Errorf("%v: %q, want %q", c.in, got, c.want)
		}
	}
	if got := In("en").List([]string{"a", "b", "c"}); got != "a, b and c" {
		t.Errorf("en: %q", got)
	}
}

func TestMessages(t *testing.T) {
	if got := In("es").Say("count.documents", Args{"N": 1}); got != "1 artículo" {
		t.Errorf("one: %q", got)
	}
	if got := Both("count.claims", Args{"N": 1200})["en"]; got != "1,200 claims" {
		t.Errorf("many: %q", got)
	}
	if got := In("es").Say("no.such", nil); got != "[no.such]" {
		t.Errorf("unknown: %q", got)
	}
}

func TestNames(t *testing.T) {
	if es, en := In("es").Name("iso:KP", "x"), In("en").Name("iso:KP", "x"); es != "Corea del Norte" || en != "North Korea" {
		t.Errorf("%q, %q", es, en)
	}
	if got := In("en").Name("org:nato", "OTAN"); got != "OTAN" {
		t.Errorf("a body: %q", got)
	}
}
