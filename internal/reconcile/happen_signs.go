package reconcile

// What speaks for and against two claims of a story telling one happening is added up, as
// it is for figures (sign). The weights are those of a logistic regression over pairs of
// claims in stories of which a reader has listed what is one happening
// (`cotejo eval happenings` learns them anew).
type happen int

const (
	hapAny           happen = iota // what holds of any two claims of a story
	hapOneWord                     // one word tells both
	hapWordTells                   // how rare that word is, from 0 to 1
	hapKin                         // kindred words do
	hapPredicate                   // one predicate of the inventory
	hapFamily                      // one family of predicates
	hapAcross                      // what tells one stands in the sentence of the other; either way
	hapNoDeed                      // nothing that tells them is alike
	hapEmptyWord                   // a word that tells nothing; of each
	hapNear                        // telling words that both clauses have, four at most
	hapNearShare                   // their share of the shorter one
	hapNames                       // names in both clauses, three at most
	hapNamesApart                  // both have names, none in common
	hapStory                       // words of the story in both sentences, by weight
	hapWords                       // words in both sentences, eight at most
	hapShare                       // their share of the shorter sentence
	hapSentenceNames               // names in both sentences, four at most
	hapThings                      // words of unnamed participants in both, three at most
	hapParties                     // parties in both, two at most
	hapActor                       // one actor
	hapActorApart                  // two
	hapOther                       // another participant in both
	hapOtherApart                  // others who are not the same
	hapReversed                    // the actor of one is the target of the other
	hapDay                         // one day
	hapMonth                       // one month or year
	hapDaysNear                    // two days running
	hapDaysApart                   // days of one week
	hapTimesApart                  // times further apart
	hapOneDated                    // one has a time
	hapDatedNear                   // near the day the other was published
	hapDatedFar                    // more than a week from it
	hapUndated                     // neither has a time
	hapPublishedNear               // published within a day
	hapPublishedWeek               // within a week
	hapPublishedFar                // more than a month apart
	hapPlace                       // one place
	hapCountry                     // one country
	hapPlaceApart                  // places that exclude one another
	hapPlanDone                    // planned first, then done
	hapDonePlan                    // otherwise: plans and deeds
	hapPlans                       // both are plans
	hapDenied                      // one is rejected
	hapOpen                        // one is asked for or conditional
	hapOneFigure                   // one has a number
	hapLead                        // both stand in a headline or lead
	hapOneLead                     // one does
	hapCites                       // one names the publisher of the other
	hapCopy                        // one copies the other
	hapOneRoot                     // one source
	hapTale                        // how far the documents tell one story, beyond what is asked
	hapBest                        // one is, of its document, the most like the other
	hapMutual                      // each is
	hapRivals                      // claims of either document that are as much alike, as a logarithm
	hapAlike                       // how alike they are
	hapBesideBoth                  // kindred words of both clauses, two at most
	happens                        // how many there are
)

// happenTable tells what each sign is called where weights are listed, and what it weighs.
var happenTable = [happens]struct {
	name   string
	weighs float64
}{
	hapAny:           {"any", -2.1},
	hapOneWord:       {"one-word", 1.75},
	hapWordTells:     {"word-tells", 0},
	hapKin:           {"kin", 1.2},
	hapPredicate:     {"predicate", 0.2},
	hapFamily:        {"family", -1.45},
	hapAcross:        {"across", 0.4},
	hapNoDeed:        {"no-deed", 0.45},
	hapEmptyWord:     {"empty-word", -0.1},
	hapNear:          {"near", -0.25},
	hapNearShare:     {"near-share", 0.7},
	hapNames:         {"names", 0.1},
	hapNamesApart:    {"names-apart", -0.25},
	hapStory:         {"story", -0.05},
	hapWords:         {"words", 0.35},
	hapShare:         {"share", 0.2},
	hapSentenceNames: {"sentence-names", -0.1},
	hapThings:        {"things", 0.35},
	hapParties:       {"parties", 0.5},
	hapActor:         {"actor", -0.55},
	hapActorApart:    {"actor-apart", -0.4},
	hapOther:         {"other", -0.2},
	hapOtherApart:    {"other-apart", 0.25},
	hapReversed:      {"reversed", -0.55},
	hapDay:           {"day", 0.6},
	hapMonth:         {"month", 0.55},
	hapDaysNear:      {"days-near", 0.55},
	hapDaysApart:     {"days-apart", -0.15},
	hapTimesApart:    {"times-apart", -0.9},
	hapOneDated:      {"one-dated", -0.35},
	hapDatedNear:     {"dated-near", 0.3},
	hapDatedFar:      {"dated-far", 0.15},
	hapUndated:       {"undated", -0.25},
	hapPublishedNear: {"published-near", -0.3},
	hapPublishedWeek: {"published-week", 0},
	hapPublishedFar:  {"published-far", -0.1},
	hapPlace:         {"place", 0.85},
	hapCountry:       {"country", 0.65},
	hapPlaceApart:    {"place-apart", -0.3},
	hapPlanDone:      {"plan-done", 0.45},
	hapDonePlan:      {"done-plan", -0.6},
	hapPlans:         {"plans", -0.05},
	hapDenied:        {"denied", 0.2},
	hapOpen:          {"open", 0.2},
	hapOneFigure:     {"one-figure", -0.1},
	hapLead:          {"lead", -0.65},
	hapOneLead:       {"one-lead", -0.55},
	hapCites:         {"cites", -1.35},
	hapCopy:          {"copy", -0.55},
	hapOneRoot:       {"one-root", 0.75},
	hapTale:          {"tale", -0.1},
	hapBest:          {"best", 0.3},
	hapMutual:        {"mutual", 0.5},
	hapRivals:        {"rivals", -0.35},
	hapAlike:         {"alike", -0.1},
	hapBesideBoth:    {"beside-both", 0.15},
}

// HappeningNames are the names of the signs of one happening.
func HappeningNames() []string {
	out := make([]string, happens)
	for s, row := range happenTable {
		out[s] = row.name
	}
	return out
}

// HappeningWeights are what the signs of HappeningNames weigh: logarithms of odds, two
// claims being as likely of one happening as not from a sum of 0 on.
func HappeningWeights() []float64 {
	out := make([]float64, happens)
	for s, row := range happenTable {
		out[s] = row.weighs
	}
	return out
}
