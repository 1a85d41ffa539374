package extract

import (
	"github.com/cotejo/cotejo/internal/pack"
)

// NumberReading is one number expression as the number numberLexer reads it, for
// evaluation against public cases.
type NumberReading struct {
	Start, End int // bytes
	Value      float64
	Kind       string // cardinal, ordinal, fraction, vague, zero
	Unit       string // canonical unit behind or before it, "" when there is none
	UnitEnd    int    // end of the unit
	UnitStart  int    // start of the phrase with a unit in front
}

// Numbers reads every number expression of a text, with its unit, without
// deciding what it counts.
func Numbers(text string, p *pack.Pack) []NumberReading {
	n := p.Numbers
	atoms := atomise(n.V, text, 0, len(text), nil)
	nums := lexNumbers(n, text, atoms, countStyle(text), nil)
	var out []NumberReading
	for _, num := range nums {
		if num.Form == pack.Code || num.Last+1 < len(atoms) && atoms[num.Last+1].Glued && atoms[num.Last+1].Kind == pack.AtomWord {
			continue
		}
		r := NumberReading{Start: atoms[num.First].Start, End: atoms[num.Last].End, Value: num.Value, Kind: "cardinal"}
		switch num.Form {
		case pack.Ordinal:
			r.Kind = "ordinal"
		case pack.Fraction:
			r.Kind = "fraction"
		case pack.VagueNumber:
			r.Kind = "vague"
		case pack.Zero:
			r.Kind = "zero"
		}
		out = append(out, r)
	}
	return out
}
