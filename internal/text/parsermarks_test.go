package text

import "testing"

func TestMarksThatDifferInTypographyAreOne(t *testing.T) {
	for _, set := range [][]string{{"\"", "«", "»", "“", "”", "‘", "’"}, {"-", "--", "–", "—"}, {"...", "…"}} {
		first, kind := markOf(set[0])
		for _, form := range set[1:] {
			if h, k := markOf(form); h != first || k != kind {
				t.Errorf("%s is known otherwise than %s", form, set[0])
			}
		}
	}
	comma, _ := markOf(",")
	if quote, _ := markOf("«"); quote == comma {
		t.Error("a quotation mark is known as a comma")
	}
}

func TestQuotedWords(t *testing.T) {
	for _, text := range [][]string{
		{"\"", "no", "iré", "\"", "dijo", "y", "\"", "callo", "\""},
		{"«", "no", "iré", "»", "dijo", "y", "“", "callo", "”"},
	} {
		var s Sentence
		for _, form := range text {
			tok := Token{Form: form, Lower: form, UPOS: VERB}
			if _, kind := markOf(form); kind == markQuote {
				tok.UPOS = PUNCT
			}
			s.Tokens = append(s.Tokens, tok)
		}
		m := NewParseState([]string{"root", "dep"}, nil)
		m.Reset(&s)
		for i, want := range []uint32{1, 1, 0, 0, 1} {
			if m.nodes[i].quoted != want {
				t.Errorf("%v: word %d quoted %d, want %d", text, i, m.nodes[i].quoted, want)
			}
		}
	}
}

func TestSignsAreSymbols(t *testing.T) {
	for _, form := range []string{"%", "€", "$", "US$", "R$", "°", "+"} {
		if !isSymbol(form) {
			t.Errorf("%s is no symbol", form)
		}
	}
	for _, form := range []string{"", "5%", "-", "/", ".", "º", "a", "euro$dolar", "++", "&", "(", "$5"} {
		if isSymbol(form) {
			t.Errorf("%q is a symbol", form)
		}
	}
}
