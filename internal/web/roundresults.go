package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"warmwater/internal/address"
	"warmwater/internal/catalogue"
	"warmwater/internal/i18n"
	"warmwater/internal/shortlist"
	"warmwater/internal/visitor"
	"warmwater/views"
)

// roundResults makes the tally of a closed round, how robust it is, and what
// the group chose. decide offers the form for that; names shows who ranked
// what.
func (s *Server) roundResults(p *i18n.Printer, r *shortlist.Round, decide, names bool) (*views.RoundResults, error) {
	ballots, keys := r.Ballots(), r.Keys()
	list, err := shortlist.Tally(r.Picks, keys, ballots)
	if err != nil {
		return nil, err
	}
	byPickers, byPairs := places(shortlist.ByPickers(list)), places(shortlist.Copeland(r.Picks, list, ballots))
	titles, hrefs := map[string]string{}, map[string]string{}
	for i := range r.Candidates {
		x := &r.Candidates[i]
		titles[x.Key], hrefs[x.Key] = p.Of(x.Title), s.candidateHref(p, x)
		if x.Kind == catalogue.TypeCase { // often of the same name as an action
			titles[x.Key] += " (" + itemLabel(p, x.Kind, x.Nr) + ")"
		}
	}
	v := &views.RoundResults{Picks: r.Picks, Version: r.Version, Reason: r.Decision.Reason, DecideBy: decide}
	for _, x := range list {
		v.Most = max(v.Most, slices.Max(x.Counts))
		v.Rows = append(v.Rows, views.ResultLine{
			Key: x.Candidate, Href: hrefs[x.Candidate], Title: titles[x.Candidate], Rank: x.Rank, Total: x.Total, Pickers: x.Pickers,
			Mean: x.Mean, Spread: x.Spread, Counts: x.Counts,
			ByPick: byPickers[x.Candidate], Copeland: byPairs[x.Candidate],
			Note: r.Notes[x.Candidate], Chosen: slices.Contains(r.Decision.Chosen, x.Candidate),
		})
		if slices.Contains(r.Decision.Chosen, x.Candidate) {
			v.Decided = append(v.Decided, titles[x.Candidate])
		}
	}
	if v.Ballots = len(ballots); v.Counted() {
		v.Cut = cutTexts(p, r, list, titles)
		if v.Robust, err = robustTexts(p, r, list, titles, names); err != nil {
			return nil, err
		}
	}
	addBallots(p, v, ballots, titles, names)
	return v, nil
}

// cutTexts says who is among the first, and what decided between equal totals
// there.
func cutTexts(p *i18n.Printer, r *shortlist.Round, list []shortlist.Standing, titles map[string]string) []string {
	cut := shortlist.CutAt(list, r.Picks)
	said := []string{p.N("tally.cut.in", r.Picks, i18n.Args{"names": titlesOf(p, cut.In, titles)})}
	if level := shortlist.Level(list, r.Picks); len(level) > len(cut.Tied) {
		said = append(said, p.T("tally.cut.level", i18n.Args{"names": titlesOf(p, level, titles)}))
	}
	if len(cut.Tied) > 0 {
		said = append(said, p.N("tally.cut.tied", cut.Left, i18n.Args{"names": titlesOf(p, cut.Tied, titles)}))
	}
	return said
}

func places(list []shortlist.Place) map[string]int {
	at := map[string]int{}
	for _, x := range list {
		at[x.Candidate] = x.Rank
	}
	return at
}

// titlesOf names candidates in one line.
func titlesOf(p *i18n.Printer, keys []string, titles map[string]string) string {
	if len(keys) == 0 {
		return p.T("tally.nobody")
	}
	list := make([]string, len(keys))
	for i, key := range keys {
		list[i] = "“" + titles[key] + "”"
	}
	return strings.Join(list, ", ")
}

// robustTexts says what would change if one ballot were left out, and which of
// the first come out under the two other rules.
func robustTexts(p *i18n.Printer, r *shortlist.Round, list []shortlist.Standing, titles map[string]string, names bool) ([]string, error) {
	changes, err := shortlist.LeaveOneOut(r.Picks, r.Keys(), r.Ballots(), r.Picks)
	if err != nil {
		return nil, err
	}
	var said []string
	for i, x := range changes {
		if len(x.Enter)+len(x.Leave) == 0 {
			continue
		}
		member := p.T("tally.ballot", i18n.Args{"nr": i + 1})
		if names {
			member = x.Member
		}
		said = append(said, p.T("tally.without", i18n.Args{
			"member": member, "enter": titlesOf(p, x.Enter, titles), "leave": titlesOf(p, x.Leave, titles),
		}))
	}
	if len(said) == 0 {
		said = append(said, p.N("tally.without.none", r.Picks))
	}
	in := shortlist.CutAt(list, r.Picks)
	first := append(slices.Clone(in.In), in.Tied...)
	for key, places := range map[string][]shortlist.Place{
		"tally.other.pickers": shortlist.ByPickers(list), "tally.other.pairs": shortlist.Copeland(r.Picks, list, r.Ballots()),
	} {
		var others []string
		for i, x := range places {
			// Of those that share a rank across the cut none is sure to come in.
			last := i
			for last+1 < len(places) && places[last+1].Rank == x.Rank {
				last++
			}
			if last < r.Picks && !slices.Contains(first, x.Candidate) {
				others = append(others, x.Candidate)
			}
		}
		said = append(said, p.T(key, i18n.Args{"names": titlesOf(p, others, titles)}))
	}
	slices.Sort(said[len(said)-2:])
	return said, nil
}

// addBallots shows what each member ranked, by name or by number.
func addBallots(p *i18n.Printer, v *views.RoundResults, ballots []shortlist.Ballot, titles map[string]string, names bool) {
	for i, b := range ballots {
		name := p.T("tally.ballot", i18n.Args{"nr": i + 1})
		if names {
			name = b.Member
		}
		v.Names = append(v.Names, name)
	}
	for _, x := range v.Rows {
		row := []string{titles[x.Key]}
		for _, b := range ballots {
			cell := "–"
			if rank, ok := b.Ranks[x.Key]; ok {
				cell = strconv.Itoa(rank)
			}
			row = append(row, cell)
		}
		v.Table = append(v.Table, row)
	}
}

// postDecision keeps the notes of the discussion and what the group chose.
func (s *Server) postDecision(c echo.Context, p *i18n.Printer, token visitor.Token, r *shortlist.Round, part shortlist.Part) error {
	version, _ := strconv.Atoi(c.FormValue("versie"))
	values, err := c.FormParams()
	if err != nil {
		return &catalogue.Error{Kind: catalogue.Invalid, Message: "error.bad", Err: err}
	}
	notes := map[string]string{}
	var chosen []string
	var issues []string
	for _, key := range r.Keys() {
		note := typed(c, "nota-"+key)
		if note != "" {
			notes[key] = note
		}
		if slices.Contains(values["kies"], key) {
			chosen = append(chosen, key)
		}
		issues = append(issues, fieldTexts(p, shortlist.Remarks{Note: note, Status: shortlist.Keep}.Check())...)
	}
	reason := typed(c, "waarom")
	issues = append(issues, fieldTexts(p, shortlist.Remarks{Note: reason, Status: shortlist.Keep}.Check())...)
	status := http.StatusBadRequest
	if len(issues) == 0 {
		err := s.store.SaveDecision(c.Request().Context(), token, version, notes, shortlist.Decision{Chosen: chosen, Reason: reason})
		if err == nil {
			return c.Redirect(http.StatusSeeOther, address.Round(p.Lang, token)+"?klaar=bewaard#keuze")
		}
		if catalogue.KindOf(err) != catalogue.Conflict || part != shortlist.Coordinator {
			return err
		}
		status, issues = http.StatusConflict, []string{p.T("error.conflict")}
		if _, r, _, _, err = s.findRound(c); err != nil {
			return err
		}
	}
	// What was typed stays, beside what is there now.
	now := *r
	r.Notes, r.Decision = notes, shortlist.Decision{Chosen: chosen, Reason: reason}
	page, err := s.roundPage(p, c, token, r, part)
	if err != nil {
		return err
	}
	page.Issues = issues
	if status == http.StatusConflict && page.Results != nil {
		page.Results.Theirs = theirDecision(p, page.Results.Rows, &now)
	}
	return s.render(c, status, views.Round(page))
}

// theirDecision is what another decided and noted meanwhile, by candidate.
func theirDecision(p *i18n.Printer, rows []views.ResultLine, r *shortlist.Round) []views.TheirLine {
	var list []views.TheirLine
	for _, x := range rows {
		text := r.Notes[x.Key]
		if slices.Contains(r.Decision.Chosen, x.Key) {
			text = strings.TrimSpace(p.T("decision.chosen") + ". " + text)
		}
		if text != "" {
			list = append(list, views.TheirLine{About: x.Title, Text: text})
		}
	}
	if r.Decision.Reason != "" {
		list = append(list, views.TheirLine{About: p.T("decision.reason"), Text: r.Decision.Reason})
	}
	return list
}
