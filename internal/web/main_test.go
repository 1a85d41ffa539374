package web

import (
	"os"
	"testing"

	"github.com/cotejo/cotejo/internal/ledger"
	"github.com/cotejo/cotejo/internal/pipeline"
	"github.com/cotejo/cotejo/internal/read"
)

func TestMain(m *testing.M) {
	read.RunIfWorker()
	os.Exit(m.Run())
}

const examples = "../../examples/"

// build reads articles into a ledger.
func build(t testing.TB, path string, packs *pipeline.Packs, articles ...string) {
	t.Helper()
	if packs == nil {
		var err error
		if packs, err = pipeline.Embedded(); err != nil {
			t.Fatal(err)
		}
	}
	if err := packs.Check(); err != nil {
		t.Fatal(err)
	}
	l, err := ledger.Open(t.Context(), path, ledger.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	p, err := pipeline.New(l, packs, pipeline.Options{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	rep, err := p.Build(t.Context(), articles)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%s: %d read, %d known, %d claims, %d problems", path, rep.New, rep.Known, rep.Claims, len(rep.Problems))
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
}
