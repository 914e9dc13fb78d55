package bench

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"antrean/internal/rig"
)

// Twenty counters work at once, the most that an office of ours has been seen with.
const desks = 20

// pace is the time between two presses of a clerk: twenty times as often as people do it, and not as fast as the
// machine can, which would measure how long a line of requests is.
const pace = 250 * time.Millisecond

// deskSlice is how long each side of a round runs: long enough for some presses at every counter.
const deskSlice = 6 * slice

// barKey is how fast a key at a counter is, as a part of a bare request's speed while as many ask at once. A key is
// more than a request: its event is on the disk, every screen of the office is told, and this one has both the answer
// and its snapshot. Each of these steps waits for a processor, so that a busy machine lowers the figure; the bar is half
// of what two cores reach that five times as many programs want.
const barKey = 0.008

// barKeyWork is how little processors work for a key, the clerk's side in this program and a third of taking a number
// included: a bare request's work as a part of it. Both are the same kind of work, at the same pace, in turns, so that what
// else the machine does falls on both. It was 0.31 while thirty programs wanted two cores; half of that is the bar, so that
// a key that is twice as dear misses it there.
const barKeyWork = 0.155

// BenchmarkCounterKey presses the big button at twenty counters, from the key to the clerk's screen that is ready for the
// next one, beside a GET of the same bytes from a server that does nothing else.
func BenchmarkCounterKey(b *testing.B) {
	r := rig.Open(b, rig.Options{Gate: "self", Counters: desks})
	clerk, kiosk := r.SignedIn(b, rig.Clerk), r.AtKiosk()
	kiosk.Bearer = rig.PaperlessToken // drawing the paper of a printer that is not there took a quarter of all work
	all := make([]*desk, desks)
	for i := range all {
		all[i] = sitAt(b, clerk, kiosk, i+1)
	}
	_, screen := clerk.Page(b, "/api/v1/counters/1")
	bare := &rig.Client{Base: serveBare(b, []byte(screen)), HTTP: r.Anyone().HTTP}
	var keys, asks, keyWork, askWork []float64
	var times []time.Duration
	ask := func() {
		round, work := together(func(_ int, end time.Time) []time.Duration { return askTimes(b, bare, end) })
		asks, askWork = append(asks, quantile(round, 0.5).Seconds()), append(askWork, work.Seconds())
	}
	for b.Loop() {
		for range rounds {
			ask()
			round, work := together(func(i int, end time.Time) []time.Duration { return all[i].work(b, end) })
			keys, keyWork = append(keys, quantile(round, 0.5).Seconds()), append(keyWork, work.Seconds())
			times = append(times, round...)
		}
	}
	ask()
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(milliseconds(quantile(times, 0.5)), "ms_p50")
	b.ReportMetric(milliseconds(quantile(times, 0.99)), "ms_p99")
	b.ReportMetric(median(asks)*1000, "ms_bare")
	b.ReportMetric(median(keyWork)*1000, "ms_work")
	hold(b, "x_bare_request", median(ratios(around(asks), keys)), barKey)
	hold(b, "x_bare_work", median(ratios(around(askWork), keyWork)), barKeyWork)
}

// together lets all desks do something for a slice of time and gathers how long each press took, and how long a
// processor worked for one.
func together(do func(i int, end time.Time) []time.Duration) (times []time.Duration, work time.Duration) {
	began := worked()
	end := time.Now().Add(deskSlice)
	parts := make([][]time.Duration, desks)
	var running sync.WaitGroup
	for i := range desks {
		running.Go(func() { parts[i] = do(i, end) })
	}
	running.Wait()
	for _, part := range parts {
		times = append(times, part...)
	}
	return times, (worked() - began) / time.Duration(max(1, len(times)))
}

// worked is how long processors have worked for this program. Unlike a clock it does not go on while others have them.
func worked() time.Duration {
	var use syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &use); err != nil {
		return 0
	}
	return time.Duration(use.Utime.Nano() + use.Stime.Nano())
}

// askTimes asks the bare server at the pace of the desks.
func askTimes(b *testing.B, bare *rig.Client, end time.Time) []time.Duration {
	beat := time.NewTicker(pace)
	defer beat.Stop()
	var times []time.Duration
	for now := range beat.C {
		if now.After(end) || b.Failed() {
			break
		}
		start := time.Now()
		if status, _ := bare.Get(b, "/"); status != http.StatusOK {
			b.Errorf("bare: %d", status)
		}
		times = append(times, time.Since(start))
	}
	return times
}

// A desk is a counter with its clerk and the socket of its screen.
type desk struct {
	n      int
	clerk  *rig.Client
	kiosk  *rig.Client
	screen *websocket.Conn
	taken  int // numbers that were taken for it
}

func sitAt(b *testing.B, clerk, kiosk *rig.Client, n int) *desk {
	b.Helper()
	req, err := http.NewRequest(http.MethodGet, clerk.Base, nil)
	if err != nil {
		b.Fatal(err)
	}
	header := http.Header{"Origin": {clerk.Base}}
	for _, c := range clerk.HTTP.Jar.Cookies(req.URL) {
		header.Add("Cookie", c.String())
	}
	address := fmt.Sprintf("ws%s/ws/counter/%d", strings.TrimPrefix(clerk.Base, "http"), n)
	screen, _, err := websocket.DefaultDialer.DialContext(b.Context(), address, header)
	if err != nil {
		b.Fatalf("%s: %v", address, err)
	}
	b.Cleanup(func() { _ = screen.Close() })
	d := &desk{n: n, clerk: clerk, kiosk: kiosk, screen: screen}
	d.press(b, "open", "")
	return d
}

// work serves people until the time is over, and says how long each press took. Nobody is left in hand.
func (d *desk) work(b *testing.B, end time.Time) []time.Duration {
	beat := time.NewTicker(pace)
	defer beat.Stop()
	var times []time.Duration
	for time.Now().Before(end) && !b.Failed() {
		d.taken++
		d.kiosk.Ticket(b, fmt.Sprintf("bench-desk-%d-%d", d.n, d.taken), "kk-rusak", "f102", "kk_rusak", "ktp")
		for _, step := range []struct{ action, shown string }{{"next", "called"}, {"start", "serving"}, {"finish", ""}} {
			<-beat.C
			start := time.Now()
			d.press(b, step.action, step.shown)
			times = append(times, time.Since(start))
		}
	}
	return times
}

// press gives a command and waits until the screen shows what came of it.
func (d *desk) press(b *testing.B, action, shown string) {
	status, reply := d.clerk.Command(b, d.n, action, nil)
	if status != http.StatusOK {
		b.Errorf("%s at counter %d: %d %v", action, d.n, status, reply)
		return
	}
	for {
		var frame struct {
			Kind    string `json:"kind"`
			Counter struct {
				State string `json:"state"`
			} `json:"counter"`
			Ticket *struct {
				State string `json:"state"`
			} `json:"ticket"`
		}
		if err := d.screen.ReadJSON(&frame); err != nil {
			b.Errorf("the screen of counter %d: %v", d.n, err)
			return
		}
		held := ""
		if frame.Ticket != nil {
			held = frame.Ticket.State
		}
		if frame.Kind == "counter" && frame.Counter.State == "open" && held == shown {
			return
		}
	}
}
