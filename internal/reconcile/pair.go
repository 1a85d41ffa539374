package reconcile

// oneDocument reports whether both claims were read from one document.
func (p Pair) oneDocument() bool { return p.A.Document.ID == p.B.Document.ID }

// sentencesApart is how many bytes lie between the beginnings of the two sentences. It
// says something of claims of one document.
func (p Pair) sentencesApart() int {
	return max(p.SA.Sentence-p.SB.Sentence, p.SB.Sentence-p.SA.Sentence)
}

// oneSentence reports whether both claims were read from one sentence.
func (p Pair) oneSentence() bool { return p.oneDocument() && p.SA.Sentence == p.SB.Sentence }
