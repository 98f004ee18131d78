package export_test

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"warmwater/internal/export"
)

// rows are as many as the catalogue has, with texts as long as its own.
func rows() (head []string, rows [][]string) {
	for column := range 13 {
		head = append(head, fmt.Sprint("Kolom ", column))
	}
	for nr := range 132 {
		row := []string{fmt.Sprint(nr), strings.Repeat("Een zin van het initiatief, met een “teken” & meer. ", 12), "https://example.org/" + fmt.Sprint(nr)}
		for column := len(row); column < len(head); column++ {
			row = append(row, fmt.Sprint("waarde ", column))
		}
		rows = append(rows, row)
	}
	return head, rows
}

func BenchmarkExport(b *testing.B) {
	head, rows := rows()
	made := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	for name, write := range map[string]func() error{
		"docx": func() error {
			return export.DOCX(io.Discard, export.Document{Title: "Alles", Lang: "nl-BE", Made: made, Blocks: []export.Block{
				{Heading: "Alles", Level: 1}, {Table: &export.DocTable{Head: head, Rows: rows}},
			}})
		},
		"xlsx": func() error {
			return export.XLSX(io.Discard, export.Workbook{Title: "Alles", Lang: "nl-BE", Head: head, Rows: rows, Source: export.Sheet{Name: "Bron"}, Made: made})
		},
		"csv": func() error { return export.CSV(io.Discard, export.Rows(rows), ',', true) },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := write(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
