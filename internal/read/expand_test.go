package read

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/cotejo/cotejo"
)

func write(t *testing.T, path, text string) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func names(inputs []Input) (out []string) {
	for _, in := range inputs {
		out = append(out, in.Path)
	}
	return out
}

func codes(problems []cotejo.Problem) (out []string) {
	for _, p := range problems {
		out = append(out, filepath.Base(p.Path)+" "+p.Code)
	}
	return out
}

func TestExpand(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, f := range []string{"a/1.txt", "a/2.md", "a/b/3.HTML", "a/b/4.text", "a/.hidden.txt", "a/.git/x.txt", "a/README.md", "a/LICENSE.txt", "a/photo.jpg", "a/data.json", "a/report.pdf", "lone.txt"} {
		write(t, f, "x")
	}
	os.MkdirAll("empty/.hidden", 0o755)
	os.Symlink("../a", "a/b/loop")
	os.Symlink("1.txt", "a/same.txt")
	os.Symlink("nowhere", "a/broken.txt")
	os.Symlink("a", "linked")

	got, problems := Expand([]string{"lone.txt", "a", "./a/1.txt", "a/", "empty", "missing", "a/README.md"})
	want := []string{"a/1.txt", "a/2.md", "a/README.md", "a/b/3.HTML", "a/b/4.text", "lone.txt"}
	if !slices.Equal(names(got), want) {
		t.Errorf("inputs %q, want %q", names(got), want)
	}
	if p := codes(problems); !slices.Equal(p, []string{"broken.txt missing", "report.pdf unsupported", "empty no-articles", "missing missing"}) {
		t.Errorf("problems %q", p)
	}
	// The order and repetition of arguments change nothing.
	again, same := Expand([]string{"a/README.md", "missing", "empty", "a/b", "a", "lone.txt", "a"})
	if !slices.Equal(names(again), want) || !slices.Equal(same, problems) {
		t.Errorf("another order gives %q %q", names(again), codes(same))
	}
	// A folder given as a link is walked.
	if got, p := Expand([]string{"linked"}); len(got) != 4 || len(p) != 2 {
		t.Errorf("a linked folder gives %q %q", names(got), codes(p))
	}
	if got, p := Expand([]string{"-", "-"}); len(got) != 1 || got[0].Path != "-" || len(p) != 0 {
		t.Errorf("standard input gives %q %q", names(got), codes(p))
	}
}

func TestOddFiles(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("pipes and devices as Linux has them")
	}
	t.Chdir(t.TempDir())
	mkfifo(t, "pipe.txt")
	write(t, "locked.txt", "x")
	os.Chmod("locked.txt", 0)
	write(t, "closed/in.txt", "x")
	os.Chmod("closed", 0)
	t.Cleanup(func() { os.Chmod("closed", 0o755) })

	_, problems := Expand([]string{"pipe.txt", "/dev/null", "/dev/zero"})
	if p := codes(problems); !slices.Equal(p, []string{"null not-a-file", "zero not-a-file", "pipe.txt not-a-file"}) {
		t.Errorf("problems %q", p)
	}
	r, err := New(Limits{InProcess: true})
	if err != nil {
		t.Fatal(err)
	}
	// A pipe that takes a file's place after the listing does not block.
	for name, code := range map[string]string{"pipe.txt": CodeNotFile, "gone.txt": CodeMissing, "/dev/zero": CodeNotFile} {
		if _, p := r.Read(context.Background(), Input{Path: name}); p == nil || p.Code != code {
			t.Errorf("%s gives %+v, want %s", name, p, code)
		}
	}
	if os.Geteuid() == 0 {
		return // root may read what is closed to others
	}
	if _, p := r.Read(context.Background(), Input{Path: "locked.txt"}); p == nil || p.Code != CodeUnreadable {
		t.Errorf("a locked file gives %+v", p)
	}
	if _, problems := Expand([]string{"closed"}); len(problems) != 1 || problems[0].Code != CodeUnreadable {
		t.Errorf("a closed folder gives %+v", problems)
	}
}

// A file over the limit is refused by its size, without being read.
func TestTooLarge(t *testing.T) {
	path := filepath.Join(t.TempDir(), "big.txt")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Truncate(200 << 20); err != nil {
		t.Fatal(err)
	}
	f.Close()
	r, _ := New(Limits{InProcess: true})
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, p := r.Read(context.Background(), Input{Path: path})
	runtime.ReadMemStats(&after)
	if p == nil || p.Code != CodeTooLarge || p.Detail != "200 MB" {
		t.Errorf("got %+v", p)
	}
	if n := after.TotalAlloc - before.TotalAlloc; n > 1<<20 {
		t.Errorf("%d bytes were allocated", n)
	}
	// Nor is an endless stream read on.
	r, _ = New(Limits{InProcess: true, MaxBytes: 1 << 16})
	if _, p := r.Read(context.Background(), InputFrom("-", endless{})); p == nil || p.Code != CodeTooLarge {
		t.Errorf("an endless stream gives %+v", p)
	}
}

type endless struct{}

func (endless) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = 'a'
	}
	return len(b), nil
}

func TestFileNames(t *testing.T) {
	for in, want := range map[string]string{"a//b/../c.txt": "a/c.txt", "./x.txt": "x.txt", "a\nb.txt": "a\uFFFDb.txt", "a\xffb.txt": "a\uFFFDb.txt"} {
		if got := display(in); got != want {
			t.Errorf("%q is shown as %q, want %q", in, got, want)
		}
	}
	t.Chdir(t.TempDir())
	write(t, "a\xffb\n.txt", "x")
	r, _ := New(Limits{InProcess: true})
	for _, arg := range []string{".", "a\xffb\n.txt"} {
		in, _ := Expand([]string{arg})
		if len(in) != 1 || in[0].Path != "a\uFFFDb\uFFFD.txt" {
			t.Fatalf("%q gives %q", arg, names(in))
		}
		if d, p := r.Read(context.Background(), in[0]); p != nil || d.Text != "x" {
			t.Errorf("a file with an odd name is not read: %+v", p)
		}
	}
	if strings.ContainsRune(display("\x1b[2J.txt"), 0x1b) {
		t.Error("a file name can write to the terminal")
	}
}
