// Package catalogue holds an office's service standards as data: what each service requires, promises and advises.
//
// An office is one JSON file (data/*.json, described by schema.json and docs/catalogue.md). Every field of the file
// says where it is from: the office's own standard, what follows from it, or us. Parse refuses a broken file with the
// place and the reason; Lint says what is legal but worth a second look. A Catalogue never changes after Parse.
package catalogue

import (
	"time"

	"antrean/office/worktime"
)

// A Catalogue is everything one office has published about its services.
type Catalogue struct {
	Version    string              `json:"-"` // changes whenever the content of the file does
	Sources    map[string]Source   `json:"-"` // by JSON pointer: "/services/0/prefix", and a language of a text: "/services/0/name/en"
	Langs      []string            `json:"langs"`
	Office     Office              `json:"office"`
	Questions  map[string]Question `json:"questions"`
	Services   []Service           `json:"services"` // in the order of the kiosk; the last one is Consultation
	Complaints []Complaint         `json:"complaints"`
}

// Consultation is the id of the service that every office ends its list with: the way on for whoever finds no other.
const Consultation = "konsultasi"

// PickUp is the id of the service for who comes for a document that is ready.
const PickUp = "ambil"

// Service finds a service by its id.
func (c *Catalogue) Service(id string) (*Service, bool) {
	for i := range c.Services {
		if c.Services[i].ID == id {
			return &c.Services[i], true
		}
	}
	return nil, false
}

// Unset is how a file says that an office has no address, phone, website or parent: its fields may not be empty.
const Unset = "-"

// An Office is who serves.
type Office struct {
	ID      string `json:"id"`
	Name    Text   `json:"name"`
	Short   Text   `json:"short"`   // at most ShortMax characters, for paper and boards
	Level   string `json:"level"`   // kota, kabupaten, kecamatan, desa or kelurahan
	Address string `json:"address"` // like the next three empty when the file says Unset
	Phone   string `json:"phone"`
	Website string `json:"website"`
	Parent  string `json:"parent"`
	Pledge  Text   `json:"pledge"` // the maklumat pelayanan; nil: the office has none
	Zone    string `json:"zone"`   // its name in the tz database, such as "Asia/Jakarta"

	location *time.Location
}

// ways are what an office need not have.
func (o *Office) ways() []*string { return []*string{&o.Address, &o.Phone, &o.Website, &o.Parent} }

// Location is the office's time zone.
func (o *Office) Location() *time.Location { return o.location }

// A Question decides which requirements a person needs.
type Question struct {
	Ask     Text     `json:"ask"`
	Options []Option `json:"options"`
	Default string   `json:"default"` // the option taken when nobody answers; empty when there must be an answer
}

// An Option is one answer to a question.
type Option struct {
	ID    string `json:"id"`
	Label Text   `json:"label"`
}

// Option finds an answer by its id.
func (q Question) Option(id string) (Option, bool) {
	for _, option := range q.Options {
		if option.ID == id {
			return option, true
		}
	}
	return Option{}, false
}

// A Complaint is one way to tell the office, or the nation, what went wrong.
type Complaint struct {
	Kind   string `json:"kind"` // letter, box, web, phone, whatsapp, ... ; see the schema
	Label  Text   `json:"label"`
	Value  string `json:"value"`  // empty where the label says it all, as for a suggestion box
	Hidden bool   `json:"hidden"` // stands in the standard but leads nowhere, such as "hotline WA: -"
}

// Complaint finds the first way of a kind that leads somewhere.
func (c *Catalogue) Complaint(kind string) (Complaint, bool) {
	for _, way := range c.Complaints {
		if way.Kind == kind && !way.Hidden {
			return way, true
		}
	}
	return Complaint{}, false
}

// ZoneAbbr is what people call the office's zone: WIB, WITA or WIT.
func (o *Office) ZoneAbbr() string { return worktime.Abbreviation(o.location) }
