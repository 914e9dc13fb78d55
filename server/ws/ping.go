package ws

import "time"

// ping pings every socket in turn, so that a client that is gone does not stay for ever.
func (s *Set) ping(every time.Duration) {
	ticker := time.NewTicker(every)
	defer ticker.Stop()
	frame := []byte{finPing, 0}
	for {
		select {
		case <-s.stop:
			return
		case <-ticker.C:
			for _, c := range s.members(all) {
				c.wire.sign(frame)
			}
		}
	}
}
