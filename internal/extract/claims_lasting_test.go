package extract

import (
	"fmt"
	"slices"
	"testing"
)

// figured lists the figures of a text's claims: value, unit, aspect and what is counted.
func figured(in *input) []string {
	var out []string
	for _, c := range Document(in.doc, in.pack, in.sentences).Claims {
		if f := c.Figure; f != nil {
			s := fmt.Sprintf("%s %s", figureValue(*f), f.Unit)
			if f.Aspect != "" {
				s += " " + string(f.Aspect)
			}
			out = append(out, s+" "+f.Counted)
		}
	}
	return out
}

// TestLastingFigures holds lengths of time that are told of something apart from those
// that only say when.
func TestLastingFigures(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"La lectura del pregón duró dos horas.", []string{"2 hour lectura"}},
		{"El apagón se prolongó nueve horas, según la compañía.", []string{"9 hour apagón"}},
		{"La tregua de 72 horas fracasó.", []string{"72 hour tregua"}},
		{"Cobrarán 20 días de salario por año trabajado.", []string{"20 day rate salario"}},
		{"El depósito tiene agua para ocho días de consumo.", []string{"8 day consumo"}},
		{"Ganó la etapa con 2 minutos y 5 segundos de ventaja.", []string{"125 second ventaja"}},
		{"La espera fue de dos horas y media.", []string{"2.5 hour espera"}},
		{"El puente quedó cerrado durante más de seis horas.", []string{"6.. hour puente"}},
		{"La comisión abrió una inspección que durará al menos 40 días.", []string{"40.. day inspección"}},
		{"La comitiva llegó hace tres días.", nil},
		{"El alcalde dimitió dos semanas después.", nil},
		{"En los últimos cuatro meses creció el paro.", nil},
		{"La sede se inauguró tras siete años.", nil},
		{"Vacunarán a partir de los 55 años.", nil},
		{"La enferma tenía más de 65 años.", nil},
		{"La tienda estuvo un día vacía.", nil},
	} {
		got := figured(readText("2026-03-10", c.text))
		if !slices.Equal(got, c.want) && len(got)+len(c.want) > 0 {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}
