package text

import (
	"encoding/binary"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Clusters says which classes of words that behave alike a word belongs to: a
// coarse and a fine partition, learned from running text without annotation.
// Zero is no class.
type Clusters struct{ rows *Rows }

// Cluster is a word's classes.
type Cluster struct{ Coarse, Fine uint16 }

// NewClusters makes a lookup from words as they are written (digits as zeros,
// see ClusterForm) to their classes.
func NewClusters(words map[string]Cluster) *Clusters {
	rows := map[uint32][]byte{}
	for w, c := range words {
		row := binary.LittleEndian.AppendUint16(nil, c.Coarse)
		rows[uint32(HashString(w))] = binary.LittleEndian.AppendUint16(row, c.Fine)
	}
	return &Clusters{NewRows(4, rows)}
}

// Weights gives the file of the clusters.
func (c *Clusters) Weights() *Weights {
	w := NewWeights()
	w.Put("words", AppendRows(nil, c.rows))
	return w
}

// LoadClusters opens the clusters of a file of weights.
func LoadClusters(w *Weights) (*Clusters, error) {
	rows, err := w.rows("words")
	if err != nil {
		return nil, err
	}
	if rows.Width() != 4 {
		return nil, fmt.Errorf("clusters: rows of %d bytes, want 4", rows.Width())
	}
	return &Clusters{rows}, nil
}

// Of looks a word up: as it is written, in lower case, or as a name, in the
// order that its case suggests. A nil Clusters knows no word.
func (c *Clusters) Of(form, lower string) Cluster {
	if c == nil || len(form) > 64 {
		return Cluster{}
	}
	if r := c.rows.Row(uint32(HashString(ClusterForm(form)))); r != nil {
		return cluster(r)
	}
	if form != lower {
		if r := c.rows.Row(uint32(HashString(ClusterForm(lower)))); r != nil {
			return cluster(r)
		}
	}
	if form == lower || allCaps(form) {
		if r := c.rows.Row(uint32(HashString(ClusterForm(capitalised(lower))))); r != nil {
			return cluster(r)
		}
	}
	return Cluster{}
}

func cluster(r []byte) Cluster {
	return Cluster{binary.LittleEndian.Uint16(r), binary.LittleEndian.Uint16(r[2:])}
}

func allCaps(s string) bool {
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
	}
	return true
}

func capitalised(lower string) string {
	r, n := utf8.DecodeRuneInString(lower)
	return string(unicode.ToUpper(r)) + lower[n:]
}

// ClusterForm is the form under which a word is clustered: digits are zeros.
func ClusterForm(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] >= '1' && s[i] <= '9' {
			return strings.Map(func(r rune) rune {
				if r >= '1' && r <= '9' {
					return '0'
				}
				return r
			}, s)
		}
	}
	return s
}
