package read

import (
	"os"
	"os/signal"
	"time"

	"golang.org/x/sys/unix"
)

// confine limits this process for good: its data, no files written, few opened,
// no core, no new privileges. RLIMIT_DATA rather than RLIMIT_AS, because Go
// reserves far more address space than it uses.
func confine(data uint64) error {
	for what, n := range map[int]uint64{unix.RLIMIT_DATA: data, unix.RLIMIT_CORE: 0, unix.RLIMIT_FSIZE: 0, unix.RLIMIT_NOFILE: 16} {
		if err := unix.Setrlimit(what, &unix.Rlimit{Cur: n, Max: n}); err != nil {
			return err
		}
	}
	exhausted := make(chan os.Signal, 1)
	signal.Notify(exhausted, unix.SIGXCPU)
	go func() {
		<-exhausted
		os.Exit(exitCPU)
	}()
	return unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
}

// allow grants this process so much more processor time and reports whether it
// has had its share. The soft limit raises SIGXCPU; the kernel counts in whole
// seconds.
func allow(cpu time.Duration) (old bool) {
	var u unix.Rusage
	if unix.Getrusage(unix.RUSAGE_SELF, &u) != nil {
		return true
	}
	used := time.Duration(u.Utime.Nano() + u.Stime.Nano())
	limit := unix.Rlimit{Cur: uint64((used + cpu + time.Second - 1) / time.Second), Max: unix.RLIM_INFINITY}
	return unix.Setrlimit(unix.RLIMIT_CPU, &limit) != nil || used > workerCPU
}
