package reconcile

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/cotejo/cotejo"
)

// strangeItems reports whether a stored claim is passed over for a fresh one.
func strangeItems(fresh, stored Item) bool {
	n := &node{item: fresh, scope: ScopeOf(fresh)}
	s := sightOf(n.scope.Places, n.scope.Time)
	ref := Ref{ID: stored.Claim.ID, Figure: stored.Claim.Figure != nil, Glance: string(Glance(stored.Claim))}
	tale := taleOf(fresh.Document)
	return s.strangeTo(n, &ref) && tale.strangeTo(GistOf(stored.Document))
}

// linkedItems reports whether two claims are made one happening or one quantity.
func linkedItems(a, b Item) bool {
	n, m := &node{item: a, scope: ScopeOf(a)}, &node{item: b, scope: ScopeOf(b)}
	p := pairOf(n, m)
	return sameEvent(p) || shareLink(n, m) || sameQuantity(p)
}

// randomItems are claims of documents that have much in common by chance: few places,
// days, kinds, parties and numbers, and topics that meet.
func randomItems(r *rand.Rand, docs, claims int) []Item {
	pick := func(of ...string) string { return of[r.IntN(len(of))] }
	place := func() []cotejo.Place {
		towns := []cotejo.Place{{Entity: "geo:alba", Label: "Alba", Within: []string{"iso:AA"}}, {Entity: "geo:brona", Label: "Brona", Within: []string{"iso:AA"}},
			{Entity: "geo:ny-alba", Label: "Ny Alba", Within: []string{"iso:BB"}}, {Entity: "iso:AA", Label: "Aland"}, {Entity: "iso:BB", Label: "Bland"}}
		if r.IntN(3) == 0 {
			return nil
		}
		return towns[r.IntN(len(towns)):][:1]
	}
	var out []Item
	for d := range docs {
		doc := DocInfo{ID: fmt.Sprintf("d_%016x", d), Published: cotejo.Published{Value: fmt.Sprintf("2025-03-%02d", 1+r.IntN(9))}, Topic: []string{"iso:AA", "iso:BB"}, Values: map[string][]float64{}}
		for range r.IntN(3) {
			doc.Kinds = append(doc.Kinds, pick("death", "injury", "deploy"))
		}
		if r.IntN(2) == 0 {
			doc.Places = []string{pick("geo:alba", "geo:brona")}
		}
		words := map[string]float64{}
		for range 1 + r.IntN(12) {
			words[fmt.Sprint("word", r.IntN(30))] = float64(1 + r.IntN(9))
		}
		doc.Story = storyFrom(words)
		for range r.IntN(40) {
			doc.Shingles = append(doc.Shingles, hash64(fmt.Sprint(r.IntN(90))))
		}
		doc.Shingles = uniqueMarks(doc.Shingles)
		for range r.IntN(4) {
			doc.Values["item"] = append(doc.Values["item"], float64(10+r.IntN(6)))
		}
		doc.Values["item"] = uniqueMarks(doc.Values["item"])
		for i := range claims {
			c := cotejo.Claim{ID: fmt.Sprintf("c_%08x%08x", d, i), Document: doc.ID, Predicate: pick("kill", "injure", "deploy", "meet", "have", "sign", "attack"), Place: place()}
			c.Sentence.Exact = pick("Of the forces sent to the border many came back.", "The delegations met by the river to sign.", "Some twenty were hurt when the roof fell in.")
			c.Factuality.Status = []cotejo.Status{cotejo.Asserted, cotejo.Asserted, cotejo.Planned, cotejo.Denied}[r.IntN(4)]
			if r.IntN(3) > 0 {
				c.Time = &cotejo.Time{Value: fmt.Sprintf("2025-03-%02d", 1+r.IntN(9)), Basis: "explicit"}
			}
			for _, who := range []string{"iso:AA", "iso:BB", "per:x"} {
				if r.IntN(2) == 0 {
					c.Participants = append(c.Participants, cotejo.Participant{Entity: who, Label: who, Role: pick("actor", "target", "recipient")})
				}
			}
			if r.IntN(2) == 0 {
				v := float64(10 + r.IntN(6))
				c.Figure = &cotejo.Figure{Low: &v, Best: &v, High: &v, Unit: pick("person", "person", "percent", "EUR"), Class: pick("person", "soldier", ""), Comparator: cotejo.Exact}
				if r.IntN(2) == 0 {
					c.Figure.Population = []string{"iso:AA"}
				}
			}
			out = append(out, Item{Claim: c, Document: doc})
		}
	}
	return out
}

func storyFrom(words map[string]float64) []uint64 {
	var out []uint64
	for w, weight := range words {
		out = append(out, uint64(hash32(w))<<weightBits|uint64(weight))
	}
	return uniqueMarks(out)
}

// TestStrangersAreNeverLinked holds that a claim which is passed over at a glance would
// not have been linked, in either direction, and that some are passed over.
func TestStrangersAreNeverLinked(t *testing.T) {
	passed, linked := 0, 0
	for seed := range uint64(30) {
		items := randomItems(rand.New(rand.NewPCG(seed, 7)), 12, 6)
		for i, a := range items {
			for _, b := range items[i+1:] {
				strange, one := strangeItems(a, b) || strangeItems(b, a), linkedItems(a, b)
				if strange {
					passed++
				}
				if one {
					linked++
				}
				if strange && one {
					t.Fatalf("seed %d: %+v and %+v are linked and were passed over", seed, a, b)
				}
			}
		}
	}
	if passed < 1000 || linked < 1000 {
		t.Errorf("%d pairs passed over and %d linked: too few to tell anything", passed, linked)
	}
}

// A gist says of two documents what tale says: another story for certain, or perhaps one.
func TestGistIsNoStricterThanTale(t *testing.T) {
	strange := 0
	for seed := range uint64(40) {
		items := randomItems(rand.New(rand.NewPCG(seed, 3)), 30, 1)
		for i, a := range items {
			for _, b := range items[i+1:] {
				own := taleOf(a.Document)
				if own.strangeTo(GistOf(b.Document)) {
					strange++
					if w := tale(a.Document, b.Document); w >= strongTale {
						t.Fatalf("seed %d: told to be strange, with a tale of %.2f", seed, w)
					}
				}
			}
		}
	}
	if strange < 1000 {
		t.Errorf("%d pairs are strange: too few", strange)
	}
	own := taleOf(DocInfo{ID: "d_1"})
	for _, damaged := range []Gist{"", "short", GistOf(DocInfo{ID: "d_2", Story: []uint64{1 << weightBits}})[:22]} {
		if own.strangeTo(damaged) {
			t.Errorf("a damaged gist of %d bytes tells something", len(damaged))
		}
	}
}

func uniqueMarks[T uint64 | float64](in []T) []T {
	seen := map[T]bool{}
	var out []T
	for _, v := range in {
		if !seen[v] {
			seen[v] = true
			out = append(out, v)
		}
	}
	for i := range out {
		for j := i; j > 0 && out[j] < out[j-1]; j-- {
			out[j], out[j-1] = out[j-1], out[j]
		}
	}
	return out
}
