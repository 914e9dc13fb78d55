package setup

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"antrean/office/catalogue"
	"antrean/office/worktime"
)

func anyPrinter(p Printer) (Machine, error) {
	if p.Port == "" {
		return Machine{}, Fault{Path: "port", Key: "setup.fault.no_port"}
	}
	return Machine{Name: p.Name}, nil
}

func balongbendo(t *testing.T) *Document {
	t.Helper()
	raw, err := catalogue.EmbeddedRaw("kecamatan-balongbendo")
	if err != nil {
		t.Fatal(err)
	}
	d := Blank()
	d.Catalogue = raw
	return d
}

// TestAnOlderDocumentKeepsItsLanguages reads one that named them twice.
func TestAnOlderDocumentKeepsItsLanguages(t *testing.T) {
	raw, err := balongbendo(t).Encode()
	if err != nil {
		t.Fatal(err)
	}
	for languages, want := range map[string]string{`["id","su"]`: "id su", `["id","en"]`: "id en", `["id"]`: "id"} {
		older := strings.Replace(string(raw), `{"format"`, `{"languages":`+languages+`,"format"`, 1)
		d, err := Decode([]byte(older))
		if err != nil {
			t.Fatal(err)
		}
		in, err := Compile(1, d, anyPrinter)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(in.Languages(), " "); got != want {
			t.Errorf("%s: the office speaks %s, want %s", languages, got, want)
		}
		if again, err := d.Encode(); err != nil || strings.Contains(string(again), `"languages"`) {
			t.Errorf("%s: they are written twice again (%v)", languages, err)
		}
	}
}

func TestABlankOfficeWorks(t *testing.T) {
	in, err := Compile(1, Blank(), anyPrinter)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(in.Rules.Counters[0].Serves, []string{catalogue.Consultation}) || !reflect.DeepEqual(in.Zones, []string{DefaultZone}) {
		t.Errorf("got %+v in %v, want consultation in the usual hall", in.Rules.Counters, in.Zones)
	}
}

func TestEveryFaultNamesItsPlace(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*Document)
		want   []string // places
	}{
		"a broken catalogue": {func(d *Document) { d.Catalogue = []byte(`{"format": 1}`) }, []string{"catalogue"}},
		"no catalogue":       {func(d *Document) { d.Catalogue = nil }, []string{"catalogue"}},
		"an unknown gate":    {func(d *Document) { d.Gate = "open" }, []string{"gate"}},
		"no hours":           {func(d *Document) { d.Hours.Week = nil }, []string{"hours.week"}},
		"a season without a Friday that can be read": {func(d *Document) {
			d.Hours.Profiles = []worktime.Profile{{Name: "Ramadan", From: "2026-02-18", To: "2026-03-17", Week: map[string]string{"jumat": "pagi"}}}
		}, []string{"hours.profiles[0].week.jumat"}},
		"a quota nobody has": {func(d *Document) { d.Quotas = []QuotaPlan{{Service: "paspor"}} }, []string{"quotas[0].service", "quotas[0].daily"}},
		"a quota below nothing": {func(d *Document) {
			d.Quotas = []QuotaPlan{{Service: catalogue.Consultation, Days: map[string]int{"jumat": -1, "raya": 2}}}
		}, []string{"quotas[0].days.jumat", "quotas[0].days.raya"}},
		"tomorrow promised twice": {func(d *Document) {
			d.Hours.AtClosing = worktime.ClosingNextDay
			d.Quotas = []QuotaPlan{{Service: catalogue.Consultation, Days: map[string]int{"jumat": 1}, NextDay: true}}
		}, []string{"quotas[0].next_day"}},
		"a kiosk below nothing":      {func(d *Document) { d.PerKiosk = -1 }, []string{"per_kiosk"}},
		"no counter":                 {func(d *Document) { d.Counters = nil }, []string{"counters"}},
		"a counter twice":            {func(d *Document) { d.Counters = []Counter{{N: 1}, {N: 1}} }, []string{"counters[1].n"}},
		"a counter without a number": {func(d *Document) { d.Counters = []Counter{{N: 0}, {N: 100}} }, []string{"counters[0].n", "counters[1].n"}},
		"a zone with a slash":        {func(d *Document) { d.Counters[0].Zone = "a/b" }, []string{"counters[0].zone"}},
		"a service nobody has":       {func(d *Document) { d.Counters[0].Serves = []string{"paspor"} }, []string{"counters[0].serves"}},
		"a printer on no port":       {func(d *Document) { d.Printers = []Printer{{Name: "p"}} }, []string{"printers[0].port"}},
		"a printer twice":            {func(d *Document) { d.Printers = []Printer{{Name: "p", Port: "x"}, {Name: "p", Port: "x"}} }, []string{"printers[1].name"}},
		"paper from nowhere":         {func(d *Document) { d.DeskPaper = "q" }, []string{"desk_paper"}},
		"slips from nowhere":         {func(d *Document) { d.BackPaper = "q" }, []string{"back_paper"}},
		"an address with a query":    {func(d *Document) { d.PublicURL = "https://a/?x" }, []string{"public_url"}},
		"sounds nobody makes": {func(d *Document) { d.Announce = Announce{Sound: "gong", Style: "roman", Lang: "fr", Second: "xx"} },
			[]string{"announce.sound", "announce.style", "announce.lang", "announce.second"}},
		"one language twice":   {func(d *Document) { d.Announce.Second = "id" }, []string{"announce.second"}},
		"quiet hours that end": {func(d *Document) { d.Announce.Quiet = []QuietHours{{From: "12.00", To: "12.00"}} }, []string{"announce.quiet[0]"}},
		"quiet until a word":   {func(d *Document) { d.Announce.QuietUntil = "besok" }, []string{"announce.quiet_until"}},
		"halls that overlap": {func(d *Document) {
			loud := 101
			d.Announce.Halls = []Hall{{Name: "a/b", Zones: []string{"utama"}, Volume: &loud}, {Name: "b", Zones: []string{"utama"}}, {Name: "b"}}
		}, []string{"announce.halls[0].name", "announce.halls[0].volume", "announce.halls[1].zones", "announce.halls[2].name"}},
		"a sentence too long": {func(d *Document) {
			d.Announce.Phrases = []Phrase{{Text: catalogue.Text{"id": strings.Repeat("a", PhraseMost+1)}}}
		}, []string{"announce.phrases[0].text.id"}},
		"two things": {func(d *Document) { d.Gate, d.PublicURL = "open", "antrean" }, []string{"gate", "public_url"}},
	} {
		d := balongbendo(t)
		c.change(d)
		_, err := Compile(1, d, anyPrinter)
		faults, ok := errors.AsType[Faults](err)
		if !ok {
			t.Errorf("%s: got %v, want faults", name, err)
			continue
		}
		for i, want := range c.want {
			if i >= len(faults) || !strings.HasPrefix(faults[i].Path, want) || !strings.Contains(faults[i].Key, ".fault.") {
				t.Errorf("%s: got %v, want %v", name, faults, c.want)
				break
			}
		}
	}
}

func TestADocumentComesBackAsItWas(t *testing.T) {
	d := balongbendo(t)
	d.Printers = []Printer{{Name: "kios", Port: "agent", OneWay: true}}
	raw, err := d.Encode()
	if err != nil {
		t.Fatal(err)
	}
	again, err := Decode(raw)
	if err != nil {
		t.Fatal(err)
	}
	once, err := again.Encode()
	if err != nil || string(once) != string(raw) {
		t.Errorf("the second writing differs (%v)", err)
	}
	for _, broken := range []string{"", "{}", `{"format": 2}`, `{"format": 1, "colour": "red"}`, string(raw) + "{}"} {
		if _, err := Decode([]byte(broken)); err == nil {
			t.Errorf("%.40q is taken", broken)
		}
	}
}

func TestAClonesChangeStaysItsOwn(t *testing.T) {
	d := balongbendo(t)
	clone := d.Clone()
	clone.Counters[0].Zone = "atas"
	clone.Hours.Week["sabtu"] = "08.00-10.00"
	if d.Counters[0].Zone != DefaultZone || len(d.Hours.Week) != 1 {
		t.Errorf("got %+v, want it untouched", d)
	}
}

func TestMergeKeepsWhatTheFileDoesNotTouch(t *testing.T) {
	before := balongbendo(t)
	newest := before.Clone()
	newest.Counters = append(newest.Counters, Counter{N: 2})
	newest.DeskPaper = "depan"
	file := before.Clone()
	file.PublicURL = "https://antrean.example"
	got, err := Merge(newest, before, file)
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Counters) != 2 || got.DeskPaper != "depan" || got.PublicURL != file.PublicURL {
		t.Errorf("got %+v, want the counters of the pages and the address of the file", got)
	}
	got, err = Merge(got, file, before)
	if err != nil || got.PublicURL != "" || len(got.Counters) != 2 {
		t.Errorf("taken out of the file: got %+v (%v), want no address", got, err)
	}
}
