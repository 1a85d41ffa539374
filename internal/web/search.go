package web

import (
	"net/http"
	"slices"
	"strings"
	"unicode"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/ledger"
)

// hit is a document found, with the words around the first place that matches.
type hit struct {
	Doc     cotejo.Document
	Snippet []piece
}

// search looks for words in claims and in whole texts.
func (w *Workspace) search(rw http.ResponseWriter, r *http.Request) error {
	f := w.filter(r)
	f.Limit = 30
	var found claimList
	var hits []hit
	var people ledger.Page[cotejo.Entity]
	var err error
	words := searched(f.Text)
	if f.Text != "" {
		if found, err = w.list(r, f); err != nil {
			return err
		}
		if hits, err = w.hits(r, f, words); err != nil {
			return err
		}
		if people, err = w.ledger.Entities(r.Context(), ledger.Filter{Text: f.Text, Limit: 8}); err != nil {
			return err
		}
	}
	v := &view{Voice: w.voice(r), words: words}
	v.Title = v.Say("web.nav.search", nil)
	v.Data = map[string]any{"Q": f.Text, "Rows": found.rows, "Hits": hits, "People": people.Items, "Filter": f, "Query": query(r), "Next": next(r, found.next)}
	w.render(rw, r, "search", v)
	return nil
}

func (w *Workspace) hits(r *http.Request, f ledger.Filter, words []string) ([]hit, error) {
	docs, err := w.ledger.Documents(r.Context(), ledger.Filter{Text: f.Text, AsOf: f.AsOf, Limit: 12})
	if err != nil {
		return nil, err
	}
	out := make([]hit, len(docs.Items))
	for i, d := range docs.Items {
		whole, err := w.ledger.Document(r.Context(), d.ID)
		if err != nil {
			return nil, err
		}
		out[i] = hit{d, snippet(whole.Text, words)}
	}
	return out, nil
}

// searched cuts a query into folded words as the ledger reads it.
func searched(q string) []string {
	return strings.FieldsFunc(bare(q), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}

// bare folds case and the marks of Latin letters, rune by rune, so that places in
// the folded text are places in the text.
func bare(s string) string { return strings.Map(bareRune, s) }

func bareRune(r rune) rune {
	r = unicode.ToLower(r)
	switch { // Latin-1, by code point
	case r >= 0xe0 && r <= 0xe5:
		return 'a'
	case r == 0xe7:
		return 'c'
	case r >= 0xe8 && r <= 0xeb:
		return 'e'
	case r >= 0xec && r <= 0xef:
		return 'i'
	case r == 0xf1:
		return 'n'
	case r >= 0xf2 && r <= 0xf6:
		return 'o'
	case r >= 0xf9 && r <= 0xfc:
		return 'u'
	}
	return r
}

// highlight cuts a text into pieces with the words of a search marked where a
// word begins with one of them.
func highlight(text string, words []string) []piece {
	if len(words) == 0 {
		return []piece{{Text: text}}
	}
	runes := []rune(text)
	folded := []rune(bare(text))
	var out []piece
	plain := 0
	for i := 0; i < len(runes); {
		if !letter(folded[i]) {
			i++
			continue
		}
		end := i
		for end < len(runes) && letter(folded[end]) {
			end++
		}
		if word := string(folded[i:end]); slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(word, w) }) {
			out = append(out, piece{Text: string(runes[plain:i])}, piece{Text: string(runes[i:end]), Class: "hit"})
			plain = end
		}
		i = end
	}
	return append(out, piece{Text: string(runes[plain:])})
}

func letter(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// snippet is the stretch around the first word found, about 240 runes.
func snippet(text string, words []string) []piece {
	const before, size = 80, 240
	at := 0
	for _, p := range highlight(text, words) {
		if p.Class == "hit" {
			break
		}
		at += len([]rune(p.Text))
	}
	runes := []rune(text)
	if at >= len(runes) {
		at = 0
	}
	from := max(0, at-before)
	till := min(len(runes), from+size)
	out := highlight(strings.Join(strings.Fields(string(runes[from:till])), " "), words)
	if from > 0 {
		out = append([]piece{{Text: "… "}}, out...)
	}
	if till < len(runes) {
		out = append(out, piece{Text: " …"})
	}
	return out
}

// Lit marks the words of the search in a text.
func (v *view) Lit(text string) []piece { return highlight(text, v.words) }
