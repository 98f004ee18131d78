package views

import (
	"bytes"
	"context"
	"io"
	"slices"
	"sync"

	"github.com/a-h/templ"

	"warmwater/internal/catalogue"
)

// once holds a part of the pages as it was drawn first, by all that it depends
// on: the language, or a few words of ours. It is not for what a visitor typed,
// of which there is no end.
type once struct{ drawn sync.Map }

// Parts that nearly every page has.
var logoOnce, navOnce, footerOnce, pickerOnce, pickButtonsOnce once

// pickerKey is what the form for choices depends on.
type pickerKey struct {
	lang  catalogue.Lang
	found bool // something to choose from
}

// navKey is what the menu depends on.
type navKey struct {
	lang catalogue.Lang
	menu string
	here bool // the page of the menu itself, not one below it
}

// menu names the pages of the menu.
var menu = []string{"actions", "cases", "themes", "partnerships", "recommendations", "figures", "lists"}

func navOf(b Base) navKey {
	if !slices.Contains(menu, b.Menu) {
		return navKey{lang: b.Lang}
	}
	return navKey{b.Lang, b.Menu, b.Path == b.Page(b.Menu)}
}

func (o *once) part(key any, part templ.Component) templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		html, ok := o.drawn.Load(key)
		if !ok {
			var b bytes.Buffer
			if err := part.Render(ctx, &b); err != nil {
				return err
			}
			html = b.String()
			o.drawn.Store(key, html)
		}
		_, err := io.WriteString(w, html.(string))
		return err
	})
}
