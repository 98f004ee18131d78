package web_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"warmwater/internal/catalogue"
	"warmwater/internal/web"
)

// narrowSearch gives fewer values of a facet than it is asked for.
type narrowSearch struct {
	web.Searcher
	values, asked int
}

func (s *narrowSearch) Search(ctx context.Context, q catalogue.Query) (catalogue.Found, error) {
	s.asked = q.Values
	if q.Values > 0 {
		q.Values = s.values
	}
	return s.Searcher.Search(ctx, q)
}

// A page of the catalogue asks for a bounded number of values. Where there are
// more, it says so and leads to all; where not, it does not.
func TestOfferedOrganisations(t *testing.T) {
	for values, more := range map[int]bool{0: false, 40: true} {
		search := &narrowSearch{Searcher: site.index, values: values}
		h, _ := logged(t, site.store, search)
		for path, link := range map[string]string{
			"/initiatieven?q=techniek":   `href="/organisaties"`,
			"/en/actions?q=technology":   `href="/en/organisations"`,
			"/api/v1/actions?q=techniek": "",
		} {
			text := body(t, asking(t, h, http.MethodGet, path))
			if search.asked != 300 {
				t.Errorf("%s asks for %d values", path, search.asked)
			}
			if link == "" {
				continue
			}
			_, filter, _ := strings.Cut(text, `id="filter-org`)
			filter, _, _ = strings.Cut(filter, "</details>")
			if got := strings.Contains(filter, link); got != more {
				t.Errorf("%s with %d values: a link to all of them %t, want %t\n%s", path, values, got, more, filter)
			}
			names := strings.Count(filter, `type="checkbox"`)
			if more && names != values || !more && names < 100 {
				t.Errorf("%s offers %d organisations", path, names)
			}
		}
	}
}
