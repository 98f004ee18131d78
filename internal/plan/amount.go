package plan

import (
	"strconv"
	"strings"
)

// Amount is an amount of money in euro cents.
type Amount int64

// MaxAmount is the highest amount that one cell takes: a billion euro.
const MaxAmount = Amount(1_000_000_000_00)

// ParseAmount reads an amount as people write it: 12500, 12.500, 12 500,
// € 12.500,50 or 12,500.50. An empty text is 0. It tells whether the text is
// an amount from 0 to MaxAmount; where one sign could part thousands or cents,
// three digits behind it are thousands.
func ParseAmount(text string) (Amount, bool) {
	text = strings.Map(func(r rune) rune {
		switch r {
		case ' ', '\u00a0', '\u202f', '\'', '€':
			return -1
		}
		return r
	}, text)
	text = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSpace(text), ",-"), ".-")
	if text == "" {
		return 0, true
	}
	whole, cents := text, ""
	if at := strings.LastIndexAny(text, ".,"); at >= 0 && isDecimal(text, at) {
		if whole, cents = text[:at], text[at+1:]; cents == "" {
			return 0, false
		}
	}
	euros, ok := parseWhole(whole)
	if !ok || len(cents) > 2 {
		return 0, false
	}
	n, ok := parseDigits((cents + "00")[:2])
	a := Amount(euros*100 + n)
	return a, ok && a <= MaxAmount
}

// isDecimal tells whether the sign at that place, the last, parts cents: it is
// the only one of its kind, and another kind stands before it or there are not
// three digits behind it.
func isDecimal(text string, at int) bool {
	before := text[:at]
	sign := text[at : at+1]
	if strings.Contains(before, sign) {
		return false
	}
	return strings.ContainsAny(before, ".,") || len(text)-at-1 != 3
}

// parseWhole reads digits in which points or commas part thousands.
func parseWhole(text string) (int64, bool) {
	groups := strings.FieldsFunc(text, func(r rune) bool { return r == '.' || r == ',' })
	if strings.Count(text, ".")+strings.Count(text, ",") != len(groups)-1 || strings.Contains(text, ".") && strings.Contains(text, ",") {
		return 0, false
	}
	for i, g := range groups {
		if i > 0 && len(g) != 3 || len(groups) > 1 && i == 0 && len(g) > 3 {
			return 0, false
		}
	}
	return parseDigits(strings.Join(groups, ""))
}

func parseDigits(text string) (int64, bool) {
	if text == "" || len(text) > 12 || strings.Trim(text, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.ParseInt(text, 10, 64)
	return n, err == nil
}

// maxHours is the most hours that one role can take in a week: of some fifty
// people.
const maxHours = 2000

// ParseHours reads hours a week: 8, 7,5 or 7.5. An empty text is 0.
func ParseHours(text string) (float64, bool) {
	if text == "" {
		return 0, true
	}
	h, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64)
	if err != nil || strings.Trim(text, "0123456789.,") != "" || h > maxHours {
		return 0, false
	}
	return float64(int64(h*100+0.5)) / 100, true
}
