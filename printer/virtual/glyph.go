package virtual

// glyph is what a byte looks like in a font, and what it reads as.
func (m *machine) glyph(f *face, c byte) (canvas, string) {
	if c >= firstGlyph && c <= lastGlyph {
		return f.glyphs[c-firstGlyph], string(rune(c))
	}
	area := byte(0) // its code in CP437
	switch {
	case m.dosPage():
		area = c
	case m.mode.page == 1:
		area = kana[c]
	}
	if shade, text := block(area); shade != nil {
		g := blank(f.width, f.height)
		for y := range f.height {
			for x := range f.width {
				if shade(x, y, f.width, f.height) {
					g.set(x, y)
				}
			}
		}
		return g, text
	}
	m.complain("character %02Xh has no place in ASCII", c)
	return f.glyphs['?'-firstGlyph], "?"
}

// dosPage reports whether the code page is one of the IBM family, which all keep the blocks in the same place
// (Epson, ESC t: 0 PC437, 2 to 5 PC850 to PC865, 17 to 19 PC866, PC852 and PC858).
func (m *machine) dosPage() bool {
	n := m.mode.page
	if m.star {
		return n == 0 || n == 1 || n >= 3 && n <= 10 // ESC GS t: 1 and 3 PC437, 4 to 10 its kin
	}
	return n == 0 || n >= 2 && n <= 5 || n >= 17 && n <= 19
}

// block is a character of CP437 that is made of areas: which of its dots are black, and its text. A code of half
// blocks reads because these touch their neighbours.
func block(c byte) (black func(x, y, w, h int) bool, text string) {
	switch c {
	case 0xB0:
		return func(x, y, _, _ int) bool { return x%2 == 0 && y%2 == 0 }, "\u2591"
	case 0xB1:
		return func(x, y, _, _ int) bool { return (x+y)%2 == 0 }, "\u2592"
	case 0xB2:
		return func(x, y, _, _ int) bool { return x%2 == 1 || y%2 == 1 }, "\u2593"
	case 0xDB:
		return func(int, int, int, int) bool { return true }, "\u2588"
	case 0xDC:
		return func(_, y, _, h int) bool { return y >= h/2 }, "\u2584"
	case 0xDD:
		return func(x, _, w, _ int) bool { return x < w/2 }, "\u258C"
	case 0xDE:
		return func(x, _, w, _ int) bool { return x >= w/2 }, "\u2590"
	case 0xDF:
		return func(_, y, _, h int) bool { return y < h/2 }, "\u2580"
	case 0xFF:
		return func(int, int, int, int) bool { return false }, " "
	}
	if b, ok := boxes[c]; ok {
		return b.black, b.text
	}
	return nil, ""
}

// outline is an empty character.
func outline(width, height int) canvas {
	g := blank(width, height)
	g.fill(2, 2, width-4, height-4)
	g.invert(4, 4, width-8, height-8)
	return g
}
