package read

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/cotejo/cotejo"
)

// Reader reads inputs into documents. It is safe for concurrent use.
type Reader struct {
	limits Limits
	hints  []*Hints
	pool   *pool // nil: in this process
}

// New makes a reader for the languages whose hints it gets, the preferred
// first. Worker processes start when the first page is read.
func New(limits Limits, hints ...*Hints) (*Reader, error) {
	r := &Reader{limits: limits.filled(), hints: hints}
	if r.limits.InProcess {
		return r, nil
	}
	var err error
	r.pool, err = newPool(r.limits, r.order())
	return r, err
}

// order is what a worker is asked of every page: the limits, and how pages in the
// languages of this reader name a subhead.
func (r *Reader) order() order {
	o := order{MaxText: r.limits.MaxText, DataBytes: r.limits.DataBytes, CPUMillis: r.limits.CPU.Milliseconds()}
	for _, h := range r.hints {
		o.Subheads = append(o.Subheads, h.labels("subhead")...)
	}
	return o
}

// Close ends the worker processes. The reader must not be used after it.
func (r *Reader) Close() error {
	if r.pool != nil {
		r.pool.close()
	}
	return nil
}

// Read reads one input. Exactly one of the results counts: a problem, when not
// nil, says why there is no document.
func (r *Reader) Read(ctx context.Context, in Input) (cotejo.Document, *cotejo.Problem) {
	raw, p := load(in, r.limits.MaxBytes)
	if p != nil {
		return cotejo.Document{}, p
	}
	doc, p := r.decide(ctx, in, raw)
	if p != nil {
		sum := sha256.Sum256(raw)
		p.Path, p.SHA256 = in.Path, hex.EncodeToString(sum[:])
		return cotejo.Document{}, p
	}
	return doc, nil
}

func (r *Reader) decide(ctx context.Context, in Input, raw []byte) (cotejo.Document, *cotejo.Problem) {
	if len(bytes.TrimSpace(raw)) == 0 {
		return cotejo.Document{}, &cotejo.Problem{Code: CodeEmpty}
	}
	kind, name := sniff(in.Path, raw)
	switch kind {
	case formatForeign:
		return cotejo.Document{}, &cotejo.Problem{Code: CodeUnsupported, Detail: name}
	case formatBinary:
		return cotejo.Document{}, &cotejo.Problem{Code: CodeBinary}
	case formatHTML:
		return r.page(ctx, in, raw)
	}
	if len(raw) > r.limits.MaxText {
		return cotejo.Document{}, &cotejo.Problem{Code: CodeTooLarge, Detail: megabytes(int64(len(raw)))}
	}
	doc := Text(raw, in, r.hints...)
	if strings.Trim(doc.Text, spaces) == "" {
		return cotejo.Document{}, &cotejo.Problem{Code: CodeEmpty}
	}
	return doc, nil
}

// page reads HTML, in a worker.
func (r *Reader) page(ctx context.Context, in Input, raw []byte) (cotejo.Document, *cotejo.Problem) {
	var w *wirePage
	var problem *cotejo.Problem
	if r.pool != nil {
		w, problem = r.pool.parse(ctx, raw)
	} else {
		a := try(parsePage, raw, r.order())
		w, problem = outcome(&a)
	}
	if problem != nil {
		return cotejo.Document{}, problem
	}
	p := w.page()
	return assemble(&p, raw, in, r.hints), nil
}

// page joins the blocks of a page into one text.
func (w *wirePage) page() page {
	p := page{meta: w.Meta, charset: w.Charset, notes: w.Notes}
	var b strings.Builder
	for _, k := range w.Blocks {
		text := strings.Trim(clean(k.Text), spaces)
		if text == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		p.segments = append(p.segments, segment{span: cotejo.Span{Start: b.Len(), End: b.Len() + len(text)}, kind: k.Kind, rule: k.Rule})
		b.WriteString(text)
	}
	p.text = b.String()
	return p
}
