package bench

import (
	"errors"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"warmwater/internal/catalogue"
)

// The wanted values are worked out by hand: grade 3 gains 7, grade 2 gains 3,
// grade 1 gains 1; places count 1, 1/log2(3) = 0.63093, 1/2, 0.43068.
func TestMeasure(t *testing.T) {
	grades := map[int]int{10: 3, 20: 2, 30: 1}
	ideal := 7 + 3*0.63093 + 1*0.5 // 9.39279
	tests := []struct {
		name              string
		found             []int
		ndcg, recall, mrr float64
	}{
		{"best order", []int{10, 20, 30}, 1, 1, 1},
		{"worst order", []int{30, 20, 10}, (1 + 3*0.63093 + 7*0.5) / ideal, 1, 0.5},
		{"among others", []int{99, 10, 98, 20}, (7*0.63093 + 3*0.43068) / ideal, 1, 0.5},
		{"only a weak one", []int{30}, 1 / ideal, 0, 0},
		{"nothing", nil, 0, 0, 0},
		{"below the tenth place", []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 10}, 0, 0.5, 1.0 / 11},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := Measure(tt.found, grades)
			for name, pair := range map[string][2]float64{
				"nDCG": {got.NDCG, tt.ndcg}, "recall": {got.Recall, tt.recall}, "MRR": {got.MRR, tt.mrr},
			} {
				if math.Abs(pair[0]-pair[1]) > 1e-4 {
					t.Errorf("%s = %.4f, want %.4f", name, pair[0], pair[1])
				}
			}
		})
	}
}

// More than twenty are relevant: recall is of the twenty that could stand
// there.
func TestRecallOfMany(t *testing.T) {
	grades := map[int]int{}
	var found []int
	for nr := 1; nr <= 40; nr++ {
		grades[nr] = 2
		if nr <= 10 {
			found = append(found, nr)
		}
	}
	if got := Measure(found, grades).Recall; got != 0.5 {
		t.Errorf("recall %.2f, want 0.50", got)
	}
}

func TestRun(t *testing.T) {
	judgments := []Judgment{
		{ID: "1", Kind: "known", Query: "a", Actions: map[int]int{1: 3}, Cases: map[int]int{4: 3}},
		{ID: "2", Kind: "known", Query: "b", Actions: map[int]int{2: 3}},
		{ID: "3", Kind: "typo", Query: "c", Actions: map[int]int{3: 3}},
		{ID: "4", Kind: ZeroKind, Query: "d"},
		{ID: "5", Kind: ZeroKind, Query: "e"},
	}
	action := func(nr int) Item { return Item{catalogue.TypeAction, nr} }
	answers := map[string][]Item{
		"a": {{catalogue.TypeCase, 4}, action(1), action(1)},
		"b": {action(9), action(2)},
		"e": {action(1)},
	}
	got, err := Run(judgments, func(q string) ([]Item, error) { return answers[q], nil })
	if err != nil {
		t.Fatal(err)
	}
	second := 1 / math.Log2(3)
	want := Report{
		Kinds: []string{"known", "typo"},
		Actions: map[string]Measures{
			"known": {Queries: 2, NDCG: (1 + second) / 2, Recall: 1, MRR: 0.75},
			"typo":  {Queries: 1, Empty: 1},
			"":      {Queries: 3, NDCG: (1 + second) / 3, Recall: 2.0 / 3, MRR: 0.5, Empty: 1.0 / 3},
		},
		Cases: map[string]Measures{
			"known": {Queries: 1, NDCG: 1, Recall: 1, MRR: 1},
			"":      {Queries: 1, NDCG: 1, Recall: 1, MRR: 1},
		},
		Zero: 0.5,
	}
	near := cmp.Comparer(func(a, b float64) bool { return math.Abs(a-b) < 1e-9 })
	if diff := cmp.Diff(want, got, near); diff != "" {
		t.Error(diff)
	}
	var table strings.Builder
	if err := got.Write(&table); err != nil || !strings.Contains(table.String(), "typo") {
		t.Errorf("table %q, error %v", table.String(), err)
	}
}

func TestRunStopsAtAnError(t *testing.T) {
	broken := errors.New("broken")
	_, err := Run([]Judgment{{ID: "1", Query: "a"}}, func(string) ([]Item, error) { return nil, broken })
	if !errors.Is(err, broken) {
		t.Errorf("error %v, want %v", err, broken)
	}
}

func TestRead(t *testing.T) {
	header := strings.Join(columns, "\t") + "\n"
	got, err := Read(strings.NewReader(header + "q1\tknown\tschool\tjet-net\t79:3,128:2\t10:3\tnote\nq2\tzero\tschool\tx\t\t\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := []Judgment{
		{ID: "q1", Kind: "known", User: "school", Query: "jet-net", Actions: map[int]int{79: 3, 128: 2}, Cases: map[int]int{10: 3}},
		{ID: "q2", Kind: "zero", User: "school", Query: "x", Actions: map[int]int{}, Cases: map[int]int{}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for name, bad := range map[string]string{
		"no header": "q1\tknown", "few columns": header + "q1\tknown", "no number": header + "q\tk\tu\tx\ta:3\t\t",
		"no grade": header + "q\tk\tu\tx\t3\t\t", "empty": "",
	} {
		if _, err := Read(strings.NewReader(bad)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestOurJudgmentsAreRead(t *testing.T) {
	file, err := os.Open("testdata/judgments.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if list, err := Read(file); err != nil || len(list) != 66 {
		t.Errorf("%d judgments, error %v", len(list), err)
	}
}
