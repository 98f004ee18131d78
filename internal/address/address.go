// Package address makes and reads the addresses of pages: Dutch at the root,
// English below /en, the whole state of a search in the query string, always
// in the same order.
package address

import (
	"strconv"
	"strings"

	"warmwater/internal/catalogue"
)

// segments are the first parts of the addresses by page and language.
var segments = map[string]catalogue.Text{
	"actions":         {NL: "initiatieven", EN: "actions"},
	"cases":           {NL: "praktijkstudies", EN: "cases"},
	"organisations":   {NL: "organisaties", EN: "organisations"},
	"themes":          {NL: "themas", EN: "themes"},
	"compare":         {NL: "vergelijken", EN: "compare"},
	"partnerships":    {NL: "samenwerkingsvormen", EN: "partnerships"},
	"schools":         {NL: "voor-scholen", EN: "for-schools"},
	"employers":       {NL: "voor-bedrijven", EN: "for-employers"},
	"coordinators":    {NL: "voor-coordinatoren", EN: "for-coordinators"},
	"lists":           {NL: "lijsten", EN: "lists"},
	"list-add":        {NL: "lijsten/toevoegen", EN: "lists/add"},
	"rounds":          {NL: "rondes", EN: "rounds"},
	"round-new":       {NL: "rondes/nieuw", EN: "rounds/new"},
	"plans":           {NL: "plannen", EN: "plans"},
	"plan-new":        {NL: "plannen/nieuw", EN: "plans/new"},
	"recommendations": {NL: "aanbevelingen", EN: "recommendations"},
	"figures":         {NL: "cijfers", EN: "figures"},
	"about":           {NL: "over", EN: "about"},
	"accessibility":   {NL: "toegankelijkheid", EN: "accessibility"},
	"privacy":         {NL: "privacy", EN: "privacy"},
}

// Home is the first page.
func Home(lang catalogue.Lang) string {
	if lang == catalogue.English {
		return "/en"
	}
	return "/"
}

// Page is a page by its name, such as actions or about. It panics on another name.
func Page(lang catalogue.Lang, name string) string {
	page, ok := pages[name]
	if !ok {
		panic("address: no page " + name)
	}
	return page.In(lang)
}

// pages are the whole addresses, put together once.
var pages = wholeAddresses()

func wholeAddresses() map[string]catalogue.Text {
	whole := make(map[string]catalogue.Text, len(segments))
	for name, segment := range segments {
		whole[name] = catalogue.Text{NL: "/" + segment.NL, EN: Home(catalogue.English) + "/" + segment.EN}
	}
	return whole
}

// Action is the page of one action; its slug is Dutch in both languages.
func Action(lang catalogue.Lang, nr int, slug string) string {
	return Page(lang, "actions") + "/" + strconv.Itoa(nr) + "-" + slug
}

// Case is the page of one case.
func Case(lang catalogue.Lang, slug catalogue.Text) string {
	return Page(lang, "cases") + "/" + slug.In(lang)
}

// Factor is the permalink of one factor of a case.
func Factor(lang catalogue.Lang, slug catalogue.Text, factor string) string {
	return Case(lang, slug) + "#" + FactorID(factor)
}

// FactorID is the id of a factor's element on the page of its case.
func FactorID(factor string) string { return "factor-" + factor }

// Theme is the page of one theme.
func Theme(lang catalogue.Lang, t *catalogue.Theme) string {
	return Page(lang, "themes") + "/" + t.Slug().In(lang)
}

// Form is the page of one form of working together or of personnel policy.
func Form(lang catalogue.Lang, f *catalogue.Form) string {
	return Page(lang, "partnerships") + "/" + f.Slug().In(lang)
}

// File is what stands at an address as a file of that ending: /themas?sort=x
// is /themas.csv?sort=x.
func File(path, ending string) string {
	path, query, _ := strings.Cut(path, "?")
	return withQuery(path+"."+ending, query)
}

// Dossier is what stands on a page, to be taken along as a File.
func Dossier(page string) string { return page + "/dossier" }

// Organisation is the page of one organisation.
func Organisation(lang catalogue.Lang, id string) string {
	return Page(lang, "organisations") + "/" + id
}

// ParamLetter is the letter of which a long list of organisations is shown.
const ParamLetter = "letter"

// Letter is the list of the organisations under a letter.
func Letter(lang catalogue.Lang, letter string) string {
	return Page(lang, "organisations") + "?" + ParamLetter + "=" + strings.ToLower(letter)
}

// Figures is the place of one set of figures on their page.
func Figures(lang catalogue.Lang, id string) string { return Page(lang, "figures") + "#" + id }

// FigureSet is a set of figures, to be taken along as a File.
func FigureSet(lang catalogue.Lang, id string) string { return Page(lang, "figures") + "/" + id }

// ActionNr reads the number out of the last part of an action's address, such
// as 25-slug, and gives the slug that follows it.
func ActionNr(part string) (nr int, slug string, ok bool) {
	digits, slug, _ := strings.Cut(part, "-")
	if len(digits) == 0 || len(digits) > 7 || digits[0] < '1' || digits[0] > '9' {
		return 0, "", false
	}
	nr, err := strconv.Atoi(digits)
	if err != nil || nr < 1 {
		return 0, "", false
	}
	return nr, slug, true
}
