package e2e_test

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"
)

// kind is a page of each kind, with its address in both languages. What only
// differs in its words from another one is not looked at in the browser too.
type kind struct {
	name   string
	nl, en string
	status int
	same   bool
}

func (k kind) path(lang string) string { return text{k.nl, k.en}.in(lang) }

// kinds lists a page of every kind that the site has.
func kinds(t *testing.T) []kind {
	t.Helper()
	list := []kind{
		{"home", "/", "/en", 200, false},
		{"cases", "/praktijkstudies", "/en/cases", 200, false},
		{"organisations", "/organisaties", "/en/organisations", 200, false},
		{"themes", "/themas", "/en/themes", 200, false},
		{"themes, filtered", "/themas?sector=techniek&soort=knelpunt&sorteer=hindert", "/en/themes?sector=techniek&soort=knelpunt&sorteer=hindert", 200, false},
		{"themes, nothing left", "/themas?sector=zorg&niveau=regionaal", "/en/themes?sector=zorg&niveau=regionaal", 200, true},
		{"themes, unknown filter", "/themas?sector=x", "/en/themes?sector=x", 400, true},
		{"theme", "/themas/samenwerking", "/en/themes/partnership-and-roles", 200, false},
		{"theme of few", "/themas/invoering", "/en/themes/gradual-introduction", 200, true},
		{"compare, nothing chosen", "/vergelijken", "/en/compare", 200, false},
		{"compare, one action", "/vergelijken?initiatief=36", "/en/compare?initiatief=36", 200, true},
		{"compare, cases", "/vergelijken?studie=7&studie=10", "/en/compare?studie=7&studie=10", 200, false},
		{"compare, actions", "/vergelijken?initiatief=36&initiatief=25&initiatief=79&initiatief=94", "/en/compare?initiatief=36&initiatief=25&initiatief=79&initiatief=94", 200, false},
		{"compare, both", "/vergelijken?studie=7&initiatief=36", "/en/compare?studie=7&initiatief=36", 200, true},
		{"compare, too many", "/vergelijken?studie=1&studie=2&studie=3&studie=4&studie=5", "/en/compare?studie=1&studie=2&studie=3&studie=4&studie=5", 400, true},
		{"forms", "/samenwerkingsvormen", "/en/partnerships", 200, false},
		{"forms, chosen", "/samenwerkingsvormen?bied=tijd&bereik=ouders", "/en/partnerships?bied=tijd&bereik=ouders", 200, true},
		{"forms, nothing left", "/samenwerkingsvormen?bied=materiaal&bereik=oudere-werknemers", "/en/partnerships?bied=materiaal&bereik=oudere-werknemers", 200, true},
		{"form", "/samenwerkingsvormen/werkplekleren", "/en/partnerships/workplace-learning", 200, false},
		{"form of few words", "/samenwerkingsvormen/werving-buitenland", "/en/partnerships/recruiting-from-abroad", 200, true},
		{"for schools", "/voor-scholen", "/en/for-schools", 200, false},
		{"for employers", "/voor-bedrijven", "/en/for-employers", 200, true},
		{"for coordinators", "/voor-coordinatoren", "/en/for-coordinators", 200, true},
		{"figures", "/cijfers", "/en/figures", 200, false},
		{"recommendations", "/aanbevelingen", "/en/recommendations", 200, false},
		{"about", "/over", "/en/about", 200, false},
		{"accessibility", "/toegankelijkheid", "/en/accessibility", 200, false},
		{"privacy", "/privacy", "/en/privacy", 200, false},
		{"not found", "/bestaat-niet", "/en/does-not-exist", 404, false},
		{"no such action", "/initiatieven/999-niets", "/en/actions/999-nothing", 404, true},
	}
	edit, read := madeList(t)
	list = append(list,
		kind{"lists", "/lijsten", "/en/lists", 200, false},
		kind{"add to a list", "/lijsten/toevoegen?initiatief=36&studie=3", "/en/lists/add?initiatief=36&studie=3", 200, false},
		kind{"add to a list, nothing chosen", "/lijsten/toevoegen", "/en/lists/add", 200, true},
		kind{"list to edit", "/lijsten/" + edit, "/en/lists/" + edit, 200, false},
		kind{"list to read", "/lijsten/" + read, "/en/lists/" + read, 200, false},
		kind{"no such list", "/lijsten/AAAAAAAAAAAAAAAAAAAAAAAAAAA", "/en/lists/AAAAAAAAAAAAAAAAAAAAAAAAAAA", 404, true},
	)
	list = append(list, roundKinds(t)...)
	list = append(list, planKinds(t)...)
	list = append(list, searches()...)
	list = append(list, actionKinds(t)...)
	for _, nr := range []int{1, 2, 7, 10} { // 1, 7 and 10 have parts
		list = append(list, caseKind(t, nr))
	}
	return list
}

// searches are pages of the catalogue: everything, something, nothing, too
// much and what cannot be followed.
func searches() []kind {
	var list []kind
	for _, s := range []struct {
		name, query string
		status      int
		same        bool
	}{
		{"catalogue", "", 200, false},
		{"catalogue, last page", "pagina=6", 200, true},
		{"search", "q=techniek", 200, true},
		{"search, explained", "q=bedrijfsbezoek&uitleg=ja", 200, false},
		{"search and filters", "q=techniek&sector=techniek&land=BE&looptijd=LT", 200, false},
		{"many filters", "sector=techniek&land=BE&land=NL&looptijd=KT&looptijd=LT&looptijd=niet-vermeld&doelgroep=lager-onderwijs&doelgroep=secundair-onderwijs&case=nee&sorteer=titel", 200, true},
		{"search that was corrected", "q=zelfroostern", 200, false},
		{"markup in a search", "q=" + url.QueryEscape(`"><script>alert(1)</script>&amp;`), 200, true},
		{"nothing found", "q=xyzzyqwv", 200, false},
		{"nothing left by filters", "sector=zorg&looptijd=KT&doel=retentie&case=ja", 200, true},
		{"unknown filter", "land=XX", 400, false},
		{"too long a search", "q=" + longQuery, 400, true},
		{"page beyond the last", "pagina=99", 404, true},
	} {
		k := kind{name: s.name, nl: "/initiatieven", en: "/en/actions", status: s.status, same: s.same}
		if s.query != "" {
			k.nl, k.en = k.nl+"?"+s.query, k.en+"?"+s.query
		}
		list = append(list, k)
	}
	return list
}

// actionKinds are an action with a case, one without, one of two organisations
// that have others too, the organisation that took most actions, and one with a
// single action.
func actionKinds(t *testing.T) []kind {
	t.Helper()
	var with, without apiAction
	by, most := map[string]int{}, ""
	for _, a := range allActions(t, site).Items {
		if a.Case != nil && with.Nr == 0 {
			with = a
		}
		if a.Case == nil && without.Nr == 0 {
			without = a
		}
		for _, o := range a.Initiators {
			if by[o.ID]++; by[o.ID] > by[most] {
				most = o.ID
			}
		}
	}
	var joint apiAction
	single := ""
	for _, a := range allActions(t, site).Items {
		several := 0
		for _, o := range a.Initiators {
			if by[o.ID] > 1 {
				several++
			} else {
				single = o.ID
			}
		}
		if several > 1 {
			joint = a
		}
	}
	if with.Nr == 0 || without.Nr == 0 || joint.Nr == 0 || most == "" || single == "" {
		t.Fatal("the API lists no action with a case, or none without, or none of two organisations, or no initiators")
	}
	return []kind{
		{"action with a case", actionPath("nl", with), actionPath("en", with), 200, false},
		{"action without a case", actionPath("nl", without), actionPath("en", without), 200, false},
		{"action of two organisations", actionPath("nl", joint), actionPath("en", joint), 200, false},
		{"organisation of one action", "/organisaties/" + single, "/en/organisations/" + single, 200, false},
		{"organisation", "/organisaties/" + most, "/en/organisations/" + most, 200, false},
	}
}

func actionPath(lang string, a apiAction) string {
	return fmt.Sprintf("%s/%d-%s", text{"/initiatieven", "/en/actions"}.in(lang), a.Nr, a.Slug)
}

func caseKind(t *testing.T, nr int) kind {
	t.Helper()
	path := "/praktijkstudies/" + fetch[apiCase](t, site, fmt.Sprintf("/api/v1/cases/%d", nr)).Slug
	twin := get(t, path).document(t).Find(`link[rel=alternate][hreflang^=en]`).AttrOr("href", "")
	if twin == "" {
		t.Fatalf("%s names no page in English", path)
	}
	return kind{fmt.Sprintf("case %d", nr), path, twin, 200, nr == 10}
}

// eachPage runs a test for each of these pages in both languages.
func eachPage(t *testing.T, list []kind, test func(t *testing.T, k kind, lang string)) {
	t.Helper()
	for _, k := range list {
		for _, lang := range []string{"nl", "en"} {
			t.Run(k.name+" "+lang, func(t *testing.T) { test(t, k, lang) })
		}
	}
}

// differentKinds leaves out the pages that look like others.
func differentKinds(t *testing.T) []kind {
	t.Helper()
	return slices.DeleteFunc(kinds(t), func(k kind) bool { return k.same })
}

// shape is what pages of one kind have alike in their addresses.
func shape(path string) string {
	path, _, _ = strings.Cut(path, "?")
	parts := strings.Split(strings.TrimPrefix(path, "/en"), "/")
	if len(parts) > 2 {
		parts[2] = "…"
	}
	if len(parts) > 4 { // a version of a plan
		parts[4] = "…"
	}
	return strings.Join(parts, "/")
}

// longQuery is more than may be searched for.
var longQuery = strings.Repeat("techniek+", 40) + "einde"
