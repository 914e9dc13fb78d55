// Package wire is what an encoder hands to a driver: a slip in a printer's language, in pieces that may not be parted.
//
// Between two pieces a driver may stop, look at the printer, or send a request that is answered at once; inside one
// such a request could be taken for data.
package wire

// A Piece is one or more whole commands.
type Piece struct {
	Bytes []byte
	Dots  int // how far the paper moves when the piece is printed, in dots
}

// Join is the slip in one run of bytes.
func Join(pieces []Piece) []byte {
	n := 0
	for _, p := range pieces {
		n += len(p.Bytes)
	}
	out := make([]byte, 0, n)
	for _, p := range pieces {
		out = append(out, p.Bytes...)
	}
	return out
}

// Dots is how far the paper moves from the first piece to the last, in dots.
func Dots(pieces []Piece) int {
	n := 0
	for _, p := range pieces {
		n += p.Dots
	}
	return n
}
