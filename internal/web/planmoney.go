package web

import (
	"net/url"
	"strconv"

	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
	"warmwater/internal/plan"
	"warmwater/views"
)

// planMoney is what of the funding is no table in the form.
func planMoney(p *i18n.Printer, b *plan.Body, v url.Values) *views.PlanMoney {
	m := &views.PlanMoney{Start: v.Get(formStart)}
	start, _ := strconv.Atoi(m.Start) // 0 is no year either
	for i := range plan.Years {
		name := formCosts + strconv.Itoa(i+1)
		m.Costs = append(m.Costs, views.PlanCost{Name: name, Label: yearName(p, start, i+1), Value: v.Get(name)})
	}
	m.Table = fundingView(p, &b.Funding)
	return m
}

// readCosts reads the first year and the costs; bad is told of which year, from
// 1, they cannot be read. What is 0 was said to be so: what is blank is not
// known.
func readCosts(v url.Values, f *plan.Funding, bad func(year int)) {
	year := clean(v.Get(formStart))
	start, err := strconv.Atoi(year)
	if f.Start = start; year != "" && err != nil {
		f.Start = -1 // no year: Check says so
	}
	costs := make([]string, plan.Years)
	for i := range costs {
		costs[i] = clean(v.Get(formCosts + strconv.Itoa(i+1)))
	}
	f.Costs = parseAmounts(costs, bad)
	for i, text := range costs {
		f.Free[i] = text != "" && f.Costs[i] == 0
	}
}

// A sum is an amount that may not be known.
type sum struct {
	amount plan.Amount
	known  bool
}

func known(amounts [plan.Years]plan.Amount) (list [plan.Years]sum) {
	for i, a := range amounts {
		list[i] = sum{a, true}
	}
	return list
}

// total is known where all of a list are.
func total(list [plan.Years]sum) sum {
	all := sum{known: true}
	for _, x := range list {
		all.amount += x.amount
		all.known = all.known && x.known
	}
	return all
}

// fundingView is the funding as it adds up, or nil where there is none.
func fundingView(p *i18n.Printer, f *plan.Funding) *views.PlanTable {
	if len(f.Sources) == 0 && !f.HasCosts() {
		return nil
	}
	t := &views.PlanTable{Caption: p.T("plan.funding"), Head: []string{p.T("plan.funding.source")}, Numbers: 1}
	for i := range plan.Years {
		t.Head = append(t.Head, yearName(p, f.Start, i+1))
	}
	t.Head = append(t.Head, p.T("plan.total"))
	row := func(name, unknown string, list [plan.Years]sum) []string {
		cells, plain := []string{name}, []string{}
		for _, x := range list {
			cells, plain = append(cells, sumText(p, x, unknown)), append(plain, plainSum(x, unknown))
		}
		open := p.T("plan.funding.unknown")
		t.Plain = append(t.Plain, append(plain, plainSum(total(list), open)))
		return append(cells, sumText(p, total(list), open))
	}
	for _, source := range f.Sources {
		t.Rows = append(t.Rows, row(source.Name, "", known(source.Amounts)))
	}
	in := known(f.Totals())
	t.Foot = append(t.Foot, row(p.T("plan.funding.total"), "", in))
	if f.HasCosts() {
		var costs, left [plan.Years]sum
		for i := range costs {
			costs[i].amount, costs[i].known = f.Cost(i)
			left[i] = sum{in[i].amount - costs[i].amount, costs[i].known}
		}
		t.Foot = append(t.Foot,
			row(p.T("plan.costs"), p.T("plan.nothing"), costs), row(p.T("plan.funding.left"), p.T("plan.funding.unknown"), left))
	}
	return t
}

// sumText writes an amount in euro, or that it is not known; nothing is 0.
func sumText(p *i18n.Printer, x sum, unknown string) string {
	switch {
	case !x.known:
		return unknown
	case x.amount == 0:
		return "€ 0"
	case x.amount < 0:
		return "− € " + amountText(p, -x.amount)
	}
	return "€ " + amountText(p, x.amount)
}

// plainSum writes an amount as a spreadsheet reads it.
func plainSum(x sum, unknown string) string {
	switch {
	case !x.known:
		return unknown
	case x.amount%100 == 0:
		return strconv.FormatInt(int64(x.amount/100), 10)
	}
	return strconv.FormatFloat(float64(x.amount)/100, 'f', 2, 64)
}

// amountText writes an amount without the sign of the euro; nothing is left
// blank.
func amountText(p *i18n.Printer, a plan.Amount) string {
	if a == 0 {
		return ""
	}
	text := p.Int(int(a / 100))
	if cents := int(a % 100); cents > 0 {
		sign := ","
		if p.Lang == catalogue.English {
			sign = "."
		}
		text += sign + strconv.Itoa(cents/10) + strconv.Itoa(cents%10)
	}
	return text
}

func amountTexts(p *i18n.Printer, list [plan.Years]plan.Amount) []string {
	texts := make([]string, plan.Years)
	for i, a := range list {
		texts[i] = amountText(p, a)
	}
	return texts
}

// parseAmounts reads the amounts of the years; bad is told of which year, from
// 1, there is none to be read.
func parseAmounts(texts []string, bad func(year int)) (list [plan.Years]plan.Amount) {
	for i, text := range texts {
		a, ok := plan.ParseAmount(text)
		if !ok {
			bad(i + 1)
		}
		list[i] = a
	}
	return list
}
