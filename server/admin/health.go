package admin

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/office/casefile"
	"antrean/office/journal"
	"antrean/office/worktime"
	"antrean/server/edge"
	"antrean/server/snapshot"
)

// The health board is what staff say is down: nothing is asked of the systems themselves. It is set in two taps: the
// system, then until when.

type healthRow struct {
	Need, Name            string
	Down                  bool
	Since, Back, By, Over string // Over: what was expected and has passed
	Services              string // that stand still
	Closes                bool   // numbers are closed meanwhile
}

type outageRow struct{ Name, From, Until, Lasted, By string }

type healthPage struct {
	Rows    []healthRow
	Spans   []Option   // until when, in one tap
	Gateway gatewayBox // for messages; nothing here asks staff about it, for it is known
	History []outageRow
	CSV     bool
	Bad     string // what was wrong with the time that was typed
	Wrong   string // of which need
	Typed   string
}

// spans are the ends that one tap chooses, in minutes from now.
var spans = [...]int{30, 60, 120, 240}

// unknownSpan is the choice of who does not know when it will be back.
const unknownSpan = "unknown"

// historyMost is how many outages the page lists; the file has them all.
const historyMost = 50

// Health answers GET /kesehatan.
func (a *Admin) Health(v *View) error {
	page, err := a.healthPage(v)
	if err != nil {
		return err
	}
	return v.Show("health", v.T("admin.health"), page)
}

func (a *Admin) healthPage(v *View) (*healthPage, error) {
	page := &healthPage{CSV: v.May(edge.Export)}
	view := a.office.Engine.View()
	closing := []string{}
	if view.Setup.Cases != nil {
		closing = view.Setup.Cases.PolicyInForce().CloseWhenDown
	}
	troubles := snapshot.TroublesOf(a.office, view)
	for _, name := range a.needs() {
		need := view.Cases.Need(name)
		row := healthRow{Need: name, Name: snapshot.NeedName(v.Lang, name), Down: need.Down, Closes: slices.Contains(closing, name)}
		if need.Down {
			row.Since, row.By = v.When(need.Since), v.called(need.By)
			if need.Expected.After(a.office.Now()) {
				row.Back = v.When(need.Expected)
			} else {
				row.Over = v.When(need.Expected)
			}
		}
		for _, t := range troubles {
			if t.Need == name {
				row.Services = t.Affected(a.office.Catalogue(), v.Lang)
			}
		}
		page.Rows = append(page.Rows, row)
	}
	slices.SortStableFunc(page.Rows, func(x, y healthRow) int { return order(y.Down) - order(x.Down) })
	for _, minutes := range spans {
		page.Spans = append(page.Spans, Option{Value: strconv.Itoa(minutes), Label: v.lasts(time.Duration(minutes) * time.Minute)})
	}
	page.Spans = append(page.Spans, Option{Value: unknownSpan, Label: v.T("admin_health.unknown")})
	var err error
	if page.Gateway, err = a.gatewayBox(v); err != nil {
		return nil, err
	}
	return page, a.history(v, page)
}

func order(down bool) int {
	if down {
		return 1
	}
	return 0
}

// needs are what may be down, those first that are down though the standards no longer name them.
func (a *Admin) needs() []string {
	names := casefile.KnownNeeds(a.office.Catalogue())
	for _, need := range a.office.Engine.View().Cases.Down() {
		if !slices.Contains(names, need.Name) {
			names = append(names, need.Name)
		}
	}
	return names
}

func (a *Admin) history(v *View, page *healthPage) error {
	rows, err := a.office.Past.Outages()
	if err != nil {
		return problem.Wrap("unavailable", err)
	}
	for _, row := range rows[:min(len(rows), historyMost)] {
		one := outageRow{Name: snapshot.NeedName(v.Lang, row.Need), From: v.When(time.UnixMilli(row.Since)), By: v.called(row.By)}
		if row.Until != 0 {
			one.Until = v.When(time.UnixMilli(row.Until))
		}
		one.Lasted = v.lasts(a.lasted(row))
		page.History = append(page.History, one)
	}
	return nil
}

// lasted is how long something was down, or has been so far.
func (a *Admin) lasted(row journal.OutageRow) time.Duration {
	until := time.UnixMilli(row.Until)
	if row.Until == 0 {
		until = a.office.Now()
	}
	return until.Sub(time.UnixMilli(row.Since))
}

// lasts is a length of time in hours and minutes.
func (v *View) lasts(d time.Duration) string {
	minutes := int(d.Round(time.Minute) / time.Minute)
	switch hours := minutes / 60; {
	case hours == 0:
		return v.T("admin_health.minutes", "n", minutes)
	case minutes%60 == 0:
		return v.T("admin_health.hours", "n", hours)
	default:
		return v.T("admin_health.hours_minutes", "h", hours, "n", minutes%60)
	}
}

// called is a person as colleagues call them.
func (v *View) called(login string) string {
	if account, err := v.admin.office.Accounts.Account(login); err == nil {
		return account.Called()
	}
	return login
}

// SetHealth answers POST /kesehatan: a need is down, until when it may be, or back.
func (a *Admin) SetHealth(v *View) error {
	need, said := v.sent("need"), v.sent("until")
	if !slices.Contains(a.needs(), need) {
		return problem.Field("need", strings.Join(a.needs(), ", "))
	}
	down := v.sent("do") == "down"
	if !down && v.sent("do") != "up" {
		return problem.Field("do", "down, up")
	}
	expected, err := a.expected(v, said)
	if down && err != nil {
		page, lost := a.healthPage(v)
		if lost != nil {
			return lost
		}
		page.Bad, page.Wrong, page.Typed = v.T("admin_health.at.wrong"), need, v.sent("at")
		return v.Again("health", v.T("admin.health"), page)
	}
	if !down {
		expected = time.Time{}
	}
	_, _, err = a.office.Engine.File(v.c.UserContext(), casefile.Request{
		Actor: v.Who.Name, ID: v.sent("request_id"), Digest: edge.Digest("health", []any{need, down, said, v.sent("at")}),
		Lead: v.May(edge.Supervise), Do: casefile.SetNeed{Need: need, Down: down, Expected: expected},
	})
	if err != nil {
		return err
	}
	what, key := "health.up", "admin.said.health.up"
	if down {
		what, key = "health.down", "admin.said.health.down"
	}
	if err := v.Note(what, need, map[string]any{"until": expected}); err != nil {
		return err
	}
	return v.Done("/kesehatan", key, "need", snapshot.NeedName(v.Lang, need))
}

// expected is when somebody thinks that it will be back: some minutes from now, a time of today, or tomorrow's when that
// has passed, or the zero time.
func (a *Admin) expected(v *View, said string) (time.Time, error) {
	now := a.office.Now()
	if said == unknownSpan {
		return time.Time{}, nil
	}
	if said != "at" {
		minutes, err := strconv.Atoi(said)
		if err != nil || !slices.Contains(spans[:], minutes) {
			return time.Time{}, problem.Field("until", "30, 60, 120, 240, at, unknown")
		}
		return now.Add(time.Duration(minutes) * time.Minute).Truncate(time.Minute), nil
	}
	minute, err := worktime.ParseMinute(v.sent("at"))
	if err != nil {
		return time.Time{}, problem.Field("at", "10.30")
	}
	day := worktime.DateOf(now, now.Location())
	at := day.Start(now.Location()).Add(time.Duration(minute) * time.Minute)
	if !at.After(now) {
		at = day.Add(1).Start(now.Location()).Add(time.Duration(minute) * time.Minute)
	}
	return at, nil
}

// HealthCSV answers GET /kesehatan.csv: everything that was ever down, for a spreadsheet.
func (a *Admin) HealthCSV(c *fiber.Ctx) error {
	v := a.view(c)
	rows, err := a.office.Past.Outages()
	if err != nil {
		return problem.Wrap("unavailable", err)
	}
	var out bytes.Buffer
	out.WriteString("\ufeff") // tells Excel that the file is UTF-8
	w := csv.NewWriter(&out)
	w.UseCRLF, w.Comma = true, ';'
	head := []string{}
	for _, column := range []string{"need", "from", "until", "expected", "minutes", "by"} {
		head = append(head, v.T("admin_health.column."+column))
	}
	_ = w.Write(head) // into memory
	for _, row := range rows {
		_ = w.Write([]string{edge.Harmless(snapshot.NeedName(v.Lang, row.Need)), a.stamp(row.Since), a.stamp(row.Until), a.stamp(row.Expected), strconv.Itoa(int(a.lasted(row) / time.Minute)), edge.Harmless(row.By)})
	}
	w.Flush()
	c.Set(fiber.HeaderContentType, "text/csv; charset=utf-8")
	c.Set(fiber.HeaderContentDisposition, `attachment; filename="`+v.T("admin_health.file")+`.csv"`)
	return c.Send(out.Bytes())
}

// stamp is a moment for a spreadsheet; nothing for none.
func (a *Admin) stamp(ms int64) string {
	if ms == 0 {
		return ""
	}
	return a.office.Local(time.UnixMilli(ms)).Format("2006-01-02 15:04")
}
