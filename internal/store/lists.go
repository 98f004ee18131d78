package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

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
			l.Title, l.Purpose, l.Origin, edit.Hash(), edit.ReadToken(1).Hash(), now, now)
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
		if id, access, err = lists.open(ctx, tx, token); err != nil {
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

// ChangeList gives a list another title and purpose; version is that which
// the change began from, and an error of kind Conflict tells that there is a
// newer one.
func (s *Store) ChangeList(ctx context.Context, edit visitor.Token, version int, title, purpose string) error {
	return s.change(ctx, lists, edit, func(tx *sql.Tx, id int64) error {
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
	return s.remove(ctx, lists, edit)
}

// RestoreList brings a deleted list back.
func (s *Store) RestoreList(ctx context.Context, edit visitor.Token) error {
	return s.restore(ctx, lists, edit)
}

// RenewLinks gives a list new links; the old ones open nothing any more.
func (s *Store) RenewLinks(ctx context.Context, edit, renewed visitor.Token) error {
	return s.renewLinks(ctx, lists, edit, renewed)
}

// RenewReadLink gives a list another link to read by.
func (s *Store) RenewReadLink(ctx context.Context, edit visitor.Token) error {
	return s.renewReadLink(ctx, lists, edit)
}

// RevokeReadLink takes the link to read by away.
func (s *Store) RevokeReadLink(ctx context.Context, edit visitor.Token) error {
	return s.revokeReadLink(ctx, lists, edit)
}
