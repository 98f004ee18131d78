package shortlist_test

import (
	"testing"
	"time"

	"warmwater/internal/shortlist"
)

// A round opens and closes in our time: a day of another is a typing error.
func TestRoundInOurTime(t *testing.T) {
	now := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	for day, ok := range map[time.Time]bool{
		time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC):     false,
		time.Date(1026, 12, 1, 0, 0, 0, 0, time.UTC): false,
		time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC): true,
		time.Date(9999, 12, 1, 0, 0, 0, 0, time.UTC): false,
		{}: true,
	} {
		r := shortlist.Round{Title: "Keuze", Picks: 1, Opens: day, Candidates: []shortlist.Candidate{{Key: "36"}}, Members: []shortlist.Member{{Name: "Els"}}}
		if issues := r.Check(now); (len(issues) == 0) != ok {
			t.Errorf("opening on %v: %v", day, issues)
		}
	}
}
