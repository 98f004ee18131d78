// Package generate makes catalogues of any size that look like the real one,
// for tests and benchmarks only. The same size always gives the same
// catalogue.
package generate

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"warmwater/internal/catalogue"
)

// Catalogue is a content with n actions: all those of a real content first, as
// its cases and lessons need them, then actions made of its words. Words follow
// one another as they do there, in each sector and language apart; tags,
// categories, countries and durations are those of one real action each; a few
// organisations have many actions and most have few.
func Catalogue(from *catalogue.Content, n int) *catalogue.Content {
	content := *from
	n = max(n, len(from.Actions))
	content.Actions = append(make([]catalogue.Action, 0, n), from.Actions...)
	content.Organisations = append([]catalogue.Organisation(nil), from.Organisations...)
	g := newGenerator(from)
	// About one organisation to twelve actions, as in the study's list.
	for i := range n / 12 {
		content.Organisations = append(content.Organisations, g.organisation(i))
	}
	last := from.Actions[len(from.Actions)-1].Nr
	for i := len(content.Actions); i < n; i++ {
		last++
		content.Actions = append(content.Actions, g.action(last, content.Organisations))
	}
	content.Version = fmt.Sprintf("%s generated %d", from.Version, n)
	return &content
}

type generator struct {
	r       *rand.Rand
	from    *catalogue.Content
	texts   map[catalogue.Sector]map[catalogue.Lang]*chain // of summaries
	titles  map[catalogue.Sector]map[catalogue.Lang]*chain
	friends *rand.Zipf // places of organisations, the busiest first
}

func newGenerator(from *catalogue.Content) *generator {
	g := &generator{
		r: rand.New(rand.NewPCG(2013, 132)), from: from,
		texts:  map[catalogue.Sector]map[catalogue.Lang]*chain{},
		titles: map[catalogue.Sector]map[catalogue.Lang]*chain{},
	}
	for _, sector := range catalogue.Sectors {
		g.texts[sector], g.titles[sector] = map[catalogue.Lang]*chain{}, map[catalogue.Lang]*chain{}
		for _, lang := range catalogue.Langs {
			texts, titles := newChain(2), newChain(1)
			for i := range from.Actions {
				if a := &from.Actions[i]; a.Sector == sector {
					texts.learn(a.Summary.In(lang))
					titles.learn(a.Title.In(lang))
				}
			}
			g.texts[sector][lang], g.titles[sector][lang] = texts, titles
		}
	}
	return g
}

// Lengths of generated texts, in words.
const (
	shortestText, longestText = 30, 130
	longestTitle              = 7
)

func (g *generator) action(nr int, organisations []catalogue.Organisation) catalogue.Action {
	like := &g.from.Actions[g.r.IntN(len(g.from.Actions))]
	a := catalogue.Action{
		Nr: nr, Sector: like.Sector, Category: like.Category, Countries: like.Countries, Duration: like.Duration,
		Audiences: like.Audiences, Formats: like.Formats, Goals: like.Goals,
	}
	words := shortestText + g.r.IntN(longestText-shortestText)
	for _, lang := range catalogue.Langs {
		title := g.titles[a.Sector][lang].text(g.r, 2, longestTitle)
		summary := g.texts[a.Sector][lang].text(g.r, words, 2*words)
		if lang == catalogue.Dutch {
			a.Title.NL, a.Summary.NL = title, summary
		} else {
			a.Title.EN, a.Summary.EN = title, summary
		}
	}
	a.Slug = catalogue.Slug(a.Title.NL)
	if g.friends == nil {
		g.friends = rand.NewZipf(g.r, 1.1, 8, uint64(len(organisations)-1))
	}
	a.Initiators = []string{organisations[g.friends.Uint64()].ID}
	return a
}

// organisation makes a body with a name of parts of real names.
func (g *generator) organisation(i int) catalogue.Organisation {
	pick := func() string {
		words := strings.Fields(g.from.Organisations[g.r.IntN(len(g.from.Organisations))].Name.NL)
		return words[g.r.IntN(len(words))]
	}
	name := fmt.Sprintf("%s %s %d", pick(), pick(), i+1)
	return catalogue.Organisation{ID: fmt.Sprintf("gemaakt-%d", i+1), Name: catalogue.Text{NL: name, EN: name}}
}

// A chain knows which words follow which: a Markov chain over words.
type chain struct {
	order int
	next  map[string][]string // by the words before, joined
}

func newChain(order int) *chain { return &chain{order: order, next: map[string][]string{}} }

// stop stands for the end of a text.
const stop = "\x00"

func (c *chain) learn(text string) {
	before := make([]string, c.order)
	for _, w := range append(strings.Fields(text), stop) {
		key := strings.Join(before, " ")
		c.next[key] = append(c.next[key], w)
		before = append(before[1:], w)
	}
}

// text makes a text of at least so many words that ends as a real one does, or
// is cut off after most.
func (c *chain) text(r *rand.Rand, least, most int) string {
	var words []string
	before := make([]string, c.order)
	for len(words) < most {
		choices := c.next[strings.Join(before, " ")]
		w := choices[r.IntN(len(choices))]
		if w == stop {
			if len(words) >= least {
				break
			}
			before = make([]string, c.order) // another text, after this one
			continue
		}
		words = append(words, w)
		before = append(before[1:], w)
	}
	return strings.Join(words, " ")
}
