package seed

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"

	"warmwater/internal/catalogue"
)

// LastAction is the number of rows in annex 1, LastCase that of the cases.
const (
	LastAction = 132
	LastCase   = 10
)

// Load reads the seed folder and checks it. The content has no Version: the
// store gives that. An error is Problems where rules are broken.
func Load(folder fs.FS) (*catalogue.Content, error) {
	l := &loader{folder: folder, content: &catalogue.Content{}}
	l.words()
	l.actions()
	l.cases()
	l.lessons()
	if l.err != nil {
		return nil, l.err
	}
	if len(l.problems) > 0 {
		return nil, l.problems
	}
	return l.content, nil
}

// loader gathers the content; the maps hold the known ids.
type loader struct {
	report
	folder  fs.FS
	content *catalogue.Content
	err     error // a file that could not be read

	organisations, categories, themes map[string]bool
	tags                              map[catalogue.TagKind]map[string]bool

	// Known once actions and cases are read.
	actionNrs, caseNrs map[int]bool
	factors            map[catalogue.FactorRef]catalogue.Kind
	formIDs, formSlugs map[string]bool
}

// read reads a file strictly into v: unknown and doubled fields are problems
// with their line.
func (l *loader) read(name string, v any) *file {
	f := open(l.folder, name, v)
	l.opened(f)
	return f
}

// readAll reads the files of a folder, several at a time, and hands them over
// one after the other in the order of their names.
func readAll[T any](l *loader, dir string, use func(f *file, v *T)) {
	names := l.names(dir)
	files, values := make([]*file, len(names)), make([]T, len(names))
	var all sync.WaitGroup
	for i, name := range names {
		all.Go(func() { files[i] = open(l.folder, name, &values[i]) })
	}
	all.Wait()
	for i, f := range files {
		l.opened(f)
		use(f, &values[i])
	}
}

// strict makes a field that is not known, or there twice, an error.
var strict = yaml.Options(yaml.WithKnownFields(), yaml.WithUniqueKeys())

func open(folder fs.FS, name string, v any) *file {
	f := &file{name: name}
	if f.data, f.err = fs.ReadFile(folder, name); f.err == nil {
		f.fault = yaml.Load(f.data, v, strict)
	}
	return f
}

// opened notes what went wrong with a file as a whole.
func (l *loader) opened(f *file) {
	if f.err != nil && l.err == nil {
		l.err = fmt.Errorf("read seed: %w", f.err)
	}
	if f.fault != nil {
		l.syntax(f)
	}
}

// words reads the lists that actions and cases refer to.
func (l *loader) words() {
	l.loadOrganisations()
	l.loadCategories()
	l.loadTags()
	l.loadThemes()
}

func (l *loader) loadOrganisations() {
	var rows []organisationRow
	f := l.read("organisations.yaml", &rows)
	l.organisations = map[string]bool{}
	for i, o := range rows {
		at := fmt.Sprintf("[%d]", i)
		l.newID(f, at+".id", o.ID, l.organisations)
		l.filled(f, at+".name", o.Name)
		for j, alias := range o.Aliases {
			l.filled(f, fmt.Sprintf("%s.aliases[%d]", at, j), alias)
		}
		if o.EN == "" {
			o.EN = o.Name
		}
		l.content.Organisations = append(l.content.Organisations, catalogue.Organisation{
			ID: o.ID, Name: catalogue.Text{NL: o.Name, EN: o.EN}, Aliases: o.Aliases,
		})
	}
}

func (l *loader) loadCategories() {
	var rows []categoryRow
	f := l.read("categories.yaml", &rows)
	l.categories = map[string]bool{}
	for i, c := range rows {
		at := fmt.Sprintf("[%d]", i)
		l.newID(f, at+".id", c.ID, l.categories)
		l.both(f, at+".name", c.Name)
		l.filled(f, at+".heading", c.Heading)
		l.content.Categories = append(l.content.Categories, catalogue.Category(c))
	}
}

func (l *loader) loadTags() {
	var t tagFile
	f := l.read("tags.yaml", &t)
	l.tags = map[catalogue.TagKind]map[string]bool{}
	l.addTags(f, "audiences", catalogue.Audience, t.Audiences)
	l.addTags(f, "formats", catalogue.Format, t.Formats)
	l.addTags(f, "goals", catalogue.Goal, t.Goals)
}

func (l *loader) addTags(f *file, field string, kind catalogue.TagKind, rows []tagRow) {
	l.tags[kind] = map[string]bool{}
	for i, t := range rows {
		at := fmt.Sprintf("%s[%d]", field, i)
		l.newID(f, at+".id", t.ID, l.tags[kind])
		l.both(f, at+".name", t.Name)
		l.both(f, at+".about", t.About)
		l.content.Tags = append(l.content.Tags, catalogue.Tag{Kind: kind, ID: t.ID, Name: t.Name, About: t.About})
	}
}

func (l *loader) loadThemes() {
	var rows []themeRow
	f := l.read("themes.yaml", &rows)
	l.themes = map[string]bool{}
	slugs := map[string]bool{} // English; the ids are the Dutch ones
	for i, t := range rows {
		at := fmt.Sprintf("[%d]", i)
		theme := catalogue.Theme(t)
		l.newID(f, at+".id", t.ID, l.themes)
		l.both(f, at+".name", t.Name)
		l.newID(f, at+".name.en", theme.Slug().EN, slugs)
		l.both(f, at+".definition", t.Definition)
		l.content.Themes = append(l.content.Themes, theme)
	}
}

// names lists the YAML files of a folder in order.
func (l *loader) names(dir string) []string {
	names, err := fs.Glob(l.folder, dir+"/*.yaml")
	if err != nil && l.err == nil {
		l.err = fmt.Errorf("list seed %s: %w", dir, err)
	}
	slices.Sort(names)
	return names
}

func trim(t catalogue.Text) catalogue.Text {
	return catalogue.Text{NL: strings.TrimSpace(t.NL), EN: strings.TrimSpace(t.EN)}
}
