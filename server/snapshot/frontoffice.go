package snapshot

import (
	"time"

	"antrean/office"
	"antrean/office/catalogue"
	"antrean/server/edge"
)

// A FrontOffice is everything the front office's page shows.
type FrontOffice struct {
	Frame
	Checks   []Check   `json:"checks"`
	Rings    []RingNow `json:"rings"`
	Answered []Came    `json:"answered"` // newest first
	Assists  []Assist  `json:"assists"`
	Recent   []Settled `json:"recent"`
	Printers []Machine `json:"printers"`
	Kiosks   []Scene   `json:"kiosks"` // those at which somebody stands

	Troubles  []ToldTrouble `json:"troubles"`
	OnePerson string        `json:"one_person"` // whether a NIK is asked for
}

// A Came is a ring that somebody has gone to.
type Came struct {
	RingNow
	By string `json:"by"`
}

// cameMost is how many answered rings the page can show.
const cameMost = 5

// A Scene is what a kiosk asks, for staff who help by voice. It holds nothing that the person answered.
type Scene struct {
	Device  string    `json:"device"`
	Screen  string    `json:"screen"`
	Service string    `json:"service"`
	Row     string    `json:"row"`
	Done    int       `json:"done"`
	Total   int       `json:"total"`
	Lang    string    `json:"lang"`
	Since   time.Time `json:"since"`
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
	Day      *string  `json:"day"` // a later day that the number is wanted for

	Standard *catalogue.PublicStandard `json:"standard"` // of its service as its person was shown it; null: as it is today
}

// A Settled is a check that was dealt with.
type Settled struct {
	Code   string    `json:"code"`
	Number *string   `json:"number"`
	At     time.Time `json:"at"`
}

// FrontOfficeOf is the present of the front office's page.
func FrontOfficeOf(o *edge.Office, v *office.View) FrontOffice {
	out := FrontOffice{Frame: FrameOf(o, v, "front_office"), Checks: []Check{}, Rings: RingsOf(o, v), Answered: cameOf(o, v), Assists: AssistsOf(o, v),
		Recent: []Settled{}, Printers: MachinesOf(o, v), Kiosks: []Scene{}, Troubles: ToldTroubles(o, v), OnePerson: v.Rules.PolicyInForce().OnePerson}
	var scenes []edge.Scene
	scenes, out.Seq = o.Scenes.Of(v.Seq())
	for _, s := range scenes {
		out.Kiosks = append(out.Kiosks, Scene{Device: s.Device, Screen: s.Screen, Service: s.Service, Row: s.Row, Done: s.Done,
			Total: s.Total, Lang: s.Lang, Since: o.Local(s.Since)})
	}
	for _, c := range v.State.Checks() {
		var day *string
		if c.Day != "" {
			day = &c.Day
		}
		answers := c.Said.Answers
		if answers == nil {
			answers = map[string]string{}
		}
		out.Checks = append(out.Checks, Check{Code: c.Code, Service: c.Service, Answers: answers, Have: list(c.Said.Have),
			Missing: list(c.Said.Missing), Needed: list(c.Said.Needed), Lang: c.Said.Lang, Device: c.Device, At: o.Local(c.At),
			Party: max(1, c.Party), Priority: c.Priority, Also: list(c.Also), Day: day,
			Standard: StandardOf(o, c.Catalogue, c.Service)})
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

// cameOf lists the rings of today that somebody has answered, newest first.
func cameOf(o *edge.Office, v *office.View) []Came {
	came := []Came{}
	bells := v.State.Bells()
	for i := len(bells) - 1; i >= 0 && len(came) < cameMost; i-- {
		if bells[i].By != "" {
			came = append(came, Came{RingNow: ringOf(o, bells[i]), By: bells[i].By})
		}
	}
	return came
}
