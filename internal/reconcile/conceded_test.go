package reconcile

import (
	"testing"

	"github.com/cotejo/cotejo"
)

// What somebody admits later is what another one had denied, where a word of the deed and one
// of the matter stand in both sentences: nobody owns up to what only others had to hide.
func TestConcededByAnother(t *testing.T) {
	denied, said := recanting("Ruiz negó que se abrieran las compuertas del embalse.", "Gil admitió que abrieron las compuertas de noche.")
	said.Claim.Chain[0].Entity, said.Claim.Chain[0].Label = "per:zoe-gil", "Gil"
	concedes := func() bool { return recants(pairItems(said, denied)) }
	if concedes() {
		t.Error("nobody admits it")
	}
	said.Document.Admits = []string{said.Claim.ID}
	if !concedes() {
		t.Error("what is admitted by another is not what was denied")
	}
	loud := denied
	loud.Claim.Sentence.Exact = "Ruiz negó que nadie admitiera que abrieran las compuertas del embalse."
	cue := said.Claim
	cue.Chain[0].CueSpan = &cotejo.Span{Start: cue.Sentence.Span.Start + 4, End: cue.Sentence.Span.Start + 11}
	if pairItems(said, loud).concedes() {
		t.Error("that it was admitted is what is denied")
	}
	deeds := said.Document.Deeds
	said.Document.Deeds = nil
	if pairItems(said, denied).concedes() {
		t.Error("no word of the deed is in both")
	}
	said.Document.Deeds = deeds
	day := said.Document.Published
	said.Document.Published = cotejo.Published{}
	other := said
	other.Claim.Sentence.Exact = "Gil admitió que abrieron la oficina."
	if recants(pairItems(other, denied)) {
		t.Error("another one takes it back, nobody knows when")
	}
	said.Document.Published = day
	asserted := denied.as(cotejo.Asserted)
	asserted.Claim.Factuality.Polarity = "-"
	if !pairItems(said, asserted).concedes() {
		t.Error("what is not so in somebody's words, by one deed and of one matter")
	}
	said.Claim.Predicate, said.Document.Told = "cerrar", map[string]Deed{said.Claim.ID: {}}
	if pairItems(said, asserted).concedes() {
		t.Error("what is not so in somebody's words is told by another deed")
	}
}
