package virtual

// A canvas is the paper from the knife's last cut to the print head, one byte eight dots.
type canvas struct {
	dots int // width
	rows [][]byte
}

// maxFeed bounds one movement of the paper, in dots: 1016 mm (Epson, ESC d).
const maxFeed = 1016 * dotsPer

// feed moves the paper and returns the row where the new white begins.
func (c *canvas) feed(dots int) (top int) {
	top = len(c.rows)
	dots = min(dots, maxFeed)
	for range dots {
		c.rows = append(c.rows, make([]byte, (c.dots+7)/8))
	}
	return top
}

// set blackens a dot; outside the paper the head has no elements.
func (c *canvas) set(x, y int) {
	if x >= 0 && x < c.dots && y >= 0 && y < len(c.rows) {
		c.rows[y][x/8] |= 0x80 >> (x % 8)
	}
}

// fill blackens a rectangle.
func (c *canvas) fill(left, top, width, height int) {
	for y := top; y < top+height; y++ {
		for x := left; x < left+width; x++ {
			c.set(x, y)
		}
	}
}

// invert turns black and white about in a rectangle.
func (c *canvas) invert(left, top, width, height int) {
	for y := max(0, top); y < min(top+height, len(c.rows)); y++ {
		for x := max(0, left); x < min(left+width, c.dots); x++ {
			c.rows[y][x/8] ^= 0x80 >> (x % 8)
		}
	}
}

// cut parts the paper above a row and returns what falls.
func (c *canvas) cut(row int) [][]byte {
	slip := c.rows[:row]
	c.rows = append([][]byte(nil), c.rows[row:]...)
	return slip
}
