package virtual

import (
	"bytes"
	"context"
	"fmt"
	"image/png"
	"reflect"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"antrean/printer/port"
)

// sample uses every command that changes the paper.
const sample = "\x1b@\x1c.\x1ba\x01\x1b!\x38Judul\n\x1b!\x00\x1dB\x01terbalik\x1dB\x00\n\x1d!\x77A-1\x1d!\x00\n\x1ba\x00\x1b-\x02garis\x1b-\x00" +
	"\x1bJ\x30\x1bM\x01kecil\x1bM\x00\x1bd\x02\x1bE\x01tebal\x1bE\x00\tmaju\x1b$\x80\x01posisi\x1b\\\x10\x00geser\n" +
	"\x1b3\x18rapat\n\x1b2lega\n\x1dL\x20\x00\x1dW\x00\x01sempit di tengah\n" +
	"\x1d(k\x03\x001C\x06\x1d(k\x03\x001E1\x1d(k\x08\x001P0A-001\x1d(k\x03\x001Q0" +
	"\x1dv0\x03\x01\x00\x02\x00\xf0\x0f\x1dVB\x10"

func printed(t *testing.T, o Options, stream []byte) []Slip {
	t.Helper()
	return Print(o, stream)
}

// instant is a printer without time and without an end of its roll.
func instant() Options { return Options{SpeedMMS: Instant, PaperMM: Endless} }

// connect opens a printer in memory.
func connect(t *testing.T, p *Printer) port.Port {
	t.Helper()
	way, err := p.Connect(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return way
}

// send writes all bytes.
func send(t *testing.T, way port.Port, b string) {
	t.Helper()
	if n, err := way.Write(t.Context(), []byte(b)); n != len(b) || err != nil {
		t.Fatalf("sent %d of %d bytes: %v", n, len(b), err)
	}
}

func TestCommandsMayBeSplitAnywhere(t *testing.T) {
	whole := printed(t, Options{}, []byte(sample))
	if len(whole) != 1 || len(whole[0].Complaints) > 0 {
		t.Fatalf("got %d slips, complaints %q", len(whole), whole[0].Complaints)
	}
	p := New(instant())
	defer p.Close()
	way := connect(t, p)
	for i := range len(sample) {
		send(t, way, sample[i:i+1])
	}
	split := p.Slips()
	split[0].At, split[0].First, split[0].Took = time.Time{}, time.Time{}, 0
	if !reflect.DeepEqual(split, whole) {
		t.Errorf("byte by byte: %q\nat once: %q", split[0].Lines, whole[0].Lines)
	}
}

func TestTheTranscriptSaysWhatStandsOnThePaper(t *testing.T) {
	got := printed(t, Options{}, []byte(sample))[0]
	wantLines := []string{"Judul", "terbalik", "A-1", "garis", "kecil", "tebal   majuposisigeser", "rapat", "lega", "sempit di tengah"}
	if !reflect.DeepEqual(got.Lines, wantLines) || !reflect.DeepEqual(got.QR, []string{"A-001"}) {
		t.Errorf("got %q %q", got.Lines, got.QR)
	}
	picture, err := png.DecodeConfig(bytes.NewReader(got.PNG))
	if err != nil || picture.Width != 576 || float64(picture.Height) != got.MM*8 {
		t.Errorf("picture of %dx%d (%v) for %v mm", picture.Width, picture.Height, err, got.MM)
	}
	if got.Bytes != len(sample) || got.Commands[0] != "ESC @" || got.Commands[len(got.Commands)-1] != "GS V 42 10" {
		t.Errorf("%d bytes, commands %q", got.Bytes, got.Commands)
	}
}

// dots draws the black dots of a slip's part as text.
func dots(t *testing.T, s Slip, left, top, width, height int) string {
	t.Helper()
	picture, err := png.Decode(bytes.NewReader(s.PNG))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for y := top; y < top+height; y++ {
		for x := left; x < left+width; x++ {
			if r, _, _, _ := picture.At(x, y).RGBA(); r == 0 {
				out.WriteByte('#')
			} else {
				out.WriteByte('.')
			}
		}
		out.WriteByte('\n')
	}
	return out.String()
}

func TestGlyphsAreDrawnDotForDot(t *testing.T) {
	const head = 96 // white between knife and head
	got := dots(t, printed(t, Options{}, []byte("A\n\x1dVB\x00"))[0], 0, head+4, 12, 15)
	want := `...######...
..##....##..
.##......##.
.##......##.
.##......##.
.##......##.
.##......##.
.##########.
.##......##.
.##......##.
.##......##.
.##......##.
.##......##.
.##......##.
.##......##.
`
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	raster := dots(t, printed(t, Options{}, []byte("\x1dv0\x03\x01\x00\x02\x00\xa0\x01\x1dVB\x00"))[0], 0, head, 16, 4)
	if want := "##..##..........\n##..##..........\n..............##\n..............##\n"; raster != want {
		t.Errorf("raster: got\n%swant\n%s", raster, want)
	}
}

func TestTheKnifeIsAboveTheHead(t *testing.T) {
	for _, c := range []struct {
		name, stream string
		want         []string // the first slip
		mm           float64
	}{
		{"fed past the knife", "satu\ndua\n\x1dVB\x08", []string{"satu", "dua"}, float64(96+60+8) / 8},
		{"where the paper is", "satu\ndua\n\x1dV\x00", []string{"satu", "dua"}, float64(60) / 8},
		{"inside a line is no cut", "satu\ndua\x1dVB\x00\n\x1dVA\x00", []string{"satu", "dua"}, float64(96+60) / 8},
	} {
		got := printed(t, Options{}, []byte(c.stream))
		if len(got) != 1 || !reflect.DeepEqual(got[0].Lines, c.want) || got[0].MM != c.mm {
			t.Errorf("%s: got %d slips, %q of %v mm", c.name, len(got), got[0].Lines, got[0].MM)
		}
	}
}

func TestMistakesAreNamed(t *testing.T) {
	for _, c := range []struct{ name, stream, want string }{
		{"unknown", "\x1bz\n", "unknown command 1B 7A"},
		{"two-byte character", "\x82\n", "character 82h has no place in ASCII"},
		{"cut inside a line", "satu\x1dV\x00\n", "GS V inside a line"},
		{"alignment inside a line", "satu\x1ba\x01\n", "ESC a inside a line"},
		{"raster inside a line", "satu\x1dv0\x00\x01\x00\x01\x00\xff\n", "GS v 0 inside a line"},
		{"wide raster", "\x1dv0\x03\x30\x00\x01\x00" + strings.Repeat("\x01", 48), "raster of 768 dots does not fit"},
		{"large code", "\x1d(k\x03\x001C\x10\x1d(k\x67\x001P0" + strings.Repeat("a", 100) + "\x1d(k\x03\x001Q0", "QR code of 100 bytes does not fit"},
		{"model 1", "\x1d(k\x04\x001A1\x00", "QR model 1: phones read model 2"},
		{"barcode", "\x1dk\x04123\x00", "GS k is not drawn"},
	} {
		got := printed(t, Options{}, []byte(c.stream+"\n\x1dVB\x00"))
		if len(got) != 1 || !reflect.DeepEqual(got[0].Complaints, []string{c.want}) {
			t.Errorf("%s: got %d slips, %q, want %q", c.name, len(got), got[0].Complaints, c.want)
		}
	}
}

func TestTheWholeFamilyOfCommandsIsKnown(t *testing.T) {
	for _, stream := range []string{
		"\x1bt\x10", "\x1bR\x00", "\x1b{\x00", "\x1bc3\x00", "\x1bp\x00\x19\xfa", "\x1bL", "\x1bS", "\x1bW12345678", "\x1bT\x00", "\x1bV\x00",
		"\x1b=\x01", "\x1br\x00", "\x1bD\x08\x10\x00", "\x1b \x00", "\x1c&", "\x1cS\x00\x00", "\x1cC\x00", "\x1cp\x01\x00", "\x1c(A\x02\x0012",
		"\x1dH\x00", "\x1dh\x50", "\x1dw\x02", "\x1df\x00", "\x1dP\x00\x00", "\x1d$\x00\x00", "\x1d\\\x00\x00", "\x1da\x0f", "\x1dr\x01", "\x1dI\x43", "\x1db\x01",
		"\x1dE\x01", "\x1c-\x00", "\x1b\x06\x01", "\x1b&\x03AA\x01abc", "\x1d*\x01\x0112345678", "\x1d(H\x06\x0000abcd", "\x1d(D\x05\x00\x14\x01\x00\x02\x00",
		"\x10\x04\x01", "\x10\x05\x02", "\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08", "\x10\x14\x01\x00\x01", "\x0c\x18\x00\r",
	} {
		got := printed(t, Options{}, []byte(stream+"habis\n\x1dVB\x00"))
		if len(got) != 1 || len(got[0].Complaints) > 0 || !reflect.DeepEqual(got[0].Lines, []string{"habis"}) {
			t.Errorf("% X: got %d slips, %q, %q", stream, len(got), got[0].Lines, got[0].Complaints)
		}
	}
}

func TestOnlyTheLastSlipsAreKept(t *testing.T) {
	p := New(instant())
	defer p.Close()
	way := connect(t, p)
	cuts := 0
	p.OnCut(func(s Slip) { cuts++ })
	for i := range keptSlips + 3 {
		send(t, way, fmt.Sprintf("%d\n\x1dVB\x00", i))
	}
	slips := p.Slips()
	if len(slips) != keptSlips || slips[0].ID != 4 || slips[len(slips)-1].ID != keptSlips+3 || cuts != keptSlips+3 {
		t.Errorf("%d slips from %d to %d, %d cuts", len(slips), slips[0].ID, slips[len(slips)-1].ID, cuts)
	}
}

func TestPaperWithoutACutIsTornOff(t *testing.T) {
	p := New(instant())
	defer p.Close()
	way := connect(t, p)
	for range 80 {
		send(t, way, strings.Repeat("x\n", 10)+"\x1bJ\xff")
	}
	if mm := p.Panel().HangingMM; mm > (maxPaper+300)/dotsPer || len(p.Slips()) == 0 {
		t.Errorf("%v mm hang out, %d slips", mm, len(p.Slips()))
	}
}

func TestAnEndlessCommandIsNotStored(t *testing.T) {
	p := New(instant())
	defer p.Close()
	way := connect(t, p)
	send(t, way, "\x1dv0\x00\xff\xff\xff\xff")
	for range 64 {
		send(t, way, string(make([]byte, 1<<16)))
	}
	if n := cap(p.machine.pending); n > 2*maxCommand {
		t.Errorf("%d bytes are pending", n)
	}
}

func TestAPrinterThatHangsTakesNothingUntilReleased(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := New(instant())
		defer p.Close()
		way := connect(t, p)
		p.Hang(true)
		short, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		if n, err := way.Write(short, []byte("hilang\n\x1dVB\x00")); n != 0 || port.ReasonOf(err) != port.Stuck {
			t.Errorf("got %d, %v, want stuck", n, err)
		}
		time.AfterFunc(time.Second, func() { p.Hang(false) })
		send(t, way, "datang\n\x1dVB\x00")
		if slips := p.Slips(); len(slips) != 1 || slips[0].Lines[0] != "datang" {
			t.Errorf("got %d slips", len(slips))
		}
	})
}

func TestOneConnectionInMemoryAtATime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := New(Options{})
		defer p.Close()
		first := connect(t, p)
		if _, err := p.Connect(t.Context()); port.ReasonOf(err) != port.Busy {
			t.Errorf("second: got %v, want busy", err)
		}
		ended := make(chan error)
		go func() {
			_, err := first.Read(t.Context(), make([]byte, 1))
			ended <- err
		}()
		p.Unplug(true)
		if err := <-ended; port.ReasonOf(err) != port.Unplugged {
			t.Errorf("read: got %v, want unplugged", err)
		}
		if _, err := p.Connect(t.Context()); port.ReasonOf(err) != port.Missing {
			t.Errorf("unplugged: got %v, want missing", err)
		}
		p.Unplug(false)
		again := connect(t, p)
		if err := again.Close(); err != nil {
			t.Error(err)
		}
		if _, err := again.Write(t.Context(), []byte("x")); port.ReasonOf(err) != port.Closed {
			t.Errorf("closed: got %v", err)
		}
	})
}

// FuzzAnyBytesLeaveItAlive feeds bytes of every kind to every persona; after the power was off the next slip is whole.
func FuzzAnyBytesLeaveItAlive(f *testing.F) {
	f.Add([]byte(sample))
	f.Add([]byte("\x1dv0\x03\xff\x00\xff\x00abc"))
	f.Add([]byte("\x1d(k\x02\x001"))
	f.Add([]byte("\x1d8L\xff\xff\xff\xff"))
	f.Add([]byte("\x1dW\x00\x00\x1dL\xff\xff\x1d!\x77abc\n\x1b\\\x00\x80d\n\x1ba\x02e\n"))
	f.Add([]byte("\x1d8L\x0b\x00\x00\x000p0\x02\x021\x08\x00\x01\x00\xaa\x1d(L\x02\x0002\x1b*\x21\x02\x00abcdef\x10\x14\x08\x01\x03"))
	f.Add([]byte("\x1b\x1dyS02\x1b\x1dyD1\x00\x02\x00AB\x1b\x1dyP\x1bk\x01\x00abc\x17\x1b\x1ea\x01\x1b\x06\x01\x1bd3"))
	f.Fuzz(func(t *testing.T, b []byte) {
		for _, persona := range Personas() {
			p := New(Options{Persona: persona, SpeedMMS: Instant, PaperMM: Endless})
			way := connect(t, p)
			send(t, way, string(b))
			for _, a := range []Action{PowerOff, Refill, PowerOn} {
				if err := p.Do(a); err != nil {
					t.Fatal(err)
				}
			}
			stream := "\x1b@\x1c.utuh\n\x1dVB\x00"
			if persona == Star {
				stream = "\x1b@utuh\n\x1bd3"
			}
			send(t, way, stream)
			slips := p.Slips()
			if last := slips[len(slips)-1]; !reflect.DeepEqual(last.Lines, []string{"utuh"}) || last.Fragment {
				t.Errorf("%s: got %q", persona, last.Lines)
			}
			p.Close()
		}
	})
}
