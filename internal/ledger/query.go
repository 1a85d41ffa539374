package ledger

import (
	"cmp"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/reconcile"
)

// Limits of one page.
const (
	DefaultLimit = 100
	MaxLimit     = 10_000
)

// Filter narrows a list. Empty fields do not narrow; fields that a list has no
// use for are passed over.
type Filter struct {
	Document  string // id
	Predicate string
	Status    string
	Type      string // of a relation, a finding, a source, or the kind of an entity
	Entity    string // named in any way
	Place     string // a place, or what contains it
	Origin    string // entity at the root of a chain
	Event     string
	Panel     string
	Outlet    string
	Lang      string
	From, To  string // ISO dates: what is said to hold or happen between them; for documents, published
	AsOf      string // ISO date: published up to it
	Unsure    bool
	Figures   bool // with a figure only
	Contested bool
	ByWeight  bool   // events: most articles first, rather than by time
	Text      string // words; "in quotes" a phrase; word* a beginning
	Limit     int    // rows of a page, DefaultLimit when 0
	After     string // Next of the page before
}

// Page is a part of a list. Next is empty on the last page.
type Page[T any] struct {
	Items []T
	Next  string
}

func (f *Filter) limit() int {
	switch {
	case f.Limit <= 0:
		return DefaultLimit
	case f.Limit > MaxLimit:
		return MaxLimit
	}
	return f.Limit
}

// cursor is the sort key of the last row of a page.
type cursor struct {
	Ord  []byte  `json:"o,omitempty"`
	ID   string  `json:"i,omitempty"`
	N    int64   `json:"n,omitempty"`
	F    float64 `json:"f,omitempty"`
	Rank int     `json:"r,omitempty"`
}

func (c cursor) String() string {
	raw, err := json.Marshal(c)
	if err != nil {
		return ""
	}
	return base64.RawURLEncoding.EncodeToString(raw)
}

func (l *Ledger) cursor(s string) (c cursor, err error) {
	raw, err := base64.RawURLEncoding.DecodeString(s)
	if err == nil {
		err = json.Unmarshal(raw, &c)
	}
	if err != nil {
		err = &Error{Kind: ErrFilter, Path: l.path, Detail: "not a place in a list: " + s}
	}
	return c, err
}

// clause is a query in the making.
type clause struct {
	from  string
	where []string
	args  []any
	err   error
}

func (c *clause) and(cond string, args ...any) {
	c.where = append(c.where, cond)
	c.args = append(c.args, args...)
}

// eq adds a condition when the value is not empty.
func (c *clause) eq(column, value string) {
	if value != "" {
		c.and(column+" = ?", value)
	}
}

func (c *clause) sql(columns, order string, limit int) string {
	q := "SELECT " + columns + " FROM " + c.from
	if len(c.where) > 0 {
		q += " WHERE " + strings.Join(c.where, " AND ")
	}
	c.args = append(c.args, limit+1)
	return q + " ORDER BY " + order + " LIMIT ?"
}

// window narrows a sort key by cursor and as-of date.
func (l *Ledger) window(c *clause, column string, f *Filter) {
	if f.After != "" {
		cur, err := l.cursor(f.After)
		if err != nil {
			c.err = err
			return
		}
		c.and(column+" > ?", cur.Ord)
	}
	if f.AsOf != "" {
		until, ok := untilOrd(f.AsOf)
		if !ok {
			c.err = &Error{Kind: ErrFilter, Path: l.path, Detail: "not a date: " + f.AsOf}
			return
		}
		c.and(column+" < ?", until)
	}
}

// enough is how many rows it takes to call a word or an entity frequent.
const enough = 5000

// ref adds the entity filters: the rarest drives the query along its own index,
// the others only narrow it. It gives the sort column.
func (l *Ledger) ref(ctx context.Context, c *clause, table, ord string, f *Filter) string {
	type want struct {
		entity  string
		kinds   int
		howMany int
	}
	var wants []want
	for _, w := range []want{{entity: f.Origin, kinds: refRoot}, {entity: f.Entity, kinds: ^0}, {entity: f.Place, kinds: refPlace}} {
		if w.entity != "" {
			wants = append(wants, w)
		}
	}
	if len(wants) > 1 {
		for i := range wants {
			wants[i].howMany = l.upTo(ctx, "SELECT 1 FROM "+table+" WHERE entity = ?", wants[i].entity)
		}
		slices.SortStableFunc(wants, func(a, b want) int { return cmp.Compare(a.howMany, b.howMany) })
	}
	for i, w := range wants {
		if i == 0 {
			c.from = table + " r CROSS JOIN " + c.from + " ON " + ord + " = r.ord"
			c.and("r.entity = ? AND r.kinds & ? <> 0", w.entity, w.kinds)
			ord = "r.ord"
			continue
		}
		c.and("EXISTS (SELECT 1 FROM "+table+" x WHERE x.entity = ? AND x.ord = "+ord+" AND x.kinds & ? <> 0)", w.entity, w.kinds)
	}
	return ord
}

// upTo counts the rows of a query, no further than enough.
func (l *Ledger) upTo(ctx context.Context, query string, args ...any) int {
	var n int
	err := l.each(ctx, "SELECT count(*) FROM ("+query+fmt.Sprintf(" LIMIT %d)", enough), args, func(scan scanner) error { return scan(&n) })
	if err != nil {
		return enough
	}
	return n
}

// Claims lists claims by publication, document and place in the text.
func (l *Ledger) Claims(ctx context.Context, f Filter) (Page[cotejo.Claim], error) {
	c := clause{from: "claims c"}
	ord := l.ref(ctx, &c, "claim_refs", "c.ord", &f)
	l.window(&c, ord, &f)
	if f.Document != "" {
		c.and("c.doc = (SELECT seq FROM documents WHERE id = ?)", f.Document)
	}
	c.eq("c.predicate", f.Predicate)
	c.eq("c.status", f.Status)
	if f.Event != "" {
		c.and("c.event = ? AND c.event <> ''", f.Event)
	}
	if f.Panel != "" {
		c.and("c.panel = ? AND c.panel <> ''", f.Panel)
	}
	if f.Unsure {
		c.and("c.unsure = 1")
	}
	if f.Figures {
		c.and("c.figure = 1")
	}
	if f.Outlet != "" {
		c.and("EXISTS (SELECT 1 FROM documents d WHERE d.seq = c.doc AND d.outlet = ?)", f.Outlet)
	}
	if f.Lang != "" {
		c.and("EXISTS (SELECT 1 FROM documents d WHERE d.seq = c.doc AND d.lang = ?)", f.Lang)
	}
	between(&c, &f)
	l.match(ctx, &c, "c.seq", "claims_fts", f.Text)
	var page Page[cotejo.Claim]
	var last []byte
	err := l.page(ctx, &c, "c.body, c.event, "+ord, ord, f.limit(), func(scan scanner, more bool) error {
		var body, event string
		var at []byte
		if err := scan(&body, &event, &at); err != nil {
			return err
		}
		if more {
			page.Next = cursor{Ord: last}.String()
			return nil
		}
		var v cotejo.Claim
		if err := json.Unmarshal([]byte(body), &v); err != nil {
			return err
		}
		v.Event, last = event, at
		page.Items = append(page.Items, v)
		return nil
	})
	if err != nil {
		return page, err
	}
	by, err := l.Corrections(ctx)
	for i := range page.Items {
		page.Items[i] = reconcile.Corrected(page.Items[i], by[page.Items[i].ID])
	}
	return page, err
}

// page runs a query for one row more than the page holds; that row is handed
// over with more set.
func (l *Ledger) page(ctx context.Context, c *clause, columns, order string, limit int, row func(scan scanner, more bool) error) error {
	if c.err != nil {
		return c.err
	}
	query := c.sql(columns, order, limit)
	n := 0
	return l.each(ctx, query, c.args, func(scan scanner) error {
		n++
		return row(scan, n > limit)
	})
}

// between narrows claims to those placed on the calendar between two dates.
func between(c *clause, f *Filter) {
	if f.From != "" {
		c.and("c.tbegin <> '' AND c.tend >= ?", f.From)
	}
	if f.To != "" {
		c.and("c.tbegin <> '' AND c.tbegin <= ?", f.To+"~")
	}
}

// match adds a full-text condition. The rows with a rare word are looked up and
// sorted; for a frequent one the list is walked in order, since it is met soon.
func (l *Ledger) match(ctx context.Context, c *clause, row, table, text string) {
	q := ftsQuery(text)
	switch {
	case text == "":
	case q == "":
		c.and("0") // nothing in it is a word
	case l.upTo(ctx, "SELECT 1 FROM "+table+" WHERE "+table+" MATCH ?", q) < enough:
		c.and(row+" IN (SELECT rowid FROM "+table+" WHERE "+table+" MATCH ?)", q)
	default:
		c.and("EXISTS (SELECT 1 FROM "+table+" WHERE "+table+" MATCH ? AND rowid = "+row+")", q)
	}
}

// ftsQuery turns what a person types into an FTS5 query in which nothing is an
// operator but quotes and a star at the end of a word.
func ftsQuery(text string) string {
	var out []string
	for i, part := range strings.Split(text, `"`) {
		if i%2 == 1 {
			if words(part) != "" {
				out = append(out, `"`+words(part)+`"`)
			}
			continue
		}
		for _, w := range strings.Fields(part) {
			star := ""
			if strings.HasSuffix(w, "*") {
				star = "*"
			}
			if w = words(w); w != "" {
				out = append(out, `"`+w+`"`+star)
			}
		}
	}
	if len(out) > 32 {
		out = out[:32]
	}
	return strings.Join(out, " ")
}

func words(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) }), " ")
}
