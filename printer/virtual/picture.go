package virtual

import (
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
		m.mode.qrData = append([]byte(nil), parameters[1:]...)
	case 'Q': // fn 181
		if m.atStart("GS ( k 181") {
			m.drawQR()
		}
	case 'R': // fn 182 asks for the size and prints nothing
	default:
		m.complain("GS ( k has no function %d", int(fn)+100)
	}
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
	m.slip.QR = append(m.slip.QR, text)
	left, top := m.start(side), m.canvas.feed(side)
	for y := range side {
		for x := range side {
			if matrix.At(x/m.mode.module, y/m.mode.module) {
				m.canvas.set(left+x, top+y)
			}
		}
	}
	m.limit()
}

// raster carries out GS v 0: m bit 0 doubles the width of every dot, bit 1 the height.
func (m *machine) raster(b []byte) {
	if !m.atStart("GS v 0") {
		return
	}
	bytesWide, rows := int(b[4])|int(b[5])<<8, int(b[6])|int(b[7])<<8
	wide, high := 1+int(b[3]&1), 1+int(b[3]>>1&1)
	width := bytesWide * 8 * wide
	if width > m.mode.area {
		m.complain("raster of %d dots does not fit", width)
	}
	left, top := m.start(min(width, m.mode.area)), m.canvas.feed(rows*high)
	for y := range rows * high {
		row := b[8+y/high*bytesWide:]
		for x := range min(width, m.mode.area) {
			if dot := x / wide; row[dot/8]>>(7-dot%8)&1 == 1 {
				m.canvas.set(left+x, top+y)
			}
		}
	}
	m.limit()
}
