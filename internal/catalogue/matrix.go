package catalogue

import (
	"slices"
	"strconv"
)

// MatrixFacet is something that the matrix of themes and cases can be
// narrowed by: its cases, or the factors that it counts.
type MatrixFacet string

// The facets of the matrix.
const (
	MatrixSector MatrixFacet = "sector"
	MatrixLevel  MatrixFacet = "level"
	MatrixKind   MatrixFacet = "kind" // of factor
	MatrixCase   MatrixFacet = "case" // by number
)

// MatrixFacets lists them in the order in which pages show them.
var MatrixFacets = []MatrixFacet{MatrixSector, MatrixLevel, MatrixKind, MatrixCase}

// MatrixSort is an order of themes.
type MatrixSort string

// The orders: by the number of cases that mention a theme, that name it as
// helping or as hindering, the most first; or as the themes are listed.
const (
	ByMentions MatrixSort = "mentions"
	ByHelps    MatrixSort = "helps"
	ByHinders  MatrixSort = "hinders"
	ByTheme    MatrixSort = "theme"
)

// MatrixSorts lists the orders as pages offer them.
var MatrixSorts = []MatrixSort{ByMentions, ByHinders, ByHelps, ByTheme}

// MatrixQuery says what a matrix is made of: OR inside a facet, AND between
// facets, everything where nothing is chosen.
type MatrixQuery struct {
	Chosen map[MatrixFacet][]string
	Sort   MatrixSort
}

// Count is the number of chosen values.
func (q MatrixQuery) Count() int {
	n := 0
	for _, values := range q.Chosen {
		n += len(values)
	}
	return n
}

func (q MatrixQuery) fits(facet MatrixFacet, value string) bool {
	return len(q.Chosen[facet]) == 0 || slices.Contains(q.Chosen[facet], value)
}

// FitsCase tells whether a case is among those of the matrix.
func (q MatrixQuery) FitsCase(k *Case) bool {
	return q.fits(MatrixSector, string(k.Sector)) && q.fits(MatrixLevel, string(k.Level)) &&
		q.fits(MatrixCase, strconv.Itoa(k.Nr))
}

// FitsFactor tells whether a factor of such a case counts.
func (q MatrixQuery) FitsFactor(f *Factor) bool { return q.fits(MatrixKind, string(f.Kind)) }

// Matrix tells what each case says of each theme.
type Matrix struct {
	Cases  []*Case
	Rows   []MatrixRow
	Totals []int // for each case, the themes that it mentions
}

// MatrixRow is what the cases say of one theme.
type MatrixRow struct {
	Theme *Theme
	Cells []MatrixCell // one for each case
	// The numbers of cases that mention the theme, and that name it as helping
	// and as hindering.
	Mentions, Helps, Hinders int
}

// MatrixCell holds the factors of one case on one theme; a factor can be on
// both sides. No factors: the case does not mention the theme.
type MatrixCell struct{ Helps, Hinders []*Factor }

// Mentioned tells whether the case mentions the theme.
func (c MatrixCell) Mentioned() bool { return len(c.Helps)+len(c.Hinders) > 0 }

// NewMatrix lays out the themes and those of the cases that fit the query.
func NewMatrix(q MatrixQuery, themes []Theme, cases []*Case) Matrix {
	var m Matrix
	for _, k := range cases {
		if q.FitsCase(k) {
			m.Cases = append(m.Cases, k)
		}
	}
	m.Totals = make([]int, len(m.Cases))
	for i := range themes {
		row := MatrixRow{Theme: &themes[i]}
		for j, k := range m.Cases {
			cell := q.cell(k, themes[i].ID)
			row.Cells = append(row.Cells, cell)
			if cell.Mentioned() {
				row.Mentions++
				m.Totals[j]++
			}
			row.Helps += min(len(cell.Helps), 1)
			row.Hinders += min(len(cell.Hinders), 1)
		}
		m.Rows = append(m.Rows, row)
	}
	m.sort(q.Sort)
	return m
}

func (q MatrixQuery) cell(k *Case, theme string) MatrixCell {
	var cell MatrixCell
	for i := range k.Factors {
		f := &k.Factors[i]
		if !q.FitsFactor(f) {
			continue
		}
		helps, hinders := f.Sides(theme)
		if helps {
			cell.Helps = append(cell.Helps, f)
		}
		if hinders {
			cell.Hinders = append(cell.Hinders, f)
		}
	}
	return cell
}

func (m *Matrix) sort(by MatrixSort) {
	first := func(r MatrixRow) int { return r.Mentions }
	switch by {
	case ByTheme:
		return
	case ByHelps:
		first = func(r MatrixRow) int { return r.Helps }
	case ByHinders:
		first = func(r MatrixRow) int { return r.Hinders }
	}
	slices.SortStableFunc(m.Rows, func(a, b MatrixRow) int {
		if d := first(b) - first(a); d != 0 {
			return d
		}
		return b.Mentions - a.Mentions
	})
}

// MatrixCounts gives for each value of each facet what choosing it would
// give: the number of cases, or for a kind the number of factors. A facet's
// own choice does not narrow its own counts.
func MatrixCounts(q MatrixQuery, cases []*Case) map[MatrixFacet]map[string]int {
	counts := map[MatrixFacet]map[string]int{}
	for _, facet := range MatrixFacets {
		counts[facet] = map[string]int{}
		open := MatrixQuery{Chosen: map[MatrixFacet][]string{}}
		for other, values := range q.Chosen {
			if other != facet {
				open.Chosen[other] = values
			}
		}
		for _, k := range cases {
			if open.FitsCase(k) {
				countCase(counts[facet], facet, k)
			}
		}
	}
	return counts
}

func countCase(counts map[string]int, facet MatrixFacet, k *Case) {
	switch facet {
	case MatrixSector:
		counts[string(k.Sector)]++
	case MatrixLevel:
		counts[string(k.Level)]++
	case MatrixCase:
		counts[strconv.Itoa(k.Nr)]++
	case MatrixKind:
		for i := range k.Factors {
			counts[string(k.Factors[i].Kind)]++
		}
	}
}
