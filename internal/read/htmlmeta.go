package read

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxMeta bounds each field a page may state about itself, in bytes.
const maxMeta = 600

// pageMeta reads what a page states about itself: structured data (schema.org
// NewsArticle and its kin as JSON-LD), then meta elements, then <time>, <link
// rel=canonical> and <title>. The earlier wins. Times keep their time of day.
func pageMeta(doc *html.Node) meta {
	c := metaReader{tags: map[string]string{}}
	c.walk(doc)
	return metaOf(&c)
}

// metaOf settles what was read: the earlier source of a field wins.
func metaOf(c *metaReader) meta {
	m := c.linked
	m.Title = first(m.Title, siteless(c.tag("og:title", "twitter:title", "dc.title", "title"), c.tag("og:site_name")), c.tag("<h1>"), siteless(c.tag("<title>"), c.tag("og:site_name")))
	m.Published = first(m.Published, isoDate(c.tag("article:published_time", "og:article:published_time", "og:published_time", "datepublished")), isoDate(c.tag("dc.date.issued", "dcterms.created", "dc.date", "date", "pubdate", "publish-date", "publishdate", "publication_date", "parsely-pub-date", "sailthru.date", "article.published", "article_date_original", "cxenseparse:recs:publishtime", "dcterms.issued")))
	m.Visible = first(m.Visible, isoDate(c.tag("<time>")))
	m.URL = first(webAddress(c.tag("<canonical>")), webAddress(c.tag("og:url")), webAddress(m.URL), webAddress(c.tag("twitter:url")))
	m.Outlet = first(m.Outlet, c.tag("og:site_name", "application-name", "dc.publisher", "publisher", "cre"))
	m.Lang = first(c.tag("<lang>"), c.tag("og:locale", "content-language", "dc.language", "language"))
	if len(m.Authors) == 0 {
		m.Authors = authors(c.tag("author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author"))
	}
	return m
}

type metaReader struct {
	tags   map[string]string
	linked meta
}

func (c *metaReader) tag(names ...string) string {
	for _, n := range names {
		if v := c.tags[n]; v != "" {
			return v
		}
	}
	return ""
}

func (c *metaReader) set(name, value string) {
	if value = squeeze(cut(value, maxMeta)); value != "" && c.tags[name] == "" && len(c.tags) < 500 {
		c.tags[name] = value
	}
}

func (c *metaReader) walk(n *html.Node) {
	if n.Type == html.ElementNode {
		c.element(n)
	}
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		c.walk(k)
	}
}

func (c *metaReader) element(n *html.Node) {
	switch n.DataAtom {
	case atom.Html:
		c.set("<lang>", attr(n, "lang"))
	case atom.Meta:
		for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
			if k := attr(n, key); k != "" {
				c.set(strings.ToLower(cut(k, 80)), attr(n, "content"))
			}
		}
	case atom.Link:
		if strings.EqualFold(attr(n, "rel"), "canonical") {
			c.set("<canonical>", attr(n, "href"))
		}
	case atom.Title:
		c.set("<title>", textOf(n))
	case atom.H1:
		c.set("<h1>", textOf(n))
	case atom.Time:
		if isoDate(attr(n, "datetime")) != "" && !strings.Contains(attr(n, "itemprop"), "Modified") {
			c.set("<time>", attr(n, "datetime"))
		}
	case atom.Script:
		if strings.Contains(attr(n, "type"), "ld+json") {
			c.linkedData(textOf(n))
		}
	}
	if attr(n, "itemprop") == "datePublished" && n.DataAtom != atom.Meta {
		c.set("datepublished", first(attr(n, "datetime"), attr(n, "content")))
	}
}

// linkedData reads a JSON-LD script: the first article in it that has a date or
// headline counts.
func (c *metaReader) linkedData(script string) {
	if c.linked.Title != "" && c.linked.Published != "" {
		return
	}
	for _, o := range articles(script) {
		m := &c.linked
		m.Title = first(m.Title, field(o["headline"]))
		m.Published = first(m.Published, isoDate(field(o["datePublished"])))
		m.URL = first(m.URL, webAddress(first(field(o["url"]), field(o["mainEntityOfPage"]))))
		m.Outlet = first(m.Outlet, name(field(o["publisher"])))
		if len(m.Authors) == 0 {
			m.Authors = people(o["author"])
		}
	}
}

// articles lists the objects of a JSON-LD text that describe an article, also
// inside @graph and lists. Malformed JSON gives none.
func articles(script string) []map[string]any {
	script = strings.TrimSpace(script)
	script = strings.TrimSuffix(strings.TrimPrefix(script, "<![CDATA["), "]]>")
	var v any
	if len(script) > 1<<20 || json.Unmarshal([]byte(script), &v) != nil {
		return nil
	}
	var out []map[string]any
	collect(v, 0, &out)
	return out
}

func collect(v any, depth int, out *[]map[string]any) {
	if depth > 6 || len(*out) >= 8 {
		return
	}
	switch x := v.(type) {
	case []any:
		for _, e := range x {
			collect(e, depth+1, out)
		}
	case map[string]any:
		if kind := strings.Join(texts(x["@type"]), " "); strings.Contains(kind, "Article") || strings.Contains(kind, "BlogPosting") || strings.Contains(kind, "Report") {
			*out = append(*out, x)
		}
		collect(x["@graph"], depth+1, out)
		collect(x["mainEntity"], depth+1, out)
	}
}

// field gives the text of a JSON-LD value: a string, the name or id of an
// object, or the first of a list.
func field(v any) string {
	if t := texts(v); len(t) > 0 {
		return squeeze(html.UnescapeString(cut(t[0], maxMeta)))
	}
	return ""
}

func texts(v any) []string {
	switch x := v.(type) {
	case string:
		return []string{x}
	case map[string]any:
		for _, k := range []string{"name", "@id", "url"} {
			if s, ok := x[k].(string); ok && s != "" {
				return []string{s}
			}
		}
	case []any:
		var out []string
		for _, e := range x {
			out = append(out, texts(e)...)
		}
		return out
	}
	return nil
}

func people(v any) []string {
	var out []string
	for _, t := range texts(v) {
		out = append(out, authors(html.UnescapeString(cut(t, maxMeta)))...)
	}
	return out[:min(len(out), 20)]
}

// name gives a name that is one: an address or a node's id is not.
func name(s string) string {
	if strings.Contains(s, "://") || strings.HasPrefix(s, "#") || strings.HasPrefix(s, "www.") {
		return ""
	}
	return s
}

// authors splits a list of names; addresses are not names.
func authors(s string) []string {
	var out []string
	for _, a := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ';' || r == '|' }) {
		if a = squeeze(a); a != "" && name(a) != "" && len(a) <= 120 {
			out = append(out, a)
		}
	}
	return out
}

// articleBody gives the text that structured data carries.
func articleBody(n *html.Node) string {
	if n.Type == html.ElementNode && n.DataAtom == atom.Script && strings.Contains(attr(n, "type"), "ld+json") {
		for _, o := range articles(textOf(n)) {
			if s, ok := o["articleBody"].(string); ok && len(s) >= 100 {
				return html.UnescapeString(s)
			}
		}
	}
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		if s := articleBody(k); s != "" {
			return s
		}
	}
	return ""
}

func textOf(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for k := n.FirstChild; k != nil; k = k.NextSibling {
			walk(k)
		}
	}
	walk(n)
	return b.String()
}

// siteless drops the site's name from either end of a title; from a title whose
// site is not known, a short last part.
func siteless(title, site string) string {
	for _, sep := range []string{" | ", " - ", " – ", " — ", " :: "} {
		i := strings.LastIndex(title, sep)
		if i < 0 {
			continue
		}
		if last := title[i+len(sep):]; i > 20 && (site == "" && len(last) < 40 || strings.EqualFold(last, site)) {
			return title[:i]
		}
		if before, after, _ := strings.Cut(title, sep); site != "" && strings.EqualFold(before, site) {
			return after
		}
	}
	return title
}

func first(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}
