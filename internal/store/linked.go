package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"warmwater/internal/catalogue"
	"warmwater/internal/visitor"
)

// A linked is a table of things that visitors make, each opened by a link to
// edit it and one to read it. Links are kept as hashes. Such a table has the
// columns id, edit_hash, read_hash, read_turn, created, changed and deleted.
type linked struct {
	table    string
	missing  func() error // no link like that
	readOnly string       // key of the words for who may only read
}

var (
	lists = linked{"lists", noList, "error.list.read"}
	plans = linked{"plans", noPlan, "error.plan.read"}
)

// query puts the name of the table, which is ours, into a statement.
func (k linked) query(statement string) string { return fmt.Sprintf(statement, k.table) }

// open looks a token up.
func (k linked) open(ctx context.Context, tx *sql.Tx, token visitor.Token) (id int64, access visitor.Access, err error) {
	err = tx.QueryRowContext(ctx, k.query(`
		SELECT
			id,
			CASE WHEN edit_hash = ?1 THEN ?2 ELSE ?3 END
		FROM %s
		WHERE edit_hash = ?1 OR read_hash = ?1`),
		token.Hash(), visitor.Edit, visitor.Read).Scan(&id, &access)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, 0, k.missing()
	}
	return id, access, err
}

// change runs fn on what a token may edit, in one transaction, and notes when.
// What is deleted cannot be changed.
func (s *Store) change(ctx context.Context, k linked, edit visitor.Token, fn func(tx *sql.Tx, id int64) error) error {
	return s.write(ctx, func(tx *sql.Tx) error {
		id, access, err := k.open(ctx, tx, edit)
		if err != nil {
			return err
		}
		if access != visitor.Edit {
			return &catalogue.Error{Kind: catalogue.Forbidden, Message: k.readOnly}
		}
		result, err := tx.ExecContext(ctx, k.query(`UPDATE %s SET changed = ? WHERE id = ? AND deleted IS NULL`), s.stamp(), id)
		if err := one(result, err, k.missing); err != nil {
			return err
		}
		return fn(tx, id)
	})
}

// remove deletes; what is deleted can be brought back until it is purged.
func (s *Store) remove(ctx context.Context, k linked, edit visitor.Token) error {
	return s.change(ctx, k, edit, func(tx *sql.Tx, id int64) error {
		_, err := tx.ExecContext(ctx, k.query(`UPDATE %s SET deleted = ? WHERE id = ?`), s.stamp(), id)
		return err
	})
}

// restore brings back what was deleted.
func (s *Store) restore(ctx context.Context, k linked, edit visitor.Token) error {
	return s.write(ctx, func(tx *sql.Tx) error {
		result, err := tx.ExecContext(ctx, k.query(`UPDATE %s SET deleted = NULL, changed = ? WHERE edit_hash = ?`), s.stamp(), edit.Hash())
		return one(result, err, k.missing)
	})
}

// renewLinks gives new links; the old ones open nothing any more.
func (s *Store) renewLinks(ctx context.Context, k linked, edit, renewed visitor.Token) error {
	return s.change(ctx, k, edit, func(tx *sql.Tx, id int64) error {
		_, err := tx.ExecContext(ctx, k.query(`
			UPDATE %s
			SET edit_hash = ?, read_turn = 1, read_hash = CASE WHEN read_hash IS NULL THEN NULL ELSE ? END
			WHERE id = ?`),
			renewed.Hash(), renewed.ReadToken(1).Hash(), id)
		return err
	})
}

// renewReadLink gives another link to read by.
func (s *Store) renewReadLink(ctx context.Context, k linked, edit visitor.Token) error {
	return s.change(ctx, k, edit, func(tx *sql.Tx, id int64) error {
		var turn int
		if err := tx.QueryRowContext(ctx, k.query(`SELECT read_turn + 1 FROM %s WHERE id = ?`), id).Scan(&turn); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, k.query(`UPDATE %s SET read_turn = ?, read_hash = ? WHERE id = ?`),
			turn, edit.ReadToken(turn).Hash(), id)
		return err
	})
}

// revokeReadLink takes the link to read by away.
func (s *Store) revokeReadLink(ctx context.Context, k linked, edit visitor.Token) error {
	return s.change(ctx, k, edit, func(tx *sql.Tx, id int64) error {
		_, err := tx.ExecContext(ctx, k.query(`UPDATE %s SET read_hash = NULL WHERE id = ?`), id)
		return err
	})
}

// one wants a statement to have met one row, or gives the other error.
func one(result sql.Result, err error, otherwise func() error) error {
	if err != nil {
		return err
	}
	n, err := result.RowsAffected()
	if err == nil && n != 1 {
		return otherwise()
	}
	return err
}

// conflict is for someone who saves what another has changed meanwhile.
func conflict() error {
	return &catalogue.Error{Kind: catalogue.Conflict, Message: "error.conflict", Err: errors.New("changed meanwhile")}
}

// Purged is how much of each was removed for good.
type Purged struct{ Lists, Rounds, Plans int64 }

// Purge removes for good what was deleted, or taken off a list, before a
// moment, and tells how much went.
func (s *Store) Purge(ctx context.Context, before time.Time) (p Purged, err error) {
	err = s.write(ctx, func(tx *sql.Tx) error {
		limit := before.UTC().Format(timeForm)
		if _, err := tx.ExecContext(ctx, `DELETE FROM list_items WHERE removed < ?`, limit); err != nil {
			return err
		}
		for _, x := range []struct {
			table string
			count *int64
		}{{"lists", &p.Lists}, {"rounds", &p.Rounds}, {"plans", &p.Plans}} {
			result, err := tx.ExecContext(ctx, fmt.Sprintf(`DELETE FROM %s WHERE deleted < ?`, x.table), limit)
			if err != nil {
				return err
			}
			if *x.count, err = result.RowsAffected(); err != nil {
				return err
			}
		}
		return nil
	})
	return p, err
}
