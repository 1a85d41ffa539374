package text

import (
	"math"
	"slices"
)

// The columns of two rows side by side; sums are fastest of four columns at a time.
const (
	secondColumn = (nameLabels + 3) / 4 * 4
	bothColumns  = secondColumn + nameLabels
)

// sideBySide makes one table of two: the row of a key is that of a, zeros, and
// from secondColumn on that of b.
func sideBySide(a, b *Rows) *Rows {
	ka, kb := a.keys(), b.keys()
	keys := make([]uint32, 0, len(ka)+len(kb))
	data := make([]byte, 0, (len(ka)+len(kb))*bothColumns)
	for i, j := 0, 0; i < len(ka) || j < len(kb); {
		var row [bothColumns]byte
		key := uint32(math.MaxUint32)
		if i < len(ka) {
			key = ka[i]
		}
		if j < len(kb) {
			key = min(key, kb[j])
		}
		if i < len(ka) && ka[i] == key {
			copy(row[:], a.data[i*a.width:][:a.width])
			i++
		}
		if j < len(kb) && kb[j] == key {
			copy(row[secondColumn:], b.data[j*b.width:][:b.width])
			j++
		}
		keys, data = append(keys, key), append(data, row[:]...)
	}
	return indexRows(bothColumns, keys, slices.Clip(data))
}
