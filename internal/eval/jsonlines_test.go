package eval

import (
	"errors"
	"strings"
	"testing"
)

func TestJSONLines(t *testing.T) {
	type row struct{ N int }
	rows, err := jsonLines([]byte("{\"N\":1}\n\n  \n{\"N\":2}"), func(r *row) error {
		if r.N > 2 {
			return errors.New("too many")
		}
		return nil
	})
	if err != nil || len(rows) != 2 || rows[1].N != 2 {
		t.Errorf("%v, %v", rows, err)
	}
	for raw, want := range map[string]string{
		"{\"N\":1}\n\n{\"N\":3}":                   "line 3: too many",
		"{\"N\":1}\n{":                             "line 2: ",
		"\"" + strings.Repeat("x", lineMax) + "\"": "line 1: ",
	} {
		_, err := jsonLines([]byte(raw), func(r *row) error {
			if r.N > 2 {
				return errors.New("too many")
			}
			return nil
		})
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%.20q: %v, want %q", raw, err, want)
		}
	}
}
