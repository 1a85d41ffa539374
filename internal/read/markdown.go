package read

import (
	"regexp"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/text"
)

// markdown reads Markdown: the text without its marks, headings and lists as
// such, and the front matter as metadata. Only what articles use is understood;
// the rest stays as written. The text is rebuilt, so spans are offsets of the
// document's text and not of the file.
func markdown(text string) page {
	m := md{}
	m.page.meta, text = frontMatter(text)
	for line := range strings.SplitSeq(text, "\n") {
		m.line(line)
	}
	m.flush()
	m.page.text = m.out.String()
	return m.page
}

type md struct {
	page  page
	out   strings.Builder
	para  []string
	kind  cotejo.BlockKind
	rule  string
	fence bool
	title bool
}

var (
	mdHeading = regexp.MustCompile(`^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$`)
	mdItem    = regexp.MustCompile(`^\s{0,8}(?:[-*+]|\d{1,3}[.)])\s+(.*)$`)
	mdRule    = regexp.MustCompile(`^\s{0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,}|={3,})$`)
	mdImage   = regexp.MustCompile(`!\[([^\]]*)\]\([^)\s"]*(?:\s+"([^"]*)")?\)`)
	mdLink    = regexp.MustCompile(`\[([^\[\]]+)\](?:\([^)\s"]*(?:\s+"[^"]*")?\)|\[[^\]]*\])`)
	mdAuto    = regexp.MustCompile(`<(https?://[^>\s]+)>`)
	mdTag     = regexp.MustCompile(`</?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*)?/?>`)
	mdStrong  = regexp.MustCompile(`(?:\*\*|__)([^\s*_](?:[^*_]*[^\s*_])?)(?:\*\*|__)`)
	mdEmph    = regexp.MustCompile(`(^|[\s("“«` + text.InvertedMarks + `])[*_]([^\s*_](?:[^*_]*[^\s*_])?)[*_]($|[\s.,;:)?!"”»])`)
	mdEscape  = regexp.MustCompile("\\\\([\\\\`*_{}\\[\\]()#+.!|<>~-])")
)

func (m *md) line(line string) {
	trimmed := strings.TrimSpace(line)
	switch {
	case strings.HasPrefix(trimmed, "```") || strings.HasPrefix(trimmed, "~~~"):
		m.flush()
		m.fence = !m.fence
	case m.fence:
	case trimmed == "":
		m.flush()
	case mdRule.MatchString(line):
		// "---" under one line makes it a heading; alone it is a rule.
		if len(m.para) == 1 && m.kind == "" && strings.Trim(trimmed, "-=") == "" {
			m.heading(1 + strings.Count(trimmed[:1], "-"))
		}
		m.flush()
	default:
		m.content(line, trimmed)
	}
}

func (m *md) content(line, trimmed string) {
	if h := mdHeading.FindStringSubmatch(line); h != nil {
		m.flush()
		m.para = []string{h[2]}
		m.heading(len(h[1]))
		m.flush()
		return
	}
	if strings.HasPrefix(trimmed, ">") {
		trimmed = strings.TrimSpace(strings.TrimLeft(trimmed, "> "))
	} else if i := mdItem.FindStringSubmatch(line); i != nil {
		m.flush()
		m.kind, m.rule, trimmed = cotejo.BlockList, "read/md-item", i[1]
	}
	if img := mdImage.FindStringSubmatch(trimmed); img != nil && mdImage.FindString(trimmed) == trimmed {
		m.flush()
		m.kind, m.rule, trimmed = cotejo.BlockCaption, "read/md-image", first(img[2], img[1])
	}
	m.para = append(m.para, trimmed)
	if strings.HasSuffix(line, "  ") || strings.HasSuffix(line, "\\") {
		m.para[len(m.para)-1] = strings.TrimSuffix(trimmed, "\\")
		m.flush()
	}
}

// heading makes the paragraph a heading: the first of the first level is the
// title.
func (m *md) heading(level int) {
	m.kind, m.rule = cotejo.BlockHeading, "read/md-heading"
	if level == 1 && !m.title {
		m.kind, m.rule, m.title = cotejo.BlockTitle, "read/md-title", true
	}
}

func (m *md) flush() {
	text := plain(strings.Join(m.para, " "))
	if text != "" {
		if m.out.Len() > 0 {
			m.out.WriteString("\n\n")
		}
		start := m.out.Len()
		m.out.WriteString(text)
		m.page.segments = append(m.page.segments, segment{span: cotejo.Span{Start: start, End: m.out.Len()}, kind: m.kind, rule: m.rule})
	}
	m.para, m.kind, m.rule = m.para[:0], "", ""
}

// plain drops the marks inside a paragraph.
func plain(s string) string {
	if strings.ContainsAny(s, "[<*_`\\") {
		s = mdImage.ReplaceAllString(s, "$1")
		s = mdLink.ReplaceAllString(s, "$1")
		s = mdAuto.ReplaceAllString(s, "$1")
		s = mdTag.ReplaceAllString(s, "")
		s = mdStrong.ReplaceAllString(s, "$1")
		s = mdEmph.ReplaceAllString(s, "$1$2$3")
		s = strings.ReplaceAll(s, "`", "")
		s = mdEscape.ReplaceAllString(s, "$1")
	}
	return squeeze(s)
}

// frontMatter cuts the block of "key: value" lines between two "---" lines off
// the front of a text. Keys are those of common site generators; values are
// strings, lists in brackets, or indented list items.
func frontMatter(text string) (meta, string) {
	var m meta
	rest, ok := strings.CutPrefix(text, "---\n")
	if !ok {
		return m, text
	}
	head, body, ok := strings.Cut(rest, "\n---\n")
	if !ok || len(head) > 16<<10 {
		return m, text
	}
	key := ""
	for line := range strings.SplitSeq(head, "\n") {
		if item, ok := strings.CutPrefix(strings.TrimSpace(line), "- "); ok && key != "" {
			m.set(key, unquote(item))
			continue
		}
		k, v, ok := strings.Cut(line, ":")
		if !ok || k != strings.TrimSpace(k) {
			continue
		}
		key = strings.ToLower(k)
		v = strings.TrimSpace(v)
		if list, ok := strings.CutPrefix(v, "["); ok {
			for item := range strings.SplitSeq(strings.TrimSuffix(list, "]"), ",") {
				m.set(key, unquote(item))
			}
			continue
		}
		m.set(key, unquote(v))
	}
	return m, body
}

func unquote(s string) string {
	s = strings.TrimSpace(s)
	if len(s) >= 2 && (s[0] == '"' || s[0] == '\'') && s[len(s)-1] == s[0] {
		s = s[1 : len(s)-1]
	}
	return squeeze(cut(s, maxMeta))
}

// set files one value of a front matter.
func (m *meta) set(key, v string) {
	switch key {
	case "title":
		m.Title = first(m.Title, v)
	case "subtitle", "description", "summary":
		m.Subhead = first(m.Subhead, v)
	case "author", "authors", "byline":
		if v != "" && len(m.Authors) < 20 {
			m.Authors = append(m.Authors, v)
		}
	case "date", "published", "pubdate", "publishdate", "published_at":
		m.Published = first(m.Published, isoDate(v))
	case "url", "link", "canonical", "source_url", "original_url":
		m.URL = first(m.URL, webAddress(v))
	case "source", "outlet", "publisher", "site":
		if a := webAddress(v); a != "" {
			m.URL = first(m.URL, a)
		} else {
			m.Outlet = first(m.Outlet, v)
		}
	case "lang", "language":
		m.Lang = first(m.Lang, v)
	}
}
