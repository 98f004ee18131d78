package seed

import (
	"go.yaml.in/yaml/v4"

	"warmwater/internal/catalogue"
)

// The shapes of the files. They differ from the catalogue's types where a
// person who edits them is better served by another form.

type organisationRow struct {
	ID      string   `yaml:"id"`
	Name    string   `yaml:"name"`
	EN      string   `yaml:"en"` // only where the name itself is translated
	Aliases []string `yaml:"aliases"`
}

type categoryRow struct {
	ID      string         `yaml:"id"`
	Name    catalogue.Text `yaml:"name"`
	Heading string         `yaml:"heading"`
}

type tagRow struct {
	ID    string         `yaml:"id"`
	Name  catalogue.Text `yaml:"name"`
	About catalogue.Text `yaml:"about"`
}

type tagFile struct {
	Audiences []tagRow `yaml:"audiences"`
	Formats   []tagRow `yaml:"formats"`
	Goals     []tagRow `yaml:"goals"`
}

type themeRow struct {
	ID         string         `yaml:"id"`
	Name       catalogue.Text `yaml:"name"`
	Definition catalogue.Text `yaml:"definition"`
}

type actionFile struct {
	Sector   catalogue.Sector `yaml:"sector"`
	Category string           `yaml:"category"`
	Actions  []actionRow      `yaml:"actions"`
}

type actionRow struct {
	Nr            int                 `yaml:"nr"`
	Title         catalogue.Text      `yaml:"title"`
	Lang          string              `yaml:"lang"`
	Initiators    []string            `yaml:"initiators"`
	InitiatorNote catalogue.Text      `yaml:"initiator_note"`
	Countries     []catalogue.Country `yaml:"countries"`
	Duration      catalogue.Duration  `yaml:"duration"`
	Links         []string            `yaml:"links"`
	Summary       catalogue.Text      `yaml:"summary"`
	Audiences     []string            `yaml:"audiences"`
	Formats       []string            `yaml:"formats"`
	Goals         []string            `yaml:"goals"`
}

type caseFile struct {
	Nr            int                 `yaml:"nr"`
	Slug          catalogue.Text      `yaml:"slug"`
	Title         catalogue.Text      `yaml:"title"`
	Lead          catalogue.Text      `yaml:"lead"`
	Sector        catalogue.Sector    `yaml:"sector"`
	Level         catalogue.Level     `yaml:"level"`
	Countries     []catalogue.Country `yaml:"countries"`
	Section       string              `yaml:"section"`
	Organisations []string            `yaml:"organisations"`
	Actions       []int               `yaml:"actions"`
	Box           catalogue.Box       `yaml:"box"`
	Parts         []partRow           `yaml:"parts"`
	Sections      []sectionRow        `yaml:"sections"`
	Factors       []factorRow         `yaml:"factors"`
	Results       []resultRow         `yaml:"results"`
	Differences   []differenceRow     `yaml:"differences"`
}

type partRow struct {
	ID      string         `yaml:"id"`
	Title   catalogue.Text `yaml:"title"`
	Section string         `yaml:"section"`
	Box     catalogue.Box  `yaml:"box"`
}

type sectionRow struct {
	ID      string         `yaml:"id"`
	Part    string         `yaml:"part"`
	Section string         `yaml:"section"`
	Title   catalogue.Text `yaml:"title"`
	Text    catalogue.Text `yaml:"text"`
	Tables  []tableRow     `yaml:"tables"`
}

type tableRow struct {
	Caption catalogue.Text `yaml:"caption"`
	Columns []cell         `yaml:"columns"`
	Rows    [][]cell       `yaml:"rows"`
}

// cell is a text in both languages, or one string for both.
type cell catalogue.Text

func (c *cell) UnmarshalYAML(node *yaml.Node) error {
	if node.Kind == yaml.ScalarNode {
		*c = cell{NL: node.Value, EN: node.Value}
		return nil
	}
	return node.Load((*catalogue.Text)(c), strict)
}

type factorRow struct {
	ID      string         `yaml:"id"`
	Kind    catalogue.Kind `yaml:"kind"`
	Part    string         `yaml:"part"`
	Section string         `yaml:"section"`
	Title   catalogue.Text `yaml:"title"`
	Text    catalogue.Text `yaml:"text"`
	Themes  []string       `yaml:"themes"`
	Helps   []string       `yaml:"helps"`
	Hinders []string       `yaml:"hinders"`
}

type resultRow struct {
	ID      string         `yaml:"id"`
	Part    string         `yaml:"part"`
	Section string         `yaml:"section"`
	Group   catalogue.Text `yaml:"group"`
	Label   catalogue.Text `yaml:"label"`
	Before  *float64       `yaml:"before"`
	After   *float64       `yaml:"after"`
	Compare *compareRow    `yaml:"compare"`
	Scale   float64        `yaml:"scale"`
	Unit    catalogue.Text `yaml:"unit"`
	Period  catalogue.Text `yaml:"period"`
	Note    catalogue.Text `yaml:"note"`
}

type compareRow struct {
	Before catalogue.Text `yaml:"before"`
	After  catalogue.Text `yaml:"after"`
}

type differenceRow struct {
	About catalogue.Text `yaml:"about"`
	Row   int            `yaml:"row"`
	Annex catalogue.Text `yaml:"annex"`
	Case  catalogue.Text `yaml:"case"`
}
