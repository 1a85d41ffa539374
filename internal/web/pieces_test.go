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
			made = append(made, cotejo.Judgement{Kind: "claim", Target: string(rune('a' + i)), By: who, Decision: d})
		}
	}
	alpha, n := agreement(made)
	if n != 10 || math.Abs(alpha-0.095) > 0.001 {
		t.Errorf("alpha %.4f over %d, want 0.095 over 10", alpha, n)
	}
}

// The example of Krippendorff with four observers, twelve units and data missing
// (Computing Krippendorff's Alpha-Reliability, 2011, section C), nominal: worked
// out by hand below. Units that one observer coded count for nothing.
//
//	      1 2 3 4 5 6 7 8 9 10 11 12
//	A:    1 2 3 3 2 1 4 1 2  .  .  .
//	B:    1 2 3 3 2 2 4 1 2  5  .  3
//	C:    . 3 3 3 2 3 4 2 2  5  1  .
//	D:    1 2 3 3 2 4 4 1 2  5  1  .
//
// 40 values can be paired; of each value 9, 13, 10, 5 and 3. Disagreeing pairs of
// unit 2: 2·1·3/3 = 2, of unit 6: 12/3 = 4, of unit 8: 2; the sum is 8. Pairs that
// would disagree by chance: 40² - (81+169+100+25+9) = 1216. So alpha is
// 1 - 39·8/1216 = 0.743. Four decisions stand for the values 1 to 4.
func TestAgreementWithMissingData(t *testing.T) {
	codes := map[string]string{"A": "123321412...", "B": "1233224125.3", "C": ".33323422" + "51.", "D": "123324412" + "51."}
	decisions := map[byte]cotejo.Decision{'1': cotejo.Accept, '2': cotejo.Reject, '3': cotejo.Unsure, '4': cotejo.Correct}
	var made []cotejo.Judgement
	for who, s := range codes {
		for i := range len(s) {
			if s[i] == '.' {
				continue
			}
			d, known := decisions[s[i]]
			if !known { // a fifth value: only that it is another matters
				d = cotejo.Decision("other")
			}
			made = append(made, cotejo.Judgement{Kind: "claim", Target: string(rune('a' + i)), By: who, Decision: d})
		}
	}
	values := map[string]map[string]cotejo.Decision{}
	for _, j := range made {
		if values[j.Target] == nil {
			values[j.Target] = map[string]cotejo.Decision{}
		}
		values[j.Target][j.By] = j.Decision
	}
	alpha, units := alphaOf(values)
	if units != 11 || math.Abs(alpha-0.743) > 0.001 {
		t.Errorf("alpha %.4f over %d units, want 0.743 over 11", alpha, units)
	}
}

// Only decisions on claims are compared, and of two by one person the last.
func TestAgreementIsOnClaims(t *testing.T) {
	alpha, n := agreement([]cotejo.Judgement{
		{Kind: "claim", Target: "c_1", By: "Ana", Decision: cotejo.Reject, At: "2026-01-01"}, {Kind: "claim", Target: "c_1", By: "Ana", Decision: cotejo.Accept, At: "2026-01-02"},
		{Kind: "claim", Target: "c_1", By: "Eva", Decision: cotejo.Accept}, {Kind: "relation", Target: "c_2", By: "Ana", Decision: cotejo.Reject}, {Kind: "relation", Target: "c_2", By: "Eva", Decision: cotejo.Accept},
	})
	if n != 1 || alpha != 1 {
		t.Errorf("alpha %v over %d", alpha, n)
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
		if key, ok := strings.CutPrefix(k, "finding."); ok {
			kind, _, _ := strings.Cut(key, ".") // what follows says how its sentence is put
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
