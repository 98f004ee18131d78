package web_test

import (
	"encoding/json"
	"fmt"
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

// checkRecount counts what the file holds again.
func checkRecount(t *testing.T, at string) {
	t.Helper()
	var file struct {
		K          int
		Candidates []string
		Ballots    []struct {
			Member string
			Ranks  map[string]int
		}
	}
	text := body(t, newVisitor(t).do(http.MethodGet, at+"/dossier.json", nil))
	if err := json.Unmarshal([]byte(text), &file); err != nil {
		t.Fatal(err)
	}
	if file.K != 2 || len(file.Candidates) != 4 || len(file.Ballots) != 2 || file.Ballots[0].Member != "Els" || file.Ballots[1].Ranks["43"] != 1 {
		t.Errorf("the file holds %+v", file)
	}
	var api struct {
		K       int
		Results []struct {
			Candidate   string
			Rank, Total int
		}
		Chosen []string
	}
	answer(t, "/api/v1/rounds/"+at[len("/rondes/"):]+"/results", http.StatusOK, "round", &api)
	if len(api.Results) != 4 || api.Results[0].Candidate != "36" || api.Results[0].Total != 3 || !slices.Contains(api.Chosen, "43") {
		t.Errorf("the API gives %+v", api)
	}
}

// The count as a file holds what the page shows, and no link to lead by.
func TestRoundAsTable(t *testing.T) {
	v := newVisitor(t)
	at, members := withRound(t, v)
	v.page(members[0], http.StatusOK)
	v.read(v.do(http.MethodGet, at+"/dossier.csv", nil), http.StatusConflict)
	v.post(members[0], ranks("stuur", "36", "1", "43", "2"))
	v.post(at, values("doe", "sluit"))
	v.post(at, values("doe", "beslis", "versie", "1", "kies", "43", "nota-43", "toch"))
	rows := csvRows(t, at+"/dossier.csv")
	if d := cmp.Diff([]string{"1", "Project Hardenberg", "1", "1", "1", "0", "1", "1", "", "", "1"}, rows[1]); d != "" {
		t.Errorf("first row (-want +got):\n%s", d)
	}
	if d := cmp.Diff([]string{"gekozen", "toch", "2"}, rows[2][8:]); d != "" {
		t.Errorf("second row (-want +got):\n%s", d)
	}
	if got := rows[0][len(rows[0])-1]; got != "Els" {
		t.Errorf("the ballot is headed %q", got)
	}
	if got := csvRows(t, members[1]+"/dossier.csv")[0]; got[len(got)-1] != "stembrief 1" {
		t.Errorf("to a member who may not see names the ballot is headed %q", got[len(got)-1])
	}
	if last := rows[len(rows)-1]; strings.Contains(strings.Join(last, " "), at) {
		t.Error("the file gives the link to lead by away")
	}
}

func TestBallotIsRefused(t *testing.T) {
	v := newVisitor(t)
	_, members := withRound(t, v)
	tests := []struct {
		name string
		form url.Values
		want []string
	}{
		{"a double", ranks("stuur", "36", "1", "43", "1"), []string{"Plaats 1 is meer dan één keer gegeven: “Project Hardenberg”", "ontbreken nog: 2"}},
		{"too few", ranks("stuur", "76", "1"), []string{"ontbreken nog: 2"}},
		{"nothing", ranks("stuur"), []string{"ontbreken nog: 1, 2"}},
		{"out of range", ranks("stuur", "36", "1", "43", "3"), []string{"van 1 tot 2: ", "ontbreken nog: 2"}},
		{"no number", ranks("stuur", "36", "een", "43", "2"), []string{"Een plaats is een getal: Project Hardenberg", "ontbreken nog: 1"}},
	}
	for _, tt := range tests {
		doc := v.read(v.do(http.MethodPost, members[0], tt.form), http.StatusBadRequest)
		got := words(doc, `[role="alert"]`)
		for _, want := range append(tt.want, "bewaard als ontwerp") {
			if !strings.Contains(got, want) {
				t.Errorf("%s: the message is %q, want %q in it", tt.name, got, want)
			}
		}
		for field, value := range tt.form {
			if field != "doe" && doc.Find("[name="+field+"]").AttrOr("value", "") != value[0] {
				t.Errorf("%s: %s typed in %s is lost", tt.name, value[0], field)
			}
		}
	}
}

// A ballot that was sent counts until another is sent, whatever is filled in
// meanwhile.
func TestSentBallotCounts(t *testing.T) {
	v := newVisitor(t)
	at, members := withRound(t, v)
	v.post(members[0], ranks("stuur", "36", "1", "43", "2"))
	v.read(v.do(http.MethodPost, members[0], ranks("stuur", "76", "1", "43", "1")), http.StatusBadRequest)
	doc := v.page(members[0], http.StatusOK)
	if got := doc.Find("[name=rang-76]").AttrOr("value", ""); got != "1" {
		t.Errorf("of what was filled in after, %q is left", got)
	}
	if got := words(doc, "main"); !strings.Contains(got, "telt pas als je het verstuurt") {
		t.Error("the ballot does not say what counts")
	}
	v.post(members[0], ranks("ontwerp", "76", "1"))
	v.post(at, values("doe", "sluit"))
	rows := csvRows(t, at+"/dossier.csv")
	if first := rows[1]; first[1] != "Project Hardenberg" || first[len(first)-1] != "1" {
		t.Errorf("the first of the count is %q", first)
	}
}

// What can be taken along of a round is there while it is closed and not
// deleted, and holds no link by which someone votes or leads.
func TestRoundFilesOfADeletedRound(t *testing.T) {
	v := newVisitor(t)
	at, members := withRound(t, v)
	v.post(members[0], ranks("stuur", "36", "1", "43", "2"))
	v.post(at, values("doe", "sluit"))
	if rows := csvRows(t, members[0]+"/dossier.csv"); strings.Contains(fmt.Sprint(rows), members[0]) {
		t.Error("a member's file gives the member's link away")
	}
	v.post(at, values("doe", "verwijder"))
	token := strings.TrimPrefix(at, "/rondes/")
	for _, path := range []string{at + "/dossier.json", at + "/dossier.csv", "/api/v1/rounds/" + token + "/results"} {
		if resp := v.do(http.MethodGet, path, nil); resp.StatusCode != http.StatusNotFound {
			t.Errorf("%s of a deleted round: status %d", path, resp.StatusCode)
		}
	}
}

// Each member has the candidates in another order, and always the same.
func TestBallotOrder(t *testing.T) {
	v := newVisitor(t)
	_, members := withRound(t, v, "leden", "a\nb\nc\nd\ne\nf")
	orders := map[string]bool{}
	for _, path := range members {
		order := func() string {
			var list []string
			v.page(path, http.StatusOK).Find(".candidate input").Each(func(_ int, in *goquery.Selection) { list = append(list, in.AttrOr("name", "")) })
			return strings.Join(list, " ")
		}
		first := order()
		if second := order(); second != first {
			t.Errorf("the order went from %s to %s", first, second)
		}
		orders[first] = true
	}
	if len(orders) < 3 {
		t.Errorf("six members have %d orders", len(orders))
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

func TestRoundMembers(t *testing.T) {
	v := newVisitor(t)
	at, members := withRound(t, v)
	v.post(at, values("doe", "lid", "naam", "Mia"))
	ids := v.page(at, http.StatusOK).Find(".members [name=lid]")
	if ids.Length() != 3 {
		t.Fatalf("%d members", ids.Length())
	}
	v.post(at, values("doe", "lidlink", "lid", ids.First().AttrOr("value", "")))
	v.page(members[0], http.StatusNotFound)
	v.post(at, values("doe", "lidweg", "lid", ids.Last().AttrOr("value", "")))
	if got := v.page(at, http.StatusOK).Find(".members li").Length(); got != 2 {
		t.Errorf("%d members, want 2", got)
	}
	// Who votes does not lead.
	for _, doe := range []string{"sluit", "lid", "lidlink", "lidweg", "beslis"} {
		form := values("doe", doe, "naam", "X", "lid", ids.First().AttrOr("value", ""), "versie", "1")
		if resp := v.do(http.MethodPost, members[1], form); resp.StatusCode != http.StatusForbidden {
			t.Errorf("%s by a member: status %d, want 403", doe, resp.StatusCode)
		}
	}
	if resp := v.do(http.MethodPost, at, ranks("stuur", "36", "1", "43", "2")); resp.StatusCode != http.StatusForbidden {
		t.Errorf("a ballot of the coordinator: status %d", resp.StatusCode)
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

func TestRoundDeleted(t *testing.T) {
	v := newVisitor(t)
	at, members := withRound(t, v)
	v.post(at, values("doe", "verwijder"))
	v.page(members[0], http.StatusNotFound)
	doc := v.page(at, http.StatusOK)
	if doc.Find(`button[value="herstel"]`).Length() != 1 || doc.Find(".members").Length() != 0 {
		t.Error("a deleted round shows more than the way back")
	}
	v.post(at, values("doe", "herstel"))
	v.page(members[0], http.StatusOK)
}
