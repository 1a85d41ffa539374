package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
)

// Attribution is read as source, cue and content. Each way of saying that
// somebody says something finds its own readings (prepositions, verbs, nouns,
// quotations, credits); then readings inside the content of others are nested,
// and what the paragraph carries on is carried.

// Names of the attribution rules, by the last part of the rule's name.
const (
	ruleAccording   = "according-to"
	ruleOpinion     = "opinion-of"
	ruleForWhom     = "for-whom"
	ruleAccordVerb  = "according-to-verb"
	ruleVerbThat    = "verb-that"
	ruleVerbInf     = "verb-infinitive"
	ruleVerbNoun    = "verb-noun"
	ruleVerbAfter   = "verb-after"
	ruleQuoteAfter  = "quote-after"
	rulePassive     = "passive"
	ruleImpersonal  = "impersonal"
	ruleNounThat    = "noun-that"
	ruleQuotedBy    = "quoted-by"
	ruleToldTo      = "told-to"
	ruleQuoteAlone  = "quote-alone"
	ruleCarried     = "carried"
	ruleBracketed   = "bracketed"
	ruleCredit      = "caption-credit"
	ruleIssuer      = "issuer"
	ruleOwn         = "own-words"
	unsureElliptic  = "elliptic-subject"
	unsureCarried   = "carried-over"
	unsureNegated   = "negated-cue"
	unsureNoun      = "unknown-source-noun"
	groupOfJoint    = 1
	maxCarried      = 8 // sentences between two attributions to one source that are still its words
	maxSourceLength = 14
)

// said is one attribution while it is read.
type said struct {
	attribution
	cue     cotejo.Span
	extent  cotejo.Span // cue and source together
	words   int         // index of the cue's first word in its sentence
	rule    string
	verb    bool
	source  string // entity or label of the innermost link, for comparing
	unsure  string
	forward bool // content follows the cue
	says    bool // in words of the source's own, whatever the verb does to what was said before
}

// reader finds the attributions of one document.
type reader struct {
	in     *input
	c      *pack.Cues
	w      *cueSets
	ents   [][]entityMention // by sentence
	quotes []quotation
	out    []said
	groups int // joint sources seen so far
	meant  *referents

	s    int
	sent *text.Sentence
	kids [][]int // children of each word of the sentence at work
	tree bool
}

// cueSets are the word sets of attribution.
type cueSets struct {
	that, whether, contrast, continuation, agent, to, reflexive, negation, without pack.Set
	resumptive, open, close, dashes, via, credit, anonymous, opinion, media, never pack.Set
	carriers, own, heard, aside                                                    pack.Set
	of                                                                             string
	issuer                                                                         [][]string
	starts                                                                         map[string][]*pack.CueRule // rules by the first word of a pattern
	human                                                                          map[string]bool            // nouns of people and bodies
}

func cueSetsOf(p *pack.Pack) *cueSets {
	return pack.Once(p, "extract/attribution", func(p *pack.Pack) *cueSets {
		c := p.Cues
		w := &cueSets{that: c.In("that"), whether: c.In("whether"), contrast: c.In("contrast"), continuation: c.In("continuation"), agent: c.In("agent"),
			to: c.In("to"), reflexive: c.In("reflexive"), negation: c.In("negation"), without: c.In("without"), resumptive: c.In("resumptive"),
			open: c.In("quote-open"), close: c.In("quote-close"), dashes: c.In("dashes"), via: c.In("via"), credit: c.In("credit-words"),
			anonymous: c.In("anonymous"), opinion: c.In("opinion-types"), media: c.In("media"), never: c.In("not-sources"),
			carriers: c.In("carriers"), own: c.In("own"), heard: c.In("heard-verbs"), aside: c.In("aside-places"), starts: map[string][]*pack.CueRule{}, human: map[string]bool{}}
		for of := range c.In("of") {
			w.of = of
		}
		for words := range c.In("issuer-words") {
			w.issuer = append(w.issuer, strings.Fields(words))
		}
		slices.SortFunc(w.issuer, func(a, b []string) int { return cmp.Or(len(b)-len(a), slices.Compare(a, b)) })
		for _, key := range []string{ruleAccording, ruleOpinion, ruleForWhom, ruleAccordVerb, ruleQuotedBy, ruleToldTo} {
			r := c.Rule(key)
			for _, words := range r.Words {
				if !slices.Contains(w.starts[words[0]], r) {
					w.starts[words[0]] = append(w.starts[words[0]], r)
				}
			}
		}
		for _, r := range p.Table("objects").Rows {
			if len(r) > 1 && people(r[1]) {
				w.human[r[0]] = true
			}
		}
		return w
	})
}

// attributions finds who is said to say what: for each stretch of content, the
// chain of its sources from the outer one inwards. An attribution inside the
// content of another carries the other's links before its own; so a claim takes
// the attribution whose content is the smallest that holds it.
func attributions(in *input, ents []entityMention) []attribution {
	if in.pack == nil || in.pack.Cues == nil {
		return nil
	}
	r := &reader{in: in, c: in.pack.Cues, w: cueSetsOf(in.pack), ents: make([][]entityMention, len(in.sentences))}
	for _, m := range ents {
		if m.sentence >= 0 && m.sentence < len(r.ents) {
			r.ents[m.sentence] = append(r.ents[m.sentence], m)
		}
	}
	r.quotes = findQuotes(in, r.w)
	for i := range in.sentences {
		r.enter(i)
		r.prepositions()
		r.verbs()
		r.nouns()
		r.captionCredit()
		r.citing()
	}
	r.dedupe()
	r.contradicted()
	r.bodies()
	r.join()
	r.turns()
	r.nest()
	r.carry()
	r.ownWords()
	r.issuers()
	return r.finish()
}

// contradicted drops who had said what a verb of denial before rejects: "denied that X, as
// the daily published". The daily is no source of the denial.
func (r *reader) contradicted() {
	denials := map[int][]said{} // by sentence; the spans of their contents are shared
	for _, o := range r.out {
		if o.verb && o.forward && o.links[len(o.links)-1].Mode == cotejo.Denies {
			denials[o.sentence] = append(denials[o.sentence], o)
		}
	}
	r.out = slices.DeleteFunc(r.out, func(s said) bool {
		if s.rule != ruleAccordVerb || !r.c.In("as")[cueWord(s.links[0].Cue)] {
			return false
		}
		return slices.ContainsFunc(denials[s.sentence], func(o said) bool {
			if o.extent.End > s.cue.Start {
				return false
			}
			for i := range o.content {
				if o.content[i].Contains(s.cue) {
					o.content[i] = r.stripped(cotejo.Span{Start: o.content[i].Start, End: s.cue.Start})
				}
			}
			return true
		})
	})
}

// cueWord is the first word of a cue, in small letters.
func cueWord(cue string) string {
	first, _, _ := strings.Cut(cue, " ")
	return strings.ToLower(first)
}

// enter makes sentence i the one at work.
func (r *reader) enter(i int) {
	r.s, r.sent = i, &r.in.sentences[i]
	n := len(r.sent.Tokens)
	if cap(r.kids) < n {
		r.kids = make([][]int, n)
	}
	r.kids, r.tree = r.kids[:n], false
	for k := range r.kids {
		r.kids[k] = r.kids[k][:0]
	}
	for k := range r.sent.Tokens {
		if h := r.sent.Tokens[k].Head; h >= 0 && h < n && h != k {
			r.kids[h] = append(r.kids[h], k)
			r.tree = r.tree || h != 0
		}
	}
}

// child is the first dependent of word k with a relation (or a subtype of it);
// -1 when there is none.
func (r *reader) child(k int, rels ...string) int {
	for _, j := range r.kids[k] {
		rel, _, _ := strings.Cut(r.sent.Tokens[j].Rel, ":")
		for _, want := range rels {
			if rel == want || r.sent.Tokens[j].Rel == want {
				return j
			}
		}
	}
	return -1
}

// yield gives the first and last word under k.
func (r *reader) yield(k int) (int, int) {
	first, last := k, k
	var walk func(int, int)
	walk = func(j, depth int) {
		first, last = min(first, j), max(last, j)
		if depth > 200 {
			return
		}
		for _, c := range r.kids[j] {
			walk(c, depth+1)
		}
	}
	walk(k, 0)
	return first, last
}

// span is the text from word a to word b.
func (r *reader) span(a, b int) cotejo.Span {
	return cotejo.Span{Start: r.sent.Tokens[a].Span.Start, End: r.sent.Tokens[b].Span.End}
}

func (r *reader) text(sp cotejo.Span) string { return sp.Of(r.in.doc.Text) }

// add records a reading if it has content.
func (r *reader) add(s said) {
	s.sentence = r.s
	s.content = slices.DeleteFunc(s.content, func(sp cotejo.Span) bool { return sp.End <= sp.Start })
	if len(s.links) == 0 || len(s.content) == 0 {
		return
	}
	s.source = keyOf(&s.links[len(s.links)-1])
	for i := range s.links {
		l := &s.links[i]
		l.Rule = r.c.Rule(s.rule).Name
		if l.Unsure == "" {
			l.Unsure = s.unsure
		}
	}
	s.quote = r.quoteIn(s.content)
	r.out = append(r.out, s)
}

func keyOf(l *cotejo.Attribution) string {
	if l.Entity != "" {
		return l.Entity
	}
	return pack.FoldName(l.Label)
}

// dedupe drops readings of one cue by weaker rules: the first found stays.
func (r *reader) dedupe() {
	seen := map[cotejo.Span]bool{}
	kept := r.out[:0]
	for _, s := range r.out {
		if seen[s.cue] && !s.cue.IsZero() {
			continue
		}
		seen[s.cue] = true
		kept = append(kept, s)
	}
	r.out = kept
}

// join makes one attribution of passive readings with the same content: of "reported
// by X before being admitted by Y" the sources are joint.
func (r *reader) join() {
	kept := r.out[:0]
	for _, s := range r.out {
		if n := len(kept); n > 0 && s.rule == rulePassive && kept[n-1].rule == rulePassive && slices.Equal(kept[n-1].content, s.content) {
			p := &kept[n-1]
			r.groups++
			p.links = slices.Concat(p.links, s.links)
			for i := range p.links {
				p.links[i].Group = r.groups
			}
			p.extent = p.extent.Cover(s.extent)
			continue
		}
		kept = append(kept, s)
	}
	r.out = kept
}

// nest puts the links of an enclosing attribution before those of one whose cue
// and source stand inside its content.
func (r *reader) nest() {
	sort := slices.Clone(r.out)
	slices.SortStableFunc(sort, func(a, b said) int { return size(b.content) - size(a.content) })
	for i := range sort {
		for j := i - 1; j >= 0; j-- {
			o := &sort[j]
			if o.cue == sort[i].cue || !holds(o.content, sort[i].extent) || o.source == sort[i].source {
				continue
			}
			own := sort[i].links
			sort[i].links = slices.Concat(o.links, own)
			break
		}
	}
	slices.SortStableFunc(sort, func(a, b said) int { return cmp.Or(a.sentence-b.sentence, a.cue.Start-b.cue.Start) })
	r.out = sort
}

func size(spans []cotejo.Span) int {
	n := 0
	for _, s := range spans {
		n += s.Len()
	}
	return n
}

func holds(spans []cotejo.Span, t cotejo.Span) bool {
	for _, s := range spans {
		if s.Contains(t) {
			return true
		}
	}
	return false
}

// finish gives the attributions in text order.
func (r *reader) finish() []attribution {
	out := make([]attribution, 0, len(r.out))
	for _, s := range r.out {
		out = append(out, s.attribution)
	}
	return out
}

// wordsAt reports whether the words stand at k, and where they end.
func (r *reader) wordsAt(k int, words []string) (int, bool) {
	toks := r.sent.Tokens
	for i, w := range words {
		if k >= len(toks) || toks[k].Lower != w {
			return 0, false
		}
		if i < len(words)-1 {
			k++
		}
	}
	return k, true
}

// isRelative reports whether a word is a relative pronoun; some are relative or
// interrogative.
func isRelative(t *text.Token) bool {
	return t.UPOS == text.PRON && strings.HasSuffix(t.Feats.Get("PronType"), "Rel")
}

// mentionAt is the mention that covers word k; nil when none does.
func (r *reader) mentionAt(k int) *entityMention {
	for i := range r.ents[r.s] {
		if m := &r.ents[r.s][i]; m.first <= k && k <= m.last {
			return m
		}
	}
	return nil
}

// Saying is one attribution of a document, as evaluation and explanation read
// it: where it is, the chain from the outer link inwards, and the stretches of
// text that are its content.
type Saying struct {
	Sentence int
	Chain    []cotejo.Attribution
	Content  []cotejo.Span
	Carried  bool // from another sentence
}

// Sayings reads who is said to say what in a document, in text order.
func Sayings(doc *cotejo.Document, p *pack.Pack, sentences []text.Sentence) []Saying {
	if p == nil {
		return nil
	}
	m := readMentions(&input{doc: doc, pack: p, sentences: sentences})
	out := make([]Saying, 0, len(m.attrs))
	for _, a := range m.attrs {
		out = append(out, Saying{Sentence: a.sentence, Chain: a.links, Content: a.content, Carried: a.carried})
	}
	return out
}
