package reconcile_test

import (
	"path/filepath"
	"strings"
	"testing"
)

// Shares of one strike and of one pay offer hang together through others; they are not
// one panel, and each of its panels can be looked up by its claims.
func TestQuantitiesOfOneStory(t *testing.T) {
	r := travelTo(t, filepath.Join("..", "..", "eval", "corpora", "magisterio"))
	beside := false
	for _, p := range r.panels {
		turnout, offer := false, false
		for _, row := range p.Rows {
			if b := row.Figure.Best; b != nil && row.Figure.Unit == "percent" {
				turnout, offer = turnout || *b >= 90, offer || *b <= 20
			}
		}
		if turnout && offer {
			t.Errorf("panel %s holds both who struck and what was offered", p.ID)
		}
		beside = beside || strings.Contains(p.ID, ".")
	}
	if !beside {
		t.Error("no group has a second panel")
	}
}
