package setup

import (
	"strings"
	"testing"
	"time"

	"antrean/office/catalogue"
)

func TestANoticeEndsByItself(t *testing.T) {
	noon := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	b := Boards{Notices: []Notice{
		{Text: catalogue.Text{"id": "Semua ruang."}},
		{Zone: "atas", Text: catalogue.Text{"id": "Hanya di atas."}, Until: noon},
	}}
	for zone, want := range map[string]int{"utama": 1, "atas": 2} {
		if got := b.NoticesIn(zone, noon.Add(-time.Second)); len(got) != want {
			t.Errorf("%s: got %v, want %d", zone, got, want)
		}
	}
	if got := b.NoticesIn("atas", noon); len(got) != 1 || got[0].Zone != "" {
		t.Errorf("at its end: got %v, want only what holds for all", got)
	}
	if got := b.NoticesIn("atas", noon.Add(-time.Hour)); got[0].Zone != "atas" {
		t.Errorf("got %v, want the room's own first", got)
	}
}

func TestANoticeIsReadAtAGlance(t *testing.T) {
	for name, n := range map[string]Notice{
		"no text":          {},
		"an empty text":    {Text: catalogue.Text{"id": " "}},
		"a letter":         {Text: catalogue.Text{"id": strings.Repeat("a", NoticeMost+1)}},
		"a line feed":      {Text: catalogue.Text{"id": "a\nb"}},
		"a room of nobody": {Zone: "atas", Text: catalogue.Text{"id": "SIAK sedang gangguan"}},
	} {
		d := balongbendo(t)
		d.Boards.Notices = []Notice{n}
		if _, err := Compile(1, d, anyPrinter); err == nil {
			t.Errorf("%s is taken", name)
		}
	}
}
