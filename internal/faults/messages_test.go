package faults

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"testing"
	"time"
)

const (
	lives     = 8 // of the office in TestKillWhileMessagesAreSent, at most: a life takes a second
	onTheWay  = 4 // messages that the office sends at once: what a kill may send again
	heardSoon = 20 * time.Second
)

// A receiver is the gateway of an office that is killed. It takes every message, and notes in which of the office's lives.
type receiver struct {
	*httptest.Server
	slow func() time.Duration // under the lock

	mu    sync.Mutex
	life  int
	taken map[string][]int // id to the lives in which it was taken
	told  map[string][]word
	fault []string
}

// A word is what one person was told, when it came for the first time.
type word struct {
	ID   string    `json:"id"`
	Kind string    `json:"kind"`
	To   string    `json:"to"`
	At   time.Time `json:"at"`
}

func receive(t *testing.T, slow func() time.Duration) *receiver {
	t.Helper()
	r := &receiver{slow: slow, taken: map[string][]int{}, told: map[string][]word{}}
	r.Server = httptest.NewServer(r)
	t.Cleanup(r.Close)
	return r
}

// ServeHTTP takes a message, and answers a little later: a kill finds it in between.
func (r *receiver) ServeHTTP(_ http.ResponseWriter, request *http.Request) {
	var w word
	if err := json.NewDecoder(request.Body).Decode(&w); err != nil {
		return // cut off by a kill
	}
	time.Sleep(r.take(w))
}

func (r *receiver) take(w word) (pause time.Duration) {
	r.mu.Lock()
	defer r.mu.Unlock()
	before := r.taken[w.ID]
	if n := len(before); n > 0 && before[n-1] == r.life {
		r.fault = append(r.fault, fmt.Sprintf("%s of %s came twice in life %d", w.Kind, w.To, r.life))
	}
	r.taken[w.ID] = append(before, r.life)
	if len(before) > 0 {
		return r.slow()
	}
	for _, other := range r.told[w.To] {
		if other.Kind == w.Kind {
			r.fault = append(r.fault, fmt.Sprintf("%s was told %s as %s and as %s", w.To, w.Kind, other.ID, w.ID))
		}
		if other.At.After(w.At) {
			r.fault = append(r.fault, fmt.Sprintf("%s was told %s after %s, which came later", w.To, w.Kind, other.Kind))
		}
	}
	r.told[w.To] = append(r.told[w.To], w)
	return r.slow()
}

// next begins the next life of the office.
func (r *receiver) next() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.life++
}

// owes lists those who were not told something that they should have been.
func (r *receiver) owes(people []string, kind string) (without []string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, to := range people {
		if !slices.ContainsFunc(r.told[to], func(w word) bool { return w.Kind == kind }) {
			without = append(without, to)
		}
	}
	return without
}

// again counts what came once more after a kill.
func (r *receiver) again() (n int) {
	for _, lives := range r.taken {
		n += len(lives) - 1
	}
	return n
}

// TestKillWhileMessagesAreSent kills the office at random moments while people are called and sent home with what is
// missing. Everybody whose return the clerk saw done is told of it: in order, under one id however often, once in each
// life of the office, and again after a kill only what was on its way.
func TestKillWhileMessagesAreSent(t *testing.T) {
	needFaults(t)
	random, dir, antrean := chance(t), t.TempDir(), build(t)
	slow := rand.New(rand.NewPCG(random.Uint64(), 0))
	r := receive(t, func() time.Duration { return between(slow, 0, 30*time.Millisecond) })
	var returned []string
	kills := min(rounds(t), lives)
	for round := range kills + 1 {
		r.next()
		p := demo(antrean, dir, "-webhook", r.URL)
		if err := p.run(t); err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		w := worker{t: t, process: p, first: 1000 * round}
		if round == kills { // the last life is quiet: whoever was not told is told now
			waitUntilTold(t, r, returned)
			if err := p.stop(); err != nil {
				t.Error(err)
			}
			break
		}
		late := time.AfterFunc(between(random, 150*time.Millisecond, 700*time.Millisecond), func() { _ = p.cmd.Process.Kill() }) // one alone may wait for its end
		returned = append(returned, w.work()...)
		late.Stop()
		p.kill()
	}
	for _, fault := range r.fault {
		t.Error(fault)
	}
	if n := r.again(); n > kills*onTheWay {
		t.Errorf("%d messages came again after %d kills, want at most %d each time", n, kills, onTheWay)
	}
	if len(returned) < kills {
		t.Errorf("%d people in %d lives: the test proves nothing", len(returned), kills)
	}
	t.Logf("%d people told, %d messages, %d of them again after %d kills", len(returned), len(r.taken), r.again(), kills)
}

func waitUntilTold(t *testing.T, r *receiver, people []string) {
	t.Helper()
	for late := time.Now().Add(heardSoon); ; time.Sleep(20 * time.Millisecond) {
		without := r.owes(people, "returned")
		switch {
		case len(without) == 0:
			return
		case time.Now().After(late):
			t.Fatalf("%d of %d people were never told what is missing, such as %s", len(without), len(people), without[0])
		}
	}
}

// A worker gives numbers, notes where messages go, calls and sends home, until the office is dead.
type worker struct {
	t       *testing.T
	process *process
	first   int // of the telephone numbers of this life
	n       int
	people  map[string]string // queue number to telephone number
}

// work returns the telephone numbers of those whom the clerk saw sent home.
func (w *worker) work() (returned []string) {
	kiosk, clerk := w.process.client(w.process.Devices["kiosk"]), w.process.client("")
	defer kiosk.close()
	defer clerk.close()
	var out any
	login := map[string]string{"name": w.process.Staff[0].Name, "password": w.process.Staff[0].Password}
	if _, err := clerk.call(http.MethodPost, "/api/v1/login", login, &out); err != nil {
		return nil
	}
	w.people = map[string]string{}
	w.command(clerk, "open", nil)
	w.command(clerk, "return", missing) // whom the kill left at the counter
	for {
		if !w.come(kiosk) {
			return returned
		}
		called, ok := w.command(clerk, "next", nil)
		if !ok {
			return returned
		}
		if _, ok := w.command(clerk, "return", missing); !ok {
			return returned
		}
		if to := w.people[called]; to != "" {
			returned = append(returned, to)
		}
	}
}

var missing = map[string]any{"missing": []string{"ktp"}}

// come takes a number for somebody, who leaves where messages go.
func (w *worker) come(kiosk *client) bool {
	w.n++
	to := fmt.Sprintf("+62812%07d", w.first+w.n)
	got, _, err := kiosk.issue(wish{RequestID: fmt.Sprintf("request-%08d", w.first+w.n), Service: "kk-rusak", Answers: map[string]string{}, Have: []string{}, Lang: "id"})
	if err != nil {
		return false
	}
	var out struct{ Contact string }
	status, err := kiosk.call(http.MethodPost, "/api/v1/tickets/"+got.Token+"/contact", map[string]string{"request_id": "contact-0001", "contact": to, "lang": "id"}, &out)
	if err != nil || status != http.StatusOK || out.Contact == "" {
		return false
	}
	w.people[got.Number] = to
	return true
}

// command gives a command at counter 1, and says whom it is about.
func (w *worker) command(clerk *client, action string, more map[string]any) (number string, ok bool) {
	w.n++
	body := map[string]any{"command_id": fmt.Sprintf("command-%08d", w.first+w.n)}
	for key, value := range more {
		body[key] = value
	}
	var out struct {
		Ticket struct{ Number string }
	}
	status, err := clerk.call(http.MethodPost, "/api/v1/counters/1/"+action, body, &out)
	return out.Ticket.Number, err == nil && status == http.StatusOK
}
