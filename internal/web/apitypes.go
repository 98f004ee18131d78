package web

import (
	"fmt"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
)

// The shapes of the open API, version 1. They are a promise: fields are
// added, never changed. testdata/api.schema.json says the same.

const studyName = "WES 2013"

type apiActionList struct {
	Total   int                     `json:"total"`
	Page    int                     `json:"page"`
	PerPage int                     `json:"per_page"`
	Items   []apiAct                `json:"items"`
	Facets  map[string][]apiCounted `json:"facets"`
}

type apiCounted struct {
	Value string `json:"value"`
	Count int    `json:"count"`
}

type apiNamed struct {
	ID string `json:"id"`
	catalogue.Text
}

type apiBody struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

type apiSource struct {
	Document string `json:"document"`
	Part     string `json:"part,omitempty"`
	Row      int    `json:"row,omitempty"`
	Section  string `json:"section,omitempty"`
}

type apiAct struct {
	Nr         int                 `json:"nr"`
	Slug       string              `json:"slug"`
	Title      catalogue.Text      `json:"title"`
	Summary    catalogue.Text      `json:"summary"`
	Sector     catalogue.Sector    `json:"sector"`
	Category   apiNamed            `json:"category"`
	Initiators []apiBody           `json:"initiators"`
	Countries  []catalogue.Country `json:"countries"`
	Duration   *catalogue.Duration `json:"duration"` // null: not stated
	Goals      []string            `json:"goals"`
	Audiences  []string            `json:"audiences"`
	Formats    []string            `json:"formats"`
	Links      []string            `json:"links"`
	Case       *int                `json:"case"`
	Source     apiSource           `json:"source"`
}

func (s *Server) apiActionItems(actions []catalogue.Action) []apiAct {
	items := make([]apiAct, len(actions))
	for i := range actions {
		items[i] = s.apiActionItem(&actions[i])
	}
	return items
}

func (s *Server) apiActionItem(a *catalogue.Action) apiAct {
	item := apiAct{
		Nr: a.Nr, Slug: a.Slug, Title: a.Title, Summary: a.Summary, Sector: a.Sector,
		Category:   apiNamed{ID: a.Category, Text: s.names.categories[a.Category].Name},
		Initiators: make([]apiBody, len(a.Initiators)),
		Countries:  a.Countries,
		Goals:      orEmpty(a.Goals), Audiences: orEmpty(a.Audiences), Formats: orEmpty(a.Formats), Links: orEmpty(a.Links),
		Source: apiSource{Document: studyName, Part: "annex 1", Row: a.Nr},
	}
	for i, id := range a.Initiators {
		item.Initiators[i] = apiBody{ID: id, Name: s.names.organisations[id].Name.NL}
	}
	if a.Duration != catalogue.NotStated {
		item.Duration = &a.Duration
	}
	if a.Case != 0 {
		item.Case = &a.Case
	}
	return item
}

func orEmpty(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

// apiFacets gives the counts; whether there is a case is true or false here.
func apiFacets(found catalogue.Found) map[string][]apiCounted {
	facets := map[string][]apiCounted{}
	for facet, values := range found.Facets {
		list := make([]apiCounted, len(values))
		for i, v := range values {
			list[i] = apiCounted{Value: v.Value, Count: v.Count}
			if facet == catalogue.FacetCase {
				list[i].Value = fmt.Sprint(v.Value == catalogue.ValueYes)
			}
		}
		facets[string(facet)] = list
	}
	return facets
}

type apiCaseList struct {
	Total int       `json:"total"`
	Items []apiCase `json:"items"`
}

type apiCase struct {
	Nr            int                 `json:"nr"`
	Slug          string              `json:"slug"` // the Dutch one
	Title         catalogue.Text      `json:"title"`
	Lead          catalogue.Text      `json:"lead"`
	Sector        catalogue.Sector    `json:"sector"`
	Level         *catalogue.Text     `json:"level"` // null: not stated, likewise below
	Countries     []catalogue.Country `json:"countries"`
	Start         *catalogue.Text     `json:"start"`
	Partners      *catalogue.Text     `json:"partners"`
	Audience      *catalogue.Text     `json:"audience"`
	Cost          *catalogue.Text     `json:"cost"`
	Parts         []apiPart           `json:"parts"`
	Sections      []apiSection        `json:"sections"`
	Factors       []apiFactor         `json:"factors"`
	Results       []apiResult         `json:"results"`
	Differences   []apiDifference     `json:"differences"`
	Organisations []string            `json:"organisations"`
	Actions       []int               `json:"actions"`
	Source        apiSource           `json:"source"`
}

type apiPart struct {
	ID       string          `json:"id"`
	Title    catalogue.Text  `json:"title"`
	Level    *catalogue.Text `json:"level"`
	Start    *catalogue.Text `json:"start"`
	Partners *catalogue.Text `json:"partners"`
	Audience *catalogue.Text `json:"audience"`
	Cost     *catalogue.Text `json:"cost"`
	Source   apiSource       `json:"source"`
}

type apiSection struct {
	ID     string         `json:"id"`
	Part   *string        `json:"part"`
	Title  catalogue.Text `json:"title"`
	Text   catalogue.Text `json:"text"` // Markdown
	Tables []apiTable     `json:"tables"`
	Source apiSource      `json:"source"`
}

type apiTable struct {
	Caption catalogue.Text     `json:"caption"`
	Columns []catalogue.Text   `json:"columns"`
	Rows    [][]catalogue.Text `json:"rows"`
}

type apiFactor struct {
	ID     string         `json:"id"`
	Kind   catalogue.Kind `json:"kind"`
	Part   *string        `json:"part"`
	Title  catalogue.Text `json:"title"`
	Text   catalogue.Text `json:"text"`
	Themes []string       `json:"themes"`
	Source apiSource      `json:"source"`
}

type apiResult struct {
	ID          string          `json:"id"`
	Part        *string         `json:"part"`
	Group       *catalogue.Text `json:"group"`
	Label       catalogue.Text  `json:"label"`
	Before      *float64        `json:"before"`
	After       float64         `json:"after"`
	BeforeLabel *catalogue.Text `json:"before_label"`
	AfterLabel  *catalogue.Text `json:"after_label"`
	Unit        catalogue.Text  `json:"unit"`
	Period      *catalogue.Text `json:"period"`
	Note        *catalogue.Text `json:"note"`
	Source      apiSource       `json:"source"`
}

type apiDifference struct {
	About  catalogue.Text `json:"about"`
	Action int            `json:"action"`
	Annex  catalogue.Text `json:"annex"`
	Case   catalogue.Text `json:"case"`
}

func apiCaseItem(k *catalogue.Case) apiCase {
	item := apiCase{
		Nr: k.Nr, Slug: k.Slug.NL, Title: k.Title, Lead: k.Lead, Sector: k.Sector, Countries: k.Countries,
		Level: stated(k.Box.Level), Start: stated(k.Box.Start), Partners: stated(k.Box.Partners),
		Audience: stated(k.Box.Audience), Cost: stated(k.Box.Cost),
		Parts: []apiPart{}, Sections: make([]apiSection, len(k.Sections)), Factors: make([]apiFactor, len(k.Factors)),
		Results: make([]apiResult, len(k.Results)), Differences: []apiDifference{},
		Organisations: orEmpty(k.Organisations), Actions: k.Actions, Source: inSection(k.Section),
	}
	for _, p := range k.Parts {
		item.Parts = append(item.Parts, apiPart{
			ID: p.ID, Title: p.Title, Level: stated(p.Box.Level), Start: stated(p.Box.Start), Partners: stated(p.Box.Partners),
			Audience: stated(p.Box.Audience), Cost: stated(p.Box.Cost), Source: inSection(p.Section),
		})
	}
	for i, x := range k.Sections {
		item.Sections[i] = apiSection{ID: x.ID, Part: named(x.Part), Title: x.Title, Text: x.Text, Tables: []apiTable{}, Source: inSection(x.Section)}
		for _, t := range x.Tables {
			item.Sections[i].Tables = append(item.Sections[i].Tables, apiTable(t))
		}
	}
	for i := range k.Factors {
		item.Factors[i] = apiFactorOf(&k.Factors[i])
	}
	for i, r := range k.Results {
		item.Results[i] = apiResult{
			ID: r.ID, Part: named(r.Part), Group: stated(r.Group), Label: r.Label, Before: r.Before, After: r.After,
			BeforeLabel: stated(r.BeforeLabel), AfterLabel: stated(r.AfterLabel),
			Unit: r.Unit, Period: stated(r.Period), Note: stated(r.Note), Source: inSection(r.Section),
		}
	}
	for _, d := range k.Differences {
		item.Differences = append(item.Differences, apiDifference{About: d.About, Action: d.Row, Annex: d.Annex, Case: d.Case})
	}
	return item
}

func apiFactorOf(f *catalogue.Factor) apiFactor {
	return apiFactor{
		ID: f.ID, Kind: f.Kind, Part: named(f.Part), Title: f.Title, Text: f.Text, Themes: f.Themes, Source: inSection(f.Section),
	}
}

// stated gives a text, or nil for null where the study does not state it.
func stated(t catalogue.Text) *catalogue.Text {
	if t.IsZero() {
		return nil
	}
	return &t
}

func named(id string) *string {
	if id == "" {
		return nil
	}
	return &id
}

func inSection(section string) apiSource {
	return apiSource{Document: studyName, Section: section}
}

type apiFound struct {
	Query      string   `json:"query"`
	Total      int      `json:"total"`
	Suggestion *string  `json:"suggestion"`
	Hits       []apiHit `json:"hits"`
}

type apiHit struct {
	Type  catalogue.ItemType `json:"type"`
	Nr    int                `json:"nr"`
	Score float64            `json:"score"`
	Title catalogue.Text     `json:"title"`
	URL   string             `json:"url"`
	Why   []apiReason        `json:"why,omitempty"` // where it was asked for
}

type apiReason struct {
	Typed string            `json:"typed"`
	How   catalogue.How     `json:"how"`
	Said  string            `json:"said"` // empty: the word itself
	Where []catalogue.Where `json:"where"`
}

func apiHitOf(lang catalogue.Lang, hit catalogue.Hit, actions map[int]*catalogue.Action, cases map[int]*catalogue.Case) apiHit {
	item := apiHit{Type: hit.Type, Nr: hit.Nr, Score: hit.Score}
	for _, r := range hit.Why {
		item.Why = append(item.Why, apiReason{Typed: r.Typed, How: r.How, Said: r.Said, Where: append([]catalogue.Where{}, r.Where...)})
	}
	if k, ok := cases[hit.Nr]; ok && hit.Type == catalogue.TypeCase {
		item.Title, item.URL = k.Title, address.Case(lang, k.Slug)
	}
	if a, ok := actions[hit.Nr]; ok && hit.Type == catalogue.TypeAction {
		item.Title, item.URL = a.Title, address.Action(lang, a.Nr, a.Slug)
	}
	return item
}
