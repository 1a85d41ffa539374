package read

import (
	"strings"
	"testing"
	"testing/fstest"
)

// TestWeekdaysAreSeven keeps a list of the days of the week from giving each day another's name.
func TestWeekdaysAreSeven(t *testing.T) {
	for days, ok := range map[string]bool{"": true, "[lu, ma, mi, ju, vi, sa, do]": true, "[lu, ma, mi, ju, vi, sa]": false, "[do, lu, ma, mi, ju, vi, sa, do]": false} {
		pack := fstest.MapFS{"rules/read.yaml": {Data: []byte("weekdays: " + days + "\nthis-day: '(?P<weekday>{weekday})'\n")}}
		h, err := LoadHints("xx", pack)
		if (err == nil) != ok {
			t.Errorf("weekdays %q: error %v", days, err)
		}
		if err != nil && !strings.Contains(err.Error(), "days of the week") {
			t.Errorf("weekdays %q: error %v, want one that says what is wrong", days, err)
		}
		if ok && days != "" && !h.thisDay.MatchString("ju") {
			t.Errorf("this-day does not know the days of the list")
		}
	}
}
