package wire

// pieceBytes is the most a Writer puts into one piece unless a single command is longer: 67 ms at 9600 baud, which is
// how long a question to the printer may have to wait, and well below the 128 bytes that an Epson keeps free when it
// says that it is full.
const pieceBytes = 64

// A Writer collects the commands of a slip into pieces. The zero Writer is ready.
type Writer struct {
	pieces []Piece
	open   []byte // commands since the last piece ended
}

// Command adds one command, which is never parted.
func (w *Writer) Command(b ...byte) {
	if len(w.open) > 0 && len(w.open)+len(b) > pieceBytes {
		w.Move(0)
	}
	w.open = append(w.open, b...)
}

// Text adds characters. Each is a command of its own, so a text may be parted anywhere.
func (w *Writer) Text(text string) {
	for len(text) > 0 {
		if len(w.open) >= pieceBytes {
			w.Move(0)
		}
		n := min(len(text), pieceBytes-len(w.open))
		w.open = append(w.open, text[:n]...)
		text = text[n:]
	}
}

// Move ends a piece: printed, it moves the paper by some dots.
func (w *Writer) Move(dots int) {
	if len(w.open) > 0 {
		w.pieces = append(w.pieces, Piece{Bytes: w.open, Dots: dots})
		w.open = nil
	}
}

// Pieces ends the slip and returns it.
func (w *Writer) Pieces() []Piece {
	w.Move(0)
	return w.pieces
}
