package text

// climb bounds how many heads are followed, and reach how far the partner of a
// bracket may stand, so that time stays linear.
const (
	climb = 64
	reach = 256
)

// attachPunct joins punctuation to the tree of the words, near to how
// Universal Dependencies treebanks do it: the members of a pair to the head of
// what they enclose; final marks to what precedes; others as high as they can
// stand without crossing an arc, the closing comma of a phrase with its opening
// one. In a sentence without words the first mark is the root.
func (m *ParseState) attachPunct(s *Sentence) {
	if m.n == len(s.Tokens) {
		return
	}
	if m.n == 0 {
		for i := range s.Tokens {
			s.Tokens[i].Head, s.Tokens[i].Rel = 0, "punct"
		}
		s.Tokens[0].Head, s.Tokens[0].Rel = -1, "root"
		return
	}
	p := punctuator{s: s, open: m.open}
	p.open = grow(p.open, len(s.Tokens))
	clear(p.open)
	m.open = p.open
	for i := range s.Tokens {
		if s.Tokens[i].UPOS == PUNCT {
			s.Tokens[i].Head, s.Tokens[i].Rel = -1, ""
		}
	}
	p.pairs()
	word := 0 // how many words stand before
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.UPOS != PUNCT {
			word++
			continue
		}
		if t.Rel != "" {
			continue
		}
		left, right := -1, len(s.Tokens)
		if word > 0 {
			left = int(m.token[word-1])
		}
		if word < m.n {
			right = int(m.token[word])
		}
		t.Head, t.Rel = p.place(i, left, right), "punct"
		if t.Form == "," && t.Head > i {
			p.open[t.Head] = true
		}
	}
}

// punctuator joins the punctuation of one sentence.
type punctuator struct {
	s    *Sentence
	open []bool // words that an opening comma was joined to
}

// partner gives the closing mark of an opening one, "" for none.
func partner(form string) string {
	switch form {
	case "(":
		return ")"
	case "[":
		return "]"
	case "{":
		return "}"
	case "«":
		return "»"
	case "“":
		return "”"
	case "‘":
		return "’"
	case InvertedQuestion:
		return "?"
	case InvertedExclamation:
		return "!"
	case "\"", "'", "-", "—", "–":
		return form
	}
	return ""
}

// pairs joins both marks of each pair that encloses one phrase to its head.
func (p *punctuator) pairs() {
	toks := p.s.Tokens
	for i := range toks {
		if toks[i].UPOS != PUNCT || toks[i].Rel != "" {
			continue
		}
		if closing := partner(toks[i].Form); closing != "" {
			if j := p.close(i, closing); j > 0 {
				if h := p.inside(i, j); h >= 0 {
					toks[i].Head, toks[i].Rel = h, "punct"
					toks[j].Head, toks[j].Rel = h, "punct"
				}
			}
		}
	}
}

// close finds the mark that closes the one at i, -1 for none near enough.
func (p *punctuator) close(i int, closing string) int {
	toks := p.s.Tokens
	opening, depth := toks[i].Form, 0
	for j := i + 1; j < len(toks) && j <= i+reach; j++ {
		switch f := toks[j].Form; {
		case toks[j].UPOS != PUNCT:
		case f == closing:
			if depth == 0 || closing == opening {
				return j
			}
			depth--
		case f == opening:
			depth++
		}
	}
	return -1
}

// inside gives the one word between i and j whose head is not between them, -1
// when there is none or more than one.
func (p *punctuator) inside(i, j int) int {
	top := -1
	for k := i + 1; k < j; k++ {
		t := &p.s.Tokens[k]
		if t.UPOS == PUNCT || t.Head > i && t.Head < j {
			continue
		}
		if top >= 0 {
			return -1
		}
		top = k
	}
	return top
}

// place gives the head of a mark that is in no pair; left and right are the
// words nearest to it, -1 and the number of tokens for none.
func (p *punctuator) place(i, left, right int) int {
	toks := p.s.Tokens
	switch toks[i].Form {
	case ".", "?", "!", "...", "…":
		if left >= 0 {
			right = len(toks)
		}
	}
	comma := toks[i].Form == ","
	if left >= 0 {
		for n := 0; n < climb && toks[left].Head >= 0 && toks[left].Head < i && !(comma && p.open[left]); n++ {
			left = toks[left].Head
		}
	}
	if right < len(toks) {
		for n := 0; n < climb && toks[right].Head > i; n++ {
			right = toks[right].Head
		}
	}
	switch {
	case left < 0:
		return right
	case right >= len(toks):
		return left
	case comma && p.open[left] && toks[left].Rel == "conj" && toks[right].Rel == "conj" && toks[left].Head == toks[right].Head:
		return right
	case p.below(right, left):
		return right
	}
	return left
}

// below reports whether word a is dominated by word b.
func (p *punctuator) below(a, b int) bool {
	for n := 0; n < climb && a >= 0; n++ {
		if a == b {
			return true
		}
		a = p.s.Tokens[a].Head
	}
	return false
}
