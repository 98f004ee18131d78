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

// CSV writes rows after RFC 4180, in UTF-8, with a byte order mark for
// spreadsheets or, where it is marked false, without, until there are no more or
// one could not be made. A cell that a spreadsheet would take for a formula is
// written as text.
func CSV(w io.Writer, rows iter.Seq2[[]string, error], marked bool) error {
	if marked {
		if _, err := io.WriteString(w, bom); err != nil {
			return fmt.Errorf("write CSV: %w", err)
		}
	}
	writer := csv.NewWriter(w)
	writer.UseCRLF = true
	for row, err := range rows {
		if err != nil {
			return err
		}
		safe := make([]string, len(row))
		for i, cell := range row {
			safe[i] = harmless(cell)
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

// harmless puts an apostrophe before what would begin a formula.
func harmless(cell string) string {
	if cell == "" {
		return ""
	}
	switch cell[0] {
	case '=', '+', '@', '\t', '\r':
		cell = "'" + cell
	case '-':
		if !below.MatchString(cell) {
			cell = "'" + cell
		}
	}
	if !strings.ContainsAny(cell, ";\t\r\n") { // which most cells do not
		return cell
	}
	return inside.ReplaceAllString(cell, "$1'$2")
}

// inside is where a formula would begin for a spreadsheet that parts cells at
// other signs than commas, as those of Belgium and the Netherlands do.
var inside = regexp.MustCompile(`([;\t\r\n]"?)([=+@]|-[^\d\s])`)
