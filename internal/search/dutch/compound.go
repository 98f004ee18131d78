package dutch

import "strings"

// Bounds of a compound. Shorter words and longer rubbish are left whole.
const (
	minCompound = 6
	maxCompound = 48
	minPart     = 3
	maxParts    = 4
)

// links are the letters that Dutch puts between the parts of a compound, with
// what each costs.
var links = []struct {
	letters string
	cost    int
}{{"", 0}, {"s", 5}, {"en", 5}, {"e", 10}, {"n", 10}, {"er", 10}, {"eren", 10}}

const (
	partCost  = 100 // so that the fewest parts win
	shortCost = 20  // of a part of fewer than shortPart letters
	shortPart = 5
)

// Parts gives the words that the folded compound w is made of, and those that
// these are made of in turn: "techniekwedstrijden" gives techniek and
// wedstrijden. It is nil where w is no compound. The parts cover all of w but
// for linking letters, so that no stray word inside w counts as one.
func Parts(w string) []string {
	var all []string
	for _, part := range Split(w) {
		all = append(append(all, part), Parts(part)...)
	}
	return all
}

// Split gives the fewest parts that make up the folded compound w, or nil.
func Split(w string) []string {
	if len(w) < minCompound || len(w) > maxCompound || simple[w] {
		return nil
	}
	if parts := split(w); parts != nil {
		return parts
	}
	if singular, ok := strings.CutSuffix(w, "n"); ok { // zorgkundigen
		return split(singular)
	}
	return nil
}

// cut is the cheapest way found to reach a place in a word.
type cut struct {
	cost, parts int
	from, end   int // of the last part, without its link
}

// split finds the cheapest way through w by dynamic programming over the
// places where a part can begin.
func split(w string) []string {
	best := make([]cut, len(w)+1)
	for start := range len(w) {
		if start > 0 && best[start].parts == 0 {
			continue
		}
		here := best[start]
		if here.parts == maxParts {
			continue
		}
		prefixes(w[start:], func(n int) {
			end := start + n
			if start == 0 && end == len(w) || !mayBePart(w[start:end], start == 0, end == len(w)) {
				return
			}
			reach(best, w, here, start, end)
		})
	}
	return follow(best, w)
}

// reach notes the part w[start:end] at each place where, over a link, the next
// part could begin.
func reach(best []cut, w string, here cut, start, end int) {
	cost := here.cost + partCost
	if end-start < shortPart {
		cost += shortCost
	}
	for _, link := range links {
		next := end + len(link.letters)
		atEnd := next == len(w)
		if next > len(w) || w[end:next] != link.letters || atEnd && link.letters != "" {
			continue
		}
		if c := cost + link.cost; best[next].parts == 0 || c < best[next].cost {
			best[next] = cut{cost: c, parts: here.parts + 1, from: start, end: end}
		}
	}
}

func follow(best []cut, w string) []string {
	last := best[len(w)]
	if last.parts < 2 {
		return nil
	}
	parts := make([]string, last.parts)
	at := len(w)
	for i := last.parts - 1; i >= 0; i-- {
		c := best[at]
		parts[i] = w[c.from:c.end]
		at = c.from
	}
	return parts
}

// mayBePart tells whether a word of the list can be a part of a compound, at
// its head, in its middle or at its tail.
func mayBePart(part string, head, tail bool) bool {
	switch {
	case len(part) < minPart:
		return false
	case headOnly[part]:
		return head
	case never[part]:
		return false
	case tailOnly[part]:
		return tail
	case len(part) < shortPart:
		return short[part]
	}
	// A word that ends like a participle makes compounds at most at their tail.
	return !strings.HasSuffix(part, "ende") || tail
}
