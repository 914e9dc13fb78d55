package edge

// Clips keeps the office's own recordings: sounds under the hash of their bytes, and the list of those not in use yet.
type Clips interface {
	// Keep makes a file of a recording and returns its hash.
	Keep(sound []byte) (hash string, err error)
	// Read is a recording.
	Read(hash string) ([]byte, error)
	// Drafts are by language and word the recordings that wait to be put in use; an empty hash takes one back.
	Drafts() (map[string]map[string]string, error)
	// SaveDrafts keeps that list.
	SaveDrafts(drafts map[string]map[string]string) error
	// Sweep removes every recording that is not named.
	Sweep(keep []string) error
}
