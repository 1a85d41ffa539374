package cli

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/cotejo/cotejo/internal/read"
)

func TestMain(m *testing.M) {
	read.RunIfWorker()
	os.Exit(m.Run())
}

// run runs the command line as a user would, in English.
func run(t *testing.T, args ...string) (code int, out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	code = Main(append(args, "--lang=en"), strings.NewReader(""), &o, &e)
	return code, o.String(), e.String()
}
