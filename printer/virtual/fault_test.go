package virtual

import (
	"bytes"
	"image/png"
	"strings"
	"testing"
	"time"
)

func TestTheRollEndsInsideALineAndTheRestComesOnTheNewPaper(t *testing.T) {
	// 96 dots are white before the first line. The roll ends inside the third of the lines of 30 dots.
	try(t, Options{PaperMM: 10}, func(b bench) {
		b.send(lines(5))
		b.wait(time.Minute)
		if p := b.p.Panel(); p.Paper || p.Online || p.PaperMM != 0 || p.HangingMM != 80/8 || p.PrintedMM != 10 {
			t.Errorf("without paper: %+v", p)
		}
		b.paper()
		b.do(Refill)
		b.paper("*1/2")
		if s := b.p.Slips()[0]; s.MM != 22 || !s.At.Equal(time.Now()) {
			t.Errorf("the fragment is %v mm long", s.MM)
		}
		b.wait(time.Minute)
		b.do(Refill) // 10 + 70 of 96 more dots: it ran out again before the cut
		b.wait(time.Minute)
		b.do(Refill)
		b.wait(time.Minute)
		b.do(Refill)
		b.wait(time.Minute)
		slips := b.p.Slips()
		if last := slips[len(slips)-1]; last.Fragment {
			t.Errorf("the cut has not come: %+v", b.p.Panel())
		}
		if rest := slips[1]; rest.Complaints[0] != "the paper ended inside a line" || strings.Join(rest.Lines, "/") != "4/5" {
			t.Errorf("the rest is %q, %q", rest.Lines, rest.Complaints)
		}
	})
}

func TestPaperThatTearsStopsTheMotorThere(t *testing.T) {
	try(t, Options{}, func(b bench) {
		b.send(lines(20))
		b.wait(30 * time.Second / 1200 * 3) // three lines
		b.wait(10 * time.Second / 1200)     // and a third
		b.do(PaperOut)
		if mm := b.p.Panel().PrintedMM; mm != 100.0/8 {
			t.Errorf("%v mm are printed, want 12.5", mm)
		}
		b.wait(time.Hour)
		if mm := b.p.Panel().PrintedMM; mm != 100.0/8 {
			t.Errorf("%v mm are printed without paper", mm)
		}
		b.do(Refill)
		b.wait(time.Minute)
		b.paper("*1/2/3", strings.Join(strings.Fields("5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20"), "/"))
	})
}

func TestAFaultComesAtAByteAMillimetreOrATime(t *testing.T) {
	for _, c := range []struct {
		name  string
		fault Fault
		mm    float64
		bytes int
		after time.Duration
	}{
		{"byte", Fault{Do: PowerOff, AtByte: 10}, 0, 10, -1},
		{"millimetre", Fault{Do: CoverOpen, AtMM: 12.5}, 12.5, -1, 100 * time.Second / 1200},
		{"time", Fault{Do: Overheat, After: 50 * time.Millisecond}, 7.5, -1, 50 * time.Millisecond},
		{"whichever is first", Fault{Do: PaperOut, AtMM: 500, After: 50 * time.Millisecond}, 7.5, -1, 50 * time.Millisecond},
		{"now", Fault{Do: JamCutter}, 0, -1, 0},
	} {
		try(t, Options{}, func(b bench) {
			b.send("\x00\x00\x00") // counted from Schedule on
			come := b.p.Schedule(c.fault)
			b.send(lines(40))
			if c.after > 0 {
				b.wait(c.after - time.Microsecond)
				if !b.p.Panel().Online || over(come) {
					t.Errorf("%s: too early", c.name)
				}
				b.wait(time.Microsecond)
				if b.p.Panel().Online {
					t.Errorf("%s: too late", c.name)
				}
			}
			if !over(come) {
				t.Errorf("%s: it has come, and nobody is told", c.name)
			}
			b.wait(time.Minute)
			p := b.p.Panel()
			if p.Online || p.PrintedMM != c.mm || c.bytes >= 0 && p.Received != 3+c.bytes {
				t.Errorf("%s: %+v", c.name, p)
			}
			if len(b.p.plan.faults) > 0 {
				t.Errorf("%s: it is still to come", c.name)
			}
		})
	}
}

// over reports whether a channel is closed.
func over(come <-chan struct{}) bool {
	select {
	case <-come:
		return true
	default:
		return false
	}
}

func TestWhatStopsThePrinterAndWhatLetsItGoOn(t *testing.T) {
	for stop, resume := range map[Action]Action{CoverOpen: CoverClose, JamCutter: FreeCutter, Overheat: Cool, PaperOut: Refill} {
		try(t, Options{}, func(b bench) {
			b.do(stop)
			b.send("A-001\n" + cut)
			b.wait(time.Hour)
			b.paper()
			b.do(resume)
			b.wait(time.Second)
			b.paper("A-001")
		})
	}
}

func TestAPowerCycleLosesEverythingButThePaper(t *testing.T) {
	try(t, Options{}, func(b bench) {
		b.send("\x1da\xff\x1b!\x08satu\ndua\n" + strings.Repeat("x\n", 20) + "\x1d(H\x06\x0000ab12" + cut)
		b.wait(70 * 30 * time.Second / 1200 / 30) // two lines and a piece of the third
		b.hear(time.Microsecond)
		b.do(PowerCycle)
		if p := b.p.Panel(); p.Buffer != 0 || !p.Power || p.HangingMM == 0 {
			t.Errorf("%+v", p)
		}
		b.wants("ids and ASB", b.hear(time.Hour), "")
		b.do(CoverOpen, CoverClose)
		b.wants("ASB", b.hear(time.Second), "")
		b.send("A-002\n" + cut)
		b.wait(time.Second)
		b.paper("satu/dua/A-002") // nobody has cut the fragment off
		b.do(PowerOff)
		b.send("hilang\n")
		b.do(PowerOn)
		b.send("A-003\n" + cut)
		b.wait(time.Second)
		b.paper("satu/dua/A-002", "A-003")
	})
}

func TestCoverOpenedWhilePaperMovesIsAnError(t *testing.T) {
	try(t, Options{}, func(b bench) {
		b.send(lines(20))
		b.wait(100 * time.Millisecond)
		b.do(CoverOpen)
		b.wants("offline for an error", b.ask("\x10\x04\x02\x10\x04\x03"), "56 52")
		b.do(CoverClose)
		b.wants("mended", b.ask("\x10\x04\x02\x10\x04\x03"), "12 12")
	})
}

func TestTheRollIsNearItsEndBeforeItEnds(t *testing.T) {
	try(t, Options{PaperMM: nearEnd + 10}, func(b bench) {
		b.send("\x1da\x08" + strings.Repeat("x\n", 4))
		b.wants("enough", b.hear(80*time.Second/1200-time.Microsecond), "14 00 00 00")
		b.wants("near its end", b.hear(2*time.Microsecond), "14 00 03 00")
		b.do(Refill)
		b.wants("a new roll", b.hear(time.Second), "14 00 00 00")
	})
}

func TestUnplugAndPlug(t *testing.T) {
	try(t, Options{Baud: 9600}, func(b bench) {
		b.p.Schedule(Fault{Do: Unplug, AtByte: 5})
		if n, err := b.way.Write(b.Context(), []byte("A-001\n"+cut)); n != 5 || err == nil {
			t.Errorf("got %d, %v", n, err)
		}
		b.do(Plug)
		b.way = connect(b.T, b.p)
		b.send("\n" + cut) // power stayed, and with it what was in the buffer
		b.wait(time.Second)
		b.paper("A-001")
	})
}

func TestBytesThatAreSpoiltOnTheWay(t *testing.T) {
	for _, c := range []struct {
		spoil Line
		want  string
	}{{Line{}, "ABC"}, {Line{DropAt: 2}, "AC"}, {Line{DoubleAt: 2}, "ABBC"}, {Line{GarbageAt: 2}, "A?BC"}} {
		try(t, Options{SpeedMMS: Instant}, func(b bench) {
			b.p.Spoil(c.spoil)
			b.send("ABC\n" + cut)
			b.paper(c.want)
		})
	}
}

func TestATicketInTheMouthIsTakenOrTakenBack(t *testing.T) {
	try(t, Options{Persona: Custom}, func(b bench) {
		mouth := func(want string, bit string) {
			t.Helper()
			if got := b.p.Panel().Mouth; got != want {
				t.Errorf("the mouth is %s, want %s", got, want)
			}
			b.wants(want, b.ask("\x10\x04\x14"), "10 0F "+bit+" 00 00 00")
		}
		mouth("empty", "00")
		b.send("A-001\n\x1dVA\x00")
		b.wait(time.Second)
		mouth("inside", "00")
		if b.p.Do(Take) == nil {
			t.Error("a ticket was taken from inside")
		}
		b.send("\x1de\x05")
		b.wait(time.Second)
		mouth("waiting", "20")
		b.wants("ejector", b.ask("\x1de\x06"), "08")
		b.do(Take)
		mouth("empty", "00")

		b.send("A-002\n\x1dVA\x00\x1de\x03\x0c")
		b.wait(time.Second)
		mouth("waiting", "20")
		b.wait(retractTime)
		mouth("empty", "00")
		if p := b.p.Panel(); p.Taken != 1 || p.Retracted != 1 {
			t.Errorf("%d taken, %d taken back", p.Taken, p.Retracted)
		}
		b.paper("A-001", "A-002")
	})
}

func TestWhatAPersonaLacksCannotBreak(t *testing.T) {
	for persona, actions := range map[Persona][]Action{ZJ58: {JamCutter, FreeCutter, NearEnd, Take}, Epson: {Take, "dance"}} {
		try(t, Options{Persona: persona}, func(b bench) {
			for _, a := range actions {
				if err := b.p.Do(a); err == nil {
					t.Errorf("%s: %s went through", persona, a)
				}
			}
		})
	}
}

func TestEveryActionCanBeDone(t *testing.T) {
	try(t, Options{Persona: Custom}, func(b bench) {
		for _, a := range Actions() {
			if a == Take {
				b.send("x\n\x1dVA\x00\x1de\x05")
				b.wait(time.Second)
			}
			b.do(a)
			if a == Plug {
				b.way = connect(b.T, b.p)
			}
		}
		if p := b.p.Panel(); !p.Online || !p.Plugged || p.Silent || p.Hanging || p.Busy {
			t.Errorf("in the end: %+v", p)
		}
	})
}

func TestWhatHangsOutCanBeSeenWhileItMoves(t *testing.T) {
	try(t, Options{}, func(b bench) {
		if mm, picture := b.p.Panel().HangingMM, b.p.Hanging(); mm != 0 || picture != nil {
			t.Errorf("before the first line: %v mm, %d bytes of a picture; the paper ends at the knife", mm, len(picture))
		}
		b.send(lines(40))
		for _, after := range []int{15, 45} { // rows more
			b.wait(time.Duration(after) * time.Second / 1200)
			picture, err := png.DecodeConfig(bytes.NewReader(b.p.Hanging()))
			if want := int(b.p.Panel().HangingMM * 8); err != nil || picture.Height != want || after == 45 && want != 60 {
				t.Errorf("%d of %d rows, %v", picture.Height, want, err)
			}
		}
	})
}

func TestAPersonTearsThePaperOff(t *testing.T) {
	try(t, Options{Persona: ZJ58}, func(b bench) {
		b.send("A-001\n\x1bJ\x78")
		b.wait(time.Second)
		b.paper()
		b.do(Tear)
		b.paper("A-001")
	})
}
