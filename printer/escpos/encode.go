// Package escpos writes a slip in the language most receipt printers speak.
//
// Encode is pure: the same slip and options give the same bytes. It spends no byte that does not change the paper,
// because at 9600 baud a byte is a millisecond of someone's waiting, and because a slip that is smaller than the
// printer's buffer cannot overrun it.
package escpos

import (
	"antrean/printer/layout"
	"antrean/printer/slip"
	"antrean/printer/wire"
)

// Encode returns the commands that print the slip once, cut it, and hand it out where there is a presenter.
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
// whatever command was open, then cut the fragment off and hand it out. The NULs are one piece: as long as a command
// may be open, a question between them could be taken for its data.
func Resync(o Options) []wire.Piece {
	e := encoder{options: o}
	e.out.Command(make([]byte, longestCommand)...) // NUL fills an open command and is ignored elsewhere
	e.out.Move(0)
	e.reset()
	e.out.Command(lf)
	e.out.Move(layout.LineDots)
	e.part()
	return e.out.Pieces()
}

// longestCommand bounds one command of ours, in bytes: a band of a raster (8 + 312) and a stored QR text (8 + 300).
const longestCommand = 8 + bandBytes

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
	if e.options.CancelKanji {
		e.put(fs, cmdKanji)
	}
	e.align, e.style = slip.Left, plain
}

func (e *encoder) row(r layout.Row) {
	switch r.Kind {
	case layout.Line:
		e.setAlign(r.Align)
		e.setStyle(style{small: r.Small, bold: r.Bold, size: r.Size})
		e.out.Text(r.Text)
		e.advance(r.Height, max(r.Cell(), layout.LineDots))
	case layout.Rule:
		e.rule(r)
	case layout.Code:
		e.setAlign(r.Align)
		switch e.options.Paper.Figure {
		case layout.Pictured:
			e.rasterQR(r)
		case layout.Typeset:
			e.blockQR(r)
		default:
			e.nativeQR(r)
		}
	case layout.Gap:
		e.advance(r.Height, layout.LineDots)
	}
}

// advance ends a line so that the paper moves height dots, where a line feed alone moves natural dots.
func (e *encoder) advance(height, natural int) {
	switch {
	case height == natural:
		e.put(lf)
	case height == natural+layout.LineDots && e.style.size == 1:
		e.put(lf, lf)
	case height <= 0xFF:
		e.put(esc, cmdFeed, byte(height))
	default:
		e.put(lf)
		for rest := height - natural; rest > 0; rest -= 0xFF {
			e.put(esc, cmdFeed, byte(min(rest, 0xFF)))
		}
	}
	e.out.Move(height)
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
	e.put(esc, cmdAlign, n)
	e.align = a
}

// part takes the slip off the roll and hands it out.
func (e *encoder) part() {
	toKnife := e.options.Paper.CutterDots + layout.TailDots
	switch e.options.Cut {
	case Stay:
		return
	case CutFull:
		e.put(gs, cmdCut, cutFull, layout.TailDots)
	case CutPartial:
		e.put(gs, cmdCut, cutPartial, layout.TailDots)
	default:
		e.feed(toKnife)
		toKnife = 0
		switch e.options.Cut {
		case OldPartial:
			e.put(esc, cmdOldPartial)
		case OldFull:
			e.put(esc, cmdOldFull)
		}
	}
	e.out.Move(toKnife)
	if len(e.options.Eject) > 0 {
		e.put(e.options.Eject...)
		e.out.Move(0)
	}
}

// feed moves the paper from the start of a line.
func (e *encoder) feed(dots int) {
	for rest := dots; rest > 0; rest -= 0xFF {
		e.put(esc, cmdFeed, byte(min(rest, 0xFF)))
	}
	e.out.Move(dots)
}
