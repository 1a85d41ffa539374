package reconcile

import (
	"context"
	"encoding/json"
	"slices"

	"github.com/cotejo/cotejo"
)

// judged is what people have decided, in the form reconcile needs. A rejected
// claim takes no part; a corrected one takes part as corrected. Of events, merge
// joins the claims Target and Other for good; split takes the claims in
// Fields["claims"] together (or, without it, the claim Other, or Target alone) out
// of whatever they were linked to. Either may be named by the event id, which
// stands for the event's smallest claim. A relation between Target and Other is
// rejected, or corrected to the type in Fields["type"].
type judged struct {
	rejected  map[string]bool
	alone     map[string]bool
	part      map[string]string // claim → the judgement that took it out with others
	merges    [][2]string
	relations map[[2]string]cotejo.Judgement
	corrected map[string][]cotejo.Judgement
}

func judge(js []cotejo.Judgement) judged {
	out := judged{rejected: map[string]bool{}, alone: map[string]bool{}, part: map[string]string{}, relations: map[[2]string]cotejo.Judgement{}, corrected: Corrections(js)}
	js = slices.Clone(js)
	slices.SortFunc(js, func(a, b cotejo.Judgement) int {
		switch {
		case a.At != b.At && a.At < b.At, a.At == b.At && a.ID < b.ID:
			return -1
		}
		return 1
	})
	for _, j := range js {
		target, other := claimOf(j.Target), claimOf(j.Other)
		switch {
		case j.Kind == "claim":
			out.rejected[target] = j.Decision == cotejo.Reject
		case j.Kind == "relation":
			out.relations[pairKey(target, other)] = j
		case len(PartOfSplit(j)) > 0:
			out.splitOff(j.ID, PartOfSplit(j))
		case j.Decision == cotejo.Merge:
			out.merges = append(out.merges, pairKey(target, other))
		case j.Decision == cotejo.Split && other != "":
			out.alone[other] = true
		case j.Decision == cotejo.Split:
			out.alone[target] = true
		}
	}
	return out
}

// unquoted takes a corrected value out of its JSON quotation marks.
func unquoted(value string) string {
	var s string
	if json.Unmarshal([]byte(value), &s) == nil {
		return s
	}
	return value
}

func claimOf(id string) string {
	if len(id) > 2 && (id[:2] == "e_" || id[:2] == "p_") {
		return "c_" + id[2:]
	}
	return id
}

// splitOff keeps claims together, and apart from all others.
func (j *judged) splitOff(judgement string, claims []string) {
	for _, id := range claims {
		j.part[id] = judgement
		if id != claims[0] {
			j.merges = append(j.merges, pairKey(claims[0], id))
		}
	}
}

func (j judged) apart(a, b string) bool { return j.alone[a] || j.alone[b] || j.part[a] != j.part[b] }

// Revise gives the Delta of decisions: claims that people added or took back, and
// claims that they decided on, about which everything derived is worked out anew.
func Revise(ctx context.Context, store Store, added []Item, removed, touched []string) (Delta, error) {
	return update(ctx, store, added, removed, touched)
}

// relation applies a judgement to a relation; ok is false when it was rejected.
func (j judged) relation(rel cotejo.Relation) (cotejo.Relation, bool) {
	v, found := j.relations[pairKey(rel.A, rel.B)]
	if !found {
		return rel, true
	}
	switch v.Decision {
	case cotejo.Reject:
		return rel, false
	case cotejo.Correct:
		if to := unquoted(v.Fields["type"]); to != "" && !slices.ContainsFunc(rel.Reasons, func(x cotejo.Reason) bool { return x.Field == "judgement" }) {
			rel.Reasons = append(rel.Reasons, cotejo.Reason{Field: "judgement", Left: string(rel.Type), Right: to, Rule: rel.Row, Note: v.Why})
			rel.Type = cotejo.RelationType(to)
		}
	}
	return rel, true
}
