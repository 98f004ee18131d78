package web_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"
)

// withRound opens a round of two picks on a list of initiatives 36, 43 and 76
// and case 3, for Els and Jan, and gives the addresses of the coordinator and
// of the members.
func withRound(t *testing.T, v *visitor, more ...string) (coordinator string, members []string) {
	t.Helper()
	list := v.newList(values("initiatief", "36", "initiatief", "43", "initiatief", "76", "studie", "3", "lijst", "nieuw", "titel", "Voor maart"))
	form := values("lijst", list[len("/lijsten/"):], "titel", "Keuze", "vraag", "Welke?", "criteria", "lang\r\n\r\nbreed", "aantal", "2", "leden", "Els\r\n Jan ")
	for i := 0; i < len(more); i += 2 {
		form.Set(more[i], more[i+1])
	}
	at, _, _ := strings.Cut(v.post("/rondes/nieuw", form), "?")
	v.page(at, http.StatusOK).Find(".members .share input").Each(func(_ int, in *goquery.Selection) {
		members = append(members, strings.TrimPrefix(in.AttrOr("value", ""), "http://example.com"))
	})
	return at, members
}

func ranks(doe string, pairs ...string) url.Values {
	v := values("doe", doe)
	for i := 0; i < len(pairs); i += 2 {
		v.Set("rang-"+pairs[i], pairs[i+1])
	}
	return v
}

func TestRoundFromListToDecision(t *testing.T) {
	v := newVisitor(t)
	at, members := withRound(t, v, "namen", "ja")
	if len(members) != 2 {
		t.Fatalf("%d members", len(members))
	}
	els, jan := newVisitor(t), newVisitor(t)
	doc := els.page(members[0], http.StatusOK)
	if got := words(doc, "main"); !strings.Contains(got, "Stembrief van Els") || !strings.Contains(got, "Doen ook mee: Jan") {
		t.Errorf("the ballot says %.200q", got)
	}
	if got := texts(doc.Find(".criteria")); !cmp.Equal(got, []string{"lang", "breed"}) {
		t.Errorf("criteria %q", got)
	}
	if doc.Find(".candidate").Length() != 4 || doc.Find("#uitslag").Length() != 0 {
		t.Error("the ballot does not hold the four candidates, or shows a count")
	}
	// A draft is kept, and is no vote.
	els.post(members[0], ranks("ontwerp", "36", "1"))
	if got := els.page(members[0], http.StatusOK).Find("#rang-36").AttrOr("value", ""); got != "1" {
		t.Errorf("the draft holds %q", got)
	}
	els.post(members[0], ranks("stuur", "36", "1", "case-3", "2"))
	jan.post(members[1], ranks("stuur", "43", "1", "36", "2"))
	if got := words(v.page(at, http.StatusOK), "main"); !strings.Contains(got, "verstuurd: 2 van de 2") || strings.Contains(got, "Totaal") {
		t.Errorf("before closing the coordinator sees %.300q", got)
	}
	results := strings.TrimPrefix(v.page(at, http.StatusOK).Find("#leeslink").AttrOr("value", ""), "http://example.com")
	if doc := newVisitor(t).page(results, http.StatusOK); doc.Find("#uitslag").Length() != 0 {
		t.Error("the results show before the round is closed")
	}
	v.read(v.do(http.MethodGet, at+"/dossier.json", nil), http.StatusConflict)

	// The coordinator's browser knows the round, with its list; a member's does not.
	if got := each(v.page("/lijsten", http.StatusOK).Find("#rondes").Parent().Parent().Find(".list-cards a")); !cmp.Equal(got, []string{"Keuze"}) {
		t.Errorf("my rounds are %q", got)
	}
	if els.page("/lijsten", http.StatusOK).Find(".list-cards a").Length() != 0 {
		t.Error("a member's browser keeps what is on the ballot")
	}
	v.post(at, values("doe", "sluit"))
	for who, path := range map[string]string{"coordinator": at, "member": members[0], "spectator": results} {
		doc := newVisitor(t).page(path, http.StatusOK)
		// 36: 1 + 2 = 3; 43: 3 + 1 = 4; case 3: 2 + 3 = 5; 76, which nobody chose: 6.
		var got []string
		doc.Find(".tally tbody tr").Each(func(_ int, tr *goquery.Selection) {
			cells := tr.Find("td")
			got = append(got, cells.Eq(0).Text()+" "+strings.TrimSpace(tr.Find("th").Text())+" "+cells.Eq(1).Text()+" "+cells.Eq(2).Text())
		})
		want := []string{"1 Project Hardenberg 3 2", "2 " + site.content.Actions[42].Title.NL + " 4 1", "3 Project Hardenberg (Praktijkstudie 3) 5 1", "4 BrainTrigger 6 0"}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s (-want +got):\n%s", who, d)
		}
		if who != "coordinator" && doc.Find("form").Length() > 0 && doc.Find("main form").Length() > 0 {
			t.Errorf("%s can change a closed round", who)
		}
	}
	// Nothing about it changes any more.
	for what, form := range map[string]url.Values{"ballot": ranks("stuur", "76", "1", "36", "2"), "draft": ranks("ontwerp")} {
		if resp := els.do(http.MethodPost, members[0], form); resp.StatusCode != http.StatusConflict {
			t.Errorf("a %s after closing: status %d", what, resp.StatusCode)
		}
	}
	if resp := v.do(http.MethodPost, at, values("doe", "lid", "naam", "Mia")); resp.StatusCode != http.StatusConflict {
		t.Errorf("a member after closing: status %d", resp.StatusCode)
	}
	checkDecision(t, v, at)
	checkRecount(t, at)
}

func checkDecision(t *testing.T, v *visitor, at string) {
	t.Helper()
	v.post(at, values("doe", "beslis", "versie", "1", "kies", "43", "kies", "36", "nota-43", "<i>goed</i>", "waarom", "samen besproken"))
	doc := v.page(at, http.StatusOK)
	if doc.Find("#kies-43").Is("[checked]") == false || doc.Find("#nota-43").Text() != "<i>goed</i>" || doc.Find("#waarom").Text() != "samen besproken" {
		t.Error("the decision is not kept")
	}
	doc = v.read(v.do(http.MethodPost, at, values("doe", "beslis", "versie", "1", "kies", "76", "waarom", "te laat")), http.StatusConflict)
	if doc.Find("#waarom").Text() != "te laat" || doc.Find("[name=versie]").AttrOr("value", "") != "2" {
		t.Error("what was typed over a newer decision is lost")
	}
	theirs := words(doc, ".decision-theirs")
	for _, want := range []string{"<i>goed</i>", "samen besproken", "gekozen"} {
		if !strings.Contains(theirs, want) {
			t.Errorf("of the newer decision %q is shown, want %q in it", theirs, want)
		}
	}
}

func TestRoundNamesHidden(t *testing.T) {
	v := newVisitor(t)
	at, members := withRound(t, v)
	v.post(members[0], ranks("stuur", "36", "1", "43", "2"))
	v.post(at, values("doe", "sluit"))
	for _, path := range []string{members[1], strings.TrimPrefix(v.page(at, http.StatusOK).Find("#leeslink").AttrOr("value", ""), "http://example.com")} {
		if got := words(newVisitor(t).page(path, http.StatusOK), "main"); strings.Contains(got, "Els") {
			t.Errorf("%s gives a name away", path)
		}
	}
	if text := body(t, v.do(http.MethodGet, members[1]+"/dossier.json", nil)); strings.Contains(text, "Els") || !strings.Contains(text, `"member": "1"`) {
		t.Errorf("the file gives %s", text)
	}
	if text := body(t, v.do(http.MethodGet, at+"/dossier.json", nil)); !strings.Contains(text, "Els") {
		t.Error("the coordinator's file has no names")
	}
}

func TestRoundFormIsChecked(t *testing.T) {
	v := newVisitor(t)
	list := withItems(t, v)
	token := list[len("/lijsten/"):]
	doc := v.page("/rondes/nieuw?lijst="+token, http.StatusOK)
	if got := strings.Count(doc.Find("#criteria").Text(), "\n") + 1; got != 3 {
		t.Errorf("%d criteria to begin with, want the study's three", got)
	}
	good := values("lijst", token, "titel", "Keuze", "aantal", "2", "leden", "Els\nJan", "open", time.Now().AddDate(0, 0, 4).Format(time.DateOnly))
	for _, tt := range []struct{ field, value, want string }{
		{"titel", "", "Vul de naam of titel in."},
		{"aantal", "4", "van 1 tot 3: hoeveel elk lid kiest"},
		{"aantal", "veel", "van 1 tot 3: hoeveel elk lid kiest"},
		{"leden", "", "Vul de naam van elk lid in."},
		{"leden", "Els\nels", "maar één keer staan"},
		{"leden", strings.Repeat("x\n", 1) + strings.Repeat("y", 81), "hoogstens 80 tekens"},
		{"sluit", "2013-05-01", "voorbij"},
		{"sluit", "morgen", "geen datum"},
		{"open", "31-12-2099", "geen datum: de eerste dag"},
		{"sluit", time.Now().AddDate(0, 0, 2).Format(time.DateOnly), "te vroeg: de laatste dag"},
	} {
		form := url.Values{}
		for k, x := range good {
			form[k] = x
		}
		form.Set(tt.field, tt.value)
		doc := v.read(v.do(http.MethodPost, "/rondes/nieuw", form), http.StatusBadRequest)
		if got := words(doc, `[role="alert"]`); !strings.Contains(got, tt.want) {
			t.Errorf("%s %q: the message is %q", tt.field, tt.value, got)
		}
		kept := doc.Find("#"+tt.field).AttrOr("value", doc.Find("#"+tt.field).Text())
		if kept != tt.value {
			t.Errorf("%s: %q became %q", tt.field, tt.value, kept)
		}
	}
	good.Set("sluit", time.Now().AddDate(0, 0, 4).Format(time.DateOnly))
	at := v.post("/rondes/nieuw", good)
	// Before the first day nobody votes.
	doc = v.page(at, http.StatusOK)
	member := strings.TrimPrefix(doc.Find(".members .share input").First().AttrOr("value", ""), "http://example.com")
	if ballot := v.page(member, http.StatusOK); !strings.Contains(words(ballot, "main"), "Stemmen kan vanaf") || ballot.Find(".candidate input").Length() != 0 {
		t.Error("the ballot can be filled in before the round is open")
	}
	if resp := v.do(http.MethodPost, member, ranks("ontwerp", "36", "1")); resp.StatusCode != http.StatusConflict {
		t.Errorf("before the round is open: status %d, want 409", resp.StatusCode)
	}
	read := strings.TrimPrefix(v.page(list, http.StatusOK).Find("#leeslink").AttrOr("value", ""), "http://example.com/lijsten/")
	v.read(v.do(http.MethodGet, "/rondes/nieuw?lijst="+read, nil), http.StatusForbidden)
	v.page("/rondes/nieuw?lijst=x", http.StatusNotFound)
}

// A round can be opened on what a search finds, in one go.
func TestRoundOnASearch(t *testing.T) {
	v := newVisitor(t)
	add := v.page("/initiatieven?sector=zorg&land=NL", http.StatusOK).Find(`main a[href^="/lijsten/toevoegen"]`).Last().AttrOr("href", "")
	_, query, _ := strings.Cut(add, "?")
	form, err := url.ParseQuery(query)
	if err != nil {
		t.Fatal(err)
	}
	if v.page(add, http.StatusOK).Find(`button[name="daarna"][value="ronde"]`).Length() != 1 {
		t.Error("the page does not offer to open a round")
	}
	form.Set("lijst", "nieuw")
	form.Set("titel", "Uit Nederland")
	form.Set("daarna", "ronde")
	doc := v.page(v.post("/lijsten/toevoegen", form), http.StatusOK)
	count := strings.Fields(words(v.page("/initiatieven?sector=zorg&land=NL", http.StatusOK), "[data-count]"))[0]
	if got := words(doc, ".band header"); !strings.Contains(got, "Uit Nederland") || !strings.Contains(got, count+" kandidaten") {
		t.Errorf("the round is on %q, want %s candidates", got, count)
	}
}

// What a round ranks stays as it was, whatever becomes of the list.
func TestRoundIsFrozen(t *testing.T) {
	v := newVisitor(t)
	list := withItems(t, v)
	v.post(list, values("doe", "eigen", "naam", "Ons idee"))
	ids := itemIDs(v.page(list, http.StatusOK))
	v.post(list, values("doe", "punt", "punt", ids[0], "versie", "1", "status", "drop"))
	at, _, _ := strings.Cut(v.post("/rondes/nieuw", values("lijst", list[len("/lijsten/"):], "titel", "K", "aantal", "1", "leden", "Els")), "?")
	v.post(list, values("doe", "weg", "punt", ids[1]))
	v.post(list, values("doe", "punt", "punt", ids[3], "versie", "1", "status", "keep", "naam", "Anders"))
	member := strings.TrimPrefix(v.page(at, http.StatusOK).Find(".members .share input").AttrOr("value", ""), "http://example.com")
	var got []string
	v.page(member, http.StatusOK).Find(".candidate h2").Each(func(_ int, h *goquery.Selection) { got = append(got, strings.TrimSpace(h.Text())) })
	slices.Sort(got)
	want := []string{"Ons idee", "Project Hardenberg", site.content.Actions[42].Title.NL}
	slices.Sort(want)
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("candidates: what was dropped is out, what changed later is not (-want +got):\n%s", d)
	}
}

func TestAPIList(t *testing.T) {
	v := newVisitor(t)
	at := withItems(t, v)
	v.post(at, values("doe", "eigen", "naam", "Ons idee"))
	read := strings.TrimPrefix(v.page(at, http.StatusOK).Find("#leeslink").AttrOr("value", ""), "http://example.com/lijsten/")
	var got struct {
		Title string
		Items []struct {
			Type string
			Nr   *int
			Own  *struct{ Title string }
		}
	}
	for _, token := range []string{at[len("/lijsten/"):], read} {
		answer(t, "/api/v1/lists/"+token, http.StatusOK, "list", &got)
		if got.Title != "Voor maart" || len(got.Items) != 4 || *got.Items[0].Nr != 36 || got.Items[3].Own.Title != "Ons idee" {
			t.Errorf("the API gives %+v", got)
		}
	}
	answer(t, "/api/v1/lists/"+strings.Repeat("A", 27), http.StatusNotFound, "problem", nil)
	answer(t, "/api/v1/rounds/x/results", http.StatusNotFound, "problem", nil)
	at, _ = withRound(t, v)
	answer(t, "/api/v1/rounds/"+at[len("/rondes/"):]+"/results", http.StatusConflict, "problem", nil)
}

// Whoever runs a round sees what is voted on, and the way back to the list
// where the browser knows it; others see no way there.
func TestRoundShowsItsCandidates(t *testing.T) {
	v := newVisitor(t)
	at, members := withRound(t, v)
	doc := v.page(at, http.StatusOK)
	if got := doc.Find("details#kandidaten a"); got.Length() != 4 {
		t.Errorf("%d candidates show", got.Length())
	}
	var links []string
	doc.Find(`main a[href^="/lijsten/"]`).Each(func(_ int, a *goquery.Selection) { links = append(links, a.Text()) })
	if !cmp.Equal(links, []string{"Voor maart"}) {
		t.Errorf("the links to lists are %q", links)
	}
	v.page(doc.Find(`main a[href^="/lijsten/"]`).AttrOr("href", ""), http.StatusOK)
	for _, path := range []string{at, members[0], strings.TrimPrefix(doc.Find("#leeslink").AttrOr("value", ""), "http://example.com")} {
		if newVisitor(t).page(path, http.StatusOK).Find(`main a[href^="/lijsten/"]`).Length() != 0 {
			t.Errorf("%s gives the list to whoever has not got it", path)
		}
	}
	v.post(at, values("doe", "sluit"))
	if v.page(at, http.StatusOK).Find("#kandidaten").Length() != 0 {
		t.Error("the candidates stand beside the results")
	}
}

// A round is not offered on a list of which nothing is left to rank.
func TestRoundIsOfferedWhereItCanBe(t *testing.T) {
	v := newVisitor(t)
	list := withItems(t, v)
	offered := func() bool {
		return v.page(list, http.StatusOK).Find(`main a[href^="/rondes/nieuw"]`).Length() == 1
	}
	if !offered() {
		t.Error("there is no way to a round")
	}
	for _, id := range itemIDs(v.page(list, http.StatusOK)) {
		v.post(list, values("doe", "punt", "punt", id, "versie", "1", "status", "drop"))
	}
	if got := words(v.page(list, http.StatusOK), "#rangschik + p"); offered() || !strings.Contains(got, "“laten vallen”") {
		t.Errorf("a round is offered, or it does not say why not: %q", got)
	}
}

// What is wrong with many lines is said once.
func TestLongLinesAreSaidOnce(t *testing.T) {
	v := newVisitor(t)
	list := withItems(t, v)
	long := func(n, each int) string { // different from each other
		var lines []string
		for i := range n {
			lines = append(lines, strings.Repeat(string(rune('a'+i)), each))
		}
		return strings.Join(lines, "\n")
	}
	form := values("lijst", list[len("/lijsten/"):], "titel", "Keuze", "aantal", "2", "criteria", long(8, 201), "leden", long(20, 81))
	got := words(v.read(v.do(http.MethodPost, "/rondes/nieuw", form), http.StatusBadRequest), `[role="alert"]`)
	for _, want := range []string{"Te lang: elk criterium mag hoogstens 200 tekens hebben.", "Te lang: elke naam of functie mag hoogstens 80 tekens hebben."} {
		if strings.Count(got, want) != 1 {
			t.Errorf("want %q once in %q", want, got)
		}
	}
}
