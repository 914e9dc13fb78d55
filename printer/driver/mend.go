package driver

import (
	"context"
	"time"

	"antrean/printer/port"
	"antrean/printer/profile"
	"antrean/printer/spool"
	"antrean/printer/status"
)

const (
	clearTime  = 1 * time.Second  // for a printer to say that it has forgotten
	nextAnswer = 1 * time.Second  // between two marks, of a printer that has begun to answer
	mendTime   = 10 * time.Second // for the bytes that mend it: some 350, at any speed
)

// arm asks the printer to report changes by itself, where it can. A printer that lost its power has forgotten it.
func (d *Driver) arm(ctx context.Context) {
	if b := d.armBytes(); b != nil {
		_ = d.write(ctx, b, askTime) // a line that fails here fails the next question too
	}
}

// armAgain arms a printer that has just come, or come back.
func (d *Driver) armAgain() {
	d.mu.Lock()
	need := d.unarmed && d.run == nil
	d.unarmed = d.unarmed && !need
	d.mu.Unlock()
	if need {
		d.arm(d.stopped)
	}
}

func (d *Driver) armBytes() []byte {
	switch {
	case !d.profile.Status.ASB:
		return nil
	case d.profile.Status.Query == profile.StarRequest:
		return []byte{0x1B, 0x1E, 'a', 1} // ESC RS a 1
	}
	return []byte{0x1D, 'a', 0x0F} // GS a: drawer, online, errors, roll
}

// clear makes the printer forget what it has not printed, where it can: nothing of a slip that broke off may come out
// by itself when the paper is back.
func (d *Driver) clear(ctx context.Context) {
	switch d.profile.Clear {
	case profile.DLEDC4:
		d.mu.Lock()
		before := d.clears
		d.mu.Unlock()
		if d.write(ctx, []byte{0x10, 0x14, 8, 1, 3, 0x14, 1, 6, 2, 8}, askTime) == nil {
			d.await(ctx, clearTime, func() bool { return d.clears != before })
		}
	case profile.DLEENQ:
		_ = d.write(ctx, []byte{0x10, 0x05, 2}, askTime)
	}
}

// mendWhenIdle brings the printer back to a known state as soon as it can print again, so that the fragment is gone
// before the next person comes.
func (d *Driver) mendWhenIdle() {
	if !d.printing.free() {
		return
	}
	defer d.printing.release()
	d.mu.Lock()
	need := d.torn && d.statusLocked().State() == status.OK && d.full.IsZero()
	d.mu.Unlock()
	if need {
		ctx, cancel := context.WithTimeout(d.stopped, mendTime)
		defer cancel()
		_ = d.mend(ctx) // it stays torn, and is tried again
	}
}

// mend ends whatever command is open, resets the printer and cuts the fragment off.
func (d *Driver) mend(ctx context.Context) error {
	d.mu.Lock()
	d.torn = false // whatever breaks from here on sets it again
	d.mu.Unlock()
	r := &run{d: d, expires: time.Now().Add(mendTime), pieces: d.profile.Resync(), pace: newPace(d.profile)}
	if out := r.send(ctx); out.State != spool.Sent {
		d.Tear()
		return &port.Error{Reason: port.Reason(out.Reason), Port: d.profile.ID}
	}
	d.arm(ctx)
	d.settle(ctx, time.Until(r.ends))
	return nil
}

// settle waits for the answers owed to slips before: they would prove the next one. One more question is asked behind
// them; when answers come and end before it is reckoned up, the rest was lost. Without any the printer has not come to
// them yet.
func (d *Driver) settle(ctx context.Context, mending time.Duration) {
	d.mu.Lock()
	owed := d.stray
	d.stray += min(owed, 1)
	d.mu.Unlock()
	if owed == 0 || d.write(ctx, gsr, askTime) != nil {
		return
	}
	first := owed + 1
	left, within := first, max(mending, 0)+proofTime
	for left > 0 && d.await(ctx, within, func() bool { return d.stray < left }) {
		d.mu.Lock()
		left, within = d.stray, nextAnswer
		d.mu.Unlock()
	}
	if left < first {
		d.mu.Lock()
		d.stray = 0
		d.mu.Unlock()
	}
}
