package catalogue

// Sector is one of the study's two: rows 1-59 of the annex are care, rows
// 60-132 technology.
type Sector string

// The two sectors, by the names that the API and the addresses use.
const (
	Care      Sector = "zorg"
	Technical Sector = "techniek"
)

// Sectors lists them in the order of the study.
var Sectors = []Sector{Care, Technical}

// Duration is the mark that the annex prints after a row. The study spells
// the letters out nowhere; they stand for long term and short term.
type Duration string

// The durations. The zero value means that the study does not state it.
const (
	LongTerm  Duration = "LT"
	ShortTerm Duration = "KT"
	NotStated Duration = ""
)

// Country is an ISO 3166-1 alpha-2 code, or EU or WORLD.
type Country string

// Countries beyond a single one.
const (
	EuropeanUnion Country = "EU"
	World         Country = "WORLD"
)

// Category is a sub-heading of annex 1. The same heading under both sectors
// is one category. Heading is the text as printed.
type Category struct {
	ID      string
	Name    Text
	Heading string
}

// TagKind tells which of our three lists a tag belongs to.
type TagKind string

// The three lists of our own classification.
const (
	Audience TagKind = "audience"
	Format   TagKind = "format"
	Goal     TagKind = "goal"
)

// Tag is a word of our own classification of what a row says. About says
// when it is given. The study has none of them.
type Tag struct {
	Kind  TagKind
	ID    string
	Name  Text
	About Text
}

// Organisation is a body that set up an action or stands in a case. One
// organisation is one record; Aliases hold the other spellings that the study
// prints, for searching.
type Organisation struct {
	ID      string
	Name    Text
	Aliases []string
}

// Theme is what factors of several cases are about. The set is ours.
type Theme struct {
	ID         string
	Name       Text
	Definition Text
}

// Slug is the last part of the address of the theme's page.
func (t *Theme) Slug() Text { return Text{NL: t.ID, EN: Slug(t.Name.EN)} }

// Action is one row of annex 1 (Nr 1-132).
type Action struct {
	Nr    int
	Slug  string // from the Dutch title; the address is made of Nr and Slug
	Title Text
	// TitleLang is the language of a title that is foreign in both languages
	// (an ISO 639-1 code), or empty.
	TitleLang string
	Summary   Text
	Sector    Sector
	Category  string // id of a Category
	// Initiators are ids of organisations in the order of the row; empty where
	// the row names none. InitiatorNote holds what the row says beyond them.
	Initiators    []string
	InitiatorNote Text
	Countries     []Country
	Duration      Duration
	Links         []string // web addresses of 2013, as absolute addresses
	Audiences     []string // ids of our tags, likewise below
	Formats       []string
	Goals         []string
	Case          int // number of the case that is this initiative, or 0
}

// Tags gives the action's tag ids of one kind.
func (a *Action) Tags(kind TagKind) []string {
	switch kind {
	case Audience:
		return a.Audiences
	case Format:
		return a.Formats
	case Goal:
		return a.Goals
	}
	return nil
}
