package extract

import (
	"strings"
	"testing"
)

// story is prose written for the benchmark.
const story = `Al menos 23 personas murieron y otras 41 siguen desaparecidas a causa de las inundaciones que azotan desde el lunes el estado brasileño de Río Grande del Sur, informó este jueves la Defensa Civil.
El gobernador Eduardo Leite elevó a 67.000 el número de damnificados. Según el último balance, más de 14.000 vecinos han tenido que abandonar sus casas.
El Ejército desplegó 600 efectivos y 12 helicópteros, y el Gobierno federal anunció el envío de 200 toneladas de alimentos. El presidente Lula da Silva viajó a la zona el miércoles.
La Audiencia Provincial de Sevilla ha condenado a nueve años de prisión al exconsejero Ramón Ortega por malversación, según la sentencia hecha pública este viernes.
El exconsejero negó en el juicio haber recibido dinero. La Guardia Civil lo detuvo en marzo de 2019 en el aeropuerto de Málaga y registró su domicilio.
`

// BenchmarkDocument measures extraction alone, sentences given.
func BenchmarkDocument(b *testing.B) {
	in := inputOf(strings.Repeat(story, 4))
	tokens := 0
	for i := range in.sentences {
		tokens += len(in.sentences[i].Tokens)
	}
	Document(in.doc, in.pack, in.sentences)
	for b.Loop() {
		Document(in.doc, in.pack, in.sentences)
	}
	b.ReportMetric(float64(tokens)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}
