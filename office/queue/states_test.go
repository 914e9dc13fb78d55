package queue

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"antrean/internal/golden"
)

// A spot is a point of the drawing, in pixels.
type spot struct{ x, y float64 }

// stateSpots are the middles of the states' boxes.
var stateSpots = map[TicketState]spot{
	Booked: {-130, 220}, LotHeld: {-130, 480}, Waiting: {200, 220}, Called: {560, 220}, Serving: {920, 220}, Done: {1180, 130}, Returned: {1180, 330},
	NoShow: {360, 480}, Parked: {800, 480}, Cancelled: {200, 720}, Expired: {740, 720},
}

// An arc is how an arrow is drawn: how far it bends to its left, and where on it the names of its events stand.
type arc struct{ bend, at float64 }

var stateArcs = map[[2]TicketState]arc{
	{Waiting, Called}: {0, .5}, {Called, Waiting}: {-110, .5}, {Serving, Waiting}: {-330, .5}, {Called, Serving}: {0, .5},
	{Serving, Done}: {0, .5}, {Serving, Returned}: {0, .45}, {Called, Returned}: {-90, .75}, {Serving, Parked}: {-20, .65},
	{Called, NoShow}: {40, .62}, {NoShow, Called}: {40, .68}, {Called, Parked}: {30, .4}, {Parked, Called}: {50, .3},
	{NoShow, Waiting}: {0, .5}, {Parked, Waiting}: {60, .3}, {Waiting, Cancelled}: {-60, .5}, {NoShow, Cancelled}: {0, .3},
	{Called, Cancelled}: {-150, .86}, {Parked, Cancelled}: {-20, .6}, {Waiting, Expired}: {-20, .72}, {Called, Expired}: {-10, .66},
	{Parked, Expired}: {-30, .6}, {Waiting, Booked}: {190, .62}, {Booked, Waiting}: {0, .45},
	{LotHeld, Waiting}: {0, .5}, {LotHeld, Cancelled}: {-20, .5}, {LotHeld, Expired}: {-60, .3},
	{Booked, Cancelled}: {-60, .5}, {Booked, Expired}: {-300, .72},
}

const (
	boxW, boxH = 120.0, 44.0
	svgHead    = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-240 0 1500 800" font-family="system-ui,sans-serif" font-size="13" role="img" aria-label="States of a ticket">
<style>.b{fill:#fff;stroke:#0B4F8A;stroke-width:2}.o{fill:#EEF2F5;stroke:#4A5A68;stroke-width:2}.l{fill:none;stroke:#14202B;stroke-width:1.4;marker-end:url(#a)}.t{text-anchor:middle;fill:#14202B}.s{font-weight:700;font-size:16px}.w{fill:#FAFAF7}</style>
<defs><marker id="a" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path d="M0 0L10 5L0 10z" fill="#14202B"/></marker></defs>
<rect x="-240" width="1500" height="800" fill="#FAFAF7"/>
`
)

// TestTheDrawingOfTheStatesIsTheTable draws Transitions and compares the drawing with the one in docs; -update writes it.
func TestTheDrawingOfTheStatesIsTheTable(t *testing.T) {
	var lines, labels, boxes strings.Builder
	names := map[[2]TicketState][]string{}
	var order [][2]TicketState
	for _, tr := range Transitions() {
		pair := [2]TicketState{tr.From, tr.To}
		if names[pair] == nil {
			order = append(order, pair)
		}
		names[pair] = append(names[pair], string(tr.Event))
	}
	for _, pair := range order {
		line, label := drawArrow(t, pair)
		fmt.Fprintf(&lines, "<path class=\"l\" d=\"%s\"/>\n", line)
		drawNames(&labels, label, names[pair])
	}
	for _, state := range TicketStates() {
		at, ok := stateSpots[state]
		if !ok {
			t.Fatalf("the drawing has no place for %s", state)
		}
		class := map[bool]string{true: "o", false: "b"}[state.Over()]
		fmt.Fprintf(&boxes, "<rect class=\"%s\" x=\"%.0f\" y=\"%.0f\" width=\"%.0f\" height=\"%.0f\" rx=\"8\"/>\n", class, at.x-boxW/2, at.y-boxH/2, boxW, boxH)
		fmt.Fprintf(&boxes, "<text class=\"t s\" x=\"%.0f\" y=\"%.0f\">%s</text>\n", at.x, at.y+6, state)
	}
	note := "<circle cx=\"60\" cy=\"120\" r=\"9\"/>\n<text x=\"1240\" y=\"780\" text-anchor=\"end\">command_undone leads back to before the counter's last command. Grey: over.</text>\n"
	golden.Text(t, "../../../docs/queue-states.svg", svgHead+lines.String()+boxes.String()+labels.String()+note+"</svg>\n")
}

// drawArrow is the path of an arrow and where its names stand.
func drawArrow(t *testing.T, pair [2]TicketState) (path string, label spot) {
	t.Helper()
	to := stateSpots[pair[1]]
	switch {
	case pair == [2]TicketState{"", Booked}:
		from := spot{60, 120}
		end := edge(to, from)
		return fmt.Sprintf("M%.0f %.0fL%.0f %.0f", from.x, from.y, end.x, end.y), spot{-8, 154}
	case pair[0] == "":
		from := spot{60, 120}
		end := edge(to, from)
		return fmt.Sprintf("M%.0f %.0fL%.0f %.0f", from.x, from.y, end.x, end.y), spot{90, 158}
	case pair[0] == Waiting && pair[1] == Waiting: // on its left
		return fmt.Sprintf("M%.0f %.0fC%.0f %.0f %.0f %.0f %.0f %.0f", to.x-boxW/2, to.y, to.x-150, to.y+10, to.x-140, to.y+80, to.x-40, to.y+boxH/2), spot{to.x - 118, to.y + 60}
	case pair == [2]TicketState{Booked, Booked}: // above it, out of the way of the arrow from the beginning
		return fmt.Sprintf("M%.0f %.0fC%.0f %.0f %.0f %.0f %.0f %.0f", to.x-45, to.y-boxH/2, to.x-70, to.y-80, to.x-20, to.y-80, to.x-10, to.y-boxH/2), spot{to.x - 40, to.y - 74}
	case pair[0] == pair[1]: // above it
		return fmt.Sprintf("M%.0f %.0fC%.0f %.0f %.0f %.0f %.0f %.0f", to.x+10, to.y-boxH/2, to.x+20, to.y-80, to.x+70, to.y-80, to.x+45, to.y-boxH/2), spot{to.x + 66, to.y - 74}
	}
	a, ok := stateArcs[pair]
	if !ok {
		t.Fatalf("the drawing has no arrow from %s to %s", pair[0], pair[1])
	}
	from := stateSpots[pair[0]]
	dx, dy := to.x-from.x, to.y-from.y
	length := math.Hypot(dx, dy)
	bow := spot{(from.x+to.x)/2 + a.bend*dy/length, (from.y+to.y)/2 - a.bend*dx/length}
	start, end := edge(from, bow), edge(to, bow)
	u := 1 - a.at
	label = spot{u*u*start.x + 2*u*a.at*bow.x + a.at*a.at*end.x, u*u*start.y + 2*u*a.at*bow.y + a.at*a.at*end.y}
	return fmt.Sprintf("M%.0f %.0fQ%.0f %.0f %.0f %.0f", start.x, start.y, bow.x, bow.y, end.x, end.y), label
}

// edge is where the way from a box's middle to a point leaves the box.
func edge(middle, to spot) spot {
	dx, dy := to.x-middle.x, to.y-middle.y
	k := math.Min(math.Abs(boxW/2/dx), math.Abs(boxH/2/dy)) // a division by zero is infinite, and the other one counts
	return spot{middle.x + dx*k, middle.y + dy*k}
}

func drawNames(out *strings.Builder, at spot, names []string) {
	wide := 0
	for _, name := range names {
		wide = max(wide, len(name))
	}
	w, h := float64(wide)*7.1+6, float64(len(names))*16+2
	fmt.Fprintf(out, "<rect class=\"w\" x=\"%.0f\" y=\"%.0f\" width=\"%.0f\" height=\"%.0f\" rx=\"3\" opacity=\".9\"/>\n", at.x-w/2, at.y-h/2, w, h)
	for i, name := range names {
		fmt.Fprintf(out, "<text class=\"t\" x=\"%.0f\" y=\"%.0f\">%s</text>\n", at.x, at.y-h/2+14+float64(i)*16, name)
	}
}
