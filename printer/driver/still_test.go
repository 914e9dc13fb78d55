package driver

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"antrean/printer/port"
	"antrean/printer/status"
	"antrean/printer/virtual"
)

// A stillPort has a queue of its own, as a serial line in the system has, which goes on while nobody writes.
type stillPort struct {
	port.Port
	queue chan []byte
	goes  turn // taken while it stands still
}

func (p *stillPort) Write(_ context.Context, b []byte) (int, error) {
	p.queue <- append([]byte(nil), b...)
	return len(b), nil
}

// pump lets go what is in the queue, until ctx ends.
func (p *stillPort) pump(ctx context.Context) {
	for {
		select {
		case b := <-p.queue:
			p.goes.take()
			_, _ = p.Port.Write(ctx, b)
			p.goes.release()
		case <-ctx.Done():
			return
		}
	}
}

// TestQuestionsThatPourOutAreNotMixedUp lets a line stand still for a while: every question that was put meanwhile is
// then answered within milliseconds, and none of the answers may be taken for that of the next question.
func TestQuestionsThatPourOutAreNotMixedUp(t *testing.T) {
	for _, stands := range []time.Duration{time.Second, 5 * time.Second, time.Minute, 10 * time.Minute} {
		synctest.Test(t, func(t *testing.T) {
			printer := virtual.New(virtual.Options{Baud: 9600})
			defer printer.Close()
			line := &stillPort{queue: make(chan []byte, 4096), goes: make(turn, 1)}
			d := New(model(t, "epson-80", nil), func(ctx context.Context) (p port.Port, err error) {
				line.Port, err = printer.Connect(ctx)
				return line, err
			})
			defer d.Stop()
			go line.pump(t.Context())
			if err := d.Ready(t.Context()); err != nil {
				t.Fatal(err)
			}
			line.goes.take()
			time.Sleep(stands)
			line.goes.release()
			neverBad(t, d, 10*time.Second)
			if now, _ := d.Status(); now.State() != status.OK {
				t.Errorf("after %v the printer is shown as %s, %s", stands, now.State(), now.Reason())
			}
		})
	}
}

// neverBad watches for a while what is known of a printer that is well.
func neverBad(t *testing.T, d *Driver, during time.Duration) {
	t.Helper()
	for over := time.After(during); ; {
		now, changed := d.Status()
		if now.State() == status.Bad {
			t.Fatalf("a printer that is well is shown as bad: %s", now.Reason())
		}
		select {
		case <-changed:
		case <-over:
			return
		}
	}
}

// TestWhatIsSaidInPassingHidesNoSilence has a printer answer a mark after a question was put, and nothing more.
func TestWhatIsSaidInPassingHidesNoSilence(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		asked := time.Now()
		d := &Driver{answered: asked.Add(100 * time.Millisecond), updated: make(chan struct{})}
		time.Sleep(silentTime)
		if d.noticeSilence(asked); d.silent {
			t.Errorf("silent after %v", silentTime-100*time.Millisecond)
		}
		time.Sleep(100 * time.Millisecond)
		if d.noticeSilence(asked); !d.silent {
			t.Errorf("not silent after %v without a word", silentTime)
		}
	})
}
