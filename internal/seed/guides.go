package seed

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"warmwater/internal/catalogue"
)

// The shape of guides/*.yaml.
type questionRow struct {
	Question catalogue.Text `yaml:"question"`
	Answer   catalogue.Text `yaml:"answer"`
	Places   []placeRow     `yaml:"places"`
}

type placeRow struct {
	Search catalogue.Filters                  `yaml:"search"`
	Words  catalogue.Text                     `yaml:"words"`
	Matrix map[catalogue.MatrixFacet][]string `yaml:"matrix"`
	Sort   catalogue.MatrixSort               `yaml:"sort"`
	Theme  string                             `yaml:"theme"`
	Form   string                             `yaml:"form"`
	Case   int                                `yaml:"case"`
	Point  int                                `yaml:"point"`
	Page   string                             `yaml:"page"`
	Anchor string                             `yaml:"anchor"`
	Text   catalogue.Text                     `yaml:"text"`
}

// guides reads the ways in, one file for each kind of visitor.
func (l *loader) guides() {
	readAll(l, "guides", func(f *file, rows *[]questionRow) {
		guide := catalogue.Guide{ID: catalogue.GuideID(strings.TrimSuffix(path.Base(f.name), ".yaml"))}
		if !slices.Contains(catalogue.GuideIDs, guide.ID) {
			l.add(f, "", "%q is not one of %s", guide.ID, listed(catalogue.GuideIDs))
		}
		for i, r := range *rows {
			at := fmt.Sprintf("[%d]", i)
			l.both(f, at+".question", r.Question)
			l.both(f, at+".answer", r.Answer)
			if len(r.Places) == 0 {
				l.add(f, at+".places", "needs at least one")
			}
			q := catalogue.Question{Question: r.Question, Answer: r.Answer}
			for j, x := range r.Places {
				l.checkPlace(f, fmt.Sprintf("%s.places[%d]", at, j), x)
				q.Places = append(q.Places, catalogue.Place(x))
			}
			guide.Questions = append(guide.Questions, q)
		}
		l.content.Lessons.Guides = append(l.content.Lessons.Guides, guide)
	})
	slices.SortFunc(l.content.Lessons.Guides, func(a, b catalogue.Guide) int {
		return slices.Index(catalogue.GuideIDs, a.ID) - slices.Index(catalogue.GuideIDs, b.ID)
	})
}

// facetIDs are the values that each facet may have, but for countries, of which
// only the form is known.
func (l *loader) facetIDs() map[catalogue.Facet]map[string]bool {
	return map[catalogue.Facet]map[string]bool{
		catalogue.FacetSector:       setOf(catalogue.Sectors),
		catalogue.FacetDuration:     {string(catalogue.LongTerm): true, string(catalogue.ShortTerm): true, catalogue.ValueNone: true},
		catalogue.FacetCategory:     l.categories,
		catalogue.FacetAudience:     l.tags[catalogue.Audience],
		catalogue.FacetFormat:       l.tags[catalogue.Format],
		catalogue.FacetGoal:         l.tags[catalogue.Goal],
		catalogue.FacetOrganisation: l.organisations,
		catalogue.FacetCase:         {catalogue.ValueYes: true, catalogue.ValueNo: true},
	}
}

// matrixIDs are the values that the facets of the matrix can have.
func (l *loader) matrixIDs() map[catalogue.MatrixFacet]map[string]bool {
	cases := map[string]bool{}
	for nr := range l.caseNrs {
		cases[strconv.Itoa(nr)] = true
	}
	return map[catalogue.MatrixFacet]map[string]bool{
		catalogue.MatrixSector: setOf(catalogue.Sectors),
		catalogue.MatrixLevel:  setOf(catalogue.Levels),
		catalogue.MatrixKind:   setOf(catalogue.Kinds),
		catalogue.MatrixCase:   cases,
	}
}

func setOf[S ~string](list []S) map[string]bool {
	set := map[string]bool{}
	for _, s := range list {
		set[string(s)] = true
	}
	return set
}

func (l *loader) checkPlace(f *file, at string, x placeRow) {
	n := 0
	is := func(set bool, check func()) {
		if set {
			n++
			check()
		}
	}
	is(x.Search != nil, func() {
		l.both(f, at+".text", x.Text)
		l.bothOrNone(f, at+".words", x.Words)
		for facet := range x.Search {
			if !slices.Contains(catalogue.Facets, facet) {
				l.add(f, at+".search", "%q is not a facet", facet)
			}
		}
		for facet, ids := range l.facetIDs() {
			l.knownAll(f, at+".search."+string(facet), x.Search[facet], ids)
		}
		if countries := x.Search[catalogue.FacetCountry]; len(countries) > 0 {
			codes := make([]catalogue.Country, len(countries))
			for i, c := range countries {
				codes[i] = catalogue.Country(c)
			}
			l.countries(f, at+".search.country", codes)
		}
	})
	is(x.Matrix != nil, func() {
		l.both(f, at+".text", x.Text)
		for facet := range x.Matrix {
			if !slices.Contains(catalogue.MatrixFacets, facet) {
				l.add(f, at+".matrix", "%q is not a facet of the matrix", facet)
			}
		}
		for facet, ids := range l.matrixIDs() {
			l.knownAll(f, at+".matrix."+string(facet), x.Matrix[facet], ids)
		}
		if x.Sort != "" && !slices.Contains(catalogue.MatrixSorts, x.Sort) {
			l.add(f, at+".sort", "%q is not one of %s", x.Sort, listed(catalogue.MatrixSorts))
		}
	})
	is(x.Theme != "", func() { l.known(f, at+".theme", x.Theme, l.themes) })
	is(x.Form != "", func() { l.known(f, at+".form", x.Form, l.formIDs) })
	is(x.Case != 0, func() { l.numbers(f, at+".case", []int{x.Case}, l.caseNrs) })
	is(x.Point != 0, func() {
		if x.Point < 1 || x.Point > LastPoint {
			l.add(f, at+".point", "%d is not from 1 to %d", x.Point, LastPoint)
		}
	})
	is(x.Page != "", func() {
		l.both(f, at+".text", x.Text)
		if !slices.Contains(catalogue.PlacePages, x.Page) {
			l.add(f, at+".page", "%q is not one of %s", x.Page, listed(catalogue.PlacePages))
		}
	})
	if n != 1 {
		l.add(f, at, "leads to %d places, not one", n)
	}
}
