package seed

import (
	"fmt"
	"math"
	"net/url"
	"regexp"
	"strings"

	"warmwater/internal/catalogue"
)

var (
	idForm      = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	countryForm = regexp.MustCompile(`^[A-Z]{2}$`)
	langForm    = regexp.MustCompile(`^[a-z]{2}$`)
	sectionForm = regexp.MustCompile(`^4\.\d{1,2}(\.\d)?(-4\.\d{1,2})?$`)
)

func (l *loader) newID(f *file, field, id string, seen map[string]bool) {
	if !idForm.MatchString(id) {
		l.add(f, field, "%q is not an id of small letters, digits and hyphens", id)
	}
	if seen[id] {
		l.add(f, field, "%q is there twice", id)
	}
	seen[id] = true
}

func (l *loader) filled(f *file, field, s string) {
	if strings.TrimSpace(s) == "" {
		l.add(f, field, "is empty")
	}
}

func (l *loader) both(f *file, field string, t catalogue.Text) {
	l.filled(f, field+".nl", t.NL)
	l.filled(f, field+".en", t.EN)
}

func (l *loader) bothOrNone(f *file, field string, t catalogue.Text) {
	if !t.IsZero() {
		l.both(f, field, t)
	}
}

func (l *loader) known(f *file, field, id string, ids map[string]bool) {
	if !ids[id] {
		l.add(f, field, "%q is not known", id)
	}
}

func (l *loader) knownAll(f *file, field string, list []string, ids map[string]bool) {
	seen := map[string]bool{}
	for i, id := range list {
		at := fmt.Sprintf("%s[%d]", field, i)
		l.known(f, at, id, ids)
		if seen[id] {
			l.add(f, at, "%q is there twice", id)
		}
		seen[id] = true
	}
}

func (l *loader) someKnown(f *file, field string, list []string, ids map[string]bool) {
	if len(list) == 0 {
		l.add(f, field, "needs at least one")
	}
	l.knownAll(f, field, list, ids)
}

func (l *loader) countries(f *file, field string, list []catalogue.Country) {
	if len(list) == 0 {
		l.add(f, field, "needs at least one")
	}
	for i, c := range list {
		if c != catalogue.World && !countryForm.MatchString(string(c)) {
			l.add(f, fmt.Sprintf("%s[%d]", field, i), "%q is not a country code such as BE", c)
		}
	}
}

func (l *loader) link(f *file, field, link string) {
	u, err := url.Parse(link)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || !strings.Contains(u.Host, ".") || strings.ContainsAny(link, " \t") {
		l.add(f, field, "%q is not a whole web address", link)
	}
}

func (l *loader) section(f *file, field, s string) {
	if !sectionForm.MatchString(s) {
		l.add(f, field, "%q is not a section of the study such as 4.1.2", s)
	}
}

func (l *loader) number(f *file, field string, nr, last int, seen map[int]bool) {
	if nr < 1 || nr > last {
		l.add(f, field, "%d is not from 1 to %d", nr, last)
	}
	if seen[nr] {
		l.add(f, field, "number %d is there twice", nr)
	}
	seen[nr] = true
}

// noGap wants every number from 1 to last.
func (l *loader) noGap(dir string, last int, seen map[int]bool) {
	for nr := 1; nr <= last; nr++ {
		if !seen[nr] {
			l.add(&file{name: dir}, "", "number %d is missing", nr)
		}
	}
}

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }
