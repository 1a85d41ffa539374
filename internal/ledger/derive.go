package ledger

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/cotejo/cotejo"
	"github.com/cotejo/cotejo/internal/reconcile"
)

// derive applies what follows from a change of the claims: drops first, then
// puts.
func (r *recording) derive(d *reconcile.Delta) error {
	r.ahead.done.Wait()
	if r.ahead.err != nil {
		return r.ahead.err
	}
	for _, step := range []func(*reconcile.Delta) error{
		r.dropDerived, r.deriveRelations, r.putEvents, r.putPanels, r.putFindings, r.putMembers, r.putFlows,
	} {
		if err := step(d); err != nil {
			return err
		}
	}
	return nil
}

func (r *recording) dropDerived(d *reconcile.Delta) error {
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
	return nil
}

// dropEvent takes an event away; its claims are told by Delta.Members.
func (r *recording) dropEvent(id string) error {
	old, ok, err := r.storedEvent(id)
	if err != nil || !ok {
		return err
	}
	if err := r.eventRefs(&old, &cotejo.Event{}); err != nil {
		return err
	}
	if _, err := r.exec("UPDATE claims SET event = '' WHERE event = ? AND event <> ''", id); err != nil {
		return err
	}
	for _, q := range []string{"DELETE FROM inside WHERE id = ?", "DELETE FROM rests WHERE id = ?"} {
		if _, err := r.exec(q, id); err != nil {
			return err
		}
	}
	return r.count("events", -1, "DELETE FROM events WHERE id = ?", id)
}

func (r *recording) storedEvent(id string) (e cotejo.Event, ok bool, err error) {
	body, ok, err := r.body("SELECT body FROM events WHERE id = ?", id)
	if ok {
		err = unpackText(body, &e, r.layout)
	}
	if err != nil {
		return e, false, fmt.Errorf("event %s: %w", id, err)
	}
	return e, ok, nil
}

// layout gives the layout kept under a mark.
func (r *recording) layout(mark string) (text string, err error) {
	err = r.row("SELECT layout FROM layouts WHERE mark = ?", []any{mark}, &text)
	return text, err
}

func (r *recording) dropPanel(id string) error {
	if _, err := r.exec("UPDATE claims SET panel = '' WHERE panel = ? AND panel <> ''", id); err != nil {
		return err
	}
	for _, q := range []string{"DELETE FROM inside WHERE id = ?", "DELETE FROM rests WHERE id = ?"} {
		if _, err := r.exec(q, id); err != nil {
			return err
		}
	}
	return r.count("panels", -1, "DELETE FROM panels WHERE id = ?", id)
}

func derived(v any) (body, sum []byte) {
	body = pack(v)
	return body, checksum(body)
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

// eventRefs changes what an event is found by from what it was to what it is.
func (r *recording) eventRefs(was, is *cotejo.Event) error {
	before, after := eventRefs(was), eventRefs(is)
	from, to := eventOrd(was), eventOrd(is)
	moved := !bytes.Equal(from, to)
	for entity, kinds := range before {
		if now, ok := after[entity]; ok && !moved && now == kinds {
			delete(after, entity)
			continue
		}
		if _, err := r.exec("DELETE FROM event_refs WHERE entity = ? AND ord = ?", entity, from); err != nil {
			return err
		}
	}
	for entity, kinds := range after {
		if _, err := r.exec("INSERT INTO event_refs (entity, ord, kinds) VALUES (?, ?, ?)", entity, to, kinds); err != nil {
			return err
		}
	}
	return nil
}

func (r *recording) putEvents(d *reconcile.Delta) error {
	for i := range d.PutEvents {
		e := &d.PutEvents[i]
		was, there, err := r.storedEvent(e.ID)
		if err != nil {
			return err
		}
		if err = r.putEvent(&was, e, there, r.ahead.events[i]); err == nil {
			err = r.eventRefs(&was, e)
		}
		if err == nil {
			err = r.putInside(e.ID)
		}
		if err == nil {
			err = r.putRest(e.ID)
		}
		if err != nil {
			return fmt.Errorf("event %s: %w", e.ID, err)
		}
		r.content.Derived = true
	}
	return nil
}

func eventWeight(e *cotejo.Event) int { return e.Articles*1_000_000 + min(len(e.Claims), 999_999) }

// putEvent writes the row of an event. A column that is in an index is written only when
// it changes: SQLite writes the index whenever the column is named.
func (r *recording) putEvent(was, e *cotejo.Event, there bool, as packed) error {
	body, sum := as.body, as.sum
	ord, weight := eventOrd(e), eventWeight(e)
	if !there {
		return r.count("events", 1, "INSERT INTO events (id, ord, predicate, status, weight, body, sum) VALUES (?, ?, ?, ?, ?, ?, ?)",
			e.ID, ord, e.Predicate, string(e.Status), weight, body, sum)
	}
	if bytes.Equal(eventOrd(was), ord) && was.Predicate == e.Predicate {
		if was.Status == e.Status && eventWeight(was) == weight {
			return r.count("events", 0, "UPDATE events SET body = ?, sum = ? WHERE id = ?", body, sum, e.ID)
		}
		return r.count("events", 0, "UPDATE events SET status = ?, weight = ?, body = ?, sum = ? WHERE id = ?", string(e.Status), weight, body, sum, e.ID)
	}
	return r.count("events", 0, "UPDATE events SET ord = ?, predicate = ?, status = ?, weight = ?, body = ?, sum = ? WHERE id = ?",
		ord, e.Predicate, string(e.Status), weight, body, sum, e.ID)
}

// putInside keeps the relations inside a group, when the delta tells them.
func (r *recording) putInside(id string) error {
	is, told := r.ahead.inside[id]
	if !told {
		_, err := r.exec("DELETE FROM inside WHERE id = ?", id)
		return err
	}
	_, err := r.exec("INSERT INTO inside (id, body, sum) VALUES (?1, ?2, ?3) ON CONFLICT (id) DO UPDATE SET body = ?2, sum = ?3", id, is.body, is.sum)
	return err
}

func (r *recording) putPanels(d *reconcile.Delta) error {
	for i := range d.PutPanels {
		p := &d.PutPanels[i]
		err := r.putPanel(p, r.ahead.panels[i])
		if err == nil {
			err = r.putInside(p.ID)
		}
		if err == nil {
			err = r.putRest(p.ID)
		}
		if err != nil {
			return fmt.Errorf("panel %s: %w", p.ID, err)
		}
		r.content.Derived = true
	}
	return nil
}

// putPanel writes the row of a panel, as putEvent does that of an event.
func (r *recording) putPanel(p *cotejo.Panel, as packed) error {
	body, sum := as.body, as.sum
	n, err := r.exec("UPDATE panels SET body = ?, sum = ? WHERE id = ? AND predicate = ? AND contested = ? AND weight = ?",
		body, sum, p.ID, p.Predicate, p.Contested, panelWeight(p))
	if err == nil && n == 0 {
		n, err = r.exec("UPDATE panels SET predicate = ?, contested = ?, weight = ?, body = ?, sum = ? WHERE id = ?",
			p.Predicate, p.Contested, panelWeight(p), body, sum, p.ID)
	}
	if err != nil || n > 0 {
		r.info.Changed = r.info.Changed || n > 0
		return err
	}
	return r.count("panels", 1, "INSERT INTO panels (id, predicate, contested, weight, body, sum) VALUES (?, ?, ?, ?, ?, ?)",
		p.ID, p.Predicate, p.Contested, panelWeight(p), body, sum)
}

// putFindings replaces the findings of the events and panels that the delta
// names; those that stay as they were are left alone.
func (r *recording) putFindings(d *reconcile.Delta) error {
	old := map[string]string{} // finding → checksum
	for _, of := range d.DropFindings {
		rows, err := r.strs("SELECT id || hex(sum) FROM findings WHERE event = ?1 AND event <> '' UNION SELECT id || hex(sum) FROM findings WHERE panel = ?1 AND panel <> ''", of)
		if err != nil {
			return err
		}
		for _, row := range rows {
			old[row[:len(row)-16]] = row[len(row)-16:]
		}
	}
	for i := range d.PutFindings {
		f, body, sum := &d.PutFindings[i], r.ahead.findings[i].body, r.ahead.findings[i].sum
		was, there := old[f.ID]
		delete(old, f.ID)
		if there && was == strings.ToUpper(hex.EncodeToString(sum)) {
			continue
		}
		if err := r.putFinding(f, body, sum); err != nil {
			return fmt.Errorf("finding %s: %w", f.ID, err)
		}
		r.content.Derived = true
	}
	for id := range old {
		if err := r.count("findings", -1, "DELETE FROM findings WHERE id = ?", id); err != nil {
			return err
		}
	}
	return nil
}

// putFinding writes the row of a finding, no index where nothing changes by which
// findings are found.
func (r *recording) putFinding(f *cotejo.Finding, body, sum []byte) error {
	n, err := r.exec("UPDATE findings SET body = ?, sum = ? WHERE id = ? AND type = ? AND event = ? AND panel = ? AND score = ?",
		body, sum, f.ID, f.Type, f.Event, f.Panel, f.Score)
	if err == nil && n == 0 {
		n, err = r.exec("UPDATE findings SET type = ?, event = ?, panel = ?, score = ?, body = ?, sum = ? WHERE id = ?",
			f.Type, f.Event, f.Panel, f.Score, body, sum, f.ID)
	}
	if err != nil || n > 0 {
		r.info.Changed = r.info.Changed || n > 0
		return err
	}
	return r.count("findings", 1, "INSERT INTO findings (id, type, event, panel, score, body, sum) VALUES (?, ?, ?, ?, ?, ?, ?)",
		f.ID, f.Type, f.Event, f.Panel, f.Score, body, sum)
}

// putMembers writes the event and panel of every claim that changes them. A
// delta that does not tell them has those of what it puts.
func (r *recording) putMembers(d *reconcile.Delta) error {
	for _, ref := range d.Members {
		if _, written := r.placed[ref.ID]; written {
			continue
		}
		if err := r.putMember("event = ?, panel = ?", ref.ID, ref.Event, ref.Panel); err != nil {
			return err
		}
	}
	if d.Members != nil {
		return nil
	}
	for _, e := range d.PutEvents {
		for _, c := range e.Claims {
			if err := r.putMember("event = ?", c, e.ID); err != nil {
				return err
			}
		}
	}
	for _, p := range d.PutPanels {
		for _, row := range p.Rows {
			if err := r.putMember("panel = ?", row.Claim, p.ID); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *recording) putMember(set, claim string, values ...any) error {
	values = append(values, claim)
	_, err := r.exec("UPDATE claims SET "+set+" WHERE id = ?", values...)
	if err == nil {
		_, err = r.exec("UPDATE items SET "+set+" WHERE claim = (SELECT seq FROM claims WHERE id = ?)", values...)
	}
	return err
}

// panelWeight orders panels: the contested first, then by documents and figures.
func panelWeight(p *cotejo.Panel) int64 {
	w := int64(p.Documents)*1_000_000 + int64(min(len(p.Rows)+p.More, 999_999))
	if p.Contested {
		w += 1 << 50
	}
	return w
}
