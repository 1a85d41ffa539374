package train

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/cotejo/cotejo/internal/text"
)

// lemmaKey is a word with what its lemma depends on.
type lemmaKey struct {
	lower string
	pos   text.UPOS
	feats text.Feats
}

// maxRules bounds the rules of a lemmatiser: they are numbered by two bytes.
const maxRules = 60000

// TrainLemmas learns the lemmatiser: the rule of every word seen, and the rules
// that the endings of the words suggest, counted over different words so that
// frequent words do not outweigh the rest.
func TrainLemmas(t *Tagged, verbs map[string]bool, log io.Writer) (*text.Lemmatiser, error) {
	counts, lemmas := lemmaCounts(t, verbs)
	best := map[lemmaKey]string{}
	for k, n := range counts {
		best[k] = commonest(n)
	}
	rules := numberRules(best)
	ends := endRules(best)
	table := map[uint32][]byte{}
	for k, list := range ends {
		row := []byte{255, 255, 255, 255, 255, 255}
		for i, r := range list[:min(3, len(list))] {
			binary.LittleEndian.PutUint16(row[2*i:], rules[r])
		}
		table[k] = row
	}
	list := make([]string, len(rules))
	for r, i := range rules {
		list[i] = r
	}
	empty := text.NewRows(2, nil)
	known := text.NewRows(1, lemmas)
	l, err := text.NewLemmatiser(list, empty, text.NewRows(6, table), known)
	if err != nil {
		return nil, err
	}
	l = l.WithVerbs(verbs)
	words := map[uint32][]byte{}
	for k, r := range best {
		tok := text.Token{Form: k.lower, Lower: k.lower, UPOS: k.pos, Feats: k.feats}
		if text.RuleString(k.lower, l.Lemma(&tok)) != r {
			words[text.WordRuleKey(k.lower, k.pos, k.feats)] = binary.LittleEndian.AppendUint16(nil, rules[r])
		}
	}
	fmt.Fprintf(log, "lemmas: %d words, %d rules, %d endings, %d words of their own\n", len(best), len(rules), len(table), len(words))
	return text.NewLemmatiser(list, text.NewRows(2, words), text.NewRows(6, table), known)
}

// lemmaCounts counts the rules of every word, gold thrice, and lists the lemmas.
// A converted participle that is an adjective but carries the lemma of its verb
// is passed over: the gold treebank gives such adjectives their own lemma. So are
// words of the other treebank that have no morphology, whose lemmas were made by a
// program, and lemmas of verbs that are not in the list, but for those that end in a
// pronoun: they are slips.
func lemmaCounts(t *Tagged, verbs map[string]bool) (map[lemmaKey]map[string]int, map[uint32][]byte) {
	out := map[lemmaKey]map[string]int{}
	lemmas := map[uint32][]byte{}
	add := func(s *text.CoNLLSentence, weight int, trusted bool) {
		for _, w := range s.Tokens {
			if w.UPOS == text.PROPN || w.UPOS == text.PUNCT || w.UPOS == text.SYM || w.Lemma == "" {
				continue
			}
			lemma := strings.ToLower(w.Lemma)
			if w.UPOS == text.ADJ && verbs[lemma] || (w.UPOS == text.NUM && strings.ContainsAny(lemma, "0123456789")) {
				continue
			}
			slip := w.UPOS == text.VERB && verbs != nil && !verbs[lemma] && !strings.HasSuffix(lemma, "rse")
			if slip || !trusted && w.Feats == "" && isOpen(w.UPOS) {
				continue
			}
			if lemma != w.Lower || w.UPOS != text.ADJ {
				lemmas[text.LemmaKey(lemma, w.UPOS)] = []byte{1}
			}
			if w.UPOS == text.AUX {
				w.UPOS = text.VERB
			}
			for i, lower := range []string{w.Lower, text.Unaccented(w.Lower)} {
				if i == 1 && lower == w.Lower {
					break
				}
				k := lemmaKey{lower, w.UPOS, w.Feats}
				if out[k] == nil {
					out[k] = map[string]int{}
				}
				out[k][text.RuleString(lower, lemma)] += weight * (10 - 9*i)
			}
		}
	}
	for i := range t.Gold {
		add(&t.Gold[i], 3, true)
	}
	for i := range t.Converted {
		add(&t.Converted[i], 1, true)
	}
	for i := range t.Other {
		add(&t.Other[i], 1, false)
	}
	return out, lemmas
}

func isOpen(p text.UPOS) bool { return p == text.NOUN || p == text.ADJ || p == text.VERB }

func commonest(n map[string]int) string {
	best := ""
	for _, r := range slices.Sorted(maps.Keys(n)) {
		if best == "" || n[r] > n[best] {
			best = r
		}
	}
	return best
}

func numberRules(best map[lemmaKey]string) map[string]uint16 {
	n := map[string]int{}
	for _, r := range best {
		n[r]++
	}
	list := slices.SortedFunc(maps.Keys(n), func(a, b string) int { return cmp.Or(n[b]-n[a], cmp.Compare(a, b)) })
	out := map[string]uint16{}
	for i, r := range list[:min(len(list), maxRules)] {
		out[r] = uint16(i)
	}
	return out
}

// endRules gives the rules of every ending, the commonest first, leaving out
// endings that say no more than the next shorter one. A rule belongs to the endings
// that hold all it cuts: what a word has before its ending says nothing of it.
func endRules(best map[lemmaKey]string) map[uint32][]string {
	type ending struct {
		end   string
		pos   text.UPOS
		feats text.Feats
	}
	n := map[ending]map[string]int{}
	for k, r := range best {
		cut := cutOf(r)
		if cut == len(k.lower) {
			continue // nothing of the word is left: the rule is its own
		}
		at := len(k.lower)
		for i := 0; i <= text.MaxEnding; i++ {
			for _, f := range []text.Feats{k.feats, ""} {
				if len(k.lower)-at < cut {
					break
				}
				e := ending{k.lower[at:], k.pos, f}
				if n[e] == nil {
					n[e] = map[string]int{}
				}
				n[e][r]++
				if k.feats == "" {
					break
				}
			}
			if at == 0 {
				break
			}
			_, w := utf8.DecodeLastRuneInString(k.lower[:at])
			at -= w
		}
	}
	ranked := map[ending][]string{}
	for e, c := range n {
		list := slices.SortedFunc(maps.Keys(c), func(a, b string) int { return cmp.Or(c[b]-c[a], cmp.Compare(a, b)) })
		ranked[e] = list[:min(3, len(list))]
	}
	out := map[uint32][]string{}
	for e, list := range ranked {
		if e.end != "" {
			_, w := utf8.DecodeRuneInString(e.end)
			if slices.Equal(ranked[ending{e.end[w:], e.pos, e.feats}], list) {
				continue
			}
			total := 0
			for _, c := range n[e] {
				total += c
			}
			if total < 2 && len(list) == 1 {
				continue
			}
		}
		out[text.EndRuleKey(e.end, e.pos, e.feats)] = list
	}
	return out
}

// cutOf is how many bytes a rule cuts.
func cutOf(rule string) int {
	n, _, _ := strings.Cut(rule, " ")
	cut, _ := strconv.Atoi(n)
	return cut
}
