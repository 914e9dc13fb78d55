package virtual

// A cell is one character in the line that is being set.
type cell struct {
	char          byte
	face          *face
	x             int // dots from the line's start
	width, height int // multiples
	bold, reverse bool
	under         int // dots
}

// putChar sets one character, on a new line when this one is full.
func (m *machine) putChar(c byte) {
	f := m.fontA
	if m.mode.small {
		f = m.fontB
	}
	if c < firstGlyph || c > lastGlyph {
		m.complain("character %02Xh has no place in ASCII", c)
		c = '?'
	}
	advance := (f.width + m.mode.gap) * m.mode.width
	if m.x+advance > m.mode.area {
		m.overflow = true
		m.newLine(m.mode.spacing)
	}
	m.cells = append(m.cells, cell{c, f, m.x, m.mode.width, m.mode.height, m.mode.bold, m.mode.reverse, m.mode.under})
	m.x += advance
	m.text = append(m.text, c)
}

// newLine prints the line and moves the paper, at least by the height of its characters.
func (m *machine) newLine(feed int) {
	height := 0
	for _, c := range m.cells {
		height = max(height, c.face.height*c.height)
	}
	top := m.canvas.feed(max(feed, height))
	start := m.start(m.x)
	for _, c := range m.cells {
		m.draw(c, start, top+height-c.face.height*c.height)
	}
	if len(m.text) > 0 {
		m.slip.Lines = append(m.slip.Lines, string(m.text))
	}
	m.cells, m.text, m.x = m.cells[:0], m.text[:0], 0
	m.limit()
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

// draw puts one character on the paper. Bold is struck again one dot to the right.
func (m *machine) draw(c cell, start, top int) {
	left, w, h := start+c.x, c.face.width*c.width, c.face.height*c.height
	for y, row := range c.face.rows(c.char) {
		for x := range c.face.width {
			if row>>(c.face.width-1-x)&1 == 0 {
				continue
			}
			strike := c.width
			if c.bold && x < c.face.width-1 {
				strike++
			}
			m.canvas.fill(left+x*c.width, top+y*c.height, strike, c.height)
		}
	}
	m.canvas.fill(left, top+h-c.under, w, c.under)
	if c.reverse {
		m.canvas.invert(left, top, w, h)
	}
}
