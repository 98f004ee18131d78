package seed_test

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"warmwater/internal/catalogue"
	"warmwater/internal/seed"
)

func text(nl, en string) catalogue.Text { return catalogue.Text{NL: nl, EN: en} }

// Every field of the files arrives in its place.
func TestLoadFixture(t *testing.T) {
	content, err := seed.Load(fixture())
	if err != nil {
		t.Fatalf("a seed that is in order: %v", err)
	}
	if a, c := len(content.Actions), len(content.Cases); a != seed.LastAction || c != seed.LastCase {
		t.Fatalf("got %d actions and %d cases, want %d and %d", a, c, seed.LastAction, seed.LastCase)
	}
	for i, a := range content.Actions {
		if a.Nr != i+1 {
			t.Errorf("action at %d: got number %d", i, a.Nr)
		}
	}
	if d := cmp.Diff(wantAction(), content.Actions[6]); d != "" {
		t.Errorf("action 7 (-want +got):\n%s", d)
	}
	if d := cmp.Diff(wantCase(), content.Cases[6]); d != "" {
		t.Errorf("case 7 (-want +got):\n%s", d)
	}
	wantOrganisations := []catalogue.Organisation{
		{ID: "vdab", Name: text("VDAB", "VDAB")},
		{ID: "rtc", Name: text("RTC", "RTC (centre)"), Aliases: []string{"Regionaal Technologisch Centrum"}},
	}
	if d := cmp.Diff(wantOrganisations, content.Organisations); d != "" {
		t.Errorf("organisations (-want +got):\n%s", d)
	}
	wantTags := []catalogue.Tag{
		{Kind: catalogue.Audience, ID: "jongeren", Name: text("Jongeren", "Young people"), About: text("Jonge mensen.", "People who are young.")},
		{Kind: catalogue.Format, ID: "stage", Name: text("Stage", "Placement"), About: text("Leren op het werk.", "Learning at work.")},
		{Kind: catalogue.Goal, ID: "imago", Name: text("Imago", "Image"), About: text("Hoe men ernaar kijkt.", "How people see it.")},
	}
	if d := cmp.Diff(wantTags, content.Tags); d != "" {
		t.Errorf("tags (-want +got):\n%s", d)
	}
	if got := content.Themes[3]; got.ID != "leiding" || got.Definition != text("Over leiding.", "About leiding.") {
		t.Errorf("fourth theme: got %v", got)
	}
	if got := content.Categories[1]; got != (catalogue.Category{ID: "retentie", Name: text("Retentie", "Retention"), Heading: "Retentie"}) {
		t.Errorf("second category: got %v", got)
	}
}

func wantAction() catalogue.Action {
	return catalogue.Action{
		Nr: 7, Slug: "actie-7", Title: text("Actie 7", "Action 7"), TitleLang: "fr",
		Summary: text("Kort 7.", "Short 7."), Sector: catalogue.Care, Category: "imago",
		Initiators: []string{"vdab"}, InitiatorNote: text("in overleg 7", "in consultation 7"),
		Countries: []catalogue.Country{"BE", catalogue.World}, Duration: catalogue.LongTerm,
		Links: []string{"http://a7.example/x"}, Audiences: []string{"jongeren"}, Formats: []string{"stage"},
		Goals: []string{"imago"}, Case: 7,
	}
}

func wantCase() catalogue.Case {
	before := 6.2
	return catalogue.Case{
		Nr: 7, Slug: text("studie-7", "study-7"), Title: text("Studie 7", "Study 7"), Lead: text("Een studie.", "A study."),
		Sector: catalogue.Care, Level: catalogue.Local, Countries: []catalogue.Country{"NL"}, Section: "4.7", Organisations: []string{"rtc"}, Actions: []int{7},
		Box:   catalogue.Box{Level: text("lokaal", "local")},
		Parts: []catalogue.Part{{ID: "deel", Title: text("Deel", "Part"), Section: "4.7.2", Box: catalogue.Box{Cost: text("veel", "much")}}},
		Sections: []catalogue.Section{{
			ID: "werking", Part: "deel", Section: "4.7.3", Title: text("Werking", "How it works"), Text: text("Zo werkt het.", "It works so."),
			Tables: []catalogue.Table{{
				Caption: text("Tabel", "Table"), Columns: []catalogue.Text{text("Jaar", "Jaar"), text("Aantal", "Number")},
				Rows: [][]catalogue.Text{{text("2012", "2012"), text("7", "7")}},
			}},
		}},
		Factors: []catalogue.Factor{{
			ID: "steun", Kind: catalogue.Success, Part: "deel", Section: "4.7.4", Title: text("Steun", "Support"),
			Text: text("Met steun gaat het.", "With support it works."), Themes: []string{"geld", "tijd", "steun"},
		}},
		Results: []catalogue.Result{{
			ID: "score", Part: "deel", Section: "4.7.5", Group: text("Groep", "Group"), Label: text("Tevreden", "Satisfied"),
			Before: &before, After: 6.7, BeforeLabel: text("in 2010", "in 2010"), AfterLabel: text("in 2012", "in 2012"), Scale: 10,
			Unit: text("op 10", "out of 10"), Period: text("2010-2012", "2010-2012"), Note: text("Een noot.", "A note."),
		}},
		Differences: []catalogue.Difference{{About: text("Start", "Start"), Row: 7, Annex: text("2011", "2011"), Case: text("2012", "2012")}},
	}
}

func TestLoadMissingFile(t *testing.T) {
	for _, name := range []string{"organisations.yaml", "categories.yaml", "tags.yaml", "themes.yaml"} {
		files := fixture()
		delete(files, name)
		if _, err := seed.Load(files); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("without %s: got %v, want an error that says it is not there", name, err)
		}
	}
}

// All problems are told at once, in the order of the files.
func TestLoadTellsAllProblems(t *testing.T) {
	files := fixture()
	change(t, files, "actions/2-techniek.yaml", `"Kort 61."`, `""`)
	change(t, files, "cases/03.yaml", `"Een studie."`, `""`)
	change(t, files, "organisations.yaml", `"VDAB"`, `""`)
	_, err := seed.Load(files)
	problems, ok := errors.AsType[seed.Problems](err)
	if !ok {
		t.Fatalf("got %v, want Problems", err)
	}
	var got []string
	for _, p := range problems {
		got = append(got, p.File+" "+p.Field)
	}
	want := []string{"organisations.yaml [0].name", "actions/2-techniek.yaml actions[1].summary.nl", "cases/03.yaml lead.nl"}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("problems (-want +got):\n%s", d)
	}
}

// A file with two fields that nobody knows tells both, each with its line.
func TestLoadTellsAllFaultsOfAFile(t *testing.T) {
	files := fixture()
	change(t, files, case3, "lead: ", "leed: ")
	change(t, files, case3, "caption: ", "kaption: ")
	_, err := seed.Load(files)
	problems, ok := errors.AsType[seed.Problems](err)
	if !ok {
		t.Fatalf("got %v, want Problems", err)
	}
	for _, field := range []string{"leed", "kaption"} {
		told := slices.ContainsFunc(problems, func(p seed.Problem) bool {
			return p.File == case3 && p.Line == lineOf(t, files, case3, field+": ") && strings.Contains(p.Message, field)
		})
		if !told {
			t.Errorf("%s is not told with its line:\n%v", field, err)
		}
	}
}
