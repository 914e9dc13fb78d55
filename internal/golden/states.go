package golden

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

// A Spot is a point of a drawing, in pixels.
type Spot struct{ X, Y float64 }

// An Arc is how an arrow is drawn: how far it bends to its left, and where on it, from 0 to 1, the names of its events stand.
type Arc struct{ Bend, At float64 }

// An Arrow leads from one state to another, from an empty one at the beginning.
type Arrow[S ~string] struct {
	From, To S
	Event    string
}

// A Drawing is a state machine as it is drawn for people.
type Drawing[S ~string] struct {
	Label     string // read aloud
	Corner    Spot   // the least point that is seen
	W, H      float64
	Begin     Spot // where everything begins
	BeginName Spot // where the names of what leads from there stand
	Spots     map[S]Spot
	Arcs      map[[2]S]Arc
	Over      func(S) bool
	Odd       func(pair [2]S, to Spot) (path string, names Spot, ok bool) // arrows that are drawn in no usual way; nil: none
	Note      string
	NoteAt    Spot // its right end
}

// Half the measures of a state's box.
const boxW, boxH = 60.0, 22.0

// States draws a state machine and compares the drawing with a file, named from testdata; -update writes it.
func (d *Drawing[S]) States(t *testing.T, name string, states []S, arrows []Arrow[S]) {
	t.Helper()
	var lines, labels, boxes strings.Builder
	names := map[[2]S][]string{}
	var order [][2]S
	for _, a := range arrows {
		pair := [2]S{a.From, a.To}
		if names[pair] == nil {
			order = append(order, pair)
		}
		names[pair] = append(names[pair], a.Event)
	}
	for _, pair := range order {
		line, label := d.arrow(t, pair)
		fmt.Fprintf(&lines, "<path class=\"l\" d=\"%s\"/>\n", line)
		drawNames(&labels, label, names[pair])
	}
	for _, state := range states {
		at, ok := d.Spots[state]
		if !ok {
			t.Fatalf("the drawing has no place for %s", state)
		}
		class := map[bool]string{true: "o", false: "b"}[d.Over(state)]
		fmt.Fprintf(&boxes, "<rect class=\"%s\" x=\"%.0f\" y=\"%.0f\" width=\"%.0f\" height=\"%.0f\" rx=\"8\"/>\n", class, at.X-boxW, at.Y-boxH, 2*boxW, 2*boxH)
		fmt.Fprintf(&boxes, "<text class=\"t s\" x=\"%.0f\" y=\"%.0f\">%s</text>\n", at.X, at.Y+6, state)
	}
	note := fmt.Sprintf("<circle cx=\"%.0f\" cy=\"%.0f\" r=\"9\"/>\n<text x=\"%.0f\" y=\"%.0f\" text-anchor=\"end\">%s</text>\n", d.Begin.X, d.Begin.Y, d.NoteAt.X, d.NoteAt.Y, d.Note)
	Text(t, name, d.head()+lines.String()+boxes.String()+labels.String()+note+"</svg>\n")
}

// head is what the file begins with.
func (d *Drawing[S]) head() string {
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="%.0f %.0f %.0f %.0f" font-family="system-ui,sans-serif" font-size="13" role="img" aria-label="%s">
<style>.b{fill:#fff;stroke:#0B4F8A;stroke-width:2}.o{fill:#EEF2F5;stroke:#4A5A68;stroke-width:2}.l{fill:none;stroke:#14202B;stroke-width:1.4;marker-end:url(#a)}.t{text-anchor:middle;fill:#14202B}.s{font-weight:700;font-size:16px}.w{fill:#FAFAF7}</style>
<defs><marker id="a" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path d="M0 0L10 5L0 10z" fill="#14202B"/></marker></defs>
<rect x="%.0f" y="%.0f" width="%.0f" height="%.0f" fill="#FAFAF7"/>
`, d.Corner.X, d.Corner.Y, d.W, d.H, d.Label, d.Corner.X, d.Corner.Y, d.W, d.H)
}

// arrow is the path of an arrow and where its names stand.
func (d *Drawing[S]) arrow(t *testing.T, pair [2]S) (path string, label Spot) {
	t.Helper()
	to := d.Spots[pair[1]]
	if d.Odd != nil {
		if path, label, ok := d.Odd(pair, to); ok {
			return path, label
		}
	}
	if pair[0] == "" {
		return Line(d.Begin, to), d.BeginName
	}
	a, ok := d.Arcs[pair]
	if !ok {
		t.Fatalf("the drawing has no arrow from %s to %s", pair[0], pair[1])
	}
	from := d.Spots[pair[0]]
	dx, dy := to.X-from.X, to.Y-from.Y
	length := math.Hypot(dx, dy)
	bow := Spot{(from.X+to.X)/2 + a.Bend*dy/length, (from.Y+to.Y)/2 - a.Bend*dx/length}
	start, end := edge(from, bow), edge(to, bow)
	u := 1 - a.At
	label = Spot{u*u*start.X + 2*u*a.At*bow.X + a.At*a.At*end.X, u*u*start.Y + 2*u*a.At*bow.Y + a.At*a.At*end.Y}
	return fmt.Sprintf("M%.0f %.0fQ%.0f %.0f %.0f %.0f", start.X, start.Y, bow.X, bow.Y, end.X, end.Y), label
}

// Line is the path from a point to the edge of a state's box.
func Line(from, to Spot) string {
	end := edge(to, from)
	return fmt.Sprintf("M%.0f %.0fL%.0f %.0f", from.X, from.Y, end.X, end.Y)
}

// Loop is the path of a curve from one point to another by way of two that pull at it, all given as seen from a state's middle.
func Loop(at Spot, by [4]Spot) string {
	for i := range by {
		by[i].X, by[i].Y = by[i].X+at.X, by[i].Y+at.Y
	}
	return fmt.Sprintf("M%.0f %.0fC%.0f %.0f %.0f %.0f %.0f %.0f", by[0].X, by[0].Y, by[1].X, by[1].Y, by[2].X, by[2].Y, by[3].X, by[3].Y)
}

// edge is where the way from a box's middle to a point leaves the box.
func edge(middle, to Spot) Spot {
	dx, dy := to.X-middle.X, to.Y-middle.Y
	k := math.Min(math.Abs(boxW/dx), math.Abs(boxH/dy)) // a division by zero is infinite, and the other one counts
	return Spot{middle.X + dx*k, middle.Y + dy*k}
}

func drawNames(out *strings.Builder, at Spot, names []string) {
	wide := 0
	for _, name := range names {
		wide = max(wide, len(name))
	}
	w, h := float64(wide)*7.1+6, float64(len(names))*16+2
	fmt.Fprintf(out, "<rect class=\"w\" x=\"%.0f\" y=\"%.0f\" width=\"%.0f\" height=\"%.0f\" rx=\"3\" opacity=\".9\"/>\n", at.X-w/2, at.Y-h/2, w, h)
	for i, name := range names {
		fmt.Fprintf(out, "<text class=\"t\" x=\"%.0f\" y=\"%.0f\">%s</text>\n", at.X, at.Y-h/2+14+float64(i)*16, name)
	}
}
