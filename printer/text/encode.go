// Package text writes a slip with characters and line feeds alone, for whatever prints.
//
// Nothing is large, bold or drawn; a QR code is its address, to be typed.
package text

import (
	"strings"

	"antrean/printer/layout"
	"antrean/printer/slip"
	"antrean/printer/wire"
)

// Encode returns the lines that print the slip and feed it past the edge it is torn at. The paper's Figure is
// layout.Spelled and its MaxSize 1.
func Encode(doc slip.Document, p layout.Paper) []wire.Piece {
	var out wire.Writer
	for _, row := range layout.Rows(doc, p) {
		white := row.Height
		switch row.Kind {
		case layout.Line:
			line(&out, aligned(row, p.Columns))
			white -= row.Pitch()
		case layout.Rule:
			line(&out, strings.Repeat("-", p.Columns))
			white = 0
		}
		if white >= layout.LineDots { // less is lost: half a line cannot be fed
			line(&out, "")
		}
	}
	tear(&out, p)
	return out.Pieces()
}

// Resync returns the lines that end a slip which broke off anywhere and feed the fragment out.
func Resync(p layout.Paper) []wire.Piece {
	var out wire.Writer
	line(&out, "")
	tear(&out, p)
	return out.Pieces()
}

// line ends a line.
func line(out *wire.Writer, text string) {
	out.Text(text)
	out.Command('\n')
	out.Move(layout.LineDots)
}

// tear feeds the last line past the edge.
func tear(out *wire.Writer, p layout.Paper) {
	for dots := p.CutterDots + layout.TailDots; dots > 0; dots -= layout.LineDots {
		line(out, "")
	}
}

// aligned is a row's text with the blanks that put it in its place.
func aligned(row layout.Row, columns int) string {
	free := max(0, columns-len(row.Text))
	switch row.Align {
	case slip.Center:
		return strings.Repeat(" ", free/2) + row.Text
	case slip.Right:
		return strings.Repeat(" ", free) + row.Text
	}
	return row.Text
}
