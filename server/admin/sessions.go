package admin

import (
	"strings"
	"time"

	"antrean/internal/problem"
	"antrean/office/staff"
	"antrean/server/edge"
)

type sessionRow struct {
	ID, Name, Display, Since, Seen, Address, Browser string
	Own                                              bool // the one that asks
}

type sessionsPage struct {
	Rows   []sessionRow
	Action string
}

// sessionRows are the sessions that still count, of one account or of all.
func (a *Admin) sessionRows(v *View, name string) ([]sessionRow, error) {
	all, err := a.office.Sessions.Sessions()
	if err != nil {
		return nil, problem.Wrap("unavailable", err)
	}
	own, now := a.office.SessionID(v.c), time.Now()
	var rows []sessionRow
	for _, kept := range all {
		if !kept.Alive(now) || name != "" && kept.Name != name {
			continue
		}
		account, err := a.office.Accounts.Account(kept.Name)
		if err != nil {
			continue
		}
		id := edge.NameOf(kept.Hash)
		rows = append(rows, sessionRow{ID: id, Name: kept.Name, Display: account.Called(), Since: v.When(kept.Since), Seen: v.When(kept.Seen), Address: kept.Address, Browser: browserOf(kept.Browser), Own: id == own})
	}
	return rows, nil
}

// AllSessions answers GET /admin/sessions: who is signed in where.
func (a *Admin) AllSessions(v *View) error {
	rows, err := a.sessionRows(v, "")
	if err != nil {
		return err
	}
	return v.Show("sessions", v.T("admin.sessions"), sessionsPage{Rows: rows, Action: "/admin/sessions"})
}

// EndAny answers POST /admin/sessions: a session of anybody ends, and closes what it had open.
func (a *Admin) EndAny(v *View) error {
	return a.endSession(v, "/admin/sessions", func(staff.Kept) bool { return true })
}

// browsers are what User-Agent names hold, the more special one first.
var browsers = [][2]string{{"Edg/", "Edge"}, {"OPR/", "Opera"}, {"SamsungBrowser/", "Samsung Internet"}, {"Firefox/", "Firefox"}, {"Chrome/", "Chrome"}, {"Version/", "Safari"}}

// systems likewise.
var systems = [][2]string{{"Android", "Android"}, {"Windows", "Windows"}, {"iPhone", "iPhone"}, {"iPad", "iPad"}, {"CrOS", "ChromeOS"}, {"Macintosh", "macOS"}, {"Linux", "Linux"}}

// browserOf is a User-Agent as people call it: "Chrome 140, Windows". What is not known stays as it is, cut.
func browserOf(agent string) string {
	name := ""
	for _, b := range browsers {
		if _, after, ok := strings.Cut(agent, b[0]); ok {
			version, _, _ := strings.Cut(after, ".")
			name = b[1] + " " + strings.TrimSpace(version[:min(len(version), 4)])
			break
		}
	}
	if name == "" {
		return agent[:min(len(agent), 40)]
	}
	for _, s := range systems {
		if strings.Contains(agent, s[0]) {
			return name + ", " + s[1]
		}
	}
	return name
}
