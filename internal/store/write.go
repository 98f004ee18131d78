package store

import (
	"context"
	"database/sql"
	"fmt"
)

// write runs fn in a writing transaction and commits it where fn gives no
// error. Otherwise nothing has happened.
func (s *Store) write(ctx context.Context, fn func(*sql.Tx) error) error {
	tx, err := s.writer.BeginTx(ctx, nil)
	if err != nil {
		return s.explain(fmt.Errorf("begin to write: %w", err))
	}
	defer tx.Rollback() // does nothing after Commit
	if err := fn(tx); err != nil {
		// A transaction whose context has ended fails in several ways: say why.
		if cause := context.Cause(ctx); cause != nil {
			err = fmt.Errorf("%w: %w", cause, err)
		}
		return s.explain(err)
	}
	if err := tx.Commit(); err != nil {
		return s.explain(fmt.Errorf("commit: %w", err))
	}
	return nil
}

// writer is a transaction that prepares each statement once.
type writer struct {
	tx       *sql.Tx
	prepared map[string]*sql.Stmt
}

func newWriter(tx *sql.Tx) *writer {
	return &writer{tx: tx, prepared: map[string]*sql.Stmt{}}
}

func (w *writer) exec(ctx context.Context, statement string, args ...any) error {
	stmt, ok := w.prepared[statement]
	if !ok {
		var err error
		if stmt, err = w.tx.PrepareContext(ctx, statement); err != nil {
			return err
		}
		w.prepared[statement] = stmt // the transaction closes it
	}
	_, err := stmt.ExecContext(ctx, args...)
	return err
}

// execAll runs statements that all take the same values.
func (w *writer) execAll(ctx context.Context, statements []string, args ...any) error {
	for _, statement := range statements {
		if err := w.exec(ctx, statement, args...); err != nil {
			return err
		}
	}
	return nil
}
