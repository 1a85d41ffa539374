package cli

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/cotejo/cotejo/internal/say"
	"github.com/cotejo/cotejo/internal/text"
	"github.com/cotejo/cotejo/lang"
)

type parseCmd struct {
	File   string `arg:"" optional:"" help:"${arg_parse_file}"`
	Tokens bool   `help:"${flag_tokens}"`
}

// maxParse bounds what parse reads, in bytes.
const maxParse = 256 << 20

// Run reads text (or, with --tokens, CoNLL-U) and writes CoNLL-U.
func (c *parseCmd) Run(a *app) error {
	raw, err := c.input(a)
	if err != nil {
		return err
	}
	engine, err := readingEngine("es")
	if err != nil {
		return err
	}
	if c.Tokens {
		return c.tokens(a, engine, raw)
	}
	doc := strings.ToValidUTF8(raw, string(utf8.RuneError))
	n, block := 0, -1
	var out []text.CoNLLSentence
	return engine.AnalyzeParts(doc, text.Paragraphs(doc), func(part []text.Sentence) error {
		out = out[:0]
		for _, s := range part {
			n++
			c := text.NewCoNLLSentence(doc, strconv.Itoa(n), s)
			if s.Block != block {
				c.Comments, block = []string{"newpar"}, s.Block
			}
			out = append(out, c)
		}
		return text.WriteCoNLLU(a.out, out)
	})
}

// readingEngine opens the engine of a language alone: its rules are not needed.
func readingEngine(language string) (*text.Engine, error) {
	dir, err := fs.Sub(lang.FS, language)
	if err != nil {
		return nil, err
	}
	return text.Load(dir)
}

func (c *parseCmd) input(a *app) (string, error) {
	in := a.in
	if c.File != "" && c.File != "-" {
		f, err := os.Open(c.File)
		if err != nil {
			return "", &failure{ExitError, a.voice.Say("parse.unreadable", say.Args{"Path": c.File, "Detail": err.Error()})}
		}
		defer f.Close()
		in = f
	}
	b, err := io.ReadAll(io.LimitReader(in, maxParse+1))
	if err != nil {
		return "", &failure{ExitError, a.voice.Say("parse.unreadable", say.Args{"Path": c.name(), "Detail": err.Error()})}
	}
	if len(b) > maxParse {
		return "", &failure{ExitError, a.voice.Say("parse.too-large", say.Args{"Path": c.name(), "Most": fmt.Sprint(maxParse >> 20)})}
	}
	return string(b), nil
}

func (c *parseCmd) name() string {
	if c.File == "" {
		return "-"
	}
	return c.File
}

// tokens keeps the tokens and sentences of CoNLL-U and replaces its annotation,
// document by document.
func (c *parseCmd) tokens(a *app, e *text.Engine, raw string) error {
	sents, err := text.ReadCoNLLU(strings.NewReader(raw))
	if err != nil {
		return &failure{ExitError, a.voice.Say("parse.conllu", say.Args{"Path": c.name(), "Detail": err.Error()})}
	}
	e.AnalyzeCoNLL(sents)
	return text.WriteCoNLLU(a.out, sents)
}
