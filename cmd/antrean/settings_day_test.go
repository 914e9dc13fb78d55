package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"antrean/office/setup"
	"antrean/office/worktime"
)

// smallOffice is the least that an office says, with room for more.
const smallOffice = `
catalogue = "disdukcapil-kota-banjar"
%top
[hours]
senin-jumat = "08.00-12.00, 13.00-15.00"
[[counter]]
n = 1
%blocks
`

func readSmall(t *testing.T, top, blocks string) (*settings, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "antrean.toml")
	text := strings.NewReplacer("%top", top, "%blocks", blocks).Replace(smallOffice)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return readSettings(path)
}

func TestRulesOfTheDayInSettings(t *testing.T) {
	s, err := readSmall(t, "cut_off = \"30m\"\nat_closing = \"expire\"\nper_kiosk_per_minute = 6", `
[[profile]]
name = "Ramadan"
from = "2026-02-18"
to = "2026-03-17"
week = { senin = "09.00-12.00" }
cut_off_minutes = 15
[[closure]]
from = "2026-06-08"
reason = "Pindah"
[[opening]]
date = "2026-12-25"
hours = "08.00-09.00"
[[calendar_extra]]
date = "2027-01-01"
name = "Tahun Baru"
kind = "libur"
[[quota]]
service = "kk-rusak"
daily = 100
days = { jumat = 50 }
next_day = true
`)
	if err != nil {
		t.Fatal(err)
	}
	d, err := s.document()
	if err != nil {
		t.Fatal(err)
	}
	in, err := setup.Compile(1, d, anyPrinter)
	if err != nil {
		t.Fatal(err)
	}
	hours, rules := in.Hours, in.Rules
	for date, works := range map[worktime.Date]bool{
		"2026-02-23": true, "2026-02-24": false, "2026-06-08": false, "2026-12-25": true, "2026-12-24": false, "2027-01-01": false, "2027-01-04": true,
	} {
		if hours.Works(date) != works {
			t.Errorf("%s: works %v, want %v", date, !works, works)
		}
	}
	if got := hours.At(time.Date(2026, 2, 23, 11, 45, 0, 0, hours.Zone())); got.Why != worktime.PastCutOff {
		t.Errorf("in Ramadan at 11.45: got %+v, want past the cut-off", got)
	}
	if q := rules.Quotas["kk-rusak"]; q.Daily != 100 || q.Days[time.Friday] != 50 || !q.NextDay || rules.PerKiosk != 6 {
		t.Errorf("got %+v and %d, want the quota and the bound", q, rules.PerKiosk)
	}
}

func TestRulesOfTheDayThatCannotBe(t *testing.T) {
	for want, in := range map[string][2]string{
		"unknown key":            {"libur = true", ""},
		"profile[0].week.funday": {"", "[[profile]]\nname = \"R\"\nfrom = \"2026-02-18\"\nto = \"2026-02-19\"\nweek = { funday = \"08.00-09.00\" }"},
		"closure[0].from":        {"", "[[closure]]\nfrom = \"besok\"\nreason = \"Banjir\""},
		"opening[0].hours":       {"", "[[opening]]\ndate = \"2026-02-18\"\nhours = \"pagi\""},
		"calendar_extra[0].kind": {"", "[[calendar_extra]]\ndate = \"2027-01-01\"\nname = \"Tahun Baru\"\nkind = \"raya\""},
		"holidays":               {"holidays = \"semua\"", ""},
		"at_closing":             {"at_closing = \"pulang\"", ""},
		"cut_off":                {"cut_off = \"90s\"", ""},
		"per_kiosk_per_minute":   {"per_kiosk_per_minute = -1", ""},
		"quota[0].service":       {"", "[[quota]]\nservice = \"paspor\"\ndaily = 1"},
		"quota[0].daily":         {"", "[[quota]]\nservice = \"kk-rusak\""},
		"quota[0].days.funday":   {"", "[[quota]]\nservice = \"kk-rusak\"\ndays = { funday = 1 }"},
		"quota[1].service":       {"", "[[quota]]\nservice = \"kk-rusak\"\ndaily = 1\n[[quota]]\nservice = \"kk-rusak\"\ndaily = 1"},
		"quota[0].next_day":      {"at_closing = \"next_day\"", "[[quota]]\nservice = \"kk-rusak\"\ndaily = 1\nnext_day = true"},
	} {
		s, err := readSmall(t, in[0], in[1])
		if err == nil {
			var d *setup.Document
			if d, err = s.document(); err == nil {
				_, err = setup.Compile(1, d, anyPrinter)
				err = inToml(err)
			}
		}
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want an error that says %s, got %v", want, err)
		}
	}
}
