package driver

import (
	"context"
	"time"

	"antrean/printer/port"
	"antrean/printer/status"
)

// mouthTime is how long a slip in the mouth may hold up the next one. The presenters of kiosk printers take a slip
// back after 20 s where that is set up; elsewhere the next slip pushes it out.
const mouthTime = 20 * time.Second

// lookEvery is how often something is looked at that comes about by time alone.
const lookEvery = 250 * time.Millisecond

// firstWord is how long a printer that has just come may take to say how it is, before a slip is begun without.
const firstWord = silentTime

// Ready waits until the printer can print, as far as anyone knows, or ctx ends; the error then has the reason.
// A printer that does not answer when it comes is ready: its back channel may not be wired.
func (d *Driver) Ready(ctx context.Context) error {
	for {
		d.mu.Lock()
		why, updated := d.hindranceLocked(), d.updated
		d.mu.Unlock()
		if why == "" {
			return nil
		}
		look := time.NewTimer(lookEvery)
		select {
		case <-updated:
		case <-look.C:
		case <-d.stopped.Done():
			return &port.Error{Reason: port.Closed, Port: d.profile.ID}
		case <-ctx.Done():
			return &port.Error{Reason: port.Reason(why), Port: d.profile.ID, Err: ctx.Err()}
		}
		look.Stop()
	}
}

// hindranceLocked is why no slip should be begun now, or "".
func (d *Driver) hindranceLocked() string {
	s := d.statusLocked()
	switch {
	case s.State() == status.Bad:
		return s.Reason()
	case s.Line != status.OK && !(d.link.State == port.Unknown && d.link.Reason == port.Stuck): // a slip is how such doubt ends
		return orUnknown(s.Why)
	case d.rounded.IsZero() && time.Since(d.opened) < firstWord:
		return Silent
	case d.heldLocked():
		return string(port.Stuck)
	case !d.mouth.IsZero() && time.Since(d.mouth) < mouthTime:
		return status.TicketWaiting
	}
	return ""
}

func orUnknown(why string) string {
	if why == "" {
		return string(status.Unknown)
	}
	return why
}

// heldLocked reports whether the printer says that it is full.
func (d *Driver) heldLocked() bool { return !d.full.IsZero() }
