package reconcile

import (
	"cmp"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/say"
)

// both says something in every language.
func both(f func(v *say.Voice) string) cotejo.Text {
	t := cotejo.Text{}
	for _, l := range say.Langs {
		t[l] = f(say.In(l))
	}
	return t
}

func named(v *say.Voice, prefix, id string) string {
	if key := prefix + id; v.Has(key) {
		return v.Say(key, nil)
	}
	return strings.TrimPrefix(id, "lemma:")
}

func predicateName(v *say.Voice, id string) string { return named(v, "reconcile.predicate.", id) }
func className(v *say.Voice, id string) string     { return named(v, "reconcile.class.", id) }
func fieldName(v *say.Voice, f Field) string       { return named(v, "reconcile.field.", string(f)) }

// sayFigure writes a figure with its comparator: "more than 15,000".
func sayFigure(v *say.Voice, f *cotejo.Figure) string {
	val := ValueOf(f, 1)
	if !val.Known {
		return f.Text
	}
	args := say.Args{"V": val.Best, "Low": val.Low, "High": val.High, "Text": f.Text}
	cmpr := f.Comparator
	switch {
	case cmpr == cotejo.Range && val.Low != val.High:
	case cmpr == cotejo.AtLeast || cmpr == cotejo.MoreThan || cmpr == cotejo.Vague:
		args["V"] = val.Low
	case cmpr == cotejo.AtMost || cmpr == cotejo.LessThan:
		args["V"] = val.High
	case cmpr == cotejo.Range || cmpr == "":
		cmpr = cotejo.Exact
	}
	n := v.Say("reconcile.value."+string(cmpr), args)
	switch f.Unit {
	case "person", "item", "":
		return n
	case "percent":
		return v.Say("reconcile.unit.percent", say.Args{"N": n})
	}
	return v.Say("reconcile.unit", say.Args{"N": n, "Unit": v.Unit(f.Unit)})
}

// docName is how a document is spoken of: its outlet, its title, its file.
func docName(d DocInfo) string {
	switch {
	case d.Outlet != "":
		return d.Outlet
	case d.Title != "":
		title := []rune(d.Title)
		if len(title) > 60 {
			title = append(title[:59], '…')
		}
		return "«" + string(title) + "»"
	case d.Path != "":
		return path.Base(d.Path)
	}
	return d.ID
}

// source is who a claim goes back to, for people: its named origins, or its
// document when it names none.
func (n *node) source(v *say.Voice) string {
	if len(n.scope.Roots) == 0 {
		return ""
	}
	var names []string
	for _, r := range n.scope.Roots {
		names = append(names, r.Label)
	}
	slices.Sort(names)
	return v.List(slices.Compact(names))
}

// sourceOrDoc is the source, or where the claim stands when it has none.
func (n *node) sourceOrDoc(v *say.Voice) string {
	if s := n.source(v); s != "" {
		return s
	}
	return docName(n.item.Document)
}

// given is a figure with who gives it.
func (n *node) given(v *say.Voice) string {
	value := sayFigure(v, n.item.Claim.Figure)
	if who := n.source(v); who != "" {
		if r, _ := utf8.DecodeRuneInString(who); unicode.IsLower(r) { // no article stands before it
			return v.Say("reconcile.by.common", say.Args{"Value": value, "Who": who})
		}
		return v.Say("reconcile.by", say.Args{"Value": value, "Who": who})
	}
	if who := n.unnamed(); who != "" {
		return v.Say("reconcile.by.unnamed", say.Args{"Value": value, "Who": who})
	}
	if n.voiced() || headline(n.item.Claim.Block) {
		return v.Say("reconcile.by.document", say.Args{"Value": value, "Where": docName(n.item.Document)})
	}
	return v.Say("reconcile.by.none", say.Args{"Value": value})
}

// unnamed is who a claim goes back to where that has no name of its own, in the words of
// the text: "the union".
func (n *node) unnamed() string {
	chain := n.item.Claim.Chain
	if len(chain) == 0 || len(n.scope.Roots) > 0 || chain[len(chain)-1].Type == cotejo.SourceUnspecified {
		return ""
	}
	last := chain[len(chain)-1]
	return cmp.Or(last.Text, last.Label)
}

// either joins alternatives: "a, b or c".
func either(v *say.Voice, items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return strings.Join(items[:last], ", ") + " " + v.Say("or", nil) + " " + items[last]
}
