package text

import "fmt"

// Topics sorts documents by what they are about, sport apart from markets and
// courts, into kinds that were found in running text and have no names. What a
// name stands for hangs on it: a town in a report of a match is its team.
type Topics struct{ rows *Rows }

// maxTopics bounds the kinds of documents.
const maxTopics = 64

// NewTopics makes a sorter into k kinds from the weight of every word (see
// TopicalWord) for each kind. Weights are rounded to bytes.
func NewTopics(k int, words map[string][]float64) (*Topics, error) {
	if k < 1 || k > maxTopics {
		return nil, fmt.Errorf("topics: %d kinds", k)
	}
	top := 1e-9
	for _, row := range words {
		for _, v := range row {
			top = max(top, v, -v)
		}
	}
	rows := map[uint32][]byte{}
	for word, row := range words {
		b := make([]byte, k)
		for i := range min(k, len(row)) {
			b[i] = QuantiseWeight(row[i] / top * (127 * 127))
		}
		rows[uint32(HashString(word))] = b
	}
	return &Topics{NewRows(k, rows)}, nil
}

// TopicalWord reports whether a word can speak for a kind of document: four bytes
// or more, as written in small letters.
func TopicalWord(t *Token) bool {
	return len(t.Lower) >= 4 && t.Form == t.Lower && t.Form[0] >= 'a'
}

// minTopical is how many different words must speak for a kind.
const minTopical = 2

// topicWork is the working memory of Topics.
type topicWork struct {
	keys, once []uint32
	seen       []uint32 // of every row: the document that last had it
	now        uint32
	look       lookup
	score      [maxTopics]int32
}

// Of gives the kind of a document, from 1; 0 where too few of its words tell.
func (t *Topics) Of(sents []Sentence) uint32 {
	var w topicWork
	return t.of(sents, &w)
}

func (t *Topics) of(sents []Sentence, w *topicWork) uint32 {
	if t == nil {
		return 0
	}
	w.keys = w.keys[:0]
	for i := range sents {
		s := sents[i].Tokens
		for k := range s {
			if TopicalWord(&s[k]) {
				w.keys = append(w.keys, uint32(HashString(s[k].Lower)))
			}
		}
	}
	k := t.rows.Width()
	if n := t.rows.Len(); len(w.seen) < n {
		w.seen = make([]uint32, n)
	}
	if w.now++; w.now == 0 {
		clear(w.seen)
		w.now = 1
	}
	w.once = w.once[:0]
	for _, at := range t.rows.gather(w.keys, &w.look) {
		if row := int(at) / k; w.seen[row] != w.now {
			w.seen[row] = w.now
			w.once = append(w.once, at)
		}
	}
	if len(w.once) < minTopical {
		return 0
	}
	score := w.score[:k]
	clear(score)
	t.rows.sum(score, w.once)
	best := 0
	for i, v := range score {
		if v > score[best] {
			best = i
		}
	}
	return uint32(best + 1)
}

// loadTopics opens the topics of a file of weights; nil when it has none.
func loadTopics(w *Weights) (*Topics, error) {
	if _, has := w.data["topics"]; !has {
		return nil, nil
	}
	rows, err := w.rows("topics")
	if err != nil {
		return nil, err
	}
	if rows.Width() > maxTopics {
		return nil, fmt.Errorf("topics: %d kinds, at most %d are known", rows.Width(), maxTopics)
	}
	return &Topics{rows}, nil
}
