package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"warmwater/internal/catalogue"
)

func both(s string) catalogue.Text { return catalogue.Text{NL: s, EN: s + " (en)"} }

// small is a catalogue in which every field of every type is used somewhere.
func small() *catalogue.Content {
	return &catalogue.Content{
		Words: catalogue.Words{
			Organisations: []catalogue.Organisation{
				{ID: "vdab", Name: both("VDAB"), Aliases: []string{"VDAB Limburg", "Dienst “x”"}},
				{ID: "rtc", Name: both("RTC")},
				{ID: "agoria", Name: both("Agoria")},
			},
			Categories: []catalogue.Category{
				{ID: "imago", Name: both("Imago"), Heading: "Imagocampagnes"},
				{ID: "beleid", Name: both("Beleid"), Heading: "Beleidsplannen"},
			},
			Tags: []catalogue.Tag{
				{Kind: catalogue.Audience, ID: "ouders", Name: both("Ouders"), About: both("Ouders.")},
				{Kind: catalogue.Format, ID: "evenement", Name: both("Evenement"), About: both("Een dag.")},
				{Kind: catalogue.Format, ID: "imago", Name: both("Imago"), About: both("De vorm.")},
				{Kind: catalogue.Goal, ID: "imago", Name: both("Imago"), About: both("Het doel.")},
			},
			Themes: []catalogue.Theme{
				{ID: "tijd", Name: both("Tijd"), Definition: both("Uren.")},
				{ID: "geld", Name: both("Geld"), Definition: both("Geld.")},
			},
		},
		Actions: []catalogue.Action{
			{
				Nr: 1, Slug: "dag-van-de-zorg", Title: both("Dag van de Zorg"), Summary: both("Eén dag.\n\nTwee."),
				Sector: catalogue.Care, Category: "imago", Initiators: []string{"vdab", "agoria"},
				InitiatorNote: both("in overleg"), Countries: []catalogue.Country{"BE", catalogue.World},
				Duration: catalogue.LongTerm, Links: []string{"http://b.example/?a=1&b=<2>", "http://a.example/"},
				Audiences: []string{"ouders"}, Formats: []string{"imago", "evenement"}, Goals: []string{"imago"},
			},
			{
				Nr: 25, Slug: "job-fever", Title: both("Job Fever"), TitleLang: "fr", Summary: both("Kort."),
				Sector: catalogue.Technical, Category: "beleid", Countries: []catalogue.Country{catalogue.EuropeanUnion}, Case: 3,
			},
			{
				Nr: 76, Slug: "braintrigger", Title: both("Braintrigger"), Summary: both("Kort."),
				Sector: catalogue.Technical, Category: "imago", Countries: []catalogue.Country{"NL"},
				Duration: catalogue.ShortTerm, Case: 6,
			},
		},
		Cases: []catalogue.Case{smallCase(), braintrigger()},
	}
}

func smallCase() catalogue.Case {
	before := 0.1
	return catalogue.Case{
		Nr: 3, Slug: catalogue.Text{NL: "zelfroosteren", EN: "self-scheduling"}, Title: both("Zelfroosteren"),
		Lead: both("Een lead."), Sector: catalogue.Care, Level: catalogue.Local, Countries: []catalogue.Country{"NL", "BE"}, Section: "4.3",
		Organisations: []string{"rtc", "vdab"}, Actions: []int{25},
		Box: catalogue.Box{Level: both("lokaal"), Start: both("2002"), Partners: both("geen"), Audience: both("allen"), Cost: both("veel")},
		Parts: []catalogue.Part{
			{ID: "tweede", Title: both("Tweede"), Section: "4.3.2", Box: catalogue.Box{
				Level: both("l"), Start: both("s"), Partners: both("p"), Audience: both("a"), Cost: both("c")}},
			{ID: "eerste", Title: both("Eerste"), Section: "4.3.1"},
		},
		Sections: []catalogue.Section{
			{ID: "werking", Part: "tweede", Section: "4.3.2", Title: both("Werking"), Text: both("Zo."), Tables: []catalogue.Table{
				{Caption: both("B"), Columns: []catalogue.Text{both("k")}, Rows: [][]catalogue.Text{{both(`"€"`)}, {both("<ë>")}}},
				{Caption: both("A"), Columns: []catalogue.Text{both("x"), both("y")}},
			}},
			{ID: "context", Section: "4.3", Title: both("Context"), Text: both("Daarom.")},
		},
		Factors: []catalogue.Factor{
			{ID: "uren", Kind: catalogue.Pitfall, Part: "eerste", Section: "4.3.1", Title: both("Uren"), Text: both("Veel."), Themes: []string{"tijd", "geld"}},
			{ID: "geld", Kind: catalogue.Success, Section: "4.3", Title: both("Geld"), Text: both("Genoeg."), Themes: []string{"geld"}},
		},
		Results: []catalogue.Result{
			{
				ID: "tevreden", Part: "eerste", Section: "4.3.1", Group: both("Enquête"), Label: both("Tevreden"),
				Before: &before, After: 7.3, BeforeLabel: both("2010"), AfterLabel: both("2012"), Scale: 10,
				Unit: both("op 10"), Period: both("2010-2012"), Note: both("n = 12"),
			},
			{ID: "aantal", Section: "4.3", Label: both("Aantal"), After: 171, Unit: both("scholen")},
		},
		Differences: []catalogue.Difference{
			{About: both("start"), Row: 25, Annex: both("2003"), Case: both("2002")},
		},
	}
}

func braintrigger() catalogue.Case {
	return catalogue.Case{
		Nr: 6, Slug: catalogue.Text{NL: "braintrigger", EN: "braintrigger"}, Title: both("Braintrigger"),
		Lead: both("Een wedstrijd."), Sector: catalogue.Technical, Level: catalogue.Company, Countries: []catalogue.Country{"NL"}, Section: "4.6",
		Organisations: []string{"agoria"}, Actions: []int{76},
		Sections: []catalogue.Section{{ID: "context", Section: "4.6", Title: both("Context"), Text: both("Zo.")}},
		Factors:  []catalogue.Factor{{ID: "uren", Kind: catalogue.Attention, Section: "4.6", Title: both("Uren"), Text: both("Veel."), Themes: []string{"tijd", "geld"}, Helps: []string{"tijd"}, Hinders: []string{"tijd", "geld"}}},
	}
}

// large is a catalogue of the size of the real one.
func large() *catalogue.Content {
	c := small()
	c.Actions, c.Cases = nil, nil
	for i := range 150 {
		c.Organisations = append(c.Organisations, catalogue.Organisation{ID: fmt.Sprint("o", i), Name: both("O"), Aliases: []string{"P"}})
	}
	for nr := 1; nr <= 132; nr++ {
		a := small().Actions[0]
		a.Nr, a.Summary, a.Initiators = nr, both(strings.Repeat("Woorden. ", 50)), []string{fmt.Sprint("o", nr)}
		c.Actions = append(c.Actions, a)
	}
	for nr := 1; nr <= 10; nr++ {
		c.Cases = append(c.Cases, largeCase(nr))
		c.Actions[nr-1].Case = nr
	}
	return c
}

func largeCase(nr int) catalogue.Case {
	c := smallCase()
	c.Nr, c.Slug, c.Actions, c.Differences = nr, catalogue.Text{NL: fmt.Sprint("nl-", nr), EN: fmt.Sprint("en-", nr)}, []int{nr}, nil
	section, factor, result := c.Sections[0], c.Factors[0], c.Results[0]
	section.Text = both(strings.Repeat("Woorden. ", 200))
	for i := range 15 {
		id := fmt.Sprint("n", i)
		section.ID, factor.ID, result.ID = id, id, id
		c.Sections = append(c.Sections, section)
		c.Factors = append(c.Factors, factor)
		c.Results = append(c.Results, result)
	}
	return c
}

// openIn opens the store in dir and closes it with the test.
func openIn(t testing.TB, dir string) *Store {
	t.Helper()
	s, err := Open(t.Context(), dir)
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	})
	return s
}

// filled is a new store with the seed in it.
func filled(t testing.TB, seed *catalogue.Content) *Store {
	t.Helper()
	s := openIn(t, t.TempDir())
	mustSync(t, s, seed)
	return s
}

func mustSync(t testing.TB, s *Store, seed *catalogue.Content) Report {
	t.Helper()
	r, err := s.Sync(t.Context(), seed)
	if err != nil {
		t.Fatalf("Sync: %v", err)
	}
	return r
}

func mustContent(t testing.TB, s *Store) *catalogue.Content {
	t.Helper()
	c, err := s.Content(t.Context())
	if err != nil {
		t.Fatalf("Content: %v", err)
	}
	return c
}

func mustVersion(t testing.TB, s *Store) string {
	t.Helper()
	v, err := s.Version(t.Context())
	if err != nil {
		t.Fatalf("Version: %v", err)
	}
	return v
}

// onDisk reads the catalogue from the database, and not what the store keeps of
// it.
func onDisk(ctx context.Context, s *Store) (c *catalogue.Content, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		c, err = readContent(ctx, tx)
		return err
	})
	return c, err
}

// wantContent compares what is stored with want, but for the version. That a
// list is empty or nil means the same.
func wantContent(t testing.TB, s *Store, want *catalogue.Content) {
	t.Helper()
	got, err := onDisk(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, got, cmpopts.EquateEmpty(), cmpopts.IgnoreFields(catalogue.Content{}, "Version")); d != "" {
		t.Errorf("content (-want +got):\n%s", d)
	}
	if got.Version == "" || got.Version != mustVersion(t, s) {
		t.Errorf("content has version %q, the store %q", got.Version, mustVersion(t, s))
	}
}
