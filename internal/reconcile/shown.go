package reconcile

import (
	"math"
	"strconv"
	"strings"

	"github.com/cotejo/cotejo"
)

// left and right values of a field, for reasons: neutral notation, no language.
func (p Pair) values(f Field) (left, right string) { return p.SA.show(f, p.A), p.SB.show(f, p.B) }

func (s *Scope) show(f Field, it *Item) string {
	switch f {
	case FieldUnit:
		return s.Unit
	case FieldMeasure, FieldAspect:
		return string(s.Aspect)
	case FieldStand:
		return s.showStand(it)
	case FieldValue, FieldExtent:
		return s.showValue(it)
	case FieldClass:
		return s.Class
	case FieldPopulation:
		return strings.Join(s.Population, " ")
	case FieldStage:
		return s.Stage
	case FieldActor:
		return strings.Join(s.Actors, " ")
	case FieldPlace:
		return placeNames(s.Places)
	case FieldTime:
		return showTime(it.Claim.Time)
	case FieldOrder, FieldLapse:
		return s.Known.Text
	case FieldSource, FieldVoice:
		return rootNames(s.Roots)
	case FieldDocument, FieldReuse:
		return it.Document.ID
	case FieldDistance:
		return strconv.Itoa(s.Sentence)
	case FieldFamily:
		return s.Predicate
	}
	return ""
}

func (s *Scope) showStand(it *Item) string {
	if s.Stand == Done && s.Hedged {
		return string(cotejo.Hedged)
	}
	if st := it.Claim.Factuality.Status; st != "" && st != cotejo.Asserted {
		return string(st)
	}
	return string(s.Stand)
}

func (s *Scope) showValue(it *Item) string {
	if it.Claim.Figure == nil {
		return ""
	}
	v := num(s.Value.Low)
	if s.Value.High != s.Value.Low {
		v += ".." + num(s.Value.High)
	}
	if c := it.Claim.Figure.Comparator; c != cotejo.Exact && c != "" && c != cotejo.Range {
		v = string(c) + " " + v
	}
	return v
}

func showTime(t *cotejo.Time) string {
	if t == nil {
		return ""
	}
	v := t.Begin
	if v == "" {
		v = t.Value
	}
	if t.End != "" && t.End != t.Begin {
		v += "/" + t.End
	}
	if t.Relation != "" && t.Relation != "in" {
		v = strings.TrimSpace(t.Relation + " " + v)
	}
	if v == "" {
		v = t.Text
	}
	return v
}

// showHour is showTime with the hour, where a claim tells it.
func showHour(t *cotejo.Time) string {
	if _, ok := clockOf(t); ok {
		return t.Value
	}
	return showTime(t)
}

func rootNames(roots []Root) string {
	names := make([]string, 0, len(roots))
	for _, r := range roots {
		names = append(names, r.Label)
	}
	return strings.Join(names, ", ")
}

func num(x float64) string {
	switch {
	case math.IsInf(x, 1):
		return ""
	case math.IsInf(x, -1):
		return ""
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}
