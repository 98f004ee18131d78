package store

import (
	"context"
	"database/sql"

	"warmwater/internal/catalogue"
)

func (cs casesByNr) readParts(ctx context.Context, tx *sql.Tx, nrs string) error {
	return each(ctx, tx, func(rows *sql.Rows) error {
		var nr int
		var p catalogue.Part
		if err := rows.Scan(
			&nr,
			&p.ID,
			&p.Title.NL,
			&p.Title.EN,
			&p.Section,
			&p.Box.Level.NL,
			&p.Box.Level.EN,
			&p.Box.Start.NL,
			&p.Box.Start.EN,
			&p.Box.Partners.NL,
			&p.Box.Partners.EN,
			&p.Box.Audience.NL,
			&p.Box.Audience.EN,
			&p.Box.Cost.NL,
			&p.Box.Cost.EN,
		); err != nil {
			return err
		}
		cs[nr].Parts = append(cs[nr].Parts, p)
		return nil
	}, `
		SELECT
			case_nr,
			id,
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
		FROM parts
		WHERE case_nr IN (SELECT value FROM json_each(?))
		ORDER BY case_nr, position`,
		nrs)
}

func (cs casesByNr) readSections(ctx context.Context, tx *sql.Tx, nrs string) error {
	return each(ctx, tx, func(rows *sql.Rows) error {
		var nr int
		var x catalogue.Section
		if err := rows.Scan(
			&nr,
			&x.ID,
			&x.Part,
			&x.Section,
			&x.Title.NL,
			&x.Title.EN,
			&x.Text.NL,
			&x.Text.EN,
			listOf(&x.Tables),
		); err != nil {
			return err
		}
		cs[nr].Sections = append(cs[nr].Sections, x)
		return nil
	}, `
		SELECT
			s.case_nr,
			s.id,
			COALESCE(s.part_id, ''),
			s.section,
			s.title_nl,
			s.title_en,
			s.text_nl,
			s.text_en,
			-- in the shape of a list of catalogue.Table
			(
				SELECT json_group_array(json_object(
					'Caption', json_object('nl', t.caption_nl, 'en', t.caption_en),
					'Columns', json(t.heads),
					'Rows', json(t.cells)
				) ORDER BY t.position)
				FROM section_tables AS t
				WHERE t.case_nr = s.case_nr AND t.section_id = s.id
			)
		FROM sections AS s
		WHERE s.case_nr IN (SELECT value FROM json_each(?))
		ORDER BY s.case_nr, s.position`,
		nrs)
}

func (cs casesByNr) readFactors(ctx context.Context, tx *sql.Tx, nrs string) error {
	return each(ctx, tx, func(rows *sql.Rows) error {
		var nr int
		var f catalogue.Factor
		if err := rows.Scan(
			&nr,
			&f.ID,
			&f.Kind,
			&f.Part,
			&f.Section,
			&f.Title.NL,
			&f.Title.EN,
			&f.Text.NL,
			&f.Text.EN,
			listOf(&f.Themes),
			listOf(&f.Helps),
			listOf(&f.Hinders),
		); err != nil {
			return err
		}
		cs[nr].Factors = append(cs[nr].Factors, f)
		return nil
	}, `
		SELECT
			f.case_nr,
			f.id,
			f.kind,
			COALESCE(f.part_id, ''),
			f.section,
			f.title_nl,
			f.title_en,
			f.text_nl,
			f.text_en,
			(
				SELECT json_group_array(t.theme_id ORDER BY t.position)
				FROM factor_themes AS t
				WHERE t.case_nr = f.case_nr AND t.factor_id = f.id
			),
			(
				SELECT json_group_array(t.theme_id ORDER BY t.position)
				FROM factor_themes AS t
				WHERE t.case_nr = f.case_nr AND t.factor_id = f.id AND t.helps
			),
			(
				SELECT json_group_array(t.theme_id ORDER BY t.position)
				FROM factor_themes AS t
				WHERE t.case_nr = f.case_nr AND t.factor_id = f.id AND t.hinders
			)
		FROM factors AS f
		WHERE f.case_nr IN (SELECT value FROM json_each(?))
		ORDER BY f.case_nr, f.position`,
		nrs)
}

func (cs casesByNr) readResults(ctx context.Context, tx *sql.Tx, nrs string) error {
	return each(ctx, tx, func(rows *sql.Rows) error {
		var nr int
		var x catalogue.Result
		if err := rows.Scan(
			&nr,
			&x.ID,
			&x.Part,
			&x.Section,
			&x.Group.NL,
			&x.Group.EN,
			&x.Label.NL,
			&x.Label.EN,
			&x.Before,
			&x.After,
			&x.BeforeLabel.NL,
			&x.BeforeLabel.EN,
			&x.AfterLabel.NL,
			&x.AfterLabel.EN,
			&x.Scale,
			&x.Unit.NL,
			&x.Unit.EN,
			&x.Period.NL,
			&x.Period.EN,
			&x.Note.NL,
			&x.Note.EN,
		); err != nil {
			return err
		}
		cs[nr].Results = append(cs[nr].Results, x)
		return nil
	}, `
		SELECT
			case_nr,
			id,
			COALESCE(part_id, ''),
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
			COALESCE(scale, 0),
			unit_nl,
			unit_en,
			period_nl,
			period_en,
			note_nl,
			note_en
		FROM results
		WHERE case_nr IN (SELECT value FROM json_each(?))
		ORDER BY case_nr, position`,
		nrs)
}

func (cs casesByNr) readDifferences(ctx context.Context, tx *sql.Tx, nrs string) error {
	return each(ctx, tx, func(rows *sql.Rows) error {
		var nr int
		var d catalogue.Difference
		if err := rows.Scan(
			&nr,
			&d.About.NL,
			&d.About.EN,
			&d.Row,
			&d.Annex.NL,
			&d.Annex.EN,
			&d.Case.NL,
			&d.Case.EN,
		); err != nil {
			return err
		}
		cs[nr].Differences = append(cs[nr].Differences, d)
		return nil
	}, `
		SELECT
			case_nr,
			about_nl,
			about_en,
			action_nr,
			annex_nl,
			annex_en,
			case_nl,
			case_en
		FROM differences
		WHERE case_nr IN (SELECT value FROM json_each(?))
		ORDER BY case_nr, position`,
		nrs)
}
