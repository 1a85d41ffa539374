package train

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/cotejo/cotejo/internal/text"
)

// TreebankWords are the few words of a language that bringing treebanks to one
// scheme must know; they are data of the language pack (models/treebank.yaml).
type TreebankWords struct {
	ObjectMarkers []string `yaml:"object_markers"` // adpositions that may introduce a direct object
	Agents        []string `yaml:"agents"`         // adpositions of the agent of a passive
	Relatives     []string `yaml:"relatives"`      // relative words that a treebank may call conjunctions
	Passives      []string `yaml:"passives"`       // lemmas of auxiliaries of the passive

	Contractions map[string][]string `yaml:"contractions"` // written tokens that are two words
	Clitics      []string            `yaml:"clitics"`      // pronouns written after the verb
	Gerund       string              `yaml:"gerund"`       // ending of gerunds
	Accents      map[string]string   `yaml:"accents"`      // accented letters and the plain ones
	Objects      []string            `yaml:"object_clitics"`
	Datives      []string            `yaml:"dative_clitics"`
	Auxiliaries  []string            `yaml:"auxiliaries"` // lemmas of auxiliaries before an infinitive, participle or gerund
	Copulas      []string            `yaml:"copulas"`     // lemmas of copulas
}

// ReadTreebankWords reads models/treebank.yaml. Unknown keys are errors.
func ReadTreebankWords(r io.Reader) (TreebankWords, error) {
	var w TreebankWords
	d := yaml.NewDecoder(r)
	d.KnownFields(true)
	if err := d.Decode(&w); err != nil {
		return w, fmt.Errorf("treebank words: %w", err)
	}
	return w, nil
}

// unaccent replaces accented letters by plain ones.
func (w *TreebankWords) unaccent(s string) string {
	for from, to := range w.Accents {
		s = strings.ReplaceAll(s, from, to)
	}
	return s
}

// ReadTreebank reads a CoNLL-U file whose every word has a head.
func ReadTreebank(path string) ([]text.CoNLLSentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	sents, err := text.ReadCoNLLU(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	for i := range sents {
		for j, t := range sents[i].Tokens {
			if t.Rel == "" {
				return nil, fmt.Errorf("%s: sentence %s: word %d has no relation", path, sents[i].ID, j+1)
			}
		}
	}
	return sents, nil
}

// Normalise brings the trees of a sentence to the scheme of the parser, in
// place. An object introduced by an adposition that does not mark objects is an
// oblique argument, the agent of a participle an oblique agent; a relative word
// tagged as a conjunction becomes a pronoun, and the subject or object of its
// clause.
func (w TreebankWords) Normalise(s *text.Sentence) {
	for i := range s.Tokens {
		t := &s.Tokens[i]
		switch {
		case t.Rel == "obj":
			w.argument(s, i)
		case t.Rel == "mark" && t.UPOS == text.SCONJ && slices.Contains(w.Relatives, t.Lower) && t.Head >= 0:
			w.relative(s, i)
		}
	}
}

func (w TreebankWords) argument(s *text.Sentence, i int) {
	first := firstChild(s, i, "case")
	if first < 0 || slices.Contains(w.ObjectMarkers, s.Tokens[first].Lower) {
		return
	}
	s.Tokens[i].Rel = "obl:arg"
	h := s.Tokens[i].Head
	if h >= 0 && s.Tokens[h].Feats.Has("VerbForm", "Part") && slices.Contains(w.Agents, s.Tokens[first].Lower) {
		s.Tokens[i].Rel = "obl:agent"
	}
}

func (w TreebankWords) relative(s *text.Sentence, i int) {
	verb := s.Tokens[i].Head
	if s.Tokens[verb].Rel != "acl:relcl" {
		return
	}
	subject, object := false, false
	for j := range s.Tokens {
		if s.Tokens[j].Head != verb {
			continue
		}
		switch text.Universal(s.Tokens[j].Rel) {
		case "nsubj", "csubj":
			subject = true
		case "obj", "ccomp":
			object = true
		}
	}
	t := &s.Tokens[i]
	t.UPOS, t.Feats, t.Rel = text.PRON, "PronType=Int,Rel", "nsubj"
	if subject && !object {
		t.Rel = "obj"
	}
}

// firstChild gives the first dependent with this relation, -1 for none.
func firstChild(s *text.Sentence, head int, rel string) int {
	for j := range s.Tokens {
		if s.Tokens[j].Head == head && s.Tokens[j].Rel == rel {
			return j
		}
	}
	return -1
}
