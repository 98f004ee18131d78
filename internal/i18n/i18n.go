// Package i18n holds the texts of the interface in Dutch and English, and
// writes numbers the way each language does. Texts live in nl.json and
// en.json: a key and a text, or a key and its plural forms. A text may hold
// {{.name}}, filled from the arguments.
package i18n

import (
	"embed"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"time"
	_ "time/tzdata" // not every machine has the zones

	goi18n "github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"

	"warmwater/internal/catalogue"
)

//go:embed nl.json en.json
var files embed.FS

// Args fill the places of a text.
type Args map[string]any

// Printer writes texts and numbers in one language. It is safe for use by
// several goroutines.
type Printer struct {
	Lang      catalogue.Lang
	plain     map[string]string // texts without places, ready to show
	localizer *goi18n.Localizer
	numbers   *message.Printer
	counted   sync.Map // texts of N with nothing but a small number in them
}

// maxCounted bounds the numbers of which texts are remembered.
const maxCounted = 200

// A counted text is one with a number in it.
type counted struct {
	key string
	n   int
}

// Printers hold a Printer for each language.
type Printers map[catalogue.Lang]*Printer

// Load reads the texts. An error means that a file is not well formed.
func Load() (Printers, error) {
	bundle := goi18n.NewBundle(language.Dutch)
	var all any // of the file that was read last
	bundle.RegisterUnmarshalFunc("json", func(data []byte, v any) error {
		err := json.Unmarshal(data, v)
		if into, ok := v.(*any); ok {
			all = *into
		}
		return err
	})
	printers := Printers{}
	for _, lang := range catalogue.Langs {
		if _, err := bundle.LoadMessageFileFS(files, string(lang)+".json"); err != nil {
			return nil, fmt.Errorf("load texts: %w", err)
		}
		printers[lang] = &Printer{
			Lang:      lang,
			plain:     plainTexts(all),
			localizer: goi18n.NewLocalizer(bundle, string(lang)),
			numbers:   message.NewPrinter(language.Make(string(lang))),
		}
	}
	return printers, nil
}

// plainTexts gives the texts of a file that have nothing to fill in.
func plainTexts(all any) map[string]string {
	plain := map[string]string{}
	texts, _ := all.(map[string]any)
	for key, v := range texts {
		if s, ok := v.(string); ok && !strings.Contains(s, "{{") {
			plain[key] = s
		}
	}
	return plain
}

// T gives the text of key. A key that is not there is shown as it is, between
// signs that catch the eye; a test keeps that from happening.
func (p *Printer) T(key string, args ...Args) string {
	if s, ok := p.plain[key]; ok {
		return s
	}
	config := &goi18n.LocalizeConfig{MessageID: key}
	if len(args) > 0 {
		config.TemplateData = map[string]any(args[0])
	}
	return p.localize(config)
}

// N gives the form of key for that number; {{.n}} in it is the number,
// written in the language.
func (p *Printer) N(key string, n int, args ...Args) string {
	if len(args) > 0 || n < 0 || n > maxCounted {
		return p.number(key, n, args)
	}
	if s, ok := p.counted.Load(counted{key, n}); ok {
		return s.(string)
	}
	s := p.number(key, n, nil)
	p.counted.Store(counted{key, n}, s)
	return s
}

func (p *Printer) number(key string, n int, args []Args) string {
	data := map[string]any{"n": p.Int(n)}
	if len(args) > 0 {
		for k, v := range args[0] {
			data[k] = v
		}
	}
	return p.localize(&goi18n.LocalizeConfig{MessageID: key, PluralCount: n, TemplateData: data})
}

func (p *Printer) localize(config *goi18n.LocalizeConfig) string {
	s, err := p.localizer.Localize(config)
	if err != nil {
		return "⟦" + config.MessageID + "⟧"
	}
	return s
}

// Int writes a whole number, such as 1.234 or 1,234.
func (p *Printer) Int(n int) string {
	return p.numbers.Sprint(number.Decimal(n))
}

// Number writes a number with at most two decimals, such as 6,7 or 6.7.
func (p *Printer) Number(x float64) string {
	return p.numbers.Sprint(number.Decimal(x, number.MaxFractionDigits(2)))
}

// DecimalSign stands before the decimals of a number.
func (p *Printer) DecimalSign() string {
	if p.Lang == catalogue.Dutch {
		return ","
	}
	return "."
}

// Decimal writes a number that has a point before its decimals with the sign of
// the language, and otherwise as it is: 1234,5 or 1234.5.
func (p *Printer) Decimal(number string) string {
	return strings.Replace(number, ".", p.DecimalSign(), 1)
}

// Grouped writes such a number as Number does: 1.234,5 or 1,234.5. What is no
// number stays as it is.
func (p *Printer) Grouped(number string) string {
	x, err := strconv.ParseFloat(number, 64)
	if err != nil {
		return number
	}
	return p.Number(x)
}

// Of gives a text of the catalogue in the printer's language.
func (p *Printer) Of(t catalogue.Text) string { return t.In(p.Lang) }

// months are the names of the months as dates have them.
var months = map[catalogue.Lang][12]string{
	catalogue.Dutch: {
		"januari", "februari", "maart", "april", "mei", "juni",
		"juli", "augustus", "september", "oktober", "november", "december",
	},
	catalogue.English: {
		"January", "February", "March", "April", "May", "June",
		"July", "August", "September", "October", "November", "December",
	},
}

// Zone is where the readers' days begin and end.
var Zone = zone()

func zone() *time.Location {
	z, err := time.LoadLocation("Europe/Brussels")
	if err != nil {
		panic("i18n: " + err.Error()) // it is in the program
	}
	return z
}

// Date writes the day of a moment in Zone, such as 24 november 2026 or
// 24 November 2026.
func (p *Printer) Date(at time.Time) string {
	at = at.In(Zone)
	return strconv.Itoa(at.Day()) + " " + months[p.Lang][at.Month()-1] + " " + strconv.Itoa(at.Year())
}
