package read

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cotejo/cotejo/internal/text"
)

// The roles a piece of a line of the head can have. All but the last four are
// told by the language's patterns, whose names they are.
const (
	roleTime      = "time"
	roleMonth     = "month"
	roleUpdated   = "updated"
	rolePublished = "published"
	roleRelative  = "relative"
	roleLabel     = "label"
	roleSection   = "section"
	roleFlag      = "flag"
	roleByline    = "byline"
	roleCompany   = "company"
	roleOutlet    = "outlet"
	roleAgency    = "agency"
	roleWire      = "wire" // an agency that is in no list
	roleDate      = "date"
	rolePlace     = "place"
	rolePerson    = "person"
	roleName      = "name" // capitals, and nothing more is known
	roleText      = "text" // anything else
)

// piece is a part of a line of the head.
type piece struct {
	text  string
	role  string
	sep   rune   // what cuts it from the piece before; 0 for the first
	value string // of a date: an ISO 8601 prefix
	digit bool   // of a date: its month is a figure
}

// headRule is a named pattern over a whole piece.
type headRule struct {
	Role  string `yaml:"role"`
	Named bool   `yaml:"named"` // the piece must also be written as a name
	rule  `yaml:",inline"`
}

// maxPieces is the number of pieces a line of furniture has at most; what has
// more is text.
const maxPieces = 12

// pieces cuts a line at its dates and marks, and says what each piece is. nil
// when the line is too long or has too many pieces to be furniture.
func (h *Hints) pieces(line string) []piece {
	if len(line) > headReach || len(h.head) == 0 {
		return nil
	}
	if h.roleOf(line) == roleLabel {
		return []piece{{text: line, role: roleLabel}}
	}
	var out []piece
	for range 3 {
		d, from, to := h.firstDate(line)
		if d.value == "" {
			break
		}
		before := line[:from]
		if m := h.beforeDate.FindStringIndex(before); m != nil {
			before = before[:m[0]]
		}
		out = append(out, h.split(before, len(out) > 0)...)
		d.sep = lastMark(before + line[len(before):from])
		out, line = append(out, d), line[to:]
	}
	if out = append(out, h.split(line, len(out) > 0)...); len(out) > maxPieces {
		return nil
	}
	return out
}

// firstDate finds the date of a line that begins first, and of those the
// longest.
func (h *Hints) firstDate(line string) (best piece, from, to int) {
	from = len(line)
	for i := range h.dates {
		r := &h.dates[i]
		m := r.re.FindStringSubmatchIndex(line)
		if m == nil || m[0] > from || m[0] == from && m[1] <= to || joined(line[:m[1]], m[0], m[1]) || m[1] < len(line) && line[m[1]] >= '0' && line[m[1]] <= '9' {
			continue
		}
		if v := h.parts(r, line, m); v != "" {
			month := r.group(line, m, "month")
			best, from, to = piece{text: line[m[0]:m[1]], role: roleDate, value: v, digit: month[0] <= '9'}, m[0], m[1]
		}
	}
	return best, from, to
}

// split cuts a stretch without dates at its marks. after says that a date
// stands before it.
func (h *Hints) split(s string, after bool) []piece {
	var out []piece
	start, sep := 0, rune(0)
	if after {
		sep = ' '
	}
	add := func(end int, next rune) {
		text := strings.TrimLeft(strings.Trim(s[start:end], spaces+",;:|"), spaces+".-")
		if text != "" {
			p := piece{text: text, sep: sep}
			if last := len(out) - 1; last >= 0 && sep == ',' && len(text) <= 20 && h.roleOf(out[last].text+", "+text) == roleCompany {
				out[last].text, out[last].role = out[last].text+", "+text, roleCompany
			} else {
				p.role = h.roleOf(text)
				p.value = h.valueOf(p.role, text)
				out = append(out, p)
			}
			sep = next
		} else if strings.ContainsRune("|/>·-", next) || sep == 0 {
			sep = next
		}
	}
	for i, r := range s {
		if i < start {
			continue
		}
		if n := markAt(s, i, r); n > 0 {
			add(i, plainMark(r))
			start = i + n
			if len(out) > maxPieces {
				return out
			}
		}
	}
	add(len(s), 0)
	return out
}

// markAt gives the length of the mark at byte i that cuts pieces apart, 0 when
// there is none: bars always cut, commas, stops and dashes only where a space
// follows, and a stop never behind an abbreviation.
func markAt(s string, i int, r rune) int {
	n := utf8.RuneLen(r)
	next, _ := utf8.DecodeRuneInString(s[min(len(s), i+n):])
	open := i+n >= len(s) || unicode.IsSpace(next)
	switch {
	case strings.ContainsRune("|/\\•·»>–—()[]", r):
		return n
	case strings.ContainsRune(",;:", r) && open:
		return n
	case r == '-' && open && (i == 0 || strings.ContainsRune(" .", rune(s[i-1]))):
		return n
	case r == '.' && (open || next == '-') && !abbreviation(s[:i]):
		return n
	}
	return 0
}

// abbreviation reports whether the word at the end of s is one that a stop
// shortens: at most two letters, or stops inside.
func abbreviation(s string) bool {
	word := s[strings.LastIndexAny(s, " \u00a0(")+1:]
	return utf8.RuneCountInString(word) <= 2 || strings.Contains(word, ".")
}

// plainMark gives the one rune that stands for a class of marks.
func plainMark(r rune) rune {
	switch {
	case strings.ContainsRune("|\\•·»>", r):
		return '|'
	case strings.ContainsRune("–—", r):
		return '-'
	}
	return r
}

// lastMark gives the mark at the end of a stretch.
func lastMark(s string) rune {
	s = strings.TrimRight(s, spaces)
	r, _ := utf8.DecodeLastRuneInString(s)
	if s == "" {
		return 0
	}
	if unicode.IsLetter(r) || unicode.IsDigit(r) {
		return ' '
	}
	return plainMark(r)
}

// valueOf gives what a piece says: the time of day, or the month of a year.
func (h *Hints) valueOf(role, s string) string {
	if role != roleTime && role != roleMonth {
		return ""
	}
	for i := range h.head {
		r := &h.head[i].rule
		if h.head[i].Role != role {
			continue
		}
		if m := r.re.FindStringSubmatchIndex(s); m != nil && role == roleTime {
			return clock(r, s, m)
		} else if m != nil {
			return h.parts(r, s, m)
		}
	}
	return ""
}

// roleOf says what a piece is.
func (h *Hints) roleOf(s string) string {
	if _, ok := h.agencies[s]; ok {
		return roleAgency
	}
	named := h.nameLike(s)
	if named && h.outletNames[fold(s)] {
		return roleOutlet
	}
	if named && h.places[fold(s)] {
		return rolePlace
	}
	for i := range h.head {
		if r := &h.head[i]; (!r.Named || named) && r.re.MatchString(s) {
			return r.Role
		}
	}
	switch {
	case !named:
		return roleText
	case h.personLike(s):
		return rolePerson
	}
	return roleName
}

// nameLike reports whether a piece is written as a name: every word but the
// small ones begins with a capital, and the first does.
func (h *Hints) nameLike(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 9 || strings.ContainsAny(s, "?!%€$«»“”\""+text.InvertedMarks) {
		return false
	}
	for i, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsUpper(r) || i > 0 && (unicode.IsDigit(r) || h.particles[fold(w)]) {
			continue
		}
		return false
	}
	return true
}

// personLike reports whether a name is a person's: two to five words of which
// the first is a given name or an initial, or the last a surname.
func (h *Hints) personLike(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 5 {
		return false
	}
	for _, w := range words[1:] {
		if unicode.IsDigit(rune(w[0])) {
			return false
		}
	}
	first := words[0]
	if strings.HasSuffix(first, ".") && utf8.RuneCountInString(first) <= 4 {
		return true
	}
	last := fold(words[len(words)-1])
	if h.particles[fold(words[1])] && len(words) < 4 {
		return h.given[fold(first)] && h.surnames[last]
	}
	return h.given[fold(first)] || h.surnames[last]
}

// allCaps reports whether a line has letters and no small one.
func allCaps(s string) bool {
	letters := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters >= 2
}
