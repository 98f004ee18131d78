package e2e_test

import (
	"regexp"
	"strings"
	"testing"
)

// The line to cite a page by gets the day and the address, and can be copied,
// also after a filter.
func TestCiteLine(t *testing.T) {
	b := openTab(t)
	b.screen(1440, "light")
	line := func() string { return b.str(`document.querySelector("textarea[data-cite]").value`) }
	day := regexp.MustCompile(`Geraadpleegd op \d+ [a-z]+ 20\d\d, van (.*)$`)
	at := func(path string) {
		t.Helper()
		if got := day.FindStringSubmatch(line()); got == nil || got[1] != b.str(`location.origin`)+path {
			t.Errorf("cited by %q, want %s at its end", line(), path)
		}
	}
	b.open("/themas", 200)
	at("/themas")
	b.eval(`document.querySelector("#filters [type=checkbox]:not(:disabled)").click()`, nil)
	b.until(`location.search && ` + settled)
	at(b.str(`location.pathname + location.search`))
	b.want(`!document.querySelector("[data-copy]").hidden`, "after a filter there is no button to copy")
	b.eval(`document.querySelector(".take").open = true`, nil)
	b.click(".take [data-copy]")
	b.want(`document.activeElement.matches("textarea[data-cite]") || getSelection().toString()`, "the line is not chosen to copy")

	b.withoutScripts()
	b.open("/themas", 200)
	if got := line(); !strings.HasSuffix(got, "Geraadpleegd op [datum], van [adres]") {
		t.Errorf("without scripts it is cited by %q", got)
	}
}
