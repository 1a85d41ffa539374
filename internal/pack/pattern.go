package pack

import (
	"fmt"
	"math"
	"strings"
)

// Atom is the unit that patterns read: a run of letters, a run of digits with
// its inner separators, or one sign. Atoms are made by the extract stage from
// the surface text, so that patterns do not depend on how words were split.
type Atom struct {
	Start, End int   // bytes of the document's text
	Word       int32 // id in the vocabulary, 0 when the pack does not know the form
	Num        int32 // 1 + index of the number that starts here, 0 when none does
	Kind       AtomKind
	Cap        bool // starts with a capital
	Upper      bool // more than one letter and all capitals
	Glued      bool // no white space before it
}

// AtomKind says what an atom is made of.
type AtomKind uint8

// The kinds of atom.
const (
	AtomWord AtomKind = iota
	AtomNumber
	AtomSign
)

// Number is a number expression over atoms, digits or words, as patterns see it.
type Number struct {
	First, Last int // atoms
	Value       float64
	Form        NumberForm
	Digits      int  // digits when it is one plain run of them ("2024", "07"), else 0
	Words       bool // written in words, at least in part
	Scaled      bool // has a magnitude word: "3 thousand", "two million"
	Scale       float64
	Article     bool // only an indefinite article
	Negative    bool
	Group       bool    // a collective: a dozen, half a hundred
	High        float64 // of a vague number its other bound, 0 when open
	Clock       int     // minutes since midnight + 1 when it is written like a clock time ("15:30", "8.15")
}

// NumberForm says what kind of number expression it is.
type NumberForm uint8

// The forms of number expressions.
const (
	Cardinal NumberForm = iota
	Decimal
	Fraction
	Ordinal
	VagueNumber
	Zero // a word for none
	Code // digits that are no number: 192.168.1.2
)

// element tests of the pattern language, beside words and classes.
type test uint8

const (
	testWord      test = iota + 1 // one known word (operand: word id)
	testClass                     // any word of a class (operand: class)
	testNum                       // a cardinal or decimal number
	testInt                       // a whole number
	testDay                       // a whole number from 1 to 31, without separators
	testDayDigits                 // the same in digits
	testMonth                     // a whole number from 1 to 12 in digits
	testYear                      // four digits from 1000 to 2199
	testShort                     // two digits
	testHour                      // a whole number from 0 to 24, or one and a half
	testHalfHour                  // one and a half alone
	testClock                     // digits in the shape of a clock time
	testOrd                       // an ordinal
	testAny                       // any word
	testCap                       // a capitalised word
	testLower                     // a word in lower case
	testGlued                     // nothing consumed: the next atom is glued to this one
	testStart                     // nothing consumed: the sentence starts here
	testEnd                       // nothing consumed: the sentence, or all but its last sign, ends here
	testVague                     // a vague number: thousands, dozens
	testFrac                      // a fraction
	testColon                     // a clock time with a colon
	testDecade                    // a multiple of ten from 10 to 90, or a year that ends in zero
	testYearHere                  // a year from 1800 to 2099 where a year may stand: see yearHere
)

var testNames = map[string]test{
	"#num": testNum, "#int": testInt, "#day": testDay, "#dd": testDayDigits, "#mon": testMonth, "#year": testYear, "#yy": testShort, "#hour": testHour, "#hour-half": testHalfHour,
	"#clock": testClock, "#ord": testOrd, "#any": testAny, "#cap": testCap, "#low": testLower, "#glued": testGlued,
	"#start": testStart, "#end": testEnd, "#vague": testVague, "#frac": testFrac, "#colon": testColon, "#decade": testDecade, "#year-here": testYearHere,
}

type opcode uint8

const (
	opTest opcode = iota
	opSplit
	opJump
	opSave
	opMatch
)

type instr struct {
	op   opcode
	test test
	arg  int32 // operand of a test, slot of a save
	x, y int32 // targets of split and jump
}

// Pattern is a compiled token pattern.
type Pattern struct {
	code  []instr
	slots []string
}

// Slots names the captures of a pattern, in slot order.
func (p *Pattern) Slots() []string { return p.slots }

// Capture is a stretch of atoms; First is -1 when the capture did not match.
type Capture struct{ First, Last int }

// maxSlots bounds the captures of one pattern.
const maxSlots = 12

// Captures are the stretches that a match bound, by slot.
type Captures [maxSlots]Capture

// Match runs the pattern at atom i and gives the atom after the longest match,
// or -1. Patterns have no unbounded repetition, so a match costs at most the
// number of ways to walk the pattern, which Compile caps.
func (p *Pattern) Match(v *Vocabulary, atoms []Atom, nums []Number, i int, caps *Captures) int {
	m := matcher{p: p, v: v, atoms: atoms, nums: nums, best: -1, out: caps, steps: 4000}
	for s := range m.open {
		m.open[s].First = -1
	}
	m.run(0, i)
	return m.best
}

type matcher struct {
	p     *Pattern
	v     *Vocabulary
	atoms []Atom
	nums  []Number
	open  Captures
	out   *Captures
	best  int
	steps int
}

func (m *matcher) run(pc, i int) {
	for {
		if m.steps--; m.steps < 0 {
			return
		}
		in := &m.p.code[pc]
		switch in.op {
		case opTest:
			n := m.test(in, i)
			if n < 0 {
				return
			}
			i, pc = i+n, pc+1
		case opSplit:
			m.run(int(in.x), i)
			pc = int(in.y)
		case opJump:
			pc = int(in.x)
		case opSave:
			slot := in.arg / 2
			old := m.open[slot]
			if in.arg%2 == 0 {
				m.open[slot] = Capture{First: i, Last: i}
			} else {
				m.open[slot].Last = i - 1
			}
			m.run(pc+1, i)
			m.open[slot] = old
			return
		case opMatch:
			if i > m.best {
				m.best = i
				*m.out = m.open
			}
			return
		}
	}
}

// test gives how many atoms the instruction consumes at i, -1 when it fails.
func (m *matcher) test(in *instr, i int) int {
	switch in.test {
	case testGlued:
		return hit(i < len(m.atoms) && m.atoms[i].Glued, 0)
	case testStart:
		return hit(i == 0, 0)
	case testEnd:
		return hit(i >= len(m.atoms) || m.atoms[i].Kind == AtomSign && i == len(m.atoms)-1, 0)
	}
	if i >= len(m.atoms) {
		return -1
	}
	a := &m.atoms[i]
	switch in.test {
	case testWord:
		return hit(a.Word == in.arg, 1)
	case testClass:
		return hit(m.v.words[a.Word].classes.has(int(in.arg)), 1)
	case testAny:
		return hit(a.Kind == AtomWord, 1)
	case testCap:
		return hit(a.Kind == AtomWord && a.Cap, 1)
	case testLower:
		return hit(a.Kind == AtomWord && !a.Cap, 1)
	}
	if a.Num == 0 {
		return -1
	}
	n := &m.nums[a.Num-1]
	if in.test == testYearHere {
		return hit(numberIs(n, testYear) && n.Value >= 1800 && n.Value < 2100 && m.yearHere(i), 1)
	}
	if in.test == testDayDigits && m.scored(i) {
		return -1
	}
	return hit(numberIs(n, in.test), n.Last-n.First+1)
}

// scored reports a number that a dash joins to another, which are the goals of a match and
// no day: "on Saturday 2-1".
func (m *matcher) scored(i int) bool {
	return i+2 < len(m.atoms) && m.atoms[i+1].Kind == AtomSign && m.atoms[i+1].Glued && m.v.Is(m.atoms[i+1].Word, "score-dash") && m.atoms[i+2].Glued && m.atoms[i+2].Num > 0
}

func hit(ok bool, n int) int {
	if ok {
		return n
	}
	return -1
}

func numberIs(n *Number, t test) bool {
	whole := n.Form == Cardinal && n.Value == float64(int64(n.Value)) && !n.Negative
	switch t {
	case testNum:
		return n.Form == Cardinal || n.Form == Decimal
	case testInt:
		return whole
	case testDay:
		return whole && n.Value >= 1 && n.Value <= 31 && n.Digits <= 2 && !n.Group
	case testDayDigits:
		return whole && n.Value >= 1 && n.Value <= 31 && n.Digits > 0 && n.Digits <= 2
	case testMonth:
		return whole && n.Value >= 1 && n.Value <= 12 && n.Digits > 0 && n.Digits <= 2
	case testYear:
		return whole && n.Digits == 4 && n.Value >= 1000 && n.Value < 2200
	case testShort:
		return whole && n.Digits == 2
	case testHour, testHalfHour:
		half := !n.Scaled && n.Value == math.Trunc(n.Value)+0.5 && (n.Words || n.Form == Fraction) // "half past nine", where a half is added
		return (whole && n.Digits <= 2 && t == testHour || half) && n.Value <= 24 && !n.Group
	case testClock:
		return n.Clock > 0
	case testOrd:
		return n.Form == Ordinal
	case testVague:
		return n.Form == VagueNumber
	case testFrac:
		return n.Form == Fraction
	case testColon:
		return n.Clock > 0 && n.Form == Code
	case testDecade:
		return whole && (n.Value >= 10 && n.Value <= 90 || n.Digits == 4) && math.Mod(n.Value, 10) == 0 && n.Digits%2 == 0 && !n.Scaled
	}
	return false
}

// yearSpan refuses the first of two numbers joined by a dash when the second is
// no year: "2000-4000 mg".
func (m *matcher) yearSpan(i int) bool {
	if i+2 >= len(m.atoms) || m.atoms[i+1].Kind != AtomSign || !m.atoms[i+1].Glued || !m.atoms[i+2].Glued || m.atoms[i+2].Num == 0 {
		return true
	}
	n := &m.nums[m.atoms[i+2].Num-1]
	return numberIs(n, testShort) || numberIs(n, testYear) && n.Value >= 1800 && n.Value < 2100
}

// yearHere decides whether four digits are a year by what stands around them:
// nothing that they could count behind, or a word that brings years in front.
func (m *matcher) yearHere(i int) bool {
	if i > 0 && m.atoms[i].Glued && m.atoms[i-1].Kind == AtomSign && m.v.Is(m.atoms[i-1].Word, "not-before-year") {
		return false
	}
	if i+1 < len(m.atoms) && m.v.Is(m.atoms[i+1].Word, "not-after-year") {
		return false
	}
	if i+2 < len(m.atoms) && m.v.Is(m.atoms[i+2].Word, "not-two-after-year") {
		return false
	}
	if !m.yearSpan(i) {
		return false
	}
	if i > 0 && m.v.Is(m.atoms[i-1].Word, "before-year") {
		return i == 1 || !m.v.Is(m.atoms[i-1].Word, "rel-of") || !m.v.Is(m.atoms[i-2].Word, "not-two-before-year") ||
			i+1 == len(m.atoms) || m.atoms[i+1].Kind == AtomSign || m.v.Is(m.atoms[i+1].Word, "func")
	}
	if i+1 == len(m.atoms) || m.atoms[i+1].Kind == AtomSign {
		return i > 0 && (m.atoms[i-1].Kind == AtomSign || m.atoms[i-1].Cap || m.v.Is(m.atoms[i-1].Word, "this"))
	}
	return i > 0 && m.v.Is(m.atoms[i-1].Word, "this")
}

// compiler turns the text of a pattern into code.
type compiler struct {
	v    *Vocabulary
	toks []string
	pos  int
	p    *Pattern
}

// Compile reads a pattern: elements parted by spaces. An element is a word
// (folded; alternatives parted by | without spaces), @class, #test, a group in
// parentheses with | between alternatives, each with an optional "?" for
// optional and an optional "name:" in front to capture it.
func (v *Vocabulary) Compile(src string) (*Pattern, error) {
	c := &compiler{v: v, toks: lexPattern(src), p: &Pattern{}}
	if err := c.alternatives(); err != nil {
		return nil, fmt.Errorf("pattern %q: %w", src, err)
	}
	if c.pos < len(c.toks) {
		return nil, fmt.Errorf("pattern %q: unexpected %q", src, c.toks[c.pos])
	}
	c.emit(instr{op: opMatch})
	if len(c.p.code) > 400 {
		return nil, fmt.Errorf("pattern %q is too large", src)
	}
	return c.p, nil
}

func lexPattern(src string) []string {
	var out []string
	for _, f := range strings.Fields(src) {
		for f != "" {
			switch {
			case strings.HasPrefix(f, ")?"):
				out, f = append(out, f[:2]), f[2:]
			case f[0] == '(' || f[0] == ')' || f == "|":
				out, f = append(out, f[:1]), f[1:]
			case strings.Contains(f, ":(") && f[0] != '#':
				k := strings.Index(f, ":(") + 2
				out, f = append(out, f[:k]), f[k:]
			default:
				k := len(f)
				if j := strings.IndexByte(f, ')'); j > 0 {
					k = j
				}
				out, f = append(out, f[:k]), f[k:]
			}
		}
	}
	return out
}

func (c *compiler) emit(in instr) int { c.p.code = append(c.p.code, in); return len(c.p.code) - 1 }

func (c *compiler) alternatives() error {
	var ends []int
	for {
		split := c.emit(instr{op: opSplit})
		c.p.code[split].x = int32(split + 1)
		if err := c.sequence(); err != nil {
			return err
		}
		ends = append(ends, c.emit(instr{op: opJump}))
		c.p.code[split].y = int32(len(c.p.code))
		if c.pos >= len(c.toks) || c.toks[c.pos] != "|" {
			// the last alternative has no other way out
			c.p.code[split] = instr{op: opJump, x: int32(split + 1)}
			break
		}
		c.pos++
	}
	for _, e := range ends {
		c.p.code[e].x = int32(len(c.p.code))
	}
	return nil
}

func (c *compiler) sequence() error {
	for c.pos < len(c.toks) {
		switch t := c.toks[c.pos]; {
		case t == ")" || t == ")?" || t == "|":
			return nil
		case strings.HasSuffix(t, "("):
			if err := c.group(strings.TrimSuffix(t[:len(t)-1], ":")); err != nil {
				return err
			}
		default:
			if err := c.element(t); err != nil {
				return err
			}
		}
	}
	return nil
}

func (c *compiler) group(name string) error {
	c.pos++
	split := c.emit(instr{op: opJump, x: int32(len(c.p.code) + 1)})
	slot, err := c.slot(name)
	if err != nil {
		return err
	}
	if slot >= 0 {
		c.emit(instr{op: opSave, arg: int32(2 * slot)})
	}
	if err := c.alternatives(); err != nil {
		return err
	}
	if c.pos >= len(c.toks) || c.toks[c.pos][0] != ')' {
		return fmt.Errorf("a group is not closed")
	}
	if slot >= 0 {
		c.emit(instr{op: opSave, arg: int32(2*slot + 1)})
	}
	if c.toks[c.pos] == ")?" {
		c.p.code[split] = instr{op: opSplit, x: int32(split + 1), y: int32(len(c.p.code))}
	}
	c.pos++
	return nil
}

func (c *compiler) slot(name string) (int, error) {
	if name == "" {
		return -1, nil
	}
	for i, s := range c.p.slots {
		if s == name {
			return i, nil
		}
	}
	if len(c.p.slots) == maxSlots {
		return -1, fmt.Errorf("more than %d captures", maxSlots)
	}
	c.p.slots = append(c.p.slots, name)
	return len(c.p.slots) - 1, nil
}

func (c *compiler) element(t string) error {
	c.pos++
	optional := strings.HasSuffix(t, "?") && len(t) > 1
	if optional {
		t = t[:len(t)-1]
	}
	name := ""
	if k := strings.IndexByte(t, ':'); k > 0 && k < len(t)-1 {
		name, t = t[:k], t[k+1:]
	}
	split := -1
	if optional {
		split = c.emit(instr{op: opSplit, x: int32(len(c.p.code) + 1)})
	}
	slot, err := c.slot(name)
	if err != nil {
		return err
	}
	if slot >= 0 {
		c.emit(instr{op: opSave, arg: int32(2 * slot)})
	}
	if err := c.atom(t); err != nil {
		return err
	}
	if slot >= 0 {
		c.emit(instr{op: opSave, arg: int32(2*slot + 1)})
	}
	if optional {
		c.p.code[split].y = int32(len(c.p.code))
	}
	return nil
}

func (c *compiler) atom(t string) error {
	if t == "" {
		return fmt.Errorf("an empty element")
	}
	if t[0] != '#' && t[0] != '@' && len(t) > 1 && strings.Contains(t, "|") {
		return c.choice(strings.Split(t, "|"))
	}
	if len(t) > 1 && t[0] == '#' {
		k, ok := testNames[t]
		if !ok {
			return fmt.Errorf("unknown test %s", t)
		}
		c.emit(instr{op: opTest, test: k})
		return nil
	}
	if len(t) > 1 && t[0] == '@' {
		k, ok := c.v.classes[t[1:]]
		if !ok {
			return fmt.Errorf("unknown class %s", t)
		}
		c.emit(instr{op: opTest, test: testClass, arg: int32(k)})
		return nil
	}
	c.emit(instr{op: opTest, test: testWord, arg: c.v.Add(t)})
	return nil
}

func (c *compiler) choice(words []string) error {
	var ends []int
	for i, w := range words {
		split := -1
		if i < len(words)-1 {
			split = c.emit(instr{op: opSplit, x: int32(len(c.p.code) + 1)})
		}
		if err := c.atom(w); err != nil {
			return err
		}
		if split >= 0 {
			ends = append(ends, c.emit(instr{op: opJump}))
			c.p.code[split].y = int32(len(c.p.code))
		}
	}
	for _, e := range ends {
		c.p.code[e].x = int32(len(c.p.code))
	}
	return nil
}
