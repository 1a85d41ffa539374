//go:build !unix

package cli

import "os"

// terminalWidth cannot ask here.
func terminalWidth(*os.File) int { return 80 }
