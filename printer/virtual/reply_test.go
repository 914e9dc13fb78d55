package virtual

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

func TestEveryFaultShowsInEveryStatus(t *testing.T) {
	for _, c := range []struct {
		persona          Persona
		do               Action
		n1, n2, n3, n4   string // answers to DLE EOT 1 to 4
		asb, full, block string // automatic status, DLE EOT 20 of Custom, ESC ACK SOH of Star
	}{
		{persona: Epson, do: Speak, n1: "16", n2: "12", n3: "12", n4: "12", asb: "14 00 00 00"},
		{persona: Epson, do: PaperOut, n1: "1E", n2: "32", n3: "12", n4: "7E", asb: "1C 00 0F 00"},
		{persona: Epson, do: NearEnd, n1: "16", n2: "12", n3: "12", n4: "1E", asb: "14 00 03 00"},
		{persona: Epson, do: CoverOpen, n1: "1E", n2: "16", n3: "12", n4: "12", asb: "3C 00 00 00"},
		{persona: Epson, do: JamCutter, n1: "1E", n2: "52", n3: "1A", n4: "12", asb: "1C 08 00 00"},
		{persona: Epson, do: Overheat, n1: "1E", n2: "52", n3: "52", n4: "12", asb: "1C 40 00 00"},
		{persona: Epson, do: PowerOff},
		{persona: Epson, do: Silence},
		{persona: Kanji, do: PaperOut, n1: "1E", n2: "32", n3: "12", n4: "7E", asb: "1C 00 0F 00"},
		{persona: Small, do: CoverOpen, n1: "1E", n2: "16", n3: "12", n4: "12", asb: "3C 00 00 00"},
		{persona: Custom, do: Speak, n1: "12", n2: "12", n3: "12", n4: "12", full: "10 0F 00 00 00 00"},
		{persona: Custom, do: PaperOut, n1: "1A", n2: "32", n3: "12", n4: "7E", full: "10 0F 05 00 00 00"},
		{persona: Custom, do: NearEnd, n1: "12", n2: "12", n3: "12", n4: "1E", full: "10 0F 04 00 00 00"},
		{persona: Custom, do: CoverOpen, n1: "1A", n2: "16", n3: "12", n4: "12", full: "10 0F 00 02 00 00"},
		{persona: Custom, do: JamCutter, n1: "1A", n2: "52", n3: "1A", n4: "12", full: "10 0F 00 00 00 01"},
		{persona: Custom, do: Overheat, n1: "1A", n2: "52", n3: "52", n4: "12", full: "10 0F 00 00 01 00"},
		{persona: ZJ58, do: Speak, n1: "12", n4: "12"},
		{persona: ZJ58, do: PaperOut, n1: "1A", n4: "72"},
		{persona: ZJ58, do: CoverOpen, n1: "1A", n4: "12"},
		{persona: Mute, do: PaperOut},
		{persona: Star, do: Speak, block: "23 06 00 00 00 00 00 00 00"},
		{persona: Star, do: PaperOut, block: "23 06 08 00 00 0C 00 00 00"},
		{persona: Star, do: NearEnd, block: "23 06 00 00 00 04 00 00 00"},
		{persona: Star, do: CoverOpen, block: "23 06 28 00 00 00 00 00 00"},
		{persona: Star, do: JamCutter, block: "23 06 08 08 00 00 00 00 00"},
		{persona: Star, do: Overheat, block: "23 06 08 40 00 00 00 00 00"},
	} {
		try(t, Options{Persona: c.persona}, func(b bench) {
			b.send("\x1da\xff")
			b.hear(time.Second)
			b.do(c.do)
			what := string(c.persona) + " " + string(c.do)
			if said := b.hear(time.Millisecond); c.do != Speak {
				b.wants(what+", by itself", said, c.asb)
			}
			for n, want := range []string{c.n1, c.n2, c.n3, c.n4} {
				b.wants(fmt.Sprintf("%s, DLE EOT %d", what, n+1), b.ask("\x10\x04"+string(rune(n+1))), want)
			}
			b.wants(what+", DLE EOT 20", b.ask("\x10\x04\x14"), c.full)
			b.wants(what+", ESC ACK SOH", b.ask("\x1b\x06\x01"), c.block)
		})
	}
}

func TestASBComesAtOnceAndAtEveryChangeAskedFor(t *testing.T) {
	try(t, Options{}, func(b bench) {
		b.wants("unasked", b.ask("\x1b@"), "")
		b.wants("at once", b.ask("\x1da\x08"), "14 00 00 00")
		b.do(CoverOpen, CoverClose)
		b.wants("of paper only", b.hear(time.Second), "")
		b.do(PaperOut, NearEnd)
		b.wants("paper", b.hear(time.Second), "1C 00 0F 00")
		b.do(Refill)
		b.wants("refill", b.hear(time.Second), "14 00 00 00")
		b.ask("\x1da\x00")
		b.do(PaperOut)
		b.wants("switched off", b.hear(time.Second), "")
	})
}

func TestStarTellsChangesAndTheEndOfDocuments(t *testing.T) {
	try(t, Options{Persona: Star}, func(b bench) {
		b.wants("switched on", b.ask("\x1b@\x1b\x1ea\x01"), "")
		b.send("A-001\n\x1bd3\x17")
		b.wants("not before the cut", b.hear(300*time.Millisecond), "")
		b.wants("the end", b.hear(time.Second), "23 06 00 00 00 00 00 02 00")
		b.do(CoverOpen)
		b.wants("a change", b.hear(time.Second), "23 06 28 00 00 00 00 02 00")
		b.do(CoverClose)
		b.hear(time.Second)
		b.wants("document mark", b.ask("\x1b\x1d\x03\x01\x00\x00\x04"), "23 06 00 00 00 00 00 04 00")
		b.paper("A-001")
	})
}

func TestQuestionsInTheOrderOfTheData(t *testing.T) {
	for _, c := range []struct {
		persona         Persona
		question, reply string
	}{
		{Epson, "\x1dr1", "\x00"}, {Epson, "\x1dr\x02", "\x01"},
		{Epson, "\x1dI1", "\x20"}, {Epson, "\x1dI\x02", "\x02"}, {Epson, "\x1dI\x03", "\x01"},
		{Epson, "\x1dIA", "_1.00\x00"}, {Epson, "\x1dIB", "_EPSON\x00"}, {Epson, "\x1dIC", "_TM-T88V\x00"}, {Epson, "\x1dID", "_ANTREAN1\x00"},
		{Epson, "\x1d(k\x03\x001C\x06\x1d(k\x08\x001P0A-001\x1d(k\x03\x001R0", "76126\x1f126\x1f1\x1f0\x00"},
		{Epson, "\x1d(k\x03\x001C\x10\x1d(k\x67\x001P0" + strings.Repeat("a", 100) + "\x1d(k\x03\x001R0", "76592\x1f592\x1f1\x1f1\x00"},
		{Custom, "\x1dr1", "\x00"}, {Custom, "\x1de\x06", "\x00"}, {Custom, "\x1dIB", ""}, {Custom, "\x10\x04\x11", "\x12"},
		{Kanji, "\x1dr1", "\x00"}, {Kanji, "\x1dIB", "_XPRINTER\x00"},
		{ZJ58, "\x1dr1\x1dIB\x1da\xff", ""},
		{Mute, "\x1dr1\x1dIB\x1da\xff\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08", ""},
	} {
		try(t, Options{Persona: c.persona}, func(b bench) {
			b.wants(fmt.Sprintf("%s, %q", c.persona, c.question), b.ask(c.question), fmt.Sprintf("% X", c.reply))
		})
	}
}

func TestARequestInsideAPictureIsAnsweredAndStaysData(t *testing.T) {
	for _, between := range []string{"", "x\n\x10\x04\x01"} {
		try(t, Options{}, func(b bench) {
			b.send(between + "\x1dv0\x00\x03\x00\x01\x00\x10")
			b.hear(time.Second)
			b.wants("inside", b.ask("\x04\x01"), "16")
			b.send(cut)
			b.wait(5 * time.Second)
			s := b.p.Slips()[0]
			if got := dots(t, s, 0, int(s.MM*8)-1, 24, 1); got != "...#.........#.........#\n" || len(s.Complaints) > 0 {
				t.Errorf("printed %s, %q", got, s.Complaints)
			}
		})
	}
}

// TestFramesAreFollowedAsTheyAreRead holds what tells data from requests to what the interpreter finds.
func TestFramesAreFollowedAsTheyAreRead(t *testing.T) {
	for persona, stream := range map[Persona]string{
		Epson: sample + "\x1d8L\x0e\x00\x00\x000q0\x01\x011\x04\x00\x02\x00\x80\x40\x80\x40\x1dk\x04123\x00\x1b*\x21\x01\x00abc\x1b&\x03AA\x01abc",
		Star:  "\x1b\x1dS\x01\x02\x00\x01\x00\x00a\x1b\x1b\x1dyD1\x00\x01\x00A\x1b\x1dxS0\x01\x00\x00\x1b\x1dxD\x01\x00a\x1bk\x01\x00" + strings.Repeat("\x1b", 24) + "\x1bb41\x32\x501\x1e",
		ZJ58:  code + "\x1bZ\x00\x01\x06\x02\x00AB",
		Kanji: "\x1b@\x82\x10\x1c.\x82\x1c&\x82\x1b",
	} {
		m := newMachine(persona.character(), Options{Persona: persona}.complete())
		var in intake
		in.reset(newMachine(persona.character(), Options{Persona: persona}.complete()))
		for i := range len(stream) {
			data, request := in.take(m.character, stream[i])
			if request != nil {
				t.Errorf("%s: request % X at %d", persona, request, i)
			}
			for len(data) > 0 {
				used, _ := m.read(data)
				data = data[used:]
			}
			if open := m.skip > 0 || len(m.pending) > 0; len(in.match) == 0 && open != in.frame.open() {
				t.Fatalf("%s: at %d a command is open: %t, followed: %t", persona, i, open, in.frame.open())
			}
		}
	}
}

func TestAProcessIDComesWhenThePaperStands(t *testing.T) {
	for _, c := range []struct {
		question string
		early    string
		late     string
	}{
		{"\x1d(H\x06\x0000ab12", "", "37 22 61 62 31 32 00"}, // printed
		{"\x1dr1", "00", ""}, // processed: the knife is still at work
	} {
		try(t, Options{}, func(b bench) {
			b.send(lines(3) + c.question)
			b.wait((90 + 96) * time.Second / 1200)
			b.wants("before the cut", b.hear(cutTime-time.Millisecond), c.early)
			b.wants("after it", b.hear(2*time.Millisecond), c.late)
		})
	}
}

func TestNothingIsProcessedWithoutPaper(t *testing.T) {
	try(t, Options{}, func(b bench) {
		b.do(PaperOut)
		b.send("x\n\x1dr1\x1d(H\x06\x0000ab12")
		b.wants("without paper", b.hear(time.Hour), "")
		b.do(Refill)
		b.wants("with paper", b.hear(time.Second), "00 37 22 61 62 31 32 00")
	})
}

func TestOfflineResponse(t *testing.T) {
	for _, c := range []struct{ d, want string }{{"0", ""}, {"1", "37 23 00"}, {"2", "37 23 44 00"}} {
		try(t, Options{}, func(b bench) {
			b.send("\x1d(H\x03\x0010" + c.d)
			b.do(CoverOpen)
			b.wants(c.d, b.hear(time.Second), c.want)
		})
	}
}

func TestClearForgetsWhatHasNotBeenPrinted(t *testing.T) {
	const clear = "\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
	for _, c := range []struct {
		name, request, reply string
		do                   Action
		cleared              bool
	}{
		{"without paper", clear, "37 25 00", PaperOut, true},
		{"online", clear, "37 25 00", Speak, true},
		{"recoverable error", "\x10\x05\x02", "", JamCutter, true},
		{"paper end is no error", "\x10\x05\x02", "", PaperOut, false},
		{"go on", "\x10\x05\x01", "", JamCutter, false},
		{"wrong parameters", "\x10\x14\x08\x01\x03\x14\x01\x06\x02\x09", "", PaperOut, false},
	} {
		try(t, Options{}, func(b bench) {
			b.send("satu\n" + strings.Repeat("x\n", 50) + "\x1d(H\x06\x0000ab12\x1dv0\x00\x30\x00\x10\x00open")
			b.wait(100 * time.Millisecond) // the first lines are on paper
			b.do(c.do)
			b.wants(c.name, b.ask(c.request), c.reply)
			if got := b.p.Panel().Buffer; (got == 0) != c.cleared {
				t.Errorf("%s: %d bytes in the buffer", c.name, got)
			}
			if c.cleared {
				b.do(Refill, FreeCutter)
				b.wants(c.name+", stored ids", b.ask("\x1b@A-002\n"+cut), "")
				b.wait(time.Minute)
				slips := b.p.Slips()
				if last := slips[len(slips)-1]; last.Lines[len(last.Lines)-1] != "A-002" {
					t.Errorf("%s: got %q", c.name, last.Lines)
				}
			}
		})
	}
}

func TestXOFFMayStandInsideAFrame(t *testing.T) {
	try(t, Options{Baud: 9600, Flow: "xonxoff", Busy: "offline"}, func(b bench) {
		b.wants("switched on", b.hear(time.Second), "11")
		b.send("\x1da\xff")
		b.wait(1100 * time.Microsecond) // the first byte has left
		b.do(CoverOpen)
		b.wants("frame, XOFF, the next frame", b.hear(time.Second), "14 13 00 00 00 3C 00 00 00")
	})
}

func TestRepliesThatAreLostLateOrWrong(t *testing.T) {
	try(t, Options{}, func(b bench) {
		b.p.Spoil(Line{Lose: 1})
		b.wants("lost", b.ask("\x10\x04\x01"), "")
		b.wants("the next", b.ask("\x10\x04\x01"), "16")
		b.p.Spoil(Line{Garble: -1})
		b.wants("garbled", b.ask("\x10\x04\x01\x10\x04\x01"), "06 06")
		b.p.Spoil(Line{Delay: time.Second})
		b.wants("late", b.ask("\x10\x04\x01"), "")
		b.wants("later", b.hear(time.Second), "16")
		b.do(Silence)
		b.wants("silent", b.ask("\x10\x04\x01"), "")
		b.do(Speak)
		b.p.Spoil(Line{})
		b.wants("mended", b.ask("\x10\x04\x01"), "16")
	})
}
