package read

import (
	"strings"
	"testing"

	"github.com/cotejo/cotejo"
)

// An article of each layout, as lines "kind: text"; the text is what the file
// holds, the kinds are what reading must say of it. "-" is a line that is no
// block of its own (an empty line is kept).
var layouts = map[string]struct {
	lines string
	check func(t *testing.T, d cotejo.Document)
}{
	"wire": {`
title: Un terremoto de magnitud 6,1 sacude el norte de Chile sin causar víctimas
-
dateline+body: Santiago de Chile, 12 ago (EFE).- |Un terremoto de magnitud 6,1 sacudió este martes el norte de Chile sin causar víctimas ni daños, informó el servicio de emergencias.
-
body: El temblor se sintió a las 10.15 hora local en tres regiones y duró cerca de un minuto, según el Centro Sismológico.
-
body+credit: Las clases siguen con normalidad, dijo el ministro. |(EFE)`,
		func(t *testing.T, d cotejo.Document) {
			eq(t, "dateline", d.Dateline, "Santiago de Chile, 12 ago (EFE)")
			eq(t, "credit", strings.Join(d.Credit, "|"), "EFE")
			eq(t, "published", d.Published.Value+d.Published.Day+" "+d.Published.Basis, "XXXX-08-12 dateline")
		}},
	"wire of an agency in no list": {`
title: Un alud corta la carretera del puerto de Alto Cobre y aísla a dos pueblos
-
dateline+body: PUERTO COBRE, 3 mar 2025 (Agencia Cordillera).- |Un alud cortó este lunes la carretera del puerto y dejó aislados a dos pueblos de la sierra, informó la policía.
-
body: Las máquinas trabajan desde el mediodía en la zona, dijo el alcalde, y no hay víctimas.`,
		func(t *testing.T, d cotejo.Document) {
			eq(t, "credit", strings.Join(d.Credit, "|"), "Agencia Cordillera")
			eq(t, "published", d.Published.Value+" "+d.Published.Basis, "2025-03-03 dateline")
		}},
	"tabloid": {`
title: PÁNICO EN LA SIERRA: «OÍMOS UN TRUENO Y NO ERA UN TRUENO»
-
boilerplate: Por Redacción. 04/03/2025
-
body: Los vecinos de la sierra no olvidarán la tarde del lunes, cuando el alud se llevó por delante media ladera y la carretera.`,
		func(t *testing.T, d cotejo.Document) {
			eq(t, "published", d.Published.Value+" "+d.Published.Basis, "2025-03-04 text")
		}},
	"newspaper": {`
boilerplate: ECONOMÍA
title: El Gobierno prorroga la rebaja del IVA de los alimentos hasta junio
subhead: La medida costará 800 millones y alcanza al pan, la leche, los huevos y el aceite de oliva
byline: Por Ana Ruiz y Juan Pérez Gil
boilerplate: 12 de agosto de 2025 - 10:15
boilerplate: Facebook Twitter WhatsApp
caption: La ministra de Hacienda, ayer en el Congreso. / EUROPA PRESS
body: El Gobierno prorrogó ayer la rebaja del IVA de los alimentos básicos, que vencía a final de mes, hasta el próximo 30 de junio.
heading: Qué productos entran
body: La rebaja alcanza al pan, la leche, los huevos, el queso, la fruta y la verdura, que seguirán con un tipo del 0 %.
list: • Pan, harina y cereales: 0 %
list: • Aceite de oliva y pasta: 5 %
read-also: Lee también: Suben los carburantes por cuarta semana
body: Los supermercados aseguran que trasladarán la rebaja a los precios "íntegramente" desde el primer día de la prórroga.
boilerplate: Suscríbete a nuestra newsletter
boilerplate: Etiquetas: IVA, alimentos, inflación`,
		func(t *testing.T, d cotejo.Document) {
			eq(t, "byline", strings.Join(d.Byline, "|"), "Ana Ruiz|Juan Pérez Gil")
			eq(t, "published", d.Published.Value+" "+d.Published.Basis, "2025-08-12T10:15 text")
			eq(t, "subhead", d.Subhead, "La medida costará 800 millones y alcanza al pan, la leche, los huevos y el aceite de oliva")
		}},
	"communiqué": {`
title: La compañía cierra el trimestre con un beneficio de 120 millones
dateline+body: Monterrey, 24 de abril de 2024.- |La compañía cerró el primer trimestre con un beneficio neto de 120 millones de pesos, un 8 % más que un año antes.
body: El consejo propondrá a la junta un dividendo de dos pesos por acción, que se pagará en julio si los accionistas lo aprueban.`,
		func(t *testing.T, d cotejo.Document) {
			eq(t, "published", d.Published.Value+" "+d.Published.Basis+" "+d.Published.Precision, "2024-04-24 dateline day")
		}},
	"collected by hand": {`
header: Título: |title: Condenan a seis años al exalcalde por malversación
header: Fecha: |boilerplate: 3 de mayo de 2023
header: Fuente: |boilerplate: El Diario Inventado
header: URL: |reference: https://inventado.example/nota
-
body: La Audiencia condenó a seis años de cárcel al exalcalde por malversar 1,2 millones de euros del polideportivo.
body: La defensa recurrirá ante el Supremo, según anunció su abogada a la salida del tribunal.`,
		func(t *testing.T, d cotejo.Document) {
			eq(t, "published", d.Published.Value+" "+d.Published.Basis, "2023-05-03 metadata")
			eq(t, "source", d.Source.Outlet+" "+d.Source.URL, "El Diario Inventado https://inventado.example/nota")
			eq(t, "title", d.Title, "Condenan a seis años al exalcalde por malversación")
		}},
	"no title": {`
body: La huelga de basuras entró ayer en su segunda semana sin acuerdo entre los sindicatos y la concesionaria, que ofrece un 3 % de subida.
heading: Sin fecha para negociar
body: Los sindicatos piden que medie el ayuntamiento y calculan que hay 4.000 toneladas en las calles de la ciudad.
read-also: Te puede interesar: Cómo reciclar en verano`,
		func(t *testing.T, d cotejo.Document) { eq(t, "title", d.Title, "") }},
	"reference to others": {`
title: Diez años del hundimiento del carguero en la ría
-
body: El carguero se hundió hace diez años con doce tripulantes a bordo, de los que solo se rescató a tres, según el informe oficial.
-
reference: Referencias
reference: Gil, J. (2015, Marzo 2). Se hunde un carguero. La Voz Inventada. https://voz.example/2015/03/02/carguero
reference: Ruiz, A. (2016, Abril 5). El informe del carguero. La Voz Inventada. https://voz.example/2016/04/05/informe`,
		func(t *testing.T, d cotejo.Document) {
			eq(t, "published", d.Published.Value+d.Published.Basis, "unknown")
			eq(t, "address", d.Source.URL, "")
		}},
	"own reference": {`
title: Diez años del hundimiento del carguero en la ría
-
body: El carguero se hundió hace diez años con doce tripulantes a bordo, de los que solo se rescató a tres, según el informe oficial.
-
reference: Referencia:
reference: Gil, J. (2025, Marzo 2). Diez años del hundimiento del carguero en la ría. La Voz Inventada. https://voz.example/carguero`,
		func(t *testing.T, d cotejo.Document) {
			eq(t, "published", d.Published.Value+" "+d.Published.Basis, "2025-03-02 reference")
			eq(t, "outlet", d.Source.Outlet, "voz.example")
		}},
	"related news at the end": {`
title: Gana el equipo visitante por penaltis en la final
-
body: El equipo visitante ganó ayer la final por penaltis después de empatar a dos en un partido que se decidió en el último minuto.
-
read-also: Noticias relacionadas
read-also: El portero, la figura de la noche
read-also: Así fue la fiesta en las calles`,
		nil},
	"dialogue": {`
title: “No volveré a la política”, dice la exministra
-
body: La exministra recibe a este diario en su casa del pueblo, donde pasa los veranos desde hace más de veinte años con su familia.
body: —¿Volverá a la política?
body: —No volveré. He dado treinta años y ya no tengo nada más que decir, ni ganas de que me lo pregunten cada semana.`,
		nil},
	"update after publication": {`
title: Cortada la autopista por un alud en el puerto
boilerplate: Actualizado: 05/02/2024 11:30
boilerplate: Publicado el 4 de febrero de 2024
body: La autopista está cortada desde la madrugada por un alud que ha cubierto los cuatro carriles a la altura del puerto de montaña.`,
		func(t *testing.T, d cotejo.Document) {
			eq(t, "published", d.Published.Value+" "+d.Published.Basis, "2024-02-04 text")
		}},
}

func eq(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s is %q, want %q", what, got, want)
	}
}

func TestLayouts(t *testing.T) {
	for name, c := range layouts {
		t.Run(name, func(t *testing.T) {
			text, want := recipe(c.lines)
			d := Text([]byte(text), Input{Path: "a.txt"}, spanish(t))
			sound(t, d)
			if d.Text != text {
				t.Error("the text is not the file's")
			}
			var got []string
			for _, b := range d.Blocks {
				got = append(got, string(b.Kind)+": "+b.Span.Of(d.Text))
			}
			if a, b := strings.Join(got, "\n"), strings.Join(want, "\n"); a != b {
				t.Errorf("blocks:\n%s\nwant:\n%s", a, b)
			}
			if c.check != nil {
				c.check(t, d)
			}
		})
	}
}

// recipe turns the notation of layouts into a text and the blocks it must have.
func recipe(lines string) (text string, want []string) {
	var b strings.Builder
	for line := range strings.SplitSeq(strings.TrimPrefix(lines, "\n"), "\n") {
		kinds, rest, ok := strings.Cut(line, ": ")
		switch {
		case !ok:
		case kinds == "header":
			key, value, _ := strings.Cut(rest, "|")
			kind, v, _ := strings.Cut(value, ": ")
			b.WriteString(key + v)
			want = append(want, kind+": "+map[bool]string{true: key + v, false: v}[kind == "boilerplate"])
		default:
			parts := strings.Split(rest, "|")
			for i, k := range strings.Split(kinds, "+") {
				b.WriteString(parts[i])
				want = append(want, k+": "+strings.TrimLeft(strings.TrimSpace(parts[i]), "• "))
			}
		}
		b.WriteByte('\n')
	}
	return b.String(), want
}
