package pack

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Names are compared by their folded letters: lower case, without accents,
// spaces, hyphens or points, so that "Jong-un" and "Jong Un", "U.S." and
// "U. S." are one. A hash of the folded letters that can be continued token by
// token is the key of the gazetteer.

// HashSeed is the hash of nothing (FNV-1a, 64 bits).
const HashSeed uint64 = 14695981039346656037

// HashName continues a hash over folded letters.
func HashName(h uint64, folded []byte) uint64 {
	for _, c := range folded {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h
}

// foldTable gives the folded form of the letters of Latin-1 to Latin Extended-B.
var foldTable = makeFoldTable()

func makeFoldTable() [0x250]string {
	special := map[rune]string{'ø': "o", 'đ': "d", 'ł': "l", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'ı': "i", 'ð': "d", 'þ': "th", 'ª': "a", 'º': "o"}
	var t [0x250]string
	for r := rune(0x80); r < 0x250; r++ {
		low := unicode.ToLower(r)
		if s, ok := special[low]; ok {
			t[r] = s
			continue
		}
		d := norm.NFD.String(string(low))
		if c := d[0]; c >= 'a' && c <= 'z' {
			t[r] = string(rune(c))
		}
	}
	return t
}

// AppendName appends the folded letters and digits of s to dst. A plus sign is
// kept, since it is part of some names; letters of other scripts are kept in
// lower case.
func AppendName(dst []byte, s string) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+':
				dst = append(dst, c)
			case c >= 'A' && c <= 'Z':
				dst = append(dst, c+32)
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		if r < rune(len(foldTable)) {
			dst = append(dst, foldTable[r]...)
		} else if unicode.IsLetter(r) || unicode.IsDigit(r) {
			dst = utf8.AppendRune(dst, unicode.ToLower(r))
		}
	}
	return dst
}

// FoldName gives the folded letters of s as a string.
func FoldName(s string) string { return string(AppendName(nil, s)) }

// Slug makes the part of an id that comes from a name: folded words joined by
// hyphens ("Kim Jong Un" is kim-jong-un).
func Slug(s string) string {
	var out []byte
	word := false
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			if !word && len(out) > 0 {
				out = append(out, '-')
			}
			out = AppendName(out, s[i:i+n])
			word = true
		} else if r != '\'' && r != '’' && r != '.' {
			word = false
		}
		i += n
	}
	return string(out)
}
