package backoffice

import (
	"time"
	"unicode/utf8"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/office/casefile"
	"antrean/office/staff"
	"antrean/server/edge"
)

// A body is what is sent with a command; which fields count follows from the action.
type body struct {
	CommandID string          `json:"command_id"`
	From      string          `json:"from,omitempty"`  // the stage that the person sees
	To        string          `json:"to,omitempty"`    // a stage
	Cases     []string        `json:"cases,omitempty"` // codes, of a command for many
	Lacks     []casefile.Lack `json:"lacks,omitempty"`
	Note      string          `json:"note,omitempty"`
	Step      string          `json:"step,omitempty"`
	Done      *bool           `json:"done,omitempty"`
	Reason    string          `json:"reason,omitempty"`
	Cause     casefile.Cause  `json:"cause,omitempty"`
	Due       *time.Time      `json:"due,omitempty"`
	Who       string          `json:"who,omitempty"`

	Ticket    string     `json:"ticket,omitempty"` // number
	Service   string     `json:"service,omitempty"`
	Channel   string     `json:"channel,omitempty"`
	Submitted *time.Time `json:"submitted,omitempty"`
	Counter   int        `json:"counter,omitempty"` // whose printer a slip comes from

	Contact string `json:"contact,omitempty"` // where messages may go; never part of what the engine is given
	Lang    string `json:"lang,omitempty"`    // in which they are written
}

// noteMost is the longest note in letters: a few sentences, for it is read standing.
const noteMost = 500

func parse(c *fiber.Ctx) (body, error) {
	var in body
	if err := edge.Body(c, &in); err != nil {
		return in, err
	}
	if err := edge.CheckID("command_id", in.CommandID); err != nil {
		return in, err
	}
	var err error
	if in.Note, err = edge.Plain("note", in.Note); err != nil {
		return in, err
	}
	if utf8.RuneCountInString(in.Note) > noteMost {
		return in, problem.Field("note", "at most 500 letters")
	}
	return in, nil
}

// request is a command as the engine takes it, from whoever is signed in. Who supervises leads the office.
func request(c *fiber.Ctx, action string, in body, do casefile.Command) casefile.Request {
	account := edge.Account(c)
	in.Contact = "" // a number is soon guessed from its digest
	return casefile.Request{Actor: account.Name, ID: in.CommandID, Digest: edge.Digest(action, in), Lead: account.May(staff.Supervise), Do: do}
}
