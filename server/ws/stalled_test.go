//go:build unix

package ws

import (
	"net"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/gofiber/fiber/v2"
)

const (
	liveScreens    = 200
	stalledScreens = 30
	states         = 150 // of 1.5 KB: more than the kernel takes for a screen that does not read
	maxStale       = 10  // frames a screen may have to read until it is at the newest state
	smallBuffer    = 4096
)

// dialSmall connects with a receive buffer of a few kilobytes, as a television's may be.
func dialSmall(t testing.TB, h *house) *client {
	t.Helper()
	d := net.Dialer{Control: func(_, _ string, raw syscall.RawConn) (err error) {
		if ctl := raw.Control(func(fd uintptr) {
			err = syscall.SetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_RCVBUF, smallBuffer)
		}); ctl != nil {
			return ctl
		}
		return err
	}}
	conn, err := d.Dial("tcp", h.addr)
	if err != nil {
		t.Fatal(err)
	}
	return clientOn(t, conn)
}

// 30 of 230 screens stop reading. The others get every state, and each before the next is published; then the 30
// wake and are at the newest state within a few frames.
func TestStalledScreensDelayNobodyAndWakeToTheNewestState(t *testing.T) {
	h := newHouse(t, Options{Stall: 30 * patience}, fiber.Config{})
	var live, stalled []*client
	for range liveScreens {
		c := dial(t, h)
		c.open("/ws/board/utama")
		c.wantState(0)
		live = append(live, c)
	}
	for range stalledScreens {
		c := dialSmall(t, h)
		c.open("/ws/board/utama") // and reads no more
		stalled = append(stalled, c)
	}

	for range states {
		seq := h.publish()
		var round sync.WaitGroup
		for part := range 4 {
			round.Go(func() {
				for i := part; i < len(live); i += 4 {
					if frames := live[i].wantState(seq); frames != 1 {
						t.Errorf("live screen %d read %d frames for state %d, want 1", i, frames, seq)
					}
				}
			})
		}
		round.Wait()
		if t.Failed() {
			return
		}
	}
	if got := h.set.Counts(); got.Folded == 0 || got.Open != liveScreens+stalledScreens {
		t.Fatalf("counts %+v: no screen was behind, or one was cut", got)
	}
	worst := 0
	for i, c := range stalled {
		frames := c.wantState(states)
		worst = max(worst, frames)
		if frames > maxStale {
			t.Errorf("stalled screen %d read %d frames to the newest state, want at most %d", i, frames, maxStale)
		}
	}
	t.Logf("the slowest of %d stalled screens read %d frames of %d states", stalledScreens, worst, states)
}

// A flusher sets a deadline for its writes. If it stayed, the next direct write would fail when it has passed.
func TestScreenThatWokeIsWrittenToLongAfter(t *testing.T) {
	const stall = time.Second
	h := newHouse(t, Options{Stall: stall}, fiber.Config{})
	c := dialSmall(t, h)
	c.open("/ws/board/utama")
	for h.set.Counts().Folded == 0 { // until the socket is full and a state has taken another's place
		h.publish()
	}
	c.wantState(h.state.Load())
	c.wantNothing(stall * 5 / 4)
	c.wantState(h.publish())
	if got := h.set.Counts().Stalled; got != 0 {
		t.Errorf("Stalled = %d, want 0: it took all it was given", got)
	}
}
