package search

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"warmwater/internal/catalogue"
)

// marked writes a text with its spans in brackets.
func marked(s string, spans []catalogue.Span) string {
	var b strings.Builder
	at := 0
	for _, span := range spans {
		b.WriteString(s[at:span.Start] + "[" + s[span.Start:span.End] + "]")
		at = span.End
	}
	return b.String() + s[at:]
}

func TestMarks(t *testing.T) {
	tests := []struct {
		name, query, title, summary string
		wantTitle, wantSummary      string
	}{
		{"inflection", "wedstrijden", "Wedstrijd", "Twee wedstrijden.", "[Wedstrijd]", "Twee [wedstrijden]."},
		{"compound marked whole", "wedstrijd", "Wedstrijd", "De techniekwedstrijden.", "[Wedstrijd]", "De [techniekwedstrijden]."},
		{"accents before and inside", "beta", "Ééns Bèta", "Échte bètatechniek.", "Ééns [Bèta]", "Échte [bètatechniek]."},
		{"joined name", "jetnet", "Jet-Net", "Het Jet-Net.", "[Jet-Net]", "Het [Jet-Net]."},
		{"camel case", "techniek talent nu", "TechniekTalent.nu", "Niets.", "[TechniekTalent.nu]", "Niets."},
		{"related word", "docent", "Docent", "Een leerkracht.", "[Docent]", "Een [leerkracht]."},
		{"related phrase", "basisschool", "Basisschool", "In het lager onderwijs.", "[Basisschool]", "In het [lager onderwijs]."},
		{"small words are not marked", "dag van de zorg", "Dag van de Zorg", "De zorg.", "[Dag] van de [Zorg]", "De [zorg]."},
		{"nothing false", "antwoord", "Antwoord", "Verantwoordelijkheid.", "[Antwoord]", "Verantwoordelijkheid."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			x := open(t, &catalogue.Content{Version: tt.name, Actions: []catalogue.Action{
				{Nr: 1, Title: catalogue.Text{NL: tt.title}, Summary: catalogue.Text{NL: tt.summary}},
			}})
			// Without an English text the Dutch one is shown and marked.
			for _, lang := range catalogue.Langs {
				found := ask(t, x, catalogue.Query{Text: tt.query, Lang: lang})
				if len(found.Hits) != 1 {
					t.Fatalf("%d hits in %s", len(found.Hits), lang)
				}
				got := []string{marked(tt.title, found.Hits[0].Title), marked(tt.summary, found.Hits[0].Body)}
				if diff := cmp.Diff([]string{tt.wantTitle, tt.wantSummary}, got); diff != "" {
					t.Errorf("%s: %s", lang, diff)
				}
			}
		})
	}
}

func TestMergeSpans(t *testing.T) {
	got := merge([]catalogue.Span{{Start: 5, End: 7}, {Start: 0, End: 3}, {Start: 0, End: 4}, {Start: 3, End: 5}})
	if diff := cmp.Diff([]catalogue.Span{{Start: 0, End: 5}, {Start: 5, End: 7}}, got); diff != "" {
		t.Error(diff)
	}
}

// FuzzMark: whatever a query found and a text holds, the marks lie in the text,
// in order and apart, and none is cut inside a letter.
func FuzzMark(f *testing.F) {
	for _, s := range [][2]string{
		{"wedstrijden", "De Techniekwedstrijd en één wedstrijd."}, {"jet net klas", "Jet-Net-Jet jetnet JetNet"},
		{"basisschool docent", "in het lager onderwijs, lager onderwijs"}, {"vinçotte", "Vinc\u0327otte\xff"}, {`"in de klas"`, "in de klas"},
	} {
		f.Add(s[0], s[1])
	}
	x := open(f, small())
	f.Fuzz(func(t *testing.T, query, s string) {
		if utf8.RuneCountInString(query) > catalogue.MaxQueryLength {
			t.Skip("longer than a query may be")
		}
		m, err := x.meet(t.Context(), parse(query))
		if err != nil {
			t.Fatal(err)
		}
		for _, lang := range catalogue.Langs {
			page := x.newPage(m, lang)
			for doc := range x.documents() {
				checkSpans(t, s, page.mark(doc, catalogue.Text{NL: s, EN: s}))
			}
		}
	})
}
