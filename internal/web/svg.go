package web

import (
	"strconv"
	"strings"
)

// pathData writes SVG path data from commands and coordinates, to a tenth.
func pathData(parts ...any) string {
	var b strings.Builder
	for _, p := range parts {
		switch x := p.(type) {
		case string:
			b.WriteString(x)
		case float64:
			b.WriteString(strconv.FormatFloat(x, 'f', 1, 64))
			b.WriteByte(' ')
		}
	}
	return b.String()
}
