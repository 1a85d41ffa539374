package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cotejo/cotejo/internal/pack"
)

// digitStyle is how a document writes digits, counted over the whole text.
type digitStyle struct {
	dotGroups, commaGroups     int // "15.000", "15,000": separators that can only part thousands, or most likely do
	dotDecimals, commaDecimals int
}

// atomise cuts text[from:to] into atoms: runs of letters (with the digits glued
// behind them: km2, G20), runs of digits with their inner separators, and
// single signs. A currency sign takes the capitals glued in front of it (US$).
// Addresses of the web become one sign, so that no number is read in them.
func atomise(v *pack.Vocabulary, text string, from, to int, atoms []pack.Atom) []pack.Atom {
	end := from // end of the previous atom
	for i := from; i < to; {
		c := text[i]
		if c == ' ' || c == '\n' || c == '\t' || c == '\r' {
			i++
			continue
		}
		r, n := rune(c), 1
		if c >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:to])
		}
		a := pack.Atom{Start: i, Glued: i == end && i > from}
		switch {
		case unicode.IsSpace(r) || r == '\u00a0' || r == '\u202f' || r == '\u200b':
			i += n
			continue
		case isDigit(c):
			a.Kind, a.End = pack.AtomNumber, digitsEnd(text, i, to)
		case isLetter(r):
			a.End = lettersEnd(text, i, to)
			if strings.HasPrefix(text[a.End:to], "://") || text[i:a.End] == "www" {
				a.End, a.Kind = wordEnd(text, a.End, to), pack.AtomSign
			} else {
				a.Cap = unicode.IsUpper(r)
				a.Upper = a.Cap && allUpper(text[i:a.End])
			}
		default:
			a.Kind, a.End = pack.AtomSign, i+n
			if r == '$' && a.Glued && len(atoms) > 0 && atoms[len(atoms)-1].Upper && a.Start-atoms[len(atoms)-1].Start <= 3 {
				a.Start, a.Glued = atoms[len(atoms)-1].Start, atoms[len(atoms)-1].Glued
				atoms = atoms[:len(atoms)-1]
			} else if r == '$' && a.Glued && len(atoms) > 0 && a.Start-atoms[len(atoms)-1].Start == 1 && atoms[len(atoms)-1].Cap {
				a.Start, a.Glued = atoms[len(atoms)-1].Start, atoms[len(atoms)-1].Glued
				atoms = atoms[:len(atoms)-1]
			}
		}
		if a.Kind != pack.AtomNumber {
			a.Word = v.Lookup(text[a.Start:a.End])
		}
		atoms = append(atoms, a)
		i, end = a.End, a.End
	}
	return atoms
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return unicode.IsLetter(r) && r != 'º' && r != 'ª'
}

// digitsEnd finds the end of a run of digits; a point, comma or colon between
// two digits belongs to the run, and so do groups of exactly three digits
// behind a space.
func digitsEnd(text string, i, to int) int {
	start, plain := i, true
	for i < to {
		c := text[i]
		if isDigit(c) {
			i++
			continue
		}
		if (c == '.' || c == ',' || c == ':' || c == '\'') && i+1 < to && isDigit(text[i+1]) {
			plain, i = false, i+1
			continue
		}
		if n := spaceGroup(text, start, i, to, plain); n > 0 {
			i += n
			continue
		}
		break
	}
	return i
}

// spaceGroup gives the length of a space and three digits that continue the
// number in text[start:i], 0 when there is none. The number so far must be one
// to three digits and whole groups.
func spaceGroup(text string, start, i, to int, plain bool) int {
	if !plain || text[start] == '0' || !firstGroup(text[start:i]) {
		return 0
	}
	n := 0
	switch {
	case text[i] == ' ':
		n = 1
	case strings.HasPrefix(text[i:to], "\u00a0"):
		n = 2
	case strings.HasPrefix(text[i:to], "\u202f"):
		n = 3
	default:
		return 0
	}
	j := i + n
	k := j
	for k < to && isDigit(text[k]) {
		k++
	}
	if k-j != 3 || k < to && (text[k] == ' ' && k+1 < to && isDigit(text[k+1]) && !threeDigits(text, k+1, to)) {
		return 0
	}
	return n + 3
}

func firstGroup(s string) bool {
	k := strings.IndexAny(s, " \u00a0\u202f")
	if k < 0 {
		k = len(s)
	}
	return k <= 3
}

func threeDigits(text string, i, to int) bool {
	k := i
	for k < to && isDigit(text[k]) {
		k++
	}
	return k-i == 3
}

func lettersEnd(text string, i, to int) int {
	for i < to {
		c := text[i]
		if c < utf8.RuneSelf {
			if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c) {
				i++
				continue
			}
			break
		}
		r, n := utf8.DecodeRuneInString(text[i:to])
		if !isLetter(r) && r != '²' && r != '³' && !unicode.Is(unicode.Mn, r) {
			break
		}
		i += n
	}
	return i
}

func wordEnd(text string, i, to int) int {
	for i < to && text[i] != ' ' && text[i] != '\n' && text[i] != '\t' {
		i++
	}
	return i
}

func allUpper(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		n++
	}
	return n > 1
}

// vulgar are the fractions that are one character.
var vulgar = map[rune]float64{'½': 1. / 2, '⅓': 1. / 3, '⅔': 2. / 3, '¼': 1. / 4, '¾': 3. / 4, '⅕': 1. / 5, '⅖': 2. / 5, '⅗': 3. / 5, '⅘': 4. / 5, '⅙': 1. / 6, '⅚': 5. / 6, '⅛': 1. / 8, '⅜': 3. / 8, '⅝': 5. / 8, '⅞': 7. / 8}
