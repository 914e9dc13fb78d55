package profile_test

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"antrean/printer/wire"
)

// TestThePageForPeopleHasEveryModel compares docs/printers.md with what the models print.
func TestThePageForPeopleHasEveryModel(t *testing.T) {
	page, err := os.ReadFile("../../docs/printers.md")
	if err != nil {
		t.Fatal(err)
	}
	ticket := officeSlips(t)["ticket-banjar-id"]
	for _, p := range models(t) {
		_, rest, found := strings.Cut(string(page), "\n| `"+p.ID+"` | ")
		row, _, _ := strings.Cut(rest, "\n")
		cells := strings.Split(strings.TrimSuffix(row, " |"), " | ")
		if !found || len(cells) < 6 {
			t.Errorf("%s has no row in the table of models", p.ID)
			continue
		}
		got := strings.NewReplacer(",", "", " bytes", "").Replace(cells[len(cells)-1])
		if want := strconv.Itoa(len(wire.Join(p.Encode(ticket)))); got != want {
			t.Errorf("%s: the page says %s bytes, want %s", p.ID, got, want)
		}
	}
}
