package snapshot

import (
	"strconv"
	"time"

	"antrean/office"
	"antrean/office/queue"
	"antrean/server/edge"
)

// A Counter is a counter as terminals see it.
type Counter struct {
	N        int      `json:"n"`
	Name     string   `json:"name"`
	Zone     string   `json:"zone"`
	State    string   `json:"state"` // open or closed
	Operator string   `json:"operator"`
	Serves   []string `json:"serves"`
}

// CounterOf is the present of a counter.
func CounterOf(o *edge.Office, v *office.View, n int) Counter {
	rule, _ := o.Rule(n)
	out := Counter{N: n, Name: counterName(rule, n), Zone: rule.Zone, State: "closed", Serves: list(rule.Serves)}
	if c, ok := v.State.Counter(n); ok && c.Open {
		out.State, out.Operator, out.Serves, out.Zone = "open", c.Operator, list(c.Serves), c.Zone
	}
	return out
}

func counterName(rule queue.CounterRule, n int) string {
	if rule.Name != "" {
		return rule.Name
	}
	return strconv.Itoa(n)
}

// An InHand is the ticket a clerk works on.
type InHand struct {
	ID        string            `json:"id"`
	Number    string            `json:"number"`
	Service   string            `json:"service"`
	State     queue.TicketState `json:"state"`
	Complete  bool              `json:"complete"`
	Missing   []string          `json:"missing"`
	Have      []string          `json:"have"`
	Needed    []string          `json:"needed"`
	Answers   map[string]string `json:"answers"`
	Lang      string            `json:"lang"`
	IssuedAt  time.Time         `json:"issued_at"`
	CalledAt  *time.Time        `json:"called_at"`
	StartedAt *time.Time        `json:"started_at"`
	Calls     int               `json:"calls"`
	Paper     *queue.Paper      `json:"paper"`
	Reached   queue.Reached     `json:"reached"`
}

// InHandOf is a ticket as its clerk sees it.
func InHandOf(o *edge.Office, v *office.View, t *queue.Ticket) *InHand {
	out := &InHand{
		ID: ticketID(t), Number: t.Number(), Service: t.Service, State: t.State, Complete: t.Complete(),
		Missing: list(t.Said.Missing), Have: list(t.Said.Have), Needed: list(t.Said.Needed), Answers: t.Said.Answers, Lang: t.Said.Lang,
		IssuedAt: o.Local(t.IssuedAt), CalledAt: moment(o, t.CalledAt), StartedAt: moment(o, t.StartedAt), Calls: t.Calls,
		Reached: v.State.Reached(t),
	}
	if out.Answers == nil {
		out.Answers = map[string]string{}
	}
	if paper := PaperOf(v, t); paper != nil {
		out.Paper = &paper.State
	}
	return out
}

func ticketID(t *queue.Ticket) string { return strconv.FormatUint(uint64(t.ID), 10) }

// A Terminal is everything a counter's screen shows.
type Terminal struct {
	Frame
	Counter     Counter   `json:"counter"`
	Ticket      *InHand   `json:"ticket"`
	Waiting     int       `json:"waiting"`
	Next        []Queued  `json:"next"`
	ByService   []Line    `json:"by_service"`
	Missed      []Missed  `json:"missed"`
	ServedToday int       `json:"served_today"`
	Rings       []RingNow `json:"rings"`
	Zones       []string  `json:"zones"`
	Printers    []Machine `json:"printers"`
}

// A Queued is one who waits.
type Queued struct {
	ID       string        `json:"id"`
	Number   string        `json:"number"`
	Service  string        `json:"service"`
	IssuedAt time.Time     `json:"issued_at"`
	Complete bool          `json:"complete"`
	Reached  queue.Reached `json:"reached"`
}

// A Line is how many wait for a service.
type Line struct {
	Service string `json:"service"`
	Waiting int    `json:"waiting"`
}

// A Missed is one who did not come when called.
type Missed struct {
	ID      string    `json:"id"`
	Number  string    `json:"number"`
	Service string    `json:"service"`
	At      time.Time `json:"at"`
}

// A RingNow is a kiosk that asks for a person.
type RingNow struct {
	ID     string    `json:"id"`
	Device string    `json:"device"`
	At     time.Time `json:"at"`
}

// How much of the queue a terminal shows.
const (
	nextShown   = 3
	missedShown = 5
)

// TerminalOf is the present of a counter's screen.
func TerminalOf(o *edge.Office, v *office.View, n int) Terminal {
	out := Terminal{
		Frame: FrameOf(o, v, "counter"), Counter: CounterOf(o, v, n), Next: []Queued{}, ByService: []Line{}, Missed: []Missed{},
		Rings: RingsOf(o, v), Zones: list(o.Zones), Printers: MachinesOf(o, v),
	}
	if c, ok := v.State.Counter(n); ok {
		out.ServedToday = c.Served
		if t, ok := v.State.Ticket(c.Ticket); ok {
			out.Ticket = InHandOf(o, v, t)
		}
	}
	for _, service := range out.Counter.Serves {
		waiting := v.State.Waiting(service)
		out.Waiting += waiting
		out.ByService = append(out.ByService, Line{Service: service, Waiting: waiting})
	}
	for _, t := range v.State.Next(v.Rules, n, out.Counter.Serves, nextShown) {
		out.Next = append(out.Next, Queued{ID: ticketID(t), Number: t.Number(), Service: t.Service, IssuedAt: o.Local(t.IssuedAt), Complete: t.Complete(),
			Reached: v.State.Reached(t)})
	}
	for _, t := range v.State.Missed(missedShown) {
		out.Missed = append(out.Missed, Missed{ID: ticketID(t), Number: t.Number(), Service: t.Service, At: o.Local(t.EndedAt)})
	}
	return out
}

// RingsOf lists the kiosks that wait for a person.
func RingsOf(o *edge.Office, v *office.View) []RingNow {
	rings := []RingNow{}
	for _, b := range v.State.Bells() {
		if b.By == "" {
			rings = append(rings, RingNow{ID: strconv.FormatUint(uint64(b.ID), 10), Device: b.Device, At: o.Local(b.At)})
		}
	}
	return rings
}
