package escpos

// Bytes of the ESC/POS commands a slip needs. Sources: Epson "ESC/POS Command Reference" by command name; where
// clones differ, the model's own manual is named.
const (
	lf  = 0x0A // LF: print the line and feed one line
	fs  = 0x1C // FS: prefix of the Kanji commands
	gs  = 0x1D // GS: prefix of what came with the second generation of printers
	esc = 0x1B // ESC: prefix of the first generation's commands

	cmdInit       = '@' // ESC @: modes back to what they are at power-on; the receive buffer stays
	cmdKanji      = '.' // FS .: cancel two-byte characters. Xprinter, GOOJPRT and ZJ boards start with them on, again after every ESC @
	cmdAlign      = 'a' // ESC a n: 0 left, 1 centre, 2 right; only at the start of a line
	cmdMode       = '!' // ESC ! n: font, bold, double size and underline at once
	cmdSize       = '!' // GS ! n: (width-1)<<4 | (height-1), 1 to 8 each
	cmdUnder      = '-' // ESC - n: underline of n dots, 0 to 2
	cmdFeed       = 'J' // ESC J n: print the line and feed n dots in all
	cmdPage       = 't' // ESC t n: code page; numbers differ between makers, CP437 is 0 on Epson's
	cmdPitch      = '3' // ESC 3 n: a line feed moves n dots
	cmdPitchBack  = '2' // ESC 2: a line feed moves what it did at power-on
	cmdOldPartial = 'm' // ESC m: partial cut where the paper is
	cmdOldFull    = 'i' // ESC i: full cut where the paper is (Custom's own: partial or full by model)
	cmdCut        = 'V' // GS V m n: m=65 full, m=66 partial, both after feeding the last row past the knife and n dots more
	cutFull       = 65  // the slip falls
	cutPartial    = 66  // ZJ-58LYDD knows only 0, 1, 49 and this one

	modeSmall  = 0x01 // bits of ESC !
	modeBold   = 0x08
	modeDouble = 0x30 // height 10h and width 20h

	qrGroup  = 0x31 // "cn" of GS ( k: QR code
	qrModule = 0x43 // fn 167: dots a module, 1 to 16
	qrLevel  = 0x45 // fn 169: error correction 30h L, 31h M, 32h Q, 33h H
	qrStore  = 0x50 // fn 180: the data; its own parameter is 30h
	qrPrint  = 0x51 // fn 181: print what is stored; its own parameter is 30h

	rasterQuad = 3 // GS v 0 m: every data dot is printed two dots wide and two high

	blockFull  = 0xDB // CP437: the cell is black
	blockLower = 0xDC // its lower half
	blockUpper = 0xDF // its upper half
)
