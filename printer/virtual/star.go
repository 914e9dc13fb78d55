package virtual

import "bytes"

// Star line mode. Facts: Star's "Line Mode Command Specifications" as used by the libraries receiptline and
// ReceiptPrinterEncoder; what only one of them says is marked.

const (
	starSpacing = 32 // dots of a line feed: 4 mm (ESC z 1)
	starTight   = 24 // 3 mm (ESC 0, ESC z 0)
	so          = 0x0E
)

// starFixed says how many parameter bytes follow ESC and a byte.
var starFixed = map[byte]int{
	'@': 0, ' ': 1, 's': 2, 'z': 1, '0': 0, '1': 0, 'l': 1, 'Q': 1, '-': 1, '_': 1, 'E': 0, 'F': 0, '4': 0, '5': 0, 'i': 2, 'W': 1,
	'h': 1, '$': 1, 'R': 1, 'd': 1, 'a': 1, 'J': 1, 'I': 1, 'M': 0, 'P': 0, ':': 0, ack: 1, 0x07: 2, rs: 2,
}

// measureStar is measureESC for Star.
func (m *machine) measureStar(b []byte) (length int, more, unknown bool) {
	if b[0] != esc {
		return 1, false, false
	}
	if len(b) < 2 {
		return 0, true, false
	}
	if n, ok := starFixed[b[1]]; ok {
		return 2 + n, false, false
	}
	switch b[1] {
	case 'k', 'X', 'K', 'L':
		if len(b) < 4 {
			return 0, true, false
		}
		return 4 + word(b[2:])*map[byte]int{'k': 24, 'X': 3, 'K': 1, 'L': 1}[b[1]], false, false
	case 'b':
		if i := bytes.IndexByte(b[2:], rs); i >= 0 {
			return 3 + i, false, false
		}
		return 2 + longestList, len(b) < 2+longestList, false
	case 'D':
		length, _ := until(b, 2)
		return length, length == 0, false
	case gs:
		return measureStarGroup(b)
	}
	return 0, false, true
}

// measureStarGroup measures what begins with ESC GS.
func measureStarGroup(b []byte) (length int, more, unknown bool) {
	if len(b) < 3 {
		return 0, true, false
	}
	switch b[2] {
	case 'a', 't':
		return 4, false, false
	case 'A', 'R':
		return 5, false, false
	case etx, 0x07:
		return 6, false, false
	case 'S':
		if len(b) < 8 {
			return 0, true, false
		}
		return 9 + word(b[4:])*word(b[6:]), false, false
	case '(', ')':
		if len(b) < 6 {
			return 0, true, false
		}
		return 6 + word(b[4:]), false, false
	case 'y', 'x':
		return measureStarCode(b)
	}
	return 0, false, true
}

// measureStarCode measures the commands of QR codes (y) and of PDF417 (x).
func measureStarCode(b []byte) (length int, more, unknown bool) {
	if len(b) < 5 && (len(b) < 4 || b[3] == 'S' || b[3] == 'D' && b[2] == 'y') {
		return 0, true, false
	}
	switch {
	case b[3] == 'P', b[3] == 'I':
		return 4, false, false
	case b[3] == 'S' && b[2] == 'x' && b[4] == '0':
		return 8, false, false
	case b[3] == 'S':
		return 6, false, false
	case b[3] == 'D':
		head := 6 // nL nH from the fifth byte
		if b[2] == 'y' {
			head = 8 // after '1' and a mode
		}
		if len(b) < head {
			return 0, true, false
		}
		return head + word(b[head-2:]), false, false
	}
	return 0, false, true
}

// commandStar carries out one whole command of Star, or sets one character.
func (m *machine) commandStar(b []byte) {
	if b[0] != esc {
		m.controlStar(b[0])
		return
	}
	m.note(name(b))
	n := byte(0)
	if len(b) > 2 {
		n = b[2]
	}
	switch b[1] {
	case '@':
		m.resetMode()
		m.clearLine()
	case 'z':
		m.mode.spacing = starTight
		if n&1 == 1 {
			m.mode.spacing = starSpacing
		}
	case '0':
		m.mode.spacing = starTight
	case ' ':
		m.mode.gap = int(n & 0x0F)
	case 'l':
		m.margins(int(n)*m.fontA.width, m.dots)
	case 'Q':
		m.margins(m.mode.left, int(n)*m.fontA.width-m.mode.left)
	case '-':
		m.mode.under = 2 * int(n&1) // unverified thickness
	case 'E', 'F':
		m.mode.bold = b[1] == 'E'
	case '4', '5':
		m.mode.reverse = b[1] == '4'
	case 'i':
		m.mode.height, m.mode.width = multiple(b[2]), multiple(b[3])
	case 'W':
		m.mode.width = multiple(n)
	case 'h':
		m.mode.height = multiple(n)
	case 'd':
		m.cutStar(n)
	case 'a':
		m.newLine(int(n) * m.mode.spacing)
	case 'J':
		m.newLine(2 * int(n)) // n/4 mm
	case 'I':
		m.newLine(int(n)) // n/8 mm
	case 'k', 'X', 'K', 'L':
		m.imageStar(b)
	case 'b':
		m.complain("ESC b is not drawn")
	case rs:
		m.modeStar(n, b[3])
	case gs:
		m.groupStar(b)
	}
}

// multiple is a size as Star counts: from 0, also as a digit, at most sixfold.
func multiple(n byte) int { return min(5, int(n&0x0F)) + 1 }

// modeStar carries out ESC RS: font and the automatic status.
func (m *machine) modeStar(what, n byte) {
	switch what {
	case 'F':
		m.mode.small = n&0x0F == 1
	case 'a':
		m.ask(rs, n)
	}
}

func (m *machine) controlStar(c byte) {
	switch c {
	case lf:
		m.newLine(m.mode.spacing)
	case etb:
		m.note("ETB")
		m.emit(step{kind: stepDocument})
	case so:
		m.mode.width = 2
	case dc4:
		m.mode.width = 1
	case can:
		m.clearLine()
	default:
		m.control(c)
	}
}

// cutStar carries out ESC d: 0 and 1 cut where the paper is, 2 and 3 feed the last row past the knife first. A line
// that is not ended is printed before (unverified).
func (m *machine) cutStar(n byte) {
	if len(m.cells) > 0 {
		m.newLine(m.mode.spacing)
	}
	if n&0x02 != 0 {
		m.move(blank(m.dots, m.cutterDots))
	}
	m.emit(step{kind: stepCut})
}

// groupStar carries out what begins with ESC GS.
func (m *machine) groupStar(b []byte) {
	switch b[2] {
	case 'a':
		m.mode.align = b[3] & 0x03
	case 't':
		m.mode.page = b[3]
	case 'A':
		m.x = min(m.mode.area, word(b[3:]))
	case 'R':
		m.x = min(m.mode.area, max(0, m.x+int(int16(word(b[3:])))))
	case etx:
		if b[3]&0x0F == 1 { // the end of a document
			m.emit(step{kind: stepDocument})
		}
	case 'S':
		if m.atStart("ESC GS S") {
			wide, rows := word(b[4:]), word(b[6:])
			m.picture(rastered(b[9:], wide*8, wide, rows), 1, 1)
		}
	case 'y':
		m.codeStar(b)
	case 'x':
		if b[3] == 'P' {
			m.complain("ESC GS x is not drawn")
		}
	}
}

// codeStar carries out the commands of QR codes. Level and cell have the bounds of Star.
func (m *machine) codeStar(b []byte) {
	switch {
	case b[3] == 'S' && b[4] == '0' && b[5]&0x0F != 2:
		m.complain("QR model %d: phones read model 2", b[5]&0x0F)
	case b[3] == 'S' && b[4] == '1':
		m.mode.level = int(b[5] & 0x03)
	case b[3] == 'S' && b[4] == '2':
		m.mode.module = min(8, max(1, int(b[5])))
	case b[3] == 'D':
		m.mode.qrData = clone(b[8:])
	case b[3] == 'P':
		if len(m.cells) > 0 {
			m.newLine(m.mode.spacing)
		}
		m.drawQR()
	}
}

// imageStar carries out pictures that stand in the line: ESC k has 24 rows of n bytes, ESC X n columns of 24 dots,
// ESC K and ESC L n columns of 8 dots, coarse and fine.
func (m *machine) imageStar(b []byte) {
	n, data := word(b[2:]), b[4:]
	switch b[1] {
	case 'k':
		glyph := rastered(data, n*8, n, 24)
		m.cells = append(m.cells, cell{glyph: glyph, x: m.x, width: 1, height: 1})
		m.x += glyph.dots
		if m.x > m.mode.area {
			m.complain("raster of %d dots does not fit", m.x)
		}
	default:
		mode := map[byte]byte{'X': 33, 'K': 0, 'L': 1}[b[1]]
		m.bitImage(append([]byte{esc, '*', mode, b[2], b[3]}, data...))
	}
}
