package synth

import (
	"crypto/sha256"
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// fingerprint is the hash of everything that the articles of a world say.
func fingerprint(o Options) string {
	sum := sha256.New()
	for a := range Articles(o) {
		fmt.Fprintln(sum, a.Document.ID, a.Document.Published.Value, a.Document.Credit, a.Document.TextHash)
		for i, c := range a.Claims {
			fmt.Fprintln(sum, c.ID, c.Predicate, c.Factuality, a.Truth[i].Value, a.Truth[i].Scope, a.Truth[i].Root, a.Truth[i].Upstream)
		}
	}
	return fmt.Sprintf("%x", sum.Sum(nil))[:16]
}

// TestTheOldWorldStays holds the world that floors are pinned on: whatever is
// added for harder ones must not change an article of it.
func TestTheOldWorldStays(t *testing.T) {
	const want = "dd8cf451b9f3c6c1"
	if got := fingerprint(Options{Seed: 7, Articles: 200}); got != want {
		t.Errorf("the world has changed: %s, want %s", got, want)
	}
}

func TestWorldsRepeat(t *testing.T) {
	for _, hard := range []bool{false, true} {
		o := Options{Seed: 3, Articles: 150, Hard: hard}
		if a, b := fingerprint(o), fingerprint(o); a != b {
			t.Errorf("hard %v: two worlds from one seed: %s, %s", hard, a, b)
		}
		p := o
		p.Seed = 4
		if fingerprint(o) == fingerprint(p) {
			t.Errorf("hard %v: two seeds give one world", hard)
		}
	}
}

// TestTheHarderWorldIsHard wants every difficulty that it promises in a sample of
// it, and none of them in the other world.
func TestTheHarderWorldIsHard(t *testing.T) {
	for _, hard := range []bool{false, true} {
		got := difficulties(Options{Seed: 5, Articles: 600, Hard: hard})
		for _, what := range []string{TrapPart, TrapIncrement, TrapPopulation, TrapWindow, "reworded", "uncredited", "stripped", "unlinked place", "unlinked origin", "nameless", "namesake"} {
			if n := got[what]; hard && n < 5 || !hard && n > 0 {
				t.Errorf("hard %v: %s %d times", hard, what, n)
			}
		}
	}
}

// difficulties counts them in a world.
func difficulties(o Options) map[string]int {
	out := map[string]int{}
	chains := map[string]int{}
	places := map[string]string{}
	for a := range Articles(o) {
		reprints := 0
		for i, c := range a.Claims {
			tr := a.Truth[i]
			if tr.Trap != "" && tr.Upstream == "" {
				out[tr.Trap]++
			}
			if tr.How == "reworded" {
				out["reworded"]++
			}
			if tr.How == "reworded" || tr.How == "reprint" {
				reprints++
				if len(c.Chain) == 0 && chains[tr.Upstream] > 0 {
					out["stripped"]++
				}
			}
			chains[c.ID] = len(c.Chain)
			if len(c.Chain) > 0 && c.Chain[0].Entity == "" {
				if c.Chain[0].Type == "anonymous" {
					out["nameless"]++
				} else {
					out["unlinked origin"]++
				}
			}
			p := c.Place[0]
			if p.Entity == "" {
				out["unlinked place"]++
				continue
			}
			key := fmt.Sprint(tr.Story, " ", p.Label)
			if old, ok := places[key]; ok && old != p.Entity {
				out["namesake"]++
			}
			places[key] = p.Entity
		}
		if reprints > 0 && len(a.Document.Credit) == 0 {
			out["uncredited"]++
		}
	}
	return out
}

// TestRewordedIsRecognisable wants a reworded sentence to keep most of its words,
// so that a reader could tell, and to hold the same claim.
func TestRewordedIsRecognisable(t *testing.T) {
	said := map[string]string{}
	value := map[string]any{}
	n := 0
	for a := range Articles(Options{Seed: 5, Articles: 600, Hard: true}) {
		for i, c := range a.Claims {
			said[c.ID], value[c.ID] = c.Sentence.Exact, c.Figure
			tr := a.Truth[i]
			if tr.How != "reworded" {
				continue
			}
			n++
			if share := kept(said[tr.Upstream], c.Sentence.Exact); share < 0.6 {
				t.Errorf("%.2f of the words of %q are left in %q", share, said[tr.Upstream], c.Sentence.Exact)
			}
			if !reflect.DeepEqual(value[tr.Upstream], value[c.ID]) {
				t.Errorf("%s has another figure than %s", c.ID, tr.Upstream)
			}
		}
	}
	if n < 50 {
		t.Errorf("only %d reworded sentences", n)
	}
}

// kept is the share of the words of a sentence that another has too.
func kept(from, to string) float64 {
	have := map[string]bool{}
	for w := range strings.FieldsSeq(to) {
		have[strings.TrimRight(w, ".")] = true
	}
	n, words := 0, strings.Fields(from)
	for _, w := range words {
		if have[strings.TrimRight(w, ".")] {
			n++
		}
	}
	return float64(n) / float64(len(words))
}
