// Package probe finds out what a printer is without printing anything: its speed, what it answers, whether it draws
// QR codes.
//
// Everything it asks leaves the paper as it is. What a printer does not understand it may keep as characters of an
// unfinished line; a reset at the end throws them away.
package probe

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"antrean/printer/port"
)

// Bauds are the speeds tried, in bits a second, the fastest first: a slow printer hears next to nothing of a fast
// question, while a fast one makes a dozen characters of each byte that is too slow, and prints them when a line is full.
func Bauds() []int { return []int{115200, 57600, 38400, 19200, 9600, 4800} }

// A Found is what is known of a printer after the questions.
type Found struct {
	Baud      int    // bits a second; 0: the way has no speed
	Language  string // "escpos" or "star"
	Ask       []int  // DLE EOT n that it answers
	Custom    bool   // it answers Custom's full status
	ASB       bool   // it reports by itself
	Marker    bool   // it answers GS r 1 in the order of the data
	ProcessID bool   // it names what it has printed
	Clears    bool   // it says when it has cleared its buffers
	NativeQR  bool   // it measures a QR code when asked to
	Maker     string
	Model     string
}

// ErrSilent is the cause when a printer answers nothing at any speed. It may print all the same.
var ErrSilent = errors.New("the printer answers nothing")

// ErrOffline is the cause when a printer answers that it is not ready: it would not carry out most questions.
var ErrOffline = errors.New("the printer is offline: without paper, or open")

// An Opener opens the way to the printer at a speed; ways without one ignore it.
type Opener func(ctx context.Context, baud int) (port.Port, error)

// Printer asks a printer everything. bauds are the speeds to try; one alone, also 0, is not searched for. tell hears
// what is being tried, a word or two.
func Printer(ctx context.Context, open Opener, bauds []int, tell func(string)) (Found, error) {
	for _, baud := range bauds {
		if baud > 0 {
			tell(fmt.Sprintf("%d baud", baud))
		}
		p, err := open(ctx, baud)
		if err != nil {
			return Found{}, err
		}
		found, err := ask(ctx, p, baud, tell)
		_ = p.Close() // nothing of ours is left in it
		if err == nil || !errors.Is(err, ErrSilent) {
			return found, err
		}
	}
	return Found{}, ErrSilent
}

// ask puts all questions at one speed.
func ask(ctx context.Context, p port.Port, baud int, tell func(string)) (Found, error) {
	a := asker{port: p}
	found := Found{Baud: baud, Language: "escpos"}
	switch online, escpos := a.escpos(ctx); {
	case escpos && !online:
		return found, ErrOffline
	case escpos:
		tell("ESC/POS")
		a.say(ctx, esc, '@') // what came at other speeds
		found.escpos(ctx, &a)
	case a.star(ctx):
		tell("Star")
		found.Language, found.ASB, found.NativeQR = "star", true, true
	case a.err == nil || port.ReasonOf(a.err) == port.Stuck:
		return Found{}, ErrSilent
	}
	a.say(ctx, esc, '@')
	return found, a.err
}

// escpos asks in Epson's language, twice: noise looks like an answer once in sixteen bytes.
func (a *asker) escpos(ctx context.Context) (online, is bool) {
	var last byte
	for range 2 {
		out := a.question(ctx, dle, eot, 1)
		if len(out) == 0 || out[0]&0x93 != 0x12 {
			return false, false
		}
		last = out[0]
	}
	return last&0x08 == 0, true
}

// The bytes that requests are made of.
const (
	dle = 0x10
	eot = 0x04
	esc = 0x1B
	gs  = 0x1D
)

// escpos asks an ESC/POS printer.
func (f *Found) escpos(ctx context.Context, a *asker) {
	f.Ask = []int{1}
	for n := byte(2); n <= 4; n++ {
		if a.startsWith(ctx, 0x93, 0x12, dle, eot, n) {
			f.Ask = append(f.Ask, int(n))
		}
	}
	full := a.question(ctx, dle, eot, 20)
	f.Custom = len(full) == 6 && full[0] == 0x10 && full[1] == 0x0F
	f.Maker, f.Model = a.text(ctx, gs, 'I', 66), a.text(ctx, gs, 'I', 67)
	f.ASB = !f.Custom && a.startsWith(ctx, 0x93, 0x10, gs, 'a', 0x0F)
	a.say(ctx, gs, 'a', 0)
	f.Marker = a.startsWith(ctx, 0x90, 0x00, gs, 'r', 1)
	f.ProcessID = bytes.Equal(a.question(ctx, gs, '(', 'H', 6, 0, '0', '0', 'a', 'n', 't', 'r'), []byte("\x37\x22antr\x00"))
	f.Clears = bytes.Equal(a.question(ctx, dle, 0x14, 8, 1, 3, 0x14, 1, 6, 2, 8), []byte{0x37, 0x25, 0})
	a.question(ctx, gs, '(', 'k', 4, 0, '1', 'P', '0', 'A')
	size := a.question(ctx, gs, '(', 'k', 3, 0, '1', 'R', '0')
	f.NativeQR = bytes.HasPrefix(size, []byte{0x37, 0x36})
}

// quiet is how long a printer may think about an answer, and how long silence ends one: USB adapters keep bytes back
// for 16 ms, and a slow clone takes a few times that.
const quiet = 300 * time.Millisecond

// An asker talks to one open port and remembers the first failure.
type asker struct {
	port port.Port
	err  error
}

func (a *asker) say(ctx context.Context, b ...byte) {
	if a.err != nil {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	_, a.err = a.port.Write(ctx, b)
}

// question returns everything that comes before the printer falls silent.
func (a *asker) question(ctx context.Context, b ...byte) []byte {
	a.say(ctx, b...)
	var out []byte
	for a.err == nil {
		wait, cancel := context.WithTimeout(ctx, quiet)
		var part [64]byte
		n, err := a.port.Read(wait, part[:])
		cancel()
		out = append(out, part[:n]...)
		if err != nil {
			if ctx.Err() != nil || port.ReasonOf(err) != port.Stuck { // Stuck is the end of our patience
				a.err = err
			}
			break
		}
	}
	return slices.DeleteFunc(out, func(b byte) bool { return b == 0x11 || b == 0x13 }) // flow control may stand anywhere
}

// startsWith asks and tests the fixed bits of the answer's first byte.
func (a *asker) startsWith(ctx context.Context, mask, want byte, b ...byte) bool {
	out := a.question(ctx, b...)
	return len(out) > 0 && out[0]&mask == want
}

// text asks for a block of characters: 5Fh, the text, NUL.
func (a *asker) text(ctx context.Context, b ...byte) string {
	out := a.question(ctx, b...)
	if len(out) < 2 || out[0] != 0x5F || out[len(out)-1] != 0 {
		return ""
	}
	return string(bytes.ToValidUTF8(out[1:len(out)-1], nil))
}

// star asks in Star's language; the answer's first byte tells its own length.
func (a *asker) star(ctx context.Context) bool {
	out := a.question(ctx, esc, 0x06, 0x01)
	return len(out) >= 7 && out[0]&0x91 == 0x01 && int(out[0]>>2&0x08|out[0]>>1&0x07) <= len(out)
}
