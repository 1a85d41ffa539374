package eval

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
)

// lineMax bounds a line of gold, in bytes.
const lineMax = 1 << 20

// jsonLines reads one value from every line that is not blank. Check may refuse
// one; nil checks nothing. An error names the line.
func jsonLines[T any](raw []byte, check func(*T) error) ([]T, error) {
	var out []T
	sc := bufio.NewScanner(bytes.NewReader(raw))
	sc.Buffer(nil, lineMax)
	line := 1
	for ; sc.Scan(); line++ {
		if strings.TrimSpace(sc.Text()) == "" {
			continue
		}
		var v T
		err := json.Unmarshal(sc.Bytes(), &v)
		if err == nil && check != nil {
			err = check(&v)
		}
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", line, err)
		}
		out = append(out, v)
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("line %d: %w", line, err)
	}
	return out, nil
}
