package visitor

import "time"

// Access is what a link allows.
type Access int

// The kinds of access.
const (
	Read Access = iota + 1
	Edit
)

// UseRead is the use of a derived token by which something is read.
const UseRead = "read"

// ReadToken is that of the link to read by, made from that to edit by; turn is
// which one, and 0 that there is none: then it is empty.
func (t Token) ReadToken(turn int) Token {
	if turn == 0 {
		return ""
	}
	return t.Derived(UseRead, turn)
}

// Grace is how long what was deleted can be brought back.
const Grace = 30 * 24 * time.Hour
