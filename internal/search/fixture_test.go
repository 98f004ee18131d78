package search

import (
	"context"
	"fmt"
	"testing"

	"warmwater/internal/catalogue"
)

// small gives a made-up catalogue of six actions and two cases.
func small() *catalogue.Content {
	both := func(nl, en string) catalogue.Text { return catalogue.Text{NL: nl, EN: en} }
	return &catalogue.Content{
		Version: "small",
		Words: catalogue.Words{
			Organisations: []catalogue.Organisation{
				{ID: "jet-net", Name: both("Jet-Net", "Jet-Net")},
				{ID: "johnson", Name: both("Johnson & Johnson", "Johnson & Johnson"), Aliases: []string{"J&J"}},
				{ID: "vincotte", Name: both("Vinçotte", "Vinçotte")},
				{ID: "niemand", Name: both("Niemand", "Nobody")},
			},
			Categories: []catalogue.Category{
				{ID: "imago", Name: both("Imago bij jongeren", "Image among young people")},
				{ID: "retentie", Name: both("Retentie", "Retention")},
			},
			Tags: []catalogue.Tag{
				{Kind: catalogue.Audience, ID: "meisjes", Name: both("Meisjes", "Girls")},
				{Kind: catalogue.Audience, ID: "werknemers", Name: both("Eigen werknemers", "Current staff")},
				{Kind: catalogue.Format, ID: "wedstrijd", Name: both("Wedstrijd of prijs", "Contest or prize")},
				{Kind: catalogue.Goal, ID: "retentie", Name: both("Behoud van personeel", "Retention")},
			},
		},
		Actions: []catalogue.Action{
			{Nr: 1, Title: both("Zelfroosteren", "Self-scheduling"), Sector: catalogue.Care, Category: "retentie",
				Summary:   both("Verpleegkundigen kiezen hun uren; programma's helpen de planner.", "Nurses choose their hours; programs help the planner."),
				Countries: []catalogue.Country{"NL"}, Duration: catalogue.LongTerm, Case: 1,
				Audiences: []string{"werknemers"}, Goals: []string{"retentie"}},
			{Nr: 2, Title: both("Techniekwedstrijd", "Technology contest"), Sector: catalogue.Technical, Category: "imago",
				Summary:   both("Meisjes bouwen een robot.", "Girls build a robot."),
				Countries: []catalogue.Country{"BE", "NL"}, Duration: catalogue.ShortTerm,
				Initiators: []string{"vincotte"}, Audiences: []string{"meisjes"}, Formats: []string{"wedstrijd"}},
			{Nr: 3, Title: both("Olympiade", "Olympiad"), Sector: catalogue.Technical, Category: "imago",
				Summary:   both("Een wedstrijd met techniek voor leerlingen.", "A contest of technology for pupils."),
				Countries: []catalogue.Country{"BE"}, Formats: []string{"wedstrijd"}, Initiators: []string{"jet-net"}},
			{Nr: 5, Title: both("Bèta-dag", "Science day"), Sector: catalogue.Technical, Category: "imago",
				Summary:   both("Een dag over wetenschap in de klas, met een leerkracht.", "A day about science in class, with a teacher."),
				Countries: []catalogue.Country{"BE"}, Duration: catalogue.LongTerm, Initiators: []string{"jet-net", "johnson"}},
			{Nr: 8, Title: both("Ambassadeur", "Ambassador"), Sector: catalogue.Care, Category: "imago",
				Summary:   both("Zij vertelt over verantwoordelijkheid in het ziekenhuis.", "She talks about responsibility in the hospital."),
				Countries: []catalogue.Country{"US"}, Initiators: []string{"johnson"}, Links: []string{"https://www.discovernursing.com/x"}},
			{Nr: 9, Title: both("Zorgbeurs", "Care fair"), Sector: catalogue.Care, Category: "imago",
				Summary:   both("Een beurs over werken in de zorg.", "A fair about work in care."),
				Countries: []catalogue.Country{"BE"}, Duration: catalogue.ShortTerm},
		},
		Cases: []catalogue.Case{
			{Nr: 1, Title: both("Zelfroosteren", "Self-scheduling"), Lead: both("Medewerkers maken samen het rooster.", "Staff make the schedule together."),
				Sector: catalogue.Care, Countries: []catalogue.Country{"NL"}, Actions: []int{1},
				Sections: []catalogue.Section{{ID: "a", Title: both("Context", "Context"), Text: both("Het magazijn bleef leeg.", "The warehouse stayed empty.")}}},
			{Nr: 2, Title: both("Jet-Net in de klas", "Jet-Net in class"), Lead: both("Bedrijven bezoeken scholen.", "Companies visit schools."),
				Sector: catalogue.Technical, Countries: []catalogue.Country{"NL"}, Organisations: []string{"jet-net"}, Actions: []int{3, 5}},
		},
	}
}

func open(t testing.TB, content *catalogue.Content) *Index {
	t.Helper()
	x, err := Open(t.TempDir(), content)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := x.Close(); err != nil {
			t.Error(err)
		}
	})
	return x
}

// ask fills in what the query leaves open: all hits on one page.
func ask(t testing.TB, x *Index, q catalogue.Query) catalogue.Found {
	t.Helper()
	if q.PerPage == 0 {
		q.PerPage = catalogue.MaxPerPage
	}
	if q.Lang == "" {
		q.Lang = catalogue.Dutch
	}
	found, err := x.Search(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// ids writes hits as a1 (action) and c1 (case), in order.
func ids(hits []catalogue.Hit) []string {
	var list []string
	for _, h := range hits {
		list = append(list, fmt.Sprintf("%.1s%d", h.Type, h.Nr))
	}
	return list
}
