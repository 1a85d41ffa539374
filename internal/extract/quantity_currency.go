package extract

import (
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/pack"
)

// dollar is what the ambiguous signs mean in a document.
type dollar struct {
	sign, pesos string
	bolivars    string // what the sign of Bolivia's and Venezuela's money is
	crowns      string // what crowns are
	guess       bool   // only a country that is named says so
}

// resolveCurrency replaces XXX by what the document means by "$" or a bare peso;
// where it does not say, the figure is unsure.
func (r *numberReader) resolveCurrency(d *quantityDraft, sign bool) {
	d.unit.id = r.money.pesos
	if r.wordIs(d.unit.last, "crown-word") {
		d.unit.id = r.money.crowns
	} else if sign && r.wordIs(d.unit.last, "bolivar-sign") {
		d.unit.id = r.money.bolivars
	} else if sign && !r.wordIs(d.unit.last, "peso-word") && !r.pesosBehind(d.unit.last) {
		d.unit.id = r.money.sign
		if r.money.guess {
			d.unsure = "currency"
		}
	}
	if d.unit.id == "" || d.unit.id == "XXX" {
		d.unit.id, d.unsure = "XXX", "currency"
	}
}

// pesosBehind reports whether the word for pesos follows the number behind a
// sign: "$500 thousand pesos".
func (r *numberReader) pesosBehind(sign int) bool {
	for j := sign + 1; j < len(r.atoms) && j < sign+6; j++ {
		if r.wordIs(j, "peso-word") {
			return true
		}
	}
	return false
}

// currency decides what "$", a bare peso and the like are in this document.
func (s *scan) currency() dollar {
	c := s.moneyNamed()
	m := s.pesos(c)
	m.bolivars, m.crowns = only(c.bolivars), only(c.crowns)
	return m
}

// moneyNamed is what a document names that tells whose money it speaks of.
type moneyNamed struct {
	pesos, countries, bolivars, crowns map[string]bool
	dollars, open                      bool // dollars are named; some money is of a currency that is not
}

func (s *scan) moneyNamed() moneyNamed {
	n := s.in.pack.Numbers
	c := moneyNamed{pesos: map[string]bool{}, countries: map[string]bool{}, bolivars: map[string]bool{}, crowns: map[string]bool{}}
	for i := range s.sents {
		atoms := s.sents[i].atoms
		for j := range atoms {
			if atoms[j].Word == 0 {
				continue
			}
			if iso := n.V.Value(atoms[j].Word, "peso-country"); iso != "" {
				c.countries[iso] = true
			}
			if iso := n.V.Value(atoms[j].Word, "bolivar-country"); iso != "" {
				c.bolivars[iso] = true
			}
			if iso := n.V.Value(atoms[j].Word, "crown-country"); iso != "" {
				c.crowns[iso] = true
			}
			length, at := n.Units.Longest(atoms, j)
			switch u := &n.UnitList[at]; {
			case length == 0:
			case u.ID == "XXX":
				c.open = true
			case u.Peso && u.ID == "USD":
				c.dollars = true
			case u.Peso:
				c.pesos[u.ID] = true
			}
		}
	}
	return c
}

// pesos decides what "$" and a bare peso are, by the first of these that answers: the
// one peso that the document names in full; the country of its address; the one country
// with a peso that it names; the country of the places that it names. "$" alone is the
// dollar where the document names that and no peso.
func (s *scan) pesos(c moneyNamed) dollar {
	n := s.in.pack.Numbers
	if iso := only(c.pesos); iso != "" {
		return dollar{sign: iso, pesos: iso}
	}
	if iso := n.V.Value(n.V.Lookup("."+country(s.in.doc.Source.URL)), "peso-site"); iso != "" {
		return dollar{sign: iso, pesos: iso}
	}
	if len(c.pesos) > 0 || !c.open {
		return dollar{}
	}
	if iso := only(c.countries); iso != "" {
		return dollar{sign: iso, pesos: iso, guess: true}
	}
	if iso := s.placesCurrency(); iso != "" && (len(c.countries) == 0 || c.countries[iso]) {
		return dollar{sign: iso, pesos: iso, guess: true}
	}
	if c.dollars && len(c.countries) == 0 {
		return dollar{sign: "USD"}
	}
	return dollar{}
}

// only gives the single key of a set, "" for none or several.
func only(set map[string]bool) string {
	if len(set) != 1 {
		return ""
	}
	for k := range set {
		return k
	}
	return ""
}

// country gives the last label of the host of an address: "mx".
func country(url string) string {
	_, rest, ok := strings.Cut(url, "://")
	if !ok {
		return ""
	}
	host, _, _ := strings.Cut(rest, "/")
	return host[strings.LastIndexByte(host, '.')+1:]
}

// lastMoney is the currency of the last amount in the sentences before, "" when
// something else was counted by millions since: bare millions of an article about
// money are money.
func (r *numberReader) lastMoney() string {
	for k := len(r.past) - 1; k >= 0 && r.past[k].sentence >= r.index-moneyReach; k-- {
		f := &r.past[k].figure
		switch {
		case r.past[k].kind != KindQuantity, isCurrency(f.Unit) && bound(*f) <= 1: // "he has not seen one peso"
		case isCurrency(f.Unit) && f.Unit != "XXX":
			return f.Unit
		case f.Unit != "percent" && bound(*f) >= leastMillions:
			return ""
		}
	}
	return ""
}

// moneyReach is how many sentences back an amount tells the currency of bare
// millions.
const moneyReach = 6

// sameMoney gives bare millions the currency of the amount before them in the
// sentence: "had sales of 2,345 million euros and earned 312 million"; behind a
// verb of money without one, the currency is open.
func (r *numberReader) sameMoney(d *quantityDraft, n *pack.Number) {
	if d.head >= 0 || d.unit.id != "" || !n.Scaled || n.Scale < 1e6 || r.wordIs(d.last+1, "share-of") {
		return
	}
	if r.sameAsShare(d) || r.measuredBefore(d) {
		return
	}
	for k := len(r.out) - 1; k >= 0; k-- {
		if q := &r.out[k]; q.figure.Class == "" && r.isMoney[k] {
			d.unit = unitMatch{id: q.figure.Unit, kind: "money", first: d.last, last: d.last}
			d.rule(r.n.RuleNamed("money"))
			return
		}
	}
	if id := r.lastMoney(); id != "" && !r.token(d.last+1).Feats.Has("VerbForm", "Fin") {
		d.unit, d.unsure = unitMatch{id: id, kind: "money", first: d.last, last: d.last}, ""
		d.rule(r.n.RuleNamed("money"))
		return
	}
	told := r.governed(d.first, "money-verb", "money-noun")
	if told || d.back == nil && r.bareMillions(d) {
		d.guessed = !told
		d.unit, d.unsure = unitMatch{id: "XXX", kind: "money", first: d.last, last: d.last}, "currency"
		d.rule(r.n.RuleNamed("money"))
	}
}

// bareMillions reports millions that nothing in the sentence gives another meaning:
// in news they are money. They count people or things where those were counted by
// millions before, where a verb follows that they are the subject of, or where the
// sentence speaks of a population.
func (r *numberReader) bareMillions(d *quantityDraft) bool {
	if f := r.token(d.last + 1).Feats; f.Has("VerbForm", "Fin") || d.aspect == cotejo.Change {
		return false
	}
	for k := range r.out {
		if q := &r.out[k]; q.kind == KindQuantity && (q.head >= 0 || q.figure.Unit != "item" && !isCurrency(q.figure.Unit)) && q.figure.Unit != "percent" && bound(q.figure) >= leastMillions/10 {
			return false
		}
	}
	for i := range r.atoms {
		if r.wordIs(i, "population-noun") {
			return false
		}
	}
	return true
}
