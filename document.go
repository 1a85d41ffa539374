package cotejo

// Source says where the bytes of a document came from.
type Source struct {
	Path   string `json:"path,omitempty"`   // as given on the command line, slashes, cleaned
	URL    string `json:"url,omitempty"`    // canonical address, from metadata or a reference line
	Outlet string `json:"outlet,omitempty"` // publisher's name or, failing that, host name
}

// Published is a publication date with its precision and the evidence for it.
// With basis "bounds" Value is empty and After/Before bound the date from what
// the text mentions.
type Published struct {
	Value     string `json:"value,omitempty"`     // ISO 8601 prefix: 2025, 2025-06, 2025-06-05, 2025-06-05T08:15-05:00
	Precision string `json:"precision,omitempty"` // year, month, day, minute
	Basis     string `json:"basis"`               // metadata, dateline, text, url, reference, bounds, unknown
	After     string `json:"after,omitempty"`     // not published before this ISO date
	Before    string `json:"before,omitempty"`    // not published after this ISO date
	Day       string `json:"day,omitempty"`       // TIMEX3 without a year, XXXX-02-06: what the text says of it where it tells no year; Value is empty then
	Weekday   int    `json:"weekday,omitempty"`   // of Day, where the text tells it: Monday 1 to Sunday 7
	Span      *Span  `json:"span,omitempty"`      // evidence in the text, when there is any
}

// BlockKind says what a stretch of a document is.
type BlockKind string

// The kinds of block. Claims are read from title, subhead, heading, body,
// caption and list; the others are kept, marked, and never claimed from.
const (
	BlockTitle       BlockKind = "title"
	BlockSubhead     BlockKind = "subhead"
	BlockByline      BlockKind = "byline"
	BlockDateline    BlockKind = "dateline"
	BlockCredit      BlockKind = "credit"
	BlockCaption     BlockKind = "caption"
	BlockHeading     BlockKind = "heading"
	BlockBody        BlockKind = "body"
	BlockList        BlockKind = "list"
	BlockReadAlso    BlockKind = "read-also"
	BlockReference   BlockKind = "reference"
	BlockBoilerplate BlockKind = "boilerplate"
)

// Claimable reports whether claims are read from blocks of this kind.
func (k BlockKind) Claimable() bool {
	switch k {
	case BlockTitle, BlockSubhead, BlockHeading, BlockBody, BlockCaption, BlockList:
		return true
	}
	return false
}

// Block is one paragraph-like stretch of a document. Blocks are in text order
// and do not overlap. A dateline inside a paragraph is a block of its own,
// followed by the rest of the paragraph.
type Block struct {
	Kind BlockKind `json:"kind"`
	Span Span      `json:"span"`
	Rule string    `json:"rule,omitempty"` // what recognised it
}

// Document is one edition of one article.
type Document struct {
	ID        string    `json:"id"` // d_ and 16 hex digits of SHA256
	Source    Source    `json:"source"`
	Also      []Source  `json:"also,omitempty"` // other places that held the same bytes, sorted
	Title     string    `json:"title,omitempty"`
	Subhead   string    `json:"subhead,omitempty"`
	Byline    []string  `json:"byline,omitempty"`
	Dateline  string    `json:"dateline,omitempty"`
	Credit    []string  `json:"credit,omitempty"` // agencies credited for the text, e.g. EFE
	Published Published `json:"published"`
	Lang      string    `json:"lang"`              // BCP 47; "und" when not known
	Pack      string    `json:"pack,omitempty"`    // language pack it was read with; empty: none, so no claims
	Charset   string    `json:"charset,omitempty"` // as decoded from
	SHA256    string    `json:"sha256"`            // of the raw bytes
	TextHash  string    `json:"text_sha256"`       // of Text
	Text      string    `json:"text,omitempty"`
	Blocks    []Block   `json:"blocks,omitempty"`
	Notes     []string  `json:"notes,omitempty"` // reading problems that did not stop the reading, by code
}

// Problem is an input that could not be read: a recorded result, not a crash.
type Problem struct {
	Path   string `json:"path"`
	SHA256 string `json:"sha256,omitempty"`
	Code   string `json:"code"`             // empty, binary, too-large, unreadable, no-text, crashed, timeout, memory, unsupported
	Detail string `json:"detail,omitempty"` // what happened, for people, without article text
}
