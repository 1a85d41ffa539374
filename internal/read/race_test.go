//go:build race

package read

// raceEnabled: the shadow memory of the race detector alone is more than a worker
// may have.
const raceEnabled = true
