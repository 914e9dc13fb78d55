package qr

import (
	"fmt"
	"strings"
)

// Quiet is the light border a reader needs around a code, in modules (ISO/IEC 18004, 5.3.8).
const Quiet = 4

// Path draws the dark modules as the d attribute of an SVG path, one unit a module, inside a border of quiet units.
// Runs of dark modules in a row are one rectangle.
func (m Matrix) Path(quiet int) string {
	var d strings.Builder
	for y := 0; y < m.Size; y++ {
		for x := 0; x < m.Size; x++ {
			if !m.At(x, y) {
				continue
			}
			run := 1
			for m.At(x+run, y) {
				run++
			}
			fmt.Fprintf(&d, "M%d %dh%dv1h-%dz", x+quiet, y+quiet, run, run)
			x += run
		}
	}
	return d.String()
}

// SVG is the code as an element to put into a page: dark modules on white, inside a border of quiet modules.
// It carries no style and no size, so that a strict content policy passes it and the page sets both.
func (m Matrix) SVG(quiet int) string {
	side := m.Size + 2*quiet
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" shape-rendering="crispEdges">`+
		`<path fill="#fff" d="M0 0h%dv%dH0z"/><path fill="#000" d="%s"/></svg>`, side, side, side, side, m.Path(quiet))
}
