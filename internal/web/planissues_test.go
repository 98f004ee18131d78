package web_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"
)

// faultsOf are the messages of a page. Each has to lead to a field that says
// that it was refused, and why.
func faultsOf(t *testing.T, doc *goquery.Document) []string {
	t.Helper()
	var list []string
	doc.Find(".fault p").Each(func(_ int, s *goquery.Selection) {
		list = append(list, s.Text())
		field := doc.Find(s.Find("a").AttrOr("href", "none"))
		by := " " + field.AttrOr("aria-describedby", "") + " "
		if field.AttrOr("aria-invalid", "") != "true" || !strings.Contains(by, " "+s.AttrOr("id", "?")+" ") {
			t.Errorf("%q does not lead to its field", s.Text())
		}
	})
	if got := doc.Find("[aria-invalid]").Length(); got != len(list) {
		t.Errorf("%d messages for %d fields", len(list), got)
	}
	return list
}

// What is wrong on a step is said in the words and in the order of its page.
func TestPlanFaultsSayWhere(t *testing.T) {
	v := newVisitor(t)
	at := withPlan(t, v)
	factor := site.content.Cases[4].Factors[1]
	long := strings.Repeat("x", 2001)
	for _, x := range []struct {
		path, lang string
		typed      []string
		want       []string
	}{
		{"/geld-en-mensen", "", []string{
			"jaar", "straks", "funding-1-3", "veel", "funding-2-4", "1.000", "kosten-2", "weet niet", "staff-1-3", "halftijds", "staff-2-2", "An",
		}, []string{
			"“Eerste jaar van de begroting”: dat is geen jaartal dat we kunnen lezen. Schrijf bijvoorbeeld 2027, of laat het leeg.",
			"Financiering over vijf jaar, Bron 1, “Jaar 2”: dat is geen bedrag dat we kunnen lezen. Schrijf bijvoorbeeld 12.500 of 12.500,50.",
			"Financiering over vijf jaar, Bron 2, “Bron”: dit moet je nog invullen. Of maak de hele rij leeg.",
			"Kosten, “Jaar 2”: dat is geen bedrag dat we kunnen lezen. Schrijf bijvoorbeeld 12.500 of 12.500,50.",
			"Tijd van mensen, Rol 1, “Uren per week”: dat is geen aantal uren dat we kunnen lezen. Schrijf bijvoorbeeld 8 of 7,5.",
			"Tijd van mensen, Rol 2, “Rol”: dit moet je nog invullen. Of maak de hele rij leeg.",
		}},
		{"/doelen", "", []string{"monitoring-1-1", "", "targets-1-1", "", "targets-3-5", "Tellen"}, []string{
			"Meetbare doelen, Doel 1, “Indicator: wat meet je?”: dit moet je nog invullen. Of maak de hele rij leeg.",
			"Meetbare doelen, Doel 2, “Indicator: wat meet je?”: dit moet je nog invullen. Of maak de hele rij leeg.",
			"Momenten van opvolging, Moment 1, “Wanneer”: dit moet je nog invullen. Of maak de hele rij leeg.",
		}},
		{"/beschrijving", "", []string{"partners-1-1", "", "doel", long, "titel", ""}, []string{
			"“Titel”: dit moet je nog invullen.",
			"“Wat wil je bereiken?”: te lang. Hou het bij 2.000 tekens.",
			"Partners en hun rol, Partner 1, “Naam”: dit moet je nog invullen. Of maak de hele rij leeg.",
		}},
		{"/lessen", "", []string{"studie-5-" + factor.ID + "-nota", long}, []string{
			site.content.Cases[4].Title.NL + ", " + factor.Title.NL + ", “Hoe, of waarom”: te lang. Hou het bij 2.000 tekens.",
		}},
		{"/points", "en", []string{"punt-2-antwoord", long}, []string{
			"2. " + site.content.Lessons.Points[1].Title.EN + ", “Your answer”: too long. Keep it to 2,000 characters.",
		}},
		{"/money-and-staff", "en", []string{"jaar", "2028", "funding-1-2", "much"}, []string{
			"Funding over five years, Source 1, “2028”: that is not an amount we can read. Write for instance 12,500 or 12,500.50.",
		}},
	} {
		path := at + x.path
		if x.lang != "" {
			path = strings.Replace(path, "/plannen/", "/en/plans/", 1)
		}
		form := fill(planForm(t, v.page(path, http.StatusOK)), x.typed...)
		doc := v.read(v.do(http.MethodPost, path, form), http.StatusBadRequest)
		if d := cmp.Diff(x.want, faultsOf(t, doc)); d != "" {
			t.Errorf("%s (-want +got):\n%s", path, d)
		}
	}
	doc := v.read(v.do(http.MethodPost, "/plannen/nieuw", values("titel", " ")), http.StatusBadRequest)
	if d := cmp.Diff([]string{"“Titel”: dit moet je nog invullen."}, faultsOf(t, doc)); d != "" {
		t.Errorf("a new plan (-want +got):\n%s", d)
	}
}

// The way from a message leads to a field that is not folded away.
func TestPlanFaultsAreNotFolded(t *testing.T) {
	v := newVisitor(t)
	at := withPlan(t, v)
	v.post(at+"/lessen", values("doe", "bron", "bron", "case-9"))
	doc := v.page(at+"/lessen", http.StatusOK)
	field := doc.Find("details.plan-case:not([open]) textarea").First().AttrOr("id", "")
	if field == "" {
		t.Fatal("no case is folded")
	}
	form := fill(planForm(t, doc), field, strings.Repeat("x", 2001))
	doc = v.read(v.do(http.MethodPost, at+"/lessen", form), http.StatusBadRequest)
	if doc.Find("details[open] #"+field).Length() != 1 {
		t.Errorf("%q is folded away", field)
	}
}
