package reconcile

import (
	"hash/fnv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// plainLetters gives the letters of ASCII for those of Latin-1 and Latin
// Extended-A that bear an accent (by their canonical decomposition, Unicode
// Standard Annex 15) or a stroke, 0 for all others.
var plainLetters = func() (t [0x180]byte) {
	for r := rune(0x80); r < rune(len(t)); r++ {
		if c := norm.NFD.String(string(r))[0]; 'a' <= c && c <= 'z' {
			t[r] = c
		}
	}
	for r, c := range map[rune]byte{'ø': 'o', 'ł': 'l', 'ı': 'i'} {
		t[r] = c
	}
	return t
}()

// fold lower-cases, strips accents and squeezes everything that is neither a
// letter nor a digit into one hyphen.
func fold(s string) string {
	if out, ok := foldASCII(s); ok {
		return out
	}
	out := make([]byte, 0, len(s))
	gap := false
	for _, r := range s {
		r = unicode.ToLower(r)
		if 0x80 <= r && r < rune(len(plainLetters)) && plainLetters[r] != 0 {
			r = rune(plainLetters[r])
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			gap = len(out) > 0
			continue
		}
		if gap {
			out, gap = append(out, '-'), false
		}
		out = utf8.AppendRune(out, r)
	}
	return string(out)
}

// foldASCII folds a string of ASCII, which most names and words are.
func foldASCII(s string) (string, bool) {
	var short [64]byte
	out := short[:0]
	gap := false
	for i := range len(s) {
		c := s[i]
		switch {
		case c >= utf8.RuneSelf:
			return "", false
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
		default:
			gap = len(out) > 0
			continue
		}
		if gap {
			out, gap = append(out, '-'), false
		}
		out = append(out, c)
	}
	if string(out) == s {
		return s, true
	}
	return string(out), true
}

// isProper reports whether a label holds a capitalised word.
func isProper(s string) bool {
	for w := range strings.FieldsSeq(s) {
		if r, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(w, unicode.IsPunct)); unicode.IsUpper(r) {
			return true
		}
	}
	return false
}

// isName reports whether a label is a name and nothing else: at most five words,
// the first capitalised and every other one capitalised or as short as the
// particles that names hold.
func isName(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 5 {
		return false
	}
	for i, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && (i == 0 || utf8.RuneCountInString(w) > 3) {
			return false
		}
	}
	return true
}

// sameEntity reports whether two ids name one entity: they are equal, or one is
// the name of a person of which the other is a part ("Putin", "Vladimir Putin"); two
// persons, when one is named by a single word.
func sameEntity(a, b string) bool {
	if a == b {
		return true
	}
	ka, na, _ := strings.Cut(a, ":")
	kb, nb, _ := strings.Cut(b, ":")
	person := func(k string) bool { return k == "per" || k == "name" }
	if !person(ka) || !person(kb) {
		return false
	}
	if len(na) < len(nb) {
		na, nb = nb, na
	}
	if ka == "per" && kb == "per" && strings.Contains(nb, "-") {
		return false
	}
	return len(nb) >= 3 && (strings.HasPrefix(na, nb+"-") || strings.HasSuffix(na, "-"+nb))
}

// contentWords are the folded words of a text that carry content: five letters
// or more, or a number, cut to six letters so that inflections meet. Length
// stands in for a list of function words, which would be a language's.
func contentWords(text string) []string {
	var out []string
	for w := range strings.SplitSeq(fold(text), "-") {
		if w == "" {
			continue
		}
		if unicode.IsDigit(rune(w[0])) {
			out = append(out, w)
		} else if utf8.RuneCountInString(w) >= 5 {
			out = append(out, firstRunes(w, 6))
		}
	}
	return unique(out)
}

// firstRunes is the beginning of a word.
func firstRunes(w string, n int) string {
	for i := range w {
		if n == 0 {
			return w[:i]
		}
		n--
	}
	return w
}

// inCapitals reports whether no letter of a text is small.
func inCapitals(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return unicode.ToUpper(r) != r }) < 0
}

// shared counts what two sorted lists have in common.
func shared[T string | uint64](a, b []T) int {
	n, i, j := 0, 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] == b[j]:
			n, i, j = n+1, i+1, j+1
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return n
}

func hash32(s string) uint32 {
	h := fnv.New32a()
	_, _ = h.Write([]byte(s)) // a hash never fails
	return h.Sum32()
}

func hash64(s string) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(s)) // a hash never fails
	return h.Sum64()
}
