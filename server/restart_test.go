package server_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"antrean/internal/rig"
	"antrean/office/catalogue"
)

// A faithful is a screen that comes back for ever, as docs/protocol.md asks, though more eagerly: a test has no time
// for the jitter of hours.
type faithful struct {
	path   string
	header http.Header
	ends   func(frame map[string]any) bool // the state in which it is content

	epoch    string
	seq      float64
	fell     string // what went wrong with its numbers
	comeback int
}

// watch follows the office until the screen shows its last state.
func (f *faithful) watch(ctx context.Context, base string) error {
	for try := 0; ctx.Err() == nil; try++ {
		if done := f.follow(ctx, base); done {
			return nil
		}
		f.comeback++
		pause := time.NewTimer(rand.N(min(250*time.Millisecond<<min(try, 4), 2*time.Second)))
		select {
		case <-pause.C:
		case <-ctx.Done():
		}
	}
	return fmt.Errorf("%s: still at seq %v of %s after %d tries", f.path, f.seq, f.epoch, f.comeback)
}

// follow is one connection; it reports whether the screen is content.
func (f *faithful) follow(ctx context.Context, base string) bool {
	conn, _, err := websocket.DefaultDialer.DialContext(ctx, "ws"+strings.TrimPrefix(base, "http")+f.path, f.header)
	if err != nil {
		return false
	}
	defer conn.Close()
	stop := context.AfterFunc(ctx, func() { _ = conn.Close() })
	defer stop()
	for {
		var frame map[string]any
		if err := conn.ReadJSON(&frame); err != nil {
			if websocket.IsCloseError(err, websocket.CloseGoingAway) || ctx.Err() != nil {
				return false
			}
			f.fell = err.Error()
			return false
		}
		if frame["kind"] == "beat" {
			continue
		}
		f.take(frame)
		if f.ends(frame) {
			return true
		}
	}
}

// take notes a snapshot's numbers. They never fall; a newcomer may be shown the newest one twice.
func (f *faithful) take(frame map[string]any) {
	seq, epoch := frame["seq"].(float64), frame["epoch"].(string)
	switch {
	case f.epoch != "" && epoch != f.epoch:
		f.fell = fmt.Sprintf("epoch %s became %s", f.epoch, epoch)
	case seq < f.seq:
		f.fell = fmt.Sprintf("seq %v came after %v", seq, f.seq)
	}
	f.seq, f.epoch = seq, epoch
}

func TestThreeHundredScreensComeBackAfterARestart(t *testing.T) {
	const each = 100
	dir := t.TempDir()
	r := rig.Open(t, rig.Options{Dir: dir, Gate: catalogue.Flag})
	kiosk, clerk := r.Anyone(), r.SignedIn(t, rig.Clerk)
	kiosk.Bearer = rig.PaperlessToken
	clerk.Command(t, 1, "open", nil)
	cookie := clerk.HTTP.Jar.Cookies(mustURL(t, r.Base))[0]
	var screens []*faithful
	for i := range each {
		token := kiosk.Ticket(t, fmt.Sprintf("restart-%04d", i), "kk-rusak")["token"].(string)
		screens = append(screens,
			&faithful{path: "/ws/board/" + rig.Zone, ends: lastCall("A-002")},
			&faithful{path: "/ws/counter/1", header: http.Header{"Origin": {r.Base}, "Cookie": {cookie.String()}}, ends: holds("A-002")},
			&faithful{path: "/ws/tickets/" + token, ends: placeOf(i)})
	}
	clerk.Command(t, 1, "next", nil)

	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	errs := make([]error, len(screens))
	var watching sync.WaitGroup
	for i, screen := range screens {
		watching.Go(func() { errs[i] = screen.watch(ctx, r.Base) })
	}
	everybody(t, r, len(screens))
	r.Close()
	r = rig.Open(t, rig.Options{Dir: dir, Gate: catalogue.Flag, Listen: strings.TrimPrefix(r.Base, "http://")})
	clerk = r.SignedIn(t, rig.Clerk)
	clerk.Command(t, 1, "finish", nil)
	clerk.Command(t, 1, "next", nil)
	watching.Wait()
	for i, screen := range screens {
		if errs[i] != nil || screen.fell != "" || screen.comeback == 0 {
			t.Errorf("%s: %v %s, came back %d times", screen.path, errs[i], screen.fell, screen.comeback)
		}
	}
}

// everybody waits until all screens are connected.
func everybody(t *testing.T, r *rig.Rig, n int) {
	t.Helper()
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	late := time.After(20 * time.Second)
	for {
		connected := 0
		screens, _ := r.Live.Counts()
		for _, count := range screens.Screens {
			connected += count
		}
		if connected == n {
			return
		}
		select {
		case <-tick.C:
		case <-late:
			t.Fatalf("%d of %d screens are connected", connected, n)
		}
	}
}

func lastCall(number string) func(map[string]any) bool {
	return func(frame map[string]any) bool {
		calls, _ := frame["calls"].([]any)
		return len(calls) > 0 && calls[len(calls)-1].(map[string]any)["number"] == number
	}
}

func holds(number string) func(map[string]any) bool {
	return func(frame map[string]any) bool {
		ticket, ok := frame["ticket"].(map[string]any)
		return ok && ticket["number"] == number
	}
}

// placeOf is the state of the ticket that came as the i-th when the second is called.
func placeOf(i int) func(map[string]any) bool {
	return func(frame map[string]any) bool {
		switch i {
		case 0:
			return frame["state"] == "done"
		case 1:
			return frame["state"] == "called"
		}
		return frame["position"] == float64(i-1)
	}
}
