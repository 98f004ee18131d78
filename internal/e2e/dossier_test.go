package e2e_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// A coordinator puts thirty initiatives on a list, a steering group of eight
// ranks them, and what it chose becomes a plan with its dossier: on a phone,
// with scripts or without, and with nothing but the keyboard.
func TestTaskFromListToDossier(t *testing.T) {
	for _, way := range []struct {
		name, lang        string
		width             int64
		scripts, keyboard bool
	}{
		{"phone", "nl", 390, true, false},
		{"phone without scripts, in English", "en", 390, false, false},
		{"keyboard", "nl", 1440, true, true},
	} {
		t.Run(way.name, func(t *testing.T) {
			b := &hands{tab: openTab(t), lang: way.lang, keyboard: way.keyboard}
			b.screen(way.width, "light")
			if !way.scripts {
				b.withoutScripts()
			}
			list := b.listOfThirty()
			coordinator := b.roundOf(list, 10, "Els", "Jan", "Mia", "Tom", "An", "Bo", "Cas", "Dina")
			chosen := b.rankAndDecide(coordinator)
			plan := b.planFrom(coordinator)
			b.checkDossier(plan, chosen)
		})
	}
}

// hands work a page with the pointer, or with the keyboard alone.
type hands struct {
	*tab
	lang     string
	keyboard bool
}

// in gives what there is in Dutch or in English.
func (b *hands) in(dutch, english string) string { return text{dutch, english}.in(b.lang) }

// press does what a link or a button is for, and waits for the page behind it.
func (b *hands) press(selector string) {
	b.t.Helper()
	if !b.keyboard {
		b.follow(selector)
		return
	}
	b.eval(`window.left = true`, nil)
	b.reach(selector)
	b.keys(kb.Enter)
	b.until(`!window.left && document.readyState === "complete"`)
}

// reach puts the focus on something.
func (b *hands) reach(selector string) {
	b.t.Helper()
	b.want(`document.querySelector(`+quote(selector)+`)`, "there is no %s", selector)
	b.tabTo(`document.activeElement === document.querySelector(`+quote(selector)+`)`, 600)
}

// unfold opens what is folded.
func (b *hands) unfold(selector string) {
	b.t.Helper()
	if b.keyboard {
		b.reach(selector + " > summary")
		b.keys(kb.Enter)
	} else {
		b.click(selector + " > summary")
	}
	b.want(`document.querySelector(`+quote(selector)+`).open`, "%s does not open", selector)
}

// write types into a field.
func (b *hands) write(selector, words string) {
	b.t.Helper()
	if b.keyboard {
		b.reach(selector)
	} else {
		b.click(selector)
	}
	b.keys(words)
	b.want(`document.querySelector(`+quote(selector)+`).value.includes(`+quote(words)+`)`, "%s does not hold %q", selector, words)
}

// choose picks one of the choices that have a name.
func (b *hands) choose(name, value string) {
	b.t.Helper()
	box := `input[name="` + name + `"][value="` + value + `"]`
	id := b.str(`document.querySelector(` + quote(box) + `).id`)
	if !b.keyboard {
		b.click(`label[for="` + id + `"]`)
	} else {
		// Tab stops at the one that is chosen; arrows go from one to the next.
		b.tabTo(`document.activeElement.name === `+quote(name), 600)
		for range 6 {
			if b.is(`document.activeElement.id === ` + quote(id)) {
				break
			}
			b.keys(kb.ArrowDown)
		}
	}
	b.want(`document.getElementById(`+quote(id)+`).checked`, "%s was not chosen", box)
}

// tickBox ticks a box by its id.
func (b *hands) tickBox(id string) {
	b.t.Helper()
	if b.keyboard {
		b.reach("#" + id)
		b.keys(" ")
	} else {
		b.click(`label[for="` + id + `"]`)
	}
	b.want(`document.getElementById(`+quote(id)+`).checked`, "%s was not ticked", id)
}

// listOfThirty makes a list of a whole search, takes off what is too much and
// gives its path.
func (b *hands) listOfThirty() string {
	b.t.Helper()
	b.open(b.in("/initiatieven", "/en/actions")+"?doel=instroom-jongeren", 200)
	b.press(`main a[href^="` + b.in("/lijsten/toevoegen", "/en/lists/add") + `"]`)
	if b.is(`document.querySelector(".choices input[type=radio]")`) { // the browser may know lists of other tests
		b.choose("lijst", "nieuw")
	}
	b.press(".fields button[type=submit]")
	for b.is(`document.querySelectorAll(".item").length > 30`) {
		b.press(`.item:first-child button[value="weg"]`)
	}
	b.want(`document.querySelectorAll(".item").length === 30`, "the list does not hold thirty")
	return b.str(`location.pathname`)
}

// roundOf opens a round on a list and gives the coordinator's path.
func (b *hands) roundOf(list string, picks int, names ...string) string {
	b.t.Helper()
	b.open(list, 200)
	b.press(`main a[href^="` + b.in("/rondes/nieuw", "/en/rounds/new") + `"]`)
	b.want(`document.getElementById("aantal").value === "10"`, "the round does not begin with ten picks, as the study did")
	b.write("#titel", " voor maart")
	if b.keyboard {
		b.reach("#leden")
	} else {
		b.click("#leden")
	}
	b.keys(strings.Join(names, kb.Enter))
	b.press(".fields button[type=submit]")
	b.want(`document.querySelectorAll(".members .share input").length === 8`, "not every member has a link")
	return b.str(`location.pathname`)
}

// rankAndDecide lets all eight vote, the first of them on the page, closes the
// round, chooses what came first and third, and gives their titles.
func (b *hands) rankAndDecide(coordinator string) (chosen []string) {
	b.t.Helper()
	var members, keys []string
	b.eval(`[...document.querySelectorAll(".members .share input")].map((i) => new URL(i.value).pathname)`, &members)
	b.open(members[0], 200)
	b.eval(`[...document.querySelectorAll(".candidate input[name^=rang-]")].map((i) => i.name.slice(5))`, &keys)
	if len(keys) != 30 {
		b.t.Fatalf("the ballot has %d candidates", len(keys))
	}
	for i, key := range keys[:10] {
		switch {
		case b.keyboard:
			b.reach(`.candidate:has(#rang-` + key + `) [data-pick]`)
			b.keys(kb.Enter)
		case b.is(`document.querySelector("[data-pick]")?.checkVisibility()`):
			b.click(`.candidate:has(#rang-` + key + `) [data-pick]`)
		default:
			b.click("#rang-" + key)
			b.keys(strconv.Itoa(i + 1))
		}
	}
	b.press(`button[value="stuur"]`)
	for _, member := range members[1:] {
		vote(b.t, member, keys[:10]...)
	}
	b.open(coordinator, 200)
	b.want(`document.querySelector("main").textContent.includes(`+quote(b.in("verstuurd: 8 van de 8", "sent: 8 of 8"))+`)`, "not all ballots are in")
	b.unfold("#sluiten")
	b.press(`button[value="sluit"]`)
	var totals []string
	b.eval(`[...document.querySelectorAll(".tally tbody tr")].slice(0, 10).map((r) => r.querySelectorAll("td")[1].textContent)`, &totals)
	// All eight gave the same ranks: the totals are 8, 16, … 80.
	for i, total := range totals {
		if total != strconv.Itoa(8*(i+1)) {
			b.t.Errorf("place %d has total %s, want %d", i+1, total, 8*(i+1))
		}
	}
	for _, key := range []string{keys[0], keys[2]} {
		b.tickBox("kies-" + key)
		chosen = append(chosen, b.str(`document.querySelector("label[for=kies-`+key+`]").textContent.trim().replace(/^\d+\. /, "")`))
	}
	b.write("#waarom", "Haalbaar in onze streek")
	b.press(`button[value="beslis"]`)
	return chosen
}

// planFrom makes a plan of what a round chose and goes through its steps.
func (b *hands) planFrom(coordinator string) string {
	b.t.Helper()
	b.open(coordinator, 200)
	b.press(`main a[href^="` + b.in("/plannen/nieuw", "/en/plans/new") + `?ronde="]`)
	b.want(`document.getElementById("waarom").value === "Haalbaar in onze streek"`, "the reason of the group is lost")
	b.want(`document.querySelectorAll("input[name=bron]:checked").length === 2`, "not both that were chosen come along")
	b.write("#doel", "Meer meisjes in de technische richtingen")
	b.press(".plan-buttons button")
	b.want(`document.querySelectorAll(".plan-matches li").length >= 8`, "the page shows little of what exists")
	b.press(`.plan-buttons a`)
	b.want(`location.pathname.endsWith(`+quote(b.in("/lessen", "/lessons"))+`) && document.querySelector(".plan-case[open]")`, "no lessons are offered")
	first := b.str(`document.querySelector(".plan-case[open] .plan-factors input[type=radio]").name`)
	b.choose(first, "adopt")
	b.press(`button[value="verder"]`)
	b.choose("punt-1", "partly")
	b.write("#punt-1-antwoord", "Met de provincie")
	b.press(`button[value="verder"]`)
	b.write(`[name="targets-1-1"]`, "Meisjes in het derde jaar")
	b.write(`[name="targets-1-3"]`, "60")
	b.press(`button[value="verder"]`)
	b.write(`#jaar`, "2027")
	b.write(`[name="funding-1-1"]`, "Provincie")
	b.write(`[name="funding-1-2"]`, "25000")
	b.press(`button[value="verder"]`)
	b.press(`button[value="verder"]`)
	b.write(`[name="risks-1-1"]`, "Geen chauffeur")
	b.press(`.plan-buttons button[value="bewaar"]`)
	b.press(`.kicker a`)
	return b.str(`location.pathname`)
}

// checkDossier reads the plan on the page and as a document.
func (b *hands) checkDossier(plan string, chosen []string) {
	b.t.Helper()
	dossier := documentOf(b.t, plan+"/dossier.docx")
	for _, want := range append(chosen, "Meer meisjes in de technische richtingen", "Haalbaar in onze streek", "Met de provincie", "Meisjes in het derde jaar", b.in("25.000", "25,000"), "Geen chauffeur") {
		if !strings.Contains(dossier, want) {
			b.t.Errorf("the dossier lacks %q", want)
		}
		b.want(`document.querySelector(".plan-doc").textContent.includes(`+quote(want)+`)`, "the plan does not say %q", want)
	}
	b.want(`document.querySelectorAll(".gaps li").length > 3`, "the page does not say what is still open")
}

// documentOf is the text of a DOCX.
func documentOf(t testing.TB, path string) string {
	t.Helper()
	data := get(t, path).body
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
