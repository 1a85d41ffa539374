package cli

import (
	"fmt"

	"github.com/cotejo/cotejo/internal/ledger"
	"github.com/cotejo/cotejo/internal/pipeline"
)

func (a *app) summary(l *ledger.Ledger, rep pipeline.Report) error {
	n, err := l.Counts(a.ctx)
	if err != nil {
		return err
	}
	fmt.Fprintln(a.out, n, rep.New, rep.Known)
	return nil
}
