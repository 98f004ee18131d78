package search

import (
	"warmwater/internal/catalogue"
	"warmwater/internal/search/text"
)

// names gives, for each whole name in the content as text.Squash leaves it,
// the documents that bear it as a title or have an organisation of that name.
// Documents are numbered as by function documents.
func names(c *catalogue.Content, l *lists) map[string][]int {
	byName := map[string][]int{}
	add := func(doc int, names ...string) {
		for _, name := range names {
			key := text.Squash(name)
			if list := byName[key]; key != "" && (len(list) == 0 || list[len(list)-1] != doc) {
				byName[key] = append(list, doc)
			}
		}
	}
	addOrganisations := func(doc int, ids []string) {
		for _, id := range ids {
			if o := l.organisations[id]; o != nil {
				add(doc, o.Name.NL, o.Name.EN)
				add(doc, o.Aliases...)
			}
		}
	}
	for i, a := range c.Actions {
		add(i, a.Title.NL, a.Title.EN)
		addOrganisations(i, a.Initiators)
	}
	for i, study := range c.Cases {
		doc := len(c.Actions) + i
		add(doc, study.Title.NL, study.Title.EN)
		for _, p := range study.Parts {
			add(doc, p.Title.NL, p.Title.EN)
		}
		addOrganisations(doc, study.Organisations)
	}
	return byName
}
