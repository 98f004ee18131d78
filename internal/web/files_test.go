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

// csvRows reads a file as a spreadsheet would.
func csvRows(t *testing.T, path string) [][]string {
	t.Helper()
	resp := get(t, path)
	if resp.StatusCode != http.StatusOK {
		t.Fatalf("%s: status %d", path, resp.StatusCode)
	}
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(body(t, resp), "\ufeff")))
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// Every table is the same as a workbook and as CSV, and says where it comes
// from, when it was made and where to see it.
func TestWorkbooksHoldTheSame(t *testing.T) {
	v := newVisitor(t)
	list := withItems(t, v)
	for _, path := range []string{
		"/themas.csv?sector=techniek", "/en/compare.csv?studie=7&studie=10", "/vergelijken.csv?initiatief=43&initiatief=44&toon=verschil",
		"/samenwerkingsvormen.csv?bied=geld", "/cijfers/" + site.content.Lessons.Figures[0].ID + ".csv", "/initiatieven.csv?q=stage&sector=zorg", list + "/lijst.csv",
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
		source, rows := want[len(want)-1], want[:len(want)-1]
		if d := cmp.Diff(trimmed(rows), trimmed(got)); d != "" {
			t.Errorf("%s (-CSV +XLSX):\n%.1500s", path, d)
		}
		about, err := f.GetRows(f.GetSheetName(1))
		if err != nil || len(about) != 3 || about[1][1] != source[len(source)-2] || about[2][1] != source[len(source)-1] {
			t.Errorf("%s: the workbook says of itself %q, the other file %q", path, about, source)
		}
		if at := source[len(source)-1]; !strings.HasPrefix(at, "http://example.com/") || strings.Contains(at, strings.TrimPrefix(list, "/lijsten/")) {
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
			text := documentText(t, address.Dossier(address.Case(lang, k.Slug)))
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
	text := documentText(t, at+"/lijst.docx")
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
	for _, lang := range catalogue.Langs {
		for href, title := range map[string]string{address.Case(lang, k.Slug): k.Title.In(lang), address.Action(lang, a.Nr, a.Slug): a.Title.In(lang)} {
			doc := page(t, href, http.StatusOK)
			if got := doc.Find(".cite a").Length(); got != 3 {
				t.Errorf("%s has %d citations", href, got)
			}
			for _, ending := range []string{"ris", "bib", "json"} {
				resp := get(t, address.Citation(href, ending))
				text := body(t, resp)
				if resp.StatusCode != http.StatusOK || !strings.Contains(text, title) || !strings.Contains(text, "http://example.com"+href) ||
					!strings.Contains(text, "In- en uitstroom van zorg- en technische profielen op de arbeidsmarkt") || !strings.Contains(text, "2013") {
					t.Errorf("%s as %s: status %d, %s", href, ending, resp.StatusCode, text)
				}
				if ending == "json" && !json.Valid([]byte(text)) {
					t.Errorf("%s: not JSON: %s", href, text)
				}
			}
		}
	}
	for _, path := range []string{"/praktijkstudies/niets/cite.ris", "/initiatieven/999/cite.bib", "/initiatieven/x/cite.json"} {
		page(t, path, http.StatusNotFound)
	}
}
