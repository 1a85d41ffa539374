package read

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/cotejo/cotejo"
)

// hostileArg starts this test binary as a worker whose parser does what the
// page tells it: what a broken parser might.
const hostileArg = "hostile-worker"

func TestMain(m *testing.M) {
	if os.Args[len(os.Args)-1] == hostileArg {
		os.Exit(serve(os.Stdin, os.Stdout, misbehave))
	}
	RunIfWorker()
	os.Exit(m.Run())
}

var sink [][]byte

func misbehave(raw []byte, o order) (*wirePage, error) {
	switch word, _, _ := strings.Cut(string(raw), "\n"); word {
	case "memory":
		for {
			sink = append(sink, bytes.Repeat([]byte{1}, 64<<20))
		}
	case "bomb":
		sink = append(sink, bytes.Repeat([]byte{1}, 2<<30))
	case "recursion":
		return recurse(1)
	case "loop":
		for i := 0; ; i++ {
			sink = sink[:0]
		}
	case "sleep":
		time.Sleep(time.Hour)
	case "panic":
		panic("secret article text")
	case "fatal":
		m := map[int]int{}
		for range 8 {
			go func() {
				for {
					m[1]++
				}
			}()
		}
		time.Sleep(time.Hour)
	case "exit":
		os.Exit(3)
	case "write":
		if os.WriteFile(os.TempDir()+"/cotejo-worker-wrote", []byte("x"), 0o600) == nil {
			return &wirePage{Blocks: []wireBlock{{Text: "wrote a file"}}}, nil
		}
		return nil, errNoText
	case "flood":
		return &wirePage{Blocks: []wireBlock{{Text: strings.Repeat("a", 64<<20)}}}, nil
	case "noise":
		for range 1 << 20 {
			os.Stderr.WriteString("secret article text\n")
		}
		os.Exit(4)
	}
	return parsePage(raw, o)
}

func recurse(n int) (*wirePage, error) {
	var pad [256]byte
	pad[n%256] = 1
	//lint:ignore SA5007 the endless recursion is what the worker must contain
	p, err := recurse(n + int(pad[n%256]))
	if p != nil && pad[0] == 9 {
		return nil, err
	}
	return p, err
}

func hostileReader(t *testing.T, l Limits) *Reader {
	t.Helper()
	r, err := New(l, spanish(t))
	if err != nil {
		t.Fatal(err)
	}
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	r.pool.command = func() *exec.Cmd {
		cmd := exec.Command(exe, "-test.run=^$", hostileArg)
		cmd.Env = []string{}
		return cmd
	}
	t.Cleanup(func() { r.Close() })
	return r
}

func pageNamed(name, body string) Input { return InputFrom(name+".html", strings.NewReader(body)) }

// A parser that misbehaves costs its own page and nothing else: the next page
// is read as if nothing had happened.
func TestHostileParser(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("limits on data and processor time are those of Linux")
	}
	if raceEnabled {
		t.Skip("a worker with the race detector needs more memory than it is allowed")
	}
	r := hostileReader(t, Limits{Workers: 1, CPU: time.Second, WallPerFile: 3 * time.Second, DataBytes: 256 << 20, MaxText: 1 << 20})
	for _, c := range []struct{ do, codes string }{
		{"memory", CodeMemory}, {"bomb", CodeMemory}, {"recursion", CodeCrashed + CodeMemory}, {"loop", CodeTimeout}, {"sleep", CodeTimeout},
		{"panic", CodeCrashed}, {"fatal", CodeCrashed}, {"exit", CodeCrashed}, {"write", CodeNoText}, {"flood", CodeCrashed + CodeMemory}, {"noise", CodeCrashed},
	} {
		t.Run(c.do, func(t *testing.T) {
			start := time.Now()
			_, p := r.Read(context.Background(), pageNamed("bad", c.do+"\n"))
			if p == nil || !strings.Contains(c.codes, p.Code) {
				t.Fatalf("got %+v, want %s", p, c.codes)
			}
			if strings.Contains(p.Detail, "secret") {
				t.Errorf("the problem repeats what the page said: %q", p.Detail)
			}
			if p.SHA256 == "" || p.Path != "bad.html" {
				t.Errorf("the problem does not name its input: %+v", p)
			}
			t.Logf("%s after %s: %+v", c.do, time.Since(start).Round(time.Millisecond), *p)
			d, p := r.Read(context.Background(), pageNamed("good", newsPage))
			if p != nil || d.Title == "" {
				t.Fatalf("the page after it was not read: %+v", p)
			}
		})
	}
}

func TestCancel(t *testing.T) {
	r := hostileReader(t, Limits{Workers: 1})
	ctx, cancel := context.WithCancel(context.Background())
	time.AfterFunc(300*time.Millisecond, cancel)
	if _, p := r.Read(ctx, pageNamed("bad", "sleep\n")); p == nil || p.Code != CodeTimeout {
		t.Fatalf("got %+v", p)
	}
}

// Nothing is left behind: no process, no descriptor, no goroutine.
func TestNoLeaks(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("counts /proc/self/fd")
	}
	cycle := func() {
		r, err := New(Limits{Workers: 2}, spanish(t))
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		if _, p := r.Read(context.Background(), pageNamed("good", newsPage)); p != nil {
			t.Fatal(p)
		}
	}
	cycle()
	fds, routines := descriptors(t), runtime.NumGoroutine()
	for range 10 {
		cycle()
	}
	if d := descriptors(t) - fds; d > 2 {
		t.Errorf("%d descriptors more", d)
	}
	if d := runtime.NumGoroutine() - routines; d > 2 {
		t.Errorf("%d goroutines more", d)
	}
}

func descriptors(t *testing.T) int {
	entries, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Fatal(err)
	}
	return len(entries)
}

// One reader serves many at once, and gives what one process gives alone.
func TestConcurrent(t *testing.T) {
	r, err := New(Limits{Workers: 2}, spanish(t))
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	alone, err := New(Limits{InProcess: true}, spanish(t))
	if err != nil {
		t.Fatal(err)
	}
	want, p := alone.Read(context.Background(), pageNamed("a", newsPage))
	if p != nil {
		t.Fatal(p)
	}
	var wg sync.WaitGroup
	got := make([]cotejo.Document, 12)
	for i := range got {
		wg.Go(func() { got[i], _ = r.Read(context.Background(), pageNamed("a", newsPage)) })
	}
	wg.Wait()
	for i := range got {
		same(t, want, got[i])
	}
}

func TestNotAWorker(t *testing.T) {
	r, err := New(Limits{Workers: 1}, spanish(t))
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	r.pool.command = func() *exec.Cmd { return exec.Command("/bin/sh", "-c", "echo hello; sleep 1") }
	if _, p := r.Read(context.Background(), pageNamed("a", newsPage)); p == nil || p.Code != CodeCrashed || !strings.Contains(p.Detail, "RunIfWorker") {
		t.Fatalf("got %+v", p)
	}
}
