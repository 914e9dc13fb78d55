package edge

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"antrean/office/queue"
)

// TestADayEndsWithItsKey: after closing, and on another day, nobody is known any more and the key is another.
func TestADayEndsWithItsKey(t *testing.T) {
	const ani = NIK("3515994507990001")
	var p Persons
	first := p.marksLocked("2026-11-23", ani, queue.PersonService, []string{"kk", "ktp"})
	if len(first) != 2 || first[0] == first[1] {
		t.Fatalf("got %d marks, want one for each service", len(first))
	}
	if again := p.marksLocked("2026-11-23", ani, queue.PersonService, []string{"kk"}); again[0] != first[0] {
		t.Error("the same person has another mark on the same day")
	}
	p.held[first[0]] = hold{actor: "kiosk"}
	p.Sweep("2026-11-23", false)
	if len(p.held) != 1 {
		t.Error("a person was forgotten while the counters work")
	}
	p.Sweep("2026-11-23", true)
	if p.held != nil || p.key != [32]byte{} {
		t.Error("persons or the key are kept after closing")
	}
	if next := p.marksLocked("2026-11-24", ani, queue.PersonService, []string{"kk"}); next[0] == first[0] {
		t.Error("a person has the same mark on another day")
	}
	one, other := p.marksLocked("2026-11-24", ani, queue.PersonOffice, []string{"kk"}), p.marksLocked("2026-11-24", ani, queue.PersonOffice, []string{"ktp"})
	if one[0] != other[0] {
		t.Error("one number an office is counted by service")
	}
}

// TestANIKTellsNobodyItsDigits: not in a log, not in a text, not in a body.
func TestANIKTellsNobodyItsDigits(t *testing.T) {
	const ani = NIK("3515994507990001")
	var log strings.Builder
	slog.New(slog.NewTextHandler(&log, nil)).Info("asked", "nik", ani)
	body, err := json.Marshal(struct{ NIK NIK }{ani})
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{log.String(), fmt.Sprintf("%v %s %+v", ani, ani, ani), string(body)} {
		if strings.Contains(text, "35159") {
			t.Errorf("it says %q", text)
		}
	}
}

// TestWhatCannotBeANIK finds slips of the finger.
func TestWhatCannotBeANIK(t *testing.T) {
	for _, good := range []NIK{"3515994507990001", "3515080507990001", "3515082902000001", "3515087112990001"} {
		if err := good.Check(); err != nil {
			t.Errorf("a number of the right shape is refused: %v", err)
		}
	}
	for _, bad := range []NIK{"", "351508450799000", "35150845079900011", "3515083207990001", "3515080013990001", "3515083002000001", "3515087207990001", "0015080507990001", "3515080507990000", "351508050799000x"} {
		if bad.Check() == nil {
			t.Errorf("%q is taken", string(bad))
		}
	}
}
