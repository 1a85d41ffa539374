package reconcile_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cotejo/cotejo"
)

// sums are stories of a few invented articles each, and how a figure of one stands
// to a figure of another: file, words of the figure; the row, and the arithmetic.
var sums = []struct {
	name  string
	files []string // date, outlet, title, text
	want  []string // file: words | file: words | row | arithmetic
	says  []string // in a finding
}{
	{"strike", []string{
		"2025-03-12|La Ría|Paro en Cerámicas Ulloa|El 40 % de los 1.200 trabajadores de Cerámicas Ulloa secundó el paro del martes en Sargadelos, según la empresa.",
		"2025-03-12|El Faro de Poniente|Cerámicas Ulloa, de paro|Unos 480 trabajadores de Cerámicas Ulloa secundaron el paro del martes en Sargadelos, según el comité.",
		"2025-03-12|Voz Obrera|Seguimiento masivo en Cerámicas Ulloa|Un total de 900 trabajadores de Cerámicas Ulloa secundaron el paro del martes en Sargadelos, según el sindicato CIG.",
	}, []string{
		"0: 40 % | 1: 480 | share-agrees | 40 % × 1200 = 480",
		"0: 40 % | 2: 900 | share-conflicts | 40 % × 1200 = 480",
	}, []string{"el 40 % de 1.200 son 480", "No cuadra"}},
	{"base in the document of the count", []string{
		"2025-03-12|La Ría|Paro en Curtidos Arnela|El 35 % de la plantilla de Curtidos Arnela secundó el paro del martes en Cambados, según la empresa. La dirección lamentó que los trabajadores hayan parado y pidió diálogo.",
		"2025-03-12|El Faro de Poniente|Curtidos Arnela, de paro|La empresa tiene una plantilla de 2.000 trabajadores. Unos 700 trabajadores de Curtidos Arnela secundaron el paro del martes en Cambados, según el comité.",
	}, []string{"0: 35 % | 1: 700 | share-agrees | 35 % × 2000 = 700"}, []string{"el 35 % de 2.000 son 700"}},
	{"a base that is told otherwise", []string{
		"2025-03-13|Norte Exprés|Paro en Cerámicas Ulloa|Secundaron el paro del miércoles en Cerámicas Ulloa 480 trabajadores, el 40 % de la plantilla, según el comité. La protesta siguió en Sargadelos.",
		"2025-03-13|La Ría|Cerámicas Ulloa, en paro|Cientos de trabajadores secundaron el paro del miércoles en Cerámicas Ulloa. La compañía tiene una plantilla de 3.000 trabajadores en Sargadelos.",
	}, nil, []string{"si 480 son el 40 %, el total es 1.200, y en otro sitio se dan 3.000"}},
	{"vote", []string{
		"2025-06-02|La Ría|Votación en Quillota|El 62 % de los 45.000 electores votó el domingo en Quillota, según la junta electoral.",
		"2025-06-02|El Faro|Quillota votó|En Quillota votaron el domingo 27.900 electores, informó el alcalde.",
	}, []string{"0: 62 % | 1: 27.900 | share-agrees | 62 % × 45000 = 27900"}, []string{"el 62 % de 45.000 son 27.900"}},
	{"shops", []string{
		"2025-06-02|La Ría|Kerox vende tiendas en Trujillo|La cadena Kerox vendió el 30 % de las 1.500 tiendas que tenía, según la compañía. La operación de Kerox con Almacenes Sotomayor se firmó en Trujillo.",
		"2025-06-02|El Faro|Kerox se desprende de 451 tiendas|Kerox vendió 451 tiendas a Almacenes Sotomayor, informó la compañía. La venta de Kerox se firmó en Trujillo.",
	}, []string{"0: 30 % | 1: 451 tiendas | share-rounds | 30 % × 1500 = 450"}, []string{"el 30 % de 1.500 son 450"}},
	{"a third", []string{
		"2025-06-02|La Ría|Huelga en el Hospital de Tafalla|Un tercio de los 900 médicos secundó la huelga del lunes en el Hospital de Tafalla, según la gerencia.",
		"2025-06-02|El Faro|Los médicos del Hospital de Tafalla, en huelga|Unos 300 médicos secundaron la huelga del lunes en el Hospital de Tafalla, según el sindicato.",
	}, []string{"0: tercio | 1: 300 | share-agrees | 33.333333 % × 900 = 300"}, nil},
	{"a share that is said again as a count", []string{
		"2025-03-12|La Ría|La huelga del cuero en Arbúcies|La consejería cifró el seguimiento de la huelga del cuero del martes en Arbúcies en el 58 %, lo que equivale a unos 18.600 trabajadores. Los sindicatos convocaron la huelga del cuero por el convenio.",
		"2025-03-12|El Faro|Huelga del cuero en Arbúcies|Unos 32.000 trabajadores secundan la huelga del cuero del martes en Arbúcies, según los sindicatos. La huelga del cuero sigue por el convenio.",
	}, []string{"0: 58 % | 0: 18.600 | share-rounds | 58 % × 32000 = 18560"}, nil},
	{"dead by place", []string{
		"2025-10-05|La Ría|La riada en Letur|La riada causó siete muertos en Letur, según el alcalde. El temporal azotó la provincia de Albacete el sábado.",
		"2025-10-05|El Faro|Tragedia por la riada en Hellín|La riada dejó cuatro muertos en Hellín, según la Guardia Civil. El temporal azotó la provincia de Albacete.",
		"2025-10-05|Norte|Once muertos por la riada en Albacete|La riada ha dejado 11 muertos en la provincia de Albacete, según el Gobierno. El temporal azotó Letur y Hellín.",
	}, []string{"0: siete | 2: 11 | part-sums | 7 + 4 = 11", "1: cuatro | 2: 11 | part-sums | 7 + 4 = 11"}, []string{"7 (Letur) y 4 (Hellín), suman 11"}},
	{"parts of one sentence", []string{
		"2025-10-05|La Ría|Incendio en un hotel de Zaragoza|Cinco hombres y dos mujeres murieron en el incendio de un hotel en Zaragoza, según los bomberos.",
		"2025-10-05|El Faro|Siete muertos en un hotel de Zaragoza|El incendio de un hotel en Zaragoza dejó siete muertos, según la policía.",
	}, []string{"0: Cinco | 1: siete | part-sums | 5 + 2 = 7", "0: dos | 1: siete | part-sums | 5 + 2 = 7"}, []string{"suman 7"}},
	{"more than the whole", []string{
		"2025-10-05|La Ría|El temporal en Lima|El temporal causó ocho muertos en Lima, según el alcalde. Las lluvias azotan Perú y Cusco.",
		"2025-10-05|El Faro|El temporal en Cusco|El temporal causó cinco muertos en Cusco, según los bomberos. Las lluvias azotan Perú y Lima.",
		"2025-10-05|Norte|Once muertos por el temporal en Perú|El temporal ha dejado 11 muertos en Perú, según el Gobierno. Las lluvias azotan Lima y Cusco.",
	}, nil, []string{"8 (Lima) y 5 (Cusco), suman 13, más que el total: 11"}},
	{"an older toll is no part", []string{
		"2025-10-04|La Ría|La riada en Letur|La riada causó siete muertos en Letur, según el alcalde. El temporal azotó la provincia de Albacete el sábado.",
		"2025-10-05|El Faro|Tragedia por la riada en Hellín|La riada dejó cuatro muertos en Hellín, según la Guardia Civil. El temporal azotó la provincia de Albacete.",
		"2025-10-05|Norte|Once muertos por la riada en Albacete|La riada ha dejado 11 muertos en la provincia de Albacete, según el Gobierno. El temporal azotó Letur y Hellín.",
	}, []string{"1: cuatro | 2: 11 | - | "}, nil},
	{"votes for and against are no shares of one another", []string{
		"2025-06-02|La Ría|Votación en el Congreso|El 60 % de los 600 delegados votó el domingo a favor de la fusión en Quillota, según la mesa.",
		"2025-06-02|El Faro|Congreso en Quillota|En Quillota votaron el domingo en contra de la fusión 240 delegados, informó la mesa.",
	}, []string{"0: 60 % | 1: 240 | - | "}, nil},
}

// articles writes articles, each as date|outlet|title|text, to a folder: 0.md and on.
func articles(t *testing.T, lines []string) string {
	t.Helper()
	dir := t.TempDir()
	for i, line := range lines {
		f := strings.SplitN(line, "|", 4)
		text := fmt.Sprintf("---\ntitle: %s\ndate: %s\nsource: %s\n---\n\n%s\n", f[2], f[0], f[1], f[3])
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d.md", i)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestArithmeticOfArticles(t *testing.T) {
	for _, s := range sums {
		t.Run(s.name, func(t *testing.T) {
			r := travelTo(t, articles(t, s.files))
			for _, w := range s.want {
				f := strings.Split(w, " | ")
				r.stands(r.worded(f[0]), r.worded(f[1]), f[2], strings.TrimSpace(f[3]))
			}
			all := ""
			for _, x := range r.findings {
				all += x.Text["es"] + "\n"
			}
			for _, w := range s.says {
				if !strings.Contains(all, w) {
					t.Errorf("no finding says %q:\n%s", w, all)
				}
			}
		})
	}
}

// worded gives the claim of a file whose figure has some words: "0: siete".
func (r road) worded(at string) cotejo.Claim {
	r.Helper()
	file, words, _ := strings.Cut(at, ": ")
	found := r.seek(file+".", func(c cotejo.Claim) bool {
		return c.Block == cotejo.BlockBody && c.Figure != nil && strings.Contains(c.Figure.Text, strings.TrimSpace(words))
	})
	if len(found) == 0 {
		for _, c := range r.claims {
			r.Logf("%s: %s %+v", r.docs[c.Document], c.Predicate, c.Figure)
		}
		r.FailNow()
	}
	return found[0]
}

// stands demands the row of the relation of two claims and its arithmetic; the row
// "-" that there is neither a share nor a sum in it.
func (r road) stands(a, b cotejo.Claim, row, arithmetic string) {
	r.Helper()
	for _, rel := range r.relations {
		if rel.A != a.ID && rel.B != a.ID || rel.A != b.ID && rel.B != b.ID {
			continue
		}
		got := ""
		for _, x := range rel.Reasons {
			if x.Field == "sum" {
				got = x.Left
				if rel.B == a.ID {
					got = x.Right
				}
			}
		}
		switch {
		case row == "-" && got != "":
			r.Errorf("%s and %s: %s (%s), want no arithmetic", a.Figure.Text, b.Figure.Text, rel.Row, got)
		case row != "-" && (rel.Row != row || got != arithmetic):
			r.Errorf("%s and %s: %s (%s), want %s (%s)", a.Figure.Text, b.Figure.Text, rel.Row, got, row, arithmetic)
		}
		return
	}
	if row != "-" {
		r.Errorf("%s and %s are not related, want %s", a.Figure.Text, b.Figure.Text, row)
	}
}
