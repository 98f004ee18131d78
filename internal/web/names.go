package web

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
)

// names knows the words that actions and cases refer to, and which values
// each facet has.
type names struct {
	organisations map[string]catalogue.Organisation
	categories    map[string]catalogue.Category
	tags          map[catalogue.TagKind]map[string]catalogue.Tag
	tagList       []catalogue.Tag // in order
	themes        map[string]catalogue.Theme
	themeList     []catalogue.Theme                           // in order
	byName        map[catalogue.Lang][]catalogue.Organisation // in the order of the alphabet
	places        map[catalogue.Lang]map[string]int           // of organisations in that order
	values        map[catalogue.Facet]map[string]bool
	actions       int   // in all
	lastAction    int   // the highest number
	caseNrs       []int // in order
	cases         map[int]*catalogue.Case
	list          []catalogue.Action // in the order of their numbers
}

func newNames(ctx context.Context, content *catalogue.Content, search Searcher) (*names, error) {
	words := &content.Words
	n := &names{
		organisations: map[string]catalogue.Organisation{},
		categories:    map[string]catalogue.Category{},
		tags:          map[catalogue.TagKind]map[string]catalogue.Tag{},
		themes:        map[string]catalogue.Theme{},
		values:        map[catalogue.Facet]map[string]bool{},
	}
	for _, o := range words.Organisations {
		n.organisations[o.ID] = o
	}
	for _, c := range words.Categories {
		n.categories[c.ID] = c
	}
	for _, t := range words.Tags {
		if n.tags[t.Kind] == nil {
			n.tags[t.Kind] = map[string]catalogue.Tag{}
		}
		n.tags[t.Kind][t.ID] = t
	}
	n.themeList, n.tagList = words.Themes, words.Tags
	for _, t := range words.Themes {
		n.themes[t.ID] = t
	}
	n.byName = map[catalogue.Lang][]catalogue.Organisation{}
	n.places = map[catalogue.Lang]map[string]int{}
	for _, lang := range catalogue.Langs {
		n.byName[lang] = alphabetical(words.Organisations, lang)
		n.places[lang] = make(map[string]int, len(n.byName[lang]))
		for i, o := range n.byName[lang] {
			n.places[lang][o.ID] = i
		}
	}
	n.actions = len(content.Actions)
	if n.actions > 0 {
		n.lastAction = content.Actions[n.actions-1].Nr
	}
	n.list = content.Actions
	n.cases = map[int]*catalogue.Case{}
	for i := range content.Cases {
		k := &content.Cases[i]
		n.caseNrs = append(n.caseNrs, k.Nr)
		n.cases[k.Nr] = k
	}
	return n, n.askValues(ctx, search)
}

// title is that of an action; nothing where there is none of that number.
func (n *names) title(nr int) catalogue.Text {
	at, ok := slices.BinarySearchFunc(n.list, nr, func(a catalogue.Action, nr int) int { return a.Nr - nr })
	if !ok {
		return catalogue.Text{}
	}
	return n.list[at].Title
}

// findCase gives the case with that number, or that slug in either language,
// or an error of kind NotFound.
func (n *names) findCase(ref string) (*catalogue.Case, error) {
	for _, nr := range n.caseNrs {
		if k := n.cases[nr]; ref == strconv.Itoa(nr) || ref == k.Slug.NL || ref == k.Slug.EN {
			return k, nil
		}
	}
	return nil, &catalogue.Error{Kind: catalogue.NotFound, Message: "error.case"}
}

// askValues reads which values the facets have.
func (n *names) askValues(ctx context.Context, search Searcher) error {
	found, err := search.Search(ctx, catalogue.Query{Lang: catalogue.Dutch, Page: 1, PerPage: 1})
	if err != nil {
		return fmt.Errorf("read the facets: %w", err)
	}
	for facet, values := range found.Facets {
		n.values[facet] = map[string]bool{}
		for _, v := range values {
			n.values[facet][v.Value] = true
		}
	}
	return nil
}

// alphabetical sorts organisations by name, as the language does: without
// regard to case and accents.
func alphabetical(list []catalogue.Organisation, lang catalogue.Lang) []catalogue.Organisation {
	sorted := slices.Clone(list)
	c := collate.New(language.Make(string(lang)), collate.IgnoreCase, collate.IgnoreDiacritics, collate.Numeric)
	slices.SortStableFunc(sorted, func(a, b catalogue.Organisation) int {
		return c.CompareString(a.Name.In(lang), b.Name.In(lang))
	})
	return sorted
}

// initial is the letter under which a name stands in a list.
func initial(name string) string {
	slug := catalogue.Slug(name)
	if slug[0] >= '0' && slug[0] <= '9' {
		return "0-9"
	}
	return strings.ToUpper(slug[:1])
}

// unknown gives the first chosen value that its facet does not have.
func (n *names) unknown(f catalogue.Filters) (facet catalogue.Facet, value string, ok bool) {
	for _, facet := range catalogue.Facets {
		for _, v := range f[facet] {
			if !n.values[facet][v] {
				return facet, v, true
			}
		}
	}
	return "", "", false
}

func (n *names) organisation(p *i18n.Printer, id string) string {
	return p.Of(n.organisations[id].Name)
}

func (n *names) category(p *i18n.Printer, id string) string {
	return p.Of(n.categories[id].Name)
}

func (n *names) tag(p *i18n.Printer, kind catalogue.TagKind, id string) string {
	return p.Of(n.tags[kind][id].Name)
}

// label is a facet's value in words.
func (n *names) label(p *i18n.Printer, facet catalogue.Facet, value string) string {
	switch facet {
	case catalogue.FacetSector:
		return p.T("sector." + value)
	case catalogue.FacetCountry:
		return country(p, catalogue.Country(value))
	case catalogue.FacetDuration:
		return p.T("filter.duration." + value)
	case catalogue.FacetCase:
		return p.T("filter.case." + value)
	case catalogue.FacetCategory:
		return n.category(p, value)
	case catalogue.FacetOrganisation:
		return n.organisation(p, value)
	}
	return n.tag(p, catalogue.TagKind(facet), value)
}

func country(p *i18n.Printer, c catalogue.Country) string {
	return p.T("country." + string(c))
}

func countries(p *i18n.Printer, list []catalogue.Country) string {
	names := make([]string, len(list))
	for i, c := range list {
		names[i] = country(p, c)
	}
	return strings.Join(names, ", ")
}

// initiators lists who set an action up, with what the row adds.
func (n *names) initiators(p *i18n.Printer, a *catalogue.Action) string {
	list := make([]string, len(a.Initiators))
	for i, id := range a.Initiators {
		list[i] = n.organisation(p, id)
	}
	return strings.Join(list, ", ")
}
