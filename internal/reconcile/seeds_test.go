package reconcile

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/cotejo/cotejo"
)

// goldClaim is a line of the seeds' gold.
type goldClaim struct {
	ID, Document, Anchor string
	Start, End           int
	Predicate            []string
	Actor, Recipient     []string
	Object, Place, Chain []string
	Via                  []string
	ChainForm            string `json:"chain_form"`
	Stage, Status, Time  string
	TimeRelation         string `json:"time_relation"`
	Counted, Quote       string
	ScopeNote            string `json:"scope_note"`
	Figure               *struct {
		Low, High        *float64
		Comparator, Unit string
	}
}

// seedsDir finds the seeds beside the module, or skips.
func seedsDir(t *testing.T) string {
	t.Helper()
	dir := filepath.Join("..", "..", "..", "shared", "seeds")
	if _, err := os.Stat(filepath.Join(dir, "gold.jsonl")); err != nil {
		t.Skip("the seeds are not here")
	}
	return dir
}

var goldPeople = map[string]string{"Kim Jong Un": "iso:KP", "Vladimir Putin": "iso:RU", "Serguéi Shoigú": "iso:RU", "Emmanuel Macron": "iso:FR", "Donald Trump": "iso:US"}
var goldPlaces = map[string]string{"Kursk": "iso:RU", "Bélgorod": "iso:RU", "Pyongyang": "iso:KP", "Alaska": "iso:US", "Crimea": "iso:UA", "Donbás": "iso:UA"}
var goldCountries = map[string]string{"Rusia": "iso:RU", "Ucrania": "iso:UA"}

func goldEntity(name string) string {
	switch {
	case len(name) == 2:
		return "iso:" + name
	case goldCountries[name] != "":
		return goldCountries[name]
	case goldPlaces[name] != "":
		return "geo:" + fold(name)
	case goldPeople[name] != "":
		return "per:" + fold(name)
	}
	return "org:" + fold(name)
}

func seedItems(t *testing.T) map[string]Item {
	t.Helper()
	dir := seedsDir(t)
	f, err := os.Open(filepath.Join(dir, "gold.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	texts, claims, byDoc := map[string]string{}, map[string]cotejo.Claim{}, map[string][]cotejo.Claim{}
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		var g goldClaim
		if err := json.Unmarshal(sc.Bytes(), &g); err != nil {
			t.Fatal(err)
		}
		if texts[g.Document] == "" {
			b, err := os.ReadFile(filepath.Join(dir, g.Document))
			if err != nil {
				t.Fatal(err)
			}
			texts[g.Document] = string(b)
		}
		c := goldToClaim(g, texts[g.Document])
		claims[g.ID] = c
		byDoc[g.Document] = append(byDoc[g.Document], c)
	}
	out := map[string]Item{}
	for id, c := range claims {
		doc := cotejo.Document{ID: c.Document, Text: texts[c.Document], Blocks: []cotejo.Block{{Kind: cotejo.BlockBody, Span: cotejo.Span{End: len(texts[c.Document])}}}}
		if strings.HasPrefix(c.Document, "004") {
			doc.Published = cotejo.Published{Value: "2026-01-09", Precision: "day", Basis: "reference"}
		}
		var ents []cotejo.Entity
		for who, of := range goldPeople {
			ents = append(ents, cotejo.Entity{ID: "per:" + fold(who), Kind: "person", Roles: []cotejo.Role{{Title: "presidente", Of: of}}})
		}
		d := Describe(doc, byDoc[c.Document], ents, nil)
		out[id] = Item{Claim: c, Document: d, Keys: Keys(c, d)}
	}
	return out
}

func goldToClaim(g goldClaim, text string) cotejo.Claim {
	start, end := g.Start, g.End
	for start > 0 && text[start-1] != '\n' && (text[start-1] != ' ' || text[start-2] != '.') {
		start--
	}
	if i := strings.IndexAny(text[end:], "\n"); i >= 0 {
		end += min(i, 120)
	}
	c := cotejo.Claim{ID: "c_" + g.ID, Document: g.Document, Predicate: g.Predicate[0], Stage: g.Stage, Object: g.Object,
		Factuality: cotejo.Factuality{Polarity: "+", Status: cotejo.Status(g.Status)},
		Sentence:   cotejo.Passage{Span: cotejo.Span{Start: start, End: end}, Exact: text[start:end]}}
	for _, a := range g.Actor {
		c.Participants = append(c.Participants, cotejo.Participant{Role: "actor", Entity: goldEntity(a), Label: a})
	}
	for _, a := range g.Recipient {
		c.Participants = append(c.Participants, cotejo.Participant{Role: "recipient", Entity: goldEntity(a), Label: a})
	}
	for _, p := range g.Place {
		pl := cotejo.Place{Entity: goldEntity(p), Label: p}
		if in := goldPlaces[p]; in != "" {
			pl.Within = []string{in}
		}
		c.Place = append(c.Place, pl)
	}
	if g.Time != "" || g.TimeRelation != "" {
		c.Time = &cotejo.Time{Value: g.Time, Begin: g.Time, Relation: g.TimeRelation}
	}
	for _, ch := range append(g.Via, g.Chain...) {
		a := cotejo.Attribution{Label: ch, Type: cotejo.SourceInstitution, Mode: cotejo.Says}
		if goldPeople[ch] != "" {
			a.Entity, a.Type = goldEntity(ch), cotejo.SourceOfficial
		}
		if ch == "servicios de inteligencia extranjeros" {
			a.Type = cotejo.SourceGroup
		}
		if g.ChainForm == "joint" {
			a.Group = 1
		}
		c.Chain = append(c.Chain, a)
	}
	if g.Figure != nil {
		fig := &cotejo.Figure{Low: g.Figure.Low, High: g.Figure.High, Best: g.Figure.Low, Comparator: cotejo.Comparator(g.Figure.Comparator), Unit: g.Figure.Unit, Counted: g.Counted}
		if g.Figure.Unit == "person" {
			fig.Class, fig.Population = "troops", []string{"iso:KP"}
			if len(g.Object) > 0 {
				fig.Class = g.Object[0]
			}
			fig.Class = strings.TrimSuffix(fig.Class, "s")
			if fig.Class == "troop" {
				fig.Class = "troops"
			}
			if c.Time != nil && c.Time.Relation == "since" {
				fig.Aspect = cotejo.FlowAsp
			}
			switch {
			case strings.HasPrefix(g.ScopeNote, "additional"):
				fig.Aspect = cotejo.Increment
			case strings.HasPrefix(g.ScopeNote, "part"):
				fig.Aspect = cotejo.Part
			}
		}
		if fig.Comparator == cotejo.Range {
			fig.Best = nil
		}
		c.Figure = fig
	}
	return c
}

// laid is a store with lookups for tests.
type laid struct {
	*MemStore
	t    *testing.T
	rels map[[2]string]cotejo.Relation
}

func lay(t *testing.T, items map[string]Item) laid {
	t.Helper()
	var all []Item
	for _, it := range items {
		all = append(all, it)
	}
	l := laid{NewMemStore(), t, map[[2]string]cotejo.Relation{}}
	if _, err := l.Change(all, nil); err != nil {
		t.Fatal(err)
	}
	for _, r := range l.Relations() {
		l.rels[pairKey(r.A, r.B)] = r
	}
	return l
}

// relation demands a relation between two claims with a reason on a field.
func (l laid) relation(a, b string, want cotejo.RelationType, field Field) cotejo.Relation {
	l.t.Helper()
	r, ok := l.rels[pairKey("c_"+a, "c_"+b)]
	if !ok {
		l.t.Errorf("%s and %s are not related, want %s", a, b, want)
		return r
	}
	if r.Type != want || directed[want] && r.A != "c_"+a {
		l.t.Errorf("%s %s %s by %s, want %s %s %s", r.A, r.Type, r.B, r.Row, a, want, b)
	}
	if !slices.ContainsFunc(r.Reasons, func(x cotejo.Reason) bool { return x.Field == string(field) }) {
		l.t.Errorf("%s %s %s gives no reason on %s: %v", r.A, r.Type, r.B, field, r.Reasons)
	}
	return r
}

func (l laid) eventOf(claim string) cotejo.Event {
	l.t.Helper()
	for _, e := range l.Events() {
		if slices.Contains(e.Claims, "c_"+claim) {
			return e
		}
	}
	l.t.Errorf("no event holds %s", claim)
	return cotejo.Event{}
}

func (l laid) panelOf(claim string) cotejo.Panel {
	l.t.Helper()
	for _, p := range l.Panels() {
		if slices.Contains(rowClaims(p), "c_"+claim) {
			return p
		}
	}
	l.t.Errorf("no panel holds %s", claim)
	return cotejo.Panel{}
}

// finding demands a finding of a type that speaks of some claims.
func (l laid) finding(kind string, claims ...string) cotejo.Finding {
	l.t.Helper()
	for _, f := range l.Findings() {
		if f.Type == kind && !slices.ContainsFunc(claims, func(c string) bool { return !slices.Contains(f.Claims, "c_"+c) }) {
			for _, lang := range []string{"es", "en"} {
				if s := f.Text[lang]; s == "" || strings.Contains(s, "[") || strings.Contains(s, "<no value>") || !strings.HasSuffix(s, ".") {
					l.t.Errorf("finding %s says %q in %s", kind, s, lang)
				}
			}
			return f
		}
	}
	l.t.Errorf("no finding %s of %v", kind, claims)
	return cotejo.Finding{}
}

func ids(short ...string) []string {
	for i := range short {
		short[i] = "c_" + short[i]
	}
	return short
}

// TestSeeds holds the ten expectations of the seeds' corpus gold.
func TestSeeds(t *testing.T) {
	items := seedItems(t)
	l := lay(t, items)
	t.Run("x01 one agreement", func(t *testing.T) {
		e := l.eventOf("g06")
		for _, g := range []string{"g06", "g15", "g21", "g42"} {
			if l.eventOf(g).ID != e.ID {
				t.Errorf("%s is of another event", g)
			}
		}
		if e.Time == nil || e.Time.Begin != "2024-06" || e.Articles != 4 {
			t.Errorf("time %+v, articles %d", e.Time, e.Articles)
		}
		if r := l.relation("g06", "g42", cotejo.Agrees, FieldTime); r.Row != "says-agrees" {
			t.Error(r)
		}
	})
	t.Run("x02 eight figures", func(t *testing.T) {
		p := l.panelOf("g07")
		if got, want := rowClaims(p), ids("g07", "g16", "g18", "g19", "g20", "g23", "g25", "g45"); !slices.Equal(got, want) {
			t.Errorf("rows %v, want %v", got, want)
		}
		planned := 0
		for _, r := range p.Rows {
			if r.Status == cotejo.Planned {
				planned++
			}
		}
		if planned != 3 || !p.Contested || p.Reading["es"] == "" || p.Reading["en"] == "" {
			t.Errorf("%d planned, contested %v, reading %v", planned, p.Contested, p.Reading)
		}
	})
	t.Run("x03 three origins agree", func(t *testing.T) {
		l.relation("g07", "g16", cotejo.Agrees, FieldValue)
		l.relation("g07", "g45", cotejo.Agrees, FieldValue)
		l.relation("g16", "g45", cotejo.Agrees, FieldValue)
		o, unknown := Origins([]Item{items["g07"], items["g16"], items["g45"]})
		if len(o) != 3 || unknown != 0 {
			t.Errorf("%d origins, %d unknown, want 3 and 0", len(o), unknown)
		}
		l.finding(FindAgreement, "g07", "g16", "g45")
	})
	t.Run("x04 part of the plan", func(t *testing.T) { l.relation("g20", "g19", cotejo.PartOf, FieldAspect) })
	t.Run("x05 another scope", func(t *testing.T) {
		r := l.relation("g16", "g18", cotejo.DiffersInScope, FieldAspect)
		if !slices.ContainsFunc(r.Reasons, func(x cotejo.Reason) bool { return x.Field == string(FieldPlace) }) {
			t.Errorf("the place is no reason: %v", r.Reasons)
		}
		l.finding(FindScope, "g16", "g18")
	})
	t.Run("x06 plans differ", func(t *testing.T) {
		if r := l.relation("g19", "g25", cotejo.DiffersInScope, FieldTime); r.Row != "plans-differ" {
			t.Errorf("by %s", r.Row)
		}
		l.finding(FindPlans, "g19", "g25")
	})
	t.Run("x07 no source", func(t *testing.T) {
		l.finding(FindUnsourced, "g23")
		l.relation("g18", "g23", cotejo.Agrees, FieldValue)
		if r := l.rels[pairKey("c_g07", "c_g23")]; r.Type != cotejo.Incomparable || r.Row != "undated" {
			t.Errorf("below 15,000: %v", r)
		}
	})
	t.Run("x08 two days", func(t *testing.T) {
		if l.eventOf("g27").ID != l.eventOf("g28").ID {
			t.Error("two events")
		}
		if l.eventOf("g31").ID == l.eventOf("g27").ID || l.eventOf("g33").ID == l.eventOf("g27").ID {
			t.Error("meetings of other months are drawn in")
		}
		l.relation("g27", "g28", cotejo.Conflicts, FieldTime)
		l.finding(FindDate, "g27", "g28")
	})
	t.Run("x09 flows", func(t *testing.T) {
		var all []Item
		for _, it := range items {
			all = append(all, it)
		}
		got := map[string]bool{}
		for _, f := range Flows(all) {
			got[f.From+">"+f.To+":"+f.Object] = len(f.Claims) > 0
		}
		for _, want := range []string{"iso:KP>iso:RU:troops", "iso:KP>iso:RU:munitions", "iso:KP>iso:RU:missiles", "iso:KP>iso:RU:weapons", "iso:KP>iso:RU:workers",
			"iso:RU>iso:KP:technology", "iso:RU>iso:KP:weapons", "iso:RU>iso:KP:food", "iso:RU>iso:KP:fuel", "iso:RU>iso:KP:money"} {
			if !got[want] {
				t.Errorf("no flow %s in %v", want, got)
			}
		}
	})
	t.Run("x10 acknowledged", func(t *testing.T) {
		if r := l.relation("g07", "g08", cotejo.Agrees, FieldVoice); r.Row != "says-acknowledged" {
			t.Errorf("by %s", r.Row)
		}
		l.relation("g07", "g44", cotejo.Agrees, FieldVoice)
		l.finding(FindAcknowledged, "g07", "g08", "g44")
	})
}
