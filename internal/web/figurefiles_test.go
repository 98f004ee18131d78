package web_test

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
)

// openWorkbook opens a workbook of the site.
func openWorkbook(t *testing.T, resp *http.Response) *excelize.File {
	t.Helper()
	text := body(t, resp)
	if resp.StatusCode != http.StatusOK {
		t.Fatalf("status %d", resp.StatusCode)
	}
	f, err := excelize.OpenReader(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// cellOf is what a cell of the first sheet holds, and whether as a number.
func cellOf(t *testing.T, f *excelize.File, column, row int) (value string, number bool) {
	t.Helper()
	name, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		t.Fatal(err)
	}
	sheet := f.GetSheetName(0)
	kind, err := f.GetCellType(sheet, name)
	if err != nil {
		t.Fatal(err)
	}
	value, err = f.GetCellValue(sheet, name, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	return value, kind == excelize.CellTypeUnset && value != ""
}

// Every figure is a number to count with in a workbook and in JSON, and has the
// decimal sign of the language in a CSV; a figure that the study does not give
// is not left empty.
func TestFigureFilesHoldNumbers(t *testing.T) {
	none := map[catalogue.Lang]string{catalogue.Dutch: "niet vermeld", catalogue.English: "not stated"}
	for _, lang := range catalogue.Langs {
		for _, set := range site.content.Lessons.Figures {
			path := address.FigureSet(lang, set.ID)
			book := openWorkbook(t, get(t, address.File(path, "xlsx")))
			lines := rowsOf(t, csvRows(t, address.File(path, "csv")))
			plain := csvRows(t, address.File(path, "csv")+"?bom=nee")[1:]
			var file struct{ Rows [][]any }
			d := json.NewDecoder(get(t, address.File(path, "json")).Body)
			d.UseNumber()
			if err := d.Decode(&file); err != nil {
				t.Fatal(err)
			}
			if len(lines) != len(set.Rows) || len(plain) != len(set.Rows) || len(file.Rows) != len(set.Rows) {
				t.Fatalf("%s: %d, %d and %d rows, want %d", path, len(lines), len(plain), len(file.Rows), len(set.Rows))
			}
			for i, row := range set.Rows {
				if _, number := cellOf(t, book, 1, i+2); number {
					t.Errorf("%s: %q is a number in the workbook", path, row.Label.In(lang))
				}
				for j, v := range row.Values {
					got, number := cellOf(t, book, j+2, i+2)
					if v == nil {
						if got != none[lang] || lines[i][j+1] != none[lang] || plain[i][j+1] != "" || file.Rows[i][j+1] != nil {
							t.Errorf("%s, %d.%d: not stated, and %q, %q, %q, %v", path, i, j, got, lines[i][j+1], plain[i][j+1], file.Rows[i][j+1])
						}
						continue
					}
					exact := strconv.FormatFloat(*v, 'f', -1, 64)
					said := exact
					if lang == catalogue.Dutch {
						said = strings.Replace(exact, ".", ",", 1)
					}
					if !number || got != exact || lines[i][j+1] != said || plain[i][j+1] != exact || file.Rows[i][j+1] != json.Number(exact) {
						t.Errorf("%s, %d.%d: %s is %q (a number: %t), %q, %q, %v", path, i, j, exact, got, number, lines[i][j+1], plain[i][j+1], file.Rows[i][j+1])
					}
				}
			}
		}
	}
	if text := documentText(t, "/cijfers/bevolkingsmaatstaven.docx"); !strings.Contains(text, "100,6") || strings.Contains(text, "100.6") {
		t.Error("the Dutch document has no decimal commas")
	}
}

// What the page says beside the figures goes along with them.
func TestFigureFilesHoldNotes(t *testing.T) {
	for _, lang := range catalogue.Langs {
		for _, set := range site.content.Lessons.Figures {
			path := address.FigureSet(lang, set.ID)
			want := []string{set.Intro.In(lang), set.Period.In(lang)}
			for _, n := range set.Notes {
				want = append(want, n.In(lang))
			}
			book := openWorkbook(t, get(t, address.File(path, "xlsx")))
			about, err := book.GetRows(book.GetSheetName(1))
			if err != nil {
				t.Fatal(err)
			}
			forms := map[string]string{"docx": documentText(t, address.File(path, "docx"))}
			for _, row := range about {
				forms["xlsx"] += strings.Join(row, "\n") + "\n"
			}
			for _, line := range csvRows(t, address.File(path, "csv")) {
				forms["csv"] += strings.Join(line, "\n") + "\n"
			}
			var file struct{ Notes []string }
			if err := json.NewDecoder(get(t, address.File(path, "json")).Body).Decode(&file); err != nil {
				t.Fatal(err)
			}
			forms["json"] = strings.Join(file.Notes, "\n")
			for ending, text := range forms {
				for _, note := range want {
					if !strings.Contains(text, note) {
						t.Errorf("%s.%s lacks %q", path, ending, note)
					}
				}
			}
		}
	}
}

// The count of a round can be counted with.
func TestRoundFileHoldsNumbers(t *testing.T) {
	v := newVisitor(t)
	at, members := withRound(t, v)
	v.page(members[0], http.StatusOK)
	v.post(members[0], ranks("stuur", "36", "1", "43", "2"))
	v.post(members[1], ranks("stuur", "43", "1", "76", "2"))
	v.post(at, values("doe", "sluit"))
	line := rowsOf(t, csvRows(t, at+"/dossier.csv"))[0]
	if line[1] != "Zelfroosteren bij Stichting Prisma" || line[4] != "1,5" || line[5] != "0,5" {
		t.Errorf("the first of the count is %q", line)
	}
	book := openWorkbook(t, v.do(http.MethodGet, at+"/dossier.xlsx", nil))
	var numbers []int
	for column := 1; column <= 12; column++ {
		if _, number := cellOf(t, book, column, 2); number {
			numbers = append(numbers, column)
		}
	}
	if d := cmp.Diff([]int{1, 3, 4, 5, 6, 7, 8, 11, 12}, numbers); d != "" {
		t.Errorf("columns of numbers (-want +got):\n%s", d)
	}
	if got, _ := cellOf(t, book, 5, 2); got != "1.5" {
		t.Errorf("the mean is %s", got)
	}
}

// A comparison as a file says of each point what the page says it is, and that
// what is advice stands with what hinders.
func TestCompareFilesHoldKinds(t *testing.T) {
	const query = "?studie=3&studie=6"
	doc := page(t, "/vergelijken"+query, http.StatusOK)
	note := strings.TrimSpace(doc.Find(".note").Last().Text())
	points := []string{note}
	for _, item := range doc.Find(".compare tbody td li").EachIter() {
		if kind := item.Find("small").Text(); strings.Contains(kind, "punt") {
			points = append(points, strings.TrimSpace(item.Find("a").Text())+" "+strings.TrimSpace(kind))
		}
	}
	if !slices.ContainsFunc(points, func(p string) bool { return strings.HasSuffix(p, "(aandachtspunt)") }) {
		t.Fatalf("no point of attention on the page: %q", points)
	}
	var lines strings.Builder
	for _, row := range csvRows(t, "/vergelijken.csv"+query) {
		lines.WriteString(strings.Join(row, "\n") + "\n")
	}
	book := openWorkbook(t, get(t, "/vergelijken.xlsx"+query))
	var cells strings.Builder
	for _, sheet := range book.GetSheetList() {
		rows, err := book.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			cells.WriteString(strings.Join(row, "\n") + "\n")
		}
	}
	for ending, text := range map[string]string{"csv": lines.String(), "xlsx": cells.String(), "docx": documentText(t, "/vergelijken.docx"+query)} {
		for _, want := range points {
			if !strings.Contains(text, want) {
				t.Errorf("%s lacks %q", ending, want)
			}
		}
	}
}
