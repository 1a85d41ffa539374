package train

import (
	"fmt"
	"slices"
	"strings"

	"github.com/cotejo/cotejo/internal/text"
)

// Converter turns trees of CESS-ESP into sentences of Universal Dependencies in
// the manner of UD_Spanish-AnCora: heads by percolation, relations from
// functions and categories, function words and copulas under content words,
// coordinations headed by their first member, multiword units and contractions
// split. docs/converter.md describes the rules and how well they agree with the
// sentences that both treebanks hold.
type Converter struct {
	tags  *TagTable
	words *TreebankWords
	rels  *relationModel
}

// NewConverter makes a converter that learns tags from gold, whose XPOS are
// EAGLES tags, and corrects the relations of its rules by what it learns from
// the trees whose sentences gold holds too.
func NewConverter(trees []CESSTree, gold []text.CoNLLSentence, words *TreebankWords) *Converter {
	c := &Converter{tags: LearnTags(gold, words.Contractions), words: words}
	if len(trees) > 0 {
		c.rels = learnRelations(c, trees, gold)
	}
	return c
}

// Convert gives the sentence of a tree. Its Text is rebuilt by the writer.
func (v *Converter) Convert(t CESSTree) text.CoNLLSentence {
	c := v.convert(t)
	if v.rels != nil {
		v.rels.relabel(c)
	}
	return c.out
}

// convert applies the rules alone.
func (v *Converter) convert(t CESSTree) *cessConverter {
	c := &cessConverter{cessWords: cessWords{table: v.tags, lang: v.words}}
	c.leaves(t.Root)
	c.edges = make([]cessEdge, len(c.out.Tokens))
	c.out.ID = fmt.Sprintf("%s-%d", t.File, t.N)
	c.units()
	c.finish(c.convert(t.Root))
	return c
}

type cessConverter struct {
	cessWords
	edges []cessEdge // per word, how its relation came about
}

// cessEdge is what the treebank says of a word that was joined to a head.
type cessEdge struct {
	cat, fn, parent string
}

func (c *cessConverter) leaves(n *CESSNode) {
	if n.Leaf() {
		c.add(n)
		return
	}
	for _, k := range n.Kids {
		c.leaves(k)
	}
	n.first, n.last = n.Kids[0].first, n.Kids[len(n.Kids)-1].last
}

// attach joins the head of a part of a constituent.
func (c *cessConverter) attach(k *CESSNode, head int, rel string, parent *CESSNode) {
	c.join(k.head, head, rel)
	c.edges[k.head] = cessEdge{cat: k.Cat, fn: k.Func, parent: parent.Cat}
}

// join makes dep a dependent of head, unless it is the head itself.
func (c *cessConverter) join(dep, head int, rel string) {
	if dep != head {
		c.out.Tokens[dep].Head, c.out.Tokens[dep].Rel = head, rel
	}
}

// units joins the words of multiword units and the clitics of verbs.
func (c *cessConverter) units() {
	for i := range c.out.Tokens {
		t := &c.out.Tokens[i]
		u := c.unit[i]
		switch {
		case u >= 0 && (u != i || c.kind[i] == "PROPN" && c.grammatical(i)):
			c.unitWord(i, u)
		case u < 0 && t.Part > 1 && t.UPOS == text.PRON:
			c.join(i, i-int(t.Part)+1, c.cliticRel(i))
		}
	}
}

// unitWord joins a word inside a unit that begins at word u. In names and the
// like, what follows a preposition begins a unit of its own.
func (c *cessConverter) unitWord(i, u int) {
	kind := c.kind[i]
	switch kind {
	case "ADV", "ADP", "SCONJ", "CCONJ", "X", "DET":
		c.join(i, u, "fixed")
		return
	}
	if c.grammatical(i) {
		next := i + 1
		for next < len(c.unit) && c.unit[next] == u && c.grammatical(next) {
			next++
		}
		if next < len(c.unit) && c.unit[next] == u {
			c.join(i, next, map[text.UPOS]string{text.ADP: "case", text.DET: "det", text.CCONJ: "cc"}[c.out.Tokens[i].UPOS])
			return
		}
	}
	rel := map[string]string{"PROPN": "flat", "ADJ": "amod"}[kind]
	if rel == "" {
		rel = "compound"
	}
	to := u
	if kind == "PROPN" {
		to = c.innerHead(i, u)
	}
	c.join(i, to, rel)
}

// firstName gives the first word of a name that is not an article or the like.
func (c *cessConverter) firstName(n *CESSNode) int {
	for i := n.first; i <= n.last; i++ {
		if !c.grammatical(i) {
			return i
		}
	}
	return n.first
}

func (c *cessConverter) grammatical(i int) bool {
	p := c.out.Tokens[i].UPOS
	return p == text.ADP || p == text.DET || p == text.CCONJ
}

// innerHead gives the word that begins the part of the name that word i is in.
func (c *cessConverter) innerHead(i, u int) int {
	for c.grammatical(u) && u < i {
		u++
	}
	to := u
	for j := u + 1; j < i; j++ {
		if !c.grammatical(j) && c.out.Tokens[j-1].UPOS != text.CCONJ && c.grammatical(j-1) {
			to = j
		}
	}
	return to
}

func (c *cessConverter) cliticRel(i int) string {
	l := c.out.Tokens[i].Lower
	switch {
	case slices.Contains(c.lang.Objects, l):
		return "obj"
	case slices.Contains(c.lang.Datives, l):
		return "iobj"
	case i+1 < len(c.out.Tokens) && c.out.Tokens[i+1].Part > 2:
		return "iobj"
	}
	return "expl:pv"
}

// convert joins the words below a node and gives its head.
func (c *cessConverter) convert(n *CESSNode) int {
	if n.Leaf() {
		if unitKind(n.Tag) == "PROPN" && n.last > n.first {
			n.head = c.firstName(n)
		}
		return n.head
	}
	for _, k := range n.Kids {
		c.convert(k)
	}
	if c.coordination(n) {
		return n.head
	}
	h := c.headKid(n)
	n.head = n.Kids[h].head
	if n.Base() == "S" || n.Base() == "INC" {
		c.clause(n, h)
		return n.head
	}
	if isVerbGroup(n) {
		c.verbGroup(n)
		return n.head
	}
	for i, k := range n.Kids {
		switch {
		case i == h:
		case k.Base() == "espec" && !k.Leaf() && !k.Mark("co"):
			c.specifier(k, n.head)
		default:
			c.attach(k, n.head, c.relation(n, k), n)
		}
	}
	return n.head
}

// specifier joins the parts of a specifier: under a number in digits ("the
// 300"), else under an article ("all the", "the two"), else under the first
// word; that one to the noun.
func (c *cessConverter) specifier(n *CESSNode, head int) {
	top := -1
	for _, want := range []nodeTest{tag("n"), tag("Z"), tag("da"), tag("d")} {
		if top = slices.IndexFunc(n.Kids, want); top >= 0 {
			break
		}
	}
	for i, k := range n.Kids {
		rel := c.determiner(k.head)
		switch {
		case isPunct(k):
			rel = "punct"
		case !k.Leaf():
			rel = c.relation(n, k)
		}
		to := head
		if top >= 0 && i != top {
			to = n.Kids[top].head
		}
		c.attach(k, to, rel, n)
	}
}

func isPunct(n *CESSNode) bool { return n.Leaf() && n.Tag[0] == 'F' }

// coordinator reports whether a node is a conjunction between conjuncts.
func coordinator(n *CESSNode) bool { return n.Base() == "coord" }

// functional reports whether a node is a function word rather than a member of
// a coordination.
func functional(n *CESSNode) bool {
	switch n.Base() {
	case "conj", "prep", "espec", "neg", "morf", "morfema", "relatiu":
		return true
	}
	return false
}

// coordination joins the members of a coordination to the first, each
// conjunction and comma to the member after it, and reports whether the node is
// one.
func (c *cessConverter) coordination(n *CESSNode) bool {
	if !n.Mark("co") && !slices.ContainsFunc(n.Kids, coordinator) {
		return false
	}
	clauses := n.Base() == "S" && slices.ContainsFunc(n.Kids, func(k *CESSNode) bool { return k.Base() == "S" && k.Func == "" })
	member := func(k *CESSNode) bool {
		return !isPunct(k) && !coordinator(k) && (!functional(k) || n.Base() == "espec") && !(clauses && k.Func != "")
	}
	at := slices.IndexFunc(n.Kids, member)
	if at < 0 {
		return false
	}
	n.head = n.Kids[at].head
	for i, k := range n.Kids {
		switch {
		case isPunct(k) || coordinator(k):
			to := n.head
			for _, m := range n.Kids[i+1:] {
				if member(m) {
					to = m.head
					break
				}
			}
			rel := "cc"
			if isPunct(k) {
				rel = "punct"
			}
			c.join(k.head, to, rel)
		case !member(k):
			c.attach(k, c.argHead(n.Kids[at]), c.relation(n, k), n)
		case i != at:
			c.attach(k, n.head, "conj", n)
		}
	}
	return true
}

func isVerbGroup(n *CESSNode) bool {
	switch n.Base() {
	case "infinitiu", "gerundi", "participi":
		return true
	}
	return n.Base() == "grup" && strings.HasPrefix(n.Cat, "grup.verb")
}

// headKid picks the child whose head is the head of the node.
func (c *cessConverter) headKid(n *CESSNode) int {
	for _, want := range headOrder(n) {
		for i, k := range n.Kids {
			if want(k) {
				return i
			}
		}
	}
	for i, k := range n.Kids {
		if !isPunct(k) {
			return i
		}
	}
	return 0
}

type nodeTest func(*CESSNode) bool

func base(names ...string) nodeTest {
	return func(n *CESSNode) bool { return !n.Leaf() && slices.Contains(names, n.Base()) }
}

func catPrefix(prefixes ...string) nodeTest {
	return func(n *CESSNode) bool {
		for _, p := range prefixes {
			if !n.Leaf() && strings.HasPrefix(n.Cat, p) {
				return true
			}
		}
		return false
	}
}

func tag(prefixes ...string) nodeTest {
	return func(n *CESSNode) bool {
		for _, p := range prefixes {
			if n.Leaf() && strings.HasPrefix(n.Tag, p) {
				return true
			}
		}
		return false
	}
}

var (
	nominal  = base("sn", "snp", "snl", "sno", "sna", "snd", "snn")
	clausal  = base("S")
	verbHead = func(n *CESSNode) bool { return isVerbGroup(n) }
)

// headOrder lists, best first, what may be the head of a node.
func headOrder(n *CESSNode) []nodeTest {
	switch n.Base() {
	case "S", "INC":
		return []nodeTest{verbHead, catPrefix("grup.verb"), tag("v"), clausal, nominal, base("sp"), base("s", "sa", "sadv")}
	case "sp":
		return []nodeTest{nominal, clausal, catPrefix("grup.nom"), base("sadv", "s", "sa"), base("relatiu"), base("sp"), tag("n", "p", "r", "W", "Z")}
	case "sn", "snp", "snl", "sno", "sna", "snd", "snn":
		return []nodeTest{catPrefix("grup.nom"), tag("n", "p", "W", "Z"), nominal, base("relatiu"), clausal, base("s", "sa"), base("sp"), base("espec")}
	case "s", "sa":
		return []nodeTest{catPrefix("grup.a"), tag("a"), base("s", "sa"), clausal, base("participi")}
	case "sadv":
		return []nodeTest{catPrefix("grup.adv"), tag("r"), base("sadv")}
	case "relatiu":
		return []nodeTest{tag("p")}
	case "grup":
		return groupOrder(n)
	}
	return nil
}

func groupOrder(n *CESSNode) []nodeTest {
	switch {
	case strings.HasPrefix(n.Cat, "grup.nom"):
		return []nodeTest{tag("n", "W", "Z"), tag("p"), catPrefix("grup.nom"), tag("a", "v"), nominal, base("s", "sa"), base("relatiu"), clausal, base("sp")}
	case strings.HasPrefix(n.Cat, "grup.adv"):
		return []nodeTest{tag("r"), catPrefix("grup.adv"), base("sadv")}
	case strings.HasPrefix(n.Cat, "grup.a"):
		return []nodeTest{tag("a"), catPrefix("grup.a"), base("participi"), tag("v", "n")}
	}
	return nil
}

// verbGroup makes the words of a verb group an auxiliary or a complement chain
// and sets its head.
func (c *cessConverter) verbGroup(n *CESSNode) {
	var verbs, others []*CESSNode
	for _, k := range n.Kids {
		switch {
		case isPunct(k):
			others = append(others, k)
		case k.Leaf() && (k.Tag[0] == 'v' || k.Tag[0] == 'a' || k.Tag[0] == 'n'), isVerbGroup(k), clausal(k):
			verbs = append(verbs, k)
		default:
			others = append(others, k)
		}
	}
	if len(verbs) == 0 {
		for i, k := range n.Kids {
			if i > 0 {
				c.join(k.head, n.Kids[0].head, "dep")
			}
		}
		n.head = n.Kids[0].head
		return
	}
	// From the last verb backwards: an auxiliary goes under the verb after it,
	// any other verb takes that one as its complement.
	head := verbs[len(verbs)-1].head
	for i := len(verbs) - 2; i >= 0; i-- {
		v := verbs[i].head
		if c.auxiliary(v, head) {
			c.out.Tokens[v].UPOS = text.AUX
			c.join(v, head, "aux")
			continue
		}
		c.join(head, v, "xcomp")
		head = v
	}
	n.head = head
	if len(verbs) > 1 && slices.ContainsFunc(others, tag("cs")) {
		n.arg = verbs[len(verbs)-1].head + 1
	}
	for _, k := range others {
		to, rel := head, c.relation(n, k)
		if k.Leaf() && (k.Tag[0] == 's' || k.Tag[0] == 'c') {
			rel = "mark"
			for _, v := range verbs {
				if v.first > k.first {
					to = v.head
					break
				}
			}
		}
		c.join(k.head, to, rel)
	}
}

// auxiliary reports whether verb v is an auxiliary of the verb after it.
func (c *cessConverter) auxiliary(v, next int) bool {
	t, x := &c.out.Tokens[v], c.out.XPOS[v]
	if strings.HasPrefix(x, "va") {
		return true
	}
	if !slices.Contains(c.lang.Auxiliaries, t.Lemma) {
		return false
	}
	return true
}

// argHead gives the word that arguments of a clause or verb group go to: the
// infinitive of an obligation ("have to"), else the head.
func (c *cessConverter) argHead(n *CESSNode) int {
	if n.arg > 0 {
		return n.arg - 1
	}
	return n.head
}

// clause joins the parts of a clause to its verb, or to the predicate of its
// copula.
func (c *cessConverter) clause(n *CESSNode, h int) {
	verb := n.Kids[h].head
	if v := c.copula(n, h); v != nil {
		n.head = v.head
		c.join(verb, n.head, "cop")
		c.out.Tokens[verb].UPOS = text.AUX
		// What the verb group already holds moves up with the predicate.
		for i := range c.out.Tokens {
			t := &c.out.Tokens[i]
			if t.Head == verb && i != n.head && t.Rel != "fixed" {
				t.Head = n.head
			}
		}
	}
	to := n.head
	if to == verb {
		n.arg = n.Kids[h].arg
		to = c.argHead(n)
	}
	for i, k := range n.Kids {
		if i == h || k.head == n.head {
			continue
		}
		if isPunct(k) {
			c.join(k.head, n.head, "punct")
			continue
		}
		c.attach(k, to, c.relation(n, k), n)
	}
}

// copula gives the predicate when the verb of the clause is a copula with one.
func (c *cessConverter) copula(n *CESSNode, h int) *CESSNode {
	if !isVerbGroup(n.Kids[h]) || !slices.Contains(c.lang.Copulas, c.out.Tokens[n.Kids[h].head].Lemma) {
		return nil
	}
	for _, k := range n.Kids {
		if strings.HasPrefix(k.Func, "ATR") {
			return k
		}
	}
	return nil
}

// relation names the relation of a child to the head of its parent.
func (c *cessConverter) relation(parent, k *CESSNode) string {
	if isPunct(k) {
		return "punct"
	}
	if k.Leaf() {
		return c.leafRelation(parent, k)
	}
	switch k.Base() {
	case "prep":
		if p := parent; len(p.Kids) > 0 && c.clauseInside(p) {
			return "mark"
		}
		return "case"
	case "conj":
		return "mark"
	case "espec":
		return c.determiner(k.head)
	case "neg":
		return "advmod"
	case "coord":
		return "cc"
	case "interjeccio":
		return "discourse"
	case "morf", "morfema":
		return c.reflexive(k)
	}
	if parent.Base() == "S" || isVerbGroup(parent) || parent.Base() == "INC" {
		return c.argument(k)
	}
	return c.modifier(parent, k)
}

// clauseInside reports whether what a prepositional phrase introduces is a
// clause.
func (c *cessConverter) clauseInside(n *CESSNode) bool {
	t := c.out.Tokens[n.head]
	return t.UPOS == text.VERB || t.UPOS == text.AUX
}

func (c *cessConverter) leafRelation(parent, k *CESSNode) string {
	switch t := c.out.Tokens[k.head]; t.UPOS {
	case text.ADP:
		return "case"
	case text.SCONJ:
		return "mark"
	case text.CCONJ:
		return "cc"
	case text.ADV:
		return "advmod"
	case text.DET, text.NUM:
		return c.determiner(k.head)
	case text.ADJ:
		return "amod"
	case text.PROPN:
		if parent.Base() == "grup" && c.out.Tokens[parent.head].UPOS == text.PROPN {
			return "flat"
		}
		return "appos"
	}
	return "nmod"
}

func (c *cessConverter) determiner(i int) string {
	switch t := c.out.Tokens[i]; t.UPOS {
	case text.NUM:
		return "nummod"
	case text.ADV:
		return "advmod"
	case text.ADP:
		return "case"
	case text.ADJ:
		return "amod"
	case text.NOUN, text.PRON:
		return "nmod"
	}
	return "det"
}

func (c *cessConverter) reflexive(k *CESSNode) string {
	switch {
	case strings.HasPrefix(k.Func, "PASS"):
		return "expl:pass"
	case strings.HasPrefix(k.Func, "IMPERS"):
		return "expl:impers"
	}
	return "expl:pv"
}

// argument names the relation of a part of a clause, by its function first.
func (c *cessConverter) argument(k *CESSNode) string {
	fn, _, _ := strings.Cut(k.Func, ".")
	isClause := c.isClause(k)
	switch fn {
	case "SUJ":
		if isClause {
			return "csubj"
		}
		return "nsubj"
	case "CD":
		if isClause {
			return "ccomp"
		}
		return "obj"
	case "CI":
		if k.Base() == "sp" {
			return "obj"
		}
		return "iobj"
	case "CREG":
		if isClause {
			return "advcl"
		}
		return "obj"
	case "CAG":
		return "obj"
	case "ATR", "CPRED":
		if isClause {
			return "xcomp"
		}
		return "obl"
	case "MOD", "NEG":
		return "advmod"
	}
	switch k.Base() {
	case "sadv":
		return "advmod"
	case "S":
		return "advcl"
	case "INC":
		return "parataxis"
	case "s", "sa":
		return "advmod"
	}
	if isClause {
		return "advcl"
	}
	if c.out.Tokens[k.head].UPOS == text.ADV {
		return "advmod"
	}
	return "obl"
}

// isClause reports whether a node is a clause, bare or after a preposition.
func (c *cessConverter) isClause(n *CESSNode) bool {
	switch n.Base() {
	case "S":
		return true
	case "sp":
		for _, k := range n.Kids {
			if k.Base() == "S" || k.Base() == "sp" && c.isClause(k) {
				return true
			}
		}
	}
	return false
}

// modifier names the relation of a part of a noun, adjective or adverb phrase.
func (c *cessConverter) modifier(parent, k *CESSNode) string {
	t := c.out.Tokens[k.head]
	switch k.Base() {
	case "sp":
		if c.isClause(k) {
			return "acl"
		}
		if t.UPOS == text.ADV {
			return "advmod"
		}
		return "nmod"
	case "S":
		return "acl"
	case "s", "sa", "grup", "participi":
		return "amod"
	case "sadv":
		return "advmod"
	case "INC":
		return "parataxis"
	}
	if nominal(k) {
		if c.out.Tokens[parent.head].UPOS == text.PROPN && t.UPOS == text.PROPN {
			return "flat"
		}
		return "appos"
	}
	return "dep"
}

// finish gives the root its place and joins what was left without a head.
func (c *cessConverter) finish(root int) {
	c.out.Tokens[root].Head, c.out.Tokens[root].Rel = -1, "root"
	for i := range c.out.Tokens {
		t := &c.out.Tokens[i]
		if i == root || t.Head >= 0 {
			continue
		}
		t.Head, t.Rel = root, "dep"
		// A contraction inside a phrase: its determiner goes where its
		// preposition goes.
		if p := i - 1; t.Part > 1 && t.UPOS == text.DET && p >= 0 && c.out.Tokens[p].Head >= 0 {
			t.Head, t.Rel = c.out.Tokens[p].Head, "det"
		}
	}
}
