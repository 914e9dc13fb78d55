package faults

import (
	"fmt"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

const (
	slowClients   = 1000
	mostGrowth    = 100              // megabytes, for both crowds together
	droppedWithin = 8 * time.Second  // the server's limit is 5 s; the rest is this machine's
	dripEvery     = time.Second      // a byte of a header now and then
	bombLength    = 4 << 20          // what an idle request claims to bring
	answerWithin  = 10 * time.Second // a kiosk's patience while it lasts
)

// TestSlowAndGreedyClientsAreDropped lets a thousand connections claim a body of 4 MB that never comes and a thousand
// others send their headers a byte at a time, while a kiosk takes numbers.
func TestSlowAndGreedyClientsAreDropped(t *testing.T) {
	needFaults(t)
	p, err := start(t, build(t), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	kiosk := p.client(p.Devices["kiosk"])
	defer kiosk.close()
	takeNumber(t, p, kiosk, 0)
	before := rss(t, p)
	crowds := append(greedy(t, p), slow(t, p)...)
	most := before
	for i := 1; i <= 20; i++ {
		takeNumber(t, p, kiosk, i)
		most = max(most, rss(t, p))
	}
	t.Logf("memory: %d MB before, %d MB at most", before, most)
	if grown := most - before; grown > mostGrowth {
		t.Errorf("memory grew by %d MB, want at most %d", grown, mostGrowth)
	}
	for _, c := range crowds {
		c.wait(t)
	}
}

func takeNumber(t *testing.T, p *process, kiosk *client, n int) {
	t.Helper()
	began := time.Now()
	var got struct{ Number string }
	status, err := kiosk.call(http.MethodPost, "/api/v1/tickets", wish{RequestID: fmt.Sprintf("slow-%04d", n), Service: p.Services[0], Lang: "id"}, &got)
	if err != nil || status != http.StatusCreated {
		t.Fatalf("number %d: %d %v", n, status, err)
	}
	if took := time.Since(began); took > answerWithin {
		t.Errorf("number %d took %v", n, took)
	}
}

// A victim is a connection of an attacker, and how long the server bore it.
type victim struct {
	name string
	done chan time.Duration
}

func (v *victim) wait(t *testing.T) {
	t.Helper()
	select {
	case took := <-v.done:
		if took > droppedWithin {
			t.Errorf("%s was dropped after %v, want %v", v.name, took, droppedWithin)
		}
	case <-time.After(2 * droppedWithin):
		t.Errorf("%s was never dropped", v.name)
	}
}

// attack opens many connections, each of which runs until the server closes it.
func attack(t *testing.T, p *process, name string, run func(net.Conn)) []*victim {
	t.Helper()
	address := strings.TrimPrefix(p.Base, "http://")
	victims := make([]*victim, slowClients)
	var dialling sync.WaitGroup
	gate := make(chan struct{}, 64) // dials at once: the backlog of a listener is small
	for i := range victims {
		v := &victim{name: fmt.Sprintf("%s client %d", name, i), done: make(chan time.Duration, 1)}
		victims[i] = v
		dialling.Go(func() {
			gate <- struct{}{}
			conn, err := net.DialTimeout("tcp", address, answerWithin)
			<-gate
			if err != nil {
				t.Errorf("%s: %v", v.name, err)
				return
			}
			go func() {
				began := time.Now()
				run(conn)
				v.done <- time.Since(began)
				conn.Close()
			}()
		})
	}
	dialling.Wait()
	return victims
}

// greedy claims much and sends nothing of it.
func greedy(t *testing.T, p *process) []*victim {
	request := fmt.Sprintf("POST /api/v1/tickets HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n{", bombLength)
	return attack(t, p, "greedy", func(conn net.Conn) {
		if _, err := conn.Write([]byte(request)); err == nil {
			untilClosed(conn)
		}
	})
}

// slow sends a request's headers a byte at a time.
func slow(t *testing.T, p *process) []*victim {
	return attack(t, p, "slow", func(conn net.Conn) {
		closed := make(chan struct{})
		go func() {
			untilClosed(conn)
			close(closed)
		}()
		drip := time.NewTicker(dripEvery)
		defer drip.Stop()
		for _, b := range []byte("GET /kiosk HTTP/1.1\r\nHost: antrean.example\r\nX-Slow: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa") {
			if _, err := conn.Write([]byte{b}); err != nil {
				return
			}
			select {
			case <-drip.C:
			case <-closed:
				return
			}
		}
	})
}

// untilClosed reads whatever comes until the other end is gone.
func untilClosed(conn net.Conn) {
	var buf [1024]byte
	for {
		if _, err := conn.Read(buf[:]); err != nil {
			return
		}
	}
}

// rss is the process's resident memory in megabytes.
func rss(t *testing.T, p *process) int {
	t.Helper()
	raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid))
	if err != nil {
		t.Skipf("skipped: %v", err) // no Linux
	}
	for line := range strings.Lines(string(raw)) {
		if rest, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			kb, err := strconv.Atoi(strings.Fields(rest)[0])
			if err != nil {
				t.Fatal(err)
			}
			return kb / 1024
		}
	}
	t.Fatal("no VmRSS")
	return 0
}
