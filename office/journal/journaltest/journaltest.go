// Package journaltest is what every journal must do, as a suite of cases that each explain themselves.
package journaltest

import (
	"testing"

	"antrean/office/journal"
)

// A Harness makes journals of one kind and does to them what a disk or an intruder would.
type Harness struct {
	// Open makes a new, empty journal.
	Open func() (journal.Journal, error)
	// Again closes a journal and opens what it left.
	Again func(journal.Journal) (journal.Journal, error)
	// Tamper replaces what is kept, behind the journal's back, and opens it again. It may fail when opening does.
	Tamper func(journal.Journal, []journal.Record, journal.Snapshot) (journal.Journal, error)
	// Full takes all room away from the journal, or gives it back.
	Full func(j journal.Journal, full bool) error
}

// A Case is one promise of a journal.
type Case struct {
	Name    string
	Promise string // said when Check fails
	Check   func(Harness) error
}

// Run holds a kind of journal to all cases.
func Run(t *testing.T, h Harness) {
	for _, c := range Cases() {
		t.Run(c.Name, func(t *testing.T) {
			if err := c.Check(h); err != nil {
				t.Errorf("%v\npromise: %s", err, c.Promise)
			}
		})
	}
}

// Cases lists the promises.
func Cases() []Case {
	cases := []Case{
		{"empty", "a new journal has an epoch, and neither head nor records nor snapshot", empty},
		{"append", "after Append the head is the batch's last record", appendMovesHead},
		{"replay", "what was appended is replayed, in order and unchanged", replay},
		{"replay after", "a replay begins after the given sequence number", replayAfter},
		{"replay stops", "a visit that fails ends the replay, which returns its error", replayStops},
		{"snapshot", "the snapshot is the newest that was appended", newestSnapshot},
		{"again", "a journal that is opened again has the same epoch, head, records and snapshot", again},
		{"follow", "a batch that does not follow the head is refused whole with ErrBroken", follow},
		{"full", "without room Append returns ErrFull, leaves nothing behind, and works again when there is room", full},
		{"erase", "what is erased is gone, from the snapshots too, and the chain stays whole", erase},
		{"seal", "a snapshot that was changed is not whole", brokenSeal},
	}
	for _, d := range damages {
		cases = append(cases, Case{"tampered: " + d.name, "what was done to the records is found, by opening or by Walk, with ErrBroken", d.isFound})
	}
	return cases
}
