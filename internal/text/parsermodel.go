package text

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// parserMagic begins a file of parser weights; the digit is its version.
const parserMagic = "cotejo-parser-3\n"

// maxTable bounds a table of weights read from a file, in bytes.
const maxTable = 64 << 20

// AppendBinary writes the parser in the form that LoadParser reads: the magic,
// the labels, then each table as its length and its weights other than zero,
// each as the distance from the one before (a varint) and its value.
func (p *Parser) AppendBinary(b []byte) ([]byte, error) {
	b = append(b, parserMagic...)
	b = binary.AppendUvarint(b, uint64(len(p.labels)))
	for _, l := range p.labels {
		b = binary.AppendUvarint(b, uint64(len(l)))
		b = append(b, l...)
	}
	move, label, second, arcs := p.weights()
	for _, t := range [...][]int8{move, label, second, arcs} {
		b = appendTable(b, t)
	}
	return b, nil
}

func appendTable(b []byte, t []int8) []byte {
	b = binary.AppendUvarint(b, uint64(len(t)))
	last := -1
	for i, v := range t {
		if v != 0 {
			b = binary.AppendUvarint(b, uint64(i-last))
			b = append(b, byte(v))
			last = i
		}
	}
	return append(b, 0)
}

// LoadParser reads a parser written by AppendBinary. The error says what is
// wrong with the bytes.
func LoadParser(b []byte) (*Parser, error) {
	if len(b) < len(parserMagic) || string(b[:len(parserMagic)]) != parserMagic {
		return nil, errors.New("parser: not a file of parser weights, or one of another version")
	}
	r := byteReader{b: b[len(parserMagic):]}
	n := r.uvarint()
	if n > maxLabels {
		return nil, fmt.Errorf("parser: %d labels, at most %d", n, maxLabels)
	}
	labels := make([]string, n)
	for i := range labels {
		labels[i] = r.str()
	}
	move := r.table()
	label := r.table()
	second := r.table()
	arcs := r.table()
	if r.bad || len(r.b) != 0 {
		return nil, errors.New("parser: the weights are damaged")
	}
	return NewParser(labels, move, label, second, arcs)
}

// byteReader takes values off the front of b; bad is set when it ends early.
type byteReader struct {
	b   []byte
	bad bool
}

func (r *byteReader) uvarint() uint64 {
	v, n := binary.Uvarint(r.b)
	if n <= 0 {
		r.bad, r.b = true, nil
		return 0
	}
	r.b = r.b[n:]
	return v
}

func (r *byteReader) str() string {
	n := r.uvarint()
	if n > uint64(len(r.b)) {
		r.bad, r.b = true, nil
		return ""
	}
	s := string(r.b[:n])
	r.b = r.b[n:]
	return s
}

func (r *byteReader) table() []int8 {
	n := r.uvarint()
	if r.bad || n > maxTable {
		r.bad = true
		return nil
	}
	t := make([]int8, n)
	b := r.b
	at, last := 0, -1
	for at < len(b) {
		gap := uint64(b[at])
		at++
		if gap == 0 {
			r.b = b[at:]
			return t
		}
		if gap >= 0x80 {
			v, k := binary.Uvarint(b[at-1:])
			if k <= 0 || v > n {
				break
			}
			gap, at = v, at-1+k
		}
		last += int(gap)
		if last >= len(t) || at >= len(b) {
			break
		}
		t[last] = int8(b[at])
		at++
	}
	r.bad, r.b = true, nil
	return nil
}
