package ledger

import (
	"encoding/binary"
	"encoding/hex"
	"fmt"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/reconcile"
)

// What is kept of a large group is read and written with every article of its story
// and holds a line for each of its claims: it has a form of its own, in which all
// lines share their strings and numbers. It begins with restMark and the number of
// lines; a line is the claim's number, a byte of flags, the length of the time and
// the numbers of marks; then come all times, all marks, and the rest as other packed
// values have it.
const restMark = 0xC8

const (
	restCore = 1 << iota // of the flags
	restName             // the claim's id is no number: it stands before the time
	restCount
)

// beside is a Rest without its lines.
type beside struct {
	Documents []string
	Outlets   []string
	Origins   []cotejo.Origin
	Unknown   int
}

func packRest(r *reconcile.Rest) []byte {
	out := make([]byte, 0, 96*len(r.Told)+512)
	out = binary.AppendUvarint(append(out, restMark), uint64(len(r.Told)))
	for i := range r.Told {
		t := &r.Told[i]
		id, plain := plainClaim(t.Claim)
		flags := byte(0)
		if t.Core {
			flags |= restCore
		}
		if t.Count {
			flags |= restCount
		}
		if !plain {
			flags |= restName
			out = binary.AppendUvarint(append(out, flags), uint64(len(t.Claim)))
		} else {
			out = append(append(out, flags), id[:]...)
		}
		for _, n := range []int{len(t.At), len(t.Words), len(t.Says), len(t.Cites)} {
			out = binary.AppendUvarint(out, uint64(n))
		}
	}
	for i := range r.Told {
		if _, plain := plainClaim(r.Told[i].Claim); !plain {
			out = append(out, r.Told[i].Claim...)
		}
		out = append(out, r.Told[i].At...)
	}
	for i := range r.Told {
		t := &r.Told[i]
		for _, marks := range [][]uint64{t.Words, t.Says, t.Cites} {
			for _, m := range marks {
				out = binary.LittleEndian.AppendUint64(out, m)
			}
		}
	}
	return append(out, pack(&beside{r.Documents, r.Outlets, r.Origins, r.Unknown})...)
}

// plainClaim gives the number in the id of a claim, as most have it.
func plainClaim(id string) (n [8]byte, ok bool) {
	if len(id) != 18 || id[:2] != "c_" {
		return n, false
	}
	if _, err := hex.Decode(n[:], []byte(id[2:])); err != nil || "c_"+hex.EncodeToString(n[:]) != id {
		return n, false
	}
	return n, true
}

// restLine is what stands of a claim before the strings and marks.
type restLine struct {
	flags                        byte
	id                           [8]byte
	name, at, words, says, cites int
}

// unpackRest reads what packRest wrote. It panics where that is cut short, as an
// unpacker does.
func unpackRest(raw string, into *reconcile.Rest, known func(mark string) (string, error)) error {
	u := unpacker{in: raw, at: 1}
	lines := make([]restLine, u.length())
	marks := 0
	for i := range lines {
		l := &lines[i]
		l.flags = u.in[u.at]
		u.at++
		if l.flags&restName != 0 {
			l.name = u.length()
		} else {
			u.at += copy(l.id[:], u.in[u.at:u.at+8])
		}
		l.at, l.words, l.says, l.cites = u.length(), u.length(), u.length(), u.length()
		marks += l.words + l.says + l.cites
	}
	if marks > (len(u.in)-u.at)/8 {
		return fmt.Errorf("%w: more marks than bytes", errPacked)
	}
	into.Told = make([]reconcile.Told, len(lines))
	u.restTexts(lines, into.Told)
	all := make([]uint64, 0, marks)
	take := func(n int) []uint64 {
		if n == 0 {
			return nil
		}
		from := len(all)
		for range n {
			all = append(all, u.word())
		}
		return all[from:len(all):len(all)]
	}
	for i := range lines {
		into.Told[i].Words, into.Told[i].Says, into.Told[i].Cites = take(lines[i].words), take(lines[i].says), take(lines[i].cites)
	}
	var b beside
	if err := unpackText(u.in[u.at:], &b, known); err != nil {
		return fmt.Errorf("%w: %w", errPacked, err)
	}
	into.Documents, into.Outlets, into.Origins, into.Unknown = b.Documents, b.Outlets, b.Origins, b.Unknown
	return nil
}

// restTexts reads the ids and times of the lines. The ids share one string.
func (u *unpacker) restTexts(lines []restLine, told []reconcile.Told) {
	ids := make([]byte, 0, 18*len(lines))
	for i := range lines {
		if lines[i].flags&restName == 0 {
			ids = hex.AppendEncode(append(ids, "c_"...), lines[i].id[:])
		}
	}
	names := string(ids)
	for i := range lines {
		l, t := &lines[i], &told[i]
		t.Core, t.Count = l.flags&restCore != 0, l.flags&restCount != 0
		if l.flags&restName != 0 {
			t.Claim = u.in[u.at : u.at+l.name]
			u.at += l.name
		} else {
			t.Claim, names = names[:18], names[18:]
		}
		t.At = u.in[u.at : u.at+l.at]
		u.at += l.at
	}
}
