package store

import (
	"context"
	"database/sql"
	"fmt"

	"warmwater/internal/catalogue"
)

// Words gives the lists that actions and cases refer to, in the order of the
// seed, with those that the seed no longer has at the end.
func (s *Store) Words(ctx context.Context) (w *catalogue.Words, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		w, err = readWords(ctx, tx)
		return err
	})
	return w, err
}

func readWords(ctx context.Context, tx *sql.Tx) (w *catalogue.Words, err error) {
	w = &catalogue.Words{}
	if w.Organisations, err = readOrganisations(ctx, tx); err != nil {
		return nil, fmt.Errorf("read organisations: %w", err)
	}
	if w.Categories, err = readCategories(ctx, tx); err != nil {
		return nil, fmt.Errorf("read categories: %w", err)
	}
	if w.Tags, err = readTags(ctx, tx); err != nil {
		return nil, fmt.Errorf("read tags: %w", err)
	}
	if w.Themes, err = readThemes(ctx, tx); err != nil {
		return nil, fmt.Errorf("read themes: %w", err)
	}
	return w, nil
}

func readOrganisations(ctx context.Context, tx *sql.Tx) ([]catalogue.Organisation, error) {
	return collect(ctx, tx, func(rows *sql.Rows, o *catalogue.Organisation) error {
		return rows.Scan(&o.ID, &o.Name.NL, &o.Name.EN, listOf(&o.Aliases))
	}, `
		SELECT
			id,
			name_nl,
			name_en,
			(SELECT json_group_array(alias ORDER BY position) FROM organisation_aliases WHERE organisation_id = organisations.id)
		FROM organisations
		ORDER BY position, id`)
}

func readCategories(ctx context.Context, tx *sql.Tx) ([]catalogue.Category, error) {
	return collect(ctx, tx, func(rows *sql.Rows, c *catalogue.Category) error {
		return rows.Scan(&c.ID, &c.Name.NL, &c.Name.EN, &c.Heading)
	}, `
		SELECT
			id,
			name_nl,
			name_en,
			heading
		FROM categories
		ORDER BY position, id`)
}

func readTags(ctx context.Context, tx *sql.Tx) ([]catalogue.Tag, error) {
	return collect(ctx, tx, func(rows *sql.Rows, t *catalogue.Tag) error {
		return rows.Scan(&t.Kind, &t.ID, &t.Name.NL, &t.Name.EN, &t.About.NL, &t.About.EN)
	}, `
		SELECT
			kind,
			id,
			name_nl,
			name_en,
			about_nl,
			about_en
		FROM tags
		ORDER BY position, kind, id`)
}

func readThemes(ctx context.Context, tx *sql.Tx) ([]catalogue.Theme, error) {
	return collect(ctx, tx, func(rows *sql.Rows, t *catalogue.Theme) error {
		return rows.Scan(&t.ID, &t.Name.NL, &t.Name.EN, &t.Definition.NL, &t.Definition.EN)
	}, `
		SELECT
			id,
			name_nl,
			name_en,
			definition_nl,
			definition_en
		FROM themes
		ORDER BY position, id`)
}
