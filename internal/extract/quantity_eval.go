package extract

import (
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
)

// NumberReading is one number expression as it is read without deciding what
// it counts, for evaluation against public cases.
type NumberReading struct {
	Start, End int // bytes of the number
	Value      float64
	Kind       string // cardinal, ordinal, fraction, vague, zero
	Unit       string // canonical unit, "" when there is none
	UnitKind   string // length, mass, share, money, time…
	UnitEnd    int    // end of the number with its unit
	Glued      bool   // letters stand right behind the digits
}

// Numbers reads every number expression of a text, with the unit behind it.
func Numbers(txt string, p *pack.Pack) []NumberReading {
	n := p.Numbers
	ss := sentenceScan{sent: &text.Sentence{}}
	ss.atoms = atomise(n.V, txt, 0, len(txt), nil)
	ss.nums = lexNumbers(n, txt, ss.atoms, countStyle(txt), nil)
	ss.align()
	r := numberReader{sentenceScan: &ss, n: n, doc: txt}
	var out []NumberReading
	for i := range ss.nums {
		num := &ss.nums[i]
		if num.Form == pack.Code {
			continue
		}
		rd := NumberReading{Start: ss.atoms[num.First].Start, End: ss.atoms[num.Last].End, Value: num.Value, Kind: formNames[num.Form]}
		j := num.Last + 1
		rd.Glued = j < len(ss.atoms) && ss.atoms[j].Glued && ss.atoms[j].Kind == pack.AtomWord
		if !num.Article || r.unitAfter(j).last >= 0 {
			d := quantityDraft{first: num.First, last: num.Last}
			if r.measure(&d, num, num); d.unit.id != "" && d.unit.last > num.Last {
				rd.Unit, rd.UnitKind, rd.UnitEnd = d.unit.id, d.unit.kind, ss.atoms[d.unit.last].End
			}
		}
		out = append(out, rd)
	}
	return out
}

var formNames = map[pack.NumberForm]string{pack.Cardinal: "cardinal", pack.Decimal: "cardinal", pack.Fraction: "fraction", pack.Ordinal: "ordinal", pack.VagueNumber: "vague", pack.Zero: "zero"}
