package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"

	"github.com/urfave/cli/v3"

	"warmwater/internal/shortlist"
)

// maxTallyFile bounds the file that tally reads, in bytes.
const maxTallyFile = 4 << 20

// tallyCommand counts the ballots of a ranking round, so that anyone can
// recompute one.
func tallyCommand(out io.Writer) *cli.Command {
	return &cli.Command{
		Name:      "tally",
		Usage:     "count the ballots of a ranking round",
		ArgsUsage: "FILE, or - for standard input",
		Description: `Reads {"k": 10, "candidates": ["36", ...], "ballots": [{"member": "...", "ranks": {"36": 1, ...}}]}
and prints the candidates in the order of their totals. Each member gives each
rank from 1, the most interesting, to k once. A candidate that a ballot does not
choose counts k + 1 on it; the lower total is better, as in the study; equal
totals share a rank. "mean" is the total by ballot, "counts" how many ballots
gave each rank and, last, did not choose the candidate. The JSON that the page
of a round offers is such a file; its "round" says what was asked and chosen,
and is not read.`,
		Action: func(_ context.Context, cmd *cli.Command) error {
			if cmd.Args().Len() != 1 {
				return cli.Exit("tally needs one FILE, or - for standard input", 2)
			}
			return tally(cmd.Args().First(), cmd.Root().Reader, out)
		},
	}
}

// tallyInput is what tally reads.
type tallyInput struct {
	K          int           `json:"k"`
	Candidates []string      `json:"candidates"`
	Ballots    []tallyBallot `json:"ballots"`

	// Round is what the round was about: the site writes it for people.
	Round json.RawMessage `json:"round"`
}

type tallyBallot struct {
	Member string     `json:"member"`
	Ranks  tallyRanks `json:"ranks"`
}

// tallyRanks refuses a candidate that is there twice, of which encoding/json
// would keep the last.
type tallyRanks map[string]int

func (r *tallyRanks) UnmarshalJSON(data []byte) error {
	*r = tallyRanks{}
	d := json.NewDecoder(bytes.NewReader(data))
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return errors.New(`"ranks" is not an object`)
	}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return err
		}
		candidate := name.(string) // the key of an object
		if _, twice := (*r)[candidate]; twice {
			return fmt.Errorf("%q is ranked twice", candidate)
		}
		var rank int
		if err := d.Decode(&rank); err != nil {
			return fmt.Errorf("the rank of %q is not a whole number", candidate)
		}
		(*r)[candidate] = rank
	}
	return nil
}

// tallyResult is one candidate as tally prints it.
type tallyResult struct {
	Candidate string  `json:"candidate"`
	Rank      int     `json:"rank"`
	Total     int     `json:"total"`
	Pickers   int     `json:"pickers"`
	Mean      float64 `json:"mean"`
	Spread    float64 `json:"spread"`
	Counts    []int   `json:"counts"`
}

func tally(file string, in io.Reader, out io.Writer) error {
	if file != "-" {
		f, err := os.Open(file)
		if err != nil {
			return err
		}
		defer f.Close()
		in = f
	}
	input, err := readTally(in)
	if err != nil {
		return err
	}
	ballots := make([]shortlist.Ballot, len(input.Ballots))
	for i, b := range input.Ballots {
		ballots[i] = shortlist.Ballot{Member: b.Member, Ranks: b.Ranks}
	}
	list, err := shortlist.Tally(input.K, input.Candidates, ballots)
	if err != nil {
		return err
	}
	results := make([]tallyResult, len(list))
	for i, s := range list {
		results[i] = tallyResult{
			Candidate: s.Candidate, Rank: s.Rank, Total: s.Total, Pickers: s.Pickers,
			Mean: fourDecimals(s.Mean), Spread: fourDecimals(s.Spread), Counts: s.Counts,
		}
	}
	e := json.NewEncoder(out)
	e.SetIndent("", "  ")
	return e.Encode(map[string]any{"results": results})
}

// readTally reads one whole file, refusing what it does not know and whatever
// comes after it.
func readTally(in io.Reader) (*tallyInput, error) {
	data, err := io.ReadAll(io.LimitReader(in, maxTallyFile+1))
	if err != nil {
		return nil, err
	}
	if len(data) > maxTallyFile {
		return nil, fmt.Errorf("the file is larger than %d bytes", maxTallyFile)
	}
	var input tallyInput
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&input); err != nil {
		return nil, fmt.Errorf("the file cannot be read: %w", err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("the file cannot be read: more follows after its end")
	}
	return &input, nil
}

func fourDecimals(x float64) float64 { return math.Round(x*1e4) / 1e4 }
