package ledger

import (
	"encoding/binary"
	"fmt"
	"math"
	"reflect"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/reconcile"
)

// What is known of the pairs inside a group is read and written with every article of its
// story, and may be of thousands of pairs: it is packed and unpacked without looking at its
// type, into the same bytes.

// short is a relation inside a group: what is needed to build the group anew.
type short struct {
	A, B  string
	Type  cotejo.RelationType
	Row   string
	Field string
	Note  string
	Aside bool     // no relation of the ledger
	Odds  []uint64 // no relation at all: what Delta.Odds tells of the group, as bits
}

// The fields of a short in the mask before it: its strings come first.
const (
	shortTexts = 6
	shortAside = 1 << shortTexts
	shortOdds  = 1 << (shortTexts + 1)
)

var shorts = layoutOf(reflect.TypeFor[[]short]())

// packInside packs relations in short.
func packInside(inside, aside []cotejo.Relation, odds []float64) []byte {
	p := packers.Get().(*packer)
	p.out = append(append(p.out[:0], packedMark), shorts.mark[:]...)
	n := len(inside) + len(aside)
	if len(odds) > 0 {
		p.uint(uint64(n + 1))
	} else {
		p.uint(uint64(n))
	}
	var last [shortTexts]string // that each field had, and their numbers
	var numbers [shortTexts]uint64
	for i := range n {
		var mask uint64
		var r *cotejo.Relation
		if i < len(inside) {
			r = &inside[i]
		} else {
			r, mask = &aside[i-len(inside)], shortAside
		}
		texts := [shortTexts]string{r.A, r.B, string(r.Type), r.Row}
		if len(r.Reasons) > 0 {
			texts[4], texts[5] = r.Reasons[0].Field, r.Reasons[0].Note
		}
		for k, s := range texts {
			if s != "" {
				mask |= 1 << k
			}
		}
		p.uint(mask)
		for k, s := range texts {
			switch {
			case s == "":
			case s == last[k]:
				p.uint(numbers[k])
			default:
				p.text(s)
				last[k], numbers[k] = s, p.seen[s]
			}
		}
		if mask&shortAside != 0 {
			p.out = append(p.out, 1)
		}
	}
	if len(odds) > 0 {
		p.uint(shortOdds)
		p.uint(uint64(len(odds)))
		for _, o := range odds {
			p.out = binary.LittleEndian.AppendUint64(p.out, math.Float64bits(o))
		}
	}
	return p.done()
}

// insideCount is how many relations packInside says that it wrote, as far as that can be:
// each takes two bytes at least.
func insideCount(raw []byte) int {
	if len(raw) < 5 {
		return 0
	}
	n, _ := binary.Uvarint(raw[5:])
	return int(min(n, uint64(len(raw)/2)))
}

// unpackInside adds what packInside wrote to what is known of other groups, and gives the
// odds.
func (l *Ledger) unpackInside(raw string, into *reconcile.Within) (odds []float64, err error) {
	if len(raw) < 5 || raw[0] != packedMark || raw[1:5] != string(shorts.mark[:]) {
		return l.unpackOldInside(raw, into)
	}
	defer func() {
		if e := recover(); e != nil { // cut short or not what it says: a damaged file
			err = fmt.Errorf("%w: %v", errPacked, e)
		}
	}()
	strs := texts.Get().(*[]string)
	u := unpacker{in: raw, at: 5, texts: *strs}
	defer u.done(strs)
	n := u.length()
	reasons := make([]cotejo.Reason, n)
	for i := range n {
		mask := u.uint()
		var s [shortTexts]string
		for k := range s {
			if mask&(1<<k) != 0 {
				s[k] = u.text()
			}
		}
		aside := mask&shortAside != 0 && u.flag()
		if mask&shortOdds != 0 {
			if odds = u.floats(); len(odds) > 0 {
				continue
			}
		}
		addShort(into, s, aside, reasons[i:i+1:i+1])
	}
	if u.at != len(u.in) {
		return nil, errPacked
	}
	return odds, nil
}

// unpackOldInside is unpackInside of what an older version wrote.
func (l *Ledger) unpackOldInside(raw string, into *reconcile.Within) (odds []float64, err error) {
	var in []short
	if err := unpackText(raw, &in, l.layout); err != nil {
		return nil, err
	}
	reasons := make([]cotejo.Reason, len(in))
	for i, s := range in {
		if len(s.Odds) > 0 {
			odds = make([]float64, len(s.Odds))
			for i, bits := range s.Odds {
				odds[i] = math.Float64frombits(bits)
			}
			continue
		}
		addShort(into, [shortTexts]string{s.A, s.B, string(s.Type), s.Row, s.Field, s.Note}, s.Aside, reasons[i:i+1:i+1])
	}
	return odds, nil
}

// addShort adds a relation to what is known inside a group, with room for its reason.
func addShort(into *reconcile.Within, s [shortTexts]string, aside bool, reason []cotejo.Reason) {
	reason[0] = cotejo.Reason{Field: s[4], Rule: s[3], Note: s[5]}
	rel := cotejo.Relation{A: s[0], B: s[1], Type: cotejo.RelationType(s[2]), Row: s[3], Reasons: reason}
	if aside {
		into.Aside = append(into.Aside, rel)
	} else {
		into.Relations = append(into.Relations, rel)
	}
}
