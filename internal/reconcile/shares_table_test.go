package reconcile

// shareDecisions are what the table of shares must decide, a case or more for each
// row and for each condition that keeps a row from taking too much.
var shareDecisions = []decision{
	{"share-measure", inc, f(FieldMeasure, Disjoint)},
	{"share-open", inc, f(FieldStand, OpenStands)},
	{"share-denies", den, f(FieldStand, DenyDone)},
	{"share-denies", den, f(FieldStand, DoneDeny, FieldValue, Rounds)},
	{"share-denies", den, f(FieldStand, DenyPlan, FieldValue, Overlap)},
	{"share-denied", inc, f(FieldStand, DenyDone, FieldValue, Less)},
	{"share-denied", inc, f(FieldStand, DenyDeny)},
	{"share-on-top", dif, f(FieldAspect, LeftMore)},
	{"share-on-top", dif, f(FieldAspect, RightMore, FieldValue, Less)},
	{"share-whose", dif, f(FieldPopulation, Disjoint)},
	{"share-place", dif, f(FieldPlace, Disjoint)},
	{"share-time", dif, f(FieldTime, Disjoint, FieldValue, Less)},
	{"share-time", dif, f(FieldTime, Past, FieldValue, Less)},
	{"share-plan-of", pln, f(FieldStand, PlanDone)},
	{"share-plan-of", pln, f(FieldStand, DonePlan, FieldValue, Bound)},
	{"share-agrees", agr, f(FieldStand, PlanPlan)},
	{"share-plan", dif, f(FieldStand, PlanDone, FieldValue, Less)},
	{"share-agrees", agr, f()},
	{"share-agrees", agr, f(FieldOrder, After, FieldSource, Same, FieldTime, Near)},
	{"share-rounds", rnd, f(FieldValue, Rounds)},
	{"share-agrees-within", agr, f(FieldValue, Overlap)},
	{"share-agrees-within", agr, f(FieldValue, Bound, FieldClass, Contained)},
	{"share-vague", inc, f(FieldValue, Loose, FieldOrder, SameDay)},
	{"share-class", dif, f(FieldValue, Less, FieldClass, Contains, FieldOrder, SameDay)},
	{"share-place-wider", dif, f(FieldValue, Less, FieldPlace, Contained, FieldOrder, SameDay)},
	{"share-day", dif, f(FieldValue, More, FieldTime, Near, FieldOrder, SameDay)},
	{"share-corrects", upd, f(FieldValue, More, FieldOrder, After, FieldSource, Same)},
	{"share-corrects", upd, f(FieldValue, More, FieldOrder, Earlier, FieldSource, Same)},
	{"share-moves", inc, f(FieldValue, More, FieldOrder, After, FieldFamily, Counting)},
	{"share-conflicts", con, f(FieldValue, More, FieldOrder, Before)},
	{"share-conflicts", con, f(FieldValue, More, FieldOrder, SameDay, FieldFamily, Repeated)},
	{"share-conflicts", con, f(FieldValue, Less, FieldOrder, DayOn, FieldFamily, Repeated)},
	{"share-conflicts-within", con, f(FieldValue, Less, FieldDocument, Same, FieldOrder, SameDay)},
	{"share-undated", inc, f(FieldValue, Less, FieldDocument, Same, FieldOrder, SameDay, FieldSource, Same)},
	{"share-undated", inc, f(FieldValue, Less)},
}

func init() {
	figureDecisions = append(figureDecisions,
		decision{rowSums, prt, f(FieldSum, LeftSums, FieldValue, Less, FieldOrder, SameDay)},
		decision{rowSums, prt, f(FieldSum, RightSums, FieldValue, More, FieldPlace, Contains, FieldFamily, Toll, FieldOrder, SameDay)},
		decision{"agrees", agr, f(FieldSum, LeftSums)},
		decision{"plan-and-fact", dif, f(FieldSum, LeftSums, FieldStand, PlanDone, FieldValue, Less, FieldOrder, SameDay)},
		decision{"conflicts-dated", con, f(FieldValue, Less, FieldOrder, SameDay)},
	)
}
