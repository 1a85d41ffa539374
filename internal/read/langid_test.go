package read

import "testing"

func TestLanguage(t *testing.T) {
	for _, c := range []struct{ lang, text string }{
		{"es", "El gobierno anunció ayer que las obras del puente comenzarán después del verano, según el ministro."},
		{"es", "Mueren tres personas en un incendio en Lima"},
		{"es", "Suben los precios de la luz por tercer mes"},
		{"es", "Detenido en Vigo un hombre por estafar a ancianos"},
		{"ca", "El govern va anunciar ahir que les obres del pont començaran després de l'estiu, segons el conseller."},
		{"ca", "Tres persones han mort en un incendi a Girona i dues més estan ferides"},
		{"gl", "O goberno anunciou onte que as obras da ponte comezarán despois do verán, segundo a conselleira."},
		{"gl", "Tres persoas morreron nun incendio na provincia de Lugo e outras dúas están feridas"},
		{"pt", "O governo anunciou ontem que as obras da ponte vão começar depois do verão, segundo a ministra."},
		{"pt", "Três pessoas morreram em um incêndio na região de Lisboa e não há feridos"},
		{"en", "The government announced yesterday that work on the bridge will start after the summer."},
		{"fr", "Le gouvernement a annoncé hier que les travaux du pont commenceront après l'été, selon la ministre."},
		{"it", "Il governo ha annunciato ieri che i lavori del ponte inizieranno dopo l'estate, secondo la ministra."},
		{"eu", "Gobernuak atzo iragarri zuen zubiaren lanak udaren ondoren hasiko direla, eta ez dira gehiago izan."},
		{"de", "Die Regierung kündigte gestern an, dass die Arbeiten an der Brücke nach dem Sommer beginnen werden."},
		{"ru", "Правительство объявило вчера, что работы на мосту начнутся после лета."},
		{"uk", "Уряд оголосив, що роботи на мосту почнуться після літа, але це не все і його ще не було."},
		{"ja", "政府は昨日、橋の工事が夏の後に始まると発表した。"},
		{"ar", "أعلنت الحكومة أمس أن أعمال الجسر ستبدأ بعد الصيف"},
		{"und", "Lorem 12 34"},
		{"und", "Madrid Barcelona Valencia Sevilla Bilbao"},
		{"und", ""},
	} {
		if got := Language(c.text, ""); got != c.lang {
			t.Errorf("%q is %s, want %s", c.text, got, c.lang)
		}
	}
	if got := Language("Madrid, Bilbao", "es-ES"); got != "es" {
		t.Errorf("a declared language was not used where the text is silent: %s", got)
	}
	if got := Language("El gobierno anunció ayer que las obras del puente comenzarán después", "en"); got != "es" {
		t.Errorf("a declared language was believed against the text: %s", got)
	}
}
