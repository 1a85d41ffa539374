package train

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// NamedWord is a word of a sentence annotated with names, as in the CoNLL-2002
// files: form, part of speech and the chunk tag (B-PER, I-PER, O).
type NamedWord struct{ Form, POS, Tag string }

// NamedSentence is one sentence of such a file.
type NamedSentence struct{ Words []NamedWord }

// ReadCoNLL2002 reads a file of the CoNLL-2002 shared task: a word a line, form,
// tag (and a part of speech between them) separated by spaces, an empty line
// after each sentence, UTF-8 or Latin-1. Errors name the line.
func ReadCoNLL2002(path string) ([]NamedSentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []NamedSentence
	var cur NamedSentence
	sc := bufio.NewScanner(f)
	for n := 1; sc.Scan(); n++ {
		line := strings.TrimSpace(utf8Line(sc.Text()))
		if line == "" {
			if len(cur.Words) > 0 {
				out = append(out, cur)
			}
			cur = NamedSentence{}
			continue
		}
		c := strings.Fields(line)
		if len(c) < 2 {
			return nil, fmt.Errorf("%s:%d: want a word and its tag", path, n)
		}
		w := NamedWord{Form: c[0], Tag: c[len(c)-1]}
		if len(c) > 2 {
			w.POS = c[1]
		}
		cur.Words = append(cur.Words, w)
	}
	if len(cur.Words) > 0 {
		out = append(out, cur)
	}
	return out, sc.Err()
}

func utf8Line(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	t, err := charmap.ISO8859_1.NewDecoder().String(s)
	if err != nil {
		return s
	}
	return t
}
