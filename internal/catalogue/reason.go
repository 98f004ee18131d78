package catalogue

// How is in which way something says what was searched for.
type How string

// The ways.
const (
	ByWord      How = "word"    // the word itself, in any form
	ByJoined    How = "joined"  // words written as one
	ByParts     How = "parts"   // all parts of a compound, or of a name that is written as one
	ByRelated   How = "related" // a related word
	BySpelling  How = "spelled" // another spelling of a word that is nowhere
	ByBeginning How = "begins"  // a name that begins so
	ByName      How = "name"    // it bears the whole query as its name
	AsNumbered  How = "number"  // the query is its number
	ByStudied   How = "studied" // a case study of it meets the query; Said is its number
	ByNothing   How = "missing" // it does not say this
)

// Reason is one reason why a hit is among the results.
type Reason struct {
	Typed string // words of the query
	How   How
	Said  string // what the hit says, where that is another word
	Where []Where
}

// Where is a part of an action or a case.
type Where string

// The parts.
const (
	InTitle        Where = "title"
	InOrganisation Where = "organisation"
	InTags         Where = "tags" // keywords, categories, sector and countries
	InSummary      Where = "summary"
	InBody         Where = "body" // the text of a case
	InWeb          Where = "web"
	InNames        Where = "names" // in a title or an organisation, written as one
)
