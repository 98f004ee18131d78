// Package export turns rows into files that people take along. Rows in, bytes
// out: it knows nothing of where they come from.
package export

import (
	"encoding/csv"
	"fmt"
	"io"
	"iter"
	"regexp"
	"strings"
)

// bom tells a spreadsheet that the file is UTF-8.
const bom = "\ufeff"

// below is a number below zero, which a spreadsheet may read as one.
var below = regexp.MustCompile(`^-\d+([.,]\d+)?%?$`)

// Rows gives rows that are there already one after another.
func Rows(rows [][]string) iter.Seq2[[]string, error] {
	return func(yield func([]string, error) bool) {
		for _, row := range rows {
			if !yield(row, nil) {
				return
			}
		}
	}
}

// CSV writes rows in UTF-8, their cells parted by a separator and all else
// after RFC 4180, until there are no more or one could not be made. It begins
// with a byte order mark for spreadsheets or, where it is marked false, without.
// A cell that a spreadsheet would take for a formula is written as text.
func CSV(w io.Writer, rows iter.Seq2[[]string, error], separator rune, marked bool) error {
	if marked {
		if _, err := io.WriteString(w, bom); err != nil {
			return fmt.Errorf("write CSV: %w", err)
		}
	}
	writer := csv.NewWriter(w)
	writer.UseCRLF, writer.Comma = true, separator
	parting := parting
	if separator != ',' {
		parting += "," // it stands in cells without quotes
	}
	for row, err := range rows {
		if err != nil {
			return err
		}
		safe := make([]string, len(row))
		for i, cell := range row {
			safe[i] = harmless(cell, parting)
		}
		if err := writer.Write(safe); err != nil {
			return fmt.Errorf("write CSV: %w", err)
		}
	}
	writer.Flush()
	if err := writer.Error(); err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	return nil
}

// Signs at which a spreadsheet may part cells, those of Belgium and the
// Netherlands too, and ends of lines: a formula may begin after each.
const parting = ";\t\r\n"

// harmless puts an apostrophe before what would begin a formula, also after a
// sign at which cells may be parted.
func harmless(cell, parting string) string {
	if cell == "" {
		return ""
	}
	if c := cell[0]; beginsFormula(cell) || c == '-' && !below.MatchString(cell) || c == '\t' || c == '\r' {
		cell = "'" + cell
	}
	at := strings.IndexAny(cell, parting)
	if at < 0 {
		return cell
	}
	var b strings.Builder
	for ; at >= 0; at = strings.IndexAny(cell, parting) {
		b.WriteString(cell[:at+1])
		cell = cell[at+1:]
		if rest, quoted := strings.CutPrefix(cell, `"`); quoted {
			b.WriteByte('"')
			cell = rest
		}
		part := cell
		if end := strings.IndexAny(cell, parting); end >= 0 {
			part = cell[:end]
		}
		if beginsFormula(part) || dashed.MatchString(part) && !below.MatchString(strings.TrimSuffix(part, `"`)) {
			b.WriteByte('\'')
		}
	}
	b.WriteString(cell)
	return b.String()
}

func beginsFormula(s string) bool { return s != "" && strings.IndexByte("=+@", s[0]) >= 0 }

// dashed is what begins with a minus, rather than a line of a list.
var dashed = regexp.MustCompile(`^-\S`)
