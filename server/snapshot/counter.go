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
	State    string   `json:"state"` // open, break or closed
	Operator string   `json:"operator"`
	Serves   []string `json:"serves"`
	Break    *Break   `json:"break"`
}

// A Break is why a counter pauses.
type Break struct {
	Reason string     `json:"reason"`
	Since  time.Time  `json:"since"`
	Until  *time.Time `json:"until"`
}

// CounterOf is the present of a counter.
func CounterOf(o *edge.Office, v *office.View, n int) Counter {
	rule, _ := o.Rule(n)
	out := Counter{N: n, Name: counterName(rule, n), Zone: rule.Zone, State: "closed", Serves: list(rule.Serves)}
	c, ok := v.State.Counter(n)
	switch {
	case ok && c.Open:
		out.State, out.Operator, out.Serves, out.Zone = "open", c.Operator, list(c.Serves), c.Zone
	case ok && c.Break != nil:
		out.State, out.Operator = "break", c.Operator
		out.Break = &Break{Reason: c.Break.Reason, Since: o.Local(c.Break.Since), Until: moment(o, c.Break.Until)}
	}
	return out
}

func counterName(rule queue.CounterRule, n int) string {
	if rule.Name != "" {
		return rule.Name
	}
	return strconv.Itoa(n)
}

// A Terminal is everything a counter's screen shows.
type Terminal struct {
	Frame
	Counter     Counter   `json:"counter"`
	Ticket      *InHand   `json:"ticket"`
	Undo        *Undo     `json:"undo"`
	Waiting     int       `json:"waiting"`
	Handed      int       `json:"handed"` // tickets that only this counter calls
	Next        []Queued  `json:"next"`
	ByService   []Line    `json:"by_service"`
	Parked      []Found   `json:"parked"`
	Missed      []Missed  `json:"missed"`
	ServedToday int       `json:"served_today"`
	Rings       []RingNow `json:"rings"`
	Assists     []Assist  `json:"assists"`
	Zones       []string  `json:"zones"`
	Printers    []Machine `json:"printers"`
	Reasons     Reasons   `json:"reasons"`
	Pauses      []Pause   `json:"pauses"`   // of today, by the office's hours
	Hall        Hall      `json:"hall"`     // where its calls are heard
	Messages    bool      `json:"messages"` // people may leave a number for them
}

// Reasons are the codes that commands of a counter take.
type Reasons struct {
	Park   []string `json:"park"`
	Break  []string `json:"break"`
	Assist []string `json:"assist"`
}

// An Undo is what the counter can take back.
type Undo struct {
	What   string    `json:"what"` // an action, as in the path of its command
	Number string    `json:"number"`
	Until  time.Time `json:"until"`
}

// A Line is how many wait for a service.
type Line struct {
	Service string `json:"service"`
	Waiting int    `json:"waiting"`
}

// A Missed is one who did not come when called.
type Missed struct {
	ID          string     `json:"id"`
	Number      string     `json:"number"`
	Service     string     `json:"service"`
	At          time.Time  `json:"at"`
	RejoinUntil *time.Time `json:"rejoin_until"` // null: only by a call
}

// A RingNow is a kiosk that asks for a person.
type RingNow struct {
	ID     string    `json:"id"`
	Device string    `json:"device"`
	At     time.Time `json:"at"`
}

// An Assist is a counter that calls its colleagues.
type Assist struct {
	ID      string    `json:"id"`
	Counter int       `json:"counter"`
	Name    string    `json:"name"` // of the counter
	Kind    string    `json:"kind"`
	From    string    `json:"from"`
	At      time.Time `json:"at"`
	Until   time.Time `json:"until"`
	By      *string   `json:"by"` // who comes
}

// How much of the queue a terminal shows.
const (
	nextShown   = 3
	missedShown = 5
)

// TerminalOf is the present of a counter's screen.
func TerminalOf(o *edge.Office, v *office.View, n int) Terminal {
	out := Terminal{
		Frame: FrameOf(o, v, "counter"), Counter: CounterOf(o, v, n), Next: []Queued{}, ByService: []Line{}, Parked: []Found{}, Missed: []Missed{},
		Undo: undoOf(o, v, n), Handed: v.State.Handed(n), Rings: RingsOf(o, v), Assists: AssistsOf(o, v), Zones: list(o.Zones()), Printers: MachinesOf(o, v),
		Reasons: Reasons{Park: queue.ParkReasons(), Break: queue.BreakReasons(), Assist: []string{queue.AssistHelp, queue.AssistDanger}},
		Pauses:  PausesOf(o), Messages: o.Messages.On(),
	}
	out.Hall = HallOf(o, v, v.Setup.Document.Announce.HallOf(out.Counter.Zone), o.Now())
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
		out.Next = append(out.Next, QueuedOf(o, v, t))
	}
	for _, t := range v.State.Parked() {
		out.Parked = append(out.Parked, FoundOf(o, v, t))
	}
	for _, t := range v.State.Missed(missedShown) {
		out.Missed = append(out.Missed, Missed{ID: TicketID(t), Number: t.Number(), Service: t.Service, At: o.Local(t.EndedAt), RejoinUntil: rejoinUntil(o, v, t)})
	}
	return out
}

// undoOf is what a counter can take back, nil when nothing. A screen lets it go by itself when its time is over.
func undoOf(o *edge.Office, v *office.View, n int) *Undo {
	last, until := v.State.Undoable(v.Rules, n, o.Now())
	if last == nil {
		return nil
	}
	return &Undo{What: ActionOf(last.Kind), Number: last.Before.Number(), Until: o.Local(until)}
}

// ActionOf is the action of a counter that an event came from.
func ActionOf(kind queue.Kind) string {
	switch kind {
	case queue.TicketCalled:
		return "call"
	case queue.TicketStarted:
		return "start"
	case queue.TicketFinished:
		return "finish"
	case queue.TicketContinued:
		return "next-service"
	case queue.TicketNoShow:
		return "no-show"
	case queue.TicketRequeued:
		return "requeue"
	case queue.TicketReturned:
		return "return"
	case queue.TicketTransferred:
		return "transfer"
	case queue.TicketParked:
		return "park"
	case queue.TicketUnparked:
		return "unpark"
	case queue.TicketRejoined:
		return "rejoin"
	case queue.TicketPartySet:
		return "party"
	case queue.TicketSplit:
		return "split"
	case queue.TicketGrew:
		return "join"
	case queue.TicketPrioritySet:
		return "priority"
	}
	return string(kind)
}

// RingsOf lists the kiosks that wait for a person.
func RingsOf(o *edge.Office, v *office.View) []RingNow {
	rings := []RingNow{}
	for _, b := range v.State.Bells() {
		if b.By == "" {
			rings = append(rings, ringOf(o, b))
		}
	}
	return rings
}

func ringOf(o *edge.Office, b *queue.Bell) RingNow {
	return RingNow{ID: RingID(b.ID), Device: b.Device, At: o.Local(b.At)}
}

// AssistsOf lists the counters that call their colleagues.
func AssistsOf(o *edge.Office, v *office.View) []Assist {
	assists := []Assist{}
	for _, a := range v.State.Assists() {
		rule, _ := o.Rule(a.Counter)
		out := Assist{ID: RingID(a.ID), Counter: a.Counter, Name: counterName(rule, a.Counter), Kind: a.Kind, From: a.From, At: o.Local(a.At), Until: o.Local(a.Until(v.Rules))}
		if a.By != "" {
			out.By = &a.By
		}
		assists = append(assists, out)
	}
	return assists
}

// RingID writes the id of a ring or of a call for colleagues.
func RingID(id queue.RingID) string { return strconv.FormatUint(uint64(id), 10) }
