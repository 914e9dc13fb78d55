package office

import (
	"time"

	"antrean/office/casefile"
	"antrean/office/queue"
	"antrean/office/setup"
)

// A View is the office at one moment: what is on disk, and nothing else. It never changes, so everyone may read it.
type View struct {
	Epoch    string
	State    *queue.State
	Cases    *casefile.State // applications, and what they need
	Setup    *setup.InForce
	Rules    *queue.Rules // of the setup, with what is closed because something is down
	DiskFull bool         // new tickets are refused until there is room again
}

// Seq orders views of one epoch.
func (v *View) Seq() uint64 { return v.State.Seq }

// Ahead counts the people before a waiting ticket.
func (v *View) Ahead(t *queue.Ticket) int { return v.State.Ahead(v.Rules, t) }

// Local is a moment in the office's zone.
func (v *View) Local(at time.Time) time.Time { return at.In(v.Rules.Zone) }
