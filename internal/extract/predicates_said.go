package extract

import (
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
)

// toldThat makes the conjunction of what is said of what the tagger took for a relative
// pronoun, where nothing but who is told, or the part of the day, stands between it and the
// verb of saying: "told this paper that the suspect had fled". What follows has a subject of
// its own.
func (r *repairer) toldThat(p *pack.Pack) {
	for q := 2; q+2 < len(r.t); q++ {
		if r.t[q].UPOS != text.PRON && (r.t[q].UPOS != text.SCONJ || r.t[q].Rel == "mark") || !p.Cues.In("that")[r.t[q].Lower] || !r.ownSubject(q+1) {
			continue
		}
		if v := r.verbOver(p, q); v >= 0 {
			r.opensWhatIsSaid(v, q)
		}
	}
}

// ownSubject reports a noun phrase that opens at word w and no verb.
func (r *repairer) ownSubject(w int) bool {
	u := r.t[w].UPOS
	return u == text.DET || u == text.NUM || u == text.NOUN || u == text.PROPN
}

// verbOver is the verb of saying before the conjunction at q, with only when and to whom
// it was said between; -1 when there is none.
func (r *repairer) verbOver(p *pack.Pack, q int) int {
	if !r.whenOrWhom(p, q-1) {
		return -1
	}
	for w := q - 1; w >= 0 && w > q-maxSaidBetween; w-- {
		t := &r.t[w]
		switch t.UPOS {
		case text.VERB:
			if verb, ok := p.Cues.Verbs[t.Lemma]; ok && verb.Clause && w < q-1 && t.Feats.Has("Mood", "Ind") && !r.objectBehind(w, q) {
				return w
			}
			return -1
		case text.ADP, text.DET, text.NOUN, text.PROPN, text.ADJ, text.NUM, text.ADV:
		default:
			return -1
		}
	}
	return -1
}

// maxSaidBetween bounds the words between a verb of saying and what opens its clause.
const maxSaidBetween = 14

// whenOrWhom reports a noun that tells when, or one who is told, at word w.
func (r *repairer) whenOrWhom(p *pack.Pack, w int) bool {
	t := &r.t[w]
	if t.Feats.Has("AdvType", "Tim") || p.Cues.In("not-sources")[t.Lower] || t.UPOS == text.PROPN {
		return true
	}
	return t.UPOS == text.NOUN && (p.Cues.Sources[t.Lemma].Role == "carrier" || p.Cues.In("media")[t.Lower])
}

// objectBehind reports a noun phrase without a preposition among the words behind verb v
// and before word q, other than one that tells when.
func (r *repairer) objectBehind(v, q int) bool {
	for w := v + 1; w < q; w++ {
		u := r.t[w].UPOS
		if u != text.DET && u != text.NOUN && u != text.PROPN {
			continue
		}
		before := r.t[w-1].UPOS
		if opens := w == v+1 || before == text.NOUN || before == text.PROPN && u != text.PROPN || before == text.ADV; !opens {
			continue
		}
		if when := r.t[w].Feats.Has("AdvType", "Tim") || w+1 < q && r.t[w+1].Feats.Has("AdvType", "Tim"); !when {
			return true
		}
	}
	return false
}
