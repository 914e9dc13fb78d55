package layout

import (
	"slices"
	"strings"

	"antrean/internal/qr"
	"antrean/printer/slip"
)

// Rows lays a slip out on a paper. When the slip is longer than the paper's limit, blocks marked spare are left
// out, first the first.
func Rows(doc slip.Document, p Paper) []Row {
	rows := rowsWithout(doc, p, 0)
	for spare := 1; spare <= 2 && p.MaxMM > 0 && Millimetres(rows, p) > float64(p.MaxMM); spare++ {
		rows = rowsWithout(doc, p, spare)
	}
	return rows
}

// rowsWithout leaves out the blocks whose spare rank is 1 to spare.
func rowsWithout(doc slip.Document, p Paper, spare int) []Row {
	kept := slices.DeleteFunc(slices.Clone(doc.Blocks), func(b slip.Block) bool { return b.Spare > 0 && b.Spare <= spare })
	s := sheet{paper: p}
	for i, b := range kept {
		s.below = kept[i+1:]
		s.block(b)
	}
	return s.rows
}

// A sheet is the paper while rows are put on it.
type sheet struct {
	paper Paper
	below []slip.Block // what follows the block that is being put on
	rows  []Row
}

func (s *sheet) block(b slip.Block) {
	switch b.Kind {
	case slip.Number:
		s.number(b)
	case slip.Pair:
		s.pair(b)
	case slip.Item:
		s.item(b)
	case slip.Rule:
		s.rows = append(s.rows, Row{Kind: Rule, Size: 1, Height: ruleLine})
	case slip.QR:
		s.code(b)
	case slip.Space:
		s.space(b)
	default:
		s.text(b)
	}
}

// line puts one line of a block's own look on the sheet.
func (s *sheet) line(b slip.Block, text string, align slip.Align) {
	row := Row{Kind: Line, Text: strings.TrimRight(text, " "), Align: align, Small: b.Small, Bold: b.Bold, Size: s.paper.size(b.Size)}
	row.Height = row.Pitch()
	if row.Text != "" {
		s.rows = append(s.rows, row)
	}
}

func (s *sheet) text(b slip.Block) {
	for _, line := range wrap(ASCII(b.Text), s.columns(b)) {
		s.line(b, line, alignOf(b))
	}
}

// number makes the text as large as the paper allows, up to the block's own size. One too long for a row of the
// plain size is a text like any other.
func (s *sheet) number(b slip.Block) {
	text := strings.Join(strings.Fields(ASCII(b.Text)), " ")
	if text == "" {
		return
	}
	b.Small = false
	largest := s.paper.size(8)
	if b.Size > 0 {
		largest = s.paper.size(b.Size)
	}
	b.Size = max(1, min(largest, s.paper.Dots/(CellWidth*len(text))))
	b.Text = text
	s.text(b)
}

// pair puts the value at the right margin: beside the label, or under it when the two are too wide together.
func (s *sheet) pair(b slip.Block) {
	columns := s.columns(b)
	value := strings.TrimRight(ASCII(b.Value), " ")
	pad := len(ASCII(b.Value)) - len(value) // spaces after the value shift it left, as in a column of boxes
	beside := columns - len(value) - pad - 1
	label := wrap(ASCII(b.Text), max(1, beside))
	if len(label) > 1 {
		label = wrap(ASCII(b.Text), max(1, beside-1)) // two columns of text need more than one blank between them
	}
	if len(label) > 1 && (beside < columns/2 || value == "") || beside < 1 {
		s.text(slip.Block{Text: b.Text, Size: b.Size, Small: b.Small, Bold: b.Bold})
		for _, line := range wrap(value, columns) {
			s.line(b, line, slip.Right)
		}
		return
	}
	if len(label) == 0 {
		label = []string{""}
	}
	gap := max(0, columns-pad-len(value)-len(label[0]))
	s.line(b, label[0]+strings.Repeat(" ", gap)+value, slip.Left)
	for _, line := range label[1:] {
		s.line(b, line, slip.Left)
	}
}

// item hangs the text behind its mark.
func (s *sheet) item(b slip.Block) {
	mark := ASCII(b.Mark)
	indent := len(mark) + 1
	columns := s.columns(b)
	if mark == "" || indent > columns/2 {
		b.Text = mark + " " + b.Text
		b.Align = slip.Left
		s.text(b)
		return
	}
	lines := wrap(ASCII(b.Text), columns-indent)
	if len(lines) == 0 {
		lines = []string{""}
	}
	for _, line := range lines {
		s.line(b, mark+" "+line, slip.Left)
		mark = strings.Repeat(" ", len(mark))
	}
}

func (s *sheet) space(b slip.Block) {
	if b.Small {
		s.gap(gapDots)
		return
	}
	s.gap(LineDots)
}

// gap adds white: to the line above where there is one, because feeding further costs fewer bytes than feeding twice.
func (s *sheet) gap(dots int) {
	if n := len(s.rows); n > 0 && s.rows[n-1].Kind == Line {
		s.rows[n-1].Height += dots
		return
	}
	s.rows = append(s.rows, Row{Kind: Gap, Size: 1, Height: dots})
}

// code draws a QR code with white around it. One that does not fit the paper is printed as text, which can still
// be typed.
func (s *sheet) code(b slip.Block) {
	text := payload(b.Text)
	side, err := qr.Side(text, CodeLevel)
	module := s.paper.module(side)
	if err != nil || module == 0 || len(text) > MaxCode {
		if !s.spelledBelow(b.Text) {
			s.text(slip.Block{Text: b.Text, Align: b.Align})
		}
		return
	}
	row := Row{Kind: Code, Text: text, Align: alignOf(b), Size: 1, Module: module, Height: side * module}
	quiet := quietDots
	if s.paper.Figure == Typeset {
		row.Height = (side + 1) / 2 * CellHeight // two modules a line
		quiet = qr.Quiet * blockDots
	}
	s.gap(quiet)
	s.rows = append(s.rows, row, Row{Kind: Gap, Size: 1, Height: quiet})
}

// spelledBelow reports whether the next block is the code's address without its scheme, as slips have it.
func (s *sheet) spelledBelow(code string) bool {
	_, address, ok := strings.Cut(code, "://")
	return ok && address != "" && len(s.below) > 0 && s.below[0].Kind == slip.Text && strings.EqualFold(s.below[0].Text, address)
}

// CodeLevel is the error correction of codes on paper: it is folded, held in a wet hand and read an hour later.
const CodeLevel = qr.M

// MaxCode is the longest text of a code in bytes. An address needs fewer than 100; longer codes are too fine to read
// from paper, and this bound is also that of the longest command sent to a printer.
const MaxCode = 300

func (s *sheet) columns(b slip.Block) int { return s.paper.columns(b.Small, s.paper.size(b.Size)) }

// alignOf takes what is not an alignment for the default.
func alignOf(b slip.Block) slip.Align {
	if b.Align == slip.Center || b.Align == slip.Right {
		return b.Align
	}
	return slip.Left
}
