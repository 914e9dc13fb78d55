package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"antrean/office/setup"
	"antrean/printer/profile"
)

func write(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "antrean.toml")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func compiled(s *settings) (*setup.InForce, error) {
	document, err := s.document()
	if err != nil {
		return nil, err
	}
	return setup.Compile(1, document, s.fit)
}

func TestTheSampleIsAnOffice(t *testing.T) {
	s, err := readSettings("../../docs/antrean.toml")
	if err != nil {
		t.Fatal(err)
	}
	in, err := compiled(s)
	if err != nil {
		t.Fatal(err)
	}
	monday := time.Date(2026, 11, 23, 9, 0, 0, 0, in.Catalogue.Office.Location())
	if answer := in.Hours.At(monday); !answer.Open || answer.IssueUntil.Format("15.04") != "14.30" {
		t.Errorf("Monday at nine: got %+v, want open until 14.30", answer)
	}
	rules := in.Rules
	if got := len(rules.Counters[0].Serves); got != 2 {
		t.Errorf("counter 1 serves %d services, want all 2", got)
	}
	if got := rules.Counters[1].Serves; len(got) != 1 || got[0] != "kk-rusak" {
		t.Errorf("counter 2 serves %v, want kk-rusak", got)
	}
}

func TestBrokenSettingsNameTheirFault(t *testing.T) {
	const rest = "\n[hours]\nsenin = \"08.00-15.00\"\n[[counter]]\nn = 1\n"
	const office = "catalogue = \"disdukcapil-kota-banjar\"\n"
	for name, c := range map[string]struct{ text, want string }{
		"no TOML":             {"catalogue = ", "line 1"},
		"unknown key":         {office + "catalouge = \"x\"" + rest, "line 2: unknown key \"catalouge\""},
		"unknown nested key":  {office + rest + "colour = 1\n", "unknown key \"counter.colour\""},
		"wrong type":          {office + "listen = 8080" + rest, "listen"},
		"no port":             {office + "listen = \"127.0.0.1\"" + rest, "listen"},
		"no catalogue":        {rest, "catalogue"},
		"wrong gate":          {office + "gate = \"open\"" + rest, "gate"},
		"public_url no url":   {office + "public_url = \"antrean\"" + rest, "public_url"},
		"public_url queried":  {office + "public_url = \"https://a/?x\"" + rest, "public_url"},
		"no hours":            {office + "[[counter]]\nn = 1\n", "hours"},
		"no counter":          {office + "[hours]\nsenin = \"08.00-15.00\"\n", "counter"},
		"counter 0":           {office + "[hours]\nsenin = \"08.00-15.00\"\n[[counter]]\nn = 0\n", "counter.n"},
		"counter twice":       {office + rest + "[[counter]]\nn = 1\n", "counter.n"},
		"odd zone":            {office + "[hours]\nsenin = \"08.00-15.00\"\n[[counter]]\nn = 1\nzone = \"a/b\"\n", "counter.zone"},
		"printer without way": {office + rest + "[[printer]]\nname = \"p\"\n", "printer.port"},
		"printer twice":       {office + rest + "[[printer]]\nname = \"p\"\nport = \"file:/x\"\n[[printer]]\nname = \"p\"\nport = \"file:/x\"\n", "printer.name"},
		"printer on no port":  {office + rest + "[[printer]]\nname = \"p\"\nport = \"usb\"\n", "printer.port of p"},
		"printer of software": {office + rest + "[[printer]]\nname = \"p\"\nport = \"virtual:epson\"\n", "printer.port of p"},
		"printer of 70 mm":    {office + rest + "[[printer]]\nname = \"p\"\nport = \"file:/x\"\nwidth = 70\n", "printer.width"},
		"unknown model":       {office + rest + "[[printer]]\nname = \"p\"\nport = \"file:/x\"\nprofile = \"epson-81\"\n", "printer.profile of p: \"epson-81\" is neither one of custom-vkp80 epson-58 epson-80"},
		"missing profile":     {office + rest + "[[printer]]\nname = \"p\"\nport = \"file:/x\"\nprofile = \"mine.json\"\n", "mine.json"},
		"odd copy time":       {office + rest + "[backup]\nwhen = \"17:30\"\n", "backup.when"},
		"copies all the time": {office + rest + "[backup]\nwhen = \"1s\"\n", "backup.when"},
		"no copies kept":      {office + rest + "[backup]\ndaily = 0\n", "backup.daily"},
		"forgets at once":     {office + rest + "[retention]\nprivate_days = 1\n", "retention.private_days"},
		"no counter paper":    {office + rest + "[[counter]]\nn = 9\nprinter = \"q\"\n", "counter 9: printer"},
		"no such desk paper":  {office + "[front_office]\nprinter = \"q\"" + rest, "front_office.printer"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := readSettings(write(t, c.text))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want an error that names %q", err, c.want)
			}
		})
	}
}

func TestPathsAreBesideTheFile(t *testing.T) {
	path := write(t, "catalogue = \"mine.json\"\ndata = \"db\"\n[hours]\nsenin = \"08.00-15.00\"\n[[counter]]\nn = 1\n")
	s, err := readSettings(path)
	if err != nil {
		t.Fatal(err)
	}
	if want := filepath.Join(filepath.Dir(path), "db"); s.Data != want {
		t.Errorf("data: got %s, want %s", s.Data, want)
	}
	if _, err := compiled(s); err == nil || !strings.Contains(err.Error(), "mine.json") {
		t.Errorf("a catalogue that is not there: got %v, want an error that names the file", err)
	}
}

func TestAProfileIsAModelOrAFileBesideTheSettings(t *testing.T) {
	path := write(t, "catalogue = \"disdukcapil-kota-banjar\"\n[hours]\nsenin = \"08.00-15.00\"\n[[counter]]\nn = 1\n"+
		"[[printer]]\nname = \"a\"\nport = \"agent\"\n"+
		"[[printer]]\nname = \"b\"\nport = \"file:/x\"\nprofile = \"star-line\"\none_way = true\n"+
		"[[printer]]\nname = \"c\"\nport = \"file:/x\"\nprofile = \"mine.json\"\n")
	mine := filepath.Join(filepath.Dir(path), "mine.json")
	text := []byte(`{"inherits": "xprinter-80", "name": "Rongta RP80", "paper": {"cutter_dots": 112}}`)
	if err := os.WriteFile(mine, text, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := readSettings(path)
	if err != nil {
		t.Fatal(err)
	}
	a, b, c := s.Printers[0].profile, s.Printers[1].profile, s.Printers[2].profile
	if a.ID != defaultProfile || b.ID != "star-line" || b.Status.Query != profile.NoQuery || c.ID != "mine" || c.Paper.CutterDots != 112 {
		t.Errorf("got %s; %s asked by %s; %s with %d dots", a.ID, b.ID, b.Status.Query, c.ID, c.Paper.CutterDots)
	}
	in, err := compiled(s)
	if err != nil {
		t.Fatal(err)
	}
	known := in.Machines
	if !known[0].Agent || known[1].Agent || known[2].Profile != "mine" || known[2].RollMM != c.Paper.RollMM {
		t.Errorf("the office knows %+v", known)
	}
	if err := os.WriteFile(mine, []byte(`{"inherits": "xprinter-80", "name": "Rongta RP80", "colour": 1}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := readSettings(path); err == nil || !strings.Contains(err.Error(), "printer.profile of c") || !strings.Contains(err.Error(), "colour") {
		t.Errorf("a broken file: got %v, want the field", err)
	}
}

func TestACounterServesOnlyWhatThereIs(t *testing.T) {
	s, err := readSettings(write(t, "catalogue = \"disdukcapil-kota-banjar\"\n[hours]\nsenin = \"08.00-15.00\"\n[[counter]]\nn = 1\nserves = [\"paspor\"]\n"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := compiled(s); err == nil || !strings.Contains(err.Error(), "paspor") {
		t.Errorf("got %v, want an error that names the service", err)
	}
}
