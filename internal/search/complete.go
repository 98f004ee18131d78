package search

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"warmwater/internal/catalogue"
	"warmwater/internal/search/text"
)

// Limits of what is offered while someone types.
const (
	maxScanned = 2000 // names that begin with a word
	maxOfAKind = 3    // so that no kind crowds out the others
)

// A completer knows, for every word of every name in the catalogue, which
// names have it.
type completer struct {
	names []named
	words []wordOfName // by language and text
}

// A named thing can be offered to who types.
type named struct {
	catalogue.Completion
	lang  catalogue.Lang
	words []text.Word
}

type wordOfName struct {
	text string
	name int
}

func newCompleter(c *catalogue.Content, cols *columns) *completer {
	x := &completer{}
	for i := range c.Cases {
		x.add(catalogue.Completion{Kind: catalogue.CompleteCase, Nr: c.Cases[i].Nr}, c.Cases[i].Title)
	}
	mentioned := casesByTheme(c)
	for i := range c.Themes {
		x.add(catalogue.Completion{Kind: catalogue.CompleteTheme, ID: c.Themes[i].ID, Cases: mentioned[c.Themes[i].ID]}, c.Themes[i].Name)
	}
	value := func(facet catalogue.Facet, id string, names ...catalogue.Text) {
		if have := cols.facets[facet].have[id]; have.count() > 0 {
			x.add(catalogue.Completion{Kind: catalogue.CompleteValue, Facet: facet, ID: id, Actions: have.count()}, names...)
		}
	}
	inCases := map[string]int{}
	for i := range c.Cases {
		for _, id := range c.Cases[i].Organisations {
			inCases[id]++
		}
	}
	for i := range c.Organisations {
		o := &c.Organisations[i]
		names := []catalogue.Text{o.Name}
		for _, alias := range o.Aliases {
			names = append(names, catalogue.Text{NL: alias, EN: alias})
		}
		have := cols.facets[catalogue.FacetOrganisation].have[o.ID]
		x.add(catalogue.Completion{Kind: catalogue.CompleteOrganisation, ID: o.ID, Actions: have.count(), Cases: inCases[o.ID]}, names...)
	}
	for _, id := range cols.facets[catalogue.FacetCountry].values {
		code := catalogue.Country(id)
		value(catalogue.FacetCountry, id, catalogue.Text{NL: countryName(code, catalogue.Dutch), EN: countryName(code, catalogue.English)})
	}
	for i := range c.Tags {
		value(catalogue.Facet(c.Tags[i].Kind), c.Tags[i].ID, c.Tags[i].Name)
	}
	for i := range c.Categories {
		value(catalogue.FacetCategory, c.Categories[i].ID, c.Categories[i].Name)
	}
	for i := range c.Actions {
		x.add(catalogue.Completion{Kind: catalogue.CompleteAction, Nr: c.Actions[i].Nr}, c.Actions[i].Title)
	}
	slices.SortFunc(x.words, func(a, b wordOfName) int { return cmp.Or(cmp.Compare(a.text, b.text), a.name-b.name) })
	return x
}

// casesByTheme counts the cases in which each theme shows.
func casesByTheme(c *catalogue.Content) map[string]int {
	count := map[string]int{}
	for i := range c.Cases {
		seen := map[string]bool{}
		for j := range c.Cases[i].Factors {
			for _, id := range c.Cases[i].Factors[j].Themes {
				if !seen[id] {
					seen[id] = true
					count[id]++
				}
			}
		}
	}
	return count
}

// add makes a thing known by its names in each language; the first is the one
// that is shown.
func (x *completer) add(c catalogue.Completion, names ...catalogue.Text) {
	for _, lang := range catalogue.Langs {
		for _, name := range names {
			n := named{c, lang, text.Words(name.In(lang))}
			n.Text = names[0].In(lang)
			if alias := name.In(lang); alias != n.Text {
				n.Alias = alias
			}
			for _, w := range n.words {
				x.words = append(x.words, wordOfName{w.Text, len(x.names)})
			}
			for _, w := range text.Joined(n.words) {
				x.words = append(x.words, wordOfName{w.Text, len(x.names)})
			}
			x.names = append(x.names, n)
		}
	}
}

// Complete gives what the words of a text may become: names in the catalogue
// in which each of them begins a word. What begins with the text comes first;
// then cases, themes, values of filters, organisations and actions, the most
// frequent first.
func (x *Index) Complete(ctx context.Context, s string, lang catalogue.Lang, limit int) ([]catalogue.Completion, error) {
	typed := text.Words(s)
	if len(typed) == 0 || len(typed) > maxWords {
		return nil, ctx.Err()
	}
	longest := slices.MaxFunc(typed, func(a, b text.Word) int { return len(a.Text) - len(b.Text) }).Text
	c := x.completer
	from, _ := slices.BinarySearchFunc(c.words, longest, func(w wordOfName, s string) int { return strings.Compare(w.text, s) })
	var found []int
	for _, w := range c.words[from:min(len(c.words), from+maxScanned)] {
		if !strings.HasPrefix(w.text, longest) {
			break
		}
		if n := &c.names[w.name]; n.lang == lang && n.has(typed) && !slices.Contains(found, w.name) {
			found = append(found, w.name)
		}
	}
	slices.SortFunc(found, func(a, b int) int { return c.names[a].compare(&c.names[b], typed) })
	var list []catalogue.Completion
	of := map[catalogue.CompletionKind]int{}
	for _, i := range found {
		n := c.names[i].Completion
		same := func(o catalogue.Completion) bool {
			return o.Kind == n.Kind && o.Nr == n.Nr && o.ID == n.ID && o.Facet == n.Facet
		}
		if len(list) == limit || of[n.Kind] == maxOfAKind || slices.ContainsFunc(list, same) {
			continue
		}
		of[n.Kind]++
		list = append(list, n)
	}
	return list, ctx.Err()
}

// has tells whether each word typed begins a word of the name, or a run of
// words that are glued together.
func (n *named) has(typed []text.Word) bool {
	for _, t := range typed {
		begins := func(w text.Word) bool { return strings.HasPrefix(w.Text, t.Text) }
		if !slices.ContainsFunc(n.words, begins) && !slices.ContainsFunc(text.Joined(n.words), begins) {
			return false
		}
	}
	return true
}

// begins tells whether the name begins with the words typed, in their order;
// its article need not be typed.
func (n *named) begins(typed []text.Word) bool {
	begins := func(words []text.Word) bool {
		if len(typed) > len(words) {
			return false
		}
		for i, t := range typed {
			if !strings.HasPrefix(words[i].Text, t.Text) {
				return false
			}
		}
		return true
	}
	return begins(n.words) || len(n.words) > 1 && slices.Contains(articles, n.words[0].Text) && begins(n.words[1:])
}

var articles = []string{"de", "het", "een", "the", "a", "an"}

func (n *named) compare(other *named, typed []text.Word) int {
	first := func(n *named) int {
		if n.begins(typed) {
			return 0
		}
		return 1
	}
	return cmp.Or(
		first(n)-first(other),
		slices.Index(catalogue.CompletionKinds, n.Kind)-slices.Index(catalogue.CompletionKinds, other.Kind),
		other.Actions+other.Cases-n.Actions-n.Cases, cmp.Compare(n.Text, other.Text), n.Nr-other.Nr,
	)
}
