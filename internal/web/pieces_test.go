package web

import (
	"math"
	"os"
	"strings"
	"testing"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/say"
	"github.com/cotejo/cotejo/inventory"
)

// The worked example of Krippendorff (Computing Krippendorff's Alpha-Reliability,
// 2011, section B): nominal data, two observers, ten units, alpha 0.095.
func TestAgreement(t *testing.T) {
	a, b := "0100000000", "1110010100"
	var made []cotejo.Judgement
	for i := range a {
		for who, s := range map[string]string{"Ana": a, "Eva": b} {
			d := cotejo.Accept
			if s[i] == '1' {
				d = cotejo.Reject
			}
			made = append(made, cotejo.Judgement{Target: string(rune('a' + i)), By: who, Decision: d})
		}
	}
	alpha, n := agreement(made)
	if n != 10 || math.Abs(alpha-0.095) > 0.001 {
		t.Errorf("alpha %.4f over %d, want 0.095 over 10", alpha, n)
	}
}

func TestNumbersAsTyped(t *testing.T) {
	for in, want := range map[string]float64{"11000": 11000, "11.000": 11000, "11,000": 11000, "11 000": 11000, "7,5": 7.5, "7.5": 7.5, "1.234.567": 1234567, "1,234.5": 1234.5, "0.125": 0.125, "-3": -3} {
		if got, err := number(in); err != nil || got != want {
			t.Errorf("%q: %v, %v", in, got, err)
		}
	}
	for _, bad := range []string{"", "x", "1e999", "NaN", "Inf"} {
		if _, err := number(bad); err == nil {
			t.Errorf("%q was taken for a number", bad)
		}
	}
}

func TestHighlight(t *testing.T) {
	var marked []string
	all := ""
	for _, p := range highlight("Según Ñuñoa, la inundación de Villalba", searched("inundacion VILLA ñuñoa")) {
		all += p.Text
		if p.Class != "" {
			marked = append(marked, p.Text)
		}
	}
	if got := strings.Join(marked, "|"); got != "Ñuñoa|inundación|Villalba" || all != "Según Ñuñoa, la inundación de Villalba" {
		t.Errorf("marked %q of %q", got, all)
	}
}

func TestNoRedirectLeaves(t *testing.T) {
	for to, want := range map[string]string{"/claims?a=b": "/claims?a=b", "": "/", "//evil.example": "/", "/\\evil.example": "/", "http://evil.example": "/", "/a\r\nb": "/", "javascript:x": "/"} {
		if got := back(to); got != want {
			t.Errorf("%q leads to %q", to, got)
		}
	}
}

// Every code of a closed list has a name in both languages.
func TestEveryCodeHasAName(t *testing.T) {
	lists := map[string][]string{
		"status":   {"asserted", "planned", "conditional", "hedged", "demanded", "denied", "questioned"},
		"relation": {"agrees", "rounds", "updates", "part-of", "differs-in-scope", "plan-of", "denies", "echoes", "conflicts", "incomparable"},
		"source":   sourceTypes, "predicate": inventory.All(),
		"unsure":   {"elliptic-subject", "carried-over", "negated-cue", "unknown-source-noun", "ambiguous-name", "ambiguous-place", "ambiguous-demonym", "both", "currency", "counted", "pronoun"},
		"block":    {"title", "subhead", "byline", "dateline", "credit", "caption", "heading", "body", "list", "read-also", "reference", "boilerplate"},
		"role":     {"actor", "recipient", "target", "beneficiary", "destination", "origin", "instrument", "topic", "speaker", "addressee"},
		"decision": {"accept", "reject", "correct", "unsure", "merge", "split", "revoke"}, "aspect": {"stock", "flow", "increment", "part", "change", "rate"},
	}
	classes, err := os.ReadFile("../../inventory/classes.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(classes)) {
		if id, _, _ := strings.Cut(strings.TrimSpace(line), "\t"); id != "" && id[0] != '#' {
			lists["class"] = append(lists["class"], id)
		}
	}
	for _, f := range explained {
		lists["field"] = append(lists["field"], string(f))
	}
	for _, id := range inventory.All() {
		p, _ := inventory.Get(id)
		lists["stage"] = append(lists["stage"], p.Ladder...)
	}
	for _, k := range say.In("en").Keys() {
		if kind, ok := strings.CutPrefix(k, "finding."); ok {
			lists["finding-name"] = append(lists["finding-name"], kind)
		}
	}
	for _, lang := range say.Langs {
		v := &view{Voice: say.In(lang)}
		for list, codes := range lists {
			if len(codes) == 0 {
				t.Errorf("no codes of %s", list)
			}
			for _, c := range codes {
				if !v.Has(list+"."+c) && !v.Has("web."+list+"."+c) && !v.Has("reconcile."+list+"."+c) {
					t.Errorf("%s: %s.%s has no name", lang, list, c)
				}
			}
		}
	}
}
