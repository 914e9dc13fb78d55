package virtual

// A canvas is a piece of paper, one byte eight dots. A nil row is white.
type canvas struct {
	dots int // width
	rows [][]byte
}

// blank is white paper of a length in dots.
func blank(dots, length int) canvas { return canvas{dots: dots, rows: make([][]byte, max(0, length))} }

// set blackens a dot; outside the paper the head has no elements.
func (c *canvas) set(x, y int) {
	if row := c.row(x, y); row != nil {
		row[x/8] |= 0x80 >> (x % 8)
	}
}

// row is the row with a dot, ready to be written to, or nil outside the paper.
func (c *canvas) row(x, y int) []byte {
	if x < 0 || x >= c.dots || y < 0 || y >= len(c.rows) {
		return nil
	}
	if c.rows[y] == nil {
		c.rows[y] = make([]byte, (c.dots+7)/8)
	}
	return c.rows[y]
}

// dark reports whether a dot is black.
func (c *canvas) dark(x, y int) bool {
	return x >= 0 && x < c.dots && y >= 0 && y < len(c.rows) && c.rows[y] != nil && c.rows[y][x/8]>>(7-x%8)&1 == 1
}

// fill blackens a rectangle.
func (c *canvas) fill(left, top, width, height int) {
	from, to := max(0, left), min(left+width, c.dots)
	if from >= to {
		return
	}
	for y := max(0, top); y < min(top+height, len(c.rows)); y++ {
		row := c.row(from, y)
		for x := from; x < to; x++ {
			row[x/8] |= 0x80 >> (x % 8)
		}
	}
}

// invert turns black and white about in a rectangle.
func (c *canvas) invert(left, top, width, height int) {
	for y := max(0, top); y < min(top+height, len(c.rows)); y++ {
		for x := max(0, left); x < min(left+width, c.dots); x++ {
			c.row(x, y)[x/8] ^= 0x80 >> (x % 8)
		}
	}
}
