package e2e_test

import (
	"fmt"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/chromedp/chromedp/kb"
)

// openRound opens a round on the list that madeList makes, for these members,
// and gives the coordinator's address and theirs.
func openRound(t *testing.T, picks string, names ...string) (coordinator string, members []string) {
	t.Helper()
	edit, _ := madeList(t)
	return openRoundOn(t, edit, picks, names...)
}

// openRoundOn opens a round on a list.
func openRoundOn(t *testing.T, list, picks string, names ...string) (coordinator string, members []string) {
	t.Helper()
	at, _, _ := strings.Cut(send(t, "/rondes/nieuw", url.Values{
		"lijst": {list}, "titel": {"Keuze voor maart"}, "vraag": {"Welke bekijken we van dichtbij?"},
		"criteria": {"Het werkt op lange termijn\nHet kan in verschillende sectoren"}, "aantal": {picks}, "leden": {strings.Join(names, "\n")}, "namen": {"ja"},
	}), "?")
	get(t, at).document(t).Find(".members .share input").Each(func(_ int, in *goquery.Selection) {
		_, path, _ := strings.Cut(in.AttrOr("value", ""), "/rondes/")
		members = append(members, "/rondes/"+path)
	})
	if len(members) != len(names) {
		t.Fatalf("the round has %d members, want %d", len(members), len(names))
	}
	return at, members
}

// vote sends a ballot with these candidates in this order.
func vote(t testing.TB, member string, order ...string) {
	t.Helper()
	form := url.Values{"doe": {"stuur"}}
	for i, key := range order {
		form.Set("rang-"+key, fmt.Sprint(i+1))
	}
	send(t, member, form)
}

// madeRounds are a round that is open and one that is closed, and the same of
// many members and long words.
var madeRounds = struct {
	once                                        sync.Once
	open, ballot, results                       string
	longOpen, longBallot, longResults, longList string
}{}

// longRounds opens two rounds on a list of which nothing can be broken, and
// closes one.
func longRounds(t *testing.T) {
	t.Helper()
	const word = "Zorgpersoneelsplanningsoverleg"
	address := "https://ons.example/" + strings.Repeat("een-lang-adres/", 12)
	list, _, _ := strings.Cut(send(t, "/lijsten", url.Values{"titel": {strings.Repeat(word, 4)}}), "?")
	for i := range 3 {
		send(t, list, url.Values{"doe": {"eigen"}, "naam": {strings.Repeat(word, 3) + fmt.Sprint(i)}, "door": {strings.Repeat(word, 3)}, "link": {address}, "tekst": {address}})
	}
	madeRounds.longList = strings.TrimPrefix(list, "/lijsten/")
	var names []string
	for i := range 14 {
		names = append(names, fmt.Sprintf("Voorzitter van de stuurgroep %d", i+1))
	}
	var members []string
	open := func() string {
		at := ""
		at, members = openRoundOn(t, madeRounds.longList, "2", names...)
		return at
	}
	madeRounds.longOpen = open()
	madeRounds.longBallot = members[0]
	madeRounds.longResults = open()
	var keys []string
	get(t, members[0]).document(t).Find(".candidate input").Each(func(_ int, in *goquery.Selection) {
		keys = append(keys, strings.TrimPrefix(in.AttrOr("name", ""), "rang-"))
	})
	for i, member := range members {
		vote(t, member, keys[i%3], keys[(i+1)%3])
	}
	closeRound(t, madeRounds.longResults)
}

func closeRound(t *testing.T, coordinator string) {
	t.Helper()
	send(t, coordinator, url.Values{"doe": {"sluit"}})
}

func roundKinds(t *testing.T) []kind {
	t.Helper()
	madeRounds.once.Do(func() {
		var members []string
		madeRounds.open, members = openRound(t, "2", "Els", "Voorzitter")
		madeRounds.ballot = members[0]
		vote(t, members[0], "43", "case-3")
		closed, members := openRound(t, "2", "Els", "Jan")
		vote(t, members[0], "43", "case-3")
		vote(t, members[1], "case-3", "43")
		closeRound(t, closed)
		madeRounds.results = closed
		longRounds(t)
	})
	edit, _ := madeList(t)
	both := func(name, path string, same bool) kind {
		return kind{name, path, strings.Replace("/en"+path, "/rondes/nieuw", "/rounds/new", 1), 200, same}
	}
	list := []kind{
		both("new round", "/rondes/nieuw?lijst="+edit, false), both("round, open", madeRounds.open, false),
		both("ballot", madeRounds.ballot, false), both("round, closed", madeRounds.results, false),
		both("new round of long words", "/rondes/nieuw?lijst="+madeRounds.longList, false), both("round of long words, open", madeRounds.longOpen, false),
		both("ballot of long words", madeRounds.longBallot, false), both("round of long words, closed", madeRounds.longResults, false),
	}
	for i := range list {
		list[i].en = strings.Replace(list[i].en, "/en/rondes/", "/en/rounds/", 1)
	}
	return list
}

// A steering group of eight ranks a list; one of them by the buttons of the
// page, one without scripts by numbers. The coordinator closes the round, reads
// the count and keeps what the group chose.
func TestTaskRound(t *testing.T) {
	names := []string{"Els", "Jan", "Mia", "Tom", "An", "Bo", "Cas", "Dina"}
	coordinator, members := openRound(t, "2", names...)
	for _, member := range members[2:] {
		vote(t, member, "case-3", "43")
	}
	b := openTab(t)
	b.screen(390, "light")
	b.open(members[0], 200)
	for _, key := range []string{"43", "case-3"} {
		b.click(`.candidate:has(#rang-` + key + `) [data-pick]`)
	}
	b.want(`document.querySelectorAll("[data-picked] li").length === 2`, "the choice is not shown in order")
	b.click(`[data-picked] li:nth-child(2) button[value="-1"]`)
	b.want(`document.getElementById("rang-case-3").value === "1" && document.getElementById("rang-43").value === "2"`, "the order was not taken over")
	b.want(`document.activeElement.closest("li") === document.querySelector("[data-picked] li")`, "the keyboard lost its place")
	b.want(`[...document.querySelectorAll("[data-picked] button")].every((e) => e.textContent.includes(e.closest("li").querySelector("span").textContent))`, "a button does not say of what it is")
	b.follow(`button[value="stuur"]`)
	b.want(`document.querySelector(".notice").textContent.includes("Bedankt")`, "the ballot was not taken")

	b.withoutScripts()
	b.open(members[1], 200)
	b.want(`!document.querySelector("[data-picked]").checkVisibility()`, "the list that needs scripts shows")
	b.click("#rang-43")
	b.keys("1")
	b.follow(`button[value="ontwerp"]`)
	b.want(`document.getElementById("rang-43").value === "1"`, "the draft is lost")
	b.click("#rang-case-3")
	b.keys("2")
	b.follow(`button[value="stuur"]`)

	b.open(coordinator, 200)
	b.want(`document.querySelector("main").textContent.includes("verstuurd: 8 van de 8")`, "not all ballots are in")
	b.want(`!document.querySelector(".tally")`, "the count shows before closing")
	b.click("#sluiten > summary")
	b.want(`document.querySelector("#sluiten").textContent.includes("8 van de 8")`, "it is not asked first")
	b.follow(`button[value="sluit"]`)
	// Seven give case 3 rank 1 and one rank 2: 9. Initiative 43: seven times 2 and once 1: 15.
	first := `document.querySelector(".tally tbody tr")`
	b.want(first+`.textContent.includes("Praktijkstudie 3") && `+first+`.querySelectorAll("td")[1].textContent === "9"`, "the count is %s", b.str(first+`.textContent`))
	b.click(`label[for="kies-43"]`)
	b.click("#waarom")
	b.keys("Past bij de streek")
	b.follow(`button[value="beslis"]`)
	b.want(`document.getElementById("kies-43").checked && document.getElementById("waarom").value === "Past bij de streek"`, "the decision is lost")
}

// With the keyboard the focus stays where someone is at work, and what cannot
// be done says why.
func TestBallotFocus(t *testing.T) {
	_, members := openRound(t, "2", "Els", "Jan")
	b := openTab(t)
	b.screen(1440, "light")
	b.open(members[0], 200)
	pick := func(nr int) string {
		return `document.querySelector(".candidate:nth-child(` + fmt.Sprint(nr) + `) [data-pick]")`
	}
	const asks = `!dispatchEvent(new Event("beforeunload", {cancelable: true}))`
	b.want(`!(`+asks+`)`, "the ballot asks though nothing was chosen")
	for nr := range 3 {
		b.eval(pick(nr+1)+`.focus()`, nil)
		b.keys(kb.Enter)
		b.want(`document.activeElement === `+pick(nr+1), "choosing number %d loses the focus", nr+1)
	}
	b.want(asks, "a choice is left behind unasked")
	const picked = `document.querySelectorAll("[data-picked] li")`
	b.want(picked+`.length === 2`, "more is chosen than may be")
	b.want(`document.querySelector("[data-picked] [role=status]").textContent.includes("al 2")`, "a screen reader is not told why")
	b.want(`document.querySelector(".candidate:nth-child(3) .rank").textContent.includes("al 2")`, "it is not to be seen why")
	for left := 1; left >= 0; left-- {
		b.eval(picked+`[0].querySelector("[value='0']").focus()`, nil)
		b.keys(kb.Enter)
		b.want(picked+`.length === `+fmt.Sprint(left)+` && document.activeElement.closest("[data-picked]")`, "taking away with %d left loses the focus", left)
	}
	b.want(`!document.querySelector(".candidate:nth-child(3) .rank").textContent.includes("al 2")`, "it still says that all are chosen")
	b.follow(`button[value="ontwerp"]`)
}
