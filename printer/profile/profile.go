// Package profile says what a model of printer is and can do, as data: one JSON file a model.
//
// A profile is what turns a slip into that printer's bytes and tells a driver how to ask it what has become of them.
package profile

// A Language is what a printer is spoken to in.
type Language string

const (
	ESCPOS   Language = "escpos" // Epson's, and that of nearly every other maker
	StarLine Language = "star"   // Star line mode
	Plain    Language = "text"   // characters and line feeds, for anything that prints
)

// A Profile is one model. Numbers are checked when it is read, so that what uses it needs no checks.
type Profile struct {
	ID       string   `json:"id"`       // file name without its end
	Inherits string   `json:"inherits"` // the profile that says what this one does not; empty: none
	Name     string   `json:"name"`     // maker and model, for people
	Note     string   `json:"note"`     // where its facts are from
	Language Language `json:"language"`
	Line     Line     `json:"line"`
	Paper    Paper    `json:"paper"`
	Text     Text     `json:"text"`
	QR       QR       `json:"qr"`
	Cut      Cut      `json:"cut"`
	Present  Present  `json:"present"`
	Status   Status   `json:"status"`
	Clear    Clear    `json:"clear"`
}

// A Line is how bytes reach the printer.
type Line struct {
	Baud   int    `json:"baud"`   // bits a second as the printer leaves the factory; a port's own setting wins
	Flow   Flow   `json:"flow"`   // how the printer says that it is full, on a serial line
	Buffer int    `json:"buffer"` // receive buffer in bytes
	Busy   string `json:"busy"`   // what raises busy: "full", or "offline" as well
}

// A Flow is a kind of flow control. It is obeyed by us and not by the kernel, so that questions get through.
type Flow string

const (
	NoFlow  Flow = "none"
	XonXoff Flow = "xonxoff" // 13h stops, 11h goes on
	CTS     Flow = "cts"     // the wire "clear to send"
)

// A Paper is what the printer prints on, and how fast.
type Paper struct {
	WidthMM      int `json:"width_mm"`      // of the roll: 80, 58 …
	Dots         int `json:"dots"`          // printable width in dots
	Columns      int `json:"columns"`       // characters of font A
	SmallColumns int `json:"small_columns"` // characters of font B
	CutterDots   int `json:"cutter_dots"`   // from print head to knife, or to the edge it is torn at
	SpeedMMS     int `json:"speed_mms"`     // millimetres a second
	RollMM       int `json:"roll_mm"`       // length of a new roll in millimetres
	NearEndMM    int `json:"near_end_mm"`   // what is left when the sensor reports it; 0: no such sensor
	MaxMM        int `json:"max_mm"`        // longest slip before spare blocks are left out; 0: no limit
	MaxSize      int `json:"max_size"`      // largest multiple of a character
}

// A Text is how characters are told to be ASCII.
type Text struct {
	CancelKanji bool `json:"cancel_kanji"` // send FS . after every ESC @
	CodePage    *int `json:"code_page"`    // ESC t n of CP437, where half blocks need it; null: not sent
}

// A QR is how a code gets onto the paper.
type QR struct {
	Method QRMethod `json:"method"`
	Module int      `json:"module"` // the most dots along one side of a module: 4, 6 or 8
}

// A QRMethod is a way to print a QR code.
type QRMethod string

const (
	Native    QRMethod = "native"    // the printer draws it
	Raster    QRMethod = "raster"    // sent as a picture of doubled dots
	HalfBlock QRMethod = "halfblock" // set with the characters of CP437 that are half black
	Address   QRMethod = "address"   // no code: its text, to be typed
)

// A Cut is how a slip is parted from the roll.
type Cut string

const (
	PartialCut Cut = "partial" // GS V 66: a bridge holds it
	FullCut    Cut = "full"    // GS V 65: it falls
	OldPartial Cut = "esc-m"   // ESC m after feeding, of clones older than GS V
	OldFull    Cut = "esc-i"   // ESC i after feeding
	NoCut      Cut = "none"    // fed past the edge it is torn at
)

// A Present is what a kiosk printer does with a slip after the cut.
type Present struct {
	Eject Hex  `json:"eject"` // the command that hands it out; empty: no presenter
	Taken bool `json:"taken"` // the printer knows whether a slip stands in its mouth
}

// A Status is what the printer can say about itself.
type Status struct {
	Query     Query `json:"query"`      // how it is asked
	Ask       []int `json:"ask"`        // DLE EOT n: the n it answers
	ASB       bool  `json:"asb"`        // it reports changes by itself once told to (GS a; Star: ESC RS a)
	Marker    bool  `json:"marker"`     // it answers in the order of the data: what stood before was processed (GS r 1; Star: ETB)
	ProcessID bool  `json:"process_id"` // it names a slip as printed (GS ( H)
	NearEnd   bool  `json:"near_end"`   // it has a sensor for the end of the roll
}

// A Query is the language of status requests.
type Query string

const (
	NoQuery     Query = "none"
	DLEEOT      Query = "dle-eot" // Epson's real-time requests
	CustomFull  Query = "custom"  // DLE EOT 20 of Custom: six bytes
	StarRequest Query = "star"    // ESC ACK SOH of Star: one automatic status block
)

// A Clear is how the printer is told to forget what it has not printed.
type Clear string

const (
	NoClear Clear = "none"
	DLEDC4  Clear = "dle-dc4" // DLE DC4 8: answers 37 25 00 when it has
	DLEENQ  Clear = "dle-enq" // DLE ENQ 2: works while a recoverable error stands
)

// OneWay is the printer on a cable that carries no answers: it is asked nothing, and nothing it says is waited for.
func (p *Profile) OneWay() *Profile {
	q := *p
	q.Status, q.Clear, q.Present.Taken, q.Line.Flow, q.Paper.NearEndMM = Status{Query: NoQuery}, NoClear, false, NoFlow, 0
	return &q
}

// A Hex is bytes written as hexadecimal digits with blanks: "1D 65 05".
type Hex []byte
