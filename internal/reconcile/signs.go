package reconcile

// What speaks for and against two figures of one story measuring one thing is added up:
// each sign has a weight, and the sum estimates the logarithm of the odds. The weights
// are those of a logistic regression over the pairs of figures in the articles of a
// development story of which a reader has listed what each measures (docs/relations.md
// tells how they were set).
type sign int

const (
	signAnyPair          sign = iota // what holds of any two figures of a story in one unit
	signShare                        // both are shares: a story has many of them
	signBothBare                     // neither tells what kind of people or things it counts
	signOneBare                      // one does not
	signOneClass                     // one class of people or things
	signKin                          // a class inside the other
	signForces                       // two classes of troops, police, helpers
	signNounApart                    // a noun that is in no class, and another
	signClassApart                   // two classes that exclude one another
	signOneNoun                      // one noun is counted
	signHeads                        // what both measure: noun, base or predicate; each, two at most
	signHeadBeside                   // what one measures stands in the other's sentence; each, two at most
	signBeside                       // a longer word stands beside both; each, four at most
	signOtherNames                   // other names stand beside them
	signEqualFew                     // one number, of one digit
	signEqual                        // one number, of more
	signRounds                       // one rounds the other, of two digits
	signRoundsMany                   // of more
	signTenth                        // the numbers are a tenth apart
	signHalf                         // up to half
	signTwice                        // up to twice
	signFive                         // up to five times
	signTwenty                       // up to twenty times
	signFar                          // more
	signNearest                      // no other number of a document is nearer to the other's; from either side
	signOneToll                      // one toll
	signOneVerb                      // one verb of the inventory or one family of verbs
	signOneLooseVerb                 // one verb that tells nothing of what is counted
	signLooseVerbs                   // two such verbs
	signLooseAndTold                 // one such verb, and one that does
	signTwoTolls                     // two tolls: the dead are not the missing
	signTollAndOther                 // a toll and something else
	signOtherVerbs                   // two verbs that tell of other happenings
	signLent                         // what one counts was read from the sentence before
	signOneSource                    // one source
	signOtherSource                  // two sources: they give what is in dispute
	signRevises                      // one is given beside the other, as what it was before
	signPlans                        // both are planned or expected
	signOpen                         // one is demanded or conditional
	signDenied                       // one is rejected: what is rejected is what others give
	signOneTime                      // their times meet
	signNearTimes                    // days apart
	signOtherTimes                   // times that exclude one another
	signOtherPlaces                  // places that do
	signMoney                        // both are sums of money
	signMeasured                     // both are lengths, times, weights
	signNearBefore                   // bits of what one has next to it and the other in the sentence before
	signBefore                       // bits of what both have in the sentence before
	signEqualMany                    // one number, of three digits or more
	signMeets                        // ranges or bounds that meet
	signToldBeside                   // the article of one gives the number of the other as well
	signOneWord                      // one predicate
	signByRules                      // the rules for happenings join them
	signOtherOwner                   // they belong to different parties
	signOneOwner                     // they belong to one
	signOtherYear                    // one is of a happening long past
	signPeopleThings                 // people and things
	signMeasureApart                 // a change or a rate, and a quantity
	signFlowApart                    // a level and a sum
	signBothLead                     // both stand where an article begins
	signOneLead                      // one does
	signWeakTale                     // how far the articles are from telling one story for certain
	signLongAfter                    // months apart
	signInside                       // of one article
	signInsideRivals                 // of two sources of one article
	signInsideSentence               // of one sentence
	signEqualBare                    // one number, and no word in common
	signShareNear                    // bits of what two shares have next to them
	signShareApart                   // two shares, and no word in common
	signMoneyApart                   // two sums
	signCrowdedUnit                  // how many numbers the articles give in the unit
	signWhat                         // bits of what is counted or takes part, in both
	signWhatAny                      // there is any
	signWhatBeside                   // bits of what is counted in one and stands beside the other
	signNearAny                      // both have a word next to them
	signHolder                       // one takes part by name in both, whom not the whole story is about
	signOtherHolder                  // others do
	signPeopleAndWho                 // people, and people of a kind
	signPeopleAndThing               // people or nothing said, and things
	signBothPeopleApart              // people of two kinds
	signBothThingsApart              // two kinds of things
	signNoNouns                      // nothing is said of either
	signPeopleBoth                   // people in both
	signPeopleAndBare                // people, and nothing said
	signBareAndWho                   // nothing said, and people of a kind
	signBareAndThing                 // nothing said, and things
	signRank                         // each the highest of its article
	signNamesAny                     // one name in both sentences
	signInsideNext                   // of one article, one sentence after the other
	signInsideRivalsNext             // and of two sources
	signInsideOneNamed               // and one without a named source
	signInsideOneWord                // these weigh otherwise within an article
	signInsideOneTime
	signInsideOneLead
	signInsideMoney
	signInsideShare
	signInsideDenied
	signInsideLent
	signInsideNames
	signInsideNearest
	signInsideToll
	signInsideOneSource   // of one source
	signKindredMost       // bits of the kindred word next to both that tells most
	signKindredAny        // kindred words stand next to both
	signKindredApart      // each stands next to such words, and none is kindred
	signNoKindred         // one stands next to none; either side
	signMoneyFar          // two sums that are more than twice apart
	signBareFar           // two numbers that are, of which neither tells what it counts
	signBareNearest       // neither tells it, and no other number is nearer
	signBareToll          // neither tells it, in one toll
	signTollNearest       // one toll, and no other number is nearer
	signToldBesideNear    // the article of one gives the other as well, in the same words
	signKindredHeads      // of what both count or are told by, some are kindred
	signKindredHeadsApart // none are, nor is any of what stands next to the other
	signKindredFar        // bits of the kindred word next to one and in the other's sentence or the one before
	signTells             // words that tell which of its kind is counted stand beside both; each
	signTellsApart        // beside one alone; each
	signBesideKindred     // the article of one gives the other as well, of kindred words
	signBesideApart       // of words that are not kindred
	signs
)

// signTable tells what each sign is called where weights are listed, and what it weighs.
var signTable = [signs]struct {
	name   string
	weight float64
}{
	signAnyPair:           {"any-pair", -1.3},
	signShare:             {"share", -0.2},
	signBothBare:          {"both-bare", 0.4},
	signOneBare:           {"one-bare", -0.05},
	signOneClass:          {"one-class", -0.15},
	signKin:               {"kin", -0.85},
	signForces:            {"forces", 0.4},
	signNounApart:         {"noun-apart", 0.15},
	signClassApart:        {"class-apart", 0.1},
	signOneNoun:           {"one-noun", 0.1},
	signHeads:             {"heads", -0.2},
	signHeadBeside:        {"head-beside", -0.25},
	signBeside:            {"beside", -0.05},
	signOtherNames:        {"other-names", 0},
	signEqualFew:          {"equal-few", 2.3},
	signEqual:             {"equal", 4.1},
	signRounds:            {"rounds", 1.3},
	signRoundsMany:        {"rounds-many", 1.5},
	signTenth:             {"tenth", 0.3},
	signHalf:              {"half", -0.3},
	signTwice:             {"twice", -0.75},
	signFive:              {"five", -1.25},
	signTwenty:            {"twenty", -2.25},
	signFar:               {"far", -4.95},
	signNearest:           {"nearest", 0.2},
	signOneToll:           {"one-toll", 0.35},
	signOneVerb:           {"one-verb", -0.3},
	signOneLooseVerb:      {"one-loose-verb", 0.15},
	signLooseVerbs:        {"loose-verbs", 0.65},
	signLooseAndTold:      {"loose-and-told", 0.35},
	signTwoTolls:          {"two-tolls", -0.8},
	signTollAndOther:      {"toll-and-other", -0.6},
	signOtherVerbs:        {"other-verbs", 0.25},
	signLent:              {"lent", 0.45},
	signOneSource:         {"one-source", 0.1},
	signOtherSource:       {"other-source", 0.3},
	signRevises:           {"revises", 1.45},
	signPlans:             {"plans", 0.35},
	signOpen:              {"open", -0.85},
	signDenied:            {"denied", 0.15},
	signOneTime:           {"one-time", 0},
	signNearTimes:         {"near-times", -0.6},
	signOtherTimes:        {"other-times", -0.95},
	signOtherPlaces:       {"other-places", -0.4},
	signMoney:             {"money", 0.75},
	signMeasured:          {"measured", -0.9},
	signNearBefore:        {"near-before", 0.05},
	signBefore:            {"before", -0.05},
	signEqualMany:         {"equal-many", 1.55},
	signMeets:             {"meets", 0.35},
	signToldBeside:        {"told-beside", 0.6},
	signOneWord:           {"one-word", 0.75},
	signByRules:           {"by-rules", 0.35},
	signOtherOwner:        {"other-owner", -0.65},
	signOneOwner:          {"one-owner", 0.2},
	signOtherYear:         {"other-year", -2.7},
	signPeopleThings:      {"people-things", -0.55},
	signMeasureApart:      {"measure-apart", -1.3},
	signFlowApart:         {"flow-apart", 0.35},
	signBothLead:          {"both-lead", 0.25},
	signOneLead:           {"one-lead", -0.1},
	signWeakTale:          {"weak-tale", 0},
	signLongAfter:         {"long-after", -0.15},
	signInside:            {"inside", -1.1},
	signInsideRivals:      {"inside-rivals", 0.3},
	signInsideSentence:    {"inside-sentence", 0.6},
	signEqualBare:         {"equal-bare", -0.55},
	signShareNear:         {"share-near", -0.1},
	signShareApart:        {"share-apart", -0.55},
	signMoneyApart:        {"money-apart", -0.4},
	signCrowdedUnit:       {"crowded-unit", -0.15},
	signWhat:              {"what", 0},
	signWhatAny:           {"what-any", 0.15},
	signWhatBeside:        {"what-beside", 0.1},
	signNearAny:           {"near-any", 0.45},
	signHolder:            {"holder", 0.35},
	signOtherHolder:       {"other-holder", -0.4},
	signPeopleAndWho:      {"people-and-who", -0.3},
	signPeopleAndThing:    {"people-and-thing", -1.1},
	signBothPeopleApart:   {"both-people-apart", -1.4},
	signBothThingsApart:   {"both-things-apart", -1.5},
	signNoNouns:           {"no-nouns", -0.25},
	signPeopleBoth:        {"people-both", -0.55},
	signPeopleAndBare:     {"people-and-bare", -0.35},
	signBareAndWho:        {"bare-and-who", 0},
	signBareAndThing:      {"bare-and-thing", -0.6},
	signRank:              {"rank", 0.25},
	signNamesAny:          {"names-any", 0.6},
	signInsideNext:        {"inside-next", 0.4},
	signInsideRivalsNext:  {"inside-rivals-next", 1.25},
	signInsideOneNamed:    {"inside-one-named", 0.85},
	signInsideOneWord:     {"inside-one-word", 0.55},
	signInsideOneTime:     {"inside-one-time", 0.5},
	signInsideOneLead:     {"inside-one-lead", -0.65},
	signInsideMoney:       {"inside-money", 0.35},
	signInsideShare:       {"inside-share", 0.1},
	signInsideDenied:      {"inside-denied", 0.95},
	signInsideLent:        {"inside-lent", 0.4},
	signInsideNames:       {"inside-names", -0.25},
	signInsideNearest:     {"inside-nearest", 0.3},
	signInsideToll:        {"inside-toll", -0.9},
	signInsideOneSource:   {"inside-one-source", -0.2},
	signKindredMost:       {"kindred-most", 0.2},
	signKindredAny:        {"kindred-any", -0.45},
	signKindredApart:      {"kindred-apart", -0.15},
	signNoKindred:         {"no-kindred", 0.1},
	signMoneyFar:          {"money-far", -1.3},
	signBareFar:           {"bare-far", -0.3},
	signBareNearest:       {"bare-nearest", -0.25},
	signBareToll:          {"bare-toll", 0.9},
	signTollNearest:       {"toll-nearest", 0.25},
	signToldBesideNear:    {"told-beside-near", -0.55},
	signKindredHeads:      {"kindred-heads", 0.55},
	signKindredHeadsApart: {"kindred-heads-apart", -0.6},
	signKindredFar:        {"kindred-far", 0.25},
	signTells:             {"tells", 0.3},
	signTellsApart:        {"tells-apart", -0.1},
	signBesideKindred:     {"beside-kindred", -0.15},
	signBesideApart:       {"beside-apart", -0.8},
}

// SignNames are the names of the signs of one quantity.
func SignNames() []string {
	out := make([]string, signs)
	for s, row := range signTable {
		out[s] = row.name
	}
	return out
}

// SignWeights are what the signs weigh: logarithms of odds, two figures being as likely
// of one quantity as not from a sum of 0 on.
func SignWeights() []float64 {
	out := make([]float64, signs)
	for s, row := range signTable {
		out[s] = row.weight
	}
	return out
}
