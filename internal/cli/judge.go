package cli

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/user"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/ledger"
	"github.com/cotejo/cotejo/internal/pipeline"
	"github.com/cotejo/cotejo/internal/reconcile"
	"github.com/cotejo/cotejo/internal/say"
)

type judgeCmd struct {
	ID      string   `arg:"" help:"${arg_id}"`
	Accept  bool     `help:"${flag_accept}"`
	Reject  bool     `help:"${flag_reject}"`
	Unsure  bool     `help:"${flag_mark_unsure}"`
	Correct []string `help:"${flag_correct}" placeholder:"FIELD=VALUE"`
	With    string   `help:"${flag_with}" placeholder:"ID"`
	Merge   string   `help:"${flag_merge}" placeholder:"ID"`
	Split   string   `help:"${flag_split}" placeholder:"ID"`
	Add     *string  `help:"${flag_add}" placeholder:"TEXT"`
	Revoke  bool     `help:"${flag_revoke}"`
	By      string   `help:"${flag_by}" placeholder:"NAME"`
	Why     string   `help:"${flag_reason}" placeholder:"TEXT"`
}

// Run appends a person's decision to the ledger.
func (c *judgeCmd) Run(a *app) (err error) {
	if _, err := os.Stat(a.ledger); err != nil {
		return &ledger.Error{Kind: ledger.ErrNotFound, Path: a.ledger}
	}
	l, err := ledger.Open(a.ctx, a.ledger, ledger.Options{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	j, err := c.judgement(a, l)
	if err != nil {
		return err
	}
	made, err := pipeline.Judge(a.ctx, l, []cotejo.Judgement{j}, now())
	if err != nil {
		return err
	}
	for _, j := range made {
		fmt.Fprintln(a.out, a.voice.Say("judge.done", say.Args{"ID": j.ID, "What": a.words().Name("decision", string(j.Decision)), "Target": j.Target}))
	}
	return nil
}

// judgement reads one decision from the flags.
func (c *judgeCmd) judgement(a *app, l *ledger.Ledger) (cotejo.Judgement, error) {
	j := cotejo.Judgement{By: c.By, Why: c.Why}
	if j.By == "" {
		j.By = userName()
	}
	var err error
	if j.Target, err = l.Resolve(a.ctx, c.ID); err != nil {
		return j, err
	}
	given := 0
	for _, d := range []struct {
		on       bool
		decision cotejo.Decision
	}{{c.Accept, cotejo.Accept}, {c.Reject, cotejo.Reject}, {c.Unsure, cotejo.Unsure}, {len(c.Correct) > 0 && c.Add == nil, cotejo.Correct}, {c.Add != nil, cotejo.Add},
		{c.Merge != "", cotejo.Merge}, {c.Split != "", cotejo.Split}, {c.Revoke, cotejo.Revoke}} {
		if d.on {
			j.Decision = d.decision
			given++
		}
	}
	if given != 1 {
		return j, a.usage(a.voice.Say("error.judge-one", nil))
	}
	if other := cmp.Or(c.With, c.Merge, c.Split); other != "" {
		if j.Other, err = l.Resolve(a.ctx, other); err != nil {
			return j, err
		}
	}
	if j.Fields, err = c.fields(a); err != nil {
		return j, err
	}
	if j.Decision == cotejo.Correct && kindOf(j.Target) != "claim" {
		return j, a.usage(a.voice.Say("error.judge-correct", nil))
	}
	switch j.Kind = kindOf(j.Target); {
	case c.With != "":
		j.Kind = "relation"
	case c.Merge+c.Split != "":
		j.Kind = "event"
	case c.Add != nil:
		j.Kind = "passage"
	}
	return j, c.quoted(a, l, &j)
}

func kindOf(id string) string {
	kinds := map[string]string{"c_": "claim", "e_": "event", "p_": "panel", "f_": "finding", "j_": "judgement", "d_": "document"}
	if len(id) > 2 && kinds[id[:2]] != "" {
		return kinds[id[:2]]
	}
	return "entity"
}

// quoted keys a decision to the words it speaks of: of an added claim, those that
// were given; else the sentences and figures of its claims.
func (c *judgeCmd) quoted(a *app, l *ledger.Ledger, j *cotejo.Judgement) error {
	if j.Decision != cotejo.Add {
		return pipeline.Quote(a.ctx, l, j)
	}
	d, err := l.Document(a.ctx, j.Target)
	if err != nil {
		return err
	}
	words := strings.TrimSpace(*c.Add)
	at := strings.Index(d.Text, words)
	if at < 0 || words == "" {
		return a.usage(a.voice.Say("error.judge-quote", nil))
	}
	pipeline.QuotePassage(j, &d, cotejo.Span{Start: at, End: at + len(words)})
	if _, ok := reconcile.Added(*j, d); !ok {
		return a.usage(a.voice.Say("error.judge-add", nil))
	}
	return nil
}

// fields reads corrections: a field, an equals sign, and a JSON value or a word.
func (c *judgeCmd) fields(a *app) (map[string]string, error) {
	if len(c.Correct) == 0 {
		return nil, nil
	}
	out := map[string]string{}
	for _, f := range c.Correct {
		field, value, ok := strings.Cut(f, "=")
		if !ok || field == "" {
			return nil, a.usage(a.voice.Say("error.judge-field", say.Args{"Field": f}))
		}
		if !json.Valid([]byte(value)) {
			raw, err := json.Marshal(value)
			if err != nil {
				return nil, err
			}
			value = string(raw)
		}
		out[field] = value
	}
	return out, nil
}

// userName is who decides when nobody is named.
func userName() string {
	if u, err := user.Current(); err == nil && u.Username != "" {
		return u.Username
	}
	return "user"
}
