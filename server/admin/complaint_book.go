package admin

import (
	"net/url"
	"time"

	"antrean/internal/problem"
	"antrean/office/complaint"
	"antrean/office/worktime"
	"antrean/server/edge"
)

// complaintsMost is how many lines of the book stand on one page.
const complaintsMost = 50

// The lines of the book that can be asked for.
const (
	showOpen    = "open"
	showOverdue = "overdue"
	showMine    = "mine"
	showAll     = "all"
)

type complaintRow struct {
	Ref, Received, Kind, Way, Service, Owner, State, Stage string
	Due                                                    string
	First, Late                                            bool
}

type complaintFilter struct {
	Label, Path string
	On          bool
	N           int // lines; -1: not counted
}

type complaintBook struct {
	Filters []complaintFilter
	Rows    []complaintRow
	Older   string
	Find    string // what was looked for and is not there

	Reports, Manages bool // who asks may open those pages
}

// ComplaintBook answers GET /admin/pengaduan: the complaints that owe an answer, those that are late, one's own, or all.
func (a *Admin) ComplaintBook(v *View) error {
	if typed := v.c.Query("q"); typed != "" {
		if ref, ok := complaint.ParseRef(typed); ok {
			return v.lead(complaintPath(ref))
		}
	}
	show := v.c.Query("show")
	open, err := a.office.Complaints.Book.Complaints(complaint.Query{Open: true})
	if err != nil {
		return problem.Wrap("unavailable", err)
	}
	today := a.office.Complaints.Today()
	var late, mine []complaint.Complaint
	for i := range open {
		if first, answer := open[i].Overdue(today); first || answer {
			late = append(late, open[i])
		}
		if open[i].Owner == v.Who.Name {
			mine = append(mine, open[i])
		}
	}
	page := complaintBook{Find: v.c.Query("q"), Reports: v.May(edge.SeeReports), Manages: v.May(edge.ManageOffice)}
	list := open
	switch show {
	case showOverdue:
		list = late
	case showMine:
		list = mine
	case showAll:
		if list, err = a.complaintPage(v, &page); err != nil {
			return err
		}
	default:
		show = showOpen
	}
	for _, f := range []struct {
		name string
		n    int
	}{{showOpen, len(open)}, {showOverdue, len(late)}, {showMine, len(mine)}, {showAll, -1}} {
		page.Filters = append(page.Filters, complaintFilter{v.T("admin_complaint.show." + f.name), "/admin/pengaduan?show=" + f.name, f.name == show, f.n})
	}
	names := a.complaintNames()
	for i := range list {
		page.Rows = append(page.Rows, a.complaintRow(v, &list[i], today, names))
	}
	return v.Show("complaint_book", v.T("admin.complaints"), page)
}

// complaintPage is a page of the whole book.
func (a *Admin) complaintPage(v *View, page *complaintBook) ([]complaint.Complaint, error) {
	query := complaint.Query{Limit: complaintsMost + 1}
	query.Before, _ = complaint.ParseRef(v.c.Query("before")) // anything else is the newest page
	list, err := a.office.Complaints.Book.Complaints(query)
	if err != nil {
		return nil, problem.Wrap("unavailable", err)
	}
	if len(list) > complaintsMost {
		list = list[:complaintsMost]
		page.Older = "/admin/pengaduan?" + url.Values{"show": {showAll}, "before": {list[complaintsMost-1].String()}}.Encode()
	}
	return list, nil
}

func complaintPath(ref complaint.Ref) string { return "/admin/pengaduan/" + ref.String() }

// complaintNames are what colleagues call those who look after complaints.
func (a *Admin) complaintNames() map[string]string {
	names := map[string]string{}
	all, err := a.office.Accounts.Accounts()
	if err != nil {
		return names // login names do as well
	}
	for _, account := range all {
		names[account.Name] = account.Called()
	}
	return names
}

func named(names map[string]string, login string) string {
	if name, ok := names[login]; ok {
		return name
	}
	return login
}

func (a *Admin) complaintRow(v *View, c *complaint.Complaint, today worktime.Date, names map[string]string) complaintRow {
	row := complaintRow{
		Ref: c.String(), Received: v.When(c.ReceivedAt), Kind: v.T("admin_complaint.kind." + string(c.Kind)), Way: v.T("admin_complaint.way." + string(c.Way)),
		Owner: named(names, c.Owner), State: string(c.State), Stage: v.T("admin_complaint.state." + string(c.State)),
	}
	if c.Service != "" {
		row.Service = v.serviceName(c.Service)
	}
	day, first := c.NextDue()
	if day != "" {
		row.Due, row.First = v.day(day), first
	}
	lateFirst, lateAnswer := c.Overdue(today)
	row.Late = lateFirst || lateAnswer
	return row
}

// day is a day as people write it.
func (v *View) day(day worktime.Date) string { return worktime.FormatDate(v.Lang, day.Start(time.UTC)) }
