package e2e_test

import (
	"net/http"
	"net/url"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

const (
	settled = `!document.querySelector("[aria-busy]")`
	words   = `document.getElementById("q").value`
)

// search types words in the field in place of what is there, and searches.
func (b *tab) search(typed string) {
	b.t.Helper()
	b.write(typed)
	b.keys(kb.Enter)
	b.until(`new URLSearchParams(location.search).get("q") === ` + quote(typed) + ` && ` + settled)
}

func (b *tab) write(typed string) {
	b.t.Helper()
	b.eval(`document.getElementById("q").focus(); document.getElementById("q").select()`, nil)
	b.keys(typed)
}

// back goes back in the history, to where the address has these words.
func (b *tab) back(to string) {
	b.t.Helper()
	b.eval(`history.back()`, nil)
	b.until(`new URLSearchParams(location.search).get("q") === ` + to + ` && ` + settled)
}

// The field, the results and the address are of the same search, also after
// going back; what was typed is not wiped by a filter.
func TestFieldKeepsStep(t *testing.T) {
	b := openTab(t)
	b.screen(1440, "light")
	b.open("/initiatieven", 200)
	b.eval(`window.stayed = true`, nil)
	b.search("techniek")
	found := b.str(count)
	b.search("zorg")
	b.search("zorg") // once more is no other place in the history
	b.back(`"techniek"`)
	b.until(count + ` === ` + quote(found))
	b.want(words+` === "techniek"`, "after going back the field says %q", b.str(words))
	b.choose("Land", "Nederland")
	if got, want := b.str(`location.search`), "?q=techniek&land=NL"; got != want {
		t.Errorf("a filter after going back asks for %s, want %s", got, want)
	}

	b.write("stage")
	b.until(`!document.getElementById("q-lijst").hidden`)
	b.keys(kb.Escape) // they lie over the filters
	b.choose("Looptijd", "Lange termijn (LT)")
	b.want(words+` === "stage"`, "a filter made %q of what was typed", b.str(words))
	if got, want := b.str(`location.search`), "?q=stage&land=NL&looptijd=LT"; got != want {
		t.Errorf("a filter after typing asks for %s, want %s", got, want)
	}
	b.back(`"techniek"`)
	b.back(`"techniek"`)
	b.want(`!location.search.includes("land")`, "going back twice leads to %s", b.str(`location.search`))
	b.back(`null`)
	b.want(words+` === ""`, "at the beginning the field says %q", b.str(words))
	b.want(`window.stayed`, "going back loaded a page")
}

// A link within the page asks for nothing.
func TestSkipLinkAsksNothing(t *testing.T) {
	b := openTab(t)
	b.screen(1440, "light")
	b.open("/initiatieven", 200)
	b.eval(`window.asked = 0; const real = fetch; window.fetch = (...args) => { window.asked++; return real(...args); }; undefined`, nil)
	b.keys(kb.Tab)
	b.keys(kb.Enter)
	b.until(`location.hash === "#inhoud" && document.activeElement.id === "inhoud"`)
	b.eval(`history.back()`, nil)
	b.until(`!location.hash`)
	b.want(`window.asked === 0 && `+settled, "a link within the page fetched it anew")
	b.choose("Sector", "Zorg")
	b.want(`window.asked === 1`, "the requests were not counted")
}

// What filters replace does what it did before.
func TestPrintAfterFilter(t *testing.T) {
	b := openTab(t)
	b.screen(1440, "light")
	for _, path := range []string{"/themas", "/samenwerkingsvormen"} {
		b.open(path, 200)
		b.eval(`window.printed = 0; window.print = () => window.printed++; window.stayed = true`, nil)
		b.eval(`document.querySelector("#filters [type=checkbox]:not(:disabled)").click()`, nil)
		b.until(`location.search && ` + settled)
		b.want(shown(`document.querySelector("[data-print]")`), "%s: after a filter there is no button to print", path)
		b.eval(`document.querySelector("[data-print]").click()`, nil)
		b.want(`window.printed === 1 && window.stayed`, "%s: after a filter the button does not print", path)
	}
}

// Where a filter that is taken away finds nothing, the keyboard goes on from
// the results.
func TestFocusAfterEmptyFilter(t *testing.T) {
	b := openTab(t)
	b.screen(1440, "light")
	b.open("/initiatieven?q=zelfroosteren&land=FI", 200)
	b.eval(`document.querySelector("#filter-land").open = true; document.getElementById("filter-land-FI").focus()`, nil)
	b.keys(" ")
	b.until(`!location.search.includes("land") && ` + settled)
	b.want(`document.getElementById("filter-land-FI").disabled`, "the filter still finds something: this tests nothing")
	b.want(`document.activeElement.matches("[data-results]")`, "the focus is at %s", b.str(`document.activeElement.outerHTML.slice(0, 80)`))
}

// What is chosen beside results goes along to other pages of them, to where
// there are none, and can be let go of.
func TestPicksSurvive(t *testing.T) {
	const (
		told   = `document.querySelector("[data-picks]")`
		chosen = `[...new FormData(document.forms.keuze).values()].length`
	)
	for _, width := range []int64{390, 1440} {
		b := openTab(t)
		b.screen(width, "light")
		b.open("/initiatieven", 200)
		b.eval(`window.stayed = true`, nil)
		b.want(`!`+told+`.checkVisibility()`, "something is chosen at first")
		b.click(".hit:nth-child(1) .pick")
		b.click(".hit:nth-child(2) .pick")
		b.want(told+`.checkVisibility() && `+told+`.textContent.includes("2")`, "the page says %q", b.str(told+`.textContent`))
		b.click(`a[rel="next"]`)
		b.until(`location.search === "?pagina=2" && ` + settled)
		b.want(`document.activeElement.matches("[data-results]") && Math.abs(document.activeElement.getBoundingClientRect().top) < 100`, "the next page does not begin at its top")
		b.click(".hit:nth-child(1) .pick")
		b.want(chosen+` === 3 && `+told+`.textContent.includes("3")`, "the next page lost a choice")

		b.search("blockchain")
		b.want(`!document.querySelector(".hit")`, "something was found: this tests nothing")
		b.want(chosen+` === 3 && document.forms.keuze.checkVisibility() && `+told+`.textContent.includes("3")`, "without results the choice is lost, or cannot be seen")
		b.back(`null`)
		b.eval(`history.back()`, nil)
		b.until(`!location.search && ` + settled)
		b.want(`document.querySelectorAll(".pick :checked").length === 2`, "back at the first page they are not ticked")
		b.click(".hit:nth-child(2) .pick")
		b.want(chosen+` === 2`, "a choice cannot be taken back")
		b.click("[data-unpick]")
		b.want(chosen+` === 0 && !document.querySelector(".pick :checked") && !`+told+`.checkVisibility()`, "letting go of all leaves something")
		b.want(`document.activeElement !== document.body`, "letting go of all loses the focus")
		b.want(`window.stayed`, "a page was loaded")
	}
}

// A link is said to be copied only where it was.
func TestCopy(t *testing.T) {
	edit, _ := madeList(t)
	b := openTab(t)
	b.screen(1440, "light")
	b.open("/lijsten/"+edit, 200)
	const button = `document.querySelector("[data-copy=leeslink]")`
	label := b.str(button + `.textContent`)
	b.eval(`Object.defineProperty(navigator, "clipboard", {value: undefined, configurable: true}); undefined`, nil)
	b.click("[data-copy=leeslink]")
	b.until(button + `.textContent !== ` + quote(label))
	b.want(button+`.firstChild.data === `+button+`.dataset.failed`, "without a clipboard it says %q", b.str(button+`.textContent`))
	b.want(`[...document.querySelectorAll("[role=status]")].some((e) => e.textContent === `+button+`.textContent)`, "a screen reader is not told")
	b.want(`getSelection().toString() === document.getElementById("leeslink").value`, "the link is not selected")

	b.eval(`Object.defineProperty(navigator, "clipboard", {value: {writeText: async (text) => { window.copied = text; }}, configurable: true}); undefined`, nil)
	b.click("[data-copy=leeslink]")
	b.until(button + `.firstChild.data === ` + button + `.dataset.done`)
	b.want(`window.copied === document.getElementById("leeslink").value`, "something else was copied")
	b.click("[data-copy=bewerklink]")
	b.until(button + `.textContent === ` + quote(label))
}

// What is sent is sent once, and what was typed is not left behind unasked.
func TestForms(t *testing.T) {
	edit, _ := madeList(t)
	b := openTab(t)
	b.screen(1440, "light")
	b.open("/lijsten/"+edit, 200)
	// Neither goes anywhere, so that both can be counted.
	b.eval(`window.sent = []; addEventListener("submit", (e) => { sent.push(!e.defaultPrevented); e.preventDefault(); }); undefined`, nil)
	b.eval(`document.querySelector("#kop").open = true; for (let i = 0; i < 2; i++) document.querySelector("#kop button").click()`, nil)
	b.want(`sent.join() === "true,false"`, "a second click sends: %s", b.str(`sent.join()`))

	const asks = `!dispatchEvent(new Event("beforeunload", {cancelable: true}))`
	for _, path := range []string{"/lijsten", "/lijsten/" + edit, "/rondes/nieuw?lijst=" + edit} {
		b.open(path, 200)
		b.want(`!(`+asks+`)`, "%s asks though nothing was typed", path)
		forms := `[...document.querySelectorAll("main form[method=post]:has(textarea)")]`
		b.want(forms+`.length && `+forms+`.every((f) => "unsaved" in f.dataset)`, "%s has a form that is left unasked", path)
		b.eval(forms+`.at(-1).querySelector("textarea").dispatchEvent(new Event("input", {bubbles: true}))`, nil)
		b.want(asks, "%s does not ask", path)
		b.eval(forms+`.at(-1).dispatchEvent(new Event("submit", {bubbles: true, cancelable: true}))`, nil)
		b.want(`!(`+asks+`)`, "%s asks where it is sent", path)
	}
}

// Dragging posts only where it changed the order.
func TestDrag(t *testing.T) {
	at := send(t, "/lijsten/toevoegen", url.Values{"initiatief": {"36", "43", "25"}, "lijst": {"nieuw"}, "titel": {"Slepen"}})
	b := openTab(t)
	b.screen(1440, "light")
	b.open(at, http.StatusOK)
	b.eval(`window.sent = 0; addEventListener("submit", (e) => { window.sent++; e.preventDefault(); });
		window.pull = (from, over, effect) => {
			const data = {setDragImage() {}}; // a real one keeps its effect to itself
			const fire = (on, type, clientY) => on.dispatchEvent(Object.defineProperty(new DragEvent(type, {bubbles: true, cancelable: true, clientY}), "dataTransfer", {value: data}));
			fire(from, "dragstart", 0);
			if (over) fire(over, "dragover", 1e4);
			data.dropEffect = effect;
			fire(from, "dragend", 0);
			return [...document.querySelectorAll(".item")].map((e) => e.id).join();
		};
		window.nrs = document.querySelectorAll(".item .nr"); window.last = document.querySelector(".item:last-child");
		window.order = pull(nrs[0], null, "none"); undefined`, nil)
	for what, pull := range map[string]string{
		"no move":        `pull(nrs[0], null, "move")`,
		"Escape":         `pull(nrs[0], last, "none")`,
		"a link":         `pull(document.querySelector(".item h3 a"), last, "move")`,
		"selected words": `pull(document.querySelector(".item h3 a").firstChild, last, "move")`,
	} {
		b.want(pull+` === order && sent === 0`, "dragging with %s changes the list", what)
	}
	b.want(`pull(nrs[0], last, "move") !== order && sent === 1`, "dragging does not change the list")
}
