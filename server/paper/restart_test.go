package paper_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"antrean/internal/rig"
	"antrean/office/queue"
	"antrean/printer/virtual"
)

// alone holds a number's papers to what has to be after a stop: one whole slip, which shares its paper with nothing.
func alone(t *testing.T, tr *rig.Trial, persona virtual.Persona, id queue.TicketID, since time.Time) {
	t.Helper()
	if floor := tr.Papers(id, since); floor.Plain+floor.Marked != 1 {
		t.Errorf("%s fell (%s), want one whole slip beside what was torn", floor, tr.Ends(id))
	}
	for _, s := range tr.Printer.Slips() {
		offices := 0
		for _, line := range s.Lines {
			offices += strings.Count(line, "DISDUKCAPIL")
		}
		if offices > 1 && persona != virtual.ZJ58 { // it has no knife: all its slips hang together until somebody tears
			t.Errorf("two slips on one paper: %q", s.Lines)
		}
	}
}

// TestAProgramThatStopsInTheMiddleOfASlipLeavesNothingToTheNextOne stops the program while a slip is on its way and
// takes longer than the stop: the fragment may neither stand on the next paper nor swallow its beginning.
func TestAProgramThatStopsInTheMiddleOfASlipLeavesNothingToTheNextOne(t *testing.T) {
	for _, persona := range virtual.Personas() {
		for _, baud := range []int{600, 1200} {
			t.Run(fmt.Sprintf("%s/%d", persona, baud), func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					tr := rig.OpenSlowTrial(t, persona, baud)
					defer tr.Close()
					time.Sleep(seen)
					taken := time.Now()
					id := tr.Take()
					time.Sleep(2 * time.Second)
					tr.Stop()
					tr.Start()
					time.Sleep(time.Minute)
					alone(t, tr, persona, id, taken)
				})
			})
		}
	}
}

// TestAFragmentIsCutOffAlsoByTheNextProgram opens the cover in the middle of a slip, and ends the program before anybody
// closes it.
func TestAFragmentIsCutOffAlsoByTheNextProgram(t *testing.T) {
	for _, persona := range virtual.Personas() {
		if persona == virtual.Mute {
			continue // nobody knows of its fragment
		}
		t.Run(string(persona), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				tr := rig.OpenTrial(t, persona)
				defer tr.Close()
				time.Sleep(seen)
				taken := time.Now()
				id := tr.Take()
				tr.Printer.Schedule(virtual.Fault{Do: virtual.CoverOpen, AtMM: 40})
				time.Sleep(3 * time.Second)
				tr.Stop()
				if err := tr.Printer.Do(virtual.CoverClose); err != nil {
					t.Fatal(err)
				}
				tr.Start()
				time.Sleep(time.Minute)
				alone(t, tr, persona, id, taken)
			})
		})
	}
}
