package pipeline

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"math"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/extract"
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/read"
	"github.com/cotejo/cotejo/internal/reconcile"
	"github.com/cotejo/cotejo/internal/text"
	"github.com/cotejo/cotejo/lang"
)

// RulesVersion names the code of the stages. It is raised with every change of
// theirs that can change a claim, so that known articles are read anew.
const RulesVersion = "16"

// Language is a pack ready to read: data, rules and models, immutable.
type Language struct {
	Name   string
	pack   *pack.Pack
	engine *text.Engine
	hints  *read.Hints
}

// Claims takes a document through text and extract.
func (l *Language) Claims(doc *cotejo.Document) extract.Result {
	return extract.Document(doc, l.pack, l.engine.Analyze(doc.Text, doc.Blocks))
}

// Engine is the reading engine of the language.
func (l *Language) Engine() *text.Engine { return l.engine }

// Pack is the compiled pack of the language.
func (l *Language) Pack() *pack.Pack { return l.pack }

// Words is what reconcile is told of the words of the language.
func (l *Language) Words() *reconcile.Words {
	return pack.Once(l.pack, "pipeline/words", func(*pack.Pack) *reconcile.Words {
		return &reconcile.Words{Rare: l.rarity(), Kindred: l.kindred("kindred"), Deeds: l.kindred("deed-kin"), Happenings: l.kindred("happenings"), Unsourced: l.kindred("unsourced"), People: l.people(), Befalls: l.befalls(), Cue: l.cues()}
	})
}

// kindred gives the groups of kindred words of a list in words/: a row a group, its name
// and its words. It is nil for a pack without that list.
func (l *Language) kindred(list string) reconcile.Kindred {
	groups := map[string][]string{}
	for _, row := range l.pack.Table(list).Rows {
		for w := range strings.FieldsSeq(row[len(row)-1]) {
			if st := reconcile.KindredKey(w); st != "" && !slices.Contains(groups[st], row[0]) {
				groups[st] = append(groups[st], row[0])
			}
		}
	}
	if len(groups) == 0 {
		return nil
	}
	return func(key string) []string { return groups[key] }
}

// people tells the nouns for people of a job or an office (words/titles.tsv) and for those who say
// things in a group or by trade (words/source-nouns.tsv), in the forms that
// words/inflections.tsv leads back to them.
func (l *Language) people() func(string) bool {
	nouns := map[string]bool{}
	add := func(forms string) {
		for f := range strings.SplitSeq(forms, ";") {
			nouns[strings.TrimSpace(f)] = true
		}
	}
	for _, row := range l.pack.Table("titles").Rows {
		if row[2] != "honour" {
			add(row[0])
			add(row[1])
		}
	}
	for _, row := range l.pack.Table("source-nouns").Rows {
		if row[2] == "group" {
			add(row[0])
		}
	}
	delete(nouns, "")
	inflections := l.pack.Table("inflections").Rows
	return func(word string) bool {
		word = strings.ToLower(word)
		return nouns[word] || slices.ContainsFunc(inflections, func(row []string) bool {
			stem, ends := strings.CutSuffix(word, row[0])
			return ends && nouns[stem+row[1]]
		})
	}
}

// befalls tells the verbs that never take an object, from words/intransitive-verbs.tsv.
func (l *Language) befalls() func(string) bool {
	verbs := l.pack.Table("intransitive-verbs")
	return func(verb string) bool {
		row := verbs.Get(verb)
		return len(row) > 0 && row[0] == "always"
	}
}

// cues tells what a word says of a figure beside it, from words/cues.tsv: what it says and
// the words that do, as they are written. It is nil for a pack without that list.
func (l *Language) cues() func(string) reconcile.Cue {
	of := map[string]reconcile.Cue{}
	for _, row := range l.pack.Table("cues").Rows {
		for w := range strings.FieldsSeq(row[len(row)-1]) {
			of[w] |= cueKinds[row[0]]
		}
	}
	if len(of) == 0 {
		return nil
	}
	return func(word string) reconcile.Cue { return of[word] }
}

// cueKinds are what the rows of words/cues.tsv may say.
var cueKinds = map[string]reconcile.Cue{"gives": reconcile.CueGives, "turns": reconcile.CueTurns, "planned": reconcile.CuePlanned, "from": reconcile.CueFrom, "to": reconcile.CueTo, "ahead": reconcile.CueAhead, "governs": reconcile.CueGoverns, "leads": reconcile.CueLeads, "anybody": reconcile.CueAnybody, "not": reconcile.CueNot, "being": reconcile.CueBeing, "who": reconcile.CueWho,
	"due": reconcile.CueDue, "less": reconcile.CueLess, "more": reconcile.CueMore,
	"degree": reconcile.CueDegree, "than": reconcile.CueThan, "moves": reconcile.CueMoves, "number": reconcile.CueNumber, "admits": reconcile.CueAdmits, "only": reconcile.CueOnly, "firm": reconcile.CueFirm, "staff": reconcile.CueStaff}

// checkKinds refuses a list of words/ with a row of an unknown kind, whose words would
// silently say nothing.
func checkKinds(p *pack.Pack, list string, known []string) error {
	for i, row := range p.Table(list).Rows {
		if !slices.Contains(known, row[0]) {
			return fmt.Errorf("words/%s.tsv: row %d says %q; known are %s", list, i+1, row[0], strings.Join(known, ", "))
		}
	}
	return nil
}

// rarity tells how rare a stem is in the running text of the language, from
// words/rarity.tsv: a row a stem (reconcile.Stem), with how many stretches of text hold
// it; the row "*" says of how many. A stem that is not listed is as rare as the rarest.
// It is nil for a pack without that list.
func (l *Language) rarity() reconcile.Rarity {
	counts := map[string]float64{}
	least := math.Inf(1)
	for _, row := range l.pack.Table("rarity").Rows {
		if n, err := strconv.ParseFloat(row[len(row)-1], 64); err == nil && n > 0 {
			counts[row[0]], least = n, min(least, n)
		}
	}
	all := counts["*"]
	if all == 0 {
		return nil
	}
	return func(stem string) float64 {
		n, ok := counts[stem]
		if !ok {
			n = least / 2
		}
		return math.Log2(all / n)
	}
}

// Packs are the languages Cotejo can read, loaded once each.
type Packs struct {
	root        fs.FS
	names       []string
	load        map[string]func() (*Language, error)
	hintsOf     []*read.Hints
	fingerprint func() string
}

// Embedded gives the packs that ship with Cotejo.
func Embedded() (*Packs, error) { return OpenPacks(lang.FS) }

// OpenPacks gives the packs in the folders of root: those that have rules.
func OpenPacks(root fs.FS) (*Packs, error) {
	p := &Packs{root: root, load: map[string]func() (*Language, error){}}
	dirs, err := fs.ReadDir(root, ".")
	if err != nil {
		return nil, fmt.Errorf("opening language packs: %w", err)
	}
	for _, d := range dirs {
		name := d.Name()
		if _, err := fs.Stat(root, path.Join(name, "rules")); err != nil {
			continue
		}
		dir, err := fs.Sub(root, name)
		if err != nil {
			return nil, err
		}
		h, err := read.LoadHints(name, dir)
		if err != nil {
			return nil, fmt.Errorf("language pack %s: %w", name, err)
		}
		p.names, p.hintsOf = append(p.names, name), append(p.hintsOf, h)
		p.load[name] = sync.OnceValues(func() (*Language, error) { return open(name, dir, h) })
	}
	p.fingerprint = sync.OnceValue(p.hash)
	return p, nil
}

// LoadPack compiles the pack of a language and checks what pack itself knows nothing of.
func LoadPack(name string, dir fs.FS) (*pack.Pack, error) {
	p, err := pack.Load(name, dir)
	if err != nil {
		return nil, err
	}
	return p, cmp.Or(checkKinds(p, "cues", slices.Sorted(maps.Keys(cueKinds))), checkKinds(p, "unsourced", reconcile.UnsourcedGroups))
}

func open(name string, dir fs.FS, h *read.Hints) (*Language, error) {
	pk, err := LoadPack(name, dir)
	if err != nil {
		return nil, fmt.Errorf("language pack %s: %w", name, err)
	}
	e, err := text.Load(dir)
	if err != nil {
		return nil, fmt.Errorf("language pack %s: %w", name, err)
	}
	return &Language{Name: name, pack: pk, engine: e, hints: h}, nil
}

// Load gives the language with this name, compiling it on first use.
func (p *Packs) Load(name string) (*Language, error) {
	f, ok := p.load[name]
	if !ok {
		return nil, fmt.Errorf("there is no language pack %q; there are: %s", name, strings.Join(p.names, ", "))
	}
	return f()
}

// For gives the language for a tag such as es-MX; false when there is no pack
// for it, or it does not load (Check says why before anything is read).
func (p *Packs) For(tag string) (*Language, bool) {
	base, _, _ := strings.Cut(tag, "-")
	f, ok := p.load[base]
	if !ok {
		return nil, false
	}
	l, err := f()
	return l, err == nil
}

// words are those of the language a document is in, nil without one.
func (p *Packs) words(tag string) *reconcile.Words {
	if l, ok := p.For(tag); ok {
		return l.Words()
	}
	return nil
}

// Check loads every pack and gives the first error.
func (p *Packs) Check() error {
	for _, n := range p.names {
		if _, err := p.Load(n); err != nil {
			return err
		}
	}
	return nil
}

// Names lists the languages that can be read, sorted.
func (p *Packs) Names() []string { return slices.Clone(p.names) }

func (p *Packs) hints() []*read.Hints { return p.hintsOf }

// Fingerprint names engine and packs: two runs with the same fingerprint find
// the same claims in the same bytes.
func (p *Packs) Fingerprint() string { return p.fingerprint() }

func (p *Packs) hash() string {
	h := sha256.New()
	_ = fs.WalkDir(p.root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.Contains(name, "/messages/") || strings.HasSuffix(name, ".md") {
			return err
		}
		raw, err := fs.ReadFile(p.root, name)
		if err != nil {
			return err
		}
		fmt.Fprintf(h, "%s %d\n", name, len(raw))
		h.Write(raw)
		return nil
	})
	return "rules-" + RulesVersion + "/packs-" + hex.EncodeToString(h.Sum(nil))[:16]
}
