package views

// GuidePage is the way in for one kind of visitor.
type GuidePage struct {
	Base
	Questions []GuideQuestion
	Others    []Link // the ways in for the other kinds
}

// GuideQuestion is a question with a short answer and places to go.
type GuideQuestion struct {
	ID       string
	Question string
	Answer   string
	Places   []GuideLink
}

// GuideLink leads to one place.
type GuideLink struct {
	Link
	Kind  string // what stands there
	Count string // how much, or empty
}
