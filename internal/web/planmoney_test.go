package web_test

import (
	"bytes"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// footOf are the cells of the rows below a table of amounts.
func footOf(doc *goquery.Document) [][]string {
	var rows [][]string
	doc.Find(".plan-table tfoot").First().Find("tr").Each(func(_ int, tr *goquery.Selection) {
		rows = append(rows, each(tr.Children()))
	})
	return rows
}

// What the action costs is known for the years that say so, if only 0; of the
// others nothing is reckoned.
func TestPlanCostsThatAreNotKnown(t *testing.T) {
	v := newVisitor(t)
	at := withPlan(t, v)
	v.fillStep(at, "geld-en-mensen", "kosten-2", "0", "kosten-3", " ")
	for _, path := range []string{at, at + "/geld-en-mensen"} {
		want := [][]string{
			{"Komt binnen", "€ 25.000", "€ 12.500,50", "€ 0", "€ 0", "€ 0", "€ 37.500,50"},
			{"Kosten", "€ 30.000", "€ 0", "nog niet ingevuld", "nog niet ingevuld", "nog niet ingevuld", "nog niet bekend"},
			{"Verschil", "− € 5.000", "€ 12.500,50", "nog niet bekend", "nog niet bekend", "nog niet bekend", "nog niet bekend"},
		}
		if d := cmp.Diff(want, footOf(v.page(path, http.StatusOK))); d != "" {
			t.Errorf("%s (-want +got):\n%s", path, d)
		}
	}
	form := planForm(t, v.page(at+"/geld-en-mensen", http.StatusOK))
	if form.Get("kosten-2") != "0" || form.Get("kosten-3") != "" {
		t.Errorf("costs of 0 came back as %q, unknown ones as %q", form.Get("kosten-2"), form.Get("kosten-3"))
	}
	if got := documentText(t, at+"/dossier.docx"); strings.Count(got, "nog niet bekend") != 5 {
		t.Errorf("the dossier says %d times that a sum is not known", strings.Count(got, "nog niet bekend"))
	}
	answer(t, "/api/v1/plans/"+at[len("/plannen/"):], http.StatusOK, "plan", nil)
	// Once all years are known the whole is.
	v.fillStep(at, "geld-en-mensen", "kosten-3", "1.000", "kosten-4", "1.000", "kosten-5", "0")
	if got := footOf(v.page(at, http.StatusOK))[2]; got[6] != "€ 5.500,50" {
		t.Errorf("the difference is %q", got)
	}
	// Costs of 0 alone are costs too.
	v.fillStep(at, "geld-en-mensen", "kosten-1", "0", "kosten-3", "0", "kosten-4", "0")
	if got := footOf(v.page(at, http.StatusOK)); len(got) != 3 || got[1][6] != "€ 0" {
		t.Errorf("without any costs it says %q", got)
	}
}

// In a workbook the budget can be added up.
func TestPlanWorkbookHasAmounts(t *testing.T) {
	v := newVisitor(t)
	at := withPlan(t, v)
	book, err := excelize.OpenReader(bytes.NewReader([]byte(body(t, v.do(http.MethodGet, at+"/dossier.xlsx", nil)))))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	sheet := book.GetSheetName(0)
	rows, err := book.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	first := slices.Index(rows[0], "2027")
	at2027 := slices.IndexFunc(rows, func(row []string) bool { return slices.Contains(row, "Provincie") })
	if first < 0 || at2027 < 0 {
		t.Fatalf("no column for the first year, or no row for the source: %q", rows[0])
	}
	if d := cmp.Diff([]string{"25000", "12500.5", "0", "0", "0", "37500.5"}, rows[at2027][first:]); d != "" {
		t.Errorf("amounts (-want +got):\n%s", d)
	}
	for column := first; column < first+6; column++ {
		cell, _ := excelize.CoordinatesToCellName(column+1, at2027+1)
		if kind, err := book.GetCellType(sheet, cell); err != nil || kind != excelize.CellTypeUnset && kind != excelize.CellTypeNumber {
			t.Errorf("%s is no number: %v, %v", cell, kind, err)
		}
	}
}
