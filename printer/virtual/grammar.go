package virtual

import "bytes"

// The bytes that begin commands, and the controls that are commands by themselves.
const (
	nul = 0x00
	etx = 0x03
	eot = 0x04
	enq = 0x05
	ack = 0x06
	ht  = 0x09
	lf  = 0x0A
	ff  = 0x0C
	cr  = 0x0D
	si  = 0x0F
	dle = 0x10
	xon = 0x11
	dc2 = 0x12
	xof = 0x13
	dc4 = 0x14
	etb = 0x17
	can = 0x18
	esc = 0x1B
	fs  = 0x1C
	gs  = 0x1D
	rs  = 0x1E
)

// fixed says how many parameter bytes follow a command's two bytes, where that never varies (Epson ESC/POS
// Command Reference, each command's "Format"; ESC B and ESC Z are of clones).
var fixed = map[[2]byte]int{
	{esc, '@'}: 0, {esc, '!'}: 1, {esc, 'a'}: 1, {esc, 'E'}: 1, {esc, 'G'}: 1, {esc, '-'}: 1, {esc, 'M'}: 1, {esc, 't'}: 1,
	{esc, 'R'}: 1, {esc, '2'}: 0, {esc, '3'}: 1, {esc, 'd'}: 1, {esc, 'J'}: 1, {esc, '{'}: 1, {esc, '$'}: 2, {esc, '\\'}: 2,
	{esc, 'c'}: 2, {esc, 'p'}: 3, {esc, ' '}: 1, {esc, 'L'}: 0, {esc, 'S'}: 0, {esc, 'W'}: 8, {esc, 'T'}: 1, {esc, 'V'}: 1,
	{esc, '='}: 1, {esc, 'r'}: 1, {esc, 'i'}: 0, {esc, 'm'}: 0, {esc, ff}: 0, {esc, '%'}: 1, {esc, 'U'}: 1, {esc, '<'}: 0,
	{esc, 'e'}: 1, {esc, 'K'}: 1, {esc, 'u'}: 1, {esc, 'v'}: 0, {esc, '?'}: 1, {esc, ack}: 1, {esc, 'B'}: 2,
	{fs, '.'}: 0, {fs, '&'}: 0, {fs, 'S'}: 2, {fs, 'C'}: 1, {fs, 'p'}: 2, {fs, '-'}: 1, {fs, '!'}: 1, {fs, 'W'}: 1,
	{gs, '!'}: 1, {gs, 'B'}: 1, {gs, 'H'}: 1, {gs, 'h'}: 1, {gs, 'w'}: 1, {gs, 'f'}: 1, {gs, 'L'}: 2, {gs, 'W'}: 2, {gs, 'P'}: 2,
	{gs, '$'}: 2, {gs, '\\'}: 2, {gs, 'a'}: 1, {gs, 'r'}: 1, {gs, 'I'}: 1, {gs, 'b'}: 1, {gs, 'E'}: 1, {gs, 'T'}: 1, {gs, ':'}: 0,
	{gs, '^'}: 3, {gs, '/'}: 1, {gs, 'z'}: 3, {gs, 'c'}: 0, {gs, 0xE0}: 1,
	{dle, eot}: 1, {dle, enq}: 1,
}

// measureESC returns how many bytes the command at the start of b has. more means that b ends too soon to tell,
// unknown that this printer does not take it.
func (m *machine) measureESC(b []byte) (length int, more, unknown bool) {
	switch b[0] {
	case esc, fs, gs, dle:
	default:
		if b[0] >= 0x80 && m.mode.kanji {
			return 2, len(b) < 2, false
		}
		return 1, false, false
	}
	if len(b) < 2 {
		return 0, true, false
	}
	if m.drops(b) {
		return droppedHead, len(b) < droppedHead, false
	}
	if n, ok := fixed[[2]byte{b[0], b[1]}]; ok {
		return 2 + n, false, false
	}
	length, ok := varying(b)
	if b[0] == esc && b[1] == 'Z' && !m.cloneQR || b[0] == gs && b[1] == '8' && !m.graphics {
		return 0, false, true
	}
	return length, ok && length == 0, !ok
}

// droppedHead is how much of a GS ( command vanishes on a board that does not know the family: GS ( k pL pH. People
// report that the rest stands on the paper ("1P0http...").
const droppedHead = 5

// drops reports whether of this command only the head vanishes and the rest is printed.
func (m *machine) drops(b []byte) bool { return !m.prefixed && b[0] == gs && b[1] == '(' }

// varying measures the commands that carry their own length; zero means that b is too short to tell.
func varying(b []byte) (length int, ok bool) {
	at := func(i int) int {
		if i < len(b) {
			return int(b[i])
		}
		return -1
	}
	// need returns n once the bytes below head are there.
	need := func(head int, n func() int) (int, bool) {
		if len(b) < head {
			return 0, true
		}
		return n(), true
	}
	word := func(i int) int { return at(i) | at(i+1)<<8 }
	switch [2]byte{b[0], b[1]} {
	case [2]byte{gs, '('}, [2]byte{fs, '('}, [2]byte{esc, '('}:
		return need(5, func() int { return 5 + word(3) })
	case [2]byte{gs, '8'}:
		return need(7, func() int { return 7 + word(3) + word(5)<<16 })
	case [2]byte{gs, 'V'}:
		return need(3, func() int {
			if m := at(2); m < 2 || m == '0' || m == '1' {
				return 3
			}
			return 4
		})
	case [2]byte{gs, 'v'}:
		return need(8, func() int { return 8 + word(4)*word(6) })
	case [2]byte{gs, 'k'}:
		return barcode(b)
	case [2]byte{gs, 'e'}: // presenter of Custom kiosk printers: 3 has a step count, 32 a step count and a time
		return need(3, func() int {
			switch at(2) {
			case 3:
				return 4
			case 32:
				return 5
			}
			return 3
		})
	case [2]byte{esc, '*'}:
		return need(5, func() int {
			if at(2) >= 32 { // 24 dots a column
				return 5 + 3*word(3)
			}
			return 5 + word(3)
		})
	case [2]byte{esc, 'D'}:
		return until(b, 2)
	case [2]byte{esc, 'Z'}:
		return need(7, func() int { return 7 + word(5) })
	case [2]byte{esc, '&'}:
		return userGlyphs(b)
	case [2]byte{gs, '*'}:
		return need(4, func() int { return 4 + at(2)*at(3)*8 })
	case [2]byte{gs, 'g'}: // maintenance counters
		return 6, true
	case [2]byte{dle, dc4}:
		return need(3, func() int {
			switch at(2) {
			case 8:
				return 10
			case 7:
				return 4
			}
			return 5
		})
	}
	return 0, false
}

// barcode measures GS k: the old form ends with NUL, the new one counts.
func barcode(b []byte) (int, bool) {
	switch {
	case len(b) < 4:
		return 0, true
	case b[2] >= 'A':
		return 4 + int(b[3]), true
	default:
		return until(b, 3)
	}
}

// userGlyphs measures ESC &, which gives the width of each character it brings.
func userGlyphs(b []byte) (int, bool) {
	if len(b) < 5 {
		return 0, true
	}
	n := 5
	for range int(b[4]) - int(b[3]) + 1 {
		if n >= len(b) {
			return 0, true
		}
		n += 1 + int(b[2])*int(b[n])
	}
	return n, true
}

// longestList bounds a command that ends with NUL, in bytes after its head: a bar code of 255 characters.
const longestList = 255

// until measures a command that ends with NUL.
func until(b []byte, from int) (int, bool) {
	if i := bytes.IndexByte(b[from:], nul); i >= 0 {
		return from + i + 1, true
	}
	if len(b) >= from+longestList {
		return from + longestList, true
	}
	return 0, true
}
