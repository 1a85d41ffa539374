package text

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
)

// modelMagic begins every file of weights; the digit is the format's version.
const modelMagic = "cotejo-model-1\n"

// maxModel bounds a file of weights, in bytes: a damaged header cannot ask for
// more.
const maxModel = 64 << 20

// Weights is a file of trained weights: named sections of bytes, each with a
// checksum. The sections of an opened file share its memory and must not be
// changed.
//
// The format: the magic, the number of sections (uvarint), for each its name
// (uvarint length, bytes), length (uvarint) and CRC-32 (IEEE, little endian),
// then the sections one after the other.
type Weights struct {
	names []string
	data  map[string][]byte
}

// NewWeights makes an empty file of weights.
func NewWeights() *Weights { return &Weights{data: map[string][]byte{}} }

// Put adds or replaces a section. Sections keep the order in which they came.
func (w *Weights) Put(name string, data []byte) {
	if _, ok := w.data[name]; !ok {
		w.names = append(w.names, name)
	}
	w.data[name] = data
}

// Get gives a section; the error names the one that is missing.
func (w *Weights) Get(name string) ([]byte, error) {
	b, ok := w.data[name]
	if !ok {
		return nil, fmt.Errorf("the weights have no section %q: they belong to another version, train them again", name)
	}
	return b, nil
}

// WriteModel gives the bytes of the file.
func WriteModel(w *Weights) []byte {
	b := []byte(modelMagic)
	b = binary.AppendUvarint(b, uint64(len(w.names)))
	for _, n := range w.names {
		b = binary.AppendUvarint(b, uint64(len(n)))
		b = append(b, n...)
		b = binary.AppendUvarint(b, uint64(len(w.data[n])))
		b = binary.LittleEndian.AppendUint32(b, crc32.ChecksumIEEE(w.data[n]))
	}
	for _, n := range w.names {
		b = append(b, w.data[n]...)
	}
	return b
}

// ReadModel opens a file of weights in a pack's folder. A file that does not
// exist gives an error that is fs.ErrNotExist.
func ReadModel(dir fs.FS, name string) (*Weights, error) {
	b, err := fs.ReadFile(dir, name)
	if err != nil {
		return nil, err
	}
	w, err := DecodeModel(b)
	if err != nil {
		return nil, fmt.Errorf("reading the weights %s: %w", name, err)
	}
	return w, nil
}

var errDamaged = errors.New("the file is damaged or cut short")

// DecodeModel reads a file of weights from its bytes, which it keeps.
func DecodeModel(b []byte) (*Weights, error) {
	if len(b) < len(modelMagic) || string(b[:len(modelMagic)]) != modelMagic || len(b) > maxModel {
		return nil, errors.New("not a file of weights, or one of another version")
	}
	r := byteReader{b: b[len(modelMagic):]}
	n := r.uvarint()
	if r.bad || n > 1024 {
		return nil, errDamaged
	}
	w := NewWeights()
	sizes, sums := make([]uint64, n), make([]uint32, n)
	for i := range sizes {
		w.names = append(w.names, r.str())
		sizes[i] = r.uvarint()
		if r.bad || len(r.b) < 4 {
			return nil, errDamaged
		}
		sums[i] = binary.LittleEndian.Uint32(r.b)
		r.b = r.b[4:]
	}
	for i, name := range w.names {
		if sizes[i] > uint64(len(r.b)) {
			return nil, errDamaged
		}
		s := r.b[:sizes[i]:sizes[i]]
		if crc32.ChecksumIEEE(s) != sums[i] {
			return nil, fmt.Errorf("section %q: %w", name, errDamaged)
		}
		w.data[name], r.b = s, r.b[sizes[i]:]
	}
	if len(r.b) != 0 {
		return nil, errDamaged
	}
	return w, nil
}
