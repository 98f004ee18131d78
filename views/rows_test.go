package views

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
)

var update = flag.Bool("update", false, "write testdata anew")

// nasty is a text that must not become markup.
const nasty = `<b>"A" & 'B'</b>`

// rowsPage has results and filters of every kind.
func rowsPage(p *i18n.Printer) CataloguePage {
	marked := []Segment{{Text: "a " + nasty}, {Text: nasty, Found: true}, {Text: " é…"}}
	return CataloguePage{
		Base:     Base{Printer: p, Path: "/x", Twin: "/y"},
		Text:     nasty,
		First:    1,
		Pages:    []PageLink{{Label: "1", Href: "/x?a&b"}, {}, {Label: "4"}, {Label: "5", Href: "/x?" + nasty}},
		Previous: "/x?a&b", Next: "/x?" + nasty,
		Rows: []ResultRow{
			{Action: &ActionRow{
				Nr: 7, Href: `/initiatieven/7-x?a="b"&c='d'`, Title: marked, TitleLang: "fr", By: "by " + nasty, What: marked,
				Sector: catalogue.Care, Countries: "België, " + nasty, Duration: catalogue.LongTerm, Category: nasty,
				Case: &Link{Href: "/praktijkstudies/x?a&b", Text: nasty}, Pick: true, Why: []string{nasty, "why"},
			}},
			{Action: &ActionRow{Nr: 1234, Href: "/b", Title: marked[:1], Sector: catalogue.Technical, Duration: catalogue.ShortTerm}},
			{Action: &ActionRow{Nr: 3, Href: "javascript:alert(1)", Title: marked[2:], Duration: catalogue.NotStated, Pick: true}},
			{Case: &CaseRow{
				Nr: 2, Href: "/c?a&b", Title: marked, What: marked, Sector: catalogue.Care, Countries: nasty,
				Helps: 1, Hinders: 12, Pick: true, Why: []string{nasty},
			}},
			{Case: &CaseRow{Nr: 5, Href: "/d", Helps: 0, Hinders: 1234}},
			{},
		},
		Facets: []FacetView{
			{
				ID: "filter-" + nasty, Name: nasty, Param: nasty, Ours: true, Open: true, Chosen: 2, Long: true,
				More: Link{Href: "/organisaties?a&b", Text: nasty},
				Values: []FacetValueView{
					{ID: "a", Label: "A", Value: "a", Count: 0, Disabled: true},
					{ID: nasty, Label: nasty, Value: nasty, Count: 1234, Checked: true},
				},
			},
			{ID: "leeg", Name: "Leeg", Param: "leeg"},
			{ID: "een", Name: "Eén", Param: "een", Chosen: 1, Values: []FacetValueView{{ID: "x", Label: "X", Value: "x", Count: 3}}},
		},
	}
}

// between is what stands in a page from one text up to another.
func between(t *testing.T, page, from, to string) string {
	t.Helper()
	_, rest, ok := strings.Cut(page, from)
	part, _, end := strings.Cut(rest, to)
	if !ok || !end {
		t.Fatalf("the page has no %s ... %s", from, to)
	}
	return from + part + to
}

// Results and filters are drawn by hand. They stay what they were when they
// were drawn by templ, which testdata holds, unless somebody means to change
// them: -update writes it anew.
func TestRowsAndFilters(t *testing.T) {
	printers, err := i18n.Load()
	if err != nil {
		t.Fatal(err)
	}
	for lang, p := range printers {
		var b bytes.Buffer
		if err := Catalogue(rowsPage(p)).Render(t.Context(), &b); err != nil {
			t.Fatal(err)
		}
		got := between(t, b.String(), `<form id="filters"`, "</form>") + "\n" + between(t, b.String(), `<ol class="row-list"`, "</ol>") + "\n" +
			between(t, b.String(), `<ul class="pages"`, "</ul>") + "\n"
		got = iconAddress(got)
		file := filepath.Join("testdata", "rows."+string(lang)+".html")
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		// One element a line, to see what differs.
		lines := strings.NewReplacer("><", ">\n<")
		if d := cmp.Diff(lines.Replace(string(want)), lines.Replace(got)); d != "" {
			t.Errorf("%s (-want +got):\n%s", file, d)
		}
	}
}

// iconAddress takes the hash out of the address of the icons.
func iconAddress(html string) string {
	parts := strings.Split(html, "/assets/icons.")
	for i := 1; i < len(parts); i++ {
		_, parts[i], _ = strings.Cut(parts[i], ".svg")
	}
	return strings.Join(parts, "/assets/icons.svg")
}
