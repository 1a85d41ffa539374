package eval

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/extract"
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
)

// eventsSuite scores the participants and times of claims on the events of
// MEANTIME that are no speech: an event is covered when a claim has its trigger
// there; its first and second arguments are right when a participant names them.
func eventsSuite() Suite {
	return Suite{
		Name:  "events",
		About: "Events of Wikinews in Spanish: how many are the trigger of a claim, and of those how many arguments and years are right.",
		Data:  "a folder with event_roles-dev.tsv and meantime-dev.conll",
		Run:   runEvents,
	}
}

// goldEvent is one event with the arguments that its sentence mentions.
type goldEvent struct {
	doc      string
	sentence int
	token    int
	time     string
	args     [][]string // each: the ways it is mentioned
}

// eventScore counts events, and arguments and years of the covered ones.
type eventScore struct{ covered, args, years ratio }

func runEvents(ctx context.Context, path string, opt Options) (Result, error) {
	roles, err := os.ReadFile(filepath.Join(path, "event_roles-dev.tsv"))
	if err != nil {
		return Result{}, fmt.Errorf("reading events: %w", err)
	}
	conll, err := os.ReadFile(filepath.Join(path, "meantime-dev.conll"))
	if err != nil {
		return Result{}, fmt.Errorf("reading events: %w", err)
	}
	events, err := readEvents(string(roles))
	if err != nil {
		return Result{}, err
	}
	p, engine, err := spanish()
	if err != nil {
		return Result{}, err
	}
	docs := readCorefDocs(string(conll))
	var sc eventScore
	for _, name := range sortedKeys(docs) {
		if err := ctx.Err(); err != nil {
			return Result{}, err
		}
		claims := docs[name].claims(p, engine)
		for _, e := range events {
			if e.doc == name {
				sc.add(docs[name], e, claims, opt)
			}
		}
	}
	sum := sha256.Sum256(slices.Concat(roles, conll))
	return Result{Suite: "events", Corpus: hex.EncodeToString(sum[:]), Metrics: []Metric{
		sc.covered.metric("covered", len(sc.covered.num), opt.Seed), sc.args.metric("arguments", len(sc.args.num), opt.Seed),
		sc.years.metric("years", len(sc.years.num), opt.Seed)}}, nil
}

// readEvents keeps the events that are no speech and no grammar word.
func readEvents(tsv string) ([]goldEvent, error) {
	var out []goldEvent
	for n, line := range strings.Split(strings.TrimRight(tsv, "\n"), "\n") {
		f := strings.Split(line, "\t")
		if n == 0 || len(f) < 8 || f[2] != "OTHER" {
			continue
		}
		e := goldEvent{doc: f[0], time: f[5]}
		e.sentence, _ = strconv.Atoi(f[1])
		e.token, _ = strconv.Atoi(f[3])
		var roles [][]any
		if err := json.Unmarshal([]byte(f[6]), &roles); err != nil {
			return nil, fmt.Errorf("reading events, line %d: %w", n+1, err)
		}
		for _, r := range roles {
			if names := mentioned(r); len(names) > 0 {
				e.args = append(e.args, names)
			}
		}
		out = append(out, e)
	}
	return out, nil
}

// mentioned gives the ways the sentence names a first or second argument.
func mentioned(r []any) []string {
	if len(r) < 4 || r[0] != "Arg0" && r[0] != "Arg1" {
		return nil
	}
	list, _ := r[3].([]any)
	var out []string
	for _, m := range list {
		out = append(out, fmt.Sprint(m))
	}
	if len(out) > 0 {
		out = append(out, fmt.Sprint(r[2]))
	}
	return out
}

func (d *corefDoc) claims(p *pack.Pack, engine *text.Engine) []cotejo.Claim {
	doc := &cotejo.Document{Text: d.text, Lang: "es", Pack: "es", Blocks: []cotejo.Block{{Kind: cotejo.BlockBody, Span: cotejo.Span{End: len(d.text)}}}}
	return extract.Document(doc, p, engine.Analyze(d.text, doc.Blocks)).Claims
}

func (s *eventScore) add(d *corefDoc, e goldEvent, claims []cotejo.Claim, opt Options) {
	if e.sentence >= len(d.spans) || e.token >= len(d.spans[e.sentence]) {
		return
	}
	at := d.spans[e.sentence][e.token]
	i := slices.IndexFunc(claims, func(c cotejo.Claim) bool { return c.Trigger != nil && c.Trigger.Span.Overlaps(at) })
	s.covered.add(number(i >= 0), 1)
	if i < 0 {
		return
	}
	c := &claims[i]
	for _, names := range e.args {
		ok := slices.ContainsFunc(names, func(n string) bool { return takesPart(c, n) })
		s.args.add(number(ok), 1)
		if !ok && opt.Misses && opt.Out != nil {
			_, _ = fmt.Fprintf(opt.Out, "%s\t%s\t%v\t%s\n", c.Predicate, c.Trigger.Exact, names, d.sentence(e.sentence))
		}
	}
	if len(e.time) >= 4 && e.time[0] != 'X' && c.Time != nil && len(c.Time.Begin) >= 4 && c.Time.Begin[0] != 'X' {
		s.years.add(number(c.Time.Begin[:4] == e.time[:4]), 1)
	}
}

// takesPart reports a participant, place or topic of the claim with this name.
func takesPart(c *cotejo.Claim, name string) bool {
	for _, p := range c.Participants {
		if sameName(p.Label, name) || sameName(p.Text, name) {
			return true
		}
	}
	return c.Figure != nil && sameName(c.Figure.Text, name)
}
