package virtual

// A Persona is a kind of printer: what it understands, what it answers, and how it breaks.
type Persona string

// The personas. What they do comes from the makers' manuals and from measurements by others, as gathered in
// docs/printers.md; "unverified" marks a guess.
const (
	Epson  Persona = "epson"  // 80 mm with a knife; knows and answers everything
	Custom Persona = "custom" // 80 mm with a knife and a presenter, for kiosks; answers DLE EOT 1 to 4, 17 and 20
	Star   Persona = "star"   // 80 mm with a knife; Star line mode, a language of its own
	ZJ58   Persona = "zj58"   // 58 mm, no knife, no sensor for the end of the roll; answers DLE EOT 1 and 4
	Mute   Persona = "mute"   // 80 mm with a knife; prints everything, its back channel is not wired
	Kanji  Persona = "kanji"  // 80 mm with a knife; takes bytes from 80h in pairs until FS . and again after ESC @
	Small  Persona = "small"  // an Epson set to a receive buffer of 45 bytes
)

// Personas lists all of them.
func Personas() []Persona { return []Persona{Epson, Custom, Star, ZJ58, Mute, Kanji, Small} }

// A character is what a persona is made of.
type character struct {
	dots, cutterDots int
	speed            int // mm a second
	buffer           int // bytes
	nearEnd          int // mm left when the sensor reports it; 0: no such sensor
	star             bool
	knife            bool
	presenter        bool
	kanji            bool   // two-byte characters are on from the start
	prefixed         bool   // steps over GS ( it does not know; others drop the head and print the rest
	nativeQR         bool   // GS ( k
	cloneQR          bool   // ESC Z
	graphics         bool   // GS ( L and GS 8 L
	eot              []byte // the n of DLE EOT that it answers
	drawer           bool   // the pin of the drawer reads high, as it does with none attached
	asb              bool   // GS a
	marker           bool   // GS r
	identity         bool   // GS I
	processID        bool   // GS ( H
	clear            bool   // DLE DC4 8
	recover          bool   // DLE ENQ
	cuts             []byte // the m of GS V that it knows; nil: all
	maker, model     string // GS I 66 and 67
}

const (
	roll    = 80_000 // mm of paper on a new roll of 80 mm diameter
	nearEnd = 3_000  // mm left when the lever falls: a core of 18 mm and 2 mm of paper on it (unverified, adjustable)
)

// character is what a persona is made of; an unknown one is an Epson.
func (p Persona) character() character {
	epson := character{
		dots: 576, cutterDots: 96, speed: 150, buffer: 4096, nearEnd: nearEnd, knife: true, // TM-T88III
		prefixed: true, nativeQR: true, graphics: true, eot: []byte{1, 2, 3, 4}, drawer: true,
		asb: true, marker: true, identity: true, processID: true, clear: true, recover: true,
		maker: "EPSON", model: "TM-T88V",
	}
	switch p {
	case Custom:
		// A VKP80 or one of its kin. Its status pages know no ASB and no GS ( H; people report that it draws no QR code.
		return character{
			dots: 576, cutterDots: 96, speed: 150, buffer: 4096, nearEnd: nearEnd, knife: true, presenter: true,
			eot: []byte{1, 2, 3, 4, 17, 20}, marker: true, recover: true,
		}
	case Star:
		return character{dots: 576, cutterDots: 96, speed: 150, buffer: 4096, nearEnd: nearEnd, star: true, knife: true}
	case ZJ58:
		return character{
			dots: 384, cutterDots: 96, speed: 80, buffer: 4096, cloneQR: true, eot: []byte{1, 4}, // buffer unverified
			cuts: []byte{0, 1, '1', 66}, // ZJ-58LYDD manual, GS V
		}
	case Mute:
		epson.cloneQR, epson.speed = true, 90
		return epson
	case Kanji:
		epson.kanji, epson.processID, epson.clear = true, false, false
		epson.speed, epson.maker, epson.model = 200, "XPRINTER", "XP-80" // unverified
		return epson
	case Small:
		epson.buffer = 45 // DIP switch 1-2 of the TM-T88III
	}
	return epson
}
