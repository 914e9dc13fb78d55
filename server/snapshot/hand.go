package snapshot

import (
	"reflect"
	"slices"
	"strconv"
	"time"

	"antrean/kiosk"
	"antrean/office"
	"antrean/office/catalogue"
	"antrean/office/queue"
	"antrean/server/edge"
)

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

	Priority bool      `json:"priority"`
	Party    int       `json:"party"`
	Legs     []Leg     `json:"legs"` // services of the visit that are behind it
	Also     []string  `json:"also"` // services to follow
	Note     string    `json:"note"` // what the clerk before wrote
	Device   string    `json:"device"`
	Desk     *int      `json:"desk"`          // the counter it was handed to
	Since    time.Time `json:"waiting_since"` // for this service
	WaitedS  int       `json:"waited_s"`      // from then to its last call, in seconds
	TargetM  *int      `json:"target_minutes"`
	NoShow   *NoShow   `json:"no_show"` // null: allowed at any time, or not called

	Files HandFiles `json:"files"`

	Standard *catalogue.PublicStandard `json:"standard"` // of its service as its person was shown it; null: as it is today
}

// A NoShow is when a called ticket may be given up.
type NoShow struct {
	Recalls int       `json:"recalls"` // still needed before
	At      time.Time `json:"at"`      // earliest moment of the next recall that counts, or of the no-show
}

// A Leg is a service of a visit that is behind the ticket.
type Leg struct {
	Service string     `json:"service"`
	Counter int        `json:"counter"`
	Started *time.Time `json:"started_at"`
	Ended   time.Time  `json:"ended_at"`
}

// InHandOf is a ticket as its clerk sees it.
func InHandOf(o *edge.Office, v *office.View, t *queue.Ticket) *InHand {
	needed := neededNow(o, t)
	out := &InHand{
		ID: TicketID(t), Number: t.Number(), Service: t.Service, State: t.State, Complete: t.Complete(),
		Missing: among(t.Said.Missing, needed), Have: list(t.Said.Have), Needed: list(needed), Answers: t.Said.Answers, Lang: t.Said.Lang,
		IssuedAt: o.Local(t.IssuedAt), CalledAt: moment(o, t.CalledAt), StartedAt: moment(o, t.StartedAt), Calls: t.Calls,
		Reached: v.State.Reached(t), Priority: t.Priority, Party: t.People(), Legs: LegsOf(o, t), Also: list(t.Also), Note: t.Note, Device: t.Device,
		Since: o.Local(waitingSince(t)), TargetM: targetMinutes(o, t.Service), Standard: StandardOf(o, t.Catalogue, t.Service),
		Files: HandFilesOf(o, v, t),
	}
	if out.Answers == nil {
		out.Answers = map[string]string{}
	}
	if paper := PaperOf(v, t); paper != nil {
		out.Paper = &paper.State
	}
	if t.Desk != 0 {
		out.Desk = &t.Desk
	}
	if waited := t.CalledAt.Sub(waitingSince(t)); waited > 0 {
		out.WaitedS = int(waited / time.Second)
	}
	if recalls, at := t.MayMiss(v.Rules); t.State == queue.Called && !at.IsZero() {
		out.NoShow = &NoShow{Recalls: recalls, At: o.Local(at)}
	}
	return out
}

// neededNow are the requirements of the ticket's present service. What was declared may be about another one, from
// before a transfer, or there is nothing, as for a number from a paper roll: the clerk checks by the standard all the same.
func neededNow(o *edge.Office, t *queue.Ticket) []string {
	then := o.StandardsUnder(t.Catalogue, t.Service)
	s, ok := then.Service(t.Service)
	if !ok {
		return t.Said.Needed
	}
	verdict, err := kiosk.Evaluate(then, t.Service, t.Said.Answers, nil)
	rows := verdict.Needed
	if err != nil { // a question of this service that nobody was asked
		rows = slices.DeleteFunc(slices.Clone(s.Requirements), func(r catalogue.Requirement) bool { return r.When != nil })
	}
	ids := make([]string, len(rows))
	for i, row := range rows {
		ids[i] = row.ID
	}
	return ids
}

// StandardOf is the standard of a service as it was in a version; nil when today's says the same.
func StandardOf(o *edge.Office, version, service string) *catalogue.PublicStandard {
	then, now := o.StandardsUnder(version, service), o.Catalogue()
	if then == now {
		return nil
	}
	was, ok := then.PublicService(service)
	if is, there := now.PublicService(service); !ok || there && reflect.DeepEqual(was, is) {
		return nil
	}
	return was
}

// among are the ids that are needed.
func among(ids, needed []string) []string {
	out := []string{}
	for _, id := range ids {
		if slices.Contains(needed, id) {
			out = append(out, id)
		}
	}
	return out
}

// LegsOf lists the services of a visit that are behind its ticket.
func LegsOf(o *edge.Office, t *queue.Ticket) []Leg {
	legs := make([]Leg, len(t.Legs))
	for i, leg := range t.Legs {
		legs[i] = Leg{Service: leg.Service, Counter: leg.Counter, Started: moment(o, leg.Started), Ended: o.Local(leg.Ended)}
	}
	return legs
}

// waitingSince is when somebody began to wait for the present service.
func waitingSince(t *queue.Ticket) time.Time {
	if n := len(t.Legs); n > 0 {
		return t.Legs[n-1].Ended
	}
	return t.IssuedAt
}

// targetMinutes is how long a service should take at the counter, where its promise says so in minutes or hours.
func targetMinutes(o *edge.Office, id string) *int {
	s, ok := o.Catalogue().Service(id)
	if !ok || s.Promise == nil {
		return nil
	}
	minutes := s.Promise.Value
	switch s.Promise.Unit {
	case "minute":
	case "hour":
		minutes *= 60
	default: // days are the application's, not the visit's
		return nil
	}
	return &minutes
}

// TicketID writes the id of a ticket.
func TicketID(t *queue.Ticket) string { return strconv.FormatUint(uint64(t.ID), 10) }

// A Queued is one who waits.
type Queued struct {
	ID       string        `json:"id"`
	Number   string        `json:"number"`
	Service  string        `json:"service"`
	IssuedAt time.Time     `json:"issued_at"`
	Complete bool          `json:"complete"`
	Reached  queue.Reached `json:"reached"`
	Priority bool          `json:"priority"`
	Party    int           `json:"party"`
	Handed   bool          `json:"handed"` // to this counter
	Note     string        `json:"note"`
	Since    time.Time     `json:"waiting_since"`
}

// QueuedOf is a waiting ticket as a terminal lists it.
func QueuedOf(o *edge.Office, v *office.View, t *queue.Ticket) Queued {
	return Queued{ID: TicketID(t), Number: t.Number(), Service: t.Service, IssuedAt: o.Local(t.IssuedAt), Complete: t.Complete(),
		Reached: v.State.Reached(t), Priority: t.Priority, Party: t.People(), Handed: t.Desk != 0, Note: t.Note, Since: o.Local(waitingSince(t))}
}

// A Found is a ticket of the day that nobody holds.
type Found struct {
	Queued
	State       queue.TicketState `json:"state"`
	Position    *int              `json:"position"`
	Desk        *int              `json:"desk"`
	Reason      string            `json:"reason"` // why it is parked
	Due         *time.Time        `json:"due"`
	RejoinUntil *time.Time        `json:"rejoin_until"`
}

// FoundOf is a ticket as a terminal finds it.
func FoundOf(o *edge.Office, v *office.View, t *queue.Ticket) Found {
	out := Found{Queued: QueuedOf(o, v, t), State: t.State, Reason: t.Reason, Due: moment(o, t.Due)}
	if t.Desk != 0 {
		out.Desk = &t.Desk
	}
	switch t.State {
	case queue.Waiting:
		position := v.Ahead(t) + 1
		out.Position = &position
	case queue.NoShow:
		out.RejoinUntil = rejoinUntil(o, v, t)
	}
	return out
}

// rejoinUntil is until when a no-show may come back into the line; nil when that is over.
func rejoinUntil(o *edge.Office, v *office.View, t *queue.Ticket) *time.Time {
	until := t.Grace(v.Rules)
	if !o.Now().Before(until) {
		return nil
	}
	return moment(o, until)
}
