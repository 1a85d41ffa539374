package text

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/cotejo/cotejo"
)

// maxLine bounds one line of a CoNLL-U file, in bytes.
const maxLine = 4 << 20

// Surface is one token of the text as it is written: a word, or a multiword
// token (a contraction, a verb with its pronouns) that covers several words.
type Surface struct {
	First, Last int    // words covered, both included
	Form        string // as written
	Misc        string // MISC of a multiword token's own line, "" when there is none
}

// CoNLLSentence is a sentence with what CoNLL-U says beyond Sentence. Spans of
// its tokens are byte ranges of Text, unless the sentence was made by
// NewCoNLLSentence, which keeps those of the document.
type CoNLLSentence struct {
	Sentence
	ID       string    // sent_id
	Text     string    // text, rebuilt from the tokens when the file has none
	Comments []string  // other comment lines, without the leading "#" and space
	Surface  []Surface // in order, covering every word once
	XPOS     []string  // per word, "" for none
	Misc     []string  // per word, "" for none
}

// ReadCoNLLU reads sentences in the CoNLL-U format
// (https://universaldependencies.org/format.html). Empty nodes and enhanced
// dependencies are passed over; MISC is kept; a name given as NE=B-PER or
// NE=I-PER in MISC is read into the token. A sentence without heads (all "_")
// is accepted: its heads are -1. Errors name the line.
func ReadCoNLLU(r io.Reader) ([]CoNLLSentence, error) {
	p := conlluReader{}
	sc := bufio.NewScanner(r)
	sc.Buffer(make([]byte, 0, 64<<10), maxLine)
	for sc.Scan() {
		p.line++
		line := strings.TrimRight(sc.Text(), "\r")
		if p.line == 1 {
			line = strings.TrimPrefix(line, "\ufeff")
		}
		if err := p.read(line); err != nil {
			return nil, fmt.Errorf("conllu: line %d: %w", p.line, err)
		}
	}
	if errors.Is(sc.Err(), bufio.ErrTooLong) {
		return nil, fmt.Errorf("conllu: line %d: longer than %d bytes", p.line+1, maxLine)
	}
	if sc.Err() != nil {
		return nil, fmt.Errorf("conllu: after line %d: %w", p.line, sc.Err())
	}
	if err := p.end(); err != nil {
		return nil, fmt.Errorf("conllu: line %d: %w", p.line, err)
	}
	return p.out, nil
}

// conlluReader holds the sentence being read.
type conlluReader struct {
	out  []CoNLLSentence
	cur  CoNLLSentence
	open bool // the current sentence has begun
	text bool // a text comment was given
	mwt  int  // words still covered by the last multiword token
	line int
}

func (p *conlluReader) read(line string) error {
	switch {
	case strings.TrimSpace(line) == "":
		return p.end()
	case line[0] == '#':
		if len(p.cur.Tokens) > 0 {
			return errors.New("a comment inside a sentence; put an empty line after each sentence")
		}
		p.comment(line)
		return nil
	}
	f := strings.Split(line, "\t")
	if len(f) != 10 {
		return fmt.Errorf("%d columns separated by tabs, want 10", len(f))
	}
	p.open = true
	switch {
	case strings.ContainsRune(f[0], '.'):
		return nil
	case strings.ContainsRune(f[0], '-'):
		return p.multiword(f)
	}
	return p.word(f)
}

func (p *conlluReader) comment(line string) {
	p.open = true
	body := strings.TrimPrefix(line[1:], " ")
	key, value, ok := strings.Cut(body, "=")
	switch key = strings.TrimSpace(key); {
	case ok && key == "sent_id":
		p.cur.ID = strings.TrimSpace(value)
	case ok && key == "text":
		p.cur.Text, p.text = strings.TrimSpace(value), true
	default:
		p.cur.Comments = append(p.cur.Comments, body)
	}
}

func (p *conlluReader) multiword(f []string) error {
	lo, hi, _ := strings.Cut(f[0], "-")
	first, err1 := strconv.Atoi(lo)
	last, err2 := strconv.Atoi(hi)
	switch {
	case err1 != nil || err2 != nil || last <= first:
		return fmt.Errorf("multiword range %q: want FIRST-LAST, as in 3-4", f[0])
	case first != len(p.cur.Tokens)+1:
		return fmt.Errorf("multiword range %q where word %d is next", f[0], len(p.cur.Tokens)+1)
	case p.mwt > 0:
		return fmt.Errorf("multiword range %q inside another", f[0])
	case last-first >= 255:
		return fmt.Errorf("multiword range %q is too long", f[0])
	case f[1] == "":
		return fmt.Errorf("multiword range %q has no form", f[0])
	}
	p.mwt = last - first + 1
	p.cur.Surface = append(p.cur.Surface, Surface{First: first - 1, Last: last - 1, Form: f[1], Misc: unset(f[9])})
	return nil
}

func (p *conlluReader) word(f []string) error {
	n := len(p.cur.Tokens)
	if id, err := strconv.Atoi(f[0]); err != nil || id != n+1 {
		return fmt.Errorf("word id %q, want %d", f[0], n+1)
	}
	if f[1] == "" {
		return fmt.Errorf("word %d has no form", n+1)
	}
	t := Token{Form: f[1], Lemma: f[2], Lower: strings.ToLower(f[1]), UPOS: ParseUPOS(f[3]), Head: -1, Rel: unset(f[7])}
	if f[3] == "_" || f[3] == "" {
		t.UPOS = NoPOS
	}
	if t.Lemma == "_" && f[1] != "_" {
		t.Lemma = ""
	}
	t.Feats = Feats(unset(f[5]))
	if h := unset(f[6]); h != "" {
		head, err := strconv.Atoi(h)
		if err != nil || head < 0 {
			return fmt.Errorf("word %d: head %q is not a number", n+1, h)
		}
		t.Head = head - 1
	}
	misc := unset(f[9])
	t.Name, t.Begin = nameOf(misc)
	if p.mwt > 0 {
		s := &p.cur.Surface[len(p.cur.Surface)-1]
		t.Part = uint8(n - s.First + 1)
		p.mwt--
	} else {
		p.cur.Surface = append(p.cur.Surface, Surface{First: n, Last: n, Form: f[1]})
	}
	p.cur.Tokens = append(p.cur.Tokens, t)
	p.cur.XPOS = append(p.cur.XPOS, unset(f[4]))
	p.cur.Misc = append(p.cur.Misc, misc)
	return nil
}

// end closes the sentence that is open, if one is.
func (p *conlluReader) end() error {
	if !p.open {
		return nil
	}
	s := p.cur
	n := len(s.Tokens)
	switch {
	case p.mwt > 0:
		return fmt.Errorf("%s ends inside a multiword token", s.name())
	case n == 0 && len(s.Surface) == 0 && s.Text == "" && s.ID == "":
		// Comments alone, as at the end of some files.
		p.cur, p.open, p.text = CoNLLSentence{}, false, false
		return nil
	case n == 0:
		return fmt.Errorf("%s has no words", s.name())
	}
	for i := range s.Tokens {
		if h := s.Tokens[i].Head; h >= n || h == i {
			return fmt.Errorf("%s: word %d has head %d, of %d words", s.name(), i+1, h+1, n)
		}
	}
	s.place(p.text)
	p.out = append(p.out, s)
	p.cur, p.open, p.text = CoNLLSentence{}, false, false
	return nil
}

// name is how errors speak of a sentence.
func (s *CoNLLSentence) name() string {
	if s.ID == "" {
		return "the sentence that ends here"
	}
	return "sentence " + s.ID
}

// place sets the spans of the words from the text, or the text from the words
// when there is none or when it does not hold them in order.
func (s *CoNLLSentence) place(given bool) {
	if !given || !s.align() {
		s.rebuild()
		s.align()
	}
	s.Span = cotejo.Span{Start: 0, End: len(s.Text)}
}

// align finds each surface token in the text, with nothing but white space
// between, and reports whether it could.
func (s *CoNLLSentence) align() bool {
	at := 0
	for _, sf := range s.Surface {
		rest := strings.TrimLeft(s.Text[at:], " \t\u00a0\u202f\u2009")
		start := len(s.Text) - len(rest)
		if !strings.HasPrefix(rest, sf.Form) {
			return false
		}
		at = start + len(sf.Form)
		for w := sf.First; w <= sf.Last; w++ {
			s.Tokens[w].Span = cotejo.Span{Start: start, End: at}
			s.Tokens[w].Space = at < len(s.Text) && strings.HasPrefix(strings.TrimLeft(s.Text[at:], "\t\u00a0\u202f\u2009"), " ")
		}
	}
	return true
}

// rebuild writes the text from the surface tokens and SpaceAfter=No.
func (s *CoNLLSentence) rebuild() {
	var b strings.Builder
	for i, sf := range s.Surface {
		b.WriteString(sf.Form)
		misc := sf.Misc
		if sf.First == sf.Last {
			misc = s.Misc[sf.First]
		}
		if i+1 < len(s.Surface) && miscValue(misc, "SpaceAfter") != "No" {
			b.WriteByte(' ')
		}
	}
	s.Text = b.String()
}

// NewCoNLLSentence describes an analysed sentence of a document in CoNLL-U
// terms: its text, its surface tokens, and in MISC the byte span in the document
// (Start, End), SpaceAfter=No where no white space follows, and the name
// (NE=B-PER, NE=I-PER). It shares the sentence's tokens.
func NewCoNLLSentence(doc, id string, s Sentence) CoNLLSentence {
	c := CoNLLSentence{Sentence: s, ID: id, Text: oneLine(s.Text(doc)), Misc: make([]string, len(s.Tokens)), Surface: make([]Surface, 0, len(s.Tokens))}
	m := miscs{buf: make([]byte, 0, 32*len(s.Tokens)), ends: make([]int, 0, len(s.Tokens)+len(s.Tokens)/8)}
	for i := 0; i < len(s.Tokens); {
		j := i
		for j+1 < len(s.Tokens) && s.Tokens[j+1].Part > 1 && s.Tokens[j+1].Span == s.Tokens[i].Span {
			j++
		}
		t := &s.Tokens[i]
		sf := Surface{First: i, Last: j, Form: t.Form}
		glued := !t.Space && j+1 < len(s.Tokens)
		if j > i {
			sf.Form = oneLine(t.Span.Of(doc))
			m.place(t.Span, glued)
			m.end()
		}
		for ; i <= j; i++ {
			m.name(&s.Tokens[i])
			if sf.First == sf.Last {
				m.place(t.Span, glued)
			}
			m.end()
		}
		c.Surface = append(c.Surface, sf)
	}
	m.share(&c)
	return c
}

// miscs writes the MISC fields of a sentence one after the other into one buffer,
// in the order in which they stand in a file.
type miscs struct {
	buf  []byte
	ends []int
	open bool // the current field has an item
}

func (m *miscs) item(parts ...string) {
	if m.open {
		m.buf = append(m.buf, '|')
	}
	m.open = true
	for _, p := range parts {
		m.buf = append(m.buf, p...)
	}
}

func (m *miscs) name(t *Token) {
	if t.Name != NoName {
		m.item("NE=", nameSide(t), t.Name)
	}
}

func (m *miscs) place(span cotejo.Span, glued bool) {
	if glued {
		m.item("SpaceAfter=No")
	}
	m.item("Start=")
	m.buf = strconv.AppendInt(m.buf, int64(span.Start), 10)
	m.item("End=")
	m.buf = strconv.AppendInt(m.buf, int64(span.End), 10)
}

func (m *miscs) end() { m.ends, m.open = append(m.ends, len(m.buf)), false }

// share hands the fields out; they share one string.
func (m *miscs) share(c *CoNLLSentence) {
	all, from, k := string(m.buf), 0, 0
	next := func() string {
		s := all[from:m.ends[k]]
		from, k = m.ends[k], k+1
		return s
	}
	for i := range c.Surface {
		sf := &c.Surface[i]
		if sf.Last > sf.First {
			sf.Misc = next()
		}
		for w := sf.First; w <= sf.Last; w++ {
			c.Misc[w] = next()
		}
	}
}

// flushAt is how many bytes of output are gathered before they are written.
const flushAt = 32 << 10

// WriteCoNLLU writes sentences in the CoNLL-U format, each with sent_id and text
// when it has them, multiword tokens and MISC as they are. The error is the
// writer's.
func WriteCoNLLU(w io.Writer, sents []CoNLLSentence) error {
	buf := make([]byte, 0, flushAt+flushAt/4)
	for i := range sents {
		buf = sents[i].Append(buf)
		if len(buf) >= flushAt || i+1 == len(sents) {
			if _, err := w.Write(buf); err != nil {
				return err
			}
			buf = buf[:0]
		}
	}
	return nil
}

// Append appends the sentence as WriteCoNLLU writes it to b.
func (s *CoNLLSentence) Append(b []byte) []byte {
	for _, c := range s.Comments {
		if opensPart(c) {
			b = append(append(append(b, "# "...), c...), '\n')
		}
	}
	if s.ID != "" {
		b = append(append(append(b, "# sent_id = "...), s.ID...), '\n')
	}
	for _, c := range s.Comments {
		if !opensPart(c) {
			b = append(append(append(b, "# "...), c...), '\n')
		}
	}
	if s.Text != "" {
		b = append(append(append(b, "# text = "...), s.Text...), '\n')
	}
	for _, sf := range s.Surface {
		if sf.Last > sf.First {
			b = append(strconv.AppendInt(b, int64(sf.First+1), 10), '-')
			b = append(strconv.AppendInt(b, int64(sf.Last+1), 10), '\t')
			b = append(append(b, oneLine(sf.Form)...), "\t_\t_\t_\t_\t_\t_\t_\t"...)
			b = append(append(b, orUnset(sf.Misc)...), '\n')
		}
		for w := sf.First; w <= sf.Last; w++ {
			b = s.appendWord(b, w)
		}
	}
	return append(b, '\n')
}

// opensPart reports whether a comment begins a document or paragraph; such comments
// come first.
func opensPart(c string) bool {
	return strings.HasPrefix(c, "newdoc") || strings.HasPrefix(c, "newpar")
}

func (s *CoNLLSentence) appendWord(b []byte, w int) []byte {
	t := &s.Tokens[w]
	xpos, misc := "", ""
	if w < len(s.XPOS) {
		xpos = s.XPOS[w]
	}
	if w < len(s.Misc) {
		misc = s.Misc[w]
	}
	b = append(strconv.AppendInt(b, int64(w+1), 10), '\t')
	for _, f := range [...]string{oneLine(t.Form), orUnset(oneLine(t.Lemma)), t.UPOS.String(), orUnset(xpos), orUnset(string(t.Feats))} {
		b = append(append(b, f...), '\t')
	}
	if t.Head < 0 && t.Rel == "" {
		b = append(b, '_')
	} else {
		b = strconv.AppendInt(b, int64(t.Head+1), 10)
	}
	b = append(append(append(b, '\t'), orUnset(t.Rel)...), "\t_\t"...)
	return append(append(b, orUnset(misc)...), '\n')
}

func unset(s string) string {
	if s == "_" {
		return ""
	}
	return s
}

func orUnset(s string) string {
	if s == "" {
		return "_"
	}
	return s
}

// oneLine replaces what would break a line of the format by spaces.
func oneLine(s string) string {
	for i := 0; ; i++ {
		if i == len(s) {
			return s
		}
		if c := s[i]; c == '\t' || c == '\n' || c == '\r' {
			break
		}
	}
	return strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r == '\r' {
			return ' '
		}
		return r
	}, s)
}

// miscValue gives the value of one key of a MISC field.
func miscValue(misc, key string) string {
	for item := range strings.SplitSeq(misc, "|") {
		if k, v, ok := strings.Cut(item, "="); ok && k == key {
			return v
		}
	}
	return ""
}

func nameTag(t *Token) string {
	if t.Name == NoName {
		return ""
	}
	return "NE=" + nameSide(t) + t.Name
}

// nameSide says whether a word begins its name or goes on with it.
func nameSide(t *Token) string {
	if t.Begin {
		return "B-"
	}
	return "I-"
}

func nameOf(misc string) (name string, begin bool) {
	if misc == "" {
		return NoName, false
	}
	switch tag, name, _ := strings.Cut(miscValue(misc, "NE"), "-"); tag {
	case "B":
		return name, true
	case "I":
		return name, false
	}
	return NoName, false
}
