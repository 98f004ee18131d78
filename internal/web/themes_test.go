package web_test

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
)

// saidOf counts by hand what a case says of a theme: what its factors of that
// theme are, and for points of attention what the seed notes of each.
func saidOf(k *catalogue.Case, theme string) (helps, hinders []string) {
	for _, f := range k.Factors {
		if !slices.Contains(f.Themes, theme) {
			continue
		}
		switch f.Kind {
		case catalogue.Success, catalogue.Advantage:
			helps = append(helps, f.ID)
		case catalogue.Pitfall, catalogue.Disadvantage:
			hinders = append(hinders, f.ID)
		case catalogue.Attention:
			if slices.Contains(f.Helps, theme) {
				helps = append(helps, f.ID)
			}
			if slices.Contains(f.Hinders, theme) {
				hinders = append(hinders, f.ID)
			}
		}
	}
	return helps, hinders
}

func wordFor(helps, hinders bool, lang catalogue.Lang) string {
	switch {
	case helps && hinders:
		return catalogue.Text{NL: "helpt en hindert", EN: "helps and hinders"}.In(lang)
	case helps:
		return catalogue.Text{NL: "helpt", EN: "helps"}.In(lang)
	case hinders:
		return catalogue.Text{NL: "hindert", EN: "hinders"}.In(lang)
	}
	return catalogue.Text{NL: "niet vermeld", EN: "not stated"}.In(lang)
}

func TestMatrixShowsWhatCasesSay(t *testing.T) {
	for _, lang := range catalogue.Langs {
		doc := page(t, address.Page(lang, "themes"), http.StatusOK)
		rows := doc.Find(".matrix tbody tr")
		if rows.Length() != len(site.content.Themes) {
			t.Fatalf("%s: %d rows, want %d", lang, rows.Length(), len(site.content.Themes))
		}
		most := 11
		rows.Each(func(_ int, tr *goquery.Selection) {
			name := strings.TrimSpace(tr.Find("th a").Text())
			i := slices.IndexFunc(site.content.Themes, func(t catalogue.Theme) bool { return t.Name.In(lang) == name })
			if i < 0 {
				t.Fatalf("%s: row of %q, which is no theme", lang, name)
			}
			mentions := 0
			tr.Find("td").Each(func(j int, td *goquery.Selection) {
				helps, hinders := saidOf(&site.content.Cases[j], site.content.Themes[i].ID)
				word := strings.TrimSuffix(strings.TrimSpace(td.Find(".word").Text()), ":")
				if want := wordFor(len(helps) > 0, len(hinders) > 0, lang); word != want {
					t.Errorf("%s, %s, case %d says %q, want %q", lang, name, j+1, word, want)
				}
				if mentioned := len(helps)+len(hinders) > 0; mentioned != (td.Find("a").Length() == 1) {
					t.Errorf("%s, %s, case %d: mentioned %v, but %d links", lang, name, j+1, mentioned, td.Find("a").Length())
				} else if mentioned {
					mentions++
				}
			})
			if got := tr.Find("th small").Text(); !strings.HasPrefix(got, fmt.Sprintf("in %d ", mentions)) {
				t.Errorf("%s, %s: total %q, want %d", lang, name, got, mentions)
			}
			if mentions > most {
				t.Errorf("%s: %s is mentioned more often than the row above it", lang, name)
			}
			most = mentions
		})
	}
}

// Each sign leads to the factors of that case and that theme, with their
// source.
func TestMatrixLeadsToTheFactors(t *testing.T) {
	pages := map[string]*goquery.Document{}
	page(t, "/themas", http.StatusOK).Find(".matrix tbody td a").Each(func(_ int, a *goquery.Selection) {
		path, id, _ := strings.Cut(a.AttrOr("href", ""), "#")
		if pages[path] == nil {
			pages[path] = page(t, path, http.StatusOK)
		}
		place := pages[path].Find("#" + id)
		if place.Length() != 1 || place.Find("li").Length() == 0 {
			t.Errorf("%s#%s holds no factors", path, id)
		}
		if got := strings.TrimSpace(place.Find("h4 a").Text()); !strings.HasSuffix(got, strings.TrimSpace(a.Find(".name").Text())) {
			t.Errorf("%s#%s is of %q", path, id, got)
		}
	})
}

func TestMatrixFilters(t *testing.T) {
	tests := []struct {
		query string
		cases []string // the numbers at the head
		first string   // row
	}{
		{"?sector=zorg", []string{"1", "2", "3", "4"}, ""},
		{"?niveau=landelijk", []string{"1", "8", "10"}, ""},
		{"?sector=techniek&niveau=bedrijf", []string{"6"}, ""},
		{"?studie=7&studie=10", []string{"7", "10"}, ""},
		{"?sorteer=thema", []string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10"}, "Draagvlak"},
		// Most of the hindering points in the technical cases are on partners: 5, 6, 7, 8, 9 and 10.
		{"?sector=techniek&sorteer=hindert", []string{"5", "6", "7", "8", "9", "10"}, "Partners en rollen"},
	}
	for _, tt := range tests {
		doc := page(t, "/themas"+tt.query, http.StatusOK)
		var heads []string
		doc.Find(".matrix thead th b").Each(func(_ int, b *goquery.Selection) {
			heads = append(heads, strings.Fields(b.Text())[0])
		})
		if d := cmp.Diff(tt.cases, heads); d != "" {
			t.Errorf("%s: cases (-want +got):\n%s", tt.query, d)
		}
		if got := strings.TrimSpace(doc.Find(".matrix tbody th a").First().Text()); tt.first != "" && got != tt.first {
			t.Errorf("%s: first row %q, want %q", tt.query, got, tt.first)
		}
		if n := strings.Count(tt.query, "=") - strings.Count(tt.query, "sorteer"); doc.Find(".chip").Length() != n {
			t.Errorf("%s: %d filters to take away, want %d", tt.query, doc.Find(".chip").Length(), n)
		}
		if doc.Find(`#filters input:checked`).Length() != doc.Find(".chip").Length() {
			t.Errorf("%s: the form does not hold what is chosen", tt.query)
		}
	}
	// Only pitfalls: cases without any stay, and say nothing.
	doc := page(t, "/themas?soort=knelpunt", http.StatusOK)
	if got := doc.Find(".matrix tbody td a .w").Length(); got != 0 {
		t.Errorf("%d signs of helping among the pitfalls", got)
	}
	if got := doc.Find(".matrix thead th b").Length(); got != 10 {
		t.Errorf("%d cases, want 10", got)
	}
}

func TestMatrixWithoutCases(t *testing.T) {
	doc := page(t, "/themas?sector=zorg&niveau=regionaal", http.StatusOK)
	links := doc.Find(".empty a")
	if links.Length() != 2 || doc.Find(".matrix").Length() != 0 {
		t.Fatalf("%d ways on, want 2 and no matrix", links.Length())
	}
	links.Each(func(_ int, a *goquery.Selection) {
		if page(t, a.AttrOr("href", ""), http.StatusOK).Find(".matrix thead th b").Length() == 0 {
			t.Errorf("%s has no cases either", a.AttrOr("href", ""))
		}
	})
}

func TestMatrixBadFilters(t *testing.T) {
	for query, want := range map[string]string{
		"?sector=bouw&studie=3": "bouw", "?studie=11": "11", "?niveau=stad": "stad", "?sorteer=kleur": "kleur",
		"?soort=" + strings.Repeat("x", 300): strings.Repeat("x", 60),
	} {
		doc := page(t, "/themas"+query, http.StatusBadRequest)
		if got := words(doc, `[role="alert"]`); !strings.Contains(got, want) {
			t.Errorf("%s: the message is %q, want %q in it", query, got, want)
		}
		if doc.Find(".matrix").Length() != 1 {
			t.Errorf("%s: the matrix is gone", query)
		}
	}
	if doc := page(t, "/themas?sector=bouw&studie=3", http.StatusBadRequest); doc.Find(".matrix thead th b").Length() != 1 {
		t.Error("what was right is not kept")
	}
	page(t, "/themas.csv?sector=bouw", http.StatusBadRequest)
}

func TestMatrixAddressIsCanonical(t *testing.T) {
	resp := get(t, "/themas?studie=10&studie=2&sector=")
	if got := resp.Header.Get("Location"); resp.StatusCode != http.StatusFound || got != "/themas?studie=2&studie=10" {
		t.Errorf("got %d to %q", resp.StatusCode, got)
	}
}

// The file holds what the page shows.
func TestMatrixAsCSV(t *testing.T) {
	const query = "?sector=techniek&sorteer=helpt"
	rows := csvRows(t, "/themas.csv"+query)
	doc := page(t, "/themas"+query, http.StatusOK)
	doc.Find(".matrix tbody tr").Each(func(i int, tr *goquery.Selection) {
		want := []string{strings.TrimSpace(tr.Find("th a").Text())}
		tr.Find("td .word").Each(func(_ int, w *goquery.Selection) {
			want = append(want, strings.TrimSuffix(strings.TrimSpace(w.Text()), ":"))
		})
		if d := cmp.Diff(want, rows[i+1][:len(want)]); d != "" {
			t.Errorf("row %d (-page +file):\n%s", i+1, d)
		}
	})
	if last := rows[len(rows)-1]; last[0] != "Bron" || !strings.Contains(last[1], "WES") {
		t.Errorf("the last row is %q, want the source", last)
	}
}

func TestThemePages(t *testing.T) {
	for _, lang := range catalogue.Langs {
		for i := range site.content.Themes {
			theme := &site.content.Themes[i]
			doc := page(t, address.Theme(lang, theme), http.StatusOK)
			for side, id := range map[string]string{".is-warm": "helpt", ".is-cold": "hindert"} {
				total := 0
				for j := range site.content.Cases {
					k := &site.content.Cases[j]
					want, hinders := saidOf(k, theme.ID)
					if id == "hindert" {
						want = hinders
					}
					total += len(want)
					checkThemeCase(t, doc.Find(fmt.Sprintf(".basin%s #%s-%d", side, id, k.Nr)), lang, k, want)
				}
				if got := doc.Find(".basin" + side + " li").Length(); got != total {
					t.Errorf("%s in %s: %d points at %s, want %d", theme.ID, lang, got, side, total)
				}
			}
			if got, want := doc.Find(".advice").Length(), adviceOn(theme.ID); got != want {
				t.Errorf("%s in %s: %d recommendations, want %d", theme.ID, lang, got, want)
			}
		}
	}
}

// checkThemeCase wants the factors of a case at one side of a theme, each with
// its text, kind, source and a link to where it stands.
func checkThemeCase(t *testing.T, place *goquery.Selection, lang catalogue.Lang, k *catalogue.Case, want []string) {
	t.Helper()
	if len(want) == 0 {
		if place.Length() != 0 {
			t.Errorf("case %d is there without a factor", k.Nr)
		}
		return
	}
	for i, id := range want {
		f := k.Factors[slices.IndexFunc(k.Factors, func(f catalogue.Factor) bool { return f.ID == id })]
		li := place.Find("li").Eq(i)
		if got := li.Find("h5 a").AttrOr("href", ""); got != address.Factor(lang, k.Slug, id) {
			t.Errorf("case %d: the factor leads to %q, want %s", k.Nr, got, id)
		}
		if got := li.Text(); !strings.Contains(got, f.Text.In(lang)) || !strings.Contains(got, f.Section) {
			t.Errorf("case %d: %s is without its text or source", k.Nr, id)
		}
	}
}

func adviceOn(theme string) int {
	n := 0
	for _, x := range site.content.Lessons.Points {
		if slices.Contains(x.Themes, theme) {
			n++
		}
	}
	for _, r := range site.content.Lessons.Recommendations {
		if slices.Contains(r.Themes, theme) {
			n++
		}
	}
	return n
}

func TestThemeAddresses(t *testing.T) {
	for path, want := range map[string]string{"/themas/broad-support": "/themas/draagvlak", "/en/themes/draagvlak": "/en/themes/broad-support"} {
		if resp := get(t, path); resp.StatusCode != http.StatusMovedPermanently || resp.Header.Get("Location") != want {
			t.Errorf("%s: %d to %q, want %s", path, resp.StatusCode, resp.Header.Get("Location"), want)
		}
	}
	doc := page(t, "/themas/niets", http.StatusNotFound)
	if got := words(doc, "main"); !strings.Contains(got, "Dit thema kennen we niet") {
		t.Errorf("the page says %q", got)
	}
}

func TestAPIThemes(t *testing.T) {
	var got struct {
		Items []struct {
			ID    string
			Cases struct{ Helps, Hinders []int }
		}
	}
	answer(t, "/api/v1/themes", http.StatusOK, "themes", &got)
	if len(got.Items) != len(site.content.Themes) {
		t.Fatalf("%d themes, want %d", len(got.Items), len(site.content.Themes))
	}
	for i, item := range got.Items {
		if item.ID != site.content.Themes[i].ID {
			t.Errorf("theme %d is %s, want %s", i, item.ID, site.content.Themes[i].ID)
		}
		var helps, hinders []int
		for j := range site.content.Cases {
			k := &site.content.Cases[j]
			h, c := saidOf(k, item.ID)
			if len(h) > 0 {
				helps = append(helps, k.Nr)
			}
			if len(c) > 0 {
				hinders = append(hinders, k.Nr)
			}
		}
		if !slices.Equal(item.Cases.Helps, helps) || !slices.Equal(item.Cases.Hinders, hinders) {
			t.Errorf("%s: %v, want %v and %v", item.ID, item.Cases, helps, hinders)
		}
	}
	// Read in the study itself: 4.9 names money as under pressure, 4.10 the
	// grants to schools as what works; 4.3 says that meetings take much time.
	for _, want := range []struct {
		theme string
		nr    int
		helps bool
	}{{"geld", 9, false}, {"geld", 10, true}, {"tijd", 3, false}, {"leiding", 7, true}} {
		i := slices.IndexFunc(site.content.Themes, func(t catalogue.Theme) bool { return t.ID == want.theme })
		list := got.Items[i].Cases.Hinders
		if want.helps {
			list = got.Items[i].Cases.Helps
		}
		if !slices.Contains(list, want.nr) {
			t.Errorf("%s of case %s is not among %v", want.theme, strconv.Itoa(want.nr), list)
		}
	}
}
