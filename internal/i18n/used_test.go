package i18n_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"warmwater/db"
	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
	"warmwater/internal/plan"
	"warmwater/internal/seed"
	"warmwater/internal/shortlist"
	"warmwater/internal/visitor"
)

// planTables are the tables of a plan with their columns; those of amounts are
// years.
var planTables = map[string][]string{
	"partners":      {plan.FieldPartner, plan.FieldRole},
	"targets":       {plan.FieldIndicator, plan.FieldBase, plan.FieldTarget, plan.FieldWhen, plan.FieldHow},
	"monitoring":    {plan.FieldWhen, plan.FieldWho, plan.FieldWhat, plan.FieldElse},
	"funding":       {plan.FieldSource},
	"staff":         {plan.FieldRole, plan.FieldWho, plan.FieldHours, plan.FieldPeriod},
	"communication": {plan.FieldAudience, plan.FieldChannel, plan.FieldWhen, plan.FieldWho, plan.FieldMessage},
	"risks":         {plan.FieldRisk, plan.FieldMeasure, plan.FieldWho},
}

// dynamic are the keys that the code puts together, by their beginning, with
// every ending that can come.
func dynamic(t *testing.T) map[string][]string {
	t.Helper()
	content, err := seed.Load(db.Seed())
	if err != nil {
		t.Fatalf("the seed is not in order: %v", err)
	}
	ends := map[string][]string{
		"menu.":            {"actions", "cases", "themes", "partnerships", "recommendations", "figures", "lists"},
		"guide.":           {"schools", "schools.intro", "employers", "employers.intro", "coordinators", "coordinators.intro"},
		"guide.form.":      {"partnership", "personnel"},
		"foot.":            {"accessibility", "privacy"}, // footKey has one of its own for about
		"filter.duration.": {"LT", "KT", catalogue.ValueNone},
		"filter.case.":     {catalogue.ValueYes, catalogue.ValueNo},
		"duration.":        {"long", "short", "none"},
	}
	for _, g := range catalogue.RecommendationGroups {
		ends["recommendations."] = append(ends["recommendations."], string(g))
	}
	for _, s := range catalogue.Sectors {
		ends["sector."] = append(ends["sector."], string(s))
	}
	for _, s := range catalogue.Sorts {
		ends["sort."] = append(ends["sort."], string(s))
	}
	for _, st := range shortlist.Statuses {
		ends["status."] = append(ends["status."], string(st))
	}
	ends["why."] = []string{"word", "joined", "parts", "related", "spelled", "begins", "name", "number", "studied", "missing"}
	ends["where."] = []string{"title", "organisation", "tags", "summary", "body", "web", "names"}
	ends["file."] = []string{"docx", "xlsx", "csv", "json", "ris", "bib", "csl.json"}
	ends["typed."] = []string{
		"title", "purpose", "initiator", "link", "body", "section", "note", "status", "reason", "question", "criteria", "picks", "opens", "closes", "members", "criterion", "member",
		plan.FieldName,
	}
	ends["plan.issue."] = []string{
		"row", visitor.FieldEmpty, visitor.FieldTooLong, visitor.FieldUnknown, visitor.FieldTooMany, visitor.FieldNoAmount, visitor.FieldNoHours, visitor.FieldNoYear,
	}
	for _, step := range address.PlanSteps {
		name := string(step)
		ends["plan.step."] = append(ends["plan.step."], name, name+".intro")
	}
	ends["plan.gap."] = plan.Gaps
	for _, st := range plan.Statuses {
		ends["plan.status."] = append(ends["plan.status."], string(st))
	}
	for _, v := range plan.Verdicts(true) {
		ends["plan.verdict."] = append(ends["plan.verdict."], string(v)+".helps", string(v)+".hinders")
	}
	for table, columns := range planTables {
		ends["plan."] = append(ends["plan."], table, table+".text", table+".row")
		for _, c := range columns {
			ends["plan."] = append(ends["plan."], table+"."+c)
		}
	}
	for _, g := range catalogue.FormGroups {
		ends["forms."] = append(ends["forms."], string(g), string(g)+".text")
	}
	for _, f := range catalogue.FormFacets {
		ends["forms.facet."] = append(ends["forms.facet."], string(f))
	}
	for _, f := range catalogue.FormFields {
		ends["field."] = append(ends["field."], string(f))
	}
	ends["offer."] = catalogue.Offers
	for _, f := range catalogue.MatrixFacets {
		ends["matrix."] = append(ends["matrix."], string(f))
	}
	for _, by := range catalogue.MatrixSorts {
		ends["themes.sort."] = append(ends["themes.sort."], string(by))
	}
	for _, l := range catalogue.Levels {
		ends["level."] = append(ends["level."], string(l))
	}
	for _, f := range catalogue.Facets {
		ends["facet."] = append(ends["facet."], string(f))
	}
	for _, k := range catalogue.Kinds {
		ends["kind."] = append(ends["kind."], string(k))
		ends["count."] = append(ends["count."], string(k))
	}
	for _, a := range content.Actions {
		ends["country."] = appendCountries(ends["country."], a.Countries)
	}
	for _, c := range content.Cases {
		ends["country."] = appendCountries(ends["country."], c.Countries)
	}
	return ends
}

func appendCountries(ends []string, list []catalogue.Country) []string {
	for _, c := range list {
		if !slices.Contains(ends, string(c)) {
			ends = append(ends, string(c))
		}
	}
	return ends
}

// sources gives the code that shows texts, by file name.
func sources(t *testing.T) map[string]string {
	t.Helper()
	list := map[string]string{}
	for _, pattern := range []string{"../../views/*.templ", "../../views/*.go", "../web/*.go", "../store/*.go", "../plan/*.go", "../shortlist/*.go", "../visitor/*.go", "../catalogue/*.go"} {
		names, err := filepath.Glob(pattern)
		if err != nil || len(names) == 0 {
			t.Fatalf("no code in %s (%v)", pattern, err)
		}
		for _, name := range names {
			if strings.HasSuffix(name, "_templ.go") || strings.HasSuffix(name, "_test.go") {
				continue
			}
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			list[name] = string(data)
		}
	}
	return list
}

var (
	call    = regexp.MustCompile(`\.([TN])\(("[^"]*")?`)
	literal = regexp.MustCompile(`"([a-z]+(?:\.[\w]+)*)"`)
	joined  = regexp.MustCompile(`"([a-z]+(?:\.[a-z]+)*\.)"\s*\+`)
	argName = regexp.MustCompile(`"(\w+)":`)
)

func TestEveryKeyIsThereAndUsed(t *testing.T) {
	texts := readTexts(t, catalogue.Dutch)
	ends := dynamic(t)
	used := map[string]bool{}
	need := func(where, key string) {
		if _, ok := texts[key]; !ok {
			t.Errorf("%s asks for the text %s, which is in neither nl.json nor en.json", where, key)
		}
		used[key] = true
	}
	for name, code := range sources(t) {
		for _, m := range joined.FindAllStringSubmatch(code, -1) {
			if _, ok := ends[m[1]]; !ok {
				t.Errorf("%s puts keys together from %q: say in this test which endings can come", name, m[1])
			}
			for _, end := range ends[m[1]] {
				need(name, m[1]+end)
			}
		}
		for _, c := range calls(code) {
			if c.key != "" {
				need(name, c.key)
			}
		}
		// Keys also travel in variables and errors: a word that looks like one
		// of a family must be one; the words of single keys only count as used.
		for _, m := range literal.FindAllStringSubmatch(code, -1) {
			if family, _, ok := strings.Cut(m[1], "."); ok && slices.Contains([]string{"error", "try", "door", "issue", "foot", "duration", "sector"}, family) {
				need(name, m[1])
			} else if _, ok := texts[m[1]]; ok && strings.Contains(m[1], ".") {
				used[m[1]] = true
			}
		}
	}
	for key := range texts {
		if !used[key] {
			t.Errorf("the text %s is used nowhere: take it out of nl.json and en.json", key)
		}
	}
}

// A textCall is one call of T or N: its key where that stands there, and the
// names of the arguments.
type textCall struct {
	method, key string
	args        []string
}

func calls(code string) []textCall {
	var list []textCall
	for _, m := range call.FindAllStringSubmatchIndex(code, -1) {
		c := textCall{method: code[m[2]:m[3]]}
		end := closing(code, m[3])
		if m[4] >= 0 && !strings.HasPrefix(strings.TrimSpace(code[m[5]:]), "+") {
			c.key = strings.Trim(code[m[4]:m[5]], `"`)
		}
		if inside := code[m[3]:end]; strings.Contains(inside, "i18n.Args{") {
			_, inside, _ = strings.Cut(inside, "i18n.Args{")
			for _, a := range argName.FindAllStringSubmatch(withoutCalls(inside), -1) {
				c.args = append(c.args, a[1])
			}
		}
		list = append(list, c)
	}
	return list
}

// closing is the place of the bracket that closes the one at open.
func closing(code string, open int) int {
	depth := 0
	for i := open; i < len(code); i++ {
		switch code[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return len(code)
}

// withoutCalls leaves out what stands between round brackets.
func withoutCalls(code string) string {
	var b strings.Builder
	depth := 0
	for _, r := range code {
		switch {
		case r == '(':
			depth++
		case r == ')':
			depth--
		case depth == 0:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Each call fills the places that its text has, and asks for a number where
// the text has plural forms.
func TestCallsFitTheirTexts(t *testing.T) {
	texts := readTexts(t, catalogue.Dutch)
	n := 0
	for name, code := range sources(t) {
		for _, c := range calls(code) {
			x, ok := texts[c.key]
			if !ok {
				continue // the test above tells
			}
			n++
			if plural := x.forms != nil; plural != (c.method == "N") {
				t.Errorf("%s asks for %s by %s; has plural forms: %v", name, c.key, c.method, plural)
			}
			want := slices.DeleteFunc(x.places(), func(s string) bool { return s == "n" && c.method == "N" })
			if got := slices.Sorted(slices.Values(c.args)); !slices.Equal(got, want) {
				t.Errorf("%s fills %v in %s, which has the places %v", name, got, c.key, want)
			}
		}
	}
	if n < 100 {
		t.Errorf("found %d calls of T and N: the test no longer reads the code", n)
	}
}

// The words of the ways in are keys in both languages, so no page can show ⟦⟧.
func TestDynamicKeysPrint(t *testing.T) {
	for lang, p := range printers(t) {
		for prefix, ends := range dynamic(t) {
			for _, end := range ends {
				got := p.T(prefix + end)
				if prefix == "count." {
					got = p.N(prefix+end, 2, i18n.Args{})
				}
				if strings.Contains(got, "⟦") {
					t.Errorf("%s has no text %s", lang, prefix+end)
				}
			}
		}
	}
}
