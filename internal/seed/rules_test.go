package seed_test

import (
	"errors"
	"strconv"
	"strings"
	"testing"

	"warmwater/internal/seed"
)

const (
	zorg     = "actions/1-zorg.yaml"
	techniek = "actions/2-techniek.yaml"
	case3    = "cases/03.yaml"
)

// A broken rule: one place of one file changed.
type broken struct {
	name, file, was, is string
	field, message      string // of the problem
	at                  string // stands on the line that the problem names; is, where empty
	more                bool   // other problems follow from this one
	whole               bool   // the problem is of the file as a whole, without a line
}

func TestRules(t *testing.T) {
	for name, rules := range map[string][]broken{
		"words": wordRules, "actions": actionRules, "cases": caseRules, "sections": sectionRules,
		"factors": factorRules, "results": resultRules, "YAML": yamlRules,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, tt := range rules {
				t.Run(tt.name, func(t *testing.T) { checkRule(t, tt) })
			}
		})
	}
}

func checkRule(t *testing.T, tt broken) {
	t.Helper()
	files := fixture()
	change(t, files, tt.file, tt.was, tt.is)
	at := tt.at
	if at == "" {
		at = tt.is
	}
	content, err := seed.Load(files)
	problems, ok := errors.AsType[seed.Problems](err)
	if !ok || content != nil {
		t.Fatalf("got %v and content %v, want Problems alone", err, content != nil)
	}
	if len(problems) > 1 && !tt.more {
		t.Errorf("got %d problems, want one:\n%v", len(problems), err)
	}
	got := problems[0]
	if got.File != tt.file || got.Field != tt.field {
		t.Errorf("got %s: %s, want %s: %s", got.File, got.Field, tt.file, tt.field)
	}
	want := 0
	if !tt.whole {
		want = lineOf(t, files, tt.file, at)
	}
	if got.Line != want {
		t.Errorf("got line %d, want %d", got.Line, want)
	}
	if !strings.Contains(got.Message, tt.message) {
		t.Errorf("message: got %q, want %q in it", got.Message, tt.message)
	}
	if s := got.String(); !strings.HasPrefix(s, tt.file+":") || !strings.Contains(s, tt.field) {
		t.Errorf("the words %q do not name file and field", s)
	}
}

var wordRules = []broken{
	{name: "organisation twice", file: "organisations.yaml", was: "id: rtc", is: "id: vdab #2", field: "[1].id", message: `"vdab" is there twice`, more: true},
	{name: "id with capitals", file: "organisations.yaml", was: "id: vdab", is: "id: VDAB", field: "[0].id", message: "not an id", more: true},
	{name: "organisation without name", file: "organisations.yaml", was: `name: "VDAB"`, is: `name: ""`, field: "[0].name", message: "empty"},
	{name: "category without English", file: "categories.yaml", was: `en: "Retention"`, is: `en: " "`, field: "[1].name.en", message: "empty"},
	{name: "category without heading", file: "categories.yaml", was: `heading: "Retentie"`, is: `heading: ""`, field: "[1].heading", message: "empty"},
	{name: "tag without meaning", file: "tags.yaml", was: `nl: "Leren op het werk."`, is: `nl: ""`, field: "formats[0].about.nl", message: "empty"},
	{name: "tag without English", file: "tags.yaml", was: `, en: "Young people"`, is: ``, at: `name: {nl: "Jongeren"`, field: "audiences[0].name.en", message: "empty"},
	{name: "theme twice", file: "themes.yaml", was: "id: leiding", is: "id: geld #2", field: "[3].id", message: "twice"},
	{name: "two themes with one English address", file: "themes.yaml", was: "{nl: leiding, en: leiding}", is: "{nl: leiding, en: Geld}", field: "[3].name.en", message: `"geld" is there twice`},
	{name: "theme without definition", file: "themes.yaml", was: `en: "About geld."`, is: `en: ""`, field: "[0].definition.en", message: "empty"},
}

var actionRules = []broken{
	{name: "number twice", file: zorg, was: "- nr: 8\n", is: "- nr: 7 #2\n", field: "actions[7].nr", message: "number 7 is there twice", more: true},
	{name: "number past the last", file: techniek, was: "- nr: 132\n", is: "- nr: 133\n", field: "actions[72].nr", message: "133 is not from 1 to 132", more: true},
	{name: "wrong side of the sectors", file: zorg, was: "- nr: 59\n", is: "- nr: 60\n", at: "sector: zorg", field: "sector", message: `row 60 belongs to sector "techniek", not "zorg"`, more: true},
	{name: "unknown category", file: zorg, was: "category: imago", is: "category: image", field: "category", message: `"image" is not known`},
	{name: "no Dutch title", file: zorg, was: `nl: "Actie 7"`, is: `nl: ""`, field: "actions[6].title.nl", message: "empty"},
	{name: "no English title", file: zorg, was: `, en: "Action 7"`, is: ``, at: `title: {nl: "Actie 7"`, field: "actions[6].title.en", message: "empty"},
	{name: "no English summary", file: zorg, was: `en: "Short 7."`, is: `en: "" #`, field: "actions[6].summary.en", message: "empty"},
	{name: "no Dutch summary", file: zorg, was: `nl: "Kort 7."`, is: `nl: " " #`, field: "actions[6].summary.nl", message: "empty"},
	{name: "note in one language", file: zorg, was: `en: "in consultation 7"`, is: `en: ""`, field: "actions[6].initiator_note.en", message: "empty"},
	{name: "unknown organisation", file: zorg, was: second("initiators: [vdab]", 7), is: second("initiators: [vdap]", 7), at: "initiators: [vdap]", field: "actions[6].initiators[0]", message: `"vdap" is not known`},
	{name: "organisation twice", file: zorg, was: second("initiators: [vdab]", 7), is: second("initiators: [vdab, vdab]", 7), at: "initiators: [vdab, vdab]", field: "actions[6].initiators[1]", message: "twice"},
	{name: "bad language", file: zorg, was: named("lang: fr", 7), is: named("lang: french", 7), at: "lang: french", field: "actions[6].lang", message: "not a language code"},
	{name: "bad country", file: zorg, was: ending("countries: [BE, WORLD]", 7), is: ending("countries: [BE, Nederland]", 7), field: "actions[6].countries[1]", message: "not a country code", at: "countries: [BE, Nederland]"},
	{name: "country in small letters", file: zorg, was: ending("countries: [BE, WORLD]", 7), is: ending("countries: [be]", 7), field: "actions[6].countries[0]", message: "not a country code", at: "countries: [be]"},
	{name: "country with a figure", file: zorg, was: ending("countries: [BE, WORLD]", 7), is: ending("countries: [\"B1\"]", 7), field: "actions[6].countries[0]", message: "not a country code", at: "countries: [\"B1\"]"},
	{name: "no country", file: zorg, was: ending("countries: [BE, WORLD]", 7), is: ending("countries: []", 7), field: "actions[6].countries", message: "at least one", at: "countries: []"},
	{name: "bad duration", file: zorg, was: "duration: LT\n    links: [\"http://a7.", is: "duration: XT\n    links: [\"http://a7.", field: "actions[6].duration", message: `"XT" is not LT, KT or empty`},
	{name: "link without scheme", file: zorg, was: `"http://a7.example/x"`, is: `"a7.example/x"`, field: "actions[6].links[0]", message: "not a whole web address"},
	{name: "link with a space", file: zorg, was: `"http://a7.example/x"`, is: `"http://a7.example/x y"`, field: "actions[6].links[0]", message: "not a whole web address"},
	{name: "link without host", file: zorg, was: `"http://a7.example/x"`, is: `"http:///x"`, field: "actions[6].links[0]", message: "not a whole web address"},
	{name: "link that runs", file: zorg, was: `"http://a7.example/x"`, is: `"javascript:alert(1).x"`, field: "actions[6].links[0]", message: "not a whole web address"},
	{name: "unknown audience", file: zorg, was: tags(7, "jongeren", "stage", "imago"), is: tags(7, "jonger", "stage", "imago"), at: "audiences: [jonger]", field: "actions[6].audiences[0]", message: `"jonger" is not known`},
	{name: "unknown format", file: zorg, was: tags(7, "jongeren", "stage", "imago"), is: tags(7, "jongeren", "imago", "imago"), at: "formats: [imago]", field: "actions[6].formats[0]", message: `"imago" is not known`},
	{name: "unknown goal", file: zorg, was: tags(7, "jongeren", "stage", "imago"), is: tags(7, "jongeren", "stage", "stage"), at: "goals: [stage]", field: "actions[6].goals[0]", message: `"stage" is not known`},
	{name: "no audience", file: zorg, was: tags(7, "jongeren", "stage", "imago"), is: tags(7, "", "stage", "imago"), at: "audiences: []", field: "actions[6].audiences", message: "at least one"},
	{name: "no goal", file: zorg, was: tags(7, "jongeren", "stage", "imago"), is: tags(7, "jongeren", "stage", ""), at: "goals: []", field: "actions[6].goals", message: "at least one"},
}

// second, named, ending and tags name a line of one action by what stands
// next to it.
func second(line string, nr int) string {
	return line + "\n    initiator_note: {nl: \"in overleg " + strconv.Itoa(nr) + "\""
}
func named(line string, nr int) string {
	return "en: \"Action " + strconv.Itoa(nr) + "\"}\n    " + line
}
func ending(line string, nr int) string {
	return "en: \"in consultation " + strconv.Itoa(nr) + "\"}\n    " + line
}
func tags(nr int, audience, format, goal string) string {
	return "en: \"Short " + strconv.Itoa(nr) + ".\"\n    audiences: [" + audience + "]\n    formats: [" + format + "]\n    goals: [" + goal + "]"
}
