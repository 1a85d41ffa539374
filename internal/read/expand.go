package read

import (
	"cmp"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/cotejo/cotejo"
)

// The codes of problems: why an input gave no document. Each has a message
// "problem.<code>" in the catalogue that says what to do.
const (
	CodeEmpty       = "empty"       // nothing but white space
	CodeBinary      = "binary"      // not text
	CodeTooLarge    = "too-large"   // over Limits.MaxBytes or MaxText
	CodeUnreadable  = "unreadable"  // the system refuses to open or read it
	CodeMissing     = "missing"     // no such file
	CodeNotFile     = "not-a-file"  // a device, pipe or socket
	CodeNoArticles  = "no-articles" // a folder that holds no article
	CodeNoText      = "no-text"     // a page without main text
	CodeCrashed     = "crashed"     // the worker died on it
	CodeTimeout     = "timeout"     // the worker took too long
	CodeMemory      = "memory"      // the worker ran out of its memory
	CodeUnsupported = "unsupported" // a format Cotejo does not read
)

// Input is one thing to read.
type Input struct {
	Path  string // as given on the command line, slashes, cleaned; "-" is standard input
	file  string // the path to open, where Path had to be made presentable
	stdin io.Reader
}

// name is the path to open.
func (in *Input) name() string {
	if in.file != "" {
		return in.file
	}
	return filepath.FromSlash(in.Path)
}

func inputAt(p string) Input { return Input{Path: display(p), file: p} }

// InputFrom names a stream as an input: standard input, or a text a test made.
// The name's extension decides the format, as a file's would.
func InputFrom(name string, r io.Reader) Input { return Input{Path: name, stdin: r} }

var (
	articleExt = map[string]bool{".txt": true, ".text": true, ".md": true, ".markdown": true, ".html": true, ".htm": true, ".xhtml": true}
	// Formats that hold articles and that Cotejo cannot read yet: said, not skipped.
	foreignExt = map[string]bool{".pdf": true, ".doc": true, ".docx": true, ".odt": true, ".rtf": true, ".epub": true, ".eml": true, ".mht": true, ".mhtml": true, ".warc": true}
	// Files about a collection rather than in it; passed over in folders, read when named.
	aboutNames = map[string]bool{"readme": true, "license": true, "licence": true, "copying": true, "notice": true, "changelog": true, "contributing": true, "authors": true}
)

// Expand walks paths (files, folders recursively, "-" for standard input) and
// gives the inputs sorted by path, each file once. In folders it takes the
// formats Cotejo reads, passes over hidden files and files about the collection
// (README, LICENSE), and does not enter folders that are symbolic links, so that
// loops cannot happen; a file that is named is always tried. What cannot be
// read at all is given as problems, sorted by path.
func Expand(paths []string) ([]Input, []cotejo.Problem) {
	e := expansion{seen: map[string]bool{}}
	for _, p := range paths {
		e.add(p)
	}
	slices.SortStableFunc(e.inputs, func(a, b Input) int { return cmp.Compare(a.Path, b.Path) })
	slices.SortStableFunc(e.problems, func(a, b cotejo.Problem) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Code, b.Code))
	})
	e.problems = slices.CompactFunc(e.problems, func(a, b cotejo.Problem) bool { return a == b })
	return e.unique(), e.problems
}

type expansion struct {
	inputs   []Input
	problems []cotejo.Problem
	seen     map[string]bool
}

func (e *expansion) add(p string) {
	if p == "-" {
		e.inputs = append(e.inputs, Input{Path: "-", stdin: os.Stdin})
		return
	}
	info, err := os.Stat(p)
	switch {
	case err != nil:
		e.refuse(p, err)
	case info.IsDir():
		e.folder(p)
	case !info.Mode().IsRegular():
		e.problem(p, CodeNotFile, info.Mode().Type().String())
	default:
		e.inputs = append(e.inputs, inputAt(p))
	}
}

func (e *expansion) folder(root string) {
	before := len(e.inputs) + len(e.problems)
	// The trailing separator makes a folder given as a link walkable.
	walkErr := filepath.WalkDir(root+string(filepath.Separator), func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			e.refuse(p, err)
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if strings.HasPrefix(d.Name(), ".") && d.Name() != "." && d.Name() != ".." && filepath.Clean(p) != filepath.Clean(root) {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if !d.IsDir() {
			e.file(p, d)
		}
		return nil
	})
	if walkErr != nil {
		e.refuse(root, walkErr)
	}
	if len(e.inputs)+len(e.problems) == before {
		e.problem(root, CodeNoArticles, "")
	}
}

func (e *expansion) file(p string, d fs.DirEntry) {
	name := strings.ToLower(d.Name())
	ext := filepath.Ext(name)
	if aboutNames[strings.TrimSuffix(name, ext)] {
		return
	}
	if foreignExt[ext] {
		e.problem(p, CodeUnsupported, strings.TrimPrefix(ext, "."))
		return
	}
	if !articleExt[ext] {
		return
	}
	info, err := os.Stat(p)
	switch {
	case err != nil:
		e.refuse(p, err)
	case info.IsDir():
	case !info.Mode().IsRegular():
		e.problem(p, CodeNotFile, info.Mode().Type().String())
	default:
		e.inputs = append(e.inputs, inputAt(p))
	}
}

// unique drops inputs that are the same file under another name; the first in
// path order stays.
func (e *expansion) unique() []Input {
	out := e.inputs[:0]
	for _, in := range e.inputs {
		key := in.Path
		if in.stdin == nil {
			key = in.name()
			if real, err := filepath.EvalSymlinks(key); err == nil {
				key = real
			}
			if abs, err := filepath.Abs(key); err == nil {
				key = abs
			}
		}
		if !e.seen[key] {
			e.seen[key] = true
			out = append(out, in)
		}
	}
	return out
}

func (e *expansion) refuse(p string, err error) {
	code := CodeUnreadable
	if errors.Is(err, fs.ErrNotExist) {
		code = CodeMissing
	}
	e.problem(p, code, reason(err))
}

func (e *expansion) problem(p, code, detail string) {
	e.problems = append(e.problems, cotejo.Problem{Path: display(p), Code: code, Detail: detail})
}

// display is the form of a path that documents keep: cleaned, with slashes,
// valid UTF-8 without control characters, as file names are untrusted too.
func display(p string) string {
	p = filepath.ToSlash(filepath.Clean(p))
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return '\uFFFD'
		}
		return r
	}, strings.ToValidUTF8(p, "\uFFFD"))
}

// reason is the system's own short reason, without the path, which the problem
// already names.
func reason(err error) string {
	var errno syscall.Errno
	if errors.As(err, &errno) {
		return errno.Error()
	}
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}
