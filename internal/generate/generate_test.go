package generate_test

import (
	"reflect"
	"strings"
	"testing"

	"warmwater/db"
	"warmwater/internal/catalogue"
	"warmwater/internal/generate"
	"warmwater/internal/seed"
)

func TestCatalogue(t *testing.T) {
	from, err := seed.Load(db.Seed())
	if err != nil {
		t.Fatal(err)
	}
	c := generate.Catalogue(from, 3000)
	if !reflect.DeepEqual(c, generate.Catalogue(from, 3000)) {
		t.Error("twice is not the same")
	}
	if len(c.Actions) != 3000 || len(from.Actions) != 132 || !reflect.DeepEqual(c.Actions[:132], from.Actions) {
		t.Fatalf("%d actions, from %d", len(c.Actions), len(from.Actions))
	}
	known := map[string]bool{}
	for _, o := range c.Organisations {
		if known[o.ID] || o.Name.NL == "" {
			t.Errorf("organisation %v is there twice or has no name", o)
		}
		known[o.ID] = true
	}
	vocabulary := map[catalogue.Sector]map[catalogue.Lang]map[string]bool{}
	for _, sector := range catalogue.Sectors {
		vocabulary[sector] = map[catalogue.Lang]map[string]bool{catalogue.Dutch: {}, catalogue.English: {}}
	}
	for _, a := range from.Actions {
		for lang, words := range vocabulary[a.Sector] {
			for _, w := range strings.Fields(a.Summary.In(lang)) {
				words[w] = true
			}
		}
	}
	real, made := map[catalogue.Sector]float64{}, map[catalogue.Sector]float64{}
	for i, a := range c.Actions {
		if i > 0 && a.Nr <= c.Actions[i-1].Nr || a.Title.NL == "" || a.Title.EN == "" || a.Slug == "" || len(strings.Fields(a.Summary.NL)) < 2 || a.Summary.EN == "" {
			t.Fatalf("action %d is not whole: %+v", i, a)
		}
		for _, id := range a.Initiators {
			if !known[id] {
				t.Errorf("action %d is by %q, which is not there", a.Nr, id)
			}
		}
		if i >= 132 {
			made[a.Sector]++
			for lang, words := range vocabulary[a.Sector] {
				for _, w := range strings.Fields(a.Summary.In(lang)) {
					if !words[w] {
						t.Fatalf("%q (%s) is no word of the catalogue about %s", w, lang, a.Sector)
					}
				}
			}
		} else {
			real[a.Sector]++
		}
	}
	if share := made[catalogue.Care] / 2868; share < 0.35 || share > 0.55 { // 59 of 132 are care
		t.Errorf("%.2f of what is made is about care, %.2f of the real", share, real[catalogue.Care]/132)
	}
	// Cases and lessons are of real actions: of those there are never fewer.
	if few := generate.Catalogue(from, 10); !reflect.DeepEqual(few.Actions, from.Actions) {
		t.Errorf("ten are %d, want the real ones", len(few.Actions))
	}
}
