package snapshot

import (
	"time"

	"antrean/office"
	"antrean/office/catalogue"
	"antrean/office/queue"
	"antrean/server/edge"
)

// A Supervisor is everything the supervisor's page shows of the present.
type Supervisor struct {
	Frame
	Day      string     `json:"day"`
	TargetS  int        `json:"target_wait_s"`
	Totals   Totals     `json:"totals"`
	Counters []Watched  `json:"counters"`
	Lines    []Standing `json:"lines"`
	Checks   []Unlooked `json:"checks"`
	Rings    []RingNow  `json:"rings"`
	Assists  []Assist   `json:"assists"`
	Printers []Machine  `json:"printers"`
	Zones    []string   `json:"zones"`
	Breaks   []string   `json:"breaks"` // codes of why a counter pauses
	Halls    []Hall     `json:"halls"`

	Phrases []catalogue.Text `json:"phrases"` // sentences kept for announcing
}

// targetWait is how long people should wait at most, until an office can set its own: half an hour is what the default
// policy takes for a time in which somebody can be away and back, and about what a phone's owner plans around.
const targetWait = 30 * time.Minute

// Totals are the day so far.
type Totals struct {
	Issued    int `json:"issued"`
	Waiting   int `json:"waiting"`
	InHand    int `json:"in_hand"`
	Parked    int `json:"parked"`
	Served    int `json:"served"`
	Returned  int `json:"returned"`
	NoShow    int `json:"no_show"`
	Cancelled int `json:"cancelled"`
	Joined    int `json:"joined"` // went on under another number

	Called  int  `json:"called"`        // who have been called at least once
	Within  int  `json:"within_target"` // of them, who waited no longer than the target
	MedianS *int `json:"median_wait_s"` // of them

	Oldest *Waiter `json:"oldest"` // who has waited longest
}

// A Waiter is somebody who waits.
type Waiter struct {
	ID      string    `json:"id"`
	Number  string    `json:"number"`
	Service string    `json:"service"`
	Since   time.Time `json:"since"`
}

// A Watched is a counter as its supervisor sees it.
type Watched struct {
	Counter
	Ticket    *Held      `json:"ticket"`
	Handed    int        `json:"handed"`
	Served    int        `json:"served_today"`
	IdleSince *time.Time `json:"idle_since"` // open, and nobody before it
}

// A Held is the ticket in a counter's hand.
type Held struct {
	ID        string            `json:"id"`
	Number    string            `json:"number"`
	Service   string            `json:"service"`
	State     queue.TicketState `json:"state"`
	Calls     int               `json:"calls"`
	CalledAt  *time.Time        `json:"called_at"`
	StartedAt *time.Time        `json:"started_at"`
	TargetM   *int              `json:"target_minutes"`
	Priority  bool              `json:"priority"`
	Party     int               `json:"party"`
}

// A Standing is the line of a service.
type Standing struct {
	Service  string  `json:"service"`
	Waiting  int     `json:"waiting"`
	Priority int     `json:"priority"` // of those who wait
	Oldest   *Waiter `json:"oldest"`
	Issued   int     `json:"issued"`
	Called   int     `json:"called"`
	MedianS  *int    `json:"median_wait_s"` // of those called today
	Parked   int     `json:"parked"`
	Missed   int     `json:"missed"`
	Open     []int   `json:"open"` // counters that call it now
}

// An Unlooked is a check whose papers nobody has looked at.
type Unlooked struct {
	Code    string    `json:"code"`
	Service string    `json:"service"`
	Device  string    `json:"device"`
	At      time.Time `json:"at"`
}

// SupervisorOf is the present of the supervisor's page.
func SupervisorOf(o *edge.Office, v *office.View) Supervisor {
	out := Supervisor{
		Frame: FrameOf(o, v, "supervisor"), Day: v.State.Day, TargetS: int(targetWait / time.Second), Counters: []Watched{}, Checks: []Unlooked{},
		Rings: RingsOf(o, v), Assists: AssistsOf(o, v), Printers: MachinesOf(o, v), Zones: list(o.Zones()), Breaks: queue.BreakReasons(),
		Halls: HallsOf(o, v), Phrases: PhrasesOf(v),
	}
	tickets := v.State.Issued()
	out.Totals, out.Lines = standing(o, v, tickets)
	for _, rule := range v.Rules.Counters {
		out.Counters = append(out.Counters, watchedOf(o, v, rule.N, tickets))
	}
	for _, c := range v.State.Checks() {
		out.Checks = append(out.Checks, Unlooked{Code: c.Code, Service: c.Service, Device: c.Device, At: o.Local(c.At)})
	}
	return out
}

// watchedOf is the present of a counter.
func watchedOf(o *edge.Office, v *office.View, n int, tickets []*queue.Ticket) Watched {
	out := Watched{Counter: CounterOf(o, v, n), Handed: v.State.Handed(n)}
	c, ok := v.State.Counter(n)
	if !ok {
		return out
	}
	out.Served = c.Served
	if t, held := v.State.Ticket(c.Ticket); held {
		out.Ticket = &Held{ID: TicketID(t), Number: t.Number(), Service: t.Service, State: t.State, Calls: t.Calls, CalledAt: moment(o, t.CalledAt),
			StartedAt: moment(o, t.StartedAt), TargetM: targetMinutes(o, t.Service), Priority: t.Priority, Party: t.People()}
		return out
	}
	if c.Open {
		out.IdleSince = moment(o, idleSince(c, tickets))
	}
	return out
}

// idleSince is when a counter last had to do with anybody, or was opened.
func idleSince(c *queue.Counter, tickets []*queue.Ticket) time.Time {
	since := c.OpenedAt
	if c.Last != nil && c.Last.At.After(since) {
		since = c.Last.At
	}
	for _, t := range tickets {
		if t.Counter == c.N && t.EndedAt.After(since) {
			since = t.EndedAt
		}
	}
	return since
}
