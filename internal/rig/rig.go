// Package rig sets a whole office up inside a test: store, engine, server, screens and a virtual printer on loopback.
package rig

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"slices"
	"sync"
	"testing"
	"time"

	"golang.org/x/crypto/argon2"

	"antrean/display"
	"antrean/display/voice"
	"antrean/office"
	"antrean/office/catalogue"
	"antrean/office/message"
	"antrean/office/queue"
	"antrean/office/setup"
	"antrean/office/staff"
	"antrean/office/worktime"
	"antrean/printer/driver"
	"antrean/printer/profile"
	"antrean/printer/slip"
	"antrean/printer/virtual"
	"antrean/server"
	"antrean/server/edge"
	"antrean/server/emulator"
	"antrean/server/live"
	"antrean/server/paper"
	"antrean/static"
	"antrean/store"
)

// Options are what tests vary. The zero value is Banjar's office with its own gate, three counters and a printer.
type Options struct {
	Dir      string // of the store; empty: a fresh one
	Office   string // id of an embedded catalogue, or of the national one
	Gate     catalogue.Gate
	Counters int
	Hours    *worktime.Hours // nil: always open
	Listen   string          // empty: loopback, any port
	Agent    bool            // a second printer, Remote, hangs on another machine
	Speaker  []string        // the program that says free text
	Gateway  message.Gateway // takes messages for people; nil: none are sent
	Unseen   bool            // phones cannot reach the office: no public address
	Change   func(*queue.Rules)
	Voices   live.Voices  // nil: those that antrean carries
	Read     display.Read // of sentences that staff type; nil: nobody
}

// The people and the kiosks of every rig. Their passwords are their names.
const (
	Clerk      = "sari" // works at every counter
	Novice     = "bayu" // an operator at counter 1 alone
	Officer    = "dewi"
	Archivist  = "joko" // back office
	Supervisor = "ratna"
	Admin      = "adi"
	Auditor    = "nina"

	Kiosk          = "kiosk"
	KioskToken     = "K10SKT0KEN00000000000000"
	PaperlessToken = "PAPER1ESSK10SK0000000000" // of a kiosk without a printer

	Remote      = "remote"                   // a printer that an agent prints with
	RemoteToken = "REM0TEK10SK0000000000000" // of a kiosk whose slips come from there
	AgentToken  = "AGENT0000000000000000000"

	Zone = "utama"
)

// People are the accounts of every rig by their names.
func People() map[string]staff.Role {
	return map[string]staff.Role{
		Clerk: staff.Operator, Novice: staff.Operator, Officer: staff.FrontOffice, Archivist: staff.BackOffice,
		Supervisor: staff.Supervisor, Admin: staff.Admin, Auditor: staff.Auditor,
	}
}

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
	driver  *driver.Driver
	fleet   *paper.Fleet
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
	r.Until(t, "the printer to be found well", func() bool { return r.Engine.View().State.Printer(Kiosk).Condition.State == queue.ValueOK })
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
	r := &Rig{}
	var err error
	if r.Store, err = store.Open(o.Dir); err != nil {
		return nil, err
	}
	ln, err := net.Listen("tcp", o.Listen)
	if err != nil {
		return nil, err
	}
	r.Base = "http://" + ln.Addr().String()
	in, err := r.setup(o)
	if err != nil {
		return nil, err
	}
	if r.Engine, err = office.Open(r.Store, in); err != nil {
		return nil, err
	}
	begin := queue.Request{Actor: "office", Do: queue.Begin{Build: static.Build()}}
	if _, _, err := r.Engine.Do(context.Background(), begin); err != nil {
		return nil, err
	}
	return r, r.serve(o, ln)
}

// setup is the office's setup, kept as its next version.
func (r *Rig) setup(o Options) (*setup.InForce, error) {
	before, err := standards(o)
	if err != nil {
		return nil, err
	}
	file := before.Document.Catalogue
	document := &setup.Document{Catalogue: file, Gate: o.Gate, Always: true, Printers: printers(o), PublicURL: r.Base, Reached: &setup.Reached{URL: r.Base}}
	if o.Unseen {
		document.PublicURL, document.Reached = "", nil
	}
	for n := range o.Counters {
		document.Counters = append(document.Counters, setup.Counter{N: n + 1, Zone: Zone})
	}
	newest, err := setup.Newest(r.Store)
	if err != nil {
		return nil, err
	}
	before.N = newest.N
	in, err := before.Next(document, fit)
	if err != nil {
		return nil, err
	}
	body, err := document.Encode()
	if err != nil {
		return nil, err
	}
	if o.Hours != nil {
		in.Hours = *o.Hours
		setup.SetHours(in.Rules, in.Hours)
	}
	if o.Change != nil {
		o.Change(in.Rules)
		in.Zones = zones(in.Rules)
	}
	return in, r.Store.SaveSetup(setup.Version{N: in.N, At: time.Now(), By: setup.FromFile, Catalogue: in.Catalogue.Version, Body: body, File: body})
}

// serve lets screens, the printer and people in.
func (r *Rig) serve(o Options, ln net.Listener) error {
	model, err := profile.Open("epson-80")
	if err != nil {
		return err
	}
	r.Office = &edge.Office{
		Engine: r.Engine, Setups: &office.Setups{Engine: r.Engine, Book: r.Store, Fit: fit}, Accounts: r.Store, Sessions: r.Store, Devices: r.Store,
		Passwords: staff.NewGate(2), Logins: edge.NewLogins(10, 5*time.Minute), Guesses: edge.NewFailures(30, 10*time.Minute),
		Picture: func(_ string, doc slip.Document) ([]byte, error) { return paper.Picture(model, doc) }, Build: static.Build(), Reports: r.Store, Past: r.Store, Survey: r.Store,
		Audit: edge.NewAudit(r.Store), Pairings: edge.NewPairings(), Beats: edge.NewBeats(), Measures: edge.NewMeasures(), Media: r.Store.Media(), Clips: r.Store.Clips(), Speaker: o.Speaker,
		Complaints: &office.Complaints{Engine: r.Engine, Book: r.Store},
	}
	r.Office.Messages = &office.Messages{Engine: r.Engine, Book: r.Store, Gateway: o.Gateway, Writer: func() *message.Writer { return r.Office.MessageWriter(message.FreshFor) }}
	if err := r.people(); err != nil {
		return err
	}
	if r.Live, err = live.New(r.Office, voices(o), o.Read); err != nil {
		return err
	}
	r.print(model)
	if r.Server, err = server.New(r.Office, r.Live, r.fleet, emulator.NewBench(map[string]*virtual.Printer{Kiosk: r.Printer})); err != nil {
		return err
	}
	r.door = server.NewDoor()
	r.door.Open(r.Server)
	r.running.Go(func() { _ = r.door.Serve(ln) }) // it ends with Close
	return nil
}

func voices(o Options) live.Voices {
	if o.Voices == nil {
		return voice.Open
	}
	return o.Voices
}

func zones(rules *queue.Rules) []string {
	var zones []string
	for _, c := range rules.Counters {
		if !slices.Contains(zones, c.Zone) {
			zones = append(zones, c.Zone)
		}
	}
	return zones
}

func (r *Rig) people() error {
	for name, role := range People() {
		account := staff.Account{Name: name, Roles: []staff.Role{role}, Password: quickHash(name)}
		if name == Novice {
			account.Counters = []int{1}
		}
		if err := r.Store.SaveAccount(account); err != nil {
			return err
		}
	}
	kiosk := staff.Device{Name: Kiosk, Kind: staff.DeviceKiosk, Printer: Kiosk}
	paperless := staff.Device{Name: "paperless", Kind: staff.DeviceKiosk}
	remote := staff.Device{Name: "remote-kiosk", Kind: staff.DeviceKiosk, Printer: Remote}
	agent := staff.Device{Name: "agent", Kind: staff.DeviceAgent, Printer: Remote}
	var errs []error
	for token, device := range map[string]staff.Device{KioskToken: kiosk, PaperlessToken: paperless, RemoteToken: remote, AgentToken: agent} {
		errs = append(errs, r.Store.SaveDevice(staff.HashSecret(token), device))
	}
	return errors.Join(errs...)
}

// quickHash is a password's hash at the least cost there is: tests open many offices, and sign in often.
func quickHash(password string) string {
	salt := []byte("rig rig rig rig ")
	key := argon2.IDKey([]byte(password), salt, 1, 8, 1, 32)
	text := base64.RawStdEncoding.EncodeToString
	return fmt.Sprintf("$argon2id$v=%d$m=8,t=1,p=1$%s$%s", argon2.Version, text(salt), text(key))
}

// print starts the virtual printer and what prints on it.
func (r *Rig) print(model *profile.Profile) {
	r.Printer = virtual.New(virtual.Options{SpeedMMS: virtual.Instant, PaperMM: virtual.Endless})
	r.driver = driver.New(model, r.Printer.Connect)
	r.fleet = paper.NewFleet(r.Office)
	ctx, cancel := context.WithCancel(context.Background())
	r.cancel = cancel
	r.running.Go(func() { r.fleet.Run(ctx) })
	r.running.Go(func() { r.Office.Messages.Run(ctx) })
	r.running.Go(func() { r.fleet.Print(ctx, Kiosk, r.driver, slog.New(slog.DiscardHandler)) })
}

// A roll of every rig's printers, in millimetres.
const (
	rollMM    = 50_000
	nearEndMM = 4_000
)

func printers(o Options) []setup.Printer {
	list := []setup.Printer{{Name: Kiosk, Port: "virtual", Profile: "epson-80"}}
	if o.Agent {
		list = append(list, setup.Printer{Name: Remote, Port: "agent", Profile: "epson-58"})
	}
	return list
}

// fit takes every printer for what its profile says.
func fit(p setup.Printer) (setup.Machine, error) {
	out := setup.Machine{Name: p.Name, Profile: p.Profile, RollMM: rollMM, Agent: p.Port == "agent"}
	if !out.Agent {
		out.NearEndMM = nearEndMM
	}
	return out, nil
}

// Until waits for what follows from the office's changes, such as paper coming out, and fails after a minute.
func (r *Rig) Until(t testing.TB, what string, so func() bool) {
	t.Helper()
	changed, leave := r.Engine.Watch()
	defer leave()
	late := time.After(time.Minute)
	for !so() {
		select {
		case <-changed:
		case <-late:
			t.Fatalf("waited in vain for %s", what)
		}
	}
}

// Decide changes the office's setup, as an admin does.
func (r *Rig) Decide(t testing.TB, change func(*setup.Document)) {
	t.Helper()
	_, err := r.Office.Setups.Change(context.Background(), r.Office.Setup().N, Admin, "", func(d *setup.Document) error { change(d); return nil })
	if err != nil {
		t.Fatal(err)
	}
}

// Close takes the office down, as a stop does.
func (r *Rig) Close() {
	r.once.Do(func() {
		r.Live.Close()
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		_ = r.door.Close(ctx) // a request that hangs is a failure of the test that made it
		r.cancel()
		r.running.Wait()
		r.driver.Stop()
		r.Printer.Close()
		r.Engine.Close()
		_ = r.Store.Close()
	})
}

// Crash takes the office down as a power cut does to its memory: nothing is reported or answered any more.
func (r *Rig) Crash() {
	r.Engine.Close() // whatever comes now is refused
	r.Close()
}

// standards are those of the options, at work in a setup that says nothing else. They are read once for all rigs of a
// test binary: that takes longer than all the rest of an office's start.
func standards(o Options) (setup.InForce, error) {
	once, ok := read()[standardsOf{o.Office, o.Gate}]
	if !ok {
		return setup.InForce{}, fmt.Errorf("rig: no office %q with gate %q", o.Office, o.Gate)
	}
	in, err := once()
	if err != nil {
		return setup.InForce{}, err
	}
	return *in, nil
}

type standardsOf struct {
	office string
	gate   catalogue.Gate
}

var read = sync.OnceValue(func() map[standardsOf]func() (*setup.InForce, error) {
	all := make(map[standardsOf]func() (*setup.InForce, error))
	for _, id := range append(catalogue.Offices(), catalogue.NationalID) {
		for _, gate := range []catalogue.Gate{"", catalogue.FrontOffice, catalogue.Flag, catalogue.Self} {
			all[standardsOf{id, gate}] = sync.OnceValues(func() (*setup.InForce, error) {
				file, err := fileOf(id)
				if err != nil {
					return nil, err
				}
				document := &setup.Document{Catalogue: file, Gate: gate, Always: true, Counters: []setup.Counter{{N: 1, Zone: Zone}}}
				return setup.Compile(0, document, fit)
			})
		}
	}
	return all
})

// fileOf is an embedded catalogue, or the national one for offices that picked everything.
func fileOf(id string) ([]byte, error) {
	if id == catalogue.NationalID {
		return catalogue.NationalRaw()
	}
	return catalogue.EmbeddedRaw(id)
}
