package reconcile

import (
	"fmt"
	"strings"

	"github.com/cotejo/cotejo"
)

// Cond is a condition of a row: the field must be in one of the states.
type Cond struct {
	Field Field
	In    []State
}

// Row is one row of the decision table. A pair of claims gets the type of the
// first row all of whose conditions hold; a row is tried on the pair and on its
// mirror image before the next. Scope names the field of a difference of scope.
type Row struct {
	Name  string
	Type  cotejo.RelationType
	When  []Cond
	Scope Field
	About string // one sentence, for the documentation
}

func is(f Field, in ...State) Cond { return Cond{f, in} }

var (
	// compatible: nothing says that the two are not the same thing.
	samePlace = is(FieldPlace, Equal, Contains, Contained, Overlap, Unknown)
	sameTime  = is(FieldTime, Equal, Contains, Contained, Overlap, Unknown)
	sameClass = is(FieldClass, Equal, Contains, Contained, Unknown)
	sameWhose = is(FieldPopulation, Equal, Contains, Contained, Overlap, Unknown)
	sameValue = is(FieldValue, Equal, Rounds, Overlap, Bound)
	oneNumber = is(FieldValue, Equal, Rounds)
	elsewhere = is(FieldDocument, Other)
	within    = is(FieldDocument, Same)
	// oneHappening: no other one is told by what is said of either.
	oneHappening = is(FieldOneness, Sure, Likely, Unknown)
)

// FigureRows decides between two figures of one panel.
var FigureRows = []Row{
	{Name: "unit", Type: cotejo.Incomparable, When: []Cond{is(FieldUnit, Disjoint, Unknown)},
		About: "The units measure different things, or one is not given."},
	{Name: "measure", Type: cotejo.Incomparable, When: []Cond{is(FieldMeasure, Disjoint)},
		About: "A change or a rate is not compared with a quantity, nor those with whom something is not so with those with whom it is."},
	{Name: "echo-cites", Type: cotejo.Echoes, When: []Cond{is(FieldReuse, Cites), oneNumber, is(FieldStand, DoneDone, PlanPlan, DenyDeny, OpenOpen, DonePlan)},
		About: "The first names the publisher of the second as its source and gives the same figure, be it that what was planned there is said to be so here."},
	{Name: "echo-copy", Type: cotejo.Echoes, When: []Cond{is(FieldReuse, Copy), oneNumber, is(FieldStand, DoneDone, PlanPlan, DenyDeny, OpenOpen), is(FieldOrder, After, Later)},
		About: "The first was published later and repeats the wording and the figure of the second."},
	{Name: "echo-copy-undated", Type: cotejo.Echoes, When: []Cond{is(FieldReuse, Copy), oneNumber, is(FieldStand, DoneDone, PlanPlan, DenyDeny, OpenOpen)},
		About: "The same wording and figure in two documents; which came first is not known."},
	{Name: "plan-in-part", Type: cotejo.PlanOf, When: []Cond{is(FieldRevision, Kept)},
		About: "The first was planned; the second says later how much of it has come about, and gives its number for the whole."},
	{Name: "part-of-it", Type: cotejo.PartOf, When: []Cond{is(FieldAspect, LeftOfIt), is(FieldValue, Less, Equal, Bound, Overlap), is(FieldStand, DoneDone, PlanDone, DonePlan, PlanPlan, AskedPlan, PlanAsked, AskedGiven, GivenAsked)},
		About: "The text gives the first as a part of the second itself, be one of them planned or asked for and the other so."},
	{Name: "asked-of", Type: cotejo.PlanOf, When: []Cond{is(FieldStand, AskedGiven), is(FieldOrder, Before, Earlier, SameDay, Unknown), is(FieldValue, Less, More)},
		About: "The first was asked for; the second says, not earlier or where one of the articles has no day, what was given, with another figure."},
	{Name: "asked-and-given", Type: cotejo.DiffersInScope, Scope: FieldStand, When: []Cond{is(FieldStand, AskedPlan, AskedGiven), is(FieldValue, Less, More)},
		About: "One is asked for, the other is given, promised or said to be so."},
	{Name: "open-alike", Type: cotejo.Agrees, When: []Cond{is(FieldStand, OpenStands, AskedPlan, AskedGiven), is(FieldValue, Equal), is(FieldAspect, Equal, Parts, Unknown, Differ), elsewhere},
		About: "One source leaves it open or asks for it, but gives the number that the other gives."},
	{Name: "open-both", Type: cotejo.Agrees, When: []Cond{is(FieldStand, OpenOpen), is(FieldValue, Equal), is(FieldOneness, Sure), elsewhere},
		About: "Both leave it open or ask for it, and give the same number."},
	{Name: "open-rounds", Type: cotejo.Rounds, When: []Cond{is(FieldStand, OpenStands, AskedPlan, AskedGiven), is(FieldValue, Rounds), elsewhere},
		About: "One source leaves it open or asks for it, but gives the number that the other gives, rounded."},
	{Name: "stand-open", Type: cotejo.Incomparable, When: []Cond{is(FieldStand, OpenStands, OpenOpen, AskedPlan, AskedGiven)},
		About: "One of the two at least is conditional, demanded or questioned: its source commits to nothing."},
	{Name: "denies", Type: cotejo.Denial, When: []Cond{is(FieldStand, DenyDone, DenyPlan), is(FieldValue, Equal, Rounds, Overlap), sameClass, sameWhose, samePlace, sameTime},
		About: "The first rejects what the second gives."},
	{Name: "denied-alike", Type: cotejo.Agrees, When: []Cond{is(FieldStand, DenyDeny), oneNumber},
		About: "Both reject the same figure."},
	{Name: "denied-beside", Type: cotejo.Conflicts, When: []Cond{is(FieldStand, DenyDone), is(FieldValue, Less, More), within, is(FieldDistance, Near), is(FieldOneness, Sure, Likely)},
		About: "One document rejects the first number and gives the second for the same, close by."},
	{Name: "denied-other", Type: cotejo.Incomparable, When: []Cond{is(FieldStand, DenyDone, DoneDeny, DenyPlan, PlanDeny, DenyDeny)},
		About: "A rejected figure is no count of its own: it is not set against another number."},
	{Name: "puts-right", Type: cotejo.Updates, When: []Cond{is(FieldRevision, Revises), within, is(FieldValue, Less, More)},
		About: "A paper puts the second, which it has said before, right by the first."},
	{Name: "became", Type: cotejo.Updates, When: []Cond{is(FieldRevision, Becomes), is(FieldValue, Less, More)},
		About: "A sentence tells the first as what the second has become, from one to the other."},
	{Name: "revised-part", Type: cotejo.Updates, When: []Cond{is(FieldRevision, Revises, Rejects), is(FieldOrder, After), is(FieldValue, Less, More), is(FieldAspect, RightPart), is(FieldClass, Equal), is(FieldStand, DoneDone)},
		About: "The first is later and gives the number of the second, which was a part there, beside its own, as what it was before."},
	{Name: "part-stated", Type: cotejo.PartOf, When: []Cond{is(FieldAspect, LeftPart), within, is(FieldDistance, Near), is(FieldStand, DoneDone, PlanPlan, DonePlan), is(FieldValue, Less, Equal, Bound)},
		About: "The text gives the first as a part of a quantity, and the second, close by, is large enough to hold it."},
	{Name: rowSums, Type: cotejo.PartOf, When: []Cond{is(FieldSum, LeftSums), is(FieldStand, DoneDone), is(FieldValue, Less)},
		About: "The first and others that different documents tell, which share no member, make the second together."},
	{Name: "part-of-toll", Type: cotejo.PartOf, When: []Cond{is(FieldAspect, LeftPart), is(FieldFamily, Toll, Varying), is(FieldValue, Less), is(FieldStand, DoneDone), samePlace, is(FieldOrder, Before, SameDay, Earlier, Later)},
		About: "The first is given as a part of a toll, and the second is a toll of the same happening that is not older."},
	{Name: "part-of-known", Type: cotejo.PartOf, When: []Cond{is(FieldAspect, LeftPart), is(FieldValue, Less), elsewhere, is(FieldFamily, Standing, Repeated, Counting, Unsaid, Other), is(FieldStand, DoneDone, PlanPlan, DonePlan), sameClass, sameWhose, is(FieldOrder, After, Later, SameDay)},
		About: "The first is given as a part, and the second is a larger quantity of the same that was known by then."},
	{Name: "part-elsewhere", Type: cotejo.DiffersInScope, Scope: FieldAspect, When: []Cond{is(FieldAspect, LeftPart, RightPart, LeftOfIt, RightOfIt), is(FieldValue, Less, More, Loose)},
		About: "One is a part of another quantity, the other is not."},
	{Name: "on-top", Type: cotejo.DiffersInScope, Scope: FieldAspect, When: []Cond{is(FieldAspect, LeftMore, RightMore)},
		About: "One is said to come on top of another quantity, the other is a quantity of its own."},
	{Name: "opposed-beside", Type: cotejo.Conflicts, When: []Cond{is(FieldRevision, Opposes), is(FieldStand, DoneDone), is(FieldValue, Less, More)},
		About: "The first gives its number against the second, which its text calls somebody else's."},
	{Name: "disputed-beside", Type: cotejo.Conflicts, When: []Cond{is(FieldRevision, Revises), is(FieldOrder, After), is(FieldLapse, None), is(FieldSource, Other), is(FieldStand, DoneDone), is(FieldValue, Less, More)},
		About: "The first gives the number of the second beside its own, but within days and from another source: it disputes it."},
	{Name: "rejected-beside", Type: cotejo.Conflicts, When: []Cond{is(FieldRevision, Rejects), is(FieldLapse, None), is(FieldSource, Other, OneNamed, Unknown), is(FieldValue, Less, More), is(FieldStand, DoneDone)},
		About: "The first gives its number in place of that of the second, within days."},
	{Name: "revised", Type: cotejo.Updates, When: []Cond{is(FieldRevision, Revises, Rejects), is(FieldOrder, After, Unknown), is(FieldValue, Less, More, Bound)},
		About: "The first is later, or tells no day, and gives the number of the second beside its own, as what it was before."},
	{Name: "plan-of", Type: cotejo.PlanOf, When: []Cond{is(FieldStand, PlanDone), sameValue, sameClass, sameWhose, samePlace, sameTime},
		About: "The first was planned or expected; the second says it is so."},
	{Name: "plan-otherwise", Type: cotejo.PlanOf, When: []Cond{is(FieldStand, PlanDone), is(FieldOrder, Before, Earlier, Unknown), is(FieldValue, Less, More), sameClass, sameWhose, samePlace, sameTime},
		About: "The first was planned or expected; the second says, later or in an article without a day, what came of it, with another figure."},
	{Name: "plan-changes", Type: cotejo.Updates, When: []Cond{is(FieldStand, PlanDone), is(FieldOrder, After, Later), is(FieldValue, Less, More), is(FieldOneness, Sure, Likely)},
		About: "The first is planned later than the second was said to be so, with another figure: it is to change."},
	{Name: "plan-and-fact", Type: cotejo.DiffersInScope, Scope: FieldStand, When: []Cond{is(FieldStand, PlanDone)},
		About: "One is planned, the other is said to be so."},
	{Name: "class-apart", Type: cotejo.DiffersInScope, Scope: FieldClass, When: []Cond{is(FieldClass, Disjoint)},
		About: "They count different kinds of people or things."},
	{Name: "population-apart", Type: cotejo.DiffersInScope, Scope: FieldPopulation, When: []Cond{is(FieldPopulation, Disjoint)},
		About: "They count the people or things of different parties."},
	{Name: "place-apart", Type: cotejo.DiffersInScope, Scope: FieldPlace, When: []Cond{is(FieldPlace, Disjoint)},
		About: "They count in different places."},
	{Name: "update-dated", Type: cotejo.Updates, When: []Cond{is(FieldTime, Disjoint, Near), is(FieldOrder, After), is(FieldFamily, Toll, Varying), is(FieldSource, Same, OneNamed, Unknown), is(FieldValue, Less, More), is(FieldAspect, Equal, Parts, Unknown)},
		About: "A toll of a later day, known later and not from another source."},
	{Name: "time-apart", Type: cotejo.DiffersInScope, Scope: FieldTime, When: []Cond{is(FieldTime, Disjoint, Past)},
		About: "They speak of different times."},
	{Name: "days-apart", Type: cotejo.DiffersInScope, Scope: FieldTime, When: []Cond{is(FieldTime, Near), is(FieldValue, Less, More, Loose)},
		About: "They count on different days."},
	{Name: "plans-agree", Type: cotejo.Agrees, When: []Cond{is(FieldStand, PlanPlan), is(FieldValue, Equal, Overlap, Bound)},
		About: "The same figure is planned or expected in both."},
	{Name: "agrees", Type: cotejo.Agrees, When: []Cond{is(FieldValue, Equal)},
		About: "The same figure, and no field of the scope says that they count different things."},
	{Name: "rounds", Type: cotejo.Rounds, When: []Cond{is(FieldValue, Rounds)},
		About: "One figure is the other rounded, or both are approximate and meet within the rounding."},
	{Name: "agrees-within", Type: cotejo.Agrees, When: []Cond{is(FieldValue, Overlap)},
		About: "The ranges overlap."},
	{Name: "plan-replaced", Type: cotejo.Updates, When: []Cond{is(FieldStand, PlanPlan), is(FieldValue, Less, More), is(FieldSource, Same, OneNamed, Unknown), is(FieldOrder, After, Later), is(FieldAspect, Equal, Parts, Unknown), is(FieldPlace, Equal, Unknown)},
		About: "The same source, or none that is known to be another, later plans or expects another figure."},
	{Name: "plans-differ", Type: cotejo.DiffersInScope, Scope: FieldTime, When: []Cond{is(FieldStand, PlanPlan), is(FieldOrder, Unknown, Before, After), is(FieldValue, Less, More, Loose)},
		About: "Two plans with different figures whose times are not known to be the same: one may replace the other or add to it."},
	{Name: "toll-widens", Type: cotejo.Updates, When: []Cond{is(FieldClass, Contains), is(FieldFamily, Toll), is(FieldOrder, After), is(FieldValue, More), is(FieldOneness, Sure, Likely, Even, Unknown)},
		About: "A later and higher toll of people of every kind, where the earlier one knew of one kind only."},
	{Name: "toll-narrows", Type: cotejo.Updates, When: []Cond{is(FieldClass, Contained), is(FieldFamily, Toll), is(FieldOrder, After), is(FieldValue, More)},
		About: "A later toll of people of one kind is higher than the earlier one of people of every kind."},
	{Name: "class-part", Type: cotejo.PartOf, When: []Cond{is(FieldClass, Contained), is(FieldValue, Less), is(FieldAspect, Equal, Parts, Unknown), is(FieldFamily, Toll, Varying), is(FieldOrder, SameDay, Earlier, Later)},
		About: "The first counts a kind of what the second counts in all, in the same toll."},
	{Name: "class-wider", Type: cotejo.DiffersInScope, Scope: FieldClass, When: []Cond{is(FieldClass, Contained), is(FieldValue, Less, Loose)},
		About: "One counts a narrower kind of people or things than the other, and fewer of them."},
	{Name: "population-wider", Type: cotejo.DiffersInScope, Scope: FieldPopulation, When: []Cond{is(FieldPopulation, Contained, Overlap), is(FieldValue, Less, More, Loose)},
		About: "One counts the people or things of fewer parties."},
	{Name: "stock-and-flow", Type: cotejo.DiffersInScope, Scope: FieldAspect, When: []Cond{is(FieldAspect, Differ), is(FieldValue, Less, More, Loose), is(FieldFamily, Standing, Repeated, Counting)},
		About: "One is a level at a time, the other a sum over a stretch of time."},
	{Name: "stage-apart", Type: cotejo.DiffersInScope, Scope: FieldStage, When: []Cond{is(FieldStage, Before), is(FieldValue, Less, More, Loose)},
		About: "They stand at different stages: sent is not yet arrived."},
	{Name: "place-part", Type: cotejo.PartOf, When: []Cond{is(FieldPlace, Contained), is(FieldFamily, Toll, Varying), is(FieldValue, Less), is(FieldOrder, SameDay, Earlier, Later, Before)},
		About: "A toll of a place inside the place of the other."},
	{Name: "place-wider", Type: cotejo.DiffersInScope, Scope: FieldPlace, When: []Cond{is(FieldPlace, Contained, Overlap), is(FieldValue, Less, More, Loose)},
		About: "One counts in a wider place than the other."},
	{Name: "two-parts", Type: cotejo.DiffersInScope, Scope: FieldAspect, When: []Cond{is(FieldAspect, Parts), is(FieldFamily, Varying, Standing, Repeated, Counting, Unsaid, Other), is(FieldValue, Less, More, Bound), elsewhere},
		About: "Both are parts, and of tolls alone is it known that one part grows into the other."},
	{Name: "bound-later", Type: cotejo.Updates, When: []Cond{is(FieldValue, Bound), is(FieldOrder, After), is(FieldFamily, Toll, Varying)},
		About: "A later toll goes far beyond an earlier bound without breaking it."},
	{Name: "bound-far", Type: cotejo.Incomparable, When: []Cond{is(FieldValue, Bound), is(FieldExtent, Wide, Far)},
		About: "One gives a bound so far below or above the other that it tells nothing of it."},
	{Name: "agrees-bound", Type: cotejo.Agrees, When: []Cond{is(FieldValue, Bound)},
		About: "One gives a bound that the other does not break."},
	{Name: "vague", Type: cotejo.Incomparable, When: []Cond{is(FieldValue, Loose, Unknown)},
		About: "One of the two is a vague number word."},
	{Name: "conflicts-sides", Type: cotejo.Conflicts, When: []Cond{is(FieldVoice, Sides, PartyLeft, PartyRight), is(FieldPopulation, Equal), is(FieldSource, Other), is(FieldFamily, Toll), elsewhere},
		About: "A party counts its own losses and another source counts them otherwise: neither brings the other's figure up to date."},
	{Name: "corrects", Type: cotejo.Updates, When: []Cond{is(FieldOrder, After, Later), is(FieldSource, Same), is(FieldFamily, Toll, Varying, Standing, Counting, Unsaid, Other, Speech)},
		About: "The same source later gives another figure."},
	{Name: "toll-leaps", Type: cotejo.Incomparable, When: []Cond{is(FieldFamily, Toll), is(FieldOrder, After), is(FieldValue, More), is(FieldExtent, Far), is(FieldOneness, Even, Faint, Doubtful, Unknown)},
		About: "A toll of a later day that is many times as high: of something else, or of much more."},
	{Name: "toll-rises", Type: cotejo.Updates, When: []Cond{is(FieldFamily, Toll), is(FieldOrder, After), is(FieldValue, More)},
		About: "A figure of a later day and higher: a toll grows as it becomes known."},
	{Name: "toll-recounted", Type: cotejo.Updates, When: []Cond{is(FieldFamily, Toll), is(FieldLapse, LongAfter), is(FieldExtent, Near), is(FieldOneness, Sure, Likely, Even, Unknown)},
		About: "A toll of days later and somewhat lower: it has been counted again."},
	{Name: "toll-falls", Type: cotejo.Incomparable, When: []Cond{is(FieldFamily, Toll), is(FieldOrder, After), is(FieldSource, OneNamed, Unknown)},
		About: "A toll of a later day but lower, with no origin to hold to it: out of date, revised or in conflict."},
	{Name: "count-moves", Type: cotejo.Updates, When: []Cond{is(FieldFamily, Varying, Counting), is(FieldOrder, After)},
		About: "A figure of a later day of a count that goes up and down, or on until all is counted."},
	{Name: "later-unsure", Type: cotejo.Incomparable, When: []Cond{is(FieldFamily, Unsaid), is(FieldOrder, After), is(FieldSource, OneNamed, Unknown), is(FieldOneness, Doubtful)},
		About: "A figure of a later day, under a verb that tells nothing of it, and hardly of the same thing."},
	{Name: "later-figure", Type: cotejo.Updates, When: []Cond{is(FieldFamily, Unsaid), is(FieldOrder, After), is(FieldSource, OneNamed, Unknown)},
		About: "A figure of a later day, under a verb that does not tell how such figures behave, and not from another source."},
	{Name: "days-unsure", Type: cotejo.Incomparable, When: []Cond{is(FieldFamily, Unsaid, Other), is(FieldLapse, LongAfter), is(FieldOneness, Doubtful), elsewhere},
		About: "A figure of days later, and hardly of the same thing."},
	{Name: "days-later", Type: cotejo.Updates, When: []Cond{is(FieldFamily, Unsaid, Other), is(FieldLapse, LongAfter), elsewhere},
		About: "A figure of days later: whoever gives it, things have moved on."},
	{Name: "far-unsure", Type: cotejo.Incomparable, When: []Cond{is(FieldExtent, Far), is(FieldOneness, Even, Faint, Doubtful), elsewhere},
		About: "One number is many times the other, and that they are of one thing is not likely."},
	{Name: "level-moves", Type: cotejo.Updates, When: []Cond{is(FieldFamily, Standing), is(FieldOrder, After), is(FieldSource, Same, OneNamed, Unknown), is(FieldTime, Unknown, Contains, Contained, Overlap)},
		About: "A level or a sum known on a later day, and not from another source: it may have changed in between."},
	{Name: "level-later", Type: cotejo.Updates, When: []Cond{is(FieldFamily, Standing), is(FieldLapse, LongAfter), is(FieldTime, Unknown, Contains, Contained, Overlap)},
		About: "A level or a sum known days later, whoever gives it."},
	{Name: "again-apart", Type: cotejo.Incomparable, When: []Cond{is(FieldFamily, Repeated), is(FieldOrder, Before), is(FieldTime, Unknown)},
		About: "Figures of different days of what is done again and again, of which one does not say its day."},
	{Name: "conflicts-dated", Type: cotejo.Conflicts, When: []Cond{is(FieldOrder, Before, After, Earlier, Later, SameDay, DayOn), elsewhere},
		About: "Different figures for the same thing: no field of the scope, and no order in time, explains the difference."},
	{Name: "conflicts-same-time", Type: cotejo.Conflicts, When: []Cond{is(FieldTime, Equal), is(FieldSource, Other, OneNamed, Unknown), elsewhere},
		About: "Different figures for the same thing at the same stated time, in two documents."},
	{Name: "conflicts-within", Type: cotejo.Conflicts, When: []Cond{within, is(FieldSource, Other)},
		About: "One document gives different figures for the same thing from different sources."},
	{Name: "conflicts-beside", Type: cotejo.Conflicts, When: []Cond{within, is(FieldDistance, Near), is(FieldSource, OneNamed)},
		About: "One document gives, close to each other, a count of its own and another one that a source gives."},
	{Name: "conflicts-told", Type: cotejo.Conflicts, When: []Cond{within, is(FieldDistance, Near), is(FieldSource, Unknown), is(FieldOneness, Sure, Likely)},
		About: "One document gives, close to each other, two counts of what is surely one thing, and names no source of either."},
	{Name: "conflicts-undated", Type: cotejo.Conflicts, When: []Cond{is(FieldFamily, Varying, Standing, Repeated, Counting, Unsaid, Other), is(FieldOrder, Unknown), is(FieldOneness, Sure)},
		About: "Different figures for what is surely one thing, one of which tells no day."},
	{Name: "conflicts-unordered", Type: cotejo.Conflicts, When: []Cond{is(FieldSource, Other), is(FieldOneness, Sure, Likely, Even, Faint)},
		About: "Two sources give different figures for one thing, and one of the articles tells no day."},
	{Name: "toll-unordered", Type: cotejo.Updates, When: []Cond{is(FieldFamily, Toll), is(FieldValue, More), is(FieldOneness, Sure, Likely, Even), elsewhere},
		About: "The higher toll, where one of the articles tells no day: a toll grows as it becomes known."},
	{Name: "undated", Type: cotejo.Incomparable, When: nil,
		About: "The figures differ and the times of both are not known: conflict and change cannot be told apart."},
}

// StatementRows decides between two claims of one event, at least one of which
// has no figure.
var StatementRows = []Row{
	{Name: "says-date-changed", Type: cotejo.Conflicts, When: []Cond{is(FieldReuse, Cites, Copy), is(FieldStand, DoneDone), is(FieldTime, Near), oneHappening},
		About: "One has the words of the other, or names its publisher, but gives another day."},
	{Name: "says-echo-cites", Type: cotejo.Echoes, When: []Cond{is(FieldReuse, Cites), is(FieldStand, DoneDone, PlanPlan, DenyDeny, OpenOpen)},
		About: "The first names the publisher of the second as its source."},
	{Name: "says-echo-told", Type: cotejo.Echoes, When: []Cond{is(FieldReuse, CitesCopy)},
		About: "The first names the publisher of the second as its source and has its words, but that what was planned there is done here."},
	{Name: "says-echo-copy", Type: cotejo.Echoes, When: []Cond{is(FieldReuse, Copy), is(FieldStand, DoneDone, PlanPlan, DenyDeny, OpenOpen), is(FieldOrder, After, Later)},
		About: "The first was published later and repeats the wording of the second."},
	{Name: "says-echo-undated", Type: cotejo.Echoes, When: []Cond{is(FieldReuse, Copy), is(FieldStand, DoneDone, PlanPlan, DenyDeny, OpenOpen)},
		About: "The same wording in two documents; which came first is not known."},
	{Name: "says-asked-of", Type: cotejo.PlanOf, When: []Cond{is(FieldStand, AskedGiven), is(FieldOrder, Before, Earlier, SameDay), sameTime},
		About: "The first was asked for; the second says, not earlier, that it happened."},
	{Name: "says-open", Type: cotejo.Incomparable, When: []Cond{is(FieldStand, OpenStands, OpenOpen, AskedGiven)},
		About: "One of the two at least is conditional, demanded or questioned: its source commits to nothing."},
	{Name: "says-admits", Type: cotejo.Updates, When: []Cond{is(FieldStand, DoneDeny), is(FieldSource, Same), is(FieldOrder, After, Later), is(FieldFamily, Toll, Varying, Standing, Repeated, Counting, Unsaid, Other)},
		About: "The same source, or one that speaks for the same body, says later what it had rejected."},
	{Name: "says-denies-figure", Type: cotejo.Incomparable, When: []Cond{is(FieldStand, DenyDone, DenyPlan), is(FieldValue, Unsaid)},
		About: "The first rejects a figure, which the second does not give: that it happened is not denied."},
	{Name: "says-denies-speech", Type: cotejo.Incomparable, When: []Cond{is(FieldStand, DenyDone, DenyPlan), is(FieldFamily, Speech)},
		About: "Statements whose content is not known: that one denies what the other says cannot be told."},
	{Name: "says-denies-beside", Type: cotejo.Incomparable, When: []Cond{is(FieldStand, DenyDone, DenyPlan), is(FieldDocument, Same), is(FieldSource, Same)},
		About: "One source, in one document, rejects one thing and says another."},
	{Name: "says-denies", Type: cotejo.Denial, When: []Cond{is(FieldStand, DenyDone, DenyPlan), sameTime, samePlace},
		About: "The first rejects what the second says."},
	{Name: "says-denied-other", Type: cotejo.Incomparable, When: []Cond{is(FieldStand, DenyDone, DenyPlan)},
		About: "The denial speaks of another time or place."},
	{Name: "says-speech", Type: cotejo.Incomparable, When: []Cond{is(FieldFamily, Speech), is(FieldStand, PlanDone)},
		About: "Statements about what will be and what is: one does not fulfil the other."},
	{Name: "says-plan-of", Type: cotejo.PlanOf, When: []Cond{is(FieldStand, PlanDone), is(FieldTime, Equal, Contains, Contained, Overlap, Unknown)},
		About: "The first was planned, ordered or expected; the second says it happened."},
	{Name: "says-put-off", Type: cotejo.PlanOf, When: []Cond{is(FieldStand, PlanDone), is(FieldTime, PutOff)},
		About: "The first was planned, ordered or expected; the second says it happened, on another day."},
	{Name: "says-plan-other", Type: cotejo.DiffersInScope, Scope: FieldTime, When: []Cond{is(FieldStand, PlanDone), is(FieldTime, Disjoint, Past)},
		About: "One is a plan for another time."},
	{Name: "says-replanned", Type: cotejo.Updates, When: []Cond{is(FieldStand, PlanPlan), is(FieldTime, Near), is(FieldOrder, After, Later), oneHappening},
		About: "The first is told later and plans it for another day."},
	{Name: "says-date-differs", Type: cotejo.Conflicts, When: []Cond{is(FieldStand, DoneDone, PlanPlan, PlanDone), is(FieldTime, Near), oneHappening},
		About: "One happening, told with different days."},
	{Name: "says-time-apart", Type: cotejo.DiffersInScope, Scope: FieldTime, When: []Cond{is(FieldTime, Near, Disjoint, Past)},
		About: "They speak of different times."},
	{Name: "says-actor-differs", Type: cotejo.Conflicts, When: []Cond{is(FieldActor, Disjoint), is(FieldStand, DoneDone), is(FieldTime, Equal)},
		About: "One happening, told with different actors."},
	{Name: "says-actor-disputed", Type: cotejo.Conflicts, When: []Cond{is(FieldActor, Disputed), oneHappening},
		About: "Two sources name others for one deed, side by side or one against the other."},
	{Name: "says-place-apart", Type: cotejo.DiffersInScope, Scope: FieldPlace, When: []Cond{is(FieldPlace, Disjoint)},
		About: "They name different places."},
	{Name: "says-class-apart", Type: cotejo.DiffersInScope, Scope: FieldClass, When: []Cond{is(FieldClass, Disjoint)},
		About: "They speak of different kinds of people or things."},
	{Name: "says-stage-reached", Type: cotejo.Updates, When: []Cond{is(FieldStage, After), is(FieldOrder, After)},
		About: "The first is later and says that a further stage has been reached."},
	{Name: "says-acknowledged", Type: cotejo.Agrees, When: []Cond{is(FieldVoice, PartyLeft), is(FieldStand, DoneDone), is(FieldSource, Other), is(FieldFamily, Toll, Varying, Standing, Repeated, Counting, Other)},
		About: "A party to the matter itself says what others had said of it."},
	{Name: "says-agrees", Type: cotejo.Agrees, When: nil,
		About: "The same happening, and nothing in either contradicts the other."},
}

// Markdown prints rows as a table, the way docs/relations.md shows them.
func Markdown(rows []Row) string {
	var b strings.Builder
	b.WriteString("| # | row | gives | when | means |\n|--:|---|---|---|---|\n")
	for i, r := range rows {
		var conds []string
		for _, c := range r.When {
			var in []string
			for _, st := range c.In {
				in = append(in, string(st))
			}
			conds = append(conds, string(c.Field)+" is "+strings.Join(in, " or "))
		}
		gives := string(r.Type)
		if r.Scope != "" {
			gives += " (" + string(r.Scope) + ")"
		}
		if len(conds) == 0 {
			conds = []string{"nothing above holds"}
		}
		fmt.Fprintf(&b, "| %d | `%s` | %s | %s | %s |\n", i+1, r.Name, gives, strings.Join(conds, "; "), r.About)
	}
	return b.String()
}
