package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"warmwater/internal/catalogue"
)

// A document is an action or a case as every peer gets it. Its texts stand in
// two languages, lists of names as one text.
type document struct {
	Type            catalogue.ItemType `json:"type"`
	Nr              int                `json:"nr"`
	TitleNL         string             `json:"title_nl"`
	TitleEN         string             `json:"title_en"`
	SummaryNL       string             `json:"summary_nl"`
	SummaryEN       string             `json:"summary_en"`
	OrganisationsNL string             `json:"organisations_nl"`
	OrganisationsEN string             `json:"organisations_en"`
	TagsNL          string             `json:"tags_nl"` // with sector, country and category
	TagsEN          string             `json:"tags_en"`
	BodyNL          string             `json:"body_nl"` // of a case: all that it says
	BodyEN          string             `json:"body_en"`
}

func (d *document) id() string { return fmt.Sprintf("%s-%d", d.Type, d.Nr) }

// The parts of the answers of the API that make documents.
type (
	action struct {
		Nr             int
		Title, Summary catalogue.Text
		Initiators     []struct{ ID, Name string }
		Links          []string
	}
	study struct {
		Nr            int
		Title, Lead   catalogue.Text
		Organisations []string
		Actions       []int
	}
)

// documents reads all that Warm Water has through its open interface: the API,
// and its tables for the names of what the API gives as ids.
func documents(base string) ([]document, error) {
	actions, err := readActions(base)
	if err != nil {
		return nil, err
	}
	dutch, err := readTable(base + "/initiatieven.json")
	if err != nil {
		return nil, err
	}
	english, err := readTable(base + "/en/actions.json")
	if err != nil {
		return nil, err
	}
	var docs []document
	names := map[string]string{} // of organisations
	for _, a := range actions {
		nl, en := dutch[a.Nr], english[a.Nr]
		links := strings.Join(a.Links, "\n")
		docs = append(docs, document{
			Type: catalogue.TypeAction, Nr: a.Nr,
			TitleNL: a.Title.NL, TitleEN: a.Title.EN, SummaryNL: a.Summary.NL, SummaryEN: a.Summary.EN,
			OrganisationsNL: nl.organisations, OrganisationsEN: en.organisations,
			TagsNL: nl.tags, TagsEN: en.tags, BodyNL: links, BodyEN: links,
		})
		for _, i := range a.Initiators {
			names[i.ID] = i.Name
		}
	}
	cases, err := readCases(base, dutch, english, names)
	if err != nil {
		return nil, err
	}
	docs = append(docs, cases...)
	return docs, complete(docs)
}

// complete is an error if a document lacks what all have: the peers must not
// look worse for what they were not given.
func complete(docs []document) error {
	for _, d := range docs {
		texts := []string{d.TitleNL, d.TitleEN, d.SummaryNL, d.SummaryEN, d.TagsNL, d.TagsEN}
		if d.Type == catalogue.TypeCase {
			texts = append(texts, d.OrganisationsNL, d.BodyNL, d.BodyEN)
		}
		if slices.Contains(texts, "") {
			return fmt.Errorf("%s lacks a text: %q", d.id(), texts)
		}
	}
	return nil
}

func readActions(base string) ([]action, error) {
	var found struct {
		Total int
		Items []action
	}
	if err := readJSON(base+"/api/v1/actions?sort=number&per_page=200", &found); err != nil {
		return nil, err
	}
	if len(found.Items) < found.Total {
		return nil, fmt.Errorf("%d of %d actions are on the first page", len(found.Items), found.Total)
	}
	return found.Items, nil
}

// readCases gives a case the tags of its actions, as it is the same
// initiative, and as its body every text it has in both languages.
func readCases(base string, dutch, english map[int]row, names map[string]string) ([]document, error) {
	var found struct{ Items []json.RawMessage }
	if err := readJSON(base+"/api/v1/cases", &found); err != nil {
		return nil, err
	}
	docs := make([]document, len(found.Items))
	for i, data := range found.Items {
		var k study
		var whole map[string]any
		if err := json.Unmarshal(data, &k); err != nil {
			return nil, err
		}
		if err := json.Unmarshal(data, &whole); err != nil {
			return nil, err
		}
		delete(whole, "title")
		delete(whole, "lead")
		var nl, en, tagsNL, tagsEN, organisations []string
		collect(whole, &nl, &en)
		for _, nr := range k.Actions {
			tagsNL, tagsEN = append(tagsNL, dutch[nr].tags), append(tagsEN, english[nr].tags)
		}
		for _, id := range k.Organisations {
			name, ok := names[id]
			if !ok {
				name = strings.ReplaceAll(id, "-", " ")
			}
			organisations = append(organisations, name)
		}
		all := strings.Join(organisations, "\n")
		docs[i] = document{
			Type: catalogue.TypeCase, Nr: k.Nr,
			TitleNL: k.Title.NL, TitleEN: k.Title.EN, SummaryNL: k.Lead.NL, SummaryEN: k.Lead.EN,
			OrganisationsNL: all, OrganisationsEN: all,
			TagsNL: strings.Join(tagsNL, "\n"), TagsEN: strings.Join(tagsEN, "\n"),
			BodyNL: strings.Join(nl, "\n"), BodyEN: strings.Join(en, "\n"),
		}
	}
	return docs, nil
}

// collect gathers the texts in both languages that stand anywhere in v.
func collect(v any, nl, en *[]string) {
	switch v := v.(type) {
	case []any:
		for _, one := range v {
			collect(one, nl, en)
		}
	case map[string]any:
		dutch, isText := v["nl"].(string)
		if english, ok := v["en"].(string); ok && isText {
			*nl, *en = append(*nl, dutch), append(*en, english)
			return
		}
		for _, key := range slices.Sorted(maps.Keys(v)) {
			collect(v[key], nl, en)
		}
	}
}

// A row has the names that the table of actions gives for one of them.
type row struct{ organisations, tags string }

// Columns of that table, the same in both languages.
const (
	columns             = 13
	columnWhat          = 0 // "Initiatief 12"
	columnOrganisations = 2
)

var tagColumns = []int{3, 4, 5, 7, 8, 9} // sector, country, category, audience, format, goal

func readTable(address string) (map[int]row, error) {
	var table struct{ Rows [][]string }
	if err := readJSON(address, &table); err != nil {
		return nil, err
	}
	rows := map[int]row{}
	for _, cells := range table.Rows {
		if len(cells) != columns {
			return nil, fmt.Errorf("%s: %d columns, want %d", address, len(cells), columns)
		}
		var nr int
		if _, err := fmt.Sscanf(cells[columnWhat], "%s %d", new(string), &nr); err != nil {
			return nil, fmt.Errorf("%s: row %q: %w", address, cells[columnWhat], err)
		}
		var tags []string
		for _, column := range tagColumns {
			tags = append(tags, cells[column])
		}
		rows[nr] = row{cells[columnOrganisations], strings.Join(tags, "\n")}
	}
	return rows, nil
}

func readJSON(address string, v any) error {
	data, err := read(address)
	if err != nil {
		return err
	}
	return json.Unmarshal(data, v)
}

// documentsFile is where the peers find the documents.
func documentsFile(folder string) string { return filepath.Join(folder, "documents.json") }

func writeDocuments(folder string, docs []document) error {
	data, err := json.Marshal(docs)
	if err != nil {
		return err
	}
	return os.WriteFile(documentsFile(folder), data, 0o644)
}

func readDocuments(folder string) (docs []document, err error) {
	data, err := os.ReadFile(documentsFile(folder))
	if err != nil {
		return nil, err
	}
	return docs, json.Unmarshal(data, &docs)
}
