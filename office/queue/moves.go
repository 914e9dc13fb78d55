package queue

import "slices"

// A move takes a ticket from one of some states to another.
type move struct {
	from []TicketState
	to   TicketState
}

// moves is the state machine of a ticket. CommandUndone is not in it: it leads back to where the counter's last command
// came from.
var moves = map[Kind]move{
	TicketIssued: {nil, Waiting},
	TicketCalled: {[]TicketState{Waiting, NoShow, Parked}, Called},
	// A recall of one that is served changes nothing but what is heard.
	TicketRecalled:    {[]TicketState{Called}, Called},
	TicketStarted:     {[]TicketState{Called}, Serving},
	TicketFinished:    {[]TicketState{Serving}, Done},
	TicketContinued:   {[]TicketState{Serving}, Waiting},
	TicketNoShow:      {[]TicketState{Called}, NoShow},
	TicketRequeued:    {[]TicketState{Called, Serving}, Waiting},
	TicketTransferred: {[]TicketState{Waiting, Called, Serving}, Waiting},
	TicketReturned:    {[]TicketState{Called, Serving}, Returned},
	TicketParked:      {[]TicketState{Called, Serving}, Parked},
	TicketUnparked:    {[]TicketState{Parked}, Waiting},
	TicketRejoined:    {[]TicketState{NoShow}, Waiting},
	TicketPostponed:   {[]TicketState{Waiting}, Waiting},
	TicketReordered:   {[]TicketState{Waiting}, Waiting},
	TicketJoined:      {[]TicketState{Waiting, NoShow, Parked}, Joined},
	LotsDrawn:         {[]TicketState{LotHeld}, Waiting},
	TicketCancelled:   {[]TicketState{Booked, LotHeld, Waiting, Called, NoShow, Parked}, Cancelled},
	TicketCarried:     {[]TicketState{Booked, Waiting}, Booked},
	LineEnded:         {[]TicketState{Waiting, Parked}, Expired},
	DayClosed:         {[]TicketState{LotHeld, Waiting, Called, Parked}, Expired},
	DayOpened:         {[]TicketState{Booked}, Waiting},
}

// A Transition is one arrow of the state machine of tickets. From is empty for the first.
type Transition struct {
	From, To TicketState
	Event    Kind
}

// Transitions lists the state machine of tickets, by its states and then by events.
func Transitions() []Transition {
	kinds := make([]Kind, 0, len(moves))
	for kind := range moves {
		kinds = append(kinds, kind)
	}
	slices.Sort(kinds)
	out := []Transition{
		{To: Waiting, Event: TicketIssued},
		{To: Booked, Event: TicketIssued},             // for a later day
		{To: LotHeld, Event: TicketIssued},            // before opening
		{From: Booked, To: Expired, Event: DayOpened}, // its day passed, and no other is known
	}
	for _, from := range TicketStates() {
		for _, kind := range kinds {
			if slices.Contains(moves[kind].from, from) {
				out = append(out, Transition{From: from, To: moves[kind].to, Event: kind})
			}
		}
	}
	return out
}

// TicketStates lists every state of a ticket.
func TicketStates() []TicketState {
	return []TicketState{Booked, LotHeld, Waiting, Called, Serving, Parked, NoShow, Done, Returned, Cancelled, Joined, Expired}
}
