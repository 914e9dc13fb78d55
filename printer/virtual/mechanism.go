package virtual

import "time"

const (
	cutTime     = 250 * time.Millisecond // one stroke of the knife
	presentTime = 300 * time.Millisecond // from the knife to the mouth (unverified)
	ahead       = 2                      // steps that may wait for the mechanism before the next command is read: one line burns while the next is set
)

// A motion is what motor, knife and presenter do.
type motion struct {
	queue []step // the one in progress first
	done  int    // rows of that one that are on the paper

	on    bool      // something moves
	chunk int       // rows of the present movement
	until time.Time // its end
	start time.Time // of the motor, which runs on from one movement to the next; zero: it stands still
	run   int       // rows moved since then and before the present movement
	moved int       // rows moved ever
}

// rowTime is how long the paper moves for a number of rows.
func (p *Printer) rowTime(rows int) time.Duration {
	if p.options.SpeedMMS < 0 {
		return 0
	}
	return time.Duration(rows) * time.Second / time.Duration(p.options.SpeedMMS*dotsPer)
}

// delay is the time of something else than feeding.
func (p *Printer) delay(d time.Duration) time.Duration {
	if p.options.SpeedMMS < 0 {
		return 0
	}
	return d
}

// catchUp ends the movements that are over, and lets begin what follows from each at its own time.
func (p *Printer) catchUp(now time.Time) {
	for p.motion.on && !p.motion.until.After(now) {
		at := p.motion.until
		p.arrive(at)
		p.follow(at)
	}
}

// follow reads commands and begins movements until there is something to wait for.
func (p *Printer) follow(at time.Time) {
	for {
		p.interpret(at)
		if p.motion.on || !p.begin(at) || p.motion.until.After(at) {
			break
		}
		p.arrive(at)
	}
	p.report(at)
}

// interpret reads commands while the printer is online and the mechanism does not lag behind.
func (p *Printer) interpret(at time.Time) {
	for p.online() && len(p.motion.queue) < ahead && len(p.buffer.bytes) > 0 {
		if len(p.machine.pending) == 0 {
			p.machine.arrived = p.buffer.oldest()
		}
		used, _ := p.machine.read(p.buffer.bytes)
		p.buffer.drop(used)
		for _, s := range p.machine.take() {
			if s.kind == stepAsk {
				p.asked(s, at)
			} else {
				p.motion.queue = append(p.motion.queue, s)
			}
		}
	}
}

// begin starts the next movement. The motor runs on when the last one has only just ended.
func (p *Printer) begin(at time.Time) bool {
	m := &p.motion
	if len(m.queue) == 0 || !p.online() || p.closed {
		m.start = time.Time{}
		return false
	}
	m.on, m.chunk, m.until = true, 0, at
	switch head := m.queue[0]; head.kind {
	case stepRows:
		if m.start.IsZero() {
			m.start, m.run = at, 0
		}
		m.chunk = min(len(head.rows)-m.done, p.sensors.ahead(p.nearEnd), p.plan.ahead(m.moved))
		m.until = m.start.Add(p.rowTime(m.run + m.chunk))
	case stepCut:
		m.until, m.start = at.Add(p.delay(cutTime)), time.Time{}
	case stepPresent:
		m.until, m.start = at.Add(p.delay(presentTime)), time.Time{}
	}
	return true
}

// arrive ends the present movement.
func (p *Printer) arrive(at time.Time) {
	m := &p.motion
	m.on = false
	head := m.queue[0]
	if head.kind == stepRows {
		if p.burn(m.chunk); m.done < len(head.rows) {
			p.sense(at)
			return
		}
	}
	m.queue, m.done = m.queue[1:], 0
	if head.torn {
		head.notes.lines, head.notes.qr = nil, nil
		head.notes.complaints = append(head.notes.complaints, "the paper ended inside a line")
	}
	p.sheet.notes.add(head.notes)
	p.finish(head, at)
	p.sense(at)
}

// finish does what a step is for, besides moving paper.
func (p *Printer) finish(s step, at time.Time) {
	switch s.kind {
	case stepRows:
		p.sheet.limit(at)
	case stepCut:
		before := p.sheet.serial
		p.sheet.cut(at)
		if p.presenter && p.sheet.serial > before {
			p.mouth.enter()
		}
	case stepPresent:
		p.handOut(s.n)
	case stepMark:
		p.answer(s.reply, at)
	case stepDocument:
		p.reports.documents++
		p.tellStar(at)
	}
}

// burn puts rows of the step in progress on the paper.
func (p *Printer) burn(rows int) {
	m := &p.motion
	p.sheet.canvas.rows = append(p.sheet.canvas.rows, m.queue[0].rows[m.done:m.done+rows]...)
	m.done += rows
	m.run += rows
	m.moved += rows
	p.sensors.feed(rows)
}

// sense lets happen what depends on how much paper has moved.
func (p *Printer) sense(at time.Time) {
	if p.sensors.roll <= 0 && p.sensors.paper() {
		p.paperOut(at)
	}
	for _, a := range p.plan.reached(p.motion.moved) {
		_ = p.act(a, at)
	}
}

// progress is how many rows of the present movement are on the paper by now.
func (p *Printer) progress(now time.Time) int {
	m := &p.motion
	if !m.on || m.chunk == 0 || p.options.SpeedMMS < 0 {
		return 0
	}
	rate := time.Duration(p.options.SpeedMMS * dotsPer)
	rows := int(((now.Sub(m.start)+1)*rate+time.Second-1)/time.Second) - 1 // the last whose rowTime has passed
	return max(0, min(m.chunk, rows-m.run))
}

// halt stops motor and knife where they are.
func (p *Printer) halt(now time.Time) {
	if !p.motion.on {
		return
	}
	if rows := p.progress(now); rows > 0 {
		p.burn(rows)
	}
	p.motion.on, p.motion.start = false, time.Time{}
}

// forget drops what was received and not printed. A stroke of the knife is not taken back.
func (p *Printer) forget(now time.Time) {
	p.buffer.empty()
	p.machine.forget()
	p.intake.reset(newMachine(p.character, p.options))
	m := &p.motion
	if m.on && m.queue[0].kind == stepCut {
		m.queue = m.queue[:1]
		return
	}
	p.halt(now)
	m.queue, m.done = nil, 0
}
