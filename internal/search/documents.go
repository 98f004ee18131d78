package search

import (
	"crypto/sha256"
	"fmt"
	"net/url"
	"slices"
	"sort"
	"strconv"
	"strings"

	"warmwater/internal/catalogue"
	"warmwater/internal/search/text"
)

// maxRun is the longest run of words of a name that is looked up as one word.
const maxRun = 4

// A document is an action or a case as the index sees it: for each field its
// texts, parted by the sign textEnd. Or, where only its print is asked for, its
// texts one after another, with the prints of the parts that it shares with
// others.
type document struct {
	item   item
	fields map[string]*strings.Builder
	said   []byte
	parts  map[part]print
}

// A part is what documents say of the same organisation, tag or country.
type part struct{ kind, id string }

// part adds a part, which add adds to any document in the same way.
func (d *document) part(kind, id string, add func(d *document)) {
	if d.fields != nil {
		add(d)
		return
	}
	p, ok := d.parts[part{kind, id}]
	if !ok {
		alone := &document{parts: d.parts}
		add(alone)
		p = newPrint(alone.said)
		d.parts[part{kind, id}] = p
	}
	d.said = append(d.said, p[:]...)
}

// texts gives the fields as Bleve wants them.
func (d *document) texts() map[string]any {
	texts := make(map[string]any, len(d.fields))
	for field, b := range d.fields {
		texts[field] = b.String()
	}
	return texts
}

// lengths gives the number of words of each field, near enough.
func (d *document) lengths() map[string]int {
	lengths := make(map[string]int, len(d.fields))
	for field, text := range d.fields {
		s := text.String()
		lengths[field] = strings.Count(s, " ") + strings.Count(s, textEnd) + 1
	}
	return lengths
}

// An item is an action or a case, by its number.
type item struct {
	kind catalogue.ItemType
	nr   int
}

func newItem(isCase bool, nr int) item {
	if isCase {
		return item{catalogue.TypeCase, nr}
	}
	return item{catalogue.TypeAction, nr}
}

func (i item) isCase() bool { return i.kind == catalogue.TypeCase }

// id is the document's name in the index. Ids of the same kind are in the order
// of their numbers: Bleve looks a new one up in each segment whose last id is
// behind it.
func (i item) id() string { return fmt.Sprintf("%s-%010d", i.kind, i.nr) }

// itemNamed is the item with such an id.
func itemNamed(id string) (item, bool) {
	kind, digits, _ := strings.Cut(id, "-")
	nr, err := strconv.Atoi(digits)
	return item{catalogue.ItemType(kind), nr}, err == nil
}

func (d *document) add(field string, texts ...catalogue.Text) {
	for _, t := range texts {
		d.put(field+"_nl", t.NL)
		d.put(field+"_en", t.EN)
	}
}

func (d *document) put(field, s string) {
	switch {
	case s == "":
	case d.fields == nil:
		d.said = append(append(append(append(d.said, field...), 0), s...), 0)
	default:
		d.append(field, s)
		d.append(plainField, s)
	}
}

// append adds a text to a field. A list of texts would do as well, but Bleve
// takes twice the time over it.
func (d *document) append(field, s string) {
	b := d.fields[field]
	if b == nil {
		b = &strings.Builder{}
		d.fields[field] = b
	} else {
		b.WriteString(textEnd)
	}
	b.WriteString(s)
}

// addNames adds names, which are texts of the document already: each as one
// word, and each run of their words as one.
func (d *document) addNames(names ...string) {
	if d.fields == nil {
		return
	}
	for _, name := range names {
		var runs []string
		words := text.Words(name)
		if len(words) == 0 {
			continue
		}
		for from := range words {
			for to := from + 1; to <= min(from+maxRun, len(words)); to++ {
				runs = append(runs, text.Join(words[from:to]).Text)
			}
		}
		d.append(namesField, strings.Join(runs, " "))
		d.append(wholeField, text.Join(words).Text)
	}
}

// addTitle adds a title, which is a name that is offered while someone types.
func (d *document) addTitle(title catalogue.Text) {
	d.add("title", title)
	d.addNames(title.NL, title.EN)
	if d.fields == nil {
		return
	}
	for _, lang := range catalogue.Langs {
		d.append(titlesField, title.In(lang))
	}
}

// lists gives the records of the content that items point to by their ids.
type lists struct {
	organisations map[string]*catalogue.Organisation
	categories    map[string]catalogue.Text
	tags          map[catalogue.TagKind]map[string]catalogue.Text
	themes        map[string]catalogue.Text
	actions       map[int]*catalogue.Action
}

func newLists(c *catalogue.Content) *lists {
	l := &lists{
		organisations: map[string]*catalogue.Organisation{},
		categories:    map[string]catalogue.Text{},
		tags:          map[catalogue.TagKind]map[string]catalogue.Text{},
		themes:        map[string]catalogue.Text{},
		actions:       map[int]*catalogue.Action{},
	}
	for i := range c.Organisations {
		l.organisations[c.Organisations[i].ID] = &c.Organisations[i]
	}
	for _, category := range c.Categories {
		l.categories[category.ID] = category.Name
	}
	for _, tag := range c.Tags {
		if l.tags[tag.Kind] == nil {
			l.tags[tag.Kind] = map[string]catalogue.Text{}
		}
		l.tags[tag.Kind][tag.ID] = tag.Name
	}
	for _, theme := range c.Themes {
		l.themes[theme.ID] = theme.Name
	}
	for i := range c.Actions {
		l.actions[c.Actions[i].Nr] = &c.Actions[i]
	}
	return l
}

// A source gives the documents of a content: the actions first, then the
// cases.
type source struct {
	content *catalogue.Content
	lists   *lists
}

func newSource(c *catalogue.Content) *source { return &source{c, newLists(c)} }

func (s *source) len() int { return documents(s.content) }

// documents is the number of documents of a content.
func documents(c *catalogue.Content) int { return len(c.Actions) + len(c.Cases) }

// itemOf tells what a document of a content is.
func itemOf(c *catalogue.Content, doc int) item {
	if n := len(c.Actions); doc >= n {
		return newItem(true, c.Cases[doc-n].Nr)
	}
	return newItem(false, c.Actions[doc].Nr)
}

// find gives the document with an id.
func (s *source) find(id string) (doc int, ok bool) {
	i, ok := itemNamed(id)
	if !ok {
		return 0, false
	}
	if i.isCase() {
		at := slices.IndexFunc(s.content.Cases, func(c catalogue.Case) bool { return c.Nr == i.nr })
		return len(s.content.Actions) + at, at >= 0
	}
	return actionAt(s.content, i.nr)
}

// actionAt finds the action with a number; they are in the order of these.
func actionAt(c *catalogue.Content, nr int) (int, bool) {
	return sort.Find(len(c.Actions), func(i int) int { return nr - c.Actions[i].Nr })
}

// document makes a document.
func (s *source) document(doc int) *document {
	d := &document{item: itemOf(s.content, doc), fields: map[string]*strings.Builder{}}
	s.fill(d, doc)
	return d
}

// A print tells a document from another of the same item.
type print [8]byte

func newPrint(said []byte) print {
	sum := sha256.Sum256(said)
	return print(sum[:8])
}

// A printer gives prints of documents, without making the documents. It is for
// one goroutine.
type printer struct {
	docs  *source
	blank document
}

func (s *source) printer() *printer {
	return &printer{s, document{parts: map[part]print{}}}
}

func (p *printer) print(doc int) print {
	p.blank.said = p.blank.said[:0]
	p.docs.fill(&p.blank, doc)
	return newPrint(p.blank.said)
}

func (s *source) fill(d *document, doc int) {
	if n := len(s.content.Actions); doc >= n {
		s.lists.addCase(d, &s.content.Cases[doc-n])
		return
	}
	s.lists.addAction(d, &s.content.Actions[doc])
}

func (l *lists) addAction(d *document, a *catalogue.Action) {
	d.addTitle(a.Title)
	d.add("summary", a.Summary, a.InitiatorNote)
	l.addOrganisations(d, a.Initiators)
	d.add("tags", sectorNames[a.Sector])
	l.addTags(d, a)
	addCountries(d, a.Countries)
	for _, link := range a.Links {
		d.put("web", hostWords(link))
	}
}

// addCase adds a case. It has the tags of its actions, as it is the same
// initiative.
func (l *lists) addCase(d *document, c *catalogue.Case) {
	d.addTitle(c.Title)
	d.add("summary", c.Lead)
	l.addOrganisations(d, c.Organisations)
	d.add("tags", sectorNames[c.Sector])
	for _, nr := range c.Actions {
		if a := l.actions[nr]; a != nil {
			l.addTags(d, a)
		}
	}
	addCountries(d, c.Countries)
	addBox(d, c.Box)
	for _, p := range c.Parts {
		d.add("title", p.Title)
		d.addNames(p.Title.NL, p.Title.EN)
		addBox(d, p.Box)
	}
	l.addBody(d, c)
}

func addBox(d *document, b catalogue.Box) {
	d.add("body", b.Level, b.Start, b.Partners, b.Audience, b.Cost)
}

func (l *lists) addBody(d *document, c *catalogue.Case) {
	for _, s := range c.Sections {
		d.add("body", s.Title, s.Text)
		for _, t := range s.Tables {
			d.add("body", t.Caption)
			d.add("body", t.Columns...)
			for _, row := range t.Rows {
				d.add("body", row...)
			}
		}
	}
	for _, f := range c.Factors {
		d.add("body", f.Title, f.Text)
		for _, id := range f.Themes {
			d.add("body", l.themes[id])
		}
	}
	for _, r := range c.Results {
		d.add("body", r.Group, r.Label, r.BeforeLabel, r.AfterLabel, r.Note)
	}
}

func (l *lists) addOrganisations(d *document, ids []string) {
	for _, id := range ids {
		if o := l.organisations[id]; o != nil {
			d.part("organisation", id, func(d *document) { addOrganisation(d, o) })
		}
	}
}

func addOrganisation(d *document, o *catalogue.Organisation) {
	d.add("organisation", o.Name)
	d.addNames(o.Name.NL, o.Name.EN)
	for _, alias := range o.Aliases {
		d.put("organisation_nl", alias)
		d.addNames(alias)
	}
}

func (l *lists) addTags(d *document, a *catalogue.Action) {
	d.part("category", a.Category, func(d *document) { d.add("tags", l.categories[a.Category]) })
	for _, kind := range []catalogue.TagKind{catalogue.Audience, catalogue.Format, catalogue.Goal} {
		for _, id := range a.Tags(kind) {
			d.part(string(kind), id, func(d *document) { d.add("tags", l.tags[kind][id]) })
		}
	}
}

func addCountries(d *document, countries []catalogue.Country) {
	for _, country := range countries {
		d.part("country", string(country), func(d *document) {
			d.add("tags", catalogue.Text{
				NL: countryName(country, catalogue.Dutch),
				EN: countryName(country, catalogue.English),
			})
		})
	}
}

var sectorNames = map[catalogue.Sector]catalogue.Text{
	catalogue.Care:      {NL: "Zorg", EN: "Care"},
	catalogue.Technical: {NL: "Techniek", EN: "Technology"},
}

// hostWords gives the words of a web address that name its owner.
func hostWords(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	labels := strings.Split(strings.TrimPrefix(u.Hostname(), "www."), ".")
	return strings.Join(labels[:max(len(labels)-1, 0)], " ")
}
