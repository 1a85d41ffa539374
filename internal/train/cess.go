package train

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/encoding/charmap"
)

// CESSNode is a node of a tree of the CESS-ESP treebank: a constituent with
// its category and function, or a leaf with a form, a lemma and an EAGLES tag.
type CESSNode struct {
	Cat  string // category as written, without the function: S.F.C, grup.nom.ms, sn.e
	Func string // SUJ, CD, CC…, "" for none
	Kids []*CESSNode

	Tag, Form, Lemma string // of a leaf

	first, last int // words covered, set by the conversion
	head        int // its head word, set by the conversion
	arg         int // one more than the word that its arguments go to, 0 for the head
}

// Leaf reports whether the node is a word.
func (n *CESSNode) Leaf() bool { return n.Form != "" }

// Base is the category up to the first dot: "S" of "S.F.C", "sn" of "sn.e".
func (n *CESSNode) Base() string {
	base, _, _ := strings.Cut(n.Cat, ".")
	return strings.TrimSuffix(base, "*")
}

// Mark reports whether the category carries a mark after a dot: "co" for
// coordination, "R" for relative clauses.
func (n *CESSNode) Mark(mark string) bool {
	parts := strings.Split(n.Cat, ".")
	for _, p := range parts[1:] {
		if strings.TrimSuffix(p, "*") == mark {
			return true
		}
	}
	return false
}

// CESSTree is one sentence of the treebank.
type CESSTree struct {
	File string // base name without the extension
	N    int    // number in its file, from 1
	Root *CESSNode
}

// ReadCESS reads all trees of a CESS-ESP archive: a zip of files in Latin-1,
// each a series of bracketed trees. Trees come in the order of file names.
// Empty subjects and other nodes without words are dropped. Errors name the
// file.
func ReadCESS(archive string) ([]CESSTree, error) {
	z, err := zip.OpenReader(archive)
	if err != nil {
		return nil, fmt.Errorf("cess: %w", err)
	}
	defer z.Close()
	files := slices.Clone(z.File)
	slices.SortFunc(files, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	var out []CESSTree
	for _, f := range files {
		if path.Ext(f.Name) != ".tbf" {
			continue
		}
		trees, err := readCESSFile(f)
		if err != nil {
			return nil, fmt.Errorf("cess: %s: %w", f.Name, err)
		}
		out = append(out, trees...)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("cess: %s holds no .tbf files", archive)
	}
	return out, nil
}

func readCESSFile(f *zip.File) ([]CESSTree, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	b, err := io.ReadAll(charmap.ISO8859_1.NewDecoder().Reader(r))
	if err != nil {
		return nil, err
	}
	roots, err := ParseCESS(string(b))
	if err != nil {
		return nil, err
	}
	var out []CESSTree
	for i, root := range roots {
		out = append(out, CESSTree{File: strings.TrimSuffix(path.Base(f.Name), ".tbf"), N: i + 1, Root: root})
	}
	return out, nil
}

// ParseCESS reads bracketed trees. Each begins with a line of one opening
// bracket; a leaf is "(tag form lemma)"; "(cat *0*)" stands for no word. As in a
// few files of the treebank, brackets may lack or abound at the end of a tree.
func ParseCESS(s string) ([]*CESSNode, error) {
	var out []*CESSNode
	for i, part := range strings.Split("\n"+strings.ReplaceAll(s, "\r", ""), "\n(\n") {
		fields := cessFields(part)
		if i == 0 && len(fields) == 0 {
			continue
		}
		p := cessParser{fields: fields}
		n, err := p.node()
		if err != nil {
			return nil, fmt.Errorf("tree %d: %w", i, err)
		}
		if n = n.prune(); n != nil {
			out = append(out, n)
		}
	}
	return out, nil
}

func cessFields(s string) []string {
	s = strings.ReplaceAll(s, "(", " ( ")
	return strings.Fields(strings.ReplaceAll(s, ")", " ) "))
}

type cessParser struct {
	fields []string
	at     int
}

func (p *cessParser) node() (*CESSNode, error) {
	if p.at >= len(p.fields) || p.fields[p.at] != "(" {
		return nil, errors.New("no bracket where one must open")
	}
	p.at++
	n := &CESSNode{}
	var atoms []string
	for p.at < len(p.fields) {
		switch f := p.fields[p.at]; f {
		case ")":
			p.at++
			return n, n.name(atoms)
		case "(":
			kid, err := p.node()
			if err != nil {
				return nil, err
			}
			n.Kids = append(n.Kids, kid)
		default:
			atoms = append(atoms, f)
			p.at++
		}
	}
	return n, n.name(atoms)
}

// name makes the node what its atoms say: category or leaf.
func (n *CESSNode) name(atoms []string) error {
	switch {
	case len(atoms) == 0:
		return nil
	case len(n.Kids) == 0 && len(atoms) == 3:
		n.Tag, n.Form, n.Lemma = atoms[0], atoms[1], atoms[2]
		if b, ok := cessBrackets[n.Form]; ok {
			n.Form, n.Lemma = b, b
		}
		n.Cat = n.Tag
		return nil
	case len(n.Kids) == 0 && len(atoms) == 2 && strings.HasPrefix(atoms[1], "*"):
		return nil
	case len(atoms) == 1:
		n.Cat, n.Func, _ = strings.Cut(atoms[0], "-")
		return nil
	}
	return fmt.Errorf("a node of %d atoms (%s)", len(atoms), strings.Join(atoms, " "))
}

// cessBrackets are how the treebank writes brackets as words.
var cessBrackets = map[string]string{"-Fpa-": "(", "-Fpt-": ")", "-Fca-": "[", "-Fct-": "]", "-Fla-": "{", "-Flt-": "}"}

// prune drops nodes without words and unwraps nameless ones of one child; nil
// when nothing is left.
func (n *CESSNode) prune() *CESSNode {
	if n.Leaf() {
		return n
	}
	var kids []*CESSNode
	for _, k := range n.Kids {
		if k = k.prune(); k != nil {
			kids = append(kids, k)
		}
	}
	n.Kids = kids
	switch {
	case len(kids) == 0:
		return nil
	case n.Cat == "" && len(kids) == 1:
		return kids[0]
	}
	return n
}
