package e2e_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// These are the three tasks that the catalogue is for, done as visitors would.

// Someone at a school looks for technology for young pupils and reads what an
// initiative cost and where it got stuck.
func TestTaskSchool(t *testing.T) {
	b := openTab(t)
	b.screen(1440, "light")
	b.open("/", 200)
	b.followText(".door a", "Wat is er voor techniek in de lagere school?")
	b.choose("Doelgroep", "Secundair onderwijs")
	b.choose("Praktijkstudie", "Van dichtbij bestudeerd")
	b.want(`[...document.querySelectorAll("[data-results] .sector")].length > 0 &&
		[...document.querySelectorAll("[data-results] .sector")].every((e) => e.textContent === "Techniek")`, "a result is not of technology")
	b.follow("[data-results] .hit:not(.case) h3 a")
	b.want(`location.pathname.startsWith("/initiatieven/")`, "this is no initiative: %s", b.str("location.pathname"))
	b.follow(".hit.case h3 a")
	b.want(shown(`[...document.querySelectorAll(".summary .facts > div")].find((e) => e.querySelector("dt").textContent === "Werkingskosten")`), "what it cost is not to be seen")
	b.want(shown(`document.querySelector(".basin.is-cold li")`), "no pitfall is to be seen")
}

// shown is an expression: an element is there and can be seen.
func shown(element string) string {
	return `((e) => e && e.checkVisibility({visibilityProperty: true, opacityProperty: true}) &&
		e.getBoundingClientRect().width > 1 && e.textContent.trim() !== "")(` + element + `)`
}

// inView is an expression: an element is on the screen now.
func inView(element string) string {
	return `((e) => { const r = e?.getBoundingClientRect(); return r && r.width > 0 && r.top < innerHeight && r.bottom > 0; })(` + element + `)`
}

// Someone at a care institution searches for one thing and passes on one point.
func TestTaskCare(t *testing.T) {
	b := openTab(t)
	b.screen(390, "light")
	b.open("/", 200)
	b.click("#q")
	b.keys("zelfroosteren")
	b.eval(`window.left = true`, nil)
	b.keys(kb.Enter)
	b.until(`!window.left && document.readyState === "complete" && document.querySelector("[data-results]")`)
	b.want(`document.querySelector("[data-results] .hit").matches(".case")`, "the case is not the first result")
	b.follow("[data-results] .hit.case h3 a")
	for _, basin := range []string{"warm", "cold"} {
		b.want(shown(`document.querySelector(".basin.is-`+basin+` li")`), "the %s basin is not to be seen", basin)
	}
	b.click(".basin.is-cold li .here")
	b.until(`location.hash && document.querySelector(":target")`)
	link := b.str("location.pathname + location.hash")

	other := openTab(t)
	other.screen(390, "light")
	other.open(link, 200)
	other.until(inView(`document.querySelector(".basin.is-cold li:target")`))
}

// choice is a filter by the words on the page.
type choice struct{ facet, value string }

// dutchNetworks are what a coordinator looks for.
var dutchNetworks = []choice{
	{"Sector", "Techniek"},
	{"Land", "Nederland"},
	{"Looptijd", "Lange termijn (LT)"},
	{"Doel", "Samenwerking tussen school en werkveld"},
}

// A coordinator narrows the catalogue down without a page load; the address
// and the back button keep up, and the count is said aloud.
func TestTaskCoordinator(t *testing.T) {
	b := openTab(t)
	b.screen(1440, "light")
	b.open("/initiatieven", 200)
	b.eval(`window.stayed = true`, nil)
	counts := []string{b.str(count)}
	for _, c := range dutchNetworks {
		b.choose(c.facet, c.value)
		counts = append(counts, b.str(count))
		b.until(`document.querySelector("[data-status]").textContent === ` + quote(b.str(count)))
	}
	b.want(`window.stayed`, "a filter loaded a page")
	const query = "?sector=techniek&land=NL&looptijd=LT&doel=samenwerking"
	if got := b.str("location.search"); got != query {
		t.Errorf("the address ends in %s, want %s", got, query)
	}
	checkResults(t, b)

	b.eval(`history.back()`, nil)
	b.until(`location.search === "?sector=techniek&land=NL&looptijd=LT" && !document.querySelector("[aria-busy]")`)
	b.until(count + ` === ` + quote(counts[3]))
	b.want(`!document.querySelector("#filter-doel-samenwerking").checked`, "after going back the filter is still chosen")
	b.eval(`history.forward()`, nil)
	b.until(`location.search === ` + quote(query) + ` && ` + count + ` === ` + quote(counts[4]))
	b.want(`document.querySelector("#filter-doel-samenwerking").checked`, "after going forward the filter is not chosen")
	b.want(`window.stayed`, "going back loaded a page")

	b.click(".chips a.chip")
	b.until(`location.search === "?land=NL&looptijd=LT&doel=samenwerking"`)
	b.want(`window.stayed`, "taking a filter away loaded a page")
}

// The same without scripts, by the button of the form.
func TestTaskCoordinatorWithoutScripts(t *testing.T) {
	b := openTab(t)
	b.screen(1440, "light")
	b.withoutScripts()
	b.open("/initiatieven", 200)
	for _, c := range dutchNetworks {
		b.tick(c)
	}
	b.follow("#filters button[type=submit]")
	if got, want := b.str("location.search"), "?sector=techniek&land=NL&looptijd=LT&doel=samenwerking"; got != want {
		t.Errorf("the address ends in %s, want %s", got, want)
	}
	b.want(`document.querySelectorAll("#filters :checked").length === 4`, "not all filters are still chosen")
	checkResults(t, b)
}

// count is what the page says of how many results there are.
const count = `document.querySelector("[data-count]").textContent`

// choose ticks a filter and waits for the results.
func (b *tab) choose(facet, value string) {
	b.t.Helper()
	before := b.str("location.search")
	b.tick(choice{facet, value})
	b.until(`location.search !== ` + quote(before) + ` && !document.querySelector("[aria-busy]")`)
}

// tick clicks the checkbox of a filter, in a facet that it opens.
func (b *tab) tick(c choice) {
	b.t.Helper()
	facet := b.str(`[...document.querySelectorAll("details.facet")].find((d) => d.querySelector("legend").textContent === ` + quote(c.facet) + `)?.id ?? ""`)
	if facet == "" {
		b.t.Fatalf("there is no filter %s", c.facet)
	}
	if !b.is(`document.getElementById(` + quote(facet) + `).open`) {
		b.click("#" + facet + " > summary")
	}
	box := b.str(`[...document.querySelectorAll("#` + facet + ` label")].find((l) => l.children[1].textContent === ` + quote(c.value) + `)?.htmlFor ?? ""`)
	if box == "" {
		b.t.Fatalf("the filter %s has no %s", c.facet, c.value)
	}
	b.click(`label[for="` + box + `"]`)
}

// followText follows the link that has these words.
func (b *tab) followText(selector, words string) {
	b.t.Helper()
	href := b.str(`[...document.querySelectorAll(` + quote(selector) + `)].find((a) => a.textContent.trim() === ` + quote(words) + `)?.getAttribute("href") ?? ""`)
	if href == "" {
		b.t.Fatalf("there is no link %q", words)
	}
	b.follow(selector + `[href="` + href + `"]`)
}

// checkResults compares the results of dutchNetworks with those of the API.
func checkResults(t *testing.T, b *tab) {
	t.Helper()
	var want, got []int
	for _, a := range fetch[list[apiAction]](t, site, "/api/v1/actions?sector=techniek&country=NL&duration=LT&goal=samenwerking&per_page=200").Items {
		want = append(want, a.Nr)
		if !slices.Contains(a.Countries, "NL") || a.Duration == nil || *a.Duration != "LT" || a.Sector != "techniek" || !slices.Contains(a.Goals, "samenwerking") {
			t.Errorf("the API gives %+v", a)
		}
	}
	var links []string
	b.eval(`[...document.querySelectorAll("[data-results] .hit:not(.case) h3 a")].map((a) => a.pathname)`, &links)
	for _, link := range links {
		digits, _, _ := strings.Cut(strings.TrimPrefix(link, "/initiatieven/"), "-")
		nr, err := strconv.Atoi(digits)
		if err != nil {
			t.Errorf("%s is no initiative", link)
		}
		got = append(got, nr)
	}
	if len(want) == 0 || len(want) > 25 {
		t.Fatalf("the API finds %d, want a page full at most", len(want))
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("the page shows %v, the API gives %v", got, want)
	}
	var cases int
	b.eval(`document.querySelectorAll("[data-results] .hit.case").length`, &cases)
	if says, want := b.str(count), fmt.Sprintf("%d resultaten", len(want)+cases); says != want {
		t.Errorf("the page says %q, want %q", says, want)
	}
}
