package store

import (
	"context"
	"database/sql"
	"fmt"

	"warmwater/internal/catalogue"
)

// casesByNr are cases being put together from the rows of several tables.
type casesByNr map[int]*catalogue.Case

func readCases(ctx context.Context, tx *sql.Tx, nrs []int) ([]catalogue.Case, error) {
	cases := casesByNr{}
	wanted := asJSON(nrs)
	for _, read := range []func(context.Context, *sql.Tx, string) error{
		cases.readHeads, // first: the others fill what it finds
		cases.readParts,
		cases.readSections,
		cases.readFactors,
		cases.readResults,
		cases.readDifferences,
	} {
		if err := read(ctx, tx, wanted); err != nil {
			return nil, fmt.Errorf("read cases: %w", err)
		}
	}
	var list []catalogue.Case
	for _, nr := range nrs {
		if c, ok := cases[nr]; ok {
			list = append(list, *c)
		}
	}
	return list, nil
}

func (cs casesByNr) readHeads(ctx context.Context, tx *sql.Tx, nrs string) error {
	return each(ctx, tx, func(rows *sql.Rows) error {
		c := &catalogue.Case{}
		if err := rows.Scan(
			&c.Nr,
			&c.Slug.NL,
			&c.Slug.EN,
			&c.Title.NL,
			&c.Title.EN,
			&c.Lead.NL,
			&c.Lead.EN,
			&c.Sector,
			&c.Level,
			&c.Section,
			&c.Box.Level.NL,
			&c.Box.Level.EN,
			&c.Box.Start.NL,
			&c.Box.Start.EN,
			&c.Box.Partners.NL,
			&c.Box.Partners.EN,
			&c.Box.Audience.NL,
			&c.Box.Audience.EN,
			&c.Box.Cost.NL,
			&c.Box.Cost.EN,
			listOf(&c.Countries),
			listOf(&c.Organisations),
			listOf(&c.Actions),
		); err != nil {
			return err
		}
		cs[c.Nr] = c
		return nil
	}, `
		SELECT
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
			cost_en,
			(SELECT json_group_array(country ORDER BY position) FROM case_countries WHERE case_nr = nr),
			(SELECT json_group_array(organisation_id ORDER BY position) FROM case_organisations WHERE case_nr = nr),
			(SELECT json_group_array(action_nr ORDER BY position) FROM case_actions WHERE case_nr = nr)
		FROM cases
		WHERE nr IN (SELECT value FROM json_each(?))`,
		nrs)
}
