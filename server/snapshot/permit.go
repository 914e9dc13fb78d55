package snapshot

import (
	"time"

	"antrean/office"
	"antrean/office/catalogue"
	"antrean/office/queue"
	"antrean/server/edge"
)

// A Permit is the one answer to whether a number of a service is given now, and if not, why and when again. Kiosks,
// boards, phones and staff are shown the same.
type Permit struct {
	OK      bool       `json:"ok"`
	Why     string     `json:"why"`  // empty while ok
	Name    string     `json:"name"` // of the holiday, or the reason of the closure
	Again   *time.Time `json:"again"`
	NextDay *string    `json:"next_day"` // a number for this day may be taken instead
	Left    *int       `json:"left"`     // numbers left today; null: no quota
	Draw    *time.Time `json:"draw"`     // while ok before opening: a lot is given, and drawn then

	Said catalogue.Text `json:"said"` // while something is down (why is "down"): the whole answer in words; else null
}

// PermitOf is the answer for a service at a kiosk; kiosk is empty for everybody else.
func PermitOf(o *edge.Office, v *office.View, service, kiosk string) Permit {
	p := queue.MayIssue(v.State, v.Rules, queue.Wish{Service: service, Kiosk: kiosk}, o.Now())
	out := Permit{OK: p.OK, Why: p.Why, Name: p.Name, Again: moment(o, p.Again), Draw: moment(o, p.Draw)}
	if p.NextDay != "" {
		out.NextDay = &p.NextDay
	}
	if p.Left >= 0 {
		out.Left = &p.Left
	}
	if p.Why == queue.IsDown {
		out.Said = catalogue.Text{}
		for _, lang := range o.Languages() {
			out.Said[lang] = ClosedSentence(o, p, lang)
		}
	}
	return out
}
