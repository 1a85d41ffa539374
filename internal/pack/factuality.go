package pack

// Factuality holds the compiled factuality rules.
type Factuality struct{}

func loadFactuality(*Pack) (*Factuality, error) { return &Factuality{}, nil }
