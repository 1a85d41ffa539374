package extract

import (
	"math"
	"strconv"
	"strings"

	"github.com/cotejo/cotejo/internal/pack"
)

// countStyle adds what the digits of a document say about its separators.
func countStyle(text string) digitStyle {
	var s digitStyle
	for i := 0; i < len(text); i++ {
		if !isDigit(text[i]) {
			continue
		}
		end := digitsEnd(text, i, len(text))
		s.count(text[i:end])
		i = end
	}
	return s
}

func (s *digitStyle) count(d string) {
	dots, commas := strings.Count(d, "."), strings.Count(d, ",")
	switch {
	case strings.ContainsAny(d, ": '") || dots+commas == 0:
	case commas == 0 && grouped(d, "."):
		if dots > 1 || strings.HasSuffix(d, "00") {
			s.dotGroups++
		}
	case dots == 0 && grouped(d, ","):
		if commas > 1 || strings.HasSuffix(d, "00") {
			s.commaGroups++
		}
	case commas == 0 && dots == 1:
		s.dotDecimals++
	case dots == 0 && commas == 1:
		s.commaDecimals++
	case dots > 0 && commas > 0 && strings.LastIndexByte(d, ',') > strings.LastIndexByte(d, '.'):
		s.dotGroups++
	case dots > 0 && commas > 0:
		s.commaGroups++
	}
}

// grouped reports whether d is thousands parted by sep: one to three digits,
// the first not zero, then groups of exactly three.
func grouped(d, sep string) bool {
	parts := strings.Split(d, sep)
	if len(parts[0]) > 3 || parts[0] == "" || parts[0][0] == '0' {
		return false
	}
	for _, p := range parts[1:] {
		if len(p) != 3 {
			return false
		}
	}
	return len(parts) > 1
}

// readDigits gives the number that a run of digits writes. The separator is
// decided by the shape: groups of exactly three are thousands, whichever sign
// parts them; of two signs the last is the decimal one. A single group of three
// behind a sign that the document otherwise uses for decimals only, while it
// parts thousands with the other, is a decimal.
func (s digitStyle) readDigits(d string) pack.Number {
	n := pack.Number{Clock: clockShape(d)}
	if strings.IndexFunc(d, func(r rune) bool { return r < '0' || r > '9' }) < 0 {
		n.Digits = len(d)
		n.Value, _ = strconv.ParseFloat(d, 64) // digits only
		return n
	}
	plain, ok := s.plainDigits(d)
	if !ok {
		n.Form = pack.Code
		return n
	}
	v, err := strconv.ParseFloat(plain, 64)
	if err != nil || math.IsInf(v, 0) {
		n.Form = pack.Code
		return n
	}
	n.Value = v
	if strings.Contains(plain, ".") {
		n.Form = pack.Decimal
	}
	return n
}

// plainDigits rewrites digits with separators in the form that strconv reads.
func (s digitStyle) plainDigits(d string) (string, bool) {
	d = strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "").Replace(d)
	if strings.ContainsAny(d, ":'") {
		if grouped(d, "'") {
			return strings.ReplaceAll(d, "'", ""), true
		}
		return "", false
	}
	dot, comma := strings.LastIndexByte(d, '.'), strings.LastIndexByte(d, ',')
	switch {
	case dot < 0 && comma < 0:
		return d, true
	case dot >= 0 && comma >= 0:
		last, other := ".", ","
		if comma > dot {
			last, other = ",", "."
		}
		if strings.Count(d, last) > 1 {
			return "", false
		}
		whole, frac, _ := strings.Cut(d, last)
		if !grouped(whole, other) {
			return "", false
		}
		return strings.ReplaceAll(whole, other, "") + "." + frac, true
	case comma >= 0:
		return oneSeparator(d, ",", s.commaGroups == 0 && s.dotGroups > 0)
	}
	return oneSeparator(d, ".", s.dotGroups == 0 && s.commaGroups > 0)
}

func oneSeparator(d, sep string, decimal bool) (string, bool) {
	n := strings.Count(d, sep)
	if grouped(d, sep) && (n > 1 || !decimal) {
		return strings.ReplaceAll(d, sep, ""), true
	}
	if n > 1 {
		return "", false
	}
	return strings.Replace(d, sep, ".", 1), true
}

// clockShape gives 1 + the minutes since midnight of "15:30" or "8.15", 0 for
// any other shape.
func clockShape(d string) int {
	k := strings.IndexAny(d, ".:")
	if k < 1 || k > 2 || len(d) < k+3 || len(d) > k+3 && (d[k] != ':' || len(d) != k+6) {
		return 0
	}
	h, err1 := strconv.Atoi(d[:k])
	m, err2 := strconv.Atoi(d[k+1 : k+3])
	if err1 != nil || err2 != nil || h > 24 || m > 59 {
		return 0
	}
	return h*60 + m + 1
}
