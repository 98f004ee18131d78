package views

import "warmwater/internal/catalogue"

// CaseBasin holds what helps, or what hinders, case by case.
type CaseBasin struct {
	Count   string
	Nothing string // said where there are none
	Cases   []BasinCase
}

// Factors is the number of factors in the basin.
func (b CaseBasin) Factors() int {
	n := 0
	for _, k := range b.Cases {
		n += len(k.Factors)
	}
	return n
}

// BasinCase is what one case says on one side.
type BasinCase struct {
	Link
	ID      string // of the element
	Nr      int
	Sector  catalogue.Sector
	Other   *Link // the other side of the same case, or nil
	Factors []BasinFactor
}

// BasinFactor is one factor, with the place where it stands.
type BasinFactor struct {
	Link
	Text   string
	Kind   string
	Part   string // or empty
	Source string
}
