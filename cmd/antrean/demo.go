package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"antrean/office/catalogue"
	"antrean/office/staff"
	"antrean/printer/virtual"
)

// demo runs an office on this machine with invented staff, a virtual printer and, if wanted, a crowd.
type demo struct {
	office, gate, data, listen string
	persona                    string // of the printer
	webhook                    string // of a gateway for messages
	json, crowd, lan           bool
}

// A handout is what somebody needs to try the demo, and what -json prints.
type handout struct {
	Base     string            `json:"base"`
	Devices  map[string]string `json:"devices"`
	Staff    []login           `json:"staff"`
	Counters []int             `json:"counters"`
	Zones    []string          `json:"zones"`
	Services []string          `json:"services"`
}

type login struct {
	Name     string     `json:"name"`
	Password string     `json:"password"`
	Role     staff.Role `json:"role"`
}

func (d *demo) Run(ctx context.Context, args []string, std stdio) (err error) {
	fs := flag.NewFlagSet("demo", flag.ContinueOnError)
	fs.StringVar(&d.office, "office", "banjar", "banjar or balongbendo")
	fs.StringVar(&d.gate, "gate", "", "override when a number is given: self, fo or flag")
	fs.StringVar(&d.data, "data", "", "directory to keep everything in; empty: a temporary one")
	fs.StringVar(&d.listen, "listen", "127.0.0.1:8080", "address and port")
	fs.StringVar(&d.persona, "printer", string(virtual.Epson), "kind of the virtual printer: "+personas())
	fs.StringVar(&d.webhook, "webhook", "", "address that gets messages for people, signed with the secret "+demoSecret)
	fs.BoolVar(&d.json, "json", false, "print one JSON line when ready")
	fs.BoolVar(&d.crowd, "crowd", false, "let invented applicants and clerks use it")
	fs.BoolVar(&d.lan, "lan", false, "let phones of the local network in")
	if err := parse(fs, args, std); err != nil {
		return err
	}
	cleanUp, err := d.ownData()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, cleanUp()) }()
	return d.run(ctx, std)
}

// ownData makes a directory when none was named, and says how to remove it again.
func (d *demo) ownData() (cleanUp func() error, err error) {
	if d.data != "" {
		return func() error { return nil }, nil
	}
	if d.data, err = os.MkdirTemp("", "antrean-demo-"); err != nil {
		return nil, fmt.Errorf("make a directory: %w", err)
	}
	return func() error { return os.RemoveAll(d.data) }, nil
}

func (d *demo) run(ctx context.Context, std stdio) error {
	settings, err := d.settings()
	if err != nil {
		return err
	}
	secrets, err := d.secrets()
	if err != nil {
		return err
	}
	ln, base, err := d.open(secrets.Listen)
	if err != nil {
		return err
	}
	if secrets.Listen != ln.Addr().String() {
		secrets.Listen = ln.Addr().String()
		if err := d.keep(secrets); err != nil {
			return errors.Join(err, ln.Close())
		}
	}
	settings.PublicURL = base
	site, err := openSite(ctx, settings, ln, siteOptions{virtual: true})
	if err != nil {
		return err
	}
	paper, err := d.introduce(site, base, secrets)
	if err == nil && d.lan {
		err = reachable(ctx, base)
	}
	if err != nil {
		return errors.Join(err, site.close())
	}
	if d.crowd {
		site.also(func(ctx context.Context) { newCrowd(base, paper).run(ctx) })
	}
	if d.json {
		err = json.NewEncoder(std.out).Encode(paper)
	} else {
		d.show(std, paper)
	}
	if err != nil {
		return errors.Join(err, site.close())
	}
	return site.wait(ctx)
}

// settings are those of the demo's office: three counters, one hall, one virtual printer for all slips, never closed.
func (d *demo) settings() (*settings, error) {
	s := &settings{
		Catalogue: d.office, Gate: d.gate, Data: d.data, demo: true, Backup: backupByDefault(), Retention: retentionSettings{PrivateDays: privateDays},
		Counters: []counterSettings{{N: 1, Printer: demoKiosk}, {N: 2, Printer: demoKiosk}, {N: 3, Printer: demoKiosk}},
		Printers: []printerSettings{{Name: demoKiosk, Port: virtualPort + d.persona, Profile: profileOf(virtual.Persona(d.persona))}},
	}
	if _, ok := embeddedOffice(d.office); !ok {
		return nil, usageError{fmt.Errorf("-office: %q is not one of %s", d.office, strings.Join(catalogue.Offices(), ", "))}
	}
	if !slices.Contains(virtual.Personas(), virtual.Persona(d.persona)) {
		return nil, usageError{fmt.Errorf("-printer: %q is not one of %s", d.persona, personas())}
	}
	if d.webhook != "" {
		s.Messages.Webhook, s.Messages.Secret = d.webhook, demoSecret
	}
	if err := s.check(); err != nil {
		return nil, usageError{err}
	}
	return s, nil
}

// demoSecret signs the demo's messages. It is told to everyone, so that a gateway can be tried with it.
const demoSecret = "rahasia-contoh-demo"

// demoKiosk is the demo's one kiosk and its printer.
const demoKiosk = "kiosk"

// demoStaff are the demo's people.
var demoStaff = [...]struct {
	name string
	role staff.Role
}{
	{"sari", staff.Operator}, {"budi", staff.Operator}, {"wati", staff.Operator}, {"dewi", staff.FrontOffice}, {"ratna", staff.Supervisor}, {"adi", staff.Admin},
}

// introduce adds the demo's people and kiosk, the same at every start on the same directory.
func (d *demo) introduce(site *site, base string, secrets demoSecrets) (*handout, error) {
	out := &handout{Base: base, Devices: secrets.Devices, Staff: secrets.Staff, Zones: site.office.Zones()}
	for _, c := range site.office.Setup().Document.Counters {
		out.Counters = append(out.Counters, c.N)
	}
	services := site.office.Catalogue().Services
	for i := range services {
		out.Services = append(out.Services, services[i].ID)
	}
	for _, l := range out.Staff {
		if _, err := site.store.Account(l.Name); err == nil {
			continue
		}
		if err := site.store.SaveAccount(staff.Account{Name: l.Name, Roles: []staff.Role{l.Role}, Password: staff.HashPassword(l.Password)}); err != nil {
			return nil, err
		}
	}
	for name, token := range out.Devices {
		device := staff.Device{Name: name, Kind: staff.DeviceKiosk, Printer: demoKiosk}
		if err := site.store.SaveDevice(staff.HashSecret(token), device); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// demoSecrets are what the demo invented at its first start.
type demoSecrets struct {
	Devices map[string]string `json:"devices"`
	Staff   []login           `json:"staff"`
	Listen  string            `json:"listen"` // where it could be reached last
}

// secrets reads the directory's secrets, or invents them and writes them down before anyone uses them.
func (d *demo) secrets() (demoSecrets, error) {
	path := d.secretsFile()
	var out demoSecrets
	raw, err := os.ReadFile(path)
	if err == nil {
		if err := json.Unmarshal(raw, &out); err != nil {
			return out, fmt.Errorf("%s: %w", path, err)
		}
		return out, nil
	}
	if !os.IsNotExist(err) {
		return out, err
	}
	out.Devices = map[string]string{demoKiosk: staff.NewSecret(tokenChars)}
	for _, p := range demoStaff {
		out.Staff = append(out.Staff, login{Name: p.name, Password: strings.ToLower(staff.NewSecret(staff.MinPassword)), Role: p.role})
	}
	return out, d.keep(out)
}

func (d *demo) secretsFile() string { return filepath.Join(d.data, "demo.json") }

// keep writes the secrets down, whole or not at all.
func (d *demo) keep(secrets demoSecrets) error {
	raw, err := json.Marshal(secrets)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(d.data, 0o700); err != nil {
		return err
	}
	if err := writeSynced(d.secretsFile()+".new", raw); err != nil {
		return err
	}
	return os.Rename(d.secretsFile()+".new", d.secretsFile())
}

// writeSynced writes a file that only we may read, and waits until it is on disk.
func writeSynced(path string, raw []byte) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(raw)
	return errors.Join(err, f.Sync(), f.Close())
}

// show prints every address and login for a person.
func (d *demo) show(std stdio, h *handout) {
	w := std.out
	fmt.Fprintf(w, "\n  Kiosk          %s/kiosk#%s\n", h.Base, h.Devices[demoKiosk])
	fmt.Fprintf(w, "  Its printer    %s/emulator/%s\n", h.Base, demoKiosk)
	fmt.Fprintf(w, "  Printers       %s/printers\n", h.Base)
	for _, zone := range h.Zones {
		fmt.Fprintf(w, "  Board          %s/board/%s\n", h.Base, zone)
	}
	fmt.Fprintf(w, "  Counters       %s/counter\n  Front office   %s/front-office\n  Reports        %s/laporan\n  Settings       %s/admin\n\n", h.Base, h.Base, h.Base, h.Base)
	for _, l := range h.Staff {
		fmt.Fprintf(w, "  %-13s  name %-6s  password %s\n", l.Role, l.Name, l.Password)
	}
	fmt.Fprintf(w, "\n  Everything is kept in %s. Stop with Ctrl-C.\n\n", d.data)
}
