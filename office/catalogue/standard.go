package catalogue

import (
	"slices"

	"antrean/internal/words"
)

// A Promise is how long the office says it takes.
type Promise struct {
	Value     int      `json:"value"` // in units
	Unit      string   `json:"unit"`  // working_day or minute
	Text      Text     `json:"text"`
	Condition Text     `json:"condition"`    // nil: none
	Clock     string   `json:"clock_starts"` // complete, submit, ticket or called; empty: complete
	Pauses    []string `json:"pause_on"`     // technical: a system it needs is down; returned: the person has the papers
}

// A Fee is what the person pays.
type Fee struct {
	Amount int  `json:"amount"` // rupiah
	Text   Text `json:"text"`
}

// Free reports whether the person pays nothing.
func (f Fee) Free() bool { return f.Amount == 0 }

// Advice is something worth telling whoever waits.
type Advice struct {
	ID   string `json:"id"`
	Text Text   `json:"text"`
}

// A Pickup rule says to whom the document is handed.
type Pickup struct {
	Who  []string `json:"who"` // Applicant, Family or Proxy
	Text Text     `json:"text"`
}

// A Standard is the paper that all this is taken from.
type Standard struct {
	Decree    string `json:"decree"`    // its number, or empty
	Year      int    `json:"year"`      // calendar year of the decree; 0 without one
	Published string `json:"published"` // date, "2025-01-02", or empty
	Page      string `json:"page"`      // address of the page it was read from, or empty
	Basis     string `json:"basis"`     // where a text that is not the office's own was read, or empty
}

// Within is until when an event is to be reported.
type Within struct {
	Days  int  `json:"days"` // calendar days
	After Text `json:"after"`
}

// Elsewhere is a wait that the office does not command.
type Elsewhere struct {
	System string `json:"system"`
	Text   Text   `json:"text"`
}

// A Channel is one way to apply.
type Channel struct {
	ID           string      `json:"id"`
	Kind         string      `json:"kind"` // queue: here; link: from home; external: through the village office
	Name         Text        `json:"name"`
	URL          string      `json:"url"`
	Also         string      `json:"also"`         // another door to the same channel, such as an app
	Path         []Text      `json:"path"`         // menus to go through after the address
	Requirements []Text      `json:"requirements"` // what this channel asks for; shown, never received by us
	Steps        []string    `json:"steps"`        // ids of stages, in order
	Correction   *Correction `json:"correction"`

	Roles map[string]string `json:"roles"` // who does a stage on this channel, where it is not the stage's own role
}

// Role is who does a stage on this channel.
func (c *Channel) Role(stage Stage) string {
	if role, ok := c.Roles[stage.ID]; ok {
		return role
	}
	return stage.Role
}

// A Correction is until when a person may mend what was found wrong.
type Correction struct {
	Text Text   `json:"text"` // the standard's own words
	Rule string `json:"rule"` // next_working_day or next_day
	At   string `json:"at"`   // clock in the office's zone, "12:00"
}

// Applicant is the role of who applies, who gets back what fails where nobody in the office does, and who may collect.
const Applicant = "pemohon"

// A Stage is one step of the work, in the standard's own words and in words for the person who waits.
type Stage struct {
	ID      string   `json:"id"`
	Text    []Text   `json:"text"`
	Role    string   `json:"role"`
	Public  Text     `json:"public"`  // nil: not shown to applicants
	Done    Text     `json:"done"`    // shown once the stage has ended; nil: nothing
	Needs   []string `json:"needs"`   // without which it stands still: SIAK, TTE, jaringan, blangko
	Returns string   `json:"returns"` // the stage, or "pemohon", that gets back what fails here; empty: nobody
	Prints  string   `json:"prints"`  // claim_slip, or empty
	Aside   bool     `json:"aside"`   // may happen or not, holds nothing up
	Ends    []string `json:"ends"`    // how the product gets to the person here: Handover, SelfPrint or either; empty: it does not
	Central bool     `json:"central"` // happens where the office has no say: nothing is promised while it lasts
}

// Label is what staff call the stage: as applicants are told, or else the first sentence of the standard.
func (s *Stage) Label() Text {
	switch {
	case s.Public != nil:
		return s.Public
	case len(s.Text) > 0:
		return s.Text[0]
	}
	return Text{words.Default: s.ID}
}

// How a product gets to the person.
const (
	Handover  = "handover"   // somebody hands it over
	SelfPrint = "self_print" // the person prints it, from a link
)

// Who may collect a product, beside Applicant.
const (
	Family = "anggota_satu_kk" // whoever stands on the same family card
	Proxy  = "kuasa"           // with a power of attorney, form F-1.07
)

// AtCounter reports whether people bring what goes this way to a counter themselves.
func (s *Service) AtCounter(channel string) bool {
	return slices.ContainsFunc(s.Channels, func(way Channel) bool { return way.ID == channel && way.Kind == "queue" })
}

// Stage finds a stage by its id.
func (s *Service) Stage(id string) (Stage, bool) {
	for _, stage := range s.Stages {
		if stage.ID == id {
			return stage, true
		}
	}
	return Stage{}, false
}

// Name is what applicants read of a stage, else how its first sentence begins.
func (s *Stage) Name(lang string) string {
	if s.Public != nil {
		return s.Public.In(lang)
	}
	if len(s.Text) == 0 {
		return s.ID
	}
	return s.Text[0].Begins().In(lang)
}

// A Remark is a doubt about the standard itself, kept beside it for the office.
type Remark struct {
	Requirement string `json:"requirement"` // empty: about the service
	Text        Text   `json:"text"`
}
