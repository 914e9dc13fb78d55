package queue

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
)

// How priority tickets are called.
const (
	PriorityInterleave = "interleave" // one of them, then some others
	PriorityStrict     = "strict"     // all of them first
	PriorityCounter    = "counter"    // at counters of their own, which call nobody else while one of them waits
)

// Where a ticket goes in the line that it comes into.
const (
	PlaceArrival = "arrival" // where its arrival at the office puts it
	PlaceEnd     = "end"     // behind everybody
)

// How many numbers one person may hold at once. Who a person is, the queue never knows: the server compares them.
const (
	PersonAny     = "any"     // as many as they take
	PersonService = "service" // one of each service
	PersonOffice  = "office"  // one
)

// A Policy is what an office may set of the rules of its queue.
type Policy struct {
	Priority         string `json:"priority"`          // PriorityInterleave, PriorityStrict or PriorityCounter
	PriorityOthers   int    `json:"priority_others"`   // others after each priority ticket, under PriorityInterleave
	PriorityCounters []int  `json:"priority_counters"` // under PriorityCounter

	TransferPlace    string `json:"transfer_place"`     // PlaceArrival or PlaceEnd
	NextServicePlace string `json:"next_service_place"` // PlaceArrival or PlaceEnd

	GraceMinutes int `json:"grace_minutes"` // within which a no-show may rejoin; 0: never
	GraceOthers  int `json:"grace_others"`  // who then go first

	PostponeTimes  int `json:"postpone_times"`  // how often a person may let others go first from the phone; 0: never
	PostponePlaces int `json:"postpone_places"` // how many go first

	NoShowRecalls        int `json:"no_show_recalls"`        // recalls before a no-show; 0: at any time
	RecallSpacingSeconds int `json:"recall_spacing_seconds"` // between those that count
	ParkMinutes          int `json:"park_minutes"`           // when the clerk names no time
	ParkMostMinutes      int `json:"park_most_minutes"`      // the longest a ticket is put aside
	UndoSeconds          int `json:"undo_seconds"`           // within which a counter's last command can be undone; 0: never
	AssistMinutes        int `json:"assist_minutes"`         // after which a call for colleagues ends by itself

	BeforeOpening string `json:"before_opening"` // BeforeNone or BeforeLot
	LotMinutes    int    `json:"lot_minutes"`    // before opening, from when lots are given

	OnePerson string `json:"one_person"` // PersonAny, PersonService or PersonOffice
}

// DefaultPolicy is what an office has that sets nothing.
func DefaultPolicy() Policy {
	return Policy{
		Priority:             PriorityInterleave, // the frail go ahead, and the others see that they move too
		PriorityOthers:       1,                  // every second call: nobody of priority waits longer than two
		TransferPlace:        PlaceArrival,       // the wrong line is not the person's fault
		NextServicePlace:     PlaceEnd,           // who was served once does not pass those who wait for their first turn
		GraceMinutes:         30,                 // a prayer, a photocopy shop and back
		GraceOthers:          3,                  // coming late costs something, but not the morning
		PostponeTimes:        1,                  // more would make the position of the others a guess
		PostponePlaces:       5,                  // at ten minutes each and two counters: about half an hour
		NoShowRecalls:        0,                  // an office that was never strict is not surprised
		RecallSpacingSeconds: 20,                 // a slow walk from the back row of a 15 m hall at 0.8 m/s
		ParkMinutes:          15,                 // a form to fill in, a copy to make
		ParkMostMinutes:      240,                // longer than half a day is a visit of its own
		UndoSeconds:          60,                 // a slip of the finger is seen at once; later the person has moved
		AssistMinutes:        10,                 // who has not come by then did not hear it; the clerk calls anew
		BeforeOpening:        BeforeNone,         // the door is closed, and nobody is in charge of the machine
		LotMinutes:           60,                 // who comes by the first bus has one
		OnePerson:            PersonAny,          // asking for an identity number is for offices with touts
	}
}

// Check names the first field that cannot be followed.
func (p Policy) Check() error {
	p = p.Filled()
	places := []string{PlaceArrival, PlaceEnd}
	words := []struct {
		field, value string
		of           []string
	}{
		{"priority", p.Priority, []string{PriorityInterleave, PriorityStrict, PriorityCounter}},
		{"transfer_place", p.TransferPlace, places},
		{"next_service_place", p.NextServicePlace, places},
		{"before_opening", p.BeforeOpening, []string{BeforeNone, BeforeLot}},
		{"one_person", p.OnePerson, []string{PersonAny, PersonService, PersonOffice}},
	}
	for _, w := range words {
		if !slices.Contains(w.of, w.value) {
			return fmt.Errorf("%s: %q is none of %v", w.field, w.value, w.of)
		}
	}
	for _, b := range p.Bounds() {
		if b.Value < b.Least || b.Value > b.Most {
			return fmt.Errorf("%s: %d is not between %d and %d", b.Field, b.Value, b.Least, b.Most)
		}
	}
	if p.Priority == PriorityCounter && len(p.PriorityCounters) == 0 {
		return fmt.Errorf("priority_counters: priority is %q and names no counter", p.Priority)
	}
	return nil
}

// Filled has the usual values where a policy that was kept by an older program has none.
func (p Policy) Filled() Policy {
	usual := DefaultPolicy()
	p.BeforeOpening = cmp.Or(p.BeforeOpening, usual.BeforeOpening)
	p.LotMinutes = cmp.Or(p.LotMinutes, usual.LotMinutes)
	p.OnePerson = cmp.Or(p.OnePerson, usual.OnePerson)
	return p
}

// A Bound is a number of a policy, by its name in JSON, and between what it must be.
type Bound struct {
	Field              string
	Value, Least, Most int // in the unit that the field's name says
}

// Bounds lists the numbers of the policy in its order.
func (p Policy) Bounds() []Bound {
	return []Bound{
		{"priority_others", p.PriorityOthers, 1, turnsMost - 1},
		{"grace_minutes", p.GraceMinutes, 0, 24 * 60},
		{"grace_others", p.GraceOthers, 0, 100},
		{"postpone_times", p.PostponeTimes, 0, 10},
		{"postpone_places", p.PostponePlaces, 1, 100},
		{"no_show_recalls", p.NoShowRecalls, 0, 10},
		{"recall_spacing_seconds", p.RecallSpacingSeconds, 0, 600},
		{"park_minutes", p.ParkMinutes, 1, p.ParkMostMinutes},
		{"park_most_minutes", p.ParkMostMinutes, 1, 24 * 60},
		{"undo_seconds", p.UndoSeconds, 0, 600},
		{"assist_minutes", p.AssistMinutes, 1, 24 * 60},
		{"lot_minutes", p.LotMinutes, 5, 12 * 60},
	}
}

func (p *Policy) named(counter int) bool { return slices.Contains(p.PriorityCounters, counter) }

// PolicyInForce is the office's policy, DefaultPolicy when it set none.
func (r *Rules) PolicyInForce() Policy {
	if reflect.ValueOf(&r.Policy).Elem().IsZero() {
		return DefaultPolicy()
	}
	return r.Policy
}
