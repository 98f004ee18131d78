// Package bench measures a search against judgments: queries with the items
// that should be found, graded 1 to 3 by people.
package bench

import (
	"fmt"
	"math"
	"slices"

	"warmwater/internal/catalogue"
)

// An Item is one result: an action or a case, by number.
type Item struct {
	Type catalogue.ItemType
	Nr   int
}

// Search gives the results of a query, best first.
type Search func(query string) ([]Item, error)

// Depths of the measures.
const (
	gainDepth   = 10 // of nDCG
	recallDepth = 20 // of recall and of the reciprocal rank
	relevant    = 2  // the least grade that recall and the reciprocal rank count
)

// Measures are means over queries.
type Measures struct {
	Queries int
	NDCG    float64 // nDCG@10
	Recall  float64 // recall@20
	MRR     float64
	Empty   float64 // share of queries that find nothing at all
}

// A Report has the measures of the actions and of the cases by kind of query,
// and over all of them under the name "". Zero is the share of the queries to
// which nothing fits that indeed find nothing.
type Report struct {
	Kinds   []string
	Actions map[string]Measures
	Cases   map[string]Measures
	Zero    float64
}

// ZeroKind is the kind of the queries to which nothing fits.
const ZeroKind = "zero"

// Run asks every judged query and measures the answers.
func Run(judgments []Judgment, search Search) (Report, error) {
	actions, cases := map[string][]Measures{}, map[string][]Measures{}
	var zero []float64
	var kinds []string
	for _, j := range judgments {
		found, err := search(j.Query)
		if err != nil {
			return Report{}, fmt.Errorf("bench: query %s %q: %w", j.ID, j.Query, err)
		}
		empty := share(len(found) == 0)
		if j.Kind == ZeroKind {
			zero = append(zero, empty)
			continue
		}
		if !slices.Contains(kinds, j.Kind) {
			kinds = append(kinds, j.Kind)
		}
		record(actions, j.Kind, Measure(numbers(found, catalogue.TypeAction), j.Actions), empty)
		if len(j.Cases) > 0 {
			record(cases, j.Kind, Measure(numbers(found, catalogue.TypeCase), j.Cases), empty)
		}
	}
	return Report{Kinds: kinds, Actions: means(actions), Cases: means(cases), Zero: mean(zero)}, nil
}

func record(by map[string][]Measures, kind string, m Measures, empty float64) {
	m.Empty = empty
	by[kind] = append(by[kind], m)
	by[""] = append(by[""], m)
}

func share(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}

// numbers keeps the items of one type, in order, each once.
func numbers(items []Item, kind catalogue.ItemType) []int {
	var list []int
	for _, i := range items {
		if i.Type == kind && !slices.Contains(list, i.Nr) {
			list = append(list, i.Nr)
		}
	}
	return list
}

// Measure gives the measures of one answer: the numbers found, best first,
// against the grades of those that should be.
func Measure(found []int, grades map[int]int) Measures {
	return Measures{
		Queries: 1,
		NDCG:    ndcg(found, grades),
		Recall:  recall(found, grades),
		MRR:     reciprocalRank(found, grades),
	}
}

// ndcg is the gain of the first ten, discounted by place, as a share of the
// gain of the best order there could be. It is 0 where nothing is relevant.
func ndcg(found []int, grades map[int]int) float64 {
	var got, best []int
	for _, nr := range found {
		got = append(got, grades[nr])
	}
	for _, g := range grades {
		best = append(best, g)
	}
	slices.SortFunc(best, func(a, b int) int { return b - a })
	ideal := gain(best)
	if ideal == 0 {
		return 0
	}
	return gain(got) / ideal
}

func gain(grades []int) float64 {
	sum := 0.0
	for i, g := range grades[:min(len(grades), gainDepth)] {
		sum += (math.Exp2(float64(g)) - 1) / math.Log2(float64(i+2))
	}
	return sum
}

// recall is the share of the relevant that stand in the first twenty, of as
// many as could.
func recall(found []int, grades map[int]int) float64 {
	hits, all := 0, 0
	for _, nr := range found[:min(len(found), recallDepth)] {
		if grades[nr] >= relevant {
			hits++
		}
	}
	for _, g := range grades {
		if g >= relevant {
			all++
		}
	}
	if all == 0 {
		return 0
	}
	return float64(hits) / float64(min(all, recallDepth))
}

func reciprocalRank(found []int, grades map[int]int) float64 {
	for i, nr := range found[:min(len(found), recallDepth)] {
		if grades[nr] >= relevant {
			return 1 / float64(i+1)
		}
	}
	return 0
}

func means(by map[string][]Measures) map[string]Measures {
	result := make(map[string]Measures, len(by))
	for kind, list := range by {
		var sum Measures
		for _, m := range list {
			sum.NDCG += m.NDCG
			sum.Recall += m.Recall
			sum.MRR += m.MRR
			sum.Empty += m.Empty
		}
		n := float64(len(list))
		result[kind] = Measures{len(list), sum.NDCG / n, sum.Recall / n, sum.MRR / n, sum.Empty / n}
	}
	return result
}

func mean(list []float64) float64 {
	if len(list) == 0 {
		return 0
	}
	sum := 0.0
	for _, v := range list {
		sum += v
	}
	return sum / float64(len(list))
}
