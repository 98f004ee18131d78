package web

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"warmwater/internal/visitor"
)

// jar keeps the links of a visitor's own lists in a signed cookie. It is a
// convenience: what it forgets is still there by its link.
type jar struct {
	name string
	key  []byte
}

// maxKept is the number of links that a cookie remembers, the newest first.
const maxKept = 25

// keptFor is how long a browser remembers.
const keptFor = 365 * 24 * time.Hour

// read gives the tokens of a request's cookie; none, if it is not ours.
func (j *jar) read(c echo.Context) []visitor.Token {
	cookie, err := c.Cookie(j.name)
	if err != nil {
		return nil
	}
	value, mac, _ := strings.Cut(cookie.Value, "~")
	if value == "" || !hmac.Equal([]byte(mac), []byte(j.sign(value))) {
		return nil
	}
	var tokens []visitor.Token
	for _, t := range strings.Split(value, ".") {
		tokens = append(tokens, visitor.Token(t))
	}
	return tokens
}

// keep puts a token at the front, in the place of another where one is given.
func (j *jar) keep(c echo.Context, token visitor.Token, inPlaceOf ...visitor.Token) {
	tokens := slices.DeleteFunc(j.read(c), func(t visitor.Token) bool { return t == token || slices.Contains(inPlaceOf, t) })
	tokens = append([]visitor.Token{token}, tokens...)
	j.write(c, tokens[:min(len(tokens), maxKept)])
}

func (j *jar) write(c echo.Context, tokens []visitor.Token) {
	list := make([]string, len(tokens))
	for i, t := range tokens {
		list[i] = string(t)
	}
	value := strings.Join(list, ".")
	c.SetCookie(&http.Cookie{
		Name: j.name, Value: value + "~" + j.sign(value), Path: "/", MaxAge: int(keptFor.Seconds()),
		HttpOnly: true, Secure: c.Scheme() == "https", SameSite: http.SameSiteLaxMode,
	})
}

func (j *jar) sign(value string) string {
	mac := hmac.New(sha256.New, j.key)
	mac.Write([]byte(j.name + " " + value))
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}
