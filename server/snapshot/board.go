package snapshot

import (
	"slices"
	"time"

	"antrean/office"
	"antrean/office/queue"
	"antrean/server/edge"
)

// A Board is everything a waiting room's screen shows of its zone.
type Board struct {
	Frame
	Zone     string         `json:"zone"`
	Calls    []Call         `json:"calls"`
	Services []BoardService `json:"services"`
	Counters []BoardCounter `json:"counters"`
	Hours    Hours          `json:"hours"`
	Voice    any            `json:"voice"`
	Lots     Lots           `json:"lots"`
	Running  []BoardText    `json:"running"`
	Media    []BoardMedium  `json:"media"`
	Screens  []BoardScreen  `json:"screens"`
	Notices  []BoardNotice  `json:"notices"`
	Missed   []BoardMissed  `json:"missed"`
	Next     []string       `json:"next"`
	Top      []string       `json:"top"`
	Closings []BoardClosing `json:"closings"`
	Dark     bool           `json:"dark"`
}

// A BoardText is a line at the foot of a board.
type BoardText struct {
	Lang string `json:"lang"`
	Text string `json:"text"`
}

// A BoardMedium is what a board shows while nobody is called.
type BoardMedium struct {
	URL   string `json:"url"`
	Video bool   `json:"video"`
}

// A Call is one entry of the ring of calls.
type Call struct {
	Seq     uint64    `json:"seq"`
	Number  string    `json:"number"`
	Counter int       `json:"counter"`
	Service string    `json:"service"`
	At      time.Time `json:"at"`
	Recall  int       `json:"recall"`

	Cancelled bool `json:"cancelled"` // taken back: the number stays where it was
}

// A BoardService is how a service's line stands.
type BoardService struct {
	Service string  `json:"service"`
	Prefix  string  `json:"prefix"`
	Waiting int     `json:"waiting"`
	Now     *string `json:"now"` // the number called or served last
	Permit  Permit  `json:"permit"`
}

// A BoardCounter is what happens at a counter.
type BoardCounter struct {
	N       int      `json:"n"`
	Name    string   `json:"name"`
	State   string   `json:"state"`
	Break   *Break   `json:"break"`
	Now     *string  `json:"now"`
	Service *string  `json:"service"` // of the number
	Serving bool     `json:"serving"` // the person has come
	Serves  []string `json:"serves"`
	Next    []string `json:"next"`
}

// BoardOf is the present of a zone; voice is what its speaker is to say.
func BoardOf(o *edge.Office, v *office.View, zone string, voice any) Board {
	out := Board{Frame: FrameOf(o, v, "board"), Zone: zone, Calls: []Call{}, Services: []BoardService{}, Counters: []BoardCounter{}, Hours: HoursOf(o), Lots: LotsOf(o, v, zone), Voice: voice, Running: []BoardText{}, Media: []BoardMedium{},
		Screens: []BoardScreen{}, Notices: []BoardNotice{}, Missed: []BoardMissed{}, Next: []string{}, Closings: []BoardClosing{}}
	out.Running = linesOf(v.Setup.Document.Boards.RunningIn(zone))
	for _, m := range v.Setup.Document.Boards.Media {
		out.Media = append(out.Media, BoardMedium{URL: "/media/" + m.Hash, Video: m.IsVideo()})
	}
	calls := v.State.Ring(zone).Calls
	for _, c := range calls {
		out.Calls = append(out.Calls, Call{Seq: c.Seq, Number: c.Number, Counter: c.Counter, Service: c.Service, At: o.Local(c.At), Recall: c.Recall, Cancelled: c.Cancelled})
	}
	for _, service := range zoneServices(v.Rules, zone) {
		out.Services = append(out.Services, BoardService{
			Service: service, Prefix: v.Rules.Prefixes[service], Waiting: v.State.Waiting(service), Now: lastCalled(v, calls, service),
			Permit: PermitOf(o, v, service, ""),
		})
	}
	for _, rule := range v.Rules.Counters {
		if rule.Zone == zone {
			out.Counters = append(out.Counters, boardCounterOf(o, v, rule.N))
		}
	}
	out.more(o, v)
	return out
}

// zoneServices lists the services that a zone's counters serve, each once, in their order.
func zoneServices(rules *queue.Rules, zone string) []string {
	var services []string
	for _, rule := range rules.Counters {
		if rule.Zone != zone {
			continue
		}
		for _, service := range rule.Serves {
			if !slices.Contains(services, service) {
				services = append(services, service)
			}
		}
	}
	return services
}

// lastCalled is the number of the service's newest call that stands: not taken back, nor an earlier one of a number
// whose call was, unless its counter still has it.
func lastCalled(v *office.View, calls []queue.Call, service string) *string {
	takenBack := make(map[string]bool)
	for i := len(calls) - 1; i >= 0; i-- {
		c := &calls[i]
		if c.Cancelled {
			takenBack[c.Number] = true
		}
		if c.Service != service || c.Cancelled {
			continue
		}
		if inHand := inHandNumber(v, c.Counter); !takenBack[c.Number] || inHand != nil && *inHand == c.Number {
			return &c.Number
		}
	}
	return nil
}

func inHandNumber(v *office.View, n int) *string {
	c, ok := v.State.Counter(n)
	if !ok {
		return nil
	}
	t, ok := v.State.Ticket(c.Ticket)
	if !ok {
		return nil
	}
	number := t.Number()
	return &number
}
