package web

import (
	"net/http"

	"github.com/cotejo/cotejo"
)

// dot is a place on the world map, in the map's units: one a degree, from the
// upper left (plate carrée).
type dot struct {
	X, Y, TextX float64
	Anchor      string
	Label       string
}

func project(lat, lon float64, label string) dot {
	d := dot{X: lon + 180, Y: 90 - lat, Label: label, Anchor: "start"}
	d.TextX = d.X + 5
	if d.X > 250 {
		d.TextX, d.Anchor = d.X-5, "end"
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
			out = append(out, project(e.Lat, e.Lon, e.Label))
		}
	}
	return out, nil
}
