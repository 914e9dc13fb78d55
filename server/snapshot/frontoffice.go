package snapshot

import (
	"time"

	"antrean/office"
	"antrean/server/edge"
)

// A FrontOffice is everything the front office's page shows.
type FrontOffice struct {
	Frame
	Checks   []Check   `json:"checks"`
	Rings    []RingNow `json:"rings"`
	Assists  []Assist  `json:"assists"`
	Recent   []Settled `json:"recent"`
	Printers []Machine `json:"printers"`
}

// A Check waits for someone to look at the papers.
type Check struct {
	Code    string            `json:"code"`
	Service string            `json:"service"`
	Answers map[string]string `json:"answers"`
	Have    []string          `json:"have"`
	Missing []string          `json:"missing"`
	Needed  []string          `json:"needed"`
	Lang    string            `json:"lang"`
	Device  string            `json:"device"`
	At      time.Time         `json:"at"`

	Party    int      `json:"party"`
	Priority bool     `json:"priority"`
	Also     []string `json:"also"`
}

// A Settled is a check that was dealt with.
type Settled struct {
	Code   string    `json:"code"`
	Number *string   `json:"number"`
	At     time.Time `json:"at"`
}

// FrontOfficeOf is the present of the front office's page.
func FrontOfficeOf(o *edge.Office, v *office.View) FrontOffice {
	out := FrontOffice{Frame: FrameOf(o, v, "front_office"), Checks: []Check{}, Rings: RingsOf(o, v), Assists: AssistsOf(o, v), Recent: []Settled{}, Printers: MachinesOf(o, v)}
	for _, c := range v.State.Checks() {
		answers := c.Said.Answers
		if answers == nil {
			answers = map[string]string{}
		}
		out.Checks = append(out.Checks, Check{Code: c.Code, Service: c.Service, Answers: answers, Have: list(c.Said.Have),
			Missing: list(c.Said.Missing), Needed: list(c.Said.Needed), Lang: c.Said.Lang, Device: c.Device, At: o.Local(c.At),
			Party: max(1, c.Party), Priority: c.Priority, Also: list(c.Also)})
	}
	settled := v.State.Settled()
	for i := len(settled) - 1; i >= 0; i-- {
		s := Settled{Code: settled[i].Code, At: o.Local(settled[i].At)}
		if settled[i].Number != "" {
			s.Number = &settled[i].Number
		}
		out.Recent = append(out.Recent, s)
	}
	return out
}
