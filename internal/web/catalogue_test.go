package web_test

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/PuerkitoBio/goquery"

	"warmwater/internal/catalogue"
)

// counts reads the numbers beside the filters of one parameter.
func counts(doc *goquery.Document, param string) map[string]int {
	list := map[string]int{}
	doc.Find(`#filters input[name="` + param + `"]`).Each(func(_ int, s *goquery.Selection) {
		n, err := strconv.Atoi(strings.Trim(s.Parent().Find(".n").Text(), "()"))
		if err != nil {
			n = -1
		}
		list[s.AttrOr("value", "")] = n
	})
	return list
}

func TestCountsOfTheWholeCatalogue(t *testing.T) {
	doc := page(t, "/initiatieven", http.StatusOK)
	if got := words(doc, ".count"); got != "132 resultaten" {
		t.Errorf("count is %q", got)
	}
	for param, want := range map[string]map[string]int{
		"sector":   {"zorg": 59, "techniek": 73},
		"looptijd": {"LT": 87, "KT": 23, "niet-vermeld": 22},
		"case":     {"ja": 15, "nee": 117},
	} {
		for value, n := range want {
			if got := counts(doc, param)[value]; got != n {
				t.Errorf("%s %s counts %d, want %d", param, value, got, n)
			}
		}
	}
	if got := counts(doc, "land")["BE"]; got != 86 {
		t.Errorf("Belgium counts %d, want 86", got)
	}
	if got := len(counts(doc, "organisatie")); got != len(site.content.Organisations) {
		t.Errorf("%d initiators on offer, want all %d", got, len(site.content.Organisations))
	}
}

// passes tells whether an action passes the filters of an address, but for
// those of one parameter.
func passes(a *catalogue.Action, values url.Values, but string) bool {
	has := map[string][]string{
		"sector": {string(a.Sector)}, "rubriek": {a.Category}, "doelgroep": a.Audiences, "vorm": a.Formats, "doel": a.Goals,
		"looptijd": {map[catalogue.Duration]string{"LT": "LT", "KT": "KT", "": "niet-vermeld"}[a.Duration]},
		"case":     {map[bool]string{true: "ja", false: "nee"}[a.Case != 0]}, "organisatie": a.Initiators,
	}
	for _, c := range a.Countries {
		has["land"] = append(has["land"], string(c))
	}
	for param, chosen := range values {
		if param != but && !slices.ContainsFunc(chosen, func(v string) bool { return slices.Contains(has[param], v) }) {
			return false
		}
	}
	return true
}

func TestCountsUnderOrAndAnd(t *testing.T) {
	for _, query := range []string{
		"sector=techniek", "sector=techniek&land=NL&looptijd=LT", "land=BE&land=NL&vorm=wedstrijd&vorm=evenement",
		"doelgroep=lager-onderwijs&doelgroep=ouders&case=nee", "organisatie=agoria&organisatie=vdab&sector=zorg", "doel=samenwerking&sector=techniek&land=NL&looptijd=LT",
	} {
		values, _ := url.ParseQuery(query)
		total := 0
		for i := range site.content.Actions {
			if passes(&site.content.Actions[i], values, "") {
				total++
			}
		}
		resp := get(t, "/initiatieven?"+query)
		path := "/initiatieven?" + query
		if resp.StatusCode == http.StatusFound {
			path = resp.Header.Get("Location")
		}
		doc := page(t, path, http.StatusOK)
		if got := strings.Fields(words(doc, ".count"))[0]; got != strconv.Itoa(total) {
			t.Errorf("%s finds %s, want %d", query, got, total)
		}
		for _, param := range []string{"sector", "land", "looptijd", "rubriek", "doelgroep", "vorm", "doel", "organisatie", "case"} {
			for value, got := range counts(doc, param) {
				want := 0
				one := url.Values{param: {value}}
				for i := range site.content.Actions {
					if a := &site.content.Actions[i]; passes(a, values, param) && passes(a, one, "") {
						want++
					}
				}
				if got != want {
					t.Errorf("%s: %s %s counts %d, want %d", query, param, value, got, want)
				}
				input := doc.Find(fmt.Sprintf(`#filters input[name=%q][value=%q]`, param, value))
				_, disabled := input.Attr("disabled")
				_, checked := input.Attr("checked")
				if disabled != (want == 0 && !checked) {
					t.Errorf("%s: %s %s counts %d and disabled is %v", query, param, value, want, disabled)
				}
			}
		}
	}
}

func TestChipsRemoveOneFilterEach(t *testing.T) {
	doc := page(t, "/initiatieven?q=techniek&sector=techniek&land=BE&land=NL", http.StatusOK)
	got := doc.Find(".chip").Map(func(_ int, s *goquery.Selection) string { return s.AttrOr("href", "") })
	want := []string{
		"/initiatieven?q=techniek&land=BE&land=NL", "/initiatieven?q=techniek&sector=techniek&land=NL", "/initiatieven?q=techniek&sector=techniek&land=BE",
	}
	if !slices.Equal(got, want) {
		t.Errorf("chips lead to %q, want %q", got, want)
	}
	if href := doc.Find(".wis").AttrOr("href", ""); href != "/initiatieven?q=techniek" {
		t.Errorf("clearing leads to %q", href)
	}
}

func TestOrders(t *testing.T) {
	if got := rowNumbers(page(t, "/initiatieven", http.StatusOK)); len(got) != 25 || !slices.Equal(got[:3], []string{"1", "2", "3"}) {
		t.Errorf("by number gives %v", got)
	}
	titles := page(t, "/initiatieven?sorteer=titel", http.StatusOK).Find(".hit h3").Map(func(_ int, s *goquery.Selection) string {
		return strings.ToLower(strings.TrimSpace(s.Text()))
	})
	if !strings.HasPrefix(titles[0], "a") || !strings.HasPrefix(titles[1], "a") {
		t.Errorf("by title begins with %q and %q", titles[0], titles[1])
	}
	first := words(page(t, "/en/actions?sorteer=land", http.StatusOK), "#resultaten .hit:first-child .meta")
	if !strings.Contains(first, "Austria") {
		t.Errorf("by country begins with %q, want Austria", first)
	}
}

func TestPagesOfResults(t *testing.T) {
	seen := map[string]bool{}
	for n := 1; n <= 6; n++ {
		path := "/initiatieven"
		if n > 1 {
			path += fmt.Sprintf("?pagina=%d", n)
		}
		for _, nr := range rowNumbers(page(t, path, http.StatusOK)) {
			if seen[nr] {
				t.Errorf("%s stands on two pages", nr)
			}
			seen[nr] = true
		}
	}
	if len(seen) != 132 {
		t.Errorf("six pages show %d actions, want 132", len(seen))
	}
	if doc := page(t, "/initiatieven?pagina=7", http.StatusNotFound); !strings.Contains(words(doc, ".fault"), "bladzijde 7") {
		t.Errorf("after the last page: %q", words(doc, ".fault"))
	}
}

func TestResultsShowWhyTheyMatched(t *testing.T) {
	doc := page(t, "/initiatieven?q=techniekwedstrijd", http.StatusOK)
	if marks := words(doc, "#resultaten mark"); !strings.Contains(strings.ToLower(marks), "wedstrijd") {
		t.Errorf("marked is %q, want wedstrijd", marks)
	}
}

func TestMarkupInAQueryIsHarmless(t *testing.T) {
	evil := `"><script>alert(1)</script>`
	raw := body(t, get(t, "/initiatieven?q="+url.QueryEscape(evil)))
	if strings.Contains(raw, "<script>alert") {
		t.Error("the page has the script")
	}
	doc := page(t, "/initiatieven?q="+url.QueryEscape(evil), http.StatusOK)
	if got := doc.Find(".title input[name=q]").AttrOr("value", ""); got != evil {
		t.Errorf("the field holds %q, want what was typed", got)
	}
}

func TestDidYouMean(t *testing.T) {
	doc := page(t, "/initiatieven?q=wedsrtijden", http.StatusOK)
	if got := words(doc, ".suggest a"); got != "wedstrijden" {
		t.Errorf("suggested is %q, want wedstrijden", got)
	}
	if doc.Find("#resultaten .hit").Length() == 0 {
		t.Error("the correction shows nothing")
	}
}

func TestNothingFoundHelpsOn(t *testing.T) {
	doc := page(t, "/initiatieven?q=zelfroosteren&sector=techniek&land=FI", http.StatusOK)
	links := doc.Find(".empty .links a[data-live]")
	if links.Length() == 0 {
		t.Fatal("nothing to drop")
	}
	links.Each(func(_ int, s *goquery.Selection) {
		target := page(t, s.AttrOr("href", ""), http.StatusOK)
		if n := strings.Fields(words(target, ".count"))[0]; !strings.Contains(s.Text(), ": "+n+" ") {
			t.Errorf("%q leads to %s results", s.Text(), n)
		}
	})
	if doc := page(t, "/en/actions?q=blockchain", http.StatusOK); doc.Find(".empty a").Length() < 2 {
		t.Error("no way on from words that find nothing")
	}
	// Words that find nothing lead on to words that do.
	doc = page(t, "/en/actions?q=zorghotel", http.StatusOK)
	if near := doc.Find(".empty .links a"); near.Length() != 2 || !strings.HasPrefix(near.First().Text(), "“zorg”: ") {
		t.Errorf("beside zorghotel stands %q", near.Text())
	} else if on := page(t, near.First().AttrOr("href", ""), http.StatusOK); on.Find(".row-list > li").Length() == 0 {
		t.Errorf("%q leads to nothing", near.First().Text())
	}
}

func TestBadInputIsSaidKindly(t *testing.T) {
	long := strings.Repeat("techniek ", 40)
	for _, tc := range []struct {
		path   string
		status int
		says   string
		typed  string
	}{
		{"/initiatieven?sector=foo&q=stage", 400, "Bij Sector kennen we “foo” niet", "stage"},
		{"/en/actions?land=XX", 400, "For Country we don’t know “XX”", ""},
		{"/initiatieven?q=" + url.QueryEscape(long), 400, "200 tekens", long[:200]},
		{"/initiatieven?sorteer=mooi", 400, "De volgorde “mooi”", ""},
		{"/en/actions?pagina=nul", 400, "“nul” is not a page", ""},
		{"/initiatieven?pagina=99999", 400, "“99999” is geen bladzijde", ""},
		{"/initiatieven?" + strings.Repeat("land=BE&", 41), 400, "hoogstens 40", ""},
	} {
		doc := page(t, tc.path, tc.status)
		if got := words(doc, ".fault"); !strings.Contains(got, tc.says) {
			t.Errorf("%.60s says %q, want %q in it", tc.path, got, tc.says)
		}
		if got := doc.Find(".title input[name=q]").AttrOr("value", ""); got != tc.typed {
			t.Errorf("%.60s keeps %q, want %q", tc.path, got, tc.typed)
		}
	}
}

// Control characters are in no page, whether searched for or typed.
func TestNoControlCharacters(t *testing.T) {
	v := newVisitor(t)
	list := withItems(t, v)
	for _, tt := range []struct {
		path   string
		form   url.Values
		status int
		want   string // what is left
	}{
		{"/initiatieven?q=%00", nil, http.StatusFound, ""},
		{"/initiatieven?q=zorg%00%1B%C2%85beurs", nil, http.StatusFound, ""},
		{"/initiatieven?q=" + strings.Repeat("zorg%00", 60), nil, http.StatusBadRequest, "zorg"},
		{"/initiatieven?land=B%00E", nil, http.StatusBadRequest, "B�E"},
		{"/vergelijken?studie=%01", nil, http.StatusBadRequest, "“�”"},
		{list, values("doe", "eigen", "naam", "", "tekst", "een\x00\x1b\ttwee\r\ndrie"), http.StatusBadRequest, "een\ttwee\ndrie"},
	} {
		method := http.MethodGet
		if tt.form != nil {
			method = http.MethodPost
		}
		resp := v.do(method, tt.path, tt.form)
		got := body(t, resp)
		if resp.StatusCode != tt.status || !strings.Contains(got, tt.want) {
			t.Errorf("%s: status %d, want %d with %q", tt.path, resp.StatusCode, tt.status, tt.want)
		}
		if at := strings.IndexFunc(got, func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }); at >= 0 {
			t.Errorf("%s shows a control character: %.80q", tt.path, got[max(at-40, 0):])
		}
	}
	resp := v.do(http.MethodGet, "/initiatieven?q=zorg%00%1B%C2%85beurs", nil)
	if got := resp.Header.Get("Location"); got != "/initiatieven?q=zorg+beurs" {
		t.Errorf("a search with control characters leads to %s", got)
	}
}
