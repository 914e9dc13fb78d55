package virtual

// The arms of a character that draws boxes.
const (
	up = 1 << iota
	down
	left
	right
)

// A box character is what its arms reach to, in single or double lines.
type box struct {
	text   string
	arms   int
	double bool
}

// boxes are those of CP437 and its kin.
var boxes = map[byte]box{
	0xB3: {"\u2502", up | down, false}, 0xB4: {"\u2524", up | down | left, false}, 0xBF: {"\u2510", down | left, false},
	0xC0: {"\u2514", up | right, false}, 0xC1: {"\u2534", up | left | right, false}, 0xC2: {"\u252C", down | left | right, false},
	0xC3: {"\u251C", up | down | right, false}, 0xC4: {"\u2500", left | right, false}, 0xC5: {"\u253C", up | down | left | right, false},
	0xD9: {"\u2518", up | left, false}, 0xDA: {"\u250C", down | right, false},
	0xB9: {"\u2563", up | down | left, true}, 0xBA: {"\u2551", up | down, true}, 0xBB: {"\u2557", down | left, true},
	0xBC: {"\u255D", up | left, true}, 0xC8: {"\u255A", up | right, true}, 0xC9: {"\u2554", down | right, true},
	0xCA: {"\u2569", up | left | right, true}, 0xCB: {"\u2566", down | left | right, true}, 0xCC: {"\u2560", up | down | right, true},
	0xCD: {"\u2550", left | right, true}, 0xCE: {"\u256C", up | down | left | right, true},
}

// kana are those of Epson's code page 1, Katakana.
var kana = map[byte]byte{
	0x8F: 0xC5, 0x90: 0xC1, 0x91: 0xC2, 0x92: 0xB4, 0x93: 0xC3, 0x95: 0xC4, 0x96: 0xB3, 0x98: 0xDA, 0x99: 0xBF, 0x9A: 0xC0, 0x9B: 0xD9,
	0x9C: 0xDA, 0x9D: 0xBF, 0x9E: 0xC0, 0x9F: 0xD9,
}

// black reports whether a dot of a cell is black. Double lines are drawn through where they cross.
func (b box) black(x, y, w, h int) bool {
	near := func(at, middle int) bool {
		d := at - middle
		if b.double {
			return d == -3 || d == -2 || d == 2 || d == 3
		}
		return d == -1 || d == 0
	}
	across := near(y, h/2) && (b.arms&left != 0 && x <= w/2 || b.arms&right != 0 && x >= w/2-1)
	along := near(x, w/2) && (b.arms&up != 0 && y <= h/2 || b.arms&down != 0 && y >= h/2-1)
	return across || along
}
