package address_test

import (
	"testing"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
)

func TestPages(t *testing.T) {
	slug := catalogue.Text{NL: "zelfroosteren", EN: "self-scheduling"}
	theme := &catalogue.Theme{ID: "draagvlak", Name: catalogue.Text{NL: "Draagvlak", EN: "Broad support"}}
	form := &catalogue.Form{ID: "gastles", Name: catalogue.Text{NL: "Gastles", EN: "Guest lesson"}}
	both := func(make func(catalogue.Lang) string) catalogue.Text {
		return catalogue.Text{NL: make(catalogue.Dutch), EN: make(catalogue.English)}
	}
	page := func(name string) catalogue.Text {
		return both(func(l catalogue.Lang) string { return address.Page(l, name) })
	}
	tests := []struct {
		name      string
		got, want catalogue.Text
	}{
		{"home", both(address.Home), catalogue.Text{NL: "/", EN: "/en"}},
		{"actions", page("actions"), catalogue.Text{NL: "/initiatieven", EN: "/en/actions"}},
		{"cases", page("cases"), catalogue.Text{NL: "/praktijkstudies", EN: "/en/cases"}},
		{"organisations", page("organisations"), catalogue.Text{NL: "/organisaties", EN: "/en/organisations"}},
		{"about", page("about"), catalogue.Text{NL: "/over", EN: "/en/about"}},
		{"accessibility", page("accessibility"), catalogue.Text{NL: "/toegankelijkheid", EN: "/en/accessibility"}},
		{"privacy", page("privacy"), catalogue.Text{NL: "/privacy", EN: "/en/privacy"}},
		{
			"action, its slug the same in both",
			both(func(l catalogue.Lang) string { return address.Action(l, 25, "ziekenhuizen") }),
			catalogue.Text{NL: "/initiatieven/25-ziekenhuizen", EN: "/en/actions/25-ziekenhuizen"},
		},
		{
			"case",
			both(func(l catalogue.Lang) string { return address.Case(l, slug) }),
			catalogue.Text{NL: "/praktijkstudies/zelfroosteren", EN: "/en/cases/self-scheduling"},
		},
		{
			"factor",
			both(func(l catalogue.Lang) string { return address.Factor(l, slug, "steun") }),
			catalogue.Text{NL: "/praktijkstudies/zelfroosteren#factor-steun", EN: "/en/cases/self-scheduling#factor-steun"},
		},
		{
			"theme",
			both(func(l catalogue.Lang) string { return address.Theme(l, theme) }),
			catalogue.Text{NL: "/themas/draagvlak", EN: "/en/themes/broad-support"},
		},
		{
			"form",
			both(func(l catalogue.Lang) string { return address.Form(l, form) }),
			catalogue.Text{NL: "/samenwerkingsvormen/gastles", EN: "/en/partnerships/guest-lesson"},
		},
		{
			"organisation",
			both(func(l catalogue.Lang) string { return address.Organisation(l, "vdab") }),
			catalogue.Text{NL: "/organisaties/vdab", EN: "/en/organisations/vdab"},
		},
		{
			"search without anything",
			both(func(l catalogue.Lang) string { return address.Search(l, catalogue.Query{}) }),
			catalogue.Text{NL: "/initiatieven", EN: "/en/actions"},
		},
		{
			"search: the same parameters in both",
			both(func(l catalogue.Lang) string { return address.Search(l, catalogue.Query{Text: "stage & werk"}) }),
			catalogue.Text{NL: "/initiatieven?q=stage+%26+werk", EN: "/en/actions?q=stage+%26+werk"},
		},
		{
			"filtered",
			both(func(l catalogue.Lang) string {
				return address.Filtered(l, catalogue.FacetCountry, "NL", "BE")
			}),
			catalogue.Text{NL: "/initiatieven?land=BE&land=NL", EN: "/en/actions?land=BE&land=NL"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.got != tt.want {
				t.Errorf("got %v, want %v", tt.got, tt.want)
			}
		})
	}
}

func TestPageUnknown(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a page that is not there: got an address, want a panic")
		}
	}()
	address.Page(catalogue.Dutch, "nowhere")
}

func TestActionNr(t *testing.T) {
	tests := []struct {
		name, part string
		nr         int
		slug       string
		ok         bool
	}{
		{"with slug", "25-ziekenhuizen-in-florida", 25, "ziekenhuizen-in-florida", true},
		{"number alone", "25", 25, "", true},
		{"empty slug", "25-", 25, "", true},
		{"long number", "9999999-x", 9999999, "x", true},
		{"too long", "12345678-x", 0, "", false},
		{"zero", "0-x", 0, "", false},
		{"leading zero", "025-x", 0, "", false},
		{"sign", "+25-x", 0, "", false},
		{"negative", "-25", 0, "", false},
		{"no number", "x-25", 0, "", false},
		{"number and letters", "25x", 0, "", false},
		{"other digits", "２５", 0, "", false},
		{"empty", "", 0, "", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			nr, slug, ok := address.ActionNr(tt.part)
			if nr != tt.nr || slug != tt.slug || ok != tt.ok {
				t.Errorf("ActionNr(%q): got %d, %q, %v; want %d, %q, %v", tt.part, nr, slug, ok, tt.nr, tt.slug, tt.ok)
			}
		})
	}
}
