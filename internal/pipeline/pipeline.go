// Package pipeline is the road of an article, from bytes to a ledger that can
// be questioned. This file is the whole road.
package pipeline

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/extract"
	"github.com/cotejo/cotejo/internal/ledger"
	"github.com/cotejo/cotejo/internal/read"
	"github.com/cotejo/cotejo/internal/reconcile"
)

// Options shape a run; nothing in them changes what is found.
type Options struct {
	Workers  int           // articles read at once; 0: as many as there are processors
	Batch    int           // articles recorded in one transaction; 0: 64
	Limits   read.Limits   // what one input may cost
	At       func() string // the caller's clock, RFC 3339, for the history only; nil: none
	Progress func(Progress)
}

// Progress is told after each article and each batch.
type Progress struct {
	Done, Total int
	Path        string // the article just read
}

// Report says what a run did.
type Report struct {
	Inputs    int // files found
	New       int // articles read for the first time, or anew with better rules
	Known     int // articles that were in the ledger already
	Copies    int // files that hold the same bytes as another
	Claims    int // of the articles read
	Problems  []cotejo.Problem
	Languages map[string]int // articles by language, those without a pack included
	Unread    []string       // paths of articles in a language without a pack
	Changed   bool           // the ledger is not what it was
}

// Pipeline reads articles into one ledger.
type Pipeline struct {
	ledger *ledger.Ledger
	reader *read.Reader
	packs  *Packs
	opt    Options
}

// New prepares the road into a ledger. Close it when done.
func New(l *ledger.Ledger, packs *Packs, opt Options) (*Pipeline, error) {
	if opt.Workers <= 0 {
		opt.Workers = runtime.GOMAXPROCS(0)
	}
	if opt.Batch <= 0 {
		opt.Batch = 64
	}
	if opt.At == nil {
		opt.At = func() string { return "" }
	}
	if opt.Progress == nil {
		opt.Progress = func(Progress) {}
	}
	r, err := read.New(opt.Limits, packs.hints()...)
	if err != nil {
		return nil, fmt.Errorf("starting the reader: %w", err)
	}
	return &Pipeline{ledger: l, reader: r, packs: packs, opt: opt}, nil
}

// Close ends the worker processes.
func (p *Pipeline) Close() error { return p.reader.Close() }

// article is one input on its way.
type article struct {
	input   read.Input
	doc     cotejo.Document
	problem *cotejo.Problem
	found   extract.Result
}

// Build reads every article under paths into the ledger, in batches of one
// transaction each. An input that cannot be read is a recorded problem and stops
// nothing. The same articles give the same ledger whatever their order.
func (p *Pipeline) Build(ctx context.Context, paths []string) (Report, error) {
	inputs, problems := read.Expand(paths)
	rep := Report{Inputs: len(inputs), Languages: map[string]int{}, Problems: problems}
	if len(problems) > 0 {
		if _, err := p.ledger.Record(ctx, ledger.Batch{Problems: problems, At: p.opt.At()}); err != nil {
			return rep, err
		}
	}
	for batch := range slices.Chunk(inputs, p.opt.Batch) {
		articles, err := p.readAll(ctx, batch, len(inputs), &rep)
		if err != nil {
			return rep, err
		}
		if err := p.record(ctx, articles, &rep); err != nil {
			return rep, err
		}
	}
	return rep, nil
}

// readAll turns inputs into documents: read, several at once, in input order.
func (p *Pipeline) readAll(ctx context.Context, inputs []read.Input, total int, rep *Report) ([]article, error) {
	out := make([]article, len(inputs))
	base := rep.New + rep.Known + rep.Copies + len(rep.Problems)
	done := make(chan int, len(inputs))
	p.each(len(inputs), func(i int) {
		if ctx.Err() == nil {
			a := article{input: inputs[i]}
			a.doc, a.problem = p.reader.Read(ctx, inputs[i])
			out[i] = a
		}
		done <- i
	}, func() {
		for n := range inputs {
			i := <-done
			p.opt.Progress(Progress{Done: min(base+n+1, total), Total: total, Path: inputs[i].Path})
		}
	})
	return out, ctx.Err()
}

// each runs work for 0…n-1 on the workers, and watch meanwhile.
func (p *Pipeline) each(n int, work func(int), watch func()) {
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(p.opt.Workers, n) {
		wg.Go(func() {
			for i := range next {
				work(i)
			}
		})
	}
	go func() {
		defer close(next)
		for i := range n {
			next <- i
		}
	}()
	watch()
	wg.Wait()
}

// record takes one batch through extraction and reconciliation into the ledger.
func (p *Pipeline) record(ctx context.Context, articles []article, rep *Report) error {
	fresh, sources, problems := sortOut(articles, rep)
	fresh, known, err := p.unknown(ctx, fresh)
	if err != nil {
		return err
	}
	for _, a := range known {
		sources[a.doc.SHA256] = append(sources[a.doc.SHA256], a.doc.Source)
	}
	rep.Known += len(known)
	p.each(len(fresh), func(i int) { p.extract(&fresh[i]) }, func() {})

	b := ledger.Batch{Reader: p.packs.Fingerprint(), Problems: problems, Sources: sources, At: p.opt.At()}
	var items []reconcile.Item
	for i := range fresh {
		items = append(items, p.add(&b, &fresh[i])...)
		rep.count(&fresh[i])
	}
	old, err := p.superseded(ctx, fresh)
	if err != nil {
		return err
	}
	added, err := p.recall(ctx, &b, items, old)
	if err != nil {
		return err
	}
	items = append(items, added...)
	slices.SortFunc(items, func(x, y reconcile.Item) int { return cmp.Compare(x.Claim.ID, y.Claim.ID) })
	if b.Delta, err = reconcile.Update(ctx, p.ledger, items, old); err != nil {
		return fmt.Errorf("laying the claims side by side: %w", err)
	}
	info, err := p.ledger.Record(ctx, b)
	rep.Changed = rep.Changed || info.Changed
	return err
}

// sortOut separates what was read from what was not, and joins files that hold
// the same bytes: the first by path is the document, the others its sources.
func sortOut(articles []article, rep *Report) (fresh []article, sources map[string][]cotejo.Source, problems []cotejo.Problem) {
	sources = map[string][]cotejo.Source{}
	seen := map[string]bool{}
	for _, a := range articles {
		switch {
		case a.problem != nil:
			problems = append(problems, *a.problem)
		case seen[a.doc.SHA256]:
			rep.Copies++
			sources[a.doc.SHA256] = append(sources[a.doc.SHA256], a.doc.Source)
		default:
			seen[a.doc.SHA256] = true
			fresh = append(fresh, a)
		}
	}
	rep.Problems = append(rep.Problems, problems...)
	return fresh, sources, problems
}

// unknown leaves out the documents that this reader has read before.
func (p *Pipeline) unknown(ctx context.Context, fresh []article) (unread, known []article, err error) {
	hashes := make([]string, len(fresh))
	for i, a := range fresh {
		hashes[i] = a.doc.SHA256
	}
	has, err := p.ledger.Has(ctx, hashes, p.packs.Fingerprint())
	if err != nil {
		return nil, nil, err
	}
	for _, a := range fresh {
		if has[a.doc.SHA256] {
			known = append(known, a)
		} else {
			unread = append(unread, a)
		}
	}
	return unread, known, nil
}

// extract reads the claims of one document. It is pure but for the packs, which
// are loaded once.
func (p *Pipeline) extract(a *article) {
	lang, ok := p.packs.For(a.doc.Lang)
	if !ok {
		return
	}
	a.doc.Pack = lang.Name
	a.found = lang.Claims(&a.doc)
	a.doc.Notes = append(a.doc.Notes, a.found.Problems...)
}

// superseded gives the claims of an earlier reading of these documents.
func (p *Pipeline) superseded(ctx context.Context, fresh []article) ([]string, error) {
	hashes := make([]string, len(fresh))
	for i, a := range fresh {
		hashes[i] = a.doc.SHA256
	}
	items, err := p.ledger.ItemsOf(ctx, hashes)
	if err != nil {
		return nil, err
	}
	ids := make([]string, len(items))
	for i, it := range items {
		ids[i] = it.Claim.ID
	}
	return ids, nil
}

// add puts one article into a batch and gives its claims as items.
func (p *Pipeline) add(b *ledger.Batch, a *article) []reconcile.Item {
	if b.Keys == nil {
		b.Keys, b.Mentions, b.DocInfo = map[string][]string{}, map[string][]cotejo.Mention{}, map[string]reconcile.DocInfo{}
	}
	a.doc.Published = reconcile.Bounds(a.doc.Published, a.found.Claims)
	info := reconcile.Describe(a.doc, a.found.Claims, a.found.Entities, p.packs.words(a.doc.Lang))
	if info.Until > 0 {
		a.doc.Notes = append(a.doc.Notes, reconcile.NoteCrowded)
	}
	b.Documents = append(b.Documents, a.doc)
	b.Claims = append(b.Claims, a.found.Claims...)
	b.Entities = append(b.Entities, a.found.Entities...)
	b.Mentions[a.doc.ID] = a.found.Mentions
	b.DocInfo[a.doc.ID] = info
	items := make([]reconcile.Item, 0, len(a.found.Claims))
	for _, c := range a.found.Claims {
		it := reconcile.Item{Claim: c, Document: info}
		it.Keys = reconcile.Keys(c, info)
		b.Keys[c.ID] = it.Keys
		items = append(items, it)
	}
	return items
}

func (r *Report) count(a *article) {
	r.New++
	r.Claims += len(a.found.Claims)
	r.Languages[a.doc.Lang]++
	if a.doc.Pack == "" {
		r.Unread = append(r.Unread, a.doc.Source.Path)
	}
}

// Failed reports whether err is the ledger's, for the exit code.
func Failed(err error) bool {
	var e *ledger.Error
	return errors.As(err, &e)
}
