package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"warmwater/internal/catalogue"
	"warmwater/internal/plan"
	"warmwater/internal/visitor"
)

func noPlan() error { return notFound("error.plan", "no plan opens by this link") }

// CreatePlan makes a plan that says what b says, to be edited by a token.
func (s *Store) CreatePlan(ctx context.Context, b *plan.Body, edit visitor.Token) error {
	return s.write(ctx, func(tx *sql.Tx) error {
		now := s.stamp()
		result, err := tx.ExecContext(ctx, `
			INSERT INTO plans (
				edit_hash,
				read_hash,
				created,
				changed
			) VALUES (?, ?, ?, ?)`,
			edit.Hash(), edit.ReadToken(1).Hash(), now, now)
		if err != nil {
			return fmt.Errorf("create a plan: %w", err)
		}
		id, err := result.LastInsertId()
		if err != nil {
			return err
		}
		return putParts(ctx, tx, id, b, b.PartsOf())
	})
}

func putParts(ctx context.Context, tx *sql.Tx, id int64, b *plan.Body, parts []plan.Part) error {
	for _, part := range parts {
		body, err := b.JSON(part)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `
			INSERT INTO plan_parts (
				plan_id,
				part,
				body
			) VALUES (?, ?, ?)
			ON CONFLICT (plan_id, part) DO UPDATE SET body = excluded.body`,
			id, part, string(body))
		if err != nil {
			return fmt.Errorf("save part %s: %w", part, err)
		}
	}
	return nil
}

// FindPlan gives the plan that a token opens and what the token allows, or an
// error of kind NotFound. A deleted plan is there for those who may edit it.
func (s *Store) FindPlan(ctx context.Context, token visitor.Token) (p *plan.Plan, access visitor.Access, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		var id int64
		if id, access, err = plans.open(ctx, tx, token); err != nil {
			return err
		}
		if p, err = readPlan(ctx, tx, id); err != nil {
			return err
		}
		if access == visitor.Read && !p.Deleted.IsZero() {
			return noPlan()
		}
		return nil
	})
	return p, access, err
}

func readPlan(ctx context.Context, tx *sql.Tx, id int64) (*plan.Plan, error) {
	p := &plan.Plan{ID: id}
	var created, changed, deleted sql.NullString
	err := tx.QueryRowContext(ctx, `
		SELECT
			CASE WHEN read_hash IS NULL THEN 0 ELSE read_turn END,
			created,
			changed,
			deleted
		FROM plans
		WHERE id = ?`,
		id).Scan(&p.ReadTurn, &created, &changed, &deleted)
	if err != nil {
		return nil, fmt.Errorf("read plan: %w", err)
	}
	for text, to := range map[*sql.NullString]*time.Time{&created: &p.Created, &changed: &p.Changed, &deleted: &p.Deleted} {
		if *to, err = moment(*text); err != nil {
			return nil, fmt.Errorf("read plan: %w", err)
		}
	}
	if err := readBody(ctx, tx, id, &p.Body); err != nil {
		return nil, err
	}
	p.Snapshots, err = collect(ctx, tx, func(rows *sql.Rows, x *plan.Snapshot) error {
		var created sql.NullString
		err := rows.Scan(&x.ID, &x.Name, &created)
		if err == nil {
			x.Created, err = moment(created)
		}
		return err
	}, `SELECT id, name, created FROM plan_snapshots WHERE plan_id = ? ORDER BY id DESC`, id)
	if err != nil {
		return nil, fmt.Errorf("read versions: %w", err)
	}
	return p, nil
}

func readBody(ctx context.Context, tx *sql.Tx, id int64, b *plan.Body) error {
	type part struct {
		name plan.Part
		body string
	}
	parts, err := collect(ctx, tx, func(rows *sql.Rows, x *part) error { return rows.Scan(&x.name, &x.body) },
		`SELECT part, body FROM plan_parts WHERE plan_id = ?`, id)
	if err != nil {
		return fmt.Errorf("read parts: %w", err)
	}
	for _, x := range parts {
		if err := b.SetJSON(x.name, []byte(x.body)); err != nil {
			return fmt.Errorf("read part %s: %w", x.name, err)
		}
	}
	return nil
}

// SaveParts saves some parts of a plan, all or none of them. from gives, for
// each, the mark of what the change began from: a part that has another mark
// now, and does not say already what b says, is an error of kind Conflict. A
// part that there cannot be is one of kind Invalid.
func (s *Store) SaveParts(ctx context.Context, edit visitor.Token, from map[plan.Part]string, b *plan.Body) error {
	err := s.change(ctx, plans, edit, func(tx *sql.Tx, id int64) error {
		var now plan.Body
		if err := readBody(ctx, tx, id, &now); err != nil {
			return err
		}
		var parts []plan.Part
		for part, mark := range from {
			switch there := now.Mark(part); {
			case !part.Valid():
				return &catalogue.Error{Kind: catalogue.Invalid, Message: "error.bad", Err: fmt.Errorf("no part %q", part)}
			case there == b.Mark(part):
				continue
			case there != mark:
				return conflict()
			}
			parts = append(parts, part)
		}
		if len(parts) == 0 {
			return errSame
		}
		return putParts(ctx, tx, id, b, parts)
	})
	if errors.Is(err, errSame) {
		return nil
	}
	return err
}

// errSame takes back the note of when, where nothing changes.
var errSame = errors.New("it says so already")

// AddSnapshot keeps the plan as it stands under a name.
func (s *Store) AddSnapshot(ctx context.Context, edit visitor.Token, name string) error {
	return s.change(ctx, plans, edit, func(tx *sql.Tx, id int64) error {
		return s.addSnapshot(ctx, tx, id, name)
	})
}

func (s *Store) addSnapshot(ctx context.Context, tx *sql.Tx, id int64, name string) error {
	var there int
	if err := tx.QueryRowContext(ctx, `SELECT COUNT(*) FROM plan_snapshots WHERE plan_id = ?`, id).Scan(&there); err != nil {
		return err
	}
	if there >= plan.MaxSnapshots {
		return plan.TooManySnapshots()
	}
	var b plan.Body
	if err := readBody(ctx, tx, id, &b); err != nil {
		return err
	}
	body, err := json.Marshal(b)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `
		INSERT INTO plan_snapshots (
			plan_id,
			name,
			body,
			created
		) VALUES (?, ?, ?, ?)`,
		id, name, string(body), s.stamp())
	return err
}

// FindSnapshot gives a named version of the plan that a token opens, with its
// body, or an error of kind NotFound.
func (s *Store) FindSnapshot(ctx context.Context, token visitor.Token, snapshot int64) (x *plan.Snapshot, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		id, _, err := plans.open(ctx, tx, token)
		if err == nil {
			x, err = readSnapshot(ctx, tx, id, snapshot)
		}
		return err
	})
	return x, err
}

func readSnapshot(ctx context.Context, tx *sql.Tx, id, snapshot int64) (*plan.Snapshot, error) {
	x := &plan.Snapshot{ID: snapshot}
	var body string
	var created sql.NullString
	err := tx.QueryRowContext(ctx, `SELECT name, body, created FROM plan_snapshots WHERE plan_id = ? AND id = ?`,
		id, snapshot).Scan(&x.Name, &body, &created)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, notFound("error.plan.version", "no such version")
	}
	if err != nil {
		return nil, err
	}
	if x.Created, err = moment(created); err != nil {
		return nil, err
	}
	return x, json.Unmarshal([]byte(body), &x.Body)
}

// RestoreSnapshot makes the plan say again what it said then. What it says now
// is kept first, under another name.
func (s *Store) RestoreSnapshot(ctx context.Context, edit visitor.Token, snapshot int64, nameOfNow string) error {
	return s.change(ctx, plans, edit, func(tx *sql.Tx, id int64) error {
		x, err := readSnapshot(ctx, tx, id, snapshot)
		if err != nil {
			return err
		}
		if err := s.addSnapshot(ctx, tx, id, nameOfNow); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM plan_parts WHERE plan_id = ?`, id); err != nil {
			return err
		}
		return putParts(ctx, tx, id, &x.Body, x.Body.PartsOf())
	})
}

// RemoveSnapshot removes a named version for good.
func (s *Store) RemoveSnapshot(ctx context.Context, edit visitor.Token, snapshot int64) error {
	return s.change(ctx, plans, edit, func(tx *sql.Tx, id int64) error {
		result, err := tx.ExecContext(ctx, `DELETE FROM plan_snapshots WHERE plan_id = ? AND id = ?`, id, snapshot)
		return one(result, err, func() error { return notFound("error.plan.version", "no such version") })
	})
}

// DeletePlan deletes a plan; it can be brought back until it is purged.
func (s *Store) DeletePlan(ctx context.Context, edit visitor.Token) error {
	return s.remove(ctx, plans, edit)
}

// RestorePlan brings a deleted plan back.
func (s *Store) RestorePlan(ctx context.Context, edit visitor.Token) error {
	return s.restore(ctx, plans, edit)
}

// RenewPlanLinks gives a plan new links; the old ones open nothing any more.
func (s *Store) RenewPlanLinks(ctx context.Context, edit, renewed visitor.Token) error {
	return s.renewLinks(ctx, plans, edit, renewed)
}

// RenewPlanReadLink gives a plan another link to read by.
func (s *Store) RenewPlanReadLink(ctx context.Context, edit visitor.Token) error {
	return s.renewReadLink(ctx, plans, edit)
}

// RevokePlanReadLink takes the link to read by away.
func (s *Store) RevokePlanReadLink(ctx context.Context, edit visitor.Token) error {
	return s.revokeReadLink(ctx, plans, edit)
}
