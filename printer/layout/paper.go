// Package layout turns a slip into the rows that stand on a paper of a given width.
//
// It wraps at words, sizes the number and the QR code, and knows how long the paper becomes. What leaves it is
// printable ASCII and nothing else, so no text can carry a command to the printer. It knows no printer language.
package layout

// The fonts and the paper's fixed measures, in dots. They are those of nearly every 203 dpi receipt printer.
const (
	DotsPerMM  = 8  // 203 dpi
	CellWidth  = 12 // font A
	CellHeight = 24
	SmallWidth = 9 // font B
	SmallCell  = 17

	LineDots  = 30 // what one line feed moves unless told otherwise: 3.75 mm (ESC 2)
	smallLine = 24 // pitch of the small font: what makes an address look like a footnote
	ruleLine  = 32 // a rule, with the same white above and below
	gapDots   = 12 // a small Space
	quietDots = 16 // white above and below a QR code, with the white of the lines around it four modules

	TailDots = 24 // white between the last row and the knife
)

// A Paper is what a printer can put side by side.
type Paper struct {
	Dots         int // printable width in dots
	Columns      int // characters of font A
	SmallColumns int // characters of font B
	CutterDots   int // paper between print head and knife: the white at the top of every slip
	MaxMM        int // longest slip in millimetres before spare blocks are left out; 0 means no limit
}

// Paper80 is the paper 80 mm wide, of which 72 mm can be printed on.
func Paper80() Paper { return Paper{Dots: 576, Columns: 48, SmallColumns: 64, CutterDots: 96} }

// Paper58 is the paper 58 mm wide, of which 48 mm can be printed on.
func Paper58() Paper { return Paper{Dots: 384, Columns: 32, SmallColumns: 42, CutterDots: 96} }

// columns is how many characters of a font and size fit in a row; at least one, so that wrapping ends.
func (p Paper) columns(small bool, size int) int {
	columns := p.Columns
	if small {
		columns = p.SmallColumns
	}
	return max(1, columns/size)
}
