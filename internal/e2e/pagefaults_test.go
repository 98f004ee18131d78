package e2e_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// pageFaults lists what every page has to have and has not.
func pageFaults(path string, doc *goquery.Document, source string) []string {
	var faults []string
	fault := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }

	if n := doc.Find("h1").Length(); n != 1 {
		fault("%d h1, want one", n)
	}
	if strings.TrimSpace(doc.Find("title").First().Text()) == "" {
		fault("no title")
	}
	want := "nl"
	if isEnglish(path) {
		want = "en"
	}
	if lang := doc.Find("html").AttrOr("lang", ""); lang != want && !strings.HasPrefix(lang, want+"-") {
		fault("its language is %q, want %s", lang, want)
	}
	if doc.Find(".lang a[hreflang]").Length() != 1 {
		fault("no link to its twin in the other language")
	}
	// The mark of a text that is missing in a language.
	if i := strings.Index(source, "⟦"); i >= 0 {
		fault("a text is missing: %.60s", source[i:])
	}
	faults = append(faults, idFaults(doc)...)
	faults = append(faults, linkFaults(doc)...)
	return append(faults, inlineFaults(doc)...)
}

func idFaults(doc *goquery.Document) []string {
	var faults []string
	ids := map[string]bool{}
	doc.Find("[id]").Each(func(_ int, e *goquery.Selection) {
		id := e.AttrOr("id", "")
		if ids[id] {
			faults = append(faults, "the id "+id+" stands there twice")
		}
		ids[id] = true
	})
	for _, name := range []string{"for", "aria-labelledby", "aria-describedby", "aria-controls", "form", "list"} {
		doc.Find("[" + name + "]").Each(func(_ int, e *goquery.Selection) {
			for id := range strings.FieldsSeq(e.AttrOr(name, "")) {
				if !ids[id] {
					faults = append(faults, name+" names "+id+", which is not there")
				}
			}
		})
	}
	return faults
}

// linkFaults lists links and buttons without words.
func linkFaults(doc *goquery.Document) []string {
	var faults []string
	doc.Find("a[href], button").Each(func(_ int, e *goquery.Selection) {
		words := e.Text() + e.AttrOr("aria-label", "")
		e.Find("[aria-label], img[alt]").Each(func(_ int, inner *goquery.Selection) {
			words += inner.AttrOr("aria-label", "") + inner.AttrOr("alt", "")
		})
		if strings.TrimSpace(words) == "" {
			faults = append(faults, goquery.NodeName(e)+" to "+e.AttrOr("href", "nowhere")+" has no words")
		}
	})
	return faults
}

// inlineFaults lists what the content policy would block.
func inlineFaults(doc *goquery.Document) []string {
	var faults []string
	doc.Find("style, script:not([src]), [style], a[href^='javascript:']").Each(func(_ int, e *goquery.Selection) {
		faults = append(faults, "inline style or script: "+goquery.NodeName(e))
	})
	doc.Find("*").Each(func(_ int, e *goquery.Selection) {
		for _, a := range e.Nodes[0].Attr {
			if strings.HasPrefix(a.Key, "on") {
				faults = append(faults, "inline script: "+a.Key)
			}
		}
	})
	return faults
}

// A page with every fault has to be found out.
func TestPageFaults(t *testing.T) {
	const page = `<html lang="nl"><title> </title><h1>a</h1><h1>b</h1><p id="x" style="color: red">⟦some.key⟧</p>
		<p id="x" onclick="f()"></p><a href="/somewhere"><svg></svg></a><label for="y">c</label><script>f()</script></html>`
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Join(pageFaults("/en/page", doc, page), "\n")
	for _, want := range []string{
		"2 h1", "no title", `"nl", want en`, "no link to its twin", "missing: ⟦some.key⟧", "the id x", "for names y",
		"a to /somewhere", "onclick", "style or script: script", "style or script: p",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the faults do not say %q:\n%s", want, got)
		}
	}
}
