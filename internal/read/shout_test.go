package read

import "testing"

func TestShoutedNamesAreCalmed(t *testing.T) {
	hints, err := loadSpanish()
	if err != nil {
		t.Fatal(err)
	}
	body := "El Sindicato ANPE y la Federación de Enseñanza recuerdan a UGT que la Mesa del Mar sigue abierta desde marzo, según explicó el portavoz."
	for name, want := range map[string]string{
		"MINISTERIO DE SANIDAD Y CONSUMO":        "Ministerio de Sanidad y Consumo",
		"LA TRIBUNA":                             "La Tribuna",
		"FEDERACIÓN DE ENSEÑANZA DE UGT, MADRID": "Federación de Enseñanza de UGT, Madrid",
		"COMPAÑÍA DEL MAR, S.A.":                 "Compañía del Mar, S.A.",
		"SINDICATO ANPE DE MURCIA":               "Sindicato ANPE de Murcia",
		"SENDA":                                  "SENDA",
		"UGT CCOO":                               "UGT CCOO",
		"Ayuntamiento de Peñalba":                "Ayuntamiento de Peñalba",
	} {
		l := &layout{hints: hints, page: &page{text: body}, segs: []segment{{}}}
		l.segs[0].span.End = len(body)
		if got := l.calm(name); got != want {
			t.Errorf("%q is written %q, want %q", name, got, want)
		}
	}
}
