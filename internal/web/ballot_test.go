package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
)

// Whoever sends a ballot too late reads so, with what was typed and the results
// below it.
func TestLateBallot(t *testing.T) {
	v := newVisitor(t)
	at, members := withRound(t, v)
	v.post(members[1], ranks("stuur", "36", "1", "43", "2"))
	v.post(at, values("doe", "sluit"))
	doc := v.read(v.do(http.MethodPost, members[0], ranks("stuur", "76", "1", "36", "2")), http.StatusConflict)
	got := words(doc, `[role="alert"]`)
	for _, want := range []string{"De ronde is gesloten. Wat je net instuurde, telt niet meer mee.", "Dit vulde je in: 1 “BrainTrigger”, 2 “Project Hardenberg”."} {
		if !strings.Contains(got, want) {
			t.Errorf("the message is %q, want %q in it", got, want)
		}
	}
	if doc.Find(".tally tbody tr").Length() != 4 || doc.Find("form.ballot").Length() != 0 {
		t.Error("the results do not stand below it")
	}
}

// Before the first day a member sees what the vote will be about.
func TestBallotBeforeTheFirstDay(t *testing.T) {
	v := newVisitor(t)
	_, members := withRound(t, v, "open", time.Now().AddDate(0, 0, 4).Format(time.DateOnly))
	doc := v.page(members[0], http.StatusOK)
	links := doc.Find(".candidate-links a")
	if links.Length() != 4 || doc.Find(".candidate").Length() != 0 {
		t.Errorf("%d candidates can be looked at", links.Length())
	}
	links.Each(func(_ int, a *goquery.Selection) {
		if href := a.AttrOr("href", ""); !strings.HasPrefix(href, "/initiatieven/") && !strings.HasPrefix(href, "/praktijkstudies/") {
			t.Errorf("a candidate leads to %q", href)
		}
	})
	doc = v.read(v.do(http.MethodPost, members[0], ranks("stuur", "36", "1", "43", "2")), http.StatusConflict)
	if got := words(doc, `[role="alert"]`); !strings.Contains(got, "nog niet open") || !strings.Contains(got, "1 “Project Hardenberg”") {
		t.Errorf("the message is %q", got)
	}
}

// After closing a ballot cannot be changed, and the page does not say so.
func TestBallotAfterClosing(t *testing.T) {
	v := newVisitor(t)
	at, members := withRound(t, v, "leden", "Els\nJan\nMia")
	v.post(members[0], ranks("stuur", "36", "1", "43", "2"))
	v.post(members[1], ranks("stuur", "36", "1", "43", "2"))
	v.post(members[1], ranks("ontwerp", "76", "1"))
	if got := words(v.page(members[0], http.StatusOK), "main"); !strings.Contains(got, "Je kunt hem veranderen") {
		t.Error("before closing it does not say that a ballot can be changed")
	}
	v.post(at, values("doe", "sluit"))
	for i, want := range []string{"Je verstuurde je stembrief op", "Wat je daarna invulde, telt niet mee.", "Je hebt geen stembrief verstuurd."} {
		got := words(v.page(members[i], http.StatusOK), "main")
		if !strings.Contains(got, want) || strings.Contains(got, "Je kunt hem veranderen") || strings.Contains(got, "telt pas") {
			t.Errorf("member %d reads %.400q, want %q in it", i, got, want)
		}
	}
	if got := words(v.page(at, http.StatusOK), "#deelnemers + p"); strings.Contains(got, "Geef elk lid") || !strings.Contains(got, "toont nu de uitslag") {
		t.Errorf("whoever runs it reads %q", got)
	}
}

// A ballot shows enough of a candidate to decide on, and all there is of one that
// is nowhere else.
func TestBallotSaysEnough(t *testing.T) {
	v := newVisitor(t)
	list := v.newList(values("initiatief", "48", "initiatief", "132", "lijst", "nieuw", "titel", "Voor maart"))
	v.post(list, values("doe", "eigen", "naam", "Ons idee", "tekst", "Kort. "+strings.Repeat("En nog een zin. ", 40)))
	at, _, _ := strings.Cut(v.post("/rondes/nieuw", values("lijst", list[len("/lijsten/"):], "titel", "K", "aantal", "1", "leden", "Els")), "?")
	member := strings.TrimPrefix(v.page(at, http.StatusOK).Find(".members .share input").AttrOr("value", ""), "http://example.com")
	v.page(member, http.StatusOK).Find(".candidate").Each(func(_ int, c *goquery.Selection) {
		title, text := strings.TrimSpace(c.Find("h2").Text()), c.Find(".read").Text()
		if len(text) < 240 || title == "Ons idee" && len(text) < 600 {
			t.Errorf("of %s the ballot says %q", title, text)
		}
	})
}

// One pick is spoken of as one.
func TestBallotOfOnePick(t *testing.T) {
	v := newVisitor(t)
	_, members := withRound(t, v, "aantal", "1")
	if got := words(v.page(members[0], http.StatusOK), ".ballot > .read"); !strings.HasPrefix(got, "Kies er één, de interessantste") {
		t.Errorf("the ballot says %q", got)
	}
	doc := v.read(v.do(http.MethodPost, members[0], ranks("stuur", "36", "2")), http.StatusBadRequest)
	if got := words(doc, `[role="alert"]`); !strings.Contains(got, "De enige plaats is 1: “Project Hardenberg”") {
		t.Errorf("the message is %q", got)
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
		{"no number", ranks("stuur", "36", "een", "43", "2"), []string{"Een plaats is een getal: “Project Hardenberg”", "ontbreken nog: 1"}},
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
