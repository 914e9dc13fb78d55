package virtual

// A cell is one thing in the line that is being set: a character, or a picture of ESC *.
type cell struct {
	glyph         canvas // black dots, before they are made larger
	x             int    // dots from the line's start
	width, height int    // multiples
	bold, reverse bool
	under         int // dots
}

// putChar sets one byte as a character, on a new line when this one is full.
func (m *machine) putChar(c byte) {
	f := m.fontA
	if m.mode.small {
		f = m.fontB
	}
	glyph, text := m.glyph(f, c)
	m.put(glyph, text)
}

// putWide sets two bytes as one wide character. What it would look like depends on the board's country; it is drawn
// as a frame.
func (m *machine) putWide(first, second byte) {
	m.complain("bytes %02X %02X are set as one wide character: send FS . first", first, second)
	m.put(outline(2*m.fontA.width, m.fontA.height), "\u3013")
}

// put sets a glyph.
func (m *machine) put(glyph canvas, text string) {
	advance := (glyph.dots + m.mode.gap) * m.mode.width
	if m.x+advance > m.mode.area && m.x > 0 {
		m.newLine(m.mode.spacing)
	}
	m.cells = append(m.cells, cell{glyph, m.x, m.mode.width, m.mode.height, m.mode.bold, m.mode.reverse, m.mode.under})
	m.x += advance
	m.text = append(m.text, text...)
}

// newLine prints the line and moves the paper, at least by the height of what is in it.
func (m *machine) newLine(feed int) {
	height := 0
	for _, c := range m.cells {
		height = max(height, len(c.glyph.rows)*c.height)
	}
	band := blank(m.dots, max(feed, height))
	start := m.start(m.x)
	for _, c := range m.cells {
		c.draw(&band, start+c.x, height-len(c.glyph.rows)*c.height)
	}
	if len(m.text) > 0 {
		m.notes.lines = append(m.notes.lines, string(m.text))
	}
	m.clearLine()
	m.move(band)
}

// start is the column where something width dots wide begins, by the alignment.
func (m *machine) start(width int) int {
	switch m.mode.align {
	case 1:
		return m.mode.left + (m.mode.area-width)/2
	case 2:
		return m.mode.left + m.mode.area - width
	default:
		return m.mode.left
	}
}

// draw puts one cell on the paper. Bold is struck again one dot to the right.
func (c cell) draw(band *canvas, left, top int) {
	w, h := c.glyph.dots*c.width, len(c.glyph.rows)*c.height
	for y, row := range c.glyph.rows {
		for x := range c.glyph.dots {
			if row == nil || row[x/8]>>(7-x%8)&1 == 0 {
				continue
			}
			strike := c.width
			if c.bold && x < c.glyph.dots-1 {
				strike++
			}
			band.fill(left+x*c.width, top+y*c.height, strike, c.height)
		}
	}
	band.fill(left, top+h-c.under, w, c.under)
	if c.reverse {
		band.invert(left, top, w, h)
	}
}
