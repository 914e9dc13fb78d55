package queue

import (
	"testing"

	"antrean/internal/golden"
)

// drawn is how the states of a ticket are drawn.
func drawn() golden.Drawing[TicketState] {
	return golden.Drawing[TicketState]{
		Label: "States of a ticket", Corner: golden.Spot{X: -240}, W: 1500, H: 880, Begin: golden.Spot{X: 60, Y: 120}, BeginName: golden.Spot{X: 90, Y: 158},
		Spots: map[TicketState]golden.Spot{
			Booked: {X: -130, Y: 220}, LotHeld: {X: -130, Y: 480}, Waiting: {X: 200, Y: 220}, Called: {X: 560, Y: 220}, Serving: {X: 920, Y: 220}, Done: {X: 1180, Y: 130},
			Returned: {X: 1180, Y: 330}, NoShow: {X: 360, Y: 480}, Parked: {X: 800, Y: 480}, Cancelled: {X: 200, Y: 720}, Joined: {X: 480, Y: 830}, Expired: {X: 740, Y: 720},
		},
		Arcs: map[[2]TicketState]golden.Arc{
			{Waiting, Called}: {Bend: 0, At: .5}, {Called, Waiting}: {Bend: -110, At: .5}, {Serving, Waiting}: {Bend: -330, At: .5}, {Called, Serving}: {Bend: 0, At: .5},
			{Serving, Done}: {Bend: 0, At: .5}, {Serving, Returned}: {Bend: 0, At: .45}, {Called, Returned}: {Bend: -90, At: .75}, {Serving, Parked}: {Bend: -20, At: .65},
			{Called, NoShow}: {Bend: 40, At: .62}, {NoShow, Called}: {Bend: 40, At: .68}, {Called, Parked}: {Bend: 30, At: .4}, {Parked, Called}: {Bend: 50, At: .3},
			{NoShow, Waiting}: {Bend: 0, At: .5}, {Parked, Waiting}: {Bend: 60, At: .3}, {Waiting, Cancelled}: {Bend: -60, At: .5}, {NoShow, Cancelled}: {Bend: 0, At: .3},
			{Called, Cancelled}: {Bend: -150, At: .86}, {Parked, Cancelled}: {Bend: -20, At: .6}, {Waiting, Expired}: {Bend: -20, At: .72}, {Called, Expired}: {Bend: -10, At: .66},
			{Parked, Expired}: {Bend: -30, At: .6}, {Waiting, Booked}: {Bend: 190, At: .62}, {Booked, Waiting}: {Bend: 0, At: .45},
			{LotHeld, Waiting}: {Bend: 0, At: .5}, {LotHeld, Cancelled}: {Bend: -20, At: .5}, {LotHeld, Expired}: {Bend: -60, At: .3},
			{Waiting, Joined}: {Bend: -110, At: .86}, {NoShow, Joined}: {Bend: 20, At: .18}, {Parked, Joined}: {Bend: 20, At: .7},
			{Booked, Cancelled}: {Bend: -60, At: .5}, {Booked, Expired}: {Bend: -300, At: .72},
		},
		Over: TicketState.Over, Odd: oddArrow, NoteAt: golden.Spot{X: 1240, Y: 860},
		Note: "command_undone leads back to before the counter's last command. Grey: over.",
	}
}

// oddArrow draws what leads to where it came from, and what would cross the others.
func oddArrow(pair [2]TicketState, to golden.Spot) (path string, names golden.Spot, ok bool) {
	by := func(curve [4]golden.Spot, x, y float64) (string, golden.Spot, bool) {
		return golden.Loop(to, curve), golden.Spot{X: to.X + x, Y: to.Y + y}, true
	}
	switch {
	case pair == [2]TicketState{"", Booked}:
		return golden.Line(golden.Spot{X: 60, Y: 120}, to), golden.Spot{X: -8, Y: 154}, true
	case pair == [2]TicketState{Waiting, Waiting}: // on its left
		return by([4]golden.Spot{{X: -60}, {X: -150, Y: 10}, {X: -140, Y: 80}, {X: -40, Y: 22}}, -118, 60)
	case pair == [2]TicketState{Booked, Booked}: // above it, out of the way of the arrow from the beginning
		return by([4]golden.Spot{{X: -45, Y: -22}, {X: -70, Y: -80}, {X: -20, Y: -80}, {X: -10, Y: -22}}, -40, -74)
	case pair[0] == pair[1]: // above it
		return by([4]golden.Spot{{X: 10, Y: -22}, {X: 20, Y: -80}, {X: 70, Y: -80}, {X: 45, Y: -22}}, 66, -74)
	}
	return "", golden.Spot{}, false
}

// TestTheDrawingOfTheStatesIsTheTable draws Transitions and compares the drawing with the one in docs; -update writes it.
func TestTheDrawingOfTheStatesIsTheTable(t *testing.T) {
	var arrows []golden.Arrow[TicketState]
	for _, tr := range Transitions() {
		arrows = append(arrows, golden.Arrow[TicketState]{From: tr.From, To: tr.To, Event: string(tr.Event)})
	}
	d := drawn()
	d.States(t, "../../../docs/queue-states.svg", TicketStates(), arrows)
}
