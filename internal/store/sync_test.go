package store

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"warmwater/internal/catalogue"
)

func TestSyncGivesBackWhatWentIn(t *testing.T) {
	for name, seed := range map[string]*catalogue.Content{"small": small(), "large": large(), "empty": {}} {
		t.Run(name, func(t *testing.T) {
			wantContent(t, filled(t, seed), seed)
		})
	}
}

func TestSyncTwice(t *testing.T) {
	s := openIn(t, t.TempDir())
	first := mustSync(t, s, small())
	version := mustVersion(t, s)
	if got, want := first.String(), "3 actions, 2 cases, 3 organisations, 2 categories, 4 tags, 2 themes added"; got != want {
		t.Errorf("first report is %q, want %q", got, want)
	}
	before := changes(t, s)
	second := mustSync(t, s, small())
	if got, want := second.String(), "16 records unchanged"; got != want {
		t.Errorf("second report is %q, want %q", got, want)
	}
	if after := changes(t, s); after != before {
		t.Errorf("the second sync changed %d rows", after-before)
	}
	if v := mustVersion(t, s); v != version {
		t.Errorf("version went from %s to %s", version, v)
	}
}

// changes counts the rows that the writer has ever changed.
func changes(t *testing.T, s *Store) (n int) {
	t.Helper()
	if err := s.writer.QueryRowContext(t.Context(), "SELECT total_changes()").Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestSyncUpdates(t *testing.T) {
	for name, tc := range map[string]struct {
		change func(*catalogue.Content)
		want   Report
	}{
		"organisation": {
			func(c *catalogue.Content) { c.Organisations[0].Aliases = []string{"Nieuw"} },
			Report{Updated: []Record{{KindOrganisation, "vdab"}}},
		},
		"category": {
			func(c *catalogue.Content) { c.Categories[1].Heading = "Plannen" },
			Report{Updated: []Record{{KindCategory, "beleid"}}},
		},
		"tag": {
			func(c *catalogue.Content) { c.Tags[3].About.EN = "The goal." },
			Report{Updated: []Record{{KindTag, "goal/imago"}}},
		},
		"theme": {
			func(c *catalogue.Content) { c.Themes[0].Name.EN = "Time" },
			Report{Updated: []Record{{KindTheme, "tijd"}}},
		},
		"action": {
			func(c *catalogue.Content) {
				c.Actions[0].Title.EN, c.Actions[0].Duration = "Day of Care", catalogue.NotStated
				c.Actions[0].Links, c.Actions[0].Formats = c.Actions[0].Links[1:], []string{"evenement", "imago"}
			},
			Report{Updated: []Record{{KindAction, "1"}}},
		},
		"case": {
			func(c *catalogue.Content) {
				k := &c.Cases[0]
				k.Slug.EN, k.Parts, k.Results, k.Differences = "self-rostering", k.Parts[1:], k.Results[1:], nil
				k.Sections, k.Factors = k.Sections[1:], slices.Insert(k.Factors, 1, k.Factors[1])
				k.Factors[1].ID = "nieuw"
			},
			Report{Updated: []Record{{KindCase, "3"}}},
		},
		"new records that refer to one another": {
			func(c *catalogue.Content) {
				c.Organisations = slices.Insert(c.Organisations, 0, catalogue.Organisation{ID: "nieuw", Name: both("Nieuw")})
				a := c.Actions[1]
				a.Nr, a.Initiators, a.Case = 133, []string{"nieuw"}, 0
				c.Actions = append(c.Actions, a)
			},
			Report{Added: []Record{{KindOrganisation, "nieuw"}, {KindAction, "133"}}},
		},
		"cases that swap slugs and actions": {
			func(c *catalogue.Content) {
				a, b := &c.Cases[0], &c.Cases[1]
				a.Slug, b.Slug, a.Actions, b.Actions = b.Slug, a.Slug, b.Actions, a.Actions
				a.Differences = nil
				c.Actions[1].Case, c.Actions[2].Case = 6, 3
			},
			Report{Updated: []Record{{KindCase, "3"}, {KindCase, "6"}}},
		},
		"only the order": {
			func(c *catalogue.Content) { slices.Reverse(c.Organisations); slices.Reverse(c.Tags) },
			Report{},
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := filled(t, small())
			version := mustVersion(t, s)
			seed := small()
			tc.change(seed)
			got := mustSync(t, s, seed)
			got.Unchanged = nil
			if d := cmp.Diff(tc.want, got); d != "" {
				t.Errorf("report (-want +got):\n%s", d)
			}
			wantContent(t, s, seed)
			if mustVersion(t, s) == version {
				t.Error("the version is still the same")
			}
			mustSync(t, s, small())
			if len(got.Added) == 0 && mustVersion(t, s) != version {
				t.Error("with the old seed back the version is another")
			}
		})
	}
}

func TestSyncKeepsWhatAnEditorTouched(t *testing.T) {
	s := filled(t, small())
	for _, r := range []Record{{KindAction, "25"}, {KindCase, "6"}, {KindAction, "133"}} {
		if err := s.MarkEdited(t.Context(), r.Kind, r.Key); err != nil {
			t.Fatal(err)
		}
	}
	seed := small()
	seed.Actions[0].Title.NL = "Van de seed"
	seed.Actions[1].Title.NL = "Van de seed"
	seed.Cases[1].Title.NL = "Van de seed"
	r := mustSync(t, s, seed)
	if got, want := r.String(), "1 action updated; 13 records unchanged; kept as edited: action 25, case 6"; got != want {
		t.Errorf("report is %q, want %q", got, want)
	}
	want := small()
	want.Actions[0].Title.NL = "Van de seed"
	wantContent(t, s, want)
	if again := mustSync(t, s, seed); len(again.Kept) != 2 {
		t.Errorf("the next report keeps %v, want the same two", again.Kept)
	}
}

func TestSyncRemovesNothing(t *testing.T) {
	s := filled(t, small())
	seed := small()
	seed.Organisations = seed.Organisations[1:]
	seed.Actions = seed.Actions[1:]
	seed.Cases = seed.Cases[:1]
	r := mustSync(t, s, seed)
	if got, want := r.String(), "13 records unchanged; no longer in the seed, left as they are: action 1, case 6, organisation vdab"; got != want {
		t.Errorf("report is %q, want %q", got, want)
	}
	want := small()
	want.Organisations = append(want.Organisations[1:], want.Organisations[0]) // after those of the seed
	wantContent(t, s, want)
	for i := range 30 {
		r.Gone = append(r.Gone, Record{Kind: KindAction, Key: strconv.Itoa(100 + i)})
	}
	if got := r.String(); !strings.HasSuffix(got, "action 116, 13 others") {
		t.Errorf("report %q", got)
	}
}

func TestSyncRefusesWhatDoesNotFit(t *testing.T) {
	for name, tc := range map[string]struct {
		change func(*catalogue.Content)
		about  string
	}{
		"unknown organisation": {func(c *catalogue.Content) { c.Actions[1].Initiators = []string{"niemand"} }, "action 25"},
		"unknown tag":          {func(c *catalogue.Content) { c.Actions[1].Goals = []string{"evenement"} }, "action 25"},
		"unknown code":         {func(c *catalogue.Content) { c.Actions[1].Duration = "XL" }, "action 25"},
		"country by name":      {func(c *catalogue.Content) { c.Actions[1].Countries = []catalogue.Country{"België"} }, "action 25"},
		"unknown part":         {func(c *catalogue.Content) { c.Cases[0].Factors[0].Part = "derde" }, "factor uren"},
		"two cases, one slug":  {func(c *catalogue.Content) { c.Cases[1].Slug.NL = c.Cases[0].Slug.NL }, "case 6"},
		"no number":            {func(c *catalogue.Content) { c.Cases[0].Results[0].After = math.NaN() }, "case 3"},
		"two cases, one row":   {func(c *catalogue.Content) { c.Cases[1].Actions = c.Cases[0].Actions }, "case 6"},
	} {
		t.Run(name, func(t *testing.T) {
			s := filled(t, small())
			seed := small()
			tc.change(seed)
			_, err := s.Sync(t.Context(), seed)
			if err == nil || !strings.Contains(err.Error(), tc.about) {
				t.Errorf("error is %v, want one about %s", err, tc.about)
			}
			wantContent(t, s, small())
		})
	}
}

// countdown is a context that is cancelled when it has been asked n times.
type countdown struct {
	context.Context
	cancel context.CancelFunc
	mu     sync.Mutex
	n      int
}

func (c *countdown) Done() <-chan struct{} {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.n--; c.n == 0 {
		c.cancel()
	}
	return c.Context.Done()
}

func TestSyncCutShortChangesNothing(t *testing.T) {
	s := filled(t, small())
	seed := small()
	for i := range seed.Actions {
		seed.Actions[i].Title.NL = "Anders"
	}
	cut := 0
	for n := 1; ; n += 7 {
		ctx, cancel := context.WithCancel(t.Context())
		_, err := s.Sync(&countdown{Context: ctx, cancel: cancel, n: n}, seed)
		cancel()
		if err == nil {
			break
		}
		if !errors.Is(err, context.Canceled) {
			t.Fatalf("cut short after %d steps: %v", n, err)
		}
		cut++
		wantContent(t, s, small())
	}
	if cut < 5 {
		t.Errorf("cut short %d times only", cut)
	}
	wantContent(t, s, seed)
}

func TestReadersDuringSync(t *testing.T) {
	s := filled(t, inRound(0))
	ctx, stop := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	for range 3 {
		wg.Go(func() {
			for ctx.Err() == nil {
				if err := wantOneRound(t.Context(), s); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	for round := range 10 {
		mustSync(t, s, inRound(round))
	}
	stop()
	wg.Wait()
}

// inRound is the small catalogue with a number in titles of its first and
// last records.
func inRound(n int) *catalogue.Content {
	c := small()
	title := both(fmt.Sprint("Ronde ", n))
	c.Organisations[0].Name, c.Actions[0].Title, c.Cases[1].Title, c.Cases[1].Factors[0].Title = title, title, title, title
	return c
}

// wantOneRound checks that what a reader sees is of one moment.
func wantOneRound(ctx context.Context, s *Store) error {
	c, err := onDisk(ctx, s)
	if err != nil {
		return err
	}
	first := c.Organisations[0].Name
	for _, title := range []catalogue.Text{c.Actions[0].Title, c.Cases[1].Title, c.Cases[1].Factors[0].Title} {
		if title != first {
			return fmt.Errorf("a reader sees %v beside %v", title, first)
		}
	}
	return nil
}
