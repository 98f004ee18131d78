package export_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"warmwater/internal/export"
)

func citations() []export.Citation {
	return []export.Citation{
		{ID: "wes-2013", Title: "Een studie: 50% & meer_{x}", Authors: []string{"WES"}, Publisher: "WES", Year: 2013, Month: 5, Lang: "nl", Note: "concept"},
		{
			ID: "ww-case-3", Webpage: true, Title: "Project\nHardenberg\r\nER  - ", Publisher: "Warm Water", Lang: "nl",
			URL: "https://x.example/a?b=1&c=_{}", Accessed: time.Date(2026, 11, 4, 0, 0, 0, 0, time.UTC),
		},
	}
}

func written(t *testing.T, write func(*strings.Builder) error) string {
	t.Helper()
	var b strings.Builder
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestRIS(t *testing.T) {
	got := written(t, func(b *strings.Builder) error { return export.RIS(b, citations()) })
	want := "TY  - RPRT\r\nID  - wes-2013\r\nTI  - Een studie: 50% & meer_{x}\r\nAU  - WES\r\nPB  - WES\r\nPY  - 2013\r\nDA  - 2013/05\r\nLA  - nl\r\nN1  - concept\r\nER  - \r\n" +
		"TY  - ELEC\r\nID  - ww-case-3\r\nTI  - Project Hardenberg ER -\r\nPB  - Warm Water\r\nLA  - nl\r\nUR  - https://x.example/a?b=1&c=_{}\r\nY2  - 2026/11/04\r\nER  - \r\n"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestBibTeX(t *testing.T) {
	got := written(t, func(b *strings.Builder) error { return export.BibTeX(b, citations()) })
	want := "@techreport{wes-2013,\n  title = {Een studie: 50\\% \\& meer\\_\\{x\\}},\n  author = {{WES}},\n  institution = {WES},\n  year = {2013},\n  month = {may},\n  language = {nl},\n  note = {concept}\n}\n" +
		"@misc{ww-case-3,\n  title = {Project Hardenberg ER -},\n  howpublished = {Warm Water},\n  language = {nl},\n  url = {https://x.example/a?b=1&c=_%7B%7D},\n  urldate = {2026-11-04}\n}\n"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestCSLJSON(t *testing.T) {
	got := written(t, func(b *strings.Builder) error { return export.CSLJSON(b, citations()) })
	var items []struct {
		ID, Type, Title string
		Author          []struct{ Literal string }
		Issued          struct {
			Parts [][]int `json:"date-parts"`
		}
		Accessed struct {
			Parts [][]int `json:"date-parts"`
		}
	}
	if err := json.Unmarshal([]byte(got), &items); err != nil {
		t.Fatal(err)
	}
	if len(items) != 2 || items[0].Type != "report" || items[0].Author[0].Literal != "WES" || items[0].Issued.Parts[0][1] != 5 ||
		items[1].Type != "webpage" || items[1].Accessed.Parts[0][2] != 4 || strings.Contains(got, "\\u0026") {
		t.Errorf("got %s", got)
	}
}

// Whatever a title holds, it breaks out of neither form.
func FuzzCitations(f *testing.F) {
	for _, title := range []string{"", "a\r\nTY  - X", "}{", `\`, "\x01\x02", "\u2028ER  - "} {
		f.Add(title)
	}
	f.Fuzz(func(t *testing.T, title string) {
		list := []export.Citation{{ID: "x", Title: title, Authors: []string{title}, Note: title}}
		ris := written(t, func(b *strings.Builder) error { return export.RIS(b, list) })
		if n := strings.Count(ris, "\r\nER  - \r\n"); n != 1 || strings.Count(ris, "\n") != strings.Count(ris, "\r\n") {
			t.Errorf("%q gives %q", title, ris)
		}
		depth := 0
		bib := written(t, func(b *strings.Builder) error { return export.BibTeX(b, list) })
		for i := range len(bib) {
			switch {
			case i > 0 && bib[i-1] == '\\':
			case bib[i] == '{':
				depth++
			case bib[i] == '}':
				if depth--; depth < 0 {
					t.Fatalf("%q gives %q", title, bib)
				}
			}
		}
		if depth != 0 {
			t.Errorf("%q gives %q", title, bib)
		}
	})
}
