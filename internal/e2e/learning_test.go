package e2e_test

import (
	"testing"
)

// What goes wrong most when a school and a company work together, and what
// helps? Three clicks from the first page, with sources, with scripts or
// without.
func TestTaskCooperation(t *testing.T) {
	for _, tt := range []struct {
		name    string
		width   int64
		scripts bool
	}{{"large screen", 1440, true}, {"phone", 390, true}, {"without scripts", 1440, false}} {
		t.Run(tt.name, func(t *testing.T) {
			b := openTab(t)
			b.screen(tt.width, "light")
			if !tt.scripts {
				b.withoutScripts()
			}
			b.open("/", 200)
			b.followText(".door a", "Wat loopt mis als school en bedrijf samenwerken?")
			b.want(`document.querySelector(".matrix tbody th a").textContent === "Partners en rollen"`, "the first theme is another one")
			b.want(shown(`document.querySelector(".matrix tbody th small")`), "how often it hinders is not to be seen")
			b.follow(".matrix tbody th a")
			for _, side := range []string{"warm", "cold"} {
				b.want(shown(`document.querySelector(".basin.is-`+side+` li .kind")`), "the %s side has no points with their source", side)
			}
			b.follow(".basin.is-cold li h5 a")
			b.want(shown(`document.querySelector(".basin li:target")`), "the case does not show the point")
			b.want(`/Studie, deel 4\.\d/.test(document.querySelector(".basin li:target").textContent)`, "the point has no source")
		})
	}
}

// A coordinator narrows the matrix and opens one sign of it.
func TestTaskMatrix(t *testing.T) {
	b := openTab(t)
	b.screen(1440, "light")
	b.open("/themas", 200)
	b.eval(`window.stayed = true`, nil)
	b.click(".matrix-filters > summary")
	b.click(`label[for="filter-sector-zorg"]`)
	b.until(`location.search === "?sector=zorg" && !document.querySelector("[aria-busy]")`)
	b.want(`document.querySelectorAll(".matrix thead a").length === 4`, "the matrix does not have the four cases of care")
	b.want(`document.querySelector("[data-status]").textContent === document.querySelector("[data-count]").textContent`, "the new count is not said")
	b.click(`.orders a[href$="sorteer=thema"]`)
	b.until(`location.search === "?sector=zorg&sorteer=thema" && !document.querySelector("[aria-busy]")`)
	b.want(`window.stayed`, "choosing loaded a page")
	b.want(`document.querySelector(".matrix-filters").open`, "the filters closed")
	b.follow(`.matrix tbody td.both a`)
	b.want(`location.hash.startsWith("#helpt-") && document.querySelector(":target li")`, "the sign leads to no points")
}

// A care institution that can offer people and time looks for a way to reach
// adults without work, without scripts.
func TestTaskForm(t *testing.T) {
	b := openTab(t)
	b.screen(390, "light")
	b.withoutScripts()
	b.open("/", 200)
	b.followText(".door .go a", "Alle vragen van werkgevers")
	b.follow(`.places a[href="/samenwerkingsvormen"]`)
	for _, box := range []string{"bied-mensen", "bied-tijd", "bereik-werkzoekenden"} {
		b.click(`label[for="filter-` + box + `"]`)
	}
	b.follow("#filters button[type=submit]")
	b.want(`location.search === "?bied=mensen&bied=tijd&bereik=werkzoekenden"`, "the address is %s", b.str("location.search"))
	b.follow(`.form-card a[href="/samenwerkingsvormen/baangarantie"]`)
	b.want(shown(`[...document.querySelectorAll(".statements dt")].find((e) => e.textContent.startsWith("Kosten")).nextElementSibling.querySelector("a")`), "what it costs has no source")
	b.follow(".basin.is-cold li h5 a")
	b.want(shown(`document.querySelector(".basin li:target")`), "the case does not show the point")
}

// A coordinator ticks two results, narrows the search, and compares them.
func TestTaskCompare(t *testing.T) {
	b := openTab(t)
	b.screen(1440, "light")
	b.open("/initiatieven?q=zelfroosteren", 200)
	b.click(`label[for="initiatief-43"]`)
	b.click(`label[for="initiatief-42"]`)
	b.want(`location.search === "?q=zelfroosteren"`, "choosing a result searched anew")
	b.choose("Land", "Zweden")
	b.want(`!document.getElementById("initiatief-43")`, "the filter did not take the Dutch one away")
	b.follow("#keuze button")
	b.want(`location.search === "?initiatief=42&initiatief=43" || location.search === "?initiatief=43&initiatief=42"`, "what was chosen is lost: %s", b.str("location.search"))
	b.want(`document.querySelectorAll(".compare thead .remove").length === 2`, "there are not two side by side")
	all := b.str(`String(document.querySelectorAll(".compare tbody tr").length)`)
	b.follow(`.compare-head .actions a`)
	b.want(`String(document.querySelectorAll(".compare tbody tr").length) !== `+quote(all), "nothing was left out")
	b.follow(".compare .remove")
	b.want(`document.querySelectorAll(".by-number :checked").length === 1`, "taking one away left not one")
}
