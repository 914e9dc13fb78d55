package virtual

import (
	"embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

// The faces of the paper: Spleen by Frederic Cambus (BSD 2-clause, see font/LICENSE), one line a character:
// code, colon, then three hexadecimal digits a row of dots, the leftmost dot in the highest bit.
//
//go:embed font/a12x24.hex font/b9x17.hex font/LICENSE
var fontFiles embed.FS

const (
	firstGlyph = ' '
	lastGlyph  = '~'
	rowDigits  = 3
)

// A face is one font of the printer.
type face struct {
	width, height int        // dots
	glyphs        [][]uint16 // by character from firstGlyph, by row from the top
}

// rows are a character's dots from the top, the leftmost in bit width-1.
func (f *face) rows(c byte) []uint16 { return f.glyphs[c-firstGlyph] }

// faces reads both fonts once: font A and font B.
var faces = sync.OnceValue(func() [2]*face {
	return [2]*face{loadFace("a12x24.hex", 12, 24), loadFace("b9x17.hex", 9, 17)}
})

func loadFace(name string, width, height int) *face {
	raw, err := fontFiles.ReadFile("font/" + name)
	if err != nil {
		panic(err) // the file is part of the program
	}
	f := &face{width: width, height: height}
	for _, line := range strings.Fields(string(raw)) {
		_, hex, _ := strings.Cut(line, ":")
		glyph := make([]uint16, height)
		for y := range glyph {
			row, err := strconv.ParseUint(hex[y*rowDigits:(y+1)*rowDigits], 16, 16)
			if err != nil {
				panic(fmt.Sprintf("font %s: %v", name, err))
			}
			glyph[y] = uint16(row)
		}
		f.glyphs = append(f.glyphs, glyph)
	}
	return f
}
