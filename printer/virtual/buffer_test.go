package virtual

import (
	"strings"
	"testing"
	"time"
)

// rasterTicket is a ticket of so many bytes: an office's lines, a number eight times as large, and a code sent as one
// picture, as libraries do it.
func rasterTicket(size int) string {
	head := "\x1b@\x1ba\x01KANTOR\nJALAN\n\x1d!\x77A-025\x1d!\x00\nsatu\ndua\ntiga\nempat\nlima\n"
	tail := strings.Repeat("syarat yang dibawa\n", 4) + cut
	rows := (size - len(head) - len(tail) - 8) / 25
	return head + "\x1dv0\x00\x19\x00" + string([]byte{byte(rows), byte(rows >> 8)}) + strings.Repeat("\xaa", rows*25) + tail
}

func TestWhatOverrunsABufferAndWhatCannot(t *testing.T) {
	for _, c := range []struct {
		name     string
		size     int
		overruns bool
	}{
		{"the smallest ticket", 498, false},
		{"a code as small pictures", 1713, false},
		{"a library's code", 6266, true},
		{"a library's code, wider", 7147, true},
	} {
		try(t, Options{Baud: 115200, SpeedMMS: 80}, func(b bench) {
			b.send(rasterTicket(c.size))
			b.wait(10 * time.Second)
			if lost := b.p.Panel().Overruns; (lost > 0) != c.overruns {
				t.Errorf("%s of %d bytes: %d bytes lost", c.name, c.size, lost)
			}
			if slips := len(b.p.Slips()); (slips == 1) == c.overruns {
				t.Errorf("%s: %d slips", c.name, slips) // the printer waits inside the picture for what was lost
			}
		})
	}
}

func TestBusyIsRaisedAndReleasedAtTheThresholds(t *testing.T) {
	for _, c := range []struct {
		persona     Persona
		size, raise int
	}{{Epson, 4096, 128}, {Small, 45, 16}} {
		try(t, Options{Persona: c.persona, Flow: "xonxoff", Baud: 115200}, func(b bench) {
			b.do(PaperOut)
			b.hear(time.Second)
			b.send(strings.Repeat("a", c.size-c.raise-1))
			b.wants("not yet", b.hear(time.Millisecond), "")
			b.wants("raised", b.ask("a"), "13")
			b.send(strings.Repeat("a", c.raise))
			if p := b.p.Panel(); p.Overruns != 0 || p.Buffer != c.size || !p.Busy {
				t.Errorf("%s: %+v", c.persona, p)
			}
			b.send("abc")
			if lost := b.p.Panel().Overruns; lost != 3 {
				t.Errorf("%s: %d bytes lost, want 3", c.persona, lost)
			}
			b.wants("a request at a full buffer", b.ask("\x10\x04\x04"), "7E")
			b.do(Refill)
			b.wants("released", b.hear(time.Minute), "11")
		})
	}
}

func TestReleaseWaitsForMoreRoomThanRaise(t *testing.T) {
	b := newBuffer(4096)
	for range 4096 - 128 {
		b.put('a', time.Time{})
	}
	if !b.full {
		t.Error("not raised with 128 bytes left")
	}
	if b.drop(127); !b.full {
		t.Error("released with 255 bytes left")
	}
	if b.drop(1); b.full {
		t.Error("not released with 256 bytes left")
	}
}

func TestClearToSendIsKnownWhereItIsWired(t *testing.T) {
	type wired interface{ ClearToSend() (ready, known bool) }
	for _, c := range []struct {
		flow, busy   string
		do           Action
		ready, known bool
	}{
		{"", "", Speak, true, false},
		{"cts", "", Speak, true, true},
		{"cts", "full", PaperOut, true, true},
		{"cts", "offline", PaperOut, false, true},
		{"cts", "offline", CoverOpen, false, true},
		{"cts", "", StickXOFF, false, true},
		{"cts", "", PowerOff, false, true},
	} {
		try(t, Options{Flow: c.flow, Busy: c.busy}, func(b bench) {
			b.do(c.do)
			if ready, known := b.way.(wired).ClearToSend(); ready != c.ready || known != c.known {
				t.Errorf("%+v: got %t %t", c, ready, known)
			}
		})
	}
}

func TestALineWithoutSpeedWaitsForRoom(t *testing.T) {
	try(t, Options{PaperMM: Endless}, func(b bench) {
		began := time.Now()
		b.send(lines(2000)) // 8,997 bytes, 7.5 m
		if took := time.Since(began); took < 10*time.Second || b.p.Panel().Overruns > 0 {
			t.Errorf("took %v, %d bytes lost", took, b.p.Panel().Overruns)
		}
	})
}

func TestALineWithoutSpeedLosesNoByteThatLooksLikeARequest(t *testing.T) {
	for _, persona := range []Persona{Epson, Star} {
		try(t, Options{Persona: persona, Buffer: 300}, func(b bench) {
			b.do(PaperOut)
			time.AfterFunc(time.Second, func() { b.do(Refill) })
			b.send(strings.Repeat("\x1bE\x01\x10\x04\x05\x10\x04", 200))
			if lost := b.p.Panel().Overruns; lost > 0 {
				t.Errorf("%s: %d bytes lost", persona, lost)
			}
		})
	}
}

func TestXOFFThatSticks(t *testing.T) {
	try(t, Options{Flow: "xonxoff"}, func(b bench) {
		b.do(StickXOFF)
		b.wants("stuck", b.hear(time.Minute), "13")
		b.do(FreeXOFF)
		b.wants("freed", b.hear(time.Second), "11")
	})
}
