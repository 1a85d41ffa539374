package read

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// calm writes a name that a letterhead shouts as running text would: as the text
// itself writes it, or else every word but the small ones with a capital, and
// initials as they are. A name of one word stays as it is: it may be initials.
func (l *layout) calm(name string) string {
	words := strings.Fields(name)
	long := 0
	for _, w := range words {
		if l.hints.particles[fold(w)] || letters(w) >= 5 {
			long++
		}
	}
	if !allCaps(name) || len(words) < 2 || long < 2 {
		return name
	}
	seen := l.written(words)
	for i, w := range words {
		switch {
		case l.hints.particles[fold(w)] && i > 0:
			words[i] = strings.ToLower(w)
		case l.hints.particles[fold(w)]:
			words[i] = capital(w)
		case seen[fold(unsigned(w))] != "":
			words[i] = strings.Replace(w, unsigned(w), seen[fold(unsigned(w))], 1)
		case letters(w) >= 5 || letters(w) >= 3 && !strings.Contains(w, ".") && strings.ContainsAny(fold(w), "aeiou"):
			words[i] = capital(w)
		}
	}
	return strings.Join(words, " ")
}

// written is how the text writes some words that a line has in capitals, the
// first time that it writes them with one or, where it never does, as initials.
func (l *layout) written(words []string) map[string]string {
	want, out := map[string]bool{}, map[string]string{}
	for _, w := range words {
		want[fold(unsigned(w))] = true
	}
	for i := l.body; i < len(l.segs) && i < maxLaid; i++ {
		text := l.text(i)
		if allCaps(text) {
			continue
		}
		for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '.' }) {
			f := fold(w)
			first, _ := utf8.DecodeRuneInString(w)
			if want[f] && unicode.IsUpper(first) && (out[f] == "" || allCaps(out[f]) && !allCaps(w)) {
				out[f] = w
			}
		}
	}
	return out
}

// unsigned is a word without the signs around it.
func unsigned(w string) string { return strings.Trim(w, ",;:()«»\"") }

func letters(w string) int {
	n := 0
	for _, r := range w {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// capital writes a word with its first letter as a capital and the rest small.
func capital(w string) string {
	rs := []rune(strings.ToLower(w))
	if i := slices.IndexFunc(rs, unicode.IsLetter); i >= 0 {
		rs[i] = unicode.ToUpper(rs[i])
	}
	return string(rs)
}
