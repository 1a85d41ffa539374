package extract

import (
	"slices"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/inventory"
)

// stage is the rung of the predicate's ladder: what the frame says of a finished
// act, moved down by factuality and by the phase verb that governs the trigger.
func (b *builder) stage() string {
	p, ok := inventory.Get(b.r.frame.Predicate)
	if !ok || len(p.Ladder) == 0 {
		return ""
	}
	stage := b.r.frame.Stage
	if s := b.phase(p); s != "" {
		stage = s
	} else if b.verdict.status == cotejo.Planned || b.verdict.status == cotejo.Demanded || b.verdict.status == cotejo.Conditional {
		stage = b.before(p)
	}
	if !slices.Contains(p.Ladder, stage) {
		return ""
	}
	b.step("stage", b.rule("stage/"+stage), cotejo.Span{}, false, stage)
	return stage
}

// phase reads the verb that governs the trigger against the pack's list of
// stages: "promised to send" is promised, "agreed to send" agreed.
func (b *builder) phase(p inventory.Predicate) string {
	stages := b.a.in.pack.Table("stages")
	w := b.core
	for range 3 {
		rel := b.v.rel(w)
		if rel == "conj" || rel == "acl" && b.v.finite(w) || rel == "advcl" {
			break
		}
		if w = b.v.head(w); w < 0 {
			break
		}
		for _, row := range stages.All(b.v.tok(w).Lemma) {
			if slices.Contains(p.Ladder, row[0]) && (p.Stage(row[0]) < p.Stage(b.r.frame.Stage) || row[0] == p.Ladder[len(p.Ladder)-1]) {
				return row[0]
			}
		}
	}
	return ""
}

// before is the first rung of the ladder: what is planned has not left it.
func (b *builder) before(p inventory.Predicate) string {
	return p.Ladder[0]
}

// aspect of a figure that does not say its own: the predicate's, except that
// what is sent or withdrawn flows even where the predicate counts a level.
func (b *builder) aspect(r *reading) cotejo.Aspect {
	if r == nil {
		return ""
	}
	p, _ := inventory.Get(r.frame.Predicate)
	if p.Aspect == cotejo.Stock && slices.Contains(flowStages, r.frame.Stage) {
		return cotejo.FlowAsp
	}
	return p.Aspect
}

// flowStages are the rungs at which what is counted is moving.
var flowStages = []string{"sent", "ordered", "withdrawn"}
