package virtual

// A mode is what ESC @ sets back.
type mode struct {
	small, bold, reverse bool
	width, height        int // multiples of the cell
	under                int // dots of underline; 0 is none
	thick                int // dots ESC ! underlines with
	align                byte
	spacing              int // dots of a line feed
	gap                  int // dots to the right of a character
	left, area           int // left margin and printing width in dots
	module, level        int // QR code: dots a module, error correction 0 to 3
	qrData               []byte
	page                 byte // code page, ESC t
	kanji                bool // bytes from 80h come in pairs
}

func (m *machine) resetMode() {
	m.mode = mode{width: 1, height: 1, thick: 1, spacing: 30, module: 3, area: m.dots, kanji: m.kanji}
	if m.star {
		m.mode.spacing = starSpacing
	}
}

// print applies ESC !, which sets everything at once.
func (m *mode) print(n byte) {
	m.small, m.bold = n&0x01 != 0, n&0x08 != 0
	m.height, m.width, m.under = 1, 1, 0
	if n&0x10 != 0 {
		m.height = 2
	}
	if n&0x20 != 0 {
		m.width = 2
	}
	if n&0x80 != 0 {
		m.under = m.thick
	}
}

// underline applies ESC -, whose thickness ESC ! uses later.
func (m *mode) underline(n byte) {
	m.under = int(n & 0x03) // 0 to 2, and 30h to 32h as digits
	if m.under > 0 {
		m.thick = m.under
	}
}

// margins applies a left margin and a printing width, in dots.
func (m *machine) margins(left, area int) {
	m.mode.left = max(0, min(m.dots-m.fontA.width, left))
	m.mode.area = max(m.fontA.width, min(m.dots-m.mode.left, area))
}
