package web

import (
	"math"
	"net/http"

	"github.com/cotejo/cotejo"
)

// worldMap is a stretch of the world (plate carrée) with places on it, in a frame
// of mapWidth by mapHeight. The land is one file, drawn larger than the frame and
// moved, so that a map is asked for only where there is one.
type worldMap struct {
	X, Y, Width, Height float64 // of the drawing of the land
	Dots                []dot
}

// dot is a place. Its label is left out where it would lie on another.
type dot struct {
	X, Y, TextX, TextY float64
	Anchor             string // "": no label
	Label              string
	lon, lat           float64
}

const (
	mapWidth  = 360.0
	mapHeight = 170.0
	mapLeast  = 70.0 // degrees across, at least: countries stay recognisable
	mapMargin = 1.7
	mapLetter = 5.2 // width of a letter of a label
)

// frameMap fits the frame to the places; nil when there are none.
func frameMap(dots []dot) *worldMap {
	if len(dots) == 0 {
		return nil
	}
	west, east, north, south := math.Inf(1), math.Inf(-1), math.Inf(-1), math.Inf(1)
	for _, d := range dots {
		west, east, south, north = math.Min(west, d.lon), math.Max(east, d.lon), math.Min(south, d.lat), math.Max(north, d.lat)
	}
	across := math.Min(mapWidth, math.Max(mapLeast, mapMargin*math.Max(east-west, (north-south)*mapWidth/mapHeight)))
	k := mapWidth / across
	x0 := math.Max(-180, math.Min(180-across, (west+east)/2-across/2))
	high := across * mapHeight / mapWidth
	y0 := math.Min(90, math.Max(-90+high, (north+south)/2+high/2))
	m := worldMap{X: (-180 - x0) * k, Y: (y0 - 90) * k, Width: 360 * k, Height: 180 * k}
	for _, d := range dots {
		d.X, d.Y = (d.lon-x0)*k, (y0-d.lat)*k
		m.Dots = append(m.Dots, m.labelled(d))
	}
	return &m
}

// labelled puts the label beside the dot, on the side with room, unless another
// label is there.
func (m worldMap) labelled(d dot) dot {
	d.Anchor, d.TextX, d.TextY = "start", d.X+6, d.Y+3
	length := mapLetter * float64(len([]rune(d.Label)))
	if d.X+length > mapWidth-8 {
		d.Anchor, d.TextX = "end", d.X-6
	}
	for _, o := range m.Dots {
		if o.Anchor != "" && math.Abs(o.TextY-d.TextY) < 10 && math.Abs(o.TextX-d.TextX) < length+mapLetter*float64(len([]rune(o.Label))) {
			d.Anchor = ""
		}
	}
	return d
}

// dots places the entities of a list that have coordinates.
func (w *Workspace) dots(r *http.Request, places []cotejo.Place) ([]dot, error) {
	var ids []string
	for _, p := range places {
		if p.Entity != "" {
			ids = append(ids, p.Entity)
		}
	}
	entities, err := w.ledger.Labels(r.Context(), ids)
	if err != nil {
		return nil, err
	}
	var out []dot
	seen := map[string]bool{}
	for _, id := range ids {
		if e, ok := entities[id]; ok && !seen[id] && (e.Lat != 0 || e.Lon != 0) {
			seen[id] = true
			out = append(out, dot{lon: e.Lon, lat: e.Lat, Label: e.Label})
		}
	}
	return out, nil
}
