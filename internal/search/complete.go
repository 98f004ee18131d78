package search

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	index "github.com/blevesearch/bleve_index_api"

	"warmwater/internal/catalogue"
	"warmwater/internal/search/text"
)

// Limits of what is offered while someone types.
const (
	maxScanned = 2000 // names that begin with a word
	maxTitles  = 500  // titles that have a word that begins so
	maxOfAKind = 3    // so that no kind crowds out the others
)

// A completer knows, for every word of every name in the catalogue but the
// titles of actions, which names have it. Those titles, of which there may be
// very many, are looked up in the index.
type completer struct {
	names []named
	words []wordOfName // by text
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
		if have := cols.having(facet, id); have.size > 0 {
			x.add(catalogue.Completion{Kind: catalogue.CompleteValue, Facet: facet, ID: id, Actions: have.size}, names...)
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
		have := cols.having(catalogue.FacetOrganisation, o.ID)
		x.add(catalogue.Completion{Kind: catalogue.CompleteOrganisation, ID: o.ID, Actions: have.size, Cases: inCases[o.ID]}, names...)
	}
	for _, id := range cols.facets[catalogue.FacetCountry].values.others {
		code := catalogue.Country(id)
		value(catalogue.FacetCountry, id, catalogue.Text{NL: countryName(code, catalogue.Dutch), EN: countryName(code, catalogue.English)})
	}
	for i := range c.Tags {
		value(catalogue.Facet(c.Tags[i].Kind), c.Tags[i].ID, c.Tags[i].Name)
	}
	for i := range c.Categories {
		value(catalogue.FacetCategory, c.Categories[i].ID, c.Categories[i].Name)
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
	found := x.completer().find(typed, lang)
	titles, err := x.titled(ctx, typed, lang)
	if err != nil {
		return nil, fmt.Errorf("search: complete: %w", err) // without the words, which are the visitor's
	}
	found = append(found, titles...)
	slices.SortFunc(found, func(a, b *named) int { return a.compare(b, typed) })
	var list []catalogue.Completion
	of := map[catalogue.CompletionKind]int{}
	for _, f := range found {
		n := f.Completion
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

// find gives the names in which each word typed begins a word.
func (c *completer) find(typed []text.Word, lang catalogue.Lang) []*named {
	longest := slices.MaxFunc(typed, func(a, b text.Word) int { return len(a.Text) - len(b.Text) }).Text
	from, _ := slices.BinarySearchFunc(c.words, longest, func(w wordOfName, s string) int { return strings.Compare(w.text, s) })
	var found []*named
	for _, w := range c.words[from:min(len(c.words), from+maxScanned)] {
		if !strings.HasPrefix(w.text, longest) {
			break
		}
		if n := &c.names[w.name]; n.lang == lang && n.has(typed) && !slices.Contains(found, n) {
			found = append(found, n)
		}
	}
	return found
}

// titled gives the actions in whose titles each word typed begins a word. It
// looks through those that have the word that fewest have.
func (x *Index) titled(ctx context.Context, typed []text.Word, lang catalogue.Lang) ([]*named, error) {
	var rarest []string
	least := uint64(math.MaxUint64)
	for _, w := range typed {
		terms, n, err := x.titleWords(w.Text)
		if err != nil || n == 0 {
			return nil, err
		}
		if n < least {
			rarest, least = terms, n
		}
	}
	docs := map[int32]bool{}
	for _, term := range rarest {
		if len(docs) >= maxTitles {
			break
		}
		err := x.walk(ctx, titlesField, term, false, func(doc int32, _ *index.TermFieldDoc) bool {
			docs[doc] = true
			return len(docs) < maxTitles
		})
		if err != nil {
			return nil, err
		}
	}
	var found []*named
	for doc := range docs {
		if int(doc) >= len(x.content.Actions) {
			continue
		}
		a := &x.content.Actions[doc]
		title := a.Title.In(lang)
		n := &named{catalogue.Completion{Kind: catalogue.CompleteAction, Nr: a.Nr, Text: title}, lang, text.Words(title)}
		if n.has(typed) {
			found = append(found, n)
		}
	}
	return found, nil
}

// titleWords gives the first words of titles that begin so, and the number of
// times that titles have them.
func (x *Index) titleWords(start string) (words []string, times uint64, err error) {
	dict, err := x.reader.FieldDictPrefix(titlesField, []byte(start))
	if err != nil {
		return nil, 0, err
	}
	defer func() { err = errors.Join(err, dict.Close()) }()
	for len(words) < maxScanned {
		entry, err := dict.Next()
		if err != nil || entry == nil {
			return words, times, err
		}
		words = append(words, entry.Term)
		times += entry.Count
	}
	return words, times, nil
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
		other.Actions+other.Cases-n.Actions-n.Cases, cmp.Compare(n.Text, other.Text), n.Nr-other.Nr, cmp.Compare(n.Alias, other.Alias),
	)
}
