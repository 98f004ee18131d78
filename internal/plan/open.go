package plan

import (
	"strings"

	"warmwater/internal/catalogue"
)

// Gap is something that a plan still leaves open.
type Gap struct {
	Part  Part // where it can be filled; of points and evidence, the first
	What  string
	Count int
	Many  bool // there can be several: Count says something
}

// What can be open.
const (
	GapSector        = "sector"
	GapGoal          = "goal"
	GapAudience      = "audience"
	GapRegion        = "region"
	GapForm          = "form"
	GapPartners      = "partners"
	GapWhy           = "why"
	GapFactors       = "factors"  // without a verdict
	GapReasons       = "reasons"  // rejected without a reason
	GapPoints        = "points"   // without a status
	GapUnmet         = "unmet"    // met partly or not yet
	GapAnswers       = "answers"  // with a status, without words
	GapTargets       = "targets"  // none
	GapMeasurable    = "measure"  // targets without a number, a date or a way to measure
	GapBase          = "base"     // targets without a base value
	GapMonitoring    = "monitor"  // no moments
	GapFunding       = "funding"  // no money at all
	GapYears         = "years"    // in which nothing comes in
	GapShort         = "short"    // years in which less comes in than it costs
	GapStaff         = "staff"    // none
	GapHours         = "hours"    // roles without hours
	GapCommunication = "messages" // none
	GapRisks         = "risks"    // none
	GapMeasures      = "measures" // risks without a measure
	GapPitfalls      = "pitfalls" // taken over as a risk, and not among the risks
)

// Gaps lists them.
var Gaps = []string{
	GapSector, GapGoal, GapAudience, GapRegion, GapForm, GapPartners,
	GapWhy, GapFactors, GapReasons, GapPoints, GapUnmet, GapAnswers,
	GapTargets, GapMeasurable, GapBase, GapMonitoring, GapFunding, GapYears,
	GapShort, GapStaff, GapHours, GapCommunication, GapRisks, GapMeasures,
	GapPitfalls,
}

// Open tells what is still open, given the cases whose lessons the plan works
// with and the number of points of attention.
func (b *Body) Open(cases []*catalogue.Case, points int) []Gap {
	var gaps []Gap
	some := func(p Part, what string, n int) {
		if n > 0 {
			gaps = append(gaps, Gap{Part: p, What: what, Count: n, Many: true})
		}
	}
	none := func(p Part, what string, missing bool) {
		if missing {
			gaps = append(gaps, Gap{Part: p, What: what, Count: 1})
		}
	}
	a := &b.About
	none(PartAbout, GapSector, a.Sector == "")
	none(PartAbout, GapGoal, a.Goal == "" && len(a.Goals) == 0)
	none(PartAbout, GapAudience, a.Audience == "" && len(a.Audiences) == 0)
	none(PartAbout, GapRegion, a.Region == "" && a.Level == "")
	none(PartAbout, GapForm, a.Form == "" && len(a.Formats) == 0)
	none(PartAbout, GapPartners, len(a.Partners) == 0)
	none(PartAbout, GapWhy, a.Why == "")

	undecided, unreasoned := b.openFactors(cases)
	some(PartEvidence(1), GapFactors, undecided)
	some(PartEvidence(1), GapReasons, unreasoned)
	unknown, unmet, unsaid := b.openPoints(points)
	some(PartPoint(1), GapPoints, unknown)
	some(PartPoint(1), GapUnmet, unmet)
	some(PartPoint(1), GapAnswers, unsaid)

	none(PartTargets, GapTargets, len(b.Targets) == 0)
	some(PartTargets, GapMeasurable, count(b.Targets, func(t Target) bool {
		return !strings.ContainsAny(t.Goal, "0123456789") || t.When == "" || t.How == ""
	}))
	some(PartTargets, GapBase, count(b.Targets, func(t Target) bool { return t.Base == "" }))
	none(PartMonitoring, GapMonitoring, len(b.Monitoring) == 0)
	none(PartFunding, GapFunding, Sum(b.Funding.Totals()) == 0)
	b.openYears(some)
	none(PartStaff, GapStaff, len(b.Staff) == 0)
	some(PartStaff, GapHours, count(b.Staff, func(s StaffTime) bool { return s.Hours == 0 }))
	none(PartCommunication, GapCommunication, len(b.Communication) == 0)
	none(PartRisks, GapRisks, len(b.Risks) == 0)
	some(PartRisks, GapMeasures, count(b.Risks, func(r Risk) bool { return r.Measure == "" }))
	some(PartRisks, GapPitfalls, len(b.Unseen(cases)))
	return gaps
}

func count[T any](list []T, is func(T) bool) int {
	n := 0
	for _, x := range list {
		if is(x) {
			n++
		}
	}
	return n
}

func (b *Body) openFactors(cases []*catalogue.Case) (undecided, unreasoned int) {
	for _, k := range cases {
		for i := range k.Factors {
			switch c := b.Evidence[k.Nr][k.Factors[i].ID]; {
			case c.Verdict == "":
				undecided++
			case c.Verdict == Reject && c.Note == "":
				unreasoned++
			}
		}
	}
	return undecided, unreasoned
}

func (b *Body) openPoints(points int) (unknown, unmet, unsaid int) {
	for nr := 1; nr <= points; nr++ {
		a := b.Points[nr]
		switch a.Status {
		case "":
			unknown++
			continue
		case Partly, NotYet:
			unmet++
		}
		if a.Text == "" {
			unsaid++
		}
	}
	return unknown, unmet, unsaid
}

func (b *Body) openYears(some func(Part, string, int)) {
	totals := b.Funding.Totals()
	if Sum(totals) == 0 {
		return // all of them are
	}
	empty, short := 0, 0
	for i, in := range totals {
		if in == 0 {
			empty++
		}
		if in < b.Funding.Costs[i] {
			short++
		}
	}
	some(PartFunding, GapYears, empty)
	some(PartFunding, GapShort, short)
}

// Unseen are the hindering factors that the plan takes over as risks and that
// are not among its risks.
func (b *Body) Unseen(cases []*catalogue.Case) []catalogue.FactorRef {
	seen := map[catalogue.FactorRef]bool{}
	for _, r := range b.Risks {
		seen[catalogue.FactorRef{Case: r.Case, Factor: r.Factor}] = true
	}
	var list []catalogue.FactorRef
	for _, ref := range b.Adopted(cases, false) {
		if !seen[ref] {
			list = append(list, ref)
		}
	}
	return list
}
