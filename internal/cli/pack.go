package cli

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/extract"
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/pipeline"
	"github.com/cotejo/cotejo/internal/say"
	"github.com/cotejo/cotejo/internal/text"
)

// packCmd checks a language pack.
type packCmd struct {
	Lint packLintCmd `cmd:"" help:"${cmd_pack_lint}"`
	Test packTestCmd `cmd:"" help:"${cmd_pack_test}"`
}

type packLintCmd struct {
	Dir string `arg:"" help:"${arg_pack_dir}"`
}

// Run prints every complaint and fails when there is one.
func (c *packLintCmd) Run(a *app) error {
	p, err := a.loadPack(c.Dir)
	if err != nil {
		return err
	}
	complaints := pack.Lint(p)
	for _, x := range complaints {
		fmt.Fprintf(a.out, "%s: %s: %s\n", x.File, x.Name, a.voice.Say("pack.lint."+x.What, nil))
	}
	if n := len(complaints); n > 0 {
		return &failure{ExitError, a.voice.Say("pack.faults", say.Args{"N": n, "Dir": c.Dir})}
	}
	tables, _ := fs.Glob(p.FS, "words/*.tsv") // the pattern is well formed
	fmt.Fprintln(a.out, a.voice.Say("pack.clean", say.Args{"Rules": len(p.Rules), "Tables": len(tables)}))
	return nil
}

// loadPack compiles the pack in a folder named for its language.
func (a *app) loadPack(dir string) (*pack.Pack, error) {
	abs, err := filepath.Abs(dir)
	if err == nil {
		_, err = fs.Stat(os.DirFS(abs), "rules")
	}
	var p *pack.Pack
	if err == nil {
		p, err = pipeline.LoadPack(filepath.Base(abs), os.DirFS(abs))
	}
	if err != nil {
		return nil, &failure{ExitError, a.voice.Say("pack.unreadable", say.Args{"Dir": dir, "Detail": err.Error()})}
	}
	return p, nil
}

type packTestCmd struct {
	Dir  string `arg:"" help:"${arg_pack_dir}"`
	Rule string `arg:"" optional:"" help:"${arg_pack_rule}"`
}

// Run reads every example and checks that its rule fires in those under "yes"
// and not in those under "no".
func (c *packTestCmd) Run(a *app) error {
	p, err := a.loadPack(c.Dir)
	if err != nil {
		return err
	}
	engine, err := text.Load(p.FS)
	if err != nil {
		return &failure{ExitError, a.voice.Say("pack.unreadable", say.Args{"Dir": c.Dir, "Detail": err.Error()})}
	}
	examples, failed, rules := 0, 0, 0
	for _, r := range p.Rules {
		if c.Rule != "" && !strings.Contains(r.Name, c.Rule) {
			continue
		}
		rules++
		for _, wrong := range wrongExamples(p, engine, r) {
			failed++
			fmt.Fprintf(a.out, "%s: %s: %s\n", r.File, r.Name, a.voice.Say("pack.test."+wrong.list, say.Args{"Text": wrong.text}))
		}
		examples += len(r.Yes) + len(r.No)
	}
	if failed > 0 {
		return &failure{ExitError, a.voice.Say("pack.test.failed", say.Args{"N": failed, "Examples": examples})}
	}
	fmt.Fprintln(a.out, a.voice.Say("pack.test.done", say.Args{"Examples": examples, "Rules": rules}))
	return nil
}

// wrongExample is an example that is not as its list says.
type wrongExample struct{ list, text string }

func wrongExamples(p *pack.Pack, engine *text.Engine, r pack.Rule) []wrongExample {
	var out []wrongExample
	for _, s := range r.Yes {
		if !fires(p, engine, r.Name, s) {
			out = append(out, wrongExample{"yes", s})
		}
	}
	for _, s := range r.No {
		if fires(p, engine, r.Name, s) {
			out = append(out, wrongExample{"no", s})
		}
	}
	return out
}

// fires reads an example as a document of one paragraph. What follows "=>" says
// what a rule finds, not what it reads.
func fires(p *pack.Pack, engine *text.Engine, rule, example string) bool {
	example, _, _ = strings.Cut(example, "=>")
	example = strings.TrimSpace(example)
	doc := &cotejo.Document{Text: example, Lang: p.Lang, Pack: p.Lang, Blocks: []cotejo.Block{{Kind: cotejo.BlockBody, Span: cotejo.Span{End: len(example)}}}}
	return slices.Contains(extract.Fired(doc, p, engine.Analyze(example, doc.Blocks)), rule)
}
