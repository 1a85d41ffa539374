package pipeline

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/cotejo/cotejo/lang"
)

// A row of an unknown kind would say nothing; the pack is refused, and why is told.
func TestUnknownKinds(t *testing.T) {
	for list, rows := range map[string]string{"cues": "gives\tuno\nplaned\tdos\n", "unsourced": "wrong\t=hurto\nplaned\t=dijo\n"} {
		packs, err := OpenPacks(overlay{lang.FS, fstest.MapFS{"es/words/" + list + ".tsv": {Data: []byte(rows)}}})
		if err != nil {
			t.Fatal(err)
		}
		if _, err = packs.Load("es"); err == nil || !strings.Contains(err.Error(), "words/"+list+".tsv") || !strings.Contains(err.Error(), `"planed"`) {
			t.Errorf("a misspelt kind of %s: %v", list, err)
		}
	}
	if packs, err := Embedded(); err != nil || packs.Check() != nil {
		t.Errorf("the packs that ship: %v, %v", err, packs.Check())
	}
}
