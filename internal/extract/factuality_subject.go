package extract

// noSubject reads the negation that the subject before a verb carries for its clause:
// "nobody of the staff went", "not one euro came in".
func (c *cues) noSubject(k, w int) {
	if c.nominal || k > w {
		return
	}
	f := c.v.in.pack.Factuality
	for _, x := range append([]int{k}, c.v.kids[k]...) {
		r := f.Negation(c.v.tok(x).Lower)
		if r == nil || x > k || c.exempt(x) {
			continue
		}
		if rel := c.v.rel(x); x != k && rel != "det" && rel != "advmod" && rel != "cc" {
			continue
		}
		c.add(r, x)
		return
	}
}
