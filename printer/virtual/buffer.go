package virtual

import "time"

// A buffer is what has come and has not been interpreted. Bytes beyond its size are lost, and nobody is told.
type buffer struct {
	size     int
	raise    int // bytes left when busy is raised
	release  int // bytes left when it is released again
	bytes    []byte
	arrivals []arrival // oldest first
	base     int       // how many bytes have ever been taken out
	full     bool      // raised and not yet released
	overruns int
}

// An arrival says that the bytes from one on came at a time.
type arrival struct {
	from int // counted as base is
	at   time.Time
}

// newBuffer has the thresholds of a TM-T88III: 128 and 256 bytes, or 16 and 26 where the buffer has 45.
func newBuffer(size int) buffer {
	b := buffer{size: size, raise: 128, release: 256}
	if size <= 2*b.release {
		b.raise, b.release = 16, 26
	}
	return b
}

func (b *buffer) room() int { return b.size - len(b.bytes) }

// put stores one byte, or loses it.
func (b *buffer) put(c byte, at time.Time) bool {
	if b.room() <= 0 {
		b.overruns++
		return false
	}
	if n := len(b.arrivals); n == 0 || !b.arrivals[n-1].at.Equal(at) {
		b.arrivals = append(b.arrivals, arrival{b.base + len(b.bytes), at})
	}
	b.bytes = append(b.bytes, c)
	b.watch()
	return true
}

// drop takes bytes out.
func (b *buffer) drop(n int) {
	b.bytes, b.base = b.bytes[n:], b.base+n
	for len(b.arrivals) > 1 && b.arrivals[1].from <= b.base {
		b.arrivals = b.arrivals[1:]
	}
	b.watch()
}

// watch follows the thresholds.
func (b *buffer) watch() {
	switch left := b.room(); {
	case left <= b.raise:
		b.full = true
	case left >= b.release:
		b.full = false
	}
}

// oldest is when the first byte came that is still there.
func (b *buffer) oldest() time.Time {
	if len(b.arrivals) == 0 {
		return time.Time{}
	}
	return b.arrivals[0].at
}

// empty forgets everything but the count of what was lost.
func (b *buffer) empty() {
	b.base += len(b.bytes)
	b.bytes, b.arrivals = nil, nil
	b.watch()
}
