package virtual

import "time"

// A Line says what goes wrong between host and printer. Byte numbers count from 1 and from the call of Spoil; zero
// values spoil nothing. Of replies n are spoilt from now on; -1 is all.
type Line struct {
	GarbageAt int           // a byte that nobody sent comes before this one
	DropAt    int           // this byte is lost
	DoubleAt  int           // this byte comes twice
	Lose      int           // replies that do not come
	Garble    int           // replies of which one bit is wrong
	Delay     time.Duration // by which every reply is late
}

// Spoil sets what goes wrong on the line from now on; the zero Line mends it.
func (p *Printer) Spoil(l Line) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.spoilt = spoilt{line: l}
}

// A spoilt line counts what has passed.
type spoilt struct {
	line  Line
	bytes int
}

const garbage = 0xA5 // a byte that is no command and no ASCII

// bytesOf is what arrives for a byte that was sent.
func (s *spoilt) bytesOf(b byte) []byte {
	s.bytes++
	switch s.bytes {
	case s.line.GarbageAt:
		return []byte{garbage, b}
	case s.line.DropAt:
		return nil
	case s.line.DoubleAt:
		return []byte{b, b}
	}
	return []byte{b}
}

// reply is what arrives of a reply.
func (s *spoilt) reply(b []byte) []byte {
	if s.line.Lose != 0 {
		s.line.Lose = max(-1, s.line.Lose-1)
		return nil
	}
	if s.line.Garble != 0 {
		s.line.Garble = max(-1, s.line.Garble-1)
		b = clone(b)
		b[len(b)/2] ^= 0x10 // the bit by which every kind of status is known
	}
	return b
}
