package reconcile

// Pair is two claims with their scopes, ready to be compared.
type Pair struct {
	A, B   *Item
	SA, SB *Scope
}

func pairOf(a, b *node) Pair { return Pair{A: &a.item, B: &b.item, SA: &a.scope, SB: &b.scope} }

// pairItems reads the scopes of two claims to compare them.
func pairItems(a, b Item) Pair {
	sa, sb := ScopeOf(a), ScopeOf(b)
	return Pair{A: &a, B: &b, SA: &sa, SB: &sb}
}

func (p Pair) swap() Pair { return Pair{A: p.B, B: p.A, SA: p.SB, SB: p.SA} }

// oneDocument reports whether both claims were read from one document.
func (p Pair) oneDocument() bool { return p.A.Document.ID == p.B.Document.ID }

// sentencesApart is how many bytes lie between the beginnings of the two sentences. It
// says something of claims of one document.
func (p Pair) sentencesApart() int {
	return max(p.SA.Sentence-p.SB.Sentence, p.SB.Sentence-p.SA.Sentence)
}

// oneSentence reports whether both claims were read from one sentence.
func (p Pair) oneSentence() bool { return p.oneDocument() && p.SA.Sentence == p.SB.Sentence }

// figures reports whether both claims give a figure.
func (p Pair) figures() bool { return p.A.Claim.Figure != nil && p.B.Claim.Figure != nil }
