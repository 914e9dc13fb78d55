package snapshot

import (
	"time"

	"antrean/office"
	"antrean/office/catalogue"
	"antrean/office/queue"
	"antrean/server/edge"
)

// A Ticket is what the applicant's phone is told.
type Ticket struct {
	Frame
	Number     string            `json:"number"`
	State      queue.TicketState `json:"state"`
	Position   *int              `json:"position"`
	Ahead      *int              `json:"ahead"`
	Counter    *int              `json:"counter"`
	Complete   bool              `json:"complete"`
	Missing    []Requirement     `json:"missing"`
	Needed     []Requirement     `json:"needed"`
	Service    Service           `json:"service"`
	Lang       string            `json:"lang"`
	IssuedAt   time.Time         `json:"issued_at"`
	CalledAt   *time.Time        `json:"called_at"`
	EndedAt    *time.Time        `json:"ended_at"`
	Calls      int               `json:"calls"`
	Advice     []Advice          `json:"advice"`
	Paper      *Paper            `json:"paper"`
	Day        *string           `json:"day"`        // of a booked ticket
	AtClosing  string            `json:"at_closing"` // what becomes of it when the counters close
	Office     Office            `json:"office"`
	Complaints []Complaint       `json:"complaints"`

	Priority    bool       `json:"priority"`
	Party       int        `json:"party"`
	Legs        []Leg      `json:"legs"`
	Also        []Service  `json:"also"`
	Due         *time.Time `json:"due"`          // when a parked ticket comes back
	UndoneAt    *time.Time `json:"undone_at"`    // its call was taken back
	RejoinUntil *time.Time `json:"rejoin_until"` // of a no-show
	Postpone    *int       `json:"postpone"`     // how many it may let go first; null: not now
	List        *string    `json:"list"`         // code of the checklist of a returned ticket
	Lot         *Lot       `json:"lot"`          // that it was before opening, or still is
	Joined      *GoesOn    `json:"joined"`       // the number that its visit goes on with
}

// A GoesOn is how it stands with the ticket that another has joined, as its holder may know.
type GoesOn struct {
	Number   string            `json:"number"`
	State    queue.TicketState `json:"state"`
	Position *int              `json:"position"`
	Counter  *int              `json:"counter"`
	Calls    int               `json:"calls"`
	CalledAt *time.Time        `json:"called_at"`
	UndoneAt *time.Time        `json:"undone_at"`
	EndedAt  *time.Time        `json:"ended_at"`
}

// An Advice is one sentence of the standard's advice.
type Advice struct {
	ID   string         `json:"id"`
	Text catalogue.Text `json:"text"`
}

// An Office is where to ask.
type Office struct {
	Short catalogue.Text `json:"short"`
	Phone string         `json:"phone"`
}

// A Complaint is one way to say what went wrong.
type Complaint struct {
	Kind  string         `json:"kind"`
	Label catalogue.Text `json:"label"`
	Value string         `json:"value"`
}

// TicketOf is the present of a ticket.
func TicketOf(o *edge.Office, v *office.View, t *queue.Ticket) Ticket {
	out := Ticket{
		Frame: FrameOf(o, v, "ticket"), Number: t.Number(), State: t.State, Complete: t.Complete(),
		Missing: MissingOf(o, t), Needed: NamedFor(o, t, t.Said.Needed, false), Service: ServiceFor(o, t),
		Lang: t.Said.Lang, IssuedAt: o.Local(t.IssuedAt), CalledAt: moment(o, t.CalledAt), EndedAt: moment(o, t.EndedAt), Calls: t.Calls,
		Paper: PaperOf(v, t), Advice: []Advice{}, Complaints: []Complaint{},
		Office: Office{Short: o.Catalogue().Office.Short, Phone: o.Catalogue().Office.Phone},
	}
	out.Day, out.AtClosing = dayOf(t), string(o.Hours().AtClosing())
	if t.State == queue.Waiting {
		ahead := v.Ahead(t)
		position := ahead + 1
		out.Ahead, out.Position = &ahead, &position
	}
	if t.Counter != 0 {
		out.Counter = &t.Counter
	}
	out.more(o, v, t)
	if s, ok := o.ServiceOf(t); ok {
		for _, a := range s.Advice {
			out.Advice = append(out.Advice, Advice{ID: a.ID, Text: a.Text})
		}
	}
	for _, way := range o.Catalogue().Complaints {
		if !way.Hidden {
			out.Complaints = append(out.Complaints, Complaint{Kind: way.Kind, Label: way.Label, Value: way.Value})
		}
	}
	return out
}

// more adds what only some tickets have.
func (out *Ticket) more(o *edge.Office, v *office.View, t *queue.Ticket) {
	out.Priority, out.Party, out.Legs, out.Also = t.Priority, t.People(), LegsOf(o, t), []Service{}
	for _, id := range t.Also {
		out.Also = append(out.Also, ServiceOf(o, id))
	}
	out.Due, out.UndoneAt = moment(o, t.Due), moment(o, t.UndoneAt)
	if t.State == queue.NoShow {
		out.RejoinUntil = rejoinUntil(o, v, t)
	}
	if places := PostponeOf(v, t); places > 0 {
		out.Postpone = &places
	}
	if t.State == queue.Returned && t.List != "" {
		out.List = &t.List
	}
	out.Lot = LotOf(o, t)
	if t.State == queue.Joined {
		out.Joined = goesOn(o, v, v.State.GoesOn(t))
	}
}

// goesOn is how it stands with the ticket that another has joined.
func goesOn(o *edge.Office, v *office.View, t *queue.Ticket) *GoesOn {
	out := &GoesOn{Number: t.Number(), State: t.State, Calls: t.Calls, CalledAt: moment(o, t.CalledAt), UndoneAt: moment(o, t.UndoneAt), EndedAt: moment(o, t.EndedAt)}
	if t.State == queue.Waiting {
		position := v.Ahead(t) + 1
		out.Position = &position
	}
	if t.Counter != 0 {
		out.Counter = &t.Counter
	}
	return out
}

// PostponeOf is how many people a waiting ticket may let go first; 0 when it may not.
func PostponeOf(v *office.View, t *queue.Ticket) int {
	if _, ok := v.State.Postponed(v.Rules, t, v.Seq()+1); !ok {
		return 0
	}
	return v.Rules.PolicyInForce().PostponePlaces
}

// BehindOf is the position that a ticket has once it has let others go first; false when it may not.
func BehindOf(v *office.View, t *queue.Ticket) (position int, ok bool) {
	place, ok := v.State.Postponed(v.Rules, t, v.Seq()+1)
	if !ok {
		return 0, false
	}
	return v.State.AheadAfter(v.Rules, t, place) + 1, true
}

// MissingOf is what the ticket lacks: what the counter found, or else what was declared.
func MissingOf(o *edge.Office, t *queue.Ticket) []Requirement {
	if t.State != queue.Returned {
		return NamedFor(o, t, t.Said.Missing, true)
	}
	ids := make([]string, len(t.Lacks))
	for i, lack := range t.Lacks {
		ids[i] = lack.ID
	}
	rows := NamedFor(o, t, ids, true)
	for i := range rows {
		rows[i].Kind = t.Lacks[i].Kind
	}
	return rows
}

// An Issued is what a kiosk or the front office is told of a new ticket.
type Issued struct {
	Number   string            `json:"number"`
	Token    string            `json:"token"`
	TrackURL *string           `json:"track_url"`
	Position int               `json:"position"`
	Ahead    int               `json:"ahead"`
	State    queue.TicketState `json:"state"`
	Complete bool              `json:"complete"`
	Missing  []Requirement     `json:"missing"`
	Service  Service           `json:"service"`
	IssuedAt time.Time         `json:"issued_at"`
	Day      *string           `json:"day"` // of a booked ticket
	Paper    *Paper            `json:"paper"`
	Priority bool              `json:"priority"`
	Party    int               `json:"party"`
	Also     []string          `json:"also"`
	Lot      *Lot              `json:"lot"` // before opening: what was given in place of a number
}

// dayOf is the day of a booked ticket.
func dayOf(t *queue.Ticket) *string {
	if t.State != queue.Booked {
		return nil
	}
	return &t.Day
}

// IssuedOf is the first reply about a ticket, the same whenever it is asked again.
func IssuedOf(o *edge.Office, t *queue.Ticket, reply queue.Reply) Issued {
	out := Issued{
		Number: numberThen(t, reply), Token: t.Token, Position: reply.Position, Ahead: max(0, reply.Position-1), State: reply.State,
		Complete: t.Complete(), Missing: NamedFor(o, t, t.Said.Missing, false), Service: ServiceFor(o, t), IssuedAt: o.Local(t.IssuedAt),
		Priority: t.Priority, Party: t.People(), Also: list(t.Also),
	}
	if url := o.TrackURL(t); url != "" {
		out.TrackURL = &url
	}
	if reply.Day != "" {
		out.Day = &reply.Day
	}
	out.Paper = FirstPaper(reply)
	if reply.State == queue.LotHeld {
		out.Lot = LotOf(o, t)
	}
	return out
}

// numberThen is the number that a ticket had when the reply was given.
func numberThen(t *queue.Ticket, reply queue.Reply) string {
	if reply.State == queue.LotHeld {
		return t.LotNumber()
	}
	return t.Number()
}

// FirstPaper is the paper of a reply as it was when the reply was given.
func FirstPaper(reply queue.Reply) *Paper {
	if reply.Job == 0 {
		return nil
	}
	return &Paper{Job: reply.Job, State: queue.PaperQueued}
}
