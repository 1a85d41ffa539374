package text

// namePlaces counts, in a document, what the first pass made of the words that
// stand in the same place: between the same two words.
type namePlaces struct {
	index map[uint32]int32
	count [][5]uint16 // outside, then by type
}

func (p *namePlaces) clear() {
	if p.index == nil {
		p.index = map[uint32]int32{}
	}
	clear(p.index)
	p.count = p.count[:0]
}

func (p *namePlaces) add(key uint32, label uint8) {
	at, ok := p.index[key]
	if !ok {
		at = int32(len(p.count))
		p.index[key] = at
		p.count = append(p.count, [5]uint16{})
	}
	p.count[at][(label+3)/4]++
}

// opensName reports whether a label is outside or of the first word of a name.
func opensName(y uint8) bool {
	return y == 0 || (y-1)%4 == nameBegin || (y-1)%4 == nameSingle
}

// found gives the words, of the sentence from one word to another, of the name
// that the first pass found at word i: the first and the last. Outside names it is
// the word alone.
func (nw *nameWork) found(from, to, i int) (lo, hi int) {
	lo, hi = i, i
	if nw.labels[i] == 0 {
		return lo, hi
	}
	for lo > from && !opensName(nw.labels[lo]) && nw.labels[lo-1] != 0 {
		lo--
	}
	for hi+1 < to && nw.labels[hi+1] != 0 && !opensName(nw.labels[hi+1]) {
		hi++
	}
	return lo, hi
}

// place is the place of the name or word at i: what stands before and after it.
func (nw *nameWork) place(from, to, i int) uint32 {
	lo, hi := nw.found(from, to, i)
	l, r := uint32(1), uint32(1)
	if lo > from {
		l = nw.atoms[lo-1].lower
	}
	if hi+1 < to {
		r = nw.atoms[hi+1].lower
	}
	return feature(602, l, r)
}

// gatherPlaces counts the names and capitalised words of the document by their
// place.
func (nw *nameWork) gatherPlaces(sents []Sentence) {
	p := &nw.doc.around
	p.clear()
	from := 0
	for i := range sents {
		to := from + len(sents[i].Tokens)
		for k := from; k < to; k++ {
			if nw.names[k].upper && opensName(nw.labels[k]) {
				p.add(nw.place(from, to, k), nw.labels[k])
			}
		}
		from = to
	}
}

// placeFeatures are what the document's other names in the same place say of word
// i.
func (nw *nameWork) placeFeatures(from, to, i int, f []uint32) []uint32 {
	at, ok := nw.doc.around.index[nw.place(from, to, i)]
	if !ok {
		return f
	}
	y, n := nw.labels[i], nw.doc.around.count[at]
	if own := (y + 3) / 4; n[own] > 0 {
		n[own]--
	}
	best, total := 0, 0
	for k, c := range n {
		total += int(c)
		if c > n[best] {
			best = k
		}
	}
	if total == 0 {
		return append(f, feature(630, 9, uint32(y)))
	}
	v := uint32(best) | uint32(min(total, 3))<<4
	if int(n[best])*4 >= total*3 {
		v |= 1 << 3
	}
	return append(f, feature(630, v, uint32(y)), feature(631, v, nw.names[i].gaz), feature(632, v, nw.names[i].pattern))
}

const (
	nameLook = 8 // how far the next name is looked for, in words
	nameLink = 3 // how many words between two names are told by their forms
	noType   = 9
	farLink  = 5
)

// nextName looks from word i on, step by step as far as end, for a name of the
// first pass: its type, and what stands between.
func (nw *nameWork) nextName(i, end, step int) (typ, link uint32) {
	for n := 1; n <= nameLook && i+n*step != end; n++ {
		k := i + n*step
		if y := nw.labels[k]; y != 0 {
			return uint32(y-1) / 4, link
		}
		if n <= nameLink {
			link = feature(601, link, nw.atoms[k].lower)
		} else {
			link = farLink
		}
	}
	return noType, 0
}

// neighbourFeatures are the types of the names on either side of the name at word
// i, and what links them to it.
func (nw *nameWork) neighbourFeatures(from, to, i int, f []uint32) []uint32 {
	lo, hi := nw.found(from, to, i)
	l, lk := nw.nextName(lo, from-1, -1)
	r, rk := nw.nextName(hi, to, 1)
	own, gaz := uint32(nw.labels[i]), nw.names[i].gaz
	return append(f, feature(620, l, lk), feature(621, r, rk), feature(622, l, r), feature(623, l*32+own, lk), feature(624, r*32+own, rk), feature(625, l*10+r, own), feature(626, l, gaz), feature(627, r, gaz))
}

// sentenceKind tells tables, headlines and lists from running text: whether there
// is a verb, how much is figures and punctuation, and the length, in steps.
func sentenceKind(s []Token) uint32 {
	digits, verbs, punct := 0, 0, 0
	for i := range s {
		switch f := s[i].Form; {
		case f != "" && f[0] >= '0' && f[0] <= '9':
			digits++
		case s[i].UPOS == VERB || s[i].UPOS == AUX:
			verbs++
		case s[i].UPOS == PUNCT:
			punct++
		}
	}
	kind := uint32(1)
	if verbs > 0 {
		kind++
	}
	switch {
	case digits*5 > len(s):
		kind += 2 * 2
	case digits > 0:
		kind += 2
	}
	if punct*4 > len(s) {
		kind += 6
	}
	for i, n := range [...]int{3, 8, 20} {
		if len(s) <= n {
			return kind + 12*uint32(i+1)
		}
	}
	return kind + 12*4
}
