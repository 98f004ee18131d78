package store

import (
	"context"
	"fmt"

	"warmwater/internal/catalogue"
)

// clearCase empties a case that is about to be replaced. It gives up its
// slugs and actions too, so that cases can swap them in one Sync.
func (w *writer) clearCase(ctx context.Context, nr int) error {
	return w.execAll(ctx, []string{
		`DELETE FROM differences WHERE case_nr = ?`,
		`DELETE FROM results WHERE case_nr = ?`,
		`DELETE FROM factors WHERE case_nr = ?`,
		`DELETE FROM sections WHERE case_nr = ?`,
		`DELETE FROM parts WHERE case_nr = ?`,
		`DELETE FROM case_actions WHERE case_nr = ?`,
		`DELETE FROM case_organisations WHERE case_nr = ?`,
		`DELETE FROM case_countries WHERE case_nr = ?`,
		`UPDATE cases SET slug_nl = '(' || nr || ')', slug_en = '(' || nr || ')' WHERE nr = ?`,
	}, nr)
}

// putCase adds a case, or fills one that clearCase has emptied.
func (w *writer) putCase(ctx context.Context, c *catalogue.Case) error {
	for _, put := range []func(context.Context, *catalogue.Case) error{
		w.putCaseHead,
		w.putCaseLists,
		w.putParts, // before what refers to them
		w.putSections,
		w.putFactors,
		w.putResults,
		w.putDifferences,
	} {
		if err := put(ctx, c); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) putCaseHead(ctx context.Context, c *catalogue.Case) error {
	return w.exec(ctx, `
		INSERT INTO cases (
			nr,
			slug_nl,
			slug_en,
			title_nl,
			title_en,
			lead_nl,
			lead_en,
			sector,
			level,
			section,
			level_nl,
			level_en,
			start_nl,
			start_en,
			partners_nl,
			partners_en,
			audience_nl,
			audience_en,
			cost_nl,
			cost_en
		) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (nr) DO UPDATE SET
			slug_nl = excluded.slug_nl,
			slug_en = excluded.slug_en,
			title_nl = excluded.title_nl,
			title_en = excluded.title_en,
			lead_nl = excluded.lead_nl,
			lead_en = excluded.lead_en,
			sector = excluded.sector,
			level = excluded.level,
			section = excluded.section,
			level_nl = excluded.level_nl,
			level_en = excluded.level_en,
			start_nl = excluded.start_nl,
			start_en = excluded.start_en,
			partners_nl = excluded.partners_nl,
			partners_en = excluded.partners_en,
			audience_nl = excluded.audience_nl,
			audience_en = excluded.audience_en,
			cost_nl = excluded.cost_nl,
			cost_en = excluded.cost_en`,
		c.Nr, c.Slug.NL, c.Slug.EN, c.Title.NL, c.Title.EN, c.Lead.NL, c.Lead.EN, c.Sector, c.Level, c.Section,
		c.Box.Level.NL, c.Box.Level.EN, c.Box.Start.NL, c.Box.Start.EN, c.Box.Partners.NL, c.Box.Partners.EN,
		c.Box.Audience.NL, c.Box.Audience.EN, c.Box.Cost.NL, c.Box.Cost.EN)
}

func (w *writer) putCaseLists(ctx context.Context, c *catalogue.Case) error {
	if err := w.exec(ctx, `
		INSERT INTO case_countries (
			case_nr,
			position,
			country
		) SELECT ?, key, value FROM json_each(?)`,
		c.Nr, asJSON(c.Countries)); err != nil {
		return err
	}
	if err := w.exec(ctx, `
		INSERT INTO case_organisations (
			case_nr,
			position,
			organisation_id
		) SELECT ?, key, value FROM json_each(?)`,
		c.Nr, asJSON(c.Organisations)); err != nil {
		return err
	}
	return w.exec(ctx, `
		INSERT INTO case_actions (
			case_nr,
			position,
			action_nr
		) SELECT ?, key, value FROM json_each(?)`,
		c.Nr, asJSON(c.Actions))
}

func (w *writer) putParts(ctx context.Context, c *catalogue.Case) error {
	for i, p := range c.Parts {
		if err := w.exec(ctx, `
			INSERT INTO parts (
				case_nr,
				id,
				position,
				title_nl,
				title_en,
				section,
				level_nl,
				level_en,
				start_nl,
				start_en,
				partners_nl,
				partners_en,
				audience_nl,
				audience_en,
				cost_nl,
				cost_en
			) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			c.Nr, p.ID, i, p.Title.NL, p.Title.EN, p.Section,
			p.Box.Level.NL, p.Box.Level.EN, p.Box.Start.NL, p.Box.Start.EN, p.Box.Partners.NL, p.Box.Partners.EN,
			p.Box.Audience.NL, p.Box.Audience.EN, p.Box.Cost.NL, p.Box.Cost.EN); err != nil {
			return fmt.Errorf("part %s: %w", p.ID, err)
		}
	}
	return nil
}

func (w *writer) putSections(ctx context.Context, c *catalogue.Case) error {
	for i, s := range c.Sections {
		if err := w.exec(ctx, `
			INSERT INTO sections (
				case_nr,
				id,
				position,
				part_id,
				section,
				title_nl,
				title_en,
				text_nl,
				text_en
			) VALUES (?, ?, ?, NULLIF(?, ''), ?, ?, ?, ?, ?)`,
			c.Nr, s.ID, i, s.Part, s.Section, s.Title.NL, s.Title.EN, s.Text.NL, s.Text.EN); err != nil {
			return fmt.Errorf("section %s: %w", s.ID, err)
		}
		if err := w.putTables(ctx, c.Nr, s); err != nil {
			return fmt.Errorf("tables of section %s: %w", s.ID, err)
		}
	}
	return nil
}

func (w *writer) putTables(ctx context.Context, nr int, s catalogue.Section) error {
	for i, t := range s.Tables {
		if err := w.exec(ctx, `
			INSERT INTO section_tables (
				case_nr,
				section_id,
				position,
				caption_nl,
				caption_en,
				heads,
				cells
			) VALUES (?, ?, ?, ?, ?, ?, ?)`,
			nr, s.ID, i, t.Caption.NL, t.Caption.EN, asJSON(t.Columns), asJSON(t.Rows)); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) putFactors(ctx context.Context, c *catalogue.Case) error {
	for i, f := range c.Factors {
		if err := w.exec(ctx, `
			INSERT INTO factors (
				case_nr,
				id,
				position,
				kind,
				part_id,
				section,
				title_nl,
				title_en,
				text_nl,
				text_en
			) VALUES (?, ?, ?, ?, NULLIF(?, ''), ?, ?, ?, ?, ?)`,
			c.Nr, f.ID, i, f.Kind, f.Part, f.Section, f.Title.NL, f.Title.EN, f.Text.NL, f.Text.EN); err != nil {
			return fmt.Errorf("factor %s: %w", f.ID, err)
		}
		if err := w.exec(ctx, `
			INSERT INTO factor_themes (
				case_nr,
				factor_id,
				position,
				theme_id,
				helps,
				hinders
			)
			SELECT
				?1,
				?2,
				key,
				value,
				value IN (SELECT value FROM json_each(?4)),
				value IN (SELECT value FROM json_each(?5))
			FROM json_each(?3)`,
			c.Nr, f.ID, asJSON(f.Themes), asJSON(f.Helps), asJSON(f.Hinders)); err != nil {
			return fmt.Errorf("themes of factor %s: %w", f.ID, err)
		}
	}
	return nil
}

func (w *writer) putResults(ctx context.Context, c *catalogue.Case) error {
	for i, x := range c.Results {
		if err := w.exec(ctx, `
			INSERT INTO results (
				case_nr,
				id,
				position,
				part_id,
				section,
				group_nl,
				group_en,
				label_nl,
				label_en,
				before,
				after,
				before_label_nl,
				before_label_en,
				after_label_nl,
				after_label_en,
				scale,
				unit_nl,
				unit_en,
				period_nl,
				period_en,
				note_nl,
				note_en
			) VALUES (?, ?, ?, NULLIF(?, ''), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULLIF(?, 0), ?, ?, ?, ?, ?, ?)`,
			c.Nr, x.ID, i, x.Part, x.Section, x.Group.NL, x.Group.EN, x.Label.NL, x.Label.EN,
			x.Before, x.After, x.BeforeLabel.NL, x.BeforeLabel.EN, x.AfterLabel.NL, x.AfterLabel.EN,
			x.Scale, x.Unit.NL, x.Unit.EN, x.Period.NL, x.Period.EN, x.Note.NL, x.Note.EN); err != nil {
			return fmt.Errorf("result %s: %w", x.ID, err)
		}
	}
	return nil
}

func (w *writer) putDifferences(ctx context.Context, c *catalogue.Case) error {
	for i, d := range c.Differences {
		if err := w.exec(ctx, `
			INSERT INTO differences (
				case_nr,
				position,
				about_nl,
				about_en,
				action_nr,
				annex_nl,
				annex_en,
				case_nl,
				case_en
			) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			c.Nr, i, d.About.NL, d.About.EN, d.Row, d.Annex.NL, d.Annex.EN, d.Case.NL, d.Case.EN); err != nil {
			return fmt.Errorf("difference %d: %w", i+1, err)
		}
	}
	return nil
}
