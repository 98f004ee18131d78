package web

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
	"warmwater/internal/plan"
	"warmwater/internal/visitor"
)

// A planTable is a table of a plan, as its form and its page show it. Cells
// are texts in the reader's language.
type planTable struct {
	id      string // in the names of fields and the keys of texts
	part    plan.Part
	columns []planColumn
	get     func(b *plan.Body, p *i18n.Printer) [][]string
	// set reads rows into a body. It tells of cells that cannot be read: rows
	// count from 1, columns from 0.
	set func(b *plan.Body, rows [][]string, bad func(row, column int, fault string))
}

type planColumn struct {
	field  string // of the Field constants of plan
	long   bool   // takes several lines
	number bool
	hidden bool // taken along, not shown
}

// planTables are all tables, in the order of the plan.
var planTables = []planTable{partnersTable, targetsTable, monitoringTable, fundingTable, staffTable, communicationTable, risksTable}

func cells[T any](list []T, row func(T) []string) [][]string {
	rows := make([][]string, len(list))
	for i, x := range list {
		rows[i] = row(x)
	}
	return rows
}

// records makes something of each row; no rows give none, rather than an empty
// list, so that nothing has one mark.
func records[T any](rows [][]string, record func(i int, row []string) T) []T {
	var list []T
	for i, row := range rows {
		list = append(list, record(i, row))
	}
	return list
}

var partnersTable = planTable{
	id: "partners", part: plan.PartAbout,
	columns: []planColumn{{field: plan.FieldPartner}, {field: plan.FieldRole}},
	get: func(b *plan.Body, _ *i18n.Printer) [][]string {
		return cells(b.About.Partners, func(x plan.Partner) []string { return []string{x.Name, x.Role} })
	},
	set: func(b *plan.Body, rows [][]string, _ func(int, int, string)) {
		b.About.Partners = records(rows, func(_ int, r []string) plan.Partner { return plan.Partner{Name: r[0], Role: r[1]} })
	},
}

var targetsTable = planTable{
	id: "targets", part: plan.PartTargets,
	columns: []planColumn{
		{field: plan.FieldIndicator}, {field: plan.FieldBase}, {field: plan.FieldTarget}, {field: plan.FieldWhen}, {field: plan.FieldHow, long: true},
	},
	get: func(b *plan.Body, _ *i18n.Printer) [][]string {
		return cells(b.Targets, func(x plan.Target) []string { return []string{x.Indicator, x.Base, x.Goal, x.When, x.How} })
	},
	set: func(b *plan.Body, rows [][]string, _ func(int, int, string)) {
		b.Targets = records(rows, func(_ int, r []string) plan.Target {
			return plan.Target{Indicator: r[0], Base: r[1], Goal: r[2], When: r[3], How: r[4]}
		})
	},
}

var monitoringTable = planTable{
	id: "monitoring", part: plan.PartMonitoring,
	columns: []planColumn{{field: plan.FieldWhen}, {field: plan.FieldWho}, {field: plan.FieldWhat, long: true}, {field: plan.FieldElse, long: true}},
	get: func(b *plan.Body, _ *i18n.Printer) [][]string {
		return cells(b.Monitoring, func(x plan.Moment) []string { return []string{x.When, x.Who, x.What, x.Else} })
	},
	set: func(b *plan.Body, rows [][]string, _ func(int, int, string)) {
		b.Monitoring = records(rows, func(_ int, r []string) plan.Moment {
			return plan.Moment{When: r[0], Who: r[1], What: r[2], Else: r[3]}
		})
	},
}

var fundingTable = planTable{
	id: "funding", part: plan.PartFunding,
	columns: append([]planColumn{{field: plan.FieldSource}}, slices.Repeat([]planColumn{{field: plan.FieldAmount, number: true}}, plan.Years)...),
	get: func(b *plan.Body, p *i18n.Printer) [][]string {
		return cells(b.Funding.Sources, func(x plan.FundingSource) []string { return append([]string{x.Name}, amountTexts(p, x.Amounts)...) })
	},
	set: func(b *plan.Body, rows [][]string, bad func(int, int, string)) {
		b.Funding.Sources = records(rows, func(i int, r []string) plan.FundingSource {
			x := plan.FundingSource{Name: r[0]}
			x.Amounts = parseAmounts(r[1:], func(year int) { bad(i+1, year, visitor.FieldNoAmount) })
			return x
		})
	},
}

var staffTable = planTable{
	id: "staff", part: plan.PartStaff,
	columns: []planColumn{{field: plan.FieldRole}, {field: plan.FieldWho}, {field: plan.FieldHours, number: true}, {field: plan.FieldPeriod}},
	get: func(b *plan.Body, p *i18n.Printer) [][]string {
		return cells(b.Staff, func(x plan.StaffTime) []string { return []string{x.Role, x.Who, hoursText(p, x.Hours), x.Period} })
	},
	set: func(b *plan.Body, rows [][]string, bad func(int, int, string)) {
		b.Staff = records(rows, func(i int, r []string) plan.StaffTime {
			hours, ok := plan.ParseHours(r[2])
			if !ok {
				bad(i+1, 2, visitor.FieldNoHours)
			}
			return plan.StaffTime{Role: r[0], Who: r[1], Hours: hours, Period: r[3]}
		})
	},
}

var communicationTable = planTable{
	id: "communication", part: plan.PartCommunication,
	columns: []planColumn{
		{field: plan.FieldAudience}, {field: plan.FieldChannel}, {field: plan.FieldWhen}, {field: plan.FieldWho}, {field: plan.FieldMessage, long: true},
	},
	get: func(b *plan.Body, _ *i18n.Printer) [][]string {
		return cells(b.Communication, func(x plan.Message) []string { return []string{x.Audience, x.Channel, x.When, x.Who, x.Text} })
	},
	set: func(b *plan.Body, rows [][]string, _ func(int, int, string)) {
		b.Communication = records(rows, func(_ int, r []string) plan.Message {
			return plan.Message{Audience: r[0], Channel: r[1], When: r[2], Who: r[3], Text: r[4]}
		})
	},
}

var risksTable = planTable{
	id: "risks", part: plan.PartRisks,
	columns: []planColumn{
		{field: plan.FieldRisk, long: true}, {field: plan.FieldMeasure, long: true}, {field: plan.FieldWho}, {field: "factor", hidden: true},
	},
	get: func(b *plan.Body, _ *i18n.Printer) [][]string {
		return cells(b.Risks, func(x plan.Risk) []string { return []string{x.Text, x.Measure, x.Who, refText(x.Case, x.Factor)} })
	},
	set: func(b *plan.Body, rows [][]string, _ func(int, int, string)) {
		b.Risks = records(rows, func(_ int, r []string) plan.Risk {
			x := plan.Risk{Text: r[0], Measure: r[1], Who: r[2]}
			x.Case, x.Factor = parseRef(r[3])
			return x
		})
	},
}

// refText names a factor of a case in a form, such as 5/geld.
func refText(nr int, factor string) string {
	if factor == "" {
		return ""
	}
	return strconv.Itoa(nr) + "/" + factor
}

func parseRef(text string) (nr int, factor string) {
	digits, factor, ok := strings.Cut(text, "/")
	nr, err := strconv.Atoi(digits)
	if !ok || err != nil || len(factor) > plan.MaxShort {
		return 0, ""
	}
	return nr, factor
}

func hoursText(p *i18n.Printer, hours float64) string {
	if hours == 0 {
		return ""
	}
	text := strconv.FormatFloat(hours, 'f', -1, 64)
	if p.Lang == catalogue.Dutch {
		text = strings.Replace(text, ".", ",", 1)
	}
	return text
}

// name is that of a cell's field; rows count from 1.
func (t *planTable) name(row, column int) string {
	return t.id + "-" + strconv.Itoa(row) + "-" + strconv.Itoa(column+1)
}

// put writes rows into the values of a form.
func (t *planTable) put(v url.Values, rows [][]string) {
	for i, row := range rows {
		for j, cell := range row {
			v.Set(t.name(i+1, j), cell)
		}
	}
}

// read gives the rows of a form that say something: all that a form has room
// for, so that who fills more than is kept is told, and loses none of them.
func (t *planTable) read(v url.Values) [][]string {
	var rows [][]string
	for i := 1; v.Has(t.name(i, 0)) && len(rows) < plan.MaxRows+blankRows; i++ {
		row := make([]string, len(t.columns))
		said := false
		for j, c := range t.columns {
			row[j] = clean(v.Get(t.name(i, j)))
			said = said || row[j] != "" && !c.hidden
		}
		if said {
			rows = append(rows, row)
		}
	}
	return rows
}
