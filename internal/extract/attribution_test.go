package extract

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestShowAttributions(t *testing.T) {
	path := os.Getenv("COTEJO_TEXT")
	if path == "" {
		t.Skip("set COTEJO_TEXT to a file to list what is found in it")
	}
	raw, err := os.ReadFile(filepath.Clean(path))
	if err != nil {
		t.Fatal(err)
	}
	in := inputOf(string(raw))
	found := readMentions(in).attrs
	for i := range in.sentences {
		fmt.Printf("\n%s\n", in.sentences[i].Text(in.doc.Text))
		for _, a := range found {
			if a.sentence == i {
				fmt.Printf("   %s\n", in.describe(&a))
			}
		}
	}
}

// describe writes an attribution on one line: chain, cue, content.
func (in *input) describe(a *attribution) string {
	var chain, content []string
	for _, l := range a.links {
		chain = append(chain, fmt.Sprintf("%s{%s %s %s g%d %s}", l.Label, l.Entity, l.Type, l.Mode, l.Group, l.Unsure))
	}
	for _, c := range a.content {
		content = append(content, c.Of(in.doc.Text))
	}
	last := a.links[len(a.links)-1]
	return fmt.Sprintf("%s <%s> %s [%s]", strings.Join(chain, " > "), last.Cue, last.Rule[strings.LastIndexByte(last.Rule, '/')+1:], strings.Join(content, " … "))
}
