package web_test

import (
	"net/http"
	"testing"
)

func TestAPIFactors(t *testing.T) {
	var all struct{ Total int }
	for query, want := range map[string]int{
		"":                        111,
		"?case=6":                 11, // 3 success factors, 2 pitfalls, 6 advantages
		"?kind=disadvantage":      6,  // section 4.1.1
		"?case=5&kind=pitfall":    3,
		"?sector=zorg&case=5":     0,
		"?case=5&case=4":          13,
		"?per_page=5&sector=zorg": 40,
	} {
		answer(t, "/api/v1/factors"+query, http.StatusOK, "factors", &all)
		if all.Total != want {
			t.Errorf("%q gives %d factors, want %d", query, all.Total, want)
		}
	}
	for _, query := range []string{"?theme=niets", "?kind=good", "?case=11", "?sector=x", "?per_page=0"} {
		answer(t, "/api/v1/factors"+query, http.StatusBadRequest, "problem", nil)
	}
}

func TestAPIFormats(t *testing.T) {
	var got struct {
		Items []struct {
			ID, Group string
			Actions   []int
			Fields    map[string]*struct{ NL, EN string }
		}
	}
	answer(t, "/api/v1/formats", http.StatusOK, "formats", &got)
	groups := map[string]int{}
	for _, f := range got.Items {
		groups[f.Group]++
		if f.ID == "bedrijfsopdracht" && f.Fields["cost"] == nil {
			t.Error("what a challenge costs is missing, though section 4.6 states it")
		}
	}
	if groups["partnership"] < 15 || groups["personnel"] < 8 {
		t.Errorf("forms by group are %v", groups)
	}
}

func TestAPIFigures(t *testing.T) {
	var got struct {
		Items []struct {
			ID    string
			Table *int
			Rows  [][]any
		}
	}
	answer(t, "/api/v1/figures", http.StatusOK, "figures", &got)
	tables := map[int][][]any{}
	for _, f := range got.Items {
		if f.Table != nil {
			tables[*f.Table] = f.Rows
		}
	}
	if len(tables) != 6 {
		t.Errorf("%d of the study's tables, want 6", len(tables))
	}
	// Table 2 leaves the Flemish Region's 2025 blank.
	last := tables[2][len(tables[2])-1]
	if last[0] != "Vlaamse Gewest" || last[1] != 92.5 || last[2] != nil {
		t.Errorf("the last row of table 2 is %v", last)
	}
}
