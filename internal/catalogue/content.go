package catalogue

// Words are the lists that actions and cases refer to by id, in the order of
// the seed.
type Words struct {
	Organisations []Organisation
	Categories    []Category
	Tags          []Tag
	Themes        []Theme
}

// Content is the whole catalogue at one moment. Actions and cases are in the
// order of their numbers.
type Content struct {
	Version string // a hash of all that follows
	Words
	Actions []Action
	Cases   []Case
	Lessons Lessons
}
