package cli

import (
	"fmt"
	"strings"

	"github.com/alecthomas/kong"

	"github.com/cotejo/cotejo/internal/say"
)

type completionCmd struct {
	Shell string `arg:"" help:"${arg_shell}"`
}

// Run writes a script that completes commands and their options.
func (c *completionCmd) Run(a *app) error {
	write, ok := map[string]func(*app, []*kong.Node){"bash": bashCompletion, "zsh": zshCompletion, "fish": fishCompletion}[c.Shell]
	if !ok {
		return a.usage(a.voice.Say("error.shell", say.Args{"Shell": c.Shell}))
	}
	var shown []*kong.Node
	for _, n := range a.kong.Model.Node.Children {
		if !n.Hidden {
			shown = append(shown, n)
		}
	}
	write(a, shown)
	return nil
}

// options lists the options of a command, with those of all commands.
func options(a *app, n *kong.Node) []*kong.Flag {
	var out []*kong.Flag
	for _, f := range append(append([]*kong.Flag{}, n.Flags...), a.kong.Model.Flags...) {
		if !f.Hidden {
			out = append(out, f)
		}
	}
	return out
}

func bashCompletion(a *app, nodes []*kong.Node) {
	var names []string
	var cases strings.Builder
	for _, n := range nodes {
		names = append(names, n.Name)
		var flags []string
		for _, f := range options(a, n) {
			flags = append(flags, "--"+f.Name)
		}
		fmt.Fprintf(&cases, "    %s) words=%q ;;\n", n.Name, strings.Join(flags, " "))
	}
	fmt.Fprintf(a.out, `_cotejo() {
  local cur=${COMP_WORDS[COMP_CWORD]} words
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W %q -- "$cur"))
    return
  fi
  case ${COMP_WORDS[1]} in
%s  esac
  case $cur in
    -*) COMPREPLY=($(compgen -W "$words" -- "$cur")) ;;
    *) COMPREPLY=($(compgen -f -- "$cur")) ;;
  esac
}
complete -o filenames -F _cotejo cotejo
`, strings.Join(names, " "), cases.String())
}

// shellText makes a help text fit between single quotes of zsh and fish.
func shellText(s string) string {
	return strings.NewReplacer("'", "’", "[", "(", "]", ")", ":", " -", "\n", " ").Replace(firstLine(s))
}

func zshCompletion(a *app, nodes []*kong.Node) {
	fmt.Fprint(a.out, "#compdef cotejo\n_cotejo() {\n  local -a commands\n  commands=(\n")
	for _, n := range nodes {
		fmt.Fprintf(a.out, "    '%s:%s'\n", n.Name, shellText(n.Help))
	}
	fmt.Fprint(a.out, "  )\n  if (( CURRENT == 2 )); then\n    _describe command commands\n    return\n  fi\n  case $words[2] in\n")
	for _, n := range nodes {
		fmt.Fprintf(a.out, "    %s) _arguments", n.Name)
		for _, f := range options(a, n) {
			tail := ""
			if !f.IsBool() {
				tail = ":" + f.Name + ":_files"
			}
			fmt.Fprintf(a.out, " '--%s[%s]%s'", f.Name, shellText(f.Help), tail)
		}
		fmt.Fprint(a.out, " '*:file:_files' ;;\n")
	}
	fmt.Fprint(a.out, "  esac\n}\n_cotejo \"$@\"\n")
}

func fishCompletion(a *app, nodes []*kong.Node) {
	for _, n := range nodes {
		fmt.Fprintf(a.out, "complete -c cotejo -n __fish_use_subcommand -a %s -d '%s'\n", n.Name, shellText(n.Help))
		for _, f := range options(a, n) {
			need := ""
			if !f.IsBool() {
				need = " -r"
			}
			fmt.Fprintf(a.out, "complete -c cotejo -n '__fish_seen_subcommand_from %s' -l %s%s -d '%s'\n", n.Name, f.Name, need, shellText(f.Help))
		}
	}
}
