package text

import "encoding/binary"

// Classes of the gazetteer, as bits.
const (
	GazCountry = 1 << iota
	GazPlace
	GazOrganisation
	GazGiven
	GazSurname
	GazPER
	GazORG
	GazLOC
	GazMISC

	gazBits = 9
	gazMore = 1 << 15 // a longer phrase begins with these words
)

// maxPhrase is the longest phrase of a gazetteer, in words.
const maxPhrase = 6

// Gazetteer knows phrases and the classes they belong to. Phrases are compared
// in lower case, word by word.
type Gazetteer struct{ rows *Rows }

// NewGazetteer makes a gazetteer of phrases, as lists of words in lower case,
// with their classes. classes and phrases run in parallel.
func NewGazetteer(phrases [][]string, classes []uint16) *Gazetteer {
	bits := map[uint32]uint16{}
	for i, p := range phrases {
		if len(p) > maxPhrase {
			continue
		}
		h := uint32(0)
		for k, w := range p {
			h = feature(600, h, uint32(HashString(w)))
			if k+1 < len(p) {
				bits[h] |= gazMore
			}
		}
		if len(p) > 0 {
			bits[h] |= classes[i]
		}
	}
	rows := map[uint32][]byte{}
	for h, b := range bits {
		rows[h] = binary.LittleEndian.AppendUint16(nil, b)
	}
	return &Gazetteer{NewRows(2, rows)}
}

// mark sets the gazetteer bits of the words of a sentence: those of the phrases
// that begin at a word in its low half, those of the phrases that go on through
// it in its high half. A phrase begins with a word that is not in lower case.
func (g *Gazetteer) mark(a []atoms, na []nameAtoms) {
	if g == nil {
		return
	}
	for i := range a {
		if !na[i].upper {
			continue
		}
		h := uint32(0)
		for n := 0; n < maxPhrase && i+n < len(a); n++ {
			h = feature(600, h, a[i+n].lower)
			row := g.rows.Row(h)
			if len(row) < 2 {
				break
			}
			b := uint32(binary.LittleEndian.Uint16(row))
			if c := b &^ gazMore; c != 0 {
				na[i].gaz |= c
				for k := i + 1; k <= i+n; k++ {
					na[k].gaz |= c << 16
				}
			}
			if b&gazMore == 0 {
				break
			}
		}
	}
}
