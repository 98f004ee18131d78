package views

import "warmwater/internal/catalogue"

// htmlLang is the language of a page as HTML names it: the Dutch is that of
// Belgium.
func htmlLang(lang catalogue.Lang) string {
	if lang == catalogue.English {
		return "en"
	}
	return "nl-BE"
}

func languageName(lang catalogue.Lang) string {
	if lang == catalogue.English {
		return "English"
	}
	return "Nederlands"
}

func languageShort(lang catalogue.Lang) string {
	if lang == catalogue.English {
		return "EN"
	}
	return "NL"
}

// current tells the page itself from a page below it.
func current(b Base, name string) string {
	if b.Path == b.Page(name) {
		return "page"
	}
	return "true"
}

// footKey is the text of a link at the foot of the page.
func footKey(name string) string {
	switch name {
	case "about":
		return "foot.about.page"
	case "organisations":
		return "menu.organisations"
	}
	return "foot." + name
}
