package cotejo_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

func read(t *testing.T, file string) string {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// commands lists the visible commands of the command line, from its grammar.
func commands(t *testing.T) []string {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), "internal/cli/cli.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	ast.Inspect(f, func(n ast.Node) bool {
		spec, ok := n.(*ast.TypeSpec)
		if !ok || spec.Name.Name != "grammar" {
			return true
		}
		for _, field := range spec.Type.(*ast.StructType).Fields.List {
			raw, _ := strconv.Unquote(field.Tag.Value)
			tag := reflect.StructTag(raw)
			_, cmd := tag.Lookup("cmd")
			_, hidden := tag.Lookup("hidden")
			if !cmd || hidden {
				continue
			}
			name := strings.ToLower(field.Names[0].Name)
			if n, ok := tag.Lookup("name"); ok {
				name = n
			}
			out = append(out, name)
		}
		return false
	})
	if len(out) < 15 {
		t.Fatalf("only %d commands found: the grammar is not read right", len(out))
	}
	return out
}

// Every command and every exit code is in both READMEs.
func TestReadmesNameEveryCommandAndExitCode(t *testing.T) {
	codes := regexp.MustCompile(`Exit\w+\s*=\s*(\d+)`).FindAllStringSubmatch(read(t, "internal/cli/cli.go"), -1)
	if len(codes) < 8 {
		t.Fatalf("only %d exit codes found", len(codes))
	}
	for _, file := range []string{"README.md", "README.es.md"} {
		text := read(t, file)
		for _, c := range commands(t) {
			if !regexp.MustCompile("`(?:cotejo )?" + c + "\\b").MatchString(text) {
				t.Errorf("%s does not name the command %s", file, c)
			}
		}
		_, exits, ok := strings.Cut(text, "xit codes")
		if !ok {
			_, exits, _ = strings.Cut(text, "digos de salida")
		}
		exits, _, _ = strings.Cut(exits, "\n## ")
		for _, c := range codes {
			if !regexp.MustCompile(`\b` + c[1] + `\b`).MatchString(exits) {
				t.Errorf("%s does not tell exit code %s", file, c[1])
			}
		}
	}
}

// Links to files of the repository lead somewhere.
func TestLinksLeadSomewhere(t *testing.T) {
	link := regexp.MustCompile(`\]\(([^)#:\s]+)(?:#[^)]*)?\)`)
	var files []string
	for _, pattern := range []string{"*.md", "docs/*.md", "docs/*/*.md", "lang/*.md", "lang/*/*.md", "lang/*/*/*.md", "examples/*.md"} {
		m, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, m...)
	}
	if len(files) < 8 {
		t.Fatalf("only %d documents found", len(files))
	}
	for _, f := range files {
		for _, m := range link.FindAllStringSubmatch(read(t, f), -1) {
			if _, err := os.Stat(filepath.Join(filepath.Dir(f), m[1])); err != nil {
				t.Errorf("%s links to %s, which is not there", f, m[1])
			}
		}
	}
}

// The packages that ARCHITECTURE.md names exist, and it names every one.
func TestArchitectureNamesEveryPackage(t *testing.T) {
	text := read(t, "ARCHITECTURE.md")
	dirs, err := filepath.Glob("internal/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range dirs {
		d = filepath.ToSlash(d)
		if d != "internal/tools" && !strings.Contains(text, "`"+d+"`") {
			t.Errorf("ARCHITECTURE.md does not name %s", d)
		}
	}
	for _, m := range regexp.MustCompile("`((?:internal|cmd|lang|inventory)/[a-z/-]+)`").FindAllStringSubmatch(text, -1) {
		if _, err := os.Stat(m[1]); err != nil && !strings.HasSuffix(m[1], "baseline.json") {
			t.Errorf("ARCHITECTURE.md names %s, which is not there", m[1])
		}
	}
}
