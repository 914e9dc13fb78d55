package star

// Bytes of the commands a slip needs. Source: "STAR Line Mode Command Specifications" by command name, those of the
// QR code from the same book's chapter on two-dimensional codes.
const (
	lf  = 0x0A // LF: print the line and feed one line, or as far as its tallest character
	rs  = 0x1E // RS: second byte of the font command
	gs  = 0x1D // GS: second byte of what came later
	esc = 0x1B // ESC: prefix of all commands

	cmdInit    = '@' // ESC @: modes back to what the memory switches say
	cmdPitch   = 'z' // ESC z n: 1 makes a line feed 4 mm; what it is otherwise a memory switch says
	cmdAlign   = 'a' // ESC GS a n: 0 left, 1 centre, 2 right
	cmdFont    = 'F' // ESC RS F n: 0 characters of 12 dots, 1 of 9
	cmdBold    = 'E' // ESC E
	cmdLight   = 'F' // ESC F
	cmdSize    = 'i' // ESC i h w: times less one, 0 to 5 each
	cmdUnder   = '-' // ESC - n: 1 on, 0 off
	cmdFeed    = 'I' // ESC I n: feed n eighths of a millimetre, which are dots
	cmdCut     = 'd' // ESC d n: 2 full, 3 partial, both after feeding the last row to the knife
	cutFull    = 2
	cutPartial = 3

	cmdCode   = 'y' // ESC GS y: the QR code
	codeSet   = 'S' // S 0 n model, S 1 n level 0 to 3, S 2 n dots a module 1 to 8
	codeData  = 'D' // D 1 0 nL nH data
	codePrint = 'P' // P: print what is stored
	modelTwo  = 2   // the one that phones read

	pitch = 32 // dots of a line feed: 4 mm
)
