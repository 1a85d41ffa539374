package read

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"

	"github.com/cotejo/cotejo"
)

// pool keeps worker processes: one page at a time each, started when first
// needed, killed and replaced when a page defeats one.
type pool struct {
	limits  Limits
	order   order // of every page
	command func() *exec.Cmd
	slots   chan *worker // an idle worker, or nil for one not started
}

func newPool(limits Limits, o order) (*pool, error) {
	exe, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("finding this program for its workers: %w", err)
	}
	args := []string{workerArg}
	if strings.HasSuffix(strings.TrimSuffix(exe, ".exe"), ".test") {
		// A test binary without the hook runs no test instead of all of them.
		args = []string{"-test.run=^$", workerArg}
	}
	p := &pool{limits: limits, order: o, slots: make(chan *worker, limits.Workers)}
	p.command = func() *exec.Cmd {
		cmd := exec.Command(exe, args...)
		cmd.Env, cmd.Dir = []string{}, os.TempDir()
		return cmd
	}
	for range limits.Workers {
		p.slots <- nil
	}
	return p, nil
}

// close ends all workers, waiting for pages in work.
func (p *pool) close() {
	for range p.limits.Workers {
		if w := <-p.slots; w != nil {
			w.kill()
		}
	}
}

// parse has a worker parse a page. A failure of a worker that had served before
// is tried again with a fresh one, so that the result is the page's own; a page that
// takes too long by the clock is not.
func (p *pool) parse(ctx context.Context, raw []byte) (*wirePage, *cotejo.Problem) {
	var w *worker
	select {
	case w = <-p.slots:
	case <-ctx.Done():
		return nil, &cotejo.Problem{Code: CodeTimeout, Detail: ctx.Err().Error()}
	}
	defer func() { p.slots <- w }()
	for {
		used := w != nil
		if w == nil {
			var err error
			if w, err = start(p.command()); err != nil {
				return nil, &cotejo.Problem{Code: CodeCrashed, Detail: err.Error()}
			}
		}
		a, problem := w.do(ctx, raw, p.limits, p.order)
		if problem == nil && !a.Bye {
			return outcome(a)
		}
		w.kill()
		if problem == nil {
			w = nil
			return outcome(a)
		}
		late := problem.Code == CodeTimeout && !w.outOfCPU()
		w = nil
		if !used || late {
			return nil, problem
		}
	}
}

func outcome(a *answer) (*wirePage, *cotejo.Problem) {
	if a.Failure != "" || a.Page == nil {
		return nil, &cotejo.Problem{Code: first(a.Failure, CodeCrashed)}
	}
	return a.Page, nil
}

// worker is one child process.
type worker struct {
	cmd    *exec.Cmd
	in     io.WriteCloser
	out    io.ReadCloser
	stderr *head
	once   sync.Once
	err    error // of Wait
}

// start runs the command and waits for its greeting.
func start(cmd *exec.Cmd) (*worker, error) {
	w := &worker{cmd: cmd, stderr: &head{}}
	cmd.Stderr = w.stderr
	var err error
	if w.in, err = cmd.StdinPipe(); err == nil {
		w.out, err = cmd.StdoutPipe()
	}
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		return nil, fmt.Errorf("starting a reading worker: %w", err)
	}
	stop := time.AfterFunc(10*time.Second, func() { cmd.Process.Kill() })
	defer stop.Stop()
	if said, err := readFrame(w.out, 64); err != nil || string(said) != hello {
		w.kill()
		return nil, errors.New("starting a reading worker: the program did not answer as one (read.RunIfWorker must run first in main and TestMain)")
	}
	return w, nil
}

// do sends one page and waits for the answer, the limit or the end of ctx. With
// a problem the worker is dead.
func (w *worker) do(ctx context.Context, raw []byte, l Limits, o order) (*answer, *cotejo.Problem) {
	var late bool
	var mu sync.Mutex
	expire := func() {
		mu.Lock()
		late = true
		mu.Unlock()
		w.cmd.Process.Kill()
	}
	timer := time.AfterFunc(l.WallPerFile, expire)
	defer timer.Stop()
	defer context.AfterFunc(ctx, expire)()
	a, err := w.exchange(raw, o)
	if err == nil {
		return a, nil
	}
	w.kill()
	mu.Lock()
	defer mu.Unlock()
	if late {
		return nil, &cotejo.Problem{Code: CodeTimeout, Detail: l.WallPerFile.String()}
	}
	return nil, w.autopsy(l)
}

func (w *worker) exchange(raw []byte, o order) (*answer, error) {
	err := flushed(w.in,
		func(b io.Writer) error { return writeJSON(b, o) },
		func(b io.Writer) error { return writeFrame(b, raw) })
	if err != nil {
		return nil, err
	}
	a := &answer{}
	return a, readJSON(w.out, int64(o.MaxText)*2+1<<20, a)
}

// kill ends the process and collects it.
func (w *worker) kill() {
	w.once.Do(func() {
		w.in.Close()
		w.cmd.Process.Kill()
		w.err = w.cmd.Wait()
	})
}

// outOfCPU reports whether a dead worker had used up its processor time. With one
// that has read a page before, that can be the doing of what it left behind: garbage
// to collect, or a signal that came as the answer was on its way.
func (w *worker) outOfCPU() bool { return w.cmd.ProcessState.ExitCode() == exitCPU }

// autopsy says of what a worker died. What the page made it print is not
// repeated: it may hold article text.
func (w *worker) autopsy(l Limits) *cotejo.Problem {
	said := w.stderr.buf.Bytes()
	switch {
	case w.outOfCPU():
		return &cotejo.Problem{Code: CodeTimeout, Detail: l.CPU.String() + " CPU"}
	case w.cmd.ProcessState.String() == "signal: killed": // by the system, which was short of memory
		return &cotejo.Problem{Code: CodeMemory}
	case starved(said):
		return &cotejo.Problem{Code: CodeMemory, Detail: megabytes(int64(l.DataBytes))}
	case bytes.Contains(said, []byte("stack overflow")):
		return &cotejo.Problem{Code: CodeCrashed, Detail: "stack overflow"}
	}
	return &cotejo.Problem{Code: CodeCrashed, Detail: w.cmd.ProcessState.String()}
}

// starved reports whether the runtime ended for want of memory: for the heap, or
// for a thread's stack.
func starved(said []byte) bool {
	for _, s := range []string{"out of memory", "cannot allocate memory", "newosproc", "new OS thread", "cannot map pages", "failed to allocate", "pthread_create failed", "failed to reserve"} {
		if bytes.Contains(said, []byte(s)) {
			return true
		}
	}
	// The collector faults on its own stack when it is given no memory; a fault of
	// Go code would be a panic.
	return bytes.Contains(said, []byte("SIGSEGV: segmentation violation\nPC=")) && bytes.Contains(said, []byte("\ngoroutine 0 "))
}

// head keeps the beginning of what a worker prints on its standard error.
type head struct{ buf bytes.Buffer }

func (t *head) Write(p []byte) (int, error) {
	if room := 16<<10 - t.buf.Len(); room > 0 {
		t.buf.Write(p[:min(room, len(p))])
	}
	return len(p), nil
}
