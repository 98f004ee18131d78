package views

// OrganisationsPage lists all organisations by their first letter.
type OrganisationsPage struct {
	Base
	Total   int
	Letters []LetterLink
	Groups  []LetterGroup // those that are shown
}

// LetterLink leads to the organisations under a letter, here or on a page of
// their own.
type LetterLink struct {
	Link
	Here bool // it is the one that is shown
}

// LetterGroup holds the organisations under one letter.
type LetterGroup struct {
	Letter        string
	ID            string
	Organisations []OrganisationRow
}

// OrganisationRow is an organisation in the list.
type OrganisationRow struct {
	Link
	Count string // of its actions and cases, in words
}

// OrganisationPage is the page of one organisation.
type OrganisationPage struct {
	Base
	Name    string
	Aliases string
	Count   string
	Rows    []ActionRow
	All     *Link // to the rest of very many
	Cases   []CaseRow
}
