package export_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"warmwater/internal/export"
)

func workbook(t *testing.T, b export.Workbook) *excelize.File {
	t.Helper()
	var out bytes.Buffer
	if err := export.XLSX(&out, b); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatalf("the file cannot be opened: %v", err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func TestXLSX(t *testing.T) {
	long := strings.Repeat("é", 40_000)
	f := workbook(t, export.Workbook{
		Title: "Thema’s: a/b [en een heel lange titel die niet past]", Lang: "nl-BE",
		Head: []string{"Naam", "Aantal", "Link"},
		Rows: [][]string{
			{"=SUM(A1)", "12", "https://x.example/a?b=1&c=2"},
			{"+32 475", "-3", "zie https://x.example"},
			{"<b>&\"'\x00\x0b 🌊", "0475123456", "@cmd"},
			{long, "1,5"},
			{"007", "0"},
		},
		Numbers: []int{0, 1},
		Source:  export.Sheet{Name: "Bron", Rows: [][]string{{"Bron", "WES"}}},
		Made:    time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC),
	})
	sheets := f.GetSheetList()
	if d := cmp.Diff([]string{"Thema’s  a b (en een heel lange", "Bron"}, sheets); d != "" {
		t.Fatalf("sheets (-want +got):\n%s", d)
	}
	rows, err := f.GetRows(sheets[0])
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"Naam", "Aantal", "Link"},
		{"=SUM(A1)", "12", "https://x.example/a?b=1&c=2"},
		{"+32 475", "-3", "zie https://x.example"},
		{"<b>&\"' 🌊", "0475123456", "@cmd"},
		{strings.Repeat("é", 32_766) + "…", "1,5"},
		{"007", "0"},
	}
	if d := cmp.Diff(want, rows); d != "" {
		t.Errorf("rows (-want +got):\n%.2000s", d)
	}
	for cell, kind := range map[string]excelize.CellType{"A2": excelize.CellTypeSharedString, "B2": excelize.CellTypeUnset, "B3": excelize.CellTypeUnset, "B4": excelize.CellTypeSharedString} {
		if got, err := f.GetCellType(sheets[0], cell); err != nil || got != kind {
			t.Errorf("%s is of type %d, want %d (%v)", cell, got, kind, err)
		}
		if formula, _ := f.GetCellFormula(sheets[0], cell); formula != "" {
			t.Errorf("%s holds the formula %q", cell, formula)
		}
	}
	if ok, link, _ := f.GetCellHyperLink(sheets[0], "C2"); !ok || link != "https://x.example/a?b=1&c=2" {
		t.Errorf("C2 leads to %q", link)
	}
	if ok, _, _ := f.GetCellHyperLink(sheets[0], "C3"); ok {
		t.Error("a text with an address in it became a link")
	}
	if panes, err := f.GetPanes(sheets[0]); err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("panes %+v, %v", panes, err)
	}
	if props, err := f.GetDocProps(); err != nil || props.Language != "nl-BE" || props.Created != "2026-11-24T12:00:00Z" {
		t.Errorf("properties %+v, %v", props, err)
	}
}

// A sheet may be called by signs that count as two.
func TestXLSXNamedBySigns(t *testing.T) {
	f := workbook(t, export.Workbook{Title: "🌊 Acties voor de stuurgroep van Midwest", Head: []string{"x"}, Source: export.Sheet{Name: strings.Repeat("🌊", 40)}})
	if d := cmp.Diff([]string{"🌊 Acties voor de stuurgroep va", strings.Repeat("🌊", 15)}, f.GetSheetList()); d != "" {
		t.Errorf("sheets (-want +got):\n%s", d)
	}
}

func TestXLSXWithNothing(t *testing.T) {
	f := workbook(t, export.Workbook{Title: "", Head: []string{"x"}, Source: export.Sheet{Name: "Warm Water"}})
	if d := cmp.Diff([]string{"Warm Water", "Warm Water 2"}, f.GetSheetList()); d != "" {
		t.Errorf("sheets (-want +got):\n%s", d)
	}
}

// A row is as high as its fullest cell is long, so that no text runs over the
// next row.
func TestXLSXRowHeights(t *testing.T) {
	f := workbook(t, export.Workbook{
		Title: "T", Head: []string{"Naam", "Tekst"}, Made: time.Now(), Source: export.Sheet{Name: "Bron"},
		Rows: [][]string{{"a", "kort"}, {"b", "een\ntwee\ndrie"}, {"c", strings.Repeat("woord ", 100)}, {"d", strings.Repeat("woord ", 5000)}},
	})
	var heights []float64
	for row := 1; row <= 5; row++ {
		h, err := f.GetRowHeight("T", row)
		if err != nil {
			t.Fatal(err)
		}
		heights = append(heights, h)
	}
	if heights[0] != heights[1] || heights[2] != 3*heights[1] || heights[3] < 8*heights[1] || heights[3] > 14*heights[1] || heights[4] != 409 {
		t.Errorf("heights are %v", heights)
	}
}

// What is a number in its column can be counted with; a year, a telephone
// number or a range elsewhere is what it says.
func TestXLSXNumbers(t *testing.T) {
	f := workbook(t, export.Workbook{
		Title: "Cijfers", Head: []string{"Jaar", "Deel", "Telefoon"}, Numbers: []int{1},
		Rows: [][]string{{"2012", "81.4", "32475123456"}, {"4-5", "78", "4.3"}, {"2025", "-0.5", ""}, {"x", "niet vermeld", ""}, {"y", "1e5", ""}},
	})
	for cell, want := range map[string]string{"B2": "81.4", "B3": "78", "B4": "-0.5"} {
		if kind, _ := f.GetCellType("Cijfers", cell); kind != excelize.CellTypeUnset {
			t.Errorf("%s is of type %d, not a number", cell, kind)
		}
		if got, _ := f.GetCellValue("Cijfers", cell, excelize.Options{RawCellValue: true}); got != want {
			t.Errorf("%s holds %s, want %s", cell, got, want)
		}
	}
	for _, cell := range []string{"A2", "A3", "A4", "B5", "B6", "C2", "C3"} {
		if kind, _ := f.GetCellType("Cijfers", cell); kind != excelize.CellTypeSharedString {
			t.Errorf("%s is of type %d, not text", cell, kind)
		}
	}
}

// Of very many addresses the first are links, and all can be read.
func TestXLSXManyLinks(t *testing.T) {
	rows := make([][]string, 2001)
	for i := range rows {
		rows[i] = []string{"https://x.example/"}
	}
	f := workbook(t, export.Workbook{Title: "Links", Head: []string{"Link"}, Rows: rows})
	for cell, want := range map[string]bool{"A2001": true, "A2002": false} {
		if got, _, _ := f.GetCellHyperLink("Links", cell); got != want {
			t.Errorf("%s is a link: %t, want %t", cell, got, want)
		}
	}
	if got, _ := f.GetCellValue("Links", "A2002"); got != "https://x.example/" {
		t.Errorf("the last address is %q", got)
	}
}
