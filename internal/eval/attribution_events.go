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

// speechEventsSuite scores who says so on the speech events of MEANTIME: an
// event is recovered when an attribution has its cue there and one of the links
// of its chain is the event's first argument.
func speechEventsSuite() Suite {
	return Suite{
		Name:  "speech-events",
		About: "Speech events of Wikinews in Spanish whose speaker is named in the sentence: how many have an attribution, and how many the right source.",
		Data:  "a folder with event_roles-dev.tsv and meantime-dev.conll",
		Run:   runSpeechEvents,
	}
}

// speechEvent is one event of the gold.
type speechEvent struct {
	doc      string
	sentence int
	token    int
	cue      string
	speakers []string
}

func runSpeechEvents(ctx context.Context, path string, opt Options) (Result, error) {
	roles, err := os.ReadFile(filepath.Join(path, "event_roles-dev.tsv"))
	if err != nil {
		return Result{}, fmt.Errorf("reading speech events: %w", err)
	}
	conll, err := os.ReadFile(filepath.Join(path, "meantime-dev.conll"))
	if err != nil {
		return Result{}, fmt.Errorf("reading speech events: %w", err)
	}
	events, err := readSpeechEvents(string(roles))
	if err != nil {
		return Result{}, err
	}
	docs := readCorefDocs(string(conll))
	p, engine, err := spanish()
	if err != nil {
		return Result{}, err
	}
	var found, right ratio
	for _, name := range sortedKeys(docs) {
		if err := ctx.Err(); err != nil {
			return Result{}, err
		}
		d := docs[name]
		sayings := d.read(p, engine)
		for _, e := range events {
			if e.doc != name || e.sentence >= len(d.spans) || e.token >= len(d.spans[e.sentence]) {
				continue
			}
			f, r := d.recovered(e, sayings)
			found.add(f, 1)
			right.add(r, 1)
			if r == 0 && opt.Misses && opt.Out != nil {
				fmt.Fprintf(opt.Out, "%s\t%v\t%s\t%v\t%s\n", map[bool]string{true: "source", false: "missing"}[f == 1], d.near(e, sayings), e.cue, e.speakers, d.sentence(e.sentence))
			}
		}
	}
	sum := sha256.Sum256(slices.Concat(roles, conll))
	n := len(found.num)
	return Result{Suite: "speech-events", Corpus: hex.EncodeToString(sum[:]), Metrics: []Metric{
		found.metric("recovered", n, opt.Seed), right.metric("right-source", n, opt.Seed)}}, nil
}

// readSpeechEvents keeps the speech events whose first argument is mentioned in
// the sentence.
func readSpeechEvents(tsv string) ([]speechEvent, error) {
	var out []speechEvent
	for n, line := range strings.Split(strings.TrimRight(tsv, "\n"), "\n") {
		f := strings.Split(line, "\t")
		if n == 0 || len(f) < 8 || !strings.HasPrefix(f[2], "SPEECH") {
			continue
		}
		e := speechEvent{doc: f[0], cue: f[4]}
		e.sentence, _ = strconv.Atoi(f[1])
		e.token, _ = strconv.Atoi(f[3])
		var roles [][]any
		if err := json.Unmarshal([]byte(f[6]), &roles); err != nil {
			return nil, fmt.Errorf("reading speech events, line %d: %w", n+1, err)
		}
		for _, r := range roles {
			if len(r) < 4 || r[0] != "Arg0" {
				continue
			}
			if list, ok := r[3].([]any); ok && len(list) > 0 {
				for _, m := range list {
					e.speakers = append(e.speakers, fmt.Sprint(m))
				}
				e.speakers = append(e.speakers, fmt.Sprint(r[2]))
			}
		}
		if len(e.speakers) > 0 {
			out = append(out, e)
		}
	}
	return out, nil
}

// corefDoc is a document of the corpus, written as prose, one paragraph.
type corefDoc struct {
	text  string
	spans [][]cotejo.Span // by sentence and token
}

func readCorefDocs(conll string) map[string]*corefDoc {
	tokens := map[string][][]string{}
	for line := range strings.Lines(conll) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(f) < 4 {
			continue
		}
		s, err := strconv.Atoi(f[1])
		if err != nil {
			continue
		}
		for len(tokens[f[0]]) <= s {
			tokens[f[0]] = append(tokens[f[0]], nil)
		}
		tokens[f[0]][s] = append(tokens[f[0]][s], f[3])
	}
	out := map[string]*corefDoc{}
	for name, sentences := range tokens {
		d := &corefDoc{}
		for _, toks := range sentences {
			s := &speechSentence{tokens: toks}
			s.write()
			at := len(d.text)
			for i := range s.spans {
				s.spans[i].Start, s.spans[i].End = s.spans[i].Start+at, s.spans[i].End+at
			}
			d.spans = append(d.spans, s.spans)
			d.text += s.text + " "
		}
		out[name] = d
	}
	return out
}

func sortedKeys(m map[string]*corefDoc) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

func (d *corefDoc) read(p *pack.Pack, engine *text.Engine) []extract.Saying {
	doc := &cotejo.Document{Text: d.text, Lang: "es", Pack: "es", Blocks: []cotejo.Block{{Kind: cotejo.BlockBody, Span: cotejo.Span{End: len(d.text)}}}}
	return extract.Sayings(doc, p, engine.Analyze(d.text, doc.Blocks))
}

func (d *corefDoc) sentence(s int) string {
	if len(d.spans[s]) == 0 {
		return ""
	}
	return d.text[d.spans[s][0].Start:d.spans[s][len(d.spans[s])-1].End]
}

// recovered gives 1 for an attribution with its cue at the event, and 1 when a
// link of it names one of the speakers.
func (d *corefDoc) recovered(e speechEvent, sayings []extract.Saying) (found, right float64) {
	at := d.spans[e.sentence][e.token]
	for _, s := range sayings {
		hit := false
		for _, l := range s.Chain {
			hit = hit || l.CueSpan != nil && l.CueSpan.Overlaps(at)
		}
		if !hit || s.Carried {
			continue
		}
		found = 1
		for _, l := range s.Chain {
			for _, who := range e.speakers {
				if sameName(l.Label, who) || sameName(l.Text, who) {
					right = 1
				}
			}
		}
	}
	return found, right
}

func (d *corefDoc) near(e speechEvent, sayings []extract.Saying) []string {
	var out []string
	at := d.spans[e.sentence][e.token]
	for _, s := range sayings {
		for _, l := range s.Chain {
			if l.CueSpan != nil && l.CueSpan.Overlaps(at) {
				out = append(out, l.Label)
			}
		}
	}
	return out
}

// sameName compares names by their folded letters, one inside the other.
func sameName(a, b string) bool {
	x, y := pack.FoldName(a), pack.FoldName(b)
	return len(x) > 2 && len(y) > 2 && (strings.Contains(x, y) || strings.Contains(y, x))
}
