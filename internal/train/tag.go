package train

import (
	"cmp"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/cotejo/cotejo/internal/text"
)

// Tagged is the training set of tagger and lemmatiser.
type Tagged struct {
	Gold      []text.CoNLLSentence // UD AnCora
	Other     []text.CoNLLSentence // UD GSD, another scheme in places
	Converted []text.CoNLLSentence // CESS-ESP, converted
}

// ReadTagged reads the training set. Sentences that skip accepts are left out of
// all of its parts, as are their copies in CESS-ESP (an earlier release of
// AnCora): that is how a part is held out. A nil skip keeps everything.
func ReadTagged(p Paths, skip func(i int, s *text.CoNLLSentence) bool) (*Tagged, []text.CoNLLSentence, error) {
	ancora, err := ReadTreebank(filepath.Join(p.Data, "ud", "es_ancora-ud-dev.conllu"))
	if err != nil {
		return nil, nil, err
	}
	t := &Tagged{}
	var held []text.CoNLLSentence
	out := map[string]bool{}
	for i := range ancora {
		if skip != nil && skip(i, &ancora[i]) {
			held = append(held, ancora[i])
			out[letters(ancora[i].Text)] = true
			continue
		}
		t.Gold = append(t.Gold, ancora[i])
	}
	if t.Other, err = ReadTreebank(filepath.Join(p.Data, "ud", "es_gsd-ud-dev.conllu")); err != nil {
		return nil, nil, err
	}
	converted, err := readConverted(p, t.Gold)
	if err != nil {
		return nil, nil, err
	}
	for _, s := range converted {
		if !out[letters(surfaceText(&s))] {
			t.Converted = append(t.Converted, s)
		}
	}
	return t, held, nil
}

func readConverted(p Paths, gold []text.CoNLLSentence) ([]text.CoNLLSentence, error) {
	f, err := os.Open(filepath.Join(p.Pack, "models", "treebank.yaml"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	words, err := ReadTreebankWords(f)
	if err != nil {
		return nil, err
	}
	trees, err := ReadCESS(filepath.Join(p.Data, "cess_esp", "cess_esp-dev.zip"))
	if err != nil {
		return nil, err
	}
	v := NewConverter(nil, gold, &words)
	seen := map[string]bool{}
	for i := range gold {
		seen[letters(gold[i].Text)] = true
	}
	var out []text.CoNLLSentence
	for _, t := range trees {
		s := v.Convert(t)
		if key := letters(surfaceText(&s)); !seen[key] {
			seen[key] = true
			out = append(out, s)
		}
	}
	return out, nil
}

// letters is a sentence without anything but its letters and digits, in lower
// case: the same for two releases of one corpus.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

func surfaceText(s *text.CoNLLSentence) string {
	var b strings.Builder
	for _, sf := range s.Surface {
		b.WriteString(sf.Form)
	}
	return b.String()
}

// degraded are the ways in which a copy of a sentence is written for training,
// so that text in capitals or without accents is read nearly as well.
type degraded int

const (
	asWritten degraded = iota
	inCapitals
	withoutAccents
	capitalsWithoutAccents
)

func (d degraded) String() string {
	return [...]string{"as written", "in capitals", "without accents", "in capitals without accents"}[d]
}

// every says of how many sentences four bring a degraded copy: more cost more on
// ordinary text than they gain.
const every = 20

// degrade copies the words of a sentence in another writing.
func degrade(s []text.Token, how degraded) []text.Token {
	out := slices.Clone(s)
	for i := range out {
		w := out[i].Form
		switch how {
		case inCapitals:
			w = strings.ToUpper(w)
		case withoutAccents:
			w = text.Unaccented(w)
		case capitalsWithoutAccents:
			w = strings.ToUpper(text.Unaccented(w))
		}
		out[i].Form, out[i].Lower = w, strings.ToLower(w)
	}
	return out
}

// training gives the sentences of one scheme to learn from, AnCora and CESS-ESP,
// with their degraded copies. GSD, whose scheme differs, costs more than it gives.
func (t *Tagged) training() [][]text.Token {
	var plain [][]text.Token
	for _, part := range [][]text.CoNLLSentence{t.Gold, t.Converted} {
		for i := range part {
			plain = append(plain, part[i].Tokens)
		}
	}
	out := plain
	for i, s := range plain {
		switch i % every {
		case 0:
			out = append(out, degrade(s, inCapitals))
		case 1, 5:
			out = append(out, degrade(s, withoutAccents))
		case 2:
			out = append(out, degrade(s, capitalsWithoutAccents))
		}
	}
	return out
}

func posSequences(sents [][]text.Token, lx *text.Lexis) []sequence {
	out := make([]sequence, len(sents))
	for i, s := range sents {
		gold := make([]uint8, len(s))
		for j := range s {
			gold[j] = uint8(s[j].UPOS - 1)
		}
		out[i] = sequence{text.PosFeatures(s, lx), gold}
	}
	return out
}

var posOptions = crfOptions{labels: int(text.X), epochs: 15, variance: 4, cutoff: 2, prune: 0.08, step: 0.2, chained: true, name: "pos"}

// TrainTagger learns the parts of speech and the morphology.
func TrainTagger(t *Tagged, lx *text.Lexis, log io.Writer) (*text.Tagger, error) {
	sents := t.training()
	for _, s := range sents {
		for j := range s {
			if s[j].UPOS == text.NoPOS {
				s[j].UPOS = text.X
			}
		}
	}
	pos, err := trainChain(posSequences(sents, lx), posOptions, log)
	if err != nil {
		return nil, err
	}
	morph, err := trainMorph(sents, lx, log)
	if err != nil {
		return nil, err
	}
	return text.NewTagger(lx, pos, morph, nil)
}

// bundles numbers the morphologies, the commonest first.
type bundles struct {
	list []text.Feats
	id   map[text.Feats]uint16
}

func countBundles(sents [][]text.Token) *bundles {
	n := map[text.Feats]int{}
	for _, s := range sents {
		for j := range s {
			n[s[j].Feats]++
		}
	}
	b := &bundles{id: map[text.Feats]uint16{}}
	for f := range n {
		b.list = append(b.list, f)
	}
	slices.SortFunc(b.list, func(x, y text.Feats) int { return cmp.Or(n[y]-n[x], cmp.Compare(x, y)) })
	for i, f := range b.list {
		b.id[f] = uint16(i)
	}
	return b
}

// wordPOS is a word with its part of speech.
type wordPOS struct {
	lower string
	pos   text.UPOS
}

// A word is taken to have one morphology when it was seen so often, always or
// nearly always with the same.
const (
	knownLeast = 4
	knownShare = 0.99
)

func trainMorph(sents [][]text.Token, lx *text.Lexis, log io.Writer) (*text.Morph, error) {
	b := countBundles(sents)
	var byPOS [int(text.X) + 1][]uint16
	column := make([]map[uint16]uint8, int(text.X)+1)
	words := map[wordPOS]map[uint16]int{}
	perPOS := make([]map[uint16]int, int(text.X)+1)
	for _, s := range sents {
		for j := range s {
			p, f := s[j].UPOS, b.id[s[j].Feats]
			if perPOS[p] == nil {
				perPOS[p] = map[uint16]int{}
			}
			perPOS[p][f]++
			k := wordPOS{s[j].Lower, p}
			if words[k] == nil {
				words[k] = map[uint16]int{}
			}
			words[k][f]++
		}
	}
	for p, n := range perPOS {
		column[p] = map[uint16]uint8{}
		for f, c := range n {
			if c >= 2 || len(n) == 1 {
				byPOS[p] = append(byPOS[p], f)
			}
		}
		slices.Sort(byPOS[p])
		byPOS[p] = byPOS[p][:min(len(byPOS[p]), 200)]
		for i, f := range byPOS[p] {
			column[p][f] = uint8(i)
		}
	}
	known := knownMorph(words)
	var rows [int(text.X) + 1]*text.Rows
	data := morphData(sents, lx, b, column, words)
	for p := range rows {
		if len(byPOS[p]) < 2 || text.UPOS(p) == text.PROPN {
			continue
		}
		rows[p] = trainClasses(data[p], len(byPOS[p]), "morphology of "+text.UPOS(p).String(), log)
	}
	return text.NewMorph(b.list, byPOS, rows, known)
}

// knownMorph lists the words that have one morphology.
func knownMorph(words map[wordPOS]map[uint16]int) *text.Rows {
	out := map[uint32][]byte{}
	for k, n := range words {
		best, total := uint16(0), 0
		for f, c := range n {
			total += c
			if c > n[best] || c == n[best] && f < best {
				best = f
			}
		}
		if k.pos != text.PROPN && total >= knownLeast && float64(n[best]) >= knownShare*float64(total) {
			out[text.KnownKey(k.lower, k.pos)] = []byte{byte(best), byte(best >> 8)}
		}
	}
	return text.NewRows(2, out)
}

// morphData gives, by part of speech, the words to learn from, each a sequence of
// one. Words that are always known teach the model about endings once in three.
func morphData(sents [][]text.Token, lx *text.Lexis, b *bundles, column []map[uint16]uint8, words map[wordPOS]map[uint16]int) [][]sequence {
	out := make([][]sequence, len(column))
	n := 0
	for _, s := range sents {
		feats := text.MorphFeatures(s, lx, func(f text.Feats) uint16 { return b.id[f] })
		for j := range s {
			p := s[j].UPOS
			y, ok := column[p][b.id[s[j].Feats]]
			if !ok {
				continue
			}
			if n++; len(words[wordPOS{s[j].Lower, p}]) == 1 && n%3 != 0 {
				continue
			}
			out[p] = append(out[p], sequence{[][]uint32{feats[j]}, []uint8{y}})
		}
	}
	return out
}
