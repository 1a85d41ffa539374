package read

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// scan reads a page without building its tree, for pages the parser refuses:
// the text between tags in order, cut at block-level tags. It costs no more than
// the page is long.
func scan(page string, maxText int) ([]wireBlock, meta) {
	s := scanner{meta: metaReader{tags: map[string]string{}}, left: maxText}
	z := html.NewTokenizer(strings.NewReader(page))
	z.SetMaxBuf(4 << 20)
	for s.left > 0 {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		s.token(kind, z)
	}
	s.flush()
	m := metaOf(&s.meta)
	var out []wireBlock
	for _, e := range s.out {
		if e.linked*2 < len(e.text) {
			out = append(out, wireBlock{Kind: e.kind(), Rule: e.rule(), Text: e.text})
		}
	}
	return out, m
}

type scanner struct {
	harvester
	meta  metaReader
	ctx   element
	skip  atom.Atom // the element whose text is passed over
	title bool
	left  int
}

func (s *scanner) token(kind html.TokenType, z *html.Tokenizer) {
	switch kind {
	case html.TextToken:
		if s.skip != 0 {
			return
		}
		text := string(z.Text())
		s.left -= len(text)
		if s.title {
			s.meta.set("<title>", text)
			return
		}
		s.buf.WriteString(html.UnescapeString(text))
		if s.ctx.linked > 0 {
			s.link += len(strings.TrimSpace(text))
		}
	case html.StartTagToken, html.SelfClosingTagToken:
		s.open(z)
	case html.EndTagToken:
		name, _ := z.TagName()
		s.close(atom.Lookup(name))
	}
}

func (s *scanner) open(z *html.Tokenizer) {
	name, more := z.TagName()
	tag := atom.Lookup(name)
	switch {
	case tag == atom.Meta || tag == atom.Html:
		n := &html.Node{Type: html.ElementNode, DataAtom: tag}
		for i := 0; more && i < 50; i++ {
			var k, v []byte
			k, v, more = z.TagAttr()
			n.Attr = append(n.Attr, html.Attribute{Key: string(k), Val: string(v)})
		}
		s.meta.element(n)
	case tag == atom.Title:
		s.title = true
	case skipped[tag] && tag != atom.Head && s.skip == 0:
		s.skip = tag
	case tag == atom.A:
		s.ctx.linked = 1
	case blockLevel[tag] || tag == atom.Br:
		s.flush()
		if tag != atom.Br {
			s.ctx.tag = tag
		}
	}
}

func (s *scanner) close(tag atom.Atom) {
	switch {
	case tag == s.skip:
		s.skip = 0
	case tag == atom.Title:
		s.title = false
	case tag == atom.A:
		s.ctx.linked = 0
	case blockLevel[tag]:
		s.flush()
		s.ctx.tag = 0
	}
}

func (s *scanner) flush() { s.harvester.flush(s.ctx) }
