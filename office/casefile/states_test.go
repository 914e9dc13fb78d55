package casefile

import (
	"testing"

	"antrean/internal/golden"
)

// drawn is how the states of a case are drawn.
func drawn() golden.Drawing[CaseState] {
	return golden.Drawing[CaseState]{
		Label: "States of a case", Corner: golden.Spot{Y: 60}, W: 1120, H: 660, Begin: golden.Spot{X: 120, Y: 240}, BeginName: golden.Spot{X: 196, Y: 224},
		Spots: map[CaseState]golden.Spot{
			InWork: {X: 330, Y: 240}, Returned: {X: 330, Y: 520}, Ready: {X: 700, Y: 240}, Handed: {X: 980, Y: 240}, Closed: {X: 980, Y: 470}, Lapsed: {X: 100, Y: 660}, Cancelled: {X: 620, Y: 660},
		},
		Arcs: map[[2]CaseState]golden.Arc{
			{InWork, Ready}: {Bend: 60, At: .5}, {Ready, InWork}: {Bend: 60, At: .5}, {InWork, Returned}: {Bend: 60, At: .3}, {Returned, InWork}: {Bend: 60, At: .3},
			{Returned, Lapsed}: {Bend: 0, At: .5}, {Returned, Cancelled}: {Bend: 0, At: .5}, {Ready, Handed}: {Bend: 0, At: .5}, {Handed, Closed}: {Bend: 0, At: .5},
			{InWork, Closed}: {Bend: 60, At: .72}, {InWork, Cancelled}: {Bend: -10, At: .6}, {Ready, Cancelled}: {Bend: 0, At: .6},
		},
		Over: CaseState.Over, NoteAt: golden.Spot{X: 1100, Y: 705}, Note: "case_undone leads back to before the last command. Grey: over.",
		Odd: func(pair [2]CaseState, to golden.Spot) (string, golden.Spot, bool) {
			switch {
			case pair[0] != pair[1]:
				return "", golden.Spot{}, false
			case pair[0] == Returned: // on its left
				return golden.Loop(to, [4]golden.Spot{{X: -60, Y: -10}, {X: -150, Y: -40}, {X: -150, Y: 40}, {X: -60, Y: 10}}), golden.Spot{X: to.X - 160, Y: to.Y - 4}, true
			}
			return golden.Loop(to, [4]golden.Spot{{X: -15, Y: -22}, {X: -40, Y: -90}, {X: 40, Y: -90}, {X: 15, Y: -22}}), golden.Spot{X: to.X, Y: to.Y - 92}, true
		},
	}
}

// TestTheDrawingOfTheStatesIsTheTable draws Transitions and compares the drawing with the one in docs; -update writes it.
func TestTheDrawingOfTheStatesIsTheTable(t *testing.T) {
	var arrows []golden.Arrow[CaseState]
	for _, tr := range Transitions() {
		arrows = append(arrows, golden.Arrow[CaseState]{From: tr.From, To: tr.To, Event: string(tr.Event)})
	}
	d := drawn()
	d.States(t, "../../../docs/casefile-states.svg", CaseStates(), arrows)
}
