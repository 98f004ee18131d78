package bench

import (
	"fmt"
	"io"
	"text/tabwriter"
)

// Write renders the report as a table for people.
func (r Report) Write(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "kind\tqueries\tnDCG@10\trecall@20\tMRR\tempty\tcases\tnDCG@10\trecall@20\tMRR\t")
	for _, kind := range r.Kinds {
		r.row(t, kind, kind)
	}
	r.row(t, "all", "")
	fmt.Fprintf(t, "zero kind left empty\t%.2f\t\n", r.Zero)
	return t.Flush()
}

func (r Report) row(w io.Writer, name, kind string) {
	a, c := r.Actions[kind], r.Cases[kind]
	fmt.Fprintf(w, "%s\t%d\t%.3f\t%.3f\t%.3f\t%.2f\t", name, a.Queries, a.NDCG, a.Recall, a.MRR, a.Empty)
	if c.Queries == 0 {
		fmt.Fprint(w, "-\t-\t-\t-\t\n")
		return
	}
	fmt.Fprintf(w, "%d\t%.3f\t%.3f\t%.3f\t\n", c.Queries, c.NDCG, c.Recall, c.MRR)
}
