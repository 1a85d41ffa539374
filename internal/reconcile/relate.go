package reconcile

import (
	"slices"

	"github.com/cotejo/cotejo"
)

// Relate decides how two claims stand to one another. It is a pure function of
// the two and does not depend on their order. Both must be of one event or one
// panel; of others it says nothing useful.
func Relate(a, b Item) cotejo.Relation {
	return relate(pairItems(a, b))
}

func relate(p Pair) cotejo.Relation {
	if p.B.Claim.ID < p.A.Claim.ID {
		p = p.swap()
	}
	return decide(rowsFor(p), p)
}

// relationType is the type of what relate gives.
func relationType(p Pair) cotejo.RelationType {
	if p.B.Claim.ID < p.A.Claim.ID {
		p = p.swap()
	}
	facts := scratch.Get().(Facts)
	defer scratch.Put(facts)
	p.compare(facts)
	row, _ := choose(rowsFor(p), facts)
	return row.Type
}

// rowsFor are the rows of the table for two claims.
func rowsFor(p Pair) []Row {
	if p.figures() {
		return FigureRows
	}
	return StatementRows
}

// directed are the types in which the left claim does something to the right one.
var directed = map[cotejo.RelationType]bool{
	cotejo.Updates: true, cotejo.PartOf: true, cotejo.PlanOf: true, cotejo.Denial: true, cotejo.Echoes: true,
}

func decide(rows []Row, p Pair) cotejo.Relation {
	facts := scratch.Get().(Facts)
	defer scratch.Put(facts)
	p.compare(facts)
	row, mirrored := choose(rows, facts)
	if mirrored && directed[row.Type] {
		return row.relation(p.swap(), facts.mirror())
	}
	return row.relation(p, facts)
}

// choose gives the first row that holds for the facts or for their mirror image.
func choose(rows []Row, f Facts) (row Row, mirrored bool) {
	for _, row := range rows {
		if row.holds(f) {
			return row, false
		}
		if row.holdsMirrored(f) {
			return row, true
		}
	}
	panic("reconcile: a decision table without a last row") // tables end in a row without conditions; a test holds that
}

// mirror is the facts with the claims swapped.
func (f Facts) mirror() Facts {
	out := make(Facts, len(f))
	for field, st := range f {
		if m, ok := mirrors[st]; ok {
			st = m
		}
		out[field] = st
	}
	return out
}

var mirrors = func() map[State]State {
	m := map[State]State{}
	for _, p := range [][2]State{{Contains, Contained}, {Less, More}, {Before, After}, {Earlier, Later}, {LongAfter, LongBefore}, {Cites, CitedBy}, {CitesCopy, CopyCites}, {PartyLeft, PartyRight},
		{PlanDone, DonePlan}, {DenyDone, DoneDeny}, {DenyPlan, PlanDeny}, {LeftPart, RightPart}, {LeftOfIt, RightOfIt}, {LeftMore, RightMore}, {LeftSums, RightSums}, {Revises, Revised}, {Rejects, Spurned}, {Opposes, Opposed}, {Keeps, Kept}, {Becomes, Became}, {AskedPlan, PlanAsked}, {AskedGiven, GivenAsked}} {
		m[p[0]], m[p[1]] = p[1], p[0]
	}
	return m
}()

func (r Row) holds(f Facts) bool {
	for _, c := range r.When {
		if !slices.Contains(c.In, f[c.Field]) {
			return false
		}
	}
	return true
}

// holdsMirrored is holds for the mirror image of the facts.
func (r Row) holdsMirrored(f Facts) bool {
	for _, c := range r.When {
		st := f[c.Field]
		if m, ok := mirrors[st]; ok {
			st = m
		}
		if !slices.Contains(c.In, st) {
			return false
		}
	}
	return true
}

// relation writes the reasons: the fields the row looked at first, then every
// other field of the scope that differs, so that a reader sees what was passed
// over too.
func (r Row) relation(p Pair, f Facts) cotejo.Relation {
	out := cotejo.Relation{A: p.A.Claim.ID, B: p.B.Claim.ID, Type: r.Type, Row: r.Name}
	looked := map[Field]bool{}
	add := func(field Field) {
		if looked[field] {
			return
		}
		looked[field] = true
		left, right := p.values(field)
		out.Reasons = append(out.Reasons, cotejo.Reason{Field: string(field), Left: left, Right: right, Rule: r.Name, Note: string(f[field])})
	}
	if r.Scope != "" {
		add(r.Scope)
	}
	for _, c := range r.When {
		add(c.Field)
	}
	for _, field := range scopeFields {
		if st := f[field]; st != Equal && st != Unknown && st != None && st != "" {
			add(field)
		}
	}
	if len(out.Reasons) == 0 {
		add(FieldFamily)
	}
	return out
}

// scopeFields are listed among the reasons whenever they differ.
var scopeFields = []Field{FieldValue, FieldStand, FieldClass, FieldPopulation, FieldAspect, FieldStage, FieldActor, FieldPlace, FieldTime, FieldOrder, FieldSource}
