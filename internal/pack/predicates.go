package pack

// Frames are the compiled predicate rules.
type Frames struct{}

func loadFrames(*Pack) (*Frames, error) { return &Frames{}, nil }
