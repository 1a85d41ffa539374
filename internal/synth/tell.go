package synth

import (
	"crypto/sha256"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/cotejo/cotejo"
)

// report is what an origin says of a fact on a day.
type report struct {
	fact   *fact
	origin string // empty: nobody counted, the outlet just says so
	day    int
	value  float64
	about  bool
	plan   bool
	sub    bool // counts a place inside the fact's place
}

// Shares of how an outlet comes by a claim, and of what goes wrong. They are
// set so that every case is common enough to be measured.
const (
	agencyShare   = 0.2  // articles written by an agency
	reprintShare  = 0.35 // outlet articles that reprint an agency's text
	citeShare     = 0.25 // outlet articles that cite an agency or outlet
	editShare     = 0.25 // sentences that a reprint edits
	dropOrigin    = 0.25 // claims whose origin the writer leaves out
	errorShare    = 0.06 // claims whose figure the writer gets wrong
	disagreeShare = 0.25 // origins that count differently from the others
	planShare     = 0.15
)

// tell writes the articles of a story in order of publication.
func (s *story) tell() []Article {
	var out []Article
	for i := range s.size {
		day := int(math.Floor(math.Pow(s.rng.Float64(), 2) * math.Min(30, 3+float64(s.size)/10)))
		out = append(out, s.article(i, day))
	}
	slices.SortStableFunc(out, func(a, b Article) int { return strings.Compare(a.Document.Published.Value, b.Document.Published.Value) })
	told := []Article{}
	for i := range out {
		told = append(told, s.fill(out[i], told))
	}
	return told
}

// article makes the shell: who publishes, when.
func (s *story) article(i, day int) Article {
	at := time.Unix(int64(s.day0+day)*86400, 0).UTC().Add(time.Duration(s.rng.IntN(1440)) * time.Minute)
	d := cotejo.Document{Lang: "und", Published: cotejo.Published{Value: at.Format("2006-01-02T15:04Z"), Precision: "minute", Basis: "metadata"}}
	d.Source.Outlet = fmt.Sprintf("Outlet %d", s.rng.IntN(60))
	if s.rng.Float64() < agencyShare {
		d.Source.Outlet = fmt.Sprintf("Agency %d", s.rng.IntN(5))
	}
	d.Source.Path = fmt.Sprintf("%06d/%06d.txt", s.n, i)
	sum := sha256.Sum256(fmt.Appendf(nil, "%d/%d/%d", s.o.Seed, s.n, i))
	d.ID, d.SHA256 = fmt.Sprintf("d_%x", sum[:8]), fmt.Sprintf("%x", sum)
	return Article{Document: d}
}

// fill writes the body, given what has been published before.
func (s *story) fill(a Article, before []Article) Article {
	day := s.dayOf(a)
	var up *Article
	how := "report"
	if !strings.HasPrefix(a.Document.Source.Outlet, "Agency") {
		up, how = s.upstream(a, before)
	}
	w := &writer{s: s, a: &a}
	if up != nil {
		w.from(up, how)
	}
	for tries := 0; len(a.Claims) < min(s.o.Claims, 3+len(s.facts)) && tries < 400; tries++ {
		f := s.facts[s.rng.IntN(len(s.facts))]
		if day < f.start-1 || slices.ContainsFunc(a.Truth, func(t Truth) bool { return t.Fact == f.id }) {
			if !s.o.Full && s.rng.Float64() < 0.3 {
				break
			}
			continue
		}
		w.claim(s.count(f, day), "report", "", "")
	}
	w.close()
	return a
}

func (s *story) dayOf(a Article) int {
	t, err := time.Parse("2006-01-02T15:04Z", a.Document.Published.Value)
	if err != nil {
		return 0
	}
	return int(t.Unix()/86400) - s.day0
}

// upstream picks the article that this one is made from, if any.
func (s *story) upstream(a Article, before []Article) (*Article, string) {
	u := s.rng.Float64()
	if len(before) == 0 || u > reprintShare+citeShare {
		return nil, "report"
	}
	how := "reprint"
	if u > reprintShare {
		how = "cite"
	}
	for range 8 {
		c := &before[max(0, len(before)-1-s.rng.IntN(min(len(before), 12)))]
		if s.o.Hard && s.rng.Float64() < lateShare {
			c = &before[s.rng.IntN(len(before))]
		}
		agency := strings.HasPrefix(c.Document.Source.Outlet, "Agency")
		if c.Document.Source.Outlet != a.Document.Source.Outlet && len(c.Claims) > 0 && (agency || how == "cite") {
			return c, how
		}
	}
	return nil, "report"
}

// count is what some origin of the fact says on a day.
func (s *story) count(f *fact, day int) report {
	r := report{fact: f, day: max(day, f.start), origin: f.origins[s.rng.IntN(len(f.origins))]}
	grown := 1.0
	if f.grows {
		grown = 1 - math.Exp(-float64(r.day-f.start+1)/4)
	}
	r.value = math.Max(1, math.Round(f.value*grown))
	if slices.Index(f.origins, r.origin) > 0 && float64(hash(r.origin)%100) < disagreeShare*100 {
		r.value = math.Round(r.value*1.4 + 2) // this origin counts otherwise, always
	}
	if f.subplace != nil && s.rng.Float64() < 0.3 {
		r.sub, r.value = true, math.Max(1, math.Floor(r.value*0.4))
	}
	if f.planned && (day < f.start || s.rng.Float64() < planShare) {
		r.plan = true
	}
	r.about = r.value > 1000 && s.rng.Float64() < 0.4
	if r.about {
		g := math.Pow(10, math.Floor(math.Log10(r.value)))
		r.value = math.Round(r.value/g*10) * g / 10
	}
	return r
}

func hash(s string) int {
	h := 0
	for _, c := range s {
		h = (h*31 + int(c)) % 1000003
	}
	return h
}

// writer writes one article.
type writer struct {
	s    *story
	a    *Article
	text strings.Builder
}

// from takes claims over from another article: word for word in a reprint, in
// the outlet's own words when it cites.
func (w *writer) from(up *Article, how string) {
	for i, c := range up.Claims {
		if w.s.rng.Float64() < 0.2 {
			continue // cut for length
		}
		t := up.Truth[i]
		c.Participants, c.Place = slices.Clone(c.Participants), slices.Clone(c.Place)
		c.Chain = slices.Clone(c.Chain)
		words := strings.TrimSuffix(c.Sentence.Exact, ".")
		t.How, t.Upstream = how, up.Claims[i].ID
		if how == "reprint" && w.s.o.Hard {
			words = w.copied(words, &c, &t)
		} else if how == "reprint" {
			if w.s.rng.Float64() < editShare {
				words = w.edit(words)
			}
		} else {
			words = w.sentence(w.s.facts[t.Fact], c.Figure)
			o := up.Document.Source.Outlet
			c.Chain = append([]cotejo.Attribution{{Label: o, Entity: "org:" + slug(o), Type: cotejo.SourceAgency, Mode: cotejo.Says}}, c.Chain...)
			if w.s.rng.Float64() < 0.5 {
				c.Chain = c.Chain[:1] // the origin is left out, the agency stays
			}
			if !t.Named {
				t.Root = "org:" + slug(o)
			}
			t.Named = true
		}
		w.put(c, t, words)
	}
	if how == "reprint" && (!w.s.o.Hard || w.s.rng.Float64() < creditShare) {
		w.a.Document.Credit = []string{up.Document.Source.Outlet}
	}
}

// edit changes one word in five and the order of the halves, as a desk does.
func (w *writer) edit(words string) string {
	f := strings.Fields(words)
	for i := range f {
		if w.s.rng.Float64() < 0.08 && strings.ToLower(f[i]) == f[i] {
			f[i] = w.s.words[w.s.rng.IntN(len(w.s.words))]
		}
	}
	return strings.Join(f, " ")
}

// sentence makes up a sentence about a fact: half its words belong to the fact,
// half to the writer.
func (w *writer) sentence(f *fact, fig *cotejo.Figure) string {
	if w.s.o.Hard {
		return w.told(f, fig)
	}
	words := slices.Clone(f.words[:3+w.s.rng.IntN(3)])
	for range 9 + w.s.rng.IntN(8) {
		words = append(words, w.s.word())
	}
	w.s.rng.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
	if fig != nil {
		words = slices.Insert(words, 3, fmt.Sprint(*fig.Best))
	}
	return strings.ToUpper(words[0][:1]) + words[0][1:] + " " + strings.Join(words[1:], " ")
}

func slug(s string) string { return strings.ToLower(strings.ReplaceAll(s, " ", "-")) }

// claim writes a report as a claim of its own.
func (w *writer) claim(r report, how, upstream, _ string) {
	f := r.fact
	c := cotejo.Claim{Predicate: f.predicate, Factuality: cotejo.Factuality{Polarity: "+", Status: cotejo.Asserted}, Confidence: 0.9}
	c.Participants = []cotejo.Participant{{Role: "actor", Entity: f.actor, Label: f.actor[4:]}, {Role: "recipient", Entity: f.target, Label: f.target[4:]}}
	pl := f.place
	if r.sub {
		pl = *f.subplace
		c.Place = []cotejo.Place{{Entity: pl.id, Label: pl.label, Within: []string{f.place.id, pl.country}}}
	} else {
		c.Place = []cotejo.Place{{Entity: pl.id, Label: pl.label, Within: []string{pl.country}}}
	}
	t := Truth{Story: w.s.n, Fact: f.id, Value: r.value, Origin: r.origin, Day: r.day, How: how, Upstream: upstream, Plan: r.plan, Sub: r.sub, Grows: f.grows}
	t.Scope = fmt.Sprintf("%d/%d/%v/%v/%d", w.s.n, f.id, r.sub, r.plan, r.day)
	if r.plan {
		c.Factuality.Status = cotejo.Planned
	}
	if f.unit != "" {
		c.Figure = w.figure(r)
	} else if w.s.rng.Float64() < 0.5 {
		day := dayName(w.s.day0 + f.start)
		c.Time = &cotejo.Time{Value: day, Begin: day, Type: "date", Precision: "day", Basis: "explicit"}
	}
	if r.origin != "" && w.s.rng.Float64() >= dropOrigin {
		c.Chain = []cotejo.Attribution{{Entity: r.origin, Label: strings.TrimPrefix(r.origin, "org:"), Type: cotejo.SourceInstitution, Mode: cotejo.Says}}
		t.Named, t.Root = true, r.origin
	}
	if w.s.o.Hard {
		w.trap(&c, &t)
		w.blur(&c, &t, f)
	}
	w.put(c, t, w.sentence(f, c.Figure))
}

// dayName writes a day counted from 1 January 1970.
func dayName(day int) string { return time.Unix(int64(day)*86400, 0).UTC().Format("2006-01-02") }

func (w *writer) figure(r report) *cotejo.Figure {
	v := r.value
	if w.s.rng.Float64() < errorShare {
		v = math.Round(v*1.25 + 3)
	}
	fig := &cotejo.Figure{Low: &v, Best: &v, High: &v, Comparator: cotejo.Exact, Unit: r.fact.unit, Class: r.fact.class, Text: fmt.Sprint(v)}
	if r.about {
		fig.Comparator = cotejo.About
	}
	if r.fact.class == "troops" {
		fig.Population = []string{r.fact.actor}
	}
	return fig
}

func (w *writer) put(c cotejo.Claim, t Truth, words string) {
	start := w.text.Len()
	w.text.WriteString(words + ".")
	end := w.text.Len()
	w.text.WriteString("\n\n")
	c.Document = w.a.Document.ID
	c.Sentence = cotejo.Passage{Span: cotejo.Span{Start: start, End: end}, Exact: words + "."}
	if c.Figure != nil {
		t.Value = *c.Figure.Best
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%s/%d/%s", c.Document, len(w.a.Claims), words))
	c.ID = fmt.Sprintf("c_%x", sum[:8])
	w.a.Document.Blocks = append(w.a.Document.Blocks, cotejo.Block{Kind: cotejo.BlockBody, Span: c.Sentence.Span})
	w.a.Claims = append(w.a.Claims, c)
	w.a.Truth = append(w.a.Truth, t)
}

func (w *writer) close() {
	w.a.Document.Text = w.text.String()
	w.a.Document.Title = strings.Join(w.s.words[:5], " ")
	sum := sha256.Sum256([]byte(w.a.Document.Text))
	w.a.Document.TextHash = fmt.Sprintf("%x", sum)
}
