package train

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/cotejo/cotejo/internal/reconcile"
)

// A stretch of running text has so many sentences, about as long as a news item; a
// stem is listed when so many stretches hold it.
const (
	stretch     = 12
	rarityLeast = 6
)

const rarityHead = `# How common words are in running text: a stem (the first six letters of a word without
# accents, four at least), then how many stretches of twelve sentences hold it; "*" is all
# of them. What is not listed is rarer than the rarest here. Stories are told apart by
# the words that are rare elsewhere. Written by cotejo-train rarity. Sorted.
`

// trainRarityTask counts in how many stretches of running text a stem occurs.
func trainRarityTask(p Paths, log io.Writer) error {
	sents, err := rawWordsOf(p)
	if err != nil {
		return err
	}
	out := rarityTable(sents)
	fmt.Fprintf(log, "rarity.tsv: %d bytes\n", len(out))
	return os.WriteFile(filepath.Join(p.Pack, "words", "rarity.tsv"), []byte(out), 0o644)
}

func rarityTable(sents [][]string) string {
	held, stretches := map[string]int{}, 0
	for part := range slices.Chunk(sents, stretch) {
		stretches++
		seen := map[string]bool{}
		for _, words := range part {
			for _, w := range words {
				if s := reconcile.Stem(w); s != "" && !seen[s] {
					seen[s] = true
					held[s]++
				}
			}
		}
	}
	held["*"] = stretches
	var stems []string
	for s, n := range held {
		if n >= rarityLeast {
			stems = append(stems, s)
		}
	}
	slices.SortFunc(stems, cmp.Compare)
	var b strings.Builder
	b.WriteString(rarityHead)
	for _, s := range stems {
		fmt.Fprintf(&b, "%s\t%d\n", s, held[s])
	}
	return b.String()
}
