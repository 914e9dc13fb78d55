package public

import (
	"cmp"
	"net/http"
	"strconv"
	"time"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/office/casefile"
	"antrean/office/notify"
	"antrean/office/queue"
	"antrean/server/edge"
)

// An exported token is everything that the office has written down about it, in the words of the journal: about the
// visit, about the applications that it has opened or that came without one, and where its person wants to be told.
type exported struct {
	Ticket       *queue.Ticket   `json:"ticket"` // null: there was no visit, or its time is over
	Events       []exportedEvent `json:"events"`
	Applications []exportedCase  `json:"applications"`

	Contact  *exportedContact  `json:"contact"` // null: none was left, or it is deleted
	Messages []exportedMessage `json:"messages"`
	Browsers []edge.Follower   `json:"browsers"`
}

type exportedEvent struct {
	queue.Event
	At      time.Time      `json:"at"`
	Private *queue.Private `json:"private,omitempty"`
}

type exportedCase struct {
	Case   *casefile.Case      `json:"case"`
	Events []exportedCaseEvent `json:"events"`
}

type exportedCaseEvent struct {
	casefile.Event
	At      time.Time         `json:"at"`
	Private *casefile.Private `json:"private,omitempty"`
}

// An exportedContact is the number that was left for messages, whole: who reads this has the page of it.
type exportedContact struct {
	To     string    `json:"to"`
	Lang   string    `json:"lang"`
	LeftAt time.Time `json:"left_at"`
}

// An exportedMessage has not been taken by the gateway, or never will be. What was taken is not kept.
type exportedMessage struct {
	Kind     notify.Kind `json:"kind"`
	At       time.Time   `json:"at"`
	Attempts int         `json:"attempts"`
	GivenUp  string      `json:"given_up,omitempty"` // why
}

// ExportTicket answers GET /api/v1/tickets/{token}/export: all that is stored about the token.
func ExportTicket(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		token := edge.Code(c, "token")
		view := o.Engine.View()
		files := view.Cases.ByToken(token)
		t, ok := o.ByToken(view, token)
		if !ok && len(files) == 0 {
			return o.Missed(c, time.Now(), "unknown_ticket")
		}
		out := exported{Events: []exportedEvent{}, Applications: []exportedCase{}, Messages: []exportedMessage{}, Browsers: []edge.Follower{}}
		name := ""
		if ok {
			if err := out.visit(o, t); err != nil {
				return err
			}
			name = strconv.FormatUint(uint64(t.ID), 10)
		}
		for _, file := range files {
			if err := out.application(o, file); err != nil {
				return err
			}
			name = cmp.Or(name, file.Register())
		}
		if err := out.told(o, token); err != nil {
			return err
		}
		c.Set(fiber.HeaderContentDisposition, `attachment; filename="antrean-`+name+`.json"`)
		return edge.JSON(c, http.StatusOK, out)
	}
}

func (out *exported) visit(o *edge.Office, t *queue.Ticket) error {
	story, err := o.Engine.Story(t.ID)
	if err != nil {
		return problem.Wrap("unavailable", err)
	}
	out.Ticket = t
	for _, event := range story {
		out.Events = append(out.Events, exportedEvent{Event: event, At: o.Local(event.At), Private: event.Private})
	}
	return nil
}

func (out *exported) application(o *edge.Office, c *casefile.Case) error {
	story, err := o.Engine.FileStory(c.ID)
	if err != nil {
		return problem.Wrap("unavailable", err)
	}
	one := exportedCase{Case: c, Events: []exportedCaseEvent{}}
	for _, event := range story {
		one.Events = append(one.Events, exportedCaseEvent{Event: event, At: o.Local(event.At), Private: event.Private})
	}
	out.Applications = append(out.Applications, one)
	return nil
}

// told adds where the person of a token wants to be told, and what they have not been told yet.
func (out *exported) told(o *edge.Office, token string) error {
	contact, waiting, err := o.Messages.Of(token)
	if err != nil {
		return problem.Wrap("unavailable", err)
	}
	if contact != nil {
		out.Contact = &exportedContact{To: contact.Address, Lang: contact.Lang, LeftAt: o.Local(contact.LeftAt)}
	}
	for i := range waiting {
		m := &waiting[i]
		one := exportedMessage{Kind: m.Kind, At: o.Local(m.At), Attempts: m.Attempts}
		if m.Dead {
			one.GivenUp = m.Reason
		}
		out.Messages = append(out.Messages, one)
	}
	if o.Pushes != nil {
		out.Browsers = append(out.Browsers, o.Pushes.Of(token)...)
	}
	return nil
}
