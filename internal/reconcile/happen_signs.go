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
	hapFigureSame                  // one number
	hapFigureApart                 // two numbers
	hapOneFigure                   // one has a number
	hapSpeech                      // both are speech
	hapOneSpeech                   // one is
	hapLead                        // both stand in a headline or lead
	hapOneLead                     // one does
	hapCites                       // one names the publisher of the other
	hapCopy                        // one copies the other
	hapOneRoot                     // one source
	hapSentence                    // one sentence
	hapTale                        // how far the documents tell one story, beyond what is asked
	hapBest                        // one is, of its document, the most like the other
	hapMutual                      // each is
	hapRivals                      // claims of either document that are as much alike, as a logarithm
	hapAlike                       // how alike they are
	happens                        // how many there are
)

// happenTable tells what each sign is called where weights are listed, and what it weighs
// between two documents and within one.
var happenTable = [happens]struct {
	name           string
	across, inside float64
}{
	hapAny:           {"any", -3, -2.35},
	hapOneWord:       {"one-word", 0, -0.05},
	hapWordTells:     {"word-tells", 0.2, 0.15},
	hapKin:           {"kin", -0.15, -0.05},
	hapPredicate:     {"predicate", 1.4, 1.45},
	hapFamily:        {"family", 0.75, 0.95},
	hapAcross:        {"across", 0.4, 0.45},
	hapNoDeed:        {"no-deed", -0.75, -0.25},
	hapEmptyWord:     {"empty-word", -0.25, 0.1},
	hapNear:          {"near", -0.15, -0.35},
	hapNearShare:     {"near-share", 1.45, 1.35},
	hapNames:         {"names", 0.15, -0.1},
	hapNamesApart:    {"names-apart", -0.2, -0.4},
	hapStory:         {"story", 0, 0.3},
	hapWords:         {"words", 0.3, -0.35},
	hapShare:         {"share", 0.7, 0.6},
	hapSentenceNames: {"sentence-names", -0.15, -0.45},
	hapThings:        {"things", 0.55, 0.5},
	hapParties:       {"parties", 0.35, 0.3},
	hapActor:         {"actor", -0.35, -0.3},
	hapActorApart:    {"actor-apart", -0.3, -0.5},
	hapOther:         {"other", 0.15, 0.15},
	hapOtherApart:    {"other-apart", 0.25, 0.2},
	hapReversed:      {"reversed", 0.35, 0.35},
	hapDay:           {"day", 0.8, 0.7},
	hapMonth:         {"month", 1.5, 1.45},
	hapDaysNear:      {"days-near", 0.3, 0.25},
	hapDaysApart:     {"days-apart", -0.65, -0.65},
	hapTimesApart:    {"times-apart", -0.95, -1.05},
	hapOneDated:      {"one-dated", -0.5, -0.05},
	hapDatedNear:     {"dated-near", 0.05, 0.35},
	hapDatedFar:      {"dated-far", -0.05, 0.25},
	hapUndated:       {"undated", -0.5, -0.1},
	hapPublishedNear: {"published-near", 0, 0},
	hapPublishedWeek: {"published-week", -0.3, -0.3},
	hapPublishedFar:  {"published-far", -0.05, -0.05},
	hapPlace:         {"place", 0.45, 0.5},
	hapCountry:       {"country", 0, 0},
	hapPlaceApart:    {"place-apart", -0.35, -0.35},
	hapPlanDone:      {"plan-done", 0.6, 0.6},
	hapDonePlan:      {"done-plan", -1.15, -1.35},
	hapPlans:         {"plans", -0.45, -0.45},
	hapDenied:        {"denied", 0.95, 1.95},
	hapOpen:          {"open", 0.35, 0.15},
	hapFigureSame:    {"figure-same", 0, 0},
	hapFigureApart:   {"figure-apart", 0, 0},
	hapOneFigure:     {"one-figure", 0.1, 0.1},
	hapSpeech:        {"speech", 0.3, 0.45},
	hapOneSpeech:     {"one-speech", 0.15, 0.6},
	hapLead:          {"lead", -1.65, -1.65},
	hapOneLead:       {"one-lead", -0.4, -0.65},
	hapCites:         {"cites", -2.05, -2.05},
	hapCopy:          {"copy", 0, 0},
	hapOneRoot:       {"one-root", 1.65, 1.6},
	hapSentence:      {"sentence", -0.55, -0.65},
	hapTale:          {"tale", -0.3, -0.3},
	hapBest:          {"best", 0.6, 0.6},
	hapMutual:        {"mutual", 1.6, 1.6},
	hapRivals:        {"rivals", 0, 0},
	hapAlike:         {"alike", 0.1, 0.1},
}

// HappeningNames are the names of the signs of one happening: those of two articles, then
// the same of one.
func HappeningNames() []string {
	out := make([]string, 2*happens)
	for s, row := range happenTable {
		out[s], out[int(happens)+s] = row.name, insideName+row.name
	}
	return out
}

// HappeningWeights are what the signs of HappeningNames weigh: logarithms of odds, two
// claims being as likely of one happening as not from a sum of 0 on.
func HappeningWeights() []float64 {
	out := make([]float64, 2*happens)
	for s, row := range happenTable {
		out[s], out[int(happens)+s] = row.across, row.inside
	}
	return out
}
