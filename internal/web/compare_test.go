package web_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"

	"warmwater/internal/catalogue"
)

// compareRows gives the text of each cell by the name of its row.
func compareRows(doc *goquery.Document) (names []string, cells map[string][]string) {
	cells = map[string][]string{}
	doc.Find(".compare tbody tr").Each(func(_ int, tr *goquery.Selection) {
		th := tr.Find("th").Clone()
		th.Find("small").Remove()
		name := strings.TrimSpace(th.Text())
		names = append(names, name)
		tr.Find("td").Each(func(_ int, td *goquery.Selection) {
			td = td.Clone()
			td.Find(".of").Remove()
			cells[name] = append(cells[name], strings.Join(strings.Fields(td.Text()), " "))
		})
	})
	return names, cells
}

func TestCompareCases(t *testing.T) {
	doc := page(t, "/vergelijken?studie=6&studie=5", http.StatusOK)
	var heads []string
	doc.Find(".compare thead a:not(.remove)").Each(func(_ int, a *goquery.Selection) { heads = append(heads, a.Text()) })
	if d := cmp.Diff([]string{"BrainTrigger", "Het Beroepenhuis"}, heads); d != "" {
		t.Errorf("columns in the order chosen (-want +got):\n%s", d)
	}
	names, cells := compareRows(doc)
	first := []string{"Sector", "Land", "Niveau", "Start", "Partners", "Voor wie", "Werkingskosten", "Organisaties in deze praktijkstudie", "Resultaten in cijfers", "Wat helpt", "Wat hindert", "Vorm van samenwerken of personeelsbeleid"}
	if d := cmp.Diff(first, names[:len(first)]); d != "" {
		t.Errorf("fields (-want +got):\n%s", d)
	}
	// Section 4.6 names no partners; 4.5 calls the house an independent association.
	if got := cells["Partners"]; got[0] != "niet vermeld" || !strings.Contains(got[1], "vzw") {
		t.Errorf("partners: %q", got)
	}
	if got := cells["Wat hindert"]; !strings.Contains(got[0], "Afstemmen kost veel tijd en energie (knelpunt)") {
		t.Errorf("what hinders: %q", got)
	}
	for name, row := range cells {
		if len(row) != 2 || slices.Contains(row, "") {
			t.Errorf("%s is not aligned: %q", name, row)
		}
	}
	checkComparedThemes(t, doc, []int{6, 5})
}

// checkComparedThemes wants a row for each theme that one of the cases names,
// and no other, with what each says and how many do.
func checkComparedThemes(t *testing.T, doc *goquery.Document, nrs []int) {
	t.Helper()
	rows := doc.Find(`.compare tbody th a[href^="/themas/"]`)
	n := 0
	for _, theme := range site.content.Themes {
		var want []string
		mentions := 0
		for _, nr := range nrs {
			helps, hinders := saidOf(&site.content.Cases[nr-1], theme.ID)
			want = append(want, wordFor(len(helps) > 0, len(hinders) > 0, catalogue.Dutch))
			if len(helps)+len(hinders) > 0 {
				mentions++
			}
		}
		row := rows.FilterFunction(func(_ int, a *goquery.Selection) bool { return a.AttrOr("href", "") == "/themas/"+theme.ID }).Closest("tr")
		if (row.Length() == 1) != (mentions > 0) {
			t.Errorf("%s is named by %d, but has %d rows", theme.ID, mentions, row.Length())
		}
		if mentions == 0 {
			continue
		}
		n++
		var got []string
		row.Find("td").Each(func(_ int, td *goquery.Selection) {
			td.Find(".of").Remove()
			got = append(got, strings.Join(strings.Fields(td.Text()), " "))
		})
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s (-want +got):\n%s", theme.ID, d)
		}
		if shared := row.Find("th small").Text(); (mentions > 1) != strings.Contains(shared, "gedeeld door") {
			t.Errorf("%s is named by %d and marked %q", theme.ID, mentions, shared)
		}
	}
	if rows.Length() != n {
		t.Errorf("%d rows of themes, want %d", rows.Length(), n)
	}
}

func TestCompareActions(t *testing.T) {
	// Rows 43 and 44 of the annex: both Dutch, both self-scheduling in care.
	doc := page(t, "/vergelijken?initiatief=43&initiatief=44", http.StatusOK)
	names, cells := compareRows(doc)
	for _, want := range []string{"Initiatiefnemer", "Looptijd", "Doelgroep (van ons)", "Praktijkstudie", "Wat het is", "Webadres in 2013", "Bron"} {
		if !slices.Contains(names, want) {
			t.Errorf("there is no field %s", want)
		}
	}
	if got := cells["Land"]; got[0] != "Nederland (gedeeld door 2 van de 2)" {
		t.Errorf("the shared country is %q", got)
	}
	if got := cells["Bron"]; got[0] != "Bijlage 1, rij 43" || got[1] != "Bijlage 1, rij 44" {
		t.Errorf("sources: %q", got)
	}
	less := page(t, "/vergelijken?initiatief=43&initiatief=44&toon=verschil", http.StatusOK)
	some, _ := compareRows(less)
	for _, name := range names {
		same := true
		for _, c := range cells[name] {
			same = same && c == cells[name][0]
		}
		if same == slices.Contains(some, name) {
			t.Errorf("%s: the same everywhere %v, among the differences %v", name, same, !same)
		}
	}
	if len(some) >= len(names) || len(some) == 0 {
		t.Errorf("%d of %d rows differ", len(some), len(names))
	}
}

func TestCompareChooser(t *testing.T) {
	doc := page(t, "/vergelijken", http.StatusOK)
	if doc.Find(`form input[name="studie"]`).Length() != 10 || doc.Find(`form input[name="bij"]`).Length() != 1 {
		t.Error("there is no way to choose cases and actions")
	}
	doc = page(t, "/en/compare?initiatief=36", http.StatusOK)
	if doc.Find(".compare").Length() != 0 || !strings.Contains(words(doc, ".by-number"), "36. ") {
		t.Errorf("one chosen shows %q", words(doc, ".by-number"))
	}
	if !doc.Find(`.by-number input[name="initiatief"][value="36"]`).Is(":checked") {
		t.Error("adding by number loses what was chosen")
	}
	doc.Find(".compare-choice ul.links a").Each(func(_ int, a *goquery.Selection) {
		if page(t, a.AttrOr("href", ""), http.StatusOK).Find(".compare thead a.remove").Length() != 2 {
			t.Errorf("%s does not compare two", a.AttrOr("href", ""))
		}
	})
	both := page(t, "/vergelijken?studie=1&studie=2&initiatief=36&initiatief=37", http.StatusOK)
	links := both.Find(".empty a")
	if links.Length() != 2 || both.Find(".compare").Length() != 0 {
		t.Fatalf("cases and actions together give %d ways on", links.Length())
	}
	links.Each(func(_ int, a *goquery.Selection) {
		if page(t, a.AttrOr("href", ""), http.StatusOK).Find(".compare").Length() != 1 {
			t.Errorf("%s compares nothing", a.AttrOr("href", ""))
		}
	})
}

func TestCompareBadChoices(t *testing.T) {
	for query, want := range map[string]string{
		"?studie=1&studie=2&studie=11":                  "Er is geen praktijkstudie “11”",
		"?initiatief=1&initiatief=2&initiatief=999":     "Er is geen initiatief “999”",
		"?studie=een&studie=2&studie=3":                 "“een”",
		"?studie=1&studie=2&toon=alles":                 "“alles”",
		"?studie=1&studie=2&studie=3&studie=4&studie=5": "hoogstens 4",
	} {
		doc := page(t, "/vergelijken"+query, http.StatusBadRequest)
		if got := words(doc, `[role="alert"]`); !strings.Contains(got, want) {
			t.Errorf("%s: the message is %q, want %q in it", query, got, want)
		}
		if n := doc.Find(".compare thead a.remove").Length(); n < 2 || n > 4 {
			t.Errorf("%s: %d columns are left", query, n)
		}
	}
	if resp := get(t, "/vergelijken?studie=2&studie=1&studie=2"); resp.Header.Get("Location") != "/vergelijken?studie=2&studie=1" {
		t.Errorf("leads to %q", resp.Header.Get("Location"))
	}
	for _, query := range []string{"", "?studie=1", "?studie=1&initiatief=2", "?studie=1&studie=99"} {
		page(t, "/vergelijken.csv"+query, http.StatusBadRequest)
	}
}

// The file holds what the page shows.
func TestCompareAsCSV(t *testing.T) {
	const query = "?studie=7&studie=10&toon=verschil"
	rows := rowsOf(t, csvRows(t, "/vergelijken.csv"+query))
	names, _ := compareRows(page(t, "/vergelijken"+query, http.StatusOK))
	if len(rows) != len(names) {
		t.Fatalf("%d rows, want %d", len(rows), len(names))
	}
	for i, name := range names {
		if field, _, _ := strings.Cut(rows[i][0], " (gedeeld"); field != name || len(rows[i]) != 3 {
			t.Errorf("row %d is %q, want %s", i+1, rows[i], name)
		}
	}
}

// From every list of results, case and action there is a way to compare.
func TestCompareIsInReach(t *testing.T) {
	for path, name := range map[string]string{
		"/initiatieven?q=stage": "initiatief", "/en/actions": "initiatief", "/praktijkstudies": "studie", "/organisaties/vdab": "initiatief",
	} {
		doc := page(t, path, http.StatusOK)
		form := doc.Find(`form#keuze`)
		if form.Length() != 1 || !strings.HasSuffix(form.AttrOr("action", ""), "compare") && form.AttrOr("action", "") != "/vergelijken" {
			t.Errorf("%s has no form to compare by", path)
		}
		boxes := doc.Find(`.hit input[form="keuze"]`)
		if n := doc.Find(".row-list .hit").Length(); boxes.Length() == 0 || boxes.Length() > n {
			t.Errorf("%s has %d boxes for %d results", path, boxes.Length(), n)
		}
		boxes.Each(func(_ int, box *goquery.Selection) {
			if got := box.AttrOr("name", ""); got != name && got != "studie" {
				t.Errorf("%s: a box is called %s", path, got)
			}
			if strings.TrimSpace(doc.Find(`label[for="`+box.AttrOr("id", "")+`"] .sr`).Text()) == ":" {
				t.Errorf("%s: a box does not say what it chooses", path)
			}
		})
	}
	// Where nothing is found there is a form too, for what was chosen before.
	if form := page(t, "/initiatieven?q=blockchain", http.StatusOK).Find(`form#keuze[hidden] [data-picks][hidden]`); form.Length() != 1 {
		t.Error("a page without results has no form for what was chosen before")
	}
	for path, href := range map[string]string{"/praktijkstudies/braintrigger": "/vergelijken?studie=6", "/en/cases/braintrigger": "/en/compare?studie=6"} {
		if page(t, path, http.StatusOK).Find(`.actions a[href="`+href+`"]`).Length() != 1 {
			t.Errorf("%s does not lead to %s", path, href)
		}
	}
}

// What stands on a list can be compared, by either of its links.
func TestCompareFromList(t *testing.T) {
	v := newVisitor(t)
	at := withItems(t, v)
	read := strings.TrimPrefix(v.page(at, http.StatusOK).Find("#leeslink").AttrOr("value", ""), "http://example.com")
	for _, path := range []string{at, read} {
		doc := v.page(path, http.StatusOK)
		if doc.Find(`form#keuze[action="/vergelijken"]`).Length() != 1 || doc.Find(`.item input[form="keuze"]`).Length() != 3 {
			t.Errorf("%s offers nothing to compare", path)
		}
	}
}

// What is missing for a comparison is said, and what to do.
func TestCompareTooFew(t *testing.T) {
	for path, want := range map[string]string{
		"/vergelijken": "Er is nog niets gekozen", "/vergelijken?studie=3": "Je koos er één: " + site.content.Cases[2].Title.NL,
		"/vergelijken?initiatief=36": "Je koos er één: ", "/en/compare": "Nothing is chosen yet",
		"/vergelijken?studie=3&studie=5": "", "/vergelijken?studie=3&initiatief=36": "",
	} {
		got := words(page(t, path, http.StatusOK), "main .notice")
		if !strings.HasPrefix(got, want) || want == "" && got != "" {
			t.Errorf("%s says %q, want %q", path, got, want)
		}
	}
}

// Where there is one thing to choose, nothing speaks of comparing.
func TestPickerOfOne(t *testing.T) {
	doc := page(t, "/organisaties/howest", http.StatusOK)
	if n := doc.Find(".row-list .hit").Length(); n != 1 {
		t.Fatalf("%d initiatives, want one", n)
	}
	if got := doc.Find("#keuze"); got.AttrOr("action", "") != "/lijsten/toevoegen" || strings.Contains(got.Text(), "vergelijk") || got.Find("button").Length() != 1 {
		t.Errorf("the choice goes to %q and says %q", got.AttrOr("action", ""), got.Text())
	}
	if got := page(t, "/initiatieven", http.StatusOK).Find("#keuze"); !strings.Contains(got.Text(), "of twee tot vier om te vergelijken") {
		t.Errorf("beside both buttons stands %q", got.Text())
	}
}
