package snapshot

import (
	"slices"
	"time"

	"antrean/office"
	"antrean/office/queue"
	"antrean/server/edge"
)

// A lineup is a service's line while it is counted.
type lineup struct {
	Standing
	waits []time.Duration // of those called
}

// standing counts the day, whole and by services: those of the catalogue in its order, then those it no longer has.
func standing(o *edge.Office, v *office.View, tickets []*queue.Ticket) (Totals, []Standing) {
	var order []string
	for i := range o.Catalogue().Services {
		order = append(order, o.Catalogue().Services[i].ID)
	}
	lines, whole := make(map[string]*lineup), &lineup{}
	totals := Totals{Issued: len(tickets)}
	for _, t := range tickets {
		line, ok := lines[t.Service]
		if !ok {
			line = &lineup{Standing: Standing{Service: t.Service}}
			lines[t.Service] = line
			if !slices.Contains(order, t.Service) {
				order = append(order, t.Service)
			}
		}
		totals.add(t)
		line.add(o, t)
		whole.add(o, t)
	}
	totals.Called, totals.MedianS, totals.Oldest = whole.Called, median(whole.waits), whole.Oldest
	out := make([]Standing, 0, len(order))
	for _, id := range order {
		line, ok := lines[id]
		if !ok {
			line = &lineup{Standing: Standing{Service: id}}
		}
		line.MedianS, line.Open = median(line.waits), openFor(v, id)
		out = append(out, line.Standing)
	}
	return totals, out
}

// openFor lists the counters that call a service now.
func openFor(v *office.View, service string) []int {
	open := []int{}
	for _, c := range v.State.Counters() {
		if c.Open && slices.Contains(c.Serves, service) {
			open = append(open, c.N)
		}
	}
	return open
}

// add counts a ticket in the day.
func (out *Totals) add(t *queue.Ticket) {
	switch t.State {
	case queue.Waiting:
		out.Waiting++
	case queue.Called, queue.Serving:
		out.InHand++
	case queue.Parked:
		out.Parked++
	case queue.Done:
		out.Served++
	case queue.Returned:
		out.Returned++
	case queue.NoShow:
		out.NoShow++
	case queue.Cancelled:
		out.Cancelled++
	case queue.Joined:
		out.Joined++
	}
	if !t.FirstCall.IsZero() && t.FirstCall.Sub(t.IssuedAt) <= targetWait {
		out.Within++
	}
}

// add counts a ticket in its line.
func (line *lineup) add(o *edge.Office, t *queue.Ticket) {
	line.Issued++
	if !t.FirstCall.IsZero() {
		line.Called++
		line.waits = append(line.waits, t.FirstCall.Sub(t.IssuedAt))
	}
	switch t.State {
	case queue.Parked:
		line.Parked++
	case queue.NoShow:
		line.Missed++
	case queue.Waiting:
		line.Waiting++
		if t.Priority {
			line.Priority++
		}
		if since := o.Local(waitingSince(t)); line.Oldest == nil || since.Before(line.Oldest.Since) {
			line.Oldest = &Waiter{ID: TicketID(t), Number: t.Number(), Service: t.Service, Since: since}
		}
	}
}

// median is the middle of some times in whole seconds, the lower of two, as reports count it; nil of none.
func median(times []time.Duration) *int {
	if len(times) == 0 {
		return nil
	}
	slices.Sort(times)
	seconds := int(times[(len(times)-1)/2].Round(time.Second) / time.Second)
	return &seconds
}
