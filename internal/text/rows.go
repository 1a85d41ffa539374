package text

import (
	"cmp"
	"encoding/binary"
	"errors"
	"math/bits"
	"slices"
)

// HashString is the 64-bit FNV-1a hash of s, mixed so that all its bits are
// good. Trained weights are keyed by it: it must never change.
func HashString(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return mix64(h)
}

func mix64(h uint64) uint64 {
	h ^= h >> 32
	h *= 0xd6e8feb86659fd93
	return h ^ h>>32
}

// feature is the key of template t filled with a and b.
func feature(t, a, b uint32) uint32 {
	hi, lo := bits.Mul64(uint64(a)<<32|uint64(b)^0x9e3779b97f4a7c15, (uint64(t)*2+1)*0xa0761d6478bd642f)
	return uint32(hi^lo) | 1
}

// Rows is an immutable table from 32-bit keys to rows of bytes of one width:
// weights of a feature for every label, or what is known of a word.
type Rows struct {
	width int
	shift uint
	slots []slot // open addressing
	// filter has a bit for each of eight ranges of hashes of a slot, set where a
	// key is: few keys that are not in the table get past it, and it is small
	// enough for a processor's cache.
	filter []byte
	data   []byte
}

// slot holds a key and where its row begins; key 0 is an empty slot.
type slot struct{ key, at uint32 }

// Len is the number of rows.
func (r *Rows) Len() int { return len(r.data) / max(1, r.width) }

// Width is the length of a row in bytes.
func (r *Rows) Width() int { return r.width }

// Row gives the row of a key, nil when there is none. Key 0 has none.
func (r *Rows) Row(key uint32) []byte {
	if len(r.slots) == 0 || key == 0 {
		return nil
	}
	h, mask := key*spread, len(r.slots)-1
	if r.filter[int(h>>r.shift)&mask]>>(h>>(r.shift-3)&7)&1 == 0 {
		return nil
	}
	for i := int(h >> r.shift); ; i++ {
		switch s := &r.slots[i&mask]; s.key {
		case key:
			return r.data[s.at : int(s.at)+r.width]
		case 0:
			return nil
		}
	}
}

// keys gives the keys in the order of their rows, which is ascending.
func (r *Rows) keys() []uint32 {
	out := make([]uint32, r.Len())
	for _, s := range r.slots {
		if s.key != 0 {
			out[int(s.at)/r.width] = s.key
		}
	}
	return out
}

// spread stirs a key: the top bits of the product number its slot and the three
// bits below them its bit of the filter.
const spread = 2654435769

// batch is how many keys are looked up together.
const batch = 64

// lookup is the working memory of gather.
type lookup struct {
	keys [batch]uint32
	read [batch]slot
	at   []uint32
}

// gather gives where the rows of the keys begin, in order; keys without a row are
// left out. It asks the filter for a batch of keys, then reads the slots of those
// that pass, then compares: steps without a branch that let the memory work on
// many keys at once. The result is valid until the next use of the lookup.
func (r *Rows) gather(keys []uint32, l *lookup) []uint32 {
	l.at = l.at[:0]
	if len(r.slots) == 0 {
		return nil
	}
	mask := len(r.slots) - 1
	for len(keys) > 0 {
		part := keys[:min(len(keys), batch)]
		keys = keys[len(part):]
		n := 0
		for _, k := range part {
			l.keys[n&(batch-1)] = k
			h := k * spread
			n += int(r.filter[int(h>>r.shift)&mask] >> (h >> (r.shift - 3) & 7) & 1)
		}
		for i, k := range l.keys[:n] {
			l.read[i] = r.slots[int(k*spread>>r.shift)&mask]
		}
		for i, k := range l.keys[:n] {
			s := l.read[i]
			for next := int(k*spread>>r.shift) + 1; s.key != k && s.key != 0; next++ {
				s = r.slots[next&mask]
			}
			if s.key != 0 {
				l.at = append(l.at, s.at)
			}
		}
	}
	return l.at
}

// sum adds the weights of the rows that begin at these places to out, a column
// each.
func (r *Rows) sum(out []int32, at []uint32) {
	if len(out) != r.width {
		return
	}
	from := 0
	for ; from+4 <= len(out); from += 4 {
		var s0, s1, s2, s3 int32
		for _, a := range at {
			row := r.data[int(a)+from:][:4]
			s0 += weight[row[0]]
			s1 += weight[row[1]]
			s2 += weight[row[2]]
			s3 += weight[row[3]]
		}
		o := out[from:][:4]
		o[0], o[1], o[2], o[3] = o[0]+s0, o[1]+s1, o[2]+s2, o[3]+s3
	}
	for ; from < len(out); from++ {
		for _, a := range at {
			out[from] += weight[r.data[int(a)+from]]
		}
	}
}

// NewRows makes a table. Every row must have the same width; key 0 is dropped.
func NewRows(width int, rows map[uint32][]byte) *Rows {
	keys := make([]uint32, 0, len(rows))
	for k := range rows {
		if k != 0 {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	data := make([]byte, 0, len(keys)*width)
	for _, k := range keys {
		data = append(data, rows[k][:width]...)
	}
	return indexRows(width, keys, data)
}

// indexRows builds the table over sorted keys; it keeps data.
func indexRows(width int, keys []uint32, data []byte) *Rows {
	size := 8
	for size < len(keys)*3/2 {
		size *= 2
	}
	r := &Rows{width: width, shift: uint(32 - bits.TrailingZeros(uint(size))), slots: make([]slot, size), filter: make([]byte, size), data: data}
	for n, k := range keys {
		h := k * spread
		i := int(h >> r.shift)
		r.filter[i] |= 1 << (h >> (r.shift - 3) & 7)
		for r.slots[i&(size-1)].key != 0 {
			i++
		}
		r.slots[i&(size-1)] = slot{k, uint32(n * width)}
	}
	return r
}

// AppendRows writes a table: its width, the number of rows, the keys in order,
// each as the distance from the one before, then the rows.
func AppendRows(b []byte, r *Rows) []byte {
	order := make([]slot, 0, r.Len())
	for _, s := range r.slots {
		if s.key != 0 {
			order = append(order, s)
		}
	}
	slices.SortFunc(order, func(a, b slot) int { return cmp.Compare(a.key, b.key) })
	b = binary.AppendUvarint(b, uint64(r.width))
	b = binary.AppendUvarint(b, uint64(len(order)))
	last := uint32(0)
	for _, o := range order {
		b = binary.AppendUvarint(b, uint64(o.key-last))
		last = o.key
	}
	for _, o := range order {
		b = append(b, r.data[o.at:int(o.at)+r.width]...)
	}
	return b
}

// DecodeRows reads a table written by AppendRows; it keeps b.
func DecodeRows(b []byte) (*Rows, error) {
	r := byteReader{b: b}
	width, n := r.uvarint(), r.uvarint()
	if r.bad || width == 0 || width > 1<<12 || n > uint64(len(r.b)) {
		return nil, errDamaged
	}
	keys := make([]uint32, n)
	at := uint64(0)
	for i := range keys {
		d := r.uvarint()
		if at += d; d == 0 || at > 1<<32-1 {
			return nil, errDamaged
		}
		keys[i] = uint32(at)
	}
	if r.bad || uint64(len(r.b)) != n*width {
		return nil, errDamaged
	}
	return indexRows(int(width), keys, r.b), nil
}

// rows reads a table from a section.
func (w *Weights) rows(name string) (*Rows, error) {
	b, err := w.Get(name)
	if err != nil {
		return nil, err
	}
	r, err := DecodeRows(b)
	if err != nil {
		return nil, errors.Join(errors.New("section "+name), err)
	}
	return r, nil
}
