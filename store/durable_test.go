//go:build !unsafe_sync

package store

import "testing"

// TestCommitsWaitForTheDisk is the law that the power cut tests prove: only the control build may do otherwise.
func TestCommitsWaitForTheDisk(t *testing.T) {
	if synchronous != "FULL" || wantSynchronous != 2 {
		t.Errorf("synchronous is %s (%d), want FULL (2)", synchronous, wantSynchronous)
	}
}
