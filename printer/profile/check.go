package profile

import (
	"fmt"
	"slices"
	"strings"

	"antrean/printer/layout"
)

// speeds are the bits a second that a serial line can have here.
var speeds = []int{1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200, 230400}

// A checker collects what is wrong with the values of one file.
type checker struct {
	file   string
	faults Faults
}

// check finds every value that cannot be.
func (p *Profile) check(file, id string) Faults {
	c := &checker{file: file}
	c.that(p.ID == id, "id", "is %q, but the file is called %q", p.ID, id)
	c.that(idForm.MatchString(id), "id", "%q: wants small letters and digits with single hyphens between them", id)
	c.that(p.Name != "", "name", "is missing")
	c.that(len(p.Name) <= 100, "name", "is %d bytes long, at most 100 are taken", len(p.Name))
	oneOf(c, "language", p.Language, ESCPOS, StarLine, Plain)
	c.line(p.Line)
	c.paper(p.Paper, p.Status)
	c.qr(p)
	c.cut(p)
	c.status(p)
	return c.faults
}

func (c *checker) that(ok bool, field, format string, args ...any) {
	if !ok {
		c.faults = append(c.faults, Fault{File: c.file, Field: field, Reason: fmt.Sprintf(format, args...)})
	}
}

func (c *checker) within(field string, n, least, most int, unit string) {
	c.that(n >= least && n <= most, field, "%d is outside %d to %d %s", n, least, most, unit)
}

// oneOf checks a value that is one of a few.
func oneOf[T ~string](c *checker, field string, value T, values ...T) {
	names := make([]string, len(values))
	for i, v := range values {
		names[i] = string(v)
	}
	c.that(slices.Contains(values, value), field, "%q is none of %s", value, strings.Join(names, ", "))
}

func (c *checker) line(l Line) {
	c.that(slices.Contains(speeds, l.Baud), "line.baud", "%d is none of %s bits a second", l.Baud, strings.Trim(fmt.Sprint(speeds), "[]"))
	oneOf(c, "line.flow", l.Flow, NoFlow, XonXoff, CTS)
	c.within("line.buffer", l.Buffer, 45, 1<<20, "bytes") // 45: an Epson with its small buffer chosen
	oneOf(c, "line.busy", l.Busy, "full", "offline")
}

func (c *checker) paper(p Paper, s Status) {
	c.within("paper.width_mm", p.WidthMM, 30, 120, "mm")
	c.within("paper.dots", p.Dots, 192, 960, "dots")
	c.that(p.Dots <= p.WidthMM*layout.DotsPerMM, "paper.dots", "%d dots are more than fit %d mm at 8 a millimetre", p.Dots, p.WidthMM)
	c.within("paper.columns", p.Columns, 16, p.Dots/layout.CellWidth, "characters of 12 dots")
	c.within("paper.small_columns", p.SmallColumns, 16, p.Dots/layout.SmallWidth, "characters of 9 dots")
	c.within("paper.cutter_dots", p.CutterDots, 0, 800, "dots")
	c.within("paper.speed_mms", p.SpeedMMS, 10, 500, "mm a second")
	c.within("paper.roll_mm", p.RollMM, 1000, 1000000, "mm")
	c.within("paper.near_end_mm", p.NearEndMM, 0, p.RollMM, "mm")
	c.that((p.NearEndMM > 0) == s.NearEnd, "paper.near_end_mm", "%d mm, and status.near_end %v: both or none", p.NearEndMM, s.NearEnd)
	c.that(p.MaxMM == 0 || p.MaxMM >= 50 && p.MaxMM <= 1000, "paper.max_mm", "%d is neither 0 nor within 50 to 1000 mm", p.MaxMM)
	c.within("paper.max_size", p.MaxSize, 1, 8, "times")
}

func (c *checker) qr(p *Profile) {
	oneOf(c, "qr.method", p.QR.Method, Native, Raster, HalfBlock, Address)
	c.within("qr.module", p.QR.Module, 4, 8, "dots")
	if n := p.Text.CodePage; n != nil {
		c.within("text.code_page", *n, 0, 255, "in ESC t")
	}
	switch p.Language {
	case StarLine:
		c.that(p.QR.Method == Native || p.QR.Method == Address, "qr.method", "%q is not spoken in Star line mode: native or address", p.QR.Method)
		c.that(p.Paper.MaxSize <= 6, "paper.max_size", "%d is more than the 6 of Star line mode", p.Paper.MaxSize)
	case Plain:
		c.that(p.QR.Method == Address, "qr.method", "%q needs commands, and text has none: address", p.QR.Method)
		c.that(p.Paper.MaxSize == 1, "paper.max_size", "%d needs commands, and text has none: 1", p.Paper.MaxSize)
	}
}

func (c *checker) cut(p *Profile) {
	oneOf(c, "cut", p.Cut, PartialCut, FullCut, OldPartial, OldFull, NoCut)
	switch p.Language {
	case StarLine:
		c.that(p.Cut != OldPartial && p.Cut != OldFull, "cut", "%q is not spoken in Star line mode", p.Cut)
	case Plain:
		c.that(p.Cut == NoCut, "cut", "%q needs commands, and text has none: none", p.Cut)
	}
	c.that(len(p.Present.Eject) == 0 || p.Language == ESCPOS, "present.eject", "only ESC/POS has presenters")
	c.that(len(p.Present.Eject) == 0 || p.Cut != NoCut, "present.eject", "a slip that is not cut cannot be handed out")
	c.that(!p.Present.Taken || p.Status.Query == CustomFull, "present.taken", "only status.query %q tells whether a slip was taken", CustomFull)
}

func (c *checker) status(p *Profile) {
	s := p.Status
	oneOf(c, "status.query", s.Query, NoQuery, DLEEOT, CustomFull, StarRequest)
	c.that((len(s.Ask) > 0) == (s.Query == DLEEOT), "status.ask", "%v with status.query %q: DLE EOT wants the numbers it answers, the others none", s.Ask, s.Query)
	for i, n := range s.Ask {
		c.within(fmt.Sprintf("status.ask[%d]", i), n, 1, 4, "in DLE EOT")
		c.that(!slices.Contains(s.Ask[:i], n), fmt.Sprintf("status.ask[%d]", i), "%d stands there twice", n)
	}
	epson := p.Language == ESCPOS && s.Query != NoQuery
	c.that(!s.ASB || s.Query != NoQuery, "status.asb", "needs a status.query")
	c.that(!s.Marker || s.Query != NoQuery, "status.marker", "needs a status.query")
	c.that(!s.ProcessID || epson, "status.process_id", "needs ESC/POS and a status.query")
	c.that(s.Query != StarRequest || p.Language == StarLine, "status.query", "%q is spoken in Star line mode alone", s.Query)
	oneOf(c, "clear", p.Clear, NoClear, DLEDC4, DLEENQ)
	c.that(p.Clear != DLEDC4 && p.Clear != DLEENQ || epson, "clear", "%q needs ESC/POS and a status.query", p.Clear)
}
