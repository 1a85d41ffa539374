package cli

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/pipeline"
	"github.com/cotejo/cotejo/internal/read"
	"github.com/cotejo/cotejo/internal/say"
)

// maxDocumentLine bounds one document of the input, in bytes.
const maxDocumentLine = 64 << 20

type extractCmd struct {
	Paths []string `arg:"" optional:"" help:"${arg_extract_paths}"`
}

// Run reads documents as JSON lines and writes their claims as JSON lines, in
// order of the input. A document needs no more than its text; what it lacks of
// blocks, language and id is made from that.
func (c *extractCmd) Run(a *app) error {
	packs, err := pipeline.Embedded()
	if err != nil {
		return err
	}
	x := extractor{a: a, packs: packs, enc: json.NewEncoder(a.out)}
	x.enc.SetEscapeHTML(false)
	if len(c.Paths) == 0 {
		return x.stream("-", a.in)
	}
	for _, path := range c.Paths {
		f, err := os.Open(path)
		if err != nil {
			return &failure{ExitError, a.voice.Say("extract.read", say.Args{"Path": path, "Detail": err.Error()})}
		}
		err = x.stream(path, f)
		if cerr := f.Close(); err == nil {
			err = cerr
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// extractor turns a stream of documents into a stream of claims.
type extractor struct {
	a     *app
	packs *pipeline.Packs
	enc   *json.Encoder
}

func (x *extractor) stream(path string, r io.Reader) error {
	sc := bufio.NewScanner(r)
	sc.Buffer(make([]byte, 0, 64<<10), maxDocumentLine)
	line := 0
	for sc.Scan() {
		line++
		if strings.TrimSpace(sc.Text()) == "" {
			continue
		}
		if err := x.a.ctx.Err(); err != nil {
			return err
		}
		var doc cotejo.Document
		if err := json.Unmarshal(sc.Bytes(), &doc); err != nil {
			return x.bad(path, line, err)
		}
		if err := x.document(&doc); err != nil {
			return x.bad(path, line, err)
		}
	}
	if err := sc.Err(); err != nil {
		return x.bad(path, line+1, err)
	}
	return nil
}

func (x *extractor) bad(path string, line int, err error) error {
	return &failure{ExitError, x.a.voice.Say("extract.line", say.Args{"Path": path, "Line": line, "Detail": err.Error()})}
}

func (x *extractor) document(doc *cotejo.Document) error {
	if err := complete(doc); err != nil {
		return err
	}
	lang, ok := x.packs.For(doc.Lang)
	if !ok {
		fmt.Fprintln(x.a.err, clean(x.a.voice.Say("extract.nopack", say.Args{"ID": doc.ID, "Lang": doc.Lang})))
		return nil
	}
	doc.Pack = lang.Name
	for _, c := range lang.Claims(doc).Claims {
		if err := x.enc.Encode(&c); err != nil {
			return err
		}
	}
	return nil
}

// complete fills what a document may leave out, and refuses blocks that do not
// lie in the text one after the other.
func complete(doc *cotejo.Document) error {
	if doc.ID == "" {
		sum := sha256.Sum256([]byte(doc.Text))
		doc.ID = "d_" + hex.EncodeToString(sum[:8])
	}
	if doc.Lang == "" {
		doc.Lang = read.Language(doc.Text, "")
	}
	if len(doc.Blocks) == 0 {
		at := 0
		for line := range strings.SplitAfterSeq(doc.Text, "\n") {
			if strings.TrimSpace(line) != "" {
				doc.Blocks = append(doc.Blocks, cotejo.Block{Kind: cotejo.BlockBody, Span: cotejo.Span{Start: at, End: at + len(strings.TrimRight(line, "\r\n"))}})
			}
			at += len(line)
		}
	}
	end := 0
	for i, b := range doc.Blocks {
		if b.Span.Start < end || b.Span.End < b.Span.Start || b.Span.End > len(doc.Text) {
			return fmt.Errorf("block %d [%d,%d] does not fit a text of %d bytes after the block before it", i, b.Span.Start, b.Span.End, len(doc.Text))
		}
		end = b.Span.End
	}
	return nil
}
