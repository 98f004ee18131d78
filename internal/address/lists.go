package address

import (
	"fmt"
	"net/url"

	"warmwater/internal/catalogue"
	"warmwater/internal/shortlist"
)

// List is the page of a shortlist, by the token of one of its links.
func List(lang catalogue.Lang, token shortlist.Token) string {
	return Page(lang, "lists") + "/" + string(token)
}

// ListFile is a shortlist as a file of that ending.
func ListFile(lang catalogue.Lang, token shortlist.Token, ending string) string {
	name := catalogue.Text{NL: "lijst", EN: "list"}
	return List(lang, token) + "/" + name.In(lang) + "." + ending
}

// ItemID is the id of an item's element on the page of its list.
func ItemID(item int64) string { return fmt.Sprintf("punt-%d", item) }

// AddToList is the page that puts what is chosen, or all that a search finds,
// on a list. search is a query as Encode writes it.
func AddToList(lang catalogue.Lang, chosen catalogue.Comparison, search string) string {
	query := EncodeComparison(chosen)
	if search != "" {
		query = ParamSearch + "=" + url.QueryEscape(search)
	}
	return withQuery(Page(lang, "list-add"), query)
}

// ParamSearch holds a whole search, as Encode writes it.
const ParamSearch = "zoek"
