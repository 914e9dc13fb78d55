package virtual

// bitImage carries out ESC * m nL nH d: columns of 8 or 24 dots that stand in the line like a character 24 dots
// high. A line feed of more than that leaves a white stripe below.
func (m *machine) bitImage(b []byte) {
	const height = 24
	columns, data := word(b[3:]), b[5:]
	wide, high, bytesHigh := 1, 1, 3
	switch b[2] {
	case 0:
		wide, high, bytesHigh = 2, 3, 1
	case 1:
		high, bytesHigh = 3, 1
	case 32:
		wide = 2
	case 33:
	default:
		m.complain("ESC * has no mode %d", b[2])
		return
	}
	width := min(columns*wide, max(0, m.mode.area-m.x))
	if width < columns*wide {
		m.complain("bit image of %d dots does not fit", columns*wide)
	}
	glyph := blank(width, height)
	for x := range width {
		column := data[x/wide*bytesHigh:]
		for y := range height {
			if dot := y / high; column[dot/8]>>(7-dot%8)&1 == 1 {
				glyph.set(x, y)
			}
		}
	}
	m.cells = append(m.cells, cell{glyph: glyph, x: m.x, width: 1, height: 1})
	m.x += width
}

// graphic carries out what GS ( L and GS 8 L have in common: m fn and parameters.
func (m *machine) graphic(b []byte) {
	switch {
	case !m.graphics:
		m.complain("GS ( L is not known")
	case len(b) >= 2 && (b[1] == 2 || b[1] == '2'):
		if m.image.rows != nil && m.atStart("GS ( L 50") {
			m.picture(m.image, 1, 1)
			m.image = canvas{}
		}
	case len(b) >= 10 && (b[1] == 'p' || b[1] == 'q'):
		m.store(b)
	default:
		m.complain("GS ( L has no function %d", first(b[min(1, len(b)):]))
	}
}

// store carries out fn 112, rows from the left, and fn 113, columns from the top: m fn a bx by c xL xH yL yH d. The
// picture is made larger on the way in, because the next one may have another scale.
func (m *machine) store(b []byte) {
	wide, high := min(2, max(1, int(b[3]))), min(2, max(1, int(b[4])))
	width, height, data := word(b[6:]), word(b[8:]), b[10:]
	across, down := (width+7)/8, (height+7)/8
	if b[1] == 'p' && len(data) < across*height || b[1] == 'q' && len(data) < down*width {
		m.complain("GS ( L of %dx%d dots has only %d bytes", width, height, len(data))
		return
	}
	small := canvas{dots: width}
	if b[1] == 'p' {
		small = rastered(data, width, across, height)
	} else {
		small.rows = make([][]byte, height)
		for x := range width {
			for y := range height {
				if data[x*down+y/8]>>(7-y%8)&1 == 1 {
					small.set(x, y)
				}
			}
		}
	}
	m.image = enlarged(small, wide, high)
}

// enlarged is a picture with its dots made larger.
func enlarged(c canvas, wide, high int) canvas {
	out := blank(c.dots*wide, len(c.rows)*high)
	for y := range out.rows {
		for x := range out.dots {
			if c.dark(x/wide, y/high) {
				out.set(x, y)
			}
		}
	}
	return out
}
