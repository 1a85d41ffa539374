package say

import (
	"strings"

	"github.com/cotejo/cotejo"
)

// Figure writes the value of a figure the short way tables need: "15.000",
// "≈ 15.000", "> 15.000", "3.000–12.000", "40 %", "46 M EUR". The sign is the
// comparator; the unit follows unless it counts persons or items.
func (v *Voice) Figure(f *cotejo.Figure) string {
	if f == nil {
		return ""
	}
	return strings.TrimSpace(v.Bounds(f.Low, f.High, f.Comparator) + v.unit(f.Unit))
}

// Bounds writes a low and high bound with the sign of a comparator; a nil bound
// is open.
func (v *Voice) Bounds(low, high *float64, c cotejo.Comparator) string {
	switch {
	case low != nil && high != nil && *low != *high:
		return v.amount(*low) + "–" + v.amount(*high)
	case low != nil && high != nil:
		return sign(c, cotejo.About, "≈ ") + v.amount(*low)
	case low != nil && c == cotejo.MoreThan:
		return "> " + v.amount(*low)
	case low != nil:
		return "≥ " + v.amount(*low)
	case high != nil && c == cotejo.LessThan:
		return "< " + v.amount(*high)
	case high != nil:
		return "≤ " + v.amount(*high)
	}
	return "?"
}

func sign(c, want cotejo.Comparator, s string) string {
	if c == want || c == cotejo.Vague {
		return s
	}
	return ""
}

// amount shortens millions: 2,4 M, 12,3 M; below a million every digit stands.
func (v *Voice) amount(f float64) string {
	if f >= 1e6 || f <= -1e6 {
		return v.Num(f/1e6) + " M"
	}
	return v.Num(f)
}

// unit is what follows the value: nothing for persons and items, a sign or the
// catalogue's word for the rest, the ISO code for money.
func (v *Voice) unit(u string) string {
	switch {
	case u == "" || u == "person" || u == "item":
		return ""
	case u == "percent":
		return " %"
	}
	return " " + v.Unit(u)
}

// Unit writes a unit of measure of the packs the short way, "km/h", "ha", "years",
// and a currency as its ISO 4217 code.
func (v *Voice) Unit(u string) string {
	if key := "unit." + u; v.Has(key) {
		return v.Say(key, nil)
	}
	return u
}

// Published writes a publication date with a mark for how it is known:
// "2025-04-30", "2026-01-09 (reference)", "9 January" where no year is told, "after
// 2024-06", "undated".
func (v *Voice) Published(p cotejo.Published) string {
	switch {
	case p.Value != "":
		return v.Day(p.Value)
	case p.Day != "":
		return v.MonthDay(p.Day)
	case p.After != "" && p.Before != "":
		return v.Say("date.between", Args{"A": v.Day(p.After), "B": v.Day(p.Before)})
	case p.After != "":
		return v.Say("date.after", Args{"A": v.Day(p.After)})
	case p.Before != "":
		return v.Say("date.before", Args{"B": v.Day(p.Before)})
	}
	return v.Say("date.unknown", nil)
}

// Day cuts the time of day off an ISO date.
func (v *Voice) Day(iso string) string {
	day, _, _ := strings.Cut(iso, "T")
	return day
}

// MonthDay writes a day of which the year is not told, TIMEX3's XXXX-01-09: "9 January".
func (v *Voice) MonthDay(timex string) string {
	month, day, _ := strings.Cut(strings.TrimPrefix(timex, "XXXX-"), "-")
	return v.Say("reconcile.daymonth", Args{"Day": strings.TrimPrefix(day, "0"), "Month": v.Say("reconcile.month."+strings.TrimPrefix(month, "0"), nil)})
}

// Time writes a time of a claim: its ISO value with the relation in words
// ("since 2024"), or the words of the text where there is no whole value. A span
// of hours or a time of day without its day says nothing but in its own words.
func (v *Voice) Time(t *cotejo.Time) string {
	if t == nil {
		return ""
	}
	value := t.Value
	if t.Begin != "" {
		value = t.Begin
		if t.End != "" && t.End != t.Begin {
			value += "/" + t.End
		}
	}
	if t.Text != "" && (value == "" || strings.Contains(value, "X")) {
		return t.Text // the words say more than a date with holes
	}
	if strings.HasPrefix(value, "P") || strings.HasPrefix(value, "T") {
		return t.Text
	}
	if t.Relation != "" && v.Has("time."+t.Relation) {
		return v.Say("time."+t.Relation, Args{"T": value})
	}
	return value
}
