package web

import (
	"syscall"
	"time"
)

// spent is the processor time that this process has used. On a machine that does
// other things it says more of a page than the clock does.
func spent() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
