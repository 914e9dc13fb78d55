package escpos

import "antrean/printer/layout"

// A style is how characters look.
type style struct {
	small, bold bool
	ruled       bool // underlined and stretched, as a rule leaves it
	size        int  // multiple in both directions, 1 to 8
}

// plain is the style after ESC @.
var plain = style{size: 1}

// setStyle changes what differs, with as few bytes as possible: ESC ! sets everything up to double size at once,
// GS ! sets any size and leaves the rest.
func (e *encoder) setStyle(s style) {
	if s == e.style {
		return
	}
	if s.small != e.style.small || s.bold != e.style.bold || e.style.ruled || s.size <= 2 {
		e.mode(s)
	}
	if s.size > 2 {
		e.put(gs, cmdSize, byte((s.size-1)<<4|(s.size-1)))
	}
	e.style = s
}

// mode sends ESC !, which also ends underline and any larger size.
func (e *encoder) mode(s style) {
	n := byte(0)
	if s.small {
		n |= modeSmall
	}
	if s.bold {
		n |= modeBold
	}
	if s.size == 2 {
		n |= modeDouble
	}
	e.put(esc, cmdMode, n)
}

// rule draws a line two dots thick: underlined blanks, as wide as the printer makes them. They cost eight bytes where
// a row of dashes costs forty-eight and looks like one. What follows sets its own style, which ends the rule's.
func (e *encoder) rule(r layout.Row) {
	e.setStyle(style{small: true, size: 1})
	e.put(esc, cmdUnder, 2)
	width := ruleWidth(e.options.Paper.Dots)
	e.put(gs, cmdSize, byte((width-1)<<4))
	for range e.options.Paper.Dots / (layout.SmallWidth * width) {
		e.put(' ')
	}
	e.put(esc, cmdFeed, byte(r.Height))
	e.out.Move(r.Height)
	e.style = style{small: true, ruled: true, size: width}
}

// ruleWidth is the widest multiple of the small cell that leaves less than one cell of the paper bare.
func ruleWidth(dots int) int {
	for width := 8; width > 1; width-- {
		if dots%(layout.SmallWidth*width) < layout.SmallWidth {
			return width
		}
	}
	return 1
}
