package catalogue

// What the study teaches across its actions and cases: figures on the labour
// market, recommendations, the ten points of attention, and the forms of
// working together and of personnel policy that the catalogue shows.

// Lessons holds all of it, and our guides to it, in the order of the study or, for forms, of the
// seed.
type Lessons struct {
	Figures         []FigureSet
	Method          Text // how the study chose its ten, as Markdown
	Caution         Text // what section 5 warns of
	Recommendations []Recommendation
	Points          []Point
	Forms           []Form
	Guides          []Guide
}

// FigureSet is a table of the study, or the numbers that its text gives on
// one matter (section 2).
type FigureSet struct {
	ID         string
	Table      int // number of the study's table, or 0 where the text gives the numbers
	Section    string
	Title      Text
	StudyTitle string // as printed; empty where there is no table
	Intro      Text
	Period     Text
	Source     string // the source line of the study
	Label      Text   // head of the first column
	Columns    []FigureColumn
	Rows       []FigureRow
	Notes      []Text
	Chart      *FigureChart
}

// FigureColumn is one measure. Unit is one of the Units.
type FigureColumn struct {
	ID   string
	Name Text
	Unit string
}

// The units of a FigureColumn.
const (
	UnitCount   = "aantal"
	UnitPercent = "procent"
	UnitRatio   = "verhouding"
	UnitIndex   = "index"
)

// FigureRow has as many values as there are columns; nil is left blank in the
// study.
type FigureRow struct {
	Label  Text
	Total  bool
	Values []*float64
}

// FigureChart is the picture of some columns.
type FigureChart struct {
	Kind    string // "bars" or "lines"
	Columns []string
	Title   Text
}

// RecommendationGroup is a part of section 5.
type RecommendationGroup string

// The parts of section 5.
const (
	Youth        RecommendationGroup = "jongeren"     // 5.1
	Retention    RecommendationGroup = "retentie"     // 5.2
	LateralEntry RecommendationGroup = "zij-instroom" // 5.3
	General      RecommendationGroup = "algemeen"     // 5.4
)

// RecommendationGroups lists them in the order of the study.
var RecommendationGroups = []RecommendationGroup{Youth, Retention, LateralEntry, General}

// Recommendation is one of section 5. Its themes are ours.
type Recommendation struct {
	ID      string
	Group   RecommendationGroup
	Section string
	Title   Text
	Text    Text
	Themes  []string
	Cases   []int
	Actions []int
}

// Point is one of the ten points of attention of section 6. What bears it
// out and shows it, and the questions, are ours.
type Point struct {
	Nr              int
	Title           Text
	Text            Text
	Themes          []string
	Recommendations []string
	Factors         []FactorRef
	Actions         []int
	Questions       []Text
}

// FactorRef names a factor of a case.
type FactorRef struct {
	Case   int
	Factor string
}

// FormGroup tells forms of working together from personnel policy.
type FormGroup string

// The groups of forms, by the names that the API uses.
const (
	Partnership FormGroup = "partnership"
	Personnel   FormGroup = "personnel"
)

// FormGroups lists them.
var FormGroups = []FormGroup{Partnership, Personnel}

// Form is a way of working together, or of looking after staff, that actions
// of the catalogue use. Which actions are gathered under it is ours.
type Form struct {
	ID      string
	Group   FormGroup
	Name    Text
	What    Text
	Fields  map[FormField][]Statement
	Offers  []string // what an organisation must have to offer; of Offers
	Reaches []string // audiences: ids of tags
	Actions []int
	Cases   []int
	Helps   []FactorRef
	Hinders []FactorRef
}

// Slug is the last part of the address of the form's page.
func (f *Form) Slug() Text { return Text{NL: f.ID, EN: Slug(f.Name.EN)} }

// FormField is something to know of a form.
type FormField string

// The fields of a form.
const (
	FieldLead       FormField = "lead"
	FieldAudience   FormField = "audience"
	FieldDuration   FormField = "duration"
	FieldGroupSize  FormField = "group_size"
	FieldCost       FormField = "cost"
	FieldEffort     FormField = "effort"
	FieldBrings     FormField = "brings"
	FieldConditions FormField = "conditions"
)

// FormFields lists them in the order of pages.
var FormFields = []FormField{
	FieldLead, FieldAudience, FieldDuration, FieldGroupSize, FieldCost, FieldEffort, FieldBrings, FieldConditions,
}

// Offers are what an organisation can put in.
var Offers = []string{"people", "place", "money", "time", "material"}

// Statement is what the study says somewhere: in an annex row, or in a
// section of a case.
type Statement struct {
	Text    Text
	Row     int    // or 0
	Section string // or empty
	Case    int    // the case of the section, or 0
}
