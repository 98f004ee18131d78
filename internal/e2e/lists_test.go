package e2e_test

import (
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
)

// send posts a form and gives the path that it leads to.
func send(t testing.TB, path string, form url.Values) string {
	t.Helper()
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	resp, err := client.PostForm(site.URL+path, form)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusSeeOther {
		t.Fatalf("POST %s: status %d, want 303", path, resp.StatusCode)
	}
	return resp.Header.Get("Location")
}

var makeList = sync.OnceValues(func() (at string, err error) {
	resp, err := (&http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}).PostForm(
		site.URL+"/lijsten/toevoegen",
		url.Values{"initiatief": {"36", "43"}, "studie": {"3"}, "lijst": {"nieuw"}, "titel": {"Voor de stuurgroep"}, "doel": {"Kiezen in maart"}})
	if err != nil {
		return "", err
	}
	at, _, _ = strings.Cut(resp.Header.Get("Location"), "?")
	return at, resp.Body.Close()
})

// madeList is a list with something of everything on it: the tokens to edit
// and to read it by.
func madeList(t *testing.T) (edit, read string) {
	t.Helper()
	at, err := makeList()
	if err != nil || !strings.HasPrefix(at, "/lijsten/") {
		t.Fatalf("the list is at %q, %v", at, err)
	}
	doc := get(t, at).document(t)
	if doc.Find(".item").Length() == 3 {
		id := doc.Find(".item").First().AttrOr("data-item", "")
		send(t, at, url.Values{"doe": {"punt"}, "punt": {id}, "versie": {"1"}, "status": {"drop"}, "reden": {"te lokaal"}, "notitie": {"Bellen.\nNog eens."}, "deel": {"Eerst bekijken"}})
		send(t, at, url.Values{"doe": {"eigen"}, "naam": {"Iets van ons"}, "door": {"wij"}, "link": {"https://ons.example"}, "tekst": {"Zo."}})
		doc = get(t, at).document(t)
	}
	link := doc.Find("#leeslink").AttrOr("value", "")
	return strings.TrimPrefix(at, "/lijsten/"), link[strings.LastIndex(link, "/")+1:]
}

// A coordinator makes a list of what a search finds, writes a note, puts the
// list in order and passes it on to be read; with the keyboard's buttons only,
// with scripts or without.
func TestTaskList(t *testing.T) {
	for name, scripts := range map[string]bool{"with scripts": true, "without scripts": false} {
		t.Run(name, func(t *testing.T) {
			b := openTab(t)
			b.screen(390, "light")
			if !scripts {
				b.withoutScripts()
			}
			b.open("/initiatieven?q=zelfroosteren", 200)
			b.follow(`a[href^="/lijsten/toevoegen"]`)
			b.click(".choices .radio:last-of-type") // the browser may know lists of other tests
			b.follow(".fields button[type=submit]")
			b.want(`document.querySelectorAll(".item").length > 3`, "not all that was found is on the list")
			title := b.str(`document.querySelectorAll(".item .item-main h3")[1].textContent.trim()`)
			b.follow(`.item:nth-child(2) button[value="op"]`)
			b.want(`document.querySelectorAll(".item .item-main h3")[0].textContent.trim() === `+quote(title), "the second item did not come first")
			b.click(".item:nth-child(1) .item-edit > summary")
			b.click(".item:nth-child(1) textarea")
			b.keys("Bellen met Els")
			b.click(".item:nth-child(1) .radio:nth-of-type(2)")
			b.follow(`.item:nth-child(1) button[value="punt"]`)
			b.want(`document.querySelector(".item .item-note").textContent === "Bellen met Els"`, "the note is lost")
			b.want(`document.querySelector(".item .status strong").textContent === "houden"`, "the status is lost")
			b.follow(`.item:nth-child(2) button[value="weg"]`)
			count := b.str(`String(document.querySelectorAll(".item").length)`)
			b.follow(`.notice button[value="terug"]`)
			b.want(`String(document.querySelectorAll(".item").length) !== `+quote(count), "the item was not put back")
			read := b.str(`new URL(document.getElementById("leeslink").value).pathname`)
			b.open(read, 200)
			b.want(`document.querySelectorAll(".item").length > 3 && !document.querySelector("main form:not(#keuze)")`, "the link to read by shows no list, or more")
		})
	}
}
