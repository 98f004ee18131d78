package web_test

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
)

// pagesOf walks through all pages of a search by its links and gives the
// numbers of the actions in order.
func pagesOf(t *testing.T, path string) []int {
	t.Helper()
	var nrs []int
	for range 20 {
		doc := page(t, path, http.StatusOK)
		if start := doc.Find("#resultaten > ol").AttrOr("start", ""); start != strconv.Itoa(len(nrs)+1) {
			t.Errorf("%s: the list starts at %s, want %d", path, start, len(nrs)+1)
		}
		for _, nr := range rowNumbers(doc) {
			n, err := strconv.Atoi(nr)
			if err != nil {
				t.Fatalf("%s: row number %q", path, nr)
			}
			nrs = append(nrs, n)
		}
		next, ok := doc.Find(`a[rel="next"]`).Attr("href")
		if !ok {
			return nrs
		}
		path = next
	}
	t.Fatalf("%s: the pages do not end", path)
	return nil
}

func TestWholeOrders(t *testing.T) {
	printers, err := i18n.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range catalogue.Langs {
		alphabet := collate.New(language.Make(string(lang)), collate.IgnoreCase, collate.IgnoreDiacritics, collate.Numeric)
		key := map[catalogue.Sort]func(*catalogue.Action) string{
			catalogue.ByTitle:   func(a *catalogue.Action) string { return strings.TrimLeft(a.Title.In(lang), `"'“‘’(`) },
			catalogue.ByCountry: func(a *catalogue.Action) string { return printers[lang].T("country." + string(a.Countries[0])) },
		}
		for order, name := range map[catalogue.Sort]string{catalogue.ByTitle: "titel", catalogue.ByCountry: "land", catalogue.Relevance: ""} {
			path := address.Page(lang, "actions")
			if name != "" {
				path += "?sorteer=" + name
			}
			nrs := pagesOf(t, path)
			if got := slices.Compact(slices.Sorted(slices.Values(nrs))); len(nrs) != 132 || len(got) != 132 {
				t.Errorf("%s shows %d rows of %d actions, want each of 132 once", path, len(nrs), len(got))
			}
			for i := 1; i < len(nrs); i++ {
				a, b := &site.content.Actions[nrs[i-1]-1], &site.content.Actions[nrs[i]-1]
				c := 0
				if f := key[order]; f != nil {
					c = alphabet.CompareString(f(a), f(b))
				}
				if c > 0 || c == 0 && order != catalogue.ByTitle && a.Nr > b.Nr {
					t.Errorf("%s: %d (%s) stands before %d (%s)", path, a.Nr, a.Title.In(lang), b.Nr, b.Title.In(lang))
				}
			}
		}
	}
}

// Filters, words and order hold from page to page, and the order's field says
// which it is.
func TestPagesKeepTheSearch(t *testing.T) {
	const query = "sector=techniek&land=BE&sorteer=titel"
	nrs := pagesOf(t, "/initiatieven?"+query)
	want := 0
	for _, a := range site.content.Actions {
		if a.Sector == catalogue.Technical && slices.Contains(a.Countries, "BE") {
			want++
		}
	}
	if len(nrs) != want {
		t.Errorf("got %d actions over all pages, want %d", len(nrs), want)
	}
	for _, nr := range nrs {
		if a := site.content.Actions[nr-1]; a.Sector != catalogue.Technical || !slices.Contains(a.Countries, "BE") {
			t.Errorf("action %d does not fit the filters", nr)
		}
	}
	doc := page(t, "/initiatieven?"+query+"&pagina=2", http.StatusOK)
	if got := doc.Find("#sorteer option[selected]").AttrOr("value", ""); got != "titel" {
		t.Errorf("the order that is shown: got %q, want titel", got)
	}
	if got := doc.Find(`a[rel="prev"]`).AttrOr("href", ""); got != "/initiatieven?"+query {
		t.Errorf("back: got %q, want the first page", got)
	}
	if got := words(doc, `.pages [aria-current="page"]`); !strings.HasSuffix(got, "2") {
		t.Errorf("the current page is %q, want 2", got)
	}
	checked := doc.Find("#filters input[checked]").Map(func(_ int, s *goquery.Selection) string {
		return s.AttrOr("name", "") + "=" + s.AttrOr("value", "")
	})
	if !slices.Equal(checked, []string{"sector=techniek", "land=BE"}) {
		t.Errorf("ticked are %v", checked)
	}
}

// Marks change nothing of what a title says.
func TestMarksKeepTheText(t *testing.T) {
	for _, lang := range catalogue.Langs {
		for _, q := range []string{"dag zorg", "techniek", "Johnson & Johnson", `<b>techniek</b>`, `"dag van de"`} {
			path := address.Search(lang, catalogue.Query{Text: q})
			doc := page(t, path, http.StatusOK)
			doc.Find("#resultaten .hit").Each(func(_ int, s *goquery.Selection) {
				nr, err := strconv.Atoi(texts(s.Find(".nr"))[len(texts(s.Find(".nr")))-1])
				if err != nil {
					t.Fatal(err)
				}
				title := site.content.Cases[min(nr, 10)-1].Title
				if !s.HasClass("case") {
					title = site.content.Actions[nr-1].Title
				}
				if got := s.Find("h3").Text(); squeezed(got) != squeezed(title.In(lang)) {
					t.Errorf("%s: title of %d is %q, want %q", path, nr, got, title.In(lang))
				}
			})
			if doc.Find("mark").Length() == 0 {
				t.Errorf("%s marks nothing", path)
			}
			doc.Find("mark").Each(func(_ int, s *goquery.Selection) {
				if s.Children().Length() > 0 || strings.TrimSpace(s.Text()) == "" {
					t.Errorf("%s: a mark holds %q", path, s.Text())
				}
			})
		}
	}
}

func TestMarkupIsTextEverywhere(t *testing.T) {
	const evil = `<script>alert(1)</script>`
	for _, path := range []string{
		"/initiatieven?q=", "/en/actions?q=stage+", "/en/actions?sector=", "/initiatieven?sorteer=", "/initiatieven?pagina=", "/en/actions/94-", "/organisaties/", "/en/cases/", "/",
	} {
		r := get(t, path+url.QueryEscape(evil))
		if raw := body(t, r); strings.Contains(raw, "<script>alert") {
			t.Errorf("%s: the page has the script", path)
		}
		if to := r.Header.Get("Location"); strings.Contains(to, "<") {
			t.Errorf("%s leads to %s", path, to)
		}
	}
}

// Another spelling leads to results that need no other.
func TestSuggestionInBothLanguages(t *testing.T) {
	for path, says := range map[string]string{
		"/initiatieven?q=wedsrtijden": "Niets gevonden voor “wedsrtijden”", "/en/actions?q=tecnology": "tecnology",
	} {
		doc := page(t, path, http.StatusOK)
		if got := words(doc, ".suggest"); !strings.Contains(got, says) {
			t.Errorf("%s says %q, want %q in it", path, got, says)
		}
		href := doc.Find(".suggest a").AttrOr("href", "")
		better := page(t, href, http.StatusOK)
		if better.Find("#resultaten .hit").Length() == 0 || better.Find(".suggest").Length() > 0 {
			t.Errorf("%s leads to %s, which finds nothing or suggests another", path, href)
		}
	}
}

// Where nothing is found, every way on leads to something, in both languages.
func TestEveryWayOn(t *testing.T) {
	for _, lang := range catalogue.Langs {
		for _, query := range []string{"?q=blockchain", "?q=zelfroosteren&sector=techniek&land=FI", "?sector=zorg&land=FI&looptijd=KT"} {
			path := address.Page(lang, "actions") + query
			doc := page(t, path, http.StatusOK)
			links := doc.Find(".empty a")
			if links.Length() < 2 {
				t.Errorf("%s: %d ways on, want more", path, links.Length())
			}
			links.Each(func(_ int, s *goquery.Selection) {
				href := s.AttrOr("href", "")
				if !strings.HasPrefix(href, address.Page(lang, "actions")) || page(t, href, http.StatusOK).Find(".hit").Length() == 0 {
					t.Errorf("%s leads to %s, which shows nothing in its language", path, href)
				}
			})
		}
	}
}

// Cases are found by words, beside the actions, under the same filters.
func TestCasesAmongResults(t *testing.T) {
	tests := []struct {
		query string
		want  bool
	}{{"q=zelfroosteren", true}, {"q=zelfroosteren&sector=zorg", true}, {"q=zelfroosteren&sector=techniek", false}, {"sector=zorg", false}}
	for _, tt := range tests {
		for _, lang := range catalogue.Langs {
			path := address.Page(lang, "actions") + "?" + tt.query
			found := page(t, path, http.StatusOK).Find(fmt.Sprintf(`.hit.case a[href=%q]`, address.Case(lang, site.content.Cases[0].Slug))).Length() == 1
			if found != tt.want {
				t.Errorf("%s shows the case: %v, want %v", path, found, tt.want)
			}
		}
	}
}

// Who asks why the results are there is told, in words; the link keeps the
// search, and takes the explanation away again.
func TestWhyResultsAreThere(t *testing.T) {
	for path, want := range map[string][]string{
		"/initiatieven?q=stage&sector=zorg":    {"Waarom staan deze resultaten hier?", "Laat de uitleg weg", "“stage” staat in: titel"},
		"/en/actions?q=internship&sector=zorg": {"Why are these results here?", "Leave the explanation out", "is in: title"},
	} {
		doc := page(t, path, http.StatusOK)
		link := doc.Find(".ask-why a")
		if words(doc, ".ask-why") != want[0] || doc.Find(".why").Length() != 0 {
			t.Fatalf("%s: %q, %d explanations", path, words(doc, ".ask-why"), doc.Find(".why").Length())
		}
		doc = page(t, link.AttrOr("href", ""), http.StatusOK)
		if doc.Find(".hit").Length() != doc.Find(".hit .why").Length() || !strings.Contains(words(doc, ".hit .why"), want[2]) {
			t.Errorf("%s: of %d results %d are explained: %.200s", path, doc.Find(".hit").Length(), doc.Find(".hit .why").Length(), words(doc, ".hit .why"))
		}
		if doc.Find(`#filters input[name="uitleg"]`).Length() != 1 {
			t.Error("a filter would take the explanation away")
		}
		if back := doc.Find(".ask-why a"); back.AttrOr("href", "") != path || words(doc, ".ask-why") != want[1] {
			t.Errorf("the way back is %q to %s", words(doc, ".ask-why"), back.AttrOr("href", ""))
		}
	}
	if page(t, "/initiatieven?sector=zorg", http.StatusOK).Find(".ask-why").Length() != 0 {
		t.Error("results without words are explained")
	}
	var got struct {
		Hits []struct{ Why []struct{ Typed, How string } }
	}
	answer(t, "/api/v1/search?q=stage&explain=true", http.StatusOK, "search", &got)
	if len(got.Hits) == 0 || len(got.Hits[0].Why) == 0 || got.Hits[0].Why[0].Typed != "stage" {
		t.Errorf("the API explains %+v", got.Hits)
	}
	answer(t, "/api/v1/search?q=stage&explain=perhaps", http.StatusBadRequest, "problem", nil)
}
