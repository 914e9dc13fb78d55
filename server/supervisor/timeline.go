package supervisor

import (
	"cmp"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/office"
	"antrean/office/queue"
	"antrean/office/report"
	"antrean/server/edge"
)

// How much of the day's story is told at once.
const (
	toldMost  = 50
	crowdStep = 5 * time.Minute // of the chart: 96 bars are a day of eight hours
)

// An happening is an event without what it knows of persons.
type happening struct {
	Seq     uint64     `json:"seq"`
	Kind    queue.Kind `json:"kind"`
	At      time.Time  `json:"at"`
	Actor   string     `json:"actor"`
	Ticket  string     `json:"ticket"` // id; empty: it is about no ticket
	Number  string     `json:"number"`
	Service string     `json:"service"`
	From    string     `json:"from"` // the service before
	Counter int        `json:"counter"`
	To      int        `json:"to"`     // the counter that is to call it
	Other   string     `json:"other"`  // number of the other ticket that it is about
	Reason  string     `json:"reason"` // a code
	Device  string     `json:"device"`
	Printer string     `json:"printer"`
	Paper   string     `json:"paper"`
	Code    string     `json:"code"` // of a check
	For     string     `json:"for"`  // whom a counter was opened for
	Yes     bool       `json:"yes"`  // priority was given, not taken
}

// kindGroups are what the story can be narrowed to: the beginnings of kinds. A list's code opens it, so none is told.
func kindGroups() []string {
	return []string{"ticket", "counter", "check", "assist", "voice", "bell", "paper", "printer", "setup", "day", "lots"}
}

// Timeline answers GET /api/v1/supervisor/timeline?before=&ticket=&counter=&kind=: what happened today, newest first.
func Timeline(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		asked, err := askedOf(c)
		if err != nil {
			return err
		}
		view := o.Engine.View()
		if asked.number != "" {
			t, err := ticketOf(view, asked.number)
			if err != nil {
				return err
			}
			asked.ticket = t.ID
		}
		told, next := []happening{}, uint64(0)
		err = o.Past.ReadBack(asked.before, func(e *queue.Event) bool {
			if e.Day != view.State.Day && e.Day != "" {
				return false
			}
			if !asked.fits(e) {
				return true
			}
			if len(told) == toldMost {
				next = told[toldMost-1].Seq
				return false
			}
			told = append(told, happeningOf(o, view, e))
			return true
		})
		if err != nil {
			return problem.Wrap("unavailable", err)
		}
		return edge.JSON(c, http.StatusOK, fiber.Map{"events": told, "next": next, "kinds": kindGroups()})
	}
}

// Waiting answers GET /api/v1/supervisor/waiting: the most who waited at once, in each five minutes of today.
func Waiting(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		events, day := []queue.Event{}, o.Engine.View().State.Day
		err := o.Past.ReadBack(0, func(e *queue.Event) bool {
			if e.Day != day {
				return false
			}
			if _, moves := queue.LeadsTo(e.Kind); moves || e.Kind == queue.CommandUndone {
				events = append(events, *e)
			}
			return true
		})
		if err != nil {
			return problem.Wrap("unavailable", err)
		}
		crowd := report.NewCrowd(crowdStep)
		for _, e := range slices.Backward(events) {
			crowd.Add(&e)
		}
		steps := crowd.Steps(o.Now())
		for i := range steps {
			steps[i].At = o.Local(steps[i].At)
		}
		return edge.JSON(c, http.StatusOK, fiber.Map{"step_s": int(crowdStep / time.Second), "steps": steps})
	}
}

// A question narrows the story down.
type question struct {
	before  uint64
	number  string
	ticket  queue.TicketID
	counter int
	kind    string
}

func askedOf(c *fiber.Ctx) (q question, err error) {
	q.number, q.kind = strings.TrimSpace(c.Query("ticket")), c.Query("kind")
	if text := c.Query("before"); text != "" {
		if q.before, err = strconv.ParseUint(text, 10, 63); err != nil {
			return q, problem.Field("before", "1, 2, 3, …")
		}
	}
	if text := c.Query("counter"); text != "" {
		if q.counter, err = strconv.Atoi(text); err != nil {
			return q, problem.Field("counter", "1, 2, 3, …")
		}
	}
	if q.kind != "" && !slices.Contains(kindGroups(), q.kind) {
		return q, problem.Field("kind", strings.Join(kindGroups(), ", "))
	}
	return q, nil
}

func (q question) fits(e *queue.Event) bool {
	return (q.ticket == 0 || e.Ticket == q.ticket || e.Other == q.ticket) &&
		(q.counter == 0 || e.Counter == q.counter || e.To == q.counter) &&
		(q.kind == "" || strings.HasPrefix(string(e.Kind), q.kind+"_"))
}

// lifeOf is all that happened to a ticket, oldest first.
func lifeOf(o *edge.Office, v *office.View, t *queue.Ticket) ([]happening, error) {
	life := []happening{}
	err := o.Past.ReadBack(0, func(e *queue.Event) bool {
		if e.Ticket == t.ID || e.Other == t.ID {
			life = append(life, happeningOf(o, v, e))
		}
		return e.Seq >= uint64(t.ID)
	})
	if err != nil {
		return nil, problem.Wrap("unavailable", err)
	}
	slices.Reverse(life)
	return life, nil
}

func happeningOf(o *edge.Office, v *office.View, e *queue.Event) happening {
	out := happening{
		Seq: e.Seq, Kind: e.Kind, At: o.Local(e.At), Actor: e.Actor, Service: e.Service, From: e.From, Counter: e.Counter, To: e.To, Reason: e.Reason,
		Device: e.Device, Printer: e.Printer, Paper: string(e.Paper), For: cmp.Or(e.Operator, e.For), Yes: e.Priority, Other: numberOf(v.State, e.Other),
	}
	if strings.HasPrefix(string(e.Kind), "check_") {
		out.Code = e.Code
	}
	ticket := e.Ticket
	if job, ok := v.State.Job(e.Job); ok && ticket == 0 {
		ticket = job.Ticket
		if job.Kind == queue.JobCheck {
			out.Code = job.Code
		}
	}
	if ticket != 0 {
		out.Ticket, out.Number = strconv.FormatUint(uint64(ticket), 10), numberOf(v.State, ticket)
	}
	return out
}
