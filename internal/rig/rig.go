// Package rig sets a whole office up inside a test: store, engine, server, screens and a virtual printer on loopback.
package rig

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/cookiejar"
	"sync"
	"testing"
	"time"

	"antrean/office"
	"antrean/office/catalogue"
	"antrean/office/queue"
	"antrean/office/staff"
	"antrean/office/worktime"
	"antrean/printer/escpos"
	"antrean/printer/layout"
	"antrean/printer/port"
	"antrean/printer/slip"
	"antrean/printer/spool"
	"antrean/printer/virtual"
	"antrean/server"
	"antrean/server/edge"
	"antrean/server/live"
	"antrean/server/paper"
	"antrean/static"
	"antrean/store"
)

// Options are what tests vary. The zero value is Banjar's office with its own gate, three counters and a printer.
type Options struct {
	Dir      string // of the store; empty: a fresh one
	Office   string // id of an embedded catalogue
	Gate     catalogue.Gate
	Counters int
	Hours    *worktime.Hours // nil: always open
	Listen   string          // empty: loopback, any port
}

// The people and the kiosk of every rig. Their passwords are their names.
const (
	Clerk      = "sari"
	Officer    = "dewi"
	Supervisor = "ratna"
	Kiosk      = "kiosk"
	KioskToken = "K10SKT0KEN00000000000000"
	Zone       = "utama"
)

// A Rig is an office at work in a test.
type Rig struct {
	Base    string
	Office  *edge.Office
	Engine  *office.Engine
	Live    *live.Live
	Server  *server.Server
	Printer *virtual.Printer
	Store   *store.Store

	door    *server.Door
	line    *port.Line
	desk    *paper.Desk
	cancel  context.CancelFunc
	running sync.WaitGroup
	once    sync.Once
}

// Open sets an office up and takes it down when the test ends.
func Open(t testing.TB, o Options) *Rig {
	t.Helper()
	r, err := open(t, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(r.Close)
	return r
}

func open(t testing.TB, o Options) (*Rig, error) {
	if o.Dir == "" {
		o.Dir = t.TempDir()
	}
	if o.Office == "" {
		o.Office = "disdukcapil-kota-banjar"
	}
	if o.Counters == 0 {
		o.Counters = 3
	}
	if o.Listen == "" {
		o.Listen = "127.0.0.1:0"
	}
	standards, err := catalogue.Embedded(o.Office)
	if err != nil {
		return nil, err
	}
	if o.Gate != "" {
		standards = standards.WithGate(o.Gate)
	}
	hours := worktime.Always(standards.Office.Location())
	if o.Hours != nil {
		hours = *o.Hours
	}
	r := &Rig{}
	if r.Store, err = store.Open(o.Dir); err != nil {
		return nil, err
	}
	if r.Engine, err = office.Open(r.Store, rules(standards, hours, o.Counters)); err != nil {
		return nil, err
	}
	begin := queue.Request{Actor: "office", Do: queue.Begin{Build: static.Build()}}
	if _, _, err := r.Engine.Do(context.Background(), begin); err != nil {
		return nil, err
	}
	return r, r.serve(o, standards, hours)
}

func rules(c *catalogue.Catalogue, hours worktime.Hours, counters int) *queue.Rules {
	rules := &queue.Rules{Zone: c.Office.Location(), Catalogue: c.Version, Prefixes: map[string]string{}, Closed: office.ClosedBy(hours)}
	var all []string
	for i := range c.Services {
		all = append(all, c.Services[i].ID)
		rules.Prefixes[c.Services[i].ID] = c.Services[i].Prefix
	}
	for n := range counters {
		rules.Counters = append(rules.Counters, queue.CounterRule{N: n + 1, Zone: Zone, Serves: all})
	}
	return rules
}

// serve lets screens, the printer and people in.
func (r *Rig) serve(o Options, c *catalogue.Catalogue, hours worktime.Hours) error {
	ln, err := net.Listen("tcp", o.Listen)
	if err != nil {
		return err
	}
	r.Base = "http://" + ln.Addr().String()
	r.Office = &edge.Office{
		Engine: r.Engine, Catalogue: c, Hours: hours, Accounts: r.Store, Sessions: r.Store, Devices: r.Store,
		Passwords: staff.NewGate(2), Logins: edge.NewFailures(10, 5*time.Minute), Guesses: edge.NewFailures(30, 10*time.Minute),
		PublicURL: r.Base, Printer: r.printerState, Build: static.Build(), Zones: []string{Zone},
	}
	if err := r.people(); err != nil {
		return err
	}
	if r.Live, err = live.New(r.Office); err != nil {
		return err
	}
	r.print()
	if r.Server, err = server.New(r.Office, r.Live, paper.Tray{Printers: map[string]*virtual.Printer{Kiosk: r.Printer}}); err != nil {
		return err
	}
	r.door = server.NewDoor()
	r.door.Open(r.Server)
	r.running.Go(func() { _ = r.door.Serve(ln) }) // it ends with Close
	return nil
}

func (r *Rig) people() error {
	for name, role := range map[string]staff.Role{Clerk: staff.Operator, Officer: staff.FrontOffice, Supervisor: staff.Supervisor} {
		if err := r.Store.SaveAccount(staff.Account{Name: name, Role: role, Password: staff.HashPassword(name)}); err != nil {
			return err
		}
	}
	return r.Store.SaveDevice(staff.HashSecret(KioskToken), staff.Device{Name: Kiosk, Kind: staff.DeviceKiosk, Printer: Kiosk})
}

// print starts the virtual printer with its line and spool.
func (r *Rig) print() {
	options := escpos.Options{Paper: layout.Paper80(), NativeQR: true}
	r.Printer = virtual.New(virtual.Options{})
	r.line = port.NewLine(r.Printer.Connect)
	r.desk = paper.NewDesk(r.Office, Kiosk)
	work := &spool.Spool{
		Name: Kiosk, Desk: r.desk, Line: r.line, Log: slog.New(slog.DiscardHandler), Resync: escpos.Resync(options),
		Encode: func(doc slip.Document) []byte { return escpos.Encode(doc, options) },
	}
	ctx, cancel := context.WithCancel(context.Background())
	r.cancel = cancel
	r.running.Go(func() { work.Run(ctx) })
}

func (r *Rig) printerState(string) string {
	condition, _ := r.line.Condition()
	return string(condition.State)
}

// Close takes the office down, as a stop does.
func (r *Rig) Close() {
	r.once.Do(func() {
		r.Live.Close()
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		_ = r.door.Close(ctx) // a request that hangs is a failure of the test that made it
		r.Printer.Hang(false)
		r.cancel()
		r.running.Wait()
		r.desk.Close()
		r.line.Stop()
		r.Engine.Close()
		_ = r.Store.Close()
	})
}

// A Client asks the office over HTTP, as one device or person.
type Client struct {
	Base   string
	Bearer string
	HTTP   *http.Client
}

// Anyone is a client that nobody knows.
func (r *Rig) Anyone() *Client {
	jar, _ := cookiejar.New(nil) // it fails for no options
	return &Client{Base: r.Base, HTTP: &http.Client{Jar: jar, Timeout: 20 * time.Second, Transport: &http.Transport{MaxIdleConnsPerHost: 128}}}
}

// AtKiosk is the kiosk.
func (r *Rig) AtKiosk() *Client {
	c := r.Anyone()
	c.Bearer = KioskToken
	return c
}

// SignedIn is one of the rig's people.
func (r *Rig) SignedIn(t testing.TB, name string) *Client {
	t.Helper()
	c := r.Anyone()
	status, body := c.Post(t, "/api/v1/login", map[string]any{"name": name, "password": name})
	if status != http.StatusOK {
		t.Fatalf("sign in as %s: %d %v", name, status, body)
	}
	return c
}

// Get asks for JSON.
func (c *Client) Get(t testing.TB, path string) (int, map[string]any) {
	t.Helper()
	return c.Send(t, http.MethodGet, path, nil)
}

// Post sends JSON.
func (c *Client) Post(t testing.TB, path string, body any) (int, map[string]any) {
	t.Helper()
	return c.Send(t, http.MethodPost, path, body)
}

// Send makes a request with a JSON body, or none for nil, and reads the answer. An answer that is no JSON object
// comes back as nil.
func (c *Client) Send(t testing.TB, method, path string, body any) (int, map[string]any) {
	t.Helper()
	var reader io.Reader
	if body != nil {
		raw, err := json.Marshal(body)
		if err != nil {
			t.Fatal(err)
		}
		reader = bytes.NewReader(raw)
	}
	req, err := http.NewRequest(method, c.Base+path, reader)
	if err != nil {
		t.Fatal(err)
	}
	if body != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	if c.Bearer != "" {
		req.Header.Set("Authorization", "Bearer "+c.Bearer)
	}
	resp, err := c.HTTP.Do(req)
	if err != nil {
		t.Fatalf("%s %s: %v", method, path, err)
	}
	defer resp.Body.Close()
	raw, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatalf("%s %s: %v", method, path, err)
	}
	var out map[string]any
	_ = json.Unmarshal(raw, &out) // nil says that it is none
	return resp.StatusCode, out
}

// Ticket takes a number at the kiosk under a gate that gives one at once.
func (c *Client) Ticket(t testing.TB, requestID, service string, have ...string) map[string]any {
	t.Helper()
	status, body := c.Post(t, "/api/v1/tickets", map[string]any{"request_id": requestID, "service": service, "have": have, "lang": "id"})
	if status != http.StatusCreated && status != http.StatusOK {
		t.Fatalf("ticket %s: %d %v", requestID, status, body)
	}
	return body
}

var commandCount struct {
	sync.Mutex
	n int
}

// Command gives a counter command with an id of its own.
func (c *Client) Command(t testing.TB, counter int, action string, more map[string]any) (int, map[string]any) {
	t.Helper()
	commandCount.Lock()
	commandCount.n++
	body := map[string]any{"command_id": fmt.Sprintf("command-%06d", commandCount.n)}
	commandCount.Unlock()
	for key, value := range more {
		body[key] = value
	}
	return c.Post(t, fmt.Sprintf("/api/v1/counters/%d/%s", counter, action), body)
}
