package read

import (
	"errors"
	"regexp"
	"slices"
	"strings"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/cotejo/cotejo"
)

// wireBlock is one block of a page as the worker found it: neutral of language.
type wireBlock struct {
	Kind cotejo.BlockKind `json:"kind,omitempty"`
	Rule string           `json:"rule,omitempty"`
	Text string           `json:"text"`
}

// wirePage is what a worker gives back for a page.
type wirePage struct {
	Blocks  []wireBlock `json:"blocks"`
	Meta    meta        `json:"meta"`
	Charset string      `json:"charset"`
	Notes   []string    `json:"notes,omitempty"`
}

// errNoText says that a page holds no article.
var errNoText = errors.New("no main text")

// parsePage takes a page apart: its metadata by our own reading, and its blocks,
// which the page's own tree gives in order and the main-text extractor votes
// for. Pages it cannot do that with give their text in plain order, with a note.
// Pure; errNoText when there is no article.
func parsePage(raw []byte, o order) (*wirePage, error) {
	text, name, notes := decode(raw, true)
	p := &wirePage{Charset: name, Notes: notes}
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		p.Blocks, p.Meta = scan(text, o.MaxText)
		p.Notes = append(p.Notes, NoteDegraded)
		return p.checked()
	}
	p.Meta = pageMeta(doc)
	all := harvest(doc)
	p.Meta.Lines = underHeading(all)
	p.Blocks = elect(all, mainText(doc), o.Subheads)
	if !substantial(p.Blocks) {
		p.Blocks = rescue(doc, all)
		p.Notes = append(p.Notes, NoteDegraded)
	}
	p.truncate(o.MaxText)
	return p.checked()
}

func (p *wirePage) checked() (*wirePage, error) {
	if !substantial(p.Blocks) {
		return nil, errNoText
	}
	return p, nil
}

// truncate drops the blocks beyond the limit of text.
func (p *wirePage) truncate(maxText int) {
	size := 0
	for i, b := range p.Blocks {
		if size += len(b.Text) + 2; size > maxText {
			p.Blocks, p.Notes = p.Blocks[:i], append(p.Notes, NoteTruncated)
			return
		}
	}
}

// substantial reports whether blocks hold an article: one paragraph of running
// text, or enough short ones.
func substantial(blocks []wireBlock) bool {
	sentences := 0
	for _, b := range blocks {
		if b.Kind != "" {
			continue
		}
		if isParagraph(b.Text) {
			return true
		}
		if len(b.Text) >= 30 && endsSentence(b.Text) {
			sentences++
		}
	}
	return sentences >= 3
}

// mainText asks the extractor for the main text: the paragraphs of its content
// tree, none when it finds nothing or fails.
func mainText(doc *html.Node) (out []string) {
	result, err := trafilatura.ExtractDocument(doc, trafilatura.Options{
		EnableFallback: true, ExcludeComments: true, HtmlDateMode: trafilatura.Disabled,
	})
	if err != nil || result.ContentNode == nil {
		return nil
	}
	for _, e := range harvest(result.ContentNode) {
		out = append(out, e.text)
	}
	return out
}

// element is one text-bearing block of a page's tree, in order.
type element struct {
	tag    atom.Atom
	text   string
	linked int  // bytes of the text that are links
	aside  bool // inside navigation, footer, form or the like
	class  string
	parent *html.Node // the element that holds the block
}

var aYear = regexp.MustCompile(`\b(?:19|20)\d\d\b`)

// underHeading gives the short lines with a year between the main heading of a
// page and its first paragraph, where pages without metadata show their date.
func underHeading(all []element) (out []string) {
	h := slices.IndexFunc(all, func(e element) bool { return e.tag == atom.H1 && len(e.text) >= 8 && !e.aside })
	for i := h + 1; h >= 0 && i < min(h+10, len(all)) && !isParagraph(all[i].text); i++ {
		if e := &all[i]; len(e.text) <= 120 && !e.aside && !e.isLink() && aYear.MatchString(e.text) {
			out = append(out, e.text)
		}
	}
	return out
}

// skipped elements hold no text of the article.
var skipped = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Svg: true, atom.Iframe: true,
	atom.Select: true, atom.Button: true, atom.Textarea: true, atom.Object: true, atom.Video: true, atom.Audio: true,
	atom.Head: true, atom.Math: true, atom.Canvas: true,
}

var asides = map[atom.Atom]bool{atom.Nav: true, atom.Footer: true, atom.Aside: true, atom.Form: true, atom.Menu: true}

var blockLevel = map[atom.Atom]bool{
	atom.P: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Li: true,
	atom.Blockquote: true, atom.Figcaption: true, atom.Td: true, atom.Th: true, atom.Pre: true, atom.Dt: true, atom.Dd: true,
	atom.Div: true, atom.Section: true, atom.Article: true, atom.Main: true, atom.Header: true, atom.Body: true, atom.Figure: true,
	atom.Ul: true, atom.Ol: true, atom.Dl: true, atom.Table: true, atom.Tr: true, atom.Tbody: true, atom.Thead: true,
	atom.Nav: true, atom.Footer: true, atom.Aside: true, atom.Form: true, atom.Menu: true, atom.Address: true, atom.Html: true,
	atom.Details: true, atom.Summary: true, atom.Fieldset: true, atom.Center: true, atom.Hgroup: true, atom.Caption: true, atom.Hr: true,
}

// harvest lists the blocks of text of a tree in order: a block ends where
// another block-level element or a line break begins.
func harvest(root *html.Node) []element {
	h := harvester{}
	h.walk(root, element{})
	h.flush(element{})
	return h.out
}

type harvester struct {
	out  []element
	buf  strings.Builder
	link int
}

func (h *harvester) walk(n *html.Node, ctx element) {
	switch n.Type {
	case html.TextNode:
		h.buf.WriteString(n.Data)
		if ctx.linked > 0 {
			h.link += len(strings.TrimSpace(n.Data))
		}
		return
	case html.ElementNode:
		if skipped[n.DataAtom] || hidden(n) {
			return
		}
		if n.DataAtom == atom.Br {
			h.flush(ctx)
			return
		}
		if n.DataAtom == atom.A {
			ctx.linked = 1
		}
	}
	block := n.Type == html.ElementNode && blockLevel[n.DataAtom]
	if block {
		h.flush(ctx)
		ctx = inside(n, ctx)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		h.walk(c, ctx)
	}
	if block {
		h.flush(ctx)
	}
}

// inside is the context of a block-level element's children. A paragraph in a
// caption is caption; one in a quotation or list keeps that.
func inside(n *html.Node, ctx element) element {
	switch {
	case ctx.tag == atom.Figcaption, ctx.tag == atom.Li && n.DataAtom == atom.P:
	default:
		ctx.tag = n.DataAtom
	}
	ctx.aside = ctx.aside || asides[n.DataAtom]
	ctx.parent = n.Parent
	ctx.class = strings.ToLower(attr(n, "class") + " " + attr(n, "itemprop"))
	return ctx
}

func (h *harvester) flush(ctx element) {
	text := squeeze(h.buf.String())
	link := h.link
	h.buf.Reset()
	h.link = 0
	if text == "" {
		return
	}
	ctx.text, ctx.linked = text, min(link, len(text))
	h.out = append(h.out, ctx)
}

func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			return a.Val == "true"
		case "style":
			if strings.Contains(strings.ReplaceAll(strings.ToLower(cut(a.Val, 300)), " ", ""), "display:none") {
				return true
			}
		}
	}
	return false
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// squeeze cleans the text of a page: white space runs become one space; a
// no-break space between digits stays, since it groups them.
func squeeze(s string) string {
	s = clean(s)
	var b strings.Builder
	runes := []rune(s)
	for i, r := range runes {
		switch {
		case (r == '\u00a0' || r == '\u202f') && i > 0 && i+1 < len(runes) && isDigit(runes[i-1]) && isDigit(runes[i+1]):
			b.WriteRune('\u00a0')
		case isSpace(r):
			if i > 0 && !isSpace(runes[i-1]) {
				b.WriteByte(' ')
			}
		default:
			b.WriteRune(r)
		}
	}
	return strings.TrimSpace(b.String())
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

func isSpace(r rune) bool {
	return r == ' ' || r == '\n' || r == '\t' || strings.ContainsRune(spaces, r)
}
