package store

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"warmwater/internal/plan"
	"warmwater/internal/shortlist"
	"warmwater/internal/visitor"
)

// The variables by which this test program, started again, becomes the one
// that writes until it is killed.
const (
	writerDir   = "WARMWATER_TEST_WRITER_DIR"
	writerToken = "WARMWATER_TEST_WRITER_TOKEN" // of the list
	writerPlan  = "WARMWATER_TEST_WRITER_PLAN"  // of the plan
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(writerDir); dir != "" {
		writeUntilKilled(dir, visitor.Token(os.Getenv(writerToken)), visitor.Token(os.Getenv(writerPlan)))
	}
	os.Exit(m.Run())
}

// writeUntilKilled adds three items at a time to a list, and changes two parts
// of a plan at a time, under the number of the write, and says each number
// once both are acknowledged.
func writeUntilKilled(dir string, list, planned visitor.Token) {
	ctx := context.Background()
	s, err := Open(ctx, dir)
	if err != nil {
		panic(err)
	}
	var now plan.Body
	for n := time.Now().UnixNano(); ; n++ {
		name := shortlist.OwnItem{Title: strconv.FormatInt(n, 10)}
		items := make([]shortlist.Item, 3)
		for i := range items {
			items[i] = shortlist.Item{Kind: shortlist.Own, OwnItem: name}
		}
		if _, err := s.AddItems(ctx, list, items); err != nil {
			panic(err)
		}
		from := map[plan.Part]string{plan.PartTargets: now.Mark(plan.PartTargets), plan.PartRisks: now.Mark(plan.PartRisks)}
		now.Targets, now.Risks = []plan.Target{{Indicator: name.Title}}, []plan.Risk{{Text: name.Title}}
		if err := s.SaveParts(ctx, planned, from, &now); err != nil {
			panic(err)
		}
		fmt.Println(n)
	}
}

// kills is how often the writer is killed.
const kills = 200

// Killed at any moment, hundreds of times, nothing acknowledged is lost and
// nothing is there by halves.
func TestKilledWriter(t *testing.T) {
	dir := t.TempDir()
	r := rand.New(rand.NewPCG(2013, 132))
	seed := openIn(t, dir)
	for range kills {
		edit, planned := visitor.NewToken(), visitor.NewToken()
		must(t, seed.CreateList(t.Context(), &shortlist.List{Title: "Onder vuur"}, edit))
		must(t, seed.CreatePlan(t.Context(), &plan.Body{About: plan.About{Title: "Onder vuur"}}, planned))
		acknowledged := killWriter(t, dir, edit, planned, 1+r.IntN(8), time.Duration(r.IntN(3000))*time.Microsecond)
		count := map[string]int{}
		for _, x := range find(t, seed, edit).Items {
			count[x.OwnItem.Title]++
		}
		for _, name := range acknowledged {
			if count[name] != 3 {
				t.Fatalf("write %s was acknowledged, and %d of its 3 items are there", name, count[name])
			}
		}
		for name, n := range count {
			if n != 3 {
				t.Fatalf("of write %s %d of 3 items are there", name, n)
			}
		}
		if len(count) > len(acknowledged)+1 {
			t.Fatalf("%d writes are there, %d were acknowledged", len(count), len(acknowledged))
		}
		p, _, err := seed.FindPlan(t.Context(), planned)
		must(t, err)
		// The last write may have come through without a word; an earlier one
		// may not be what is there.
		last := acknowledged[len(acknowledged)-1]
		if len(p.Targets) != 1 || len(p.Risks) != 1 || p.Targets[0].Indicator != p.Risks[0].Text || p.Risks[0].Text < last {
			t.Fatalf("the plan says %v and %v, write %s was acknowledged", p.Targets, p.Risks, last)
		}
	}
	// A store that nobody else has open is whole too.
	must(t, seed.Close())
	again, err := Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	must(t, again.Close())
}

// killWriter starts the writer, lets it say so many writes, waits a little
// longer, kills it, and gives all that it said.
func killWriter(t *testing.T, dir string, edit, planned visitor.Token, writes int, more time.Duration) []string {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), writerDir+"="+dir, writerToken+"="+string(edit), writerPlan+"="+string(planned))
	var complaints strings.Builder
	cmd.Stderr = &complaints
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	lines := bufio.NewScanner(out)
	var said []string
	for len(said) < writes && lines.Scan() {
		said = append(said, lines.Text())
	}
	time.Sleep(more)
	must(t, cmd.Process.Kill())
	for lines.Scan() {
		said = append(said, lines.Text())
	}
	_ = cmd.Wait() // killed
	if len(said) < writes {
		t.Fatalf("the writer stopped by itself: %s", complaints.String())
	}
	return said
}
