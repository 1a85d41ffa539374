package extract

import "github.com/cotejo/cotejo/internal/pack"

// baseNumber is how many there are of that which a share or a part is taken of,
// where the text says it with the base: 1,200 in "40% of the 1,200
// workers", "480 of the 1,200 employees" and "of the 1,200 employees, 480".
// It is nil when the base has no number of its own.
func (r *numberReader) baseNumber(d *quantityDraft) *float64 {
	first, last := d.base[0], d.base[1]
	if first < 0 {
		if d.head < 0 {
			return nil
		}
		first, last = d.head-maxBase, d.head
	}
	for k := last; k >= max(first, 0); k-- {
		a := r.atoms[k]
		if a.Num == 0 {
			if k < last && a.Kind != pack.AtomWord {
				return nil
			}
			continue
		}
		n := &r.nums[a.Num-1]
		if k >= d.first && n.First <= d.first || n.Form != pack.Cardinal && n.Form != pack.Decimal || n.Article || n.Value <= 1 {
			return nil // the share's own number
		}
		v := round(n.Value)
		return &v
	}
	return nil
}

// maxBase is how many words may stand between the number of a base and its noun:
// "the 47 million new voters".
const maxBase = 4
