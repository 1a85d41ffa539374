package web

import (
	"math"
	"time"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/reconcile"
)

// line is one event of a timeline with its place on the common axis.
type line struct {
	Event cotejo.Event
	Track *track
}

// track is an event's time drawn on an axis of trackWidth units: a dot for a day,
// a dashed bar for the days it may have been, open where only one end is given.
type track struct {
	X1, X2  float64
	Day     bool    // known to the day
	OpenEnd bool    // since, after: no last day
	OpenBeg bool    // until, before: no first day
	Dot     float64 // of an estimate: its best; 0: none
}

const trackWidth = 180.0

// axis is the time that a timeline spans, in days since 1970.
type axis struct {
	Lo, Hi     int
	From, Till string // as people write them; "" when nothing is dated
}

func (v *view) lines(events []cotejo.Event) ([]line, axis) {
	a := axis{Lo: math.MaxInt, Hi: math.MinInt}
	windows := make([]reconcile.Window, len(events))
	for i, e := range events {
		windows[i] = reconcile.WindowOf(e.Time)
		if w := windows[i]; dated(w) {
			a.Lo, a.Hi = min(a.Lo, w.Lo), max(a.Hi, w.Hi)
		} else if w.Open && w.Grain != reconcile.GrainNone {
			edge := openEdge(w)
			a.Lo, a.Hi = min(a.Lo, edge), max(a.Hi, edge)
		}
	}
	if a.Lo <= a.Hi {
		a.From, a.Till = v.Date(isoDay(a.Lo)), v.Date(isoDay(a.Hi))
	}
	out := make([]line, len(events))
	for i, e := range events {
		out[i] = line{e, a.track(windows[i])}
	}
	return out, a
}

// openEdge is the end that a window with one end has.
func openEdge(w reconcile.Window) int {
	if w.Lo > -1<<30 {
		return w.Lo
	}
	return w.Hi
}

func (a axis) track(w reconcile.Window) *track {
	x := func(day int) float64 {
		if a.Hi <= a.Lo {
			return trackWidth / 2
		}
		return 6 + (trackWidth-12)*float64(day-a.Lo)/float64(a.Hi-a.Lo)
	}
	switch {
	case dated(w):
		return &track{X1: x(w.Lo), X2: x(w.Hi), Day: w.Hi == w.Lo}
	case w.Open && w.Grain != reconcile.GrainNone && w.Lo > -1<<30:
		return &track{X1: x(w.Lo), X2: trackWidth, OpenEnd: true}
	case w.Open && w.Grain != reconcile.GrainNone:
		return &track{X1: 0, X2: x(w.Hi), OpenBeg: true}
	}
	return nil
}

func isoDay(day int) string { return time.Unix(int64(day)*86400, 0).UTC().Format("2006-01-02") }
