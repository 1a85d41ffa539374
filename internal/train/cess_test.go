package train

import (
	"fmt"
	"strings"
	"testing"

	"github.com/cotejo/cotejo/internal/text"
)

var testWords = TreebankWords{
	ObjectMarkers: []string{"a"}, Agents: []string{"por"}, Relatives: []string{"que"}, Passives: []string{"ser"},
	Contractions: map[string][]string{"del": {"de", "el"}, "al": {"a", "el"}},
	Clitics:      []string{"lo", "la", "se", "le"}, Objects: []string{"lo", "la"}, Datives: []string{"le"}, Gerund: "ndo",
	Accents: map[string]string{"á": "a", "é": "e"}, Auxiliaries: []string{"haber", "poder", "ser", "estar"}, Copulas: []string{"ser", "estar"},
}

// eaglesGold teaches the tags that the test trees use.
func eaglesGold() []text.CoNLLSentence {
	var lines []string
	for i, f := range [][4]string{
		{"el", "el", "DET", "da0ms0"}, {"barco", "barco", "NOUN", "ncms000"}, {"zarpó", "zarpar", "VERB", "vmis3s0"},
		{"vender", "vender", "VERB", "vmn0000"}, {"ha", "haber", "AUX", "vaip3s0"}, {"es", "ser", "AUX", "vsip3s0"}, {"de", "de", "ADP", "sps00"},
		{"y", "y", "CCONJ", "cc"}, {"que", "que", "PRON", "pr0cn000"}, {"viejo", "viejo", "ADJ", "aq0ms0"}, {"Ana", "Ana", "PROPN", "np0000p"},
		{"llegado", "llegar", "VERB", "vmp00sm"}, {"lo", "él", "PRON", "pp3msa00"}, {"del", "del", "ADP", "spcms"}, {"quiere", "querer", "VERB", "vmip3s0"},
	} {
		head, rel := "1", "dep"
		if i == 0 {
			head, rel = "0", "root"
		}
		lines = append(lines, strings.Join([]string{fmt.Sprint(i + 1), f[0], f[1], f[2], f[3], "_", head, rel, "_", "_"}, "\t"))
	}
	s, err := text.ReadCoNLLU(strings.NewReader(strings.Join(lines, "\n") + "\n\n"))
	if err != nil {
		panic(err)
	}
	return s
}

// converted gives "form<rel head" for every word of a tree.
func converted(t *testing.T, tree string) string {
	t.Helper()
	roots, err := ParseCESS("(\n" + tree + ")\n")
	if err != nil || len(roots) != 1 {
		t.Fatalf("%d trees, error %v", len(roots), err)
	}
	s := NewConverter(nil, eaglesGold(), &testWords).Convert(CESSTree{File: "t", N: 1, Root: roots[0]})
	testWords.Normalise(&s.Sentence)
	var out []string
	for _, w := range s.Tokens {
		head := "0"
		if w.Head >= 0 {
			head = s.Tokens[w.Head].Form
		}
		out = append(out, w.Form+"<"+w.Rel+" "+head)
	}
	return strings.Join(out, "; ")
}

const ship = "(sn-SUJ (espec.ms (da0ms0 El el)) (grup.nom.ms (ncms000 barco barco)))"

func TestConvertCESS(t *testing.T) {
	for _, c := range []struct{ name, tree, want string }{
		{"clause", "(S " + ship + " (grup.verb (vmis3s0 zarpó zarpar)) (Fp . .))",
			"El<det barco; barco<nsubj zarpó; zarpó<root 0; .<punct zarpó"},
		{"elided subject", "(S (sn.e-SUJ *0*) (grup.verb (vmis3s0 zarpó zarpar)))", "zarpó<root 0"},
		{"auxiliary", "(S " + ship + " (grup.verb (vaip3s0 ha haber) (vmp00sm llegado llegar)))",
			"El<det barco; barco<nsubj llegado; ha<aux llegado; llegado<root 0"},
		{"copula", "(S " + ship + " (grup.verb (vsip3s0 es ser)) (sa-ATR (grup.a.ms (aq0ms0 viejo viejo))))",
			"El<det barco; barco<nsubj viejo; es<cop viejo; viejo<root 0"},
		{"contraction and name", "(S (grup.verb (vmis3s0 zarpó zarpar)) (sp-CC (prep (spcms del del)) (sn (grup.nom (np0000l Puerto_de_Ana Puerto_de_Ana)))))",
			"zarpó<root 0; de<case Puerto; el<det Puerto; Puerto<obl zarpó; de<case Ana; Ana<flat Puerto"},
		{"prepositional complement", "(S (grup.verb (vmis3s0 zarpó zarpar)) (sp-CREG (prep (sps00 de de)) (sn (grup.nom (np0000p Ana Ana)))))",
			"zarpó<root 0; de<case Ana; Ana<obl:arg zarpó"},
		{"clitic", "(S (grup.verb (vmip3s0 quiere querer)) (S.NF.C-CD (infinitiu (vmn0000 venderlo vender))))",
			"quiere<root 0; vender<ccomp quiere; lo<obj vender"},
		{"relative clause", "(S (sn-SUJ (grup.nom (np0000p Ana Ana) (S.F.R (relatiu-SUJ (pr0cn000 que que)) (grup.verb (vmis3s0 zarpó zarpar))))) (grup.verb (vmip3s0 quiere querer)))",
			"Ana<nsubj quiere; que<nsubj zarpó; zarpó<acl Ana; quiere<root 0"},
		{"coordination", "(S (sn.co-SUJ (sn (grup.nom (np0000p Ana Ana))) (Fc , ,) (sn (grup.nom (ncms000 barco barco))) (coord (cc y y)) (sn (grup.nom (np0000p Eva Eva)))) (grup.verb (vmis3s0 zarpó zarpar)))",
			"Ana<nsubj zarpó; ,<punct barco; barco<conj Ana; y<cc Eva; Eva<conj Ana; zarpó<root 0"},
		{"clauses that share a subject", "(S.co " + ship + " (S (grup.verb (vmis3s0 zarpó zarpar))) (coord (cc y y)) (S (grup.verb (vmip3s0 quiere querer))))",
			"El<det barco; barco<nsubj zarpó; zarpó<root 0; y<cc quiere; quiere<conj zarpó"},
	} {
		if got := converted(t, c.tree); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestParseCESSErrors(t *testing.T) {
	if _, err := ParseCESS("(\n (S (a b))"); err == nil {
		t.Error("a leaf of two atoms was accepted")
	}
	roots, err := ParseCESS("(\n (S (Fp . .))\n(\n (S (Fp ; ;)))))\n")
	if err != nil || len(roots) != 2 {
		t.Errorf("missing and surplus brackets: %d trees, error %v", len(roots), err)
	}
}

func TestEveryTreeIsATree(t *testing.T) {
	archive := sharedData(t, "cess_esp/cess_esp-dev.zip")
	trees, err := ReadCESS(archive)
	if err != nil {
		t.Fatal(err)
	}
	v := NewConverter(nil, eaglesGold(), &testWords)
	for _, tree := range trees {
		s := v.Convert(tree)
		roots := 0
		for i := range s.Tokens {
			if s.Tokens[i].Head < 0 {
				roots++
			}
			for j, n := i, 0; j >= 0; j, n = s.Tokens[j].Head, n+1 {
				if n > len(s.Tokens) {
					t.Fatalf("%s: a cycle", s.ID)
				}
			}
		}
		if roots != 1 {
			t.Fatalf("%s: %d roots", s.ID, roots)
		}
	}
}
