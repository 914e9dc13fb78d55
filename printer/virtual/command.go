package virtual

import "fmt"

// commandESC carries out one whole ESC/POS command, or sets one character.
func (m *machine) commandESC(b []byte) {
	switch {
	case len(b) > 1 && m.drops(b):
		m.complain("%s is not known", name(b[:3]))
	case b[0] == esc:
		m.note(name(b))
		m.escape(b)
	case b[0] == gs:
		m.note(name(b))
		m.group(b)
	case b[0] == fs:
		m.note(name(b))
		m.country(b)
	case b[0] == dle:
		m.note(name(b)) // a real-time request is heeded when it arrives: here it is only stepped over
	case len(b) == 2:
		m.putWide(b[0], b[1])
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
	default:
		if c < firstGlyph {
			return // page mode, paddings, and what has no meaning: nothing of it is seen
		}
		m.putChar(c)
	}
}

// name is a command as a reader of the manual knows it, with its parameters where they are short.
func name(b []byte) string {
	prefix := map[byte]string{esc: "ESC", fs: "FS", gs: "GS", dle: "DLE"}[b[0]]
	text := fmt.Sprintf("%s %c", prefix, b[1])
	if b[1] <= ' ' || b[1] > '~' {
		text = fmt.Sprintf("%s %02X", prefix, b[1])
	}
	parameters := b[2:]
	if b[1] == '(' && len(b) > 2 {
		text, parameters = fmt.Sprintf("%s ( %c", prefix, b[2]), b[3:]
		if b[2] == 'k' && len(b) >= 7 {
			text, parameters = fmt.Sprintf("GS ( k %d", int(b[6])+100), b[7:]
		}
	}
	if len(parameters) > 0 && len(parameters) <= 4 {
		text += fmt.Sprintf(" % X", parameters)
	}
	return text
}

// country carries out the commands of two-byte characters. A printer without them ignores these.
func (m *machine) country(b []byte) {
	if !m.kanji {
		return
	}
	switch b[1] {
	case '.':
		m.mode.kanji = false
	case '&':
		m.mode.kanji = true
	}
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
		m.clearLine()
		m.image = canvas{}
	case '!':
		m.mode.print(n)
	case 'E', 'G':
		m.mode.bold = n&1 == 1
	case 'M':
		m.mode.small = n&1 == 1
	case '-':
		m.mode.underline(n)
	case 't':
		m.mode.page = n
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
		m.x = min(m.mode.area, word(b[2:]))
	case '\\':
		m.x = min(m.mode.area, max(0, m.x+int(int16(word(b[2:])))))
	case 'i', 'm':
		if m.atStart("ESC i/m") {
			m.knifeOrHand("ESC i/m")
		}
	case '*':
		m.bitImage(b)
	case 'Z':
		m.cloneCode(b)
	}
}

func word(b []byte) int { return int(b[0]) | int(b[1])<<8 }

// group carries out the commands that begin with GS.
func (m *machine) group(b []byte) {
	switch b[1] {
	case '!':
		m.mode.width, m.mode.height = int(b[2]>>4&7)+1, int(b[2]&7)+1
	case 'B':
		m.mode.reverse = b[2]&1 == 1
	case 'L':
		m.margins(word(b[2:]), m.mode.area)
	case 'W':
		m.margins(m.mode.left, word(b[2:]))
	case 'V':
		m.cutCommand(b)
	case 'v':
		m.raster(b)
	case '(':
		m.extended(b)
	case '8':
		if b[2] == 'L' {
			m.graphic(b[7:])
		}
	case 'k':
		m.complain("GS k is not drawn")
	case 'a', 'r', 'I':
		m.ask(b[1], b[2])
	case 'e':
		m.present(b)
	}
}

// cutCommand carries out GS V: 0, 1 and their digits cut where the paper is, the others feed the last row past the
// knife and n dots more.
func (m *machine) cutCommand(b []byte) {
	if !m.atStart("GS V") {
		return
	}
	if m.cuts != nil && !contains(m.cuts, b[2]) {
		m.complain("GS V %d is not known", b[2])
		return
	}
	if len(b) == 4 {
		m.move(blank(m.dots, m.cutterDots+int(b[3])))
	}
	m.emit(step{kind: stepCut})
}

// knifeOrHand carries out the cuts that came before GS V.
func (m *machine) knifeOrHand(name string) {
	if !m.knife {
		m.complain("%s: there is no knife", name)
		return
	}
	m.emit(step{kind: stepCut})
}

func contains(list []byte, b byte) bool {
	for _, x := range list {
		if x == b {
			return true
		}
	}
	return false
}

// present carries out GS e of kiosk printers.
func (m *machine) present(b []byte) {
	switch {
	case !m.presenter:
		m.complain("GS e: there is no presenter")
	case b[2] == 6:
		m.ask('e', b[2])
	default:
		m.emit(step{kind: stepPresent, n: b[2]})
	}
}

// extended carries out GS ( commands; the others of the family carry their length and are stepped over.
func (m *machine) extended(b []byte) {
	body := b[5:]
	switch {
	case b[2] == 'k' && len(body) >= 3 && body[0] == '1':
		m.qrCommand(body[1], body[2:])
	case b[2] == 'k':
		m.complain("GS ( k of symbol %02Xh is not drawn", first(body))
	case b[2] == 'L':
		m.graphic(body)
	case b[2] == 'H' && !m.processID:
		m.complain("GS ( H is not known")
	case b[2] == 'H' && len(body) == 6 && body[0] == '0':
		m.emit(step{kind: stepMark, reply: append([]byte{0x37, 0x22}, append(clone(body[2:]), nul)...)})
	case b[2] == 'H' && len(body) == 3 && body[0] == '1':
		m.ask('H', body[2])
	}
}

// first is the first byte, or 0.
func first(b []byte) byte {
	if len(b) == 0 {
		return 0
	}
	return b[0]
}

func clone(b []byte) []byte { return append([]byte(nil), b...) }
