package driver

import (
	"context"
	"slices"
	"time"

	"antrean/printer/port"
	"antrean/printer/profile"
	"antrean/printer/status"
)

const (
	idleEvery  = 750 * time.Millisecond  // between two rounds of questions: a change is known before the tap
	busyEvery  = 250 * time.Millisecond  // while a slip is on its way and its end is awaited
	answerTime = 500 * time.Millisecond  // a real-time request is answered on arrival; the rest is the cable and adapters
	lateTime   = 1600 * time.Millisecond // after one answer for those to questions that were put before
	silentTime = 1500 * time.Millisecond // without any answer to a question: the printer is silent
	quietTime  = 1 * time.Second         // a printer that reports by itself is not asked for so long while a slip leaves
	askTime    = 2 * time.Second         // for a question to leave this machine
)

// attend is the driver's goroutine: it asks, notices silence, and mends what broke off.
func (d *Driver) attend() {
	for d.stopped.Err() == nil {
		if d.line.Ready(d.stopped) == nil {
			d.converse()
		}
	}
}

// converse asks until the line ends.
func (d *Driver) converse() {
	for d.stopped.Err() == nil && d.isUp() {
		d.round()
		d.mendWhenIdle()
		d.pause(d.every())
	}
}

func (d *Driver) isUp() bool {
	c, _ := d.line.Condition()
	return c.State != port.Bad
}

// every is the time between two rounds.
func (d *Driver) every() time.Duration {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.run != nil {
		return busyEvery
	}
	return idleEvery
}

// questions are those that the printer answers.
func (d *Driver) questions() []question {
	switch d.profile.Status.Query {
	case profile.DLEEOT:
		var out []question
		for _, n := range d.profile.Status.Ask {
			out = append(out, question(n))
		}
		return out
	case profile.CustomFull:
		return []question{custom}
	case profile.StarRequest:
		return []question{starAsked}
	}
	return nil
}

// round asks every question once, one after another. While a slip's bytes leave, a printer that reports by itself is
// not asked: each question is bytes that the slip waits for.
func (d *Driver) round() {
	began, whole := time.Now(), true
	d.armAgain()
	d.lookAtWire()
	for _, q := range d.questions() {
		if d.knownDeafTo(q) {
			continue
		}
		if whole = !d.sendingQuietly() && d.ask(q); !whole {
			break
		}
	}
	if whole {
		d.mu.Lock()
		d.rounded = began
		d.doubtFullLocked()
		d.tellLocked()
		d.mu.Unlock()
	}
}

func (d *Driver) knownDeafTo(q question) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.deaf[q]
}

// doubtFullLocked takes a printer for one that has room whose "go on" was lost: it says that it is well, nothing has been
// sent to it for long, and it would stay full until somebody switches it off and on.
func (d *Driver) doubtFullLocked() {
	well := d.known.Status
	well.Line = status.OK
	if d.profile.Line.Flow == profile.XonXoff && d.run == nil && d.heldLocked() && time.Since(d.full) > heldTime && well.State() == status.OK {
		d.fullLocked(false)
	}
}

func (d *Driver) sendingQuietly() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.run != nil && d.run.sending && d.profile.Status.ASB && time.Since(d.answered) < quietTime
}

// ask puts one question again and again until it is answered or the line ends. Answers that stay away may be lost or
// late; as long as that is not clear no other question is asked, so that a late answer is never taken for that of
// another one.
func (d *Driver) ask(q question) bool {
	var began time.Time
	for {
		at, err := d.put(q)
		if err != nil {
			return false
		}
		if began.IsZero() {
			began = at
		}
		if d.await(d.stopped, answerTime, func() bool { return d.answered.After(began) && len(d.listener.owed) < d.puts }) {
			d.armAgain()
			d.drain()
			return true
		}
		if d.stopped.Err() != nil || !d.isUp() {
			return false
		}
		d.lookAtWire()
		if d.isDeafTo(q, began) {
			return true
		}
		d.noticeSilence(began)
	}
}

// isDeafTo reports whether the printer answers other questions and never this one: cheap boards know two of Epson's
// four. It is not asked again on this line.
func (d *Driver) isDeafTo(q question, asked time.Time) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	others := slices.Contains(d.heard[eot1:], true)
	if d.heard[q] || !others || time.Since(asked) < silentTime {
		return false
	}
	d.deaf[q] = true
	d.listener.forgive()
	return true
}

// put asks once more, and returns when its turn came: a piece that was under way is no silence.
func (d *Driver) put(q question) (time.Time, error) {
	d.writing.take()
	defer d.writing.release()
	d.mu.Lock()
	d.listener.ask(q)
	d.puts = len(d.listener.owed)
	d.mu.Unlock()
	at := time.Now()
	return at, d.send(d.stopped, q.bytes(), askTime)
}

// drain waits for what is still owed as long as it keeps coming, and forgets it when it is lost. A line that stood still
// pours out every question that was put meanwhile.
func (d *Driver) drain() {
	for came := true; came; {
		d.mu.Lock()
		owed := len(d.listener.owed)
		d.mu.Unlock()
		came = owed > 0 && d.await(d.stopped, lateTime, func() bool { return len(d.listener.owed) < owed })
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.listener.forgive()
}

// lookAtWire notes what the wire "clear to send" says, where that is how the printer says that it is full.
func (d *Driver) lookAtWire() {
	if d.profile.Line.Flow != profile.CTS {
		return
	}
	ready, known := d.line.ClearToSend()
	d.mu.Lock()
	defer d.mu.Unlock()
	d.fullLocked(known && !ready)
}

// write puts bytes on the line, between two pieces of a slip.
func (d *Driver) write(ctx context.Context, b []byte, within time.Duration) error {
	d.writing.take()
	defer d.writing.release()
	return d.send(ctx, b, within)
}

// send is write when the turn is taken: the wait for it is no failure of the line.
func (d *Driver) send(ctx context.Context, b []byte, within time.Duration) error {
	ctx, cancel := context.WithTimeout(ctx, within)
	defer cancel()
	_, err := d.line.Write(ctx, b)
	return err
}

// await waits until something holds, or the time or ctx is over. The condition is called with the lock held.
func (d *Driver) await(ctx context.Context, within time.Duration, holds func() bool) bool {
	over := time.NewTimer(within)
	defer over.Stop()
	for {
		d.mu.Lock()
		ok, updated := holds(), d.updated
		d.mu.Unlock()
		if ok {
			return true
		}
		select {
		case <-updated:
		case <-over.C:
			return false
		case <-ctx.Done():
			return false
		}
	}
}

// noticeSilence calls a printer silent that has answered on this line, and says nothing to a question. What it says about
// something else meanwhile, such as a mark in a slip, begins its silence anew.
func (d *Driver) noticeSilence(asked time.Time) {
	d.mu.Lock()
	defer d.mu.Unlock()
	since := asked
	if d.answered.After(asked) {
		since = d.answered
	}
	if !d.silent && !d.answered.IsZero() && time.Since(since) >= silentTime {
		d.silent, d.known.Status = true, status.Status{}
	}
	d.tellLocked() // of a printer that is full as well: how long it has been is news that nobody brings
}

// pause waits for the next round, or for the line to change.
func (d *Driver) pause(within time.Duration) {
	d.mu.Lock()
	run := d.run
	d.mu.Unlock()
	d.await(d.stopped, within, func() bool { return d.run != run || d.link.State == port.Bad })
}
