package read

import (
	"runtime"
	"time"
)

// Limits bound what one input may cost. The zero value of a field means its
// default.
type Limits struct {
	MaxBytes    int64         // size of an input, in bytes
	MaxText     int           // size of the text of a document, in bytes
	WallPerFile time.Duration // time a worker may take for one page
	CPU         time.Duration // processor time a worker may take for one page (Linux)
	DataBytes   uint64        // RLIMIT_DATA of a worker, in bytes (Linux)
	Workers     int           // worker processes at most
	InProcess   bool          // parse pages in this process: for tests only, nothing contains a hostile page then
}

// DefaultLimits gives the limits Cotejo promises: 20 MB in, 10 MB of text out,
// 4 s of processor and 512 MiB of data a page. The wall clock (20 s) is there for
// what does not burn processor time; it is wide so that a busy machine does not
// change what is read.
func DefaultLimits() Limits {
	return Limits{
		MaxBytes: 20 << 20, MaxText: 10 << 20,
		WallPerFile: 20 * time.Second, CPU: 4 * time.Second, DataBytes: 512 << 20,
		Workers: max(1, min(runtime.GOMAXPROCS(0), 4)),
	}
}

// filled replaces unset fields by their defaults.
func (l Limits) filled() Limits {
	d := DefaultLimits()
	if l.MaxBytes <= 0 {
		l.MaxBytes = d.MaxBytes
	}
	if l.MaxText <= 0 {
		l.MaxText = d.MaxText
	}
	if l.WallPerFile <= 0 {
		l.WallPerFile = d.WallPerFile
	}
	if l.CPU <= 0 {
		l.CPU = d.CPU
	}
	if l.DataBytes == 0 {
		l.DataBytes = d.DataBytes
	}
	if l.Workers <= 0 {
		l.Workers = d.Workers
	}
	return l
}
