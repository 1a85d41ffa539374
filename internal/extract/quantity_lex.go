package extract

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/cotejo/cotejo/internal/pack"
)

// numberLexer reads the number expressions of one sentence over its atoms.
type numberLexer struct {
	n     *pack.Numbers
	text  string
	atoms []pack.Atom
	style digitStyle
	out   []pack.Number
}

// lexNumbers finds every number expression and marks the atoms where one
// starts. Expressions do not overlap; the longest reading from the left wins.
func lexNumbers(n *pack.Numbers, text string, atoms []pack.Atom, st digitStyle, out []pack.Number) []pack.Number {
	l := numberLexer{n: n, text: text, atoms: atoms, style: st, out: out[:0]}
	for i := 0; i < len(atoms); {
		num, ok := l.at(i)
		if !ok {
			i++
			continue
		}
		l.out = append(l.out, num)
		atoms[num.First].Num = int32(len(l.out))
		i = num.Last + 1
	}
	return l.out
}

func (l *numberLexer) word(i int) pack.NumberWord {
	if i < 0 || i >= len(l.atoms) || l.atoms[i].Word == 0 {
		return pack.NumberWord{}
	}
	return l.n.Word(l.atoms[i].Word)
}

func (l *numberLexer) is(i int, r pack.Role) bool { return l.word(i).Roles&r != 0 }

func (l *numberLexer) str(i int) string { return l.text[l.atoms[i].Start:l.atoms[i].End] }

// at reads the number expression that starts at atom i.
func (l *numberLexer) at(i int) (pack.Number, bool) {
	a := &l.atoms[i]
	switch {
	case a.Kind == pack.AtomNumber:
		return l.digits(i)
	case a.Kind == pack.AtomSign:
		return l.sign(i)
	case a.Word == 0:
		return l.gluedOrdinal(i)
	}
	w := l.word(i)
	if w.Roles == 0 || a.Upper && !l.shouting(i) {
		return pack.Number{}, false
	}
	if num, ok := l.vague(i, w); ok {
		return num, true
	}
	if w.Roles&pack.RoleDenomPart != 0 && l.is(i+1, pack.RolePart) && l.is(i+2, pack.RoleOf) && w.Value > 2 { // "the fourth part of"
		return pack.Number{First: i, Last: i + 1, Value: 1 / w.Value, Form: pack.Fraction, Words: true}, true
	}
	if num, ok := l.ordinal(i, w); ok {
		return num, true
	}
	return l.words(i, w)
}

// shouting reports whether the words beside an upper-case word are upper case
// too: else it is an acronym, not a number.
func (l *numberLexer) shouting(i int) bool {
	return i > 0 && l.atoms[i-1].Upper || i+1 < len(l.atoms) && l.atoms[i+1].Upper || len(l.atoms) <= 2
}

// sign reads fractions of one character, a leading decimal comma (",08") and
// negative digits ("-5").
func (l *numberLexer) sign(i int) (pack.Number, bool) {
	s := l.str(i)
	r, _ := utf8.DecodeRuneInString(s)
	if v, ok := vulgar[r]; ok {
		return pack.Number{First: i, Last: i, Value: v, Form: pack.Fraction}, true
	}
	if i+1 >= len(l.atoms) || l.atoms[i].Glued || l.atoms[i+1].Kind != pack.AtomNumber || !l.atoms[i+1].Glued {
		return pack.Number{}, false
	}
	switch s {
	case ",":
		num := l.style.readDigits("0." + l.str(i+1))
		num.First, num.Last, num.Form = i, i+1, pack.Decimal
		return num, num.Value < 1
	case "-", "−", "–":
		num, ok := l.digits(i + 1)
		if !ok || num.Form == pack.Code || num.Form == pack.Ordinal {
			return num, false
		}
		num.First, num.Value, num.Negative, num.Digits = i, -num.Value, true, 0
		return num, true
	}
	return pack.Number{}, false
}

// digits reads a number that starts with digits.
func (l *numberLexer) digits(i int) (pack.Number, bool) {
	num := l.style.readDigits(l.str(i))
	num.First, num.Last = i, i
	if num.Form == pack.Code {
		return num, num.Clock > 0
	}
	if last, ok := l.ordinalMark(i); ok && num.Form == pack.Cardinal {
		num.Form, num.Last, num.Digits = pack.Ordinal, last, 0
		return num, true
	}
	if d := l.str(i); num.Form == pack.Cardinal && strings.Count(d, ",") == 1 && !strings.Contains(d, ".") && l.percentNext(i+1) {
		num.Value, num.Form = num.Value/1000, pack.Decimal // "4,125 %" is no share of thousands
	}
	if l.power(&num) {
		return num, true
	}
	if l.gluedName(i) {
		num.Form = pack.Code
		return num, false
	}
	l.slash(&num)
	if num.Form != pack.Fraction {
		l.magnitude(&num)
	}
	return num, true
}

// ordinalMark finds the mark that makes digits an ordinal: º, ª, or letters
// glued to them, with or without a point.
func (l *numberLexer) ordinalMark(i int) (int, bool) {
	j := i + 1
	if j < len(l.atoms) && l.atoms[j].Glued && l.str(j) == "." {
		j++
	}
	if j >= len(l.atoms) || !l.atoms[j].Glued {
		return 0, false
	}
	if s := l.str(j); s == "º" || s == "ª" || s == "°" && j > i+1 {
		if j+1 < len(l.atoms) && len(l.str(j+1)) == 1 && strings.ContainsAny(l.str(j+1), "CFK") {
			return 0, false // a temperature
		}
		return j, true
	}
	if l.atoms[j].Kind == pack.AtomWord && l.is(j, pack.RoleSuffix) && j == i+1 {
		return j, true
	}
	return 0, false
}

// gluedName reports whether letters that are no unit stand right behind the
// digits: "23andme".
func (l *numberLexer) gluedName(i int) bool {
	j := i + 1
	if j >= len(l.atoms) || !l.atoms[j].Glued || l.atoms[j].Kind != pack.AtomWord || l.atoms[j].End-l.atoms[j].Start < 2 {
		return false
	}
	if length, _ := l.n.Units.Longest(l.atoms, j); length > 0 {
		return false
	}
	return !l.is(j, pack.RoleScale|pack.RoleScaleMark|pack.RoleSuffix)
}

// power reads 12e3 and 2,5^-1.
func (l *numberLexer) power(num *pack.Number) bool {
	i := num.Last + 1
	if i >= len(l.atoms) || !l.atoms[i].Glued {
		return false
	}
	s := l.str(i)
	j, neg := i+1, false
	if s != "^" && s != "e" && (len(s) < 2 || (s[0] != 'e' && s[0] != 'E')) {
		return false
	}
	for j < len(l.atoms) && l.atoms[j].Glued && (l.str(j) == "+" || l.str(j) == "-") {
		neg, j = neg != (l.str(j) == "-"), j+1
	}
	var exp float64
	var err error
	if len(s) > 1 { // "e10" is one atom
		exp, err = strconv.ParseFloat(s[1:], 64)
		j = i
	} else if j < len(l.atoms) && l.atoms[j].Glued && l.atoms[j].Kind == pack.AtomNumber {
		exp, err = strconv.ParseFloat(l.str(j), 64)
	} else {
		return false
	}
	if err != nil || exp > 300 {
		return false
	}
	if neg {
		exp = -exp
	}
	if s[0] == '^' {
		num.Value = math.Pow(num.Value, exp)
	} else {
		num.Value *= math.Pow(10, exp)
	}
	num.Form, num.Last, num.Digits = pack.Decimal, j, 0
	return true
}

// slash reads 3/4 and, behind a whole number, 2 1/4. A slash between numbers
// that no press fraction has is left alone (24/7, 12/03/2026).
func (l *numberLexer) slash(num *pack.Number) {
	i := num.Last
	if a, b, ok := l.ratio(i); ok {
		num.Value, num.Form, num.Last, num.Digits = a/b, pack.Fraction, i+2, 0
		return
	}
	if i+1 < len(l.atoms) && num.Digits > 0 && !l.atoms[i+1].Glued && l.atoms[i+1].Kind == pack.AtomNumber {
		if a, b, ok := l.ratio(i + 1); ok && a < b {
			num.Value, num.Form, num.Last, num.Digits = num.Value+a/b, pack.Fraction, i+3, 0
		}
	}
}

func (l *numberLexer) ratio(i int) (a, b float64, ok bool) {
	if i+2 >= len(l.atoms) || l.str(i+1) != "/" || !l.atoms[i+1].Glued || !l.atoms[i+2].Glued || l.atoms[i+2].Kind != pack.AtomNumber {
		return 0, 0, false
	}
	if i+3 < len(l.atoms) && l.atoms[i+3].Glued && l.str(i+3) == "/" || i > 0 && l.atoms[i].Glued && l.str(i-1) == "/" {
		return 0, 0, false
	}
	a, errA := strconv.ParseFloat(l.str(i), 64)
	b, errB := strconv.ParseFloat(l.str(i+2), 64)
	return a, b, errA == nil && errB == nil && a >= 1 && a < b && b <= 10 && l.str(i)[0] != '0' && l.str(i + 2)[0] != '0'
}

// magnitude extends digits by what multiplies or continues them: "3 thousand 500",
// "1.2 million", "2 thousand million", "3 dozen", "10k", "2 thirds".
func (l *numberLexer) magnitude(num *pack.Number) {
	j := num.Last + 1
	if l.is(j, pack.RoleScaleMark) && l.atoms[j].Glued && l.str(j) != strings.ToUpper(l.str(j)) {
		num.Value, num.Last, num.Digits, num.Scaled, num.Scale = num.Value*l.word(j).Value, j, 0, true, l.word(j).Value
		return
	}
	if l.is(j, pack.RoleScale) && !l.atoms[j].Glued || l.is(j, pack.RoleScale) && num.Digits > 0 {
		c := l.scales(num.First, num.Value, j)
		c.Digits = 0
		c.Form = pack.Cardinal
		if c.Value != math.Trunc(c.Value) {
			c.Form = pack.Decimal
		}
		*num = c
	}
	l.tail(num)
}

// words reads a number written in words.
func (l *numberLexer) words(i int, w pack.NumberWord) (pack.Number, bool) {
	switch {
	case w.Roles&pack.RoleNone != 0:
		return pack.Number{First: i, Last: i, Form: pack.Zero, Words: true}, true
	case w.Roles&pack.RoleHalf != 0:
		return l.half(i)
	case w.Roles&pack.RoleHalfNoun != 0:
		return pack.Number{First: i, Last: i, Value: w.Value, Form: pack.Fraction, Words: true}, true
	}
	if seg, last, ok := l.segment(i); ok {
		num := pack.Number{First: i, Last: last, Value: seg, Words: true}
		if last == i && w.Roles&pack.RoleOne != 0 {
			num.Article = true
		}
		if l.is(last+1, pack.RoleScale) {
			num = l.scales(i, seg, last+1)
			num.Words = true
		}
		l.tail(&num)
		if num.Last > i && num.Article {
			num.Article = false
		}
		return num, true
	}
	if w.Roles&pack.RoleScale != 0 && w.Roles&pack.RoleVague == 0 {
		num := l.scales(i, 1, i)
		num.Words = true
		l.tail(&num)
		return num, true
	}
	return pack.Number{}, false
}

// segment reads what stands before a magnitude: up to 999.
func (l *numberLexer) segment(i int) (v float64, last int, ok bool) {
	j := i
	if l.is(j, pack.RoleHundreds) {
		v, j = l.word(j).Value, j+1
	}
	switch {
	case l.is(j, pack.RoleTens) && !l.is(j, pack.RoleOrdinal):
		v, j = v+l.word(j).Value, j+1
		if l.is(j, pack.RoleAnd) && (l.is(j+1, pack.RoleSmall) && l.word(j+1).Value < 10 && l.word(j+1).Value > 0 || l.is(j+1, pack.RoleOne)) {
			v, j = v+l.word(j+1).Value, j+2
		}
	case l.is(j, pack.RoleSmall) && (j == i || l.word(j).Value > 0):
		v, j = v+l.word(j).Value, j+1
	case l.is(j, pack.RoleOne):
		v, j = v+1, j+1
	}
	return v, j - 1, j > i
}

// scales reads magnitudes from atom j on, seg being what stands before them:
// within a million, thousands add up to a group; each million closes one.
func (l *numberLexer) scales(first int, seg float64, j int) pack.Number {
	num := pack.Number{First: first, Scaled: true}
	total, group, low := 0.0, seg, math.Inf(1)
	thousands := false
	for l.is(j, pack.RoleScale) {
		s := l.word(j).Value
		switch {
		case s >= low || s == 1000 && thousands:
			num.Value, num.Last = total+group, j-1
			return num
		case s == 1000:
			group, thousands = group*s, true
		default:
			total, group, low, thousands = total+group*s, 0, s, false
		}
		num.Scale = s
		j++
		limit := s
		if s == 1000 || low == math.Inf(1) {
			limit = 1000
		}
		v, n := l.continued(j, limit, thousands)
		if n == 0 {
			continue
		}
		if thousands {
			group += v
		} else {
			group = v
		}
		num.Scale = 1
		j += n
		if thousands && l.is(j, pack.RoleScale) && l.word(j).Value == 1000 {
			break
		}
	}
	num.Value, num.Last = total+group, j-1
	return num
}

// continued reads the smaller part behind a magnitude: words, or digits below
// the magnitude ("3 thousand 500").
func (l *numberLexer) continued(j int, limit float64, thousands bool) (float64, int) {
	if j >= len(l.atoms) {
		return 0, 0
	}
	if l.atoms[j].Kind == pack.AtomNumber {
		d := l.style.readDigits(l.str(j))
		if d.Form == pack.Cardinal && d.Value < limit && (d.Digits == 3 || d.Digits == 0 && d.Value >= 1000) {
			if d.Digits == 3 && !thousands && !l.is(j+1, pack.RoleScale) {
				return 0, 0
			}
			return d.Value, 1
		}
		return 0, 0
	}
	if l.is(j, pack.RoleOne) && !l.is(j+1, pack.RoleScale) {
		if !thousands {
			return 0, 0
		}
	}
	if v, last, ok := l.segment(j); ok && v > 0 {
		return v, last - j + 1
	}
	if !thousands && l.is(j, pack.RoleScale) && l.word(j).Value == 1000 && limit > 1000 {
		return 1, 0
	}
	return 0, 0
}

// tail extends a number by what may stand behind it: halves, collectives,
// denominators, a spoken decimal.
func (l *numberLexer) tail(num *pack.Number) {
	j := num.Last + 1
	switch {
	case (l.is(j, pack.RoleGroup) || l.is(j, pack.RoleGroupOf) && l.is(j+1, pack.RoleOf)) && num.Form != pack.Decimal && num.Value == math.Trunc(num.Value) && num.Value > 0:
		num.Value, num.Last, num.Group, num.Digits = num.Value*l.word(j).Value, j, true, 0
		return
	case num.Scaled && l.is(j, pack.RoleAnd) && l.is(j+1, pack.RoleHalf) && l.is(j+2, pack.RoleScale) && l.word(j+2).Value < num.Scale:
		num.Value, num.Last = num.Value+l.word(j+2).Value/2, j+2
		return
	case l.is(j, pack.RoleAnd) && l.is(j+1, pack.RoleHalf) && !l.is(j+2, pack.RoleScale):
		unit := 1.0
		if num.Scaled {
			unit = num.Scale
		}
		num.Value, num.Last, num.Digits = num.Value+unit/2, j+1, 0
		if !num.Scaled {
			num.Form = pack.Fraction
		}
		return
	}
	if l.denominator(num) {
		return
	}
	l.spokenDecimal(num)
}

// alone reports a number that, with the word j, is all the text.
func (l *numberLexer) alone(num *pack.Number, j int) bool {
	return num.First == 0 && num.Words && j+1 >= len(l.atoms)
}

// leastHalves is where halves are no longer counted: from there on the
// word is the noun for means.
const leastHalves = 10

// denominator reads "two thirds", "three quarter parts", "a fifth of".
func (l *numberLexer) denominator(num *pack.Number) bool {
	j := num.Last + 1
	if num.Form != pack.Cardinal || num.Value < 1 || j >= len(l.atoms) {
		return false
	}
	plural := num.Value != 1 || num.Scaled
	w := l.word(j)
	d, last := w.Value, j
	switch {
	case w.Roles&pack.RoleDenomPart != 0:
		if l.is(j+1, pack.RolePart) {
			last = j + 1
		} else if !plural || !l.ends(j+1) || l.percentNext(j) && !l.alone(num, j) {
			return false
		}
	case w.Roles&pack.RoleDenominator != 0:
		if plural != l.is(j, pack.RolePlural) {
			return false
		}
		if !plural && w.Roles&pack.RoleOrdinal != 0 && !l.ends(j+1) && !l.is(j+1, pack.RoleOf) && !l.percentNext(j+1) {
			return false
		}
	case w.Roles&pack.RoleHalf != 0 && (num.Value < leastHalves || l.alone(num, j)) && (l.ends(j+1) || l.percentNext(j+1)):
		d = 2
	default:
		v, ok := l.gluedDenominator(j)
		if !ok {
			return false
		}
		d = v
	}
	if num.Words || !num.Scaled {
		num.Value, num.Last, num.Form, num.Article, num.Digits = num.Value/d, last, pack.Fraction, false, 0
		return true
	}
	return false
}

// ends reports whether nothing but closing signs follows.
func (l *numberLexer) ends(j int) bool {
	return j >= len(l.atoms) || l.atoms[j].Kind == pack.AtomSign
}

func (l *numberLexer) percentNext(j int) bool {
	if j >= len(l.atoms) || l.atoms[j].Word == 0 {
		return false
	}
	length, value := l.n.Units.Longest(l.atoms, j)
	return length > 0 && l.n.UnitList[value].Kind == "share"
}

// spokenDecimal reads "forty-seven point twenty-eight", "a hundred and three
// quarters", "one over three". The weak words count only where the number ends
// the text or is a share.
func (l *numberLexer) spokenDecimal(num *pack.Number) {
	j := num.Last + 1
	point := l.is(j, pack.RolePoint) && num.Words
	weak := l.is(j, pack.RolePointWeak) && num.Words
	over := l.is(j, pack.RoleOver)
	if num.Form != pack.Cardinal || !point && !weak && !over || num.Article && !over && !weak {
		return
	}
	if j+1 >= len(l.atoms) {
		return
	}
	right, ok := l.at(j + 1)
	if !ok || right.Form == pack.Ordinal || right.Form == pack.VagueNumber || right.Form == pack.Code {
		return
	}
	closed := l.ends(right.Last+1) || l.percentNext(right.Last+1)
	switch {
	case over && closed && (num.First == 0 || l.atoms[num.First-1].Kind == pack.AtomSign) && right.Form == pack.Cardinal && right.Value > num.Value:
		num.Value, num.Form = num.Value/right.Value, pack.Fraction
	case right.Form == pack.Fraction && right.Words && (point || weak):
		scale := 1.0
		if num.Scaled {
			scale = num.Scale
		}
		num.Value, num.Form = num.Value+right.Value*scale, pack.Fraction
	case right.Form == pack.Cardinal && (point || weak && closed) && right.Words:
		v, last := l.decimals(right)
		num.Value, num.Form, num.Last = num.Value+v, pack.Decimal, last
	default:
		return
	}
	num.Last, num.Article, num.Digits = max(right.Last, num.Last), false, 0
}

// decimals reads the number behind a spoken point: "zero three" is .03.
func (l *numberLexer) decimals(right pack.Number) (float64, int) {
	zeros := ""
	for right.Value == 0 && l.is(right.Last+1, pack.RoleSmall) {
		next, ok := l.at(right.Last + 1)
		if !ok {
			break
		}
		zeros, right = zeros+"0", next
	}
	v, _ := strconv.ParseFloat("0."+zeros+strconv.FormatFloat(right.Value, 'f', 0, 64), 64) // digits only
	return v, right.Last
}

// half reads "half a million", "half a dozen", and "half a kilometre".
func (l *numberLexer) half(i int) (pack.Number, bool) {
	j := i + 1
	num := pack.Number{First: i, Last: j, Words: true}
	switch {
	case l.is(j, pack.RoleScale) && l.word(j).Value >= 1e6 && l.word(j).Roles&pack.RoleVague == 0:
		num.Value, num.Scaled, num.Scale = l.word(j).Value/2, true, l.word(j).Value
		return num, true
	case l.is(j, pack.RoleGroup):
		num.Value, num.Group = l.word(j).Value/2, true
		return num, true
	}
	if length, u := l.n.Units.Longest(l.atoms, j); length > 0 && l.n.UnitList[u].Kind != "money" && !l.n.UnitList[u].Weak {
		return pack.Number{First: i, Last: i, Value: 0.5, Form: pack.Fraction, Words: true}, true
	}
	return pack.Number{}, false
}

// vague reads "thousands", "tens of thousands", "several hundred".
func (l *numberLexer) vague(i int, w pack.NumberWord) (pack.Number, bool) {
	first := i
	if w.Roles&pack.RoleVagueDet != 0 {
		i++
		if !l.is(i, pack.RoleVague) {
			return pack.Number{}, false
		}
		w = l.word(i)
	}
	if w.Roles&pack.RoleVague == 0 || w.Vague == nil {
		return pack.Number{}, false
	}
	num := pack.Number{First: first, Last: i, Value: w.Vague[0], High: w.Vague[1], Form: pack.VagueNumber, Words: true}
	for l.is(num.Last+1, pack.RoleOf) && l.is(num.Last+2, pack.RoleVague) {
		u := l.word(num.Last + 2).Unit
		num.Value, num.High, num.Last = num.Value*u, num.High*u, num.Last+2
	}
	return num, true
}

// ordinal reads ordinals in words: they add up, and "thousandth" multiplies what
// stands before it.
func (l *numberLexer) ordinal(i int, w pack.NumberWord) (pack.Number, bool) {
	j, v := i, 0.0
	if w.Roles&(pack.RoleOrdinal|pack.RoleOrdinalScale) == 0 {
		card, ok := l.words0(i)
		if !ok || !l.is(card.Last+1, pack.RoleOrdinalScale) || l.is(card.Last+1, pack.RolePlural) {
			return pack.Number{}, false
		}
		v, j = card.Value, card.Last+1
		if l.is(j, pack.RoleDenominator) && card.Value == 1 {
			return pack.Number{}, false
		}
	}
	start, prev := j, math.Inf(1)
	for ; j < len(l.atoms); j++ {
		x := l.word(j)
		if x.Roles&pack.RoleOrdinalScale != 0 && j == start {
			v, prev = ordinalScale(v, x.Value), x.Value
			continue
		}
		if x.Roles&pack.RoleOrdinal == 0 || x.Value >= prev {
			break
		}
		v, prev = v+x.Value, magnitudeOf(x.Value)
	}
	if j == start {
		return pack.Number{}, false
	}
	return pack.Number{First: i, Last: j - 1, Value: v, Form: pack.Ordinal, Words: true}, true
}

// ordinalScale multiplies by thousandth or millionth what stands right before
// it, not the greater magnitudes: "three million two thousandth" is 3,002,000th.
func ordinalScale(v, scale float64) float64 {
	if v == 0 {
		return scale
	}
	base := scale * 1e6
	if scale == 1000 {
		base = 1e6
	}
	high := math.Floor(v/base) * base
	return high + (v-high)*scale
}

// magnitudeOf gives the power of ten at or below v: what adds to an ordinal
// must be smaller.
func magnitudeOf(v float64) float64 {
	m := 1.0
	for m*10 <= v {
		m *= 10
	}
	return m
}

// words0 reads cardinal words without what may stand behind them.
func (l *numberLexer) words0(i int) (pack.Number, bool) {
	seg, last, ok := l.segment(i)
	if !ok {
		return pack.Number{}, false
	}
	num := pack.Number{First: i, Last: last, Value: seg, Words: true}
	if l.is(last+1, pack.RoleScale) {
		num = l.scales(i, seg, last+1)
	}
	return num, true
}

// gluedOrdinal reads an ordinal in one word: "two-thousandth" without the hyphen.
func (l *numberLexer) gluedOrdinal(i int) (pack.Number, bool) {
	if l.atoms[i].End-l.atoms[i].Start < 9 || l.atoms[i].Kind != pack.AtomWord {
		return pack.Number{}, false
	}
	v, ok := l.glued(i, pack.RoleOrdinalScale)
	if !ok {
		return pack.Number{}, false
	}
	num := pack.Number{First: i, Last: i, Value: v, Form: pack.Ordinal, Words: true}
	if i+1 < len(l.atoms) && l.is(i+1, pack.RoleOrdinal) {
		if rest, ok := l.ordinal(i+1, l.word(i+1)); ok && rest.Value < 1000 {
			num.Value, num.Last = num.Value+rest.Value, rest.Last
		}
	}
	return num, true
}

// gluedDenominator reads a denominator in one word: "twenty-fifths" without the hyphen.
func (l *numberLexer) gluedDenominator(i int) (float64, bool) {
	if i >= len(l.atoms) || l.atoms[i].Word != 0 || l.atoms[i].Kind != pack.AtomWord {
		return 0, false
	}
	if v, ok := l.glued(i, pack.RoleFractionTail); ok {
		return v, true
	}
	return l.glued(i, pack.RoleOrdinalScale)
}

// glued reads a word made of cardinals and an ending with the given role.
func (l *numberLexer) glued(i int, tail pack.Role) (float64, bool) {
	s := pack.Fold(l.str(i))
	for k := len(s) - 3; k >= max(3, len(s)-13); k-- {
		w := l.n.Word(l.n.V.Lookup(s[k:]))
		if w.Roles&tail == 0 {
			continue
		}
		v, ok := l.gluedCardinal(s[:k])
		if !ok { // the vowel of the ending may have swallowed that of the cardinal
			v, ok = l.gluedCardinal(s[:k+1])
		}
		if !ok {
			continue
		}
		if tail == pack.RoleOrdinalScale {
			return v * w.Value, true
		}
		return v, true
	}
	return 0, false
}

// gluedCardinal reads cardinals written in one word, "thirtyfive".
func (l *numberLexer) gluedCardinal(s string) (float64, bool) {
	total, last := 0.0, math.Inf(1)
	for s != "" {
		k := len(s)
		var w pack.NumberWord
		for ; k >= 2; k-- {
			w = l.n.Word(l.n.V.Lookup(s[:k]))
			if w.Roles&(pack.RoleSmall|pack.RoleTens|pack.RoleHundreds|pack.RoleScale|pack.RoleOne) != 0 {
				break
			}
		}
		switch {
		case k < 2 && total > 0 && l.n.Word(l.n.V.Lookup(s[:1])).Roles&pack.RoleAnd != 0:
			s = s[1:]
			continue
		case k < 2:
			return 0, false
		case w.Roles&pack.RoleScale != 0:
			total, last = max(total, 1)*w.Value, w.Value
		case w.Value < last:
			v := w.Value
			if w.Roles&pack.RoleOne != 0 {
				v = 1
			}
			total, last = total+v, v
		default:
			return 0, false
		}
		s = s[k:]
	}
	return total, true
}
