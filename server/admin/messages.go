package admin

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"time"

	"antrean/internal/problem"
	"antrean/office/message"
	"antrean/office/notify"
	"antrean/server/edge"
)

const (
	deadShown = 200 // messages that were given up, at once
	countDays = 7
	tryWithin = 5 * time.Second // a trial message holds up the next form of these pages
)

type messagesPage struct {
	On           bool
	Gateway      gatewayBox
	Queued       int
	Oldest       string
	Counts       []countRow
	Sent, Unsent int
	Dead         []deadRow
	DeadAll      int
	Again, Trial bool
	Form         *Form
}

// A gatewayBox is how the gateway does, in words.
type gatewayBox struct {
	Name, SentAt, FailedAt, Reason, Until string
	Bad                                   bool
	Dead                                  int  // messages that were given up
	Lead                                  bool // to the page of messages: whoever looks may open it, and is elsewhere
}

// Trouble reports whether somebody has to look after messages: the gateway fails, or some were given up.
func (b gatewayBox) Trouble() bool { return b.Bad || b.Dead > 0 }

type countRow struct {
	Kind, Why    string
	Sent, Unsent int
}

type deadRow struct {
	ID                      int64
	Code, Kind, At, Changed string
	Reason                  string
	Attempts                int
	Again                   bool
}

// gatewayBox says how the gateway for messages does: for this page, home, the devices and the health board.
func (a *Admin) gatewayBox(v *View) (gatewayBox, error) {
	if !a.office.Messages.On() {
		return gatewayBox{}, nil
	}
	load, err := a.office.Messages.Book.Load()
	if err != nil {
		return gatewayBox{}, problem.Wrap("unavailable", err)
	}
	h := a.office.Messages.Health()
	box := gatewayBox{Name: h.Name, SentAt: v.When(h.SentAt), FailedAt: v.When(h.FailedAt), Bad: h.Failures > 0, Reason: v.messageReason(h.Reason),
		Dead: load.Dead, Lead: v.May(edge.ManageMessages) && !strings.HasPrefix(v.Path, "/admin/pesan")}
	if h.Until.After(time.Now()) {
		box.Until = v.When(h.Until)
	}
	return box, nil
}

// messageReason is why a message was not sent, in words.
func (v *View) messageReason(reason string) string {
	status, answered := strings.CutPrefix(reason, "status_")
	code, ended := strings.CutPrefix(reason, "exit_")
	switch {
	case reason == "":
		return ""
	case answered:
		return v.T("admin_messages.reason.status", "n", status)
	case ended:
		return v.T("admin_messages.reason.exit", "n", code)
	}
	return v.T("admin_messages.reason." + reason)
}

func trialForm(v *View) *Form {
	return &Form{Action: "/admin/pesan/coba", Submit: v.T("admin_messages.try.send"), Quiet: true, Fields: []*Field{
		{Name: "contact", Label: v.T("admin_messages.try.number"), Kind: "text", Hint: v.T("admin_messages.try.hint"), Must: true, Most: message.AddressMost},
	}}
}

// Messages answers GET /admin/pesan: how the gateway does, what becomes of messages, and what was given up.
func (a *Admin) Messages(v *View) error {
	page, err := a.messagesPage(v)
	if err != nil {
		return err
	}
	return v.Show("messages", v.T("admin.messages"), page)
}

func (a *Admin) messagesPage(v *View) (*messagesPage, error) {
	m := a.office.Messages
	page := &messagesPage{On: m.On(), Form: trialForm(v), Trial: v.May(edge.ManageOffice)}
	if m == nil {
		return page, nil
	}
	var err error
	if page.Gateway, err = a.gatewayBox(v); err != nil {
		return nil, err
	}
	load, err := m.Book.Load()
	if err != nil {
		return nil, problem.Wrap("unavailable", err)
	}
	page.Queued, page.Oldest, page.DeadAll = load.Queued, v.When(load.Oldest), load.Dead
	counts, err := m.Book.Counts(a.office.Now().AddDate(0, 0, 1-countDays).Format(time.DateOnly))
	if err != nil {
		return nil, problem.Wrap("unavailable", err)
	}
	page.count(v, counts)
	dead, err := m.Book.Dead(deadShown)
	if err != nil {
		return nil, problem.Wrap("unavailable", err)
	}
	for i := range dead {
		row := a.deadRow(v, &dead[i])
		page.Again = page.Again || row.Again
		page.Dead = append(page.Dead, row)
	}
	return page, nil
}

func (a *Admin) deadRow(v *View, one *message.Message) deadRow {
	return deadRow{ID: one.ID, Code: one.Code, Kind: v.T("admin_messages.kind." + string(one.Kind)), At: v.When(one.At), Changed: v.When(one.Changed),
		Reason: v.messageReason(one.Reason), Attempts: one.Attempts, Again: one.Again() && a.office.Messages.On()}
}

// count adds up what became of messages of each kind, with the reasons of those that were not sent.
func (page *messagesPage) count(v *View, counts []message.Count) {
	for _, kind := range notify.Kinds() {
		row := countRow{Kind: v.T("admin_messages.kind." + string(kind))}
		why := map[string]int{}
		var order []string
		for _, c := range counts {
			switch {
			case c.Kind != kind:
			case c.What == message.Sent:
				row.Sent += c.N
			default:
				if why[c.What] == 0 {
					order = append(order, c.What)
				}
				why[c.What] += c.N
				row.Unsent += c.N
			}
		}
		if row.Sent+row.Unsent == 0 {
			continue
		}
		var said []string
		for _, reason := range order {
			said = append(said, v.messageReason(reason)+" "+strconv.Itoa(why[reason]))
		}
		row.Why = strings.Join(said, ", ")
		page.Sent, page.Unsent = page.Sent+row.Sent, page.Unsent+row.Unsent
		page.Counts = append(page.Counts, row)
	}
}

// RetryMessages answers POST /admin/pesan/lagi: one message that was given up is tried again, or with none named all.
func (a *Admin) RetryMessages(v *View) error {
	return a.withDead(v, "message.retried", "admin_messages.said.again", func(id int64) (int, error) { return a.office.Messages.Retry(id) })
}

// DiscardMessages answers POST /admin/pesan/buang: one message that was given up is removed, or with none named all.
func (a *Admin) DiscardMessages(v *View) error {
	return a.withDead(v, "message.discarded", "admin_messages.said.discard", func(id int64) (int, error) { return a.office.Messages.Book.Discard(id) })
}

func (a *Admin) withDead(v *View, what, said string, do func(id int64) (int, error)) error {
	if a.office.Messages == nil {
		return v.lead("/admin/pesan")
	}
	id := int64(0)
	if one := v.c.FormValue("id"); one != "all" {
		var err error
		if id, err = strconv.ParseInt(one, 10, 64); err != nil || id <= 0 {
			return problem.Field("id", "1, 2, …, all")
		}
	}
	n, err := do(id)
	if err != nil {
		return problem.Wrap("unavailable", err)
	}
	if n > 0 {
		if err := v.Note(what, "", map[string]any{"n": n}); err != nil {
			return err
		}
	}
	return v.Done("/admin/pesan", said, "n", n)
}

// TryMessage answers POST /admin/pesan/coba: a trial message goes to a number that is typed, which is kept nowhere.
func (a *Admin) TryMessage(v *View) error {
	page, err := a.messagesPage(v)
	if err != nil {
		return err
	}
	form := page.Form.Read(v)
	if !form.Bad() {
		if err := v.Note("message.tried", "", nil); err != nil {
			return err
		}
		ctx, cancel := context.WithTimeout(v.c.UserContext(), tryWithin)
		defer cancel()
		failed := a.office.Messages.Try(ctx, form.Value("contact"), v.Lang)
		if failed == nil {
			return v.Done("/admin/pesan", "admin_messages.said.tried")
		}
		form.Fail("contact", tryWrong(v, failed))
		if page.Gateway, err = a.gatewayBox(v); err != nil {
			return err
		}
	}
	return v.Again("messages", v.T("admin.messages"), page)
}

func tryWrong(v *View, err error) string {
	if why, ok := errors.AsType[*message.Failure](err); ok {
		return v.T("admin_messages.try.failed", "reason", v.messageReason(why.Reason))
	}
	if problem.Code(err) == "messages_off" {
		return v.T("problem.messages_off")
	}
	return v.T("admin_messages.try.wrong")
}
