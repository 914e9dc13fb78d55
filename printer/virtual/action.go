package virtual

import (
	"fmt"
	"time"
)

// An Action is something that a person does to a printer, or that befalls it.
type Action string

// The actions. Where the personas differ in what the host sees of one:
//
//	paper-out    epson, kanji, small: DLE EOT 1, 2 and 4, ASB; custom: also byte 3 of its full status; star: block byte 6;
//	             zj58: DLE EOT 1 and 4. GS r is not carried out. mute: nothing.
//	near-end     as paper-out, but online. zj58 and its like have no such sensor: the roll is "adequate" until it is empty.
//	cover-open   DLE EOT 1 and 2, ASB; custom: byte 4; star: byte 3; zj58: DLE EOT 1 only. What the paper sensor says
//	             meanwhile differs by model; here it says what is true.
//	jam-cutter   DLE EOT 1, 2 and 3, ASB; custom: byte 6; star: byte 4. It shows at once; real ones find it at the next cut.
//	overheat     as jam-cutter, but it recovers by itself; custom: byte 5; star: unverified.
//	power-off    nothing answers. Buffer, modes, ASB and stored ids are lost; paper and errors of the knife stay.
const (
	PaperOut   Action = "paper-out"   // the roll ends or tears now
	Refill     Action = "refill"      // a new roll; what hangs out falls
	NearEnd    Action = "near-end"    // the sensor reports it until a refill
	CoverOpen  Action = "cover-open"  //
	CoverClose Action = "cover-close" //
	JamCutter  Action = "jam-cutter"  // the knife is stuck
	FreeCutter Action = "free-cutter" // and is freed: printing goes on, the stroke is repeated
	Overheat   Action = "overheat"    // the head is too hot
	Cool       Action = "cool"        // and goes on
	PowerOff   Action = "power-off"   //
	PowerOn    Action = "power-on"    //
	PowerCycle Action = "power-cycle" // off and on
	Unplug     Action = "unplug"      // the data cable; power stays
	Plug       Action = "plug"        //
	Take       Action = "take"        // a person takes the ticket out of the mouth
	Tear       Action = "tear"        // a person tears off what hangs out
	Hang       Action = "hang"        // it takes no byte
	Release    Action = "release"     // and takes them again
	Silence    Action = "silence"     // it prints and does not answer
	Speak      Action = "speak"       // and answers again
	StickXOFF  Action = "stick-xoff"  // it says that it is full and does not take that back
	FreeXOFF   Action = "free-xoff"   // it takes that back
)

// Actions lists all of them.
func Actions() []Action {
	return []Action{
		PaperOut, Refill, NearEnd, CoverOpen, CoverClose, JamCutter, FreeCutter, Overheat, Cool, PowerOff, PowerOn, PowerCycle,
		Unplug, Plug, Take, Tear, Hang, Release, Silence, Speak, StickXOFF, FreeXOFF,
	}
}

// Do lets an action happen now. It fails where the persona lacks the part, and where there is nothing to take.
func (p *Printer) Do(a Action) error {
	var refused error
	err := p.at(func(now time.Time) { refused = p.act(a, now) })
	if refused != nil {
		return refused
	}
	return err
}

// act is Do with the lock held.
func (p *Printer) act(a Action, now time.Time) error {
	if why := p.lacks(a); why != "" {
		return fmt.Errorf("%s: printer %s %s", a, p.options.Persona, why)
	}
	s := &p.sensors
	switch a {
	case PaperOut:
		p.paperOut(now)
	case Refill:
		p.refill(now)
	case NearEnd:
		s.low = true
	case CoverOpen:
		s.startled = s.startled || p.motion.on
		p.halt(now)
		s.cover = true
	case CoverClose:
		s.cover, s.startled = false, false
	case JamCutter:
		p.halt(now)
		s.jam = true
	case FreeCutter:
		s.jam = false
	case Overheat:
		p.halt(now)
		s.hot = true
	case Cool:
		s.hot = false
	case Take:
		p.mouth.leave()
		p.mouth.taken++
	case Tear:
		p.sheet.cut(now)
	default:
		return p.actLine(a, now)
	}
	return nil
}

// actLine is act for power and the way to the host.
func (p *Printer) actLine(a Action, now time.Time) error {
	s := &p.sensors
	switch a {
	case PowerOff:
		p.powerOff(now)
		p.pullNetwork()
	case PowerOn:
		if !s.power {
			p.powerOn(now)
			p.push()
		}
	case PowerCycle:
		p.powerOff(now)
		p.powerOn(now)
	case Unplug:
		p.pull()
	case Plug:
		p.unplugged = false
		p.push()
	case Hang, Release:
		p.hanging = a == Hang
	case Silence, Speak:
		s.silent = a == Silence
	case StickXOFF, FreeXOFF:
		s.stuck = a == StickXOFF
	default:
		return fmt.Errorf("%q is no action", a)
	}
	return nil
}

// lacks says what the printer does not have for an action, or "".
func (p *Printer) lacks(a Action) string {
	switch {
	case (a == JamCutter || a == FreeCutter) && !p.knife:
		return "has no knife"
	case a == NearEnd && p.nearEnd == 0:
		return "has no sensor for it"
	case a == Take && !p.presenter:
		return "has no presenter"
	case a == Take && p.mouth.state != "waiting":
		return "holds no ticket out"
	}
	return ""
}
