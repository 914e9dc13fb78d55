package live

import "time"

// HoldSessions holds the sockets against their sessions at a moment.
func (l *Live) HoldSessions(now time.Time) { l.holdSessions(now) }
