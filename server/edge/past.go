package edge

import (
	"antrean/office/journal"
	"antrean/office/queue"
)

// A Past reads what has happened from the newest back: the cores of events, which tell of nobody's papers.
type Past interface {
	// ReadBack visits the events with a smaller sequence number, newest first, until visit says that it has enough; 0
	// means from the newest.
	ReadBack(before uint64, visit func(*queue.Event) (more bool)) error
	// Outages lists everything that was ever down, the newest first.
	Outages() ([]journal.OutageRow, error)
}
