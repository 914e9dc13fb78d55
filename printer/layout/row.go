package layout

import "antrean/printer/slip"

// RowKind names what a row is.
type RowKind uint8

const (
	Line RowKind = iota // characters
	Rule                // a line across the paper
	Code                // a QR code
	Gap                 // white
)

// A Row is one horizontal stripe of a slip; rows follow one another from the top.
type Row struct {
	Kind   RowKind
	Text   string     // Line: printable ASCII that fits the paper. Code: what the code says
	Align  slip.Align // Line and Code
	Small  bool       // Line: font B
	Bold   bool       // Line
	Size   int        // Line: multiple of the cell in both directions, 1 to 8
	Module int        // Code: dots along one side of a module; even, so that doubled dots draw it as well
	Height int        // dots the paper moves with this row
}

// Cell is the height in dots of a line's characters, which a line feed never falls short of.
func (r Row) Cell() int {
	if r.Small {
		return SmallCell * r.Size
	}
	return CellHeight * r.Size
}

// Pitch is the height in dots of a line without the white that was added below it.
func (r Row) Pitch() int {
	if r.Small && r.Size == 1 {
		return smallLine
	}
	return max(r.Cell(), LineDots)
}

// Width is how many dots of the paper a line's characters take.
func (r Row) Width() int {
	if r.Small {
		return SmallWidth * r.Size * len(r.Text)
	}
	return CellWidth * r.Size * len(r.Text)
}

// Millimetres is the length of paper one slip uses: from knife to knife.
func Millimetres(rows []Row, p Paper) float64 {
	dots := p.CutterDots + TailDots
	for _, row := range rows {
		dots += row.Height
	}
	return float64(dots) / DotsPerMM
}
