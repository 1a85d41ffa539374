package read

import (
	"strings"
	"testing"

	"github.com/cotejo/cotejo/internal/say"
)

// Every problem and note has words in each language Cotejo speaks, which name
// the file.
func TestMessages(t *testing.T) {
	problems := []string{CodeEmpty, CodeBinary, CodeTooLarge, CodeUnreadable, CodeMissing, CodeNotFile, CodeNoArticles, CodeNoText, CodeCrashed, CodeTimeout, CodeMemory, CodeUnsupported}
	for _, l := range say.Langs {
		for _, code := range problems {
			if s := say.In(l).Say("problem."+code, say.Args{"Path": "nota.txt", "Detail": "5 s"}); !strings.Contains(s, "nota.txt") || strings.Contains(s, "<no value>") {
				t.Errorf("%s: problem.%s says %q", l, code, s)
			}
		}
		for _, note := range []string{NoteDecoded, NoteMended, NoteDegraded, NoteTruncated} {
			if !say.In(l).Has("note." + note) {
				t.Errorf("%s: note.%s has no message", l, note)
			}
		}
	}
}
