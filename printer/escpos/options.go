package escpos

import "antrean/printer/layout"

// Cut says how a slip is parted from the roll.
type Cut uint8

const (
	CutPartial Cut = iota // a bridge of paper holds the slip until it is taken; what most knives can do
	CutFull               // the slip falls
	TearOff               // no knife: the slip is fed past the edge it is torn at
)

// Options are what differs between printers of this language. A printer's profile fills them.
type Options struct {
	Paper       layout.Paper
	NativeQR    bool // the printer draws QR codes itself (GS ( k); otherwise they are sent as pictures
	CancelKanji bool // send FS . after every ESC @
	Cut         Cut
}
