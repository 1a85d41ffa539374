package cli

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// column is one column of a table.
type column struct {
	head  string
	right bool // numbers
	least int  // narrowest it may become; 0: it is never made narrower
	most  int  // widest it may become; 0: any
	wrap  bool // long cells run over several lines rather than being cut
	bold  bool
	faint bool
}

// table is what people read: aligned, cut or wrapped to a width.
type table struct {
	cols []column
	rows [][]string
}

func (t *table) add(cells ...string) {
	for i := range cells {
		cells[i] = clean(cells[i])
	}
	t.rows = append(t.rows, cells)
}

// clean takes out of a text whatever could steer a terminal: article text is
// untrusted.
func clean(s string) string {
	plain := func(r rune) bool { return r >= ' ' && r != 0x7f }
	if strings.IndexFunc(s, func(r rune) bool { return !plain(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Cc, r) }) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			return ' '
		case unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, s)
}

// runeWidth is how many cells of a terminal a rune takes.
func runeWidth(r rune) int {
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

func textWidth(s string) (n int) {
	for _, r := range s {
		n += runeWidth(r)
	}
	return n
}

// cut shortens a text to a width, with an ellipsis for what is gone.
func cut(s string, w int) string {
	if textWidth(s) <= w {
		return s
	}
	n, end := 0, 0
	for i, r := range s {
		if n+runeWidth(r) > w-1 {
			break
		}
		n += runeWidth(r)
		end = i + len(string(r))
	}
	return strings.TrimRight(s[:end], " ") + "…"
}

// fold breaks a text into lines of a width, at spaces where there are any.
func fold(s string, w int) []string {
	var out []string
	line := ""
	for _, word := range strings.Fields(s) {
		for textWidth(word) > w {
			if line != "" {
				out, line = append(out, line), ""
			}
			head := strings.TrimSuffix(cut(word, w+1), "…")
			out, word = append(out, head), word[len(head):]
		}
		switch {
		case line == "":
			line = word
		case textWidth(line)+1+textWidth(word) <= w:
			line += " " + word
		default:
			out, line = append(out, line), word
		}
	}
	if line != "" || len(out) == 0 {
		out = append(out, line)
	}
	return out
}

// widths shares out a width among the columns: each as wide as its widest cell
// where that fits, and otherwise the widest flexible ones are made narrower.
func (t *table) widths(total int) []int {
	w := make([]int, len(t.cols))
	sum := 2 * (len(t.cols) - 1)
	for i, c := range t.cols {
		w[i] = textWidth(c.head)
		for _, r := range t.rows {
			w[i] = max(w[i], textWidth(r[i]))
		}
		if c.most > 0 {
			w[i] = min(w[i], max(c.most, textWidth(c.head)))
		}
		sum += w[i]
	}
	for sum > total {
		widest := -1
		for i, c := range t.cols {
			if c.least > 0 && w[i] > c.least && (widest < 0 || t.spare(i, w) > t.spare(widest, w)) {
				widest = i
			}
		}
		if widest < 0 {
			break
		}
		w[widest]--
		sum--
	}
	return w
}

// spare is how much a column can give: one that wraps loses nothing by it.
func (t *table) spare(i int, w []int) int {
	n := w[i] - t.cols[i].least
	if t.cols[i].wrap {
		n *= 3
	}
	return n
}

// render writes the table with two spaces between columns.
func (t *table) render(total int, indent string, p paint) string {
	w := t.widths(total - textWidth(indent))
	var b strings.Builder
	heads := make([]string, len(t.cols))
	some := false
	for i, c := range t.cols {
		heads[i] = c.head
		some = some || c.head != ""
	}
	if some {
		t.line(&b, heads, w, indent, func(_ int, s string) string { return p.faint(s) })
	}
	for _, r := range t.rows {
		t.row(&b, r, w, indent, p)
	}
	return b.String()
}

func (t *table) row(b *strings.Builder, cells []string, w []int, indent string, p paint) {
	lines := make([][]string, len(cells))
	height := 1
	for i, s := range cells {
		if t.cols[i].wrap {
			lines[i] = fold(s, w[i])
		} else {
			lines[i] = []string{cut(s, w[i])}
		}
		height = max(height, len(lines[i]))
	}
	for k := range height {
		one := make([]string, len(cells))
		for i := range cells {
			if k < len(lines[i]) {
				one[i] = lines[i][k]
			}
		}
		t.line(b, one, w, indent, func(i int, s string) string {
			switch {
			case t.cols[i].bold:
				return p.bold(s)
			case t.cols[i].faint:
				return p.faint(s)
			}
			return s
		})
	}
}

func (t *table) line(b *strings.Builder, cells []string, w []int, indent string, style func(int, string) string) {
	var line strings.Builder
	line.WriteString(indent)
	for i, s := range cells {
		s = cut(s, w[i])
		pad := strings.Repeat(" ", max(0, w[i]-textWidth(s)))
		if i > 0 {
			line.WriteString("  ")
		}
		switch {
		case t.cols[i].right:
			line.WriteString(pad + style(i, s))
		case i == len(cells)-1:
			line.WriteString(style(i, s))
		default:
			line.WriteString(style(i, s) + pad)
		}
	}
	b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
}

// paint styles text for a terminal that shows colour, and leaves it alone for
// every other reader.
type paint bool

func (p paint) style(code, s string) string {
	if !p || s == "" {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

func (p paint) bold(s string) string  { return p.style("1", s) }
func (p paint) faint(s string) string { return p.style("2", s) }
func (p paint) red(s string) string   { return p.style("31", s) }
func (p paint) green(s string) string { return p.style("32", s) }
func (p paint) blue(s string) string  { return p.style("36", s) }
