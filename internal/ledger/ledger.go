// Package ledger keeps documents, claims, what was derived from them and what
// people decided, in one SQLite file with an append-only history and a hash
// chain over batches. It is the only importer of database/sql.
//
// A ledger is written by one process at a time, in whole batches: a batch is
// recorded completely or not at all. Everything stored carries a hash, because
// SQLite does not notice when a stored byte changes; Verify checks them all and
// cuts every quotation out of its text again.
package ledger

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"hash/fnv"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/cotejo/cotejo"
)

// canonical is the one JSON form of a value: fields in the order of the type,
// map keys sorted, no HTML escapes, no spaces.
func canonical(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}

func hashOf(parts ...[]byte) []byte {
	h := sha256.New()
	for _, p := range parts {
		var n [8]byte
		binary.BigEndian.PutUint64(n[:], uint64(len(p)))
		h.Write(n[:])
		h.Write(p)
	}
	return h.Sum(nil)
}

// checksum guards a derived body against silent damage.
func checksum[T string | []byte](body T) []byte {
	h := sha256.Sum256([]byte(body))
	return h[:8]
}

// idBytes is the number inside an id (d_, c_, e_… and 16 hex digits), or a hash
// of an id of another form.
func idBytes(id string) []byte {
	if len(id) == 18 {
		if b, err := hex.DecodeString(id[2:]); err == nil {
			return b
		}
	}
	h := sha256.Sum256([]byte(id))
	return h[:8]
}

// keyHash is the number under which a block key or the id of a flow is indexed: the
// one that the key tells, so that keys stay side by side that were meant to, else
// its fingerprint.
func keyHash(key string) int64 {
	if digits, ok := strings.CutPrefix(key, "~"); ok {
		if n, err := strconv.ParseUint(digits, 36, 64); err == nil {
			return int64(n)
		}
	}
	h := fnv.New64a()
	h.Write([]byte(key))
	return int64(h.Sum64())
}

// dateOrd makes a sortable key of an ISO 8601 prefix: year, month, day, hour,
// minute. What is not said counts as zero, so 2025 comes before 2025-01; what is
// unknown or has holes (XXXX-11-13) comes last. A time of day with an offset is
// brought to UTC.
func dateOrd(iso string) []byte {
	unknown := []byte{0xff, 0xff, 0xff, 0xff, 0xff, 0xff}
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00"} {
		if t, err := time.Parse(layout, iso); err == nil {
			iso = t.UTC().Format("2006-01-02T15:04")
			break
		}
	}
	if len(iso) < 4 {
		return unknown
	}
	year, err := strconv.Atoi(iso[:4])
	if err != nil {
		return unknown
	}
	out := binary.BigEndian.AppendUint16(nil, uint16(year))
	for i := 5; i+2 <= len(iso) && len(out) < 6; i += 3 {
		n, err := strconv.Atoi(iso[i : i+2])
		if err != nil {
			break // a season, quarter or week: known to the year
		}
		out = append(out, byte(n))
	}
	return append(out, make([]byte, 6-len(out))...)
}

// untilOrd is the last key a date prefix covers: everything on 2025-06-05 is
// before it.
func untilOrd(iso string) ([]byte, bool) {
	b := dateOrd(iso)
	if b[0] == 0xff {
		return nil, false
	}
	for i := 2; i < len(b); i++ {
		if b[i] == 0 && (i >= 4 || allZero(b[i:])) {
			b[i] = 0xfe
		}
	}
	return append(b, bytes.Repeat([]byte{0xff}, 8)...), true
}

func allZero(b []byte) bool { return len(bytes.Trim(b, "\x00")) == 0 }

func docOrd(d *cotejo.Document) []byte {
	return append(dateOrd(d.Published.Value), idBytes(d.ID)...)
}

func claimOrd(doc []byte, c *cotejo.Claim) []byte {
	start := min(max(c.Sentence.Span.Start, 0), math.MaxInt32)
	out := binary.BigEndian.AppendUint32(bytes.Clone(doc), uint32(start))
	return append(out, idBytes(c.ID)...)
}

func eventOrd(e *cotejo.Event) []byte {
	when := ""
	if e.Time != nil {
		when = timeBegin(e.Time)
	}
	return append(dateOrd(when), idBytes(e.ID)...)
}

func timeBegin(t *cotejo.Time) string {
	if t.Begin != "" {
		return t.Begin
	}
	return t.Value
}

// interval gives the whole days a claim's time covers as sortable ISO strings,
// "" and "" when it is not placed on the calendar.
func interval(t *cotejo.Time) (begin, end string) {
	if t == nil {
		return "", ""
	}
	begin, end = timeBegin(t), t.End
	if len(begin) < 4 || strings.ContainsRune(begin, 'X') || begin[0] == 'P' {
		return "", ""
	}
	if end == "" || strings.ContainsRune(end, 'X') {
		end = begin
	}
	return begin, end + "~" // sorts after every longer form of the same prefix
}

// hashText is the hash of a document's text, as in Document.TextHash.
func hashText(text string) []byte {
	h := sha256.Sum256([]byte(text))
	return h[:]
}
