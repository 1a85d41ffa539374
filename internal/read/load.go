package read

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"github.com/cotejo/cotejo"
)

// format is what the bytes of an input are.
type format int

const (
	formatText format = iota
	formatMarkdown
	formatHTML
	formatForeign // a known format that is not read
	formatBinary
)

// load reads the bytes of an input, never more than the limit allows.
func load(in Input, limit int64) ([]byte, *cotejo.Problem) {
	src := in.stdin
	if src == nil {
		f, p := open(in.name(), limit)
		if p != nil {
			p.Path = in.Path
			return nil, p
		}
		defer f.Close()
		src = f
	}
	raw, err := io.ReadAll(io.LimitReader(src, limit+1))
	switch {
	case err != nil:
		return nil, &cotejo.Problem{Path: in.Path, Code: CodeUnreadable, Detail: reason(err)}
	case int64(len(raw)) > limit:
		return nil, &cotejo.Problem{Path: in.Path, Code: CodeTooLarge, Detail: megabytes(limit)}
	}
	return raw, nil
}

// open opens a regular file. It does not block on a pipe that took the file's
// place since it was listed: the kind is checked on the open file.
func open(path string, limit int64) (*os.File, *cotejo.Problem) {
	f, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		code := CodeUnreadable
		if os.IsNotExist(err) {
			code = CodeMissing
		}
		return nil, &cotejo.Problem{Code: code, Detail: reason(err)}
	}
	info, err := f.Stat()
	switch {
	case err != nil:
		f.Close()
		return nil, &cotejo.Problem{Code: CodeUnreadable, Detail: reason(err)}
	case !info.Mode().IsRegular():
		f.Close()
		return nil, &cotejo.Problem{Code: CodeNotFile, Detail: info.Mode().Type().String()}
	case info.Size() > limit:
		f.Close()
		return nil, &cotejo.Problem{Code: CodeTooLarge, Detail: megabytes(info.Size())}
	}
	return f, nil
}

// megabytes writes a size for people.
func megabytes(n int64) string {
	const mb = 1 << 20
	return strconv.FormatInt((n+mb/2)/mb, 10) + " MB"
}

var foreignMagic = []struct{ magic, name string }{
	{"%PDF-", "PDF"}, {"PK\x03\x04", "ZIP (docx, odt, epub)"}, {"{\\rtf", "RTF"},
	{"\xD0\xCF\x11\xE0", "DOC"}, {"\x1f\x8b", "gzip"}, {"WARC/", "WARC"},
}

// sniff decides the format from the extension and, above it, from the bytes:
// a page saved as .txt is still a page.
func sniff(path string, raw []byte) (format, string) {
	for _, f := range foreignMagic {
		if bytes.HasPrefix(raw, []byte(f.magic)) {
			return formatForeign, f.name
		}
	}
	ext := strings.ToLower(filepath.Ext(path))
	switch {
	case isBinary(raw):
		return formatBinary, ""
	case ext == ".html" || ext == ".htm" || ext == ".xhtml" || looksHTML(raw):
		return formatHTML, ""
	case ext == ".md" || ext == ".markdown":
		return formatMarkdown, ""
	}
	return formatText, ""
}

// looksHTML reports whether the bytes open as a page does.
func looksHTML(raw []byte) bool {
	head := bytes.ToLower(raw[:min(len(raw), 1024)])
	head = bytes.ReplaceAll(head, []byte{0}, nil) // UTF-16
	for _, bom := range []string{"\xef\xbb\xbf", "\xff\xfe", "\xfe\xff"} {
		head = bytes.TrimPrefix(head, []byte(bom))
	}
	head = bytes.TrimSpace(head)
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<?xml", "<!--", "<article", "<div", "<meta"} {
		if bytes.HasPrefix(head, []byte(tag)) {
			return true
		}
	}
	return false
}

// isBinary reports whether bytes cannot be text: zero bytes outside UTF-16, or
// more than one control character in fifty.
func isBinary(raw []byte) bool {
	if utf16Order(raw) != nil {
		return false
	}
	head := raw[:min(len(raw), 64<<10)]
	control := 0
	zeros := bytes.Count(head, []byte{0})
	if zeros > 0 && (zeros*1000 > len(head) || !looksHTML(raw)) {
		return true // a few zeros in a page are dirt
	}
	for _, c := range head {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1b {
			control++
		}
	}
	return control > 8 && control*50 > len(head)
}
