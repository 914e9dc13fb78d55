package edge

import (
	"time"

	"antrean/office"
)

// A Care is how the program and its data are looked after, for those who run the office.
type Care struct {
	Backups     Backups // nil: no copies are made
	Program     string  // its version
	Started     time.Time
	When        string // when copies are made, as it was set
	Keep        office.BackupKeep
	PrivateDays int                    // after which it is forgotten who the visitors were; 0: never
	Free        func() (uint64, error) // bytes left on the disk of the data
}

// Backups are the copies of the office.
type Backups interface {
	// States lists how the copies stand in each directory.
	States() []office.BackupState
	// Ask has a copy made into every directory as soon as may be.
	Ask()
}
