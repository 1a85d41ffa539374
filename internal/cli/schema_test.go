package cli

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/cotejo/cotejo"
)

const schemaBase = "https://github.com/cotejo/cotejo/schema/"

// schemas compiles the schemas of the repository.
func schemas(t *testing.T) map[string]*jsonschema.Schema {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "..", "schema", "*.schema.json"))
	if err != nil || len(files) < 6 {
		t.Fatalf("%d schemas, %v", len(files), err)
	}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
		if err != nil {
			t.Fatalf("%s: %v", f, err)
		}
		if err := c.AddResource(schemaBase+filepath.Base(f), doc); err != nil {
			t.Fatal(err)
		}
	}
	out := map[string]*jsonschema.Schema{}
	for _, f := range files {
		s, err := c.Compile(schemaBase + filepath.Base(f))
		if err != nil {
			t.Fatal(err)
		}
		out[strings.TrimSuffix(filepath.Base(f), ".schema.json")] = s
	}
	return out
}

// Everything that the product writes about its own examples follows the schemas.
func TestOutputFollowsSchemas(t *testing.T) {
	dir := t.TempDir()
	l := filepath.Join(dir, "a.cotejo")
	for _, story := range []string{"alianza", "riada"} {
		if code, _, errs := run(t, "build", filepath.Join("..", "..", "examples", story), "-l", l, "-q"); code != 0 {
			t.Fatalf("build: %d %s", code, errs)
		}
	}
	if code, _, errs := run(t, "export", "-o", filepath.Join(dir, "out"), "-l", l); code != 0 {
		t.Fatalf("export: %d %s", code, errs)
	}
	for name, schema := range schemas(t) {
		raw, err := os.ReadFile(filepath.Join(dir, "out", name+"s.jsonl"))
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for line := range bytes.Lines(raw) {
			n++
			v, err := jsonschema.UnmarshalJSON(bytes.NewReader(line))
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(v); err != nil {
				t.Errorf("%ss.jsonl:%d: %v\n%.400s", name, n, err, line)
				break
			}
		}
		if n == 0 && name != "finding" {
			t.Errorf("%ss.jsonl is empty: nothing was checked", name)
		}
	}
}

// The schemas name every field of the types, and no other.
func TestSchemasNameEveryField(t *testing.T) {
	for file, typ := range map[string]reflect.Type{
		"document": reflect.TypeFor[cotejo.Document](), "claim": reflect.TypeFor[cotejo.Claim](), "event": reflect.TypeFor[cotejo.Event](),
		"relation": reflect.TypeFor[cotejo.Relation](), "panel": reflect.TypeFor[cotejo.Panel](), "finding": reflect.TypeFor[cotejo.Finding](),
	} {
		raw, err := os.ReadFile(filepath.Join("..", "..", "schema", file+".schema.json"))
		if err != nil {
			t.Fatal(err)
		}
		var schema struct{ Properties map[string]any }
		if err := json.Unmarshal(raw, &schema); err != nil {
			t.Fatal(err)
		}
		var fields, props []string
		for f := range typ.Fields() {
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			fields = append(fields, name)
		}
		for p := range schema.Properties {
			props = append(props, p)
		}
		slices.Sort(fields)
		slices.Sort(props)
		if !slices.Equal(fields, props) {
			t.Errorf("%s: the type has %v, the schema %v", file, fields, props)
		}
	}
}
