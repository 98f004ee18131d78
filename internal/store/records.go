package store

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"

	"warmwater/internal/catalogue"
)

// Kind tells what a record of the seed is.
type Kind string

// The kinds of record.
const (
	KindOrganisation Kind = "organisation"
	KindCategory     Kind = "category"
	KindTag          Kind = "tag"
	KindTheme        Kind = "theme"
	KindAction       Kind = "action"
	KindCase         Kind = "case"

	KindFigures        Kind = "figures"
	KindRecommendation Kind = "recommendation"
	KindPoint          Kind = "point"
	KindForm           Kind = "form"
	KindGuide          Kind = "guide"
	KindText           Kind = "text"
)

// Record names one record of the seed. Key is its id, its number as text, or
// for a tag kind and id, such as "goal/imago".
type Record struct {
	Kind Kind
	Key  string
}

func (r Record) String() string { return string(r.Kind) + " " + r.Key }

// seedRecord is one record as the seed gives it.
type seedRecord struct {
	Record
	value any                                  // what makes the record what it is
	hash  string                               // of value
	clear func(context.Context, *writer) error // runs before the first put; may be nil
	put   func(context.Context, *writer) error
}

// seedRecords lists the records such that each comes after those it refers to.
func seedRecords(c *catalogue.Content) ([]seedRecord, error) {
	var list []seedRecord
	for i := range c.Organisations {
		list = append(list, organisationRecord(&c.Organisations[i]))
	}
	for i := range c.Categories {
		list = append(list, categoryRecord(&c.Categories[i]))
	}
	for i := range c.Tags {
		list = append(list, tagRecord(&c.Tags[i]))
	}
	for i := range c.Themes {
		list = append(list, themeRecord(&c.Themes[i]))
	}
	for i := range c.Actions {
		list = append(list, actionRecord(&c.Actions[i]))
	}
	for i := range c.Cases {
		list = append(list, caseRecord(&c.Cases[i]))
	}
	list = append(list, lessonRecords(&c.Lessons)...)
	for i := range list {
		r := &list[i]
		var err error
		if r.hash, err = hash(r.value); err != nil {
			return nil, fmt.Errorf("hash %s: %w", r, err)
		}
	}
	return list, nil
}

func organisationRecord(o *catalogue.Organisation) seedRecord {
	return seedRecord{
		Record: Record{KindOrganisation, o.ID},
		value:  o,
		put:    func(ctx context.Context, w *writer) error { return w.putOrganisation(ctx, o) },
	}
}

func categoryRecord(c *catalogue.Category) seedRecord {
	return seedRecord{
		Record: Record{KindCategory, c.ID},
		value:  c,
		put:    func(ctx context.Context, w *writer) error { return w.putCategory(ctx, c) },
	}
}

func tagRecord(t *catalogue.Tag) seedRecord {
	return seedRecord{
		Record: Record{KindTag, string(t.Kind) + "/" + t.ID},
		value:  t,
		put:    func(ctx context.Context, w *writer) error { return w.putTag(ctx, t) },
	}
}

func themeRecord(t *catalogue.Theme) seedRecord {
	return seedRecord{
		Record: Record{KindTheme, t.ID},
		value:  t,
		put:    func(ctx context.Context, w *writer) error { return w.putTheme(ctx, t) },
	}
}

func actionRecord(a *catalogue.Action) seedRecord {
	own := *a
	own.Case = 0 // belongs to the case's record
	return seedRecord{
		Record: Record{KindAction, strconv.Itoa(a.Nr)},
		value:  own,
		put:    func(ctx context.Context, w *writer) error { return w.putAction(ctx, a) },
	}
}

func caseRecord(c *catalogue.Case) seedRecord {
	return seedRecord{
		Record: Record{KindCase, strconv.Itoa(c.Nr)},
		value:  c,
		clear:  func(ctx context.Context, w *writer) error { return w.clearCase(ctx, c.Nr) },
		put:    func(ctx context.Context, w *writer) error { return w.putCase(ctx, c) },
	}
}

// seedHash covers every record and the order they stand in.
func seedHash(records []seedRecord) (string, error) {
	list := make([][3]string, len(records))
	for i, r := range records {
		list[i] = [3]string{string(r.Kind), r.Key, r.hash}
	}
	return hash(list)
}

// knownRecord is what the database remembers of a record: the hash that the
// seed gave last, empty for one that an editor made, and whether an editor
// has touched it.
type knownRecord struct {
	Record
	hash   string
	edited bool
}

func knownRecords(ctx context.Context, tx *sql.Tx) ([]knownRecord, error) {
	return collect(ctx, tx, func(rows *sql.Rows, r *knownRecord) error {
		return rows.Scan(&r.Kind, &r.Key, &r.hash, &r.edited)
	}, `
		SELECT
			kind,
			key,
			hash,
			edited
		FROM seed_records
		ORDER BY kind, CAST(key AS INTEGER), key`)
}

func (w *writer) remember(ctx context.Context, r *seedRecord) error {
	return w.exec(ctx, `
		INSERT INTO seed_records (
			kind,
			key,
			hash
		) VALUES (?, ?, ?)
		ON CONFLICT (kind, key) DO UPDATE SET
			hash = excluded.hash`,
		r.Kind, r.Key, r.hash)
}

// MarkEdited notes that an editor has changed or made a record: from then on
// Sync leaves it alone.
func (s *Store) MarkEdited(ctx context.Context, kind Kind, key string) error {
	return s.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `
			INSERT INTO seed_records (
				kind,
				key,
				hash,
				edited
			) VALUES (?, ?, '', 1)
			ON CONFLICT (kind, key) DO UPDATE SET
				edited = 1`,
			kind, key)
		return err
	})
}
