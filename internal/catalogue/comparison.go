package catalogue

// MaxCompared is the number of cases or actions that fit side by side.
const MaxCompared = 4

// Comparison says what is put side by side: cases or actions, in the order
// chosen. With both there is nothing to put side by side.
type Comparison struct {
	Cases       []int
	Actions     []int
	Differences bool // leave out what is the same everywhere
}
