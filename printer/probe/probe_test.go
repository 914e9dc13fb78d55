package probe_test

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"antrean/printer/driver"
	"antrean/printer/port"
	"antrean/printer/probe"
	"antrean/printer/profile"
	"antrean/printer/slip"
	"antrean/printer/spool"
	"antrean/printer/virtual"
)

// speaks is a printer at one speed; at others it hears rubbish, as real ones do.
func speaks(p *virtual.Printer, speed int) probe.Opener {
	return func(ctx context.Context, baud int) (port.Port, error) {
		way, err := p.Connect(ctx)
		if err != nil || baud == speed {
			return way, err
		}
		return mismatch{way, baud, speed}, nil
	}
}

func nobody(string) {}

func TestEveryPersonaIsFoundOut(t *testing.T) {
	epson := probe.Found{Language: "escpos", Ask: []int{1, 2, 3, 4}, ASB: true, Marker: true, ProcessID: true, Clears: true, NativeQR: true, Maker: "EPSON", Model: "TM-T88V"}
	for persona, c := range map[virtual.Persona]struct {
		found probe.Found
		base  string
		flow  string
	}{
		virtual.Epson:  {epson, "epson-80", "cts"},
		virtual.Small:  {epson, "epson-80", "cts"},
		virtual.Custom: {probe.Found{Language: "escpos", Ask: []int{1, 2, 3, 4}, Custom: true, Marker: true}, "custom-vkp80", "xonxoff"},
		virtual.Star:   {probe.Found{Language: "star", ASB: true, NativeQR: true}, "star-line", "cts"},
		virtual.ZJ58:   {probe.Found{Language: "escpos", Ask: []int{1, 4}}, "zjiang-58", ""},
		virtual.Kanji: {probe.Found{Language: "escpos", Ask: []int{1, 2, 3, 4}, ASB: true, Marker: true, NativeQR: true, Maker: "XPRINTER", Model: "XP-80"},
			"xprinter-80", ""},
	} {
		for _, speed := range probe.Bauds() {
			synctest.Test(t, func(t *testing.T) {
				p := virtual.New(virtual.Options{Persona: persona, Baud: speed, Flow: c.flow, PaperMM: virtual.Endless})
				defer p.Close()
				began := time.Now()
				var words []string
				found, err := probe.Printer(t.Context(), speaks(p, speed), probe.Bauds(), func(word string) { words = append(words, word) })
				if err != nil {
					t.Fatalf("%s at %d: %v", persona, speed, err)
				}
				want := c.found
				want.Baud = speed
				if !reflect.DeepEqual(found, want) || found.Base() != c.base {
					t.Errorf("%s: got %+v like %s, want %+v like %s", persona, found, found.Base(), want, c.base)
				}
				if took := time.Since(began); took > 15*time.Second {
					t.Errorf("%s at %d: took %v", persona, speed, took)
				}
				if len(words) < 2 {
					t.Errorf("%s at %d: said only %q", persona, speed, words)
				}
				if now := p.Panel(); now.PrintedMM > 0 || now.Slips > 0 {
					t.Errorf("%s at %d: %.0f mm of paper moved", persona, speed, now.PrintedMM)
				}
				drives(t, p, found)
			})
		}
	}
}

// drives prints one slip with the profile that was found.
func drives(t *testing.T, p *virtual.Printer, found probe.Found) {
	t.Helper()
	persona := p.Panel().Persona
	raw, err := found.Profile("probed")
	if err != nil {
		t.Fatal(err)
	}
	model, err := profile.Parse("probed.json", raw, profile.Open)
	if err != nil {
		t.Fatalf("%s: %v in %s", persona, err, raw)
	}
	if model.Line.Baud != found.Baud || model.Status.Marker != (found.Marker || found.Language == "star") {
		t.Errorf("%s: %+v does not say what was found", persona, model)
	}
	if persona == virtual.Small {
		model.Line.Buffer = 45 // a switch inside the printer, of which no answer tells
	}
	d := driver.New(model, p.Connect)
	defer d.Stop()
	doc := slip.Document{Kind: "ticket", Title: "A-001", Blocks: []slip.Block{{Kind: slip.Text, Text: "A-001"}, {Kind: slip.QR, Text: "HTTP://ANTREAN.LAN/T/X"}}}
	job := spool.Job{ID: "1", Document: doc, Expires: time.Now().Add(spool.TTL)}
	if err := d.Ready(t.Context()); err != nil {
		t.Fatal(err)
	}
	out := d.Print(t.Context(), job, func(spool.Outcome) {})
	if want := map[bool]spool.State{true: spool.Confirmed, false: spool.Sent}[model.Status.Marker]; out.State != want {
		t.Errorf("%s: got %+v, want it %s", persona, out, want)
	}
	if model.Cut == profile.NoCut {
		if err := p.Do(virtual.Tear); err != nil {
			t.Fatal(err)
		}
	}
	slips := p.Slips()
	if len(slips) != 1 || slips[0].Fragment || slips[0].Lines[0] != "A-001" || slices.ContainsFunc(slips[0].Lines, ofTheProbe) {
		t.Fatalf("%s at %d: %d slips, want one whole that begins with its number", persona, found.Baud, len(slips))
	}
	drawn := map[profile.QRMethod]int{profile.Native: 1}[model.QR.Method] // the others are pictures or characters
	if len(slips[0].QR) != drawn || model.QR.Method != profile.HalfBlock && len(slips[0].Lines) != 1 {
		t.Errorf("%s at %d: lines %q, codes %q", persona, found.Baud, slips[0].Lines, slips[0].QR)
	}
}

// ofTheProbe reports what a board prints that drops the heads of commands it does not know.
func ofTheProbe(line string) bool {
	return strings.Contains(line, "antr") || strings.Contains(line, "1P0")
}

func TestAPrinterWithoutASpeedIsAskedAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := virtual.New(virtual.Options{})
		defer p.Close()
		opened := 0
		found, err := probe.Printer(t.Context(), func(ctx context.Context, _ int) (port.Port, error) {
			opened++
			return p.Connect(ctx)
		}, []int{0}, nobody)
		if err != nil || found.Baud != 0 || opened != 1 || found.Base() != "epson-80" {
			t.Errorf("got %+v, %v after %d openings", found, err, opened)
		}
	})
}

func TestSilenceIsToldFromATroubleOfTheWay(t *testing.T) {
	for _, c := range []struct {
		name    string
		persona virtual.Persona
		do      []virtual.Action // before
		silent  bool
		reason  port.Reason
	}{
		{"no back channel", virtual.Mute, nil, true, ""},
		{"switched off", virtual.Epson, []virtual.Action{virtual.PowerOff}, true, ""},
		{"takes no byte", virtual.Epson, []virtual.Action{virtual.Hang}, true, ""},
		{"does not answer", virtual.Custom, []virtual.Action{virtual.Silence}, true, ""},
		{"not plugged in", virtual.Epson, []virtual.Action{virtual.Unplug}, false, port.Missing},
	} {
		synctest.Test(t, func(t *testing.T) {
			p := virtual.New(virtual.Options{Persona: c.persona, Baud: 9600})
			defer p.Close()
			for _, a := range c.do {
				if err := p.Do(a); err != nil {
					t.Fatal(err)
				}
			}
			began := time.Now()
			_, err := probe.Printer(t.Context(), speaks(p, 9600), probe.Bauds(), nobody)
			if errors.Is(err, probe.ErrSilent) != c.silent || !c.silent && port.ReasonOf(err) != c.reason {
				t.Errorf("%s: got %v", c.name, err)
			}
			if took := time.Since(began); took > 15*time.Second {
				t.Errorf("%s: took %v", c.name, took)
			}
			if now := p.Panel(); now.PrintedMM > 0 {
				t.Errorf("%s: %.0f mm of paper moved", c.name, now.PrintedMM)
			}
		})
	}
}

func TestACablePulledInTheMiddleIsSaid(t *testing.T) {
	for after := 50 * time.Millisecond; after < 4*time.Second; after += 100 * time.Millisecond {
		synctest.Test(t, func(t *testing.T) {
			p := virtual.New(virtual.Options{Baud: 9600})
			defer p.Close()
			p.Schedule(virtual.Fault{Do: virtual.Unplug, After: after})
			began := time.Now()
			_, err := probe.Printer(t.Context(), speaks(p, 9600), []int{9600}, nobody)
			if port.ReasonOf(err) != port.Unplugged || errors.Is(err, probe.ErrSilent) {
				t.Errorf("after %v: got %v, want unplugged", after, err)
			}
			if took := time.Since(began); took > after+time.Second {
				t.Errorf("after %v: said %v later", after, took-after)
			}
		})
	}
}

func TestAPrinterThatIsNotReadyIsNotJudged(t *testing.T) {
	for _, a := range []virtual.Action{virtual.CoverOpen, virtual.PaperOut, virtual.JamCutter} {
		synctest.Test(t, func(t *testing.T) {
			p := virtual.New(virtual.Options{})
			defer p.Close()
			if err := p.Do(a); err != nil {
				t.Fatal(err)
			}
			if _, err := probe.Printer(t.Context(), speaks(p, 0), []int{0}, nobody); !errors.Is(err, probe.ErrOffline) {
				t.Errorf("%s: got %v, want offline", a, err)
			}
		})
	}
}

func TestTheCallerMayEndIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := virtual.New(virtual.Options{Persona: virtual.Mute, Baud: 9600})
		defer p.Close()
		ctx, cancel := context.WithTimeout(t.Context(), 700*time.Millisecond)
		defer cancel()
		began := time.Now()
		if _, err := probe.Printer(ctx, speaks(p, 9600), probe.Bauds(), nobody); err == nil {
			t.Error("it found something")
		}
		if took := time.Since(began); took > 2*time.Second {
			t.Errorf("ended after %v", took)
		}
	})
}
