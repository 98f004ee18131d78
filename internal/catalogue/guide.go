package catalogue

// Guide is the way in for one kind of visitor: the questions they have. It is
// ours.
type Guide struct {
	ID        GuideID
	Questions []Question
}

// GuideID tells for whom a guide is.
type GuideID string

// The guides.
const (
	ForSchools      GuideID = "schools"
	ForEmployers    GuideID = "employers" // companies and care institutions
	ForCoordinators GuideID = "coordinators"
)

// GuideIDs lists them as pages offer them.
var GuideIDs = []GuideID{ForSchools, ForEmployers, ForCoordinators}

// Question has a short answer, and places where the rest of it stands.
type Question struct {
	Question Text
	Answer   Text
	Places   []Place
}

// Place is one place of the site: exactly one of Search, Matrix, Theme, Form,
// Case, Point and Page is set.
type Place struct {
	Search Filters // not nil: a search of the catalogue
	Words  Text    // of Search; in each language
	Matrix map[MatrixFacet][]string
	Sort   MatrixSort // of Matrix
	Theme  string
	Form   string
	Case   int
	Point  int
	Page   string
	Anchor string // on Page
	Text   Text   // what the link says, of Search, Matrix and Page
}

// PlacePages are the pages that a Place can lead to by their names.
var PlacePages = []string{"actions", "cases", "themes", "compare", "partnerships", "recommendations", "figures", "organisations", "lists", "plans", "about"}
