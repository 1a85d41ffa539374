package pack

import (
	"fmt"
	"strconv"
)

// Role says what a word does in a number expression; a word may have several.
type Role uint32

// The roles of words/numbers.tsv.
const (
	RoleOne          Role = 1 << iota // one: also the indefinite article
	RoleSmall                         // 0, 2 to 29
	RoleTens                          // 30 to 90
	RoleHundreds                      // 100 to 900
	RoleScale                         // thousand, million…
	RoleScaleMark                     // a letter glued to digits: 10k
	RoleAnd                           // between tens and units
	RolePoint                         // spoken decimal point
	RolePointWeak                     // the same, but mostly something else
	RoleHalf                          // half, as an adjective
	RoleHalfNoun                      // half, as a noun
	RoleOver                          // of a spoken fraction
	RoleGroup                         // dozen, score, hundred as a noun
	RoleGroupOf                       // a collective only in front of what it counts
	RoleNone                          // none
	RoleOrdinal                       // first, tenth, hundredth: they add up
	RoleOrdinalScale                  // thousandth, millionth: they multiply
	RoleDenominator                   // third, fourth as part of one
	RolePart                          // "part", which makes a feminine ordinal a fraction
	RoleDenomPart                     // a denominator only before RolePart
	RoleFractionTail                  // ending of denominators made from cardinals
	RoleSuffix                        // glued to digits, makes them an ordinal
	RoleVagueDet                      // several, some: before a vague plural
	RoleVague                         // tens, hundreds, thousands of (words/vague.tsv)
	RoleOf                            // joins two vague plurals
	RolePlural                        // the plural of a denominator
)

var roleNames = map[string]Role{
	"one": RoleOne, "small": RoleSmall, "tens": RoleTens, "hundreds": RoleHundreds, "scale": RoleScale, "scale-mark": RoleScaleMark,
	"and": RoleAnd, "point": RolePoint, "point-weak": RolePointWeak, "half": RoleHalf, "half-noun": RoleHalfNoun, "over": RoleOver, "group": RoleGroup, "group-of": RoleGroupOf, "none": RoleNone,
	"ordinal": RoleOrdinal, "ordinal-scale": RoleOrdinalScale, "denominator": RoleDenominator, "denominator-part": RoleDenomPart, "part": RolePart,
	"fraction-tail": RoleFractionTail, "ordinal-suffix": RoleSuffix, "vague-det": RoleVagueDet, "of": RoleOf, "plural": RolePlural,
}

// NumberWord is what one word may do in a number expression.
type NumberWord struct {
	Roles Role
	Value float64
	Vague []float64 // bounds by convention, in the order of Numbers.Conventions
	Unit  float64   // of a vague plural: what it multiplies when another stands before it
}

// Unit is a row of words/units.tsv or words/currencies.tsv.
type Unit struct {
	ID      string  // kilometre, tonne, EUR, percent…
	Kind    string  // length, mass, …, money, share, time, angle
	Factor  float64 // what one of the written unit is in the unit of the ID
	Weak    bool    // only directly after a number, in this spelling: "m", "t"
	Before  bool    // may stand before the number: "$ 20", "magnitude 7.1"
	Scaled  bool    // only behind millions
	Alt     int     // 1 + index of the unit that the form is behind millions
	Million bool    // the form itself holds a million: M€
	Peso    bool    // names which currency "$" and "pesos" are
}

// Numbers is what a pack knows about numbers and quantities.
type Numbers struct {
	V              *Vocabulary
	Words          []NumberWord // by vocabulary id; ids beyond it have no role
	Conventions    []string     // names of the columns of words/vague.tsv
	Units          *Trie        // words/units.tsv, words/currencies.tsv: values index UnitList
	UnitList       []Unit
	ComparatorList []Comparator
	Comparators    *Dispatch // of ComparatorList
	Rules          []NumberRule
	Dispatch       *Dispatch         // of Rules
	Named          map[string]string // rule names of comparators, forms and marks
	Classes        map[string]string // class by folded lemma: words/objects.tsv, words/demonyms.tsv
	Endings        [][2]string       // words/endings.tsv: of the plural or feminine, of the dictionary form

	comparatorPatterns, rulePatterns []*Pattern
}

// Word gives the roles of a vocabulary id.
func (n *Numbers) Word(id int32) NumberWord {
	if int(id) < len(n.Words) {
		return n.Words[id]
	}
	return NumberWord{}
}

func (n *Numbers) loadWords(p *Pack) error {
	add := func(form string, fill func(*NumberWord)) {
		id := n.V.Add(form)
		for int(id) >= len(n.Words) {
			n.Words = append(n.Words, NumberWord{})
		}
		fill(&n.Words[id])
	}
	for _, row := range p.Table("numbers").Rows {
		if len(row) < 3 {
			return fmt.Errorf("reading pack %s: words/numbers.tsv: %q needs three fields", p.Lang, row[0])
		}
		role, ok := roleNames[row[1]]
		if !ok {
			return fmt.Errorf("reading pack %s: words/numbers.tsv: %q has the unknown role %q", p.Lang, row[0], row[1])
		}
		value, err := strconv.ParseFloat(row[2], 64)
		if err != nil {
			return fmt.Errorf("reading pack %s: words/numbers.tsv: %q: %w", p.Lang, row[0], err)
		}
		add(row[0], func(w *NumberWord) {
			w.Roles |= role
			if value != 0 {
				w.Value = value
			}
		})
	}
	for _, row := range p.Table("vague").Rows {
		if len(row) < 4 {
			return fmt.Errorf("reading pack %s: words/vague.tsv: %q needs four fields", p.Lang, row[0])
		}
		var f [3]float64
		for i := range f {
			v, err := strconv.ParseFloat(row[i+1], 64)
			if err != nil {
				return fmt.Errorf("reading pack %s: words/vague.tsv: %q: %w", p.Lang, row[0], err)
			}
			f[i] = v
		}
		add(row[0], func(w *NumberWord) { w.Roles |= RoleVague; w.Vague, w.Unit = f[:2], f[2] })
	}
	n.Conventions = []string{"default", "acled"}
	return nil
}

// loadNumbers compiles the number words, units and rules of a pack. The
// dispatch tables are built by index, when all words are known.
func loadNumbers(p *Pack, v *Vocabulary) (*Numbers, error) {
	n := &Numbers{V: v}
	n.loadNouns(p)
	for _, load := range []func(*Pack) error{n.loadWords, n.loadUnits, n.loadComparators, n.loadRules} {
		if err := load(p); err != nil {
			return nil, err
		}
	}
	return n, nil
}
