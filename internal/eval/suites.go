package eval

// Suites lists every suite, one line each, in the order of the road.
func Suites() []Suite {
	return []Suite{
		numbersSuite(),
		timexSuite(),
		nerSuite(),
		sentencesSuite(),
		udSuite(),
		attributionSuite(),
		claimsSuite(),
		eventsSuite(),
		speechEventsSuite(),
		corpusSuite(),
		quantitySuite(),
		happeningsSuite(),
		{Name: "relations", About: "Conflicts, differences of scope, events and origins on a synthetic news world.", Data: "nothing: the world is made", Run: relations},
		{Name: "echo", About: "Who repeats whom on a synthetic news world.", Data: "nothing: the world is made", Run: echo},
		hardSuite("relations-hard", "As relations, on two harder worlds: one for development, one that nothing is tuned on.", hardWorld, (*world).relations),
		hardSuite("echo-hard", "As echo, on two harder worlds: one for development, one that nothing is tuned on.", hardWorld, (*world).echoes),
	}
}
