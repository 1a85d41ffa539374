package reconcile

// What speaks for and against two figures of one story measuring one thing is added up:
// each sign has a weight, and the sum estimates the logarithm of the odds. The weights
// are those of a logistic regression over the pairs of figures in the articles of a
// development story of which a reader has listed what each measures (docs/relations.md
// tells how they were set).
type sign int

const (
	signAnyPair           sign = iota // what holds of any two figures of a story in one unit
	signShare                         // both are shares: a story has many of them
	signBothBare                      // neither tells what kind of people or things it counts
	signOneBare                       // one does not
	signOneClass                      // one class of people or things
	signKin                           // a class inside the other
	signForces                        // two classes of troops, police, helpers
	signNounApart                     // a noun that is in no class, and another
	signClassApart                    // two classes that exclude one another
	signOneNoun                       // one noun is counted
	signHeads                         // what both measure: noun, base or predicate; each, two at most
	signHeadBeside                    // what one measures stands in the other's sentence; each, two at most
	signBeside                        // a longer word stands beside both; each, four at most
	signOtherNames                    // other names stand beside them
	signEqualFew                      // one number, of one digit
	signEqual                         // one number, of more
	signRounds                        // one rounds the other, of two digits
	signRoundsMany                    // of more
	signTenth                         // the numbers are a tenth apart
	signHalf                          // up to half
	signTwice                         // up to twice
	signFive                          // up to five times
	signTwenty                        // up to twenty times
	signFar                           // more
	signNearest                       // no other number of a document is nearer to the other's; from either side
	signOneToll                       // one toll
	signOneVerb                       // one verb of the inventory or one family of verbs
	signOneLooseVerb                  // one verb that tells nothing of what is counted
	signLooseVerbs                    // two such verbs
	signLooseAndTold                  // one such verb, and one that does
	signTwoTolls                      // two tolls: the dead are not the missing
	signTollAndOther                  // a toll and something else
	signOtherVerbs                    // two verbs that tell of other happenings
	signLent                          // what one counts was read from the sentence before
	signOneSource                     // one source
	signOtherSource                   // two sources: they give what is in dispute
	signRevises                       // one is given beside the other, as what it was before
	signPlans                         // both are planned or expected
	signOpen                          // one is demanded or conditional
	signDenied                        // one is rejected: what is rejected is what others give
	signOneTime                       // their times meet
	signNearTimes                     // days apart
	signOtherTimes                    // times that exclude one another
	signOtherPlaces                   // places that do
	signMoney                         // both are sums of money
	signMeasured                      // both are lengths, times, weights
	signNearBefore                    // bits of what one has next to it and the other in the sentence before
	signBefore                        // bits of what both have in the sentence before
	signEqualMany                     // one number, of three digits or more
	signMeets                         // ranges or bounds that meet
	signToldBeside                    // the article of one gives the number of the other as well
	signOneWord                       // one predicate
	signByRules                       // the rules for happenings join them
	signOtherOwner                    // they belong to different parties
	signOneOwner                      // they belong to one
	signOtherYear                     // one is of a happening long past
	signPeopleThings                  // people and things
	signMeasureApart                  // a change or a rate, and a quantity
	signFlowApart                     // a level and a sum
	signBothLead                      // both stand where an article begins
	signOneLead                       // one does
	signWeakTale                      // how far the articles are from telling one story for certain
	signLongAfter                     // months apart
	signInside                        // of one article
	signInsideRivals                  // of two sources of one article
	signInsideSentence                // of one sentence
	signEqualBare                     // one number, and no word in common
	signShareNear                     // bits of what two shares have next to them
	signShareApart                    // two shares, and no word in common
	signMoneyApart                    // two sums
	signCrowdedUnit                   // how many numbers the articles give in the unit
	signWhat                          // bits of what is counted or takes part, in both
	signWhatAny                       // there is any
	signWhatBeside                    // bits of what is counted in one and stands beside the other
	signNearAny                       // both have a word next to them
	signHolder                        // one takes part by name in both, whom not the whole story is about
	signOtherHolder                   // others do
	signPeopleAndWho                  // people, and people of a kind
	signPeopleAndThing                // people or nothing said, and things
	signBothPeopleApart               // people of two kinds
	signBothThingsApart               // two kinds of things
	signNoNouns                       // nothing is said of either
	signPeopleBoth                    // people in both
	signPeopleAndBare                 // people, and nothing said
	signBareAndWho                    // nothing said, and people of a kind
	signBareAndThing                  // nothing said, and things
	signRank                          // each the highest of its article
	signNamesAny                      // one name in both sentences
	signInsideNext                    // of one article, one sentence after the other
	signInsideRivalsNext              // and of two sources
	signInsideOneNamed                // and one without a named source
	signInsideOneSource               // of one source
	signKindredMost                   // bits of the kindred word next to both that tells most
	signKindredAny                    // kindred words stand next to both
	signKindredApart                  // each stands next to such words, and none is kindred
	signNoKindred                     // one stands next to none; either side
	signMoneyFar                      // two sums that are more than twice apart
	signBareFar                       // two numbers that are, of which neither tells what it counts
	signBareNearest                   // neither tells it, and no other number is nearer
	signBareToll                      // neither tells it, in one toll
	signTollNearest                   // one toll, and no other number is nearer
	signToldBesideNear                // the article of one gives the other as well, in the same words
	signKindredHeads                  // of what both count or are told by, some are kindred
	signKindredHeadsApart             // none are, nor is any of what stands next to the other
	signKindredFar                    // bits of the kindred word next to one and in the other's sentence or the one before
	signTells                         // words that tell which of its kind is counted stand beside both; each
	signTellsApart                    // beside one alone; each
	signBesideKindred                 // the article of one gives the other as well, of kindred words
	signBesideApart                   // of words that are not kindred
	signFollows                       // one is written without a noun and follows the other
	signFollowsSentence               // in its sentence
	signFollowsRival                  // and has another source
	signFollowsNamed                  // and one of them has a source
	signInsideGives                   // of one article, close by, and beside the later one it is said that somebody gives it
	signInsideTurns                   // and the text turns
	signInsideFar                     // of one article, and not close by
	signs
)

// signTable tells what each sign is called where weights are listed, and what it weighs
// between two articles and inside one.
var signTable = [signs]struct {
	name           string
	across, inside float64
}{
	signAnyPair:           {"any-pair", -1.4, -0.9},
	signShare:             {"share", -0.05, -0.85},
	signBothBare:          {"both-bare", 0.4, 0.25},
	signOneBare:           {"one-bare", -0.05, -0.15},
	signOneClass:          {"one-class", -0.15, -0.15},
	signKin:               {"kin", -0.75, -1},
	signForces:            {"forces", 0.25, 0.3},
	signNounApart:         {"noun-apart", 0.15, 0},
	signClassApart:        {"class-apart", 0.15, -0.15},
	signOneNoun:           {"one-noun", 0, 0.4},
	signHeads:             {"heads", -0.15, -0.25},
	signHeadBeside:        {"head-beside", -0.2, -0.5},
	signBeside:            {"beside", 0.05, -0.15},
	signOtherNames:        {"other-names", -0.05, 0.25},
	signEqualFew:          {"equal-few", 2.15, 2.7},
	signEqual:             {"equal", 3.95, 3.4},
	signRounds:            {"rounds", 1.3, 0.85},
	signRoundsMany:        {"rounds-many", 1.65, 0.15},
	signTenth:             {"tenth", 0.4, -0.1},
	signHalf:              {"half", -0.25, -0.2},
	signTwice:             {"twice", -0.7, -0.7},
	signFive:              {"five", -1.25, -1.1},
	signTwenty:            {"twenty", -2.2, -2},
	signFar:               {"far", -4.95, -3.9},
	signNearest:           {"nearest", 0.2, 0.85},
	signOneToll:           {"one-toll", 0.3, -0.1},
	signOneVerb:           {"one-verb", -0.35, -0.2},
	signOneLooseVerb:      {"one-loose-verb", 0.05, 0.3},
	signLooseVerbs:        {"loose-verbs", 0.65, 0.7},
	signLooseAndTold:      {"loose-and-told", 0.4, -0.15},
	signTwoTolls:          {"two-tolls", -0.75, -0.85},
	signTollAndOther:      {"toll-and-other", -0.55, -0.9},
	signOtherVerbs:        {"other-verbs", 0.25, 0.2},
	signLent:              {"lent", 0.45, 0.55},
	signOneSource:         {"one-source", 0.05, -0.1},
	signOtherSource:       {"other-source", 0.3, 0.25},
	signRevises:           {"revises", 1.4, 1.8},
	signPlans:             {"plans", 0.5, -0.35},
	signOpen:              {"open", -0.75, -1.75},
	signDenied:            {"denied", 0.2, 1.15},
	signOneTime:           {"one-time", -0.05, 0.4},
	signNearTimes:         {"near-times", -0.6, -0.3},
	signOtherTimes:        {"other-times", -1.05, -0.15},
	signOtherPlaces:       {"other-places", -0.25, -0.75},
	signMoney:             {"money", 0.85, 0.7},
	signMeasured:          {"measured", -0.95, -0.25},
	signNearBefore:        {"near-before", 0, 0.05},
	signBefore:            {"before", -0.05, -0.05},
	signEqualMany:         {"equal-many", 1.8, 0.4},
	signMeets:             {"meets", 0.4, -0.05},
	signToldBeside:        {"told-beside", 0.65, 0},
	signOneWord:           {"one-word", 0.75, 1.05},
	signByRules:           {"by-rules", 0.35, 0.25},
	signOtherOwner:        {"other-owner", -0.7, -0.35},
	signOneOwner:          {"one-owner", 0.45, -0.3},
	signOtherYear:         {"other-year", -2.7, -0.6},
	signPeopleThings:      {"people-things", -0.55, -0.5},
	signMeasureApart:      {"measure-apart", -1.3, -1.25},
	signFlowApart:         {"flow-apart", 0.3, 0.4},
	signBothLead:          {"both-lead", 0.3, 0.2},
	signOneLead:           {"one-lead", -0.05, -0.8},
	signWeakTale:          {"weak-tale", 0.05, 0},
	signLongAfter:         {"long-after", -0.15, 0},
	signInside:            {"inside", 0, -0.9},
	signInsideRivals:      {"inside-rivals", 0, 0.25},
	signInsideSentence:    {"inside-sentence", 0, 1.5},
	signEqualBare:         {"equal-bare", -0.35, -0.5},
	signShareNear:         {"share-near", -0.2, 0.05},
	signShareApart:        {"share-apart", -0.65, 0.05},
	signMoneyApart:        {"money-apart", -0.4, -0.2},
	signCrowdedUnit:       {"crowded-unit", -0.1, -0.2},
	signWhat:              {"what", 0, -0.05},
	signWhatAny:           {"what-any", 0.15, -0.1},
	signWhatBeside:        {"what-beside", 0.05, 0.1},
	signNearAny:           {"near-any", 0.5, 0.05},
	signHolder:            {"holder", 0.3, 0.5},
	signOtherHolder:       {"other-holder", -0.4, -0.15},
	signPeopleAndWho:      {"people-and-who", -0.25, -0.2},
	signPeopleAndThing:    {"people-and-thing", -1.05, -0.95},
	signBothPeopleApart:   {"both-people-apart", -1.5, -0.1},
	signBothThingsApart:   {"both-things-apart", -1.5, -1},
	signNoNouns:           {"no-nouns", -0.15, -0.45},
	signPeopleBoth:        {"people-both", -0.55, -0.15},
	signPeopleAndBare:     {"people-and-bare", -0.35, 0.1},
	signBareAndWho:        {"bare-and-who", 0.05, -0.15},
	signBareAndThing:      {"bare-and-thing", -0.5, -0.7},
	signRank:              {"rank", 0.3, 0},
	signNamesAny:          {"names-any", 0.6, 0.75},
	signInsideNext:        {"inside-next", 0, 0.6},
	signInsideRivalsNext:  {"inside-rivals-next", 0, 0.55},
	signInsideOneNamed:    {"inside-one-named", 0, 0.35},
	signInsideOneSource:   {"inside-one-source", 0, -0.1},
	signKindredMost:       {"kindred-most", 0.2, 0.1},
	signKindredAny:        {"kindred-any", -0.55, -0.3},
	signKindredApart:      {"kindred-apart", -0.25, -0.1},
	signNoKindred:         {"no-kindred", -0.1, 0.1},
	signMoneyFar:          {"money-far", -1.35, -1},
	signBareFar:           {"bare-far", -0.3, -0.5},
	signBareNearest:       {"bare-nearest", -0.2, 0},
	signBareToll:          {"bare-toll", 0.95, 0.65},
	signTollNearest:       {"toll-nearest", 0.2, 0.4},
	signFollows:           {"follows", 0, 0.35},
	signFollowsSentence:   {"follows-sentence", 0, -0.25},
	signFollowsRival:      {"follows-rival", 0, 1.1},
	signFollowsNamed:      {"follows-named", 0, 0.85},
	signInsideGives:       {"inside-gives", 0, 0.9},
	signInsideTurns:       {"inside-turns", 0, 0.5},
	signInsideFar:         {"inside-far", 0, 0.4},
	signToldBesideNear:    {"told-beside-near", -0.7, 0},
	signKindredHeads:      {"kindred-heads", 0.65, 0.3},
	signKindredHeadsApart: {"kindred-heads-apart", -0.55, -0.9},
	signKindredFar:        {"kindred-far", 0.2, 0.15},
	signTells:             {"tells", 0.35, 0},
	signTellsApart:        {"tells-apart", -0.1, -0.15},
	signBesideKindred:     {"beside-kindred", -0.2, 0},
	signBesideApart:       {"beside-apart", -0.85, 0},
}

// insideName begins the names of the signs of two figures of one article.
const insideName = "inside:"

// SignNames are the names of the signs of one quantity: those of two articles, then the
// same of one.
func SignNames() []string {
	out := make([]string, 2*signs)
	for s, row := range signTable {
		out[s], out[int(signs)+s] = row.name, insideName+row.name
	}
	return out
}

// SignWeights are what the signs of SignNames weigh: logarithms of odds, two figures being
// as likely of one quantity as not from a sum of 0 on.
func SignWeights() []float64 {
	out := make([]float64, 2*signs)
	for s, row := range signTable {
		out[s], out[int(signs)+s] = row.across, row.inside
	}
	return out
}

// weigh adds up the signs of a pair.
func (t *tally) weigh(inside bool) float64 {
	sum := 0.0
	for s, times := range t {
		if inside {
			sum += float64(signTable[s].inside * times) // rounded: a machine that multiplies and adds at once would add otherwise
		} else {
			sum += float64(signTable[s].across * times)
		}
	}
	return sum
}
