package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

type suggestions struct {
	Says        string
	Suggestions []struct {
		Kind, Text, Label, URL string
		Count                  *int
	}
}

// What is offered leads to a page that bears its name.
func TestAPISuggest(t *testing.T) {
	kinds := map[string]bool{}
	for _, query := range []string{"beroepen", "draag", "vdab", "nederl", "jongeren", "lager", "tech", "imago"} {
		for _, lang := range []string{"nl", "en"} {
			var got suggestions
			answer(t, "/api/v1/suggest?lang="+lang+"&q="+query, http.StatusOK, "suggestions", &got)
			for _, x := range got.Suggestions {
				kinds[x.Kind] = true
				doc := page(t, x.URL, http.StatusOK)
				name, _, _ := strings.Cut(x.Text, " (")
				if text := words(doc, "main"); !strings.Contains(text, name) && x.Kind != "organisation" {
					t.Errorf("%s leads to %s, which does not name it", x.Text, x.URL)
				}
				if x.Kind == "filter" && !strings.Contains(x.Label, strings.Fields(words(doc, "[data-count]"))[0]) {
					t.Errorf("%s is said to have %q, its page says %q", x.Text, x.Label, words(doc, "[data-count]"))
				}
				if strings.HasPrefix(x.URL, "/en/") != (lang == "en") {
					t.Errorf("in %s it leads to %s", lang, x.URL)
				}
			}
		}
	}
	for _, kind := range []string{"action", "case", "theme", "organisation", "filter"} {
		if !kinds[kind] {
			t.Errorf("no %s is ever offered", kind)
		}
	}
	var none suggestions
	answer(t, "/api/v1/suggest?q=xyzzy", http.StatusOK, "suggestions", &none)
	if len(none.Suggestions) != 0 || none.Says != "0 suggesties" {
		t.Errorf("nothing is said as %+v", none)
	}
	answer(t, "/api/v1/suggest", http.StatusOK, "suggestions", &none)
	for _, bad := range []string{"lang=fr", "limit=0", "limit=21", "q=" + url.QueryEscape(strings.Repeat("é", 201)), "q=%ff"} {
		answer(t, "/api/v1/suggest?"+bad, http.StatusBadRequest, "problem", nil)
	}
}
