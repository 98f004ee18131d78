package views

// FormsPage lists the forms of working together and of personnel policy.
type FormsPage struct {
	Base
	Issues    []string
	Count     string
	Facets    []FacetView
	Chosen    int
	Chips     []Chip
	ClearHref string
	Groups    []FormGroup
	Take      Take
	Without   []Link // choices with one value less, where nothing is left
}

// FormGroup holds the forms of one group that fit.
type FormGroup struct {
	ID, Title, Text string
	Forms           []FormCard
}

// FormCard is a form in a list.
type FormCard struct {
	Link
	What    string
	Uses    string // how many actions and cases
	Offers  string
	Reaches string
}

// FormPage is the page of one form.
type FormPage struct {
	Base
	Name       string
	Group      string
	What       string
	Offers     []Link
	Reaches    []Link
	Fields     []FormField
	Warm, Cold CaseBasin
	Uses       string
	Rows       []ActionRow
	Cases      []CaseRow
	Previous   *Link
	Next       *Link
}

// FormField is what the study states of one matter; none: not stated.
type FormField struct {
	Name       string
	Statements []StatementView
}

// StatementView is one thing that the study says, and where.
type StatementView struct {
	Text   string
	Source Link
}

// tags are what one must offer and whom it reaches, as links to forms alike.
func (p FormPage) tags() []TagList {
	return []TagList{{Name: p.T("forms.offers"), Tags: p.Offers}, {Name: p.T("forms.reaches"), Tags: p.Reaches}}
}
