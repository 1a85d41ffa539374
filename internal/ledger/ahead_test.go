package ledger

import "testing"

// What fails while a delta is packed is an error of its recording.
func TestPackingThatFails(t *testing.T) {
	a := packAhead(nil)
	r := &recording{ahead: a}
	if err := r.derive(nil); err == nil {
		t.Error("no error")
	}
}
