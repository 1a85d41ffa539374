package cli

import (
	"os"
	"runtime/debug"
)

// collectAt is by how many hundredths memory may grow before it is collected where a
// ledger is written: an article in a large one uses tens of megabytes for a moment, and
// collecting them took a fifth of the time.
const collectAt = 200

// collectLater makes the collector wait for longer, unless who runs the program says how.
func collectLater() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(collectAt)
	}
}
