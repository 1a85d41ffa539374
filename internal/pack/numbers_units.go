package pack

import (
	"fmt"
	"strconv"
	"strings"
)

// loadUnits reads words/units.tsv and words/currencies.tsv into one trie.
// Forms are written with a space between atoms ("km / h").
func (n *Numbers) loadUnits(p *Pack) error {
	n.Units = NewTrie()
	for _, row := range p.Table("units").Rows {
		if len(row) < 4 {
			return fmt.Errorf("reading pack %s: words/units.tsv: %q needs four fields", p.Lang, row[0])
		}
		factor, err := strconv.ParseFloat(row[3], 64)
		if err != nil {
			return fmt.Errorf("reading pack %s: words/units.tsv: %q: %w", p.Lang, row[0], err)
		}
		u := Unit{ID: row[1], Kind: row[2], Factor: factor}
		if len(row) > 4 {
			u.flags(row[4])
		}
		n.addUnit(row[0], u)
	}
	for _, row := range p.Table("currencies").Rows {
		if len(row) < 2 {
			return fmt.Errorf("reading pack %s: words/currencies.tsv: %q needs two fields", p.Lang, row[0])
		}
		u := Unit{ID: row[1], Kind: "money", Factor: 1}
		if len(row) > 2 {
			u.flags(row[2])
		}
		if u.Million {
			u.Factor = 1e6
		}
		n.addUnit(row[0], u)
	}
	return nil
}

func (u *Unit) flags(s string) {
	u.Weak = strings.Contains(s, "weak")
	u.Before = strings.Contains(s, "before")
	u.Scaled = strings.Contains(s, "scaled")
	u.Peso = strings.Contains(s, "peso")
	u.Million = strings.Contains(s, "million")
}

// addUnit puts a form into the trie. A form that is there already keeps its
// meaning; one that holds only behind millions becomes its other meaning there.
func (n *Numbers) addUnit(form string, u Unit) {
	if old, there := n.Units.Get(n.ids(form)); there && u.Scaled {
		n.UnitList[old].Alt = len(n.UnitList) + 1
	}
	n.Units.Add(n.ids(form), len(n.UnitList))
	n.UnitList = append(n.UnitList, u)
}

// ids interns the atoms of a phrase.
func (n *Numbers) ids(phrase string) []int32 {
	var ids []int32
	for _, w := range strings.Fields(phrase) {
		ids = append(ids, n.V.Add(w))
	}
	return ids
}
