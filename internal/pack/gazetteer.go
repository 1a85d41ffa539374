package pack

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/cotejo/cotejo/lang"
)

// NameClass says which table a name comes from, which decides how much evidence
// of the text it needs.
type NameClass uint8

// The classes, in the order in which they win when one form has several.
const (
	ClassCountry NameClass = iota
	ClassArea              // a part of the world: continents, seas
	ClassSeat              // a seat of power that stands for a government
	ClassCapital           // a capital, which may stand for a government
	ClassOrganisation
	ClassOutlet // newspapers, channels, platforms
	ClassAgency
	ClassWeapon
	ClassRegion // with a name in the language of the pack
	ClassCity   // of the world tables
)

// Name is one thing that the gazetteer knows.
type Name struct {
	ID         string // entity id
	Kind       string // of cotejo.Entity
	Label      string
	Country    string // ISO 3166-1 alpha-2 of the country it belongs to, "" for none
	Class      NameClass
	Population int     // of cities; of regions a prior made of their country's
	Lat, Lon   float64 // of cities
	Weak       bool    // also an ordinary word: needs more evidence
	Object     string  // class of inventory/classes.tsv, of weapons
	Known      bool    // a place that the language has a name for
	Main       bool    // the main intelligence service of its country
}

// Form is one way to write a name.
type Form struct {
	Name  int  // index for Gazetteer.Name
	Caps  bool // an acronym: only in capitals
	Lower bool // may begin in lower case
	next  int32
}

// Gazetteer finds names by the hash of their folded letters.
type Gazetteer struct {
	names    []Name
	forms    []Form
	byHash   map[uint64]int32
	reach    map[uint32]int // first letters → letters of the longest form that begins so
	demonyms map[string][]int
	feminine map[string]string // folded form of an adjective → its feminine singular
	country  map[string]int    // iso2 → name
	capital  map[string]int    // iso2 → name of the capital
	service  map[string]int    // iso2 → main intelligence service
	spokenOf map[string]int    // iso2 → the body for which the capital stands
}

// Name gives the i-th name.
func (g *Gazetteer) Name(i int) *Name { return &g.names[i] }

// Reach tells how many letters the longest form has that begins with these
// folded letters; 0 when no form does.
func (g *Gazetteer) Reach(folded []byte) int {
	n := g.reach[start(folded)]
	for k := 1; k < 3 && k < len(folded); k++ {
		n = max(n, g.reach[start(folded[:k])])
	}
	return n
}

// Lookup appends to dst the forms whose folded letters have this hash.
func (g *Gazetteer) Lookup(dst []Form, hash uint64) []Form {
	for i, ok := g.byHash[hash]; ok && i >= 0; i = g.forms[i].next {
		dst = append(dst, g.forms[i])
	}
	return dst
}

// Find gives the names written so, for callers that hold a whole name.
func (g *Gazetteer) Find(name string) []*Name {
	var out []*Name
	for _, f := range g.Lookup(nil, HashName(HashSeed, AppendName(nil, name))) {
		out = append(out, &g.names[f.Name])
	}
	return out
}

// Demonym gives the names whose adjective this folded word is; several when it
// is ambiguous.
func (g *Gazetteer) Demonym(folded string) []int { return g.demonyms[folded] }

// Feminine gives the feminine singular of an adjective of nationality from any
// of its folded forms; "" when it is none.
func (g *Gazetteer) Feminine(folded string) string { return g.feminine[folded] }

// Country gives the country with this ISO code; nil when it is unknown.
func (g *Gazetteer) Country(iso2 string) *Name { return g.at(g.country, iso2) }

// Capital gives the capital of a country; nil when it is unknown.
func (g *Gazetteer) Capital(iso2 string) *Name { return g.at(g.capital, iso2) }

// SpokenOf gives the body that newspapers mean by the capital of a country where they do not
// tell of the country: Brussels is the Commission. Nil for a capital that means its own.
func (g *Gazetteer) SpokenOf(iso2 string) *Name { return g.at(g.spokenOf, iso2) }

// Service gives the main intelligence service of a country; nil when the pack
// names none.
func (g *Gazetteer) Service(iso2 string) *Name { return g.at(g.service, iso2) }

func (g *Gazetteer) at(m map[string]int, key string) *Name {
	if i, ok := m[key]; ok {
		return &g.names[i]
	}
	return nil
}

func start(folded []byte) uint32 {
	var k uint32
	for i := 0; i < 3 && i < len(folded); i++ {
		k = k<<8 | uint32(folded[i])
	}
	return k
}

// loadGazetteer compiles the name tables of a pack and of lang/world.
func loadGazetteer(p *Pack) (*Gazetteer, error) {
	const size = 1 << 16 // names and forms of the shipped tables, a little less
	g := &Gazetteer{names: make([]Name, 0, size), forms: make([]Form, 0, size), byHash: make(map[uint64]int32, size), reach: map[uint32]int{}, demonyms: map[string][]int{}, feminine: map[string]string{},
		country: map[string]int{}, capital: map[string]int{}, service: map[string]int{}, spokenOf: map[string]int{}}
	g.countries(p)
	g.areas(p)
	g.seats(p)
	g.bodies(p, "organisations")
	g.bodies(p, "services")
	g.media(p, "agencies", ClassAgency, "agency")
	g.media(p, "outlets", ClassOutlet, "outlet")
	for _, r := range p.Table("weapons").Rows {
		i := g.add(Name{ID: "wpn:" + field(r, 1), Kind: "weapon", Label: r[0], Class: ClassWeapon, Object: field(r, 2)})
		g.form(i, r[0])
	}
	world, err := worldTables()
	if err != nil {
		return nil, err
	}
	g.places(p, world)
	g.expandDemonyms(p)
	if err := g.spokenBodies(p); err != nil {
		return nil, err
	}
	return g, nil
}

// spokenBodies looks up the bodies for which capitals stand.
func (g *Gazetteer) spokenBodies(p *Pack) error {
	for _, r := range p.Table("capitals").Rows {
		body := field(r, 2)
		if body == "" {
			continue
		}
		i := slices.IndexFunc(g.names, func(n Name) bool { return n.ID == "org:"+body })
		if i < 0 {
			return fmt.Errorf("table capitals: %s stands for %q, which is no body of the pack", r[0], body)
		}
		g.spokenOf[field(r, 1)] = i
	}
	return nil
}

func field(r []string, i int) string {
	if i < len(r) {
		return r[i]
	}
	return ""
}

func (g *Gazetteer) add(n Name) int {
	g.names = append(g.names, n)
	return len(g.names) - 1
}

// form indexes one way to write a name. Short forms in capitals are acronyms.
func (g *Gazetteer) form(name int, s string) {
	folded := AppendName(nil, s)
	if len(folded) == 0 {
		return
	}
	first, _ := utf8.DecodeRuneInString(s)
	f := Form{Name: name, Lower: !unicode.IsUpper(first) && !unicode.IsDigit(first), Caps: acronym(s), next: -1}
	h := HashName(HashSeed, folded)
	if head, ok := g.byHash[h]; ok {
		for i := head; i >= 0; i = g.forms[i].next {
			if old := &g.forms[i]; old.Name == name {
				old.Caps, old.Lower = old.Caps && f.Caps, old.Lower || f.Lower
				return
			}
		}
		f.next = head
	}
	g.forms = append(g.forms, f)
	g.byHash[h] = int32(len(g.forms) - 1)
	k := start(folded)
	g.reach[k] = max(g.reach[k], len(folded))
}

func acronym(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n > 1 && n <= 6
}

func (g *Gazetteer) countries(p *Pack) {
	capitals, seen := map[string]string{}, map[string]bool{}
	for _, r := range p.Table("capitals").Rows {
		if iso := field(r, 1); capitals[iso] == "" {
			capitals[iso] = r[0]
		}
	}
	for _, r := range p.Table("countries").Rows {
		i := g.add(Name{ID: "iso:" + r[0], Kind: "country", Label: field(r, 1), Country: r[0], Class: ClassCountry})
		g.country[r[0]] = i
		g.form(i, field(r, 1))
		for _, f := range strings.Split(field(r, 2), "|") {
			if len(f) > 2 {
				g.form(i, f)
			}
		}
	}
	for _, r := range p.Table("country-forms").Rows {
		if i, ok := g.country[field(r, 1)]; ok {
			g.form(i, r[0])
		}
	}
	for _, r := range p.Table("capitals").Rows {
		iso := field(r, 1)
		if !seen[iso] {
			g.capital[iso] = g.add(Name{ID: "geo:" + Slug(capitals[iso]), Kind: "place", Label: capitals[iso], Country: iso, Class: ClassCapital})
			seen[iso] = true
		}
		g.form(g.capital[iso], r[0])
	}
}

func (g *Gazetteer) areas(p *Pack) {
	for _, r := range p.Table("areas").Rows {
		names := strings.Split(field(r, 1), ";")
		i := g.add(Name{ID: "geo:" + r[0], Kind: "place", Label: names[0], Class: ClassArea})
		for _, n := range names {
			g.form(i, n)
		}
		for _, d := range strings.Split(field(r, 2), ";") {
			g.demonyms[d] = append(g.demonyms[d], i)
		}
	}
	for _, r := range p.Table("demonyms").Rows {
		if i, ok := g.country[field(r, 1)]; ok {
			g.demonyms[r[0]] = append(g.demonyms[r[0]], i)
		}
	}
}

// seats are governments by another name: the Kremlin is Russia that acts.
func (g *Gazetteer) seats(p *Pack) {
	for _, r := range p.Table("governments").Rows {
		iso := field(r, 1)
		i := g.add(Name{ID: "iso:" + iso, Kind: "country", Label: r[0], Country: iso, Class: ClassSeat})
		g.form(i, r[0])
	}
}

func (g *Gazetteer) bodies(p *Pack, table string) {
	for _, r := range p.Table(table).Rows {
		names := strings.Split(field(r, 3), ";")
		mark := field(r, 4)
		i := g.add(Name{ID: "org:" + r[0], Kind: field(r, 1), Label: names[0], Country: field(r, 2), Class: ClassOrganisation,
			Weak: mark == "w", Main: mark == "main"})
		if mark == "main" {
			g.service[field(r, 2)] = i
		}
		for _, n := range names {
			g.form(i, n)
		}
	}
}

func (g *Gazetteer) media(p *Pack, table string, class NameClass, kind string) {
	for _, r := range p.Table(table).Rows {
		i := g.add(Name{ID: "org:" + field(r, 1), Kind: kind, Label: r[0], Country: field(r, 3), Class: class, Weak: field(r, 4) == "w"})
		g.form(i, r[0])
		for _, n := range strings.Split(field(r, 2), ";") {
			g.form(i, n)
		}
	}
}

// places adds regions and cities: those with a name in the language first, then
// the world tables. A place is geo:NAME when it is the largest of its name, and
// geo:NAME-CC otherwise.
func (g *Gazetteer) places(p *Pack, w *world) {
	taken := make(map[string]string, len(w.cities)) // slug → country that has it
	for iso, i := range g.capital {
		n := &g.names[i]
		if c := w.capital(iso); c != nil {
			n.Population, n.Lat, n.Lon = c.population, c.lat, c.lon
			g.form(i, c.name)
			g.names[g.country[iso]].Lat, g.names[g.country[iso]].Lon = c.lat, c.lon
		}
		taken[Slug(n.Label)] = iso
	}
	id := func(label, country string) string {
		slug := Slug(label)
		if owner, ok := taken[slug]; ok && owner != country {
			return "geo:" + slug + "-" + strings.ToLower(country)
		}
		taken[slug] = country
		return "geo:" + slug
	}
	for _, r := range p.Table("regions").Rows {
		i := g.add(Name{ID: id(r[0], field(r, 1)), Kind: "place", Label: r[0], Country: field(r, 1), Class: ClassRegion, Known: true})
		g.names[i].Population = w.people[field(r, 1)] / 20
		if c := w.largest(r[0], field(r, 1)); c != nil {
			g.names[i].Lat, g.names[i].Lon, g.names[i].Population = c.lat, c.lon, max(c.population, g.names[i].Population)
		}
		g.form(i, r[0])
		for _, d := range strings.Split(field(r, 2), ",") {
			if d != "" {
				g.demonyms[d] = append(g.demonyms[d], i)
			}
		}
	}
	exonyms := map[string]string{} // country and name → name in the language
	for _, r := range p.Table("city-names").Rows {
		exonyms[r[0]+"\t"+field(r, 1)] = field(r, 2)
	}
	for _, s := range w.regions {
		g.place(Name{Label: s.name, Country: s.country, Class: ClassRegion, Kind: "place", Population: w.people[s.country] / 100}, nil, id)
	}
	for _, c := range w.cities {
		label := c.name
		var forms []string
		if ex := exonyms[c.country+"\t"+c.name]; ex != "" {
			label, forms = ex, []string{c.name}
		}
		g.place(Name{Label: label, Country: c.country, Class: ClassCity, Kind: "place", Population: c.population, Lat: c.lat, Lon: c.lon}, forms, id)
	}
}

// place adds a place of the world tables unless one with the same name in the
// same country is there already: the larger came first.
func (g *Gazetteer) place(n Name, forms []string, id func(label, country string) string) {
	h := HashName(HashSeed, AppendName(nil, n.Label))
	for i, ok := g.byHash[h]; ok && i >= 0; i = g.forms[i].next {
		if old := &g.names[g.forms[i].Name]; old.Country == n.Country && old.Kind == "place" {
			if old.Lat == 0 && old.Lon == 0 {
				old.Lat, old.Lon, old.Population = n.Lat, n.Lon, max(old.Population, n.Population)
			}
			return
		}
	}
	n.ID = id(n.Label, n.Country)
	i := g.add(n)
	g.form(i, n.Label)
	for _, f := range forms {
		g.form(i, f)
	}
}

// expandDemonyms adds the feminine and the plurals of every adjective by the
// endings of words/adjective-endings.tsv: ending of the masculine singular, then
// the endings that replace it.
func (g *Gazetteer) expandDemonyms(p *Pack) {
	endings := p.Table("adjective-endings").Rows
	out := map[string][]int{}
	add := func(form string, names []int) {
		f := FoldName(form)
		for _, n := range names {
			if !slices.Contains(out[f], n) {
				out[f] = append(out[f], n)
			}
		}
	}
	for word, names := range g.demonyms {
		add(word, names)
		for _, e := range endings {
			stem, ok := strings.CutSuffix(word, e[0])
			if !ok {
				continue
			}
			for _, repl := range e[1:] {
				add(stem+repl, names)
				g.feminine[FoldName(stem+repl)] = stem + e[1]
			}
			break
		}
	}
	for _, names := range out {
		slices.Sort(names)
	}
	delete(out, "")
	g.demonyms = out
}

// world holds the tables that belong to no language.
type world struct {
	cities  []worldCity // largest first
	regions []worldRegion
	byName  map[string]int // country, tab, folded name → index of the largest city
	seats   map[string]int // country → capital
	people  map[string]int // country → people in its cities, a rough measure of how much it is written about
}

type worldCity struct {
	name, country, admin string
	population           int
	lat, lon             float64
}

type worldRegion struct{ code, country, name string }

func (w *world) capital(iso string) *worldCity {
	if i, ok := w.seats[iso]; ok {
		return &w.cities[i]
	}
	return nil
}

func (w *world) largest(name, country string) *worldCity {
	if i, ok := w.byName[country+"\t"+FoldName(name)]; ok {
		return &w.cities[i]
	}
	return nil
}

// worldTables decodes lang/world once for all packs.
var worldTables = sync.OnceValues(func() (*world, error) {
	w := &world{byName: map[string]int{}, seats: map[string]int{}, people: map[string]int{}}
	capitals := map[string]string{}
	err := eachLine("world/cities.tsv.gz", 7, func(f []string) {
		c := worldCity{name: f[0], country: f[1], admin: f[2]}
		c.population, _ = strconv.Atoi(f[3])
		c.lat, _ = strconv.ParseFloat(f[4], 64)
		c.lon, _ = strconv.ParseFloat(f[5], 64)
		if f[6] == "c" {
			capitals[c.country] = c.name
		}
		w.people[c.country] += c.population
		w.cities = append(w.cities, c)
	})
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(w.cities, func(a, b worldCity) int { return b.population - a.population })
	for i, c := range w.cities {
		k := c.country + "\t" + FoldName(c.name)
		if _, ok := w.byName[k]; !ok {
			w.byName[k] = i
		}
		if _, ok := w.seats[c.country]; !ok && capitals[c.country] == c.name {
			w.seats[c.country] = i
		}
	}
	err = eachLine("world/subdivisions.tsv.gz", 2, func(f []string) {
		w.regions = append(w.regions, worldRegion{f[0], f[0][:2], f[1]})
	})
	return w, err
})

// eachLine reads a compressed table of lang/world with a fixed number of fields.
func eachLine(name string, fields int, do func([]string)) error {
	raw, err := fs.ReadFile(lang.FS, name)
	if err != nil {
		return err
	}
	z, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		return fmt.Errorf("reading lang/%s: %w", name, err)
	}
	text, err := io.ReadAll(z)
	if err != nil {
		return fmt.Errorf("reading lang/%s: %w", name, err)
	}
	for line := range strings.Lines(string(text)) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != fields {
			return fmt.Errorf("reading lang/%s: %q has %d fields, want %d", name, line, len(f), fields)
		}
		do(f)
	}
	return nil
}
