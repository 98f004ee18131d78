package catalogue

import "strings"

// MaxSlug is the longest slug in bytes.
const MaxSlug = 60

// plain maps letters with marks, and a few signs, to what an address shows.
var plain = map[rune]string{
	'à': "a", 'á': "a", 'â': "a", 'ä': "a", 'ã': "a", 'å': "a", 'æ': "ae",
	'ç': "c", 'è': "e", 'é': "e", 'ê': "e", 'ë': "e",
	'ì': "i", 'í': "i", 'î': "i", 'ï': "i", 'ñ': "n",
	'ò': "o", 'ó': "o", 'ô': "o", 'ö': "o", 'õ': "o", 'ø': "o", 'œ': "oe",
	'ù': "u", 'ú': "u", 'û': "u", 'ü': "u", 'ý': "y", 'ÿ': "y", 'ß': "ss",
	'&': "-en-", '+': "-plus-",
	'\'': "", '’': "", '‘': "", '®': "",
}

// Slug makes the part of an address out of a title: lower case ASCII letters,
// digits and single hyphens, cut at a word within MaxSlug bytes. A title
// without any gives "x".
func Slug(title string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(title) {
		switch s, ok := plain[r]; {
		case ok:
			b.WriteString(s)
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		default:
			b.WriteByte('-')
		}
	}
	words := strings.FieldsFunc(b.String(), func(r rune) bool { return r == '-' })
	slug := ""
	for _, w := range words {
		if slug != "" && len(slug)+1+len(w) > MaxSlug {
			break
		}
		if slug != "" {
			slug += "-"
		}
		slug += w
	}
	if slug == "" {
		return "x"
	}
	return slug[:min(len(slug), MaxSlug)]
}
