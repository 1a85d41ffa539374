package reconcile

import "testing"

// What alone speaks against one quantity is passed over where all signs together leave
// little doubt, and nowhere else.
func TestPassOver(t *testing.T) {
	for _, c := range []struct {
		field Field
		was   State
		facts Facts
		want  State
	}{
		{FieldClass, Disjoint, f(FieldClass, Disjoint, FieldOneness, Sure), Unknown},
		{FieldTime, Disjoint, f(FieldTime, Disjoint, FieldValue, Rounds, FieldOneness, Sure), Unknown},
		{FieldPopulation, Disjoint, f(FieldPopulation, Disjoint, FieldOneness, Sure), Unknown},
		{FieldClass, Disjoint, f(FieldClass, Disjoint, FieldOneness, Likely), Disjoint},
		{FieldPopulation, Disjoint, f(FieldPopulation, Disjoint, FieldOneness, Likely), Disjoint},
		{FieldClass, Disjoint, f(FieldClass, Disjoint, FieldValue, Less, FieldOneness, Faint), Unknown},
		{FieldClass, Disjoint, f(FieldClass, Disjoint, FieldValue, Less, FieldOneness, Doubtful), Disjoint},
		{FieldClass, Disjoint, f(FieldClass, Disjoint, FieldValue, Less, FieldOneness, Sure, FieldDocument, Same), Disjoint},
		{FieldPopulation, Disjoint, f(FieldPopulation, Disjoint, FieldValue, Less, FieldOneness, Even), Unknown},
		{FieldPopulation, Disjoint, f(FieldPopulation, Disjoint, FieldValue, Less, FieldOneness, Faint), Disjoint},
		{FieldTime, Near, f(FieldTime, Near, FieldOneness, Sure), Near},
		{FieldPlace, Disjoint, f(FieldPlace, Disjoint, FieldValue, Less, FieldOneness, Faint), Unknown},
		{FieldPlace, Disjoint, f(FieldPlace, Disjoint, FieldValue, Less, FieldOneness, Doubtful), Disjoint},
		{FieldPlace, Disjoint, f(FieldPlace, Disjoint, FieldValue, Less, FieldOneness, Sure, FieldDocument, Same), Disjoint},
		{FieldAspect, Differ, f(FieldAspect, Differ, FieldValue, Less, FieldOneness, Likely), Unknown},
		{FieldAspect, Differ, f(FieldAspect, Differ, FieldValue, Less, FieldOneness, Even), Differ},
		{FieldAspect, LeftPart, f(FieldAspect, LeftPart, FieldOneness, Sure), LeftPart},
		{FieldClass, Contained, f(FieldClass, Contained, FieldValue, Less, FieldExtent, Near, FieldOneness, Even), Unknown},
		{FieldClass, Contains, f(FieldClass, Contains, FieldValue, Less, FieldExtent, Near, FieldOneness, Likely), Unknown},
		{FieldClass, Contained, f(FieldClass, Contained, FieldValue, Less, FieldExtent, Near, FieldOneness, Faint), Contained},
		{FieldClass, Contained, f(FieldClass, Contained, FieldValue, Less, FieldExtent, Wide, FieldOneness, Sure), Contained},
		{FieldClass, Contained, f(FieldClass, Contained, FieldValue, Less, FieldExtent, Near, FieldOneness, Sure, FieldFamily, Toll), Contained},
		{FieldClass, Contained, f(FieldClass, Contained, FieldValue, Less, FieldExtent, Near, FieldOneness, Sure, FieldDocument, Same), Contained},
	} {
		if c.facts.passOver(); c.facts[c.field] != c.want {
			t.Errorf("%s %s with oneness %s, value %s: %s, want %s", c.field, c.was, c.facts[FieldOneness], c.facts[FieldValue], c.facts[c.field], c.want)
		}
	}
}
