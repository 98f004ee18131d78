package plan_test

import (
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"warmwater/internal/catalogue"
	"warmwater/internal/plan"
	"warmwater/internal/visitor"
)

func TestParseAmount(t *testing.T) {
	for text, want := range map[string]plan.Amount{
		"": 0, "0": 0, "7": 700, "12500": 12500_00, "12.500": 12500_00, "12,500": 12500_00, "12 500": 12500_00,
		"12\u00a0500": 12500_00, "€ 12.500,50": 12500_50, "12,500.5": 12500_50, "1.250.000": 1250000_00, "1,250,000.75": 1250000_75,
		"7,5": 750, "7.25": 725, "2500,-": 2500_00, "1'000": 1000_00, "1000000000": plan.MaxAmount,
	} {
		if got, ok := plan.ParseAmount(text); !ok || got != want {
			t.Errorf("ParseAmount(%q) = %d, %t, want %d", text, got, ok, want)
		}
	}
	for _, text := range []string{
		"veel", "-5", "12..500", "1.2.3", "12.5000", "1234.567", "1,2,3.4", "12,500.", ".", ",5", "1000000001", "99999999999999999999", "5 euro", "1.234,567", "1.250.00",
	} {
		if got, ok := plan.ParseAmount(text); ok {
			t.Errorf("ParseAmount(%q) = %d, want none", text, got)
		}
	}
}

func FuzzParseAmount(f *testing.F) {
	for _, s := range []string{"12.500,50", "€ 1", "1,2,3", "-", "٣"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if a, ok := plan.ParseAmount(text); ok && (a < 0 || a > plan.MaxAmount) {
			t.Errorf("ParseAmount(%q) = %d", text, a)
		}
	})
}

func TestParseHours(t *testing.T) {
	for text, want := range map[string]float64{"": 0, "8": 8, "7,5": 7.5, "7.25": 7.25, "0,5": .5, "38": 38} {
		if got, ok := plan.ParseHours(text); !ok || got != want {
			t.Errorf("ParseHours(%q) = %g, %t, want %g", text, got, ok, want)
		}
	}
	for _, text := range []string{"-1", "veel", "1e3", "NaN", "inf", "5000", "1,2,3"} {
		if got, ok := plan.ParseHours(text); ok {
			t.Errorf("ParseHours(%q) = %g, want none", text, got)
		}
	}
}

// full is a body that fills every part.
func full() *plan.Body {
	b := &plan.Body{
		About: plan.About{
			Title: "Techniek in de klas", Sector: catalogue.Technical, Goal: "meer instroom", Goals: []string{"imago"}, Audience: "twaalfjarigen",
			Audiences: []string{"lager-onderwijs"}, Region: "Midwest", Level: catalogue.Regional, Form: "koffer", Formats: []string{"lesmateriaal"},
			Partners: []plan.Partner{{Name: "RTC", Role: "trekker"}}, Why: "geen aanbod",
			Sources: []plan.Source{{Kind: catalogue.TypeCase, Nr: 5}, {Kind: catalogue.TypeAction, Nr: 36}},
		},
		Targets:       []plan.Target{{Indicator: "klassen", Base: "0", Goal: "40", When: "2027", How: "tellen"}},
		Monitoring:    []plan.Moment{{When: "juni", What: "telling", Who: "RTC"}},
		Funding:       plan.Funding{Start: 2027, Sources: []plan.FundingSource{{Name: "provincie", Amounts: [plan.Years]plan.Amount{1, 1, 1, 1, 1}}}},
		Staff:         []plan.StaffTime{{Role: "begeleider", Hours: 7.6}},
		Communication: []plan.Message{{Audience: "scholen", Text: "kom langs"}},
		Risks:         []plan.Risk{{Text: "geld stopt", Measure: "spreiden", Case: 5, Factor: "geld"}},
	}
	b.SetEvidence(5, map[string]plan.Choice{"vast": {Verdict: plan.Adopt}, "geld": {Verdict: plan.Adopt}, "groot": {Verdict: plan.Reject, Note: "te klein"}})
	for nr := 1; nr <= 10; nr++ {
		b.SetPoint(nr, plan.Answer{Status: plan.Met, Text: "ja"})
	}
	return b
}

var beroepenhuis = &catalogue.Case{Nr: 5, Factors: []catalogue.Factor{
	{ID: "vast", Kind: catalogue.Success}, {ID: "groot", Kind: catalogue.Advantage}, {ID: "geld", Kind: catalogue.Pitfall},
}}

// What is stored of each part gives the same plan again.
func TestPartsComeBack(t *testing.T) {
	b := full()
	var again plan.Body
	for _, part := range b.PartsOf() {
		data, err := b.JSON(part)
		if err != nil {
			t.Fatal(err)
		}
		if err := again.SetJSON(part, data); err != nil {
			t.Fatal(err)
		}
		if got, want := again.Mark(part), b.Mark(part); got != want {
			t.Errorf("%s: mark %s after a round trip, want %s", part, got, want)
		}
	}
	if d := cmp.Diff(b, &again); d != "" {
		t.Errorf("-stored +read:\n%s", d)
	}
	if n := len(b.PartsOf()); n != 7+1+10 {
		t.Errorf("%d parts", n)
	}
	for _, bad := range []plan.Part{"", "point-", "point-x", "evidence--1", "other"} {
		if _, err := b.JSON(bad); err == nil {
			t.Errorf("part %q is known", bad)
		}
		if err := again.SetJSON(bad, []byte("{}")); err == nil {
			t.Errorf("part %q can be set", bad)
		}
	}
	// Nothing said is nothing said, however it came to be so.
	var empty, emptied plan.Body
	emptied.SetEvidence(5, map[string]plan.Choice{})
	if empty.Mark(plan.PartEvidence(5)) != emptied.Mark(plan.PartEvidence(5)) {
		t.Error("no choices have two marks")
	}
	if empty.Mark(plan.PartTargets) == b.Mark(plan.PartTargets) {
		t.Error("two states have one mark")
	}
}

// A part has one name, so that a plan cannot hold the same twice.
func TestPartNames(t *testing.T) {
	for _, p := range full().PartsOf() {
		if !p.Valid() {
			t.Errorf("%s is none", p)
		}
	}
	b := full()
	for _, p := range []plan.Part{"", "x", "evidence-", "evidence-05", "evidence-+5", "evidence-0", "evidence--5", "evidence-5 ", "point-01", "point-+1", "points"} {
		if _, err := b.JSON(p); err == nil || p.Valid() {
			t.Errorf("%q is a part", p)
		}
		if err := b.SetJSON(p, []byte("{}")); err == nil {
			t.Errorf("%q is read as a part", p)
		}
	}
}

func TestNothingOpenInAFullPlan(t *testing.T) {
	if gaps := full().Open([]*catalogue.Case{beroepenhuis}, 10); len(gaps) > 0 {
		t.Errorf("open: %v", gaps)
	}
}

// Each thing that is taken out of a full plan is told as open, and nothing else.
func TestOpen(t *testing.T) {
	for what, x := range map[string]struct {
		without func(b *plan.Body)
		count   int
	}{
		plan.GapSector:        {func(b *plan.Body) { b.About.Sector = "" }, 1},
		plan.GapGoal:          {func(b *plan.Body) { b.About.Goal, b.About.Goals = "", nil }, 1},
		plan.GapAudience:      {func(b *plan.Body) { b.About.Audience, b.About.Audiences = "", nil }, 1},
		plan.GapRegion:        {func(b *plan.Body) { b.About.Region, b.About.Level = "", "" }, 1},
		plan.GapForm:          {func(b *plan.Body) { b.About.Form, b.About.Formats = "", nil }, 1},
		plan.GapPartners:      {func(b *plan.Body) { b.About.Partners = nil }, 1},
		plan.GapWhy:           {func(b *plan.Body) { b.About.Why = "" }, 1},
		plan.GapFactors:       {func(b *plan.Body) { delete(b.Evidence[5], "vast"); delete(b.Evidence[5], "groot") }, 2},
		plan.GapReasons:       {func(b *plan.Body) { b.Evidence[5]["groot"] = plan.Choice{Verdict: plan.Reject} }, 1},
		plan.GapPoints:        {func(b *plan.Body) { delete(b.Points, 3); delete(b.Points, 10) }, 2},
		plan.GapUnmet:         {func(b *plan.Body) { b.SetPoint(2, plan.Answer{Status: plan.NotYet, Text: "volgt"}) }, 1},
		plan.GapAnswers:       {func(b *plan.Body) { b.SetPoint(2, plan.Answer{Status: plan.NotApplicable}) }, 1},
		plan.GapTargets:       {func(b *plan.Body) { b.Targets = nil }, 1},
		plan.GapMeasurable:    {func(b *plan.Body) { b.Targets[0].Goal = "meer" }, 1},
		plan.GapBase:          {func(b *plan.Body) { b.Targets[0].Base = "" }, 1},
		plan.GapMonitoring:    {func(b *plan.Body) { b.Monitoring = nil }, 1},
		plan.GapFunding:       {func(b *plan.Body) { b.Funding = plan.Funding{} }, 1},
		plan.GapYears:         {func(b *plan.Body) { b.Funding.Sources[0].Amounts[3], b.Funding.Sources[0].Amounts[4] = 0, 0 }, 2},
		plan.GapShort:         {func(b *plan.Body) { b.Funding.Costs[2] = 5 }, 1},
		plan.GapStaff:         {func(b *plan.Body) { b.Staff = nil }, 1},
		plan.GapHours:         {func(b *plan.Body) { b.Staff[0].Hours = 0 }, 1},
		plan.GapCommunication: {func(b *plan.Body) { b.Communication = nil }, 1},
		plan.GapMeasures:      {func(b *plan.Body) { b.Risks[0].Measure = "" }, 1},
		plan.GapPitfalls:      {func(b *plan.Body) { b.Risks[0].Factor = "" }, 1},
	} {
		b := full()
		x.without(b)
		gaps := b.Open([]*catalogue.Case{beroepenhuis}, 10)
		if len(gaps) != 1 || gaps[0].What != what || gaps[0].Count != x.count {
			t.Errorf("%s: open is %v", what, gaps)
		}
	}
	// Without risks, what was taken over as one is missing too.
	b := full()
	b.Risks = nil
	if gaps := b.Open([]*catalogue.Case{beroepenhuis}, 10); len(gaps) != 2 || gaps[0].What != plan.GapRisks || gaps[1].What != plan.GapPitfalls {
		t.Errorf("without risks open is %v", gaps)
	}
}

func TestCasesAndAdopted(t *testing.T) {
	b := full()
	b.SetEvidence(8, nil)
	b.SetEvidence(3, map[string]plan.Choice{"x": {Verdict: plan.Have}})
	if d := cmp.Diff([]int{5, 3, 9, 1}, b.Cases(9, 1, 5)); d != "" {
		t.Errorf("cases (-want +got):\n%s", d)
	}
	if d := cmp.Diff([]catalogue.FactorRef{{Case: 5, Factor: "vast"}}, b.Adopted([]*catalogue.Case{beroepenhuis}, true)); d != "" {
		t.Errorf("adopted, helping (-want +got):\n%s", d)
	}
	if d := cmp.Diff([]catalogue.FactorRef{{Case: 5, Factor: "geld"}}, b.Adopted([]*catalogue.Case{beroepenhuis}, false)); d != "" {
		t.Errorf("adopted, hindering (-want +got):\n%s", d)
	}
}

// The total of the years is the total of the sources, whatever the amounts.
func TestTotals(t *testing.T) {
	r := rand.New(rand.NewPCG(2013, 5))
	for range 500 {
		var f plan.Funding
		var want plan.Amount
		for range r.IntN(6) {
			var s plan.FundingSource
			for i := range s.Amounts {
				s.Amounts[i] = plan.Amount(r.Int64N(1e9))
			}
			want += plan.Sum(s.Amounts)
			f.Sources = append(f.Sources, s)
		}
		if got := plan.Sum(f.Totals()); got != want {
			t.Fatalf("totals add up to %d, want %d", got, want)
		}
	}
}

func TestCheck(t *testing.T) {
	long := strings.Repeat("é", plan.MaxShort+1)
	for name, x := range map[string]struct {
		part plan.Part
		body plan.Body
		want visitor.FieldIssue
	}{
		"no title":           {plan.PartAbout, plan.Body{}, visitor.FieldIssue{Field: plan.FieldTitle, Fault: visitor.FieldEmpty}},
		"unknown sector":     {plan.PartAbout, plan.Body{About: plan.About{Title: "A", Sector: "x"}}, visitor.FieldIssue{Field: plan.FieldSector, Fault: visitor.FieldUnknown}},
		"partner's name":     {plan.PartAbout, plan.Body{About: plan.About{Title: "A", Partners: []plan.Partner{{Name: "a"}, {Role: "b"}}}}, visitor.FieldIssue{Field: plan.FieldPartner, Row: 2, Fault: visitor.FieldEmpty}},
		"no indicator":       {plan.PartTargets, plan.Body{Targets: []plan.Target{{Goal: "5"}}}, visitor.FieldIssue{Field: plan.FieldIndicator, Row: 1, Fault: visitor.FieldEmpty}},
		"long base value":    {plan.PartTargets, plan.Body{Targets: []plan.Target{{Indicator: "a", Base: long}}}, visitor.FieldIssue{Field: plan.FieldBase, Row: 1, Fault: visitor.FieldTooLong, Max: plan.MaxShort}},
		"too many":           {plan.PartStaff, plan.Body{Staff: make([]plan.StaffTime, plan.MaxRows+1)}, visitor.FieldIssue{Field: plan.FieldRows, Fault: visitor.FieldTooMany, Max: plan.MaxRows}},
		"first year":         {plan.PartFunding, plan.Body{Funding: plan.Funding{Start: 27}}, visitor.FieldIssue{Field: plan.FieldStart, Fault: visitor.FieldNoYear}},
		"unknown verdict":    {plan.PartEvidence(5), plan.Body{Evidence: map[int]map[string]plan.Choice{5: {"a": {Verdict: "x"}}}}, visitor.FieldIssue{Field: plan.FieldChoice, Key: "a", Fault: visitor.FieldUnknown}},
		"unknown status":     {plan.PartPoint(4), plan.Body{Points: map[int]plan.Answer{4: {Status: "x"}}}, visitor.FieldIssue{Field: plan.FieldStatus, Fault: visitor.FieldUnknown}},
		"risk without words": {plan.PartRisks, plan.Body{Risks: []plan.Risk{{Measure: "a"}}}, visitor.FieldIssue{Field: plan.FieldRisk, Row: 1, Fault: visitor.FieldEmpty}},
	} {
		issues := x.body.Check(x.part)
		if len(issues) == 0 || !cmp.Equal(issues[0], x.want) {
			t.Errorf("%s: %+v, want %+v", name, issues, x.want)
		}
	}
	b := full()
	for _, part := range b.PartsOf() {
		if issues := b.Check(part); len(issues) > 0 {
			t.Errorf("%s: %+v", part, issues)
		}
	}
}

func FuzzSetJSON(f *testing.F) {
	b := full()
	for _, part := range b.PartsOf() {
		data, err := b.JSON(part)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(part), data)
	}
	f.Fuzz(func(t *testing.T, part string, data []byte) {
		var b plan.Body
		if err := b.SetJSON(plan.Part(part), data); err != nil {
			return
		}
		if _, err := json.Marshal(b); err != nil {
			t.Errorf("what was read cannot be written: %v", err)
		}
	})
}
