package casefile

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
var stateSpots = map[CaseState]spot{
	InWork: {330, 240}, Returned: {330, 520}, Ready: {700, 240}, Handed: {980, 240}, Closed: {980, 470}, Lapsed: {100, 660}, Cancelled: {620, 660},
}

// An arc is how an arrow is drawn: how far it bends to its left, and where on it the names of its events stand.
type arc struct{ bend, at float64 }

var stateArcs = map[[2]CaseState]arc{
	{InWork, Ready}: {60, .5}, {Ready, InWork}: {60, .5}, {InWork, Returned}: {60, .3}, {Returned, InWork}: {60, .3},
	{Returned, Lapsed}: {0, .5}, {Returned, Cancelled}: {0, .5}, {Ready, Handed}: {0, .5}, {Handed, Closed}: {0, .5},
	{InWork, Closed}: {60, .72}, {InWork, Cancelled}: {-10, .6}, {Ready, Cancelled}: {0, .6},
}

const (
	boxW, boxH = 120.0, 44.0
	svgHead    = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 60 1120 660" font-family="system-ui,sans-serif" font-size="13" role="img" aria-label="States of a case">
<style>.b{fill:#fff;stroke:#0B4F8A;stroke-width:2}.o{fill:#EEF2F5;stroke:#4A5A68;stroke-width:2}.l{fill:none;stroke:#14202B;stroke-width:1.4;marker-end:url(#a)}.t{text-anchor:middle;fill:#14202B}.s{font-weight:700;font-size:16px}.w{fill:#FAFAF7}</style>
<defs><marker id="a" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path d="M0 0L10 5L0 10z" fill="#14202B"/></marker></defs>
<rect y="60" width="1120" height="660" fill="#FAFAF7"/>
`
)

// TestTheDrawingOfTheStatesIsTheTable draws Transitions and compares the drawing with the one in docs; -update writes it.
func TestTheDrawingOfTheStatesIsTheTable(t *testing.T) {
	var lines, labels, boxes strings.Builder
	names := map[[2]CaseState][]string{}
	var order [][2]CaseState
	for _, tr := range Transitions() {
		pair := [2]CaseState{tr.From, tr.To}
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
	for _, state := range CaseStates() {
		at, ok := stateSpots[state]
		if !ok {
			t.Fatalf("the drawing has no place for %s", state)
		}
		class := map[bool]string{true: "o", false: "b"}[state.Over()]
		fmt.Fprintf(&boxes, "<rect class=\"%s\" x=\"%.0f\" y=\"%.0f\" width=\"%.0f\" height=\"%.0f\" rx=\"8\"/>\n", class, at.x-boxW/2, at.y-boxH/2, boxW, boxH)
		fmt.Fprintf(&boxes, "<text class=\"t s\" x=\"%.0f\" y=\"%.0f\">%s</text>\n", at.x, at.y+6, state)
	}
	note := "<circle cx=\"120\" cy=\"240\" r=\"9\"/>\n<text x=\"1100\" y=\"705\" text-anchor=\"end\">case_undone leads back to before the last command. Grey: over.</text>\n"
	golden.Text(t, "../../../docs/casefile-states.svg", svgHead+lines.String()+boxes.String()+labels.String()+note+"</svg>\n")
}

// drawArrow is the path of an arrow and where its names stand.
func drawArrow(t *testing.T, pair [2]CaseState) (path string, label spot) {
	t.Helper()
	to := stateSpots[pair[1]]
	switch {
	case pair[0] == "":
		from := spot{120, 240}
		end := edge(to, from)
		return fmt.Sprintf("M%.0f %.0fL%.0f %.0f", from.x, from.y, end.x, end.y), spot{196, 224}
	case pair[0] == pair[1] && pair[0] == Returned: // on its left
		return fmt.Sprintf("M%.0f %.0fC%.0f %.0f %.0f %.0f %.0f %.0f", to.x-boxW/2, to.y-10, to.x-150, to.y-40, to.x-150, to.y+40, to.x-boxW/2, to.y+10), spot{to.x - 160, to.y - 4}
	case pair[0] == pair[1]: // above it
		return fmt.Sprintf("M%.0f %.0fC%.0f %.0f %.0f %.0f %.0f %.0f", to.x-15, to.y-boxH/2, to.x-40, to.y-90, to.x+40, to.y-90, to.x+15, to.y-boxH/2), spot{to.x, to.y - 92}
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
