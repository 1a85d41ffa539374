package text

import "unicode/utf8"

// nameDocument is what the first pass made of the words of a document.
type nameDocument struct {
	index map[uint32]int32 // words in lower case that have a capital somewhere
	seen  []nameCount
	short map[uint32]uint8 // initials of names of several words: one more than the type
	text  []byte

	around namePlaces

	places, bodies int // words of listed places that are labelled as places, and as organisations
}

// nameCount counts the labels of the occurrences of one word in a document.
type nameCount struct {
	n     [nameLabels]uint16
	small bool // it also occurs in small letters
}

// gather counts the labels of the first pass for every capitalised word, and notes
// which of them are also written in small letters and the initials of names.
func (d *nameDocument) gather(nw *nameWork, sents []Sentence) {
	if d.index == nil {
		d.index, d.short = map[uint32]int32{}, map[uint32]uint8{}
	}
	clear(d.index)
	clear(d.short)
	d.seen, d.places, d.bodies = d.seen[:0], 0, 0
	from := 0
	for i := range sents {
		to := from + len(sents[i].Tokens)
		for k := from; k < to; k++ {
			if !nw.names[k].upper {
				continue
			}
			d.count(nw.atoms[k].lower, nw.labels[k])
			d.side(nw, k, 1)
		}
		d.initials(nw, sents[i].Tokens, from)
		from = to
	}
	nw.gatherPlaces(sents)
	for k := range nw.names {
		if nw.names[k].upper || nw.near[k] > nameReach {
			continue
		}
		if at, ok := d.index[nw.atoms[k].lower]; ok {
			d.seen[at].small = true
		}
	}
}

// side counts word k, by so much, when it is of a listed place or country.
func (d *nameDocument) side(nw *nameWork, k, by int) {
	if g := nw.names[k].gaz; (g|g>>16)&(GazPlace|GazCountry) == 0 || nw.labels[k] == 0 {
		return
	}
	switch nameTypes[(nw.labels[k]-1)/4] {
	case LOC:
		d.places += by
	case ORG:
		d.bodies += by
	}
}

// sides says, in steps, how many of the other places of the document stand for
// organisations, as towns do for their teams; 0 is unknown.
func (nw *nameWork) sides(k int) uint32 {
	d := &nw.doc
	d.side(nw, k, -1)
	places, bodies := d.places, d.bodies
	d.side(nw, k, 1)
	if places+bodies == 0 {
		return 0
	}
	return uint32(1 + 5*bodies/(places+bodies) + 8*min((places+bodies)/4, 2))
}

func (d *nameDocument) count(key uint32, label uint8) {
	at, ok := d.index[key]
	if !ok {
		at = int32(len(d.seen))
		d.index[key] = at
		d.seen = append(d.seen, nameCount{})
	}
	d.seen[at].n[label]++
}

// initials notes the initials of the capitalised words of the names of a sentence
// that begins at word from: they may come back as an acronym.
func (d *nameDocument) initials(nw *nameWork, s []Token, from int) {
	d.text = d.text[:0]
	words := 0
	for k := range s {
		y := nw.labels[from+k]
		if y == 0 {
			continue
		}
		part := (y - 1) % 4
		if part == nameBegin || part == nameSingle {
			d.text, words = d.text[:0], 0
		}
		if nw.names[from+k].upper {
			_, n := utf8.DecodeRuneInString(s[k].Lower)
			d.text = append(d.text, s[k].Lower[:n]...)
			words++
		}
		if part == nameLast && words > 1 {
			key := uint32(HashString(string(d.text)))
			if d.short[key] == 0 {
				d.short[key] = (y-1)/4 + 1
			}
		}
	}
}

// documentFeatures are what the second pass adds for word i of the sentence from
// one word to another.
func (nw *nameWork) documentFeatures(from, to, i int, f []uint32) []uint32 {
	own, l1, r1 := uint32(nw.labels[i]), uint32(31), uint32(31)
	if i > from {
		l1 = uint32(nw.labels[i-1])
	}
	if i+1 < to {
		r1 = uint32(nw.labels[i+1])
	}
	w := &nw.names[i]
	f = append(f, feature(500, own, 0), feature(501, own, l1), feature(502, own, r1))
	if d, ok := nw.others(i); ok {
		f = append(f, feature(503, d, 0), feature(504, d, own), feature(505, d&31, w.pattern), feature(506, d>>5, own), feature(516, d>>5, w.gaz))
	}
	if w.upper {
		f = nw.placeFeatures(from, to, i, nw.neighbourFeatures(from, to, i, f))
		d := nw.sides(i)
		f = append(f, feature(522, d, own), feature(523, d, w.gaz), feature(524, d, w.pattern))
	}
	if nw.small(i) {
		f = append(f, feature(513, own, 0), feature(521, w.pattern, 0))
	}
	if i > from {
		if d, ok := nw.others(i - 1); ok {
			f = append(f, feature(507, d, own))
		}
	}
	if i+1 < to {
		if d, ok := nw.others(i + 1); ok {
			f = append(f, feature(508, d, own))
		}
	}
	if w.upper && nw.atoms[i].shape&7 == caseUpper {
		f = append(f, feature(512, uint32(nw.doc.short[nw.atoms[i].lower]), own))
	}
	return f
}

// small reports whether a capitalised word also occurs in small letters.
func (nw *nameWork) small(i int) bool {
	if !nw.names[i].upper {
		return false
	}
	at, ok := nw.doc.index[nw.atoms[i].lower]
	return ok && nw.doc.seen[at].small
}

// others gives the commonest label of the other occurrences of word i, the
// commonest type among them, and how sure the document is of it.
func (nw *nameWork) others(i int) (uint32, bool) {
	if !nw.names[i].upper {
		return 0, false
	}
	at, ok := nw.doc.index[nw.atoms[i].lower]
	if !ok {
		return 0, false
	}
	c := nw.doc.seen[at].n
	c[nw.labels[i]]--
	best, total := 0, 0
	var types [5]int
	for y, n := range c {
		total += int(n)
		types[(y+3)/4] += int(n)
		if n > c[best] {
			best = y
		}
	}
	if total == 0 {
		return 0, false
	}
	typ := 0
	for t := range types {
		if types[t] > types[typ] {
			typ = t
		}
	}
	sure := uint32(0)
	if types[typ]*4 >= total*3 {
		sure = 1
	}
	return uint32(best) | uint32(typ)<<5 | sure<<8, true
}
