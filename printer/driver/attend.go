package driver

import (
	"context"
	"time"

	"antrean/printer/port"
	"antrean/printer/profile"
	"antrean/printer/status"
)

const (
	idleEvery  = 1 * time.Second        // between two rounds of questions: a change is known before the tap
	busyEvery  = 250 * time.Millisecond // while a slip is on its way and its end is awaited
	answerTime = 500 * time.Millisecond // a real-time request is answered on arrival; the rest is the cable and adapters
	lateTime   = 2 * time.Second        // how long a missing answer may still come before it is called lost
	askTime    = 2 * time.Second        // for a question to leave this machine
	silentTime = 2500 * time.Millisecond
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
	for _, q := range d.questions() {
		if whole = !d.sendingQuietly() && d.ask(q); !whole {
			break
		}
	}
	d.noticeSilence()
	if whole {
		d.mu.Lock()
		d.rounded = began
		d.tellLocked()
		d.mu.Unlock()
	}
}

func (d *Driver) sendingQuietly() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.run != nil && d.run.sending && d.profile.Status.ASB
}

// ask puts one question and waits for its answer. One that stays away may be lost or late; until that is clear no
// other is asked, so that a late answer is never taken for that of another question.
func (d *Driver) ask(q question) bool {
	d.mu.Lock()
	d.listener.ask(q)
	d.mu.Unlock()
	if d.write(d.stopped, q.bytes(), askTime) != nil {
		return false
	}
	if d.await(d.stopped, answerTime, func() bool { return len(d.listener.owed) == 0 }) {
		return true
	}
	came := d.await(d.stopped, lateTime, func() bool { return len(d.listener.owed) == 0 })
	d.mu.Lock()
	d.listener.forgive()
	d.mu.Unlock()
	return came
}

// write puts bytes on the line, between two pieces of a slip.
func (d *Driver) write(ctx context.Context, b []byte, within time.Duration) error {
	ctx, cancel := context.WithTimeout(ctx, within)
	defer cancel()
	d.writing.take()
	defer d.writing.release()
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

// noticeSilence calls a printer silent that has answered on this line and does no more.
func (d *Driver) noticeSilence() {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.silent || d.answered.IsZero() || time.Since(d.answered) < silentTime {
		return
	}
	d.silent, d.known.Status = true, status.Status{}
	d.tellLocked()
}

// pause waits for the next round, or for the line to change.
func (d *Driver) pause(within time.Duration) {
	d.mu.Lock()
	run := d.run
	d.mu.Unlock()
	d.await(d.stopped, within, func() bool { return d.run != run || d.link.State == port.Bad })
}
