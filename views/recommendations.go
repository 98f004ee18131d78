package views

// RecommendationsPage shows section 5 and the ten points of section 6.
type RecommendationsPage struct {
	Base
	Caution string
	Points  []PointView
	Groups  []RecommendationGroup
	Method  string // HTML from our own Markdown
}

// PointView is one of the ten points of attention.
type PointView struct {
	ID        string
	Nr        int
	Title     string
	Text      string
	Themes    []Link
	Sums      []Link // the recommendations that it sums up
	Warm      []FactorLink
	Cold      []FactorLink
	Rows      []Link
	Questions []string
}

// FactorLink leads to a factor of a case.
type FactorLink struct {
	Link
	Case string
	Kind string
}

// RecommendationGroup is a part of section 5.
type RecommendationGroup struct {
	ID    string
	Title string
	Items []RecommendationView
}

// RecommendationView is one recommendation.
type RecommendationView struct {
	ID     string
	Title  string
	Text   string
	Themes []Link
	Source string
	Links  []Link // cases and actions that it names
}
