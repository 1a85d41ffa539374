package extract

import (
	"slices"
	"strings"
	"testing"
)

// TestElidedFigures holds bare numbers to what a reader takes them for: the noun and the
// unit of an earlier figure, or of the heading above them.
func TestElidedFigures(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		// what is set right
		{"Se irán 300 operarios, y no 250.", "250 person operario"},
		{"Desvió 24,5 millones de dólares, y no 31 como decía la acusación.", "31000000 USD flow"},
		// parts of what opens the sentence
		{"De los 62 millones de pesos que reclamó la liga han vuelto 18.", "18000000 XXX part"},
		{"De las 40 escuelas que visitó el inspector, 31 tenían goteras.", "31 item part escuela"},
		{"De los 2.500 millones de euros anunciados se pagaron 1.140.", "1140000000 EUR part"},
		{"Ha pagado 33 de los 75 millones de soles de la multa.", "33000000 PEN part"},
		{"El notario recibió 312 escritos, de los que el juez admitió 27.", "27 item part escrito"},
		{"Compraron 20 tractores, de los cuales la cooperativa vendió seis.", "6 item part tractor"},
		{"El ministerio entregó 2.600 cestas a los vecinos, de las 4.000 que prometió la alcaldesa.", "2600 item part cesta"},
		{"De las 60 camas hay 37 ocupadas.", "37 item part cama"},
		{"De las 500 tiendas de campaña que trajo el avión, 120 tiendas se quedaron en el muelle.", "120 item part tienda"},
		{"La avalancha causó 33 muertos. Entre los muertos hay 13 niños y ocho mujeres.", "8 person part mujer"},
		{"El puerto ha recibido 14 grúas móviles de las 30 compradas.", "14 item part"},
		{"Se han repartido 900 bidones de agua de un total de 2.500.", "900 item part bidón"},
		{"El juez absolvió a 9 ediles de los 25 barrios.", "9 person edil"},
		{"Viajaban 60 personas, entre ellos 31 niños.", "31 person part niño"},
		// crowns
		{"Noruega gastará 80 millones de coronas.", "80000000 NOK"},
		{"Sobre la tumba había 80 coronas.", "80 item"},
		// places that things are in
		{"El vertido manchó siete playas de la provincia.", "7 item"},
		{"La deuda es de 20.000 millones de euros. De ese total, 11.300 millones corresponden a bancos y 5.400 millones a dueños.", "5400000000 EUR part"},
		// compared with another
		{"Perdió 180 millones de euros, una cifra menor que los 210 millones que calculó la auditora.", "210000000 EUR"},
		{"Perdió 6,4 millones de euros este año, frente a los 19 del anterior.", "19000000 EUR flow"},
		{"La patrulla decomisó 46 toneladas de leña, frente a 33 en marzo.", "33 tonne leña"},
		// shares
		{"En Soria lo rechazó el 59,7 por ciento; en Teruel, el 71,3.", "71.3 percent"},
		{"El proyecto bajaría del 30 al 15 % los derechos.", "30 percent stock derecho"},
		// a verb of its own
		{"El hotel tenía permiso para cinco pisos y llegó a siete.", "7 item piso"},
		{"La barca llevaba 18 pasajeros. La lista recoge 21.", "21 person pasajero"},
		{"La cuota costaba 38 euros y ahora se vende en 90.", "90 EUR"},
		// differences
		{"El viaje duró once horas, tres más de lo previsto.", "3 hour change viaje"},
		{"La obra costó 31 millones de euros, cuatro por encima de lo anunciado.", "4000000 EUR change"},
		// headings, subjects
		{"Fallecidos por provincia: Lugo, 20; Soria, 11.", "11 person stock fallecido"},
		{"Las cajas halladas en la nave eran 16.", "16 item"},
		{"La factura subió de 12,5 a 15,1 millones de dólares.", "12500000 USD stock factura"},
		{"El servicio situó la magnitud del temblor en 6,9. El foco estaba a 12 kilómetros.", "6.9 magnitude"},
		{"El pacto fija el pago de un bono de 1.050.000 pesos a cada obrero.", "1050000 XXX rate"},
		{"El banco paga 8.400 pesos por título.", "8400 XXX rate"},
		{"En toda la empresa los despidos serán 980.", "980 item stock despido"},
		// what an amount is
		{"El banco pagó 1,5 millones de dólares de rescate.", "1500000 USD flow rescate"},
		{"La directora cobró 1,9 millones de euros en 2024.", "1900000 EUR flow sueldo"},
		{"La obra costó 3 millones de euros.", "3000000 EUR stock coste"},
	} {
		got := figured(readText("2026-03-10", c.text))
		if !slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, c.want) }) {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

// TestNotElided holds apart numbers that no earlier figure explains.
func TestNotElided(t *testing.T) {
	for _, c := range []struct{ text, not string }{
		{"Hubo cuatro muertos. El servicio midió 41,8.", "41.8 person"},
		{"Dos murieron y cuatro siguen libres, de los 44 reclusos.", "4 person stock muerto"},
		{"Hubo 30 heridos en 2023 y se cerró en 1998.", "1998"},
	} {
		for _, s := range figured(readText("2026-03-10", c.text)) {
			if strings.HasPrefix(s, c.not) {
				t.Errorf("%s: %q", c.text, s)
			}
		}
	}
}
