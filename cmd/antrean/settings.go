package main

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/pelletier/go-toml/v2"

	"antrean/office/catalogue"
	"antrean/office/setup"
	"antrean/printer/port"
	"antrean/printer/profile"
)

// settings are an office's antrean.toml. Paths are relative to the file.
type settings struct {
	Catalogue   string            `toml:"catalogue"`    // an embedded office, or the path of a catalogue file
	Gate        string            `toml:"gate"`         // overrides the gate of every service: self, fo or flag
	Data        string            `toml:"data"`         // directory of the database
	Listen      string            `toml:"listen"`       // address and port
	PublicURL   string            `toml:"public_url"`   // where phones reach this server; no QR is printed until one was scanned on the settings' page
	PushPrivate bool              `toml:"push_private"` // push services on local networks may be told too
	Secure      bool              `toml:"secure"`       // a proxy in front of us ends TLS
	CutOff      string            `toml:"cut_off"`      // no numbers in the last minutes of a day, such as "30m"
	Hours       map[string]string `toml:"hours"`        // by weekday, "08.00-12.00, 13.00-15.00"
	dayRules
	FrontDesk frontDesk         `toml:"front_office"`
	Counters  []counterSettings `toml:"counter"`
	Printers  []printerSettings `toml:"printer"`
	Backup    backupSettings    `toml:"backup"`
	Retention retentionSettings `toml:"retention"`
	Speech    speechSettings    `toml:"tts"`
	Messages  messageSettings   `toml:"messages"`
	demo      bool              // always open, with printers made of software
	dir       string            // of the file
}

type frontDesk struct {
	Printer string `toml:"printer"` // tickets come out here; empty: at the kiosk of the check
}

type counterSettings struct {
	N      int      `toml:"n"`
	Name   string   `toml:"name"`   // what stands on the sign, when it is not the number
	Zone   string   `toml:"zone"`   // whose board calls
	Serves []string `toml:"serves"` // services; empty: all

	Printer string `toml:"printer"` // its slips come out here; empty: at the front office
}

type printerSettings struct {
	Name    string `toml:"name"`
	Port    string `toml:"port"`    // see docs/printers.md; "agent": an agent on the kiosk's box prints
	Profile string `toml:"profile"` // a model that comes with the program, or the path of a profile file
	OneWay  bool   `toml:"one_way"` // the cable carries no answers
	profile *profile.Profile
}

// usualSettings are those of an office that says nothing.
func usualSettings(dir string) *settings {
	return &settings{Listen: "127.0.0.1:8080", Data: "data", dir: dir, Backup: backupByDefault(), Retention: retentionSettings{PrivateDays: privateDays}}
}

// readSettings reads a file strictly: an unknown key is an error with its line.
func readSettings(path string) (*settings, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read settings: %w", err)
	}
	s := usualSettings(filepath.Dir(path))
	dec := toml.NewDecoder(strings.NewReader(string(raw))).DisallowUnknownFields()
	if err := dec.Decode(s); err != nil {
		return nil, fmt.Errorf("%s: %w", path, tomlError(err))
	}
	s.Data = beside(path, s.Data)
	for i, dir := range s.Backup.Dirs {
		s.Backup.Dirs[i] = beside(path, dir)
	}
	if err := s.check(); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if _, embedded := embeddedOffice(s.Catalogue); !embedded && s.Catalogue != "" {
		s.Catalogue = beside(path, s.Catalogue)
	}
	return s, nil
}

// tomlError says in one line where the file is wrong.
func tomlError(err error) error {
	if strict, ok := errors.AsType[*toml.StrictMissingError](err); ok && len(strict.Errors) > 0 {
		row, _ := strict.Errors[0].Position()
		return fmt.Errorf("line %d: unknown key %q", row, strings.Join(strict.Errors[0].Key(), "."))
	}
	if decode, ok := errors.AsType[*toml.DecodeError](err); ok {
		row, column := decode.Position()
		if key := strings.Join(decode.Key(), "."); key != "" {
			return fmt.Errorf("line %d, column %d: %s: %w", row, column, key, err)
		}
		return fmt.Errorf("line %d, column %d: %w", row, column, err)
	}
	return err
}

func beside(file, path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(filepath.Dir(file), path)
}

// check refuses settings that cannot work, naming the key.
func (s *settings) check() error {
	if s.says() && s.Catalogue == "" {
		return fmt.Errorf("catalogue: name one of %s, or a file", strings.Join(catalogue.Offices(), ", "))
	}
	if s.PublicURL != "" {
		u, err := url.Parse(s.PublicURL)
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" {
			return fmt.Errorf("public_url: %q is not an http or https address", s.PublicURL)
		}
		s.PublicURL = strings.TrimRight(s.PublicURL, "/")
	}
	if _, _, err := net.SplitHostPort(s.Listen); s.Listen != "" && err != nil {
		return fmt.Errorf("listen: %w", err)
	}
	if s.Gate != "" && !slices.Contains([]catalogue.Gate{catalogue.Self, catalogue.FrontOffice, catalogue.Flag}, catalogue.Gate(s.Gate)) {
		return fmt.Errorf("gate: %q is not self, fo or flag", s.Gate)
	}
	if s.says() && len(s.Hours) == 0 && !s.demo {
		return errors.New("hours: say when the office is open")
	}
	return errors.Join(s.checkCounters(), s.checkPrinters(), s.checkBackup(), s.checkRetention(), s.checkSpeech(), s.checkMessages())
}

func (s *settings) checkCounters() error {
	if s.says() && len(s.Counters) == 0 {
		return errors.New("counter: an office needs at least one")
	}
	seen := map[int]bool{}
	for i := range s.Counters {
		c := &s.Counters[i]
		if c.N < 1 || c.N > setup.CounterMost || seen[c.N] {
			return fmt.Errorf("counter.n: %d must be between 1 and 99 and stand once", c.N)
		}
		seen[c.N] = true
		if c.Zone == "" {
			c.Zone = setup.DefaultZone
		}
		if !setup.PlainName(c.Zone) {
			return fmt.Errorf("counter.zone: %q must be letters, digits and hyphens", c.Zone)
		}
	}
	return nil
}

func (s *settings) checkPrinters() error {
	seen := map[string]bool{}
	for i := range s.Printers {
		p := &s.Printers[i]
		if !setup.PlainName(p.Name) || seen[p.Name] {
			return fmt.Errorf("printer.name: %q must be letters, digits and hyphens and stand once", p.Name)
		}
		seen[p.Name] = true
		if p.Port == "" {
			return fmt.Errorf("printer.port of %s: say where it hangs", p.Name)
		}
		if err := s.checkPort(p.Port); err != nil {
			return fmt.Errorf("printer.port of %s: neither %q nor a port: %w", p.Name, agentPort, err)
		}
		var err error
		if p.profile, err = openProfile(p.Profile, s.dir); err != nil {
			return fmt.Errorf("printer.profile of %s: %w", p.Name, err)
		}
		if p.OneWay {
			p.profile = p.profile.OneWay()
		}
	}
	if s.FrontDesk.Printer != "" && !seen[s.FrontDesk.Printer] {
		return fmt.Errorf("front_office.printer: there is no printer %q", s.FrontDesk.Printer)
	}
	for _, c := range s.Counters {
		if c.Printer != "" && !seen[c.Printer] {
			return fmt.Errorf("counter %d: printer: there is no printer %q", c.N, c.Printer)
		}
	}
	return nil
}

// checkPort refuses a port that can never be opened. Printers made of software are for the demo.
func (s *settings) checkPort(spec string) error {
	if spec == agentPort || s.demo && strings.HasPrefix(spec, virtualPort) {
		return nil
	}
	_, err := port.Parse(spec)
	return err
}

func (s *settings) hasCounter(n int) bool {
	return slices.ContainsFunc(s.Counters, func(c counterSettings) bool { return c.N == n })
}

// reachedAt is the office's address as another box would write it.
func (s *settings) reachedAt() string {
	if s.PublicURL != "" {
		return s.PublicURL
	}
	host, port, err := net.SplitHostPort(s.Listen)
	if ip := net.ParseIP(host); err == nil && (host == "" || ip != nil && ip.IsUnspecified()) {
		return "http://SERVER:" + port
	}
	return "http://" + s.Listen
}

// embeddedOffice finds an embedded catalogue by its id or by a part of it: "banjar".
func embeddedOffice(name string) (string, bool) {
	found := ""
	if name == "" {
		return "", false
	}
	for _, id := range catalogue.Offices() {
		if id == name {
			return id, true
		}
		if strings.HasSuffix(id, "-"+name) {
			found = id
		}
	}
	return found, found != ""
}

// says reports whether the file says anything about the office itself. One that does not leaves that to the pages.
func (s *settings) says() bool {
	return s.Catalogue != "" || s.Gate != "" || s.CutOff != "" || len(s.Hours) > 0 || len(s.Counters) > 0
}

// document is what the file says about the office, on top of an office that has decided nothing yet.
func (s *settings) document() (*setup.Document, error) {
	d := setup.Blank()
	if s.says() {
		raw, err := s.catalogueFile()
		if err != nil {
			return nil, err
		}
		d.Catalogue, d.Gate, d.Always = raw, catalogue.Gate(s.Gate), s.demo
		s.dayRules.put(d)
		d.Hours.Week = s.Hours
		d.Counters = nil
	}
	if s.CutOff != "" {
		cutOff, err := time.ParseDuration(s.CutOff)
		if err != nil || cutOff%time.Minute != 0 {
			return nil, fmt.Errorf("cut_off: %q is not in whole minutes, such as 30m", s.CutOff)
		}
		d.Hours.CutOffMinutes = int(cutOff / time.Minute)
	}
	for _, c := range s.Counters {
		d.Counters = append(d.Counters, setup.Counter{N: c.N, Name: c.Name, Zone: c.Zone, Serves: c.Serves, Printer: c.Printer})
	}
	for _, p := range s.Printers {
		d.Printers = append(d.Printers, setup.Printer{Name: p.Name, Port: p.Port, Profile: p.Profile, OneWay: p.OneWay})
	}
	d.DeskPaper, d.PublicURL = s.FrontDesk.Printer, s.PublicURL
	if s.demo { // its phones are browsers on this machine, or -lan has tried the address
		d.Reached = &setup.Reached{URL: s.PublicURL}
	}
	return d, nil
}

func (s *settings) catalogueFile() ([]byte, error) {
	if id, ok := embeddedOffice(s.Catalogue); ok {
		return catalogue.EmbeddedRaw(id)
	}
	raw, err := os.ReadFile(s.Catalogue)
	if err != nil {
		return nil, fmt.Errorf("catalogue: %w", err)
	}
	if _, err := catalogue.Parse(s.Catalogue, raw); err != nil {
		return nil, err
	}
	return raw, nil
}

// fit says what a printer of the setup is on this machine.
func (s *settings) fit(p setup.Printer) (setup.Machine, error) {
	if p.Port == "" {
		return setup.Machine{}, setup.Fault{Path: "port", Key: "setup.fault.no_port"}
	}
	if err := s.checkPort(p.Port); err != nil {
		return setup.Machine{}, setup.Fault{Path: "port", Key: "setup.fault.port", With: map[string]any{"value": p.Port, "reason": err.Error()}}
	}
	model, err := s.model(p)
	if err != nil {
		return setup.Machine{}, setup.Fault{Path: "profile", Key: "setup.fault.profile", With: map[string]any{"value": p.Profile, "reason": err.Error()}}
	}
	return setup.Machine{Name: p.Name, Profile: model.ID, RollMM: model.Paper.RollMM, NearEndMM: model.Paper.NearEndMM, Agent: p.Port == agentPort}, nil
}

// model is the profile of a printer of the setup.
func (s *settings) model(p setup.Printer) (*profile.Profile, error) {
	model, err := openProfile(p.Profile, s.dir)
	if err != nil {
		return nil, err
	}
	if p.OneWay {
		model = model.OneWay()
	}
	return model, nil
}
