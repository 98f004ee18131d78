package address

import (
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"warmwater/internal/catalogue"
)

// MatrixParam is the parameter of each facet of the matrix, the same in both
// languages.
var MatrixParam = map[catalogue.MatrixFacet]string{
	catalogue.MatrixSector: "sector",
	catalogue.MatrixLevel:  "niveau",
	catalogue.MatrixKind:   "soort",
	catalogue.MatrixCase:   "studie",
}

// matrixWords are the values of the matrix that are written otherwise in an
// address than in a query.
var matrixWords = map[string]string{
	string(catalogue.National): "landelijk", string(catalogue.Regional): "regionaal",
	string(catalogue.Local): "lokaal", string(catalogue.Company): "bedrijf",
	string(catalogue.Success): "succesfactor", string(catalogue.Advantage): "voordeel",
	string(catalogue.Attention): "aandachtspunt", string(catalogue.Pitfall): "knelpunt",
	string(catalogue.Disadvantage): "nadeel",
}

var matrixSortWords = map[catalogue.MatrixSort]string{
	catalogue.ByHelps: "helpt", catalogue.ByHinders: "hindert", catalogue.ByTheme: "thema",
}

// MatrixValue is how a value of the matrix is written in an address.
func MatrixValue(value string) string {
	if word, ok := matrixWords[value]; ok {
		return word
	}
	return value
}

// Matrix is the page of the matrix of themes and cases.
func Matrix(lang catalogue.Lang, q catalogue.MatrixQuery) string {
	return withQuery(Page(lang, "themes"), EncodeMatrix(q))
}

// MatrixSortWord is how an order is written in an address; the usual one is
// left out.
func MatrixSortWord(by catalogue.MatrixSort) string { return matrixSortWords[by] }

// EncodeMatrix writes a query in its canonical form, as Encode does.
func EncodeMatrix(q catalogue.MatrixQuery) string {
	var list []string
	for _, facet := range catalogue.MatrixFacets {
		for _, v := range inMatrixOrder(facet, q.Chosen[facet]) {
			list = append(list, MatrixParam[facet]+"="+url.QueryEscape(MatrixValue(v)))
		}
	}
	if word := MatrixSortWord(q.Sort); word != "" {
		list = append(list, ParamSort+"="+word)
	}
	return strings.Join(list, "&")
}

// inMatrixOrder gives the values once each, numbers in the order of numbers.
func inMatrixOrder(facet catalogue.MatrixFacet, values []string) []string {
	sorted := slices.Compact(slices.Sorted(slices.Values(values)))
	if facet == catalogue.MatrixCase {
		slices.SortFunc(sorted, func(a, b string) int {
			if len(a) != len(b) {
				return len(a) - len(b)
			}
			return strings.Compare(a, b)
		})
	}
	return sorted
}

// DecodeMatrix reads a query of the matrix, as Decode does. Whether there is
// a case of a number is not its to know.
func DecodeMatrix(values url.Values) (catalogue.MatrixQuery, []Issue) {
	q := catalogue.MatrixQuery{Chosen: map[catalogue.MatrixFacet][]string{}, Sort: catalogue.ByMentions}
	var issues []Issue
	n := 0
	for _, facet := range catalogue.MatrixFacets {
		for _, word := range values[MatrixParam[facet]] {
			if word == "" {
				continue
			}
			if n++; n > catalogue.MaxValues {
				break
			}
			v, ok := matrixValue(facet, word)
			if !ok {
				issues = append(issues, Issue{Field: string(facet), Value: word})
			} else if !slices.Contains(q.Chosen[facet], v) {
				q.Chosen[facet] = append(q.Chosen[facet], v)
			}
		}
		q.Chosen[facet] = inMatrixOrder(facet, q.Chosen[facet])
	}
	if n > catalogue.MaxValues {
		issues = append(issues, Issue{Field: IssueValues, Value: strconv.Itoa(catalogue.MaxValues)})
	}
	if word := values.Get(ParamSort); word != "" {
		by, ok := matrixSortOf(word)
		if !ok {
			issues = append(issues, Issue{Field: IssueSort, Value: word})
		}
		q.Sort = by
	}
	return q, issues
}

func matrixValue(facet catalogue.MatrixFacet, word string) (string, bool) {
	switch facet {
	case catalogue.MatrixSector:
		return word, slices.Contains(catalogue.Sectors, catalogue.Sector(word))
	case catalogue.MatrixLevel:
		return wordOf(catalogue.Levels, word)
	case catalogue.MatrixKind:
		return wordOf(catalogue.Kinds, word)
	}
	n, err := strconv.Atoi(word)
	return word, err == nil && n > 0 && strconv.Itoa(n) == word
}

func wordOf[S ~string](list []S, word string) (string, bool) {
	for _, v := range list {
		if MatrixValue(string(v)) == word {
			return string(v), true
		}
	}
	return "", false
}

func matrixSortOf(word string) (catalogue.MatrixSort, bool) {
	for by, w := range matrixSortWords {
		if w == word {
			return by, true
		}
	}
	return catalogue.ByMentions, word == "aantal"
}

// ToggleMatrix is a copy of the query with a value chosen, or no longer.
func ToggleMatrix(q catalogue.MatrixQuery, facet catalogue.MatrixFacet, value string) catalogue.MatrixQuery {
	chosen := maps.Clone(q.Chosen)
	if chosen == nil {
		chosen = map[catalogue.MatrixFacet][]string{}
	}
	chosen[facet] = toggled(chosen[facet], value)
	return catalogue.MatrixQuery{Chosen: chosen, Sort: q.Sort}
}
