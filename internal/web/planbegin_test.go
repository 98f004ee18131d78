package web_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	secret "warmwater/internal/visitor"
)

// A plan begins with what is known of where it begins.
func TestPlanBegins(t *testing.T) {
	v := newVisitor(t)
	list := withItems(t, v)
	ids := itemIDs(v.page(list, http.StatusOK))
	listToken := list[len("/lijsten/"):]
	v.post(list, values("doe", "punt", "punt", ids[0], "versie", "1", "status", "keep"))
	v.post(list, values("doe", "eigen", "naam", "Onze kleine proef", "link", "https://example.org/proef"))
	round, members := withRound(t, v)
	newVisitor(t).post(members[0], ranks("stuur", "76", "1", "case-3", "2"))

	open := v.do(http.MethodGet, "/plannen/nieuw?ronde="+round[len("/rondes/"):], nil)
	if open.StatusCode != http.StatusConflict {
		t.Errorf("a round that is not over: status %d, want 409", open.StatusCode)
	}
	v.post(round, values("doe", "sluit"))
	for _, x := range []struct {
		query   string
		title   string
		sources []string
	}{
		{"", "", nil},
		{"studie=5", "", []string{"case-5"}},
		{"studie=" + site.content.Cases[4].Slug.NL, "", []string{"case-5"}},
		{"initiatief=36", "", []string{"action-36"}},
		{"lijst=" + listToken, "Voor maart", []string{"action-36"}}, // the one that is kept
		{"ronde=" + round[len("/rondes/"):], "Keuze", []string{"action-76", "case-3"}},
	} {
		form := planForm(t, v.page("/plannen/nieuw?"+x.query, http.StatusOK))
		if d := cmp.Diff(x.sources, []string(form["bron"])); d != "" || form.Get("titel") != x.title {
			t.Errorf("%s: title %q, sources (-want +got):\n%s", x.query, form.Get("titel"), d)
		}
	}
	// What the group decided counts for more than the count.
	v.post(round, values("doe", "beslis", "versie", "1", "kies", "43", "waarom", "Het meest haalbaar"))
	form := planForm(t, v.page("/plannen/nieuw?ronde="+round[len("/rondes/"):], http.StatusOK))
	if !slices.Equal(form["bron"], []string{"action-43"}) || form.Get("waarom") != "Het meest haalbaar" {
		t.Errorf("after the decision: %v", form)
	}
	// Where nothing is kept, all that is not dropped comes along, also what is
	// not in the catalogue.
	v.post(list, values("doe", "punt", "punt", ids[0], "versie", "2", "status", "drop"))
	form = planForm(t, v.page("/plannen/nieuw?lijst="+listToken, http.StatusOK))
	if len(form["bron"]) != 3 || !strings.HasPrefix(form["bron"][2], "own-") {
		t.Errorf("from a list without a choice: %q", form["bron"])
	}
	at := v.post("/plannen/nieuw", form)
	doc := v.page(at[:strings.LastIndexByte(at, '/')], http.StatusOK)
	if doc.Find(`a[href="https://example.org/proef"]`).Length() != 1 {
		t.Error("the plan does not lead to what is not in the catalogue")
	}
	for _, bad := range []string{"studie=99", "studie=x", "initiatief=0", "initiatief=x", "lijst=x", "ronde=x", "lijst=" + strings.Repeat("A", 27), "ronde=" + strings.Repeat("A", 27)} {
		v.page("/plannen/nieuw?"+bad, http.StatusNotFound)
	}
}

// Tags of an action come along, to be changed.
func TestPlanTakesTags(t *testing.T) {
	v := newVisitor(t)
	a := site.content.Actions[35]
	form := planForm(t, v.page("/plannen/nieuw?initiatief=36", http.StatusOK))
	for field, want := range map[string][]string{"doelen": a.Goals, "doelgroepen": a.Audiences, "vormen": a.Formats, "sector": {string(a.Sector)}} {
		got := slices.Sorted(slices.Values(form[field]))
		if want = slices.Sorted(slices.Values(want)); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", field, got, want)
		}
	}
}

// The page shows what exists already: what the plan was made from comes first,
// and says what it shares.
func TestPlanKnown(t *testing.T) {
	v := newVisitor(t)
	at := withPlan(t, v)
	for _, lang := range catalogue.Langs {
		doc := v.page(planPaths(lang, at)[1], http.StatusOK)
		k := site.content.Cases[4]
		if got := doc.Find("#gelijk-studies ~ ol a, #gelijk-studies").Parent().Find("h3 a").First().Text(); got != k.Title.In(lang) {
			t.Errorf("in %s the first case is %q, want %q", lang, got, k.Title.In(lang))
		}
		if doc.Find(".plan-matches .shares .tag").Length() == 0 || doc.Find(".plan-matches li h3").Length() < 8 {
			t.Errorf("in %s the page names few, or not what is shared", lang)
		}
	}
	// Building on something of it and taking that back.
	path := at + "/wat-bestaat-al"
	v.post(path, values("doe", "bron", "bron", "action-36"))
	v.post(path, values("doe", "bron", "bron", "action-36"))
	sources := func() (list []string) {
		var plan struct {
			About struct {
				Sources []struct {
					Kind string
					Nr   int
				}
			}
		}
		if err := json.Unmarshal([]byte(body(t, v.do(http.MethodGet, at+"/dossier.json", nil))), &plan); err != nil {
			t.Fatal(err)
		}
		for _, s := range plan.About.Sources {
			list = append(list, s.Kind+"-"+strconv.Itoa(s.Nr))
		}
		return list
	}
	if got := sources(); !slices.Equal(got, []string{"case-5", "action-36"}) {
		t.Errorf("builds on %q", got)
	}
	v.post(path, values("doe", "bron-weg", "bron", "action-36"))
	if got := sources(); !slices.Equal(got, []string{"case-5"}) {
		t.Errorf("builds on %q", got)
	}
	// The lessons of a case that it builds on are offered.
	v.post(at+"/lessen", values("doe", "bron", "bron", "case-9"))
	if v.page(at+"/lessen", http.StatusOK).Find("#studie-9").Length() != 1 {
		t.Error("the lessons of case 9 are not offered")
	}
}

// The actions that are the same initiative as a case do not stand on their own
// beside it: the case names them, on every page and in the files.
func TestPlanKnownNamesTheActionsOfACase(t *testing.T) {
	v := newVisitor(t)
	next := v.post("/plannen/nieuw", values("titel", "Zelfroosteren in ons woonzorgcentrum", "doel", "Medewerkers kiezen zelf hun uren", "sector", "zorg", "doelgroepen", "werknemers"))
	at := next[:strings.LastIndexByte(next, '/')]
	k := site.content.Cases[0]
	for _, lang := range catalogue.Langs {
		for _, path := range []string{planPaths(lang, at)[1], address.Plan(lang, secret.Token(at[len("/plannen/"):]))} {
			doc := v.page(path, http.StatusOK)
			for _, nr := range k.Actions {
				a := site.content.Actions[nr-1]
				link := doc.Find(`.plan-matches li:first-child a[href="` + address.Action(lang, nr, a.Slug) + `"], .plan-facts div:first-child a[href="` + address.Action(lang, nr, a.Slug) + `"]`)
				if !strings.Contains(link.Text(), a.Title.In(lang)) {
					t.Errorf("%s does not name action %d with its case", path, nr)
				}
			}
		}
	}
	for _, said := range []string{"Gemeenschappelijk: Zorg, Eigen werknemers", "Woorden uit je tekst: Zelfroosteren, Medewerkers"} {
		if got := v.page(at, http.StatusOK).Find("#deel-known").Parent().Parent().Find(".said").First().Text(); !slices.Contains(strings.Split(got, "\n"), said) {
			t.Errorf("of the case the plan says %q, want %q", got, said)
		}
	}
	dossier, rows := documentText(t, at+"/dossier.docx"), fmt.Sprint(csvRows(t, at+"/dossier.csv"))
	for _, nr := range k.Actions {
		if title := site.content.Actions[nr-1].Title.NL; !strings.Contains(dossier, title) || !strings.Contains(rows, title) {
			t.Errorf("a file does not name action %d", nr)
		}
	}
}

// What is like a plan by related words only says so.
func TestPlanKnownByRelatedWords(t *testing.T) {
	v := newVisitor(t)
	next := v.post("/plannen/nieuw", values("titel", "Minder verloop bij verzorgenden"))
	at := next[:strings.LastIndexByte(next, '/')]
	doc := v.page(at+"/wat-bestaat-al", http.StatusOK)
	if got := words(doc, ".plan-matches .tag"); !strings.Contains(got, "verwante woorden") || doc.Find(".plan-matches > li").Length() != doc.Find(".plan-matches .shares").Length() {
		t.Errorf("the page says %q", got)
	}
	if got := body(t, v.do(http.MethodGet, at+"/lessen", nil)); strings.Contains(got, ": .") {
		t.Error("a case is like the plan by nothing")
	}
}

// Every factor of a case, with its source, and every point of the study is
// there to answer, in both languages.
func TestPlanOffersTheEvidence(t *testing.T) {
	v := newVisitor(t)
	at := withPlan(t, v)
	for _, lang := range catalogue.Langs {
		paths := planPaths(lang, at)
		doc := v.page(paths[2], http.StatusOK)
		k := site.content.Cases[4]
		text := words(doc, "#studie-5")
		for _, f := range k.Factors {
			if !strings.Contains(text, f.Title.In(lang)) || doc.Find(`input[name="studie-5-`+f.ID+`"]`).Length() < 2 {
				t.Errorf("in %s factor %s is not offered", lang, f.ID)
			}
		}
		if got := doc.Find("#studie-5 .plan-factors li").Length(); got != len(k.Factors) {
			t.Errorf("%d factors, want %d", got, len(k.Factors))
		}
		doc = v.page(paths[3], http.StatusOK)
		for _, x := range site.content.Lessons.Points {
			name := "punt-" + strconv.Itoa(x.Nr)
			section := doc.Find(`section[aria-labelledby="` + name + `-titel"]`)
			if !strings.Contains(section.Text(), x.Title.In(lang)) || section.Find(`input[name="`+name+`"]`).Length() != 5 || section.Find(".questions li").Length() == 0 {
				t.Errorf("in %s point %d is not whole", lang, x.Nr)
			}
		}
	}
	// A pitfall that is taken along is offered as a risk.
	var pitfall *catalogue.Factor
	k := site.content.Cases[4]
	for i := range k.Factors {
		if !k.Factors[i].Kind.Helps() {
			pitfall = &k.Factors[i]
		}
	}
	v.fillStep(at, "lessen", "studie-5-"+pitfall.ID, "adopt")
	form := planForm(t, v.page(at+"/risicos", http.StatusOK))
	var row string
	for name, value := range form {
		if value[0] == "5/"+pitfall.ID {
			row = strings.TrimSuffix(name, "-4")
		}
	}
	if row == "" || form.Get(row+"-1") == "" {
		t.Fatalf("the pitfall is not offered: %v", form)
	}
	v.post(at+"/risicos", fill(form, row+"-2", "Een reserve"))
	if got := words(v.page(at, http.StatusOK), ".plan-doc"); !strings.Contains(got, "Een reserve") {
		t.Error("the measure is not in the plan")
	}
}

func TestPlanOfWhatRuns(t *testing.T) {
	v := newVisitor(t)
	form := planForm(t, v.page("/plannen/nieuw?bestaat=ja", http.StatusOK))
	next := v.post("/plannen/nieuw", fill(form, "titel", "Onze techniekdag", "doelgroep", "lagere school", "doel", "kinderen techniek laten ontdekken", "bron", "case-5"))
	at := next[:strings.LastIndexByte(next, '/')]
	k := site.content.Cases[4]
	v.fillStep(at, "lessen", "studie-5-"+k.Factors[0].ID, "have")
	v.fillStep(at, "aandachtspunten", "punt-1", "met")
	doc := v.page(at, http.StatusOK)
	if got := words(doc, ".intro"); !strings.Contains(got, "1 ") || !strings.Contains(got, "10") {
		t.Errorf("the summary says %q", got)
	}
	if got := each(doc.Find(".plan-mark.have")); len(got) != 1 {
		t.Errorf("marks %q", got)
	}
	// One that turns out to be new loses nothing of what was said.
	v.fillStep(at, "beschrijving", "bestaat", "nee")
	if doc := v.page(at, http.StatusOK); doc.Find(".intro").Length() != 0 {
		t.Error("a new action has a summary of what it does")
	}
	if got := planForm(t, v.page(at+"/lessen", http.StatusOK)).Get("studie-5-" + k.Factors[0].ID); got != "have" {
		t.Errorf("the choice became %q", got)
	}
}

func TestPlanFiles(t *testing.T) {
	v := newVisitor(t)
	at := withPlan(t, v)
	edit := at[len("/plannen/"):]
	read := strings.TrimPrefix(v.page(at, http.StatusOK).Find("#leeslink").AttrOr("value", ""), "http://example.com")
	k := site.content.Cases[4]
	says := []string{"Techniekdoos", "Meer kinderen die", "VTI <Tielt>", k.Factors[0].Title.NL, "Te groot", "Met de provincie", "Klassen bereikt", "12.500,50", "37.500,50", "Twee mensen opleiden", read}
	text := documentText(t, at+"/dossier.docx")
	for _, want := range says {
		if !strings.Contains(text, want) {
			t.Errorf("the dossier lacks %q", want)
		}
	}
	var cells strings.Builder
	for _, row := range csvRows(t, at+"/dossier.csv") {
		cells.WriteString(strings.Join(row, "\n") + "\n")
	}
	plain := strings.NewReplacer("12.500,50", "12500,50", "37.500,50", "37500,50") // to add up
	for _, want := range says {
		if !strings.Contains(cells.String(), plain.Replace(want)) {
			t.Errorf("the table lacks %q", want)
		}
	}
	if strings.Contains(cells.String(), "niet vermeld") {
		t.Error("what has no amount is said not to state one")
	}
	if strings.Contains(text+cells.String(), edit) {
		t.Error("a file gives the link to edit by away")
	}
	resp := v.do(http.MethodGet, at+"/dossier.xlsx", nil)
	if data := body(t, resp); resp.StatusCode != http.StatusOK || !strings.HasPrefix(data, "PK") {
		t.Errorf("the workbook: status %d", resp.StatusCode)
	}

	var plan struct {
		Title string
		About struct {
			Goal string
		}
		Funding struct {
			Start   int
			Sources []struct{ Amounts []int }
		}
		Evidence map[string]map[string]struct{ Verdict string }
	}
	for _, path := range []string{"/api/v1/plans/" + edit, "/api/v1/plans/" + read[len("/plannen/"):]} {
		answer(t, path, http.StatusOK, "plan", &plan)
		if plan.Title != "Techniekdoos" || plan.About.Goal != "Meer kinderen die\ntechniek kiezen" || plan.Funding.Start != 2027 ||
			!slices.Equal(plan.Funding.Sources[0].Amounts, []int{2500000, 1250050, 0, 0, 0}) || plan.Evidence["5"][k.Factors[0].ID].Verdict != "adopt" {
			t.Errorf("%s: %+v", path, plan)
		}
	}
	answer(t, "/api/v1/plans/"+strings.Repeat("A", 27), http.StatusNotFound, "problem", nil)
	// A plan that says nothing but its title has the same shape.
	empty := v.post("/plannen/nieuw", url.Values{"titel": {"=1+1"}})
	empty = empty[:strings.LastIndexByte(empty, '/')]
	answer(t, "/api/v1"+strings.Replace(empty, "plannen", "plans", 1), http.StatusOK, "plan", nil)
	if text := body(t, v.do(http.MethodGet, empty+"/dossier.csv", nil)); strings.Contains(text, ";=1+1") {
		t.Error("a formula goes into the table as one")
	}
}
