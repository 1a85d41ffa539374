package pack

import (
	"fmt"
	"slices"
	"unicode/utf8"
)

// Vocabulary interns the folded word forms that patterns and tables mention, so
// that a sentence is looked up once, word by word. Folding lowers the case and
// drops the acute accent and the diaeresis of vowels: press text is careless
// with both.
type Vocabulary struct {
	ids     map[string]int32
	words   []vocabWord
	classes map[string]int
}

type vocabWord struct {
	form    string
	classes classSet
	values  []classValue
}

// classSet is a set of word classes.
type classSet [maxClasses / 64]uint64

// maxClasses bounds the word classes of a pack.
const maxClasses = 192

func (s *classSet) add(k int) { s[k/64] |= 1 << uint(k%64) }

func (s *classSet) has(k int) bool { return s[k/64]&(1<<uint(k%64)) != 0 }

func (s *classSet) meets(t *classSet) bool {
	for i := range s {
		if s[i]&t[i] != 0 {
			return true
		}
	}
	return false
}

type classValue struct {
	class int
	value string
}

// newVocabulary reads the class tables words/quantity.tsv and words/times.tsv.
func newVocabulary(p *Pack) (*Vocabulary, error) {
	v := &Vocabulary{ids: map[string]int32{}, words: make([]vocabWord, 1), classes: map[string]int{}}
	for _, table := range []string{"quantity", "times"} {
		if err := v.loadClasses(p, table); err != nil {
			return nil, err
		}
	}
	return v, nil
}

// Add interns a form and gives its id.
func (v *Vocabulary) Add(form string) int32 {
	form = Fold(form)
	if id, ok := v.ids[form]; ok {
		return id
	}
	id := int32(len(v.words))
	v.ids[form] = id
	v.words = append(v.words, vocabWord{form: form})
	return id
}

// Class gives the number of a word class, made when new; an error when there
// are too many.
func (v *Vocabulary) Class(name string) (int, error) {
	if k, ok := v.classes[name]; ok {
		return k, nil
	}
	if len(v.classes) == maxClasses {
		return 0, fmt.Errorf("more than %d word classes", maxClasses)
	}
	v.classes[name] = len(v.classes)
	return len(v.classes) - 1, nil
}

// Mark puts a form into a class, with a value.
func (v *Vocabulary) Mark(form, class, value string) error {
	k, err := v.Class(class)
	if err != nil {
		return err
	}
	w := &v.words[v.Add(form)]
	w.classes.add(k)
	w.values = append(w.values, classValue{k, value})
	return nil
}

// Is reports whether the word is in the class.
func (v *Vocabulary) Is(id int32, class string) bool {
	k, ok := v.classes[class]
	return ok && v.words[id].classes.has(k)
}

// Of reports whether a surface form is in one of some classes.
func (v *Vocabulary) Of(surface string, classes ...string) bool {
	id := v.Lookup(surface)
	return id != 0 && slices.ContainsFunc(classes, func(c string) bool { return v.Is(id, c) })
}

// Value gives the value of a word in a class; "" when it is not in it.
func (v *Vocabulary) Value(id int32, class string) string {
	k, ok := v.classes[class]
	if !ok || !v.words[id].classes.has(k) {
		return ""
	}
	for _, cv := range v.words[id].values {
		if cv.class == k {
			return cv.value
		}
	}
	return ""
}

// Form gives the folded form of an id.
func (v *Vocabulary) Form(id int32) string { return v.words[id].form }

// Size is the number of ids, the unknown word included.
func (v *Vocabulary) Size() int { return len(v.words) }

// Lookup gives the id of a surface form, 0 when the pack does not mention it.
func (v *Vocabulary) Lookup(surface string) int32 {
	var buf [48]byte
	if len(surface) > len(buf)-4 {
		return 0
	}
	return v.ids[string(appendFolded(buf[:0], surface))]
}

// Fold lowers the case and drops acute accents and diaereses; the n with tilde
// and the c with cedilla stay.
func Fold(s string) string { return string(appendFolded(nil, s)) }

func appendFolded(dst []byte, s string) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			dst, i = append(dst, c), i+1
			continue
		}
		if c == 0xC3 && i+1 < len(s) { // Latin-1 letters
			dst, i = appendLatin(dst, s[i+1]), i+2
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		dst, i = utf8.AppendRune(dst, r), i+n
	}
	return dst
}

// appendLatin folds the letter U+00C0 + (b-0x80).
func appendLatin(dst []byte, b byte) []byte {
	if b >= 0x80 && b <= 0x9E && b != 0x97 {
		b += 0x20 // upper case to lower case
	}
	switch b {
	case 0xA1, 0xA0:
		return append(dst, 'a')
	case 0xA9, 0xA8:
		return append(dst, 'e')
	case 0xAD, 0xAF:
		return append(dst, 'i')
	case 0xB3, 0xB2:
		return append(dst, 'o')
	case 0xBA, 0xBC, 0xB9:
		return append(dst, 'u')
	}
	return append(dst, 0xC3, b)
}
