package virtual

import "time"

// A Panel is what a person sees who stands before the printer.
type Panel struct {
	Persona   Persona `json:"persona"`
	Power     bool    `json:"power"`
	Plugged   bool    `json:"plugged"`
	Online    bool    `json:"online"`
	Paper     bool    `json:"paper"`
	PaperMM   int     `json:"paper_mm"` // left on the roll; -1: without end
	NearEnd   bool    `json:"near_end"`
	Cover     string  `json:"cover"`  // open or closed
	Cutter    string  `json:"cutter"` // ok, jam, or none
	Hot       bool    `json:"hot"`
	Mouth     string  `json:"mouth"` // none, empty, inside or waiting
	Taken     int     `json:"taken"` // tickets taken out of the mouth
	Retracted int     `json:"retracted"`
	Hanging   bool    `json:"hanging"` // takes no byte
	Silent    bool    `json:"silent"`
	Busy      bool    `json:"busy"`   // asks the host to wait
	Moving    bool    `json:"moving"` // motor, knife or presenter
	Buffer    int     `json:"buffer"` // bytes in it
	Size      int     `json:"size"`   // bytes it holds
	Received  int     `json:"received"`
	Overruns  int     `json:"overruns"`   // bytes that came and found no room
	HangingMM float64 `json:"hanging_mm"` // paper that stands out of the knife; what is between it and the head is not seen
	PrintedMM float64 `json:"printed_mm"` // paper moved since the printer was built
	Slips     int     `json:"slips"`      // that have fallen
}

// Panel is the printer as it stands there now.
func (p *Printer) Panel() Panel {
	var out Panel
	_ = p.at(func(now time.Time) {
		s, progress := &p.sensors, p.progress(now)
		out = Panel{
			Persona: p.options.Persona, Power: s.power, Plugged: !p.unplugged, Online: p.online(), Paper: s.paper(), PaperMM: (s.roll - progress) / dotsPer,
			NearEnd: s.near(p.nearEnd), Cover: "closed", Cutter: "ok", Hot: s.hot, Mouth: "none", Taken: p.mouth.taken, Retracted: p.mouth.retracted,
			Hanging: p.hanging, Silent: s.silent, Busy: p.busy(), Moving: p.motion.on, Buffer: len(p.buffer.bytes), Size: p.buffer.size,
			Received: p.received, Overruns: p.buffer.overruns, HangingMM: float64(max(0, len(p.sheet.canvas.rows)+progress-p.sheet.knife)) / dotsPer,
			PrintedMM: float64(p.motion.moved+progress) / dotsPer, Slips: p.sheet.serial,
		}
		p.parts(&out)
	})
	return out
}

// parts fills in what a persona may lack.
func (p *Printer) parts(out *Panel) {
	if p.options.PaperMM < 0 {
		out.PaperMM = -1
	}
	if p.sensors.cover {
		out.Cover = "open"
	}
	switch {
	case !p.knife:
		out.Cutter = "none"
	case p.sensors.jam:
		out.Cutter = "jam"
	}
	if p.presenter {
		out.Mouth = p.mouth.state
		if out.Mouth == "" {
			out.Mouth = "empty"
		}
	}
}

// Hanging is the picture of the paper that stands out of the knife, as a PNG; nil when none does.
func (p *Printer) Hanging() []byte {
	var rows [][]byte
	_ = p.at(func(now time.Time) {
		rows = append(rows, p.sheet.canvas.rows...)
		if n := p.progress(now); n > 0 {
			rows = append(rows, p.motion.queue[0].rows[p.motion.done:p.motion.done+n]...)
		}
	})
	if len(rows) <= p.sheet.knife {
		return nil
	}
	return encode(rows[:len(rows)-p.sheet.knife], p.options.Dots)
}
