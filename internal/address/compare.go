package address

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"warmwater/internal/catalogue"
)

// The parameters that choose cases and actions by number, the same in both
// languages.
const (
	ParamCase   = "studie"
	ParamAction = "initiatief"
	ParamAdd    = "bij" // one more action
)

// The parameter that leaves out what is the same, and its value.
const (
	paramShow       = "toon"
	showDifferences = "verschil"
)

// Names of the fields of an *Issue of a comparison.
const (
	IssueCase   = "case"
	IssueAction = "action"
	IssueShow   = "show"
)

// Compare is the page of a comparison.
func Compare(lang catalogue.Lang, c catalogue.Comparison) string {
	return withQuery(Page(lang, "compare"), EncodeComparison(c))
}

// EncodeComparison writes a comparison in its canonical form: the order chosen,
// each once.
func EncodeComparison(c catalogue.Comparison) string {
	var list []string
	add := func(param string, nrs []int) {
		for i, nr := range nrs {
			if !slices.Contains(nrs[:i], nr) {
				list = append(list, param+"="+strconv.Itoa(nr))
			}
		}
	}
	add(ParamCase, c.Cases)
	add(ParamAction, c.Actions)
	if c.Differences {
		list = append(list, paramShow+"="+showDifferences)
	}
	return strings.Join(list, "&")
}

// DecodeComparison reads a comparison, as Decode does. Whether there is
// something of a number, and whether there are too many, is not its to know.
func DecodeComparison(values url.Values) (catalogue.Comparison, []Issue) {
	var c catalogue.Comparison
	var issues []Issue
	c.Cases, issues = numbersOf(values[ParamCase], IssueCase, issues)
	c.Actions, issues = numbersOf(append(slices.Clone(values[ParamAction]), values[ParamAdd]...), IssueAction, issues)
	if word := values.Get(paramShow); word != "" {
		if c.Differences = word == showDifferences; !c.Differences {
			issues = append(issues, Issue{Field: IssueShow, Value: word})
		}
	}
	return c, issues
}

func numbersOf(words []string, field string, issues []Issue) ([]int, []Issue) {
	var nrs []int
	for i, word := range words {
		if i == catalogue.MaxValues {
			return nrs, append(issues, Issue{Field: IssueValues, Value: strconv.Itoa(catalogue.MaxValues)})
		}
		if word = strings.TrimSpace(word); word == "" {
			continue
		}
		nr, err := strconv.Atoi(word)
		switch {
		case err != nil || nr < 1:
			issues = append(issues, Issue{Field: field, Value: word})
		case !slices.Contains(nrs, nr):
			nrs = append(nrs, nr)
		}
	}
	return nrs, issues
}
