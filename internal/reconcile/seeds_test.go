package reconcile

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
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
		d := Describe(doc, byDoc[c.Document], ents)
		out[id] = Item{Claim: c, Document: d, Keys: Keys(c, d)}
	}
	return out
}

func goldToClaim(g goldClaim, text string) cotejo.Claim {
	start, end := g.Start, g.End
	for start > 0 && text[start-1] != '.' && text[start-1] != '\n' {
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

func TestSeedsDump(t *testing.T) {
	items := seedItems(t)
	var all []Item
	for _, it := range items {
		all = append(all, it)
	}
	m := NewMemStore()
	if _, err := m.Change(all, nil); err != nil {
		t.Fatal(err)
	}
	for _, e := range m.Events() {
		if len(e.Claims) > 1 {
			t.Log(e.ID, e.Label["es"], e.Claims, e.Time)
		}
	}
	for _, p := range m.Panels() {
		t.Log(p.ID, p.Label["es"], len(p.Rows))
		for _, r := range p.Rows {
			t.Log("   ", r.Claim, r.Figure.Comparator, r.Status, r.Origins)
		}
	}
	for _, f := range m.Findings() {
		t.Log(f.Rank, f.Type, f.Score, f.Claims, "\n", f.Text["es"], "\n", f.Text["en"])
	}
	for _, p := range m.Panels() {
		t.Log(p.Label, p.Reading, p.Best)
	}
	for _, r := range m.Relations() {
		t.Log(r.A, r.B, r.Type, r.Row)
	}
}
