package edge

// Media keeps what the boards show while nobody is called: files under the hash of their bytes.
type Media interface {
	// Append writes bytes of a file that arrives, at an offset.
	Append(part string, offset int64, chunk []byte) error
	// Keep makes a file of a part that has arrived whole, and returns its hash.
	Keep(part string) (hash string, err error)
	// Path is where a file lies.
	Path(hash string) (path string, ok bool)
	// Sweep removes every file and every part that is not named.
	Sweep(keep []string) error
}
