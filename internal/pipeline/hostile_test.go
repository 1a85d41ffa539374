package pipeline

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/cotejo/cotejo/internal/read"
	"github.com/cotejo/cotejo/internal/reconcile"
	"github.com/cotejo/cotejo/internal/say"
)

// TestHostileArticles builds articles that never end a sentence, each twice: claims by the
// hundred, all of which look alike. It is about coming to an end.
func TestHostileArticles(t *testing.T) {
	if testing.Short() {
		t.Skip("long")
	}
	for name, words := range map[string]string{
		"no marks": "el ministro firmó el acuerdo en Lima y la policía detuvo a Juan Pérez cuando la reunión fue aplazada ",
		"figures":  "el terremoto dejó 12 muertos y 34 heridos en Lima y la policía detuvo a 56 personas cuando llegó ",
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			for _, agency := range []string{"Agencia Norte", "Agencia Sur"} {
				text := "LIMA, 3 may 2024 (" + agency + ").- " + strings.Repeat(words, 300) + ".\n"
				if err := os.WriteFile(filepath.Join(dir, agency+".txt"), []byte(text), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			l, rep := build(t, filepath.Join(t.TempDir(), "story.cotejo"), Options{Limits: read.Limits{}}, dir)
			docs, _ := all(t, l)
			if rep.New != 2 || len(docs) != 2 {
				t.Fatalf("%d articles read, %d kept", rep.New, len(docs))
			}
			for _, d := range docs {
				if !slices.Contains(d.Notes, reconcile.NoteCrowded) {
					t.Errorf("%s: nothing is noted of its claims, of which there are %d in all", d.Source.Path, rep.Claims)
				}
			}
		})
	}
	for _, lang := range say.Langs {
		if !say.In(lang).Has("note." + reconcile.NoteCrowded) {
			t.Errorf("%s: no message for the note", lang)
		}
	}
}
