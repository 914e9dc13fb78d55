package report

import (
	"time"

	"antrean/internal/problem"
	"antrean/office/complaint"
	figures "antrean/office/report"
	"antrean/office/worktime"
	"antrean/server/edge"
)

// A book is the complaints that came in a period, and how the office did with them. What people wrote is not in it.
type book struct {
	Period  figures.Period
	List    []complaint.Complaint
	Figures complaint.Figures
	Today   worktime.Date
	Names   map[string]string // of staff
}

// book reads the book of a period.
func (s *Sources) book(period figures.Period) (*book, error) {
	zone := s.zone()
	b := &book{Period: period, Today: s.today(), Names: map[string]string{}}
	var err error
	b.List, err = s.Complaints.Complaints(complaint.Query{From: period.From.Start(zone), To: period.To.Add(1).Start(zone)})
	if err != nil {
		return nil, problem.Wrap("unavailable", err)
	}
	all, err := s.People.Accounts()
	if err != nil {
		return nil, problem.Wrap("unavailable", err)
	}
	for _, account := range all {
		b.Names[account.Name] = account.Called()
	}
	b.Figures = complaint.Count(b.List, s.In.Hours, b.Today)
	return b, nil
}

// complaints is the report of the book of complaints.
func complaints(s *Sources, scope figures.Scope, n Naming) (*body, error) {
	b, err := s.book(scope.Period)
	if err != nil {
		return nil, err
	}
	t := n.words().T
	return &body{Empty: len(b.List) == 0, None: t("report.complaints.empty"), Lead: t("report.complaints.empty.lead"),
		Cards: n.complaintCards(&b.Figures), Tables: n.complaintTables(b, s.zone()),
		Links: []offer{{t("report_cases.link.book"), "/admin/pengaduan", edge.AnswerComplaints}},
		Notes: []string{t("report.complaints.how.days"), t("report.complaints.how.time"), t("report.complaints.how.text")}}, nil
}

func (n Naming) complaintCards(f *complaint.Figures) []card {
	t := n.words().T
	days := func(name string, value *float64) card {
		if value == nil {
			return card{Name: name, Value: "–"}
		}
		return card{Name: name, Value: n.decimal(*value), Note: t("report.complaints.days")}
	}
	inTime := func(name string, good, of int) card {
		if of == 0 {
			return card{Name: name, Value: "–"}
		}
		return card{Name: name, Value: n.text(Share, float64(good)/float64(of)), Note: t("report.complaints.of", "n", good, "of", of), Class: "good"}
	}
	late := card{Name: t("report.complaints.overdue"), Value: n.thousands(f.Overdue)}
	if f.Overdue > 0 {
		late.Class = "warn"
	}
	return []card{
		{Name: t("report.complaints.received"), Value: n.thousands(f.Received), Class: "main"}, late,
		inTime(t("report.complaints.first_in_time"), f.FirstInTime, f.FirstOf), inTime(t("report.complaints.in_time"), f.InTime, f.Of),
		days(t("report.complaints.first_days"), f.FirstDays), days(t("report.complaints.close_days"), f.CloseDays),
	}
}

// complaintTables are the tables of the page and of its files.
func (n Naming) complaintTables(b *book, zone *time.Location) []Table {
	return []Table{n.complaintCounts(&b.Figures), n.complaintTimes(&b.Figures), n.complaintBook(b, zone)}
}

// complaintCounts is how many there were of what.
func (n Naming) complaintCounts(f *complaint.Figures) Table {
	t := n.words().T
	out := Table{ID: "complaint-counts", Title: t("report.table.total"), Columns: []Column{{t("report.col.measure"), Text}, {t("report.col.value"), Count}}}
	add := func(name string, value int) { out.Rows = append(out.Rows, []Cell{name, value}) }
	add(t("report.complaints.received"), f.Received)
	for _, kind := range complaint.Kinds() {
		add(t("admin_complaint.kind."+string(kind)), f.Kinds[kind])
	}
	for _, way := range complaint.Ways() {
		add(t("admin_complaint.way."+string(way)), f.Ways[way])
	}
	for _, state := range complaint.States() {
		add(t("admin_complaint.state."+string(state)), f.States[state])
	}
	add(t("report.complaints.overdue"), f.Overdue)
	add(t("report.complaints.reopened"), f.Reopened)
	add(t("report.complaints.withdrawn"), f.Withdrawn)
	return out
}

// complaintTimes is whether the office was in time, and how long it took.
func (n Naming) complaintTimes(f *complaint.Figures) Table {
	t := n.words().T
	out := Table{ID: "complaint-times", Title: t("report.complaints.times"), Columns: []Column{
		{t("report.col.measure"), Text}, {t("report.complaints.share"), Share}, {t("report.complaints.median"), Rate}}}
	add := func(name string, good, of int, days *float64) {
		row := []Cell{name, nil, nil}
		if of > 0 {
			row[1] = float64(good) / float64(of)
		}
		if days != nil {
			row[2] = *days
		}
		out.Rows = append(out.Rows, row)
	}
	add(t("report.complaints.first_at"), f.FirstInTime, f.FirstOf, f.FirstDays)
	add(t("report.complaints.answered_at"), f.InTime, f.Of, f.AnswerDays)
	add(t("report.complaints.closed_at"), 0, 0, f.CloseDays)
	return out
}

// complaintBook is a line a complaint, with its days.
func (n Naming) complaintBook(b *book, zone *time.Location) Table {
	t := n.words().T
	out := Table{ID: "complaint-book", Title: t("report.complaints"), Columns: []Column{
		{t("admin_complaint.ref"), Text}, {t("admin_complaint.received"), Date}, {t("admin_complaint.way"), Text}, {t("admin_complaint.kind"), Text},
		{t("admin_complaint.service"), Text}, {t("admin.state"), Text}, {t("admin_complaint.owner"), Text},
		{t("report.complaints.first_due"), Date}, {t("report.complaints.first_at"), Date}, {t("report.complaints.first_in_time"), Text},
		{t("report.complaints.due"), Date}, {t("report.complaints.answered_at"), Date}, {t("report.complaints.in_time"), Text},
		{t("report.complaints.closed_at"), Date}, {t("report.complaints.reopened"), Text}}}
	for i := range b.List {
		out.Rows = append(out.Rows, n.complaintLine(b, &b.List[i], zone))
	}
	return out
}

func (n Naming) complaintLine(b *book, c *complaint.Complaint, zone *time.Location) []Cell {
	t := n.words().T
	day := func(at time.Time) Cell {
		if at.IsZero() {
			return nil
		}
		return string(worktime.DateOf(at, zone))
	}
	text := func(value string) Cell {
		if value == "" {
			return nil
		}
		return value
	}
	service, owner := "", c.Owner
	if c.Service != "" {
		service = n.short(c.Service)
	}
	if name, ok := b.Names[c.Owner]; ok {
		owner = name
	}
	reopened := ""
	if !c.ReopenedAt.IsZero() {
		reopened = t("report.complaints.yes")
	}
	first, answer := c.Overdue(b.Today)
	return []Cell{
		c.String(), day(c.ReceivedAt), t("admin_complaint.way." + string(c.Way)), t("admin_complaint.kind." + string(c.Kind)),
		text(service), t("admin_complaint.state." + string(c.State)), text(owner),
		string(c.FirstDue), day(c.FirstAt), n.kept(c, c.FirstAt, first || c.FirstLate),
		string(c.Due), day(c.AnsweredAt), n.kept(c, c.AnsweredAt, answer || c.Late),
		day(c.ClosedAt), text(reopened),
	}
}

// kept says whether a day was kept; nothing while it may still be, and when the complaint was withdrawn.
func (n Naming) kept(c *complaint.Complaint, done time.Time, late bool) Cell {
	switch {
	case c.Withdrawn:
		return nil
	case late:
		return n.words().T("report.complaints.no")
	case done.IsZero():
		return nil
	}
	return n.words().T("report.complaints.yes")
}
