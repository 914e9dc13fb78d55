//go:build unsafe_sync

package store

// The control of the power-cut test: a build that loses tickets, to prove that the test would see it.
const (
	synchronous     = "NORMAL"
	wantSynchronous = 1
)
