package cli

import (
	"fmt"
	"strings"
	"testing"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/say"
)

// TestFiguresOfAPanel holds how many figures of a panel are shown and how those
// that are not can be seen: the rows that a list leaves out, and the figures that
// stand beside the rows of a large panel.
func TestFiguresOfAPanel(t *testing.T) {
	a := &app{voice: say.In("en"), width: 120, ledger: defaultLedger}
	p := cotejo.Panel{ID: "p_00000000000000aa", Label: cotejo.Text{"en": "dead (Vega)"}, Unit: "person"}
	for i := range listRows + 3 {
		v := float64(1000 + i)
		p.Rows = append(p.Rows, cotejo.PanelRow{Claim: fmt.Sprintf("c_%016x", i), Document: "d_1", Figure: cotejo.Figure{Low: &v, Best: &v, High: &v, Comparator: cotejo.Exact, Unit: "person"}})
	}
	for _, c := range []struct {
		most, beside, shown int
		last                string
	}{
		{listRows, 0, listRows, "3 more: cotejo figures p_00000000"},
		{listRows, 5, listRows, "8 more: cotejo figures p_00000000"},
		{0, 0, listRows + 3, ""},
		{0, 5, listRows + 3, "5 more that repeat these: cotejo claims --panel p_00000000"},
	} {
		p.More = c.beside
		out := a.panel(&p, map[string]string{"d_1": "a.txt"}, c.most, false)
		if n := strings.Count(out, "a.txt"); n != c.shown {
			t.Errorf("with at most %d and %d beside, %d figures are shown, want %d", c.most, c.beside, n, c.shown)
		}
		if c.last == "" && strings.Contains(out, " more") || !strings.Contains(out, c.last) {
			t.Errorf("with at most %d and %d beside, it does not end in %q:\n%s", c.most, c.beside, c.last, out)
		}
	}
}
