package web_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
)

// csvRows reads a file as a spreadsheet of its language would, strictly: all
// lines are equally long.
func csvRows(t *testing.T, path string) [][]string {
	t.Helper()
	resp := get(t, path)
	if resp.StatusCode != http.StatusOK {
		t.Fatalf("%s: status %d", path, resp.StatusCode)
	}
	return readCSV(t, path, body(t, resp))
}

func readCSV(t *testing.T, path, text string) [][]string {
	t.Helper()
	text, marked := strings.CutPrefix(text, "\ufeff")
	r := csv.NewReader(strings.NewReader(text))
	if marked && !strings.HasPrefix(path, "/en/") {
		r.Comma = ';'
	}
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// rowsOf are the rows of a file without its head, notes and source.
func rowsOf(t *testing.T, lines [][]string) [][]string {
	t.Helper()
	last := len(lines) - 1
	if first := lines[last][0]; first != "Bron" && first != "Source" {
		t.Errorf("the last line is %q, want the source", lines[last])
	}
	for last > 1 && (lines[last-1][0] == "Opmerking" || lines[last-1][0] == "Note") {
		last--
	}
	return lines[1:last]
}

// Every table is the same as a workbook and as CSV, and says where it comes
// from, when it was made and where to see it.
func TestWorkbooksHoldTheSame(t *testing.T) {
	v := newVisitor(t)
	list := withItems(t, v)
	for _, path := range []string{
		"/themas.csv?sector=techniek", "/en/compare.csv?studie=7&studie=10", "/vergelijken.csv?initiatief=43&initiatief=44&toon=verschil",
		"/samenwerkingsvormen.csv?bied=geld", address.File(address.FigureSet("nl", figureSet(t, 1).ID), "csv"), "/initiatieven.csv?q=stage&sector=zorg", list + "/dossier.csv",
	} {
		want := csvRows(t, path)
		resp := get(t, strings.Replace(path, ".csv", ".xlsx", 1))
		data, err := io.ReadAll(resp.Body)
		if err != nil || resp.StatusCode != http.StatusOK {
			t.Fatalf("%s as a workbook: status %d, %v", path, resp.StatusCode, err)
		}
		f, err := excelize.OpenReader(bytes.NewReader(data))
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		got, err := f.GetRows(f.GetSheetName(0))
		if err != nil {
			t.Fatal(err)
		}
		source := want[len(want)-1][1]
		if d := cmp.Diff(trimmed(rowsOf(t, want)), trimmed(got[1:])); d != "" {
			t.Errorf("%s (-CSV +XLSX):\n%.1500s", path, d)
		}
		about, err := f.GetRows(f.GetSheetName(1))
		if err != nil || len(about) != 3+len(want)-1-len(got) || !strings.HasSuffix(source, about[len(about)-2][1]+". "+about[len(about)-1][1]) {
			t.Errorf("%s: the workbook says of itself %q, the other file %q", path, about, source)
		}
		if at := about[len(about)-1][1]; !strings.HasPrefix(at, "http://example.com/") || strings.Contains(at, strings.TrimPrefix(list, "/lijsten/")) {
			t.Errorf("%s says it can be seen at %s", path, at)
		}
	}
}

// trimmed leaves out empty cells at the end of rows, which a workbook does not
// keep, and what keeps a cell from being a formula.
func trimmed(rows [][]string) [][]string {
	out := make([][]string, len(rows))
	for i, row := range rows {
		for len(row) > 0 && row[len(row)-1] == "" {
			row = row[:len(row)-1]
		}
		for _, cell := range row {
			out[i] = append(out[i], strings.TrimPrefix(cell, "'"))
		}
	}
	return out
}

func TestResultsAsFile(t *testing.T) {
	rows := csvRows(t, "/initiatieven.csv?sector=zorg")
	doc := page(t, "/initiatieven?sector=zorg", http.StatusOK)
	if len(rows) != 59+2 || !strings.HasPrefix(words(doc, "[data-count]"), "59 ") {
		t.Errorf("%d rows; the page says %s", len(rows), words(doc, "[data-count]"))
	}
	rows = csvRows(t, "/en/actions.csv?q=stage")
	var titles []string
	doc = page(t, "/en/actions?q=stage", http.StatusOK)
	for i, h := range doc.Find(".row-list .hit h3").EachIter() {
		titles = append(titles, strings.TrimSpace(h.Text()))
		if rows[i+1][1] != titles[i] {
			t.Errorf("row %d is %q, the page has %q", i+1, rows[i+1][1], titles[i])
		}
	}
	if len(titles) < 10 {
		t.Errorf("only %d results were compared", len(titles))
	}
	// Programs have the head and the rows alone, without the mark and the
	// semicolons that spreadsheets want.
	with, without := csvRows(t, "/initiatieven.csv?sector=zorg"), csvRows(t, "/initiatieven.csv?sector=zorg&bom=nee")
	if d := cmp.Diff(with[:len(with)-1], without); d != "" {
		t.Errorf("bom=nee (-without it +with it):\n%s", d)
	}
	page(t, "/initiatieven.csv?land=XX", http.StatusBadRequest)
	page(t, "/initiatieven.xlsx?pagina=nul", http.StatusBadRequest)
}

// documentText is what a DOCX says, without its marks.
func documentText(t *testing.T, path string) string {
	t.Helper()
	resp := get(t, path)
	data, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != http.StatusOK {
		t.Fatalf("%s: status %d, %v", path, resp.StatusCode, err)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for x := xml.NewDecoder(f); ; {
		token, err := x.Token()
		if errors.Is(err, io.EOF) {
			return b.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		if text, ok := token.(xml.CharData); ok {
			b.Write(text)
		}
	}
}

// A case as a document holds every point and figure of it.
func TestCaseAsDocument(t *testing.T) {
	for _, lang := range catalogue.Langs {
		for i := range site.content.Cases {
			k := &site.content.Cases[i]
			text := documentText(t, address.File(address.Dossier(address.Case(lang, k.Slug)), "docx"))
			for _, f := range k.Factors {
				if !strings.Contains(text, f.Title.In(lang)) || !strings.Contains(text, f.Text.In(lang)) {
					t.Errorf("case %d in %s lacks %s", k.Nr, lang, f.ID)
				}
			}
			for _, r := range k.Results {
				if !strings.Contains(text, r.Label.In(lang)) {
					t.Errorf("case %d in %s lacks the figure %s", k.Nr, lang, r.ID)
				}
			}
			for _, section := range k.Sections {
				if !strings.Contains(text, section.Title.In(lang)) {
					t.Errorf("case %d in %s lacks %s", k.Nr, lang, section.ID)
				}
			}
			if strings.Contains(text, "**") || !strings.Contains(text, "http://example.com"+address.Case(lang, k.Slug)) {
				t.Errorf("case %d in %s shows marks, or not where it comes from", k.Nr, lang)
			}
		}
	}
	page(t, "/praktijkstudies/niets/dossier.docx", http.StatusNotFound)
}

func TestListAsDocument(t *testing.T) {
	v := newVisitor(t)
	at := withItems(t, v)
	id := itemIDs(v.page(at, http.StatusOK))[0]
	v.post(at, values("doe", "punt", "punt", id, "versie", "1", "status", "keep", "reden", "past", "notitie", "Bellen <nu>", "deel", "Eerst"))
	text := documentText(t, at+"/dossier.docx")
	for _, want := range []string{"Voor maart", "Eerst", "1. Project Hardenberg", "houden", ": past", "Bellen <nu>", "Zonder kopje", "http://example.com/lijsten/"} {
		if !strings.Contains(text, want) {
			t.Errorf("the document lacks %q", want)
		}
	}
	if strings.Contains(text, at) {
		t.Error("the document gives the link to edit by away")
	}
}

func TestCitations(t *testing.T) {
	k := &site.content.Cases[5]
	a := &site.content.Actions[75]
	v := newVisitor(t)
	list := withItems(t, v)
	read := strings.TrimPrefix(v.page(list, http.StatusOK).Find("#leeslink").AttrOr("value", ""), "http://example.com")
	for _, tt := range []struct {
		path string   // of the page
		file string   // without its ending
		says []string // titles and addresses
	}{
		{address.Case("nl", k.Slug), "", []string{k.Title.NL, address.Case("nl", k.Slug)}},
		{address.Case("en", k.Slug), "", []string{k.Title.EN, address.Case("en", k.Slug)}},
		{address.Action("nl", a.Nr, a.Slug), "", []string{a.Title.NL, address.Action("nl", a.Nr, a.Slug)}},
		{address.Action("en", a.Nr, a.Slug), "", []string{a.Title.EN, address.Action("en", a.Nr, a.Slug)}},
		{"/themas?sector=zorg", "", []string{"/themas?sector=zorg"}},
		{"/en/compare?studie=7&studie=10", "", []string{"/en/compare?studie=7&studie=10"}},
		{"/initiatieven?q=stage&sector=zorg", "", []string{"/initiatieven?q=stage&sector=zorg", "stage"}},
		// A list cites what is on it, at the address to read it at.
		{list, "", []string{"Voor maart", read, site.content.Actions[35].Title.NL, site.content.Cases[2].Title.NL}},
	} {
		links := v.page(tt.path, http.StatusOK).Find(".take li a")
		if links.Length() != 7 {
			t.Errorf("%s can be taken along in %d forms, want 7", tt.path, links.Length())
		}
		for i, ending := range []string{"ris", "bib", "csl.json"} {
			path := links.Eq(4+i).AttrOr("href", "")
			resp := v.do(http.MethodGet, path, nil)
			text := body(t, resp)
			if resp.StatusCode != http.StatusOK || !strings.Contains(path, "."+ending) {
				t.Errorf("%s: status %d", path, resp.StatusCode)
			}
			plain := strings.NewReplacer(`\&`, "&", `\u0026`, "&").Replace(text)
			for _, want := range append(tt.says, "In- en uitstroom van zorg- en technische profielen op de arbeidsmarkt", "2013") {
				if !strings.Contains(plain, want) {
					t.Errorf("%s lacks %q: %s", path, want, text)
				}
			}
			if strings.Contains(text, list) {
				t.Errorf("%s gives the link to edit by away", path)
			}
			if ending == "csl.json" && !json.Valid([]byte(text)) {
				t.Errorf("%s: not JSON: %s", path, text)
			}
		}
	}
	for _, path := range []string{"/praktijkstudies/niets/dossier.ris", "/initiatieven/999/dossier.bib", "/initiatieven/x/dossier.csl.json", "/lijsten/" + strings.Repeat("A", 27) + "/dossier.ris"} {
		page(t, path, http.StatusNotFound)
	}
	page(t, "/themas.ris?sector=x", http.StatusBadRequest)
}

// Whatever can be taken along says the same in every form.
func TestEveryFormHoldsTheRows(t *testing.T) {
	v := newVisitor(t)
	list := withItems(t, v)
	for _, path := range []string{
		"/themas?sector=techniek", "/en/compare?studie=7&studie=10", "/samenwerkingsvormen?bied=geld", "/initiatieven?q=stage&sector=zorg",
		"/initiatieven/76-jet-net", address.Case("nl", site.content.Cases[4].Slug), list,
	} {
		links := v.page(strings.Replace(path, "/initiatieven/76-jet-net", address.Action("nl", 76, site.content.Actions[75].Slug), 1), http.StatusOK).Find(".take li a")
		href := func(i int) string { return links.Eq(i).AttrOr("href", "") }
		rows := csvRows(t, href(2))
		text := documentText(t, href(0))
		if len(rows) < 4 {
			t.Fatalf("%s has %d rows", path, len(rows))
		}
		rows = rowsOf(t, rows)
		for _, row := range rows {
			for _, cell := range row {
				for _, line := range strings.Split(strings.TrimPrefix(cell, "'"), "\n") {
					// A list's dossier and a case's are laid out in their own way.
					if !strings.Contains(text, line) && path != list && !strings.Contains(path, "praktijkstudies") {
						t.Errorf("%s: the document lacks %q", path, line)
					}
				}
			}
		}
		data := body(t, v.do(http.MethodGet, href(3), nil))
		if !json.Valid([]byte(data)) {
			t.Errorf("%s: not JSON: %.200s", href(3), data)
		}
		var file struct{ Rows [][]string }
		if err := json.Unmarshal([]byte(data), &file); err == nil && len(file.Rows) > 0 && len(file.Rows) != len(rows) {
			t.Errorf("%s: %d rows, the other file has %d", href(3), len(file.Rows), len(rows))
		}
	}
}
