package ledger

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

const childEnv = "COTEJO_LEDGER_CHILD"

// TestMain makes this binary also the child that the crash test kills: it
// records one article after another and says each number once it is recorded.
func TestMain(m *testing.M) {
	if path := os.Getenv(childEnv); path != "" {
		if err := writeForEver(path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	os.Exit(m.Run())
}

func writeForEver(path string) error {
	ctx := context.Background()
	l, err := Open(ctx, path, Options{Create: true})
	if err != nil {
		return err
	}
	c, err := l.Counts(ctx)
	if err != nil {
		return err
	}
	for n := c.Documents + 1; ; n++ {
		if _, err := l.Record(ctx, batchOf("r1", n, 1)); err != nil {
			return err
		}
		fmt.Println(n)
	}
}

// A batch that was acknowledged survives the killing of its process at any
// instant, and no batch is there by halves.
func TestKilled(t *testing.T) {
	kills := 100
	if testing.Short() {
		kills = 10
	}
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "story.cotejo")
	rng := rand.New(rand.NewPCG(7, 11))
	acknowledged := 0
	for i := range kills {
		acknowledged = max(acknowledged, killOne(t, exe, path, time.Duration(5+rng.IntN(40))*time.Millisecond))
		if i%20 == 19 || i == kills-1 {
			checkAfterCrash(t, path, acknowledged)
		}
	}
	if acknowledged < kills/4 {
		t.Errorf("only %d batches were recorded in %d runs: nothing was tested", acknowledged, kills)
	}
}

func killOne(t *testing.T, exe, path string, after time.Duration) (last int) {
	cmd := exec.Command(exe, "-test.run=^$")
	cmd.Env = append(os.Environ(), childEnv+"="+path)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	var errs strings.Builder
	cmd.Stderr = &errs
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	first := true
	for lines.Scan() {
		if first {
			time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
			first = false
		}
		n, err := strconv.Atoi(lines.Text())
		if err != nil {
			t.Fatalf("the child said %q", lines.Text())
		}
		last = n
	}
	_ = cmd.Wait()
	if first {
		t.Fatalf("the child recorded nothing: %s", errs.String())
	}
	return last
}

func checkAfterCrash(t *testing.T, path string, acknowledged int) {
	t.Helper()
	l, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	check := verify(t, l)
	if len(check.Damage) > 0 {
		t.Fatalf("after a kill: %v", check.Damage)
	}
	if check.Documents < acknowledged || check.Claims != 3*check.Documents || check.Batches != check.Documents {
		t.Fatalf("%d acknowledged; there are %d documents, %d claims, %d batches", acknowledged, check.Documents, check.Claims, check.Batches)
	}
}

// A write-ahead log cut anywhere gives the ledger as it was after some batch:
// never half of one.
func TestCutLog(t *testing.T) {
	path := filepath.Join(t.TempDir(), "story.cotejo")
	l, err := Open(t.Context(), path, Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	for n := 1; n <= 6; n++ {
		record(t, l, batchOf("r1", n, 1))
	}
	main, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	wal, err := os.ReadFile(path + "-wal")
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(3, 5))
	seen := map[int]bool{}
	cuts := []int{0, 31, 32, len(wal)}
	for range 40 {
		cuts = append(cuts, rng.IntN(len(wal)))
	}
	for at := 32; at < len(wal); at += 8192 + 24 {
		if rng.IntN(4) == 0 {
			cuts = append(cuts, at)
		}
	}
	for i, at := range cuts {
		p := filepath.Join(t.TempDir(), "cut.cotejo")
		if err := errors.Join(os.WriteFile(p, main, 0o644), os.WriteFile(p+"-wal", wal[:at], 0o644)); err != nil {
			t.Fatal(err)
		}
		l, err := Open(t.Context(), p, Options{})
		if err != nil {
			t.Fatalf("cut %d at %d: %v", i, at, err)
		}
		check := verify(t, l)
		l.Close()
		if len(check.Damage) > 0 || check.Claims != 3*check.Documents || check.Batches != check.Documents {
			t.Fatalf("cut at %d of %d: %d documents, %d claims, %d batches, %v", at, len(wal), check.Documents, check.Claims, check.Batches, check.Damage)
		}
		seen[check.Documents] = true
	}
	if len(seen) < 4 {
		t.Errorf("the cuts gave only %v: the log was not cut where it matters", seen)
	}
}
