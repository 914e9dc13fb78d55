package virtual

import (
	"context"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"antrean/printer/port"
)

func TestALineIsAsSlowAsItsSpeed(t *testing.T) {
	for _, c := range []struct {
		baud, bytes int
		want        time.Duration
	}{
		{9600, 498, 518_750 * time.Microsecond},
		{9600, 1, 1_041_667 * time.Nanosecond},
		{19200, 1713, 892_187_500 * time.Nanosecond},
		{115200, 6121, 531_336_806 * time.Nanosecond},
		{0, 4000, 0},
	} {
		try(t, Options{Baud: c.baud, PaperMM: Endless}, func(b bench) {
			began := time.Now()
			b.send(strings.Repeat("\x00", c.bytes))
			if took := time.Since(began); took != c.want {
				t.Errorf("%d bytes at %d baud took %v, want %v", c.bytes, c.baud, took, c.want)
			}
		})
	}
}

func TestManyWritesTakeAsLongAsOne(t *testing.T) {
	try(t, Options{Baud: 9600}, func(b bench) {
		began := time.Now()
		for range 498 {
			b.send("\x00")
		}
		if took := time.Since(began); took < 518*time.Millisecond || took > 519*time.Millisecond {
			t.Errorf("took %v, want 518.75 ms", took)
		}
	})
}

func TestAnswersTakeTheirTimeOnTheLineToo(t *testing.T) {
	try(t, Options{Baud: 9600}, func(b bench) {
		b.send("\x1da\x0f") // four bytes come back
		began := time.Now()
		b.wants("before", b.hear(4*time.Millisecond), "14 00 00")
		b.wants("after", b.hear(time.Millisecond), "00")
		if time.Since(began) != 5*time.Millisecond {
			t.Errorf("heard for %v", time.Since(began))
		}
	})
}

func TestAWriteThatIsGivenUpSaysHowManyBytesArrived(t *testing.T) {
	try(t, Options{Baud: 9600}, func(b bench) {
		short, cancel := context.WithTimeout(b.Context(), 100*time.Millisecond)
		defer cancel()
		n, err := b.way.Write(short, make([]byte, 200))
		if n != 96 || port.ReasonOf(err) != port.Stuck || b.p.Panel().Received != 96 {
			t.Errorf("got %d, %v, %d received, want 96", n, err, b.p.Panel().Received)
		}
	})
}

func TestPaperMovesAsFastAsTheMotor(t *testing.T) {
	for _, c := range []struct {
		name, stream string
		persona      Persona
		want         time.Duration
	}{
		{"a line", "x\n" + cut, Epson, 30*time.Second/1200 + 96*time.Second/1200 + cutTime},
		{"a feed", "\x1bJ\xf0" + cut, Epson, 336*time.Second/1200 + cutTime},
		{"slow motor", "x\n" + cut, ZJ58, 126*time.Second/640 + cutTime},
		{"modes move nothing", "\x1b@\x1ba\x01\x1b!\x08" + cut, Epson, 96*time.Second/1200 + cutTime},
		{"many lines", lines(40), Epson, (40*30+96)*time.Second/1200 + cutTime},
	} {
		try(t, Options{Persona: c.persona}, func(b bench) {
			began := time.Now()
			b.send(c.stream)
			time.Sleep(c.want - time.Microsecond)
			b.paper()
			time.Sleep(2 * time.Microsecond)
			if slips := b.p.Slips(); len(slips) != 1 || slips[0].At.Sub(began) != c.want || slips[0].Took != c.want {
				t.Fatalf("%s: got %d slips, want one after %v", c.name, len(slips), c.want)
			}
		})
	}
}

// TestFirstByteToCut is the physical limit: what is slower of line and motor, and the knife.
func TestFirstByteToCut(t *testing.T) {
	ticket := lines(30) // 125 mm
	for _, baud := range []int{9600, 19200, 115200} {
		try(t, Options{Baud: baud, PaperMM: Endless}, func(b bench) {
			time.Sleep(time.Minute)
			b.send("\x10\x04\x01") // a request is for no slip
			time.Sleep(time.Second)
			b.send(ticket)
			time.Sleep(5 * time.Second)
			slips := b.p.Slips()
			if len(slips) != 1 {
				t.Fatalf("%d slips", len(slips))
			}
			motor := 996*time.Second/1200 + cutTime
			if took := slips[0].Took; took < motor || took > motor+10*time.Millisecond {
				t.Errorf("%d baud: first byte to cut took %v, want %v and the first line", baud, took, motor)
			}
		})
	}
}

func TestNothingIsLeftAfterClose(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := New(Options{Persona: Custom, Baud: 9600})
		way := connect(t, p)
		p.Schedule(Fault{Do: PaperOut, After: time.Hour})
		send(t, way, lines(3)+"\x1de\x05\x10\x04\x14")
		p.Close()
		if _, err := way.Write(t.Context(), []byte("x")); port.ReasonOf(err) != port.Unplugged {
			t.Errorf("got %v, want unplugged", err)
		}
		time.Sleep(2 * time.Hour)
		if len(p.Slips()) > 0 || p.sensors.out {
			t.Error("something happened after Close")
		}
	})
}
