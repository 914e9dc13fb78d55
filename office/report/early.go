package report

import (
	"maps"
	"slices"
	"time"

	"antrean/office/queue"
)

// How long after a day's first number a number is early.
const (
	firstRush = 30 * time.Minute
	firstHour = time.Hour
)

// Early compares the numbers that are taken first with those that are taken later, of those that are taken on their day. Where people take numbers they do not
// use, or somebody sells them, the early ones are many and are called in vain.
type Early struct {
	Rush    Part     `json:"first_30_minutes"` // after the day's first number
	Hour    Part     `json:"first_hour"`       // the rush included
	Later   Part     `json:"after_30_minutes"`
	All     Part     `json:"all"`
	Devices []Device `json:"devices"`
}

// A Part is some of the numbers and what became of them.
type Part struct {
	Issued int `json:"issued"`
	Came   int `json:"came"`
	NoShow int `json:"no_show"`
}

// NoShowShare is how much of the part was called in vain, from 0 to 1.
func (p Part) NoShowShare() float64 { return share(p.NoShow, p.Issued) }

// Of is how much the part is of another, by numbers given, from 0 to 1.
func (p Part) Of(all Part) float64 { return share(p.Issued, all.Issued) }

func share(part, all int) float64 {
	if all == 0 {
		return 0
	}
	return float64(part) / float64(all)
}

func (p *Part) add(v *Visit) {
	p.Issued++
	switch v.State {
	case queue.Done, queue.Returned:
		p.Came++
	case queue.NoShow:
		p.NoShow++
	}
}

// A Device is where numbers were given.
type Device struct {
	Name string `json:"device"`
	Part
}

// early is an Early in the making.
type early struct {
	day     string
	began   time.Time // when the day's first number was given
	parts   Early
	devices map[string]*Part
}

func newEarly() early { return early{devices: make(map[string]*Part)} }

// begin notes the first number of a day.
func (e *early) begin(v *Visit) {
	if v.Day != e.day && v.WaitsFrom.IsZero() {
		e.day, e.began = v.Day, v.IssuedAt
	}
}

func (e *early) add(v *Visit) {
	if !v.WaitsFrom.IsZero() || v.State == queue.Booked {
		return // it was taken before its day
	}
	e.parts.All.add(v)
	after := v.IssuedAt.Sub(e.began)
	if after < firstRush {
		e.parts.Rush.add(v)
	} else {
		e.parts.Later.add(v)
	}
	if after < firstHour {
		e.parts.Hour.add(v)
	}
	device, ok := e.devices[v.Device]
	if !ok {
		device = &Part{}
		e.devices[v.Device] = device
	}
	device.add(v)
}

func (e *early) view() Early {
	out := e.parts
	out.Devices = make([]Device, 0, len(e.devices))
	for _, name := range slices.Sorted(maps.Keys(e.devices)) {
		out.Devices = append(out.Devices, Device{name, *e.devices[name]})
	}
	return out
}
