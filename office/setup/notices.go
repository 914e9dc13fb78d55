package setup

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"antrean/office/catalogue"
)

// A Notice is what the boards must say for some hours: the system is down, the office closes early.
type Notice struct {
	Zone  string         `json:"zone,omitempty"` // empty: of all waiting rooms
	Text  catalogue.Text `json:"text"`
	Until time.Time      `json:"until,omitzero"` // it ends by itself; zero: when somebody takes it away
}

// Limits of notices.
const (
	NoticeMost  = 120 // characters: read at a glance from the chair
	NoticesMost = 5
)

// NoticesIn are the notices of a waiting room that still hold, those of the room itself first.
func (b Boards) NoticesIn(zone string, now time.Time) []Notice {
	var out []Notice
	for _, of := range []string{zone, ""} {
		for _, n := range b.Notices {
			if n.Zone == of && n.Holds(now) {
				out = append(out, n)
			}
		}
	}
	return out
}

// Holds reports whether a notice has not ended yet.
func (n Notice) Holds(now time.Time) bool { return n.Until.IsZero() || now.Before(n.Until) }

func (d *Document) checkNotices(faults *Faults) {
	if len(d.Boards.Notices) > NoticesMost {
		faults.add("boards.notices", "setup.fault.notices_many", "most", NoticesMost)
	}
	for i, n := range d.Boards.Notices {
		at := fmt.Sprintf("boards.notices[%d]", i)
		if n.Zone != "" && !slices.Contains(d.Zones(), n.Zone) {
			faults.add(at+".zone", "setup.fault.no_zone", "value", n.Zone)
		}
		for lang, text := range n.Text {
			if strings.TrimSpace(text) == "" || utf8.RuneCountInString(text) > NoticeMost || strings.ContainsFunc(text, unicode.IsControl) {
				faults.add(at+".text."+lang, "setup.fault.notice", "most", NoticeMost)
			}
		}
		if len(n.Text) == 0 {
			faults.add(at+".text", "setup.fault.notice", "most", NoticeMost)
		}
	}
}
