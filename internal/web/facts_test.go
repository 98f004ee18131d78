package web_test

import (
	"encoding/json"
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

// squeezed is a text without any space, as markup moves space about.
func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

// The page of every action says what the seed says, in both languages.
func TestEveryActionPage(t *testing.T) {
	organisations := map[string]catalogue.Organisation{}
	for _, o := range site.content.Organisations {
		organisations[o.ID] = o
	}
	said := map[catalogue.Lang]map[catalogue.Duration]string{
		catalogue.Dutch:   {"LT": "Lange termijn (LT)", "KT": "Korte termijn (KT)", "": "niet vermeld"},
		catalogue.English: {"LT": "Long term (LT)", "KT": "Short term (KT)", "": "not stated"},
	}
	for i := range site.content.Actions {
		a := &site.content.Actions[i]
		for _, lang := range catalogue.Langs {
			path := address.Action(lang, a.Nr, a.Slug)
			doc := page(t, path, http.StatusOK)
			if got := words(doc, "h1"); !strings.HasSuffix(squeezed(got), squeezed(strconv.Itoa(a.Nr)+":"+a.Title.In(lang))) {
				t.Errorf("%s: heading %q, want number and title %q", path, got, a.Title.In(lang))
			}
			if got := doc.Find(".read.stack").Text(); squeezed(got) != squeezed(a.Summary.In(lang)) {
				t.Errorf("%s: text %q, want %q", path, got, a.Summary.In(lang))
			}
			facts := squeezed(doc.Find(".facts").Text())
			want := []string{said[lang][a.Duration], fmt.Sprintf("%d", a.Nr), a.InitiatorNote.In(lang)}
			for _, id := range a.Initiators {
				want = append(want, organisations[id].Name.In(lang))
			}
			for _, w := range want {
				if !strings.Contains(facts, squeezed(w)) {
					t.Errorf("%s: the facts do not say %q", path, w)
				}
			}
			hrefs := doc.Find(".facts a").Map(func(_ int, s *goquery.Selection) string { return s.AttrOr("href", "") })
			for _, href := range factLinks(lang, a) {
				if !slices.Contains(hrefs, href) {
					t.Errorf("%s: no link to %s among the facts", path, href)
				}
			}
		}
	}
}

// factLinks are the links that the facts of an action should have.
func factLinks(lang catalogue.Lang, a *catalogue.Action) []string {
	list := append(slices.Clone(a.Links), address.Filtered(lang, catalogue.FacetCategory, a.Category))
	for _, c := range a.Countries {
		list = append(list, address.Filtered(lang, catalogue.FacetCountry, string(c)))
	}
	for _, id := range a.Initiators {
		list = append(list, address.Organisation(lang, id))
	}
	for _, kind := range []catalogue.TagKind{catalogue.Audience, catalogue.Format, catalogue.Goal} {
		for _, id := range a.Tags(kind) {
			list = append(list, address.Filtered(lang, catalogue.Facet(kind), id))
		}
	}
	return list
}

// An action without duration and without initiator says so, in its place.
func TestActionWithoutFacts(t *testing.T) {
	tests := []struct {
		name  string
		lang  catalogue.Lang
		find  func(*catalogue.Action) bool
		label string
		want  string
	}{
		{"duration", catalogue.Dutch, func(a *catalogue.Action) bool { return a.Duration == "" }, "Looptijd", "niet vermeld"},
		{"duration in English", catalogue.English, func(a *catalogue.Action) bool { return a.Duration == "" }, "Duration", "not stated"},
		{"initiator", catalogue.Dutch, func(a *catalogue.Action) bool { return len(a.Initiators) == 0 && a.InitiatorNote.IsZero() }, "Initiatiefnemer", "niet vermeld"},
		{"initiator in English", catalogue.English, func(a *catalogue.Action) bool { return len(a.Initiators) == 0 && a.InitiatorNote.IsZero() }, "Initiator", "not stated"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			i := slices.IndexFunc(site.content.Actions, func(a catalogue.Action) bool { return tt.find(&a) })
			if i < 0 {
				t.Fatal("the seed has no such action")
			}
			a := &site.content.Actions[i]
			got := "nothing"
			page(t, address.Action(tt.lang, a.Nr, a.Slug), http.StatusOK).Find(".facts div").Each(func(_ int, s *goquery.Selection) {
				if strings.TrimSpace(s.Find("dt").Text()) == tt.label {
					got = strings.TrimSpace(s.Find("dd.none").Text())
				}
			})
			if got != tt.want {
				t.Errorf("action %d: %s is %q, want %q", a.Nr, tt.label, got, tt.want)
			}
		})
	}
}

// The English case pages are as whole as the Dutch; figures and differences
// are those of the seed.
func TestEveryCasePage(t *testing.T) {
	kinds := map[catalogue.Kind]catalogue.Text{
		catalogue.Success: {NL: "Succesfactor", EN: "Success factor"}, catalogue.Advantage: {NL: "Voordeel", EN: "Advantage"},
		catalogue.Attention: {NL: "Aandachtspunt", EN: "Point of attention"}, catalogue.Pitfall: {NL: "Knelpunt", EN: "Pitfall"},
		catalogue.Disadvantage: {NL: "Nadeel", EN: "Disadvantage"},
	}
	for i := range site.content.Cases {
		k := &site.content.Cases[i]
		for _, lang := range catalogue.Langs {
			path := address.Case(lang, k.Slug)
			doc := page(t, path, http.StatusOK)
			for _, f := range k.Factors {
				li := doc.Find("#" + address.FactorID(f.ID))
				if got := strings.TrimSpace(li.Find(".kind strong").Text()); got != kinds[f.Kind].In(lang) {
					t.Errorf("%s: factor %s is a %q, want %q", path, f.ID, got, kinds[f.Kind].In(lang))
				}
				for _, w := range []string{f.Title.In(lang), f.Text.In(lang), f.Section} {
					if !strings.Contains(squeezed(li.Text()), squeezed(w)) {
						t.Errorf("%s: factor %s does not say %q", path, f.ID, w)
					}
				}
			}
			if got := doc.Find(".basin li").Length(); got != len(k.Factors) {
				t.Errorf("%s shows %d factors, want %d", path, got, len(k.Factors))
			}
			for j, d := range k.Differences {
				row := squeezed(doc.Find("[aria-labelledby=verschil] tbody tr").Eq(j).Text())
				for _, w := range []string{d.About.In(lang), d.Annex.In(lang), d.Case.In(lang), strconv.Itoa(d.Row)} {
					if !strings.Contains(row, squeezed(w)) {
						t.Errorf("%s: difference %d does not say %q", path, j+1, w)
					}
				}
			}
			for j, r := range k.Results {
				checkFigure(t, path, lang, &r, doc.Find(".table-behind tbody tr").Eq(j))
			}
			for _, s := range k.Sections {
				section := doc.Find("#deel-" + s.ID).Closest("section")
				if got := section.Find("table").Length(); got < len(s.Tables) {
					t.Errorf("%s: section %s shows %d tables, want %d", path, s.ID, got, len(s.Tables))
				}
				if section.Find(".prose").Text() == "" || !strings.Contains(section.Find(".where").Text(), s.Section) {
					t.Errorf("%s: section %s lacks its text or its source", path, s.ID)
				}
			}
			for _, nr := range k.Actions {
				a := &site.content.Actions[nr-1]
				if doc.Find(`[aria-labelledby=zelfde] a[href="`+address.Action(lang, nr, a.Slug)+`"]`).Length() != 1 {
					t.Errorf("%s does not lead to row %d", path, nr)
				}
			}
		}
	}
}

// checkFigure compares a row of the table of figures with the seed.
func checkFigure(t *testing.T, path string, lang catalogue.Lang, r *catalogue.Result, row *goquery.Selection) {
	t.Helper()
	cells := row.Children().Map(func(_ int, s *goquery.Selection) string { return squeezed(s.Text()) })
	if len(cells) != 6 {
		t.Errorf("%s: figure %s has %d cells, want 6", path, r.ID, len(cells))
		return
	}
	none := map[catalogue.Lang]string{catalogue.Dutch: "nietvermeld", catalogue.English: "notstated"}[lang]
	if r.Before == nil && cells[1] != none {
		t.Errorf("%s: figure %s has %q before, want %q", path, r.ID, cells[1], none)
	}
	if r.Before != nil && !strings.HasPrefix(cells[1], figure(lang, *r.Before)) {
		t.Errorf("%s: figure %s has %q before, want %v", path, r.ID, cells[1], *r.Before)
	}
	if !strings.HasPrefix(cells[2], figure(lang, r.After)) {
		t.Errorf("%s: figure %s is %q, want %v", path, r.ID, cells[2], r.After)
	}
	if unit := r.Unit.In(lang); unit == "%" && (cells[3] != "" || !strings.Contains(cells[2], "%")) || unit != "%" && cells[3] != squeezed(unit) {
		t.Errorf("%s: figure %s is %q with the unit %q, want the unit %q once", path, r.ID, cells[2], cells[3], unit)
	}
	if cells[0] != squeezed(r.Label.In(lang)) || !strings.Contains(cells[5], r.Section) {
		t.Errorf("%s: figure %s is called %q from %q", path, r.ID, cells[0], cells[5])
	}
}

// figure writes a number as the language does.
func figure(lang catalogue.Lang, x float64) string {
	whole, part, _ := strings.Cut(strconv.FormatFloat(x, 'f', -1, 64), ".")
	thousands, decimal := ".", ","
	if lang == catalogue.English {
		thousands, decimal = ",", "."
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + thousands + whole[i:]
	}
	if part != "" {
		whole += decimal + part
	}
	return whole
}

// The API gives the seed, field by field.
func TestAPISaysWhatTheSeedSays(t *testing.T) {
	var all struct {
		Items []struct {
			Nr, Case                         int
			Slug                             string
			Title, Summary                   catalogue.Text
			Sector                           catalogue.Sector
			Countries                        []catalogue.Country
			Duration                         catalogue.Duration
			Category                         struct{ ID string }
			Initiators                       []struct{ ID string }
			Audiences, Formats, Goals, Links []string
			Source                           struct{ Row int }
		}
	}
	answer(t, "/api/v1/actions?per_page=200&sort=number", http.StatusOK, "actions", &all)
	if len(all.Items) != len(site.content.Actions) {
		t.Fatalf("got %d actions, want %d", len(all.Items), len(site.content.Actions))
	}
	for i, x := range all.Items {
		want := site.content.Actions[i]
		got := catalogue.Action{
			Nr: x.Nr, Slug: x.Slug, Title: x.Title, TitleLang: want.TitleLang, Summary: x.Summary, Sector: x.Sector, Category: x.Category.ID,
			InitiatorNote: want.InitiatorNote, Countries: x.Countries, Duration: x.Duration, Links: orNil(x.Links),
			Audiences: orNil(x.Audiences), Formats: orNil(x.Formats), Goals: orNil(x.Goals), Case: x.Case,
		}
		for _, o := range x.Initiators {
			got.Initiators = append(got.Initiators, o.ID)
		}
		want.Links, want.Initiators = orNil(want.Links), orNil(want.Initiators)
		if d := cmp.Diff(want, got); d != "" || x.Source.Row != want.Nr {
			t.Errorf("action %d (source row %d) (-seed +API):\n%s", want.Nr, x.Source.Row, d)
		}
	}
	for _, k := range site.content.Cases {
		var byNr, nl, en json.RawMessage
		answer(t, fmt.Sprintf("/api/v1/cases/%d", k.Nr), http.StatusOK, "case", &byNr)
		answer(t, "/api/v1/cases/"+k.Slug.NL, http.StatusOK, "case", &nl)
		answer(t, "/api/v1/cases/"+k.Slug.EN, http.StatusOK, "case", &en)
		if string(byNr) != string(nl) || string(nl) != string(en) {
			t.Errorf("case %d differs by how it is asked for", k.Nr)
		}
		var got struct {
			Factors  []struct{ ID string }
			Results  []struct{ After float64 }
			Sections []struct{ ID string }
			Actions  []int
		}
		if err := json.Unmarshal(byNr, &got); err != nil {
			t.Fatal(err)
		}
		if len(got.Factors) != len(k.Factors) || len(got.Results) != len(k.Results) || len(got.Sections) != len(k.Sections) || !slices.Equal(got.Actions, k.Actions) {
			t.Errorf("case %d has %d factors, %d results, %d sections and actions %v", k.Nr, len(got.Factors), len(got.Results), len(got.Sections), got.Actions)
		}
	}
}

func orNil(list []string) []string {
	if len(list) == 0 {
		return nil
	}
	return list
}
