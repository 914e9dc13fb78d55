// Package setup is what an office decides about itself: one document, kept version by version.
//
// A Document is plain data that an admin's pages change. Compile turns it into what is in force, or says what is wrong
// and where. Nothing here reads a clock or a disk; a Book keeps the versions.
package setup

import (
	"encoding/json"
	"fmt"
	"slices"

	"antrean/office/casefile"
	"antrean/office/catalogue"
	"antrean/office/queue"
	"antrean/office/worktime"
)

// formatNow is the form of the document written today.
const formatNow = 1

// A Document is everything an office decides about itself.
type Document struct {
	Format    int              `json:"format"`
	Catalogue json.RawMessage  `json:"catalogue"`        // its standards, as docs/catalogue.md describes them
	Gate      catalogue.Gate   `json:"gate,omitempty"`   // overrides the gate of every service
	Always    bool             `json:"always,omitempty"` // never closes, as the demo does
	Hours     worktime.Plan    `json:"hours"`
	Quotas    []QuotaPlan      `json:"quotas,omitempty"`    // how many numbers some services give in a day
	PerKiosk  int              `json:"per_kiosk,omitempty"` // numbers that one kiosk gives in a minute; 0: no bound
	Counters  []Counter        `json:"counters"`
	Printers  []Printer        `json:"printers,omitempty"`
	Policy    *queue.Policy    `json:"policy,omitempty"`     // the rules of the queue; nil: the usual ones
	Cases     *casefile.Policy `json:"cases,omitempty"`      // the rules of applications after the counter; nil: the usual ones
	DeskPaper string           `json:"desk_paper,omitempty"` // printer of the front office; empty: tickets come out at the kiosk of the check
	BackPaper string           `json:"back_paper,omitempty"` // printer of the rooms behind the counters; empty: the front office's
	PublicURL string           `json:"public_url,omitempty"` // where phones are to reach the office; empty: no QR is given out
	Wifi      string           `json:"wifi,omitempty"`       // the network they have to be on for that; empty: any
	Reached   *Reached         `json:"reached,omitempty"`    // that one did; nil: no QR is given out yet
	Push      bool             `json:"push,omitempty"`       // phones may be told while the page is closed
	Boards    Boards           `json:"boards,omitzero"`
	Announce  Announce         `json:"announce,omitzero"`
	Voice     Voice            `json:"voice,omitzero"`
	Kiosks    []Kiosk          `json:"kiosks,omitempty"` // their glass; a kiosk of which nothing is known has no row
	Survey    Survey           `json:"survey,omitzero"`
	Footer    catalogue.Text   `json:"footer,omitempty"` // the office's line at the foot of every ticket; empty: none

	Complaints Complaints `json:"complaints,omitzero"`
}

// A Counter is a desk that calls people.
type Counter struct {
	N       int      `json:"n"`                 // 1 to CounterMost
	Name    string   `json:"name,omitempty"`    // what stands on the sign, when it is not the number
	Zone    string   `json:"zone"`              // whose board calls
	Serves  []string `json:"serves,omitempty"`  // services; empty: all
	Printer string   `json:"printer,omitempty"` // for slips that it hands out; empty: the front office's
}

// CounterMost is the highest number of a counter: two digits fit every board.
const CounterMost = 99

// A Printer is where slips come out.
type Printer struct {
	Name    string `json:"name"`
	Port    string `json:"port"`              // where it hangs; docs/printers.md
	Profile string `json:"profile,omitempty"` // its model, or the path of a profile file; empty: the usual one
	OneWay  bool   `json:"one_way,omitempty"` // the cable carries no answers
}

// DefaultZone is the waiting room of an office with one.
const DefaultZone = "utama"

// Decode reads what Encode wrote. Fields that this program does not know are refused: they would be lost by the next
// change.
func Decode(raw []byte) (*Document, error) {
	var kept struct {
		Document
		Languages []string `json:"languages"` // beside those of the standards, until 27 November 2026
	}
	if err := strict(raw, &kept); err != nil {
		return nil, fmt.Errorf("decode setup: %w", err)
	}
	d := &kept.Document
	if len(kept.Languages) > 0 && !slices.Equal(kept.Languages, catalogue.LangsOf(d.Catalogue)) {
		if err := d.Speak(kept.Languages); err != nil {
			return nil, fmt.Errorf("decode setup: %w", err)
		}
	}
	if d.Format != formatNow {
		return nil, fmt.Errorf("decode setup: form %d is not %d", d.Format, formatNow)
	}
	return d, nil
}

// Encode writes the document, the same bytes for the same content.
func (d *Document) Encode() ([]byte, error) {
	d.Format = formatNow
	raw, err := json.Marshal(d)
	if err != nil {
		return nil, fmt.Errorf("encode setup: %w", err)
	}
	return raw, nil
}

// Clone is a copy that can be changed alone.
func (d *Document) Clone() *Document {
	raw, err := d.Encode()
	if err == nil {
		if out, err := Decode(raw); err == nil {
			return out
		}
	}
	out := *d // a document that cannot be written is refused when it is compiled
	return &out
}

// Zones lists the waiting rooms, each once, in the order of the counters.
func (d *Document) Zones() []string {
	var zones []string
	for _, c := range d.Counters {
		if !slices.Contains(zones, c.zone()) {
			zones = append(zones, c.zone())
		}
	}
	return zones
}

func (c Counter) zone() string {
	if c.Zone == "" {
		return DefaultZone
	}
	return c.Zone
}
