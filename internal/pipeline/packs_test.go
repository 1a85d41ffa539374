package pipeline

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/cotejo/cotejo/lang"
)

// A row of an unknown kind would say nothing; the pack is refused, and why is told.
func TestUnknownCue(t *testing.T) {
	packs, err := OpenPacks(overlay{lang.FS, fstest.MapFS{"es/words/cues.tsv": {Data: []byte("gives\tuno\nplaned\tdos\n")}}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err = packs.Load("es"); err == nil || !strings.Contains(err.Error(), "words/cues.tsv") || !strings.Contains(err.Error(), `"planed"`) {
		t.Errorf("a misspelt kind of cue: %v", err)
	}
	if packs, err = Embedded(); err != nil || packs.Check() != nil {
		t.Errorf("the packs that ship: %v, %v", err, packs.Check())
	}
}
