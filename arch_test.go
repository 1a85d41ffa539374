package cotejo_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/cotejo/cotejo"

// mayImport says which packages of the project each package may import, and
// why the edge exists is told in ARCHITECTURE.md. A package that is not listed
// is a mistake: name it here first.
var mayImport = map[string][]string{
	"":                      {},
	"inventory":             {""},
	"lang":                  {},
	"internal/say":          {"", "lang"},
	"internal/text":         {""},
	"internal/pack":         {"", "inventory", "lang", "internal/text", "internal/say"},
	"internal/extract":      {"", "inventory", "internal/pack", "internal/text", "internal/say"},
	"internal/reconcile":    {"", "inventory", "internal/say"},
	"internal/read":         {"", "lang", "internal/say", "internal/text"},
	"internal/ledger":       {"", "inventory", "internal/reconcile"},
	"internal/export":       {"", "inventory", "internal/ledger", "internal/reconcile", "internal/say"},
	"internal/pipeline":     {"", "lang", "internal/read", "internal/text", "internal/pack", "internal/extract", "internal/reconcile", "internal/ledger"},
	"internal/web":          {"", "inventory", "internal/export", "internal/pipeline", "internal/ledger", "internal/reconcile", "internal/say", "lang"},
	"internal/synth":        {"", "inventory", "internal/reconcile", "internal/ledger"},
	"internal/train":        {"", "lang", "internal/text", "internal/pack", "internal/reconcile"},
	"internal/eval":         {"", "lang", "inventory", "internal/text", "internal/pack", "internal/extract", "internal/reconcile", "internal/read", "internal/synth", "internal/ledger", "internal/pipeline", "internal/say"},
	"internal/cli":          nil, // the command line may import everything but the trainers and tools
	"internal/tools/geogen": {"", "internal/text", "internal/pack"},
	"cmd/cotejo":            {"internal/cli"},
	"cmd/cotejo-train":      {"", "lang", "internal/train", "internal/text"},
}

// pure packages are functions of their input: no clock, file, network or chance.
var pure = []string{"", "inventory", "internal/say", "internal/text", "internal/pack", "internal/extract", "internal/reconcile"}

var impure = []string{"os", "os/exec", "net", "net/http", "math/rand", "math/rand/v2", "crypto/rand", "database/sql", "syscall", "log", "log/slog"}

// only says which packages alone may import a thing.
var only = map[string][]string{
	"database/sql":                           {"internal/ledger"},
	"golang.org/x/net/html":                  {"internal/read"},
	"github.com/markusmobius/go-trafilatura": {"internal/read"},
	"net/http":                               {"internal/web", "internal/cli"},
	"github.com/alecthomas/kong":             {"internal/cli", "cmd/cotejo-train"},
	"modernc.org/sqlite":                     {"internal/ledger"},
}

type goFile struct {
	path string // slash, from the module root
	pkg  string // folder, "" for the root
	ast  *ast.File
	set  *token.FileSet
}

func sources(t *testing.T) []goFile {
	t.Helper()
	var out []goFile
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if n := d.Name(); n != "." && (strings.HasPrefix(n, ".") || n == "testdata" || n == "third_party" || n == "node_modules" || n == "dist") {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		set := token.NewFileSet()
		f, err := parser.ParseFile(set, path, nil, parser.ParseComments)
		if err != nil {
			return err
		}
		pkg := filepath.ToSlash(filepath.Dir(path))
		if pkg == "." {
			pkg = ""
		}
		out = append(out, goFile{filepath.ToSlash(path), pkg, f, set})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(out) < 10 {
		t.Fatalf("found only %d Go files: the walk is broken", len(out))
	}
	return out
}

func imports(f goFile) []string {
	var out []string
	for _, i := range f.ast.Imports {
		p, _ := strconv.Unquote(i.Path.Value)
		out = append(out, p)
	}
	return out
}

func TestWhoMayImportWhat(t *testing.T) {
	for _, f := range sources(t) {
		allowed, known := mayImport[f.pkg]
		if !known {
			t.Errorf("%s: package %q is not in the table of who may import what", f.path, f.pkg)
			continue
		}
		for _, p := range imports(f) {
			if owners, ok := only[p]; ok && !slices.Contains(owners, f.pkg) {
				t.Errorf("%s imports %s, which belongs to %v alone", f.path, p, owners)
			}
			rest, ours := strings.CutPrefix(p, module)
			if !ours {
				continue
			}
			rest = strings.TrimPrefix(rest, "/")
			if f.pkg == "internal/cli" {
				if rest == "internal/train" || strings.HasPrefix(rest, "internal/tools/") {
					t.Errorf("%s imports %s: trainers and tools stay out of the product", f.path, p)
				}
				continue
			}
			if !slices.Contains(allowed, rest) {
				t.Errorf("%s imports %s; %q may import %q", f.path, p, f.pkg, allowed)
			}
		}
	}
}

func TestPureStages(t *testing.T) {
	for _, f := range sources(t) {
		if !slices.Contains(pure, f.pkg) {
			continue
		}
		for _, p := range imports(f) {
			if slices.Contains(impure, p) {
				t.Errorf("%s imports %s: %q is a pure stage", f.path, p, f.pkg)
			}
			if f.pkg == "" && strings.Contains(p, ".") {
				t.Errorf("%s imports %s: the nouns import the standard library only", f.path, p)
			}
		}
		ast.Inspect(f.ast, func(n ast.Node) bool {
			sel, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if x, ok := sel.X.(*ast.Ident); ok && x.Name == "time" && x.Obj == nil {
				switch sel.Sel.Name {
				case "Now", "Since", "Until", "Sleep", "After", "Tick", "NewTimer", "NewTicker":
					t.Errorf("%s: time.%s in a pure stage", f.set.Position(n.Pos()), sel.Sel.Name)
				}
			}
			return true
		})
	}
}

// The limits that ARCHITECTURE.md names; a file may exceed them only by being
// listed there with the reason.
const (
	maxFile = 800
	maxFunc = 120
)

func TestShape(t *testing.T) {
	for _, f := range sources(t) {
		if n := f.set.Position(f.ast.End()).Line; n > maxFile {
			t.Errorf("%s has %d lines; the limit is %d: split it by idea", f.path, n, maxFile)
		}
		for _, d := range f.ast.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok || fn.Body == nil {
				continue
			}
			lines := f.set.Position(fn.End()).Line - f.set.Position(fn.Pos()).Line + 1
			if lines > maxFunc {
				t.Errorf("%s: %s has %d lines; the limit is %d", f.path, fn.Name.Name, lines, maxFunc)
			}
		}
	}
}

func TestEveryPackageHasOneDoc(t *testing.T) {
	docs := map[string]int{}
	for _, f := range sources(t) {
		docs[f.pkg] += 0
		if f.ast.Doc != nil {
			docs[f.pkg]++
		}
	}
	for pkg, n := range docs {
		if n != 1 {
			t.Errorf("package %q has %d package comments; it must have one", pkg, n)
		}
	}
}

// Exported things are documented.
func TestExportedAreDocumented(t *testing.T) {
	for _, f := range sources(t) {
		for _, d := range f.ast.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if d.Name.IsExported() && d.Doc == nil && exportedReceiver(d) {
					t.Errorf("%s: %s has no doc comment", f.set.Position(d.Pos()), d.Name.Name)
				}
			case *ast.GenDecl:
				for _, s := range d.Specs {
					if ts, ok := s.(*ast.TypeSpec); ok && ts.Name.IsExported() && d.Doc == nil && ts.Doc == nil {
						t.Errorf("%s: %s has no doc comment", f.set.Position(ts.Pos()), ts.Name.Name)
					}
				}
			}
		}
	}
}

func exportedReceiver(d *ast.FuncDecl) bool {
	if d.Recv == nil || len(d.Recv.List) == 0 {
		return true
	}
	t := d.Recv.List[0].Type
	if s, ok := t.(*ast.StarExpr); ok {
		t = s.X
	}
	if i, ok := t.(*ast.IndexExpr); ok {
		t = i.X
	}
	id, ok := t.(*ast.Ident)
	return ok && id.IsExported()
}

// Language is data: a string with a word that has a letter of Spanish but not of
// English belongs in lang/, and so do the letters and marks themselves: a rule
// about a single one is a rule of the language, or gives its name in Unicode.
const spanishSigns = "\u00e1\u00e9\u00ed\u00f3\u00fa\u00fc\u00f1\u00c1\u00c9\u00cd\u00d3\u00da\u00dc\u00d1\u00bf\u00a1"

var spanish = regexp.MustCompile(`\p{L}[\x{e1}\x{e9}\x{ed}\x{f3}\x{fa}\x{f1}]\p{L}|\p{L}{2}[\x{e1}\x{e9}\x{ed}\x{f3}\x{fa}\x{f1}]|[\x{e1}\x{e9}\x{ed}\x{f3}\x{fa}\x{f1}]\p{L}{2}`)

func TestNoSpanishInGo(t *testing.T) {
	for _, f := range sources(t) {
		if strings.HasPrefix(f.pkg, "lang") {
			continue
		}
		ast.Inspect(f.ast, func(n ast.Node) bool {
			lit, ok := n.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING && lit.Kind != token.CHAR {
				return true
			}
			if strings.ContainsAny(lit.Value, spanishSigns) {
				t.Errorf("%s: %s holds a letter or mark of Spanish; write its code point, or take it from the pack", f.set.Position(n.Pos()), lit.Value)
			}
			if s, err := strconv.Unquote(lit.Value); err == nil && spanish.MatchString(s) {
				t.Errorf("%s: %s looks Spanish; it belongs in lang/", f.set.Position(n.Pos()), lit.Value)
			}
			return true
		})
	}
}

// Comments give their examples in English, names of people and places too. The words are
// some of the commonest of Spanish that English does not have.
var (
	spanishWord = regexp.MustCompile(`(?:^|[^\p{L}\p{N}_.-])(?:el|los|las|una|unos|unas|que|por|para|desde|hasta|muy|otros|otras|ellos|sus|muertos|heridos|soldados)(?:[^\p{L}\p{N}_.-]|$)`)
	accented    = regexp.MustCompile(`\p{L}*[\x{e1}\x{e9}\x{ed}\x{f3}\x{fa}\x{f1}\x{c1}\x{c9}\x{cd}\x{d3}\x{da}\x{d1}]\p{L}*`)
	borrowed    = strings.NewReplacer("communiqué", "", "carrée", "", "Gómez-Rodríguez", "") // English has them from French, and an author is cited by name
)

func TestNoSpanishInComments(t *testing.T) {
	for _, f := range sources(t) {
		if strings.HasPrefix(f.pkg, "lang") {
			continue
		}
		for _, g := range f.ast.Comments {
			for _, c := range g.List {
				text := borrowed.Replace(c.Text)
				if strings.ContainsAny(c.Text, "\u00f1\u00d1\u00bf\u00a1") {
					t.Errorf("%s: a comment holds a letter or mark of Spanish", f.set.Position(c.Pos()))
				}
				for _, re := range []*regexp.Regexp{spanishWord, accented} {
					if m := re.FindString(text); m != "" {
						t.Errorf("%s: %q in a comment looks Spanish; give the example in English", f.set.Position(c.Pos()), strings.TrimSpace(m))
					}
				}
			}
		}
	}
}

// The project speaks of itself alone.
func TestNoWorkplacePaths(t *testing.T) {
	bad := []string{"/" + "work/", "/" + "root/", "." + "library"}
	for _, f := range sources(t) {
		raw, err := os.ReadFile(f.path)
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range bad {
			if strings.Contains(string(raw), b) {
				t.Errorf("%s holds %q, a path of some machine", f.path, b)
			}
		}
	}
}
