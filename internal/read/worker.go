package read

import (
	"bufio"
	"errors"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"time"
)

// maxPage bounds what a worker accepts as one page, above any sensible limit.
const maxPage = 1 << 30

// workerCPU is the processor time after which a worker asks to be replaced: a
// process's limit on it can only be lowered, and its heap only grows.
const workerCPU = 60 * time.Second

// parser is what a worker does with a page.
type parser func(raw []byte, o order) (*wirePage, error)

// RunIfWorker serves as a worker process and exits when this process was
// started as one, that is when its last argument is "worker". Call it first in
// main, and in the TestMain of packages whose tests read pages.
func RunIfWorker() {
	if n := len(os.Args); n > 1 && os.Args[n-1] == workerArg {
		os.Exit(Worker(os.Stdin, os.Stdout))
	}
}

const workerArg = "worker"

// Worker is the main function of a worker process: it parses one page for each
// request on stdin until that ends, within the limits that the request states,
// and gives the exit code.
func Worker(stdin io.Reader, stdout io.Writer) int { return serve(stdin, stdout, parsePage) }

func serve(stdin io.Reader, stdout io.Writer, parse parser) int {
	runtime.GOMAXPROCS(2)
	debug.SetMaxStack(64 << 20)
	in := bufio.NewReaderSize(stdin, 64<<10)
	if writeFrame(stdout, []byte(hello)) != nil {
		return exitProtocol
	}
	for confined := false; ; {
		var o order
		if err := readJSON(in, 4096, &o); errors.Is(err, io.EOF) {
			return 0
		} else if err != nil {
			return exitProtocol
		}
		if !confined {
			debug.SetMemoryLimit(int64(o.DataBytes / 4 * 3))
			if confine(o.DataBytes) != nil {
				return exitProtocol
			}
			confined = true
		}
		raw, err := readFrame(in, maxPage)
		if err != nil {
			return exitProtocol
		}
		bye := allow(time.Duration(o.CPUMillis) * time.Millisecond)
		a := try(parse, raw, o)
		a.Bye = bye
		if writeAnswer(stdout, a) != nil {
			return exitProtocol
		}
		if bye {
			return 0
		}
	}
}

func writeAnswer(w io.Writer, a answer) error {
	return flushed(w, func(b io.Writer) error { return writeJSON(b, a) })
}

// try parses a page; a panic of a parser is a result like another.
func try(parse parser, raw []byte, o order) (a answer) {
	defer func() {
		if recover() != nil {
			a = answer{Failure: CodeCrashed}
		}
	}()
	page, err := parse(raw, o)
	switch {
	case errors.Is(err, errNoText):
		return answer{Failure: CodeNoText}
	case err != nil:
		return answer{Failure: CodeCrashed}
	}
	return answer{Page: page}
}
