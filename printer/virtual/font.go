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
	width, height int      // dots
	glyphs        []canvas // by character from firstGlyph; read, never written to
}

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
		glyph := blank(width, height)
		for y := range height {
			row, err := strconv.ParseUint(hex[y*rowDigits:(y+1)*rowDigits], 16, 16)
			if err != nil {
				panic(fmt.Sprintf("font %s: %v", name, err))
			}
			for x := range width {
				if row>>(width-1-x)&1 == 1 {
					glyph.set(x, y)
				}
			}
		}
		f.glyphs = append(f.glyphs, glyph)
	}
	return f
}
