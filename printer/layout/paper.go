// Package layout turns a slip into the rows that stand on a paper of a given width.
//
// It wraps at words, sizes the number and the QR code, and knows how long the paper becomes. What leaves it is
// printable ASCII and nothing else, so no text can carry a command to the printer. It knows no printer language.
package layout

import "antrean/internal/qr"

// The fonts and the paper's fixed measures, in dots. They are those of nearly every 203 dpi receipt printer.
const (
	DotsPerMM  = 8  // 203 dpi
	CellWidth  = 12 // font A
	CellHeight = 24
	SmallWidth = 9 // font B
	SmallCell  = 17

	LineDots  = 30       // what one line feed moves unless told otherwise: 3.75 mm (ESC 2)
	smallLine = 24       // pitch of the small font: what makes an address look like a footnote
	ruleLine  = 32       // a rule, with the same white above and below
	gapDots   = 12       // a small Space
	quietDots = LineDots // white above and below a QR code: four modules of up to 8 dots, and what one line feed moves

	blockDots = CellWidth // a module that is set with half blocks: as wide as a character, half as high

	TailDots = 24 // white between the last row and the knife
)

// A Figure is how a QR code gets onto the paper.
type Figure uint8

const (
	Drawn    Figure = iota // by the printer
	Pictured               // as a picture of doubled dots
	Typeset                // with characters that are half black: a module is as wide as a character
	Spelled                // not at all: its text is printed, to be typed
)

// A Paper is what a printer can put side by side.
type Paper struct {
	Dots         int    // printable width in dots
	Margin       int    // white on either side of it, in dots
	Columns      int    // characters of font A
	SmallColumns int    // characters of font B
	CutterDots   int    // paper between print head and knife: the white at the top of every slip
	MaxMM        int    // longest slip in millimetres before spare blocks are left out; 0 means no limit
	MaxSize      int    // largest multiple of a character, 1 to 8; 0 means 8
	Figure       Figure // how QR codes are printed
	Module       int    // most dots along one side of a module, 4 to 8; 0 means 8
}

// Paper80 is the paper 80 mm wide, of which 72 mm can be printed on.
func Paper80() Paper {
	return Paper{Dots: 576, Margin: 32, Columns: 48, SmallColumns: 64, CutterDots: 96}
}

// Paper58 is the paper 58 mm wide, of which 48 mm can be printed on.
func Paper58() Paper {
	return Paper{Dots: 384, Margin: 40, Columns: 32, SmallColumns: 42, CutterDots: 96}
}

// columns is how many characters of a font and size fit in a row; at least one, so that wrapping ends.
func (p Paper) columns(small bool, size int) int {
	columns := p.Columns
	if small {
		columns = p.SmallColumns
	}
	return max(1, columns/size)
}

// size is the nearest multiple of a character that the printer can print; 0 stands for 1.
func (p Paper) size(size int) int {
	largest := p.MaxSize
	if largest <= 0 || largest > 8 {
		largest = 8
	}
	return min(largest, max(1, size))
}

// module is the side in dots of a module of a code with so many modules along one side; zero means that the code
// does not fit.
func (p Paper) module(modules int) int {
	switch p.Figure {
	case Spelled:
		return 0
	case Typeset:
		if modules*blockDots+2*max(0, qr.Quiet*blockDots-p.Margin) > p.Dots {
			return 0
		}
		return blockDots
	}
	for _, dots := range []int{8, 6, 5, 4} {
		switch {
		case dots > 4 && p.Module > 0 && dots > p.Module:
		case dots%2 == 1 && p.Figure == Pictured:
		case dots > 4 && modules*dots > comfortable:
		case (modules+2*qr.Quiet)*dots > p.Dots:
		default:
			return dots
		}
	}
	return 0
}

// comfortable is the side in dots that a code is not made larger than, 24 mm: paper costs more time than bytes. The
// codes of our addresses have 29 or 33 modules, so theirs are 6 or 5 dots; 4 is what a telephone still reads at an angle.
const comfortable = 24 * DotsPerMM
