package address

import (
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"warmwater/internal/catalogue"
)

// FormParam is the parameter of each facet of forms, the same in both
// languages.
var FormParam = map[catalogue.FormFacet]string{catalogue.FormOffer: "bied", catalogue.FormReach: "bereik"}

// offerWords are how the offers are written in an address.
var offerWords = map[string]string{
	"people": "mensen", "place": "plaats", "money": "geld", "time": "tijd", "material": "materiaal",
}

// FormValue is how a value of a facet of forms is written in an address.
func FormValue(facet catalogue.FormFacet, value string) string {
	if facet == catalogue.FormOffer {
		return offerWords[value]
	}
	return value
}

// Forms is the page of the forms that fit a query.
func Forms(lang catalogue.Lang, q catalogue.FormQuery) string {
	return withQuery(Page(lang, "partnerships"), EncodeForms(q))
}

// EncodeForms writes a query in its canonical form, as Encode does.
func EncodeForms(q catalogue.FormQuery) string {
	var list []string
	for _, facet := range catalogue.FormFacets {
		for _, v := range slices.Compact(slices.Sorted(slices.Values(q[facet]))) {
			list = append(list, FormParam[facet]+"="+url.QueryEscape(FormValue(facet, v)))
		}
	}
	return strings.Join(list, "&")
}

// DecodeForms reads a query of forms, as Decode does. Whether there is such an
// audience is not its to know.
func DecodeForms(values url.Values) (catalogue.FormQuery, []Issue) {
	q := catalogue.FormQuery{}
	var issues []Issue
	n := 0
	for _, facet := range catalogue.FormFacets {
		for _, word := range values[FormParam[facet]] {
			if word == "" {
				continue
			}
			if n++; n > catalogue.MaxValues {
				return q, append(issues, Issue{Field: IssueValues, Value: strconv.Itoa(catalogue.MaxValues)})
			}
			v := word
			if facet == catalogue.FormOffer {
				if v = offerOf(word); v == "" {
					issues = append(issues, Issue{Field: string(facet), Value: word})
					continue
				}
			}
			if !slices.Contains(q[facet], v) {
				q[facet] = append(q[facet], v)
			}
		}
		slices.Sort(q[facet])
	}
	return q, issues
}

func offerOf(word string) string {
	for v, w := range offerWords {
		if w == word {
			return v
		}
	}
	return ""
}

// ToggleForms is a copy of the query with a value chosen, or no longer.
func ToggleForms(q catalogue.FormQuery, facet catalogue.FormFacet, value string) catalogue.FormQuery {
	other := maps.Clone(q)
	other[facet] = toggled(q[facet], value)
	return other
}

// toggled is a copy of a list with a value added, or taken away.
func toggled(list []string, value string) []string {
	list = slices.Clone(list)
	if i := slices.Index(list, value); i >= 0 {
		return slices.Delete(list, i, i+1)
	}
	return append(list, value)
}
