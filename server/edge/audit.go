package edge

import (
	"encoding/json"
	"time"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/office/staff"
)

// An Audit writes down what people change.
type Audit struct{ book staff.Audit }

// NewAudit writes into a book.
func NewAudit(book staff.Audit) *Audit { return &Audit{book} }

// Note writes down that whoever asks did something ("account.added") to a subject; detail is any value that JSON can
// hold, or nil. Its words are those of admin.json at "admin.what." and the deed.
func (a *Audit) Note(c *fiber.Ctx, what, subject string, detail any) error {
	entry := staff.Entry{At: time.Now(), Who: "?", Address: c.IP(), What: what, Subject: subject}
	if account, ok := c.Locals(accountKey).(staff.Account); ok {
		entry.Who = account.Name
	}
	if detail != nil {
		raw, err := json.Marshal(detail)
		if err != nil {
			return problem.Wrap("internal", err)
		}
		entry.Detail = raw
	}
	if err := a.book.Note(entry); err != nil {
		return problem.Wrap("unavailable", err)
	}
	return nil
}

// Once writes down what a command did, once for each id: also when the program ended between the two the first time.
func (a *Audit) Once(c *fiber.Ctx, what, subject, command string, detail map[string]any) error {
	before, err := a.Trail(staff.Query{Who: Account(c).Name, What: what, Text: command, Limit: 1})
	if err != nil || len(before) > 0 {
		return err
	}
	detail["command"] = command
	return a.Note(c, what, subject, detail)
}

// NoteVisitor writes down what a visitor did to something of the office. Who it was and where from stays unknown: what
// people write to the office needs no name.
func (a *Audit) NoteVisitor(what, subject string, detail any) error {
	entry := staff.Entry{At: time.Now(), Who: Visitor, What: what, Subject: subject}
	if detail != nil {
		raw, err := json.Marshal(detail)
		if err != nil {
			return problem.Wrap("internal", err)
		}
		entry.Detail = raw
	}
	if err := a.book.Note(entry); err != nil {
		return problem.Wrap("unavailable", err)
	}
	return nil
}

// Visitor is who did it, in the audit, when it was somebody without an account.
const Visitor = "pengunjung"

// Trail finds entries, the newest first.
func (a *Audit) Trail(q staff.Query) ([]staff.Entry, error) {
	entries, err := a.book.Trail(q)
	if err != nil {
		return nil, problem.Wrap("unavailable", err)
	}
	return entries, nil
}

// Acts makes an account the one that a request acts for, as signing in does.
func Acts(c *fiber.Ctx, account staff.Account) { c.Locals(accountKey, account) }
