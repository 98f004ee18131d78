package seed_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"warmwater/internal/seed"
)

var caseRules = []broken{
	{name: "number twice", file: case3, was: "nr: 3\n", is: "nr: 2 #2\n", field: "nr", message: "number 2 is there twice", more: true},
	{name: "number past the last", file: case3, was: "nr: 3\n", is: "nr: 11\n", field: "nr", message: "11 is not from 1 to 10", more: true},
	{name: "address twice", file: case3, was: `nl: "studie-3"`, is: `nl: "studie-2"`, field: "slug.nl", message: "twice"},
	{name: "address of another in the other language", file: case3, was: `en: "study-3"`, is: `en: "studie-2"`, field: "slug.en", message: "twice"},
	{name: "address with signs", file: case3, was: `en: "study-3"`, is: `en: "study/3"`, field: "slug.en", message: "not an id"},
	{name: "no English title", file: case3, was: `, en: "Study 3"`, is: "", at: "title: ", field: "title.en", message: "empty"},
	{name: "no English lead", file: case3, was: `en: "A study."`, is: `en: ""`, field: "lead.en", message: "empty"},
	{name: "bad level", file: case3, was: "level: local\n", is: "level: lokaal\n", field: "level", message: `"lokaal" is not one of national, regional, local, company`},
	{name: "no level", file: case3, was: "level: local\n", is: "", whole: true, field: "level", message: "is not one of"},
	{name: "bad sector", file: case3, was: "sector: zorg", is: "sector: care", field: "sector", message: `"care" is not zorg or techniek`},
	{name: "bad country", file: case3, was: "countries: [NL]", is: "countries: [NLD]", field: "countries[0]", message: "not a country code"},
	{name: "no section", file: case3, was: "section: \"4.3\"\n", is: "", whole: true, field: "section", message: "not a section of the study"},
	{name: "section that is none", file: case3, was: `section: "4.3"`, is: `section: "annex"`, field: "section", message: `"annex" is not a section`},
	{name: "unknown organisation", file: case3, was: "[rtc]", is: "[rtcc]", field: "organisations[0]", message: `"rtcc" is not known`},
	{name: "action that is not there", file: case3, was: "actions: [3]", is: "actions: [3, 140]", field: "actions[1]", message: "there is no action 140"},
	{name: "action in two cases", file: case3, was: "actions: [3]", is: "actions: [3, 2]", field: "actions[1]", message: "action 2 is case 2 already"},
	{name: "box in one language", file: case3, was: `, en: "local"`, is: "", at: "  level: ", field: "box.level.en", message: "empty"},
	{name: "box of a part in one language", file: case3, was: `, en: "much"`, is: "", at: "cost: ", field: "parts[0].box.cost.en", message: "empty"},
	{name: "part without title", file: case3, was: `en: "Part"`, is: `en: ""`, field: "parts[0].title.en", message: "empty"},
	{name: "difference on another row", file: case3, was: "row: 3", is: "row: 4", field: "differences[0].row", message: "row 4 is not among the case's actions"},
	{name: "difference in one language", file: case3, was: `case: {nl: "2012", en: "2012"}`, is: `case: {nl: "2012"}`, field: "differences[0].case.en", message: "empty"},
}

var sectionRules = []broken{
	{name: "unknown part", file: case3, was: "part: deel\n    section: \"4.3.3\"", is: "part: del\n    section: \"4.3.3\"", field: "sections[0].part", message: `"del" is not known`},
	{name: "no section", file: case3, was: `section: "4.3.3"`, is: `section: ""`, field: "sections[0].section", message: "not a section"},
	{name: "no English text", file: case3, was: `en: "It works so."`, is: `en: ""`, field: "sections[0].text.en", message: "empty"},
	{name: "no English title", file: case3, was: `en: "How it works"`, is: `en: ""`, field: "sections[0].title.en", message: "empty"},
	{name: "table without caption", file: case3, was: `en: "Table"`, is: `en: ""`, field: "sections[0].tables[0].caption.en", message: "empty"},
	{name: "column without English", file: case3, was: `{nl: "Aantal", en: "Number"}`, is: `{nl: "Aantal"}`, field: "sections[0].tables[0].columns[1].en", message: "empty"},
	{name: "row with too few cells", file: case3, was: `["2012", "7"]`, is: `["2012"]`, field: "sections[0].tables[0].rows[0]", message: "1 cells where the table has 2 columns"},
}

var factorRules = []broken{
	{name: "bad kind", file: case3, was: "kind: success", is: "kind: succes", field: "factors[0].kind", message: "is not one of success, advantage, attention, pitfall, disadvantage"},
	{name: "no kind", file: case3, was: "    kind: success\n", is: "", at: "- id: steun", field: "factors[0].kind", message: "is not one of"},
	{name: "no section", file: case3, was: `section: "4.3.4"`, is: `section: "4"`, field: "factors[0].section", message: "not a section"},
	{name: "unknown part", file: case3, was: "part: deel\n    section: \"4.3.4\"", is: "part: elders\n    section: \"4.3.4\"", field: "factors[0].part", message: "not known"},
	{name: "no English text", file: case3, was: `en: "With support it works."`, is: `en: ""`, field: "factors[0].text.en", message: "empty"},
	{name: "no Dutch title", file: case3, was: `nl: "Steun"`, is: `nl: ""`, field: "factors[0].title.nl", message: "empty"},
	{name: "unknown theme", file: case3, was: "[geld, tijd, steun]", is: "[geld, tijd, stoom]", field: "factors[0].themes[2]", message: `"stoom" is not known`},
	{name: "theme twice", file: case3, was: "[geld, tijd, steun]", is: "[geld, tijd, geld]", field: "factors[0].themes[2]", message: "twice"},
	{name: "no theme", file: case3, was: "[geld, tijd, steun]", is: "[]", field: "factors[0].themes", message: "at least one"},
	{name: "side of a kind that tells itself", file: case3, was: "[geld, tijd, steun]", is: "[geld, tijd]\n    helps: [geld]", at: "- id: steun", field: "factors[0]", message: "only a point of attention"},
	{name: "theme without a side", file: case3, was: "kind: success", is: "kind: attention\n    helps: [geld, steun]", at: "themes: [geld, tijd, steun]", field: "factors[0].themes", message: `"tijd" stands under neither`},
	{name: "side of a theme that it has not", file: case3, was: "kind: success", is: "kind: attention\n    helps: [geld, tijd, steun]\n    hinders: [leiding]", at: "hinders: [leiding]", field: "factors[0].hinders[0]", message: `"leiding" is not known`},
	{name: "four themes", file: case3, was: "[geld, tijd, steun]", is: "[geld, tijd, steun, leiding]", field: "factors[0].themes", message: "at most three"},
}

var resultRules = []broken{
	{name: "no source", file: case3, was: "    section: \"4.3.5\"\n", is: "", at: "- id: score", field: "results[0].section", message: "not a section"},
	{name: "no figure", file: case3, was: "    after: 6.7\n", is: "", at: "- id: score", field: "results[0].after", message: "needs a figure"},
	{name: "figure larger than its scale", file: case3, was: "after: 6.7", is: "after: 67", at: "scale: 10", field: "results[0].scale", message: "larger than its scale of 10"},
	{name: "figure before larger than its scale", file: case3, was: "before: 6.2", is: "before: 10.1", at: "scale: 10", field: "results[0].scale", message: "larger than its scale"},
	{name: "no number", file: case3, was: "after: 6.7", is: "after: .nan", at: "- id: score", field: "results[0]", message: "not a number"},
	{name: "unknown part", file: case3, was: "part: deel\n    section: \"4.3.5\"", is: "part: del\n    section: \"4.3.5\"", field: "results[0].part", message: "not known"},
	{name: "no English label", file: case3, was: `en: "Satisfied"`, is: `en: ""`, field: "results[0].label.en", message: "empty"},
	{name: "no English unit", file: case3, was: `en: "out of 10"`, is: `en: ""`, field: "results[0].unit.en", message: "empty"},
	{name: "group in one language", file: case3, was: `, en: "Group"`, is: "", at: "group: ", field: "results[0].group.en", message: "empty"},
	{name: "period in one language", file: case3, was: `en: "2010-2012"`, is: `en: ""`, field: "results[0].period.en", message: "empty"},
	{name: "note in one language", file: case3, was: `en: "A note."`, is: `en: ""`, field: "results[0].note.en", message: "empty"},
	{name: "comparison in one language", file: case3, was: `en: "in 2010"`, is: `en: ""`, field: "results[0].compare.before.en", message: "empty"},
}

// The field stands in the message here.
var yamlRules = []broken{
	{name: "unknown field of an action", file: zorg, was: named("lang: fr", 7), is: named("language: fr", 7), at: "language: fr", message: "language", more: true},
	{name: "unknown field of a case", file: case3, was: "lead: ", is: "leed: ", message: "leed", more: true},
	{name: "unknown field of a table", file: case3, was: "caption: ", is: "kaption: ", message: "kaption", more: true},
	{name: "field twice", file: case3, was: "sector: zorg\n", is: "sector: zorg\nsector: techniek\n", at: "sector: techniek", message: "sector", more: true},
	{name: "text where a number belongs", file: case3, was: "after: 6.7", is: "after: much", message: "", more: true},
	{name: "not YAML", file: case3, was: "countries: [NL]", is: "countries: [NL", at: "section:", message: "", more: true},
}

// A number that is left out names the folder, as no file has it.
func TestGap(t *testing.T) {
	for name, file := range map[string]string{"actions": "actions/1-zorg.yaml", "cases": "cases/07.yaml"} {
		files := fixture()
		delete(files, file)
		_, err := seed.Load(files)
		problems, ok := errors.AsType[seed.Problems](err)
		if !ok {
			t.Fatalf("without %s: got %v, want Problems", file, err)
		}
		found := false
		for _, p := range problems {
			found = found || p.File == name && p.String() == name+": number 7 is missing"
		}
		if !found {
			t.Errorf("without %s: no problem says that number 7 of %s is missing:\n%v", file, name, err)
		}
	}
}

// A case needs a text and factors.
func TestEmptyCase(t *testing.T) {
	for _, field := range []string{"sections", "factors"} {
		files := fixture()
		text := string(files[case3].Data)
		start := lineOf(t, files, case3, field+":\n")
		lines := slices.Collect(strings.Lines(text))
		end := start
		for end < len(lines) && lines[end][0] == ' ' {
			end++
		}
		files[case3].Data = []byte(strings.Join(slices.Delete(lines, start-1, end), ""))
		_, err := seed.Load(files)
		problems, _ := errors.AsType[seed.Problems](err)
		if len(problems) != 1 || problems[0].File != case3 || problems[0].Field != field {
			t.Errorf("without %s: got %v, want one problem that names %s", field, err, field)
		}
	}
}
