package reconcile_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/cotejo/cotejo"
	file "github.com/cotejo/cotejo/internal/ledger"
	"github.com/cotejo/cotejo/internal/pipeline"
	"github.com/cotejo/cotejo/internal/reconcile"
)

// road is what came out of articles that went down the whole road.
type road struct {
	*testing.T
	claims    []cotejo.Claim
	docs      map[string]string // document → file
	relations []cotejo.Relation
	events    []cotejo.Event
	panels    []cotejo.Panel
	findings  []cotejo.Finding
	flows     []cotejo.Flow
}

// travel builds a ledger of a folder beside the module, or skips.
func travel(t *testing.T, folder ...string) road {
	t.Helper()
	dir := filepath.Join(append([]string{"..", "..", ".."}, folder...)...)
	if _, err := os.Stat(dir); err != nil {
		t.Skip("the articles are not here")
	}
	return travelTo(t, dir)
}

// travelTo builds a ledger of a folder.
func travelTo(t *testing.T, dir string) road {
	t.Helper()
	packs, err := pipeline.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	l, err := file.Open(t.Context(), filepath.Join(t.TempDir(), "s.cotejo"), file.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	opt := pipeline.Options{}
	opt.Limits.InProcess = true
	p, err := pipeline.New(l, packs, opt)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	if _, err := p.Build(t.Context(), []string{dir}); err != nil {
		t.Fatal(err)
	}
	r := road{T: t, docs: map[string]string{}}
	f := file.Filter{Limit: file.MaxLimit}
	docs, err := l.Documents(t.Context(), f)
	r.check(err)
	for _, d := range docs.Items {
		r.docs[d.ID] = filepath.Base(d.Source.Path)
	}
	claims, err := l.Claims(t.Context(), f)
	r.check(err)
	r.claims = claims.Items
	rels, err := l.Relations(t.Context(), f)
	r.check(err)
	r.relations = rels.Items
	events, err := l.Events(t.Context(), f)
	r.check(err)
	r.events = events.Items
	panels, err := l.Panels(t.Context(), f)
	r.check(err)
	r.panels = panels.Items
	finds, err := l.Findings(t.Context(), f)
	r.check(err)
	r.findings = finds.Items
	var ids []string
	for _, c := range r.claims {
		ids = append(ids, c.ID)
	}
	items, err := l.ByIDs(t.Context(), ids)
	r.check(err)
	r.flows = reconcile.Flows(items)
	return r
}

func (r road) check(err error) {
	r.Helper()
	if err != nil {
		r.Fatal(err)
	}
}

// seek gives the claims of a file that fit.
func (r road) seek(name string, fits func(c cotejo.Claim) bool) []cotejo.Claim {
	r.Helper()
	var out []cotejo.Claim
	for _, c := range r.claims {
		if strings.HasPrefix(r.docs[c.Document], name) && fits(c) {
			out = append(out, c)
		}
	}
	if len(out) == 0 {
		r.Errorf("no such claim in %s", name)
	}
	return out
}

// figure gives a claim of a file by the low end of its figure.
func (r road) figure(name string, low float64) cotejo.Claim {
	r.Helper()
	found := r.seek(name, func(c cotejo.Claim) bool {
		return c.Figure != nil && c.Figure.Low != nil && *c.Figure.Low == low && c.Figure.Unit == "person"
	})
	if len(found) == 0 {
		return cotejo.Claim{}
	}
	return found[0]
}

// between gives the relation of two claims, either way round, and demands its type
// and a reason on a field.
func (r road) between(a, b cotejo.Claim, want cotejo.RelationType, field reconcile.Field) cotejo.Relation {
	r.Helper()
	for _, rel := range r.relations {
		if rel.A == a.ID && rel.B == b.ID || rel.A == b.ID && rel.B == a.ID {
			if rel.Type != want {
				r.Errorf("%s by %s, want %s", rel.Type, rel.Row, want)
			}
			if !slices.ContainsFunc(rel.Reasons, func(x cotejo.Reason) bool { return x.Field == string(field) }) {
				r.Errorf("%s gives no reason on %s: %v", rel.Row, field, rel.Reasons)
			}
			return rel
		}
	}
	r.Errorf("nothing relates %s %s and %s %s", a.Predicate, a.Sentence.Exact[:min(40, len(a.Sentence.Exact))], b.Predicate, b.Sentence.Exact[:min(40, len(b.Sentence.Exact))])
	return cotejo.Relation{}
}

// finding demands a finding of a type that speaks of all these claims.
func (r road) finding(kind string, claims ...cotejo.Claim) {
	r.Helper()
	for _, f := range r.findings {
		if f.Type == kind && !slices.ContainsFunc(claims, func(c cotejo.Claim) bool { return !slices.Contains(f.Claims, c.ID) }) {
			return
		}
	}
	r.Errorf("no finding %s", kind)
}

func (r road) eventOf(c cotejo.Claim) cotejo.Event {
	r.Helper()
	for _, e := range r.events {
		if slices.Contains(e.Claims, c.ID) {
			return e
		}
	}
	r.Errorf("no event holds %s", c.ID)
	return cotejo.Event{}
}

// TestSeedsFromText holds the expectations of the seeds' corpus gold on what is
// read from the articles themselves. Claims are found by file, figure and
// predicate; the wording stays with the articles.
func TestSeedsFromText(t *testing.T) {
	r := travel(t, "shared", "seeds")
	nato, joint, present := r.figure("000", 15000), r.figure("001", 15000), r.figure("001", 11000)
	six, first := r.figure("001", 6000), r.figure("001", 1200)
	vague, thirty, seoul := r.figure("002", 3000), r.figure("002", 30000), r.figure("004", 15000)
	in := func(r road, t *testing.T) road { r.T = t; return r }

	t.Run("x01 one agreement", func(t *testing.T) {
		r := in(r, t)
		signed := func(c cotejo.Claim) bool { return c.Predicate == "sign-agreement" && c.Time != nil }
		var events []string
		for _, name := range []string{"000", "001", "002", "004"} {
			for _, c := range r.seek(name, signed) {
				events = append(events, r.eventOf(c).ID)
			}
		}
		if slices.Sort(events); len(slices.Compact(events)) != 1 {
			t.Errorf("the treaty is %d events", len(slices.Compact(events)))
		}
		e := r.eventOf(r.seek("004", signed)[0])
		if e.Time == nil || !strings.HasPrefix(e.Time.Begin, "2024-06") || e.Articles != 4 {
			t.Errorf("time %+v, %d articles", e.Time, e.Articles)
		}
		rel := r.between(r.seek("000", signed)[0], r.seek("004", signed)[0], cotejo.Agrees, reconcile.FieldTime)
		if rel.Row != "says-agrees" {
			t.Errorf("a year and a month of it: %s", rel.Row)
		}
	})
	t.Run("x02 eight figures", func(t *testing.T) {
		r := in(r, t)
		for _, p := range r.panels {
			var rows []string
			for _, row := range p.Rows {
				rows = append(rows, row.Claim)
			}
			if !slices.Contains(rows, nato.ID) {
				continue
			}
			for _, c := range []cotejo.Claim{joint, present, six, first, vague, thirty, seoul} {
				if !slices.Contains(rows, c.ID) {
					t.Errorf("the panel lacks %s", c.Figure.Text)
				}
			}
			if len(rows) != 8 || p.Best == nil || p.Best.Policy != reconcile.DefaultPolicy {
				t.Errorf("%d rows, best %+v", len(rows), p.Best)
			}
			return
		}
		t.Error("no panel")
	})
	t.Run("x03 three origins agree", func(t *testing.T) {
		r := in(r, t)
		r.between(nato, joint, cotejo.Agrees, reconcile.FieldValue)
		r.between(nato, seoul, cotejo.Agrees, reconcile.FieldValue)
		r.between(joint, seoul, cotejo.Agrees, reconcile.FieldValue)
		r.finding(reconcile.FindAgreement, nato, joint, seoul)
	})
	t.Run("x04 part of the plan", func(t *testing.T) {
		if rel := in(r, t).between(first, six, cotejo.PartOf, reconcile.FieldAspect); rel.A != first.ID {
			t.Error("the whole is said to be part of its part")
		}
	})
	t.Run("x05 another scope", func(t *testing.T) {
		r := in(r, t)
		r.between(joint, present, cotejo.DiffersInScope, reconcile.FieldAspect)
		r.between(joint, present, cotejo.DiffersInScope, reconcile.FieldPlace)
		r.finding(reconcile.FindScope, joint, present)
	})
	t.Run("x06 plans differ", func(t *testing.T) {
		r := in(r, t)
		if rel := r.between(six, thirty, cotejo.DiffersInScope, reconcile.FieldTime); rel.Row != "plans-differ" {
			t.Errorf("by %s", rel.Row)
		}
		r.finding(reconcile.FindPlans, six, thirty)
	})
	t.Run("x07 no source", func(t *testing.T) {
		r := in(r, t)
		r.finding(reconcile.FindUnsourced, vague)
		r.between(present, vague, cotejo.Agrees, reconcile.FieldValue)
	})
	t.Run("x08 two days", func(t *testing.T) {
		r := in(r, t)
		on := func(day string) cotejo.Claim {
			return r.seek("003", func(c cotejo.Claim) bool {
				return c.Predicate == "meet" && c.Time != nil && strings.HasSuffix(c.Time.Begin, day)
			})[0]
		}
		caption, body := on("-06-04"), on("-06-05")
		if r.eventOf(caption).ID != r.eventOf(body).ID || r.eventOf(on("-03-21")).ID == r.eventOf(body).ID {
			t.Error("one meeting of June, and another of March")
		}
		rel := r.between(caption, body, cotejo.Conflicts, reconcile.FieldTime)
		if caption.Document != body.Document || rel.Row != "says-date-differs" {
			t.Errorf("by %s", rel.Row)
		}
		r.finding(reconcile.FindDate, caption, body)
	})
	t.Run("x09 flows", func(t *testing.T) {
		got := map[string]bool{}
		for _, f := range r.flows {
			got[f.From+">"+f.To+":"+f.Object] = len(f.Claims) > 0
		}
		for _, want := range []string{"iso:KP>iso:RU:troops", "iso:KP>iso:RU:munitions", "iso:KP>iso:RU:missiles", "iso:KP>iso:RU:weapons",
			"iso:RU>iso:KP:technology", "iso:RU>iso:KP:food", "iso:RU>iso:KP:fuel", "iso:RU>iso:KP:money"} {
			if !got[want] {
				t.Errorf("no flow %s", want)
			}
		}
	})
	t.Run("x10 acknowledged", func(t *testing.T) {
		r := in(r, t)
		owned := r.seek("000", func(c cotejo.Claim) bool { return c.Predicate == "confirm" })[0]
		if rel := r.between(owned, nato, cotejo.Agrees, reconcile.FieldVoice); rel.Row != "says-acknowledged" {
			t.Errorf("by %s", rel.Row)
		}
		r.finding(reconcile.FindAcknowledged, owned, nato)
	})
	t.Run("reasons", func(t *testing.T) {
		for _, rel := range r.relations {
			if len(rel.Reasons) == 0 || rel.Row == "" {
				t.Errorf("%s %s %s has no reason", rel.A, rel.Type, rel.B)
			}
		}
	})
}
