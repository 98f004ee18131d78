package visitor

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
)

// Token is the secret part of a link. Whoever holds it may do what the link
// allows. It is never stored: its Hash is.
type Token string

// tokenBytes makes a token unguessable: 160 bits.
const tokenBytes = 20

// NewToken makes a token by chance.
func NewToken() Token {
	b := make([]byte, tokenBytes)
	rand.Read(b) // never fails
	return encode(b)
}

// Derived is a token that whoever holds this one can make again, and nobody
// can follow back: a link to read by from the link to edit by. Each use and
// each turn gives another.
func (t Token) Derived(use string, turn int) Token {
	sum := sha256.Sum256(fmt.Appendf(nil, "warmwater %s %d %s", use, turn, t))
	return encode(sum[:tokenBytes])
}

// Hash is how a token is stored and looked up.
func (t Token) Hash() []byte {
	sum := sha256.Sum256([]byte(t))
	return sum[:]
}

// Valid tells whether the text can be a token, before anything is looked up.
func (t Token) Valid() bool {
	b, err := base64.RawURLEncoding.DecodeString(string(t))
	return err == nil && len(b) == tokenBytes
}

func encode(b []byte) Token { return Token(base64.RawURLEncoding.EncodeToString(b)) }
