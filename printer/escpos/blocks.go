package escpos

import (
	"antrean/internal/qr"
	"antrean/printer/layout"
)

// blockQR sets the code with characters, two modules a line, for a printer that has neither GS ( k nor a raster that
// can be trusted. Lines touch: for once a line feed moves as far as a character is high.
func (e *encoder) blockQR(r layout.Row) {
	matrix, err := qr.Encode(r.Text, layout.CodeLevel)
	if err != nil {
		return // as in rasterQR
	}
	e.setStyle(plain)
	if n := e.options.CodePage; n != nil {
		e.put(esc, cmdPage, byte(*n))
	}
	e.put(esc, cmdPitch, layout.CellHeight)
	for y := 0; y < matrix.Size; y += 2 {
		e.out.Text(blockLine(matrix, y))
		e.put(lf)
		e.out.Move(layout.CellHeight)
	}
	e.put(esc, cmdPitchBack)
}

// blockLine is the modules of row y and the row below it as characters.
func blockLine(m qr.Matrix, y int) string {
	line := make([]byte, m.Size)
	for x := range line {
		switch upper, lower := m.At(x, y), m.At(x, y+1); {
		case upper && lower:
			line[x] = blockFull
		case upper:
			line[x] = blockUpper
		case lower:
			line[x] = blockLower
		default:
			line[x] = ' '
		}
	}
	return string(line)
}
