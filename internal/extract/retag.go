package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
)

// retagged gives the sentences with verbs where the tagger has seen nouns or
// adjectives and none can stand: right behind an object pronoun that no preposition makes an
// article ("on the high of the hill"), and, in a sentence
// without a finite verb, between its first noun phrase and what only a verb takes ("the
// employers put the losses at 40 million"). Sentences that need nothing are passed on
// as they are.
func retagged(p *pack.Pack, sents []text.Sentence) []text.Sentence {
	g := grammarOf(p)
	var out []text.Sentence
	for i := range sents {
		t := sents[i].Tokens
		m := numeral(p, t)
		if m >= 0 {
			t = slices.Clone(t)
			unverb(t, m)
		}
		n := misjoined(t)
		if n >= 0 {
			t = slices.Clone(t)
			unjoin(t, n)
		}
		noun := eventNoun(p, g, t)
		if noun >= 0 {
			t = slices.Clone(t)
			t[noun].UPOS, t[noun].Lemma, t[noun].Feats = text.NOUN, t[noun].Lower, nounFeats(t, noun)
		}
		past := simplePasts(t)
		if len(past) > 0 {
			t = slices.Clone(t)
			for w, feats := range past {
				t[w].Feats = feats
			}
		}
		w, participle := hiddenParticiple(g, t)
		if w >= 0 {
			t = slices.Clone(t)
			t[w].UPOS, t[w].Lemma, t[w].Feats = text.ADJ, participle, withFeat(t[w].Feats, "VerbForm=Part")
		}
		k, inf := hiddenVerb(p, g, t)
		if k < 0 && n < 0 && m < 0 && noun < 0 && w < 0 && len(past) == 0 {
			continue
		}
		if out == nil {
			out = slices.Clone(sents)
		}
		out[i].Tokens = slices.Clone(t)
		if k < 0 {
			continue
		}
		r := &repairer{g: g, t: out[i].Tokens}
		number := "Sing"
		if strings.HasSuffix(t[k].Feats.Get("Number"), "Plur") {
			number = "Plur"
		}
		v := &r.t[k]
		v.UPOS, v.Lemma, v.Feats = text.VERB, inf, text.Feats("Mood="+moodOf(p, v.Lower, inf)+"|Number="+number+"|Person=3|Tense=Pres|VerbForm=Fin")
		v.Name, v.Begin = text.NoName, false
		r.enthrone(k)
	}
	if out == nil {
		return sents
	}
	return out
}

// withFeat adds a feature to those of a word, of which there may be none.
func withFeat(f text.Feats, feat text.Feats) text.Feats {
	if f == "" {
		return feat
	}
	return f + "|" + feat
}

// hiddenParticiple finds a participle that the tagger took for another noun of one form with
// it, bare and right behind a verb that makes a passive ("64 have ended up hurt", which is no
// hurt), with its masculine; -1 when there is none.
func hiddenParticiple(g *grammar, t []text.Token) (int, string) {
	for k := 1; k < len(t); k++ {
		if t[k].UPOS != text.NOUN || t[k-1].UPOS != text.VERB || !g.is("passive-aux", t[k-1].Lemma) || k+1 < len(t) && t[k+1].UPOS == text.ADJ {
			continue
		}
		for _, base := range g.bases(t[k].Lower) {
			if base != t[k].Lemma && slices.ContainsFunc(g.infinitives(base), func(inf string) bool { return g.verbs[inf] }) {
				return k, base
			}
		}
	}
	return -1, ""
}

// simplePasts gives the verbs in the first person that were read as a present or a future
// and whose form is the stem of their infinitive and a stressed vowel, which is neither.
func simplePasts(t []text.Token) map[int]text.Feats {
	var out map[int]text.Feats
	for k := range t {
		f := t[k].Feats
		tense := f.Get("Tense")
		if t[k].UPOS != text.VERB || tense != "Fut" && tense != "Pres" || f.Get("Person") != "1" || f.Get("Mood") != "Ind" {
			continue
		}
		end, size := utf8.DecodeLastRuneInString(t[k].Lower)
		stem := t[k].Lower[:len(t[k].Lower)-size]
		if end < utf8.RuneSelf || !strings.HasPrefix(t[k].Lemma, stem) || len(t[k].Lemma) != len(stem)+2 {
			continue
		}
		if out == nil {
			out = map[int]text.Feats{}
		}
		out[k] = text.Feats(strings.Replace(string(f), "Tense="+tense, "Tense=Past", 1))
	}
	return out
}

// eventNoun finds the noun of a happening at the head of a title that the tagger took for a
// verb, of which there is none; -1 when there is none ("Mutiny in a prison").
func eventNoun(p *pack.Pack, g *grammar, t []text.Token) int {
	for k := range min(len(t), 2) {
		if (t[k].UPOS == text.VERB || t[k].UPOS == text.AUX) && !g.verbs[t[k].Lemma] && len(p.Table("event-nouns").Get(t[k].Lower)) > 0 {
			return k
		}
	}
	return -1
}

// nounFeats gives the gender and number of a noun that the tagger took for a verb, as far as
// they are known: of a participle its own, else those of the article or adjective before it.
// The number of a finite verb is none of a noun.
func nounFeats(t []text.Token, k int) text.Feats {
	f := t[k].Feats
	if f.Get("Gender") == "" && k > 0 && (t[k-1].UPOS == text.DET || t[k-1].UPOS == text.ADJ) {
		f = t[k-1].Feats
	}
	gender, number := f.Get("Gender"), f.Get("Number")
	if gender == "" || number == "" {
		return ""
	}
	return text.Feats("Gender=" + gender + "|Number=" + number)
}

// numeral finds a number in one word that the tagger took for a verb ("are seven the
// dead"); -1 when there is none.
func numeral(p *pack.Pack, t []text.Token) int {
	for k := range t {
		if t[k].UPOS != text.VERB {
			continue
		}
		w := p.Numbers.Word(p.Numbers.V.Lookup(t[k].Lower))
		if w.Roles&(pack.RoleSmall|pack.RoleTens|pack.RoleHundreds) != 0 && w.Roles&(pack.RoleOne|pack.RoleOrdinal|pack.RoleDenominator) == 0 && w.Value > 1 {
			return k
		}
	}
	return -1
}

// unverb makes a number of what the tagger took for a verb: it counts the noun behind it,
// or a copula says it of what was its object.
func unverb(t []text.Token, k int) {
	t[k].UPOS, t[k].Lemma, t[k].Feats = text.NUM, t[k].Lower, text.Feats("Number=Plur|NumType=Card")
	if n := k + 1; n < len(t) && t[n].UPOS == text.NOUN && t[n].Head == k {
		t[n].Head, t[n].Rel = t[k].Head, t[k].Rel
		for w := range t {
			if t[w].Head == k {
				t[w].Head = n
			}
		}
		t[k].Head, t[k].Rel = n, "nummod"
		return
	}
	for w := range t {
		if t[w].Head == k && base(t[w].Rel) == "obj" {
			t[w].Rel = "nsubj"
		}
	}
}

// misjoined finds a number of several that the parser has hung, over an adjective in
// the plural right behind it, on a noun in the singular: the adjective is the noun
// that is counted ("two hikers" before a singular noun). It is -1 when there is none.
func misjoined(t []text.Token) int {
	for n := 0; n+2 < len(t); n++ {
		h := t[n].Head
		if t[n].UPOS == text.NUM && t[n].Rel == "nummod" && h == n+2 && t[n+1].UPOS == text.ADJ && t[n+1].Head == h && t[n+1].Feats.Has("Number", "Plur") &&
			t[h].UPOS == text.NOUN && t[h].Feats.Has("Number", "Sing") {
			return n
		}
	}
	return -1
}

// unjoin makes a noun of the adjective behind number n, where the noun behind it hung,
// and hangs that noun on it.
func unjoin(t []text.Token, n int) {
	a, h := n+1, n+2
	t[a].UPOS, t[a].Head, t[a].Rel = text.NOUN, t[h].Head, t[h].Rel
	t[h].Head, t[h].Rel = a, "nmod"
	for w := range a {
		if t[w].Head == h {
			t[w].Head = a
		}
	}
}

// hiddenVerb finds the word of a sentence that must be a verb, with its infinitive;
// -1 when there is none.
func hiddenVerb(p *pack.Pack, g *grammar, t []text.Token) (int, string) {
	finite := false
	for k := range t {
		finite = finite || t[k].Feats.Has("VerbForm", "Fin")
		if k > 0 && t[k-1].UPOS == text.PRON && t[k-1].Feats.Has("Case", "Acc") && nounTag(&t[k]) && (k < 2 || t[k-2].UPOS != text.ADP) {
			if inf := g.verbOf(p, t[k].Lower, false); inf != "" {
				return k, inf
			}
		}
	}
	if k, inf := estimatingVerb(p, g, t); k >= 0 {
		return k, inf
	}
	if finite {
		if k, inf := sayingVerb(p, g, t); k >= 0 {
			return k, inf
		}
		return subordinateVerb(p, g, t)
	}
	for k := 2; k+1 < len(t); k++ {
		if t[k].UPOS != text.NOUN || t[k-1].UPOS != text.DET || !p.Numbers.V.Is(p.Numbers.V.Lookup(t[k-1].Lower), "clitic-object") || t[k-2].UPOS != text.NOUN && t[k-2].UPOS != text.PROPN || t[k+1].UPOS != text.ADP {
			continue
		}
		if inf := g.verbOf(p, t[k].Lower, true); inf != "" {
			t[k-1].UPOS = text.PRON
			return k, inf
		}
	}
	for k := 1; k+1 < len(t) && k < 8; k++ {
		if !nounTag(&t[k]) || t[k-1].UPOS != text.NOUN && t[k-1].UPOS != text.PROPN || t[0].UPOS != text.DET && t[0].UPOS != text.PROPN {
			continue
		}
		if u := t[k+1].UPOS; u != text.DET && u != text.ADP && u != text.NUM && u != text.SCONJ {
			continue
		}
		apart := k > 1 && t[k-2].UPOS == text.NUM && t[k].Feats.Has("Number", "Sing") && t[k-1].Feats.Has("Number", "Plur")
		if inf := g.verbOf(p, t[k].Lower, !apart); inf != "" {
			return k, inf
		}
	}
	return -1, ""
}

// sayingVerb finds the hidden verb of saying before the conjunction that opens the first
// clause with a finite verb, with nothing but how it is said between: "the company swears
// that there is none", "the club denies in plain words that it sells".
func sayingVerb(p *pack.Pack, g *grammar, t []text.Token) (int, string) {
	that := p.Cues.In("that")
	q := 0
	for q < len(t) && !that[t[q].Lower] {
		if t[q].Feats.Has("VerbForm", "Fin") {
			return -1, ""
		}
		q++
	}
	if q < 2 || q == len(t) {
		return -1, ""
	}
	for k := max(1, q-6); k < q; k++ {
		if !nounTag(&t[k]) || t[k-1].UPOS != text.NOUN && t[k-1].UPOS != text.PROPN || !onlyManner(t[k+1:q]) || k+1 < q && t[q].UPOS != text.SCONJ {
			continue
		}
		inf := g.verbOf(p, t[k].Lower, false)
		if says, ok := p.Cues.Verbs[inf]; ok && says.Clause {
			return k, inf
		}
	}
	return -1, ""
}

// estimateReach is how many words behind the preposition the number of an estimate may stand.
const estimateReach = 4

// estimatingVerb finds a verb of estimating that was read as a noun, between a noun phrase
// and a preposition with a number: "the rescuers put at 40 the dead".
func estimatingVerb(p *pack.Pack, g *grammar, t []text.Token) (int, string) {
	for k := 1; k+2 < len(t); k++ {
		if !nounTag(&t[k]) && t[k].UPOS != text.PROPN || t[k+1].UPOS != text.ADP || upper(t[k].Form) {
			continue
		}
		switch t[k-1].UPOS {
		case text.NOUN, text.PROPN:
		case text.ADJ:
			if k < 2 || t[k-2].UPOS != text.NOUN && t[k-2].UPOS != text.PROPN {
				continue
			}
		default:
			continue
		}
		number := false
		for j := k + 2; j < len(t) && j < k+2+estimateReach && t[j].UPOS != text.PUNCT && t[j].UPOS != text.NOUN && t[j].UPOS != text.VERB; j++ {
			number = number || t[j].UPOS == text.NUM
		}
		if !number {
			continue
		}
		if inf := g.verbOf(p, t[k].Lower, true); inf != "" && p.Numbers.V.Is(p.Numbers.V.Lookup(inf), "estimate-verb") {
			return k, inf
		}
	}
	return -1, ""
}

// onlyManner reports words that can only say how something is done: adverbs, then a
// prepositional phrase without a verb.
func onlyManner(t []text.Token) bool {
	phrase := false
	for i := range t {
		switch t[i].UPOS {
		case text.ADV, text.PUNCT:
		case text.ADP:
			phrase = true
		case text.NOUN, text.ADJ, text.DET:
			if !phrase {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// subordinateVerb finds the hidden verb of a clause that a conjunction opens right behind a
// verb, or behind what a copula says of it, and that has no other before its first comma:
// "it emerged that the company seeks a partner", "denied that the army attacks the town".
func subordinateVerb(p *pack.Pack, g *grammar, t []text.Token) (int, string) {
	for q := 1; q+3 < len(t); q++ {
		said := t[q-1].UPOS == text.VERB || q > 1 && t[q-1].UPOS == text.ADJ && g.is("copula", t[q-2].Lemma)
		if t[q].UPOS != text.SCONJ || !said || !p.Cues.In("that")[t[q].Lower] {
			continue
		}
		end := q + 1
		for end < len(t) && t[end].UPOS != text.PUNCT && !t[end].Feats.Has("VerbForm", "Fin") {
			end++
		}
		if end < len(t) && t[end].UPOS != text.PUNCT {
			continue
		}
		for k := q + 2; k+1 < end && k < q+6; k++ {
			name := t[k].UPOS == text.PROPN && !upper(t[k].Form)
			if !nounTag(&t[k]) && !name || t[k-1].UPOS != text.NOUN && t[k-1].UPOS != text.PROPN {
				continue
			}
			if u := t[k+1].UPOS; u == text.ADJ || u == text.PROPN || t[k+1].Lower == g.only("genitive") {
				continue // "that the army general gave"
			}
			if inf := g.verbOf(p, t[k].Lower, false); inf != "" {
				return k, inf
			}
		}
	}
	return -1, ""
}

// moodOf is the mood of a form of the present of an infinitive, by the endings of the pack.
func moodOf(p *pack.Pack, form, inf string) string {
	stem := utf8.RuneCountInString(form) - maxMoodEnding
	n := -1 // letters before the ending
	for at := range form {
		if n++; at == 0 || n < stem {
			continue
		}
		for _, row := range p.Table("verb-moods").All(form[at:]) {
			for end := range strings.FieldsSeq(row[0]) {
				if strings.HasSuffix(inf, end) {
					return row[1]
				}
			}
		}
	}
	return "Ind"
}

// maxMoodEnding bounds the letters of an ending that tells the mood.
const maxMoodEnding = 6

// nounTag reports a word that the tagger took for a noun or an adjective, other than inside a
// fixed turn ("in the course of"), where it can be nothing else.
func nounTag(t *text.Token) bool {
	return (t.UPOS == text.NOUN || t.UPOS == text.ADJ) && t.Rel != "fixed"
}

// verbOf is the infinitive that a form of the present may be of, by the endings of
// the pack: a verb of estimating where that is asked for; "" for none.
func (g *grammar) verbOf(p *pack.Pack, form string, estimates bool) string {
	if row := p.Table("verb-forms").Get(form); len(row) > 0 {
		return row[0]
	}
	for n := 1; n <= 2 && n < len(form)-2; n++ {
		for _, ends := range p.Table("verb-endings").All(form[len(form)-n:]) {
			for _, end := range strings.Fields(ends[0]) {
				inf := form[:len(form)-n] + end
				if !g.verbs[inf] {
					continue
				}
				v := p.Numbers.V
				if id := v.Lookup(inf); !estimates || id != 0 && (v.Is(id, "estimate-verb") || v.Is(id, "tally-verb")) {
					return inf
				}
			}
		}
	}
	return ""
}

// enthrone puts a verb where the phrase before it hung, with that phrase for its
// subject and what follows for its complements.
func (r *repairer) enthrone(k int) {
	s := k - 1
	for s > 0 && (r.t[s].UPOS == text.PRON || r.t[s].UPOS == text.ADV) {
		s--
	}
	if h := r.t[s].Head; h >= 0 && h < s && base(r.t[s].Rel) == "nmod" && r.governed(s) {
		s = h
	}
	if h := r.t[s].Head; h >= 0 && h < s && base(r.t[s].Rel) != "case" && (base(r.t[s].Rel) == "appos" || base(r.t[s].Rel) == "flat" || base(r.t[s].Rel) == "amod") {
		s = h
	}
	above := r.t[s].Head
	if above >= 0 && (above == k || r.under(above, k)) {
		above = r.t[k].Head
	}
	if above > k && (r.t[above].UPOS == text.NOUN || r.t[above].UPOS == text.PROPN) { // what is estimated stood above who estimates it
		n := above
		above = r.t[n].Head
		r.t[n].Head, r.t[n].Rel = k, "obj"
	}
	r.t[k].Head, r.t[k].Rel = above, "root"
	if above >= 0 {
		r.t[k].Rel = "advcl"
		if base(r.t[s].Rel) == "ccomp" {
			r.t[k].Rel = "ccomp"
		}
	}
	for w := range s {
		if r.t[w].Head == s && r.t[w].Rel == "mark" {
			r.t[w].Head = k
		}
	}
	if above < 0 {
		r.t[k].Head = -1
	}
	r.t[s].Head, r.t[s].Rel = k, "nsubj"
	for w := k + 1; w < len(r.t); w++ {
		if r.t[w].Head != s {
			continue
		}
		r.t[w].Head = k
		switch base(r.t[w].Rel) {
		case "nmod":
			r.t[w].Rel = "obl"
		case "conj", "appos":
			r.t[w].Rel = "obj"
		}
	}
	for w := k + 1; above >= 0 && w < len(r.t) && w <= k+2; w++ {
		if rel := base(r.t[w].Rel); r.t[w].Head == above && (rel == "nsubj" || rel == "obj") && !r.governed(w) {
			r.t[w].Head, r.t[w].Rel = k, "obj"
		}
	}
	for w := s + 1; w < k; w++ {
		if r.t[w].UPOS == text.PRON {
			r.t[w].Head, r.t[w].Rel = k, "obj"
		}
	}
}
