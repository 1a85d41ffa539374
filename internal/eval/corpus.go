package eval

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/extract"
	"github.com/cotejo/cotejo/internal/pipeline"
	"github.com/cotejo/cotejo/internal/read"
	"github.com/cotejo/cotejo/internal/reconcile"
	"github.com/cotejo/cotejo/internal/say"
	"github.com/cotejo/cotejo/internal/text"
	"github.com/cotejo/cotejo/lang"
)

// goldCorpus is the file of a story that lists what laying its articles side by
// side must show. docs/measuring-relations.md describes it.
const goldCorpus = "gold-corpus.jsonl"

// corpusSuite scores reading side by side: whole stories go down the whole road,
// and the relations that a careful reader listed are looked up in what came out.
func corpusSuite() Suite {
	return Suite{
		Name:  "corpus",
		About: "Relations of a careful reader between the articles of a story: how many are found with the right type, and what else is stated.",
		Data:  "a folder that holds " + goldCorpus + " beside the articles of a story, or a folder of such folders",
		Run:   runCorpus,
	}
}

// The types of expectation that are no relation between two claims.
const (
	wantEvent   = "same-event"
	wantPanel   = "panel"
	wantOrigins = "origins"
	wantSource  = "unsourced"
	wantDates   = reconcile.FindDate
	wantActors  = reconcile.FindActor
	wantAdmits  = reconcile.FindAdmitted
	wantFlow    = "flow"
)

// apartFromPairs are those that are no relation between two claims.
var apartFromPairs = []string{wantEvent, wantPanel, wantOrigins, wantSource, wantDates, wantActors, wantAdmits, wantFlow}

// findingsOf are the types of finding that an expectation of one holds for.
var findingsOf = map[string][]string{
	wantDates:  {reconcile.FindDate},
	wantActors: {reconcile.FindActor},
	wantAdmits: {reconcile.FindAdmitted, reconcile.FindAcknowledged},
}

// expectation is one line of the gold: members and how they stand to one
// another; with MustNot, how they must not be said to stand; with Quantity, that
// all of them and no other listed figure count one thing, whenever and whoever
// counts.
type expectation struct {
	ID       string   `json:"id"`
	Quantity string   `json:"quantity"`
	Type     string   `json:"type"`     // a relation type, or one of apartFromPairs
	Also     []string `json:"also"`     // relation types that are as right
	Field    []string `json:"field"`    // of a difference of scope: the fields that may be named
	Origins  *int     `json:"origins"`  // independent named origins behind the members
	MustNot  []string `json:"must_not"` // relation types that are wrong, or same-event
	From     string   `json:"from"`     // of a flow: who gives, as the text names them
	To       string   `json:"to"`       // who gets
	Object   string   `json:"object"`   // what
	Members  []member `json:"members"`  // as the relation reads: the part, the later, the plan, the denial, the copy first
	Why      string   `json:"why"`
}

// member points at a claim by what a reader sees.
type member struct {
	Document  string   `json:"document"`  // name of the article's file
	Sentence  string   `json:"sentence"`  // word for word
	Figure    *float64 `json:"figure"`    // low, best or high of the claim, millions multiplied out
	Predicate []string `json:"predicate"` // acceptable ones, or lemmas of the word that tells it; empty: any
}

// goldStory is a folder with articles and expectations.
type goldStory struct {
	dir    string
	expect []expectation
}

func runCorpus(ctx context.Context, path string, opt Options) (Result, error) {
	sc := newCorpusScore(opt)
	sum, err := eachStory(ctx, path, func(s goldStory, side *sideBySide) { sc.story(s, side) })
	if err != nil {
		return Result{}, err
	}
	return Result{Suite: "corpus", Corpus: sum, Metrics: sc.metrics()}, nil
}

// eachStory takes the stories at or under a folder down the whole road, one after the
// other by name, and gives the hash of their gold and articles.
func eachStory(ctx context.Context, path string, see func(s goldStory, side *sideBySide)) (string, error) {
	stories, sum, err := readStories(path)
	if err != nil {
		return "", err
	}
	packs, err := pipeline.Embedded()
	if err != nil {
		return "", fmt.Errorf("loading the language packs: %w", err)
	}
	for _, s := range stories {
		if err := ctx.Err(); err != nil {
			return "", err
		}
		side, err := layOut(ctx, packs, s.dir)
		if err != nil {
			return "", err
		}
		if err := s.check(side); err != nil {
			return "", err
		}
		see(s, side)
	}
	return sum, nil
}

// readStories gives the stories at or under a folder, by name, and the hash of
// their gold and articles.
func readStories(path string) ([]goldStory, string, error) {
	if path == "" {
		return nil, "", errors.New("reading stories: give their folder")
	}
	var dirs []string
	err := filepath.WalkDir(path, func(p string, d fs.DirEntry, err error) error {
		if err == nil && d.Name() == goldCorpus {
			dirs = append(dirs, filepath.Dir(p))
		}
		return err
	})
	if err != nil {
		return nil, "", fmt.Errorf("reading stories: %w", err)
	}
	if len(dirs) == 0 {
		return nil, "", fmt.Errorf("reading stories: there is no %s at or under %s", goldCorpus, path)
	}
	sum := sha256.New()
	var out []goldStory
	for _, dir := range dirs {
		raw, err := os.ReadFile(filepath.Clean(filepath.Join(dir, goldCorpus)))
		if err != nil {
			return nil, "", fmt.Errorf("reading gold: %w", err)
		}
		expect, err := readExpectations(raw)
		if err != nil {
			return nil, "", fmt.Errorf("reading gold %s: %w", filepath.Join(dir, goldCorpus), err)
		}
		out = append(out, goldStory{dir, expect})
		_, _ = sum.Write(raw) // a hash never fails to take bytes
		inputs, _ := read.Expand([]string{dir})
		for _, in := range articlesOf(inputs) {
			body, err := os.ReadFile(filepath.Clean(in.Path))
			if err != nil {
				return nil, "", fmt.Errorf("reading article: %w", err)
			}
			_, _ = sum.Write(body)
		}
	}
	return out, hex.EncodeToString(sum.Sum(nil)), nil
}

// readExpectations reads the lines of a gold file.
func readExpectations(raw []byte) ([]expectation, error) {
	seen := map[string]bool{}
	return jsonLines(raw, func(e *expectation) error {
		if seen[e.ID] {
			return fmt.Errorf("the id %q is used twice", e.ID)
		}
		seen[e.ID] = true
		return e.valid()
	})
}

// relationTypes are those that an expectation may name.
var relationTypes = []string{string(cotejo.Agrees), string(cotejo.Rounds), string(cotejo.Updates), string(cotejo.PartOf), string(cotejo.DiffersInScope),
	string(cotejo.PlanOf), string(cotejo.Denial), string(cotejo.Echoes), string(cotejo.Conflicts), string(cotejo.Incomparable)}

// valid says what is wrong with an expectation, for whoever wrote it.
func (e *expectation) valid() error {
	named := slices.Concat(e.Also, e.MustNot)
	atLeast := 2
	switch {
	case e.Quantity != "":
		atLeast = 1
	case e.Type == "" && len(e.MustNot) == 0:
		return errors.New("neither type nor must_not nor quantity is given")
	}
	switch e.Type {
	case "":
	case wantEvent, wantPanel, wantDates, wantActors, wantAdmits:
	case wantSource:
		atLeast = 1
	case wantOrigins:
		if atLeast = 1; e.Origins == nil {
			return errors.New("origins needs their number")
		}
	case wantFlow:
		if atLeast = 1; e.From == "" || e.To == "" || e.Object == "" {
			return errors.New("flow needs from, to and object")
		}
	default:
		named = append(named, e.Type)
	}
	if slices.Contains(e.MustNot, wantEvent) {
		named = slices.DeleteFunc(named, func(t string) bool { return t == wantEvent })
	}
	for _, t := range named {
		switch {
		case slices.Contains(apartFromPairs, t):
			return fmt.Errorf("%q is no relation of two statements, which alone also and must_not may name: %s", t, strings.Join(relationTypes, ", "))
		case !slices.Contains(relationTypes, t):
			return fmt.Errorf("%q is no type; there are: %s", t, strings.Join(slices.Concat(relationTypes, apartFromPairs), ", "))
		}
	}
	if len(e.Members) < atLeast || e.isPair() && len(e.Members) != 2 {
		return fmt.Errorf("%s has %d members", e.ID, len(e.Members))
	}
	for _, m := range e.Members {
		if m.Document == "" || m.Sentence == "" || m.Figure == nil && len(m.Predicate) == 0 {
			return fmt.Errorf("%s: a member needs a document, a sentence, and a figure or predicates", e.ID)
		}
	}
	return nil
}

// isPair reports an expectation about one relation between two claims.
func (e *expectation) isPair() bool {
	return e.Quantity == "" && !slices.Contains(apartFromPairs, e.Type)
}

// sideBySide is a story that has gone down the whole road, in memory.
type sideBySide struct {
	store     *reconcile.MemStore
	docs      map[string]cotejo.Document // by id
	ids       map[string]string          // name of the article's file → id
	items     map[string]reconcile.Item  // by claim
	relations map[[2]string]cotejo.Relation
	panels    map[string]string   // claim → the panel it is in
	triggers  map[string][]string // claim → the lemmas of the words that tell it
	cues      map[string][]string // claim → the lemmas of the words of its sentence that say who says it
}

// layOut reads the articles of a folder and lays their claims side by side.
func layOut(ctx context.Context, packs *pipeline.Packs, dir string) (*sideBySide, error) {
	hints, err := hintsOf(packs)
	if err != nil {
		return nil, err
	}
	r, err := read.New(read.Limits{InProcess: true}, hints...)
	if err != nil {
		return nil, fmt.Errorf("starting the reader: %w", err)
	}
	s := &sideBySide{store: reconcile.NewMemStore(), docs: map[string]cotejo.Document{}, ids: map[string]string{}, items: map[string]reconcile.Item{}, relations: map[[2]string]cotejo.Relation{}, panels: map[string]string{}, triggers: map[string][]string{}, cues: map[string][]string{}}
	inputs, problems := read.Expand([]string{dir})
	if len(problems) > 0 {
		return nil, fmt.Errorf("reading %s: %s", problems[0].Path, problems[0].Code)
	}
	var items []reconcile.Item
	for _, in := range articlesOf(inputs) {
		doc, problem := r.Read(ctx, in)
		if problem != nil {
			return nil, fmt.Errorf("reading %s: %s", in.Path, problem.Code)
		}
		items = append(items, s.add(packs, doc)...)
	}
	if _, err := s.store.Change(items, nil); err != nil {
		return nil, fmt.Errorf("laying the claims side by side: %w", err)
	}
	for _, it := range s.store.Items() {
		s.items[it.Claim.ID] = it
	}
	for _, rel := range s.store.Relations() {
		s.relations[ordered(rel.A, rel.B)] = rel
	}
	for _, p := range s.store.Panels() {
		for _, row := range p.Rows {
			s.panels[row.Claim] = p.ID
		}
	}
	return s, r.Close()
}

// hintsOf gives what the packs tell the reader of articles.
func hintsOf(packs *pipeline.Packs) ([]*read.Hints, error) {
	var out []*read.Hints
	for _, n := range packs.Names() {
		dir, err := fs.Sub(lang.FS, n)
		if err != nil {
			return nil, err
		}
		h, err := read.LoadHints(n, dir)
		if err != nil {
			return nil, fmt.Errorf("reading the hints of language pack %s: %w", n, err)
		}
		out = append(out, h)
	}
	return out, nil
}

// add reads the claims of one article.
func (s *sideBySide) add(packs *pipeline.Packs, doc cotejo.Document) []reconcile.Item {
	s.docs[doc.ID], s.ids[filepath.Base(doc.Source.Path)] = doc, doc.ID
	pack, ok := packs.For(doc.Lang)
	if !ok {
		return nil
	}
	doc.Pack = pack.Name
	sentences := pack.Engine().Analyze(doc.Text, doc.Blocks)
	found := extract.Document(&doc, pack.Pack(), sentences)
	info := reconcile.Describe(doc, found.Claims, found.Entities, pack.Words())
	var out []reconcile.Item
	for _, c := range found.Claims {
		out = append(out, reconcile.Item{Claim: c, Document: info, Keys: reconcile.Keys(c, info)})
		if c.Trigger != nil {
			s.triggers[c.ID] = lemmasIn(sentences, c.Trigger.Span)
		}
		for _, at := range c.Chain {
			if at.CueSpan != nil && c.Sentence.Span.Contains(*at.CueSpan) {
				s.cues[c.ID] = append(s.cues[c.ID], lemmasIn(sentences, *at.CueSpan)...)
			}
		}
	}
	return out
}

// lemmasIn gives the lemmas of the words of a span, and all of them together.
func lemmasIn(sentences []text.Sentence, span cotejo.Span) []string {
	var out []string
	for i := range sentences {
		if !sentences[i].Span.Overlaps(span) {
			continue
		}
		for _, t := range sentences[i].Tokens {
			if t.Span.Overlaps(span) {
				out = append(out, t.Lemma)
			}
		}
	}
	return append(out, strings.Join(out, " "))
}

// articlesOf leaves the gold out of what a folder holds.
func articlesOf(in []read.Input) []read.Input {
	return slices.DeleteFunc(in, func(i read.Input) bool { return filepath.Ext(i.Path) == ".jsonl" })
}

func ordered(a, b string) [2]string {
	if a > b {
		a, b = b, a
	}
	return [2]string{a, b}
}

// check holds every member against the articles, so that a slip in the gold is
// not counted as a miss.
func (s goldStory) check(side *sideBySide) error {
	for _, e := range s.expect {
		for _, m := range e.Members {
			doc, ok := side.docs[side.ids[m.Document]]
			if !ok {
				return fmt.Errorf("gold of %s: %s names %s, which is not among the articles", s.dir, e.ID, m.Document)
			}
			if !strings.Contains(oneSpace(doc.Text), oneSpace(m.Sentence)) {
				return fmt.Errorf("gold of %s: %s quotes what %s does not say: %q", s.dir, e.ID, m.Document, m.Sentence)
			}
		}
	}
	return nil
}

func oneSpace(s string) string { return strings.Join(strings.Fields(s), " ") }

// voice is what misses are told in: English when nobody asked for another.
func (o Options) voice() *say.Voice {
	if o.Voice != nil {
		return o.Voice
	}
	return say.In("en")
}
