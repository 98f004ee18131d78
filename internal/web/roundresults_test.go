package web_test

import (
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// Where totals are equal at the line, the page says what decided.
func TestEqualTotalsAtTheCut(t *testing.T) {
	v := newVisitor(t)
	for _, tt := range []struct {
		name    string
		picks   string
		ballots [][]string // first to last
		want    string
		not     []string
	}{
		// 36: 3+1+1 = 5; 43: 2+2+3 = 7, picked by two; case 3: 1+3+3 = 7, by one; 76: 3+3+2 = 8.
		{
			"decided by pickers", "2", [][]string{{"case-3", "43"}, {"36", "43"}, {"36", "76"}},
			"Op de grens hebben deze hetzelfde totaal: “" + site.content.Actions[42].Title.NL + "”, “Project Hardenberg (Praktijkstudie 3)”.", []string{"Volledig gelijk"},
		},
		// 36: 1+1+1 = 3; each other: 2+3+3 = 8.
		{"equal in everything", "2", [][]string{{"36", "43"}, {"36", "76"}, {"36", "case-3"}}, "Volledig gelijk op de grens, voor één plaats", []string{"hetzelfde totaal"}},
		// 36: 1+1+3+3 = 8; 43: 2+2+2+2 = 8; the others 3+3+1+3 = 10.
		{"equal before the line", "2", [][]string{{"36", "43"}, {"36", "43"}, {"76", "43"}, {"case-3", "43"}}, "Bij de eerste 2", []string{"hetzelfde totaal", "Volledig gelijk"}},
		// 36, 43 and case 3: 1+2+2 = 5.
		{"one pick", "1", [][]string{{"36"}, {"43"}, {"case-3"}}, "De eerste: niemand.", []string{"hetzelfde totaal", "eerste 1", "tot 1"}},
	} {
		at, members := withRound(t, v, "leden", "Els\nJan\nMia\nTom", "aantal", tt.picks)
		for i, order := range tt.ballots {
			form := values("doe", "stuur")
			for rank, key := range order {
				form.Set("rang-"+key, strconv.Itoa(rank+1))
			}
			v.post(members[i], form)
		}
		v.post(at, values("doe", "sluit"))
		got := words(v.page(at, http.StatusOK), ".results")
		if !strings.Contains(got, tt.want) {
			t.Errorf("%s: want %q in %q", tt.name, tt.want, got)
		}
		for _, not := range tt.not {
			if strings.Contains(got, not) {
				t.Errorf("%s: %q is in %q", tt.name, not, got)
			}
		}
	}
}

// A bar is as high as another of as many ballots, whatever its row.
func TestBarsShareAMeasure(t *testing.T) {
	v := newVisitor(t)
	at, members := withRound(t, v, "leden", "Els\nJan\nMia")
	v.post(members[0], ranks("stuur", "36", "1", "43", "2"))
	v.post(members[1], ranks("stuur", "36", "1", "76", "2"))
	v.post(members[2], ranks("stuur", "43", "1", "36", "2"))
	v.post(at, values("doe", "sluit"))
	bars := map[string]string{}
	v.page(at, http.StatusOK).Find(".tally tbody tr").Each(func(_ int, tr *goquery.Selection) {
		tr.Find("rect").Each(func(i int, r *goquery.Selection) {
			bars[strings.TrimSpace(tr.Find("th").Text())+" "+[]string{"first", "second", "none"}[i]] = r.AttrOr("height", "")
		})
	})
	other := site.content.Actions[42].Title.NL
	one, two, three := bars[other+" first"], bars["Project Hardenberg first"], bars["Project Hardenberg (Praktijkstudie 3) none"]
	if one != bars["Project Hardenberg second"] || one != "14" || two != "26" || three != "38" {
		t.Errorf("one ballot is %s and %s high, two %s, three %s", one, bars["Project Hardenberg second"], two, three)
	}
}
