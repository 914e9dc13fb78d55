package driver

// A question is what a printer was asked and owes an answer to.
type question uint8

const (
	nothing   question = iota
	eot1               // DLE EOT 1: the printer
	eot2               // DLE EOT 2: cause of being offline
	eot3               // DLE EOT 3: cause of an error
	eot4               // DLE EOT 4: the roll
	custom             // DLE EOT 20: everything at once, Custom's own
	starAsked          // ESC ACK SOH: Star's block of status
)

// bytes is how the question is put. All are real-time requests: carried out on arrival, also by a printer that is
// offline or full.
func (q question) bytes() []byte {
	switch q {
	case custom:
		return []byte{0x10, 0x04, 20}
	case starAsked:
		return []byte{0x1B, 0x06, 0x01}
	}
	return []byte{0x10, 0x04, byte(q)}
}

// A said is one thing a printer said, whole.
type said struct {
	kind  kind
	about question // of an answer: what it answers
	bytes [9]byte  // the answer's bytes; a process id's four characters
}

type kind uint8

const (
	stopSending kind = iota + 1 // XOFF: it is full
	sendOn                      // XON
	answered                    // to a question
	changed                     // automatic status (ASB), without being asked
	processed                   // to GS r: everything before was interpreted
	named                       // process id: the slip is printed
	cleared                     // its buffers are empty (37 25 00)
)

// A listener takes what a printer says apart. Answers can be told from one another by fixed bits (Epson, "status
// identification"), but not to which question they belong, and a first byte of Custom's full status looks like one
// of Epson's automatic status; so it knows what is owed.
type listener struct {
	star  bool       // the printer speaks Star's language
	asb   bool       // it reports by itself
	owed  []question // oldest first
	begun []byte     // an answer of several bytes that has begun
	want  int        // how many bytes it has; 0: it ends with NUL
}

const (
	xon  = 0x11
	xoff = 0x13

	mostOwed     = 4096 / 3 // questions: as many as the queue of a serial line can hold, and pour out when it goes on
	starBlock    = 8        // bytes of Star's block that matter
	longestBlock = 64       // bytes of an answer that ends with NUL; longer ones are noise
)

// ask notes that a question is under way. Of those that are owed for long the oldest is taken for lost.
func (l *listener) ask(q question) {
	l.owed = append(l.owed[max(0, len(l.owed)-mostOwed+1):], q)
}

// forgive forgets what is owed: the answers are lost.
func (l *listener) forgive() { l.owed, l.begun = nil, nil }

// hear takes one byte, and returns what was said when the byte ends it.
func (l *listener) hear(b byte) (said, bool) {
	if !l.star && (b == xon || b == xoff) { // these may stand inside any answer
		return flow(b), true
	}
	if len(l.begun) > 0 {
		return l.goOn(b)
	}
	if l.star {
		return l.hearStar(b)
	}
	switch {
	case b == 0x10 && l.owes(custom): // looks like an automatic status
		l.begin(b, 6)
	case b&0x93 == 0x12: // DLE EOT
		return l.answer([]byte{b})
	case b&0x93 == 0x10 && l.asb: // automatic status, first of four bytes
		l.begin(b, 4)
	case b == 0x37 || b == 0x5F || b == 0x3B || b == 0x3D || b == 0x35: // a block, up to NUL
		l.begin(b, 0)
	case b == 0x00 || b == 0x03 || b == 0x0C || b == 0x0F: // GS r 1: two bits for the roll's end, two for none
		return said{kind: processed, bytes: [9]byte{b}}, true
	}
	return said{}, false
}

func flow(b byte) said {
	if b == xoff {
		return said{kind: stopSending}
	}
	return said{kind: sendOn}
}

// hearStar begins one of Star's blocks: its first byte tells its length (Star line mode, "automatic status").
func (l *listener) hearStar(b byte) (said, bool) {
	switch {
	case b&0x91 == 0x01:
		if n := int(b>>2&0x08 | b>>1&0x07); n >= starBlock {
			l.begin(b, n)
		}
	case b == xon || b == xoff:
		return flow(b), true
	}
	return said{}, false
}

func (l *listener) begin(b byte, want int) { l.begun, l.want = append(l.begun[:0], b), want }

func (l *listener) owes(q question) bool { return len(l.owed) > 0 && l.owed[0] == q }

// answer settles the oldest question. One that nobody asked is dropped: it cannot be told what it is about.
func (l *listener) answer(b []byte) (said, bool) {
	if len(l.owed) == 0 {
		return said{}, false
	}
	s := said{kind: answered, about: l.owed[0]}
	l.owed = l.owed[1:]
	copy(s.bytes[:], b)
	return s, true
}

// goOn adds a byte to the answer that has begun. A byte that cannot belong to it ends it: something was lost.
func (l *listener) goOn(b byte) (said, bool) {
	first := l.begun[0]
	if !l.star && (l.want == 4 && b&0x90 != 0 || l.want == 6 && len(l.begun) == 1 && b != 0x0F) {
		l.begun = l.begun[:0]
		return l.hear(b)
	}
	l.begun = append(l.begun, b)
	switch {
	case l.want > 0 && len(l.begun) < l.want, l.want == 0 && b != 0 && len(l.begun) < longestBlock:
		return said{}, false
	}
	whole := l.begun
	l.begun = l.begun[:0]
	switch {
	case l.star && l.owes(starAsked), l.want == 6:
		return l.answer(whole)
	case l.star || l.want == 4:
		s := said{kind: changed}
		copy(s.bytes[:], whole)
		return s, true
	}
	return block(first, whole)
}

// block reads an answer that ends with NUL.
func block(first byte, whole []byte) (said, bool) {
	switch {
	case first == 0x37 && len(whole) == 7 && whole[1] == 0x22 && whole[6] == 0:
		return said{kind: named, bytes: [9]byte{whole[2], whole[3], whole[4], whole[5]}}, true
	case first == 0x37 && len(whole) == 3 && whole[1] == 0x25 && whole[2] == 0:
		return said{kind: cleared}, true
	}
	return said{}, false // of no use to a slip
}
