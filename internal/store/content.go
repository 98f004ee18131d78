package store

import (
	"context"
	"database/sql"

	"warmwater/internal/catalogue"
)

// Content gives the whole catalogue of one moment: actions and cases in the
// order of their numbers, words in the order of the seed with those that the
// seed no longer has at the end.
func (s *Store) Content(ctx context.Context) (c *catalogue.Content, err error) {
	s.syncing.Lock()
	defer s.syncing.Unlock()
	if c := s.content.Load(); c != nil {
		return c, nil
	}
	err = s.view(ctx, func(tx *sql.Tx) error {
		c, err = readContent(ctx, tx)
		return err
	})
	if err == nil {
		s.content.Store(c)
	}
	return c, err
}

func readContent(ctx context.Context, tx *sql.Tx) (*catalogue.Content, error) {
	version, err := meta(ctx, tx, metaVersion)
	if err != nil {
		return nil, err
	}
	words, err := readWords(ctx, tx)
	if err != nil {
		return nil, err
	}
	actions, err := allActions(ctx, tx)
	if err != nil {
		return nil, err
	}
	cases, err := allCases(ctx, tx)
	if err != nil {
		return nil, err
	}
	lessons, err := readLessons(ctx, tx)
	if err != nil {
		return nil, err
	}
	return &catalogue.Content{Version: version, Words: *words, Actions: actions, Cases: cases, Lessons: *lessons}, nil
}

func allActions(ctx context.Context, tx *sql.Tx) ([]catalogue.Action, error) {
	nrs, err := numbers(ctx, tx, `SELECT nr FROM actions ORDER BY nr`)
	if err != nil {
		return nil, err
	}
	return readActions(ctx, tx, nrs)
}

func allCases(ctx context.Context, tx *sql.Tx) ([]catalogue.Case, error) {
	nrs, err := numbers(ctx, tx, `SELECT nr FROM cases ORDER BY nr`)
	if err != nil {
		return nil, err
	}
	return readCases(ctx, tx, nrs)
}
