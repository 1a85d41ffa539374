package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxPiece bounds one surface token, in bytes; a longer run of letters is cut.
const maxPiece = 1024

// piece is a surface token: a byte range of the text, and what it looks like.
type piece struct {
	start, end int
	kind       pieceKind
	dotted     bool // a word that carries its full stop: "Mr.", "St.", "J."
	space      bool // white space (or the end) follows
}

type pieceKind uint8

const (
	wordPiece pieceKind = iota
	numberPiece
	punctPiece
	symbolPiece
	linkPiece // addresses, hashtags, user names
)

// Byte classes of ASCII; everything above is looked up.
const (
	cSpace uint8 = iota + 1
	cLetter
	cDigit
	cPunct
	cOther
)

var asciiClass = func() (t [utf8.RuneSelf]uint8) {
	for c := range t {
		r := rune(c)
		switch {
		case unicode.IsSpace(r) || r < ' ' || r == 0x7f:
			t[c] = cSpace
		case unicode.IsLetter(r) || r == '_':
			t[c] = cLetter
		case r >= '0' && r <= '9':
			t[c] = cDigit
		case strings.ContainsRune("$+<=>^|~", r):
			t[c] = cOther
		default:
			t[c] = cPunct
		}
	}
	return t
}()

// classAt gives the class of the character at s[i:] and its length in bytes.
func classAt(s string, i int) (uint8, int) {
	if c := s[i]; c < utf8.RuneSelf {
		return asciiClass[c], 1
	}
	r, n := utf8.DecodeRuneInString(s[i:])
	switch {
	case r == utf8.RuneError && n <= 1:
		return cOther, 1
	case unicode.IsLetter(r) || unicode.IsMark(r) || r == '\u00ad' || r == '\u2060':
		return cLetter, n // a soft hyphen or a word joiner is part of its word
	case unicode.IsDigit(r):
		return cDigit, n
	case unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff':
		return cSpace, n
	case unicode.IsPunct(r):
		return cPunct, n
	}
	return cOther, n
}

// tokenizer cuts text into pieces by the conventions of UD Spanish AnCora:
// numbers with their separators and a per cent sign are one token, so are words
// joined by hyphens, apostrophes and slashes; abbreviations and initials keep
// their full stop; every other mark stands alone. It makes one pass.
type tokenizer struct {
	lex *lexicon
	s   string
	out []piece
}

// run appends the pieces of s[from:to] to out. Offsets are into s.
func (t *tokenizer) run(from, to int) {
	s := t.s[:to]
	for i := from; i < to; {
		class, n := classAt(s, i)
		j := i + n
		switch class {
		case cSpace:
			i = j
			continue
		case cLetter, cDigit:
			if k := linkEnd(s, i); k > i {
				t.add(i, k, linkPiece)
				i = k
				continue
			}
			i = t.word(s, i)
			continue
		case cPunct:
			if s[i] == '#' || s[i] == '@' {
				if k := tagEnd(s, j); k > j {
					t.add(i, k, linkPiece)
					i = k
					continue
				}
			}
			j = runEnd(s, i, j)
			t.add(i, j, punctPiece)
		default:
			j = symbolEnd(s, i, j)
			t.add(i, j, symbolPiece)
		}
		i = j
	}
}

func (t *tokenizer) add(start, end int, k pieceKind) {
	t.out = append(t.out, piece{start: start, end: end, kind: k, space: spaceAt(t.s, end)})
}

func spaceAt(s string, i int) bool {
	if i >= len(s) {
		return true
	}
	c, _ := classAt(s, i)
	return c == cSpace
}

// runEnd extends a mark that is repeated for emphasis or as a rule: "...",
// "--", "****". Quotes and brackets are never joined.
func runEnd(s string, i, j int) int {
	switch s[i] {
	case '.', '-', '*', '_', '!', '?':
	default:
		return j
	}
	if s[i] == '!' || s[i] == '?' || s[i] == '-' {
		if k := sameEnd(s, i, j); k-i >= 4 || (s[i] == '-' && k-i == 2) {
			return k
		}
		return j
	}
	return sameEnd(s, i, j)
}

func sameEnd(s string, i, j int) int {
	for j < len(s) && s[j] == s[i] && j-i < maxPiece {
		j++
	}
	return j
}

// symbolEnd keeps an emoji with its modifiers, and a run of unreadable bytes,
// in one piece.
func symbolEnd(s string, i, j int) int {
	if s[i] < utf8.RuneSelf {
		return sameEnd(s, i, j)
	}
	bad := j-i == 1
	for j < len(s) && s[j] >= utf8.RuneSelf && j-i < maxPiece {
		r, n := utf8.DecodeRuneInString(s[j:])
		joined := r == '\u200d' || r == '\ufe0f' || (r >= 0x1f3fb && r <= 0x1f3ff) || strings.HasSuffix(s[i:j], "\u200d")
		if !joined && (!bad || r != utf8.RuneError || n > 1) {
			break
		}
		j += n
	}
	return j
}

// word takes a word or number that begins at i and gives its end.
func (t *tokenizer) word(s string, i int) int {
	j := i
	digits, letters, dots := false, false, false
	for j < len(s) && j-i < maxPiece {
		class, n := classAt(s, j)
		switch class {
		case cDigit:
			digits = true
			j += n
			continue
		case cLetter:
			letters = true
			j += n
			continue
		}
		k := joinEnd(s, i, j, n)
		if k == j {
			break
		}
		dots = dots || s[j] == '.'
		j = k
	}
	kind := wordPiece
	if digits && !letters {
		kind = numberPiece
		if j < len(s) && s[j] == '%' {
			j++
		}
	}
	dotted := false
	if j < len(s) && s[j] == '.' && !strings.HasPrefix(s[j:], "..") && t.keepsDot(s, i, j, kind, dots) {
		j++
		dotted = true
		// "1.º": the ordinal letter belongs to the number.
		if r, n := utf8.DecodeRuneInString(s[j:]); r == 'º' || r == 'ª' || r == '°' {
			j += n
			dotted = false
		}
	}
	t.add(i, j, kind)
	t.out[len(t.out)-1].dotted = dotted
	return j
}

// keepsDot says whether the full stop after s[i:j] belongs to it.
func (t *tokenizer) keepsDot(s string, i, j int, kind pieceKind, dots bool) bool {
	if r, _ := utf8.DecodeRuneInString(s[j+1:]); r == 'º' || r == 'ª' {
		return true
	}
	if kind == numberPiece {
		return false
	}
	w := s[i:j]
	if r, n := utf8.DecodeRuneInString(w); n == len(w) && unicode.IsUpper(r) {
		return t.initial(s, j)
	}
	if dots {
		return capitalsAndDots(w)
	}
	switch t.lex.abbreviation(w) {
	case notAbbreviation:
		return false
	case abbreviationNumber:
		k := j + 1
		for k < len(s) && s[k] == ' ' {
			k++
		}
		return k < len(s) && s[k] >= '0' && s[k] <= '9'
	}
	return !lastOf(s, j)
}

// lastOf reports whether nothing but a closing mark follows the full stop.
func lastOf(s string, j int) bool {
	return strings.TrimLeft(s[j+1:min(len(s), j+16)], " \t\n\r\"'»”’)]") == ""
}

// initial reports whether the full stop after the capital that ends at j is that
// of an initial: a word in capitals, or another initial, follows.
func (t *tokenizer) initial(s string, j int) bool {
	k := j + 1
	for k < len(s) && s[k] == ' ' {
		k++
	}
	if k >= len(s) {
		return false
	}
	if s[k] == ',' || s[k] == '-' {
		return true
	}
	r, n := utf8.DecodeRuneInString(s[k:])
	if !unicode.IsUpper(r) {
		return unicode.IsLower(r)
	}
	e := k + n
	for e < len(s) {
		c, m := classAt(s, e)
		if c != cLetter {
			break
		}
		e += m
	}
	return !t.lex.starter(s[k:e])
}

func capitalsAndDots(w string) bool {
	run := 0
	for _, r := range w {
		switch {
		case r == '.':
			run = 0
		case unicode.IsLetter(r):
			if run++; run > 2 {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// joinEnd decides whether the mark of n bytes at j joins the word s[i:j] to what
// follows: it gives the end of the mark, or j.
func joinEnd(s string, i, j, n int) int {
	if j+n >= len(s) {
		return j
	}
	next, _ := classAt(s, j+n)
	prev := s[j-1]
	prevDigit := prev >= '0' && prev <= '9'
	both := prevDigit && next == cDigit
	ok := false
	switch s[j] {
	case '.':
		ok = both || (next == cLetter && !prevDigit && dotInside(s, i, j))
	case ',', ':':
		ok = both
	case '-', '\'', '/':
		ok = next == cDigit || next == cLetter
	case '&', '@':
		ok = next == cLetter
	case '`':
		ok = false
	default:
		r, _ := utf8.DecodeRuneInString(s[j:])
		ok = (r == '’' && next == cLetter && !prevDigit) || (r == '‐' || r == '‑') && next == cLetter || r == '–' && both || r == '·' && next == cLetter
	}
	if ok {
		return j + n
	}
	return j
}

// dotInside tells "U.S.A" and "example.com" from a sentence that lacks the
// space after its full stop ("came.The").
func dotInside(s string, i, j int) bool {
	r, _ := utf8.DecodeRuneInString(s[j+1:])
	p, _ := utf8.DecodeLastRuneInString(s[i:j])
	if unicode.IsLower(p) && unicode.IsUpper(r) {
		return j-i <= 2
	}
	return true
}

// linkEnd gives the end of an address that begins at i, or i.
func linkEnd(s string, i int) int {
	switch s[i] {
	case 'h', 'H', 'w', 'W', 'f', 'F':
	default:
		return i
	}
	rest := s[i:min(len(s), i+8)]
	if !hasFold(rest, "http://") && !hasFold(rest, "https://") && !hasFold(rest, "www.") && !hasFold(rest, "ftp://") {
		return i
	}
	j := i
	for j < len(s) && j-i < maxPiece {
		if c, _ := classAt(s, j); c == cSpace || strings.IndexByte("<>\"'`", s[j]) >= 0 || strings.HasPrefix(s[j:], "»") || strings.HasPrefix(s[j:], "”") {
			break
		}
		_, n := classAt(s, j)
		j += n
	}
	for j > i && strings.IndexByte(".,;:!?)]}", s[j-1]) >= 0 {
		j--
	}
	return j
}

func hasFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// tagEnd gives the end of a hashtag or user name whose sign ends at j.
func tagEnd(s string, j int) int {
	if j < len(s) {
		if c, _ := classAt(s, j); c != cLetter {
			return j
		}
	}
	for j < len(s) {
		c, n := classAt(s, j)
		if c != cLetter && c != cDigit {
			break
		}
		j += n
	}
	return j
}
