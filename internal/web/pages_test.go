package web_test

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"warmwater/internal/catalogue"
	"warmwater/internal/web"
)

func TestPagesInBothLanguages(t *testing.T) {
	for _, tc := range []struct{ path, twin, heading string }{
		{"/", "/en", "Vind het warm water niet opnieuw uit."},
		{"/en", "/", "Don’t reinvent warm water."},
		{"/initiatieven", "/en/actions", "Initiatieven"},
		{"/en/actions", "/initiatieven", "Actions"},
		{"/praktijkstudies", "/en/cases", "Praktijkstudies"},
		{"/en/cases/self-scheduling", "/praktijkstudies/zelfroosteren", "Case study 1: Self-scheduling"},
		{"/organisaties/vdab", "/en/organisations/vdab", "VDAB"},
		{"/en/organisations", "/organisaties", "Organisations"},
		{"/over", "/en/about", "Over deze catalogus"},
		{"/en/privacy", "/privacy", "Privacy"},
		{"/toegankelijkheid", "/en/accessibility", "Toegankelijkheid"},
	} {
		t.Run(tc.path, func(t *testing.T) {
			doc := page(t, tc.path, http.StatusOK)
			lang := "nl-BE"
			if strings.HasPrefix(tc.path, "/en") {
				lang = "en"
			}
			if got := doc.Find("html").AttrOr("lang", ""); got != lang {
				t.Errorf("language is %q, want %q", got, lang)
			}
			if got := words(doc, "h1"); got != tc.heading {
				t.Errorf("heading is %q, want %q", got, tc.heading)
			}
			if got := doc.Find(".lang a").AttrOr("href", ""); got != tc.twin {
				t.Errorf("the other language is at %q, want %q", got, tc.twin)
			}
			if got := doc.Find(`link[rel="canonical"]`).AttrOr("href", ""); got != tc.path {
				t.Errorf("canonical address is %q, want %q", got, tc.path)
			}
		})
	}
}

func TestRedirects(t *testing.T) {
	for from, to := range map[string]string{
		"/initiatieven/94":                                     "/initiatieven/94-beroepenhuis",
		"/initiatieven/94-oude-naam":                           "/initiatieven/94-beroepenhuis",
		"/en/actions/94":                                       "/en/actions/94-beroepenhuis",
		"/praktijkstudies/5":                                   "/praktijkstudies/beroepenhuis",
		"/praktijkstudies/self-scheduling":                     "/praktijkstudies/zelfroosteren",
		"/en/cases/zelfroosteren":                              "/en/cases/self-scheduling",
		"/initiatieven/":                                       "/initiatieven",
		"/initiatieven?q=&sector=zorg":                         "/initiatieven?sector=zorg",
		"/initiatieven?land=NL&sector=zorg&q=stage&utm=x":      "/initiatieven?q=stage&sector=zorg&land=NL",
		"/initiatieven?sector=zorg&sector=zorg&pagina=1":       "/initiatieven?sector=zorg",
		"/en/actions?looptijd=niet-vermeld&sorteer=relevantie": "/en/actions?looptijd=niet-vermeld",
	} {
		resp := get(t, from)
		if resp.StatusCode != http.StatusMovedPermanently && resp.StatusCode != http.StatusFound {
			t.Errorf("%s: status %d, want a redirect", from, resp.StatusCode)
			continue
		}
		if got := resp.Header.Get("Location"); got != to {
			t.Errorf("%s leads to %q, want %q", from, got, to)
		}
	}
}

func TestHomeLinksLeadSomewhere(t *testing.T) {
	for _, home := range []string{"/", "/en"} {
		doc := page(t, home, http.StatusOK)
		links := doc.Find(".door a, .tries a, .bars a, .split a")
		if links.Length() < 40 {
			t.Errorf("%s has %d links into the catalogue, want at least 40", home, links.Length())
		}
		links.Each(func(_ int, s *goquery.Selection) {
			href := s.AttrOr("href", "")
			target := page(t, href, http.StatusOK)
			if target.Find(".hit, .matrix td a, .places a").Length() == 0 {
				t.Errorf("%s: %s shows nothing", home, href)
			}
		})
	}
}

func TestActionPageHasTheFacts(t *testing.T) {
	for _, nr := range []int{4, 18, 25, 36, 48, 62, 79, 98, 110, 132} {
		a := site.content.Actions[nr-1]
		doc := page(t, fmt.Sprintf("/initiatieven/%d-%s", a.Nr, a.Slug), http.StatusOK)
		facts := words(doc, ".facts")
		for _, id := range a.Initiators {
			if doc.Find(fmt.Sprintf(`.facts a[href="/organisaties/%s"]`, id)).Length() != 1 {
				t.Errorf("action %d does not name initiator %s", nr, id)
			}
		}
		if len(a.Initiators) == 0 && !strings.Contains(facts, "Initiatiefnemer niet vermeld") {
			t.Errorf("action %d: facts are %q, want no initiator", nr, facts)
		}
		want := map[catalogue.Duration]string{
			catalogue.LongTerm: "Lange termijn (LT)", catalogue.ShortTerm: "Korte termijn (KT)", catalogue.NotStated: "Looptijd niet vermeld",
		}[a.Duration]
		if !strings.Contains(facts, want) {
			t.Errorf("action %d: facts are %q, want %q", nr, facts, want)
		}
		if text := words(doc, "#wat"); text == "" {
			t.Errorf("action %d has no text", nr)
		}
		summary := strings.Join(strings.Fields(a.Summary.NL), " ")
		if got := words(doc, ".read.stack"); strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(summary, " ", "") {
			t.Errorf("action %d: text is %q, want %q", nr, got, summary)
		}
		if (a.Case != 0) != (doc.Find(".hit.case").Length() == 1) {
			t.Errorf("action %d: case %d, but the page has %d", nr, a.Case, doc.Find(".hit.case").Length())
		}
		if doc.Find("[aria-labelledby=gelijk] .hit").Length() == 0 {
			t.Errorf("action %d shows nothing similar", nr)
		}
	}
}

func TestTitleOfAForeignAction(t *testing.T) {
	doc := page(t, "/initiatieven/98-la-main-a-la-pate", http.StatusOK)
	if got := doc.Find("h1 [lang]").AttrOr("lang", ""); got != "fr" {
		t.Errorf("the title's language is %q, want fr", got)
	}
}

func TestCasePagesShowEveryFactor(t *testing.T) {
	kinds := map[catalogue.Kind]string{
		catalogue.Success: "Succesfactor", catalogue.Advantage: "Voordeel", catalogue.Attention: "Aandachtspunt",
		catalogue.Pitfall: "Knelpunt", catalogue.Disadvantage: "Nadeel",
	}
	for _, k := range site.content.Cases {
		doc := page(t, "/praktijkstudies/"+k.Slug.NL, http.StatusOK)
		for _, f := range k.Factors {
			li := doc.Find("#factor-" + f.ID)
			if li.Length() != 1 {
				t.Errorf("case %d: factor %s stands there %d times", k.Nr, f.ID, li.Length())
				continue
			}
			side := ".is-cold"
			if f.Kind.Helps() {
				side = ".is-warm"
			}
			if li.Closest(side).Length() != 1 {
				t.Errorf("case %d: factor %s (%s) is on the wrong side", k.Nr, f.ID, f.Kind)
			}
			text := strings.Join(strings.Fields(li.Text()), " ")
			for _, want := range []string{kinds[f.Kind], "deel " + f.Section, strings.Join(strings.Fields(f.Text.NL), " ")} {
				if !strings.Contains(text, want) {
					t.Errorf("case %d: factor %s says %q, want %q in it", k.Nr, f.ID, text, want)
				}
			}
			if li.Find(`a[href="#factor-`+f.ID+`"]`).Length() != 1 {
				t.Errorf("case %d: factor %s has no permanent link", k.Nr, f.ID)
			}
		}
		if got := doc.Find(".basin li").Length(); got != len(k.Factors) {
			t.Errorf("case %d shows %d factors, want %d", k.Nr, got, len(k.Factors))
		}
		for _, section := range k.Sections {
			if doc.Find("#deel-"+section.ID).Length() != 1 {
				t.Errorf("case %d: section %s is missing", k.Nr, section.ID)
			}
		}
		if got := doc.Find(".table-behind tbody tr").Length(); got != len(k.Results) {
			t.Errorf("case %d: the table has %d figures, want %d", k.Nr, got, len(k.Results))
		}
		if got := doc.Find("[aria-labelledby=verschil] tbody tr").Length(); got != len(k.Differences) {
			t.Errorf("case %d shows %d differences, want %d", k.Nr, got, len(k.Differences))
		}
		doc.Find(".toc a").Each(func(_ int, s *goquery.Selection) {
			if href := s.AttrOr("href", ""); doc.Find(href).Length() != 1 {
				t.Errorf("case %d: the contents lead to %s, which is not there", k.Nr, href)
			}
		})
	}
}

func TestFiguresByLocale(t *testing.T) {
	nl := words(page(t, "/praktijkstudies/zelfroosteren", http.StatusOK), ".gauges")
	if !strings.Contains(nl, "6,7 → 7,4") || !strings.Contains(nl, "10% → 6%") {
		t.Errorf("the Dutch figures are %q", nl)
	}
	en := words(page(t, "/en/cases/self-scheduling", http.StatusOK), ".gauges")
	if !strings.Contains(en, "6.7 → 7.4") {
		t.Errorf("the English figures are %q", en)
	}
}

func TestOrganisationsAreAllListed(t *testing.T) {
	doc := page(t, "/organisaties", http.StatusOK)
	if got, want := doc.Find(".names a").Length(), len(site.content.Organisations); got != want {
		t.Errorf("%d organisations are listed, want %d", got, want)
	}
	doc = page(t, "/en/organisations/agoria", http.StatusOK)
	if got := doc.Find(".hit").Length(); got != 6 { // rows 71, 77, 87, 88, 90 and 99
		t.Errorf("Agoria has %d actions, want 6", got)
	}
}

// A list of very many organisations shows those of one letter, and leads to the
// others.
func TestVeryManyOrganisations(t *testing.T) {
	content := *site.content
	content.Organisations = slices.Clone(content.Organisations)
	for i := range 1000 {
		name := fmt.Sprintf("%c-huis %d", 'a'+i%3, i)
		content.Organisations = append(content.Organisations, catalogue.Organisation{ID: fmt.Sprint("huis-", i), Name: catalogue.Text{NL: name, EN: name}})
	}
	h, err := web.New(t.Context(), &content, site.printers, site.store, site.index, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{"/organisaties": "A", "/organisaties?letter=b": "B", "/en/organisations?letter=c": "C"} {
		doc, err := goquery.NewDocumentFromReader(asking(t, h, http.MethodGet, path).Body)
		if err != nil {
			t.Fatal(err)
		}
		if got := words(doc, ".letter h2"); got != want {
			t.Errorf("%s shows the letters %q, want %q", path, got, want)
		}
		if got := words(doc, ".letters a[aria-current]"); got != want {
			t.Errorf("%s says that it shows %q, want %q", path, got, want)
		}
		listed := 0
		doc.Find(".letters a").Each(func(_ int, a *goquery.Selection) {
			resp := asking(t, h, http.MethodGet, a.AttrOr("href", ""))
			if other, err := goquery.NewDocumentFromReader(resp.Body); err == nil && resp.StatusCode == http.StatusOK {
				listed += other.Find(".names a").Length()
			}
		})
		if listed != len(content.Organisations) {
			t.Errorf("%s leads to %d organisations, want %d", path, listed, len(content.Organisations))
		}
	}
	if resp := asking(t, h, http.MethodGet, "/organisaties?letter=%3F"); resp.StatusCode != http.StatusNotFound {
		t.Errorf("a letter that nothing begins with: status %d", resp.StatusCode)
	}
}

// manyActions finds for every organisation more actions than one search gives.
type manyActions struct{ web.Searcher }

func (m manyActions) Search(ctx context.Context, q catalogue.Query) (catalogue.Found, error) {
	found, err := m.Searcher.Search(ctx, q)
	if q.Filters[catalogue.FacetOrganisation] != nil {
		found.Total = 412
	}
	return found, err
}

// The page of an organisation and that of an action say how many there are,
// not how many are shown.
func TestCountOfManyActions(t *testing.T) {
	h, _ := logged(t, site.store, manyActions{site.index})
	for path, want := range map[string]string{"/organisaties/agoria": "412 initiatieven", "/en/organisations/agoria": "412 actions", "/en/actions/71": "412"} {
		resp := ask(t, h, httptest.NewRequest(http.MethodGet, path, nil))
		if to := resp.Header.Get("Location"); to != "" {
			resp = ask(t, h, httptest.NewRequest(http.MethodGet, to, nil))
		}
		if text := body(t, resp); !strings.Contains(text, want) {
			t.Errorf("%s does not say %q", path, want)
		}
	}
	for path, to := range map[string]string{
		"/organisaties/agoria":     `href="/initiatieven?organisatie=agoria&amp;sorteer=nummer"`,
		"/en/organisations/agoria": `href="/en/actions?organisatie=agoria&amp;sorteer=nummer"`,
	} {
		if !strings.Contains(body(t, asking(t, h, http.MethodGet, path)), to) {
			t.Errorf("%s does not lead to the others, %s", path, to)
		}
		if strings.Contains(body(t, get(t, path)), to) {
			t.Errorf("%s leads to others, and has none", path)
		}
	}
}
