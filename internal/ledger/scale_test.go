package ledger_test

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/gob"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/ledger"
	"github.com/cotejo/cotejo/internal/pipeline"
	"github.com/cotejo/cotejo/internal/reconcile"
	"github.com/cotejo/cotejo/internal/synth"
)

// The growth table of docs/benchmarks/ledger.md is measured on request: a
// synthetic world of fifteen claims an article is told into a ledger, and at each
// size a process of its own opens it, adds articles that were held back, one by
// one, and asks for first pages.
//
//	go test ./internal/ledger -run TestGrowth -v -timeout 0 -grow 1000,10000,100000 -world FILE
var (
	scaleGrow  = flag.String("grow", "", "sizes, in articles, at which to measure")
	scaleWorld = flag.String("world", "", "file of the synthetic ledger")
	scaleAdd   = flag.String("add", "", "file of the articles to add and measure (of the measuring process)")
	scaleKeep  = flag.Bool("keep", false, "keep a copy of the ledger at each size (FILE.SIZE, with FILE.SIZE.add) instead of measuring")
	scaleStory = flag.Int("story", 0, "articles of every story; 0: from four to four hundred")
	scaleBatch = flag.Int("batch", 128, "articles that are told together")
)

// heldBack is one article in so many that is not told with the others but added
// one by one later, to stories that are there already.
const heldBack = 50

func TestGrowth(t *testing.T) {
	if *scaleGrow == "" {
		t.Skip("only on request: -grow SIZES -world FILE")
	}
	var sizes []int
	for s := range strings.SplitSeq(*scaleGrow, ",") {
		n, err := strconv.Atoi(s)
		if err != nil {
			t.Fatal(err)
		}
		sizes = append(sizes, n)
	}
	opt := synth.Options{Seed: 23, Articles: sizes[len(sizes)-1] * 11 / 10, Full: true}
	if *scaleStory > 0 {
		opt.Smallest, opt.Largest = *scaleStory, *scaleStory
	}
	w := &world{t: t, path: *scaleWorld, began: time.Now()}
	w.open()
	defer func() { w.close() }()
	there, err := w.l.Counts(t.Context()) // what an interrupted run has told
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for a := range synth.Articles(opt) {
		dress(&a)
		if n++; n%heldBack == 0 {
			w.held = append(w.held, a)
			continue
		}
		old := w.done < there.Documents
		if old {
			w.done++
		} else {
			w.tell(a, sizes[0])
		}
		if w.done == sizes[0] {
			if old {
				w.choose()
			} else {
				w.measure()
			}
			if sizes = sizes[1:]; len(sizes) == 0 {
				return
			}
		}
	}
}

// world is a ledger being told.
type world struct {
	t         *testing.T
	path      string
	began     time.Time
	l         *ledger.Ledger
	articles  []synth.Article
	held      []synth.Article
	done      int
	reconcile time.Duration
	record    time.Duration
}

func (w *world) open() {
	l, err := ledger.Open(w.t.Context(), w.path, ledger.Options{Create: true})
	if err != nil {
		w.t.Fatal(err)
	}
	w.l = l
}

func (w *world) close() {
	if err := w.l.Close(); err != nil {
		w.t.Error(err)
	}
}

// tell adds an article to the batch under way and writes the batch when it is
// full, or when the ledger reaches a size to measure at.
func (w *world) tell(a synth.Article, next int) {
	w.articles = append(w.articles, a)
	if w.done++; len(w.articles) < *scaleBatch && w.done != next {
		return
	}
	took, err := add(w.t.Context(), w.l, w.articles)
	if err != nil {
		w.t.Fatal(err)
	}
	w.reconcile, w.record, w.articles = w.reconcile+took[0], w.record+took[1], w.articles[:0]
	if w.done/1000 != (w.done-*scaleBatch)/1000 {
		fmt.Fprintf(os.Stderr, "%d articles in %s (reconcile %s, record %s)\n", w.done, time.Since(w.began).Round(time.Second), w.reconcile.Round(time.Second), w.record.Round(time.Second))
	}
}

// measure lets a process of its own add the last articles held back.
func (w *world) measure() {
	w.close()
	defer w.open()
	file := w.path + ".add"
	some := w.choose()
	var raw bytes.Buffer
	if err := gob.NewEncoder(&raw).Encode(some); err != nil {
		w.t.Fatal(err)
	}
	if err := os.WriteFile(file, raw.Bytes(), 0o600); err != nil {
		w.t.Fatal(err)
	}
	if *scaleKeep {
		w.keep(file)
		return
	}
	w.ask(file)
}

// choose takes those of the articles held back that are to be added now.
func (w *world) choose() []synth.Article {
	some := slices.Clone(w.held)
	if len(some) > 200 { // spread over the whole ledger
		some = nil
		for i := range 200 {
			some = append(some, w.held[i*len(w.held)/200])
		}
	}
	left := map[string]bool{}
	for _, a := range some {
		left[a.Document.ID] = true
	}
	w.held = slices.DeleteFunc(w.held, func(a synth.Article) bool { return left[a.Document.ID] })
	return some
}

// ask lets a process of its own add articles.
func (w *world) ask(file string) {
	cmd := exec.Command(os.Args[0], "-test.run", "TestMeasure$", "-test.v", "-test.cpuprofile", w.path+".prof", "-world", w.path, "-add", file)
	out, err := cmd.CombinedOutput()
	for line := range strings.Lines(string(out)) {
		if strings.Contains(line, "|") || err != nil {
			fmt.Fprint(os.Stderr, line)
		}
	}
	if err != nil {
		w.t.Fatal(err)
	}
}

// keep copies the ledger and the articles to add, for measuring later.
func (w *world) keep(articles string) {
	for from, to := range map[string]string{w.path: fmt.Sprintf("%s.%d", w.path, w.done), articles: fmt.Sprintf("%s.%d.add", w.path, w.done)} {
		in, err := os.Open(from)
		if err != nil {
			w.t.Fatal(err)
		}
		out, err := os.Create(to)
		if err == nil {
			_, err = io.Copy(out, in)
		}
		if err := errors.Join(err, in.Close(), out.Close()); err != nil {
			w.t.Fatal(err)
		}
	}
}

// add records articles the way the pipeline does, and tells how long
// reconciling and recording took.
func add(ctx context.Context, l *ledger.Ledger, articles []synth.Article) (took [2]time.Duration, err error) {
	b := ledger.Batch{Reader: "synth", Keys: map[string][]string{}, Mentions: map[string][]cotejo.Mention{}, DocInfo: map[string]reconcile.DocInfo{}}
	var items []reconcile.Item
	began := time.Now()
	for _, a := range articles {
		info := reconcile.Describe(a.Document, a.Claims, a.Entities, nil)
		b.Documents, b.Claims, b.Entities = append(b.Documents, a.Document), append(b.Claims, a.Claims...), append(b.Entities, a.Entities...)
		b.DocInfo[a.Document.ID] = info
		for _, c := range a.Claims {
			it := reconcile.Item{Claim: c, Document: info, Keys: reconcile.Keys(c, info)}
			b.Keys[c.ID] = it.Keys
			items = append(items, it)
		}
	}
	slices.SortFunc(items, func(x, y reconcile.Item) int { return cmp.Compare(x.Claim.ID, y.Claim.ID) })
	if b.Delta, err = reconcile.Update(ctx, l, items, nil); err != nil {
		return took, err
	}
	took[0] = time.Since(began)
	_, err = l.Record(ctx, b)
	took[1] = time.Since(began) - took[0]
	return took, err
}

// TestMeasure is the measuring process: it adds articles one by one and then
// asks for first pages.
func TestMeasure(t *testing.T) {
	if *scaleAdd == "" {
		t.Skip("only on request")
	}
	f, err := os.Open(*scaleAdd)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(200) // as the commands that write to a ledger do
	}
	var articles []synth.Article
	if err := gob.NewDecoder(f).Decode(&articles); err != nil {
		t.Fatal(err)
	}
	l, err := ledger.Open(t.Context(), *scaleWorld, ledger.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	before, err := l.Counts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var whole, recs, puts, cpu []time.Duration
	var total time.Duration
	var was, is runtime.MemStats
	runtime.ReadMemStats(&was)
	for _, a := range articles {
		c0 := processor()
		took, err := add(t.Context(), l, []synth.Article{a})
		if err != nil {
			t.Fatal(err)
		}
		whole, recs, puts, cpu = append(whole, took[0]+took[1]), append(recs, took[0]), append(puts, took[1]), append(cpu, processor()-c0)
		total += cpu[len(cpu)-1]
	}
	runtime.ReadMemStats(&is)
	st, err := os.Stat(*scaleWorld)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Printf("|size|%d articles, %d claims, %d relations, %d events, %d panels, %d findings, file %d MB\n", before.Documents, before.Claims, before.Relations, before.Events, before.Panels, before.Findings, st.Size()>>20)
	fmt.Printf("|add|n=%d p50 %s p95 %s max %s; of it reconcile p50 %s p95 %s; record p50 %s p95 %s; processor p50 %s p95 %s; peak %d MB\n", len(whole),
		at(whole, 50), at(whole, 95), at(whole, 100), at(recs, 50), at(recs, 95), at(puts, 50), at(puts, 95), at(cpu, 50), at(cpu, 95), peak())
	n := max(1, len(whole))
	fmt.Printf("|mean|processor %s, %.1f MB of memory asked for in %d things, the collector ran %d times\n", (total / time.Duration(n)).Round(100*time.Microsecond),
		float64(is.TotalAlloc-was.TotalAlloc)/float64(n)/(1<<20), (is.Mallocs-was.Mallocs)/uint64(n), is.NumGC-was.NumGC)
	first := min(50, len(whole))
	fmt.Printf("|first %d|p50 %s p95 %s; the others p50 %s p95 %s\n", first, at(whole[:first], 50), at(whole[:first], 95), at(whole[first:], 50), at(whole[first:], 95))
	for _, p := range pagesOf(l) {
		var times []time.Duration
		for range 20 {
			began := time.Now()
			if err := p.ask(t.Context()); err != nil {
				t.Fatal(p.name, err)
			}
			times = append(times, time.Since(began))
		}
		fmt.Printf("|page|%s first %s p50 %s p95 %s\n", p.name, times[0].Round(time.Microsecond*100), at(times, 50), at(times, 95))
	}
	fmt.Printf("|peak|%d MB, processor load %s", peak(), load())
}

type page struct {
	name string
	ask  func(context.Context) error
}

func pagesOf(l *ledger.Ledger) []page {
	f := ledger.Filter{Limit: 50}
	return []page{
		{"figures", func(ctx context.Context) error { _, err := l.Panels(ctx, f); return err }},
		{"events", func(ctx context.Context) error { _, err := l.Events(ctx, f); return err }},
		{"events by weight", func(ctx context.Context) error {
			_, err := l.Events(ctx, ledger.Filter{Limit: 50, ByWeight: true})
			return err
		}},
		{"findings", func(ctx context.Context) error { _, err := l.Findings(ctx, f); return err }},
		{"sources", func(ctx context.Context) error { _, err := l.Sources(ctx, f); return err }},
		{"claims", func(ctx context.Context) error { _, err := l.Claims(ctx, f); return err }},
		{"relations", func(ctx context.Context) error { _, err := l.Relations(ctx, f); return err }},
		{"flows", func(ctx context.Context) error { _, err := pipeline.Flows(ctx, l, ""); return err }},
	}
}

func at(times []time.Duration, percent int) time.Duration {
	s := slices.Sorted(slices.Values(times))
	if len(s) == 0 {
		return 0
	}
	return s[min(len(s)-1, len(s)*percent/100)].Round(100 * time.Microsecond)
}

// processor is the time on processors that this process has used.
func processor() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// peak is the most memory this process has had, in MB; Linux says.
func peak() int {
	f, err := os.Open("/proc/self/status")
	if err != nil {
		return 0
	}
	defer f.Close()
	for s := bufio.NewScanner(f); s.Scan(); {
		if rest, ok := strings.CutPrefix(s.Text(), "VmHWM:"); ok {
			kb, _ := strconv.Atoi(strings.Fields(rest)[0])
			return kb >> 10
		}
	}
	return 0
}

func load() string {
	raw, _ := os.ReadFile("/proc/loadavg")
	return string(raw)
}

// dress makes a synthetic article like a read one: each claim has a sentence
// that holds the words its fields quote, so that every span has its quotation,
// and a trail that names the rules.
func dress(a *synth.Article) {
	var text []byte
	a.Document.Blocks = nil
	put := func(s *string, at *cotejo.Span) {
		if *s == "" {
			*s = "x"
		}
		at.Start = len(text)
		text = append(append(text, *s...), ' ')
		at.End = len(text) - 1
	}
	for i := range a.Claims {
		c := &a.Claims[i]
		c.Chain, c.Participants, c.Place = slices.Clone(c.Chain), slices.Clone(c.Participants), slices.Clone(c.Place) // articles share them
		if c.Figure != nil {
			f := *c.Figure
			c.Figure = &f
		}
		if c.Time != nil {
			when := *c.Time
			c.Time = &when
		}
		words := strings.TrimSuffix(c.Sentence.Exact, ".")
		var at cotejo.Span
		put(&words, &at)
		c.Sentence.Span.Start = at.Start
		for j := range c.Chain {
			put(&c.Chain[j].Text, &c.Chain[j].Span)
		}
		for j := range c.Participants {
			put(&c.Participants[j].Text, &c.Participants[j].Span)
		}
		if c.Figure != nil {
			put(&c.Figure.Text, &c.Figure.Span)
		}
		if c.Time != nil {
			put(&c.Time.Text, &c.Time.Span)
		}
		for j := range c.Place {
			put(&c.Place[j].Text, &c.Place[j].Span)
		}
		end := "."
		put(&end, &at)
		c.Sentence.Span.End = at.End
		c.Sentence.Exact = c.Sentence.Span.Of(string(text))
		c.Trail, c.Trigger, c.Quote, c.Factuality.CueSpan = nil, nil, nil, nil
		for _, field := range []string{"predicate", "figure", "place", "chain", "actor"} {
			c.Trail = append(c.Trail, cotejo.Step{Field: field, Rule: "es/rules/" + field, Text: end, Span: &at})
		}
		a.Document.Blocks = append(a.Document.Blocks, cotejo.Block{Kind: cotejo.BlockBody, Span: c.Sentence.Span})
		text = append(text, '\n')
	}
	a.Document.Text = string(text)
	sum := sha256.Sum256(text)
	a.Document.TextHash = hex.EncodeToString(sum[:])
}
