package eval

// Suites lists every suite, one line each, in the order of the road.
func Suites() []Suite {
	return []Suite{}
}
