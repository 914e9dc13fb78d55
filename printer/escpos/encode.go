// Package escpos writes a slip in the language most receipt printers speak.
//
// Encode is pure: the same slip and options give the same bytes. It spends no byte that does not change the paper,
// because at 9600 baud a byte is a millisecond of someone's waiting, and because a slip that is smaller than the
// printer's buffer cannot overrun it.
package escpos

import (
	"antrean/printer/layout"
	"antrean/printer/slip"
)

// Encode returns the bytes that print the slip once and cut it.
func Encode(doc slip.Document, o Options) []byte {
	e := encoder{options: o}
	e.reset()
	for _, row := range layout.Rows(doc, o.Paper) {
		e.row(row)
	}
	e.cut()
	return e.out
}

// Resync returns the bytes that bring a printer back to a known state after a slip broke off anywhere: it ends
// whatever command was open, then cuts off the fragment.
func Resync(o Options) []byte {
	e := encoder{options: o, out: make([]byte, longestCommand)} // NUL fills an open command and is ignored elsewhere
	e.reset()
	e.out = append(e.out, lf)
	e.cut()
	return e.out
}

// longestCommand bounds one command of ours, in bytes: a band of a raster (8 + 312) and a stored QR text (8 + 300).
const longestCommand = 8 + bandBytes

// An encoder writes rows and remembers what the printer is set to.
type encoder struct {
	options Options
	out     []byte
	align   slip.Align
	style   style
}

func (e *encoder) put(b ...byte) { e.out = append(e.out, b...) }

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
		e.out = append(e.out, r.Text...)
		e.advance(r.Height, max(r.Cell(), layout.LineDots))
	case layout.Rule:
		e.rule(r)
	case layout.Code:
		e.setAlign(r.Align)
		if e.options.NativeQR {
			e.nativeQR(r)
		} else {
			e.rasterQR(r)
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

func (e *encoder) cut() {
	switch e.options.Cut {
	case CutFull:
		e.put(gs, cmdCut, cutFull, layout.TailDots)
	case TearOff:
		e.advance(e.options.Paper.CutterDots+layout.TailDots, -1)
	default:
		e.put(gs, cmdCut, cutPartial, layout.TailDots)
	}
}
