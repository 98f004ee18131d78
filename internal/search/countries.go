package search

import (
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"warmwater/internal/catalogue"
)

var regions = map[catalogue.Lang]display.Namer{
	catalogue.Dutch:   display.Regions(language.Dutch),
	catalogue.English: display.Regions(language.English),
}

// unions are the countries of a catalogue that ISO does not name.
var unions = map[catalogue.Country]catalogue.Text{
	catalogue.EuropeanUnion: {NL: "Europa", EN: "Europe"},
	catalogue.World:         {NL: "Wereldwijd", EN: "Worldwide"},
}

// countryName is the name of a country in lang, or its code where it has none.
func countryName(c catalogue.Country, lang catalogue.Lang) string {
	if name, ok := unions[c]; ok {
		return name.In(lang)
	}
	region, err := language.ParseRegion(string(c))
	if err != nil {
		return string(c)
	}
	return regions[lang].Name(region)
}
