package virtual

import "fmt"

// command carries out one whole command, or sets one character.
func (m *machine) command(b []byte) {
	switch b[0] {
	case esc:
		m.note(name(b))
		m.escape(b)
	case gs:
		m.note(name(b))
		m.group(b)
	case fs, dle:
		m.note(name(b)) // two-byte characters and real-time requests: nothing of them is seen on paper
	default:
		m.control(b[0])
	}
}

func (m *machine) control(c byte) {
	switch c {
	case lf:
		m.newLine(m.mode.spacing)
	case ht:
		const tab = 8 // columns of font A
		for next := (m.x/(tab*m.fontA.width) + 1) * tab * m.fontA.width; m.x < next && m.x+m.fontA.width <= m.mode.area; {
			m.putChar(' ')
		}
	case can, cr, nul, ff: // page mode and paddings: nothing in standard mode
	default:
		m.putChar(c)
	}
}

// name is a command as a reader of the manual knows it, with its parameters where they are short.
func name(b []byte) string {
	prefix := map[byte]string{esc: "ESC", fs: "FS", gs: "GS", dle: "DLE"}[b[0]]
	text := fmt.Sprintf("%s %c", prefix, b[1])
	if b[0] == dle {
		text = fmt.Sprintf("%s %02X", prefix, b[1])
	}
	parameters := b[2:]
	if b[0] == gs && b[1] == '(' && b[2] == 'k' && len(b) >= 7 {
		text, parameters = fmt.Sprintf("GS ( k %d", b[6]+100), b[7:]
	}
	if len(parameters) > 0 && len(parameters) <= 4 {
		text += fmt.Sprintf(" % X", parameters)
	}
	return text
}

// escape carries out the commands that begin with ESC.
func (m *machine) escape(b []byte) {
	n := byte(0)
	if len(b) > 2 {
		n = b[2]
	}
	switch b[1] {
	case '@':
		m.resetMode()
		m.cells, m.text, m.x = m.cells[:0], m.text[:0], 0
	case '!':
		m.mode.print(n)
	case 'E', 'G':
		m.mode.bold = n&1 == 1
	case 'M':
		m.mode.small = n&1 == 1
	case '-':
		m.mode.underline(n)
	case 'a':
		if m.atStart("ESC a") {
			m.mode.align = n & 0x03
		}
	case '2':
		m.mode.spacing = 30
	case '3':
		m.mode.spacing = int(n)
	case ' ':
		m.mode.gap = int(n)
	case 'd':
		m.newLine(int(n) * m.mode.spacing)
	case 'J':
		m.newLine(int(n))
	case '$':
		m.x = min(m.mode.area, int(b[2])|int(b[3])<<8)
	case '\\':
		m.x = min(m.mode.area, max(0, m.x+int(int16(uint16(b[2])|uint16(b[3])<<8))))
	case 'i', 'm':
		if m.atStart("ESC i/m") {
			m.cut()
		}
	case '*':
		m.complain("ESC * is not drawn")
	}
}

// group carries out the commands that begin with GS.
func (m *machine) group(b []byte) {
	switch b[1] {
	case '!':
		m.mode.width, m.mode.height = int(b[2]>>4&7)+1, int(b[2]&7)+1
	case 'B':
		m.mode.reverse = b[2]&1 == 1
	case 'L':
		m.mode.left = min(m.canvas.dots-m.fontA.width, int(b[2])|int(b[3])<<8)
		m.mode.area = min(m.mode.area, m.canvas.dots-m.mode.left)
	case 'W':
		m.mode.area = max(m.fontA.width, min(m.canvas.dots-m.mode.left, int(b[2])|int(b[3])<<8))
	case 'V':
		m.knife(b)
	case 'v':
		m.raster(b)
	case '(':
		m.extended(b)
	case '8', 'k':
		m.complain("%s is not drawn", name(b[:2]))
	}
}

// knife carries out GS V: 0, 1 and their digits cut where the paper is, the others feed the last row past the knife
// and n dots more.
func (m *machine) knife(b []byte) {
	if !m.atStart("GS V") {
		return
	}
	if len(b) == 4 {
		m.canvas.feed(m.options.CutterDots + int(b[3]))
	}
	m.cut()
}

// extended carries out GS ( commands: of them a slip needs the QR code.
func (m *machine) extended(b []byte) {
	switch {
	case b[2] == 'k' && len(b) >= 8 && b[5] == '1':
		m.qrCommand(b[6], b[7:])
	case b[2] == 'L':
		m.complain("GS ( L is not drawn")
	}
}
