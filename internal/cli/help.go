package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
)

// helpWanted answers --help and -h wherever they stand, and the bare command.
func (a *app) helpWanted(args []string) (bool, error) {
	var words []string
	wanted := len(args) == 0
	for _, s := range args {
		if s == "--" {
			break
		}
		wanted = wanted || s == "--help" || s == "-h"
		if !strings.HasPrefix(s, "-") {
			words = append(words, s)
		}
	}
	if !wanted {
		return false, nil
	}
	return true, a.help(words)
}

// help prints what a command does, or all commands.
func (a *app) help(words []string) error {
	node := a.kong.Model.Node
	for _, w := range words {
		i := slices.IndexFunc(node.Children, func(n *kong.Node) bool { return n.Name == w && n.Type == kong.CommandNode })
		if i < 0 {
			break
		}
		node = node.Children[i]
	}
	if node == a.kong.Model.Node {
		return a.helpAll()
	}
	return a.helpOne(node)
}

func (a *app) helpAll() error {
	fmt.Fprintf(a.out, "%s\n\n", a.voice.Say("usage.intro", nil))
	t := table{cols: []column{{}, {least: 20, wrap: true}}}
	for _, n := range a.kong.Model.Node.Children {
		if !n.Hidden {
			t.add(n.Name, firstLine(n.Help))
		}
	}
	a.out.WriteString(t.render(a.width, "  ", a.paint))
	fmt.Fprintf(a.out, "\n%s\n", a.voice.Say("usage.flags", nil))
	a.flags(a.kong.Model.Flags)
	fmt.Fprintf(a.out, "\n%s\n", a.voice.Say("usage.exit", nil))
	return nil
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

func (a *app) helpOne(n *kong.Node) error {
	usage := "cotejo " + n.FullPath()[len("cotejo "):]
	for _, p := range n.Positional {
		usage += " " + p.Summary()
	}
	for _, c := range n.Children {
		usage += " " + c.Name
	}
	fmt.Fprintf(a.out, "%s %s [%s]\n\n", a.voice.Say("usage.usage", nil), usage, a.voice.Say("usage.options", nil))
	for _, line := range strings.Split(strings.TrimSpace(n.Help), "\n") {
		for _, l := range fold(line, a.width) {
			fmt.Fprintln(a.out, l)
		}
	}
	if len(n.Positional) > 0 {
		fmt.Fprintln(a.out)
		t := table{cols: []column{{}, {least: 20, wrap: true}}}
		for _, p := range n.Positional {
			t.add(p.Summary(), p.Help)
		}
		a.out.WriteString(t.render(a.width, "  ", a.paint))
	}
	fmt.Fprintf(a.out, "\n%s\n", a.voice.Say("usage.flags", nil))
	a.flags(n.Flags)
	a.flags(a.kong.Model.Flags)
	if key := "usage.more." + n.Name; a.voice.Has(key) {
		fmt.Fprintf(a.out, "\n%s\n", strings.TrimSpace(a.voice.Say(key, nil)))
	}
	return nil
}

func (a *app) flags(fs []*kong.Flag) {
	t := table{cols: []column{{}, {least: 20, wrap: true}}}
	for _, f := range fs {
		if f.Hidden || f.Name == "help" {
			continue
		}
		name := "    --" + f.Name
		if f.Short != 0 {
			name = fmt.Sprintf("-%c, --%s", f.Short, f.Name)
		}
		if !f.IsBool() {
			name += " " + f.FormatPlaceHolder()
		}
		t.add(name, f.Help)
	}
	a.out.WriteString(t.render(a.width, "  ", a.paint))
}
