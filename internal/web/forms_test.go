package web_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
)

func TestFormsList(t *testing.T) {
	for _, lang := range catalogue.Langs {
		doc := page(t, address.Page(lang, "partnerships"), http.StatusOK)
		for group, id := range map[catalogue.FormGroup]string{catalogue.Partnership: "samenwerken", catalogue.Personnel: "personeel"} {
			var want []string
			for i := range site.content.Lessons.Forms {
				if f := &site.content.Lessons.Forms[i]; f.Group == group {
					want = append(want, address.Form(lang, f))
				}
			}
			var got []string
			doc.Find("[aria-labelledby=" + id + "] .form-card h3 a").Each(func(_ int, a *goquery.Selection) {
				got = append(got, a.AttrOr("href", ""))
			})
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("%s, %s (-want +got):\n%s", lang, group, d)
			}
		}
	}
}

// The chooser against a list made from the data by another way.
func TestFormsChooser(t *testing.T) {
	offers := map[string]string{"mensen": "people", "plaats": "place", "geld": "money", "tijd": "time", "materiaal": "material"}
	tests := []struct {
		query          string
		offer, reaches []string
	}{
		{"?bied=geld", []string{"geld"}, nil},
		{"?bereik=werkzoekenden", nil, []string{"werkzoekenden"}},
		{"?bied=mensen&bied=tijd&bereik=werkzoekenden", []string{"mensen", "tijd"}, []string{"werkzoekenden"}},
		{"?bereik=leerkrachten&bereik=ouders", nil, []string{"leerkrachten", "ouders"}},
	}
	for _, tt := range tests {
		var want []string
		for _, f := range site.content.Lessons.Forms {
			a := tt.offer == nil || slices.ContainsFunc(tt.offer, func(w string) bool { return slices.Contains(f.Offers, offers[w]) })
			b := tt.reaches == nil || slices.ContainsFunc(tt.reaches, func(w string) bool { return slices.Contains(f.Reaches, w) })
			if a && b {
				want = append(want, f.Name.NL)
			}
		}
		doc := page(t, "/samenwerkingsvormen"+tt.query, http.StatusOK)
		if d := cmp.Diff(want, cardNames(doc)); d != "" || len(want) == 0 {
			t.Errorf("%s (-want +got):\n%s", tt.query, d)
		}
		if got := words(doc, "[data-count]"); !strings.HasPrefix(got, fmt.Sprintf("%d ", len(want))) {
			t.Errorf("%s: the count says %q, want %d", tt.query, got, len(want))
		}
		if doc.Find("#filters :checked").Length() != len(tt.offer)+len(tt.reaches) {
			t.Errorf("%s: the form does not hold what is chosen", tt.query)
		}
		checkFormCounts(t, doc, tt.query)
	}
}

func cardNames(doc *goquery.Document) []string {
	var list []string
	doc.Find(".form-card h3").Each(func(_ int, h *goquery.Selection) { list = append(list, strings.TrimSpace(h.Text())) })
	return list
}

// checkFormCounts follows each value not yet chosen of a facet without a
// choice: its count is what choosing it gives.
func checkFormCounts(t *testing.T, doc *goquery.Document, query string) {
	t.Helper()
	doc.Find("#filters fieldset").Each(func(_ int, set *goquery.Selection) {
		if set.Find(":checked").Length() > 0 {
			return
		}
		set.Find("label.check").Each(func(_ int, label *goquery.Selection) {
			box := label.Find("input")
			count := strings.Trim(label.Find(".n").Text(), "()")
			if _, off := box.Attr("disabled"); off != (count == "0") {
				t.Errorf("%s: %s counts %s, disabled %v", query, label.Text(), count, off)
			}
			if count == "0" {
				return
			}
			one := query + "&" + box.AttrOr("name", "") + "=" + box.AttrOr("value", "")
			resp := get(t, "/samenwerkingsvormen"+one)
			path := "/samenwerkingsvormen" + one
			if resp.StatusCode == http.StatusFound {
				path = resp.Header.Get("Location")
			}
			if got := page(t, path, http.StatusOK).Find(".form-card").Length(); fmt.Sprint(got) != count {
				t.Errorf("%s gives %d, the count says %s", one, got, count)
			}
		})
	})
}

func TestFormsNothingLeftAndBadChoices(t *testing.T) {
	doc := page(t, "/samenwerkingsvormen?bied=materiaal&bereik=oudere-werknemers", http.StatusOK)
	doc.Find(".empty a").Each(func(_ int, a *goquery.Selection) {
		if page(t, a.AttrOr("href", ""), http.StatusOK).Find(".form-card").Length() == 0 {
			t.Errorf("%s has nothing either", a.AttrOr("href", ""))
		}
	})
	if doc.Find(".empty a").Length() != 2 {
		t.Errorf("%d ways on, want 2", doc.Find(".empty a").Length())
	}
	for query, want := range map[string]string{"?bied=liefde&bied=geld": "liefde", "?bied=geld&bereik=iedereen": "iedereen", "?bied=geld&bereik=beleid&bereik=x": "x"} {
		doc := page(t, "/samenwerkingsvormen"+query, http.StatusBadRequest)
		if got := words(doc, `[role="alert"]`); !strings.Contains(got, want) {
			t.Errorf("%s: the message is %q", query, got)
		}
		if !doc.Find("#filter-bied-geld").Is(":checked") {
			t.Errorf("%s: what was right is not kept", query)
		}
	}
	page(t, "/samenwerkingsvormen.csv?bied=liefde", http.StatusBadRequest)
	if resp := get(t, "/samenwerkingsvormen?bereik=ouders&bied=tijd"); resp.Header.Get("Location") != "/samenwerkingsvormen?bied=tijd&bereik=ouders" {
		t.Errorf("leads to %q", resp.Header.Get("Location"))
	}
}

// Each form shows every statement with its source, says what is not stated,
// and lists the factors, actions and cases of the data.
func TestFormPages(t *testing.T) {
	for _, lang := range catalogue.Langs {
		for i := range site.content.Lessons.Forms {
			f := &site.content.Lessons.Forms[i]
			doc := page(t, address.Form(lang, f), http.StatusOK)
			for j, field := range catalogue.FormFields {
				checkStatements(t, doc.Find(".statements > div").Eq(j), lang, f, field)
			}
			for side, refs := range map[string][]catalogue.FactorRef{".is-warm": f.Helps, ".is-cold": f.Hinders} {
				if got := doc.Find(".basin" + side + " li").Length(); got != len(refs) {
					t.Errorf("%s in %s: %d points at %s, want %d", f.ID, lang, got, side, len(refs))
				}
				for _, ref := range refs {
					href := address.Factor(lang, site.content.Cases[ref.Case-1].Slug, ref.Factor)
					if doc.Find(`.basin`+side+` a[href="`+href+`"]`).Length() != 1 {
						t.Errorf("%s in %s: no link to %s", f.ID, lang, href)
					}
				}
			}
			if a, c := doc.Find(".row-list.mini .hit").Length(), doc.Find(".hit.case").Length(); a != len(f.Actions) || c != len(f.Cases) {
				t.Errorf("%s in %s: %d actions and %d cases, want %d and %d", f.ID, lang, a, c, len(f.Actions), len(f.Cases))
			}
		}
	}
}

func checkStatements(t *testing.T, place *goquery.Selection, lang catalogue.Lang, f *catalogue.Form, field catalogue.FormField) {
	t.Helper()
	list := f.Fields[field]
	if len(list) == 0 {
		if got := strings.TrimSpace(place.Find("dd").Text()); got != (catalogue.Text{NL: "niet vermeld", EN: "not stated"}).In(lang) {
			t.Errorf("%s, %s: says %q where the study says nothing", f.ID, field, got)
		}
		return
	}
	for i, x := range list {
		li := place.Find("li").Eq(i)
		source := fmt.Sprintf("%s %d", catalogue.Text{NL: "Bijlage 1, rij", EN: "Annex 1, row"}.In(lang), x.Row)
		if x.Row == 0 {
			source = catalogue.Text{NL: "Studie, deel ", EN: "Study, section "}.In(lang) + x.Section
		}
		if got := strings.TrimSpace(li.Text()); !strings.HasPrefix(got, x.Text.In(lang)) || !strings.HasSuffix(got, source) {
			t.Errorf("%s, %s: %q, want %q from %s", f.ID, field, got, x.Text.In(lang), source)
		}
	}
}

func TestFormAddresses(t *testing.T) {
	for path, want := range map[string]string{
		"/samenwerkingsvormen/guest-lesson": "/samenwerkingsvormen/gastles", "/en/partnerships/gastles": "/en/partnerships/guest-lesson",
	} {
		if resp := get(t, path); resp.StatusCode != http.StatusMovedPermanently || resp.Header.Get("Location") != want {
			t.Errorf("%s: %d to %q, want %s", path, resp.StatusCode, resp.Header.Get("Location"), want)
		}
	}
	page(t, "/samenwerkingsvormen/niets", http.StatusNotFound)
	// The case and the action lead to their forms.
	for _, path := range []string{"/praktijkstudies/braintrigger", "/initiatieven/76"} {
		if resp := get(t, path); resp.StatusCode == http.StatusMovedPermanently {
			path = resp.Header.Get("Location")
		}
		if page(t, path, http.StatusOK).Find(`a[href="/samenwerkingsvormen/bedrijfsopdracht"]`).Length() != 1 {
			t.Errorf("%s does not lead to its form", path)
		}
	}
}

func TestFormsAsCSV(t *testing.T) {
	text := body(t, get(t, "/en/partnerships.csv?bied=geld"))
	rows := readCSV(t, "/en/partnerships.csv", text)
	names := cardNames(page(t, "/en/partnerships?bied=geld", http.StatusOK))
	if len(rows) != len(names)+2 {
		t.Fatalf("%d rows, want head, %d forms and source", len(rows), len(names))
	}
	for i, name := range names {
		if rows[i+1][0] != name || len(rows[i+1]) != len(rows[0]) {
			t.Errorf("row %d is %q", i+1, rows[i+1])
		}
	}
	// Section 4.6: a company of at most 50 staff pays 2,000 euros.
	if !strings.Contains(text, "Company with 50 staff at most: 2,000 euros. (Study, section 4.6)") {
		t.Error("what a challenge costs is missing")
	}
}
