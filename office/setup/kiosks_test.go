package setup

import (
	"slices"
	"strings"
	"testing"
)

func TestAKiosksGlassIsMeasuredBeforeItIsTold(t *testing.T) {
	k := Kiosk{DiagonalIn: 21.5}
	if got := k.PxPerMM(2203); got < 4.03 || got > 4.04 {
		t.Errorf("21.5 inches: got %v px, want 4.034", got)
	}
	k.CardPx = 428
	if got := k.PxPerMM(2203); got != 5 {
		t.Errorf("measured: got %v px, want 5", got)
	}
	if got := (Kiosk{}).PxPerMM(2203); got != 0 {
		t.Errorf("of nothing known: got %v, want 0", got)
	}
}

func TestAKioskOfWhichNothingIsKnownHasNoRow(t *testing.T) {
	d := &Document{}
	d.SetKiosk(Kiosk{Name: "samping", BottomMM: 850})
	d.SetKiosk(Kiosk{Name: "depan", DiagonalIn: 32})
	d.SetKiosk(Kiosk{Name: "samping", BottomMM: 900})
	if len(d.Kiosks) != 2 || d.Kiosks[0].Name != "depan" || d.KioskOf("samping").BottomMM != 900 {
		t.Errorf("got %+v", d.Kiosks)
	}
	d.SetKiosk(Kiosk{Name: "samping"})
	if len(d.Kiosks) != 1 {
		t.Errorf("got %+v, want it forgotten", d.Kiosks)
	}
}

func TestAGlassThatCannotBeIsRefused(t *testing.T) {
	for path, k := range map[string]Kiosk{
		"kiosks[0].diagonal_in":  {DiagonalIn: 2},
		"kiosks[0].card_px":      {CardPx: 5000},
		"kiosks[0].bottom_mm":    {BottomMM: 1500},
		"kiosks[0].langs":        {Langs: []string{"id", "id"}},
		"kiosks[0].guide_volume": {Guide: 101},
	} {
		d := &Document{Kiosks: []Kiosk{k}}
		var faults Faults
		d.checkKiosks(&faults)
		if len(faults) != 1 || faults[0].Path != path {
			t.Errorf("%+v: got %v, want a fault at %s", k, faults, path)
		}
	}
}

func TestAChangeOfAGlassIsSaid(t *testing.T) {
	before := &Document{Kiosks: []Kiosk{{Name: "depan", DiagonalIn: 21.5}}}
	after := &Document{Kiosks: []Kiosk{{Name: "depan", DiagonalIn: 21.5, CardPx: 345, BottomMM: 850, Langs: []string{"su", "id"}, Guide: 60}}}
	got := Differences(before, after, "id")
	for _, want := range []string{"(tidak ada) → 345", "(mm): (tidak ada) → 850", "su, id", "(%): (tidak ada) → 60"} {
		if !slices.ContainsFunc(got, func(line string) bool { return strings.Contains(line, want) }) {
			t.Errorf("got %q without %q", got, want)
		}
	}
}
