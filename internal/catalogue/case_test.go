package catalogue_test

import (
	"errors"
	"fmt"
	"io"
	"testing"

	"warmwater/internal/catalogue"
)

func TestCaseCount(t *testing.T) {
	of := func(kinds ...catalogue.Kind) []catalogue.Factor {
		var list []catalogue.Factor
		for _, k := range kinds {
			list = append(list, catalogue.Factor{Kind: k})
		}
		return list
	}
	tests := []struct {
		name           string
		factors        []catalogue.Factor
		helps, hinders int
	}{
		{"none", nil, 0, 0},
		{"success factors help", of(catalogue.Success, catalogue.Success), 2, 0},
		{"advantages help", of(catalogue.Advantage), 1, 0},
		{"pitfalls hinder", of(catalogue.Pitfall), 0, 1},
		{"disadvantages hinder", of(catalogue.Disadvantage), 0, 1},
		{"points of attention stand with what hinders", of(catalogue.Attention), 0, 1},
		{"each kind once", of(catalogue.Kinds...), 2, 3},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := catalogue.Case{Factors: tt.factors}
			if helps, hinders := c.Count(); helps != tt.helps || hinders != tt.hinders {
				t.Errorf("got %d and %d, want %d and %d", helps, hinders, tt.helps, tt.hinders)
			}
		})
	}
}

func TestCasePart(t *testing.T) {
	c := catalogue.Case{Parts: []catalogue.Part{{ID: "prisma", Section: "4.1.3"}}}
	if got := c.Part("prisma").Section; got != "4.1.3" {
		t.Errorf("got section %q, want 4.1.3", got)
	}
	if got := c.Part("ander"); got != (catalogue.Part{}) {
		t.Errorf("a part that is not there: got %v, want the zero part", got)
	}
}

func TestActionTags(t *testing.T) {
	a := catalogue.Action{Audiences: []string{"a"}, Formats: []string{"f"}, Goals: []string{"g"}}
	for kind, want := range map[catalogue.TagKind]string{catalogue.Audience: "a", catalogue.Format: "f", catalogue.Goal: "g"} {
		if got := a.Tags(kind); len(got) != 1 || got[0] != want {
			t.Errorf("%s: got %v, want [%s]", kind, got, want)
		}
	}
	if got := a.Tags("colour"); got != nil {
		t.Errorf("a kind that is not there: got %v, want none", got)
	}
}

func TestFiltersCount(t *testing.T) {
	f := catalogue.Filters{catalogue.FacetSector: {"zorg"}, catalogue.FacetCountry: {"NL", "BE"}, catalogue.FacetGoal: nil}
	if got := f.Count(); got != 3 {
		t.Errorf("got %d, want 3", got)
	}
	if got := catalogue.Filters(nil).Count(); got != 0 {
		t.Errorf("no filters: got %d, want 0", got)
	}
}

func TestKindOf(t *testing.T) {
	missing := &catalogue.Error{Kind: catalogue.NotFound, Message: "error.action", Err: io.EOF}
	tests := []struct {
		name string
		err  error
		want catalogue.ErrorKind
	}{
		{"itself", missing, catalogue.NotFound},
		{"wrapped twice", fmt.Errorf("a: %w", fmt.Errorf("b: %w", missing)), catalogue.NotFound},
		{"joined", errors.Join(io.ErrClosedPipe, missing), catalogue.NotFound},
		{"the outermost counts", &catalogue.Error{Kind: catalogue.Conflict, Err: missing}, catalogue.Conflict},
		{"any other error", io.EOF, catalogue.Internal},
		{"none", nil, catalogue.Internal},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := catalogue.KindOf(tt.err); got != tt.want {
				t.Errorf("got %d, want %d", got, tt.want)
			}
		})
	}
	if !errors.Is(fmt.Errorf("find: %w", missing), io.EOF) {
		t.Error("the cause is not found through the error")
	}
	if got, want := missing.Error(), "error.action: EOF"; got != want {
		t.Errorf("text: got %q, want %q", got, want)
	}
	if got, want := (&catalogue.Error{Message: "error.bad"}).Error(), "error.bad"; got != want {
		t.Errorf("text without cause: got %q, want %q", got, want)
	}
}

func TestFactorSides(t *testing.T) {
	attention := catalogue.Factor{
		Kind: catalogue.Attention, Themes: []string{"steun", "tijd", "geld", "leiding"},
		Helps: []string{"steun", "geld"}, Hinders: []string{"tijd", "geld"},
	}
	of := func(kind catalogue.Kind) catalogue.Factor {
		return catalogue.Factor{Kind: kind, Themes: []string{"tijd"}}
	}
	tests := []struct {
		name           string
		factor         catalogue.Factor
		theme          string
		helps, hinders bool
	}{
		{"success factor", of(catalogue.Success), "tijd", true, false},
		{"advantage", of(catalogue.Advantage), "tijd", true, false},
		{"pitfall", of(catalogue.Pitfall), "tijd", false, true},
		{"disadvantage", of(catalogue.Disadvantage), "tijd", false, true},
		{"another theme", of(catalogue.Success), "geld", false, false},
		{"attention, asked for", attention, "steun", true, false},
		{"attention, an obstacle", attention, "tijd", false, true},
		{"attention, both", attention, "geld", true, true},
		{"attention, side not said", attention, "leiding", false, true},
		{"attention, another theme", attention, "maatwerk", false, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if helps, hinders := tt.factor.Sides(tt.theme); helps != tt.helps || hinders != tt.hinders {
				t.Errorf("got %t and %t, want %t and %t", helps, hinders, tt.helps, tt.hinders)
			}
		})
	}
}
