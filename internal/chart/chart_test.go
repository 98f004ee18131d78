package chart_test

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"warmwater/internal/chart"
)

func TestBar(t *testing.T) {
	tests := []struct {
		name        string
		value, most float64
		want        string
	}{
		{"half", 50, 100, "50"},
		{"full", 7, 7, "100"},
		{"rounded to a tenth", 1, 3, "33.3"},
		{"more than the most", 12, 10, "100"},
		{"little is still seen", 1, 1000, "1"},
		{"nothing", 0, 10, "0"},
		{"less than nothing", -3, 10, "0"},
		{"of nothing", 3, 0, "0"},
		{"of less than nothing", 3, -1, "0"},
		{"without end", math.Inf(1), 10, "100"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := chart.Bar(tt.value, tt.most); got != tt.want {
				t.Errorf("Bar(%v, %v): got %s, want %s", tt.value, tt.most, got, tt.want)
			}
		})
	}
}

func TestNewLevel(t *testing.T) {
	tests := []struct {
		name         string
		value, scale float64
		want         chart.Level
	}{
		{"empty", 0, 10, chart.Level{Top: "144", Number: "138"}},
		{"full", 10, 10, chart.Level{Top: "24", Number: "18"}},
		{"half", 5, 10, chart.Level{Top: "84", Number: "78"}},
		{"a figure of the study", 6.7, 10, chart.Level{Top: "63.6", Number: "57.6"}},
		{"fuller than full", 11, 10, chart.Level{Top: "24", Number: "18"}},
		{"less than nothing", -1, 10, chart.Level{Top: "144", Number: "138"}},
		{"without scale", 5, 0, chart.Level{Top: "144", Number: "138"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := chart.NewLevel(tt.value, tt.scale); got != tt.want {
				t.Errorf("NewLevel(%v, %v): got %v, want %v", tt.value, tt.scale, got, tt.want)
			}
		})
	}
}

func TestUnits(t *testing.T) {
	want := []chart.Unit{{"0", "0"}, {"20", "0"}, {"40", "0"}, {"0", "20"}}
	if d := cmp.Diff(want, chart.Units(4, 3)); d != "" {
		t.Errorf("four in rows of three (-want +got):\n%s", d)
	}
	if got := chart.Units(0, 3); len(got) != 0 {
		t.Errorf("none: got %v", got)
	}
}

func TestRows(t *testing.T) {
	tests := []struct {
		name            string
		n, perRow, want int
	}{{"none", 0, 8, 0}, {"one", 1, 8, 1}, {"one row", 8, 8, 1}, {"one more", 9, 8, 2}, {"two rows", 16, 8, 2}}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := chart.Rows(tt.n, tt.perRow); got != tt.want {
				t.Errorf("Rows(%d, %d): got %d, want %d", tt.n, tt.perRow, got, tt.want)
			}
		})
	}
}
