package probe_test

import (
	"context"

	"antrean/printer/port"
)

// A mismatch is a line whose two ends have different speeds: each hears what the other's bits look like at its own.
type mismatch struct {
	port.Port
	ours, theirs int // bits a second
}

// Write sends what the printer makes of the bytes.
func (m mismatch) Write(ctx context.Context, b []byte) (int, error) {
	if _, err := m.Port.Write(ctx, heard(b, m.ours, m.theirs)); err != nil {
		return 0, err
	}
	return len(b), nil
}

// Read hears what we make of the printer's bytes.
func (m mismatch) Read(ctx context.Context, b []byte) (int, error) {
	var said [16]byte
	for {
		n, err := m.Port.Read(ctx, said[:])
		if err != nil {
			return 0, err
		}
		if n = copy(b, heard(said[:n], m.theirs, m.ours)); n > 0 {
			return n, nil
		}
	}
}

// heard is what bytes of one speed are at another: 8 bits, no parity, one stop bit, framing errors taken as they come.
func heard(b []byte, sent, listening int) []byte {
	var bits []bool
	for _, c := range b {
		bits = append(bits, false)
		for i := range 8 {
			bits = append(bits, c>>i&1 == 1)
		}
		bits = append(bits, true)
	}
	level := func(at float64) bool { // in bits of the sender
		i := int(at)
		return i >= len(bits) || bits[i]
	}
	step := float64(sent) / float64(listening) // of the sender's bits in one of the listener's
	var out []byte
	for at := 0.0; at < float64(len(bits)); {
		if level(at) {
			at += step / 16
			continue
		}
		var c byte
		for i := range 8 {
			if level(at + step*(1.5+float64(i))) {
				c |= 1 << i
			}
		}
		out = append(out, c)
		at += step * 9.5
	}
	return out
}
