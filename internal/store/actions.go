package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"warmwater/internal/catalogue"
)

// ListActions gives the actions with these numbers in the order of nrs.
// Numbers that do not exist are left out. Once the whole content has been read
// they are those of that reading.
func (s *Store) ListActions(ctx context.Context, nrs []int) (actions []catalogue.Action, err error) {
	if c := s.content.Load(); c != nil {
		return listed(c, nrs), ctx.Err()
	}
	err = s.view(ctx, func(tx *sql.Tx) error {
		actions, err = readActions(ctx, tx, nrs)
		return err
	})
	return actions, err
}

func listed(c *catalogue.Content, nrs []int) []catalogue.Action {
	var actions []catalogue.Action
	for _, nr := range nrs {
		if at, ok := slices.BinarySearchFunc(c.Actions, nr, func(a catalogue.Action, nr int) int { return a.Nr - nr }); ok {
			actions = append(actions, c.Actions[at])
		}
	}
	return actions
}

// FindAction gives the action with that number, or an error of kind NotFound.
func (s *Store) FindAction(ctx context.Context, nr int) (catalogue.Action, error) {
	actions, err := s.ListActions(ctx, []int{nr})
	if err != nil {
		return catalogue.Action{}, err
	}
	if len(actions) == 0 {
		return catalogue.Action{}, notFound("error.action", "there is no action %d", nr)
	}
	return actions[0], nil
}

func readActions(ctx context.Context, tx *sql.Tx, nrs []int) ([]catalogue.Action, error) {
	actions, err := collect(ctx, tx, scanAction, `
		SELECT
			a.nr,
			a.slug,
			a.title_nl,
			a.title_en,
			a.title_lang,
			a.summary_nl,
			a.summary_en,
			a.sector,
			a.category_id,
			a.initiator_note_nl,
			a.initiator_note_en,
			COALESCE(a.duration, ''),
			(SELECT json_group_array(organisation_id ORDER BY position) FROM action_initiators WHERE action_nr = a.nr),
			(SELECT json_group_array(country ORDER BY position) FROM action_countries WHERE action_nr = a.nr),
			(SELECT json_group_array(url ORDER BY position) FROM action_links WHERE action_nr = a.nr),
			(SELECT json_group_array(tag_id ORDER BY position) FROM action_tags WHERE action_nr = a.nr AND kind = 'audience'),
			(SELECT json_group_array(tag_id ORDER BY position) FROM action_tags WHERE action_nr = a.nr AND kind = 'format'),
			(SELECT json_group_array(tag_id ORDER BY position) FROM action_tags WHERE action_nr = a.nr AND kind = 'goal'),
			COALESCE((SELECT case_nr FROM case_actions WHERE action_nr = a.nr), 0)
		FROM json_each(?) AS wanted
		JOIN actions AS a ON a.nr = wanted.value
		ORDER BY wanted.key`,
		asJSON(nrs))
	if err != nil {
		return nil, fmt.Errorf("read actions: %w", err)
	}
	return actions, nil
}

func scanAction(rows *sql.Rows, a *catalogue.Action) error {
	return rows.Scan(
		&a.Nr,
		&a.Slug,
		&a.Title.NL,
		&a.Title.EN,
		&a.TitleLang,
		&a.Summary.NL,
		&a.Summary.EN,
		&a.Sector,
		&a.Category,
		&a.InitiatorNote.NL,
		&a.InitiatorNote.EN,
		&a.Duration,
		listOf(&a.Initiators),
		listOf(&a.Countries),
		listOf(&a.Links),
		listOf(&a.Audiences),
		listOf(&a.Formats),
		listOf(&a.Goals),
		&a.Case,
	)
}

// putAction adds an action or replaces it in place. Its Case is stored with
// the case.
func (w *writer) putAction(ctx context.Context, a *catalogue.Action) error {
	err := w.exec(ctx, `
		INSERT INTO actions (
			nr,
			slug,
			title_nl,
			title_en,
			title_lang,
			summary_nl,
			summary_en,
			sector,
			category_id,
			initiator_note_nl,
			initiator_note_en,
			duration
		) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULLIF(?, ''))
		ON CONFLICT (nr) DO UPDATE SET
			slug = excluded.slug,
			title_nl = excluded.title_nl,
			title_en = excluded.title_en,
			title_lang = excluded.title_lang,
			summary_nl = excluded.summary_nl,
			summary_en = excluded.summary_en,
			sector = excluded.sector,
			category_id = excluded.category_id,
			initiator_note_nl = excluded.initiator_note_nl,
			initiator_note_en = excluded.initiator_note_en,
			duration = excluded.duration`,
		a.Nr, a.Slug, a.Title.NL, a.Title.EN, a.TitleLang, a.Summary.NL, a.Summary.EN, a.Sector,
		a.Category, a.InitiatorNote.NL, a.InitiatorNote.EN, a.Duration)
	if err != nil {
		return err
	}
	return w.putActionLists(ctx, a)
}

func (w *writer) putActionLists(ctx context.Context, a *catalogue.Action) error {
	err := w.execAll(ctx, []string{
		`DELETE FROM action_initiators WHERE action_nr = ?`,
		`DELETE FROM action_countries WHERE action_nr = ?`,
		`DELETE FROM action_links WHERE action_nr = ?`,
		`DELETE FROM action_tags WHERE action_nr = ?`,
	}, a.Nr)
	if err != nil {
		return err
	}
	for _, kind := range []catalogue.TagKind{catalogue.Audience, catalogue.Format, catalogue.Goal} {
		if err := w.exec(ctx, `
			INSERT INTO action_tags (
				action_nr,
				kind,
				position,
				tag_id
			) SELECT ?, ?, key, value FROM json_each(?)`,
			a.Nr, kind, asJSON(a.Tags(kind))); err != nil {
			return err
		}
	}
	if err := w.exec(ctx, `
		INSERT INTO action_initiators (
			action_nr,
			position,
			organisation_id
		) SELECT ?, key, value FROM json_each(?)`,
		a.Nr, asJSON(a.Initiators)); err != nil {
		return err
	}
	if err := w.exec(ctx, `
		INSERT INTO action_countries (
			action_nr,
			position,
			country
		) SELECT ?, key, value FROM json_each(?)`,
		a.Nr, asJSON(a.Countries)); err != nil {
		return err
	}
	return w.exec(ctx, `
		INSERT INTO action_links (
			action_nr,
			position,
			url
		) SELECT ?, key, value FROM json_each(?)`,
		a.Nr, asJSON(a.Links))
}
