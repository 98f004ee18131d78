package seed

import (
	"fmt"
	"slices"

	"warmwater/internal/catalogue"
)

func (l *loader) actions() {
	seen := map[int]bool{}
	readAll(l, "actions", func(f *file, af *actionFile) {
		l.known(f, "category", af.Category, l.categories)
		for i, row := range af.Actions {
			at := fmt.Sprintf("actions[%d]", i)
			l.checkAction(f, at, af.Sector, &row)
			l.number(f, at+".nr", row.Nr, LastAction, seen)
			l.content.Actions = append(l.content.Actions, newAction(*af, row))
		}
	})
	l.noGap("actions", LastAction, seen)
	slices.SortFunc(l.content.Actions, func(a, b catalogue.Action) int { return a.Nr - b.Nr })
}

func newAction(f actionFile, r actionRow) catalogue.Action {
	return catalogue.Action{
		Nr: r.Nr, Slug: catalogue.Slug(r.Title.NL), Title: r.Title, TitleLang: r.Lang,
		Summary: trim(r.Summary), Sector: f.Sector, Category: f.Category,
		Initiators: r.Initiators, InitiatorNote: trim(r.InitiatorNote),
		Countries: r.Countries, Duration: r.Duration, Links: r.Links,
		Audiences: r.Audiences, Formats: r.Formats, Goals: r.Goals,
	}
}

// firstTechnical is the annex row at which the technical part begins.
const firstTechnical = 60

func (l *loader) checkAction(f *file, at string, sector catalogue.Sector, r *actionRow) {
	want := catalogue.Care
	if r.Nr >= firstTechnical {
		want = catalogue.Technical
	}
	if sector != want {
		l.add(f, "sector", "row %d belongs to sector %q, not %q", r.Nr, want, sector)
	}
	l.both(f, at+".title", r.Title)
	l.both(f, at+".summary", r.Summary)
	l.bothOrNone(f, at+".initiator_note", r.InitiatorNote)
	if r.Lang != "" && !langForm.MatchString(r.Lang) {
		l.add(f, at+".lang", "%q is not a language code such as fr", r.Lang)
	}
	switch r.Duration {
	case catalogue.LongTerm, catalogue.ShortTerm, catalogue.NotStated:
	default:
		l.add(f, at+".duration", "%q is not LT, KT or empty", r.Duration)
	}
	l.countries(f, at+".countries", r.Countries)
	l.knownAll(f, at+".initiators", r.Initiators, l.organisations)
	l.someKnown(f, at+".audiences", r.Audiences, l.tags[catalogue.Audience])
	l.someKnown(f, at+".formats", r.Formats, l.tags[catalogue.Format])
	l.someKnown(f, at+".goals", r.Goals, l.tags[catalogue.Goal])
	for i, link := range r.Links {
		l.link(f, fmt.Sprintf("%s.links[%d]", at, i), link)
	}
}
