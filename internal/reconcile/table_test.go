package reconcile

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/cotejo/cotejo"
)

// plain is two claims of different documents that say the same in every field.
func plain() Facts {
	return Facts{FieldUnit: Equal, FieldMeasure: Equal, FieldReuse: None, FieldStand: DoneDone, FieldValue: Equal, FieldClass: Equal,
		FieldPopulation: Equal, FieldAspect: Equal, FieldStage: Equal, FieldActor: Equal, FieldPlace: Equal, FieldTime: Unknown,
		FieldOrder: Unknown, FieldSource: Other, FieldVoice: None, FieldDocument: Other, FieldDistance: Far, FieldFamily: Other, FieldRevision: None, FieldOneness: Unknown}
}

// f is a plain pair but for some fields.
func f(kv ...any) Facts {
	out := plain()
	for i := 0; i < len(kv); i += 2 {
		out[kv[i].(Field)] = kv[i+1].(State)
	}
	return out
}

type decision struct {
	row   string
	typ   cotejo.RelationType
	facts Facts
}

const (
	agr, rnd, upd, prt, dif, pln, den, ech, con, inc = cotejo.Agrees, cotejo.Rounds, cotejo.Updates, cotejo.PartOf,
		cotejo.DiffersInScope, cotejo.PlanOf, cotejo.Denial, cotejo.Echoes, cotejo.Conflicts, cotejo.Incomparable
)

// figureDecisions are what the table must decide, a case or more for each row
// and for each condition that keeps a row from taking too much.
var figureDecisions = []decision{
	{"unit", inc, f(FieldUnit, Disjoint)},
	{"unit", inc, f(FieldUnit, Unknown)},
	{"measure", inc, f(FieldMeasure, Disjoint, FieldValue, Less)},
	{"open-alike", agr, f(FieldStand, OpenStands)}, // one asks for the number that the other gives
	{"open-alike", agr, f(FieldStand, AskedPlan, FieldAspect, Differ)},
	{"stand-open", inc, f(FieldStand, OpenStands, FieldDocument, Same)},
	{"stand-open", inc, f(FieldStand, OpenStands, FieldAspect, LeftPart)},
	{"echo-cites", ech, f(FieldReuse, Cites)},
	{"echo-cites", ech, f(FieldReuse, CitedBy, FieldValue, Rounds)},
	{"echo-cites", ech, f(FieldReuse, Cites, FieldStand, PlanPlan)},
	{"conflicts-dated", con, f(FieldReuse, Cites, FieldValue, Less, FieldOrder, After)},
	{"agrees-within", agr, f(FieldReuse, Cites, FieldValue, Overlap)},
	{"plan-of", pln, f(FieldReuse, Cites, FieldStand, PlanDone)},
	{"echo-cites", ech, f(FieldReuse, Cites, FieldStand, DonePlan)},
	{"echo-copy", ech, f(FieldReuse, Copy, FieldOrder, After)},
	{"echo-copy", ech, f(FieldReuse, Copy, FieldOrder, Later)},
	{"echo-copy", ech, f(FieldReuse, Copy, FieldOrder, Before)},
	{"echo-copy-undated", ech, f(FieldReuse, Copy, FieldOrder, SameDay)},
	{"echo-copy-undated", ech, f(FieldReuse, Copy)},
	{"undated", inc, f(FieldReuse, Copy, FieldValue, Less)},
	{"conflicts-dated", con, f(FieldReuse, Copy, FieldValue, Less, FieldOrder, After)},
	{"plan-of", pln, f(FieldReuse, Copy, FieldStand, PlanDone, FieldOrder, After)},
	{"plan-of", pln, f(FieldReuse, Copy, FieldStand, PlanDone)},
	{"denies", den, f(FieldStand, DenyDone)},
	{"denies", den, f(FieldStand, DoneDeny)},
	{"denies", den, f(FieldStand, DenyPlan, FieldValue, Rounds)},
	{"denied-other", inc, f(FieldStand, DenyPlan, FieldValue, Bound)},
	{"denied-other", inc, f(FieldStand, DenyDone, FieldValue, Less)},
	{"denied-other", inc, f(FieldStand, DenyDone, FieldClass, Disjoint)},
	{"denied-other", inc, f(FieldStand, DenyDone, FieldPopulation, Disjoint)},
	{"denied-other", inc, f(FieldStand, DenyDone, FieldPlace, Disjoint)},
	{"denied-other", inc, f(FieldStand, DenyDone, FieldTime, Disjoint)},
	{"denied-alike", agr, f(FieldStand, DenyDeny)},
	{"denied-other", inc, f(FieldStand, DenyDeny, FieldValue, More)},
	{"part-of-it", prt, f(FieldAspect, LeftOfIt, FieldDocument, Same, FieldValue, Less, FieldStand, PlanDone)},
	{"part-of-it", prt, f(FieldAspect, RightOfIt, FieldDocument, Same, FieldValue, Overlap)},
	{"stand-open", inc, f(FieldAspect, LeftOfIt, FieldDocument, Same, FieldValue, Less, FieldStand, OpenStands)},
	{"denies", den, f(FieldAspect, LeftOfIt, FieldDocument, Same, FieldStand, DenyDone)},
	{"part-elsewhere", dif, f(FieldAspect, LeftOfIt, FieldDocument, Same, FieldValue, More)},
	{"part-stated", prt, f(FieldAspect, LeftPart, FieldDocument, Same, FieldDistance, Near, FieldValue, Less, FieldSource, Unknown)},
	{"part-stated", prt, f(FieldAspect, LeftPart, FieldDocument, Same, FieldDistance, Near, FieldValue, Less, FieldStand, DonePlan)},
	{"part-stated", prt, f(FieldAspect, RightPart, FieldDocument, Same, FieldDistance, Near, FieldValue, More, FieldStand, PlanPlan)},
	{"denies", den, f(FieldStand, DenyDone, FieldValue, Overlap)},
	{"part-of-toll", prt, f(FieldAspect, LeftPart, FieldValue, Less, FieldFamily, Toll, FieldOrder, Before)},
	{"part-of-toll", prt, f(FieldAspect, LeftPart, FieldValue, Less, FieldFamily, Varying, FieldOrder, SameDay, FieldPlace, Contained)},
	{"part-elsewhere", dif, f(FieldAspect, LeftPart, FieldValue, Less, FieldFamily, Toll, FieldOrder, After)},
	{"part-elsewhere", dif, f(FieldAspect, LeftPart, FieldValue, Less, FieldFamily, Toll, FieldOrder, Before, FieldPlace, Disjoint)},
	{"part-elsewhere", dif, f(FieldAspect, LeftPart, FieldValue, Less, FieldFamily, Toll, FieldOrder, Before, FieldStand, PlanDone)},
	{"part-elsewhere", dif, f(FieldAspect, LeftPart, FieldValue, More, FieldFamily, Toll, FieldOrder, Before)},
	{"part-elsewhere", dif, f(FieldAspect, LeftPart, FieldValue, Less, FieldOrder, Before)},
	{"part-of-known", prt, f(FieldAspect, LeftPart, FieldValue, Less, FieldOrder, After)},
	{"part-of-known", prt, f(FieldAspect, LeftPart, FieldValue, Less, FieldOrder, SameDay, FieldStand, DonePlan, FieldPlace, Disjoint)},
	{"part-elsewhere", dif, f(FieldAspect, LeftPart, FieldValue, Less, FieldOrder, After, FieldDocument, Same)},
	{"part-elsewhere", dif, f(FieldAspect, LeftPart, FieldValue, Less, FieldOrder, After, FieldStand, PlanDone)},
	{"part-elsewhere", dif, f(FieldAspect, LeftPart, FieldValue, Less, FieldOrder, After, FieldClass, Disjoint)},
	{"part-elsewhere", dif, f(FieldAspect, LeftPart, FieldValue, Less, FieldOrder, After, FieldPopulation, Disjoint)},
	{"revised", upd, f(FieldRevision, Revises, FieldOrder, After, FieldValue, Less, FieldStand, DonePlan)},
	{"toll-rises", upd, f(FieldValue, Less, FieldFamily, Toll, FieldOrder, Before)},
	{"part-elsewhere", dif, f(FieldAspect, LeftPart, FieldDocument, Same, FieldValue, Less)},
	{"part-elsewhere", dif, f(FieldAspect, LeftPart, FieldDistance, Near, FieldValue, Less)},
	{"part-elsewhere", dif, f(FieldAspect, LeftPart, FieldDocument, Same, FieldDistance, Near, FieldValue, More)},
	{"part-elsewhere", dif, f(FieldAspect, LeftPart, FieldDocument, Same, FieldDistance, Near, FieldValue, Less, FieldStand, PlanDone)},
	{"agrees", agr, f(FieldAspect, LeftPart)},
	{"agrees-within", agr, f(FieldAspect, LeftPart, FieldDocument, Same, FieldDistance, Near, FieldValue, Overlap)},
	{"agrees", agr, f(FieldAspect, Equal, FieldDocument, Same, FieldDistance, Near)},
	{"on-top", dif, f(FieldAspect, LeftMore, FieldValue, Less)},
	{"on-top", dif, f(FieldAspect, RightMore)},
	{"plan-of", pln, f(FieldStand, PlanDone)},
	{"plan-of", pln, f(FieldStand, DonePlan, FieldValue, Rounds, FieldPlace, Contains)},
	{"plan-otherwise", pln, f(FieldStand, PlanDone, FieldValue, Less, FieldOrder, Before)},
	{"plan-otherwise", pln, f(FieldStand, PlanDone, FieldValue, More, FieldOrder, Earlier, FieldTime, Contains)},
	{"plan-and-fact", dif, f(FieldStand, PlanDone, FieldValue, Less, FieldOrder, After)},
	{"plan-and-fact", dif, f(FieldStand, PlanDone, FieldValue, Loose, FieldOrder, Before)},
	{"plan-and-fact", dif, f(FieldStand, PlanDone, FieldValue, Less, FieldOrder, Before, FieldClass, Disjoint)},
	{"plan-and-fact", dif, f(FieldStand, PlanDone, FieldValue, Less, FieldOrder, Before, FieldPopulation, Disjoint)},
	{"plan-and-fact", dif, f(FieldStand, PlanDone, FieldValue, Less, FieldOrder, Before, FieldPlace, Disjoint)},
	{"plan-and-fact", dif, f(FieldStand, PlanDone, FieldValue, Less, FieldOrder, Before, FieldTime, Disjoint)},
	{"conflicts-dated", con, f(FieldValue, Less, FieldOrder, Before)},
	{"plan-and-fact", dif, f(FieldStand, PlanDone, FieldValue, Less, FieldOrder, SameDay)},
	{"plan-and-fact", dif, f(FieldStand, PlanDone, FieldClass, Disjoint)},
	{"plan-and-fact", dif, f(FieldStand, PlanDone, FieldPopulation, Disjoint)},
	{"plan-and-fact", dif, f(FieldStand, PlanDone, FieldPlace, Disjoint)},
	{"plan-and-fact", dif, f(FieldStand, PlanDone, FieldTime, Disjoint)},
	{"class-apart", dif, f(FieldClass, Disjoint, FieldValue, Less)},
	{"population-apart", dif, f(FieldPopulation, Disjoint)},
	{"place-apart", dif, f(FieldPlace, Disjoint, FieldValue, Less)},
	{"update-dated", upd, f(FieldTime, Disjoint, FieldOrder, After, FieldFamily, Toll, FieldSource, Same, FieldValue, More)},
	{"update-dated", upd, f(FieldTime, Near, FieldOrder, Before, FieldFamily, Toll, FieldSource, Unknown, FieldValue, More)},
	{"time-apart", dif, f(FieldTime, Disjoint, FieldOrder, After, FieldFamily, Toll, FieldValue, More)},
	{"time-apart", dif, f(FieldTime, Disjoint, FieldFamily, Toll, FieldSource, Same, FieldValue, More)},
	{"time-apart", dif, f(FieldTime, Disjoint, FieldOrder, After, FieldSource, Same, FieldValue, More)},
	{"time-apart", dif, f(FieldTime, Disjoint, FieldOrder, After, FieldFamily, Toll, FieldSource, Same)},
	{"time-apart", dif, f(FieldTime, Disjoint, FieldOrder, After, FieldFamily, Toll, FieldSource, Same, FieldValue, More, FieldAspect, Differ)},
	{"corrects", upd, f(FieldOrder, After, FieldFamily, Toll, FieldSource, Same, FieldValue, More)},
	{"days-apart", dif, f(FieldTime, Near, FieldValue, Less, FieldOrder, After)},
	{"agrees", agr, f(FieldTime, Near, FieldOrder, After)},
	{"plans-agree", agr, f(FieldStand, PlanPlan, FieldValue, Overlap)},
	{"rounds", rnd, f(FieldStand, PlanPlan, FieldValue, Rounds)},
	{"agrees", agr, f()},
	{"agrees", agr, f(FieldAspect, Differ, FieldPlace, Contains, FieldClass, Contained)},
	{"rounds", rnd, f(FieldValue, Rounds)},
	{"agrees-within", agr, f(FieldValue, Overlap, FieldAspect, Differ)},
	{"plan-replaced", upd, f(FieldStand, PlanPlan, FieldValue, More, FieldSource, Same, FieldOrder, After)},
	{"plan-replaced", upd, f(FieldStand, PlanPlan, FieldValue, More, FieldSource, Unknown, FieldOrder, Later)},
	{"plans-differ", dif, f(FieldStand, PlanPlan, FieldValue, Loose)},
	{"plans-differ", dif, f(FieldStand, PlanPlan, FieldValue, More, FieldSource, Same, FieldOrder, After, FieldAspect, Differ)},
	{"plans-differ", dif, f(FieldStand, PlanPlan, FieldValue, More, FieldSource, Same, FieldOrder, After, FieldPlace, Contains)},
	{"plans-differ", dif, f(FieldStand, PlanPlan, FieldValue, Less, FieldSource, Same)},
	{"plans-differ", dif, f(FieldStand, PlanPlan, FieldValue, Less, FieldOrder, After)},
	{"conflicts-dated", con, f(FieldStand, PlanPlan, FieldValue, Less, FieldOrder, SameDay)},
	{"conflicts-dated", con, f(FieldStand, PlanPlan, FieldValue, Less, FieldOrder, DayOn)},
	{"undated", inc, f(FieldValue, Less, FieldSource, Same)},
	{"plans-differ", dif, f(FieldStand, PlanPlan, FieldValue, Loose, FieldSource, Same, FieldOrder, After)},
	{"vague", inc, f(FieldStand, PlanPlan, FieldValue, Unknown)},
	{"level-moves", upd, f(FieldFamily, Standing, FieldOrder, After, FieldValue, Less, FieldSource, Unknown)},
	{"later-figure", upd, f(FieldFamily, Unsaid, FieldOrder, After, FieldValue, More, FieldSource, Unknown)},
	{"conflicts-dated", con, f(FieldFamily, Unsaid, FieldOrder, After, FieldValue, More)},
	{"conflicts-dated", con, f(FieldFamily, Unsaid, FieldOrder, SameDay, FieldValue, More, FieldSource, Unknown)},
	{"again-apart", inc, f(FieldFamily, Repeated, FieldOrder, After, FieldValue, Less)},
	{"conflicts-dated", con, f(FieldFamily, Repeated, FieldOrder, After, FieldValue, Less, FieldTime, Equal)},
	{"conflicts-dated", con, f(FieldFamily, Repeated, FieldOrder, SameDay, FieldValue, Less)},
	{"conflicts-dated", con, f(FieldFamily, Repeated, FieldOrder, DayOn, FieldValue, Less)},
	{"conflicts-dated", con, f(FieldOrder, After, FieldValue, Less, FieldSource, Unknown)},
	{"class-part", prt, f(FieldClass, Contained, FieldValue, Less, FieldFamily, Toll, FieldOrder, SameDay)},
	{"class-part", prt, f(FieldClass, Contained, FieldValue, Less, FieldFamily, Toll, FieldOrder, Later, FieldAspect, Unknown)},
	{"class-part", prt, f(FieldClass, Contained, FieldValue, Less, FieldFamily, Varying, FieldOrder, SameDay)},
	{"toll-widens", upd, f(FieldClass, Contained, FieldValue, Less, FieldFamily, Toll, FieldOrder, Before)},
	{"toll-narrows", upd, f(FieldClass, Contained, FieldValue, More, FieldFamily, Toll, FieldOrder, After)},
	{"toll-rises", upd, f(FieldValue, More, FieldFamily, Toll, FieldOrder, After)},
	{"class-wider", dif, f(FieldClass, Contained, FieldValue, Less, FieldOrder, After)},
	{"conflicts-dated", con, f(FieldClass, Contained, FieldValue, More, FieldOrder, After)}, // fewer of a wider kind: the kinds do not explain it
	{"class-wider", dif, f(FieldClass, Contained, FieldValue, Loose, FieldFamily, Toll, FieldOrder, After)},
	{"class-wider", dif, f(FieldClass, Contained, FieldValue, Less, FieldFamily, Varying, FieldOrder, Before)},
	{"toll-falls", inc, f(FieldClass, Contained, FieldValue, More, FieldFamily, Toll, FieldOrder, Before, FieldSource, Unknown)},
	{"part-stated", prt, f(FieldAspect, LeftPart, FieldDocument, Same, FieldDistance, Near, FieldValue, Bound)},
	{"conflicts-dated", con, f(FieldClass, Contained, FieldValue, More, FieldFamily, Toll, FieldOrder, SameDay)},
	{"class-wider", dif, f(FieldClass, Contained, FieldValue, Less, FieldOrder, SameDay)},
	{"class-wider", dif, f(FieldClass, Contained, FieldValue, Less, FieldFamily, Toll)},
	{"class-wider", dif, f(FieldClass, Contained, FieldValue, Less, FieldFamily, Toll, FieldOrder, SameDay, FieldAspect, Differ)},
	{"class-wider", dif, f(FieldClass, Contained, FieldValue, Less, FieldFamily, Toll, FieldOrder, After)},
	{"agrees-bound", agr, f(FieldClass, Contained, FieldValue, Bound)},
	{"population-wider", dif, f(FieldPopulation, Contained, FieldValue, Less)},
	{"population-wider", dif, f(FieldPopulation, Overlap, FieldValue, More)},
	{"agrees-bound", agr, f(FieldPopulation, Contained, FieldValue, Bound)},
	{"stock-and-flow", dif, f(FieldAspect, Differ, FieldValue, Less, FieldFamily, Standing)},
	{"undated", inc, f(FieldAspect, Differ, FieldValue, Less)},
	{"agrees-bound", agr, f(FieldAspect, Differ, FieldValue, Bound)},
	{"agrees-bound", agr, f(FieldAspect, Differ, FieldValue, Bound, FieldFamily, Standing)},
	{"stage-apart", dif, f(FieldStage, Before, FieldValue, Less)},
	{"stage-apart", dif, f(FieldStage, After, FieldValue, Less)},
	{"agrees-bound", agr, f(FieldStage, Before, FieldValue, Bound)},
	{"place-part", prt, f(FieldPlace, Contained, FieldFamily, Toll, FieldValue, Less, FieldOrder, SameDay)},
	{"place-wider", dif, f(FieldPlace, Contained, FieldFamily, Toll, FieldValue, More, FieldOrder, SameDay)},
	{"place-wider", dif, f(FieldPlace, Contained, FieldValue, Less, FieldOrder, SameDay)},
	{"place-wider", dif, f(FieldPlace, Contained, FieldFamily, Toll, FieldValue, Less)},
	{"place-wider", dif, f(FieldPlace, Contained, FieldFamily, Toll, FieldValue, Less, FieldOrder, After)},
	{"agrees-bound", agr, f(FieldPlace, Contained, FieldValue, Bound)},
	{"bound-later", upd, f(FieldValue, Bound, FieldOrder, After, FieldFamily, Toll)},
	{"agrees-bound", agr, f(FieldValue, Bound, FieldFamily, Toll)},
	{"agrees-bound", agr, f(FieldValue, Bound, FieldExtent, Near)},
	{"bound-far", inc, f(FieldValue, Bound, FieldExtent, Wide)},
	{"bound-far", inc, f(FieldValue, Bound, FieldExtent, Far, FieldOrder, After)},
	{"bound-later", upd, f(FieldValue, Bound, FieldExtent, Far, FieldOrder, After, FieldFamily, Toll)},
	{"agrees", agr, f(FieldExtent, Far)},
	{"agrees-bound", agr, f(FieldValue, Bound, FieldOrder, After)},
	{"vague", inc, f(FieldValue, Loose, FieldOrder, After, FieldFamily, Toll)},
	{"vague", inc, f(FieldValue, Unknown, FieldOrder, After, FieldSource, Same)},
	{"corrects", upd, f(FieldOrder, After, FieldSource, Same, FieldValue, Less)},
	{"corrects", upd, f(FieldOrder, Earlier, FieldSource, Same, FieldValue, Less)},
	{"conflicts-sides", con, f(FieldFamily, Toll, FieldOrder, After, FieldValue, More, FieldVoice, Sides)},
	{"conflicts-sides", con, f(FieldFamily, Toll, FieldOrder, Before, FieldValue, Less, FieldVoice, PartyLeft)},
	{"conflicts-sides", con, f(FieldFamily, Toll, FieldOrder, After, FieldValue, More, FieldVoice, PartyRight)},
	{"conflicts-within", con, f(FieldFamily, Toll, FieldOrder, SameDay, FieldValue, More, FieldVoice, Sides, FieldDocument, Same)},
	{"toll-rises", upd, f(FieldFamily, Toll, FieldOrder, After, FieldValue, More, FieldVoice, Sides, FieldPopulation, Unknown)},
	{"toll-rises", upd, f(FieldFamily, Toll, FieldOrder, After, FieldValue, More, FieldVoice, Sides, FieldSource, Unknown)},
	{"count-moves", upd, f(FieldFamily, Varying, FieldOrder, After, FieldValue, More, FieldVoice, Sides)},
	{"corrects", upd, f(FieldFamily, Toll, FieldOrder, After, FieldValue, More, FieldVoice, Sides, FieldSource, Same)},
	{"toll-rises", upd, f(FieldFamily, Toll, FieldOrder, After, FieldValue, More)},
	{"toll-rises", upd, f(FieldFamily, Toll, FieldOrder, Before, FieldValue, Less, FieldSource, Unknown)},
	{"toll-falls", inc, f(FieldFamily, Toll, FieldOrder, After, FieldValue, Less, FieldSource, Unknown)},
	{"toll-leaps", inc, f(FieldFamily, Toll, FieldOrder, After, FieldValue, More, FieldExtent, Far)},
	{"conflicts-dated", con, f(FieldFamily, Toll, FieldOrder, SameDay, FieldValue, More, FieldExtent, Far)},
	{"conflicts-dated", con, f(FieldFamily, Toll, FieldOrder, After, FieldValue, Less, FieldExtent, Far)},
	{"conflicts-dated", con, f(FieldOrder, After, FieldValue, More, FieldExtent, Far)},
	{"toll-rises", upd, f(FieldFamily, Toll, FieldOrder, After, FieldValue, More, FieldExtent, Wide)},
	{"toll-recounted", upd, f(FieldFamily, Toll, FieldOrder, After, FieldLapse, LongAfter, FieldValue, Less, FieldExtent, Near)},
	{"toll-falls", inc, f(FieldFamily, Toll, FieldOrder, After, FieldLapse, LongAfter, FieldValue, Less, FieldExtent, Wide, FieldSource, Unknown)},
	{"toll-falls", inc, f(FieldFamily, Toll, FieldOrder, After, FieldLapse, None, FieldValue, Less, FieldExtent, Near, FieldSource, Unknown)},
	{"level-later", upd, f(FieldFamily, Standing, FieldOrder, After, FieldLapse, LongAfter, FieldValue, Less, FieldExtent, Near)},
	{"conflicts-dated", con, f(FieldFamily, Standing, FieldOrder, After, FieldLapse, LongAfter, FieldValue, Less, FieldTime, Equal)},
	{"conflicts-dated", con, f(FieldFamily, Standing, FieldOrder, After, FieldLapse, None, FieldValue, Less, FieldSource, Other)}, // two sources within days
	{"toll-rises", upd, f(FieldFamily, Toll, FieldOrder, After, FieldLapse, LongAfter, FieldValue, More, FieldExtent, Near)},
	{"days-later", upd, f(FieldFamily, Unsaid, FieldOrder, After, FieldLapse, LongAfter, FieldValue, Less)},
	{"days-later", upd, f(FieldFamily, Other, FieldOrder, Before, FieldLapse, LongBefore, FieldValue, Less)},
	{"conflicts-dated", con, f(FieldFamily, Other, FieldOrder, After, FieldLapse, None, FieldValue, Less)},
	{"again-apart", inc, f(FieldFamily, Repeated, FieldOrder, After, FieldLapse, LongAfter, FieldValue, Less)},
	{"conflicts-within", con, f(FieldDocument, Same, FieldFamily, Other, FieldLapse, LongAfter, FieldValue, Less)},
	{"opposed-beside", con, f(FieldRevision, Opposes, FieldValue, More, FieldFamily, Toll, FieldOrder, After)},
	{"opposed-beside", con, f(FieldRevision, Opposed, FieldValue, Less, FieldDocument, Same)},
	{"agrees-within", agr, f(FieldRevision, Opposes, FieldValue, Overlap)},
	{"plans-differ", dif, f(FieldRevision, Opposes, FieldValue, More, FieldStand, PlanPlan)},
	{"disputed-beside", con, f(FieldRevision, Revises, FieldOrder, After, FieldLapse, None, FieldValue, More)},
	{"disputed-beside", con, f(FieldRevision, Revised, FieldOrder, Before, FieldLapse, None, FieldValue, Less)},
	{"revised", upd, f(FieldRevision, Revises, FieldOrder, After, FieldLapse, LongAfter, FieldValue, More)},
	{"revised", upd, f(FieldRevision, Revises, FieldOrder, After, FieldLapse, None, FieldValue, More, FieldSource, OneNamed)},
	{"revised", upd, f(FieldRevision, Revises, FieldOrder, After, FieldLapse, None, FieldValue, More, FieldStand, PlanPlan)},
	{"conflicts-dated", con, f(FieldRevision, Revises, FieldOrder, Before, FieldLapse, None, FieldValue, More)},
	{"toll-rises", upd, f(FieldRevision, None, FieldOrder, After, FieldLapse, None, FieldValue, More, FieldFamily, Toll)},
	{"revised", upd, f(FieldRevision, Revises, FieldOrder, After, FieldLapse, None, FieldValue, Bound)},
	{"rejected-beside", con, f(FieldRevision, Rejects, FieldOrder, After, FieldLapse, None, FieldValue, More, FieldSource, Unknown)}, // 96 and not 130
	{"rejected-beside", con, f(FieldRevision, Spurned, FieldOrder, Before, FieldLapse, None, FieldValue, More, FieldSource, OneNamed)},
	{"rejected-beside", con, f(FieldRevision, Rejects, FieldLapse, None, FieldValue, More)},
	{"conflicts-dated", con, f(FieldRevision, None, FieldOrder, After, FieldLapse, None, FieldValue, More, FieldSource, Unknown)},
	{"revised", upd, f(FieldRevision, Rejects, FieldOrder, After, FieldLapse, None, FieldValue, More, FieldSource, Same)},
	{"revised", upd, f(FieldRevision, Rejects, FieldOrder, After, FieldLapse, LongAfter, FieldValue, More)},
	{"revised", upd, f(FieldRevision, Rejects, FieldOrder, After, FieldLapse, None, FieldValue, More, FieldStand, PlanPlan)},
	{"revised", upd, f(FieldRevision, Rejects, FieldOrder, After, FieldLapse, None, FieldValue, Bound)},
	{"revised-part", upd, f(FieldRevision, Rejects, FieldOrder, After, FieldValue, Less, FieldAspect, RightPart)},
	{"two-parts", dif, f(FieldAspect, Parts, FieldFamily, Varying, FieldOrder, After, FieldValue, More)},
	{"two-parts", dif, f(FieldAspect, Parts, FieldFamily, Counting, FieldOrder, After, FieldValue, Bound)},
	{"toll-rises", upd, f(FieldAspect, Parts, FieldFamily, Toll, FieldOrder, After, FieldValue, More)},
	{"agrees", agr, f(FieldAspect, Parts, FieldFamily, Varying)},
	{"vague", inc, f(FieldAspect, Parts, FieldFamily, Varying, FieldValue, Loose)},
	{"conflicts-within", con, f(FieldAspect, Parts, FieldDocument, Same, FieldOrder, SameDay, FieldValue, Less)},
	{"count-moves", upd, f(FieldAspect, Equal, FieldFamily, Varying, FieldOrder, After, FieldValue, More)},
	{"open-alike", agr, f(FieldStand, OpenStands, FieldAspect, Parts)},
	{"update-dated", upd, f(FieldTime, Near, FieldOrder, Before, FieldFamily, Toll, FieldSource, Unknown, FieldValue, More, FieldAspect, Parts)},
	{"class-part", prt, f(FieldClass, Contained, FieldValue, Less, FieldFamily, Toll, FieldOrder, SameDay, FieldAspect, Parts)},
	{"plan-replaced", upd, f(FieldStand, PlanPlan, FieldValue, More, FieldSource, Same, FieldOrder, After, FieldAspect, Parts)},
	{"conflicts-dated", con, f(FieldFamily, Toll, FieldOrder, After, FieldValue, Less)},
	{"conflicts-dated", con, f(FieldFamily, Toll, FieldOrder, Later, FieldValue, More)},
	{"conflicts-dated", con, f(FieldFamily, Toll, FieldOrder, Later, FieldValue, Less, FieldSource, Unknown)},
	{"count-moves", upd, f(FieldFamily, Varying, FieldOrder, After, FieldValue, Less)},
	{"conflicts-dated", con, f(FieldFamily, Varying, FieldOrder, Later, FieldValue, Less)},
	{"count-moves", upd, f(FieldFamily, Counting, FieldOrder, After, FieldValue, More)},
	{"level-moves", upd, f(FieldFamily, Standing, FieldOrder, Before, FieldValue, Less, FieldSource, OneNamed)},
	{"conflicts-dated", con, f(FieldFamily, Standing, FieldOrder, Before, FieldTime, Equal, FieldValue, Less)},
	{"conflicts-dated", con, f(FieldFamily, Standing, FieldOrder, SameDay, FieldValue, More)},
	{"conflicts-dated", con, f(FieldFamily, Standing, FieldOrder, SameDay, FieldValue, More, FieldSource, OneNamed)},
	{"conflicts-dated", con, f(FieldFamily, Standing, FieldOrder, After, FieldTime, Equal, FieldValue, Less, FieldSource, OneNamed)},
	{"conflicts-dated", con, f(FieldOrder, SameDay, FieldValue, Less)},
	{"conflicts-same-time", con, f(FieldTime, Equal, FieldValue, Less)},
	{"undated", inc, f(FieldTime, Equal, FieldValue, Less, FieldSource, Same)},
	{"undated", inc, f(FieldTime, Equal, FieldValue, Less, FieldSource, Unknown, FieldDocument, Same, FieldOrder, SameDay)},
	{"conflicts-beside", con, f(FieldValue, Less, FieldDocument, Same, FieldDistance, Near, FieldSource, OneNamed, FieldFamily, Toll)},
	{"conflicts-beside", con, f(FieldValue, More, FieldDocument, Same, FieldDistance, Near, FieldSource, OneNamed, FieldFamily, Varying, FieldOrder, SameDay)},
	{"undated", inc, f(FieldValue, Less, FieldDocument, Same, FieldSource, OneNamed, FieldFamily, Toll)},
	{"conflicts-beside", con, f(FieldValue, Less, FieldDocument, Same, FieldDistance, Near, FieldSource, OneNamed)},
	{"undated", inc, f(FieldValue, Less, FieldDocument, Same, FieldDistance, Near, FieldSource, Unknown, FieldFamily, Toll)},
	{"undated", inc, f(FieldValue, Less, FieldDistance, Near, FieldSource, OneNamed, FieldFamily, Toll)},
	{"again-apart", inc, f(FieldFamily, Repeated, FieldOrder, After, FieldSource, Same, FieldValue, Less)},
	{"asked-and-given", dif, f(FieldStand, AskedPlan, FieldValue, More)},
	{"asked-and-given", dif, f(FieldStand, PlanAsked, FieldValue, More)},
	{"asked-of", pln, f(FieldStand, AskedGiven, FieldValue, More, FieldOrder, Before)},
	{"asked-of", pln, f(FieldStand, GivenAsked, FieldValue, Less, FieldOrder, Later)},
	{"asked-of", pln, f(FieldStand, AskedGiven, FieldValue, Less, FieldOrder, SameDay)},
	{"asked-of", pln, f(FieldStand, AskedGiven, FieldValue, Less, FieldOrder, Unknown)},
	{"asked-and-given", dif, f(FieldStand, AskedGiven, FieldValue, Less, FieldOrder, After)}, // asked for again
	{"stand-open", inc, f(FieldStand, GivenAsked, FieldValue, Bound)},
	{"open-alike", agr, f(FieldStand, AskedGiven, FieldValue, Equal)},
	{"open-rounds", rnd, f(FieldStand, AskedGiven, FieldValue, Rounds)},
	{"part-of-it", prt, f(FieldAspect, LeftOfIt, FieldValue, Less, FieldStand, AskedGiven)},
	{"part-of-it", prt, f(FieldAspect, LeftOfIt, FieldValue, Less, FieldStand, GivenAsked)},
	{"stand-open", inc, f(FieldStand, AskedPlan, FieldValue, Bound)},
	{"stand-open", inc, f(FieldStand, OpenStands, FieldValue, More)},
	{"puts-right", upd, f(FieldRevision, Revises, FieldDocument, Same, FieldValue, Less, FieldSource, Unknown)},
	{"agrees", agr, f(FieldRevision, Revises, FieldDocument, Same)},
	{"plan-in-part", pln, f(FieldRevision, Kept, FieldStand, PlanDone, FieldAspect, RightPart, FieldValue, More, FieldOrder, Before)},
	{"plan-in-part", pln, f(FieldRevision, Keeps, FieldStand, DoneDeny, FieldValue, Less)},
	{"plan-in-part", pln, f(FieldRevision, Kept, FieldStand, OpenStands, FieldValue, More)},
	{"became", upd, f(FieldRevision, Becomes, FieldDocument, Same, FieldValue, More, FieldSource, Same)},
	{"became", upd, f(FieldRevision, Became, FieldDocument, Same, FieldValue, Less, FieldAspect, RightPart)},
	{"agrees", agr, f(FieldRevision, Becomes, FieldDocument, Same)},
	{"revised-part", upd, f(FieldRevision, Revises, FieldOrder, After, FieldValue, Less, FieldAspect, RightPart)},
	{"part-elsewhere", dif, f(FieldRevision, None, FieldOrder, After, FieldValue, Less, FieldAspect, RightPart)},
	{"part-elsewhere", dif, f(FieldRevision, Revises, FieldOrder, SameDay, FieldValue, Less, FieldAspect, RightPart)},
	{"part-elsewhere", dif, f(FieldRevision, Revises, FieldOrder, After, FieldValue, Less, FieldAspect, RightPart, FieldClass, Unknown)},
	{"part-elsewhere", dif, f(FieldRevision, Revises, FieldOrder, After, FieldValue, Less, FieldAspect, RightPart, FieldStand, PlanDone)},
	{"agrees", agr, f(FieldRevision, Revises, FieldOrder, After, FieldAspect, RightPart)},
	{"time-apart", dif, f(FieldTime, Past, FieldOrder, After, FieldFamily, Toll, FieldSource, Same, FieldValue, More)},
	{"revised", upd, f(FieldRevision, Revises, FieldOrder, After, FieldValue, More, FieldTime, Disjoint)},
	{"revised", upd, f(FieldRevision, Revised, FieldOrder, Before, FieldValue, More, FieldStand, PlanPlan)},
	{"time-apart", dif, f(FieldRevision, Revises, FieldOrder, After, FieldTime, Disjoint)},
	{"time-apart", dif, f(FieldRevision, Revises, FieldOrder, Before, FieldValue, More, FieldTime, Disjoint)},
	{"time-apart", dif, f(FieldRevision, None, FieldOrder, After, FieldValue, More, FieldTime, Disjoint)},
	{"agrees", agr, f(FieldRevision, Revises, FieldOrder, After)},
	{"denied-other", inc, f(FieldRevision, Revises, FieldOrder, After, FieldValue, More, FieldStand, DenyDeny)},
	{"echo-cites", ech, f(FieldReuse, Cites, FieldStand, OpenOpen)},
	{"echo-copy", ech, f(FieldReuse, Copy, FieldOrder, After, FieldStand, OpenOpen)},
	{"echo-copy-undated", ech, f(FieldReuse, Copy, FieldStand, OpenOpen)},
	{"stand-open", inc, f(FieldStand, OpenOpen)},
	{"open-both", agr, f(FieldStand, OpenOpen, FieldOneness, Sure)}, // two papers tell what is asked for
	{"agrees", agr, f(FieldOneness, Sure)},
	{"stand-open", inc, f(FieldStand, OpenOpen, FieldOneness, Likely)},
	{"stand-open", inc, f(FieldStand, OpenOpen, FieldOneness, Sure, FieldDocument, Same)},
	{"stand-open", inc, f(FieldStand, OpenOpen, FieldOneness, Sure, FieldValue, Less)},
	{"open-rounds", rnd, f(FieldStand, OpenStands, FieldValue, Rounds)},
	{"open-rounds", rnd, f(FieldStand, PlanAsked, FieldValue, Rounds)},
	{"stand-open", inc, f(FieldStand, OpenOpen, FieldValue, Rounds)},
	{"stand-open", inc, f(FieldStand, OpenStands, FieldValue, Rounds, FieldDocument, Same)},
	{"stand-open", inc, f(FieldStand, OpenStands, FieldValue, Overlap)},
	{"denied-beside", con, f(FieldStand, DenyDone, FieldValue, Less, FieldDocument, Same, FieldDistance, Near, FieldOneness, Sure)}, // 29 and not 21
	{"denied-beside", con, f(FieldStand, DoneDeny, FieldValue, Less, FieldDocument, Same, FieldDistance, Near, FieldOneness, Likely)},
	{"denied-other", inc, f(FieldStand, DenyDone, FieldValue, Less, FieldDocument, Same, FieldDistance, Near, FieldOneness, Even)},
	{"denied-other", inc, f(FieldStand, DenyDone, FieldValue, Less, FieldDocument, Same, FieldOneness, Sure)},
	{"denied-other", inc, f(FieldStand, DenyDone, FieldValue, Less, FieldDistance, Near, FieldOneness, Sure)},
	{"denied-other", inc, f(FieldStand, DenyDone, FieldValue, Bound, FieldDocument, Same, FieldDistance, Near, FieldOneness, Sure)},
	{"denied-other", inc, f(FieldStand, DenyDeny, FieldValue, Less, FieldDocument, Same, FieldDistance, Near, FieldOneness, Sure)},
	{"plan-changes", upd, f(FieldStand, PlanDone, FieldValue, Less, FieldOrder, After, FieldOneness, Sure)}, // it is to come down
	{"plan-changes", upd, f(FieldStand, DonePlan, FieldValue, Less, FieldOrder, Earlier, FieldOneness, Likely)},
	{"plan-and-fact", dif, f(FieldStand, PlanDone, FieldValue, Less, FieldOrder, After, FieldOneness, Even)},
	{"plan-and-fact", dif, f(FieldStand, PlanDone, FieldValue, Less, FieldOrder, SameDay, FieldOneness, Sure)},
	{"plan-and-fact", dif, f(FieldStand, PlanDone, FieldValue, Loose, FieldOrder, After, FieldOneness, Sure)},
	{"plan-replaced", upd, f(FieldStand, PlanPlan, FieldValue, Less, FieldSource, Same, FieldOrder, After, FieldOneness, Sure)},
	{"toll-widens", upd, f(FieldClass, Contained, FieldValue, Less, FieldFamily, Toll, FieldOrder, Before, FieldOneness, Even)},
	{"class-wider", dif, f(FieldClass, Contained, FieldValue, Less, FieldFamily, Toll, FieldOrder, Before, FieldOneness, Faint)},
	{"toll-recounted", upd, f(FieldFamily, Toll, FieldOrder, After, FieldLapse, LongAfter, FieldValue, Less, FieldExtent, Near, FieldOneness, Even)},
	{"toll-falls", inc, f(FieldFamily, Toll, FieldOrder, After, FieldLapse, LongAfter, FieldValue, Less, FieldExtent, Near, FieldSource, Unknown, FieldOneness, Faint)},
	{"toll-leaps", inc, f(FieldFamily, Toll, FieldOrder, After, FieldValue, More, FieldExtent, Far, FieldOneness, Even)},
	{"toll-rises", upd, f(FieldFamily, Toll, FieldOrder, After, FieldValue, More, FieldExtent, Far, FieldOneness, Likely)},
	{"later-unsure", inc, f(FieldFamily, Unsaid, FieldOrder, After, FieldValue, More, FieldSource, Unknown, FieldOneness, Doubtful)},
	{"later-unsure", inc, f(FieldFamily, Unsaid, FieldOrder, Before, FieldValue, More, FieldSource, OneNamed, FieldOneness, Doubtful)},
	{"later-figure", upd, f(FieldFamily, Unsaid, FieldOrder, After, FieldValue, More, FieldSource, Unknown, FieldOneness, Faint)},
	{"conflicts-dated", con, f(FieldFamily, Unsaid, FieldOrder, After, FieldValue, More, FieldOneness, Doubtful)},
	{"conflicts-dated", con, f(FieldFamily, Unsaid, FieldOrder, SameDay, FieldValue, More, FieldSource, Unknown, FieldOneness, Doubtful)},
	{"conflicts-dated", con, f(FieldFamily, Other, FieldOrder, After, FieldValue, More, FieldSource, Unknown, FieldOneness, Doubtful)},
	{"days-unsure", inc, f(FieldFamily, Unsaid, FieldOrder, After, FieldLapse, LongAfter, FieldValue, Less, FieldOneness, Doubtful)},
	{"days-unsure", inc, f(FieldFamily, Other, FieldOrder, Before, FieldLapse, LongBefore, FieldValue, Less, FieldOneness, Doubtful)},
	{"days-later", upd, f(FieldFamily, Other, FieldOrder, After, FieldLapse, LongAfter, FieldValue, Less, FieldOneness, Faint)},
	{"conflicts-dated", con, f(FieldFamily, Other, FieldOrder, After, FieldLapse, None, FieldValue, Less, FieldOneness, Doubtful)},
	{"level-later", upd, f(FieldFamily, Standing, FieldOrder, After, FieldLapse, LongAfter, FieldValue, Less, FieldOneness, Doubtful)},
	{"conflicts-within", con, f(FieldDocument, Same, FieldFamily, Other, FieldLapse, LongAfter, FieldValue, Less, FieldOneness, Doubtful)},
	{"far-unsure", inc, f(FieldFamily, Standing, FieldOrder, After, FieldValue, Less, FieldExtent, Far, FieldOneness, Doubtful)}, // of a year and of half a year
	{"far-unsure", inc, f(FieldOrder, SameDay, FieldValue, Less, FieldExtent, Far, FieldOneness, Even)},
	{"conflicts-dated", con, f(FieldOrder, SameDay, FieldValue, Less, FieldExtent, Far, FieldOneness, Likely)},
	{"conflicts-dated", con, f(FieldOrder, SameDay, FieldValue, Less, FieldExtent, Wide, FieldOneness, Doubtful)},
	{"conflicts-within", con, f(FieldDocument, Same, FieldOrder, SameDay, FieldValue, Less, FieldExtent, Far, FieldOneness, Doubtful)},
	{"conflicts-told", con, f(FieldValue, Less, FieldDocument, Same, FieldDistance, Near, FieldSource, Unknown, FieldOneness, Likely)},
	{"undated", inc, f(FieldValue, Less, FieldDocument, Same, FieldDistance, Near, FieldSource, Unknown, FieldOneness, Even)},
	{"undated", inc, f(FieldValue, Less, FieldDocument, Same, FieldDistance, Near, FieldSource, Same, FieldOneness, Sure, FieldOrder, SameDay)},
	{"undated", inc, f(FieldValue, Less, FieldDocument, Same, FieldSource, Unknown, FieldOneness, Sure, FieldOrder, SameDay)},
	{"conflicts-unordered", con, f(FieldValue, More, FieldOrder, Unknown, FieldFamily, Toll, FieldSource, Other, FieldOneness, Faint)},
	{"undated", inc, f(FieldValue, More, FieldOrder, Unknown, FieldFamily, Toll, FieldSource, Other, FieldOneness, Doubtful)},
	{"undated", inc, f(FieldValue, More, FieldDocument, Same, FieldSource, OneNamed, FieldFamily, Toll, FieldOneness, Sure, FieldOrder, SameDay)},
	{"undated", inc, f(FieldValue, Unsaid, FieldFamily, Toll, FieldSource, OneNamed, FieldOneness, Sure)},
	{"toll-unordered", upd, f(FieldValue, More, FieldOrder, Unknown, FieldFamily, Toll, FieldSource, OneNamed, FieldOneness, Even)},
	{"undated", inc, f(FieldValue, More, FieldOrder, Unknown, FieldFamily, Toll, FieldSource, OneNamed, FieldOneness, Faint)},
	{"plan-otherwise", pln, f(FieldStand, PlanDone, FieldValue, Less, FieldOrder, Unknown)},
	{"part-of-it", prt, f(FieldAspect, LeftOfIt, FieldValue, Less, FieldStand, PlanAsked)},
	{"conflicts-undated", con, f(FieldValue, Less, FieldDistance, Near, FieldSource, Unknown, FieldOneness, Sure)},
	{"conflicts-undated", con, f(FieldValue, Less, FieldFamily, Varying, FieldOneness, Sure)},
	{"undated", inc, f(FieldValue, Less, FieldFamily, Varying, FieldOneness, Likely, FieldSource, Unknown)},
	{"undated", inc, f(FieldValue, Less, FieldFamily, Speech, FieldOneness, Sure, FieldSource, Unknown)},
	{"undated", inc, f(FieldValue, Less, FieldFamily, Toll, FieldOneness, Doubtful)},
	{"conflicts-within", con, f(FieldDocument, Same, FieldOrder, SameDay, FieldValue, Less)},
	{"undated", inc, f(FieldDocument, Same, FieldOrder, SameDay, FieldValue, Less, FieldSource, Same)},
	{"undated", inc, f(FieldValue, Less)},
}

var statementDecisions = []decision{
	{"says-open", inc, f(FieldStand, OpenStands)},
	{"says-echo-cites", ech, f(FieldReuse, Cites)},
	{"says-denies", den, f(FieldReuse, Cites, FieldStand, DenyDone)},
	{"says-echo-copy", ech, f(FieldReuse, Copy, FieldOrder, Later)},
	{"says-echo-copy", ech, f(FieldReuse, Copy, FieldOrder, After)},
	{"says-denies", den, f(FieldReuse, Copy, FieldOrder, After, FieldStand, DenyDone)},
	{"says-echo-undated", ech, f(FieldReuse, Copy)},
	{"says-denies", den, f(FieldReuse, Copy, FieldStand, DenyDone)},
	{"says-denies", den, f(FieldStand, DoneDeny)},
	{"says-denies-figure", inc, f(FieldStand, DenyDone, FieldValue, Unsaid)},
	{"says-denies-figure", inc, f(FieldStand, PlanDeny, FieldValue, Unsaid)},
	{"says-plan-of", pln, f(FieldStand, PlanDone, FieldValue, Unsaid)},
	{"says-admits", upd, f(FieldStand, DoneDeny, FieldSource, Same, FieldOrder, After)},
	{"says-denies", den, f(FieldStand, DoneDeny, FieldSource, Same, FieldOrder, Before)},
	{"says-denies", den, f(FieldStand, DoneDeny, FieldOrder, After)},
	{"says-time-apart", dif, f(FieldTime, Past)},
	{"says-plan-other", dif, f(FieldStand, PlanDone, FieldTime, Past)},
	{"says-denies-beside", inc, f(FieldStand, DenyDone, FieldDocument, Same, FieldSource, Same)},
	{"says-denies", den, f(FieldStand, DenyDone, FieldDocument, Same, FieldSource, Other)},
	{"says-denies", den, f(FieldStand, DenyDone, FieldDocument, Other, FieldSource, Same)},
	{"says-plan-of", pln, f(FieldStand, PlanDone, FieldDocument, Same, FieldSource, Same)},
	{"says-denies-speech", inc, f(FieldStand, DenyDone, FieldFamily, Speech)},
	{"says-denies-speech", inc, f(FieldStand, DoneDeny, FieldFamily, Speech)},
	{"says-denied-other", inc, f(FieldStand, DenyDone, FieldTime, Disjoint)},
	{"says-denied-other", inc, f(FieldStand, DenyDone, FieldPlace, Disjoint)},
	{"says-speech", inc, f(FieldFamily, Speech, FieldStand, PlanDone)},
	{"says-agrees", agr, f(FieldFamily, Speech)},
	{"says-plan-of", pln, f(FieldStand, DonePlan)},
	{"says-date-differs", con, f(FieldStand, PlanDone, FieldTime, Near)}, // done before the day it was planned for
	{"says-put-off", pln, f(FieldStand, PlanDone, FieldTime, PutOff)},
	{"says-put-off", pln, f(FieldStand, DonePlan, FieldTime, PutOff, FieldOrder, After)},
	{"says-agrees", agr, f(FieldTime, PutOff)},
	{"says-replanned", upd, f(FieldStand, PlanPlan, FieldTime, Near, FieldOrder, Later)},
	{"says-replanned", upd, f(FieldStand, PlanPlan, FieldTime, Near, FieldOrder, Before)},
	{"says-date-differs", con, f(FieldStand, PlanPlan, FieldTime, Near)},
	{"says-date-differs", con, f(FieldTime, Near, FieldOrder, After)},
	{"says-agrees", agr, f(FieldStand, PlanPlan, FieldOrder, After)},
	{"says-time-apart", dif, f(FieldStand, DenyDeny, FieldTime, Near)}, // both reject it
	{"says-time-apart", dif, f(FieldTime, Near, FieldOneness, Doubtful)},
	{"says-date-differs", con, f(FieldTime, Near, FieldOneness, Likely)},
	{"says-echo-copy", ech, f(FieldReuse, Copy, FieldOrder, After, FieldTime, Near, FieldOneness, Doubtful)},
	{"says-time-apart", dif, f(FieldStand, PlanPlan, FieldTime, Near, FieldOrder, After, FieldOneness, Doubtful)},
	{"says-agrees", agr, f(FieldActor, Disputed, FieldOneness, Doubtful)},
	{"says-denies-speech", inc, f(FieldStand, DoneDeny, FieldSource, Same, FieldOrder, After, FieldFamily, Speech)},
	{"says-date-changed", con, f(FieldReuse, Copy, FieldOrder, After, FieldTime, Near)}, // the same words, another day
	{"says-date-changed", con, f(FieldReuse, CitedBy, FieldTime, Near)},
	{"says-echo-cites", ech, f(FieldReuse, Cites, FieldTime, Disjoint)},
	{"says-echo-copy", ech, f(FieldReuse, Copy, FieldOrder, After, FieldStand, PlanPlan, FieldTime, Near)},
	{"says-echo-told", ech, f(FieldReuse, CitesCopy, FieldStand, DonePlan)},
	{"says-echo-told", ech, f(FieldReuse, CopyCites, FieldStand, PlanDone, FieldTime, PutOff)},
	{"says-asked-of", pln, f(FieldStand, AskedGiven, FieldOrder, Before)},
	{"says-asked-of", pln, f(FieldStand, GivenAsked, FieldOrder, Later)},
	{"says-asked-of", pln, f(FieldStand, AskedGiven, FieldOrder, SameDay)},
	{"says-open", inc, f(FieldStand, AskedGiven, FieldOrder, After)}, // asked for again
	{"says-open", inc, f(FieldStand, AskedGiven, FieldOrder, Before, FieldTime, Disjoint)},
	{"says-actor-disputed", con, f(FieldActor, Disputed)},
	{"says-admits", upd, f(FieldStand, DoneDeny, FieldSource, Same, FieldOrder, Later)},
	{"says-plan-other", dif, f(FieldStand, PlanDone, FieldTime, Disjoint)},
	{"says-date-differs", con, f(FieldTime, Near)},
	{"says-time-apart", dif, f(FieldTime, Disjoint)},
	{"says-actor-differs", con, f(FieldActor, Disjoint, FieldTime, Equal)},
	{"says-agrees", agr, f(FieldActor, Disjoint)},
	{"says-agrees", agr, f(FieldActor, Disjoint, FieldTime, Equal, FieldStand, PlanPlan)},
	{"says-agrees", agr, f(FieldTime, Equal)},
	{"says-place-apart", dif, f(FieldPlace, Disjoint)},
	{"says-class-apart", dif, f(FieldClass, Disjoint)},
	{"says-stage-reached", upd, f(FieldStage, After, FieldOrder, After)},
	{"says-agrees", agr, f(FieldStage, After)},
	{"says-agrees", agr, f(FieldOrder, After)},
	{"says-acknowledged", agr, f(FieldVoice, PartyRight)},
	{"says-acknowledged", agr, f(FieldVoice, PartyRight, FieldFamily, Repeated)},
	{"says-acknowledged", agr, f(FieldVoice, PartyRight, FieldFamily, Counting)},
	{"says-agrees", agr, f(FieldVoice, PartyLeft, FieldStand, PlanPlan)},
	{"says-agrees", agr, f(FieldVoice, PartyLeft, FieldSource, Same)},
	{"says-agrees", agr, f(FieldVoice, PartyLeft, FieldFamily, Speech)},
	{"says-agrees", agr, f()},
}

// wrong gives the first case that a table decides otherwise, "" when none.
func wrong(rows []Row, cases []decision) (out string) {
	defer func() {
		if recover() != nil {
			out = "no row holds"
		}
	}()
	for i, c := range cases {
		row, mirrored := choose(rows, c.facts)
		if row.Name != c.row || row.Type != c.typ {
			return fmt.Sprintf("case %d: %s (%s), want %s (%s)", i, row.Name, row.Type, c.row, c.typ)
		}
		if back, again := choose(rows, c.facts.mirror()); back.Name != row.Name || directed[row.Type] && mirrored == again && !bothWays(row, c.facts) {
			return fmt.Sprintf("case %d: %s seen from the other side is %s", i, row.Name, back.Name)
		}
	}
	return ""
}

func bothWays(r Row, f Facts) bool { return r.holds(f) && r.holds(f.mirror()) }

func TestDecisionTables(t *testing.T) {
	for name, tab := range map[string]struct {
		rows  []Row
		cases []decision
	}{"figures": {FigureRows, figureDecisions}, "statements": {StatementRows, statementDecisions}, "shares": {ShareRows, shareDecisions}} {
		t.Run(name, func(t *testing.T) {
			if w := wrong(tab.rows, tab.cases); w != "" {
				t.Error(w)
			}
			for _, r := range tab.rows {
				if !slices.ContainsFunc(tab.cases, func(c decision) bool { return c.row == r.Name }) {
					t.Errorf("no case for the row %s", r.Name)
				}
				if (r.Type == cotejo.DiffersInScope) != (r.Scope != "") {
					t.Errorf("row %s: a difference of scope names its field, nothing else does", r.Name)
				}
			}
			if last := tab.rows[len(tab.rows)-1]; len(last.When) != 0 {
				t.Errorf("the last row, %s, has conditions", last.Name)
			}
		})
	}
}

// TestMutatedTablesFail holds that the cases above see every row and every
// condition: a table with a row taken out, its type changed, a condition dropped
// or two neighbours swapped where that matters decides some case otherwise.
func TestMutatedTablesFail(t *testing.T) {
	for name, tab := range map[string]struct {
		rows  []Row
		cases []decision
	}{"figures": {FigureRows, figureDecisions}, "statements": {StatementRows, statementDecisions}, "shares": {ShareRows, shareDecisions}} {
		for i, r := range tab.rows {
			survives := func(what string, mutate func([]Row) []Row) {
				if wrong(mutate(slices.Clone(tab.rows)), tab.cases) == "" {
					t.Errorf("%s: no case fails when %s", name, what)
				}
			}
			survives("row "+r.Name+" is taken out", func(rows []Row) []Row { return slices.Delete(rows, i, i+1) })
			survives("row "+r.Name+" changes its type", func(rows []Row) []Row {
				if rows[i].Type = cotejo.Conflicts; r.Type == cotejo.Conflicts {
					rows[i].Type = cotejo.Agrees
				}
				return rows
			})
			for j, c := range r.When {
				survives("row "+r.Name+" drops its condition on "+string(c.Field), func(rows []Row) []Row {
					rows[i].When = slices.Delete(slices.Clone(r.When), j, j+1)
					return rows
				})
			}
		}
	}
}

// TestRelationsDocument keeps docs/relations.md equal to the tables: run with
// UPDATE_DOCS=1 to write it.
func TestRelationsDocument(t *testing.T) {
	path := filepath.Join("..", "..", "docs", "relations.md")
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text := string(raw)
	for _, part := range []struct {
		mark string
		rows []Row
	}{{"figures", FigureRows}, {"statements", StatementRows}, {"shares", ShareRows}} {
		begin, end := "<!-- table "+part.mark+" -->\n", "<!-- end "+part.mark+" -->"
		head, rest, ok := strings.Cut(text, begin)
		body, tail, ok2 := strings.Cut(rest, end)
		if !ok || !ok2 {
			t.Fatalf("%s has no place for the table of %s", path, part.mark)
		}
		if want := Markdown(part.rows); body != want {
			if os.Getenv("UPDATE_DOCS") == "" {
				t.Errorf("the table of %s in %s is not the one in the code", part.mark, path)
			}
			text = head + begin + want + end + tail
		}
	}
	if os.Getenv("UPDATE_DOCS") != "" {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
