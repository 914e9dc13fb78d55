package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"antrean/office/setup"
	"antrean/printer/profile"
	"antrean/printer/status"
	"antrean/printer/virtual"
)

// onNetwork is a virtual printer on the network of this machine, and its port.
func onNetwork(t *testing.T, o virtual.Options) (printer *virtual.Printer, port string) {
	t.Helper()
	printer = virtual.New(o)
	t.Cleanup(printer.Close)
	network, err := printer.Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	return printer, "tcp:" + network.Address()
}

// onSerial is a virtual printer on a serial line, and its port.
func onSerial(t *testing.T, o virtual.Options) (printer *virtual.Printer, port string) {
	t.Helper()
	printer = virtual.New(o)
	t.Cleanup(printer.Close)
	link := filepath.Join(t.TempDir(), "usb-EPSON_TM-T82")
	if _, err := printer.OpenTerminal(link); err != nil {
		t.Fatal(err)
	}
	return printer, "serial:" + link
}

// do lets something happen to a virtual printer.
func do(t *testing.T, printer *virtual.Printer, a virtual.Action) {
	t.Helper()
	if err := printer.Do(a); err != nil {
		t.Fatal(err)
	}
}

func TestListNamesEveryModel(t *testing.T) {
	code, out, say := try(t, "", "printer", "list")
	if code != exitDone {
		t.Fatalf("got %d %s", code, say)
	}
	for _, id := range profile.IDs() {
		if !strings.Contains(out, "\n"+id+" ") {
			t.Errorf("%s is not in the list:\n%s", id, out)
		}
	}
	code, out, _ = try(t, "", "printer", "list", "-json")
	var list listing
	if err := json.Unmarshal([]byte(out), &list); code != exitDone || err != nil || len(list.Profiles) != len(profile.IDs()) || list.Ports == nil {
		t.Errorf("-json: got %d %s, %v", code, out, err)
	}
}

func TestStatusSaysWhatThePrinterSays(t *testing.T) {
	t.Parallel() // it mostly waits
	printer, port := onNetwork(t, virtual.Options{})
	code, out, say := try(t, "", "printer", "status", "-port", port)
	if code != exitDone || !strings.Contains(out, " ok ") || !strings.Contains(out, "paper ok") {
		t.Errorf("a good printer: got %d %q %q", code, out, say)
	}
	do(t, printer, virtual.CoverOpen)
	code, out, say = try(t, "", "printer", "status", "-port", port, "-json")
	var got struct {
		State, Reason string
		Status        status.Status
	}
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatalf("-json: %q: %v", out, err)
	}
	if code != exitFailed || got.State != "bad" || got.Reason != "cover_open" || got.Status.Cover != status.Bad || got.Status.Line != status.OK {
		t.Errorf("an open cover: got %d %+v", code, got)
	}
	if !strings.Contains(say, "cover_open") {
		t.Errorf("an open cover: said %q, want the reason", say)
	}
}

func TestStatusOfAPrinterThatIsNotThere(t *testing.T) {
	code, out, say := try(t, "", "printer", "status", "-port", "serial:"+filepath.Join(t.TempDir(), "gone"))
	if code != exitFailed || !strings.Contains(out, "missing") || !strings.Contains(say, "missing") {
		t.Errorf("got %d %q %q, want that the line is missing", code, out, say)
	}
}

func TestATestSlipIsProven(t *testing.T) {
	printer, port := onSerial(t, virtual.Options{SpeedMMS: virtual.Instant})
	fell := make(chan virtual.Slip, 2)
	printer.OnCut(func(s virtual.Slip) { fell <- s })
	code, out, say := try(t, "", "printer", "test", "-port", port, "-lang", "en")
	if code != exitDone || !strings.HasPrefix(out, "confirmed  proof printed  ") {
		t.Fatalf("got %d %q %q", code, out, say)
	}
	slip := <-fell // drawn after the printer has said that it printed
	if len(slip.Complaints) > 0 || len(slip.QR) != 1 || !strings.Contains(strings.Join(slip.Lines, "\n"), "epson-80") {
		t.Errorf("got %+v, want a slip that names the model", slip)
	}
	printer.Close()
	if len(fell) > 0 {
		t.Errorf("%d more slips fell", len(fell))
	}
}

func TestATestSlipOfTheSettingsPrinter(t *testing.T) {
	t.Parallel() // it mostly waits for paper
	printer, port := onNetwork(t, virtual.Options{SpeedMMS: virtual.Instant})
	config, _ := anOfficeWith(t, "[[printer]]\nname = \"meja\"\nport = \""+port+"\"\none_way = true\n[[printer]]\nname = \"jauh\"\nport = \"agent\"\n")
	code, out, say := try(t, "", "printer", "test", "-config", config, "-printer", "meja")
	if code != exitDone || !strings.HasPrefix(out, "sent  proof none  ") {
		t.Errorf("one way: got %d %q %q, want a slip without proof", code, out, say)
	}
	if slips := printer.Slips(); len(slips) != 1 || !strings.Contains(strings.Join(slips[0].Lines, "\n"), "meja") {
		t.Errorf("got %+v, want one slip with the printer's name", slips)
	}
	for name, want := range map[string]string{"jauh": "agent", "lain": `no printer "lain"`} {
		if code, _, say := try(t, "", "printer", "test", "-config", config, "-printer", name); code != exitFailed || !strings.Contains(say, want) {
			t.Errorf("%s: got %d %q, want %q", name, code, say, want)
		}
	}
}

func TestToolsKnowThePrintersThatWereSetUpInTheBrowser(t *testing.T) {
	printer, port := onNetwork(t, virtual.Options{})
	path := write(t, small)
	started(t, path, func(s *site) {
		_, err := s.office.Setups.Change(t.Context(), 1, "adi", "", func(d *setup.Document) error {
			d.Printers = append(d.Printers, setup.Printer{Name: "belakang", Port: port})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	})
	if code, out, say := try(t, "", "printer", "test", "-config", path, "-printer", "belakang"); code != exitDone || !strings.Contains(out, "confirmed") {
		t.Errorf("got %d %q %q", code, out, say)
	}
	if len(printer.Slips()) != 1 {
		t.Errorf("%d slips came out, want one", len(printer.Slips()))
	}
	if code, _, say := try(t, "", "device", "add", "-config", path, "-name", "kios-2", "-printer", "belakang"); code != exitDone {
		t.Errorf("a kiosk with it: got %d %q", code, say)
	}
	if code, _, say := try(t, "", "device", "add", "-config", path, "-name", "kios-3", "-printer", "depan"); code == exitDone || !strings.Contains(say, "no printer") {
		t.Errorf("a printer of nobody: got %d %q", code, say)
	}
}

func TestAPrinterThatIsNotReadyIsWaitedFor(t *testing.T) {
	t.Parallel() // it mostly waits
	printer, port := onNetwork(t, virtual.Options{SpeedMMS: virtual.Instant})
	do(t, printer, virtual.PaperOut)
	code, out, say := try(t, "", "printer", "test", "-port", port, "-wait", "500ms")
	if code != exitFailed || out != "" || !strings.Contains(say, "not ready") || !strings.Contains(say, "paper_out") {
		t.Errorf("got %d %q %q, want that there is no paper", code, out, say)
	}
	if got := printer.Panel(); got.PrintedMM != 0 {
		t.Errorf("%v mm were printed", got.PrintedMM)
	}
}

func TestTheCalibrationPaperComesOutWhole(t *testing.T) {
	t.Parallel() // it mostly waits for paper
	printer, port := onNetwork(t, virtual.Options{SpeedMMS: virtual.Instant})
	code, out, say := try(t, "", "printer", "calibrate", "-port", port)
	if code != exitDone || !strings.HasPrefix(out, "confirmed  proof printed  ") {
		t.Fatalf("got %d %q %q", code, out, say)
	}
	slips := printer.Slips()
	if len(slips) != 1 {
		t.Fatalf("%d slips, want one", len(slips))
	}
	if len(slips[0].Complaints) > 0 || !slices.Equal(slips[0].QR, []string{"A native 4", "B native 6", "C native 8"}) {
		t.Errorf("got %q, %q; want the printer's own codes", slips[0].QR, slips[0].Complaints)
	}
}

func TestProbeWritesAProfileThatPrints(t *testing.T) {
	t.Parallel() // it mostly waits for paper
	printer, port := onNetwork(t, virtual.Options{SpeedMMS: virtual.Instant})
	file := filepath.Join(t.TempDir(), "kios-1.json")
	code, out, say := try(t, "", "printer", "probe", "-port", port, "-write", file)
	if code != exitDone || out != "" || !strings.Contains(say, "closest model: epson-80") {
		t.Fatalf("got %d %q %q", code, out, say)
	}
	if got := printer.Panel(); got.PrintedMM != 0 || len(printer.Slips()) != 0 {
		t.Errorf("probing moved %v mm of paper", got.PrintedMM)
	}
	code, out, say = try(t, "", "printer", "test", "-port", port, "-profile", file)
	if code != exitDone || !strings.HasPrefix(out, "confirmed  proof printed  ") {
		t.Errorf("a slip by the new profile: got %d %q %q", code, out, say)
	}
	mended, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if code, _, say := try(t, "", "printer", "probe", "-port", port, "-write", file); code != exitFailed || !strings.Contains(say, "-write") {
		t.Errorf("a second time: got %d %q, want that the file stays", code, say)
	}
	if now, err := os.ReadFile(file); err != nil || !slices.Equal(now, mended) {
		t.Error("the profile was written over")
	}
}

func TestProbeShowsTheProfile(t *testing.T) {
	t.Parallel() // it mostly waits for paper
	_, port := onSerial(t, virtual.Options{Persona: virtual.Custom})
	code, out, say := try(t, "", "printer", "probe", "-port", port+"?baud=115200")
	if code != exitDone || !strings.Contains(say, "closest model: custom-vkp80") {
		t.Fatalf("got %d %q %q", code, out, say)
	}
	if _, err := profile.Parse("probed.json", []byte(out), profile.Open); err != nil {
		t.Errorf("the profile shown is none: %v\n%s", err, out)
	}
}

func TestProbeOfASilentPrinterSaysWhatToDo(t *testing.T) {
	t.Parallel() // it mostly waits
	_, port := onNetwork(t, virtual.Options{Persona: virtual.Mute})
	if code, out, say := try(t, "", "printer", "probe", "-port", port); code != exitFailed || out != "" || !strings.Contains(say, "one_way = true") {
		t.Errorf("got %d %q %q", code, out, say)
	}
}

func TestToolsRefuseWhatMakesNoSense(t *testing.T) {
	for name, c := range map[string]struct {
		args []string
		code int
		say  string
	}{
		"no tool":             {[]string{}, exitUsage, "list, probe, status"},
		"another tool":        {[]string{"clean"}, exitUsage, "list, probe, status"},
		"no printer":          {[]string{"status"}, exitUsage, "-printer or by -port"},
		"two printers":        {[]string{"status", "-port", "file:/x", "-printer", "p"}, exitUsage, "-printer or by -port"},
		"no port":             {[]string{"test", "-port", "usb"}, exitUsage, "-port"},
		"odd speed":           {[]string{"test", "-port", "serial:/dev/ttyS0?baud=99"}, exitUsage, "baud"},
		"no such model":       {[]string{"test", "-port", "file:/x", "-profile", "hp-laserjet"}, exitFailed, "epson-80"},
		"no such language":    {[]string{"test", "-port", "file:/x", "-lang", "fr"}, exitUsage, "-lang"},
		"no settings":         {[]string{"status", "-config", "/nonexistent.toml", "-printer", "p"}, exitFailed, "/nonexistent.toml"},
		"probe of nothing":    {[]string{"probe"}, exitUsage, "-port"},
		"probe of no printer": {[]string{"probe", "-port", "device:/nonexistent"}, exitFailed, "/nonexistent"},
		"emulate what":        {[]string{"emulate", "-printer", "hp"}, exitUsage, "star"},
		"emulate flow":        {[]string{"emulate", "-flow", "hardware"}, exitUsage, "-flow"},
		"emulate where":       {[]string{"emulate", "-tcp", "nowhere"}, exitFailed, "-tcp"},
		"emulate no line":     {[]string{"emulate", "-tcp", "", "-serial", "/nonexistent/line"}, exitFailed, "-serial"},
		"emulate no page":     {[]string{"emulate", "-tcp", "", "-page", "nowhere"}, exitFailed, "-page"},
	} {
		t.Run(name, func(t *testing.T) {
			code, out, err := try(t, "", append([]string{"printer"}, c.args...)...)
			if code != c.code || !strings.Contains(err, c.say) {
				t.Errorf("got %d %q %q, want %d and %q", code, out, err, c.code, c.say)
			}
		})
	}
}
