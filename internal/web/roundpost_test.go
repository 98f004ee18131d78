package web_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
)

// memberNamed is the id of a member as the page of the coordinator has it.
func memberNamed(t *testing.T, v *visitor, at, name string) string {
	t.Helper()
	id := ""
	v.page(at, http.StatusOK).Find(".members > li").Each(func(_ int, li *goquery.Selection) {
		if strings.TrimSpace(li.Find("label").First().Text()) == name {
			id = li.Find("[name=lid]").First().AttrOr("value", "")
		}
	})
	if id == "" {
		t.Fatalf("there is no member %s", name)
	}
	return id
}

// Closing is for good, so it is asked first, with how many have voted, and said
// afterwards.
func TestClosingARoundIsAsked(t *testing.T) {
	v := newVisitor(t)
	at, members := withRound(t, v)
	v.post(members[0], ranks("stuur", "36", "1", "43", "2"))
	doc := v.page(at, http.StatusOK)
	button := doc.Find(`button[value="sluit"]`)
	if button.Length() != 1 || button.Closest("details:not([open])").Length() != 1 {
		t.Fatal("the button that closes a round is not behind a question")
	}
	if got := words(doc, "#sluiten"); !strings.Contains(got, "1 van de 2") || !strings.Contains(got, "gaat niet meer open") {
		t.Errorf("the question is %q", got)
	}
	doc = v.page(v.post(at, values("doe", "sluit")), http.StatusOK)
	if got := words(doc, ".notice"); !strings.Contains(got, "Je hebt de ronde gesloten") {
		t.Errorf("after closing it says %q", got)
	}
	if doc.Find("#sluiten, #sluitdag").Length() != 0 {
		t.Error("a closed round can be closed")
	}
	// Of a round that is not open yet it says so.
	at, _ = withRound(t, v, "open", time.Now().AddDate(0, 0, 4).Format(time.DateOnly))
	if got := words(v.page(at, http.StatusOK), "#sluiten"); !strings.Contains(got, "nog niet open") {
		t.Errorf("before the first day the question is %q", got)
	}
}

// A ballot is not lost with its member before that was asked.
func TestRemovingAMemberIsAsked(t *testing.T) {
	v := newVisitor(t)
	at, members := withRound(t, v, "leden", "Els\nJan\nMia")
	v.post(members[0], ranks("stuur", "36", "1", "43", "2"))
	v.post(members[1], ranks("ontwerp", "36", "1"))
	doc := v.page(at, http.StatusOK)
	for nr, want := range map[int]string{1: "Els verstuurde een stembrief", 2: "Jan begon aan een stembrief"} {
		li := doc.Find(".members > li").Eq(nr - 1)
		if got := strings.Join(strings.Fields(li.Find("details:not([open])").Text()), " "); !strings.Contains(got, want) || li.Find(`.item-moves [value="lidweg"]`).Length() != 0 {
			t.Errorf("of member %d is asked %q, want %q in it, and no button beside it", nr, got, want)
		}
	}
	if li := doc.Find(".members > li").Eq(2); li.Find("details").Length() != 0 || li.Find(`[value="lidweg"]`).Length() != 1 {
		t.Error("there is a question about a member with an empty ballot")
	}
	// A page from before the ballot was sent does not know of it.
	els, mia := memberNamed(t, v, at, "Els"), memberNamed(t, v, at, "Mia")
	doc = v.read(v.do(http.MethodPost, at, values("doe", "lidweg", "lid", els)), http.StatusConflict)
	if got := words(doc, `#deelnemers ~ [role="alert"]`); !strings.Contains(got, "heeft al iets ingevuld") || doc.Find(".members details[open]").Length() != 1 {
		t.Errorf("the answer is %q, with %d questions open", got, doc.Find(".members details[open]").Length())
	}
	if got := words(v.page(at, http.StatusOK), "main"); !strings.Contains(got, "1 van de 3") {
		t.Error("the ballot is lost unasked")
	}
	for _, tt := range []struct{ id, ballot, want, voted string }{
		{els, "weg", "en de stembrief is weg", "0 van de 2"},
		{mia, "", "Het lid doet niet meer mee", "0 van de 1"},
	} {
		doc := v.page(v.post(at, values("doe", "lidweg", "lid", tt.id, "stembrief", tt.ballot)), http.StatusOK)
		if got := words(doc, ".notice"); !strings.Contains(got, tt.want) || !strings.Contains(words(doc, "main"), tt.voted) {
			t.Errorf("afterwards it says %q, want %q in it and %s", got, tt.want, tt.voted)
		}
	}
}

// A member that cannot be added comes back as typed, with why.
func TestMemberIsRefused(t *testing.T) {
	v := newVisitor(t)
	at, _ := withRound(t, v)
	long := strings.Repeat("y", 81)
	for name, want := range map[string]string{"els": "al iemand met die naam", "": "Vul een naam of functie in", long: "hoogstens 80 tekens"} {
		doc := v.read(v.do(http.MethodPost, at, values("doe", "lid", "naam", name)), http.StatusBadRequest)
		if got := words(doc, `#deelnemers ~ [role="alert"]`); !strings.Contains(got, want) {
			t.Errorf("%q: the message is %q", name, got)
		}
		if got := doc.Find("#naam").AttrOr("value", ""); got != name {
			t.Errorf("%q became %q", name, got)
		}
	}
	v.post(at, values("doe", "sluit"))
	doc := v.read(v.do(http.MethodPost, at, values("doe", "lid", "naam", "Mia")), http.StatusConflict)
	if got := words(doc, `[role="alert"]`); !strings.Contains(got, "gesloten") || doc.Find("#uitslag").Length() != 1 {
		t.Errorf("after closing the message is %q, and the results do not show", got)
	}
}

// The last day to vote can be moved until the round closes.
func TestLastDayIsMoved(t *testing.T) {
	v := newVisitor(t)
	at, members := withRound(t, v, "open", time.Now().AddDate(0, 0, 3).Format(time.DateOnly), "sluit", time.Now().AddDate(0, 0, 4).Format(time.DateOnly))
	later := time.Now().AddDate(0, 0, 9).Format(time.DateOnly)
	v.post(at, values("doe", "sluitdag", "sluit", later))
	if got := v.page(at, http.StatusOK).Find("#sluit").AttrOr("value", ""); got != later {
		t.Errorf("the last day is %q, want %q", got, later)
	}
	for day, want := range map[string]string{
		"2013-05-01": "voorbij", "morgen": "geen datum", time.Now().AddDate(0, 0, 2).Format(time.DateOnly): "te vroeg",
	} {
		doc := v.read(v.do(http.MethodPost, at, values("doe", "sluitdag", "sluit", day)), http.StatusBadRequest)
		if got := words(doc, `#sluitdag[open] [role="alert"]`); !strings.Contains(got, want) || doc.Find("#sluit").AttrOr("value", "") != day {
			t.Errorf("%s: the message is %q", day, got)
		}
	}
	v.post(at, values("doe", "sluitdag", "sluit", "")) // whoever runs it closes it
	if got := v.page(at, http.StatusOK).Find("#sluit").AttrOr("value", ""); got != "" {
		t.Errorf("there still is a last day: %q", got)
	}
	if resp := v.do(http.MethodPost, members[0], values("doe", "sluitdag", "sluit", later)); resp.StatusCode != http.StatusForbidden {
		t.Errorf("a member moves the last day: status %d", resp.StatusCode)
	}
	v.post(at, values("doe", "sluit"))
	for _, day := range []string{later, "morgen"} {
		if got := words(v.read(v.do(http.MethodPost, at, values("doe", "sluitdag", "sluit", day)), http.StatusConflict), `[role="alert"]`); !strings.Contains(got, "gesloten") {
			t.Errorf("moved to %q after closing, the message is %q", day, got)
		}
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
