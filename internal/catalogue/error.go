package catalogue

import "errors"

// ErrorKind sorts errors by what a reader can do about them.
type ErrorKind int

// The kinds of error. Any error that is not an *Error is Internal.
const (
	Internal ErrorKind = iota
	NotFound
	Invalid
	Conflict
	TooMany
	Forbidden
)

// Error is an error with words for the reader: Message is a key of the
// message catalogue and Args fill it. Err is the cause, for the log only.
type Error struct {
	Kind    ErrorKind
	Message string
	Args    map[string]any
	Err     error
}

func (e *Error) Error() string {
	if e.Err != nil {
		return e.Message + ": " + e.Err.Error()
	}
	return e.Message
}

func (e *Error) Unwrap() error { return e.Err }

// KindOf looks through wrapping for an *Error and gives its kind, or Internal.
func KindOf(err error) ErrorKind {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Kind
	}
	return Internal
}
