// Package slip is the document a printer prints: blocks of text, a number, a QR, and nothing about printers.
//
// A slip says what stands on the paper and in which order. How wide the paper is, how large the number can
// grow and which bytes draw it is decided by layout and the encoders. A slip is plain data (JSON), so it can
// travel to the box the printer hangs on.
package slip

// Kind names what a block is.
type Kind string

const (
	Text   Kind = "text"   // one paragraph, wrapped at words
	Number Kind = "number" // the queue number or check code, as large as the paper allows
	Pair   Kind = "pair"   // a label at the left margin, its value at the right one
	Item   Kind = "item"   // a list row: Mark, then Text with a hanging indent
	Rule   Kind = "rule"   // a line across the paper
	QR     Kind = "qr"     // Text as a QR code
	Space  Kind = "space"  // an empty line
)

// Align is where a text or number block stands between the margins.
type Align string

const (
	Left   Align = "" // the default
	Center Align = "center"
	Right  Align = "right"
)

// A Block is one row or figure of a slip.
type Block struct {
	Kind  Kind   `json:"kind"`
	Text  string `json:"text,omitempty"`
	Value string `json:"value,omitempty"` // Pair: what stands at the right margin
	Mark  string `json:"mark,omitempty"`  // Item: "1." or "[ ]"
	Align Align  `json:"align,omitempty"`
	Size  int    `json:"size,omitempty"`  // multiple of the font's cell in both directions, 1 to 8; 0 means 1
	Small bool   `json:"small,omitempty"` // the printer's small font (font B)
	Bold  bool   `json:"bold,omitempty"`
	// Spare ranks blocks that may be left out when paper is short: 0 never, 1 first, 2 second.
	Spare int `json:"spare,omitempty"`
}

// A Document is one slip, ended by a cut.
type Document struct {
	Kind   string  `json:"kind"`  // "ticket", "check" or "list": for transcripts and counts
	Title  string  `json:"title"` // what it is about, such as "A-025": for logs, never printed
	Blocks []Block `json:"blocks"`
}
