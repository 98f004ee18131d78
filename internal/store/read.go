package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
)

// view runs fn in a reading transaction: all its queries see the content of
// one moment.
func (s *Store) view(ctx context.Context, fn func(*sql.Tx) error) error {
	tx, err := s.readers.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return s.explain(fmt.Errorf("begin to read: %w", err))
	}
	defer tx.Rollback() // nothing was written
	return s.explain(fn(tx))
}

// each runs a query and calls fn for each row.
func each(ctx context.Context, tx *sql.Tx, fn func(*sql.Rows) error, query string, args ...any) error {
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := fn(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// collect runs a query and gives what scan makes of each row.
func collect[T any](ctx context.Context, tx *sql.Tx, scan func(*sql.Rows, *T) error, query string, args ...any) ([]T, error) {
	var list []T
	err := each(ctx, tx, func(rows *sql.Rows) error {
		var item T
		if err := scan(rows, &item); err != nil {
			return err
		}
		list = append(list, item)
		return nil
	}, query, args...)
	return list, err
}

// listOf scans a JSON list, as json_group_array makes it, into *to. An empty
// list gives nil.
func listOf[T any](to *[]T) sql.Scanner { return &listScanner[T]{to} }

type listScanner[T any] struct{ to *[]T }

func (l *listScanner[T]) Scan(src any) error {
	s, ok := src.(string)
	if !ok {
		return fmt.Errorf("a list is stored as %T", src)
	}
	*l.to = nil
	if s == "[]" {
		return nil
	}
	return json.Unmarshal([]byte(s), l.to)
}

// asJSON is the list as json_each reads it.
func asJSON[T any](list []T) string {
	if len(list) == 0 {
		return "[]" // nil would be null, and json_each(null) has a row
	}
	b, err := json.Marshal(list)
	if err != nil {
		panic(err) // lists of strings, numbers and texts always encode
	}
	return string(b)
}

func numbers(ctx context.Context, tx *sql.Tx, query string) ([]int, error) {
	return collect(ctx, tx, func(rows *sql.Rows, nr *int) error { return rows.Scan(nr) }, query)
}
