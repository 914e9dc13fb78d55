package main

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"antrean/office/staff"
)

// A running demo is one that ends when the test says so.
type running struct {
	paper handout
	line  string
	stop  context.CancelFunc
	code  chan int
}

func startDemo(t *testing.T, dir string, more ...string) *running {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	read, write := io.Pipe()
	r := &running{stop: stop, code: make(chan int, 1)}
	args := append([]string{"demo", "-json", "-listen", "127.0.0.1:0", "-data", dir}, more...)
	go func() {
		code := run(ctx, args, stdio{strings.NewReader(""), write, io.Discard})
		write.Close()
		r.code <- code
	}()
	var err error
	if r.line, err = bufio.NewReader(read).ReadString('\n'); err != nil {
		t.Fatalf("demo said nothing: %v", err)
	}
	if err := json.Unmarshal([]byte(r.line), &r.paper); err != nil {
		t.Fatalf("demo said %q: %v", r.line, err)
	}
	return r
}

// end stops the demo as SIGTERM does, and waits.
func (r *running) end(t *testing.T) {
	t.Helper()
	r.stop()
	select {
	case code := <-r.code:
		if code != exitDone {
			t.Errorf("demo ended with %d", code)
		}
	case <-time.After(20 * time.Second):
		t.Fatal("demo does not end")
	}
}

func post(t *testing.T, r *running, path, body string, out any) int {
	t.Helper()
	return ask(t, r, http.MethodPost, path, body, out)
}

func get(t *testing.T, r *running, path string, out any) int {
	t.Helper()
	return ask(t, r, http.MethodGet, path, "", out)
}

// ask makes a request as the demo's kiosk.
func ask(t *testing.T, r *running, method, path, body string, out any) int {
	t.Helper()
	req, err := http.NewRequest(method, r.paper.Base+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Authorization", "Bearer "+r.paper.Devices[demoKiosk])
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if err := json.NewDecoder(resp.Body).Decode(out); err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode
}

func TestASecondDemoOnTheSameDataGoesOn(t *testing.T) {
	t.Parallel() // it mostly waits
	dir := t.TempDir()
	const ticket = `{"request_id":"%ID%","service":"kk-rusak","have":["f102","kk_rusak","ktp"]}`
	var got struct{ Number, Token string }
	first := startDemo(t, dir, "-gate", "self")
	if code := post(t, first, "/api/v1/tickets", strings.Replace(ticket, "%ID%", "demo-0001", 1), &got); code != http.StatusCreated || got.Number != "A-001" {
		t.Fatalf("first ticket: %d %+v", code, got)
	}
	token := got.Token
	first.end(t)

	second := startDemo(t, dir, "-gate", "self")
	defer second.end(t)
	if second.line != first.line {
		t.Errorf("the second start says\n%s, the first said\n%s", second.line, first.line)
	}
	if code := post(t, second, "/api/v1/tickets", strings.Replace(ticket, "%ID%", "demo-0001", 1), &got); code != http.StatusOK || got.Token != token {
		t.Errorf("repeat after a restart: %d %+v, want the first reply", code, got)
	}
	if code := post(t, second, "/api/v1/tickets", strings.Replace(ticket, "%ID%", "demo-0002", 1), &got); code != http.StatusCreated || got.Number != "A-002" {
		t.Errorf("next ticket: %d %+v, want A-002", code, got)
	}
}

func TestTheDemosHandout(t *testing.T) {
	t.Parallel() // it mostly waits
	r := startDemo(t, t.TempDir(), "-office", "balongbendo")
	defer r.end(t)
	roles := map[staff.Role]bool{}
	for _, l := range r.paper.Staff {
		roles[l.Role] = true
	}
	if !roles[staff.Operator] || !roles[staff.FrontOffice] {
		t.Errorf("staff %v, want an operator and a front officer", r.paper.Staff)
	}
	if r.paper.Services[0] != "kk-tambah-biodata" || len(r.paper.Counters) != 3 || r.paper.Zones[0] != "utama" {
		t.Errorf("got %+v", r.paper)
	}
	for _, path := range []string{"/readyz", "/kiosk", "/counter", "/front-office", "/board/utama", "/emulator/kiosk"} {
		resp, err := http.Get(r.paper.Base + path)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode != http.StatusOK {
			t.Errorf("%s: %s", path, resp.Status)
		}
	}
}

func TestTheDemosPrinterCanBeOfAnotherKind(t *testing.T) {
	t.Parallel() // it mostly waits for paper
	r := startDemo(t, t.TempDir(), "-gate", "self", "-printer", "custom")
	defer r.end(t)
	var ticket struct{ Paper struct{ Job int } }
	const wish = `{"request_id":"custom-0001","service":"kk-rusak","have":["f102","kk_rusak","ktp"]}`
	if code := post(t, r, "/api/v1/tickets", wish, &ticket); code != http.StatusCreated {
		t.Fatalf("ticket: %d", code)
	}
	var emulated struct {
		Panel struct{ Persona, Mouth string }
		Slips []struct{ Complaints []string }
	}
	until(t, r, "the slip to be held out", "/api/v1/emulators/kiosk", &emulated, func() bool { return emulated.Panel.Mouth == "waiting" })
	if emulated.Panel.Persona != "custom" || len(emulated.Slips) != 1 || len(emulated.Slips[0].Complaints) > 0 {
		t.Errorf("got %+v, want one good slip of a custom printer", emulated)
	}
	var done struct{ Panel struct{ Mouth string } }
	if code := post(t, r, "/api/v1/emulators/kiosk/do", `{"command_id":"custom-0002","action":"take"}`, &done); code != http.StatusOK || done.Panel.Mouth != "empty" {
		t.Errorf("take: got %d %+v, want an empty mouth", code, done)
	}
	var paper struct{ State string }
	until(t, r, "the slip to be confirmed", "/api/v1/kiosk/papers/"+strconv.Itoa(ticket.Paper.Job), &paper, func() bool { return paper.State == "confirmed" })
}

// until asks again and again until the answer is so, for 20 s at most.
func until(t *testing.T, r *running, what, path string, out any, so func() bool) {
	t.Helper()
	look := time.NewTicker(50 * time.Millisecond)
	defer look.Stop()
	for late := time.After(20 * time.Second); ; {
		if get(t, r, path, out); so() {
			return
		}
		select {
		case <-look.C:
		case <-late:
			t.Fatalf("waited in vain for %s: %+v", what, out)
		}
	}
}

func TestTheCrowdUsesTheOffice(t *testing.T) {
	t.Parallel() // it mostly waits for paper
	if testing.Short() {
		t.Skip("takes some seconds of real time")
	}
	r := startDemo(t, t.TempDir(), "-gate", "self", "-crowd")
	defer r.end(t)
	look := time.NewTicker(200 * time.Millisecond)
	defer look.Stop()
	for deadline := time.Now().Add(40 * time.Second); time.Now().Before(deadline); <-look.C {
		var board struct {
			Calls []struct{ Number string }
		}
		resp, err := http.Get(r.paper.Base + "/api/v1/board/utama")
		if err != nil {
			t.Fatal(err)
		}
		err = json.NewDecoder(resp.Body).Decode(&board)
		resp.Body.Close()
		if err == nil && len(board.Calls) > 0 {
			return
		}
	}
	t.Fatal("nobody was called")
}
