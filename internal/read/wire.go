package read

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// hello is what a worker says first, so that another program started by mistake
// is not taken for one.
const hello = "cotejo-worker 1"

// Exit codes of a worker that ends itself.
const (
	exitProtocol = 70
	exitCPU      = 71
)

// order is what the parent asks a worker before each page.
type order struct {
	MaxText   int      `json:"max_text"`
	DataBytes uint64   `json:"data_bytes"`
	CPUMillis int64    `json:"cpu_ms"`
	Subheads  []string `json:"subheads,omitempty"` // parts of classes that mark a subhead, besides those of page makers everywhere
}

// answer is what a worker gives back. Failure is a problem code.
type answer struct {
	Page    *wirePage `json:"page,omitempty"`
	Failure string    `json:"failure,omitempty"`
	Bye     bool      `json:"bye,omitempty"` // the worker ends after this answer
}

var errFrame = errors.New("frame larger than allowed")

// writeFrame writes a payload after its length, four bytes big-endian.
func writeFrame(w io.Writer, payload []byte) error {
	var head [4]byte
	binary.BigEndian.PutUint32(head[:], uint32(len(payload)))
	if _, err := w.Write(head[:]); err != nil {
		return err
	}
	_, err := w.Write(payload)
	return err
}

// readFrame reads a payload of at most limit bytes. Memory grows with what
// arrives, not with what the length claims.
func readFrame(r io.Reader, limit int64) ([]byte, error) {
	var head [4]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return nil, err
	}
	n := int64(binary.BigEndian.Uint32(head[:]))
	if n > limit {
		return nil, errFrame
	}
	payload, err := io.ReadAll(io.LimitReader(r, n))
	if err == nil && int64(len(payload)) < n {
		err = io.ErrUnexpectedEOF
	}
	return payload, err
}

func writeJSON(w io.Writer, v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("writing a frame: %w", err)
	}
	return writeFrame(w, b)
}

func readJSON(r io.Reader, limit int64, v any) error {
	b, err := readFrame(r, limit)
	if err != nil {
		return err
	}
	return json.Unmarshal(b, v)
}

// flushed is a buffered writer that a frame is written to in one go.
func flushed(w io.Writer, frames ...func(io.Writer) error) error {
	b := bufio.NewWriterSize(w, 64<<10)
	for _, f := range frames {
		if err := f(b); err != nil {
			return err
		}
	}
	return b.Flush()
}
