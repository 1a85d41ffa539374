package train

import (
	"strings"

	"github.com/cotejo/cotejo/internal/text"
)

// TagTable says how EAGLES tags and the words inside multiword units are
// written in Universal Dependencies. It is learned from a treebank that carries
// both (UD_Spanish-AnCora, whose XPOS are the EAGLES tags), by majority.
type TagTable struct {
	byForm, byLemma, byTag map[string]UDTag
	unit, anywhere         map[string]UDTag // words of multiword units by kind and form; any word by form
}

// UDTag is a word's tag, morphology and lemma.
type UDTag struct {
	UPOS  text.UPOS
	Feats text.Feats
	Lemma string
}

// tally counts tags by key and keeps the commonest.
type tally map[string]map[UDTag]int

func (t tally) add(key string, tag UDTag) {
	if t[key] == nil {
		t[key] = map[UDTag]int{}
	}
	t[key][tag]++
}

func (t tally) majority(least int) map[string]UDTag {
	out := make(map[string]UDTag, len(t))
	for key, counts := range t {
		var best UDTag
		n := 0
		for tag, c := range counts {
			if c > n || c == n && tag.before(best) {
				best, n = tag, c
			}
		}
		if n >= least {
			out[key] = best
		}
	}
	return out
}

func (a UDTag) before(b UDTag) bool {
	if a.UPOS != b.UPOS {
		return a.UPOS < b.UPOS
	}
	if a.Feats != b.Feats {
		return a.Feats < b.Feats
	}
	return a.Lemma < b.Lemma
}

// LearnTags makes the table from sentences whose XPOS are EAGLES tags and whose
// multiword units are marked in MISC (MWE=…|MWEPOS=…); contractions are the written
// words that stand for several.
func LearnTags(sents []text.CoNLLSentence, contractions map[string][]string) *TagTable {
	form, lemma, tag, unit, anywhere := tally{}, tally{}, tally{}, tally{}, tally{}
	for i := range sents {
		s := &sents[i]
		inside := 0
		kind := ""
		for j, t := range s.Tokens {
			u := UDTag{t.UPOS, t.Feats, t.Lemma}
			bare := UDTag{UPOS: t.UPOS, Feats: t.Feats}
			if m := unitOf(s, j, contractions); m.words > 0 {
				inside, kind = m.words, m.kind
			}
			anywhere.add(t.Lower, u)
			if inside > 0 {
				unit.add(kind+" "+t.Lower, u)
				inside--
				continue
			}
			x := s.XPOS[j]
			if x == "" {
				continue
			}
			form.add(x+" "+t.Lower, u)
			lemma.add(x+" "+t.Lemma, bare)
			tag.add(x, bare)
		}
	}
	return &TagTable{byForm: form.majority(1), byLemma: lemma.majority(1), byTag: tag.majority(1),
		unit: unit.majority(1), anywhere: anywhere.majority(1)}
}

// unitMark is what MISC says of a multiword unit that begins at a word.
type unitMark struct {
	words int
	kind  string
}

// unitOf reads the unit that begins at word j. A contraction's own line carries
// the mark for its first word.
func unitOf(s *text.CoNLLSentence, j int, contractions map[string][]string) unitMark {
	misc := s.Misc[j]
	for _, sf := range s.Surface {
		if sf.First == j && sf.Last > j {
			misc += "|" + sf.Misc
		}
	}
	unit, kind := "", ""
	for item := range strings.SplitSeq(misc, "|") {
		switch k, v, _ := strings.Cut(item, "="); k {
		case "MWE":
			unit = v
		case "MWEPOS":
			kind = v
		}
	}
	if unit == "" {
		return unitMark{}
	}
	n := 0
	for part := range strings.SplitSeq(unit, "_") {
		n += max(1, len(contractions[strings.ToLower(part)]))
	}
	return unitMark{n, kind}
}

// cessWords turns leaves into words.
type cessWords struct {
	table *TagTable
	lang  *TreebankWords
	out   text.CoNLLSentence
	unit  []int    // per word, the first word of its multiword unit, -1 outside
	kind  []string // per word, what the unit is
}

// add appends the words of a leaf and sets the span of words that it covers.
func (w *cessWords) add(n *CESSNode) {
	n.first = len(w.out.Tokens)
	parts := []string{n.Form}
	if len(n.Form) > 1 && strings.Contains(n.Form, "_") {
		parts = strings.FieldsFunc(n.Form, func(r rune) bool { return r == '_' })
	}
	kind := ""
	if len(parts) > 1 {
		kind = unitKind(n.Tag)
	}
	for i, form := range parts {
		w.part(n, form, kind, i)
	}
	n.last = len(w.out.Tokens) - 1
	n.head = n.first
}

// part appends the words of one written token of a leaf.
func (w *cessWords) part(n *CESSNode, form, kind string, i int) {
	first := len(w.out.Tokens)
	words := w.split(n, form)
	for k, word := range words {
		t := text.Token{Form: word, Lower: strings.ToLower(word), Head: -1}
		var u UDTag
		switch {
		case kind != "":
			u = w.inUnit(n, kind, t.Lower, i == 0 && k == 0)
		case k == 0:
			u = w.single(n, t.Lower)
		case n.Tag[0] == 's':
			u = w.table.anywhere[t.Lower]
		default:
			u = w.table.clitic(t.Lower)
		}
		t.UPOS, t.Feats, t.Lemma = u.UPOS, u.Feats, u.Lemma
		if len(words) > 1 {
			t.Part = uint8(k + 1)
		}
		xpos := ""
		if i == 0 && k == 0 {
			xpos = strings.ToLower(n.Tag)
		}
		w.out.Tokens = append(w.out.Tokens, t)
		w.out.XPOS = append(w.out.XPOS, xpos)
		w.out.Misc = append(w.out.Misc, "")
		unit := -1
		if kind != "" {
			unit = n.first
		}
		w.unit, w.kind = append(w.unit, unit), append(w.kind, kind)
	}
	w.out.Surface = append(w.out.Surface, text.Surface{First: first, Last: len(w.out.Tokens) - 1, Form: form})
}

// split takes contractions and verbs with clitics apart.
func (w *cessWords) split(n *CESSNode, form string) []string {
	lower := strings.ToLower(form)
	if words, ok := w.lang.Contractions[lower]; ok && (strings.Contains(n.Form, "_") || strings.HasPrefix(n.Tag, "sp")) {
		return matchCase(form, words)
	}
	if len(n.Tag) > 3 && n.Tag[0] == 'v' && strings.ContainsRune("ngm", rune(n.Tag[2])) && !strings.Contains(n.Form, "_") {
		if words := w.clitics(form, n.Lemma, n.Tag[2]); words != nil {
			return words
		}
	}
	return []string{form}
}

func matchCase(form string, words []string) []string {
	out := append([]string(nil), words...)
	switch {
	case form == strings.ToUpper(form):
		for i := range out {
			out[i] = strings.ToUpper(out[i])
		}
	case form[0] >= 'A' && form[0] <= 'Z':
		out[0] = strings.ToUpper(out[0][:1]) + out[0][1:]
	}
	return out
}

// clitics cuts the pronouns off the end of a verb; nil when there are none. What
// is left must be a form of the verb: its infinitive, a gerund, or for an
// imperative at least the first three letters of its lemma.
func (w *cessWords) clitics(form, lemma string, mood byte) []string {
	rest := form
	var tail []string
	for range 3 {
		cut := ""
		for _, c := range w.lang.Clitics {
			if len(rest) > len(c)+2 && strings.HasSuffix(strings.ToLower(rest), c) && len(c) > len(cut) {
				cut = c
			}
		}
		if cut == "" {
			return nil
		}
		tail = append([]string{rest[len(rest)-len(cut):]}, tail...)
		rest = rest[:len(rest)-len(cut)]
		if w.isForm(rest, lemma, mood) {
			return append([]string{w.lang.unaccent(rest)}, tail...)
		}
	}
	return nil
}

func (w *cessWords) isForm(rest, lemma string, mood byte) bool {
	plain := w.lang.unaccent(strings.ToLower(rest))
	switch mood {
	case 'n':
		return plain == w.lang.unaccent(lemma)
	case 'g':
		return strings.HasSuffix(plain, w.lang.Gerund)
	}
	l := w.lang.unaccent(lemma)
	return len(plain) >= 3 && len(l) >= 3 && plain[:3] == l[:3]
}

// single tags a leaf that is one word.
func (w *cessWords) single(n *CESSNode, lower string) UDTag {
	x := strings.ToLower(n.Tag)
	lemma := n.Lemma
	if strings.HasPrefix(x, "np") || strings.HasPrefix(x, "f") {
		lemma = n.Form
	}
	if u, ok := w.table.byForm[x+" "+lower]; ok {
		if strings.ContainsRune("nva", rune(x[0])) {
			u.Lemma = lemma
		}
		return u
	}
	if u, ok := w.table.byLemma[x+" "+lemma]; ok {
		u.Lemma = lemma
		return u
	}
	u, ok := w.table.byTag[x]
	if !ok {
		u = eagles(x, w.table.byTag)
	}
	u.Lemma = lemma
	if x == "w" || x[0] == 'z' {
		u.UPOS, u.Feats = text.NOUN, "AdvType=Tim"
		if x[0] == 'z' || hasDigit(lower) && x != "w" {
			u.UPOS, u.Feats = text.NUM, "NumForm=Digit|NumType=Card"
		}
		u.Lemma = lower
	}
	return u
}

// inUnit tags a word of a multiword unit.
func (w *cessWords) inUnit(n *CESSNode, kind, lower string, first bool) UDTag {
	if u, ok := w.table.unit[kind+" "+lower]; ok {
		return u
	}
	if first && kind == "VERB" {
		u := w.single(n, lower)
		u.Lemma, _, _ = strings.Cut(u.Lemma, "_")
		return u
	}
	u, ok := w.table.anywhere[lower]
	switch {
	case kind == "PROPN" && (!ok || u.UPOS != text.ADP && u.UPOS != text.DET && u.UPOS != text.CCONJ):
		form, _, _ := strings.Cut(n.Form, "_")
		if !first || !strings.EqualFold(form, lower) {
			form = lower
			for part := range strings.SplitSeq(n.Form, "_") {
				if strings.EqualFold(part, lower) {
					form = part
				}
			}
		}
		return UDTag{UPOS: text.PROPN, Lemma: form}
	case hasDigit(lower):
		return UDTag{UPOS: text.NUM, Feats: "NumForm=Digit|NumType=Card", Lemma: lower}
	case ok:
		return u
	}
	return UDTag{UPOS: text.NOUN, Lemma: lower}
}

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// clitic tags a pronoun split from a verb.
func (t *TagTable) clitic(lower string) UDTag {
	if u, ok := t.anywhere[lower]; ok && u.UPOS == text.PRON {
		return u
	}
	for _, x := range []string{"pp3msa00", "pp3fsa00", "pp3mpa00", "pp3fpa00", "pp3csd00", "pp3cpd00", "p0300000"} {
		if u, ok := t.byForm[x+" "+lower]; ok {
			return u
		}
	}
	return UDTag{UPOS: text.PRON, Feats: "PronType=Prs", Lemma: lower}
}

// unitKind gives the part of speech of a multiword unit.
func unitKind(tag string) string {
	switch tag[0] {
	case 'n':
		if strings.HasPrefix(tag, "np") {
			return "PROPN"
		}
		return "NOUN"
	case 'W', 'w':
		return "NOUN"
	case 'Z', 'z':
		return "NUM"
	case 'v':
		return "VERB"
	case 'a':
		return "ADJ"
	case 'r':
		return "ADV"
	case 's':
		return "ADP"
	case 'c':
		if tag == "cs" {
			return "SCONJ"
		}
		return "CCONJ"
	case 'd':
		return "DET"
	case 'p':
		return "PRON"
	}
	return "X"
}

// eagles maps a tag that the table lacks by the longest beginning that some tag
// of the table shares.
func eagles(x string, known map[string]UDTag) UDTag {
	for n := len(x) - 1; n > 0; n-- {
		var best string
		for k := range known {
			if strings.HasPrefix(k, x[:n]) && (best == "" || k < best) {
				best = k
			}
		}
		if best != "" {
			return known[best]
		}
	}
	return UDTag{UPOS: text.X}
}
