package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"warmwater/internal/catalogue"
	"warmwater/internal/shortlist"
	"warmwater/internal/visitor"
)

// AddItems puts items at the end of a list and tells how many came on it;
// actions and cases that are on it already do not come again.
func (s *Store) AddItems(ctx context.Context, edit visitor.Token, items []shortlist.Item) (added int, err error) {
	err = s.change(ctx, lists, edit, func(tx *sql.Tx, id int64) error {
		added, err = addItems(ctx, tx, id, items)
		return err
	})
	return added, err
}

func addItems(ctx context.Context, tx *sql.Tx, list int64, items []shortlist.Item) (added int, err error) {
	var there, last int
	if err := tx.QueryRowContext(ctx, `
		SELECT
			COUNT(*) FILTER (WHERE removed IS NULL),
			COALESCE(MAX(position), 0)
		FROM list_items
		WHERE list_id = ?`,
		list).Scan(&there, &last); err != nil {
		return 0, err
	}
	for _, x := range items {
		result, err := tx.ExecContext(ctx, `
			INSERT INTO list_items (
				list_id,
				position,
				kind,
				nr,
				title,
				initiator,
				link,
				body,
				section,
				note,
				status,
				reason
			) VALUES (?, ?, ?, NULLIF(?, 0), ?, ?, ?, ?, ?, ?, COALESCE(NULLIF(?, ''), 'look'), ?)
			ON CONFLICT (list_id, kind, nr) WHERE removed IS NULL DO NOTHING`,
			list, last+added+1, x.Kind, x.Nr, x.OwnItem.Title, x.Initiator, x.Link, x.Body,
			x.Section, x.Note, x.Status, x.Reason)
		if err != nil {
			return 0, fmt.Errorf("add an item: %w", err)
		}
		n, err := result.RowsAffected()
		if err != nil {
			return 0, err
		}
		added += int(n)
	}
	if there+added > shortlist.MaxItems {
		return 0, full()
	}
	return added, nil
}

func full() error {
	return &catalogue.Error{Kind: catalogue.Invalid, Message: "error.list.full", Args: map[string]any{"max": shortlist.MaxItems}}
}

func noItem() error { return notFound("error.item", "no such item on this list") }

// itemMiss tells why no row was met: the item is gone, or it has another
// version.
func itemMiss(ctx context.Context, tx *sql.Tx, list, item int64) func() error {
	return func() error {
		var there bool
		err := tx.QueryRowContext(ctx, `
			SELECT EXISTS (SELECT 1 FROM list_items WHERE list_id = ? AND id = ? AND removed IS NULL)`,
			list, item).Scan(&there)
		switch {
		case err != nil:
			return err
		case there:
			return conflict()
		}
		return noItem()
	}
}

// ChangeItem saves the remarks on an item, and for one of the visitor's own
// what it is. version is that which the change began from, and an error of
// kind Conflict tells that there is a newer one.
func (s *Store) ChangeItem(ctx context.Context, edit visitor.Token, x shortlist.Item) error {
	return s.change(ctx, lists, edit, func(tx *sql.Tx, id int64) error {
		result, err := tx.ExecContext(ctx, `
			UPDATE list_items
			SET
				title = CASE WHEN kind = 'own' THEN ? ELSE title END,
				initiator = CASE WHEN kind = 'own' THEN ? ELSE initiator END,
				link = CASE WHEN kind = 'own' THEN ? ELSE link END,
				body = CASE WHEN kind = 'own' THEN ? ELSE body END,
				section = ?,
				note = ?,
				status = ?,
				reason = ?,
				version = version + 1
			WHERE list_id = ? AND id = ? AND version = ? AND removed IS NULL`,
			x.OwnItem.Title, x.Initiator, x.Link, x.Body, x.Section, x.Note, x.Status, x.Reason, id, x.ID, x.Version)
		return one(result, err, itemMiss(ctx, tx, id, x.ID))
	})
}

// RemoveItem takes an item off a list; it can be put back until it is purged, or
// as many more are removed as a list can hold.
func (s *Store) RemoveItem(ctx context.Context, edit visitor.Token, item int64) error {
	return s.change(ctx, lists, edit, func(tx *sql.Tx, id int64) error {
		result, err := tx.ExecContext(ctx, `
			UPDATE list_items SET removed = ? WHERE list_id = ? AND id = ? AND removed IS NULL`,
			s.stamp(), id, item)
		if err := one(result, err, noItem); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `
			DELETE FROM list_items
			WHERE id IN (
				SELECT id FROM list_items WHERE list_id = ? AND removed IS NOT NULL ORDER BY removed DESC, id DESC LIMIT -1 OFFSET ?
			)`,
			id, shortlist.MaxItems)
		return err
	})
}

// PutItemBack puts an item that was removed back where it was, if there is room.
// One that has come on the list again meanwhile stays as it is.
func (s *Store) PutItemBack(ctx context.Context, edit visitor.Token, item int64) error {
	return s.change(ctx, lists, edit, func(tx *sql.Tx, id int64) error {
		result, err := tx.ExecContext(ctx, `
			UPDATE OR IGNORE list_items SET removed = NULL WHERE list_id = ? AND id = ?`,
			id, item)
		if err != nil {
			return err
		}
		if err := one(result, nil, func() error {
			var known bool
			err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM list_items WHERE list_id = ? AND id = ?)`, id, item).Scan(&known)
			if err == nil && !known {
				return noItem()
			}
			return err
		}); err != nil {
			return err
		}
		var there int
		err = tx.QueryRowContext(ctx, `SELECT COUNT(*) FROM list_items WHERE list_id = ? AND removed IS NULL`, id).Scan(&there)
		if err == nil && there > shortlist.MaxItems {
			return full()
		}
		return err
	})
}

// MoveItem moves an item by so many places: -1 is one up.
func (s *Store) MoveItem(ctx context.Context, edit visitor.Token, item int64, by int) error {
	return s.reorder(ctx, edit, func(ids []int64) ([]int64, error) {
		i := slices.Index(ids, item)
		if i < 0 {
			return nil, noItem()
		}
		to := min(max(i+by, 0), len(ids)-1)
		return slices.Insert(slices.Delete(ids, i, i+1), to, item), nil
	})
}

// OrderItems puts items in this order. Those that came on the list meanwhile
// follow; those that are gone are left out.
func (s *Store) OrderItems(ctx context.Context, edit visitor.Token, order []int64) error {
	return s.reorder(ctx, edit, func(ids []int64) ([]int64, error) {
		var list []int64
		for _, id := range append(slices.Clone(order), ids...) {
			if slices.Contains(ids, id) && !slices.Contains(list, id) {
				list = append(list, id)
			}
		}
		return list, nil
	})
}

func (s *Store) reorder(ctx context.Context, edit visitor.Token, order func([]int64) ([]int64, error)) error {
	return s.change(ctx, lists, edit, func(tx *sql.Tx, list int64) error {
		ids, err := collect(ctx, tx, func(rows *sql.Rows, id *int64) error { return rows.Scan(id) },
			`SELECT id FROM list_items WHERE list_id = ? AND removed IS NULL ORDER BY position, id`, list)
		if err != nil {
			return err
		}
		if ids, err = order(ids); err != nil {
			return err
		}
		for i, id := range ids {
			if _, err := tx.ExecContext(ctx, `UPDATE list_items SET position = ? WHERE id = ? AND list_id = ?`, i+1, id, list); err != nil {
				return err
			}
		}
		return nil
	})
}
