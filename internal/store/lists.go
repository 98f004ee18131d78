package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"warmwater/internal/catalogue"
	"warmwater/internal/shortlist"
	"warmwater/internal/visitor"
)

// timeForm is how times are stored: UTC, in an order that text has too.
const timeForm = "2006-01-02T15:04:05.000Z"

func (s *Store) stamp() string { return s.now().UTC().Format(timeForm) }

// moment reads a stored time; what is not there is the zero time.
func moment(text sql.NullString) (time.Time, error) {
	if !text.Valid {
		return time.Time{}, nil
	}
	return time.Parse(timeForm, text.String)
}

// CreateList makes a list with the title, purpose, origin and items of l, to
// be edited by a token.
func (s *Store) CreateList(ctx context.Context, l *shortlist.List, edit visitor.Token) error {
	return s.write(ctx, func(tx *sql.Tx) error {
		now := s.stamp()
		result, err := tx.ExecContext(ctx, `
			INSERT INTO lists (
				title,
				purpose,
				origin,
				edit_hash,
				read_hash,
				created,
				changed
			) VALUES (?, ?, ?, ?, ?, ?, ?)`,
			l.Title, l.Purpose, l.Origin, edit.Hash(), edit.Derived(visitor.UseRead, 1).Hash(), now, now)
		if err != nil {
			return fmt.Errorf("create a list: %w", err)
		}
		id, err := result.LastInsertId()
		if err != nil {
			return err
		}
		_, err = addItems(ctx, tx, id, l.Items)
		return err
	})
}

// FindList gives the list that a token opens and what the token allows, or an
// error of kind NotFound. A deleted list is there for those who may edit it.
func (s *Store) FindList(ctx context.Context, token visitor.Token) (l *shortlist.List, access visitor.Access, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		var id int64
		if id, access, err = openList(ctx, tx, token); err != nil {
			return err
		}
		if l, err = readList(ctx, tx, id); err != nil {
			return err
		}
		if access == visitor.Read && !l.Deleted.IsZero() {
			return noList()
		}
		return nil
	})
	return l, access, err
}

func noList() error { return notFound("error.list", "no list opens by this link") }

// openList looks a token up.
func openList(ctx context.Context, tx *sql.Tx, token visitor.Token) (id int64, access visitor.Access, err error) {
	err = tx.QueryRowContext(ctx, `
		SELECT
			id,
			CASE WHEN edit_hash = ?1 THEN ?2 ELSE ?3 END
		FROM lists
		WHERE edit_hash = ?1 OR read_hash = ?1`,
		token.Hash(), visitor.Edit, visitor.Read).Scan(&id, &access)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, 0, noList()
	}
	return id, access, err
}

func readList(ctx context.Context, tx *sql.Tx, id int64) (*shortlist.List, error) {
	l := &shortlist.List{ID: id}
	var created, changed, deleted sql.NullString
	err := tx.QueryRowContext(ctx, `
		SELECT
			title,
			purpose,
			origin,
			version,
			CASE WHEN read_hash IS NULL THEN 0 ELSE read_turn END,
			created,
			changed,
			deleted
		FROM lists
		WHERE id = ?`,
		id).Scan(&l.Title, &l.Purpose, &l.Origin, &l.Version, &l.ReadTurn, &created, &changed, &deleted)
	if err != nil {
		return nil, fmt.Errorf("read list: %w", err)
	}
	for text, to := range map[*sql.NullString]*time.Time{&created: &l.Created, &changed: &l.Changed, &deleted: &l.Deleted} {
		if *to, err = moment(*text); err != nil {
			return nil, fmt.Errorf("read list: %w", err)
		}
	}
	l.Items, err = collect(ctx, tx, func(rows *sql.Rows, x *shortlist.Item) error {
		return rows.Scan(
			&x.ID, &x.Kind, &x.Nr, &x.OwnItem.Title, &x.Initiator, &x.Link, &x.Body,
			&x.Section, &x.Note, &x.Status, &x.Reason, &x.Version)
	}, `
		SELECT
			id,
			kind,
			COALESCE(nr, 0),
			title,
			initiator,
			link,
			body,
			section,
			note,
			status,
			reason,
			version
		FROM list_items
		WHERE list_id = ? AND removed IS NULL
		ORDER BY position, id`,
		id)
	if err != nil {
		return nil, fmt.Errorf("read items: %w", err)
	}
	return l, nil
}

// changeList runs fn on the list that a token may edit, in one transaction,
// and notes when. A deleted list cannot be changed.
func (s *Store) changeList(ctx context.Context, edit visitor.Token, fn func(tx *sql.Tx, id int64) error) error {
	return s.write(ctx, func(tx *sql.Tx) error {
		id, access, err := openList(ctx, tx, edit)
		if err != nil {
			return err
		}
		if access != visitor.Edit {
			return &catalogue.Error{Kind: catalogue.Forbidden, Message: "error.list.read"}
		}
		result, err := tx.ExecContext(ctx, `UPDATE lists SET changed = ? WHERE id = ? AND deleted IS NULL`, s.stamp(), id)
		if err := one(result, err, noList); err != nil {
			return err
		}
		return fn(tx, id)
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

// ChangeList gives a list another title and purpose; version is that which
// the change began from, and an error of kind Conflict tells that there is a
// newer one.
func (s *Store) ChangeList(ctx context.Context, edit visitor.Token, version int, title, purpose string) error {
	return s.changeList(ctx, edit, func(tx *sql.Tx, id int64) error {
		result, err := tx.ExecContext(ctx, `
			UPDATE lists
			SET title = ?, purpose = ?, version = version + 1
			WHERE id = ? AND version = ?`,
			title, purpose, id, version)
		return one(result, err, conflict)
	})
}

// DeleteList deletes a list; it can be brought back until it is purged.
func (s *Store) DeleteList(ctx context.Context, edit visitor.Token) error {
	return s.changeList(ctx, edit, func(tx *sql.Tx, id int64) error {
		_, err := tx.ExecContext(ctx, `UPDATE lists SET deleted = ? WHERE id = ?`, s.stamp(), id)
		return err
	})
}

// RestoreList brings a deleted list back.
func (s *Store) RestoreList(ctx context.Context, edit visitor.Token) error {
	return s.write(ctx, func(tx *sql.Tx) error {
		result, err := tx.ExecContext(ctx, `UPDATE lists SET deleted = NULL, changed = ? WHERE edit_hash = ?`, s.stamp(), edit.Hash())
		return one(result, err, noList)
	})
}

// RenewLinks gives a list new links; the old ones open nothing any more.
func (s *Store) RenewLinks(ctx context.Context, edit, renewed visitor.Token) error {
	return s.changeList(ctx, edit, func(tx *sql.Tx, id int64) error {
		_, err := tx.ExecContext(ctx, `
			UPDATE lists
			SET edit_hash = ?, read_turn = 1, read_hash = CASE WHEN read_hash IS NULL THEN NULL ELSE ? END
			WHERE id = ?`,
			renewed.Hash(), renewed.Derived(visitor.UseRead, 1).Hash(), id)
		return err
	})
}

// RenewReadLink gives a list another link to read by.
func (s *Store) RenewReadLink(ctx context.Context, edit visitor.Token) error {
	return s.changeList(ctx, edit, func(tx *sql.Tx, id int64) error {
		var turn int
		if err := tx.QueryRowContext(ctx, `SELECT read_turn + 1 FROM lists WHERE id = ?`, id).Scan(&turn); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `UPDATE lists SET read_turn = ?, read_hash = ? WHERE id = ?`,
			turn, edit.Derived(visitor.UseRead, turn).Hash(), id)
		return err
	})
}

// RevokeReadLink takes the link to read by away.
func (s *Store) RevokeReadLink(ctx context.Context, edit visitor.Token) error {
	return s.changeList(ctx, edit, func(tx *sql.Tx, id int64) error {
		_, err := tx.ExecContext(ctx, `UPDATE lists SET read_hash = NULL WHERE id = ?`, id)
		return err
	})
}

// Purge removes for good what was deleted, or taken off a list, before a
// moment, and tells how many lists and rounds went.
func (s *Store) Purge(ctx context.Context, before time.Time) (lists, rounds int64, err error) {
	err = s.write(ctx, func(tx *sql.Tx) error {
		limit := before.UTC().Format(timeForm)
		if _, err := tx.ExecContext(ctx, `DELETE FROM list_items WHERE removed < ?`, limit); err != nil {
			return err
		}
		result, err := tx.ExecContext(ctx, `DELETE FROM lists WHERE deleted < ?`, limit)
		if err != nil {
			return err
		}
		if lists, err = result.RowsAffected(); err != nil {
			return err
		}
		if result, err = tx.ExecContext(ctx, `DELETE FROM rounds WHERE deleted < ?`, limit); err != nil {
			return err
		}
		rounds, err = result.RowsAffected()
		return err
	})
	return lists, rounds, err
}
