package reconcile

import (
	"strings"
	"testing"
)

// A panel beside the main one of its group begins with its own first claim and names
// the group.
func TestPanelIDs(t *testing.T) {
	if a, b := groupOf("p_1"), groupOf(besideMain("c_2", "p_1")); a != "p_1" || b != "p_1" {
		t.Errorf("the groups of a main panel and of another are %q and %q, want p_1", a, b)
	}
	if id := besideMain("c_2", "p_1"); !strings.HasPrefix(id, "p_2.") {
		t.Errorf("a panel beside the main one is %q, want p_2.…", id)
	}
}
