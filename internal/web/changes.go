package web

import (
	"cmp"
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/ledger"
	"github.com/cotejo/cotejo/internal/reconcile"
)

// edition is another document that tells the same article, and how that is known.
type edition struct {
	Doc   cotejo.Document
	URL   bool // it was at the same address
	Alike int  // percent of the paragraphs of the shorter one that the other has
}

// editions finds the other editions of a document: those at its address, and
// those of its title, or with sentences of its claims word for word, that share
// half of the shorter text.
func (w *Workspace) editions(ctx context.Context, doc cotejo.Document, claims []cotejo.Claim) ([]edition, error) {
	kin, err := w.ledger.Editions(ctx, []string{doc.ID})
	if err != nil {
		return nil, err
	}
	byURL := map[string]bool{}
	var ids []string
	for _, k := range kin {
		byURL[k.Document] = k.URL
		ids = append(ids, k.Document)
	}
	repeated, err := w.repeating(ctx, doc.ID, claims)
	if err != nil {
		return nil, err
	}
	var out []edition
	ids = append(ids, repeated...)
	slices.Sort(ids)
	for _, id := range slices.Compact(ids) {
		other, err := w.ledger.Document(ctx, id)
		if err != nil {
			return nil, err
		}
		if e := (edition{other, byURL[id], alike(doc, other)}); e.URL || e.Alike >= 50 {
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(a, b edition) int { return cmp.Compare(whenPublished(a.Doc), whenPublished(b.Doc)) })
	return out, nil
}

// repeating gives the documents that have two sentences of these claims word for
// word, the first few.
func (w *Workspace) repeating(ctx context.Context, document string, claims []cotejo.Claim) ([]string, error) {
	const most = 12
	var ids []string
	said := map[string]bool{}
	for _, c := range claims {
		ids = append(ids, c.ID)
		said[strings.Join(strings.Fields(c.Sentence.Exact), " ")] = true
	}
	relations, err := w.ledger.RelationsOf(ctx, ids)
	if err != nil {
		return nil, err
	}
	ids = ids[:0]
	for _, r := range relations {
		ids = append(ids, r.A, r.B)
	}
	others, err := w.ledger.ClaimsByID(ctx, ids)
	if err != nil {
		return nil, err
	}
	sentences := map[string]map[string]bool{}
	for _, c := range others {
		if s := strings.Join(strings.Fields(c.Sentence.Exact), " "); c.Document != document && said[s] {
			if sentences[c.Document] == nil {
				sentences[c.Document] = map[string]bool{}
			}
			sentences[c.Document][s] = true
		}
	}
	var out []string
	for id, set := range sentences {
		if len(set) > 1 {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return few(out, most), nil
}

func whenPublished(d cotejo.Document) string {
	return cmp.Or(d.Published.Value, d.Published.After, "~") + " " + d.ID
}

// paragraphs are the claimable blocks of a text, white space evened out.
func paragraphs(d cotejo.Document) []string {
	var out []string
	for _, b := range d.Blocks {
		if p := strings.Join(strings.Fields(b.Span.Of(d.Text)), " "); b.Kind.Claimable() && p != "" {
			out = append(out, p)
		}
	}
	return out
}

// alike is the share, in percent, of the words of the shorter of two texts that
// stand in paragraphs that both have.
func alike(a, b cotejo.Document) int {
	x, y := paragraphs(a), paragraphs(b)
	in := map[string]bool{}
	for _, p := range y {
		in[p] = true
	}
	common, n, m := 0, 0, 0
	for _, p := range x {
		n += len(p)
		if in[p] {
			common += len(p)
		}
	}
	for _, p := range y {
		m += len(p)
	}
	return 100 * common / max(1, min(n, m))
}

// change is one paragraph of two editions laid side by side: as it is in both
// (Same), or the words that left and came, in order.
type change struct {
	Same  bool
	Words []piece // class "": in both, del, ins
}

// diff lays two lists of paragraphs side by side by their longest common
// subsequence; what differs between two common ones is compared word by word, in
// order, where there are as many on either side or one of them is the other
// changed.
func diff(a, b []string) []change {
	var out []change
	i, j := 0, 0
	flush := func(p, q int) {
		for i < p || j < q {
			switch {
			case i < p && j < q:
				out = append(out, change{Words: reworded(a[i], b[j])})
				i, j = i+1, j+1
			case i < p:
				out = append(out, change{Words: []piece{{Text: a[i], Class: "del"}}})
				i++
			default:
				out = append(out, change{Words: []piece{{Text: b[j], Class: "ins"}}})
				j++
			}
		}
	}
	for _, c := range common(a, b) {
		flush(c[0], c[1])
		out = append(out, change{Same: true, Words: []piece{{Text: a[c[0]]}}})
		i, j = c[0]+1, c[1]+1
	}
	flush(len(a), len(b))
	return out
}

// reworded compares two paragraphs word by word. Those that share less than a
// third are one that left and one that came.
func reworded(a, b string) []piece {
	x, y := strings.Fields(a), strings.Fields(b)
	both := common(x, y)
	if 3*len(both) < min(len(x), len(y)) {
		return []piece{{Text: a, Class: "del"}, {Text: " "}, {Text: b, Class: "ins"}}
	}
	var out []piece
	add := func(words []string, class string) {
		if len(words) > 0 {
			out = append(out, piece{Text: strings.Join(words, " "), Class: class}, piece{Text: " "})
		}
	}
	i, j := 0, 0
	for k := 0; k < len(both); {
		add(x[i:both[k][0]], "del")
		add(y[j:both[k][1]], "ins")
		end := k + 1
		for end < len(both) && both[end][0] == both[end-1][0]+1 && both[end][1] == both[end-1][1]+1 {
			end++
		}
		add(x[both[k][0]:both[end-1][0]+1], "")
		i, j, k = both[end-1][0]+1, both[end-1][1]+1, end
	}
	add(x[i:], "del")
	add(y[j:], "ins")
	return out
}

// mostCells bounds the table of common; longer lists are compared at their ends
// only.
const mostCells = 4_000_000

// common gives the places in two lists of their longest common subsequence
// (Wagner and Fischer 1974), the ends that are equal taken off first.
func common(a, b []string) [][2]int {
	var head, tail [][2]int
	lo, p, q := 0, len(a), len(b)
	for lo < p && lo < q && a[lo] == b[lo] {
		head = append(head, [2]int{lo, lo})
		lo++
	}
	for p > lo && q > lo && a[p-1] == b[q-1] {
		p, q = p-1, q-1
		tail = append(tail, [2]int{p, q})
	}
	slices.Reverse(tail)
	x, y := a[lo:p], b[lo:q]
	if len(x)*len(y) > mostCells {
		return append(head, tail...)
	}
	length := make([][]int32, len(x)+1)
	for i := range length {
		length[i] = make([]int32, len(y)+1)
	}
	for i := len(x) - 1; i >= 0; i-- {
		for j := len(y) - 1; j >= 0; j-- {
			length[i][j] = max(length[i+1][j], length[i][j+1])
			if x[i] == y[j] {
				length[i][j] = length[i+1][j+1] + 1
			}
		}
	}
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch {
		case x[i] == y[j]:
			head = append(head, [2]int{lo + i, lo + j})
			i, j = i+1, j+1
		case length[i+1][j] >= length[i][j+1]:
			i++
		default:
			j++
		}
	}
	return append(head, tail...)
}

// revision is a claim of one edition beside that of the other which it became.
type revision struct {
	Was, Now *row
	Fields   []string // what differs, by code
}

// revisions pairs the claims of two editions: those that say the same in every
// field a reader sees are left out; then those of one predicate and class, in
// order; what is left came or went.
func revisions(was, now []row) (out []revision, same int) {
	var left []row
	free := slices.Clone(now)
	for _, x := range was {
		if i := slices.IndexFunc(free, func(y row) bool {
			return len(differing(x.Claim, y.Claim)) == 0 && x.Claim.Predicate == y.Claim.Predicate
		}); i >= 0 {
			free = slices.Delete(free, i, i+1)
			same++
			continue
		}
		left = append(left, x)
	}
	for _, x := range left {
		x := x
		i := slices.IndexFunc(free, func(y row) bool {
			return x.Claim.Predicate == y.Claim.Predicate && classOf(x.Claim) == classOf(y.Claim)
		})
		if i < 0 {
			out = append(out, revision{Was: &x})
			continue
		}
		y := free[i]
		free = slices.Delete(free, i, i+1)
		out = append(out, revision{&x, &y, differing(x.Claim, y.Claim)})
	}
	for _, y := range free {
		out = append(out, revision{Now: &y})
	}
	return out, same
}

func classOf(c cotejo.Claim) string {
	if c.Figure == nil {
		return ""
	}
	return cmp.Or(c.Figure.Class, c.Figure.Unit, "figure")
}

// differing lists the fields in which two claims say different things.
func differing(a, b cotejo.Claim) []string {
	var out []string
	figure := func(c cotejo.Claim) string {
		if c.Figure == nil {
			return ""
		}
		f := *c.Figure
		f.Text, f.Span = "", cotejo.Span{}
		raw, err := json.Marshal(f)
		if err != nil {
			return ""
		}
		return string(raw)
	}
	sides := func(c cotejo.Claim) string {
		var s []string
		for _, p := range c.Participants {
			s = append(s, p.Role+" "+p.Label)
		}
		return strings.Join(s, "\n")
	}
	when := func(c cotejo.Claim) string {
		if c.Time == nil {
			return ""
		}
		return cmp.Or(c.Time.Begin, c.Time.Value) + " " + c.Time.End
	}
	source := func(c cotejo.Claim) string {
		var s []string
		for _, x := range c.Chain {
			s = append(s, x.Label)
		}
		return strings.Join(s, "\n")
	}
	for _, f := range []struct {
		code string
		of   func(cotejo.Claim) string
	}{
		{"figure", figure}, {"stage", func(c cotejo.Claim) string { return c.Stage }}, {"factuality", func(c cotejo.Claim) string { return string(c.Factuality.Status) + c.Factuality.Polarity }},
		{"participants", sides}, {"place", placeOf}, {"time", when}, {"chain", source},
	} {
		if f.of(a) != f.of(b) {
			out = append(out, f.code)
		}
	}
	return out
}

// changes shows what an edition of an article changed of another: the text,
// paragraph by paragraph, and the claims.
func (w *Workspace) changes(rw http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	now, err := w.ledger.Document(ctx, r.PathValue("id"))
	if err != nil {
		return err
	}
	was, err := w.ledger.Document(ctx, r.URL.Query().Get("from"))
	if err != nil {
		return err
	}
	before, err := w.list(r, ledger.Filter{Document: was.ID, Limit: mostOfDocument})
	if err != nil {
		return err
	}
	after, err := w.list(r, ledger.Filter{Document: now.ID, Limit: mostOfDocument})
	if err != nil {
		return err
	}
	v := &view{Voice: w.voice(r), Here: "documents"}
	v.Title = v.Say("web.changes.title", nil)
	text := diff(paragraphs(was), paragraphs(now))
	claims, same := revisions(asRead(before.rows), asRead(after.rows))
	equal := 0
	for _, c := range text {
		if c.Same {
			equal++
		}
	}
	v.Data = map[string]any{"Was": was, "Now": now, "Text": text, "Equal": equal, "Claims": claims, "Same": same, "Alike": alike(was, now)}
	w.render(rw, r, "changes", v)
	return nil
}

// versions tells, for the documents of a list, which earlier document each is
// another edition of and how much it changed: those at one address, and those of
// one title that share half of the shorter text.
func (w *Workspace) versions(r *http.Request, docs []cotejo.Document) (map[string][]version, error) {
	const most = 24
	ctx := r.Context()
	kin, err := w.ledger.Editions(ctx, idsOfDocuments(docs))
	if err != nil {
		return nil, err
	}
	texts := map[string]cotejo.Document{}
	out := map[string][]version{}
	for _, k := range few(kin, most) {
		for _, id := range []string{k.Of, k.Document} {
			if _, ok := texts[id]; ok {
				continue
			}
			if texts[id], err = w.ledger.Document(ctx, id); err != nil {
				return nil, err
			}
		}
		now, was := texts[k.Of], texts[k.Document]
		if whenPublished(was) > whenPublished(now) || !k.URL && alike(was, now) < 50 {
			continue
		}
		changed := 0
		for _, c := range diff(paragraphs(was), paragraphs(now)) {
			if !c.Same {
				changed++
			}
		}
		out[now.ID] = append(out[now.ID], version{was, changed})
	}
	return out, nil
}

// version is an earlier edition of a document, and in how many paragraphs it
// differs.
type version struct {
	Was     cotejo.Document
	Changed int
}

func idsOfDocuments(docs []cotejo.Document) []string {
	out := make([]string, len(docs))
	for i, d := range docs {
		out[i] = d.ID
	}
	return out
}

// asRead leaves out the claims that people added.
func asRead(rows []row) []row {
	return slices.DeleteFunc(rows, func(x row) bool { return reconcile.AddedBy(x.Claim) != "" })
}
