package train

import (
	"compress/gzip"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/cotejo/cotejo/internal/text"
)

// BuildGazetteer collects the phrases that the namer is told of: countries,
// places and organisations of the pack and the world tables, given names and
// surnames. known is the same with the typed names of the treebanks; lists is
// without them, to describe the treebanks themselves: a list of all their names
// would teach that names are always on a list.
func BuildGazetteer(p Paths, e *text.Engine) (known, lists *text.Gazetteer, err error) {
	pack, err := packFS(p)
	if err != nil {
		return nil, nil, err
	}
	g := gazetteerBuilder{engine: e, pack: pack}
	for _, f := range []struct {
		file   string
		column int
		class  uint16
	}{
		{"words/countries.tsv", 1, text.GazCountry}, {"words/countries.tsv", 2, text.GazCountry},
		{"words/country-forms.tsv", 0, text.GazCountry}, {"words/capitals.tsv", 0, text.GazPlace},
		{"words/regions.tsv", 0, text.GazPlace}, {"words/city-names.tsv", 2, text.GazPlace},
		{"words/areas.tsv", 1, text.GazPlace}, {"words/organisations.tsv", 3, text.GazOrganisation},
		{"words/agencies.tsv", 0, text.GazOrganisation}, {"words/outlets.tsv", 0, text.GazOrganisation},
		{"words/services.tsv", 3, text.GazOrganisation}, {"words/governments.tsv", 0, text.GazOrganisation},
		{"words/given-names.tsv", 0, text.GazGiven}, {"words/surnames.tsv", 0, text.GazSurname},
	} {
		if err := g.table(f.file, f.column, f.class); err != nil {
			return nil, nil, err
		}
	}
	world := filepath.Join(filepath.Dir(filepath.Clean(p.Pack)), "world")
	if err := g.cities(filepath.Join(world, "cities.tsv.gz")); err != nil {
		return nil, nil, err
	}
	lists = text.NewGazetteer(g.phrases, g.classes)
	if err := g.treebanks(p); err != nil {
		return nil, nil, err
	}
	return text.NewGazetteer(g.phrases, g.classes), lists, nil
}

type gazetteerBuilder struct {
	engine  *text.Engine
	pack    fs.FS
	phrases [][]string
	classes []uint16
}

func (g *gazetteerBuilder) add(phrase string, class uint16) {
	words := strings.Fields(phrase)
	if len(words) == 0 || len(phrase) < 3 {
		return
	}
	words = g.engine.SplitWords(words)
	for i := range words {
		words[i] = strings.ToLower(words[i])
	}
	g.phrases, g.classes = append(g.phrases, words), append(g.classes, class)
}

func (g *gazetteerBuilder) table(file string, column int, class uint16) error {
	b, err := fs.ReadFile(g.pack, file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(b)) {
		line = strings.TrimRight(line, "\r\n")
		f := strings.Split(line, "\t")
		if strings.HasPrefix(line, "#") || len(f) <= column {
			continue
		}
		for name := range strings.SplitSeq(f[column], ";") {
			g.add(name, class)
		}
	}
	return nil
}

func (g *gazetteerBuilder) cities(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	b, err := io.ReadAll(z)
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(b)) {
		if name, _, ok := strings.Cut(line, "\t"); ok && !strings.HasPrefix(line, "#") {
			g.add(name, text.GazPlace)
		}
	}
	return nil
}

// typedNames maps the class of a proper noun in an EAGLES tag.
var typedNames = map[string]uint16{"np0000p": text.GazPER, "np0000o": text.GazORG, "np0000l": text.GazLOC, "np0000a": text.GazMISC}

// treebanks adds the typed names of CESS-ESP; persons also word by word.
func (g *gazetteerBuilder) treebanks(p Paths) error {
	trees, err := ReadCESS(filepath.Join(p.Data, "cess_esp", "cess_esp-dev.zip"))
	if err != nil {
		return err
	}
	for _, t := range trees {
		eachLeaf(t.Root, func(n *CESSNode) {
			class, ok := typedNames[strings.ToLower(n.Tag)]
			if !ok {
				return
			}
			g.add(strings.ReplaceAll(n.Form, "_", " "), class)
			if class != text.GazPER {
				return
			}
			for w := range strings.SplitSeq(n.Form, "_") {
				if w != strings.ToLower(w) {
					g.add(w, text.GazPER)
				}
			}
		})
	}
	return nil
}
