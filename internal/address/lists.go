package address

import (
	"fmt"
	"net/url"

	"warmwater/internal/catalogue"
	"warmwater/internal/visitor"
)

// List is the page of a shortlist, by the token of one of its links.
func List(lang catalogue.Lang, token visitor.Token) string {
	return Page(lang, "lists") + "/" + string(token)
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

// Round is the page of a ranking round, by the token of one of its links.
func Round(lang catalogue.Lang, token visitor.Token) string {
	return Page(lang, "rounds") + "/" + string(token)
}

// NewRound is the page that opens a round on a list.
func NewRound(lang catalogue.Lang, list visitor.Token) string {
	return Page(lang, "round-new") + "?" + ParamList + "=" + string(list)
}

// ParamList is the token of a list.
const ParamList = "lijst"
