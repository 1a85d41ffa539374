package text

// The marks that open a question and an exclamation in the languages that write
// both, by their names in Unicode. InvertedMarks is the two of them.
const (
	InvertedQuestion    = "\u00bf"
	InvertedExclamation = "\u00a1"
	InvertedMarks       = InvertedQuestion + InvertedExclamation
)

// Kinds of punctuation, a bit each.
const (
	markComma uint32 = 1 << iota
	markQuote
	markDash
	markOpen
	markClose
	markColon
	markOther

	markBits = 8 // room for one set of kinds
)

// markOf gives the hash by which features know a punctuation mark and its kind.
// Marks that differ in typography alone share a hash: the treebanks know one kind
// of quotation mark, newspapers have many.
func markOf(form string) (hash, kind uint32) {
	switch form {
	case ",":
		return fnv(","), markComma
	case "\"", "“", "”", "„", "«", "»", "''", "``", "‘", "’", "'":
		return fnv("\""), markQuote
	case "-", "--", "–", "—", "―":
		return fnv("-"), markDash
	case "(", "[", InvertedQuestion, InvertedExclamation:
		return fnv(form), markOpen
	case ")", "]", "?", "!":
		return fnv(form), markClose
	case ":", ";":
		return fnv(form), markColon
	case "…", "..", "....":
		return fnv("..."), markOther
	}
	return fnv(form), markOther
}

// quoteAfter tells whether a quotation is open after a mark, given whether one
// was before it. Straight marks open and close by turns.
func quoteAfter(form string, open uint32) uint32 {
	switch form {
	case "“", "„", "«", "‘", "``":
		return 1
	case "”", "»", "’", "''":
		return 0
	}
	return 1 - open
}
