package read

import (
	"bytes"
	"fmt"
	"strings"
	"sync"
	"unicode"

	"github.com/cotejo/cotejo/lang"
)

// The sizes of language naming: how much of a text is read, and what the words
// of a language must be among its words, in percent, for its name to be given.
const (
	sampleBytes = 24 << 10
	minWords    = 4
	minShare    = 25 // of the words are known in the language
	minLead     = 6  // … more than in the next
)

// profiles are the tables of lang/world/langid.tsv: which languages know a word
// or an ending, as bit sets over langs.
type profiles struct {
	langs  []string
	words  map[string]uint32
	ends   map[string]uint32
	script map[string]uint32 // by Unicode script
}

var loadProfiles = sync.OnceValues(func() (*profiles, error) {
	raw, err := lang.FS.ReadFile("world/langid.tsv")
	if err != nil {
		return nil, err
	}
	return parseProfiles(raw)
})

func parseProfiles(raw []byte) (*profiles, error) {
	p := &profiles{words: map[string]uint32{}, ends: map[string]uint32{}, script: map[string]uint32{}}
	bit := map[string]uint32{}
	for line := range bytes.Lines(raw) {
		cells := strings.Split(strings.TrimRight(string(line), "\r\n"), "\t")
		if cells[0] == "" || cells[0][0] == '#' {
			continue
		}
		if len(cells) != 3 {
			return nil, fmt.Errorf("reading langid.tsv: %q needs three columns", cells[0])
		}
		if bit[cells[0]] == 0 {
			bit[cells[0]] = 1 << len(p.langs)
			p.langs = append(p.langs, cells[0])
		}
		table := map[string]map[string]uint32{"word": p.words, "end": p.ends, "script": p.script}[cells[1]]
		for _, w := range strings.Fields(cells[2]) {
			table[w] |= bit[cells[0]]
		}
	}
	return p, nil
}

// Language names the language of a text as a BCP 47 language subtag, "und" when
// it is not clear. What a page declares about itself counts only where the text
// does not say: pages lie. Method: each word of a sample counts for the languages
// whose function words or endings it is among; the language that most words speak
// for wins by a margin.
func Language(text, declared string) string {
	p, err := loadProfiles()
	if err != nil {
		panic(err) // the embedded table does not parse: a build that must not ship
	}
	if l := p.name(text); l != "" {
		return l
	}
	base, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(declared, "_", "-")), "-")
	if len(base) == 2 || len(base) == 3 {
		return base
	}
	return "und"
}

func (p *profiles) name(text string) string {
	words := strings.FieldsFunc(strings.ToLower(cut(text, sampleBytes)), func(r rune) bool { return !unicode.IsLetter(r) && r != '·' })
	scores := make([]int, len(p.langs))
	total := 0
	for _, w := range words {
		set := p.words[w] | p.ending(w)
		if s := p.scriptOf(w); s != 0 {
			set = s&set | s // a script of one language is enough
			if known := p.words[w] & s; known != 0 {
				p.add(scores, known, 2)
			}
		}
		total++
		p.add(scores, set, 3)
	}
	if total < minWords && !p.foreign(words) {
		return ""
	}
	return p.best(scores, total*3)
}

// add counts n for each language of a set.
func (p *profiles) add(scores []int, set uint32, n int) {
	for i := range scores {
		if set&(1<<i) != 0 {
			scores[i] += n
		}
	}
}

// best gives the language with the highest score, "" when it is low or another
// is close. Ties cannot win, so the order of the table does not matter.
func (p *profiles) best(scores []int, total int) string {
	top, next, at := 0, 0, -1
	for i, s := range scores {
		switch {
		case s > top:
			top, next, at = s, top, i
		case s > next:
			next = s
		}
	}
	if at < 0 || total == 0 || top*100 < total*minShare || (top-next)*100 < total*minLead {
		return ""
	}
	return p.langs[at]
}

// ending looks up the longest known ending of a word that leaves a stem.
func (p *profiles) ending(w string) uint32 {
	r := []rune(w)
	for n := min(6, len(r)-3); n >= 1; n-- {
		if set, ok := p.ends[string(r[len(r)-n:])]; ok {
			return set
		}
	}
	return 0
}

// scriptOf gives the languages of the word's script, 0 for Latin script. Of two
// scripts in a word the later in the table counts, as Japanese mixes Han with its
// own.
func (p *profiles) scriptOf(w string) (set uint32) {
	for _, r := range w {
		if r < 0x370 {
			continue
		}
		for name, s := range p.script {
			if unicode.Is(unicode.Scripts[name], r) {
				set = max(set, s)
			}
		}
	}
	return set
}

// foreign reports whether any word is of another script; those need not be many
// to be told, and some do not put spaces between words.
func (p *profiles) foreign(words []string) bool {
	for _, w := range words {
		if p.scriptOf(w) != 0 {
			return true
		}
	}
	return false
}
