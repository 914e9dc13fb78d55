package setup

import "math"

// Sight is how large letters must be to be read from the last seat. domain: a field study of 300 displays found that at
// 0.007 rad nearly everybody reads a number, at half of it one in ten does not.
const (
	sightRad   = 0.007 // height of a capital seen from the seat, in radians
	capHeight  = 0.72  // of the font's size: Atkinson Hyperlegible Next
	mmPerInch  = 25.4
	glassWide  = 120.0 // rem across a 16:9 glass, as static/board/board.css draws it
	glassHigh  = 67.5  // rem
	stepsMetre = 2     // distances are told in half metres
)

// A Glass is a screen as a browser sees it.
type Glass struct {
	DiagonalIn    float64 // inches
	Width, Height float64 // CSS px of the whole screen
}

// FontFor is the size of a font in CSS px whose capitals are read from a distance in metres.
func (g Glass) FontFor(metres float64) float64 {
	pxPerMM := math.Hypot(g.Width, g.Height) / (g.DiagonalIn * mmPerInch)
	return metres * 1000 * sightRad / capHeight * pxPerMM
}

// Farthest is from how far a font of so many CSS px is read, in metres.
func (g Glass) Farthest(px float64) float64 {
	return px / g.FontFor(1)
}

// A layoutSize is how large a layout can set what must be read from the last seat, the number and its counter, and how
// large it sets the calls before: rem of a 16:9 glass. static/board/size.js has the same table, and a test holds both
// to one.
type layoutSize struct {
	most, list float64
}

func layoutSizes() map[string]layoutSize {
	return map[string]layoutSize{
		LayoutHall:  {most: 16.5, list: 6.75},
		LayoutTotem: {most: 20.25, list: 5.5},
		LayoutGrid:  {most: 18, list: 18},
		LayoutDoor:  {most: 20.25, list: 5},
	}
}

// rem is a glass whose CSS px are the board's rem.
func remGlass(diagonalIn float64) Glass {
	return Glass{DiagonalIn: diagonalIn, Width: glassWide, Height: glassHigh}
}

// ReadFrom is from how far a layout is read on a screen, in metres, rounded down: the number and its counter at their
// largest, and the list of calls before.
func ReadFrom(layout string, diagonalIn float64) (call, list float64) {
	size, glass := layoutSizes()[layout], remGlass(diagonalIn)
	down := func(metres float64) float64 { return math.Floor(metres*stepsMetre) / stepsMetre }
	return down(glass.Farthest(size.most)), down(glass.Farthest(size.list))
}
