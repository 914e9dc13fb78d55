package message

import (
	"cmp"
	"context"
	"strconv"
	"time"

	"antrean/internal/words"
	"antrean/office/catalogue"
	"antrean/office/notify"
)

// Version is the form of an Envelope. A later one may add fields, and never changes what these mean.
const Version = 1

// An Envelope is a message as a gateway gets it, as JSON. docs/messages.md explains the fields.
type Envelope struct {
	V       int       `json:"v"`
	ID      string    `json:"id"` // the same at every attempt
	Kind    string    `json:"kind"`
	At      time.Time `json:"at"` // when it happened
	To      string    `json:"to"`
	Lang    string    `json:"lang"`
	Text    string    `json:"text"` // the whole message
	Title   string    `json:"title"`
	Body    string    `json:"body"`
	Link    string    `json:"link,omitempty"`
	Attempt int       `json:"attempt"` // 1 is the first
	Until   time.Time `json:"until"`   // worth sending until then

	Office    string     `json:"office"`
	Number    string     `json:"number,omitempty"`
	Register  string     `json:"register,omitempty"`
	Service   *Service   `json:"service,omitempty"`
	Counter   int        `json:"counter,omitempty"`
	Ahead     *int       `json:"ahead,omitempty"`
	Calls     int        `json:"calls,omitempty"`
	Day       string     `json:"day,omitempty"`
	Due       *time.Time `json:"due,omitempty"`
	Missing   []Missed   `json:"missing,omitempty"`
	Reason    string     `json:"reason,omitempty"`
	How       string     `json:"how,omitempty"`
	Withdraws string     `json:"withdraws,omitempty"` // the kind that is taken back
	Test      bool       `json:"test,omitempty"`
}

// A Service is what the message is about.
type Service struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// A Missed is a requirement that was not met.
type Missed struct {
	ID    string `json:"id"`
	Kind  string `json:"kind"` // "kurang" or "tidak_valid"
	Label string `json:"label"`
}

// A Gateway hands messages on. Send returns nil when it was taken, and else a *Failure; it ends with its context.
type Gateway interface {
	Send(ctx context.Context, e *Envelope) error
	// Name says which one it is, without anything secret: "webhook gateway.kantor.go.id".
	Name() string
}

// A Writer makes envelopes of messages.
type Writer struct {
	Notices *notify.Writer
	Office  catalogue.Text            // what the office is called in short
	Link    func(token string) string // address of a person's page; empty: phones cannot reach it
	Fresh   time.Duration             // how old an urgent message may be: FreshFor, when the office says nothing else
}

// Write puts a message into the words and the language of whom it is for. It has to have a notice and a contact.
func (w *Writer) Write(m *Message) *Envelope {
	n, lang := m.Notice, cmp.Or(m.Contact.Lang, m.Notice.Lang)
	said := w.Notices.Say(n, lang)
	e := &Envelope{
		V: Version, ID: m.Key, Kind: string(n.Kind), At: n.At.In(w.Notices.Zone), To: m.Contact.Address, Lang: lang, Title: said.Title, Body: said.Body,
		Link: w.Link(n.Token), Attempt: m.Attempts + 1, Until: Worth(n, w.Fresh).In(w.Notices.Zone), Office: w.Office.In(lang), Number: n.Number,
		Register: n.Register, Counter: n.Counter, Calls: n.Calls, Day: n.Day, Reason: n.Reason, How: n.How, Withdraws: string(n.Of),
	}
	e.Text = said.Text(lang, e.Office, e.Link)
	if n.Service != "" {
		e.Service = &Service{ID: n.Service, Name: w.Notices.Called(n, lang)}
	}
	if n.Kind == notify.Near {
		e.Ahead = &n.Ahead
	}
	if !n.Due.IsZero() {
		due := n.Due.In(w.Notices.Zone)
		e.Due = &due
	}
	for _, lack := range n.Lacks {
		e.Missing = append(e.Missing, Missed{ID: lack.ID, Kind: lack.Kind, Label: w.Notices.Requirement(n, lack.ID, lang)})
	}
	return e
}

// trialFor is how long a trial message is worth something.
const trialFor = time.Minute

// Trial is a message by which staff see whether the gateway works.
func (w *Writer) Trial(address, lang string, now time.Time) *Envelope {
	said := words.In(lang)
	title, office := said.T("message.trial"), w.Office.In(lang)
	return &Envelope{
		V: Version, ID: "trial-" + strconv.FormatInt(now.UnixMilli(), 10), Kind: "trial", At: now.In(w.Notices.Zone), To: address, Lang: lang, Title: title,
		Text: office + ": " + title, Office: office, Attempt: 1, Until: now.Add(trialFor).In(w.Notices.Zone), Test: true,
	}
}
