package bench

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// A Judgment is one query and the grades of what should be found: numbers of
// actions and of cases with 1, 2 or 3. What is not listed has grade 0.
type Judgment struct {
	ID, Kind, User, Query string
	Actions, Cases        map[int]int
}

// columns are those of a file of judgments, by its header.
var columns = []string{"id", "kind", "user", "query", "relevant", "cases", "note"}

// Read reads a file of judgments: one query a line, parted by tabs, below a
// header.
func Read(r io.Reader) ([]Judgment, error) {
	lines := bufio.NewScanner(r)
	if lines.Scan(); lines.Text() != strings.Join(columns, "\t") {
		return nil, fmt.Errorf("bench: the header is %q, want the columns %v", lines.Text(), columns)
	}
	var list []Judgment
	for nr := 2; lines.Scan(); nr++ {
		j, err := parse(lines.Text())
		if err != nil {
			return nil, fmt.Errorf("bench: line %d: %w", nr, err)
		}
		list = append(list, j)
	}
	return list, lines.Err()
}

func parse(line string) (Judgment, error) {
	cells := strings.Split(line, "\t")
	if len(cells) < len(columns)-1 {
		return Judgment{}, fmt.Errorf("%d columns, want %d", len(cells), len(columns))
	}
	j := Judgment{ID: cells[0], Kind: cells[1], User: cells[2], Query: cells[3]}
	var err error
	if j.Actions, err = grades(cells[4]); err != nil {
		return Judgment{}, err
	}
	j.Cases, err = grades(cells[5])
	return j, err
}

// grades reads a list such as "76:3,79:1".
func grades(cell string) (map[int]int, error) {
	list := map[int]int{}
	for pair := range strings.SplitSeq(cell, ",") {
		if pair == "" {
			continue
		}
		left, right, _ := strings.Cut(pair, ":")
		nr, err := strconv.Atoi(left)
		if err != nil {
			return nil, fmt.Errorf("number in %q: %w", pair, err)
		}
		if list[nr], err = strconv.Atoi(right); err != nil {
			return nil, fmt.Errorf("grade in %q: %w", pair, err)
		}
	}
	return list, nil
}
