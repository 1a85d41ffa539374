package ledger

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/reconcile"
)

// derive applies what follows from a change of the claims: drops first, then
// puts.
func (r *recording) derive(d *reconcile.Delta) error {
	for _, step := range []func(*reconcile.Delta) error{
		r.dropDerived, r.putRelations, r.putEvents, r.putPanels, r.putFindings,
	} {
		if err := step(d); err != nil {
			return err
		}
	}
	return nil
}

func (r *recording) dropDerived(d *reconcile.Delta) error {
	for _, rel := range d.DropRelations {
		if err := r.dropRelation(rel.A, rel.B); err != nil {
			return err
		}
	}
	for _, id := range d.DropEvents {
		if err := r.dropEvent(id); err != nil {
			return err
		}
	}
	for _, id := range d.DropPanels {
		if err := r.dropPanel(id); err != nil {
			return err
		}
	}
	for _, id := range d.DropFindings {
		if err := r.dropFindings(id); err != nil {
			return err
		}
	}
	return nil
}

func (r *recording) dropRelation(a, b string) error {
	return r.count("relations", -1, "DELETE FROM relations WHERE lo = ? AND hi = ?", min(a, b), max(a, b))
}

func (r *recording) dropEvent(id string) error {
	var body string
	if err := r.row("SELECT coalesce((SELECT body FROM events WHERE id = ?), '')", []any{id}, &body); err != nil || body == "" {
		return err
	}
	var e cotejo.Event
	if err := json.Unmarshal([]byte(body), &e); err != nil {
		return fmt.Errorf("event %s: %w", id, err)
	}
	for entity := range eventRefs(&e) {
		if _, err := r.exec("DELETE FROM event_refs WHERE entity = ? AND ord = ?", entity, eventOrd(&e)); err != nil {
			return err
		}
	}
	if _, err := r.exec("UPDATE claims SET event = '' WHERE event = ? AND event <> ''", id); err != nil {
		return err
	}
	return r.count("events", -1, "DELETE FROM events WHERE id = ?", id)
}

func (r *recording) dropPanel(id string) error {
	if _, err := r.exec("UPDATE claims SET panel = '' WHERE panel = ? AND panel <> ''", id); err != nil {
		return err
	}
	return r.count("panels", -1, "DELETE FROM panels WHERE id = ?", id)
}

func (r *recording) dropFindings(of string) error {
	ids, err := r.strs("SELECT id FROM findings WHERE event = ?1 AND event <> '' UNION SELECT id FROM findings WHERE panel = ?1 AND panel <> ''", of)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if err := r.dropFinding(id); err != nil {
			return err
		}
	}
	return nil
}

func (r *recording) dropFinding(id string) error {
	var body string
	if err := r.row("SELECT coalesce((SELECT body FROM findings WHERE id = ?), '')", []any{id}, &body); err != nil || body == "" {
		return err
	}
	var f cotejo.Finding
	if err := json.Unmarshal([]byte(body), &f); err != nil {
		return fmt.Errorf("finding %s: %w", id, err)
	}
	for _, c := range f.Claims {
		if _, err := r.exec("DELETE FROM finding_claims WHERE claim = ? AND finding = ?", c, id); err != nil {
			return err
		}
	}
	return r.count("findings", -1, "DELETE FROM findings WHERE id = ?", id)
}

func (r *recording) putRelations(d *reconcile.Delta) error {
	for _, rel := range d.PutRelations {
		if err := r.dropRelation(rel.A, rel.B); err != nil {
			return err
		}
		body, sum, err := derived(rel)
		if err != nil {
			return err
		}
		err = r.count("relations", 1, "INSERT INTO relations (lo, hi, type, body, sum) VALUES (?, ?, ?, ?, ?)",
			min(rel.A, rel.B), max(rel.A, rel.B), string(rel.Type), body, sum)
		if err != nil {
			return fmt.Errorf("relation %s %s: %w", rel.A, rel.B, err)
		}
		r.content.Derived = true
	}
	return nil
}

func derived(v any) (string, []byte, error) {
	raw, err := canonical(v)
	return string(raw), checksum(string(raw)), err
}

// eventRefs lists the entities of an event, with the same bits as claims.
func eventRefs(e *cotejo.Event) map[string]int {
	return claimRefs(&cotejo.Claim{Participants: e.Participants, Place: e.Place, Chain: originChain(e.Origins)})
}

func originChain(origins []cotejo.Origin) []cotejo.Attribution {
	var out []cotejo.Attribution
	for _, o := range origins {
		out = append(out, cotejo.Attribution{Entity: o.Entity, Group: 1})
	}
	return out
}

func (r *recording) putEvents(d *reconcile.Delta) error {
	for i := range d.PutEvents {
		if err := r.dropEvent(d.PutEvents[i].ID); err != nil {
			return err
		}
	}
	for i := range d.PutEvents {
		e := &d.PutEvents[i]
		body, sum, err := derived(e)
		if err != nil {
			return err
		}
		ord, weight := eventOrd(e), e.Articles*1_000_000+min(len(e.Claims), 999_999)
		err = r.count("events", 1, "INSERT INTO events (id, ord, predicate, status, weight, body, sum) VALUES (?, ?, ?, ?, ?, ?, ?)",
			e.ID, ord, e.Predicate, string(e.Status), weight, body, sum)
		if err != nil {
			return fmt.Errorf("event %s: %w", e.ID, err)
		}
		for entity, kinds := range eventRefs(e) {
			if _, err := r.exec("INSERT INTO event_refs (entity, ord, kinds) VALUES (?, ?, ?)", entity, ord, kinds); err != nil {
				return err
			}
		}
		for _, c := range e.Claims {
			if _, err := r.exec("UPDATE claims SET event = ? WHERE id = ?", e.ID, c); err != nil {
				return err
			}
		}
		r.content.Derived = true
	}
	return nil
}

func (r *recording) putPanels(d *reconcile.Delta) error {
	for i := range d.PutPanels {
		if err := r.dropPanel(d.PutPanels[i].ID); err != nil {
			return err
		}
	}
	for i := range d.PutPanels {
		p := &d.PutPanels[i]
		body, sum, err := derived(p)
		if err != nil {
			return err
		}
		err = r.count("panels", 1, "INSERT INTO panels (id, predicate, contested, weight, body, sum) VALUES (?, ?, ?, ?, ?, ?)",
			p.ID, p.Predicate, p.Contested, panelWeight(p), body, sum)
		if err != nil {
			return fmt.Errorf("panel %s: %w", p.ID, err)
		}
		for _, row := range p.Rows {
			if _, err := r.exec("UPDATE claims SET panel = ? WHERE id = ?", p.ID, row.Claim); err != nil {
				return err
			}
		}
		r.content.Derived = true
	}
	return nil
}

func (r *recording) putFindings(d *reconcile.Delta) error {
	for i := range d.PutFindings {
		f := d.PutFindings[i]
		f.Rank = 0 // counted over the whole ledger when it is read
		if err := r.dropFinding(f.ID); err != nil {
			return err
		}
		body, sum, err := derived(f)
		if err != nil {
			return err
		}
		err = r.count("findings", 1, "INSERT INTO findings (id, type, event, panel, score, body, sum) VALUES (?, ?, ?, ?, ?, ?, ?)",
			f.ID, f.Type, f.Event, f.Panel, f.Score, body, sum)
		if err != nil {
			return fmt.Errorf("finding %s: %w", f.ID, err)
		}
		for _, c := range slices.Compact(slices.Sorted(slices.Values(f.Claims))) {
			if _, err := r.exec("INSERT INTO finding_claims (claim, finding) VALUES (?, ?)", c, f.ID); err != nil {
				return err
			}
		}
		r.content.Derived = true
	}
	return nil
}

// panelWeight orders panels: the contested first, then by documents and figures.
func panelWeight(p *cotejo.Panel) int64 {
	w := int64(p.Documents)*1_000_000 + int64(min(len(p.Rows), 999_999))
	if p.Contested {
		w += 1 << 50
	}
	return w
}
