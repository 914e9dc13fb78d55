package escpos

import "antrean/printer/layout"

// A Cut says how a slip is parted from the roll.
type Cut uint8

const (
	CutPartial Cut = iota // a bridge of paper holds the slip until it is taken; what most knives can do
	CutFull               // the slip falls
	OldPartial            // ESC m, of boards from before GS V
	OldFull               // ESC i: Custom's presenters take the slip from there
	TearOff               // no knife: the slip is fed past the edge it is torn at
	Stay                  // not at all: more follows on the same paper
)

// Options are what differs between printers of this language. A printer's profile fills them.
type Options struct {
	Paper       layout.Paper // its Figure says how QR codes are sent: GS ( k, GS v 0, or characters of CP437
	CancelKanji bool         // send FS . after every ESC @
	CodePage    *int         // n of ESC t that selects CP437, sent before half blocks; nil: it is selected anyway
	Cut         Cut
	Eject       []byte // the command that hands the slip out of a presenter; empty: none
}
