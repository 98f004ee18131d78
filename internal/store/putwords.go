package store

import (
	"context"

	"warmwater/internal/catalogue"
)

// Each put adds a word or replaces it in place. Its position comes afterwards,
// from order.

func (w *writer) putOrganisation(ctx context.Context, o *catalogue.Organisation) error {
	err := w.exec(ctx, `
		INSERT INTO organisations (
			id,
			position,
			name_nl,
			name_en
		) VALUES (?, 0, ?, ?)
		ON CONFLICT (id) DO UPDATE SET
			name_nl = excluded.name_nl,
			name_en = excluded.name_en`,
		o.ID, o.Name.NL, o.Name.EN)
	if err != nil {
		return err
	}
	if err := w.exec(ctx, `DELETE FROM organisation_aliases WHERE organisation_id = ?`, o.ID); err != nil {
		return err
	}
	return w.exec(ctx, `
		INSERT INTO organisation_aliases (
			organisation_id,
			position,
			alias
		) SELECT ?, key, value FROM json_each(?)`,
		o.ID, asJSON(o.Aliases))
}

func (w *writer) putCategory(ctx context.Context, c *catalogue.Category) error {
	return w.exec(ctx, `
		INSERT INTO categories (
			id,
			position,
			name_nl,
			name_en,
			heading
		) VALUES (?, 0, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET
			name_nl = excluded.name_nl,
			name_en = excluded.name_en,
			heading = excluded.heading`,
		c.ID, c.Name.NL, c.Name.EN, c.Heading)
}

func (w *writer) putTag(ctx context.Context, t *catalogue.Tag) error {
	return w.exec(ctx, `
		INSERT INTO tags (
			kind,
			id,
			position,
			name_nl,
			name_en,
			about_nl,
			about_en
		) VALUES (?, ?, 0, ?, ?, ?, ?)
		ON CONFLICT (kind, id) DO UPDATE SET
			name_nl = excluded.name_nl,
			name_en = excluded.name_en,
			about_nl = excluded.about_nl,
			about_en = excluded.about_en`,
		t.Kind, t.ID, t.Name.NL, t.Name.EN, t.About.NL, t.About.EN)
}

func (w *writer) putTheme(ctx context.Context, t *catalogue.Theme) error {
	return w.exec(ctx, `
		INSERT INTO themes (
			id,
			position,
			name_nl,
			name_en,
			definition_nl,
			definition_en
		) VALUES (?, 0, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET
			name_nl = excluded.name_nl,
			name_en = excluded.name_en,
			definition_nl = excluded.definition_nl,
			definition_en = excluded.definition_en`,
		t.ID, t.Name.NL, t.Name.EN, t.Definition.NL, t.Definition.EN)
}

// order gives each word and lesson its place in the list of keys. Those that
// are not in the list keep their order and come after it.
func (w *writer) order(ctx context.Context, keys map[Kind][]string) error {
	for kind, statements := range orderStatements {
		list := keys[kind]
		if err := w.exec(ctx, statements.shift, len(list)); err != nil {
			return err
		}
		if err := w.exec(ctx, statements.place, asJSON(list)); err != nil {
			return err
		}
	}
	for _, kind := range []Kind{KindFigures, KindRecommendation, KindPoint, KindForm, KindGuide} {
		list := keys[kind]
		if err := w.exec(ctx, `UPDATE lessons SET position = position + ? WHERE kind = ?`, len(list), kind); err != nil {
			return err
		}
		if err := w.exec(ctx, `
			UPDATE lessons SET position = list.key
			FROM json_each(?) AS list
			WHERE lessons.kind = ? AND lessons.key = list.value`, asJSON(list), kind); err != nil {
			return err
		}
	}
	return nil
}

var orderStatements = map[Kind]struct{ shift, place string }{
	KindOrganisation: {
		`UPDATE organisations SET position = position + ?`,
		`UPDATE organisations SET position = list.key FROM json_each(?) AS list WHERE organisations.id = list.value`,
	},
	KindCategory: {
		`UPDATE categories SET position = position + ?`,
		`UPDATE categories SET position = list.key FROM json_each(?) AS list WHERE categories.id = list.value`,
	},
	KindTag: {
		`UPDATE tags SET position = position + ?`,
		`UPDATE tags SET position = list.key FROM json_each(?) AS list WHERE tags.kind || '/' || tags.id = list.value`,
	},
	KindTheme: {
		`UPDATE themes SET position = position + ?`,
		`UPDATE themes SET position = list.key FROM json_each(?) AS list WHERE themes.id = list.value`,
	},
}
