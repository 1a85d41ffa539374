package read

import (
	"strings"
	"testing"

	"github.com/cotejo/cotejo"
)

// lead is a first paragraph that says nothing about a head.
const lead = "El agua obligó a cerrar doce carreteras y a desalojar a los vecinos de tres pueblos del valle, según explicó el alcalde."

// articleHeads are what stands over the text in papers, radios, sites, agencies and
// communiqués of Spain and the Americas. PARA is the first paragraph; date is
// value and basis.
var articleHeads = []struct{ name, head, title, outlet, date, byline, dateline string }{
	{"place, date and hour between the lines of a communiqué",
		"COMITÉ DE REGANTES DEL MAULE\n\nTalca, 4 de mayo de 2023, 12:00 horas\n\nLos regantes piden abrir la compuerta norte\n\nPARA",
		"Los regantes piden abrir la compuerta norte", "Comité de Regantes del Maule", "2023-05-04T12:00 dateline", "", "Talca, 4 de mayo de 2023, 12:00 horas"},
	{"place, state and date with a", "Se suspende el servicio de agua en siete colonias\n\nLeón, Guanajuato, a 11 de marzo de 2024\n\nPARA",
		"Se suspende el servicio de agua en siete colonias", "", "2024-03-11 dateline", "", "León, Guanajuato, a 11 de marzo de 2024"},
	{"ministry, number, place and date", "MINISTERIO DE TRANSPORTES\nComunicado N.º 12\nLima, 04 de julio de 2023\nCierre temporal de la carretera central\nPARA",
		"Cierre temporal de la carretera central", "Ministerio de Transportes", "2023-07-04 dateline", "", "Lima, 04 de julio de 2023"},
	{"a communiqué without a title line", "FEDERACIÓN DE PESCADORES ARTESANALES\nCOMUNICADO PÚBLICO\nCoquimbo, a los 4 días del mes de mayo de 2023\nPARA",
		"COMUNICADO PÚBLICO", "Federación de Pescadores Artesanales", "2023-05-04 dateline", "", "Coquimbo, a los 4 días del mes de mayo de 2023"},
	{"initials issue a press note", "SENDA\nNota de prensa\n\nRestablecido el tráfico en el túnel de la sierra\n\nMadrid, 7 de febrero de 2024\n\nPARA",
		"Restablecido el tráfico en el túnel de la sierra", "SENDA", "2024-02-07 dateline", "", "Madrid, 7 de febrero de 2024"},
	{"the part of a ministry that speaks, behind a dash", "MINISTERIO DE TRANSPORTES – GABINETE DE COMUNICACIÓN\nLima, 04 de julio de 2023\nCierre temporal de la carretera central\nPARA",
		"Cierre temporal de la carretera central", "Ministerio de Transportes", "2023-07-04 dateline", "", "Lima, 04 de julio de 2023"},
	{"a company", "HIDROELÉCTRICA DEL SUR, S.A.\nInformación privilegiada\nBilbao, 3 de junio de 2024\nPARA",
		"Información privilegiada", "Hidroeléctrica del Sur, S.A.", "2024-06-03 dateline", "", "Bilbao, 3 de junio de 2024"},
	{"two lines of issuer in small letters", "Ayuntamiento de Peñalba\nConcejalía de Aguas\n\nNOTA DE PRENSA 23/2025\n3 de abril de 2025\n\nEl agua de la fuente vieja no es potable\n\nPARA",
		"El agua de la fuente vieja no es potable", "Ayuntamiento de Peñalba", "2025-04-03 text", "", ""},
	{"the label first", "COMUNICADO DE PRENSA\n\nSindicato de Estibadores del Norte\n\nRechazamos el cierre del muelle tres\n\nAntofagasta, 9 de octubre de 2023\n\nPARA",
		"Rechazamos el cierre del muelle tres", "Sindicato de Estibadores del Norte", "2023-10-09 dateline", "", "Antofagasta, 9 de octubre de 2023"},
	{"a radio, its town, a date with dashes", "Radio Cordillera 98.3 | Osorno\n22-06-2025, 13:47\n\nVecinos cortan la ruta por falta de agua\n\nPARA",
		"Vecinos cortan la ruta por falta de agua", "Radio Cordillera 98.3", "2025-06-22T13:47 text", "", ""},
	{"an outlet of no known kind under the title", "La sierra se queda sin luz\nComarca Urgente\n12/03/2025 09:14\nPARA", "La sierra se queda sin luz", "Comarca Urgente", "2025-03-12T09:14 text", "", ""},
	{"and a section under it", "La sierra se queda sin luz\nHechos del Sur\nOpinión\n12 de marzo de 2025\nPor Irene Soto\nPARA", "La sierra se queda sin luz", "Hechos del Sur", "2025-03-12 text", "Irene Soto", ""},
	{"an institution under the title", "Cierre temporal de la carretera central\nMinisterio de Transportes del Norte\nBoletín de prensa\nLima, 4 de julio de 2023\nPARA",
		"Cierre temporal de la carretera central", "Ministerio de Transportes del Norte", "2023-07-04 dateline", "", "Lima, 4 de julio de 2023"},
	{"a place and a date under the title", "La sierra se queda sin luz\nValparaíso\n12 de marzo de 2025\nPARA", "La sierra se queda sin luz", "", "2025-03-12 text", "", "Valparaíso"},
	{"a radio under the title", "Vecinos cortan la ruta por falta de agua\nEmisora Andes 101,7 FM | Pasto\n22.06.2025 | 10.30h\nPARA",
		"Vecinos cortan la ruta por falta de agua", "Emisora Andes 101,7 FM", "2025-06-22T10:30 text", "", ""},
	{"day and month without of", "La sierra se queda sin luz\n11 octubre 2025 - 18:20 h\nPARA", "La sierra se queda sin luz", "", "2025-10-11T18:20 text", "", ""},
	{"updated, with figures", "La sierra se queda sin luz\nActualizado 3/4/2025 a las 08:15\nPARA", "La sierra se queda sin luz", "", "2025-04-03T08:15 text", "", ""},
	{"published and updated in one line", "La sierra se queda sin luz\nPublicado: 2 abr 2025, 9:07 p. m. | Actualizado: 03/04/2025 10:00\nPARA", "La sierra se queda sin luz", "", "2025-04-02T21:07 text", "", ""},
	{"hours ago is no date", "La sierra se queda sin luz\nhace 3 horas\nPARA", "La sierra se queda sin luz", "", " unknown", "", ""},
	{"the hour before the date", "La sierra se queda sin luz\n18:05 h. | Martes, 8 de abril del 2025\nPARA", "La sierra se queda sin luz", "", "2025-04-08T18:05 text", "", ""},
	{"month first", "La sierra se queda sin luz\nAbril 8, 2025 7:15 AM\nPARA", "La sierra se queda sin luz", "", "2025-04-08T07:15 text", "", ""},
	{"a month is less than a day", "Revista Cuenca\nOctubre de 2024\nLa sierra se queda sin luz\nPARA", "La sierra se queda sin luz", "Revista Cuenca", "2024-10 text", "", ""},
	{"outlet and town over the title", "El Eco, Rosario\n14 de octubre de 2025\nLa sierra se queda sin luz\nPARA", "La sierra se queda sin luz", "El Eco", "2025-10-14 text", "", ""},
	{"outlet and date under the title", "La sierra se queda sin luz\nLa Voz de Cali, 14 de octubre de 2025\nPARA", "La sierra se queda sin luz", "La Voz de Cali", "2025-10-14 text", "", ""},
	{"outlet, section and date", "Diario Meridiano | Opinión | 12 de diciembre de 2025\nLa sierra se queda sin luz\nPor Irene Soto\nPARA", "La sierra se queda sin luz", "Diario Meridiano", "2025-12-12 text", "Irene Soto", ""},
	{"a section over all", "TRIBUNA ABIERTA\n\nEl precio del agua\n\nCarmen Ruiz Otero\n\nEl Correo de Levante, 9 de mayo de 2024\n\nPARA", "El precio del agua", "El Correo de Levante", "2024-05-09 text", "Carmen Ruiz Otero", ""},
	{"a section behind the outlet", "Cadena Norte > Deportes\n\nEl Atlético cae en casa ante el colista\n\nPARA", "El Atlético cae en casa ante el colista", "Cadena Norte", " unknown", "", ""},
	{"newsroom and agencies", "El Atlético cae en casa ante el colista\n\nREDACCIÓN / AGENCIAS\n\n04/11/2024\n\nPARA", "El Atlético cae en casa ante el colista", "", "2024-11-04 text", "REDACCIÓN", ""},
	{"an initial, a surname and a place", "La mina cierra tras cuarenta años\n\nA. PÉREZ / TALCA\n\nPARA", "La mina cierra tras cuarenta años", "", " unknown", "A. PÉREZ", ""},
	{"our correspondent", "La mina cierra tras cuarenta años\nDe nuestro corresponsal\nSábado 11 de mayo de 2024\nPARA", "La mina cierra tras cuarenta años", "", "2024-05-11 text", "", ""},
	{"a name in capitals and its place", "La mina cierra tras cuarenta años\nMARTA SOLER. Calama\n\nPARA", "La mina cierra tras cuarenta años", "", " unknown", "MARTA SOLER", ""},
	{"a title with a colon and quotations", "El Litoral de Arica\n2 de agosto de 2023\n\nLa alcaldesa: «No vamos a \"esperar\" más»\n\nPARA", "La alcaldesa: «No vamos a \"esperar\" más»", "El Litoral de Arica", "2023-08-02 text", "", ""},
	{"a title in capitals", "Golazo Total. 27/06/2025\n\nSE ACABÓ EL SUEÑO: ELIMINADOS EN LOS PENALTIS\n\nPARA", "SE ACABÓ EL SUEÑO: ELIMINADOS EN LOS PENALTIS", "Golazo Total", "2025-06-27 text", "", ""},
	{"a title of one word", "La Gaceta del Valle\n2 de agosto de 2023\n\nAbandonados\n\nPor L. Vera\n\nPARA", "Abandonados", "La Gaceta del Valle", "2023-08-02 text", "L. Vera", ""},
	{"a title that shouts", "¡Nos han dejado solos!\nDiario Meridiano, 02/08/2023\nPARA", "¡Nos han dejado solos!", "Diario Meridiano", "2023-08-02 text", "", ""},
	{"a title with a stop", "La mina cierra tras cuarenta años.\n2 de agosto de 2023\nPARA", "La mina cierra tras cuarenta años.", "", "2023-08-02 text", "", ""},
	{"a site named by its address", "noticiasdelpuerto.example\nValparaíso, 2 de agosto de 2023\nLa mina cierra tras cuarenta años\nPARA", "La mina cierra tras cuarenta años", "noticiasdelpuerto.example", "2023-08-02 dateline", "", "Valparaíso, 2 de agosto de 2023"},
	{"an edition and a page", "El Cronista de Loja\nEdición impresa | Página 12 | 2 de agosto de 2023\nLa mina cierra tras cuarenta años\nPARA", "La mina cierra tras cuarenta años", "El Cronista de Loja", "2023-08-02 text", "", ""},
	{"a summary before the date", "La mina cierra tras cuarenta años\n\nLa empresa anunció el despido de los trescientos trabajadores y el traslado de las máquinas.\n\nPor Irene Soto | 2 de agosto de 2023\n\nPARA", "La mina cierra tras cuarenta años", "", "2023-08-02 text", "Irene Soto", ""},
	{"newsroom, place and date", "La mina cierra tras cuarenta años\nRedacción. Zamora. 19 de agosto de 2022\nPARA", "La mina cierra tras cuarenta años", "", "2022-08-19 text", "Redacción", ""},
	{"front matter of a plain text", "---\ntitle: La mina cierra tras cuarenta años\ndate: 2023-08-02\nsource: El Litoral de Arica\n---\n\nPARA", "La mina cierra tras cuarenta años", "El Litoral de Arica", "2023-08-02 metadata", "", ""},
	{"a day without its year", "Canal Nueve Noticias - Formosa\nMartes 4 de junio | 21:15\n\nUn camión volcó en la ruta once\n\nPARA", "Un camión volcó en la ruta once", "Canal Nueve Noticias", " unknown", "", ""},
	{"a year of two figures", "La mina cierra tras cuarenta años\n\nEl Litoral - 8/05/24\n\nPARA", "La mina cierra tras cuarenta años", "El Litoral", "2024-05-08 text", "", ""},
	{"a place alone under the title", "La mina cierra tras cuarenta años\nRedacción Economía\nMontevideo\nJueves 3 de julio de 2025\nPARA", "La mina cierra tras cuarenta años", "", "2025-07-03 text", "Redacción Economía", "Montevideo"},
	{"date at the end", "La mina cierra tras cuarenta años\n\nPARA\n\n(2 de agosto de 2023)", "La mina cierra tras cuarenta años", "", "2023-08-02 text", "", ""},

	// What is no publication date, no outlet, no byline.
	{"a date in the first paragraph", "Veinte años sin el cantor del puerto\n\nEl 3 de mayo de 2020 murió el cantor del puerto, que había nacido en 1941 en una casa de adobe del barrio alto.\n\nPARA",
		"Veinte años sin el cantor del puerto", "", " unknown", "", ""},
	{"a day of the past told behind its place", "Medio siglo del golpe\n\nSantiago, 11 de septiembre de 1973, amaneció gris y con los tanques en la calle, recuerdan los que vivieron aquella mañana.\n\nPARA",
		"Medio siglo del golpe", "", " unknown", "", ""},
	{"a chronology", "Cronología de la crisis del agua\n\n4 de mayo de 2021\n\nPARA\n\n9 de mayo de 2021\n\nPARA\n\n2 de junio de 2022\n\nPARA", "Cronología de la crisis del agua", "", " unknown", "", ""},
	{"a date far down", "La mina cierra tras cuarenta años\n\nPARA\n\nPARA\n\n4 de mayo de 2021\n\nPARA\n\nPARA\n\nPARA", "La mina cierra tras cuarenta años", "", " unknown", "", ""},
	{"a date inside the title", "Informe sobre el incendio del 4 de mayo de 2021\n\nPARA", "Informe sobre el incendio del 4 de mayo de 2021", "", " unknown", "", ""},
	{"a paper in the title", "La Voz del Puerto, condenada por despido improcedente\n\nPARA", "La Voz del Puerto, condenada por despido improcedente", "", " unknown", "", ""},
	{"a body in the title", "Gobierno anuncia nuevas medidas contra la sequía\nQuito, 4 de mayo de 2024\nPARA", "Gobierno anuncia nuevas medidas contra la sequía", "", "2024-05-04 dateline", "", "Quito, 4 de mayo de 2024"},
	{"a title that begins like the list of more articles", "Más de cien detenidos en el puerto de Cádiz\nDiario Meridiano, 02/08/2023\nPARA", "Más de cien detenidos en el puerto de Cádiz", "Diario Meridiano", "2023-08-02 text", "", ""},
	{"a person is the title", "Ana Ruiz\n\nPARA", "Ana Ruiz", "", " unknown", "", ""},
	{"sport scores", "España - Francia: 2-1\n\nPARA", "España - Francia: 2-1", "", " unknown", "", ""},
	{"a correction at the end", "La mina cierra tras cuarenta años\n2 de agosto de 2023\n\nPARA\n\nFe de errores\nEn la edición del 30 de julio de 2023 se dijo que los despedidos eran cuatrocientos; son trescientos.", "La mina cierra tras cuarenta años", "", "2023-08-02 text", "", ""},
}

func TestHeads(t *testing.T) {
	for _, c := range articleHeads {
		text := strings.ReplaceAll(c.head, "PARA", lead)
		for _, d := range []cotejo.Document{
			Text([]byte(text), Input{Path: "a.txt"}, spanish(t)),
			Text([]byte(strings.ReplaceAll(text, "\n", "\r\n")+"\r\n"), Input{Path: "a.txt"}, spanish(t)),
			Text([]byte(strings.ReplaceAll(text, "\n", "\n\n")), Input{Path: "a.md"}, spanish(t)),
		} {
			sound(t, d)
			if d.Source.Path == "a.md" && strings.HasPrefix(text, "---") {
				continue
			}
			date := d.Published.Value + " " + d.Published.Basis
			if d.Title != c.title || d.Source.Outlet != c.outlet || date != c.date || strings.Join(d.Byline, "|") != c.byline || d.Dateline != c.dateline {
				t.Errorf("%s (%s): title %q, outlet %q, date %q, byline %q, dateline %q; blocks %s", c.name, d.Source.Path, d.Title, d.Source.Outlet, date, d.Byline, d.Dateline, kinds(d))
			}
			if !strings.Contains(c.name, "day of the past") && !strings.Contains(c.name, "first paragraph") && !hasBody(d, lead) {
				t.Errorf("%s (%s): the first paragraph is no body: %s", c.name, d.Source.Path, kinds(d))
			}
		}
	}
}

// An agency that is in no list is credited as it signs, and is no byline.
func TestAgenciesThatSign(t *testing.T) {
	for _, c := range []struct{ name, head, credit, byline string }{
		{"alone under the outlet", "La mina cierra tras cuarenta años\nDiario Meridiano\nAgencia Puna\n2 de agosto de 2023\nPARA", "Agencia Puna", ""},
		{"as who writes", "La mina cierra tras cuarenta años\nPor Agencia Puna\n2 de agosto de 2023\nPARA", "Agencia Puna", ""},
		{"as who informs", "La mina cierra tras cuarenta años\nRedacción / con información de Agencia Puna\nPARA", "Agencia Puna", ""},
		{"a person writes", "La mina cierra tras cuarenta años\nPor Irene Soto\nPARA", "", "Irene Soto"},
		{"an agency in the title", "Agencia Puna cierra tras cuarenta años\nPor Irene Soto\nPARA", "", "Irene Soto"},
	} {
		d := Text([]byte(strings.ReplaceAll(c.head, "PARA", lead)), Input{Path: "a.txt"}, spanish(t))
		sound(t, d)
		if credit, byline := strings.Join(d.Credit, "|"), strings.Join(d.Byline, "|"); credit != c.credit || byline != c.byline {
			t.Errorf("%s: credit %q, byline %q; blocks %s", c.name, credit, byline, kinds(d))
		}
	}
}

func hasBody(d cotejo.Document, text string) bool {
	for _, b := range d.Blocks {
		if b.Kind == cotejo.BlockBody && b.Span.Of(d.Text) == text {
			return true
		}
	}
	return false
}

// A page without metadata shows its date under the heading, in a box that is
// no paragraph; a date elsewhere on the page is not the article's.
func TestDateShownOnAPage(t *testing.T) {
	for _, c := range []struct{ box, date string }{
		{"<span>Diario del Sur</span> | <span>22 de junio de 2025, 13:47</span>", "2025-06-22T13:47 text"},
		{"Actualizado el 23-06-2025 | Publicado el 22-06-2025", "2025-06-22 text"},
		{"Las elecciones de 2025, en cifras", " unknown"},
	} {
		raw := "<html lang=es><body><main><h1>La mina cierra tras cuarenta años</h1><div>" + c.box + "</div><div>" +
			strings.Repeat("<p>"+lead+"</p>", 6) + "</div></main><aside><div>1 de enero de 2020</div></aside></body></html>"
		w, err := parsePage([]byte(raw), order{MaxText: 1 << 20})
		if err != nil {
			t.Fatal(err)
		}
		p := w.page()
		d := assemble(&p, []byte(raw), Input{Path: "a.html"}, []*Hints{spanish(t)})
		sound(t, d)
		if got := d.Published.Value + " " + d.Published.Basis; got != c.date {
			t.Errorf("%s: date %q, want %q", c.box, got, c.date)
		}
	}
}
