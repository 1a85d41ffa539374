package read

import (
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
)

// dateLine marks a line with a date and keeps what it says: the date, and as
// what the names around it are to be read. titled says that the title stands
// above.
func (l *layout) dateLine(k *headLine, titled bool) {
	kind, rule := cotejo.BlockBoilerplate, "read/head-date"
	outlet, place := "", false
	switch {
	case outletOf(k.pieces) != "":
		outlet = outletOf(k.pieces)
	case hasRole(k.pieces, roleByline) || hasRole(k.pieces, rolePerson):
	default:
		outlet, place = l.around(k.pieces, titled)
	}
	switch {
	case hasRole(k.pieces, roleByline) || hasRole(k.pieces, rolePerson) && outlet == "":
		l.signed(k)
	case place:
		kind, rule = cotejo.BlockDateline, "read/head-dateline"
		if l.doc.Dateline == "" {
			l.doc.Dateline = strings.TrimRight(l.text(k.seg), spaces+".-–—:")
		}
	}
	if outlet != "" && l.page.meta.Outlet == "" {
		l.page.meta.Outlet = outlet
	}
	l.mark(k.seg, kind, rule)
	l.states(k.pieces, l.segs[k.seg].span, place)
}

// around reads the names beside a date when none is known as an outlet's or a
// person's: places before a date in words, an outlet before one in figures.
func (l *layout) around(p []piece, titled bool) (outlet string, place bool) {
	var names []piece
	for _, q := range p {
		if q.role == roleName || q.role == rolePlace || q.role == roleCompany {
			names = append(names, q)
		}
	}
	at := slices.IndexFunc(p, func(q piece) bool { return q.role == roleDate })
	if len(names) == 0 || at < 0 {
		return "", false
	}
	first := names[0]
	switch {
	case first.role == roleCompany:
		return first.text, false
	case first.role == rolePlace, !p[at].digit && (p[at].sep == ',' || p[at].sep == ' ' || p[at].sep == '.' && titled):
		return "", len(strings.Fields(first.text)) <= 6
	case p[at].digit || !titled || len(names) > 1:
		return first.text, false
	}
	return "", false
}

// states keeps the date a line states: the publication before an update.
func (l *layout) states(p []piece, span cotejo.Span, place bool) {
	update := false
	for _, q := range p {
		switch q.role {
		case roleUpdated:
			update = true
		case rolePublished:
			update = false
		case roleDate, roleMonth:
			s := statement{value: withTime(q.value, p), span: span, update: update}
			if l.stated.value == "" || l.stated.update && !update {
				l.stated, l.placed = s, place
			}
		}
	}
}

// withTime adds the time of day that stands apart from the date.
func withTime(date string, p []piece) string {
	if len(date) != len("2006-01-02") {
		return date
	}
	for _, q := range p {
		if q.role == roleTime && q.value != "" {
			return date + "T" + q.value
		}
	}
	return date
}

// signed keeps the names of a line that says who wrote the text.
func (l *layout) signed(k *headLine) {
	for _, q := range k.pieces {
		switch q.role {
		case rolePerson:
			l.sign(q.text)
		case roleByline:
			who := l.hints.who(q.text)
			if l.hints.roleOf(who) == roleWire {
				l.wire(who)
				continue
			}
			for _, name := range l.hints.names(who) {
				l.sign(name)
			}
		case roleAgency:
			l.credit(q.text)
		case roleWire:
			l.wire(q.text)
		}
	}
}

func (l *layout) sign(name string) {
	if !slices.Contains(l.authors, name) {
		l.authors = append(l.authors, name)
	}
}

// who gives the names in a byline, "" when it has none.
func (h *Hints) who(s string) string {
	for i := range h.head {
		r := &h.head[i].rule
		if h.head[i].Role != roleByline {
			continue
		}
		if m := r.re.FindStringSubmatchIndex(s); m != nil {
			return r.group(s, m, "who")
		}
	}
	return ""
}
