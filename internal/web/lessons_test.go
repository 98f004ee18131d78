package web_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"warmwater/internal/catalogue"
)

func TestRecommendationsPage(t *testing.T) {
	for _, path := range []string{"/aanbevelingen", "/en/recommendations"} {
		doc := page(t, path, http.StatusOK)
		if got := doc.Find(".point").Length(); got != 10 {
			t.Errorf("%s has %d points, want 10", path, got)
		}
		if got, want := doc.Find(".advice").Length(), len(site.content.Lessons.Recommendations); got != want {
			t.Errorf("%s has %d recommendations, want %d", path, got, want)
		}
		for i, x := range site.content.Lessons.Points {
			links := doc.Find(fmt.Sprintf("#punt-%d .evidence-list a", i+1))
			if links.Length() != len(x.Factors) {
				t.Errorf("%s: point %d shows %d factors, want %d", path, i+1, links.Length(), len(x.Factors))
			}
		}
		doc.Find(".evidence a").Each(func(_ int, s *goquery.Selection) {
			href := s.AttrOr("href", "")
			if before, id, ok := strings.Cut(href, "#"); ok && before == "" && doc.Find("#"+id).Length() != 1 {
				t.Errorf("%s leads to %s, which is not there", path, href)
			}
		})
	}
}

func TestFiguresPage(t *testing.T) {
	doc := page(t, "/cijfers", http.StatusOK)
	for _, f := range site.content.Lessons.Figures {
		section := doc.Find("[aria-labelledby=" + f.ID + "]")
		if got := section.Find("tbody tr").Length(); got != len(f.Rows) {
			t.Errorf("%s has %d rows, want %d", f.ID, got, len(f.Rows))
		}
		if text := section.Text(); !strings.Contains(text, f.Source) {
			t.Errorf("%s does not show its source line", f.ID)
		}
		if (f.Chart != nil) != (section.Find("figure").Length() == 1) {
			t.Errorf("%s: chart %v, but %d figures", f.ID, f.Chart != nil, section.Find("figure").Length())
		}
	}
}

// figureSet finds the set of one of the study's tables.
func figureSet(t *testing.T, table int) catalogue.FigureSet {
	t.Helper()
	for _, f := range site.content.Lessons.Figures {
		if f.Table == table {
			return f
		}
	}
	t.Fatalf("there is no table %d", table)
	return catalogue.FigureSet{}
}

func TestFiguresAsCSV(t *testing.T) {
	f := figureSet(t, 1)
	resp := get(t, "/en/figures/"+f.ID+".csv")
	text := body(t, resp)
	if resp.StatusCode != http.StatusOK || !strings.HasPrefix(resp.Header.Get("Content-Type"), "text/csv") {
		t.Fatalf("status %d, type %q", resp.StatusCode, resp.Header.Get("Content-Type"))
	}
	// Table 1 of the study: 20-29 jaar 28.196 28.949 -753 29.049 29.694 -645.
	if !strings.Contains(text, ",28196,28949,-753,29049,29694,-645\r\n") {
		t.Errorf("the row of the twenties is missing: %q", text)
	}
	if rows := rowsOf(t, readCSV(t, "/en/figures", text)); len(rows) != len(f.Rows) {
		t.Errorf("%d rows, want %d", len(rows), len(f.Rows))
	}
	page(t, "/cijfers/niets.csv", http.StatusNotFound)
}
