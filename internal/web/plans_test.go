package web_test

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/plan"
	secret "warmwater/internal/visitor"
	"warmwater/internal/web"
)

// planForm is what a browser sends of the form of a page as it stands.
func planForm(t *testing.T, doc *goquery.Document) url.Values {
	t.Helper()
	form := doc.Find("form.plan-form")
	if form.Length() != 1 {
		t.Fatalf("%d forms on the page, want 1", form.Length())
	}
	v := url.Values{}
	form.Find("input, textarea").Each(func(_ int, s *goquery.Selection) {
		name := s.AttrOr("name", "")
		switch s.AttrOr("type", "") {
		case "radio", "checkbox":
			if _, checked := s.Attr("checked"); checked {
				v.Add(name, s.AttrOr("value", "on"))
			}
		case "text", "hidden":
			v.Add(name, s.AttrOr("value", ""))
		default:
			v.Add(name, strings.ReplaceAll(s.Text(), "\n", "\r\n"))
		}
	})
	return v
}

// fill changes some fields of a form.
func fill(v url.Values, pairs ...string) url.Values {
	for i := 0; i < len(pairs); i += 2 {
		v.Set(pairs[i], pairs[i+1])
	}
	return v
}

// fillStep changes some fields on a step of a plan and saves it.
func (v *visitor) fillStep(at, step string, pairs ...string) {
	v.t.Helper()
	form := planForm(v.t, v.page(at+"/"+step, http.StatusOK))
	v.post(at+"/"+step, fill(form, pairs...))
}

// withPlan makes a plan from case 5 and fills in every part of it.
func withPlan(t *testing.T, v *visitor) string {
	t.Helper()
	form := planForm(t, v.page("/plannen/nieuw?studie=5", http.StatusOK))
	next := v.post("/plannen/nieuw", fill(form, "titel", "Techniekdoos", "doel", "Meer kinderen die\r\ntechniek kiezen",
		"doelgroep", "Het vijfde leerjaar", "streek", "Tielt", "niveau", "local", "vorm", "Een koffer & een bezoek", "waarom", "Er is niets",
		"partners-1-1", "VTI <Tielt>", "partners-1-2", "trekker"))
	at, step, _ := strings.Cut(strings.TrimPrefix(next, "/plannen/"), "/")
	if !strings.HasPrefix(step, "wat-bestaat-al") {
		t.Fatalf("a new plan leads to %s", next)
	}
	at = "/plannen/" + at
	k := site.content.Cases[4]
	v.fillStep(at, "lessen", "studie-5-"+k.Factors[0].ID, "adopt", "studie-5-"+k.Factors[1].ID, "reject", "studie-5-"+k.Factors[1].ID+"-nota", "Te groot")
	v.fillStep(at, "aandachtspunten", "punt-1", "partly", "punt-1-antwoord", "Met de provincie", "punt-9", "not-applicable")
	v.fillStep(at, "doelen", "targets-1-1", "Klassen bereikt", "targets-1-2", "0", "targets-1-3", "40", "targets-1-4", "juni 2028", "targets-1-5", "Telling",
		"monitoring-1-1", "Elk jaar in juni", "monitoring-1-3", "De cijfers")
	v.fillStep(at, "geld-en-mensen", "jaar", "2027", "funding-1-1", "Provincie", "funding-1-2", "25.000", "funding-1-3", "12.500,50",
		"kosten-1", "30.000", "staff-1-1", "Trekker", "staff-1-3", "7,5")
	v.fillStep(at, "communicatie", "communication-1-1", "Ouders", "communication-1-5", "Een avond")
	v.fillStep(at, "risicos", "risks-1-1", "Geen chauffeur", "risks-1-2", "Twee mensen opleiden")
	return at
}

// planPaths are the pages on which the parts of a plan are worked on.
func planPaths(lang catalogue.Lang, at string) []string {
	token := at[strings.LastIndexByte(at, '/')+1:]
	var list []string
	for _, step := range address.PlanSteps {
		list = append(list, strings.Replace(address.PlanPart(lang, "token", step), "token", token, 1))
	}
	return list
}

func TestPlanFromCaseToDossier(t *testing.T) {
	v := newVisitor(t)
	at := withPlan(t, v)
	doc := v.page(at, http.StatusOK)
	if got := words(doc, "h1"); got != "Techniekdoos" {
		t.Errorf("title %q", got)
	}
	k := site.content.Cases[4]
	text := words(doc, ".plan-doc")
	for _, want := range []string{
		"Meer kinderen die techniek kiezen", "VTI <Tielt>", "trekker", k.Title.NL, k.Factors[0].Title.NL, k.Factors[1].Title.NL, "Te groot",
		"Met de provincie", "Klassen bereikt", "juni 2028", "Elk jaar in juni", "Provincie", "12.500,50", "37.500,50", "Twee mensen opleiden", "Ouders",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the plan does not say %q", want)
		}
	}
	// 30,000 are asked for in 2027 and 25,000 come in: that is one year short.
	gaps := each(doc.Find(".gaps li"))
	if !containsText(gaps, "1 jaar") {
		t.Errorf("what is open says nothing of the year that is short: %q", gaps)
	}
	for _, done := range []string{"Het doel is niet beschreven", "Er zijn geen meetbare doelen", "Er is nog geen financiering"} {
		if containsText(gaps, done) {
			t.Errorf("what is done is still called open: %q", done)
		}
	}
	if strings.Contains(text, "score") || strings.Contains(text, "% kans") {
		t.Error("the page foretells success")
	}
	// The browser knows the plan.
	if got := each(v.page("/plannen", http.StatusOK).Find(".list-cards a")); !cmp.Equal(got, []string{"Techniekdoos"}) {
		t.Errorf("my plans are %q", got)
	}
}

// each gives the words of every element.
func each(s *goquery.Selection) []string {
	return s.Map(func(_ int, one *goquery.Selection) string { return strings.Join(texts(one), " ") })
}

func containsText(list []string, part string) bool {
	for _, text := range list {
		if strings.Contains(text, part) {
			return true
		}
	}
	return false
}

// A form that is sent as it came changes nothing, in either language.
func TestPlanStepsRoundTrip(t *testing.T) {
	v := newVisitor(t)
	at := withPlan(t, v)
	before := body(t, v.do(http.MethodGet, at+"/dossier.json", nil))
	for _, lang := range catalogue.Langs {
		for _, path := range planPaths(lang, at) {
			doc := v.page(path, http.StatusOK)
			if doc.Find("form.plan-form").Length() == 0 {
				continue // what exists already
			}
			v.post(path, planForm(t, doc))
			if d := cmp.Diff(before, body(t, v.do(http.MethodGet, at+"/dossier.json", nil))); d != "" {
				t.Fatalf("%s (-before +after):\n%s", path, d)
			}
		}
	}
}

func TestPlanBadInput(t *testing.T) {
	v := newVisitor(t)
	at := withPlan(t, v)
	before := body(t, v.do(http.MethodGet, at+"/dossier.json", nil))
	long := strings.Repeat("x", 2001)
	for _, x := range []struct{ step, field, value, says string }{
		{"beschrijving", "titel", " ", "Titel"},
		{"beschrijving", "waarom", long, "2.000"},
		{"beschrijving", "partners-1-1", "", "partner 1, “naam”"},
		{"beschrijving", "sector", "kunst", "ector"},
		{"lessen", "studie-5-" + site.content.Cases[4].Factors[0].ID, "misschien", ""},
		{"aandachtspunten", "punt-1", "klaar", ""},
		{"aandachtspunten", "punt-1-antwoord", long, "2.000"},
		{"doelen", "targets-1-1", "", "meetbare doelen, doel 1, “indicator: wat meet je?”"},
		{"geld-en-mensen", "funding-1-2", "veel", "bron 1, “2027”"},
		{"geld-en-mensen", "funding-1-2", "-5", "bron 1, “2027”"},
		{"geld-en-mensen", "kosten-1", "99.999.999.999.999.999", "kosten, “2027”"},
		{"geld-en-mensen", "jaar", "straks", "“eerste jaar van de begroting”: dat is geen jaartal"},
		{"geld-en-mensen", "staff-1-3", "halftijds", "rol 1, “uren per week”"},
		{"communicatie", "communication-1-1", "", "boodschap 1, “voor wie”"},
		{"risicos", "risks-1-1", "", "risico 1, “wat kan mislopen?”"},
	} {
		path := at + "/" + x.step
		form := fill(planForm(t, v.page(path, http.StatusOK)), x.field, x.value)
		doc := v.read(v.do(http.MethodPost, path, form), http.StatusBadRequest)
		if got := words(doc, ".fault"); got == "" || !strings.Contains(strings.ToLower(got), strings.ToLower(x.says)) {
			t.Errorf("%s=%.20q: it says %q", x.field, x.value, got)
		}
		// What was typed is still there, for whatever the field can hold.
		if got := planForm(t, doc).Get(x.field); strings.TrimSpace(x.value) != "" && x.says != "" && x.field != "sector" && got != x.value {
			t.Errorf("%s: %.20q became %.20q", x.field, x.value, got)
		}
		if after := body(t, v.do(http.MethodGet, at+"/dossier.json", nil)); after != before {
			t.Fatalf("%s=%.20q was stored", x.field, x.value)
		}
	}
	doc := v.read(v.do(http.MethodPost, "/en/plans/new", values("doel", "More welders", "bron", "case-5")), http.StatusBadRequest)
	if form := planForm(t, doc); form.Get("doel") != "More welders" || form.Get("bron") != "case-5" {
		t.Errorf("a refused new plan holds %v", form)
	}
	// A source that is none of the catalogue's, or that would run a script, is
	// not taken over.
	for _, bad := range []string{"case-11", "action-133", "own-titel=X&link=javascript:alert(1)", "own-", "x"} {
		v.read(v.do(http.MethodPost, at+"/wat-bestaat-al", values("doe", "bron", "bron", bad)), http.StatusBadRequest)
		next := v.post("/plannen/nieuw", values("titel", "X", "bron", bad))
		var made struct{ About plan.About }
		dossier := body(t, v.do(http.MethodGet, next[:strings.LastIndexByte(next, '/')]+"/dossier.json", nil))
		if err := json.Unmarshal([]byte(dossier), &made); err != nil || made.About.Title != "X" {
			t.Fatalf("%v: the plan says %.300s", err, dossier)
		}
		if len(made.About.Sources) != 0 {
			t.Errorf("%s is taken over as %+v", bad, made.About.Sources)
		}
	}
}

// A form can name each part in one way only: of others nothing is stored.
func TestPlanPartsOfOtherNames(t *testing.T) {
	v := newVisitor(t)
	at := withPlan(t, v)
	parts := &partsSeen{Store: site.store}
	k := site.content.Cases[4]
	for step, fields := range map[string][]string{
		"lessen":          {"merk-evidence-05", "merk-evidence-+5", "merk-evidence-005", "merk-evidence-99", "merk-evidence-x", "merk-about"},
		"aandachtspunten": {"merk-point-01", "merk-point-+1", "merk-point-99", "merk-evidence-5"},
	} {
		path := at + "/" + step
		form := fill(planForm(t, v.page(path, http.StatusOK)), "studie-5-"+k.Factors[2].ID, "adopt", "punt-1-antwoord", "Anders")
		for _, name := range fields {
			form.Set(name, "x")
		}
		if resp := postTo(t, parts, path, form); resp.StatusCode != http.StatusSeeOther {
			t.Fatalf("%s: status %d", step, resp.StatusCode)
		}
	}
	slices.Sort(parts.saved)
	if d := cmp.Diff([]plan.Part{"evidence-5", "point-1"}, parts.saved); d != "" {
		t.Errorf("parts to store (-want +got):\n%s", d)
	}
}

// partsSeen notes which parts are to be saved.
type partsSeen struct {
	web.Store
	saved []plan.Part
}

func (s *partsSeen) SaveParts(ctx context.Context, edit secret.Token, from map[plan.Part]string, b *plan.Body) error {
	s.saved = slices.AppendSeq(s.saved, maps.Keys(from))
	return s.Store.SaveParts(ctx, edit, from, b)
}

// Where a form is refused, the page has the cases of the form and those that
// came with the plan meanwhile, and what is typed for either is saved.
func TestPlanLessonsOfCasesMeanwhile(t *testing.T) {
	v := newVisitor(t)
	at := withPlan(t, v)
	path := at + "/lessen"
	offered := v.page(path, http.StatusOK)
	form := planForm(t, offered)
	source := offered.Find(`[name="bron"]`).Last().AttrOr("value", "") // of the cases not there yet
	nr, ok := strings.CutPrefix(source, "case-")
	if !ok || form.Has("merk-evidence-"+nr) {
		t.Fatalf("the page offers %q", source)
	}
	five, other := site.content.Cases[4], site.content.Cases[number(t, nr)-1]
	field := "studie-" + nr + "-" + other.Factors[0].ID
	v.post(path, values("doe", "bron", "bron", source))
	v.fillStep(at, "lessen", field, "reject", field+"-nota", "Niet hier")

	note := "studie-5-" + five.Factors[1].ID + "-nota"
	doc := v.read(v.do(http.MethodPost, path, fill(form, note, strings.Repeat("x", 2001))), http.StatusBadRequest)
	again := planForm(t, doc)
	if got := again.Get(field); got != "reject" || again.Get(field+"-nota") != "Niet hier" {
		t.Errorf("of the case that came meanwhile the page says %q, %q", got, again.Get(field+"-nota"))
	}
	v.post(path, fill(again, note, "Kort", field, "adopt"))
	if got := planForm(t, v.page(path, http.StatusOK)).Get(field); got != "adopt" {
		t.Errorf("typed for a case that came meanwhile: saved as %q", got)
	}

	// The other way round: the case goes while somebody types.
	v.fillStep(at, "lessen", field, "", field+"-nota", "")
	form = planForm(t, v.page(path, http.StatusOK))
	v.post(path, values("doe", "bron-weg", "bron", source))
	if planForm(t, v.page(path, http.StatusOK)).Has("merk-evidence-" + nr) {
		t.Fatal("the case is still there")
	}
	doc = v.read(v.do(http.MethodPost, path, fill(form, note, strings.Repeat("x", 2001), field, "adopt")), http.StatusBadRequest)
	v.post(path, fill(planForm(t, doc), note, "Kort"))
	if got := planForm(t, v.page(path, http.StatusOK)).Get(field); got != "adopt" {
		t.Errorf("typed for a case that went meanwhile: saved as %q", got)
	}
}

func number(t *testing.T, text string) int {
	t.Helper()
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// A form has room for two rows more than are kept. Who fills those is told,
// and has them all still.
func TestPlanTooManyRows(t *testing.T) {
	v := newVisitor(t)
	at := withPlan(t, v)
	for step, table := range map[string]string{"communicatie": "communication", "risicos": "risks"} {
		var rows []string
		row := func(i int) (name, value string) { return fmt.Sprintf("%s-%d-1", table, i), fmt.Sprint("Rij ", i) }
		for i := 1; i <= plan.MaxRows; i++ {
			name, value := row(i)
			rows = append(rows, name, value)
		}
		v.fillStep(at, step, rows...)
		path := at + "/" + step
		form := planForm(t, v.page(path, http.StatusOK))
		for i := 1; i <= plan.MaxRows+2; i++ {
			name, value := row(i)
			if !form.Has(name) {
				t.Fatalf("%s: there is no row %d", step, i)
			}
			form.Set(name, value)
		}
		again := planForm(t, v.read(v.do(http.MethodPost, path, form), http.StatusBadRequest))
		for i := 1; i <= plan.MaxRows+2; i++ {
			if name, value := row(i); again.Get(name) != value {
				t.Errorf("%s: row %d says %q", step, i, again.Get(name))
			}
		}
	}
}

// Two people save the same step. The second sees what the first made of it,
// and keeps what they typed.
func TestPlanTwoAtOnce(t *testing.T) {
	v := newVisitor(t)
	at := withPlan(t, v)
	path := at + "/doelen"
	first, second := planForm(t, v.page(path, http.StatusOK)), planForm(t, v.page(path, http.StatusOK))
	v.post(path, fill(first, "targets-1-3", "41"))
	doc := v.read(v.do(http.MethodPost, path, fill(second, "targets-1-3", "99")), http.StatusConflict)
	if got := words(doc, ".theirs"); !strings.Contains(got, "41") {
		t.Errorf("theirs says %q", got)
	}
	again := planForm(t, doc)
	if got := again.Get("targets-1-3"); got != "99" {
		t.Errorf("what was typed became %q", got)
	}
	v.post(path, again)
	if got := planForm(t, v.page(path, http.StatusOK)).Get("targets-1-3"); got != "99" {
		t.Errorf("after saving again it says %q", got)
	}
	// Other parts do not stand in each other's way: of the two tables on the
	// step, each changed one.
	first, second = planForm(t, v.page(path, http.StatusOK)), planForm(t, v.page(path, http.StatusOK))
	v.post(path, fill(first, "targets-1-3", "50"))
	v.post(path, fill(second, "monitoring-1-1", "Elk half jaar"))
	if got := planForm(t, v.page(path, http.StatusOK)); got.Get("targets-1-3") != "50" || got.Get("monitoring-1-1") != "Elk half jaar" {
		t.Errorf("one of the two changes is lost: %v", got)
	}
}

func TestPlanReadLink(t *testing.T) {
	v := newVisitor(t)
	at := withPlan(t, v)
	v.post(at+"/versies", values("doe", "versie", "naam", "Eerste"))
	read := strings.TrimPrefix(v.page(at, http.StatusOK).Find("#leeslink").AttrOr("value", ""), "http://example.com")
	edit := at[len("/plannen/"):]
	reader := newVisitor(t)
	paths := []string{read, read + "/versies", read + "/versies/1", read + "/dossier.csv", read + "/dossier.json", read + "/dossier.docx", read + "/wat-bestaat-al"}
	version := reader.page(read+"/versies", http.StatusOK).Find(".list-cards a").AttrOr("href", "")
	paths[2] = version
	for _, path := range paths {
		resp := reader.do(http.MethodGet, path, nil)
		if text := body(t, resp); resp.StatusCode != http.StatusOK || strings.Contains(text, edit) {
			t.Errorf("%s: status %d, or the link to edit by is given away", path, resp.StatusCode)
		}
		if got := resp.Header.Get("Cache-Control"); !strings.Contains(got, "no-store") {
			t.Errorf("%s may be kept: %q", path, got)
		}
	}
	if doc := reader.page(read, http.StatusOK); doc.Find("form[method=post], .edit, #bewerklink, .plan-aside").Length() != 0 {
		t.Error("who may read is offered to write")
	}
	for _, lang := range catalogue.Langs {
		for i, path := range planPaths(lang, read) {
			if i == 1 {
				if reader.page(path, http.StatusOK).Find("form[method=post]").Length() != 0 {
					t.Errorf("%s offers to write", path)
				}
			} else if resp := reader.do(http.MethodGet, path, nil); resp.StatusCode != http.StatusSeeOther {
				t.Errorf("%s: status %d, want 303 to the plan", path, resp.StatusCode)
			}
			resp := reader.do(http.MethodPost, path, values("titel", "Gekaapt", "merk-about", "x", "doe", "bron", "bron", "case-1"))
			if resp.StatusCode != http.StatusForbidden {
				t.Errorf("%s takes a form: status %d", path, resp.StatusCode)
			}
		}
	}
	for _, do := range []string{"leeslink", "leeslink-weg", "links-nieuw", "verwijder", "herstel", "dubbel"} {
		if resp := reader.do(http.MethodPost, read, values("doe", do)); resp.StatusCode != http.StatusForbidden && resp.StatusCode != http.StatusNotFound {
			t.Errorf("%s: status %d", do, resp.StatusCode)
		}
	}
	for path, form := range map[string]url.Values{
		read + "/versies": values("doe", "versie", "naam", "X"), version: values("doe", "weg"), version + "?": values("doe", "terug"), version + "?x": values("doe", "x"),
	} {
		if resp := reader.do(http.MethodPost, path, form); resp.StatusCode != http.StatusForbidden {
			t.Errorf("%s %v: status %d", path, form, resp.StatusCode)
		}
	}
	if got := words(v.page(at, http.StatusOK), "h1"); got != "Techniekdoos" {
		t.Errorf("the title became %q", got)
	}
	// Revoked, the link opens nothing; the one to edit by still does.
	v.post(at, values("doe", "leeslink-weg"))
	reader.page(read, http.StatusNotFound)
	v.post(at, values("doe", "links-nieuw"))
	v.page(at, http.StatusNotFound)
}

func TestPlanVersions(t *testing.T) {
	v := newVisitor(t)
	at := withPlan(t, v)
	v.post(at+"/versies", values("doe", "versie", "naam", "Voor de stuurgroep"))
	v.fillStep(at, "doelen", "targets-1-3", "60")
	v.fillStep(at, "beschrijving", "titel", "Techniekkoffer")
	link := v.page(at+"/versies", http.StatusOK).Find(".list-cards a")
	if got := link.Text(); got != "Voor de stuurgroep" {
		t.Fatalf("the version is called %q", got)
	}
	version := link.AttrOr("href", "")
	doc := v.page(version, http.StatusOK)
	if was, is := each(doc.Find(".changes del")), each(doc.Find(".changes ins")); !containsText(was, "40") || !containsText(is, "60") ||
		!containsText(was, "Techniekdoos") || !containsText(is, "Techniekkoffer") || containsText(was, "Ouders") {
		t.Errorf("the difference is %q to %q", was, is)
	}
	v.post(version, values("doe", "terug"))
	if got := words(v.page(at, http.StatusOK), "h1"); got != "Techniekdoos" {
		t.Errorf("brought back it is called %q", got)
	}
	// What it said before coming back is kept too.
	list := v.page(at+"/versies", http.StatusOK).Find(".list-cards a")
	if list.Length() != 2 || !strings.Contains(list.First().Text(), "Voor de stuurgroep") {
		t.Errorf("versions: %q", each(list))
	}
	if got := each(v.page(list.First().AttrOr("href", ""), http.StatusOK).Find(".changes del")); !containsText(got, "Techniekkoffer") {
		t.Errorf("what was there before coming back: %q", got)
	}
	v.post(version, values("doe", "weg"))
	v.page(version, http.StatusNotFound)
	doc = v.read(v.do(http.MethodPost, at+"/versies", values("doe", "versie", "naam", " ")), http.StatusBadRequest)
	if d := cmp.Diff([]string{"Vul de naam in."}, faultsOf(t, doc)); d != "" {
		t.Errorf("a version without a name (-want +got):\n%s", d)
	}
	// A version of another plan does not open here.
	other := withPlan(t, v)
	v.page(other+"/versies/"+version[strings.LastIndexByte(version, '/')+1:], http.StatusNotFound)
	v.page(at+"/versies/x", http.StatusNotFound)
}

func TestPlanDeletedAndCopied(t *testing.T) {
	v := newVisitor(t)
	at := withPlan(t, v)
	second := v.post(at, values("doe", "dubbel"))
	if got := words(v.page(second, http.StatusOK), "h1"); got != "Kopie van Techniekdoos" {
		t.Errorf("the copy is called %q", got)
	}
	v.post(at, values("doe", "verwijder"))
	doc := v.page(at, http.StatusOK)
	if doc.Find(`button[value="herstel"]`).Length() != 1 || strings.Contains(words(doc, ".plan-page"), "Klassen bereikt") {
		t.Error("a deleted plan shows more than the way back")
	}
	for _, path := range []string{at + "/dossier.csv", at + "/dossier.docx", at + "/dossier.json", "/api/v1" + strings.Replace(at, "plannen", "plans", 1)} {
		if resp := v.do(http.MethodGet, path, nil); resp.StatusCode != http.StatusNotFound {
			t.Errorf("%s: status %d", path, resp.StatusCode)
		}
	}
	if resp := v.do(http.MethodPost, at+"/doelen", values("merk-targets", "")); resp.StatusCode < 400 {
		t.Errorf("a deleted plan takes a form: %d", resp.StatusCode)
	}
	v.post(at, values("doe", "herstel"))
	if got := words(v.page(at, http.StatusOK), ".plan-doc"); !strings.Contains(got, "Klassen bereikt") {
		t.Error("brought back the plan lacks what it said")
	}
	for _, path := range []string{"/plannen/x", "/plannen/" + strings.Repeat("A", 27), "/en/plans/" + strings.Repeat("A", 27) + "/targets"} {
		v.page(path, http.StatusNotFound)
	}
	v.read(v.do(http.MethodPost, at, values("doe", "x")), http.StatusBadRequest)
}

func TestTooManyPlans(t *testing.T) {
	v := visitorFrom(t, "192.0.2.79")
	for range 70 {
		if resp := v.do(http.MethodPost, "/plannen/nieuw", values("titel", "X")); resp.StatusCode == http.StatusTooManyRequests {
			return
		}
	}
	t.Error("seventy plans in a second, and none is refused")
}

// A page that asks the same of many things says each time of what.
func TestPlanLegendsDiffer(t *testing.T) {
	v := newVisitor(t)
	at := v.post("/plannen/nieuw", values("titel", "Techniekdoos", "doel", "Meer", "doelgroep", "Leerlingen", "bron", "case-5"))
	at = at[:strings.LastIndexByte(at, '/')]
	for _, step := range []string{"lessen", "aandachtspunten"} {
		seen := map[string]bool{}
		v.page(at+"/"+step, http.StatusOK).Find("#plan fieldset > legend").Each(func(_ int, legend *goquery.Selection) {
			text := strings.Join(strings.Fields(legend.Text()), " ")
			if seen[text] {
				t.Errorf("%s: two groups are called %q", step, text)
			}
			seen[text] = true
		})
		if len(seen) < 2 {
			t.Errorf("%s has %d groups", step, len(seen))
		}
	}
}
