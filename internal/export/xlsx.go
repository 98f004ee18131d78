package export

import (
	"fmt"
	"io"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// Workbook is one sheet of rows with a head, and a second one that says where
// they come from.
type Workbook struct {
	Title string
	Lang  string // such as nl-BE
	Head  []string
	Rows  [][]string // each at most as long as Head
	// Numbers are the columns of which cells are numbers, where they are written
	// as one; all other cells are text.
	Numbers []int
	Source  Sheet // the second sheet
	Made    time.Time
}

// Sheet is a sheet of names and values.
type Sheet struct {
	Name string
	Rows [][]string
}

// Limits of a sheet.
const (
	maxCell      = 32_767 // UTF-16 units
	maxSheetName = 31     // likewise
	widest       = 60     // characters of a column; longer text wraps
	maxLinks     = 2000   // of a sheet: each is looked for among all before it
	sheetFont    = "Calibri"
)

var (
	number     = regexp.MustCompile(`^-?(0|[1-9]\d{0,14})(\.\d+)?$`) // no telephone number
	sheetSigns = strings.NewReplacer(":", " ", `\`, " ", "/", " ", "?", " ", "*", " ", "[", "(", "]", ")", "'", "’")
)

// IsNumber tells whether a text is a number with a point before its decimals.
func IsNumber(text string) bool { return number.MatchString(text) }

// XLSX writes a workbook that Excel and LibreOffice open: the head frozen and
// with filters, numbers in their columns as numbers, the first web addresses as
// links, and all else as text, so that nothing is taken for a formula.
func XLSX(w io.Writer, b Workbook) error {
	f := excelize.NewFile()
	defer f.Close()
	if err := b.write(f); err != nil {
		return fmt.Errorf("write XLSX: %w", err)
	}
	if err := f.Write(w); err != nil {
		return fmt.Errorf("write XLSX: %w", err)
	}
	return nil
}

func (b *Workbook) write(f *excelize.File) error {
	made := b.Made.UTC().Format(time.RFC3339)
	if err := f.SetDocProps(&excelize.DocProperties{
		Title: clean(b.Title), Language: b.Lang, Creator: "Warm Water", LastModifiedBy: "Warm Water", Created: made, Modified: made,
	}); err != nil {
		return err
	}
	name := sheetName(b.Title)
	if err := f.SetSheetName("Sheet1", name); err != nil {
		return err
	}
	styles, err := newStyles(f)
	if err != nil {
		return err
	}
	first := &sheet{f: f, name: name, numbers: b.Numbers, styles: styles}
	if err := first.fill(append([][]string{b.Head}, b.Rows...)); err != nil {
		return err
	}
	if err := head(f, name, len(b.Head), len(b.Rows)+1, styles); err != nil {
		return err
	}
	source := sheetName(b.Source.Name)
	if strings.EqualFold(source, name) {
		source = sheetName(source + " 2")
	}
	if _, err := f.NewSheet(source); err != nil {
		return err
	}
	second := &sheet{f: f, name: source, styles: styles}
	return second.fill(b.Source.Rows)
}

// sheet is a sheet that is written.
type sheet struct {
	f       *excelize.File
	name    string
	numbers []int // columns
	styles  styles
	links   int // so far
}

// styles are those of text that wraps, of the head, and of links.
type styles struct{ text, head, link int }

func newStyles(f *excelize.File) (s styles, err error) {
	wrap := &excelize.Alignment{WrapText: true, Vertical: "top"}
	if s.text, err = f.NewStyle(&excelize.Style{Alignment: wrap}); err != nil {
		return s, err
	}
	if s.head, err = f.NewStyle(&excelize.Style{
		Alignment: wrap, Font: &excelize.Font{Bold: true, Family: sheetFont, Size: 11},
		Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"EEF2F1"}},
	}); err != nil {
		return s, err
	}
	s.link, err = f.NewStyle(&excelize.Style{Alignment: wrap, Font: &excelize.Font{Color: "1F4E8C", Underline: "single", Family: sheetFont, Size: 11}})
	return s, err
}

// fill writes rows from the first cell on and makes the columns fit.
func (s *sheet) fill(rows [][]string) error {
	var widths []float64
	for i, row := range rows {
		for j, text := range row {
			cell, err := excelize.CoordinatesToCellName(j+1, i+1)
			if err != nil {
				return err
			}
			if err := s.put(cell, clean(text), slices.Contains(s.numbers, j)); err != nil {
				return err
			}
			if j == len(widths) {
				widths = append(widths, 8)
			}
			for _, line := range strings.Split(text, "\n") {
				widths[j] = min(widest, max(widths[j], float64(utf8.RuneCountInString(line))+2))
			}
		}
	}
	for j, width := range widths {
		column, err := excelize.ColumnNumberToName(j + 1)
		if err != nil {
			return err
		}
		if err := s.f.SetColWidth(s.name, column, column, width); err != nil {
			return err
		}
	}
	for i, row := range rows {
		if n := linesOf(row, widths); n > 1 {
			if err := s.f.SetRowHeight(s.name, i+1, min(tallest, float64(n)*lineHeight)); err != nil {
				return err
			}
		}
	}
	return nil
}

// Heights of rows, in points. Not every program finds by itself how high a row
// is in which text wraps.
const (
	lineHeight = 15
	tallest    = 409 // that a workbook may have
)

// linesOf is how many lines the fullest cell of a row takes; a line breaks
// between words, so it does not fill the whole width.
func linesOf(row []string, widths []float64) int {
	most := 1
	for j, text := range row {
		n := 0
		for _, line := range strings.Split(text, "\n") {
			n += max(1, int(math.Ceil(float64(utf8.RuneCountInString(line))/(widths[j]*0.92))))
		}
		most = max(most, n)
	}
	return most
}

// put writes a cell of a column of numbers, or of texts.
func (s *sheet) put(cell, text string, numeric bool) error {
	if numeric && IsNumber(text) {
		n, err := strconv.ParseFloat(text, 64)
		if err != nil {
			return err
		}
		return firstError(s.f.SetCellFloat(s.name, cell, n, -1, 64), s.f.SetCellStyle(s.name, cell, cell, s.styles.text))
	}
	err := s.f.SetCellStr(s.name, cell, text)
	style := s.styles.text
	if link, ok := webAddress(text); ok && err == nil && s.links < maxLinks {
		s.links++
		style, err = s.styles.link, s.f.SetCellHyperLink(s.name, cell, link, "External")
	}
	return firstError(err, s.f.SetCellStyle(s.name, cell, cell, style))
}

// webAddress tells whether a cell is nothing but a web address.
func webAddress(text string) (string, bool) {
	ok := (strings.HasPrefix(text, "http://") || strings.HasPrefix(text, "https://")) && !strings.ContainsAny(text, " \n\t") && len(text) < 2000
	return text, ok
}

// head freezes the first row and lets readers filter by it.
func head(f *excelize.File, sheet string, columns, rows int, s styles) error {
	last, err := excelize.CoordinatesToCellName(max(columns, 1), max(rows, 1))
	if err != nil {
		return err
	}
	end, err := excelize.CoordinatesToCellName(max(columns, 1), 1)
	if err != nil {
		return err
	}
	return firstError(
		f.SetCellStyle(sheet, "A1", end, s.head),
		f.SetPanes(sheet, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}),
		f.AutoFilter(sheet, "A1:"+last, nil),
		// On paper across, as wide as a page and as long as needed.
		f.SetPageLayout(sheet, &excelize.PageLayoutOptions{Orientation: new("landscape"), FitToWidth: new(1), FitToHeight: new(0)}),
		f.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: new(true)}),
	)
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// clean takes out what a file cannot hold, and cuts what no cell can.
func clean(text string) string {
	text = strings.Map(said, strings.ToValidUTF8(text, ""))
	if short := cutUnits(text, maxCell); short != text {
		text = cutUnits(text, maxCell-1) + "…"
	}
	return text
}

// cutUnits gives the beginning of a text that takes at most n UTF-16 units, in
// which spreadsheets count.
func cutUnits(text string, n int) string {
	for i, r := range text {
		if n -= utf16.RuneLen(r); n < 0 {
			return text[:i]
		}
	}
	return text
}

// said leaves out the characters that XML cannot hold.
func said(r rune) rune {
	if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xfffe || r == 0xffff {
		return -1
	}
	return r
}

// sheetName is a title as a sheet can be called.
func sheetName(title string) string {
	name := strings.TrimSpace(sheetSigns.Replace(clean(title)))
	if name = strings.TrimSpace(cutUnits(name, maxSheetName)); name == "" {
		return "Warm Water"
	}
	return name
}
