package web

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"warmwater/internal/catalogue"
)

type apiFactorList struct {
	Total   int             `json:"total"`
	Page    int             `json:"page"`
	PerPage int             `json:"per_page"`
	Items   []apiCaseFactor `json:"items"`
}

// apiCaseFactor is a factor with the case that makes the point.
type apiCaseFactor struct {
	apiFactor
	Case int `json:"case"`
}

// apiFactors answers GET /api/v1/factors, in the order of the study.
func (s *Server) apiFactors(c echo.Context) error {
	values := c.QueryParams()
	answer := apiFactorList{Items: []apiCaseFactor{}}
	var err error
	if answer.Page, err = apiNumber(values, "page", 1, catalogue.MaxPage); err != nil {
		return err
	}
	if answer.PerPage, err = apiNumber(values, "per_page", apiPerPage, catalogue.MaxPerPage); err != nil {
		return err
	}
	if err := s.checkFactorQuery(values); err != nil {
		return err
	}
	var found []apiCaseFactor
	for _, nr := range s.names.caseNrs {
		k := s.names.cases[nr]
		for i := range k.Factors {
			if wanted(values, k, &k.Factors[i]) {
				found = append(found, apiCaseFactor{apiFactor: apiFactorOf(&k.Factors[i]), Case: nr})
			}
		}
	}
	answer.Total = len(found)
	from := min((answer.Page-1)*answer.PerPage, len(found))
	answer.Items = append(answer.Items, found[from:min(from+answer.PerPage, len(found))]...)
	return sendJSON(c, answer)
}

// checkFactorQuery refuses values that no factor can have.
func (s *Server) checkFactorQuery(values url.Values) error {
	known := map[string]func(string) bool{
		"theme":  func(v string) bool { _, ok := s.names.themes[v]; return ok },
		"kind":   func(v string) bool { return slices.Contains(catalogue.Kinds, catalogue.Kind(v)) },
		"sector": func(v string) bool { return slices.Contains(catalogue.Sectors, catalogue.Sector(v)) },
		"case":   func(v string) bool { n, err := strconv.Atoi(v); return err == nil && s.names.cases[n] != nil },
	}
	for name, ok := range known {
		if len(values[name]) > catalogue.MaxValues || slices.ContainsFunc(values[name], func(v string) bool { return !ok(v) }) {
			return badParameter(name)
		}
	}
	return nil
}

// wanted tells whether a factor fits: OR inside a parameter, AND between them.
func wanted(values url.Values, k *catalogue.Case, f *catalogue.Factor) bool {
	fits := func(name string, has ...string) bool {
		chosen := values[name]
		return len(chosen) == 0 || slices.ContainsFunc(chosen, func(v string) bool { return slices.Contains(has, v) })
	}
	return fits("theme", f.Themes...) && fits("kind", string(f.Kind)) &&
		fits("case", strconv.Itoa(k.Nr)) && fits("sector", string(k.Sector))
}

type apiThemeList struct {
	Total int        `json:"total"`
	Items []apiTheme `json:"items"`
}

type apiTheme struct {
	ID         string         `json:"id"`
	Name       catalogue.Text `json:"name"`
	Definition catalogue.Text `json:"definition"`
	Cases      apiThemeCases  `json:"cases"`
}

// apiThemeCases are the numbers of the cases that name a theme as helping and
// as hindering; a case can be in both.
type apiThemeCases struct {
	Helps   []int `json:"helps"`
	Hinders []int `json:"hinders"`
}

// apiThemes answers GET /api/v1/themes.
func (s *Server) apiThemes(c echo.Context) error {
	m := catalogue.NewMatrix(catalogue.MatrixQuery{Sort: catalogue.ByTheme}, s.names.themeList, s.caseList())
	list := apiThemeList{Total: len(m.Rows), Items: make([]apiTheme, len(m.Rows))}
	for i, r := range m.Rows {
		item := apiTheme{
			ID: r.Theme.ID, Name: r.Theme.Name, Definition: r.Theme.Definition,
			Cases: apiThemeCases{Helps: []int{}, Hinders: []int{}},
		}
		for j, cell := range r.Cells {
			if len(cell.Helps) > 0 {
				item.Cases.Helps = append(item.Cases.Helps, m.Cases[j].Nr)
			}
			if len(cell.Hinders) > 0 {
				item.Cases.Hinders = append(item.Cases.Hinders, m.Cases[j].Nr)
			}
		}
		list.Items[i] = item
	}
	return sendJSON(c, list)
}

type apiFormList struct {
	Total int       `json:"total"`
	Items []apiForm `json:"items"`
}

type apiForm struct {
	ID      string                                  `json:"id"`
	Name    catalogue.Text                          `json:"name"`
	Group   catalogue.FormGroup                     `json:"group"`
	What    catalogue.Text                          `json:"what"`
	Actions []int                                   `json:"actions"`
	Cases   []int                                   `json:"cases"`
	Fields  map[catalogue.FormField]*catalogue.Text `json:"fields"` // null: not stated
	Sources map[catalogue.FormField][]apiSource     `json:"sources"`
}

// apiFormats answers GET /api/v1/formats.
func (s *Server) apiFormats(c echo.Context) error {
	list := apiFormList{Total: len(s.lessons.Forms), Items: []apiForm{}}
	for i := range s.lessons.Forms {
		list.Items = append(list.Items, apiFormOf(&s.lessons.Forms[i]))
	}
	return sendJSON(c, list)
}

// apiFormOf joins the statements of each field into one text.
func apiFormOf(f *catalogue.Form) apiForm {
	item := apiForm{
		ID: f.ID, Name: f.Name, Group: f.Group, What: f.What, Actions: f.Actions, Cases: f.Cases,
		Fields: map[catalogue.FormField]*catalogue.Text{}, Sources: map[catalogue.FormField][]apiSource{},
	}
	if item.Cases == nil {
		item.Cases = []int{}
	}
	for _, field := range catalogue.FormFields {
		item.Fields[field], item.Sources[field] = nil, []apiSource{}
		var nl, en []string
		for _, x := range f.Fields[field] {
			nl, en = append(nl, x.Text.NL), append(en, x.Text.EN)
			source := inSection(x.Section)
			if x.Row != 0 {
				source = apiSource{Document: studyName, Part: "annex 1", Row: x.Row}
			}
			item.Sources[field] = append(item.Sources[field], source)
		}
		if len(nl) > 0 {
			item.Fields[field] = &catalogue.Text{NL: strings.Join(nl, "; "), EN: strings.Join(en, "; ")}
		}
	}
	return item
}

type apiFigureList struct {
	Total int            `json:"total"`
	Items []apiFigureSet `json:"items"`
}

type apiFigureSet struct {
	ID      string         `json:"id"`
	Title   catalogue.Text `json:"title"`
	Period  catalogue.Text `json:"period"`
	Source  string         `json:"source"`
	Section string         `json:"section"`
	Table   *int           `json:"table"` // null: the numbers stand in the text
	Columns []apiColumn    `json:"columns"`
	Rows    [][]any        `json:"rows"` // the label as in the study, then a number or null for each column
}

type apiColumn struct {
	ID   string         `json:"id"`
	Name catalogue.Text `json:"name"`
	Unit string         `json:"unit"`
}

// apiFigures answers GET /api/v1/figures.
func (s *Server) apiFigures(c echo.Context) error {
	list := apiFigureList{Total: len(s.lessons.Figures), Items: []apiFigureSet{}}
	for i := range s.lessons.Figures {
		list.Items = append(list.Items, apiFigureSetOf(&s.lessons.Figures[i]))
	}
	return sendJSON(c, list)
}

func apiFigureSetOf(f *catalogue.FigureSet) apiFigureSet {
	item := apiFigureSet{ID: f.ID, Title: f.Title, Period: f.Period, Source: f.Source, Section: f.Section}
	if f.Table != 0 {
		item.Table = &f.Table
	}
	for _, c := range f.Columns {
		item.Columns = append(item.Columns, apiColumn(c))
	}
	for _, r := range f.Rows {
		row := []any{r.Label.NL}
		for _, v := range r.Values {
			row = append(row, v)
		}
		item.Rows = append(item.Rows, row)
	}
	return item
}
