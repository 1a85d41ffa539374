package reconcile

import "github.com/cotejo/cotejo"

// FieldSum is the arithmetic of a relation: what a share of its base comes to, or
// the parts that make a whole. Its values are written "40 % × 1200 = 480" and
// "7 + 4 = 11".
const FieldSum Field = "sum"

// ShareRows decides between a share of a known base, as the count it comes to, and
// a count of the same happening.
var ShareRows = []Row{
	{Name: "share-measure", Type: cotejo.Incomparable, When: []Cond{is(FieldMeasure, Disjoint)},
		About: "A change or a rate is not compared with a share."},
	{Name: "share-open", Type: cotejo.Incomparable, When: []Cond{is(FieldStand, OpenStands, AskedPlan, PlanAsked, AskedGiven, GivenAsked)},
		About: "One of the two is conditional, demanded or questioned: its source commits to nothing."},
	{Name: "share-denies", Type: cotejo.Denial, When: []Cond{is(FieldStand, DenyDone, DenyPlan), is(FieldValue, Equal, Rounds, Overlap)},
		About: "The first rejects what the second comes to."},
	{Name: "share-denied", Type: cotejo.Incomparable, When: []Cond{is(FieldStand, DenyDone, DenyPlan, DenyDeny)},
		About: "A rejected figure is no count of its own."},
	{Name: "share-on-top", Type: cotejo.DiffersInScope, Scope: FieldAspect, When: []Cond{is(FieldAspect, LeftMore, RightMore)},
		About: "One is said to come on top of another quantity."},
	{Name: "share-whose", Type: cotejo.DiffersInScope, Scope: FieldPopulation, When: []Cond{is(FieldPopulation, Disjoint)},
		About: "They are of the people or things of different parties."},
	{Name: "share-place", Type: cotejo.DiffersInScope, Scope: FieldPlace, When: []Cond{is(FieldPlace, Disjoint)},
		About: "They are of different places."},
	{Name: "share-time", Type: cotejo.DiffersInScope, Scope: FieldTime, When: []Cond{is(FieldTime, Disjoint, Past)},
		About: "They speak of different times."},
	{Name: "share-plan-of", Type: cotejo.PlanOf, When: []Cond{is(FieldStand, PlanDone), is(FieldValue, Equal, Rounds, Overlap, Bound)},
		About: "The first was planned or expected; the second says it is so."},
	{Name: "share-plan", Type: cotejo.DiffersInScope, Scope: FieldStand, When: []Cond{is(FieldStand, PlanDone)},
		About: "One is planned, the other is said to be so."},
	{Name: "share-agrees", Type: cotejo.Agrees, When: []Cond{is(FieldValue, Equal)},
		About: "The share of the known base comes to the count."},
	{Name: "share-rounds", Type: cotejo.Rounds, When: []Cond{is(FieldValue, Rounds)},
		About: "The share of the known base comes to the count, within the rounding of the share and of the base."},
	{Name: "share-agrees-within", Type: cotejo.Agrees, When: []Cond{is(FieldValue, Overlap, Bound)},
		About: "What the share comes to and the count leave room for one another."},
	{Name: "share-vague", Type: cotejo.Incomparable, When: []Cond{is(FieldValue, Loose, Unknown)},
		About: "One of the two is a vague number word."},
	{Name: "share-class", Type: cotejo.DiffersInScope, Scope: FieldClass, When: []Cond{is(FieldClass, Contained)},
		About: "One is of a narrower kind of people or things than the other."},
	{Name: "share-place-wider", Type: cotejo.DiffersInScope, Scope: FieldPlace, When: []Cond{is(FieldPlace, Contained, Overlap)},
		About: "One is of a wider place than the other."},
	{Name: "share-day", Type: cotejo.DiffersInScope, Scope: FieldTime, When: []Cond{is(FieldTime, Near)},
		About: "They are of different days."},
	{Name: "share-corrects", Type: cotejo.Updates, When: []Cond{is(FieldOrder, After, Later), is(FieldSource, Same)},
		About: "The same source later gives another figure."},
	{Name: "share-moves", Type: cotejo.Incomparable, When: []Cond{is(FieldOrder, After), is(FieldFamily, Toll, Varying, Counting, Standing, Repeated)},
		About: "Known on other days, of something that changes from day to day."},
	{Name: "share-conflicts", Type: cotejo.Conflicts, When: []Cond{elsewhere, is(FieldOrder, Before, Earlier, SameDay, DayOn)},
		About: "The share of the known base does not come to the count, and nothing explains the difference."},
	{Name: "share-conflicts-within", Type: cotejo.Conflicts, When: []Cond{within, is(FieldSource, Other)},
		About: "In one document a source gives a share that does not come to the count of another."},
	{Name: "share-undated", Type: cotejo.Incomparable, When: nil,
		About: "The share does not come to the count, and the times of both are not known."},
}
