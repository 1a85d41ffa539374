package extract

import (
	"strings"

	"github.com/cotejo/cotejo/internal/pack"
)

// Where a document does not name its country, the places that it names tell whose pesos
// it speaks of.

const (
	placeWords = 4   // words of the longest name of a place
	leastVotes = 1.5 // places that a country needs, each shared among the countries that have one of the name
	votesApart = 2   // how many times more than the country with the next most
)

// placesCurrency is the peso of the country in which the places lie that the document
// names, "" where they do not agree.
func (s *scan) placesCurrency() string {
	votes, seen := map[string]float64{}, map[string]bool{}
	for i := range s.sents {
		ss := &s.sents[i]
		for k := 0; k < len(ss.atoms); k++ {
			if ss.atoms[k].Cap && (k > 0 || ss.atoms[k].Upper) {
				k += s.vote(ss.atoms, k, votes, seen)
			}
		}
	}
	best, most, next := "", 0.0, 0.0
	for iso, n := range votes {
		switch {
		case n > most || n == most && iso < best:
			best, most, next = iso, n, most
		case n > next:
			next = n
		}
	}
	if most < leastVotes || most < votesApart*next {
		return ""
	}
	return s.pesoOf(best)
}

// pesoOf is the code of a country's peso, "" for a country without one.
func (s *scan) pesoOf(iso string) string {
	v := s.in.pack.Numbers.V
	return v.Value(v.Lookup("."+strings.ToLower(iso)), "peso-site")
}

// vote shares a vote among the countries that have a place with the longest name that
// starts at an atom, once for each name; it gives how many more atoms the name has.
func (s *scan) vote(atoms []pack.Atom, k int, votes map[string]float64, seen map[string]bool) int {
	end := k
	for end < len(atoms) && end < k+placeWords && atoms[end].Kind == pack.AtomWord {
		end++
	}
	for ; end > k; end-- {
		if !atoms[end-1].Cap {
			continue
		}
		name := s.in.doc.Text[atoms[k].Start:atoms[end-1].End]
		in := map[string]bool{}
		for _, n := range s.in.pack.Gazetteer.Find(name) {
			if n.Country != "" && n.Kind == "place" {
				in[n.Country] = true
			}
		}
		if len(in) == 0 {
			continue
		}
		if !seen[name] {
			seen[name] = true
			for iso := range in {
				votes[iso] += 1 / float64(len(in))
			}
		}
		return end - 1 - k
	}
	return 0
}
