package eval

import (
	"math/rand/v2"
	"slices"
)

// resamples is how often a bootstrap draws.
const resamples = 1000

// ratio is a figure of the form sum/sum over units that can be resampled
// (sentences, documents): an accuracy is right over all, an F1 is twice the
// right over what gold has plus what was found.
type ratio struct{ num, den []float64 }

// add appends one unit.
func (r *ratio) add(num, den float64) {
	r.num = append(r.num, num)
	r.den = append(r.den, den)
}

// value is the ratio in percent, 0 over nothing.
func (r *ratio) value() float64 { return r.over(nil) }

// over is the ratio over the units with these numbers, all of them for nil.
func (r *ratio) over(units []int) float64 {
	var num, den float64
	if units == nil {
		for i := range r.num {
			num, den = num+r.num[i], den+r.den[i]
		}
	}
	for _, i := range units {
		num, den = num+r.num[i], den+r.den[i]
	}
	if den == 0 {
		return 0
	}
	return 100 * num / den
}

// metric gives the figure with its 95 % percentile bootstrap interval (Efron)
// over the units. n is how many gold items it is over; the same seed gives the
// same interval.
func (r *ratio) metric(name string, n int, seed uint64) Metric {
	m := Metric{Name: name, Value: r.value(), N: n}
	if len(r.num) < 2 {
		return m
	}
	rng := rand.New(rand.NewPCG(seed, 0x5eed))
	draws := make([]float64, resamples)
	units := make([]int, len(r.num))
	for k := range draws {
		for i := range units {
			units[i] = rng.IntN(len(units))
		}
		draws[k] = r.over(units)
	}
	slices.Sort(draws)
	m.Low, m.High = draws[resamples*25/1000], draws[resamples*975/1000-1]
	return m
}
