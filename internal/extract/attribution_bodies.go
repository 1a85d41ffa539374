package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/pack"
	"github.com/cotejo/cotejo/internal/text"
)

// bodyReach is how many sentences back a bare noun may point for its body.
const bodyReach = 10

// bodies resolves a source named by its nouns alone: a body ("the service", "the
// intelligence service") to the last source before it whose name holds them, or, for
// nouns that fit any body, to the last institution; a company as meant reads it; who
// holds an office to the last person who spoke.
func (r *reader) bodies() {
	order := make([]int, len(r.out))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(r.out[a].sentence-r.out[b].sentence, r.out[a].cue.Start-r.out[b].cue.Start)
	})
	generic, offices := r.c.In("generic-bodies"), r.c.In("office-nouns")
	r.meant = newReferents(r.in, slices.Concat(r.ents...))
	for at, i := range order {
		for j := range r.out[i].links {
			l := &r.out[i].links[j]
			if l.Entity != "" || l.Label == "" || l.Label != strings.ToLower(l.Label) {
				continue
			}
			earlier, s := order[:at], r.out[i].sentence
			if offices[l.Label] {
				if who := r.personBefore(earlier, s); who != nil && r.known(s, l.Span) {
					l.Entity, l.Label, l.Type = who.Entity, who.Label, who.Type
				}
				continue
			}
			if m := r.serves(s, l); m != nil {
				l.Entity = m.id
				continue
			}
			if l.Type == cotejo.SourceAnonymous || l.Type == cotejo.SourcePerson {
				continue
			}
			if body := r.bodyBefore(earlier, s, nameWords(l.Label), generic[l.Label]); body != nil {
				l.Entity, l.Label, l.Type = body.Entity, body.Label, body.Type
			} else if m := r.namedBefore(s, nameWords(l.Label)); m != nil {
				l.Entity, l.Label = m.id, m.label
			} else if m := r.meant.noun(l.Label, s, r.wordAt(s, l.Span.Start)); m != nil {
				l.Entity, l.Label = m.id, m.label
			}
		}
	}
}

// personBefore is the last person that an earlier sentence cites.
func (r *reader) personBefore(earlier []int, sentence int) *cotejo.Attribution {
	for _, i := range slices.Backward(earlier) {
		if sentence-r.out[i].sentence > bodyReach {
			return nil
		}
		for j := range r.out[i].links {
			l := &r.out[i].links[j]
			if r.out[i].sentence < sentence && (l.Type == cotejo.SourceOfficial || l.Type == cotejo.SourcePerson) && strings.HasPrefix(l.Entity, "per:") {
				return l
			}
		}
	}
	return nil
}

// known reports whether a noun has an article or another word before it that tells that
// the reader knows who is meant.
func (r *reader) known(sentence int, span cotejo.Span) bool {
	toks := r.in.sentences[sentence].Tokens
	k := slices.IndexFunc(toks, func(t text.Token) bool { return t.Span.Start >= span.Start })
	return k > 0 && toks[k-1].UPOS == text.DET && !toks[k-1].Feats.Has("Definite", "Ind") && !toks[k-1].Feats.Has("PronType", "Ind")
}

// namedBefore is the last organisation of an earlier sentence whose name holds these
// words, several of them.
func (r *reader) namedBefore(sentence int, words []string) *entityMention {
	if len(words) < 2 {
		return nil
	}
	return r.lastBody(sentence, func(_ int, m *entityMention) bool { return holdsAll(nameWords(m.label), words) })
}

// lastBody is the organisation that fits in the last sentence before one that has any,
// nil for none.
func (r *reader) lastBody(sentence int, fits func(s int, m *entityMention) bool) *entityMention {
	for s := min(sentence, len(r.ents)) - 1; s >= 0; s-- {
		for k := range r.ents[s] {
			m := &r.ents[s][k]
			if m.kind == "organisation" && strings.HasPrefix(m.id, "org:") && !publishes(r.in.doc, m) && fits(s, m) {
				return m
			}
		}
	}
	return nil
}

// serves is the body of which a nameless source holds an office: "the manager of the
// airline", "its spokesman".
func (r *reader) serves(sentence int, l *cotejo.Attribution) *entityMention {
	toks := r.in.sentences[sentence].Tokens
	k := r.wordAt(sentence, l.Span.Start)
	if k >= len(toks) {
		return nil
	}
	title, ok := r.c.Titles[toks[k].Lower]
	if !ok || !r.c.In("body-offices")[title[0].Label] {
		return nil
	}
	for j := k + 1; j < len(toks) && toks[j].Span.End <= l.Span.End; j++ {
		if toks[j].Lower != r.w.of {
			continue
		}
		for j++; j < len(toks) && toks[j].UPOS == text.DET; {
			j++
		}
		if j < len(toks) && toks[j].Span.End == l.Span.End {
			return r.meant.noun(toks[j].Lower, sentence, j)
		}
		return nil
	}
	if k > 0 && toks[k-1].Feats.Has("Poss", "Yes") {
		return r.meant.owner(sentence, k, false)
	}
	return nil
}

// wordAt is the first word of a sentence that does not begin before an offset.
func (r *reader) wordAt(sentence, offset int) int {
	toks := r.in.sentences[sentence].Tokens
	if k := slices.IndexFunc(toks, func(t text.Token) bool { return t.Span.Start >= offset }); k >= 0 {
		return k
	}
	return len(toks)
}

// nameWords are the words of a name that tell, folded.
func nameWords(label string) []string {
	var out []string
	for w := range strings.FieldsSeq(label) {
		if f := pack.FoldName(w); len(f) > 3 || label == w {
			out = append(out, f)
		}
	}
	return out
}

func holdsAll(name, words []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(name, w) })
}

// bodyBefore finds the last institution among earlier attributions that bare
// nouns can mean. A noun for any body means none of its own sentence: "4,000,
// according to the police; 12,000, according to the organisation".
func (r *reader) bodyBefore(earlier []int, sentence int, words []string, any bool) *cotejo.Attribution {
	for _, i := range slices.Backward(earlier) {
		if sentence-r.out[i].sentence > bodyReach {
			return nil
		}
		for j := range r.out[i].links {
			l := &r.out[i].links[j]
			if l.Type != cotejo.SourceInstitution && l.Type != cotejo.SourceAgency || !strings.Contains(l.Label, " ") {
				continue
			}
			if any && sentence > r.out[i].sentence || len(words) > 0 && holdsAll(nameWords(l.Label), words) {
				return l
			}
		}
	}
	return nil
}
