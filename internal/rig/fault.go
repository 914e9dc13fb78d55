package rig

import (
	"time"

	"antrean/printer/virtual"
)

// A Fault is something that befalls a printer, and its end.
type Fault struct {
	Name  string
	begin virtual.Action
	end   virtual.Action // empty: it passes by itself
	spoil virtual.Line   // instead of begin: what goes wrong on the line; byte numbers are set by the moment
	bytes string         // garbage, dropped or doubled: which byte number of spoil is set
}

// mend is the end of what goes wrong on the line.
const mend = "mend"

// Faults lists everything that can befall a printer.
func Faults() []Fault {
	return []Fault{
		{Name: "paper out", begin: virtual.PaperOut, end: virtual.Refill},
		{Name: "roll near its end", begin: virtual.NearEnd, end: virtual.Refill},
		{Name: "cover open", begin: virtual.CoverOpen, end: virtual.CoverClose},
		{Name: "cutter jammed", begin: virtual.JamCutter, end: virtual.FreeCutter},
		{Name: "head too hot", begin: virtual.Overheat, end: virtual.Cool},
		{Name: "power off and on", begin: virtual.PowerCycle},
		{Name: "power off", begin: virtual.PowerOff, end: virtual.PowerOn},
		{Name: "unplugged", begin: virtual.Unplug, end: virtual.Plug},
		{Name: "takes no byte", begin: virtual.Hang, end: virtual.Release},
		{Name: "stuck XOFF", begin: virtual.StickXOFF, end: virtual.FreeXOFF},
		{Name: "answers nothing", begin: virtual.Silence, end: virtual.Speak},
		{Name: "garbage byte", bytes: "garbage"},
		{Name: "byte dropped", bytes: "dropped"},
		{Name: "byte doubled", bytes: "doubled"},
		{Name: "replies lost", spoil: virtual.Line{Lose: -1}, end: mend},
		{Name: "replies late", spoil: virtual.Line{Delay: 1200 * time.Millisecond}, end: mend},
		{Name: "replies garbled", spoil: virtual.Line{Garble: -1}, end: mend},
	}
}

// Where in a slip a fault comes.
const (
	atMM   = 40  // of the slip: in the middle of it
	atByte = 150 // of its bytes: a third
)

// Befall makes the fault happen to a printer now, or at its place in the slip that is coming. The channel is closed when
// it has. A persona that lacks the part cannot have its fault.
func (f Fault) Befall(p *virtual.Printer, during bool) (come <-chan struct{}) {
	plan := virtual.Fault{Do: f.begin}
	switch f.begin {
	case "":
		plan.Do = virtual.Speak // of one that speaks already, it only tells when the byte is there
		at := 1
		if during {
			at = atByte
		}
		p.Spoil(f.spoilt(at))
		if f.bytes != "" {
			plan.AtByte = at
		}
	case virtual.Unplug, virtual.Hang, virtual.StickXOFF, virtual.Silence:
		plan.AtByte = atByte
	default:
		plan.AtMM = atMM
	}
	if !during {
		plan.AtByte, plan.AtMM = 0, 0
	}
	return p.Schedule(plan)
}

// spoilt is what goes wrong on the line, from a byte on.
func (f Fault) spoilt(at int) virtual.Line {
	line := f.spoil
	switch f.bytes {
	case "garbage":
		line.GarbageAt = at
	case "dropped":
		line.DropAt = at
	case "doubled":
		line.DoubleAt = at
	}
	return line
}

// Spoils reports whether the fault makes a byte another than was sent.
func (f Fault) Spoils() bool { return f.bytes != "" }

// Heal ends the fault.
func (f Fault) Heal(p *virtual.Printer) {
	switch f.end {
	case "":
	case mend:
		p.Spoil(virtual.Line{})
	default:
		_ = p.Do(f.end) // refused only where it has not begun
	}
}

// Shown is how a persona that suffers the fault has to be shown within three seconds, as far as it can tell: what Trial's
// Shown returns.
func (f Fault) Shown(persona virtual.Persona, during bool) string {
	blind := map[string]string{"cover open": "bad offline", "cutter jammed": "ok", "head too hot": "bad offline", "roll near its end": "ok", "stuck XOFF": "ok"}
	switch {
	case f.begin == virtual.Unplug:
		return "bad missing"
	case persona == virtual.Mute && f.begin == virtual.Hang && during:
		return "bad stuck" // it is asked nothing, so only a slip can get stuck
	case persona == virtual.Mute:
		return "unknown"
	case persona == virtual.ZJ58 && blind[f.Name] != "":
		return blind[f.Name]
	case persona == virtual.Kanji && (f.begin == virtual.NearEnd || f.begin == virtual.StickXOFF):
		return "ok" // no such sensor, and no such flow control
	}
	switch f.Name {
	case "paper out":
		return "bad paper_out"
	case "roll near its end":
		return "ok near_end"
	case "cover open":
		return "bad cover_open"
	case "cutter jammed":
		return "bad cutter"
	case "head too hot":
		return "bad overheated"
	case "takes no byte", "stuck XOFF":
		return "bad stuck"
	case "power off", "answers nothing", "replies lost":
		return "unknown silent"
	case "replies garbled":
		if persona != virtual.Custom && persona != virtual.Star { // the bit that is wrong means nothing in their blocks
			return "unknown silent"
		}
	}
	return "ok"
}
