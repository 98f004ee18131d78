package search

import (
	"testing"

	"warmwater/internal/catalogue"
	"warmwater/internal/search/text"
)

func TestSectorAsked(t *testing.T) {
	for query, want := range map[string]catalogue.Sector{
		"welke opleiding kiezen in de zorg": catalogue.Care,
		"zorgberoepen":                      catalogue.Care,
		"nurses":                            catalogue.Care,
		"technische beroepen":               catalogue.Technical,
		"lessen over techniek":              catalogue.Technical,
		"zorg en techniek":                  "",
		"leerlingen":                        "",
		"":                                  "",
	} {
		if got := sectorAsked(text.Words(query)); got != want {
			t.Errorf("%q asks for %q, want %q", query, got, want)
		}
	}
}

// What is of the sector comes before what only names it.
func TestSectorFirst(t *testing.T) {
	content := seedContent(t)
	x := open(t, content)
	for query, sector := range map[string]catalogue.Sector{
		"iemand uit de zorg komt vertellen in de klas": catalogue.Care,
		"opleiding in de zorg":                         catalogue.Care,
		"meisjes in technische opleidingen":            catalogue.Technical,
	} {
		for i, h := range ask(t, x, catalogue.Query{Text: query, PerPage: 5}).Hits {
			if at, _ := x.actionAt(h.Nr); content.Actions[at].Sector != sector {
				t.Errorf("%q: hit %d is action %d, of the other sector", query, i, h.Nr)
			}
		}
	}
}
