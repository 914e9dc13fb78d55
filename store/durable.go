//go:build !unsafe_sync

package store

// What a commit waits for, and how PRAGMA synchronous calls it.
const (
	synchronous     = "FULL"
	wantSynchronous = 2
)
