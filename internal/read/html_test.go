package read

import (
	"strings"
	"testing"
)

const newsPage = `<!DOCTYPE html><html lang="es"><head><meta charset="utf-8"><title>Cierra el puente viejo | Diario Ejemplo</title>
<meta property="og:site_name" content="Diario Ejemplo"><link rel="canonical" href="https://ejemplo.org/2025/03/04/cierra-el-puente.html">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","headline":"Cierra el puente viejo por grietas","datePublished":"2025-03-04T08:15:00-05:00","author":[{"@type":"Person","name":"Ana Ruiz"}],"publisher":{"@type":"Organization","name":"Diario Ejemplo"}}]}</script>
</head><body><nav><a href="/">Inicio</a> <a href="/m">Mundo</a></nav>
<article><h1>Cierra el puente viejo por grietas</h1><h2 class="subtitulo">El ayuntamiento desvía a 4.000 vehículos al día hacia la ronda</h2>
<p class="byline">Por Ana Ruiz</p>
<figure><img src="a.jpg"><figcaption>El puente, esta mañana. EFE/ Juan Gil</figcaption></figure>
<p>Toledo, 4 mar (EFE).- El ayuntamiento cerró el <time datetime="2025-03-04">martes 4 de marzo</time> el puente viejo después de que unos técnicos hallaran <b>grietas</b> de dos&nbsp;metros en el segundo arco.</p>
<p>Según el concejal de Obras, unos 4.000&nbsp;000 euros harán falta para repararlo, y las obras durarán al menos seis meses si el río no crece.</p>
<h3>Desvíos</h3>
<p>Los autobuses de las líneas 3 y 7 pasarán por la ronda. La policía pide a los vecinos que eviten el centro en las horas de más tráfico.</p>
<p>Te puede interesar: <a href="/x">Las obras de la ronda</a></p>
<p>Los comerciantes temen perder la mitad de las ventas de primavera, dijo su portavoz, que reclama ayudas directas al gobierno regional. (EFE)</p>
</article><footer>© 2025 Diario Ejemplo</footer></body></html>`

func TestPage(t *testing.T) {
	w, err := parsePage([]byte(newsPage), order{MaxText: 1 << 20})
	if err != nil {
		t.Fatal(err)
	}
	p := w.page()
	d := assemble(&p, []byte(newsPage), Input{Path: "a.html"}, []*Hints{spanish(t)})
	t.Logf("%+v", d.Published)
	t.Logf("%+v title=%q sub=%q by=%q dl=%q cr=%q notes=%q", d.Source, d.Title, d.Subhead, d.Byline, d.Dateline, d.Credit, d.Notes)
	for _, b := range d.Blocks {
		t.Logf("  %-11s %-26s %s", b.Kind, b.Rule, b.Span.Of(d.Text))
	}
	if !strings.Contains(d.Text, "cerró el martes 4 de marzo el puente") {
		t.Error("a marked-up date was lost")
	}
}
