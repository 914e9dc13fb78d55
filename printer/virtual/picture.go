package virtual

import (
	"fmt"

	"antrean/internal/qr"
)

// qrCommand carries out one function of GS ( k for QR codes.
func (m *machine) qrCommand(fn byte, parameters []byte) {
	switch fn {
	case 'A': // fn 165
		if parameters[0] != '2' {
			m.complain("QR model %c: phones read model 2", parameters[0])
		}
	case 'C': // fn 167
		m.mode.module = min(16, max(1, int(parameters[0])))
	case 'E': // fn 169
		m.mode.level = int(parameters[0]-'0') & 0x03
	case 'P': // fn 180
		m.mode.qrData = clone(parameters[1:])
	case 'Q': // fn 181
		if m.atStart("GS ( k 181") {
			m.drawQR()
		}
	case 'R': // fn 182 asks for the size and prints nothing
		m.ask('k', m.qrSize()...)
	default:
		m.complain("GS ( k has no function %d", int(fn)+100)
	}
}

// qrSize is the answer to fn 182: width and height in dots, and whether that can be printed.
func (m *machine) qrSize() []byte {
	side, printable := 0, byte('1')
	if matrix, err := qr.Encode(string(m.mode.qrData), qr.Level(m.mode.level)); err == nil {
		side = matrix.Size * m.mode.module
		if side <= m.mode.area {
			printable = '0'
		}
	}
	return append(fmt.Appendf([]byte{0x37, 0x36}, "%d\x1f%d\x1f1\x1f", side, side), printable, nul)
}

// drawQR prints what is stored. A code that is too large prints nothing, as on the real thing.
func (m *machine) drawQR() {
	text := string(m.mode.qrData)
	matrix, err := qr.Encode(text, qr.Level(m.mode.level))
	side := matrix.Size * m.mode.module
	if err != nil || side > m.mode.area {
		m.complain("QR code of %d bytes does not fit", len(text))
		return
	}
	m.notes.qr = append(m.notes.qr, text)
	band := blank(m.dots, side)
	left := m.start(side)
	for y := range matrix.Size {
		for x := range matrix.Size {
			if matrix.At(x, y) {
				band.fill(left+x*m.mode.module, y*m.mode.module, m.mode.module, m.mode.module)
			}
		}
	}
	m.move(band)
}

// cloneCode carries out ESC Z m n k dL dH d: version, error correction, dots a module, then the text. The level is a
// letter or a number from 0, by the board.
func (m *machine) cloneCode(b []byte) {
	if !m.atStart("ESC Z") {
		return
	}
	switch b[3] {
	case 'L', 'M', 'Q', 'H':
		m.mode.level = map[byte]int{'L': 0, 'M': 1, 'Q': 2, 'H': 3}[b[3]]
	default:
		m.mode.level = int(b[3] & 0x03)
	}
	m.mode.module, m.mode.qrData = min(16, max(1, int(b[4]))), clone(b[7:])
	m.drawQR()
}

// raster carries out GS v 0: m bit 0 doubles the width of every dot, bit 1 the height.
func (m *machine) raster(b []byte) {
	if !m.atStart("GS v 0") {
		return
	}
	bytesWide, rows := word(b[4:]), word(b[6:])
	m.picture(rastered(b[8:], bytesWide*8, bytesWide, rows), 1+int(b[3]&1), 1+int(b[3]>>1&1))
}

// rastered is a picture that came row by row.
func rastered(data []byte, dots, bytesWide, rows int) canvas {
	c := canvas{dots: dots}
	for y := range rows {
		c.rows = append(c.rows, clone(data[y*bytesWide:(y+1)*bytesWide]))
	}
	return c
}

// picture prints a picture with its dots made wide and high times as large.
func (m *machine) picture(c canvas, wide, high int) {
	width := c.dots * wide
	if width > m.mode.area {
		m.complain("raster of %d dots does not fit", width)
		width = m.mode.area
	}
	band := blank(m.dots, min(len(c.rows)*high, maxFeed))
	left := m.start(width)
	for y := range (len(band.rows) + high - 1) / high {
		for x := range (width + wide - 1) / wide {
			if c.dark(x, y) {
				band.fill(left+x*wide, y*high, min(wide, width-x*wide), high)
			}
		}
	}
	m.move(band)
}
