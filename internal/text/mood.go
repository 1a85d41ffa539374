package text

import (
	"fmt"
	"slices"
	"strings"
)

// moodEnding says which mood of the present a form with an ending has, by the
// endings of infinitives (words/verb-moods.tsv).
type moodEnding struct {
	infinitives []string
	mood        string
}

func (l *lexicon) addMood(f []string) error {
	if len(f) < 3 || f[0] == "" || f[2] != "Ind" && f[2] != "Sub" {
		return fmt.Errorf("want an ending of a verb, those of its infinitives, and Ind or Sub")
	}
	l.moods[f[0]] = append(l.moods[f[0]], moodEnding{strings.Fields(f[1]), f[2]})
	l.longestMood = max(l.longestMood, len(f[0]))
	return nil
}

// moodOf gives the mood that a form in the present has when it is of a verb, ""
// when its ending does not tell. Forms in the list of those of their own are not told
// by their ending.
func (c *conjugation) moodOf(form, infinitive string) string {
	for at := max(1, len(form)-c.longestMood); at < len(form); at++ {
		for _, m := range c.moods[form[at:]] {
			if slices.ContainsFunc(m.infinitives, func(end string) bool { return strings.HasSuffix(infinitive, end) }) {
				return m.mood
			}
		}
	}
	return ""
}

// mood gives the morphology of a verb, put right where the conjugation of its lemma
// cannot give the form in the mood that was predicted, and no other verb of the list
// can. others gives the same morphology in the other mood; only the present is
// judged.
func (c *conjugation) mood(t *Token, others map[Feats]Feats) Feats {
	other, ok := others[t.Feats]
	if !ok || !c.verbs[t.Lemma] || len(t.Lower) > 64 {
		return t.Feats
	}
	if _, own := c.forms[t.Lower]; own {
		return t.Feats
	}
	predicted := t.Feats.Get("Mood")
	if is := c.moodOf(t.Lower, t.Lemma); is == "" || is == predicted {
		return t.Feats
	}
	fits := func(s string) (string, bool) {
		s, ok := c.turned(s)
		return s, ok && c.moodOf(t.Lower, s) == predicted
	}
	if _, can := c.regular(t.Lower, fits); can {
		return t.Feats
	}
	return other
}

// otherMoods maps every morphology of the present indicative to that of the
// subjunctive, and the reverse, among those that a model knows.
func otherMoods(bundles []Feats) map[Feats]Feats {
	out := map[Feats]Feats{}
	for _, a := range bundles {
		if a.Get("Tense") != "Pres" || a.Get("Mood") != "Ind" {
			continue
		}
		sub := strings.Replace(string(a), "Mood=Ind", "Mood=Sub", 1)
		if i := slices.Index(bundles, Feats(sub)); i >= 0 {
			out[a], out[bundles[i]] = bundles[i], a
		}
	}
	return out
}

// personEnding says which number and persons finite forms with an ending have.
type personEnding struct{ end, number, persons string }

func (l *lexicon) addPersons(f []string) error {
	if len(f) < 3 || f[0] == "" || f[1] != "Sing" && f[1] != "Plur" || f[2] == "" {
		return fmt.Errorf("want an ending of finite verbs, Sing or Plur, and persons")
	}
	l.persons = append(l.persons, personEnding{f[0], f[1], f[2]})
	slices.SortStableFunc(l.persons, func(a, b personEnding) int { return len(b.end) - len(a.end) })
	return nil
}

// person gives the morphology of a finite verb, put right where its ending is not of
// the number and person that were predicted; known has the morphologies of the model.
func (c *conjugation) person(t *Token, known map[string]Feats) Feats {
	if t.Feats.Get("VerbForm") != "Fin" {
		return t.Feats
	}
	i := slices.IndexFunc(c.persons, func(e personEnding) bool { return strings.HasSuffix(t.Lower, e.end) })
	if _, own := c.forms[t.Lower]; own || i < 0 || !c.verbs[t.Lemma] {
		return t.Feats
	}
	e := c.persons[i]
	number, person := t.Feats.Get("Number"), t.Feats.Get("Person")
	if number == "" || person == "" || number == e.number && strings.Contains(e.persons, person) {
		return t.Feats
	}
	put := strings.Replace(string(t.Feats), "Number="+number, "Number="+e.number, 1)
	put = strings.Replace(put, "Person="+person, "Person="+e.persons[:1], 1)
	if f, ok := known[put]; ok {
		return f
	}
	return t.Feats
}
