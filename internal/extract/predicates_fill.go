package extract

import (
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
	"github.com/cotejo/cotejo/inventory"
)

// fill fills the theme and the roles and checks what the frame asks for.
func (r *reading) fill(tr pack.Trigger) bool {
	f := r.frame
	args := r.v.argsOf(r.core, r.words)
	args = r.slots(args, tr)
	if !r.findTheme(args) {
		return false
	}
	if r.themeVia == "after-verb" {
		if a, ok := r.v.findSubject(r.core); ok && a.head != r.theme {
			args = append(args, a)
		}
	}
	if r.themeVia == "reflexive-passive" {
		args = slices.DeleteFunc(args, func(a arg) bool { return a.slot == "subj" && a.via == "" })
	}
	args = r.fromTheme(args)
	for _, role := range f.Roles {
		r.fillRole(role, args)
	}
	if f.ThemeRole != "" && r.theme >= 0 && !r.filled(f.ThemeRole) {
		r.addTheme(f.ThemeRole)
	}
	r.leftOut()
	r.score = 2*len(tr.Words) + r.points()
	return r.meets()
}

// leftOut gives a verb of saying that needs a speaker and has no subject the one to whom the
// attribution ascribes its words.
func (r *reading) leftOut() {
	const role = "speaker"
	if r.nominal || !slices.Contains(r.frame.Needs, role) || r.filled(role) {
		return
	}
	cue := r.v.tok(r.core).Span
	for _, at := range r.v.attrs {
		if at.carried {
			continue
		}
		for _, l := range lastGroup(at.links) {
			if l.CueSpan == nil || !l.CueSpan.Contains(cue) || l.Type == cotejo.SourceUnspecified || strings.HasSuffix(l.Rule, ruleVerbNoun) {
				continue
			}
			r.parts = append(r.parts, cotejo.Participant{Role: role, Entity: l.Entity, Label: l.Label, Text: l.Text, Span: l.Span, Rule: l.Rule, Unsure: l.Unsure})
		}
	}
}

// fromTheme adds the place in the theme's genitive, which may be where it comes
// from ("withdrew its troops from Niger").
func (r *reading) fromTheme(args []arg) []arg {
	if r.theme < 0 {
		return args
	}
	for _, k := range r.v.kids[r.theme] {
		if c := r.v.caseOf(k); r.v.rel(k) == "nmod" && r.v.g.is("genitive", c) {
			if kind := r.v.kindOf(k); isPlaceKind(kind) {
				args = append(args, arg{c, k, "theme"})
			}
		}
	}
	return args
}

func (r *reading) points() int {
	n := len(r.parts) + len(r.frame.Kinds)
	if len(r.frame.Classes) > 0 && r.theme >= 0 {
		n += 4
		for _, c := range r.frame.Classes {
			if inventory.Subsumes(c, r.class) {
				n += len(inventory.Classes(c))
				break
			}
		}
	}
	if r.theme >= 0 {
		n++
	}
	return n
}

// slots completes the arguments with what the frame says of the genitive, of
// participles, and of the noun's governor.
func (r *reading) slots(args []arg, tr pack.Trigger) []arg {
	out := slices.Clone(args)
	if r.nominal {
		out = r.nominalSlots(out)
	} else if r.v.voice(r.core) == middle && !hasSlot(out, "obj") && !tr.Reflexive && r.frame.Reflexive != "required" {
		for _, a := range args {
			if a.slot == "subj" && !r.v.linkedPerson(a.head) {
				out = append(out, arg{"obj", a.head, "reflexive-passive"})
			}
		}
		if r.group() == "speech" {
			out = slices.DeleteFunc(out, func(a arg) bool { return a.slot == "subj" && a.via == "" })
		}
	}
	out = r.misplaced(out)
	if r.v.participle(r.core) && !r.nominal {
		for _, a := range args {
			if a.slot == "obj" && (a.via == "participle" || a.via == "antecedent") && !hasSlot(args, "subj") {
				out = append(out, arg{"part", a.head, a.via})
			}
		}
	}
	return out
}

// misplaced allows a subject after the verb to be its object, and an object
// before the verb to be its subject, where the other is missing: the parser
// confuses them.
func (r *reading) misplaced(out []arg) []arg {
	if r.nominal {
		return out
	}
	switch {
	case !hasSlot(out, "obj"):
		for _, a := range out {
			if a.slot == "subj" && a.head > r.core && a.via == "" {
				out = append(out, arg{"obj", a.head, "after-verb"})
			}
		}
	case !hasSlot(out, "subj") && r.v.voice(r.core) == active:
		for _, a := range out {
			if a.slot == "obj" && a.head < r.core && a.via == "" {
				out = append(out, arg{"subj", a.head, "before-verb"})
			}
		}
	}
	return out
}

func (v *view) linkedPerson(w int) bool {
	e := v.entity(w)
	return e != nil && e.kind == "person" || v.tok(w).Name == text.PER
}

func (r *reading) nominalSlots(out []arg) []arg {
	v, f := r.v, r.frame
	genitive := f.De
	if genitive == "" {
		genitive = "obj"
	}
	for _, a := range slices.Clone(out) {
		switch {
		case v.g.is("genitive", a.slot):
			if genitive == "subj" && v.mereplace(a.head) {
				continue
			}
			slot := genitive
			if slot == "obj" && len(f.Classes) > 0 && !subsumedByAny(f.Classes, v.themeClass(a.head)) && v.linked(a.head) {
				slot = "subj"
			}
			out = append(out, arg{slot, a.head, a.via})
		case a.slot == "adj", a.slot == "poss":
			out = append(out, arg{"subj", a.head, a.via})
		case a.slot == "agent" && a.via == "":
			out = append(out, arg{"subj", a.head, "agent"})
		}
	}
	out = append(out, r.clauseSubject()...)
	if g := v.head(r.core); g >= 0 && v.verbal(g) && (v.g.is("carrier", v.tok(g).Lemma) || v.rel(r.core) == "nsubj") && !(r.group() == "harm" && v.g.is("records", v.tok(g).Lemma)) {
		rel := v.rel(r.core)
		if rel == "obj" || rel == "obl" || rel == "nsubj" {
			for _, a := range v.argsOf(g, nil) {
				if a.head != r.core && (a.slot == "subj" && rel != "nsubj" || a.slot == "obj" && rel == "nsubj") {
					out = append(out, arg{"governor-" + a.slot, a.head, "governor"})
				}
			}
		}
	}
	return out
}

// clauseSubject is the subject of the verb above a noun, in a slot that only frames
// ask for whose noun says how the subject fared ("leads with 44% of the
// votes").
func (r *reading) clauseSubject() []arg {
	v := r.v
	if !slices.ContainsFunc(r.frame.Roles, func(p pack.RoleSlots) bool { return slices.Contains(p.Slots, "clause-subj") }) {
		return nil
	}
	w := r.core
	for range 4 {
		if w = v.head(w); w < 0 {
			return nil
		}
		if !v.verbal(w) {
			continue
		}
		for _, a := range v.argsOf(w, nil) {
			if a.slot == "subj" && a.head != r.core && v.quantityAt(a.head) == nil && v.stepsTo(r.core, a.head, w) < 0 {
				return []arg{{"clause-subj", a.head, "governor"}}
			}
		}
		return nil
	}
	return nil
}

// mereplace reports the name of a place that is no country: "the march of Seville"
// was there, not Seville's doing.
func (v *view) mereplace(w int) bool {
	e := v.entity(w)
	return e != nil && e.kind == "place" && v.caseOf(w) != ""
}

// findTheme picks the theme among its slots. A frame with classes needs one that
// fits, unless its roles are filled by names of the right kind.
func (r *reading) findTheme(args []arg) bool {
	f, v := r.frame, r.v
	for _, slot := range f.ThemeSlots() {
		switch slot {
		case "self":
			r.theme, r.class = r.core, v.themeClass(r.core)
			return true
		case "measure":
			continue
		}
		for _, a := range r.themeArgs(args, slot) {
			if (v.nominal(a.head) || a.via == "participle") && r.takeTheme(a) {
				return true
			}
		}
	}
	return len(f.Classes) == 0 || !f.NeedsField("theme") && r.themeOptional() || r.nominal && r.demonstrative() || r.toSomebody(args)
}

// toSomebody reports a deed that is done to people, said of a pronoun by which the text means
// somebody it has named: "the police arrested him", "they freed her". Who does it is a body or a
// person, or nobody is named and they are several.
func (r *reading) toSomebody(args []arg) bool {
	f, v := r.frame, r.v
	if r.nominal || len(f.Classes) == 0 || f.Classes[0] != "person" || !slices.Contains(f.ThemeSlots(), "obj") || !slices.ContainsFunc(v.kids[r.core], func(k int) bool {
		return v.rel(k) == "obj" && v.tok(k).UPOS == text.PRON && v.tok(k).Feats.Has("Case", "Acc") && v.tok(k).Feats.Has("Person", "3") && v.numberWord(v.tok(k).Lower, "clitic-object")
	}) {
		return false
	}
	somebody := true
	for _, a := range args {
		if a.slot == "subj" {
			k := v.kindOf(a.head)
			if k == "person" || k == "organisation" || k == "country" {
				r.pronoun = true
				return true
			}
			somebody = false
		}
	}
	r.pronoun = somebody && v.finiteFeats(r.core).Has("Number", "Plur")
	return r.pronoun
}

// themeArgs lists the arguments that may be the theme in a slot: those that the
// tree gives, then, for the subject of a verb, what stands in the object's place
// after it, as in "there died 12 people", then guesses.
func (r *reading) themeArgs(args []arg, slot string) []arg {
	var sure, object, guess []arg
	for _, a := range args {
		switch {
		case r.isSlot(a, slot) && guessed(a.via):
			guess = append(guess, a)
		case r.isSlot(a, slot):
			sure = append(sure, a)
		case slot == "subj" && a.slot == "obj" && a.head > r.core && !r.nominal && !r.v.g.is("personal", firstWord(r.v.caseOf(a.head))):
			object = append(object, a)
		}
	}
	if slices.Equal(r.frame.Kinds[r.frame.ThemeRole], []string{"person"}) {
		slices.SortStableFunc(sure, func(a, b arg) int { return r.named(b) - r.named(a) }) // "named minister to X"
	}
	if len(object) > 0 && r.v.quantityAt(object[0].head) != nil {
		return append(append(object, sure...), guess...)
	}
	return append(append(sure, object...), guess...)
}

// named is 1 for a named person, 0 for anything else.
func (r *reading) named(a arg) int {
	if r.v.linkedPerson(a.head) {
		return 1
	}
	return 0
}

// guessed reports an argument that the tree does not give.
func guessed(via string) bool { return via == "left-name" || via == "loose" || via == "same-subject" }

// themeOptional says whether a frame with classes may do without a theme: only
// when it asks for a role or a figure instead.
func (r *reading) themeOptional() bool {
	return r.frame.NeedsField("figure") || len(r.frame.Needs) > 0 && len(r.frame.Kinds) > 0
}

func (r *reading) isSlot(a arg, slot string) bool {
	if a.slot == slot {
		return true
	}
	return a.slot == "part" && slot == "subj"
}

func (r *reading) takeTheme(a arg) bool {
	f, v := r.frame, r.v
	c := v.themeClass(a.head)
	if q := v.quantityAt(a.head); q != nil && q.kind == KindDuration && r.group() == "speech" {
		return false
	}
	if len(f.Units) > 0 && len(f.Classes) > 0 && v.sum(a.head) && !subsumedByAny(f.Classes, "money") {
		return false
	}
	if c == "" && v.bareNumber(a.head) {
		c = v.classBefore(a.head, f.Classes)
	}
	if c == "" && v.bareNumber(a.head) && subsumedByAny(f.Classes, "person") {
		c = "person"
	}
	if c == "" && v.tok(a.head).UPOS == text.PROPN {
		c = v.unknownName(a.head, f.Classes)
	}
	if len(f.Classes) > 0 && !subsumedByAny(f.Classes, c) {
		c = v.conjunctClass(a.head, f.Classes)
		if c == "" {
			return false
		}
	}
	if subsumedByAny(f.Unless, c) {
		return false
	}
	r.theme, r.class, r.themeVia = a.head, c, a.via
	return true
}

// unknownName guesses what a name that nothing links is, among the classes that
// a frame wants: a person after the preposition of persons, else a place.
func (v *view) unknownName(w int, classes []string) string {
	switch {
	case v.g.is("personal", v.caseOf(w)) && subsumedByAny(classes, "person"):
		return "person"
	case v.caseOf(w) == "" && slices.Contains(classes, "place"):
		return "place"
	}
	return ""
}

// classBefore is the class of the last thing counted before a bare number, among
// those that the frame wants ("launched 115 drones; the defence shot down 80").
func (v *view) classBefore(w int, classes []string) string {
	out := ""
	for _, q := range v.quants {
		if q.last < w && subsumedByAny(classes, q.figure.Class) {
			out = q.figure.Class
		}
	}
	return out
}

// bareNumber reports a number that stands for what it counts ("twelve of them").
func (v *view) bareNumber(w int) bool {
	return v.tok(w).UPOS == text.NUM || v.tok(w).UPOS == text.PRON && v.inQuant[w] != nil
}

// conjunctClass is the class of the first coordinated noun that fits.
func (v *view) conjunctClass(w int, classes []string) string {
	for _, k := range v.kids[w] {
		if v.rel(k) == "conj" && v.nominal(k) {
			if c := v.themeClass(k); subsumedByAny(classes, c) {
				return c
			}
		}
	}
	return ""
}

func (r *reading) filled(role string) bool {
	for _, p := range r.parts {
		if p.Role == role {
			return true
		}
	}
	return false
}

func (r *reading) addTheme(role string) {
	a := arg{"theme", r.theme, r.themeVia}
	if !r.accepts(role, a, true) {
		return
	}
	r.add(role, a)
	for _, k := range r.v.kids[r.theme] {
		if r.v.rel(k) == "conj" && r.v.nominal(k) && r.alike(k) && r.accepts(role, arg{"theme", k, ""}, true) {
			r.add(role, arg{"theme", k, ""})
		}
	}
}

// alike reports a noun coordinated with a theme of persons that is one too: who is
// harmed is not joined with what is not.
func (r *reading) alike(k int) bool {
	if r.group() != "harm" || !inventory.Subsumes("person", r.class) && !inventory.Subsumes("casualty", r.class) {
		return true
	}
	c := r.v.themeClass(k)
	return c == "" || inventory.Subsumes("person", c) || inventory.Subsumes("casualty", c) || inventory.Subsumes("family", c)
}

// fillRole fills one role from the first of its slots that has an acceptable
// argument; a reciprocal role takes all its slots.
func (r *reading) fillRole(role pack.RoleSlots, args []arg) {
	slots := role.Slots
	if r.nominal && slices.Contains(slots, "subj") {
		slots = append(slices.Clone(slots), "governor-subj")
	}
	for _, slot := range slots {
		found := false
		if slot == "pop" {
			found = r.fillPopulation(role.Role)
		}
		for _, a := range args {
			if a.slot != slot || r.fillers[a.head] != "" || a.via == "loose" && r.group() == "speech" || r.v.nominal(a.head) && a.head == r.core && a.via != "elliptic" {
				continue
			}
			if a.head == r.theme && r.bound() && slot != r.themeSlotRole(role.Role) {
				continue
			}
			if r.accepts(role.Role, a, slot == "subj" || slot == "obj" || slot == "governor-subj") {
				r.add(role.Role, a)
				found = true
			}
		}
		if found && r.frame.Reciprocal != role.Role {
			return
		}
	}
}

// bound reports a frame that says what its theme is, so that the theme fills no
// other role.
func (r *reading) bound() bool { return r.frame.ThemeRole != "" || len(r.frame.Classes) > 0 }

// themeSlotRole allows the theme to fill the role that is declared for it.
func (r *reading) themeSlotRole(role string) string {
	if r.frame.ThemeRole == role || r.frame.ThemeRole == "" {
		return r.frame.ThemeSlots()[0]
	}
	return ""
}

func (r *reading) fillPopulation(role string) bool {
	if r.theme < 0 || r.filled(role) {
		return false
	}
	e := r.v.populationNear(r.theme)
	if e == nil {
		return false
	}
	r.parts = append(r.parts, r.v.entityParticipant(role, e, r.rule(role, "population")))
	return true
}

func (r *reading) rule(field, via string) string {
	if via == "" {
		via = "tree"
	}
	return r.v.in.pack.Lang + "/roles/" + field + "/" + via
}

func (r *reading) add(role string, a arg) {
	if to, ok := r.frame.Merge[role]; ok {
		r.fillers[a.head] = role
		r.parts = append(r.parts, r.v.participants(to, a, r.rule(to, a.via))...)
		return
	}
	r.fillers[a.head] = role
	if slices.Contains(r.frame.Through, role) && r.v.entity(a.head) == nil {
		e := r.v.ownerOf(a.head)
		if e == nil || r.itself(a.head, e) {
			if o := r.otherNamed(a.head); o != nil {
				e = o
			}
		}
		if e != nil {
			r.parts = append(r.parts, r.v.phraseParticipant(role, a.head, e, r.rule(role, "through")))
			return
		}
	}
	r.parts = append(r.parts, r.v.participants(role, a, r.rule(role, a.via))...)
}

// itself reports a possessive that would make one party both sides of what is done,
// which is rarely meant: who promises to back "his decisions" backs another's.
func (r *reading) itself(w int, e *entityMention) bool {
	return r.v.possessive(w) >= 0 && (r.names(e.id) || r.v.office[e.id] != "" && r.names(r.v.office[e.id]) || slices.ContainsFunc(r.parts, func(p cotejo.Participant) bool { return p.Entity != "" && r.v.office[p.Entity] == e.id }))
}

// otherNamed guesses whose an unresolved possessive is: of the entity named last
// before it that has no role here yet ("sent a letter to X in which he backs his
// decisions").
func (r *reading) otherNamed(w int) *entityMention {
	v := r.v
	det := v.possessive(w)
	if det < 0 {
		return nil
	}
	for i := det - 1; i >= 0; i-- {
		for _, e := range v.heads[i] {
			if e.id != "" && !e.demonym && (e.kind == "person" || e.kind == "country" || e.kind == "organisation") && !r.names(e.id) {
				return e
			}
		}
	}
	return nil
}

// accepts reports whether an argument can fill a role: a core argument may be
// any noun phrase, a prepositional one must name somebody or some place, and the
// frame may ask for a name or a kind.
func (r *reading) accepts(role string, a arg, coreSlot bool) bool {
	v, f := r.v, r.frame
	if a.via == "elliptic" || a.via == "possessive" || a.via == "demonym" {
		return r.kindFits(role, a)
	}
	if v.inTimex(a.head) || v.g.is("time-unit", v.tok(a.head).Lemma) || v.unresolved(a.head) || role != "topic" && role != "target" && v.amount(a.head) {
		return false
	}
	if role == "topic" && !coreSlot && v.linked(a.head) || role == "recipient" && v.whereabouts(a.head) {
		return false
	}
	if kinds := f.Kinds[role]; len(kinds) > 0 && !slices.Contains(kinds, v.kindOf(a.head)) && !subsumedByAny(kinds, v.themeClass(a.head)) {
		body := role == "actor" && v.bodyNoun(a.head) && slices.Contains(kinds, "organisation")
		if (v.kindOf(a.head) != "" || v.tok(a.head).UPOS != text.PROPN) && !(role == "speaker" && v.kindOf(a.head) == "" && v.speaks(r.core, a.head)) && !body {
			return false
		}
	}
	if slices.Contains(f.Entity, role) || a.via == "agent" && r.deliberate() {
		return (v.bodyLike(a.head) || v.kindOf(a.head) != "" || role == "actor" && v.bodyNoun(a.head)) && !inventory.Subsumes("casualty", v.nounClass(a.head))
	}
	if slices.Contains(f.Through, role) {
		return v.nominal(a.head)
	}
	if coreSlot || role == "topic" || role == "target" || role == "crime" || role == "place" {
		return v.nominal(a.head)
	}
	return v.bodyLike(a.head) || v.kindOf(a.head) != ""
}

// deliberate reports a deed that only somebody does: what stands behind "by" in its passive
// and can do nothing is why it was done ("tried for the death of a boy").
func (r *reading) deliberate() bool {
	switch r.group() {
	case "law", "politics", "diplomacy", "transfer", "speech", "protest":
		return true
	}
	return r.frame.Predicate == "hospitalize"
}

// speaks reports whether a word is the source that an attribution names, whose cue a verb is
// and which tells more than a noun.
func (v *view) speaks(verb, word int) bool {
	cue, source := v.tok(verb).Span, v.tok(word).Span
	return slices.ContainsFunc(v.attrs, func(at *attribution) bool {
		return slices.ContainsFunc(at.links, func(l cotejo.Attribution) bool {
			return l.CueSpan != nil && l.CueSpan.Contains(cue) && l.Span.Contains(source) && !strings.HasSuffix(l.Rule, ruleVerbNoun)
		})
	})
}

// otherSense reports a verb that means something else with the word behind it: "asks
// pardon" asks for nothing that could be given.
func (v *view) otherSense(i int) bool {
	return i+1 < len(v.s.Tokens) && v.g.is("other-sense", v.tok(i).Lemma+" "+v.tok(i+1).Lower)
}

// whereabouts reports a noun that only says where ("the zone", "the whole country"), which
// is nobody who could get something.
func (v *view) whereabouts(w int) bool {
	c := v.nounClass(w)
	return v.tok(w).UPOS == text.NOUN && c != "" && inventory.Subsumes("place", c) && v.entity(w) == nil && v.represented(w) == nil
}

// sum reports money or a share.
func (v *view) sum(w int) bool {
	q := v.quantityAt(w)
	return q != nil && (isCurrency(q.figure.Unit) || q.figure.Unit == "percent") && v.kindOf(w) == ""
}

// amount reports a counted phrase that is nobody: a sum, a share, so many things.
func (v *view) amount(w int) bool {
	q := v.quantityAt(w)
	return q != nil && q.figure.Unit != "person" && v.kindOf(w) == ""
}

func (r *reading) kindFits(role string, a arg) bool {
	kinds := r.frame.Kinds[role]
	if len(kinds) == 0 {
		return true
	}
	for _, e := range r.v.heads[a.head] {
		if slices.Contains(kinds, e.kind) {
			return true
		}
	}
	return false
}

// unresolved reports a pronoun that nothing was found for.
func (v *view) unresolved(w int) bool {
	t := v.tok(w)
	return (t.UPOS == text.PRON || t.UPOS == text.DET) && v.entity(w) == nil && v.inQuant[w] == nil
}

// meets checks the frame's needs that can be checked before figures, times and
// contents are attached.
func (r *reading) meets() bool {
	if g := r.group(); r.v.playful && (g == "force" || g == "protest") || r.frame.Plural && !r.many() {
		return false
	}
	for role, n := range r.frame.Least {
		got := 0
		for _, p := range r.parts {
			if p.Role == role {
				got++
			}
		}
		if got < n {
			return false
		}
	}
	for _, n := range r.frame.Needs {
		switch n {
		case "figure", "content", "place", "time":
		case "theme":
			if r.theme < 0 && !r.pronoun && !r.filled(r.frame.ThemeRole) {
				return false
			}
		default:
			if !r.filled(n) && !r.hasMerged(n) {
				return false
			}
		}
	}
	if len(r.frame.Needs) == 0 && len(r.parts) == 0 && r.theme < 0 {
		return r.nominal && r.demonstrative()
	}
	return true
}

func (r *reading) hasMerged(role string) bool {
	for _, got := range r.fillers {
		if got == role {
			return true
		}
	}
	return false
}

// many reports a theme that is several: a plural, a quantity, a body.
func (r *reading) many() bool {
	if r.theme < 0 {
		return true
	}
	return r.v.tok(r.theme).Feats.Has("Number", "Plur") || r.v.quantityAt(r.theme) != nil || r.v.kindOf(r.theme) == "organisation"
}

// sport reports a sentence about a game, where attacks, defences and marches are
// no force and no protest.
func (v *view) sport() bool {
	for i := range v.s.Tokens {
		if t := v.tok(i); v.g.is("sport", t.Lemma) || v.g.is("sport", t.Lower) {
			return true
		}
	}
	return false
}

// group is the inventory group of the reading's predicate.
func (r *reading) group() string {
	p, _ := inventory.Get(r.frame.Predicate)
	return p.Group
}
