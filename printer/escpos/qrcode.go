package escpos

import (
	"antrean/internal/qr"
	"antrean/printer/layout"
)

// nativeQR lets the printer draw the code. The model is not sent: after ESC @ it is model 2, the one phones read.
func (e *encoder) nativeQR(r layout.Row) {
	e.group(qrModule, byte(r.Module))
	e.group(qrLevel, 0x30+byte(layout.CodeLevel))
	e.group(qrStore, append([]byte{0x30}, r.Text...)...)
	e.group(qrPrint, 0x30)
	e.out.Move(r.Height)
}

// group sends GS ( k pL pH cn fn parameters; the length counts what follows it, low byte first.
func (e *encoder) group(fn byte, parameters ...byte) {
	n := len(parameters) + 2
	e.put(append([]byte{gs, '(', 'k', byte(n), byte(n >> 8), qrGroup, fn}, parameters...)...)
}

// One raster command is bounded, so that a slip that breaks off is made good by few NULs.
const (
	bandRows  = 24  // data rows
	bandBytes = 312 // a code of 33 modules in three data dots each still gets its 24 rows
)

// rasterQR sends the code as a picture of doubled dots: a quarter of the bytes, and because no dot stands alone
// in its byte the data can never hold DLE (10h), the start of a real-time command.
func (e *encoder) rasterQR(r layout.Row) {
	matrix, err := qr.Encode(r.Text, layout.CodeLevel)
	if err != nil {
		return // layout has drawn this very code before and put text in its place when it could not
	}
	scale := r.Module / 2 // data dots a module
	side := matrix.Size * scale
	width := (side + 7) / 8 // bytes a row
	band := min(bandRows, bandBytes/width)
	for top := 0; top < side; top += band {
		rows := min(band, side-top)
		command := []byte{gs, 'v', '0', rasterQuad, byte(width), byte(width >> 8), byte(rows), byte(rows >> 8)}
		for y := top; y < top+rows; y++ {
			command = append(command, rasterRow(matrix, y/scale, scale, width)...)
		}
		e.put(command...)
		e.out.Move(2 * rows)
	}
}

// rasterRow is one row of modules as bits, the leftmost dot in the highest bit.
func rasterRow(m qr.Matrix, y, scale, width int) []byte {
	row := make([]byte, width)
	for x := range m.Size * scale {
		if m.At(x/scale, y) {
			row[x/8] |= 0x80 >> (x % 8)
		}
	}
	return row
}
