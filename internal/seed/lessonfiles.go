package seed

import "warmwater/internal/catalogue"

// The shapes of figures/*.yaml, recommendations.yaml and forms/*.yaml.

type figureFile struct {
	ID         string            `yaml:"id"`
	Table      int               `yaml:"table"`
	Section    string            `yaml:"section"`
	Title      catalogue.Text    `yaml:"title"`
	StudyTitle string            `yaml:"study_title"`
	Intro      catalogue.Text    `yaml:"intro"`
	Period     catalogue.Text    `yaml:"period"`
	Source     string            `yaml:"source"`
	Label      catalogue.Text    `yaml:"label"`
	Columns    []figureColumnRow `yaml:"columns"`
	Rows       []figureRow       `yaml:"rows"`
	Notes      []catalogue.Text  `yaml:"notes"`
	Chart      *figureChartRow   `yaml:"chart"`
}

type figureColumnRow struct {
	ID   string         `yaml:"id"`
	Name catalogue.Text `yaml:"name"`
	Unit string         `yaml:"unit"`
}

type figureRow struct {
	Label  string     `yaml:"label"` // as in the study
	EN     string     `yaml:"en"`    // where a translation helps
	Total  bool       `yaml:"total"`
	Values []*float64 `yaml:"values"`
}

type figureChartRow struct {
	Kind    string         `yaml:"kind"`
	Columns []string       `yaml:"columns"`
	Title   catalogue.Text `yaml:"title"`
}

type recommendationFile struct {
	Method          catalogue.Text      `yaml:"method"`
	Caution         catalogue.Text      `yaml:"caution"`
	Recommendations []recommendationRow `yaml:"recommendations"`
	Points          []pointRow          `yaml:"points"`
}

type recommendationRow struct {
	ID      string                        `yaml:"id"`
	Group   catalogue.RecommendationGroup `yaml:"group"`
	Section string                        `yaml:"section"`
	Title   catalogue.Text                `yaml:"title"`
	Text    catalogue.Text                `yaml:"text"`
	Themes  []string                      `yaml:"themes"`
	Cases   []int                         `yaml:"cases"`
	Actions []int                         `yaml:"actions"`
}

type pointRow struct {
	Nr              int              `yaml:"nr"`
	Title           catalogue.Text   `yaml:"title"`
	Text            catalogue.Text   `yaml:"text"`
	Themes          []string         `yaml:"themes"`
	Recommendations []string         `yaml:"recommendations"`
	Factors         []string         `yaml:"factors"` // CASE/ID
	Actions         []int            `yaml:"actions"`
	Questions       []catalogue.Text `yaml:"questions"`
}

type formRow struct {
	ID      string                                 `yaml:"id"`
	Name    catalogue.Text                         `yaml:"name"`
	What    catalogue.Text                         `yaml:"what"`
	Fields  map[catalogue.FormField][]statementRow `yaml:"fields"`
	Offers  []string                               `yaml:"offers"`
	Reaches []string                               `yaml:"reaches"`
	Actions []int                                  `yaml:"actions"`
	Cases   []int                                  `yaml:"cases"`
	Helps   []string                               `yaml:"helps"`   // CASE/ID
	Hinders []string                               `yaml:"hinders"` // CASE/ID
}

type statementRow struct {
	NL      string `yaml:"nl"`
	EN      string `yaml:"en"`
	Row     int    `yaml:"row"`
	Section string `yaml:"section"`
	Case    int    `yaml:"case"`
}
