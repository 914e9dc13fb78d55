package live

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"antrean/office/staff"
	"antrean/server/edge"
)

// holdEvery is how often sockets are held against the sessions they were opened with. Whoever signs out or is revoked loses
// theirs at once; this is for sessions that end with their time.
const holdEvery = time.Minute

// holdSessions closes the sockets of sessions and devices that count no more: a screen would go on showing what nobody is
// signed in for.
func (l *Live) holdSessions(now time.Time) {
	for _, owner := range l.set.Owners() {
		if l.over(owner, now) {
			l.SignedOut(owner)
		}
	}
}

// over reports whether the session or device of a socket counts no more. When the book cannot be read nobody knows, and the
// socket stays.
func (l *Live) over(owner string, now time.Time) bool {
	if number, ok := strings.CutPrefix(owner, deviceOwner); ok {
		id, _ := strconv.ParseInt(number, 10, 64) // we wrote it
		devices, err := l.office.Devices.Devices()
		return err == nil && !slices.ContainsFunc(devices, func(d staff.Device) bool { return d.ID == id && d.RevokedAt.IsZero() })
	}
	hash, ok := edge.HashOf(owner)
	if !ok {
		return false
	}
	session, err := l.office.Sessions.Session(hash)
	return errors.Is(err, staff.ErrUnknown) || err == nil && !session.Alive(now)
}
