// Package snapshot is what screens are shown: the View in the forms of docs/protocol.md. It reads and decides nothing.
package snapshot

import (
	"time"

	"antrean/internal/words"
	"antrean/office"
	"antrean/office/catalogue"
	"antrean/office/queue"
	"antrean/office/worktime"
	"antrean/server/edge"
)

// A Frame is what all snapshots begin with.
type Frame struct {
	V     int       `json:"v"`
	Epoch string    `json:"epoch"`
	Seq   uint64    `json:"seq"`
	Kind  string    `json:"kind"`
	Build string    `json:"build"`
	At    time.Time `json:"at"`
}

// version is the form of the snapshots.
const version = 1

// FrameOf begins a snapshot of a kind.
func FrameOf(o *edge.Office, v *office.View, kind string) Frame {
	return Frame{V: version, Epoch: v.Epoch, Seq: v.Seq(), Kind: kind, Build: o.BuildNow(), At: o.Now().Truncate(time.Millisecond)}
}

// Beat is the sign of life between two snapshots.
func Beat(o *edge.Office, v *office.View) Frame { return FrameOf(o, v, "beat") }

// Hours is when numbers are given and counters work, in the office's clock.
type Hours struct {
	Open       bool       `json:"open"`
	Always     bool       `json:"always"`
	IssueUntil *string    `json:"issue_until"` // "14.30"
	Closes     *string    `json:"closes"`
	NextOpen   *time.Time `json:"next_open"`
	Why        string     `json:"why"`       // while not open
	Name       string     `json:"name"`      // of the holiday, or the reason of the closure
	Note       string     `json:"note"`      // what makes today's hours unlike other weeks'
	Draw       *time.Time `json:"draw"`      // lots are given now, and drawn then
	LotsFrom   *time.Time `json:"lots_from"` // when the next lots are given; null: none are, or now
}

// HoursOf is what the opening hours say now.
func HoursOf(o *edge.Office) Hours {
	now, rules := o.Now(), o.Engine.View().Rules
	answer := o.Hours().At(now)
	return Hours{
		Open: answer.Open, Always: answer.Always, IssueUntil: end(o, answer.IssueUntil), Closes: end(o, answer.Closes),
		NextOpen: moment(o, answer.NextOpen), Why: answer.Why, Name: answer.Name, Note: answer.Note,
		Draw: moment(o, rules.DrawsAt(now)), LotsFrom: moment(o, rules.LotsFrom(now)),
	}
}

// end is the clock at which something ends, as clocks are written here.
func end(o *edge.Office, at time.Time) *string {
	if at.IsZero() {
		return nil
	}
	text := worktime.FormatEnd(words.Default, o.Local(at))
	return &text
}

func moment(o *edge.Office, at time.Time) *time.Time {
	if at.IsZero() {
		return nil
	}
	local := o.Local(at)
	return &local
}

// A Service is a service by name.
type Service struct {
	ID    string         `json:"id"`
	Name  catalogue.Text `json:"name"`
	Short catalogue.Text `json:"short"`
}

// ServiceOf names a service; one that the catalogue no longer has keeps its id.
func ServiceOf(o *edge.Office, id string) Service {
	s, _ := o.Catalogue().Service(id)
	return serviceOf(s, id)
}

// ServiceFor names a ticket's service as its person was shown it.
func ServiceFor(o *edge.Office, t *queue.Ticket) Service {
	s, _ := o.ServiceOf(t)
	return serviceOf(s, t.Service)
}

func serviceOf(s *catalogue.Service, id string) Service {
	if s != nil {
		return Service{ID: id, Name: s.Name, Short: s.Short}
	}
	text := catalogue.Text{"id": id}
	return Service{ID: id, Name: text, Short: text}
}

// A Requirement is a row of the checklist by name.
type Requirement struct {
	ID    string         `json:"id"`
	Label catalogue.Text `json:"label"`
	Any   []Leaf         `json:"any,omitempty"`
	Get   any            `json:"get,omitempty"`
	Kind  string         `json:"kind,omitempty"` // how it failed at the counter: kurang or tidak_valid
}

// A Leaf is one of the documents that satisfy a row.
type Leaf struct {
	ID    string         `json:"id"`
	Label catalogue.Text `json:"label"`
}

// RequirementsOf names rows of the catalogue. withGet adds where each is to be had.
func RequirementsOf(rows []catalogue.Requirement, withGet bool) []Requirement {
	out := make([]Requirement, 0, len(rows))
	for i := range rows {
		row := Requirement{ID: rows[i].ID, Label: rows[i].Label}
		for _, leaf := range rows[i].Any {
			row.Any = append(row.Any, Leaf{ID: leaf.ID, Label: leaf.Label})
		}
		if withGet {
			row.Get = rows[i].Get.Public()
		}
		out = append(out, row)
	}
	return out
}

// Named names the rows of a service by their ids.
func Named(o *edge.Office, service string, ids []string, withGet bool) []Requirement {
	s, _ := o.Catalogue().Service(service)
	return named(s, ids, withGet)
}

// NamedFor names rows of a ticket's service as its person was shown them.
func NamedFor(o *edge.Office, t *queue.Ticket, ids []string, withGet bool) []Requirement {
	s, _ := o.ServiceOf(t)
	return named(s, ids, withGet)
}

func named(s *catalogue.Service, ids []string, withGet bool) []Requirement {
	out := make([]Requirement, 0, len(ids))
	for _, id := range ids {
		if s != nil {
			if row, found := s.Requirement(id); found {
				out = append(out, RequirementsOf([]catalogue.Requirement{*row}, withGet)...)
				continue
			}
		}
		out = append(out, Requirement{ID: id, Label: catalogue.Text{"id": id}})
	}
	return out
}

// A Paper is a print job as screens see it.
type Paper struct {
	Job   queue.JobID `json:"job"`
	State queue.Paper `json:"state"`
}

// PaperOf is the newest paper of a ticket; nil when none was wanted.
func PaperOf(v *office.View, t *queue.Ticket) *Paper {
	job, ok := v.State.Paper(t)
	if !ok {
		return nil
	}
	return &Paper{Job: job.ID, State: job.State}
}

// list keeps an empty list from becoming null.
func list[T any](items []T) []T {
	if items == nil {
		return []T{}
	}
	return items
}
