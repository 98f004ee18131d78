package plan

import (
	"fmt"
	"maps"
	"slices"

	"warmwater/internal/catalogue"
	"warmwater/internal/visitor"
)

// Names of the fields of a plan.
const (
	FieldTitle     = "title"
	FieldSector    = "sector"
	FieldGoal      = "goal"
	FieldAudience  = "audience"
	FieldRegion    = "region"
	FieldLevel     = "level"
	FieldForm      = "form"
	FieldPartner   = "partner"
	FieldRole      = "role"
	FieldWhy       = "why"
	FieldChoice    = "choice"
	FieldNote      = "note"
	FieldStatus    = "status"
	FieldAnswer    = "answer"
	FieldIndicator = "indicator"
	FieldBase      = "base"
	FieldTarget    = "target"
	FieldWhen      = "when"
	FieldHow       = "how"
	FieldWhat      = "what"
	FieldWho       = "who"
	FieldElse      = "else"
	FieldStart     = "start"
	FieldSource    = "source"
	FieldAmount    = "amount"
	FieldHours     = "hours"
	FieldPeriod    = "period"
	FieldMessage   = "message"
	FieldChannel   = "channel"
	FieldRisk      = "risk"
	FieldMeasure   = "measure"
	FieldRows      = "rows"
	FieldName      = "name"
)

// Check tells what is wrong with a part. A table's row that says anything must
// say what it is about. Of factors the issues have the id as their key.
func (b *Body) Check(p Part) []visitor.FieldIssue {
	var f visitor.Fields
	switch p {
	case PartAbout:
		b.About.check(&f)
	case PartTargets:
		rows(&f, b.Targets, func(t Target) {
			f.Needed(FieldIndicator, t.Indicator, MaxShort)
			f.Short(FieldBase, t.Base, MaxShort)
			f.Short(FieldTarget, t.Goal, MaxShort)
			f.Short(FieldWhen, t.When, MaxShort)
			f.Short(FieldHow, t.How, MaxText)
		})
	case PartMonitoring:
		rows(&f, b.Monitoring, func(m Moment) {
			f.Needed(FieldWhen, m.When, MaxShort)
			f.Short(FieldWhat, m.What, MaxText)
			f.Short(FieldWho, m.Who, MaxShort)
			f.Short(FieldElse, m.Else, MaxText)
		})
	case PartFunding:
		b.Funding.check(&f)
	case PartStaff:
		rows(&f, b.Staff, func(s StaffTime) {
			f.Needed(FieldRole, s.Role, MaxShort)
			f.Short(FieldWho, s.Who, MaxShort)
			f.Short(FieldPeriod, s.Period, MaxShort)
		})
	case PartCommunication:
		rows(&f, b.Communication, func(m Message) {
			f.Needed(FieldAudience, m.Audience, MaxShort)
			f.Short(FieldMessage, m.Text, MaxText)
			f.Short(FieldChannel, m.Channel, MaxShort)
			f.Short(FieldWhen, m.When, MaxShort)
			f.Short(FieldWho, m.Who, MaxShort)
		})
	case PartRisks:
		rows(&f, b.Risks, func(r Risk) {
			f.Needed(FieldRisk, r.Text, MaxText)
			f.Short(FieldMeasure, r.Measure, MaxText)
			f.Short(FieldWho, r.Who, MaxShort)
		})
	default:
		b.checkNumbered(&f, p)
	}
	return f.Issues
}

// rows checks a table row by row.
func rows[T any](f *visitor.Fields, list []T, check func(T)) {
	if len(list) > MaxRows {
		f.Add(FieldRows, visitor.FieldTooMany, MaxRows)
	}
	for i, x := range list {
		f.Row = i + 1
		check(x)
	}
	f.Row = 0
}

func (a *About) check(f *visitor.Fields) {
	f.Needed(FieldTitle, a.Title, MaxTitle)
	f.Short(FieldGoal, a.Goal, MaxText)
	f.Short(FieldAudience, a.Audience, MaxText)
	f.Short(FieldRegion, a.Region, MaxShort)
	f.Short(FieldForm, a.Form, MaxText)
	f.Short(FieldWhy, a.Why, MaxText)
	if a.Sector != "" && !slices.Contains(catalogue.Sectors, a.Sector) {
		f.Add(FieldSector, visitor.FieldUnknown, 0)
	}
	if a.Level != "" && !slices.Contains(catalogue.Levels, a.Level) {
		f.Add(FieldLevel, visitor.FieldUnknown, 0)
	}
	rows(f, a.Partners, func(p Partner) {
		f.Needed(FieldPartner, p.Name, MaxShort)
		f.Short(FieldRole, p.Role, MaxShort)
	})
	if len(a.Sources) > MaxSources {
		f.Add(FieldSource, visitor.FieldTooMany, MaxSources)
	}
}

// First and last year with which a funding table can begin.
const (
	FirstStart = 2000
	LastStart  = 2100
)

func (m *Funding) check(f *visitor.Fields) {
	if m.Start != 0 && (m.Start < FirstStart || m.Start > LastStart) {
		f.Add(FieldStart, visitor.FieldNoYear, 0)
	}
	rows(f, m.Sources, func(s FundingSource) { f.Needed(FieldSource, s.Name, MaxShort) })
}

func (b *Body) checkNumbered(f *visitor.Fields, p Part) {
	if nr, ok := p.numbered(evidencePart); ok {
		for _, id := range slices.Sorted(maps.Keys(b.Evidence[nr])) {
			c := b.Evidence[nr][id]
			f.Key = id
			f.Short(FieldNote, c.Note, MaxText)
			if c.Verdict != "" && !slices.Contains(Verdicts(true), c.Verdict) {
				f.Add(FieldChoice, visitor.FieldUnknown, 0)
			}
		}
	}
	if nr, ok := p.numbered(pointPart); ok {
		f.Short(FieldAnswer, b.Points[nr].Text, MaxText)
		if s := b.Points[nr].Status; s != "" && !slices.Contains(Statuses, s) {
			f.Add(FieldStatus, visitor.FieldUnknown, 0)
		}
	}
}

// CheckName tells what is wrong with the name of a snapshot.
func CheckName(name string) []visitor.FieldIssue {
	var f visitor.Fields
	f.Needed(FieldName, name, MaxName)
	return f.Issues
}

// TooManySnapshots is for who would keep more than MaxSnapshots.
func TooManySnapshots() error {
	return &catalogue.Error{
		Kind: catalogue.Invalid, Message: "error.plan.snapshots", Err: fmt.Errorf("more than %d", MaxSnapshots),
	}
}
