package seed_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"warmwater/internal/seed"
)

const wordsOfFixture = `- id: vdab
  name: "VDAB"
- id: rtc
  name: "RTC"
  en: "RTC (centre)"
  aliases: ["Regionaal Technologisch Centrum"]
`

const categoriesOfFixture = `- id: imago
  name: {nl: "Imago", en: "Image"}
  heading: "Imagocampagnes"
- id: retentie
  name: {nl: "Retentie", en: "Retention"}
  heading: "Retentie"
`

const tagsOfFixture = `audiences:
  - id: jongeren
    name: {nl: "Jongeren", en: "Young people"}
    about: {nl: "Jonge mensen.", en: "People who are young."}
formats:
  - id: stage
    name: {nl: "Stage", en: "Placement"}
    about: {nl: "Leren op het werk.", en: "Learning at work."}
goals:
  - id: imago
    name: {nl: "Imago", en: "Image"}
    about: {nl: "Hoe men ernaar kijkt.", en: "How people see it."}
`

// Most rows are bare, as reading YAML takes its time; those of number 7 (and 3,
// for the cases) have everything.
const bareAction = `  - nr: %[1]d
    title: {nl: "Actie %[1]d", en: "Action %[1]d"}
    countries: [BE]
    summary: {nl: "Kort %[1]d.", en: "Short %[1]d."}
    audiences: [jongeren]
    formats: [stage]
    goals: [imago]
`

const bareCase = `nr: %[1]d
slug: {nl: "studie-%[1]d", en: "study-%[1]d"}
title: {nl: "Studie %[1]d", en: "Study %[1]d"}
lead: {nl: "Een studie.", en: "A study."}
sector: zorg
level: local
countries: [NL]
section: "4.%[1]d"
actions: [%[1]d]
sections:
  - {id: werking, section: "4.%[1]d", title: {nl: "Werking", en: "How"}, text: {nl: "Zo.", en: "So."}}
factors:
  - {id: steun, kind: success, section: "4.%[1]d", title: {nl: "Steun", en: "Support"}, text: {nl: "Zo.", en: "So."}, themes: [geld]}
`

const actionOfFixture = `  - nr: %[1]d
    title: {nl: "Actie %[1]d", en: "Action %[1]d"}
    lang: fr
    initiators: [vdab]
    initiator_note: {nl: "in overleg %[1]d", en: "in consultation %[1]d"}
    countries: [BE, WORLD]
    duration: LT
    links: ["http://a%[1]d.example/x"]
    summary:
      nl: "Kort %[1]d."
      en: "Short %[1]d."
    audiences: [jongeren]
    formats: [stage]
    goals: [imago]
`

const caseOfFixture = `nr: %[1]d
slug: {nl: "studie-%[1]d", en: "study-%[1]d"}
title: {nl: "Studie %[1]d", en: "Study %[1]d"}
lead: {nl: "Een studie.", en: "A study."}
sector: zorg
level: local
countries: [NL]
section: "4.%[1]d"
organisations: [rtc]
actions: [%[1]d]
box:
  level: {nl: "lokaal", en: "local"}
parts:
  - id: deel
    title: {nl: "Deel", en: "Part"}
    section: "4.%[1]d.2"
    box:
      cost: {nl: "veel", en: "much"}
sections:
  - id: werking
    part: deel
    section: "4.%[1]d.3"
    title: {nl: "Werking", en: "How it works"}
    text: {nl: "Zo werkt het.", en: "It works so."}
    tables:
      - caption: {nl: "Tabel", en: "Table"}
        columns: ["Jaar", {nl: "Aantal", en: "Number"}]
        rows:
          - ["2012", "7"]
factors:
  - id: steun
    kind: success
    part: deel
    section: "4.%[1]d.4"
    title: {nl: "Steun", en: "Support"}
    text: {nl: "Met steun gaat het.", en: "With support it works."}
    themes: [geld, tijd, steun]
results:
  - id: score
    part: deel
    section: "4.%[1]d.5"
    group: {nl: "Groep", en: "Group"}
    label: {nl: "Tevreden", en: "Satisfied"}
    before: 6.2
    after: 6.7
    compare:
      before: {nl: "in 2010", en: "in 2010"}
      after: {nl: "in 2012", en: "in 2012"}
    scale: 10
    unit: {nl: "op 10", en: "out of 10"}
    period: {nl: "2010-2012", en: "2010-2012"}
    note: {nl: "Een noot.", en: "A note."}
differences:
  - about: {nl: "Start", en: "Start"}
    row: %[1]d
    annex: {nl: "2011", en: "2011"}
    case: {nl: "2012", en: "2012"}
`

// fixture is a small seed that is in order.
func fixture() fstest.MapFS {
	files := fstest.MapFS{}
	put := func(name, text string) { files[name] = &fstest.MapFile{Data: []byte(text)} }
	put("organisations.yaml", wordsOfFixture)
	put("categories.yaml", categoriesOfFixture)
	put("tags.yaml", tagsOfFixture)
	var themes strings.Builder
	for _, id := range []string{"geld", "tijd", "steun", "leiding"} {
		fmt.Fprintf(&themes, "- id: %[1]s\n  name: {nl: %[1]s, en: %[1]s}\n  definition: {nl: \"Over %[1]s.\", en: \"About %[1]s.\"}\n", id)
	}
	put("themes.yaml", themes.String())
	put("recommendations.yaml", lessonsOfFixture())
	put("figures/01-cijfers.yaml", figuresOfFixture)
	put("forms/personnel.yaml", formsOfFixture)
	put("guides/schools.yaml", guideOfFixture)
	actions := func(sector, category string, first, last int) string {
		var b strings.Builder
		fmt.Fprintf(&b, "sector: %s\ncategory: %s\nactions:\n", sector, category)
		for nr := first; nr <= last; nr++ {
			row := bareAction
			if nr == 7 {
				row = actionOfFixture
			}
			fmt.Fprintf(&b, row, nr)
		}
		return b.String()
	}
	put("actions/1-zorg.yaml", actions("zorg", "imago", 1, 59))
	put("actions/2-techniek.yaml", actions("techniek", "retentie", 60, seed.LastAction))
	for nr := 1; nr <= seed.LastCase; nr++ {
		row := bareCase
		if nr == 3 || nr == 7 {
			row = caseOfFixture
		}
		put(fmt.Sprintf("cases/%02d.yaml", nr), fmt.Sprintf(row, nr))
	}
	return files
}

// change puts other text in one place of one file.
func change(t *testing.T, files fstest.MapFS, name, was, is string) {
	t.Helper()
	text := string(files[name].Data)
	if strings.Count(text, was) != 1 {
		t.Fatalf("%q stands %d times in %s, want once", was, strings.Count(text, was), name)
	}
	files[name] = &fstest.MapFile{Data: []byte(strings.Replace(text, was, is, 1))}
}

// lineOf gives the line of a file on which text begins.
func lineOf(t *testing.T, files fstest.MapFS, name, text string) int {
	t.Helper()
	before, _, ok := strings.Cut(string(files[name].Data), text)
	if !ok {
		t.Fatalf("%q is not in %s", text, name)
	}
	return 1 + strings.Count(before, "\n")
}
