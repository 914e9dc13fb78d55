package agent

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"antrean/printer/slip"
	"antrean/printer/spool"
	"antrean/printer/status"
)

const token = "S3CRET0FTHEAGENT"

// An office is a server in memory, which keeps jobs as the real one does. Its network is net.Pipe, so that it lives in
// a bubble of time.
type office struct {
	t      *testing.T
	ahead  time.Duration // of its clock before the agent's
	calls  net.Listener
	server *http.Server
	work   sync.WaitGroup

	mu      sync.Mutex
	dark    bool // takes connections and answers nothing
	foreign bool // knows no such token
	conns   []net.Conn
	sockets []*websocket.Conn
	jobs    []shown
	seq     uint64
	states  []string // as reported: "1 sending"
	heard   int      // words about the printer
	refused []time.Duration
	began   time.Time
}

func newOffice(t *testing.T) *office {
	o := &office{t: t, calls: &pipes{conns: make(chan net.Conn), closed: make(chan struct{})}, began: time.Now()}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /ws/agent", o.socket)
	mux.HandleFunc("GET /api/v1/agent", func(w http.ResponseWriter, _ *http.Request) { o.write(w, o.snapshot()) })
	mux.HandleFunc("POST /api/v1/agent/jobs/{id}", o.outcome)
	mux.HandleFunc("POST /api/v1/agent/status", func(w http.ResponseWriter, _ *http.Request) {
		o.mu.Lock()
		o.heard++
		o.mu.Unlock()
		o.write(w, struct{}{})
	})
	o.server = &http.Server{Handler: o.guard(mux)}
	o.work.Go(func() { _ = o.server.Serve(o.calls) })
	o.work.Go(func() { o.beat() })
	return o
}

// close ends the office.
func (o *office) close() {
	o.calls.Close()
	o.cut()
	o.server.Close()
	o.work.Wait()
}

// cut ends all connections.
func (o *office) cut() {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, c := range o.conns {
		c.Close()
	}
	o.conns, o.sockets = nil, nil
}

// set changes what the office does.
func (o *office) set(f func()) {
	o.mu.Lock()
	defer o.mu.Unlock()
	f()
}

// dial connects an agent. To a dark office bytes go nowhere.
func (o *office) dial(ctx context.Context, _, _ string) (net.Conn, error) {
	near, far := net.Pipe()
	o.mu.Lock()
	dark := o.dark
	o.conns = append(o.conns, near, far)
	o.mu.Unlock()
	if dark {
		go drain(far)
		return near, nil
	}
	select {
	case o.calls.(*pipes).conns <- far:
		return near, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func drain(c net.Conn) {
	for buf := make([]byte, 4096); ; {
		if _, err := c.Read(buf); err != nil {
			return
		}
	}
}

// guard keeps strangers out.
func (o *office) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		o.mu.Lock()
		foreign := o.foreign || r.Header.Get("Authorization") != "Bearer "+token
		if foreign {
			o.refused = append(o.refused, time.Since(o.began))
		}
		o.mu.Unlock()
		if foreign {
			w.WriteHeader(http.StatusUnauthorized)
			fmt.Fprint(w, `{"code":"unauthenticated"}`)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func (o *office) write(w http.ResponseWriter, value any) {
	if err := json.NewEncoder(w).Encode(value); err != nil {
		o.t.Log(err)
	}
}

func (o *office) snapshot() snapshot {
	o.mu.Lock()
	defer o.mu.Unlock()
	return snapshot{Epoch: "a", Seq: o.seq, Kind: "agent", At: time.Now().Add(o.ahead), Jobs: append([]shown(nil), o.jobs...)}
}

// socket shows the jobs now; beat and publish show them again.
func (o *office) socket(w http.ResponseWriter, r *http.Request) {
	conn, err := (&websocket.Upgrader{}).Upgrade(w, r, nil)
	if err != nil {
		return
	}
	first := o.snapshot()
	o.mu.Lock()
	defer o.mu.Unlock()
	o.sockets = append(o.sockets, conn)
	_ = conn.WriteJSON(first) // one that is cut comes back
}

func (o *office) publish() {
	now := o.snapshot()
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, s := range o.sockets {
		_ = s.WriteJSON(now) // one that is cut comes back
	}
}

// beat says every five seconds that the office is there.
func (o *office) beat() {
	tick := time.NewTicker(5 * time.Second)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			o.mu.Lock()
			dark := o.dark
			o.mu.Unlock()
			if !dark {
				o.publish()
			}
		case <-o.calls.(*pipes).closed:
			return
		}
	}
}

// want queues a slip.
func (o *office) want(id string) {
	o.mu.Lock()
	o.seq++
	o.jobs = append(o.jobs, shown{ID: id, State: spool.Queued, ExpiresAt: time.Now().Add(o.ahead + spool.TTL), Document: slip.Document{Title: id}})
	o.mu.Unlock()
	o.publish()
}

// outcome takes a report as the queue does: the first claim holds a job, an ended one takes only the same again.
func (o *office) outcome(w http.ResponseWriter, r *http.Request) {
	var in outcome
	if err := json.NewDecoder(r.Body).Decode(&in); err != nil {
		o.t.Error(err)
	}
	id := r.PathValue("id")
	o.mu.Lock()
	taken := false
	for i, j := range o.jobs {
		if j.ID != id || j.State.Final() || j.State == spool.Sending && j.Claim != in.Claim {
			continue
		}
		o.seq++
		o.jobs[i].State, o.jobs[i].Claim, taken = in.State, in.Claim, true
		o.states = append(o.states, strings.TrimSpace(id+" "+string(in.State)+" "+in.Reason))
		if in.State.Final() {
			o.jobs = append(o.jobs[:i:i], o.jobs[i+1:]...)
		}
		break
	}
	o.mu.Unlock()
	if !taken {
		w.WriteHeader(http.StatusConflict)
		o.write(w, map[string]string{"code": "stale"})
		return
	}
	o.write(w, receipt{ID: id, State: in.State})
	o.publish()
}

// words counts what was said about the printer.
func (o *office) words() int {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.heard
}

// reported is what the office was told of jobs.
func (o *office) reported() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return strings.Join(o.states, ", ")
}

// pipes is a listener in memory.
type pipes struct {
	conns  chan net.Conn
	closed chan struct{}
	once   sync.Once
}

// Accept waits for the next connection.
func (p *pipes) Accept() (net.Conn, error) {
	select {
	case c := <-p.conns:
		return c, nil
	case <-p.closed:
		return nil, net.ErrClosed
	}
}

// Close lets nobody in any more.
func (p *pipes) Close() error {
	p.once.Do(func() { close(p.closed) })
	return nil
}

// Addr is no address.
func (p *pipes) Addr() net.Addr { return &net.UnixAddr{Name: "memory", Net: "pipe"} }

// A press is a printer that prints a slip in a second.
type press struct {
	mu      sync.Mutex
	status  status.Status
	turned  chan struct{}
	printed []string
}

func newPress() *press { return &press{turned: make(chan struct{})} }

// turn makes the printer another.
func (p *press) turn(s status.Status) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.status = s
	close(p.turned)
	p.turned = make(chan struct{})
}

// Status is the printer as it is.
func (p *press) Status() (status.Status, <-chan struct{}) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.status, p.turned
}

// Ready waits until the printer is not bad.
func (p *press) Ready(ctx context.Context) error {
	for {
		now, turned := p.Status()
		if now.State() != status.Bad {
			return nil
		}
		select {
		case <-turned:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// Print takes a second.
func (p *press) Print(_ context.Context, job spool.Job, _ func(spool.Outcome)) spool.Outcome {
	p.mu.Lock()
	p.printed = append(p.printed, job.ID)
	p.mu.Unlock()
	<-time.After(time.Second)
	return spool.Outcome{State: spool.Confirmed, Proof: spool.Printed, MM: 100}
}

// Tear has nothing to mend.
func (p *press) Tear() {}

func (p *press) slips() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return strings.Join(p.printed, " ")
}

// runs starts an agent at the office's; stop ends it.
func (o *office) runs(p Printer, log *slog.Logger) (stop func()) {
	o.t.Helper()
	api, err := newClient("http://office", token)
	if err != nil {
		o.t.Fatal(err)
	}
	transport := api.http.Transport.(*http.Transport)
	transport.DialContext, transport.Proxy = o.dial, nil
	api.ws.NetDialContext, api.ws.Proxy = o.dial, nil
	ctx, cancel := context.WithCancel(o.t.Context())
	var work sync.WaitGroup
	work.Go(func() { (&Agent{Claim: ours, Printer: p, Log: log}).run(ctx, api) })
	return func() {
		cancel()
		work.Wait()
		api.close()
	}
}
