package push

// A Frame is one message as the screens' transport sends it, built once for all of them. Nobody changes it.
type Frame []byte

// A Screen is one watcher of one topic. None of its methods waits for the other end, and none calls back into
// the hub before it returns.
type Screen interface {
	// Push hands over the newest state; it takes the place of one that has not left yet.
	Push(Frame)
	// Beat hands over a sign of life. It must never take the place of a state: a screen that is behind drops it.
	Beat(Frame)
	// Close ends the watching with a close code and a short machine-readable reason.
	Close(code int, reason string)
}
