package counter

import (
	"errors"

	"antrean/internal/problem"
	"antrean/office"
	"antrean/office/queue"
	"antrean/server/edge"
	"antrean/server/snapshot"
)

// A result is a counter and the ticket that the command was about.
type result struct {
	Counter snapshot.Counter `json:"counter"`
	Ticket  *snapshot.InHand `json:"ticket"`
	List    *list            `json:"list,omitempty"`      // of return
	Split   *split           `json:"split,omitempty"`     // of split
	Joined  *joined          `json:"joined,omitempty"`    // of join
	Undone  *undone          `json:"undone,omitempty"`    // of undo
	Assist  string           `json:"assist,omitempty"`    // id, of the calls for colleagues
	Comer   string           `json:"assist_by,omitempty"` // who goes there
}

// A list is the checklist that a return has saved.
type list struct {
	Code  string          `json:"code"`
	URL   *string         `json:"url"`
	Paper *snapshot.Paper `json:"paper"`
}

// A split is the ticket that part of a party got.
type split struct {
	ID     string          `json:"id"`
	Number string          `json:"number"`
	Party  int             `json:"party"`
	Paper  *snapshot.Paper `json:"paper"`
}

// A joined is the ticket that goes on with the other now.
type joined struct {
	ID     string `json:"id"`
	Number string `json:"number"`
}

// An undone is what was taken back.
type undone struct {
	What    string `json:"what"`
	Printed bool   `json:"printed"` // its slip had left: paper cannot be taken back
}

// present is the reply of a command: the ticket as the command left it, however often it is asked again.
func present(o *edge.Office, n int, reply queue.Reply) result {
	view := o.Engine.View()
	out := result{Counter: snapshot.CounterOf(o, view, n)}
	switch {
	case reply.Open:
		out.Counter.State = "open"
	case out.Counter.State == "open":
		out.Counter.State = "closed"
	}
	if t, ok := view.State.Ticket(reply.Ticket); ok {
		out.Ticket = snapshot.InHandOf(o, view, t)
		out.Ticket.State, out.Ticket.Calls = reply.State, reply.Calls
	}
	if reply.Code != "" {
		out.List = &list{Code: reply.Code, Paper: snapshot.FirstPaper(reply)}
		if url := o.ListURL(reply.Code); url != "" {
			out.List.URL = &url
		}
	}
	if t, ok := view.State.Ticket(reply.Other); ok {
		out.Split = &split{ID: snapshot.TicketID(t), Number: t.Number(), Party: t.People(), Paper: snapshot.FirstPaper(reply)}
	}
	if t, ok := view.State.Ticket(reply.Joined); ok {
		out.Joined = &joined{ID: snapshot.TicketID(t), Number: t.Number()}
	}
	if reply.Undone != "" {
		out.Undone = &undone{What: snapshot.ActionOf(reply.Undone), Printed: reply.Printed}
	}
	if reply.Bell != 0 {
		out.Assist, out.Comer = snapshot.RingID(reply.Bell), comer(view, reply.Bell)
	}
	return out
}

// comer is who goes to a counter that calls its colleagues; empty when nobody does.
func comer(view *office.View, id queue.RingID) string {
	for _, a := range view.State.Assists() {
		if a.ID == id {
			return a.By
		}
	}
	return ""
}

// withPresent adds to a refusal how things stand.
func withPresent(o *edge.Office, n int, err error) error {
	switch problem.Code(err) {
	case "stale", "ticket_in_hand", "counter_closed", "unknown_ticket", "unknown_assist", "too_early", "too_late", "nothing_to_undo":
		if refusal, ok := errors.AsType[*problem.Error](err); ok {
			return refusal.And("state", now(o, o.Engine.View(), n))
		}
	}
	return err
}

func now(o *edge.Office, view *office.View, n int) result {
	out := result{Counter: snapshot.CounterOf(o, view, n)}
	if c, ok := view.State.Counter(n); ok {
		if t, ok := view.State.Ticket(c.Ticket); ok {
			out.Ticket = snapshot.InHandOf(o, view, t)
		}
	}
	return out
}
