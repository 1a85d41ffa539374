package reconcile

import (
	"strings"
	"testing"

	"github.com/cotejo/cotejo"
)

// kinds are words of which some are kindred: each is of the group given for it.
func kinds(groups map[string]string) *Words {
	of := map[string]string{}
	for word, group := range groups {
		of[Stem(word)] = group
	}
	return &Words{Kindred: func(key string) []string {
		if g := of[key]; g != "" {
			return []string{g}
		}
		return nil
	}}
}

// Words of one group beside two figures meet though they are different words, words of
// two groups speak against one another, and a group that few figures have tells most.
func TestKindredWordsMeet(t *testing.T) {
	words := kinds(map[string]string{"loan": "credit", "lent": "credit", "crowd": "audience"})
	claim := func(id, sentence, counted string) cotejo.Claim {
		return figureIn(id, 0, "item", counted, 40, "40 "+counted, sentence)
	}
	beside := map[string]kinWords{
		"loan":  words.kindredOf("", claim("c_1", "A loan of 40 millions was signed.", "millions")),
		"lent":  words.kindredOf("", claim("c_2", "It lent 40 millions in May.", "millions")),
		"crowd": words.kindredOf("", claim("c_3", "A crowd of 40 thousands came.", "thousands")),
		"none":  words.kindredOf("", claim("c_4", "There were 40 others.", "others")),
	}
	told := map[string]Vicinity{}
	weighKindred(told, beside)
	signs := func(a, b string) tally {
		var out tally
		out.kindred(told[a], told[b])
		return out
	}
	if s := signs("loan", "lent"); s[signKindredAny] != 1 || s[signKindredMost] <= 0 {
		t.Errorf("two words of one group: any %v, most %v (groups %v)", s[signKindredAny], s[signKindredMost], beside)
	}
	if s := signs("loan", "crowd"); s[signKindredApart] != 1 || s[signKindredAny] != 0 {
		t.Errorf("words of two groups: apart %v, any %v", s[signKindredApart], s[signKindredAny])
	}
	if s := signs("loan", "none"); s[signNoKindred] != 1 || s[signKindredApart] != 0 {
		t.Errorf("no word of a group: %v", s[signNoKindred])
	}
	if common, rare := mostInBoth(told["loan"].Kin, told["lent"].Kin), mostInBoth(told["crowd"].Kin, told["crowd"].Kin); rare <= common {
		t.Errorf("a group that one figure has tells %v, one that two have %v", rare, common)
	}
}

// A word is listed by its first letters, by a longer beginning or whole, and meets no word
// that begins like it otherwise; accents do not count.
func TestKindredKeys(t *testing.T) {
	listed := map[string]string{}
	for word, group := range map[string]string{"shells": "arms", "municipal*": "town", "=bús": "road", "loans": "credit"} {
		listed[KindredKey(word)] = group
	}
	words := &Words{Kindred: func(key string) []string {
		if g := listed[key]; g != "" {
			return []string{g}
		}
		return nil
	}}
	for text, want := range map[string]string{
		"shells": "arms", "municipalities": "town", "the Municipal one": "town", "munition": "",
		"municipality, shells": "arms town", "bus": "road", "Bus": "road", "buses": "", "loans": "credit", "loan": "",
	} {
		if got := strings.Join(words.groups(text), " "); got != want {
			t.Errorf("groups of %q: %q, want %q", text, got, want)
		}
	}
}

// What belongs to no party is not two holders' own: two shares of a turnout in two articles
// are of one owner, two of votes are not; and one sentence tells two turnouts apart.
func TestWhatBelongsToNobody(t *testing.T) {
	words := kinds(map[string]string{"turnout": nobodyMark + "turnout"})
	item := func(id, document, sentence, text string, share float64) Item {
		c := figureIn(id, 0, "percent", "", share, text, sentence)
		c.Document = document
		d := DocInfo{ID: document, Vicinity: map[string]Vicinity{}}
		weighKindred(d.Vicinity, map[string]kinWords{id: words.kindredOf("", c)})
		return Item{Claim: c, Document: d}
	}
	turnout := item("c_1", "d_1", "The North gives a turnout of 36 per cent.", "36", 36)
	for _, c := range []struct {
		name  string
		other Item
		own   bool
	}{
		{"turnout", item("c_2", "d_2", "For the South the turnout was 51 per cent.", "51", 51), false},
		{"votes", item("c_3", "d_2", "The South has 51 per cent of the votes.", "51", 51), true},
		{"one sentence", item("c_4", "d_1", "The North gives a turnout of 36 per cent.", "36", 36), true},
	} {
		if own := ownShare(pairItems(turnout, c.other)); own != c.own {
			t.Errorf("%s: own shares %v, want %v", c.name, own, c.own)
		}
	}
	far := item("c_5", "d_2", "The turnout that was told in most of the South was 51 per cent.", "51", 51)
	apart := item("c_6", "d_2", "The turnout fell, and the South has 51 per cent.", "51", 51)
	if ownShare(pairItems(turnout, far)) || !ownShare(pairItems(turnout, apart)) {
		t.Error("a clause is read to its beginning, and no further")
	}
	if v := turnout.Document.Vicinity["c_1"]; len(v.Kin) != 0 || len(v.KinNobodys) != 1 {
		t.Errorf("such a group counts as one of what is counted: %+v", v)
	}
}

// Two nouns without a class of their own are kindred; two that have one are told by it.
func TestKindredNounsAreOneClass(t *testing.T) {
	words := kinds(map[string]string{"surgery": "surgeries", "operation": "surgeries", "visit": "visits"})
	item := func(id, noun, class string, n float64) Item {
		c := figureIn(id, 0, "item", noun, n, "40", "There were 40 of them.")
		c.Document, c.Figure.Class = "d_"+id, class
		d := DocInfo{ID: c.Document, Vicinity: map[string]Vicinity{}}
		weighKindred(d.Vicinity, map[string]kinWords{id: words.kindredOf("", c)})
		return Item{Claim: c, Document: d}
	}
	a := item("c_1", "surgery", "", 40)
	for _, c := range []struct {
		noun, class string
		want        State
	}{{"operation", "operation", Equal}, {"visit", "", Disjoint}} {
		if got := pairItems(a, item("c_2", c.noun, c.class, 90)).Compare()[FieldClass]; got != c.want {
			t.Errorf("surgeries and %ss: %s, want %s", c.noun, got, c.want)
		}
	}
	if p := pairItems(item("c_1", "surgery", "event", 40), item("c_2", "operation", "operation", 90)); kinCounted(p) {
		t.Error("two classes that are known")
	}
}
