package seed_test

import (
	"fmt"
	"strings"
	"testing"

	"warmwater/internal/seed"
)

const figuresOfFixture = `id: cijfers
table: 1
section: "2.1"
title: {nl: "Cijfers", en: "Figures"}
study_title: "Cijfers van toen"
intro: {nl: "Dit zijn ze.", en: "These are they."}
period: {nl: "2011", en: "2011"}
source: "VDAB"
label: {nl: "Streek", en: "Area"}
columns:
  - {id: aantal, name: {nl: "Aantal", en: "Number"}, unit: aantal}
  - {id: deel, name: {nl: "Deel", en: "Share"}, unit: procent}
rows:
  - {label: "Brugge", en: "Bruges", values: [5, null]}
  - {label: "Totaal", en: "Total", total: true, values: [9, 12.5]}
chart: {kind: bars, columns: [aantal], title: {nl: "Beeld", en: "Picture"}}
`

const formsOfFixture = `- id: rooster
  name: {nl: "Rooster", en: "Schedule"}
  what: {nl: "Een rooster.", en: "A schedule."}
  fields:
    cost:
      - {nl: "5 euro", en: "5 euros", row: 7}
      - {nl: "gratis", en: "free", section: "4.3", case: 3}
  offers: [time]
  reaches: [jongeren]
  actions: [7]
  cases: [3]
  helps: ["1/steun"]
`

const guideOfFixture = `- question: {nl: "Wat?", en: "What?"}
  answer: {nl: "Dit.", en: "This."}
  places:
    - {search: {audience: [jongeren]}, words: {nl: "werk", en: "work"}, text: {nl: "Zoek", en: "Search"}}
    - {matrix: {sector: [zorg]}, sort: hinders, text: {nl: "Matrix", en: "Matrix"}}
    - {theme: geld}
    - {form: rooster}
    - {case: 3}
    - {point: 4}
    - {page: figures, anchor: een, text: {nl: "Cijfers", en: "Figures"}}
`

func lessonsOfFixture() string {
	var b strings.Builder
	b.WriteString(`method: {nl: "Zo.", en: "So."}
caution: {nl: "Let op.", en: "Mind."}
recommendations:
  - {id: vroeg, group: jongeren, section: "5.1", title: {nl: "Vroeg", en: "Early"}, text: {nl: "Begin.", en: "Begin."}, themes: [tijd], cases: [1], actions: [7]}
points:
`)
	for nr := 1; nr <= seed.LastPoint; nr++ {
		fmt.Fprintf(&b, "  - {nr: %d, title: {nl: P, en: P}, text: {nl: T, en: T}, themes: [geld], recommendations: [vroeg], factors: [\"1/steun\"], actions: [7], questions: [{nl: \"Wie?\", en: \"Who?\"}]}\n", nr)
	}
	return b.String()
}

func TestRulesOfLessons(t *testing.T) {
	for name, tc := range map[string]struct{ file, old, new, want string }{
		"row too short":             {"figures/01-cijfers.yaml", "[5, null]", "[5]", "figures/01-cijfers.yaml:14: rows[0].values: 1 values where the table has 2 columns"},
		"unknown unit":              {"figures/01-cijfers.yaml", "unit: procent", "unit: kilo", "columns[1].unit: \"kilo\" is not a unit"},
		"chart of nothing":          {"figures/01-cijfers.yaml", "columns: [aantal]", "columns: [prijs]", "chart.columns[0]: \"prijs\" is not known"},
		"no source":                 {"figures/01-cijfers.yaml", "source: \"VDAB\"", "source: \"\"", "source: is empty"},
		"figures of the wrong part": {"figures/01-cijfers.yaml", "section: \"2.1\"", "section: \"4.1\"", "section: \"4.1\" is not a part of section 2"},
		"wrong group":               {"recommendations.yaml", "group: jongeren", "group: ouderen", "recommendations[0].group: \"ouderen\" is not a group"},
		"section of another group":  {"recommendations.yaml", "section: \"5.1\"", "section: \"5.2\"", "is not the section of group"},
		"unknown factor":            {"recommendations.yaml", "{nr: 4, title: {nl: P, en: P}, text: {nl: T, en: T}, themes: [geld], recommendations: [vroeg], factors: [\"1/steun\"]", "{nr: 4, title: {nl: P, en: P}, text: {nl: T, en: T}, themes: [geld], recommendations: [vroeg], factors: [\"1/niets\"]", "points[3].factors[0]: there is no factor \"1/niets\""},
		"a point too few":           {"recommendations.yaml", "{nr: 10,", "{nr: 9,", "number 10 is missing"},
		"unknown field of a form":   {"forms/personnel.yaml", "    cost:", "    price:", "\"price\" is not a field of a form"},
		"statement without source":  {"forms/personnel.yaml", ", row: 7}", "}", "fields.cost[0].section"},
		"two sources":               {"forms/personnel.yaml", "row: 7}", "row: 7, section: \"4.3\"}", "fields.cost[0]: has two sources"},
		"helps on the wrong side":   {"forms/personnel.yaml", "  helps:", "  hinders:", "factor 1/steun does not hinder"},
		"unknown offer":             {"forms/personnel.yaml", "offers: [time]", "offers: [love]", "[0].offers[0]: \"love\" is not one of"},
		"question in one language":  {"guides/schools.yaml", `en: "What?"`, `en: ""`, "guides/schools.yaml:1: [0].question.en: is empty"},
		"search without a text":     {"guides/schools.yaml", `, text: {nl: "Zoek", en: "Search"}`, "", "[0].places[0].text.nl: is empty"},
		"search by no facet":        {"guides/schools.yaml", "{audience: [jongeren]}", "{age: [jongeren]}", `[0].places[0].search: "age" is not a facet`},
		"search by no audience":     {"guides/schools.yaml", "{audience: [jongeren]}", "{audience: [ouden]}", `[0].places[0].search.audience[0]: "ouden" is not known`},
		"search by no sector":       {"guides/schools.yaml", "{audience: [jongeren]}", "{sector: [nijverheid]}", `[0].places[0].search.sector[0]: "nijverheid" is not known`},
		"search by no country":      {"guides/schools.yaml", "{audience: [jongeren]}", "{country: [nl]}", `[0].places[0].search.country[0]: "nl" is not a country code`},
		"matrix of nothing":         {"guides/schools.yaml", "{sector: [zorg]}", "{price: [zorg]}", `[0].places[1].matrix: "price" is not a facet`},
		"matrix of no sector":       {"guides/schools.yaml", "{sector: [zorg]}", "{sector: [nijverheid]}", `[0].places[1].matrix.sector[0]: "nijverheid" is not known`},
		"matrix of no level":        {"guides/schools.yaml", "{sector: [zorg]}", "{level: [europees]}", `[0].places[1].matrix.level[0]: "europees" is not known`},
		"matrix of no kind":         {"guides/schools.yaml", "{sector: [zorg]}", "{kind: [duur]}", `[0].places[1].matrix.kind[0]: "duur" is not known`},
		"matrix of no case":         {"guides/schools.yaml", "{sector: [zorg]}", `{case: ["11"]}`, `[0].places[1].matrix.case[0]: "11" is not known`},
		"unknown order":             {"guides/schools.yaml", "sort: hinders", "sort: colour", `[0].places[1].sort: "colour" is not one of`},
		"unknown theme":             {"guides/schools.yaml", "theme: geld", "theme: goud", `[0].places[2].theme: "goud" is not known`},
		"unknown form":              {"guides/schools.yaml", "form: rooster", "form: beleidje", `[0].places[3].form: "beleidje" is not known`},
		"unknown case":              {"guides/schools.yaml", "case: 3", "case: 11", `[0].places[4].case[0]: there is no number 11`},
		"unknown point":             {"guides/schools.yaml", "point: 4", "point: 11", `[0].places[5].point: 11 is not from 1 to 10`},
		"unknown page":              {"guides/schools.yaml", "page: figures", "page: prices", `[0].places[6].page: "prices" is not one of`},
		"two places in one":         {"guides/schools.yaml", "{theme: geld}", "{theme: geld, case: 3}", "[0].places[2]: leads to 2 places"},
		"no place":                  {"guides/schools.yaml", "{theme: geld}", "{sort: hinders}", "[0].places[2]: leads to 0 places"},
		"no action":                 {"forms/personnel.yaml", "actions: [7]", "actions: []", "[0].actions: a form needs an action that uses it"},
	} {
		t.Run(name, func(t *testing.T) {
			files := fixture()
			text := string(files[tc.file].Data)
			if !strings.Contains(text, tc.old) {
				t.Fatalf("the fixture has no %q", tc.old)
			}
			files[tc.file].Data = []byte(strings.Replace(text, tc.old, tc.new, 1))
			_, err := seed.Load(files)
			if err == nil || !strings.Contains(err.Error(), tc.want) {
				t.Errorf("got %v, want %q in it", err, tc.want)
			}
		})
	}
}
