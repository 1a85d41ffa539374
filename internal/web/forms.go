package web

import (
	"cmp"
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/ledger"
	"github.com/cotejo/cotejo/internal/pipeline"
	"github.com/cotejo/cotejo/internal/reconcile"
	"github.com/cotejo/cotejo/inventory"
)

// bad is the answer to a form or address that cannot be followed: a message of the
// catalogue says what is wrong with it.
func (w *Workspace) bad(r *http.Request, key string, pairs ...any) error {
	a, err := args(pairs...)
	if err != nil {
		return err
	}
	return &ledger.Error{Kind: ledger.ErrFilter, Path: w.name, Detail: w.voice(r).Say(key, a)}
}

// isoDate is a year, a month or a day, or a span of them, as a person may type it.
var isoDate = regexp.MustCompile(`^\d{4}(-\d{2}(-\d{2})?)?$`)

// worded reads the parts of a form that are typed as words (who, whom, where,
// according to whom) into fields, where they differ from what the claim says; was
// is the zero claim for one that is being added. The names are those of entities
// that the document or the ledger knows, else just names.
func (w *Workspace) worded(r *http.Request, document string, was cotejo.Claim, fields map[string]string) error {
	form := r.PostForm
	names, err := w.namesIn(r.Context(), document)
	if err != nil {
		return err
	}
	put := func(field string, v any) error {
		raw, err := json.Marshal(v)
		fields[field] = string(raw)
		return err
	}
	predicate := cmp.Or(form.Get("field.predicate"), was.Predicate)
	people := slices.Clone(was.Participants)
	for _, side := range []struct{ input, role string }{{"who", "actor"}, {"whom", towards(predicate)}} {
		if form.Has(side.input) {
			people = replaced(people, side.role, w.lookUp(r.Context(), names, form.Get(side.input)))
		}
	}
	if !sameJSON(people, was.Participants) {
		if err := put("participants", people); err != nil {
			return err
		}
	}
	if label := placeOf(was); form.Has("where") && strings.TrimSpace(form.Get("where")) != label {
		if err := put("place", placed(was.Place, w.lookUp(r.Context(), names, form.Get("where")))); err != nil {
			return err
		}
	}
	if form.Has("whosays") && (strings.TrimSpace(form.Get("whosays")) != rootOf(was) || form.Get("sourcetype") != "") {
		chain := sourced(was.Chain, w.lookUp(r.Context(), names, form.Get("whosays")), cotejo.SourceType(form.Get("sourcetype")))
		if !sameJSON(chain, was.Chain) {
			return put("chain", chain)
		}
	}
	return nil
}

func sameJSON[T any](a, b []T) bool {
	x, err := json.Marshal(a)
	y, err2 := json.Marshal(b)
	return err == nil && err2 == nil && (len(a) == 0 && len(b) == 0 || string(x) == string(y))
}

// towards is the role of the other side of a predicate: who receives, or who
// suffers it.
func towards(predicate string) string {
	p, _ := inventory.Get(predicate)
	switch p.Group {
	case "force", "harm", "law", "disaster":
		return "target"
	}
	return "recipient"
}

// Actor and Other give the names of the two sides of a claim for a form.
func (v *view) Actor(c cotejo.Claim) string { return labelOf(c, "actor", "speaker") }

// Other is the name of the side that a claim's happening is done to.
func (v *view) Other(c cotejo.Claim) string { return labelOf(c, towards(c.Predicate)) }

// Where is the first place of a claim, for a form.
func (v *view) Where(c cotejo.Claim) string { return placeOf(c) }

// Root is the name of the source that a claim goes back to, for a form.
func (v *view) Root(c cotejo.Claim) string { return rootOf(c) }

func labelOf(c cotejo.Claim, roles ...string) string {
	for _, p := range c.Participants {
		if slices.Contains(roles, p.Role) {
			return p.Label
		}
	}
	return ""
}

func placeOf(c cotejo.Claim) string {
	if len(c.Place) == 0 {
		return ""
	}
	return c.Place[0].Label
}

func rootOf(c cotejo.Claim) string {
	if len(c.Chain) == 0 {
		return ""
	}
	return c.Chain[len(c.Chain)-1].Label
}

// replaced puts a name in the place of the first participant in a role; an empty
// name takes it out.
func replaced(in []cotejo.Participant, role string, e cotejo.Entity) []cotejo.Participant {
	at := slices.IndexFunc(in, func(p cotejo.Participant) bool {
		return p.Role == role || role == "actor" && p.Role == "speaker"
	})
	switch {
	case at >= 0 && in[at].Label == e.Label:
	case at >= 0 && e.Label == "":
		in = slices.Delete(in, at, at+1)
	case at >= 0:
		in[at] = cotejo.Participant{Role: in[at].Role, Entity: e.ID, Label: e.Label, Text: e.Label}
	case e.Label != "":
		in = append(in, cotejo.Participant{Role: role, Entity: e.ID, Label: e.Label, Text: e.Label})
	}
	return in
}

func placed(in []cotejo.Place, e cotejo.Entity) []cotejo.Place {
	out := slices.Clone(in[min(1, len(in)):])
	if e.Label == "" {
		return out
	}
	return append([]cotejo.Place{{Entity: e.ID, Label: e.Label, Within: e.Within, Text: e.Label}}, out...)
}

// sourced puts a source at the root of a chain.
func sourced(in []cotejo.Attribution, e cotejo.Entity, kind cotejo.SourceType) []cotejo.Attribution {
	out := slices.Clone(in)
	if len(out) > 0 && out[len(out)-1].Label == e.Label {
		out[len(out)-1].Type = cmp.Or(kind, out[len(out)-1].Type)
		return out
	}
	out = out[:max(0, len(out)-1)]
	if e.Label == "" {
		return out
	}
	kinds := map[string]cotejo.SourceType{"country": cotejo.SourceCountry, "person": cotejo.SourcePerson, "agency": cotejo.SourceAgency, "outlet": cotejo.SourceOutlet,
		"organisation": cotejo.SourceInstitution, "service": cotejo.SourceInstitution, "unit": cotejo.SourceInstitution}
	return append(out, cotejo.Attribution{Entity: e.ID, Label: e.Label, Text: e.Label, Mode: cotejo.Says, Type: cmp.Or(kind, kinds[e.Kind], cotejo.SourceUnspecified)})
}

// namesIn gives the entities that a document names, the most named first.
func (w *Workspace) namesIn(ctx context.Context, document string) ([]cotejo.Entity, error) {
	page, err := w.ledger.Entities(ctx, ledger.Filter{Document: document, Limit: 200})
	return page.Items, err
}

// lookUp finds the entity that a typed name is of: one of the document, else of the
// ledger, by any of its names; else it is a name and nothing more.
func (w *Workspace) lookUp(ctx context.Context, names []cotejo.Entity, typed string) cotejo.Entity {
	typed = strings.Join(strings.Fields(typed), " ")
	if typed == "" {
		return cotejo.Entity{}
	}
	is := func(e cotejo.Entity) bool {
		return e.ID == typed || slices.ContainsFunc(append(slices.Clone(e.Also), e.Label), func(n string) bool { return bare(n) == bare(typed) })
	}
	if i := slices.IndexFunc(names, is); i >= 0 {
		return names[i]
	}
	if page, err := w.ledger.Entities(ctx, ledger.Filter{Text: typed, Limit: 20}); err == nil {
		if i := slices.IndexFunc(page.Items, is); i >= 0 {
			return page.Items[i]
		}
	}
	return cotejo.Entity{Label: typed}
}

// missed reads a claim that a person adds in a passage of a document. Without a
// predicate it is a note that something is there.
func (w *Workspace) missed(r *http.Request, j cotejo.Judgement) (cotejo.Judgement, error) {
	doc, err := w.ledger.Document(r.Context(), j.Target)
	if err != nil {
		return j, err
	}
	quote := strings.TrimSpace(r.PostForm.Get("quote"))
	at, found := locate(doc.Text, quote)
	if !found {
		return j, w.bad(r, "web.bad.quote")
	}
	pipeline.QuotePassage(&j, &doc, at)
	if j.Fields, err = corrections(r.PostForm); err != nil {
		return j, w.bad(r, "web.bad.number", "Detail", err.Error())
	}
	if j.Fields["predicate"] == "" {
		j.Decision = cotejo.Unsure
		return j, nil
	}
	j.Decision = cotejo.Add
	if err := w.worded(r, doc.ID, cotejo.Claim{}, j.Fields); err != nil {
		return j, err
	}
	counted(r.PostForm, at.Of(doc.Text), j.Fields)
	if _, ok := reconcile.Added(j, doc); !ok {
		return j, w.bad(r, "web.bad.claim")
	}
	return j, w.checkDate(r, j.Fields)
}

func (w *Workspace) checkDate(r *http.Request, fields map[string]string) error {
	var day string
	if raw, given := fields["time.value"]; given && (json.Unmarshal([]byte(raw), &day) != nil || !isoDate.MatchString(day)) {
		return w.bad(r, "web.bad.date")
	}
	return nil
}

// locate finds words in a text, whatever white space stands between them: a
// selection in a browser does not keep line ends.
func locate(text, quote string) (cotejo.Span, bool) {
	words := strings.Fields(quote)
	if len(words) == 0 {
		return cotejo.Span{}, false
	}
	for i, word := range words {
		words[i] = regexp.QuoteMeta(word)
	}
	pattern, err := regexp.Compile(strings.Join(words, `\s+`))
	if err != nil {
		return cotejo.Span{}, false
	}
	at := pattern.FindStringIndex(text)
	if at == nil {
		return cotejo.Span{}, false
	}
	return cotejo.Span{Start: at[0], End: at[1]}, true
}

// counted fills in what goes with a figure: its unit, and its words in the passage.
func counted(form url.Values, passage string, fields map[string]string) {
	for _, f := range []string{"figure.low", "figure.high"} {
		if fields[f] == "null" && fields["figure.low"] == fields["figure.high"] {
			delete(fields, "figure.low")
			delete(fields, "figure.high")
		}
	}
	if fields["figure.low"] == "" {
		return
	}
	if fields["figure.unit"] == "" {
		unit := `"item"`
		if inventory.Subsumes("person", form.Get("field.figure.class")) {
			unit = `"person"`
		}
		fields["figure.unit"] = unit
	}
	for _, typed := range []string{form.Get("figure.text"), form.Get("field.figure.low"), form.Get("field.figure.high")} {
		if typed = strings.TrimSpace(typed); typed != "" && strings.Contains(passage, typed) {
			if raw, err := json.Marshal(typed); err == nil {
				fields["figure.text"] = string(raw)
				return
			}
		}
	}
}

// Classes lists what can be counted, by name.
func (v *view) Classes() []choice { return v.listed("class.") }

// Units lists the units of figures, by name; persons and things follow from what
// is counted.
func (v *view) Units() []choice {
	out := []choice{{"percent", "%"}}
	for _, code := range []string{"EUR", "USD", "GBP", "ARS", "BOB", "CLP", "COP", "CRC", "DOP", "GTQ", "MXN", "PEN", "PYG", "UYU", "VES"} { // ISO 4217
		out = append(out, choice{code, code})
	}
	return append(out, v.listed("unit.")...)
}

// Aspects lists what a figure can be of: a level, a sum over time, an addition…
func (v *view) Aspects() []choice { return v.listed("aspect.") }

// listed gives the codes of a closed list from the catalogue, by name.
func (v *view) listed(prefix string) []choice {
	var out []choice
	for _, k := range v.Keys() {
		if id, ok := strings.CutPrefix(k, prefix); ok {
			out = append(out, choice{id, v.Say(k, nil)})
		}
	}
	slices.SortFunc(out, func(a, b choice) int { return cmp.Or(cmp.Compare(bare(a.Name), bare(b.Name)), cmp.Compare(a.ID, b.ID)) })
	return out
}

// SourceTypes lists the kinds of source, by name.
func (v *view) SourceTypes() []choice { return v.choices("source", sourceTypes) }

// Day is the date of a claim for a form: as it can be typed, else empty.
func (v *view) Day(t *cotejo.Time) string {
	if t == nil || !isoDate.MatchString(cmp.Or(t.Value, t.Begin)) {
		return ""
	}
	return cmp.Or(t.Value, t.Begin)
}

// AddedBy names who added a claim, "" when it was read.
func (v *view) AddedBy(c cotejo.Claim) string {
	for _, s := range c.Trail {
		if strings.HasPrefix(s.Rule, reconcile.AddedRule) {
			return s.Note
		}
	}
	return ""
}

// Changes says what a decision set, field by field.
func (v *view) Changes(fields map[string]string) string {
	var out []string
	for _, field := range slices.Concat(reconcile.AddableFields, []string{reconcile.ClaimsField}) {
		raw, given := fields[field]
		if !given || field == "object" || strings.HasSuffix(field, ".text") {
			continue
		}
		var items []struct{ Label string }
		var ids []string
		var number *float64
		var word string
		switch {
		case json.Unmarshal([]byte(raw), &ids) == nil && len(ids) > 0:
			out = append(out, v.Say("count.claims", map[string]any{"N": len(ids)}))
		case json.Unmarshal([]byte(raw), &items) == nil && len(items) > 0:
			var names []string
			for _, x := range items {
				names = append(names, x.Label)
			}
			out = append(out, v.Code("field", field)+": "+v.List(names))
		case json.Unmarshal([]byte(raw), &number) == nil:
			out = append(out, v.Code("field", field)+": "+v.Opt(number))
		case json.Unmarshal([]byte(raw), &word) == nil:
			out = append(out, v.Code("field", field)+": "+v.OldValue(cotejo.Step{Field: field, Text: word}))
		}
	}
	return strings.Join(out, "; ")
}
