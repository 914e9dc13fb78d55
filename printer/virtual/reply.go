package virtual

import "time"

// Reports are what the printer says by itself.
type reports struct {
	asb       byte   // GS a: which changes are reported
	last      []byte // the frame that was sent last
	star      bool   // ESC RS a
	documents int    // Star: ends of documents, modulo 32
	offline   byte   // GS ( H 49: 0, 1 or 2
	online    bool   // as it was last seen
	busy      bool   // as the host was last told
}

// bits is a byte with bits set where the conditions hold.
func bits(base byte, conditions ...bit) byte {
	for _, c := range conditions {
		if c.so {
			base |= c.mask
		}
	}
	return base
}

type bit struct {
	mask byte
	so   bool
}

// eot answers DLE EOT n (Epson, DLE EOT; n=17 and 20 Custom, "Real-time status transmission").
func (p *Printer) eotReply(n byte) []byte {
	s := &p.sensors
	near := s.near(p.nearEnd)
	const fixed = 0x12
	switch n {
	case 1: // bit 5, waiting to be online, and bit 6, the button, never happen here
		return []byte{bits(fixed, bit{0x04, p.drawer}, bit{0x08, !p.online()})}
	case 2:
		return []byte{bits(fixed, bit{0x04, s.cover}, bit{0x20, s.out}, bit{0x40, s.failing()})}
	case 3:
		return []byte{bits(fixed, bit{0x08, s.jam}, bit{0x40, s.hot || s.startled})}
	case 4:
		return []byte{bits(fixed, bit{0x0C, near}, bit{0x60, s.out})}
	case 17: // the fixed bits are unverified
		return []byte{bits(fixed, bit{0x04, p.motion.on}, bit{0x20, s.out})}
	case 20:
		return []byte{
			dle, 0x0F,
			bits(0, bit{0x01, s.out}, bit{0x04, near}, bit{0x20, p.mouth.state == "waiting"}),
			bits(0, bit{0x02, s.cover}, bit{0x08, p.motion.on}),
			bits(0, bit{0x01, s.hot}),
			bits(0, bit{0x01, s.jam}),
		}
	}
	return nil
}

// asbFrame is the automatic status (Epson, GS a).
func (p *Printer) asbFrame() []byte {
	s := &p.sensors
	return []byte{
		bits(0x10, bit{0x04, p.drawer}, bit{0x08, !p.online()}, bit{0x20, s.cover}),
		bits(0, bit{0x08, s.jam}, bit{0x40, s.hot || s.startled}),
		bits(0, bit{0x03, s.near(p.nearEnd)}, bit{0x0C, s.out}),
		0,
	}
}

// reported is the part of a frame whose changes are reported: n bit 0 drawer, 1 online, 2 errors, 3 paper.
func reported(frame []byte, n byte) [3]byte {
	var mask [3]byte
	mask[0] = bits(0, bit{0x04, n&0x01 != 0}, bit{0x68, n&0x02 != 0})
	mask[1] = bits(0, bit{0xFF, n&0x04 != 0})
	mask[2] = bits(0, bit{0xFF, n&0x08 != 0})
	for i := range mask {
		if i < len(frame) {
			mask[i] &= frame[i]
		}
	}
	return mask
}

// starFrame is Star's automatic status: length and version, then seven bytes. Cover, paper end and errors stand where
// receiptio reads them; near end, heat and the counter are unverified.
func (p *Printer) starFrame() []byte {
	s := &p.sensors
	n := byte(p.reports.documents)
	return []byte{
		0x23, 0x06, // nine bytes
		bits(0, bit{0x08, !p.online()}, bit{0x20, s.cover}),
		bits(0, bit{0x08, s.jam}, bit{0x40, s.hot}),
		0,
		bits(0, bit{0x04, s.near(p.nearEnd)}, bit{0x08, s.out}),
		0,
		n&0x0F<<1 | n&0x10<<2,
		0,
	}
}

// asked answers what was asked in the order of the data.
func (p *Printer) asked(s step, at time.Time) {
	n := s.reply[0]
	switch s.n {
	case 'a':
		if p.asb {
			p.reports.asb, p.reports.last = n, nil // the frame is sent at once
		}
	case 'r':
		p.rollReply(n, at)
	case 'I':
		p.identify(n, at)
	case 'k':
		p.answer(s.reply, at)
	case 'H':
		p.reports.offline = n & 0x0F
	case 'e':
		p.answer([]byte{bits(0, bit{0x01, p.sensors.near(p.nearEnd)}, bit{0x04, p.sensors.out}, bit{0x08, p.mouth.state == "waiting"},
			bit{0x20, p.motion.on}, bit{0x40, p.sensors.failing()})}, at)
	case rs:
		p.reports.star = n&0x0F != 0 // nothing is sent before the next change: receiptio counts on that
		p.reports.last = p.starFrame()
	}
}

// rollReply answers GS r: 1 paper, 2 drawer.
func (p *Printer) rollReply(n byte, at time.Time) {
	if !p.marker {
		return
	}
	switch n {
	case 1, '1':
		p.answer([]byte{bits(0, bit{0x03, p.sensors.near(p.nearEnd)}, bit{0x0C, p.sensors.out})}, at)
	case 2, '2':
		if p.drawer {
			p.answer([]byte{0x01}, at)
		}
	}
}

// identify answers GS I.
func (p *Printer) identify(n byte, at time.Time) {
	if !p.identity {
		return
	}
	text := map[byte]string{65: "1.00", 66: p.maker, 67: p.model, 68: "ANTREAN1"}
	switch {
	case n == 1 || n == '1':
		p.answer([]byte{0x20}, at)
	case n == 2 || n == '2':
		p.answer([]byte{bits(0, bit{0x02, p.knife})}, at)
	case n == 3 || n == '3':
		p.answer([]byte{0x01}, at)
	case text[n] != "":
		p.answer(append(append([]byte{0x5F}, text[n]...), nul), at)
	}
}

// report sends what has changed.
func (p *Printer) report(at time.Time) {
	r := &p.reports
	if !p.sensors.power {
		return
	}
	if busy := p.busy(); busy != r.busy {
		r.busy = busy
		if p.options.Flow == "xonxoff" {
			p.urge(map[bool]byte{true: xof, false: xon}[busy], at)
		}
	}
	if r.asb != 0 {
		if frame := p.asbFrame(); r.last == nil || reported(frame, r.asb) != reported(r.last, r.asb) {
			r.last = frame
			p.answer(frame, at)
		}
	}
	if frame := p.starFrame(); r.star && string(frame) != string(r.last) {
		p.tellStar(at)
	}
	if online := p.online(); online != r.online {
		r.online = online
		if !online {
			p.tellOffline(at)
		}
	}
}

// tellStar sends Star's block when it is switched on.
func (p *Printer) tellStar(at time.Time) {
	if p.reports.star {
		p.reports.last = p.starFrame()
		p.answer(p.reports.last, at)
	}
}

// tellOffline is the response of GS ( H 49: header, identifier, the cause where it is wanted, NUL. Which bits of the
// cause mean what differs by model; here they are those of DLE EOT 2.
func (p *Printer) tellOffline(at time.Time) {
	switch p.reports.offline {
	case 1:
		p.answer([]byte{0x37, 0x23, nul}, at)
	case 2:
		p.answer([]byte{0x37, 0x23, p.eotReply(2)[0]&0x24 | 0x40, nul}, at)
	}
}

// obey carries out a real-time request.
func (p *Printer) obey(b []byte, at time.Time) {
	switch {
	case p.star:
		p.answer(p.starFrame(), at)
	case b[1] == eot && contains(p.eot, b[2]):
		p.answer(p.eotReply(b[2]), at)
	case b[1] == dc4 && b[2] == 8 && p.clear:
		p.forget(at)
		p.answer([]byte{0x37, 0x25, nul}, at)
	case b[1] == enq && b[2] == 2 && p.recover && p.sensors.jam: // the one recoverable error there is
		p.forget(at)
	}
}
