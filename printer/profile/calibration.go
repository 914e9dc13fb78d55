package profile

import (
	"fmt"
	"slices"

	"antrean/internal/words"
	"antrean/printer/escpos"
	"antrean/printer/layout"
	"antrean/printer/slip"
	"antrean/printer/star"
	"antrean/printer/text"
	"antrean/printer/wire"
)

// A sample is one way to print a code, under a letter that staff can name.
type sample struct {
	letter string
	method QRMethod
	module int  // dots
	page   *int // half blocks: ESC t n before them; nil: not sent
	kanji  bool // cancel two-byte characters first
}

// samples are what a printer is tried with: three methods in three sizes. Half blocks have one size, 12 dots; what
// differs between printers is how CP437 is reached.
func samples() []sample {
	zero := 0
	return []sample{
		{letter: "A", method: Native, module: 4}, {letter: "B", method: Native, module: 6}, {letter: "C", method: Native, module: 8},
		{letter: "D", method: Raster, module: 4}, {letter: "E", method: Raster, module: 6}, {letter: "F", method: Raster, module: 8},
		{letter: "G", method: HalfBlock, module: 8}, {letter: "H", method: HalfBlock, module: 8, page: &zero},
		{letter: "I", method: HalfBlock, module: 8, page: &zero, kanji: true},
	}
}

// text is what a code says: its letter first, so that a phone shows it, and as much as keeps a code of 8 dots on every
// paper.
func (s sample) text() string {
	how := string(s.method)
	if s.method == HalfBlock {
		how = "block"
	}
	return fmt.Sprintf("%s %s %d", s.letter, how, s.module)
}

// Calibration is the paper that finds out what a printer can: a ruler as wide as the profile says the paper is, and a
// code in every method and size, each under its letter. Staff scans them and notes the letters that are read; the
// table in docs/printers.md says which lines of a profile a letter stands for. A printer that lacks a method prints
// nothing there, or signs. It is cut once, at its end.
func (p *Profile) Calibration(lang string) []wire.Piece {
	say := words.In(lang)
	head := slip.Document{Blocks: []slip.Block{
		{Kind: slip.Text, Text: say.T("slip.calibration.title"), Size: 2, Bold: true},
		{Kind: slip.Text, Text: p.Name},
		{Kind: slip.Text, Text: ruler(p.Paper.Columns)},
		{Kind: slip.Text, Text: ruler(p.Paper.SmallColumns), Small: true},
		{Kind: slip.Rule},
		{Kind: slip.Text, Text: say.T("slip.calibration.scan")},
	}}
	switch p.Language {
	case Plain:
		return text.Encode(head, p.Layout())
	case StarLine:
		return p.starCalibration(head)
	}
	o := p.escpos()
	last := o
	o.Cut, o.Eject = escpos.Stay, nil
	pieces := escpos.Encode(head, o)
	all := samples()
	for i, s := range all {
		with := o
		if i == len(all)-1 {
			with = last
		}
		with.Paper.Figure, with.Paper.Module = figures(s.method), s.module
		with.CodePage, with.CancelKanji = s.page, s.kanji
		pieces = append(pieces, escpos.Encode(s.document(), with)...)
	}
	return pieces
}

// starCalibration has the three sizes of Star's own code.
func (p *Profile) starCalibration(head slip.Document) []wire.Piece {
	o := p.star()
	last := o
	o.Cut = star.Stay
	pieces := star.Encode(head, o)
	own := slices.DeleteFunc(samples(), func(s sample) bool { return s.method != Native })
	for i, s := range own {
		with := o
		if i == len(own)-1 {
			with = last
		}
		with.Paper.Figure, with.Paper.Module = layout.Drawn, s.module
		pieces = append(pieces, star.Encode(s.document(), with)...)
	}
	return pieces
}

func (s sample) document() slip.Document {
	return slip.Document{Blocks: []slip.Block{
		{Kind: slip.Text, Text: s.text(), Align: slip.Center, Bold: true},
		{Kind: slip.QR, Text: s.text(), Align: slip.Center},
	}}
}

// figures is the layout's name of a method.
func figures(m QRMethod) layout.Figure {
	switch m {
	case Raster:
		return layout.Pictured
	case HalfBlock:
		return layout.Typeset
	case Address:
		return layout.Spelled
	}
	return layout.Drawn
}

// ruler is digits for so many columns: the last stands at the right margin.
func ruler(columns int) string {
	out := make([]byte, columns)
	for i := range out {
		out[i] = '0' + byte((i+1)%10)
	}
	return string(out)
}
