package address_test

import (
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"warmwater/internal/address"
	"warmwater/internal/allocs"
	"warmwater/internal/catalogue"
)

// everything is a query that uses each part of an address.
func everything() catalogue.Query {
	return catalogue.Query{
		Text: "wérk & leren", Sort: catalogue.ByTitle, Page: 3,
		Filters: catalogue.Filters{
			catalogue.FacetSector:       {"techniek", "zorg"},
			catalogue.FacetCountry:      {"BE", "NL"},
			catalogue.FacetDuration:     {"KT", "LT", "none"},
			catalogue.FacetCategory:     {"retentie"},
			catalogue.FacetAudience:     {"ouders"},
			catalogue.FacetFormat:       {"stage"},
			catalogue.FacetGoal:         {"imago"},
			catalogue.FacetOrganisation: {"vdab"},
			catalogue.FacetCase:         {"no", "yes"},
		},
	}
}

const everythingEncoded = "q=w%C3%A9rk+%26+leren&sector=techniek&sector=zorg&land=BE&land=NL" +
	"&looptijd=KT&looptijd=LT&looptijd=niet-vermeld&rubriek=retentie&doelgroep=ouders&vorm=stage&doel=imago" +
	"&organisatie=vdab&case=nee&case=ja&sorteer=titel&pagina=3"

func TestEncode(t *testing.T) {
	tests := []struct {
		name string
		q    catalogue.Query
		want string
	}{
		{"nothing", catalogue.Query{}, ""},
		{"what is usual is left out", catalogue.Query{Sort: catalogue.Relevance, Page: 1}, ""},
		{"everything in order", everything(), everythingEncoded},
		{
			"values sorted and once",
			catalogue.Query{Filters: catalogue.Filters{catalogue.FacetCountry: {"NL", "BE", "NL"}}},
			"land=BE&land=NL",
		},
		{
			"a facet without values",
			catalogue.Query{Filters: catalogue.Filters{catalogue.FacetCountry: {}}},
			"",
		},
		{"by number", catalogue.Query{Sort: catalogue.ByNumber}, "sorteer=nummer"},
		{"by country", catalogue.Query{Sort: catalogue.ByCountry}, "sorteer=land"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := address.Encode(tt.q); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestEncodeLeavesItsInput(t *testing.T) {
	q := catalogue.Query{Filters: catalogue.Filters{catalogue.FacetCountry: {"NL", "BE", "NL"}}}
	address.Encode(q)
	if d := cmp.Diff([]string{"NL", "BE", "NL"}, q.Filters[catalogue.FacetCountry]); d != "" {
		t.Errorf("the values after Encode (-want +got):\n%s", d)
	}
}

func TestDecode(t *testing.T) {
	plain := catalogue.Query{Page: 1, Sort: catalogue.Relevance}
	with := func(change func(*catalogue.Query)) catalogue.Query {
		q := plain
		change(&q)
		return q
	}
	filtered := func(f catalogue.Filters) catalogue.Query {
		return with(func(q *catalogue.Query) { q.Filters = f })
	}
	tests := []struct {
		name, query string
		want        catalogue.Query
	}{
		{"nothing", "", plain},
		{"everything", everythingEncoded, everything()},
		{"space in the words", "q=++stage%09+werk%0A", with(func(q *catalogue.Query) { q.Text = "stage werk" })},
		{"only space", "q=++", plain},
		{"200 characters", "q=" + strings.Repeat("%C3%A9", 200), with(func(q *catalogue.Query) { q.Text = strings.Repeat("é", 200) })},
		{"values in another order and twice", "land=NL&land=BE&land=NL", filtered(catalogue.Filters{catalogue.FacetCountry: {"BE", "NL"}})},
		{"parameters in another order", "land=NL&q=x", with(func(q *catalogue.Query) {
			q.Text, q.Filters = "x", catalogue.Filters{catalogue.FacetCountry: {"NL"}}
		})},
		{"empty values", "land=&sector=&q=&sorteer=&pagina=", plain},
		{"unknown parameters", "utm_source=x&lang=en", plain},
		{"an unknown value is not its to know", "land=XX", filtered(catalogue.Filters{catalogue.FacetCountry: {"XX"}})},
		{"not stated", "looptijd=niet-vermeld", filtered(catalogue.Filters{catalogue.FacetDuration: {"none"}})},
		{"the usual order by its name", "sorteer=relevantie", plain},
		{"last page", "pagina=1000", with(func(q *catalogue.Query) { q.Page = 1000 })},
		{"40 values", strings.Repeat("&land=BE", 40)[1:], filtered(catalogue.Filters{catalogue.FacetCountry: {"BE"}})},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, issues := address.Decode(parse(t, tt.query))
			if len(issues) > 0 {
				t.Errorf("got issues %v, want none", issues)
			}
			if d := cmp.Diff(tt.want, got, cmpopts.EquateEmpty(), ignoreEmptyFacets); d != "" {
				t.Errorf("query (-want +got):\n%s", d)
			}
		})
	}
}

// ignoreEmptyFacets leaves out facets without values.
var ignoreEmptyFacets = cmpopts.IgnoreMapEntries(func(_ catalogue.Facet, values []string) bool { return len(values) == 0 })

func parse(t *testing.T, query string) url.Values {
	t.Helper()
	values, err := url.ParseQuery(query)
	if err != nil {
		t.Fatalf("the test's own query %q: %v", query, err)
	}
	return values
}

func TestDecodeIssues(t *testing.T) {
	long := strings.Repeat("é", 201)
	tests := []struct {
		name, query string
		want        address.Issue
		encoded     string // what is followed all the same
	}{
		{"201 characters", "q=" + long + "&land=BE", address.Issue{Field: address.IssueText, Value: long}, "land=BE"},
		{"not UTF-8", "q=stage%ff", address.Issue{Field: address.IssueText, Value: "stage"}, ""},
		{"41 values", strings.Repeat("&land=BE", 41)[1:], address.Issue{Field: address.IssueValues, Value: "40"}, "land=BE"},
		{"41 values over several facets", strings.Repeat("&land=BE&sector=zorg", 20)[1:] + "&case=ja", address.Issue{Field: address.IssueValues, Value: "40"}, "sector=zorg&land=BE"},
		{"41 values in an order, on a page", "land=NL" + strings.Repeat("&land=BE", 40) + "&sorteer=titel&pagina=2", address.Issue{Field: address.IssueValues, Value: "40"}, "land=BE&land=NL&sorteer=titel&pagina=2"},
		{"order", "sorteer=kleur&q=x", address.Issue{Field: address.IssueSort, Value: "kleur"}, "q=x"},
		{"page nought", "pagina=0&q=x", address.Issue{Field: address.IssuePage, Value: "0"}, "q=x"},
		{"page below nought", "pagina=-1", address.Issue{Field: address.IssuePage, Value: "-1"}, ""},
		{"page 1001", "pagina=1001", address.Issue{Field: address.IssuePage, Value: "1001"}, ""},
		{"page that is no number", "pagina=twee", address.Issue{Field: address.IssuePage, Value: "twee"}, ""},
		{"page past all numbers", "pagina=99999999999999999999", address.Issue{Field: address.IssuePage, Value: "99999999999999999999"}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			q, issues := address.Decode(parse(t, tt.query))
			if d := cmp.Diff([]address.Issue{tt.want}, issues); d != "" {
				t.Errorf("issues (-want +got):\n%s", d)
			}
			if got := address.Encode(q); got != tt.encoded {
				t.Errorf("what is left: got %q, want %q", got, tt.encoded)
			}
		})
	}
}

func TestToggle(t *testing.T) {
	q := catalogue.Query{
		Text: "stage", Page: 4, Sort: catalogue.ByTitle,
		// Room behind the values, where a careless append would write.
		Filters: catalogue.Filters{catalogue.FacetCountry: append(make([]string, 0, 8), "BE", "NL", "SE")},
	}
	tests := []struct {
		name, value, want string
		facet             catalogue.Facet
	}{
		{"add to a facet", "FI", "q=stage&land=BE&land=FI&land=NL&land=SE&sorteer=titel", catalogue.FacetCountry},
		{"take away", "BE", "q=stage&land=NL&land=SE&sorteer=titel", catalogue.FacetCountry},
		{"add a facet", "zorg", "q=stage&sector=zorg&land=BE&land=NL&land=SE&sorteer=titel", catalogue.FacetSector},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := address.Toggle(q, tt.facet, tt.value)
			if s := address.Encode(got); s != tt.want {
				t.Errorf("got  %s\nwant %s", s, tt.want)
			}
			if back := address.Encode(address.Toggle(got, tt.facet, tt.value)); back != "q=stage&land=BE&land=NL&land=SE&sorteer=titel" {
				t.Errorf("toggled back: got %s", back)
			}
			values := q.Filters[catalogue.FacetCountry]
			if d := cmp.Diff([]string{"BE", "NL", "SE"}, values); d != "" {
				t.Errorf("the input's values (-want +got):\n%s", d)
			}
			if beyond := values[:4][3]; beyond != "" {
				t.Errorf("behind the input's values stands %q, want nothing", beyond)
			}
			if len(q.Filters) != 1 || q.Page != 4 {
				t.Errorf("the input became %+v", q)
			}
		})
	}
	if got := address.Encode(address.Toggle(catalogue.Query{}, catalogue.FacetGoal, "imago")); got != "doel=imago" {
		t.Errorf("without any filters: got %q, want doel=imago", got)
	}
}

func TestValue(t *testing.T) {
	tests := []struct {
		name  string
		facet catalogue.Facet
		value string
		want  string
	}{
		{"not stated", catalogue.FacetDuration, "none", "niet-vermeld"},
		{"long term", catalogue.FacetDuration, "LT", "LT"},
		{"yes", catalogue.FacetCase, "yes", "ja"},
		{"no", catalogue.FacetCase, "no", "nee"},
		{"of another facet", catalogue.FacetGoal, "none", "none"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := address.Value(tt.facet, tt.value); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
	for _, facet := range catalogue.Facets {
		if address.Param[facet] == "" {
			t.Errorf("facet %s has no parameter", facet)
		}
	}
}

func TestQueriesAllocateLittle(t *testing.T) {
	values := parse(t, everythingEncoded)
	allocs.AtMost(t, 25, "Decode", func() { address.Decode(values) })
	q := everything()
	allocs.AtMost(t, 55, "Encode", func() { address.Encode(q) })
}

func FuzzDecode(f *testing.F) {
	for _, query := range []string{
		"", everythingEncoded, "q=%ff&land=%fe", "q=a;b&%zz=1", "pagina=+5&sorteer=relevantie", "pagina=007",
		"looptijd=none&looptijd=niet-vermeld", "land=NL" + strings.Repeat("&land=BE", 40), "case=yes&case=ja&case=no", strings.Repeat("land=BE&", 50),
		"q=" + strings.Repeat("a+", 300), "q=%00%e2%80%83x", "land=a%26b&land=a%3Db",
	} {
		f.Add(query)
	}
	f.Fuzz(func(t *testing.T, query string) {
		values, _ := url.ParseQuery(query) // as Echo does: what can be read counts
		once, _ := address.Decode(values)
		encoded := address.Encode(once)
		again, err := url.ParseQuery(encoded)
		if err != nil {
			t.Fatalf("Encode gave %q, which cannot be read: %v", encoded, err)
		}
		twice, issues := address.Decode(again)
		if len(issues) > 0 {
			t.Errorf("%q became %q, which has issues %v", query, encoded, issues)
		}
		if d := cmp.Diff(once, twice, cmpopts.EquateEmpty(), ignoreEmptyFacets); d != "" {
			t.Errorf("%q is read otherwise the second time (-once +twice):\n%s", query, d)
		}
		if got := address.Encode(twice); got != encoded {
			t.Errorf("%q became %q, then %q; want a fixed point", query, encoded, got)
		}
		if n := once.Filters.Count(); n > catalogue.MaxValues || once.Page < 1 || once.Page > catalogue.MaxPage {
			t.Errorf("%q gave %d values and page %d, past the limits", query, n, once.Page)
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	values, err := url.ParseQuery(everythingEncoded)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		address.Decode(values)
	}
}

func BenchmarkEncode(b *testing.B) {
	q := everything()
	for b.Loop() {
		address.Encode(q)
	}
}
