package web_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"warmwater/internal/shortlist"
)

// sentAgain is the form with which a page offers to make a refused change after
// all, as its button sends it.
func sentAgain(doc *goquery.Document) url.Values {
	form := url.Values{}
	doc.Find(`[aria-labelledby="getypt"] form`).Find(`input, button`).Each(func(_ int, x *goquery.Selection) {
		form.Add(x.AttrOr("name", ""), x.AttrOr("value", ""))
	})
	return form
}

// What was typed for an item that another took off meanwhile is shown with the
// list, and one button puts the item back with it.
func TestListItemGone(t *testing.T) {
	v := newVisitor(t)
	at := withItems(t, v)
	id := itemIDs(v.page(at, http.StatusOK))[1]
	v.post(at, values("doe", "weg", "punt", id))
	doc := v.read(v.do(http.MethodPost, at, values("doe", "punt", "punt", id, "versie", "1", "status", "keep", "reden", "past", "notitie", "een\r\ntwee", "deel", "Eerst")), http.StatusNotFound)
	if got := words(doc, `[role="alert"]`); !strings.Contains(got, "staat niet meer op de lijst") {
		t.Errorf("the message is %q", got)
	}
	if got := len(itemIDs(doc)); got != 2 {
		t.Errorf("the list shows %d items, want the two that are left", got)
	}
	kept := doc.Find(`[aria-labelledby="getypt"]`).Text()
	for _, want := range []string{"houden", "past", "een\ntwee", "Eerst"} {
		if !strings.Contains(kept, want) {
			t.Errorf("%q is not kept: %q", want, kept)
		}
	}
	v.post(at, sentAgain(doc))
	item := v.page(at, http.StatusOK).Find("#punt-" + id)
	if got := item.Find(".item-note").Text(); got != "een\ntwee" || !item.HasClass("keep") {
		t.Errorf("after putting it back the note is %q, the item %q", got, item.AttrOr("class", "is gone"))
	}
	// One that is to be moved has nothing typed, and the list is there all the same.
	v.post(at, values("doe", "weg", "punt", id))
	doc = v.read(v.do(http.MethodPost, at, values("doe", "op", "punt", id)), http.StatusNotFound)
	if len(itemIDs(doc)) != 2 || !strings.Contains(words(doc, `[role="alert"]`), "staat niet meer op de lijst") {
		t.Error("moving what is gone does not lead back to the list")
	}
}

// What was typed on a list that was deleted meanwhile is shown beside the way
// to bring the list back, which saves it too.
func TestListGone(t *testing.T) {
	v := newVisitor(t)
	at := withItems(t, v)
	id := itemIDs(v.page(at, http.StatusOK))[0]
	for _, tt := range []struct {
		name, where, want string
		form              url.Values
	}{
		{"a note", "#punt-" + id + " .item-note", "van mij", values("doe", "punt", "punt", id, "versie", "1", "status", "look", "notitie", "van mij")},
		{"a title", "h1", "Voor mei", values("doe", "kop", "versie", "1", "titel", "Voor mei", "doel", "Anders")},
		{"a candidate", ".item:last-child h3", "Ons idee", values("doe", "eigen", "naam", "Ons idee", "tekst", "zo")},
	} {
		v.post(at, values("doe", "verwijder"))
		doc := v.read(v.do(http.MethodPost, at, tt.form), http.StatusNotFound)
		if got := words(doc, `[role="alert"]`); !strings.Contains(got, "intussen verwijderd") || !strings.Contains(got, "Dertig dagen") {
			t.Errorf("%s: the message is %q", tt.name, got)
		}
		if got := words(doc, `[aria-labelledby="getypt"]`); !strings.Contains(got, tt.want) {
			t.Errorf("%s: what is kept is %q", tt.name, got)
		}
		v.post(at, sentAgain(doc))
		if got := words(v.page(at, http.StatusOK), tt.where); got != tt.want {
			t.Errorf("%s: after bringing the list back there is %q, want %q", tt.name, got, tt.want)
		}
	}
	// Typed with a fault, it is kept likewise.
	v.post(at, values("doe", "verwijder"))
	for _, form := range []url.Values{
		values("doe", "kop", "versie", "2", "titel", "", "doel", "een doel"), values("doe", "eigen", "naam", "", "tekst", "een doel"),
	} {
		doc := v.read(v.do(http.MethodPost, at, form), http.StatusNotFound)
		if got := words(doc, `[aria-labelledby="getypt"]`); !strings.Contains(got, "een doel") {
			t.Errorf("%s with a fault: what is kept is %q", form.Get("doe"), got)
		}
	}
}

// Where the link opens nothing any more, what was typed is still there to copy.
func TestListLinkGone(t *testing.T) {
	v := newVisitor(t)
	at := withItems(t, v)
	id := itemIDs(v.page(at, http.StatusOK))[0]
	v.post(at, values("doe", "links-nieuw"))
	doc := v.read(v.do(http.MethodPost, at, values("doe", "punt", "punt", id, "versie", "1", "status", "look", "notitie", "een <b>lange</b> notitie")), http.StatusNotFound)
	if got := words(doc, `[aria-labelledby="getypt"]`); !strings.Contains(got, "een <b>lange</b> notitie") {
		t.Errorf("what is kept is %q", got)
	}
	if doc.Find(`main .links a[href="/lijsten"]`).Length() != 1 {
		t.Error("no way to the lists that the browser knows")
	}
}

// Where things can not come on a list, what was chosen is still chosen, and
// so is what was typed.
func TestListRefusesMore(t *testing.T) {
	v := newVisitor(t)
	at := withItems(t, v)
	v.post(at, values("doe", "verwijder"))
	doc := v.read(v.do(http.MethodPost, "/lijsten/toevoegen", values("studie", "5", "lijst", at[len("/lijsten/"):], "titel", "Toch een nieuwe")), http.StatusNotFound)
	if words(doc, `[role="alert"]`) == "" || doc.Find(`input[name="studie"][value="5"]`).Length() != 1 {
		t.Error("a list that is gone is a dead end for what was chosen")
	}
	if got := doc.Find(`[name="titel"]`).AttrOr("value", ""); got != "Toch een nieuwe" {
		t.Errorf("the title typed became %q", got)
	}
	v.post(at, values("doe", "herstel"))
	doc = v.read(v.do(http.MethodPost, at, values("doe", "voegsamen", "lijst", "x")), http.StatusNotFound)
	if len(itemIDs(doc)) != 3 || !strings.Contains(words(doc, `[role="alert"]`), "De andere lijst") {
		t.Error("a list to merge that is gone does not lead back to the list")
	}
	// A full list keeps the candidate in its form.
	full := v.newList(values("zoek", "sorteer=nummer", "lijst", "nieuw", "titel", "Veel"))
	for range shortlist.MaxItems {
		resp := v.do(http.MethodPost, full, values("doe", "eigen", "naam", "Nog iets", "tekst", "zo"))
		if resp.StatusCode == http.StatusSeeOther {
			continue
		}
		doc := v.read(resp, http.StatusBadRequest)
		if got := words(doc, `#eigen[open] [role="alert"]`); !strings.Contains(got, "hoogstens 300") || doc.Find("#eigen [name=naam]").AttrOr("value", "") != "Nog iets" {
			t.Errorf("a full list says %q", got)
		}
		return
	}
	t.Error("the list is never full")
}

// A list that is made says so, and that its link is to be kept.
func TestListMade(t *testing.T) {
	v := newVisitor(t)
	for what, made := range map[string]string{
		"of a choice": v.post("/lijsten/toevoegen", values("studie", "5", "lijst", "nieuw", "titel", "X")),
		"empty":       v.post("/lijsten", values("titel", "X")),
		"a copy":      v.post(withItems(t, v), values("doe", "dubbel")),
	} {
		if got := words(v.page(made, http.StatusOK), `.notice[role="status"]`); !strings.Contains(got, "Bewaar de bewerklink") {
			t.Errorf("a list made %s says %q", what, got)
		}
	}
}

// With nothing ticked the page says so at once, how it is done, and leads back.
func TestNothingToPutOnAList(t *testing.T) {
	for path, status := range map[string]int{
		"/lijsten/toevoegen": http.StatusOK, "/en/lists/add?": http.StatusOK, "/lijsten/toevoegen?studie=99": http.StatusBadRequest,
	} {
		r := httptest.NewRequest(http.MethodGet, path, nil)
		r.Header.Set("Referer", "http://example.com/initiatieven?q=stage&land=BE")
		doc := newVisitor(t).read(ask(t, site.handler, r), status)
		if got := words(doc, "main .intro"); got != "Er is niets gekozen om op een lijst te zetten." && got != "Nothing is chosen to put on a list." || doc.Find("main form").Length() != 0 {
			t.Errorf("%s says %q, or asks on", path, got)
		}
		if got := doc.Find("main .empty a").First().AttrOr("href", ""); got != "/initiatieven?q=stage&land=BE" {
			t.Errorf("%s leads back to %q", path, got)
		}
	}
	for _, from := range []string{"https://elsewhere.example/x", "http://example.com//elsewhere.example/x", "", "%"} {
		r := httptest.NewRequest(http.MethodGet, "/lijsten/toevoegen", nil)
		r.Header.Set("Referer", from)
		doc := newVisitor(t).read(ask(t, site.handler, r), http.StatusOK)
		if got := doc.Find("main .empty a").First().AttrOr("href", ""); got != "/initiatieven" {
			t.Errorf("from %q the way back is %q", from, got)
		}
	}
	v := newVisitor(t)
	doc := v.read(v.do(http.MethodPost, "/lijsten/toevoegen", values("lijst", "nieuw", "titel", "Voor juni")), http.StatusBadRequest)
	if got := words(doc, `[role="alert"]`); !strings.Contains(got, "Er is niets gekozen") || !strings.Contains(words(doc, `[aria-labelledby="getypt"]`), "Voor juni") {
		t.Errorf("sent with nothing, it says %q, and keeps %q", got, words(doc, `[aria-labelledby="getypt"]`))
	}
}
