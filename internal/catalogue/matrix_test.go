package catalogue_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"warmwater/internal/catalogue"
)

// matrixCases are three small cases: steun helps in 1 and 2 and hinders in 2
// and 3, tijd hinders in 1, geld is in none.
func matrixCases() []*catalogue.Case {
	factor := func(id string, kind catalogue.Kind, themes ...string) catalogue.Factor {
		return catalogue.Factor{ID: id, Kind: kind, Themes: themes}
	}
	asked := factor("vraag", catalogue.Attention, "steun")
	asked.Helps = []string{"steun"}
	return []*catalogue.Case{
		{Nr: 1, Sector: catalogue.Care, Level: catalogue.Local, Factors: []catalogue.Factor{
			asked, factor("uren", catalogue.Pitfall, "tijd"),
		}},
		{Nr: 2, Sector: catalogue.Technical, Level: catalogue.Local, Factors: []catalogue.Factor{
			factor("mee", catalogue.Success, "steun"), factor("tegen", catalogue.Pitfall, "steun"),
		}},
		{Nr: 3, Sector: catalogue.Technical, Level: catalogue.National, Factors: []catalogue.Factor{
			factor("stil", catalogue.Disadvantage, "steun"),
		}},
	}
}

var matrixThemes = []catalogue.Theme{{ID: "geld"}, {ID: "tijd"}, {ID: "steun"}}

func chosen(facet catalogue.MatrixFacet, values ...string) catalogue.MatrixQuery {
	return catalogue.MatrixQuery{Chosen: map[catalogue.MatrixFacet][]string{facet: values}, Sort: catalogue.ByTheme}
}

func TestMatrix(t *testing.T) {
	type row struct {
		Theme                    string
		Cells                    string // for each case: h, c, both or -
		Mentions, Helps, Hinders int
	}
	tests := []struct {
		name   string
		q      catalogue.MatrixQuery
		rows   []row
		totals []int
	}{
		{
			"everything, as listed", catalogue.MatrixQuery{Sort: catalogue.ByTheme},
			[]row{{"geld", "- - -", 0, 0, 0}, {"tijd", "c - -", 1, 0, 1}, {"steun", "h both c", 3, 2, 2}},
			[]int{2, 1, 1},
		},
		{
			"by mentions", catalogue.MatrixQuery{Sort: catalogue.ByMentions},
			[]row{{"steun", "h both c", 3, 2, 2}, {"tijd", "c - -", 1, 0, 1}, {"geld", "- - -", 0, 0, 0}},
			[]int{2, 1, 1},
		},
		{
			"by helps, then mentions", catalogue.MatrixQuery{Sort: catalogue.ByHelps},
			[]row{{"steun", "h both c", 3, 2, 2}, {"tijd", "c - -", 1, 0, 1}, {"geld", "- - -", 0, 0, 0}},
			[]int{2, 1, 1},
		},
		{
			"one sector", chosen(catalogue.MatrixSector, "techniek"),
			[]row{{"geld", "- -", 0, 0, 0}, {"tijd", "- -", 0, 0, 0}, {"steun", "both c", 2, 1, 2}},
			[]int{1, 1},
		},
		{
			"one level", chosen(catalogue.MatrixLevel, "national"),
			[]row{{"geld", "-", 0, 0, 0}, {"tijd", "-", 0, 0, 0}, {"steun", "c", 1, 0, 1}},
			[]int{1},
		},
		{
			"two cases", chosen(catalogue.MatrixCase, "1", "3"),
			[]row{{"geld", "- -", 0, 0, 0}, {"tijd", "c -", 1, 0, 1}, {"steun", "h c", 2, 1, 1}},
			[]int{2, 1},
		},
		{
			"one kind keeps all cases", chosen(catalogue.MatrixKind, "pitfall"),
			[]row{{"geld", "- - -", 0, 0, 0}, {"tijd", "c - -", 1, 0, 1}, {"steun", "- c -", 1, 0, 1}},
			[]int{1, 1, 0},
		},
		{
			"no case left", chosen(catalogue.MatrixCase, "9"),
			[]row{{"geld", "", 0, 0, 0}, {"tijd", "", 0, 0, 0}, {"steun", "", 0, 0, 0}},
			[]int{},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := catalogue.NewMatrix(tt.q, matrixThemes, matrixCases())
			var rows []row
			for _, r := range m.Rows {
				rows = append(rows, row{r.Theme.ID, signs(r.Cells), r.Mentions, r.Helps, r.Hinders})
			}
			if d := cmp.Diff(tt.rows, rows); d != "" {
				t.Errorf("rows (-want +got):\n%s", d)
			}
			if d := cmp.Diff(tt.totals, m.Totals); d != "" {
				t.Errorf("totals (-want +got):\n%s", d)
			}
		})
	}
}

func signs(cells []catalogue.MatrixCell) string {
	s := ""
	for i, c := range cells {
		if i > 0 {
			s += " "
		}
		switch {
		case len(c.Helps) > 0 && len(c.Hinders) > 0:
			s += "both"
		case len(c.Helps) > 0:
			s += "h"
		case len(c.Hinders) > 0:
			s += "c"
		default:
			s += "-"
		}
	}
	return s
}

func TestMatrixSortByHinders(t *testing.T) {
	themes := []catalogue.Theme{{ID: "steun"}, {ID: "tijd"}}
	cases := matrixCases()[:1] // steun helps, tijd hinders
	m := catalogue.NewMatrix(catalogue.MatrixQuery{Sort: catalogue.ByHinders}, themes, cases)
	if m.Rows[0].Theme.ID != "tijd" {
		t.Errorf("first is %s, want tijd", m.Rows[0].Theme.ID)
	}
	if themes[0].ID != "steun" {
		t.Error("the themes given were put in another order")
	}
}

func TestMatrixCounts(t *testing.T) {
	q := catalogue.MatrixQuery{Chosen: map[catalogue.MatrixFacet][]string{
		catalogue.MatrixSector: {"techniek"}, catalogue.MatrixKind: {"pitfall"},
	}}
	want := map[catalogue.MatrixFacet]map[string]int{
		catalogue.MatrixSector: {"zorg": 1, "techniek": 2}, // not narrowed by itself
		catalogue.MatrixLevel:  {"local": 1, "national": 1},
		catalogue.MatrixKind:   {"success": 1, "pitfall": 1, "disadvantage": 1},
		catalogue.MatrixCase:   {"2": 1, "3": 1},
	}
	if d := cmp.Diff(want, catalogue.MatrixCounts(q, matrixCases())); d != "" {
		t.Errorf("counts (-want +got):\n%s", d)
	}
}
