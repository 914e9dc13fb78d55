// Package star writes a slip in Star line mode, the language of Star's receipt printers.
//
// It prints the same lines as package escpos and is as pure. Its commands have nothing in common with ESC/POS but
// their first byte.
package star

import (
	"antrean/printer/layout"
	"antrean/printer/slip"
	"antrean/printer/wire"
)

// A Cut says how a slip is parted from the roll.
type Cut uint8

const (
	CutPartial Cut = iota // a bridge of paper holds the slip
	CutFull               // the slip falls
	TearOff               // no knife: the slip is fed past the edge it is torn at
	Stay                  // not at all: more follows on the same paper
)

// Options are what differs between printers of this language.
type Options struct {
	Paper layout.Paper // its Figure is layout.Drawn or layout.Spelled, its MaxSize at most 6
	Cut   Cut
}

// Encode returns the commands that print the slip once and cut it.
func Encode(doc slip.Document, o Options) []wire.Piece {
	e := encoder{options: o}
	e.reset()
	for _, row := range layout.Rows(doc, o.Paper) {
		e.row(row)
	}
	e.part()
	return e.out.Pieces()
}

// Resync returns the commands that bring a printer back to a known state after a slip broke off anywhere: they end
// whatever command was open, then cut the fragment off.
func Resync(o Options) []wire.Piece {
	e := encoder{options: o}
	e.out.Command(make([]byte, longestCommand)...) // NUL fills an open command and is ignored elsewhere
	e.out.Move(0)
	e.reset()
	e.feedLine(0)
	e.part()
	return e.out.Pieces()
}

// longestCommand bounds one command of ours, in bytes: the text of a QR code with what stands before it.
const longestCommand = 8 + layout.MaxCode

// A style is how characters look.
type style struct {
	small, bold   bool
	height, width int // multiples of a character
}

// plain is the style after ESC @.
var plain = style{height: 1, width: 1}

// An encoder writes rows and remembers what the printer is set to.
type encoder struct {
	options Options
	out     wire.Writer
	align   slip.Align
	style   style
}

func (e *encoder) put(b ...byte) { e.out.Command(b...) }

func (e *encoder) reset() {
	e.put(esc, cmdInit)
	e.put(esc, cmdPitch, 1)
	e.align, e.style = slip.Left, plain
}

func (e *encoder) row(r layout.Row) {
	switch r.Kind {
	case layout.Line:
		e.setAlign(r.Align)
		e.setStyle(style{small: r.Small, bold: r.Bold, height: r.Size, width: r.Size})
		e.out.Text(r.Text)
		e.feedLine(r.Cell())
		e.feed(r.Height - r.Pitch())
	case layout.Rule:
		e.rule()
	case layout.Code:
		e.setAlign(r.Align)
		e.code(r)
	case layout.Gap:
		e.feed(r.Height)
	}
}

// feedLine ends a line whose characters are some dots high.
func (e *encoder) feedLine(cell int) {
	e.put(lf)
	e.out.Move(max(cell, pitch))
}

// feed moves the paper from the start of a line.
func (e *encoder) feed(dots int) {
	for rest := dots; rest > 0; rest -= 0xFF {
		n := min(rest, 0xFF)
		e.put(esc, cmdFeed, byte(n))
		e.out.Move(n)
	}
}

func (e *encoder) setAlign(a slip.Align) {
	if a == e.align {
		return
	}
	n := byte(0)
	switch a {
	case slip.Center:
		n = 1
	case slip.Right:
		n = 2
	}
	e.put(esc, gs, cmdAlign, n)
	e.align = a
}

// setStyle changes what differs.
func (e *encoder) setStyle(s style) {
	if s.small != e.style.small {
		n := byte(0)
		if s.small {
			n = 1
		}
		e.put(esc, rs, cmdFont, n)
	}
	if s.bold != e.style.bold {
		n := byte(cmdLight)
		if s.bold {
			n = cmdBold
		}
		e.put(esc, n)
	}
	if s.height != e.style.height || s.width != e.style.width {
		e.put(esc, cmdSize, byte(s.height-1), byte(s.width-1))
	}
	e.style = s
}

// rule draws a line across the paper: underlined blanks, as wide as the printer makes them.
func (e *encoder) rule() {
	const widest = 6
	e.setStyle(style{height: 1, width: widest})
	e.put(esc, cmdUnder, 1)
	for range e.options.Paper.Dots / (layout.CellWidth * widest) {
		e.put(' ')
	}
	e.feedLine(0)
	e.put(esc, cmdUnder, 0)
}

// code lets the printer draw a QR code.
func (e *encoder) code(r layout.Row) {
	set := func(parameter ...byte) { e.put(append([]byte{esc, gs, cmdCode}, parameter...)...) }
	set(codeSet, '0', modelTwo)
	set(codeSet, '1', byte(layout.CodeLevel))
	set(codeSet, '2', byte(r.Module))
	n := len(r.Text)
	set(append([]byte{codeData, '1', 0, byte(n), byte(n >> 8)}, r.Text...)...)
	set(codePrint)
	e.out.Move(r.Height)
}

// part takes the slip off the roll.
func (e *encoder) part() {
	if e.options.Cut == Stay {
		return
	}
	e.feed(layout.TailDots)
	n := byte(cutPartial)
	switch e.options.Cut {
	case TearOff:
		e.feed(e.options.Paper.CutterDots)
		return
	case CutFull:
		n = cutFull
	}
	e.put(esc, cmdCut, n)
	e.out.Move(e.options.Paper.CutterDots)
}
