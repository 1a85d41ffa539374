package reconcile_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/reconcile"
)

var syllables = []string{"ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru"}

// unending is a document of one sentence without marks, whose words all differ, with a
// claim in every tenth of them.
func unending(words int) (cotejo.Document, []cotejo.Claim) {
	var b strings.Builder
	var claims []cotejo.Claim
	for i := range words {
		word := ""
		for n := 10_000 + i; n > 0; n /= 10 {
			word += syllables[n%10]
		}
		if i%10 == 5 {
			span := cotejo.Span{Start: b.Len(), End: b.Len() + len(word)}
			claims = append(claims, cotejo.Claim{ID: fmt.Sprintf("c_%06d", i), Document: "d_0", Predicate: word, Open: true, Trigger: &cotejo.Passage{Span: span, Exact: word}})
		}
		b.WriteString(word + " ")
	}
	doc := cotejo.Document{ID: "d_0", Text: b.String()}
	for i := range claims {
		claims[i].Sentence = cotejo.Passage{Span: cotejo.Span{End: b.Len()}, Exact: doc.Text}
	}
	return doc, claims
}

// TestClauseWithoutEnd holds that what is read beside a claim does not grow with a sentence
// that never ends.
func TestClauseWithoutEnd(t *testing.T) {
	doc, claims := unending(4000)
	told := reconcile.Describe(doc, claims[:200], nil, &reconcile.Words{}).Told
	if len(told) == 0 {
		t.Fatal("nothing is told")
	}
	for id, d := range told {
		if n := len(d.Near); n < 20 || n > 100 {
			t.Errorf("%s has %d words beside it", id, n)
		}
	}
}

// TestCrowdedDocument holds that of a document with very many claims the first ones are
// laid beside others, and nothing is worked out for the rest.
func TestCrowdedDocument(t *testing.T) {
	const most = 700
	doc, claims := unending(20_000)
	at := 0
	for i := range claims { // a sentence for each
		end := claims[i].Trigger.Span.End
		claims[i].Sentence = cotejo.Passage{Span: cotejo.Span{Start: at, End: end}, Exact: doc.Text[at:end]}
		at = end
	}
	info := reconcile.Describe(doc, claims, nil, &reconcile.Words{})
	if len(info.Told) == 0 || len(info.Told) > most {
		t.Errorf("%d of %d claims are told", len(info.Told), len(claims))
	}
	keyed := 0
	for i, c := range claims {
		if len(reconcile.Keys(c, info)) > 0 {
			if keyed++; keyed != i+1 {
				t.Fatalf("claim %d is laid beside others, one before it is not", i)
			}
		}
	}
	if keyed != len(info.Told) {
		t.Errorf("%d claims are laid beside others, %d are told", keyed, len(info.Told))
	}
	if few := reconcile.Describe(doc, claims[:100], nil, &reconcile.Words{}); few.Until != 0 || len(few.Told) != 100 {
		t.Errorf("of 100 claims %d are told", len(few.Told))
	}
}
