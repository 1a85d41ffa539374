package pack

// Dispatch finds the patterns that can start at an atom without trying them
// all: by the word, by the classes of the word, or by the fact that a number
// starts there.
type Dispatch struct {
	byWord  [][]int32 // by vocabulary id
	numbers []int32
	others  []int32 // patterns that can start with any word
	caps    []int32 // with any capitalised word
}

// NewDispatch indexes patterns; call it after the last word went into the
// vocabulary.
func NewDispatch(v *Vocabulary, patterns []*Pattern) *Dispatch {
	d := &Dispatch{byWord: make([][]int32, v.Size())}
	for i, p := range patterns {
		f := firsts{words: map[int32]bool{}}
		f.walk(p, 0, map[int]bool{})
		for id := range d.byWord {
			if id > 0 && (f.words[int32(id)] || v.words[id].classes.meets(&f.classes)) && !f.any {
				d.byWord[id] = append(d.byWord[id], int32(i))
			}
		}
		if f.number {
			d.numbers = append(d.numbers, int32(i))
		}
		if f.any {
			d.others = append(d.others, int32(i))
		} else if f.caps {
			d.caps = append(d.caps, int32(i))
		}
	}
	return d
}

// At calls try with every pattern that can start at the atom, in order of the
// index within each group.
func (d *Dispatch) At(a *Atom, try func(int)) {
	if a.Word > 0 && int(a.Word) < len(d.byWord) {
		for _, i := range d.byWord[a.Word] {
			try(int(i))
		}
	}
	if a.Num > 0 {
		for _, i := range d.numbers {
			try(int(i))
		}
	}
	if a.Kind != AtomWord {
		return
	}
	for _, i := range d.others {
		try(int(i))
	}
	if a.Cap {
		for _, i := range d.caps {
			try(int(i))
		}
	}
}

type firsts struct {
	words             map[int32]bool
	classes           classSet
	number, any, caps bool
}

func (f *firsts) walk(p *Pattern, pc int, seen map[int]bool) {
	if seen[pc] {
		return
	}
	seen[pc] = true
	in := p.code[pc]
	switch in.op {
	case opSplit:
		f.walk(p, int(in.x), seen)
		f.walk(p, int(in.y), seen)
	case opJump:
		f.walk(p, int(in.x), seen)
	case opSave:
		f.walk(p, pc+1, seen)
	case opTest:
		f.test(p, pc, seen)
	}
}

func (f *firsts) test(p *Pattern, pc int, seen map[int]bool) {
	switch in := p.code[pc]; in.test {
	case testWord:
		f.words[in.arg] = true
	case testClass:
		f.classes.add(int(in.arg))
	case testAny, testLower:
		f.any = true
	case testCap:
		f.caps = true
	case testGlued, testStart, testEnd:
		f.walk(p, pc+1, seen)
	default:
		f.number = true
	}
}

// Trie holds fixed phrases of known words.
type Trie struct{ nodes []trieNode }

type trieNode struct {
	next  map[int32]int32
	value int32 // 1 + value, 0 when no phrase ends here
}

// NewTrie makes an empty trie.
func NewTrie() *Trie { return &Trie{nodes: make([]trieNode, 1)} }

// Add puts a phrase, as vocabulary ids, with its value.
func (t *Trie) Add(ids []int32, value int) {
	at := int32(0)
	for _, id := range ids {
		next, ok := t.nodes[at].next[id]
		if !ok {
			next = int32(len(t.nodes))
			t.nodes = append(t.nodes, trieNode{})
			if t.nodes[at].next == nil {
				t.nodes[at].next = map[int32]int32{}
			}
			t.nodes[at].next[id] = next
		}
		at = next
	}
	if t.nodes[at].value == 0 {
		t.nodes[at].value = int32(value) + 1
	}
}

// Get gives the value of exactly this phrase.
func (t *Trie) Get(ids []int32) (value int, ok bool) {
	at := int32(0)
	for _, id := range ids {
		next, there := t.nodes[at].next[id]
		if !there {
			return 0, false
		}
		at = next
	}
	return int(t.nodes[at].value) - 1, t.nodes[at].value > 0
}

// Longest finds the longest phrase that starts at atom i: how many atoms it
// has, 0 for none, and its value.
func (t *Trie) Longest(atoms []Atom, i int) (length, value int) {
	at := int32(0)
	for j := i; j < len(atoms); j++ {
		next, ok := t.nodes[at].next[atoms[j].Word]
		if !ok || atoms[j].Word == 0 {
			break
		}
		at = next
		if v := t.nodes[at].value; v > 0 {
			length, value = j-i+1, int(v)-1
		}
	}
	return length, value
}
