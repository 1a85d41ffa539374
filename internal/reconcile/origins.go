package reconcile

import (
	"cmp"
	"slices"

	"github.com/cotejo/cotejo"
)

// Root is the innermost source of a claim, made canonical.
type Root struct {
	ID     string // entity id, or "name:" and the folded name
	Label  string
	Type   cotejo.SourceType
	Reason string   // why this name stands for the entity, when that is not plain
	For    []string // the country or body it speaks for
}

// Roots gives the named origins of a claim: the last link of its chain, each of
// its joint sources. Anonymous, collective and unspecified sources are no named
// origin; a claim without any has no roots.
func Roots(c cotejo.Claim) []Root {
	if len(c.Chain) == 0 {
		return nil
	}
	last := c.Chain[len(c.Chain)-1]
	var out []Root
	for i := len(c.Chain) - 1; i >= 0; i-- {
		a := c.Chain[i]
		if i < len(c.Chain)-1 && (last.Group == 0 || a.Group != last.Group) {
			break
		}
		if r, ok := rootOf(a); ok {
			out = append(out, r)
		}
	}
	slices.SortFunc(out, func(a, b Root) int { return cmp.Compare(a.ID, b.ID) })
	return slices.CompactFunc(out, func(a, b Root) bool { return a.ID == b.ID })
}

func rootOf(a cotejo.Attribution) (Root, bool) {
	switch a.Type {
	case cotejo.SourceAnonymous, cotejo.SourceUnspecified, cotejo.SourceGroup:
		return Root{}, false
	}
	if r, ok := canonical(a); ok {
		return r, true
	}
	if a.Entity != "" {
		return Root{ID: a.Entity, Label: a.Label, Type: a.Type}, true
	}
	named := isProper(a.Label) || a.Type == cotejo.SourceInstitution || a.Type == cotejo.SourceCountry || a.Type == cotejo.SourceAgency
	if !named || a.Label == "" {
		return Root{}, false
	}
	return Root{ID: "name:" + fold(a.Label), Label: a.Label, Type: a.Type}, true
}

func canonical(a cotejo.Attribution) (Root, bool) { return Root{}, false }

// Origins groups claims by named origin, sorted by entity. Unknown is the number
// of claims that have none.
func Origins(items []Item) (origins []cotejo.Origin, unknown int) {
	by := map[string]*cotejo.Origin{}
	for _, it := range items {
		roots := Roots(it.Claim)
		if len(roots) == 0 {
			unknown++
		}
		for _, r := range roots {
			o := by[r.ID]
			if o == nil {
				o = &cotejo.Origin{Entity: r.ID, Label: r.Label, Type: r.Type, Reason: r.Reason}
				by[r.ID] = o
			}
			if r.Label < o.Label {
				o.Label, o.Type = r.Label, r.Type
			}
			if o.Reason == "" {
				o.Reason = r.Reason
			}
			o.Claims = append(o.Claims, it.Claim.ID)
		}
	}
	for _, o := range by {
		o.Claims = unique(o.Claims)
		origins = append(origins, *o)
	}
	slices.SortFunc(origins, func(a, b cotejo.Origin) int { return cmp.Compare(a.Entity, b.Entity) })
	return origins, unknown
}
