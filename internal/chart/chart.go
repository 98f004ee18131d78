// Package chart measures small figures: where a level stands, how long a bar
// is. Views draw them as SVG, always with the numbers beside them as text.
package chart

import (
	"math"
	"strconv"
)

// Bar gives the length of a bar on a line of 100: value out of most, within
// 0-100. A value above nothing is at least 1, so that it can be seen.
func Bar(value, most float64) string {
	if most <= 0 || value <= 0 {
		return "0"
	}
	return format(math.Max(1, math.Min(100, value/most*100)))
}

// The measures of a glass, in the units of its view box.
const (
	glassTop    = 24.0
	glassBottom = 144.0
)

// Level is the height of the water in a glass.
type Level struct {
	Top    string // y of the surface
	Number string // y of the number above it
}

// NewLevel gives the level of value in a glass that is full at scale.
func NewLevel(value, scale float64) Level {
	share := 0.0
	if scale > 0 {
		share = math.Max(0, math.Min(1, value/scale))
	}
	top := glassBottom - share*(glassBottom-glassTop)
	return Level{Top: format(top), Number: format(top - 6)}
}

// Unit is the place of one mark in a grid of marks.
type Unit struct{ X, Y string }

// Units lays n marks in rows of perRow, each in a cell of 20 by 20.
func Units(n, perRow int) []Unit {
	units := make([]Unit, n)
	for i := range units {
		units[i] = Unit{X: strconv.Itoa(i % perRow * 20), Y: strconv.Itoa(i / perRow * 20)}
	}
	return units
}

// Rows is the number of rows that n marks take.
func Rows(n, perRow int) int { return (n + perRow - 1) / perRow }

func format(x float64) string {
	return strconv.FormatFloat(math.Round(x*10)/10, 'f', -1, 64)
}
