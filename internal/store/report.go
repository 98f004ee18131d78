package store

import (
	"fmt"
	"strings"
)

// Report says what a Sync did. Each record of the seed stands in one of the
// first four lists.
type Report struct {
	Added     []Record
	Updated   []Record
	Unchanged []Record // the same as when it was last brought in, touched by an editor or not
	Kept      []Record // changed in the seed, but an editor has touched it: left as it is
	Gone      []Record // no longer in the seed: left as it is
}

// String is one line for the log, such as "132 actions, 10 cases added; 1
// theme updated; 3 records unchanged; kept as edited: action 25".
func (r Report) String() string {
	var parts []string
	if len(r.Added) > 0 {
		parts = append(parts, counts(r.Added)+" added")
	}
	if len(r.Updated) > 0 {
		parts = append(parts, counts(r.Updated)+" updated")
	}
	if len(r.Unchanged) > 0 {
		parts = append(parts, plural(len(r.Unchanged), "record", "records")+" unchanged")
	}
	if len(r.Kept) > 0 {
		parts = append(parts, "kept as edited: "+names(r.Kept))
	}
	if len(r.Gone) > 0 {
		parts = append(parts, "no longer in the seed, left as they are: "+names(r.Gone))
	}
	if len(parts) == 0 {
		return "the seed is empty"
	}
	return strings.Join(parts, "; ")
}

// kindNames are singular and plural, in the order of a report.
var kindNames = []struct {
	kind      Kind
	one, many string
}{
	{KindAction, "action", "actions"},
	{KindCase, "case", "cases"},
	{KindOrganisation, "organisation", "organisations"},
	{KindCategory, "category", "categories"},
	{KindTag, "tag", "tags"},
	{KindTheme, "theme", "themes"},
	{KindFigures, "set of figures", "sets of figures"},
	{KindRecommendation, "recommendation", "recommendations"},
	{KindPoint, "point of attention", "points of attention"},
	{KindForm, "form", "forms"},
	{KindGuide, "guide", "guides"},
	{KindText, "text", "texts"},
}

// counts gives such as "132 actions, 1 case".
func counts(records []Record) string {
	n := map[Kind]int{}
	for _, r := range records {
		n[r.Kind]++
	}
	var parts []string
	for _, k := range kindNames {
		if n[k.kind] > 0 {
			parts = append(parts, plural(n[k.kind], k.one, k.many))
		}
	}
	return strings.Join(parts, ", ")
}

// maxNamed is the number of records that a report names one by one.
const maxNamed = 20

// names names records; where they are many, the first of them and the number
// of the others.
func names(records []Record) string {
	named := records[:min(len(records), maxNamed)]
	parts := make([]string, len(named), len(named)+1)
	for i, r := range named {
		parts[i] = r.String()
	}
	if more := len(records) - len(named); more > 0 {
		parts = append(parts, plural(more, "other", "others"))
	}
	return strings.Join(parts, ", ")
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
