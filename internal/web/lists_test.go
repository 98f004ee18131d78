package web_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"warmwater/internal/shortlist"
)

func TestListFromChoice(t *testing.T) {
	v := newVisitor(t)
	doc := v.page("/lijsten/toevoegen?initiatief=36&initiatief=43&studie=3", http.StatusOK)
	if got := doc.Find(".plain-list li").Length(); got != 3 {
		t.Errorf("%d things are named, want 3", got)
	}
	at := withItems(t, v)
	doc = v.page(at, http.StatusOK)
	want := []string{site.content.Actions[35].Title.NL, site.content.Actions[42].Title.NL, site.content.Cases[2].Title.NL}
	if d := cmp.Diff(want, itemTitles(doc)); d != "" {
		t.Errorf("items (-want +got):\n%s", d)
	}
	if got := words(doc, "h1"); got != "Voor maart" {
		t.Errorf("title %q", got)
	}
	// The browser knows the list now, and offers it for the next thing.
	if got := v.page("/lijsten", http.StatusOK).Find(".list-cards a").AttrOr("href", ""); got != at {
		t.Errorf("the browser remembers %q, want %s", got, at)
	}
	token := at[strings.LastIndex(at, "/")+1:]
	if !v.page("/lijsten/toevoegen?studie=5", http.StatusOK).Find(`input[name="lijst"][value="` + token + `"]`).Is("[checked]") {
		t.Error("the list is not offered first")
	}
	if got := v.post("/lijsten/toevoegen", values("studie", "5", "studie", "3", "lijst", token)); got != at+"?bij=1" {
		t.Errorf("leads to %s, want one added", got)
	}
	if got := len(itemTitles(v.page(at, http.StatusOK))); got != 4 {
		t.Errorf("%d items, want 4", got)
	}
}

func TestListFromSearch(t *testing.T) {
	v := newVisitor(t)
	const search = "q=stage&sector=zorg"
	results := page(t, "/initiatieven?"+search, http.StatusOK)
	link := results.Find(`a[href^="/lijsten/toevoegen"]`).AttrOr("href", "")
	if link != "/lijsten/toevoegen?zoek="+url.QueryEscape(search) {
		t.Fatalf("the results lead to %q", link)
	}
	doc := v.page(link, http.StatusOK)
	at := v.newList(values("zoek", search, "lijst", "nieuw", "titel", doc.Find(`[name="titel"]`).AttrOr("value", "")))
	doc = v.page(at, http.StatusOK)
	want := results.Find(".row-list .hit h3").Length()
	if got := len(itemTitles(doc)); got != want || want == 0 {
		t.Errorf("%d items, the search finds %d", got, want)
	}
	if got := doc.Find(`.title a[href="/initiatieven?` + strings.ReplaceAll(search, "&", "&") + `"]`).Length(); got != 1 {
		t.Error("the list does not say which search it came from")
	}
	for _, bad := range []string{"land=XX", "q=" + strings.Repeat("x", 300), "%zz"} {
		v.read(v.do(http.MethodGet, "/lijsten/toevoegen?zoek="+url.QueryEscape(bad), nil), http.StatusBadRequest)
	}
}

func TestListBadInput(t *testing.T) {
	v := newVisitor(t)
	long := strings.Repeat("é", shortlist.MaxTitle+1)
	for _, tt := range []struct {
		path string
		form url.Values
		want string
	}{
		{"/lijsten", values("titel", " ", "doel", "iets"), "Vul de naam of titel in."},
		{"/lijsten", values("titel", long), "Te lang: de naam of titel mag hoogstens 120 tekens hebben."},
		{"/en/lists", values("titel", ""), "Fill in the name or title."},
		{"/lijsten/toevoegen", values("studie", "3", "lijst", "nieuw"), "Vul de naam of titel in."},
		{"/lijsten/toevoegen", values("studie", "99", "initiatief", "3", "lijst", "nieuw", "titel", "X"), "Er is geen praktijkstudie “99”"},
	} {
		doc := v.read(v.do(http.MethodPost, tt.path, tt.form), http.StatusBadRequest)
		if got := words(doc, `[role="alert"]`); !strings.Contains(got, tt.want) {
			t.Errorf("%s %v: the message is %q", tt.path, tt.form, got)
		}
		if got, want := doc.Find(`[name="titel"]`).AttrOr("value", ""), strings.TrimSpace(tt.form.Get("titel")); got != want {
			t.Errorf("%s: the title typed, %q, became %q", tt.path, want, got)
		}
	}
}

func TestListItems(t *testing.T) {
	v := newVisitor(t)
	at := withItems(t, v)
	ids := itemIDs(v.page(at, http.StatusOK))
	if got := v.post(at, values("doe", "neer", "punt", ids[0])); got != at+"#punt-"+ids[0] {
		t.Errorf("leads to %s", got)
	}
	v.post(at, values("doe", "op", "punt", ids[2]))
	if d := cmp.Diff([]string{ids[1], ids[2], ids[0]}, itemIDs(v.page(at, http.StatusOK))); d != "" {
		t.Errorf("order (-want +got):\n%s", d)
	}
	v.post(at, values("doe", "volgorde", "volgorde", ids[0]+","+ids[1]+",x,"+ids[2]))
	if d := cmp.Diff(ids, itemIDs(v.page(at, http.StatusOK))); d != "" {
		t.Errorf("order (-want +got):\n%s", d)
	}
	// Taken off, with a way back.
	back := v.post(at, values("doe", "weg", "punt", ids[1]))
	doc := v.page(back, http.StatusOK)
	undo := doc.Find(`.notice input[name="punt"]`).AttrOr("value", "")
	if undo != ids[1] || len(itemIDs(doc)) != 2 {
		t.Fatalf("to undo: %q, %d items", undo, len(itemIDs(doc)))
	}
	v.post(at, values("doe", "terug", "punt", undo))
	if d := cmp.Diff(ids, itemIDs(v.page(at, http.StatusOK))); d != "" {
		t.Errorf("after undo (-want +got):\n%s", d)
	}
	v.read(v.do(http.MethodPost, at, values("doe", "weg", "punt", "999999")), http.StatusNotFound)
	v.read(v.do(http.MethodPost, at, values("doe", "toveren")), http.StatusBadRequest)
}

func TestListRemarks(t *testing.T) {
	v := newVisitor(t)
	at := withItems(t, v)
	id := itemIDs(v.page(at, http.StatusOK))[0]
	v.post(at, values("doe", "punt", "punt", id, "versie", "1", "status", "keep", "reden", "past", "notitie", "een\r\ntwee", "deel", "Eerst"))
	item := v.page(at, http.StatusOK).Find("#punt-" + id)
	for _, want := range []string{"houden", "past", "een\ntwee", "Eerst"} {
		if !strings.Contains(item.Text(), want) {
			t.Errorf("the item does not say %q", want)
		}
	}
	// Someone who began from the first version gets both to see.
	doc := v.read(v.do(http.MethodPost, at, values("doe", "punt", "punt", id, "versie", "1", "status", "drop", "notitie", "van de ander")), http.StatusConflict)
	form := doc.Find("#bewerk-" + id)
	if got := form.Find(".theirs").Text(); !strings.Contains(got, "een\ntwee") {
		t.Errorf("what is there now is not shown: %q", got)
	}
	if got := form.Find("textarea[name=notitie]").Text(); got != "van de ander" {
		t.Errorf("what was typed became %q", got)
	}
	version := form.Find("[name=versie]").AttrOr("value", "")
	v.post(at, values("doe", "punt", "punt", id, "versie", version, "status", "drop", "notitie", "van de ander"))
	if got := v.page(at, http.StatusOK).Find("#punt-" + id + " .item-note").Text(); got != "van de ander" {
		t.Errorf("the note is %q", got)
	}
	// Too long, and a status that is none: kept, and said.
	doc = v.read(v.do(http.MethodPost, at, values("doe", "punt", "punt", id, "versie", "3", "status", "misschien", "notitie", strings.Repeat("x", shortlist.MaxNote+1))), http.StatusBadRequest)
	if got := words(doc, "#bewerk-"+id+` [role="alert"]`); !strings.Contains(got, "2.000 tekens") || !strings.Contains(got, "Kies de status") {
		t.Errorf("the message is %q", got)
	}
	if got := len(doc.Find("#bewerk-" + id + " textarea").Text()); got != shortlist.MaxNote+1 {
		t.Errorf("%d characters are kept", got)
	}
}

func TestListOwnCandidate(t *testing.T) {
	v := newVisitor(t)
	at := withItems(t, v)
	v.post(at, values("doe", "eigen", "naam", "<b>Ons</b> idee", "door", "wij", "link", "https://ons.example/x", "tekst", "zo"))
	item := v.page(at, http.StatusOK).Find(".item").Last()
	if got := item.Find("h3 a"); got.Text() != "<b>Ons</b> idee" || got.AttrOr("href", "") != "https://ons.example/x" {
		t.Errorf("the candidate is %q at %q", got.Text(), got.AttrOr("href", ""))
	}
	if !strings.Contains(item.Find(".kicker").Text(), "niet uit de catalogus") {
		t.Error("it is not marked as one of their own")
	}
	for _, link := range []string{"javascript:alert(1)", "ons.example", "https://", "data:text/html,x"} {
		doc := v.read(v.do(http.MethodPost, at, values("doe", "eigen", "naam", "X", "link", link)), http.StatusBadRequest)
		if got := words(doc, `#eigen [role="alert"]`); !strings.Contains(got, "heel webadres") || doc.Find("#eigen [name=link]").AttrOr("value", "") != link {
			t.Errorf("%s: the message is %q", link, got)
		}
	}
}

func TestListHeadConflict(t *testing.T) {
	v := newVisitor(t)
	at := withItems(t, v)
	v.post(at, values("doe", "kop", "versie", "1", "titel", "Voor april", "doel", "anders"))
	doc := v.read(v.do(http.MethodPost, at, values("doe", "kop", "versie", "1", "titel", "Voor mei")), http.StatusConflict)
	if got := words(doc, "#kop .theirs"); !strings.Contains(got, "Voor april") {
		t.Errorf("what is there now: %q", got)
	}
	if got := doc.Find("#kop [name=titel]").AttrOr("value", ""); got != "Voor mei" {
		t.Errorf("what was typed became %q", got)
	}
	v.post(at, values("doe", "kop", "versie", doc.Find("#kop [name=versie]").AttrOr("value", ""), "titel", "Voor mei"))
	if got := words(v.page(at, http.StatusOK), "h1"); got != "Voor mei" {
		t.Errorf("the title is %q", got)
	}
}

func TestListLinks(t *testing.T) {
	v := newVisitor(t)
	at := withItems(t, v)
	doc := v.page(at, http.StatusOK)
	edit, read := doc.Find("#bewerklink").AttrOr("value", ""), doc.Find("#leeslink").AttrOr("value", "")
	if edit != "http://example.com"+at || !strings.HasPrefix(read, "http://example.com/lijsten/") || read == edit {
		t.Fatalf("links %q and %q", edit, read)
	}
	read = strings.TrimPrefix(read, "http://example.com")
	other := newVisitor(t)
	reading := other.page(read, http.StatusOK)
	if len(itemTitles(reading)) != 3 || reading.Find("main form:not(#keuze), .item-edit, #leeslink").Length() != 0 {
		t.Error("the link to read by offers changes, or shows nothing")
	}
	if len(other.cookies) > 0 {
		t.Error("reading leaves a cookie")
	}
	if strings.Contains(reading.Find("main").Text()+reading.Find("main").AttrOr("class", ""), at[len("/lijsten/"):]) {
		t.Error("the link to read by gives the one to edit by away")
	}
	for _, doe := range []string{"op", "weg", "terug", "volgorde", "eigen", "punt", "kop", "voegsamen", "links-nieuw", "leeslink", "leeslink-weg", "verwijder"} {
		form := values("doe", doe, "punt", itemIDs(reading)[1], "naam", "X", "titel", "X", "status", "keep", "versie", "1", "lijst", read[len("/lijsten/"):])
		if resp := other.do(http.MethodPost, read, form); resp.StatusCode != http.StatusForbidden {
			t.Errorf("%s by the link to read by: status %d, want 403", doe, resp.StatusCode)
		}
	}
	if d := cmp.Diff(itemIDs(doc), itemIDs(v.page(at, http.StatusOK))); d != "" {
		t.Errorf("the list changed:\n%s", d)
	}
	// In English by the same link, at the same place.
	if got := words(other.page("/en/lists/"+read[len("/lijsten/"):], http.StatusOK), "h1"); got != "Voor maart" {
		t.Errorf("in English the list is called %q", got)
	}
	v.post(at, values("doe", "leeslink-weg"))
	other.page(read, http.StatusNotFound)
	v.post(at, values("doe", "leeslink"))
	renewed := place(v.post(at, values("doe", "links-nieuw")))
	v.page(at, http.StatusNotFound)
	v.page(renewed, http.StatusOK)
	if got := v.page("/lijsten", http.StatusOK).Find(".list-cards a"); got.Length() != 1 || got.AttrOr("href", "") != renewed {
		t.Errorf("the browser remembers %d lists", got.Length())
	}
}

// A page that a secret link opens tells its address to nobody.
func TestListIsPrivate(t *testing.T) {
	v := newVisitor(t)
	at := withItems(t, v)
	resp := v.do(http.MethodGet, at, nil)
	for name, want := range map[string]string{"Referrer-Policy": "strict-origin", "Cache-Control": "no-store", "X-Robots-Tag": "noindex"} {
		if got := resp.Header.Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	doc := v.read(resp, http.StatusOK)
	if doc.Find(`link[rel="canonical"], link[rel="alternate"]`).Length() != 0 {
		t.Error("the page gives its address to search engines")
	}
	token := at[len("/lijsten/"):]
	if strings.Contains(site.logs.String(), token) {
		t.Error("the log has the token")
	}
	for _, guess := range []string{"x", strings.Repeat("A", 27), token[:26], token + "A", "..", "%2e%2e"} {
		if resp := v.do(http.MethodGet, "/lijsten/"+guess, nil); resp.StatusCode != http.StatusNotFound {
			t.Errorf("%s: status %d, want 404", guess, resp.StatusCode)
		}
	}
	// Forms of other sites are refused.
	r := httptest.NewRequest(http.MethodPost, at, strings.NewReader("doe=verwijder"))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Origin", "https://elsewhere.example")
	if resp := ask(t, site.handler, r); resp.StatusCode != http.StatusForbidden {
		t.Errorf("a form of another site: status %d", resp.StatusCode)
	}
}

// Nor is what the API gives for such a link kept by whatever stands between.
func TestSecretsOfTheAPIAreNotKept(t *testing.T) {
	v := newVisitor(t)
	list, plan := withItems(t, v), withPlan(t, v)
	round, _ := withRound(t, v)
	v.post(round, values("doe", "sluit"))
	for _, path := range []string{
		"/lists/" + list[len("/lijsten/"):], "/plans/" + plan[len("/plannen/"):], "/rounds/" + round[len("/rondes/"):] + "/results",
	} {
		resp := get(t, "/api/v1"+path)
		if got := resp.Header.Get("Cache-Control"); resp.StatusCode != http.StatusOK || got != "no-store" {
			t.Errorf("%s: status %d, Cache-Control %q", path, resp.StatusCode, got)
		}
	}
	if got := get(t, "/api/v1/actions/5").Header.Get("Cache-Control"); got != "no-cache" {
		t.Errorf("an action has Cache-Control %q", got)
	}
}

func TestListCookie(t *testing.T) {
	v := newVisitor(t)
	at := withItems(t, v)
	const name = "warmwater_lijsten"
	value := v.cookies[name]
	changed := byte('A')
	if value[0] == changed {
		changed = 'B'
	}
	for what, cookie := range map[string]string{
		"no signature": at[len("/lijsten/"):], "another signature": strings.Replace(value, "~", "~A", 1), "changed": string(changed) + value[1:], "nonsense": "%%%",
	} {
		other := newVisitor(t)
		other.cookies[name] = cookie
		if got := other.page("/lijsten", http.StatusOK).Find(".list-cards a").Length(); got != 0 {
			t.Errorf("%s: %d lists are believed", what, got)
		}
	}
	resp := v.do(http.MethodGet, at, nil)
	if c := resp.Cookies()[0]; !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/" || c.Secure {
		t.Errorf("over http the cookie is %+v", c)
	}
	// Without the cookie the link still works.
	newVisitor(t).page(at, http.StatusOK)
}

func TestListDeleteCopyMerge(t *testing.T) {
	v := newVisitor(t)
	at := withItems(t, v)
	v.post(at, values("doe", "verwijder"))
	doc := v.page(at, http.StatusOK)
	if len(itemIDs(doc)) != 0 || doc.Find(`button[value="herstel"]`).Length() != 1 || doc.Find(".item-edit").Length() != 0 {
		t.Error("a deleted list shows more than the way back")
	}
	v.post(at, values("doe", "herstel"))
	second := place(v.post(at, values("doe", "dubbel")))
	if got := words(v.page(second, http.StatusOK), "h1"); got != "Kopie van Voor maart" {
		t.Errorf("the copy is called %q", got)
	}
	v.post(second, values("doe", "eigen", "naam", "Nog iets"))
	third := v.newList(values("studie", "5", "lijst", "nieuw", "titel", "Derde"))
	if got := v.post(third, values("doe", "voegsamen", "lijst", second[len("/lijsten/"):])); got != third+"?bij=4" {
		t.Errorf("leads to %s, want four added", got)
	}
	if a, b := len(itemIDs(v.page(third, http.StatusOK))), len(itemIDs(v.page(at, http.StatusOK))); a != 5 || b != 3 {
		t.Errorf("%d and %d items, want 5 and 3", a, b)
	}
	v.read(v.do(http.MethodPost, third, values("doe", "voegsamen", "lijst", "x")), http.StatusNotFound)
}

func TestListAsCSV(t *testing.T) {
	v := newVisitor(t)
	at := withItems(t, v)
	id := itemIDs(v.page(at, http.StatusOK))[0]
	v.post(at, values("doe", "punt", "punt", id, "versie", "1", "status", "keep", "notitie", "=SUM(A1)"))
	resp := v.do(http.MethodGet, at+"/dossier.csv", nil)
	text := body(t, resp)
	if resp.StatusCode != http.StatusOK || !strings.Contains(text, "1;Initiatief 36;") || !strings.Contains(text, ";'=SUM(A1);") {
		t.Errorf("status %d: %s", resp.StatusCode, text)
	}
	v.page("/lijsten/"+strings.Repeat("A", 27)+"/dossier.csv", http.StatusNotFound)
}

// What is refused says so in the title, and is where its message is: a browser
// keeps the place in the address of the form. It asks before it is left.
func TestListRefused(t *testing.T) {
	v := newVisitor(t)
	at := withItems(t, v)
	doc := v.page(at, http.StatusOK)
	id := itemIDs(doc)[0]
	for _, tt := range []struct {
		name, place string
		form        url.Values
	}{
		{"an item", "bewerk-" + id, values("doe", "punt", "punt", id, "versie", "1", "status", "misschien")},
		{"a candidate", "eigen", values("doe", "eigen", "naam", "")},
	} {
		form := doc.Find("#" + tt.place + " form")
		if got := form.AttrOr("action", ""); got != at+"#"+tt.place {
			t.Errorf("%s is sent to %q", tt.name, got)
		}
		if got, ok := form.Attr("data-unsaved"); !ok || got != "" {
			t.Errorf("%s is unsaved: %q, %v", tt.name, got, ok)
		}
		refused := v.read(v.do(http.MethodPost, at, tt.form), http.StatusBadRequest)
		if got := refused.Find("title").Text(); !strings.HasPrefix(got, "Fout: ") {
			t.Errorf("%s refused has the title %q", tt.name, got)
		}
		if refused.Find("#"+tt.place+`[open] form[data-unsaved="ja"] [role="alert"]`).Length() != 1 {
			t.Errorf("%s refused does not say so where it was typed, or is left unasked", tt.name)
		}
	}
	if got := doc.Find("title").Text(); strings.HasPrefix(got, "Fout") {
		t.Errorf("the title is %q", got)
	}
}
