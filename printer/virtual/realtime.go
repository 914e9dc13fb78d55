package virtual

import "bytes"

// An intake finds real-time requests among the bytes as they come. A request that stands between two commands is
// taken out; one inside another command, such as a picture, is heeded and stays data as well (what real printers do
// with the data is unverified).
type intake struct {
	frame frame
	match []byte // the beginning of a request
	data  bool   // that beginning is inside a command and has been passed on
}

// clearRequest is DLE DC4 8: it clears the buffers, and has five fixed parameters against mistakes (Epson, DLE DC4 fn 8).
var clearRequest = []byte{dle, dc4, 8, 1, 3, 20, 1, 6, 2, 8}

// request reports whether b begins a real-time request, and whether it is one.
func (c character) request(b []byte) (begins, whole bool) {
	if c.star {
		want := []byte{esc, ack, 1} // ESC ACK SOH: the status block
		return bytes.HasPrefix(want, b), len(b) == len(want)
	}
	switch {
	case b[0] != dle:
		return false, false
	case len(b) == 1:
		return true, false
	case b[1] == eot, b[1] == enq:
		return len(b) <= 3, len(b) == 3
	case b[1] != dc4:
		return false, false
	case len(b) == 2:
		return true, false
	case b[2] == 8:
		return bytes.HasPrefix(clearRequest, b), len(b) == len(clearRequest)
	case b[2] == 1, b[2] == 2, b[2] == 3: // drawer, power off, buzzer
		return len(b) <= 5, len(b) == 5
	}
	return false, false
}

// passes reports whether a byte needs no room in the buffer.
func (in *intake) passes(c character, b byte) bool {
	if in.data || len(in.match) == 0 && in.frame.open() {
		return false
	}
	begins, _ := c.request(append(clone(in.match), b))
	return begins
}

// held is how many bytes wait to be known as a request or as data.
func (in *intake) held() int {
	if in.data {
		return 0
	}
	return len(in.match)
}

// take takes one byte. What comes out is data to be stored, and a whole request.
func (in *intake) take(c character, b byte) (data, request []byte) {
	match := append(in.match, b)
	begins, whole := c.request(match)
	switch {
	case !begins && len(match) > 1: // no request after all
		if !in.data {
			data = in.pass(match[:len(match)-1])
		}
		in.match, in.data = nil, false
		rest, request := in.take(c, b)
		return append(data, rest...), request
	case !begins:
		return in.pass(match), nil
	}
	if len(match) == 1 {
		in.data = in.frame.open()
	}
	if in.data {
		data = in.pass(match[len(match)-1:])
	}
	if in.match = match; !whole {
		return data, nil
	}
	in.match, in.data = nil, false
	return data, match
}

// pass lets bytes through as data.
func (in *intake) pass(b []byte) []byte {
	for _, c := range b {
		in.frame.follow(c)
	}
	return clone(b)
}

// reset forgets what was open.
func (in *intake) reset(m *machine) { *in = intake{frame: frame{grammar: m}} }

// A frame follows where commands begin and end in what arrives, ahead of the machine.
type frame struct {
	grammar *machine // interprets nothing; its mode says whether bytes come in pairs
	head    []byte
	rest    int // bytes of the present command still to come
}

// open reports whether a command has begun and not ended.
func (f *frame) open() bool { return f.rest > 0 || len(f.head) > 0 }

func (f *frame) follow(b byte) {
	if f.rest > 0 {
		f.rest--
		return
	}
	f.head = append(f.head, b)
	length, more, unknown := f.grammar.measure(f.head)
	switch {
	case unknown:
	case more:
		return
	case length > len(f.head):
		f.rest = length - len(f.head)
	default:
		f.paired()
	}
	f.head = f.head[:0]
}

// paired follows the commands that switch two-byte characters.
func (f *frame) paired() {
	switch {
	case len(f.head) < 2 || f.grammar.star:
	case f.head[0] == fs:
		f.grammar.country(f.head)
	case f.head[0] == esc && f.head[1] == '@':
		f.grammar.mode.kanji = f.grammar.kanji
	}
}
