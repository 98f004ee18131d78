package views

import (
	"fmt"
	"math"

	"warmwater/internal/chart"
)

// FigureView is one measured figure of a case, with its numbers written out.
type FigureView struct {
	Label       string
	Before      string // empty where the study gives none
	After       string
	BeforeLabel string
	AfterLabel  string
	Unit        string // for the table and after a big number; the numbers above have it where it is short
	Period      string
	Note        string
	Source      string
	Draw        Drawing
	BeforeLevel chart.Level
	AfterLevel  chart.Level
	Value, Most float64 // of a bar
}

// Drawing tells how a figure is drawn.
type Drawing int

// The drawings: a number alone, a bar, two glasses.
const (
	DrawNumber Drawing = iota
	DrawBar
	DrawGlasses
)

func glassPath(x int, l chart.Level) string {
	return fmt.Sprintf("M%d %sh44V144H%dz", x, l.Top, x)
}

func unitsBox(n, perRow int) string {
	return fmt.Sprintf("0 0 %d %d", perRow*20-5, chart.Rows(n, perRow)*20-5)
}

// keyClass tells the columns of a chart apart.
func keyClass(i int) string {
	return fmt.Sprintf("key key-%d", i%3)
}

func abs(x float64) float64 { return math.Abs(x) }
