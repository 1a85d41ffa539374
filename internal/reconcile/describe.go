package reconcile

import (
	"cmp"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
)

const (
	maxTopic  = 4
	maxPlaces = 3
)

// Describe gathers what reconcile reads of a document from the document (with
// its text), its claims and its entities.
func Describe(doc cotejo.Document, claims []cotejo.Claim, entities []cotejo.Entity) DocInfo {
	d := DocInfo{ID: doc.ID, Outlet: doc.Source.Outlet, Path: doc.Source.Path, Title: doc.Title,
		Published: doc.Published, Credit: doc.Credit,
		Shingles: Shingles(doc.Text, doc.Blocks), Parties: parties(entities)}
	topic, places := map[string]int{}, map[string]int{}
	for _, c := range claims {
		countClaim(c, d, topic, places)
	}
	d.Topic, d.Places = heaviest(topic, maxTopic), heaviest(places, maxPlaces)
	return d
}

func countClaim(c cotejo.Claim, d DocInfo, topic, places map[string]int) {
	weight := 1
	if c.Block == cotejo.BlockTitle || c.Block == cotejo.BlockSubhead {
		weight = 3
	}
	for _, p := range c.Participants {
		for _, e := range d.lift(p.Entity) {
			topic[e] += weight
		}
	}
	if c.Figure != nil {
		for _, e := range c.Figure.Population {
			topic[e] += weight
		}
	}
	for _, p := range c.Place {
		if p.Entity == "" {
			continue
		}
		if !strings.HasPrefix(p.Entity, "iso:") {
			places[p.Entity] += weight
		}
		for _, in := range append([]string{p.Entity}, p.Within...) {
			if strings.HasPrefix(in, "iso:") {
				topic[in] += weight
			}
		}
	}
}

func heaviest(counts map[string]int, n int) []string {
	ids := make([]string, 0, len(counts))
	for id := range counts {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b string) int { return cmp.Or(counts[b]-counts[a], cmp.Compare(a, b)) })
	return ids[:min(len(ids), n)]
}

// parties tells for whom each entity of a document acts: the countries and
// bodies of its roles, and the country an organisation belongs to.
func parties(entities []cotejo.Entity) map[string][]string {
	out := map[string][]string{}
	for _, e := range entities {
		var of []string
		for _, r := range e.Roles {
			if r.Of != "" && r.Of != e.ID {
				of = append(of, r.Of)
			}
		}
		if e.Kind != "place" && e.Kind != "country" {
			for _, in := range e.Within {
				if strings.HasPrefix(in, "iso:") {
					of = append(of, in)
				}
			}
		}
		if of = unique(of); len(of) > 0 {
			out[e.ID] = of
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}
