package ledger

import (
	"encoding/hex"
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/reconcile"
)

// samplePanel is a panel with so many rows, with every field of a row in use.
func samplePanel(rows int) cotejo.Panel {
	zero, ten := 0.0, 10.5
	p := cotejo.Panel{ID: "p_1", Label: cotejo.Text{"es": "muertos", "en": "dead"}, Unit: "person", Documents: 3, Contested: true,
		Best: &cotejo.Estimate{Policy: "latest", Low: &zero, Claims: []string{}}, Rows: []cotejo.PanelRow{}}
	for i := range rows {
		p.Rows = append(p.Rows, cotejo.PanelRow{Claim: fmt.Sprintf("c_%016x", i), Document: fmt.Sprintf("d_%016x", i/3), Predicate: "kill", Status: cotejo.Asserted, Polarity: "+",
			Figure: cotejo.Figure{Low: &zero, Best: &ten, High: &ten, Comparator: cotejo.Range, Unit: "person", Class: "dead", Text: "diez", Span: cotejo.Span{Start: i, End: i + 4}},
			Place:  []cotejo.Place{{Entity: "geo:x", Label: "X", Within: []string{"iso:ES"}, Text: "X", Span: cotejo.Span{Start: 7, End: 8}}},
			Time:   &cotejo.Time{Value: "2025-01-02", Begin: "2025-01-02"}, Origins: []string{"NIS"}, Published: cotejo.Published{Value: "2025-01-03", Precision: "day", Span: &cotejo.Span{End: 3}}})
	}
	return p
}

// What is packed comes back as it was, empty lists and zeroes behind pointers
// included.
func TestPackedComesBack(t *testing.T) {
	want := samplePanel(3)
	var got cotejo.Panel
	if err := unpack(pack(want), &got, nil); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	info := reconcile.DocInfo{ID: "d", Shingles: []uint64{0, 1, 1 << 63}, Parties: map[string][]string{"per:x": {"iso:ES"}, "per:y": {}}}
	var back reconcile.DocInfo
	if err := unpack(pack(info), &back, nil); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(info, back, cmpopts.IgnoreUnexported(info)); d != "" {
		t.Error(d)
	}
}

// A value that another version of the program packed is read by the names of its
// fields; what is not known is passed over, what is not there stays empty.
func TestForeignLayout(t *testing.T) {
	type inner struct {
		Gone  map[string][]inner2
		Claim string   `json:"claim"`
		Other []uint64 `json:"other"`
	}
	type older struct {
		ID     string `json:"id"`
		Unit   string `json:"unit"`
		Weight float64
		Rows   []inner `json:"rows"`
		Best   string  `json:"best"` // of another kind now
		Flag   bool
		N      int `json:"documents"`
	}
	old := older{ID: "p_1", Unit: "person", Weight: 2, Best: "x", Flag: true, N: 4,
		Rows: []inner{{Gone: map[string][]inner2{"a": {{X: 1}}}, Claim: "c_1", Other: []uint64{7}}, {Claim: "c_2"}}}
	mark, text := layoutText(old)
	var got cotejo.Panel
	known := func(m string) (string, error) {
		if m != mark {
			t.Errorf("asked for layout %s, want %s", m, mark)
		}
		return text, nil
	}
	if err := unpack(pack(old), &got, known); err != nil {
		t.Fatal(err)
	}
	want := cotejo.Panel{ID: "p_1", Unit: "person", Documents: 4, Rows: []cotejo.PanelRow{{Claim: "c_1"}, {Claim: "c_2"}}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

type inner2 struct{ X int }

// Damaged bytes are an error, never a panic or a wild allocation.
func TestDamagedPacked(t *testing.T) {
	whole := pack(samplePanel(4))
	rapid.Check(t, func(t *rapid.T) {
		bad := append([]byte(nil), whole...)
		for range rapid.IntRange(1, 4).Draw(t, "times") {
			bad[rapid.IntRange(5, len(bad)-1).Draw(t, "at")] = rapid.Byte().Draw(t, "byte")
		}
		var p cotejo.Panel
		_ = unpack(bad[:rapid.IntRange(0, len(bad)).Draw(t, "cut")], &p, nil) // an error or another panel
	})
	var p cotejo.Panel
	if err := unpack(whole[:len(whole)-1], &p, nil); !errors.Is(err, errPacked) {
		t.Errorf("cut short: %v", err)
	}
	if err := unpack(append(whole[:len(whole):len(whole)], 0), &p, nil); !errors.Is(err, errPacked) {
		t.Errorf("too long: %v", err)
	}
	strange := append([]byte{packedMark, 1, 2, 3, 4}, whole[5:]...)
	if err := unpack(strange, &p, func(string) (string, error) { return "", errPacked }); !errors.Is(err, errPacked) {
		t.Errorf("an unknown layout %s: %v", hex.EncodeToString(strange[1:5]), err)
	}
}

// BenchmarkUnpackPanel reads a panel of a thousand rows.
func BenchmarkUnpackPanel(b *testing.B) {
	raw := pack(samplePanel(1000))
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		var p cotejo.Panel
		if err := unpack(raw, &p, nil); err != nil {
			b.Fatal(err)
		}
	}
}

// What is kept of a large group comes back as it was, whatever its ids look like,
// and a damaged one is told as such.
func TestPackedRest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		marks := rapid.SliceOfN(rapid.Uint64(), 0, 4)
		list := func(name string) []uint64 {
			if out := marks.Draw(t, name); len(out) > 0 {
				return out
			}
			return nil
		}
		want := reconcile.Rest{Documents: []string{"d_1"}, Origins: []cotejo.Origin{{Entity: "org:nis", Claims: []string{"c_1"}}}, Unknown: 2}
		for i := range rapid.IntRange(1, 8).Draw(t, "lines") {
			id := fmt.Sprintf("c_%016x", i)
			if rapid.Bool().Draw(t, "odd") {
				id = fmt.Sprintf("c_%d-X", i)
			}
			want.Told = append(want.Told, reconcile.Told{Claim: id, At: rapid.StringN(0, 5, 9).Draw(t, "at"), Core: rapid.Bool().Draw(t, "core"), Count: rapid.Bool().Draw(t, "count"),
				Words: list("words"), Says: list("says"), Cites: list("cites")})
		}
		raw := packRest(&want)
		var got reconcile.Rest
		if err := unpack(raw, &got, nil); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Error(d)
		}
		cut := raw[:rapid.IntRange(1, len(raw)-1).Draw(t, "cut")]
		if err := unpack(cut, &got, nil); !errors.Is(err, errPacked) {
			t.Errorf("cut to %d of %d: %v", len(cut), len(raw), err)
		}
	})
}

// A packed rest that was cut anywhere is damaged, also inside what is kept as JSON.
func TestPackedRestCut(t *testing.T) {
	rest := reconcile.Rest{Documents: []string{"d_1"}, Origins: []cotejo.Origin{{Entity: "org:nis", Claims: []string{"c_1"}}}, Unknown: 2,
		Told: []reconcile.Told{{Claim: "c_0000000000000000", Says: []uint64{0}, Cites: []uint64{0, 0, 0, 0}}}}
	raw := packRest(&rest)
	for n := 1; n < len(raw); n++ {
		var got reconcile.Rest
		if err := unpack(raw[:n], &got, nil); !errors.Is(err, errPacked) {
			t.Errorf("cut to %d of %d: %v", n, len(raw), err)
		}
	}
}
