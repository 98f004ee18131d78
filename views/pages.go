package views

// TextPage is a page of plain text, such as the one on privacy.
type TextPage struct {
	Base
	Heading  string
	Intro    string
	Sections []TextSection
}

// TextSection is a headed stretch of a TextPage; HTML is made from our own
// Markdown.
type TextSection struct {
	ID, Title, HTML string
}

// ErrorPage says what went wrong and helps on.
type ErrorPage struct {
	Base
	Status  int
	Heading string
	Text    string
	Typed   string // what was searched for, kept for another try
	Kept    []Fact // what was typed in a form
	Tries   []Link
}
