package read

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"
)

// Notes of a document: what reading had to mend, by code. Each has a message
// "note.<code>" in the catalogue.
const (
	NoteDecoded   = "charset-guessed" // not UTF-8 and nothing declared it
	NoteMended    = "bytes-replaced"  // some bytes are of no encoding and became U+FFFD
	NoteDegraded  = "degraded"        // the page's tree could not be used; its text was taken in order
	NoteTruncated = "truncated"       // the page held more text than the limit
)

// Decode turns bytes into text: by byte order mark, then UTF-8 when the bytes
// are valid, then what the page declares (HTML only), then windows-1252, which
// is what western text that is not UTF-8 nearly always is. It gives the text in
// normalisation form C without carriage returns and control characters, the name
// of the encoding, and notes. Valid UTF-8 in form C comes back unchanged.
func Decode(raw []byte, isHTML bool) (text, name string, notes []string) {
	text, name, notes = decode(raw, isHTML)
	return clean(text), name, notes
}

func decode(raw []byte, isHTML bool) (text, name string, notes []string) {
	if order := utf16Order(raw); order != nil {
		out, _ := order.NewDecoder().Bytes(raw)
		return mended(string(out), "utf-16", nil)
	}
	raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
	if utf8.Valid(raw) {
		return string(raw), "utf-8", nil
	}
	if isHTML {
		if enc, name, sure := charset.DetermineEncoding(raw[:min(len(raw), 1024)], ""); sure || name != "windows-1252" {
			if name != "utf-8" {
				out, err := enc.NewDecoder().Bytes(raw)
				if err == nil {
					return mended(string(out), name, nil)
				}
			}
		}
	}
	if mostlyUTF8(raw) {
		return mended(strings.ToValidUTF8(string(raw), "\uFFFD"), "utf-8", nil)
	}
	out, _ := charmap.Windows1252.NewDecoder().Bytes(raw)
	return mended(string(out), "windows-1252", []string{NoteDecoded})
}

// mended adds the note that bytes were lost when the text shows it.
func mended(text, name string, notes []string) (string, string, []string) {
	if strings.ContainsRune(text, utf8.RuneError) {
		notes = append(notes, NoteMended)
	}
	return text, name, notes
}

// utf16Order gives the UTF-16 decoder the bytes call for, by their mark or by
// the zero bytes of Latin text; nil when they are not UTF-16.
func utf16Order(raw []byte) encoding.Encoding {
	switch {
	case bytes.HasPrefix(raw, []byte("\xff\xfe")):
		return unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM)
	case bytes.HasPrefix(raw, []byte("\xfe\xff")):
		return unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM)
	case len(raw) < 8:
		return nil
	}
	var zero [2]int
	head := raw[:min(len(raw), 512)&^1]
	for i, c := range head {
		if c == 0 {
			zero[i&1]++
		}
	}
	half := len(head) / 2
	switch {
	case zero[1]*10 > half*9 && zero[0]*10 < half:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case zero[0]*10 > half*9 && zero[1]*10 < half:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return nil
}

// mostlyUTF8 reports whether bytes are UTF-8 with a little damage (a cut file, a
// mangled quotation mark): at least four whole multi-byte characters for every
// stray byte.
func mostlyUTF8(raw []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(raw); {
		if raw[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(raw[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			good++
		}
		i += n
	}
	return good >= 4*bad
}

// clean gives text in normalisation form C, with line feeds only, and without
// control characters and the invisible characters that split words: soft hyphen,
// zero-width space, byte order mark, direction marks. No-break spaces stay: they
// are layout that number reading uses. Text that needs nothing is returned as is.
func clean(s string) string {
	if !norm.NFC.IsNormalString(s) {
		s = norm.NFC.String(s)
	}
	if !strings.ContainsFunc(s, unwanted) {
		return s
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\r' || r == '\u2028' || r == '\u2029' || r == '\u0085' || r == '\f' || r == '\v':
			return '\n'
		case unwanted(r):
			return -1
		}
		return r
	}, s)
	// Removing a character can bring a letter and its accent together.
	return norm.NFC.String(s)
}

func unwanted(r rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return false
	case r < ' ', 0x7f <= r && r <= 0x9f:
		return true
	}
	switch r {
	case '\u00ad', '\u200b', '\u2060', '\ufeff', '\u200e', '\u200f', '\u2028', '\u2029':
		return true
	}
	return '\u202a' <= r && r <= '\u202e' || '\u2066' <= r && r <= '\u2069'
}
