package counter

import (
	"antrean/office/queue"
	"antrean/server/edge"
)

// A deed is what the audit says of a command. The journal has every command; the audit has those that let somebody pass
// others, or that silence a hall.
type deed struct {
	what, subject string
	detail        map[string]any
}

// deedOf is what the audit will say of a command, by how things stand before it; nil for one of the ordinary course.
func deedOf(o *edge.Office, n int, action string, in body) *deed {
	detail := map[string]any{"counter": n}
	switch action {
	case "mute", "unmute":
		if in.Minutes > 0 {
			detail["minutes"] = in.Minutes
		}
		return &deed{"voice." + action + "d", hallOf(o, n), detail}
	case "call":
		return calledFirst(o, n, in, detail)
	case "transfer":
		t, ok := meant(o.Engine.View(), n, in.Ticket)
		if !ok || in.To == 0 || !t.State.InHand() {
			return nil
		}
		detail["to"] = in.To // who calls it before all who wait there
		return &deed{"counter.transfer", t.Number(), detail}
	case "priority":
		t, ok := meant(o.Engine.View(), n, in.Ticket)
		if !ok || t.Priority == *in.Priority {
			return nil
		}
		detail["from"], detail["to"] = t.Priority, *in.Priority
		return &deed{"counter.priority", t.Number(), detail}
	}
	return nil
}

// calledFirst is a call of somebody whose turn it was not.
func calledFirst(o *edge.Office, n int, in body, detail map[string]any) *deed {
	view := o.Engine.View()
	t, ok := meant(view, n, in.Ticket)
	c, known := view.State.Counter(n)
	if !ok || !known || t.State.InHand() {
		return nil // the command itself says what is wrong; or it is repeated, and was written down the first time
	}
	if turn := view.State.Next(view.Rules, n, c.Serves, 1); len(turn) > 0 && turn[0].ID == t.ID {
		return nil
	}
	detail["from"] = string(t.State)
	if t.State == queue.Waiting {
		detail["from"] = view.Ahead(t) + 1
	}
	return &deed{"counter.call", t.Number(), detail}
}
