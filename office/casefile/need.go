package casefile

import (
	"cmp"
	"slices"
	"time"

	"antrean/office/catalogue"
)

// A Need is a system or material that stages stand still without, and how staff say it is.
type Need struct {
	Name     string    `json:"name"`
	Seq      uint64    `json:"seq,omitempty"` // of the event that began it, while it is down
	Down     bool      `json:"down"`
	Since    time.Time `json:"since"`             // of what it is now
	Expected time.Time `json:"expected,omitzero"` // when it may be back, while it is down
	By       string    `json:"by,omitempty"`      // who said so
}

// An Outage is a need that was down and is not any more.
type Outage struct {
	Seq   uint64    `json:"seq"` // of the event that began it
	Need  string    `json:"need"`
	Since time.Time `json:"since"`
	Until time.Time `json:"until"`
}

// Needs that every office has, whatever its standards say.
const (
	NeedSIAK    = "SIAK"
	NeedTTE     = "TTE"
	NeedIKD     = "IKD"
	NeedNetwork = "jaringan"
	NeedPower   = "listrik"
	NeedPrinter = "printer"
)

// KnownNeeds lists what staff can report of: what every office has, and what the standards name.
func KnownNeeds(c *catalogue.Catalogue) []string {
	known := []string{NeedSIAK, NeedTTE, NeedNetwork, NeedPower, NeedPrinter}
	add := func(name string) {
		if name != "" && !slices.Contains(known, name) {
			known = append(known, name)
		}
	}
	for i := range c.Services {
		for _, stage := range c.Services[i].Stages {
			for _, name := range stage.Needs {
				add(name)
			}
		}
		add(c.Services[i].Stock)
	}
	return known
}

// needs are what a step stands still without. Systems that are far away are reached by the network, and without power
// nothing goes on in the office.
func (s *Step) needs() []string {
	all := slices.Clone(s.Needs)
	if slices.ContainsFunc(all, func(n string) bool { return n == NeedSIAK || n == NeedTTE || n == NeedIKD }) {
		all = append(all, NeedNetwork)
	}
	if s.here() {
		all = append(all, NeedPower)
	}
	return all
}

// Need is how a need is; one that nobody has spoken of is up.
func (s *State) Need(name string) Need {
	if n, ok := s.needs[name]; ok {
		return *n
	}
	return Need{Name: name}
}

// Down lists the needs that are down, by when it began.
func (s *State) Down() []Need {
	var down []Need
	for _, n := range s.needs {
		if n.Down {
			down = append(down, *n)
		}
	}
	slices.SortFunc(down, func(a, b Need) int { return cmp.Or(a.Since.Compare(b.Since), cmp.Compare(a.Name, b.Name)) })
	return down
}

// Outages lists what was down during the last months and is not any more, oldest first.
func (s *State) Outages() []Outage { return s.outages }

// Stalled lists what a service stands still without and is down, whichever of its stages it is.
func (s *State) Stalled(service *catalogue.Service) []Need {
	return slices.DeleteFunc(s.Down(), func(n Need) bool { return !StandsStill(service, n.Name) })
}

// StandsStill reports whether a service stands still without a need, whichever of its stages it is.
func StandsStill(service *catalogue.Service, need string) bool {
	return need != "" && service.Stock == need || slices.ContainsFunc(service.Stages, func(stage catalogue.Stage) bool {
		step := stepOf(stage, "")
		return slices.Contains(step.needs(), need)
	})
}

// Closed are the services for which no numbers are given now, each with what is to blame: of what the office closes
// them for, that which nobody knows the end of, else that which ends last. Asking is always possible, and so is
// collecting what is ready.
func (s *State) Closed(rules *Rules) map[string]Need {
	closing := rules.PolicyInForce().CloseWhenDown
	if len(closing) == 0 || len(s.Down()) == 0 || rules.Catalogue == nil {
		return nil
	}
	out := make(map[string]Need)
	for i := range rules.Catalogue.Services {
		service := &rules.Catalogue.Services[i]
		if service.ID == catalogue.Consultation || service.ID == catalogue.PickUp {
			continue
		}
		for _, n := range s.Stalled(service) {
			worst, had := out[service.ID]
			if slices.Contains(closing, n.Name) && (!had || !worst.Expected.IsZero() && (n.Expected.IsZero() || n.Expected.After(worst.Expected))) {
				out[service.ID] = n
			}
		}
	}
	return out
}

// stops is what a step needs and is down, the longest; "" when nothing is.
func (s *State) stops(step *Step) string {
	names := step.needs()
	for _, n := range s.Down() {
		if slices.Contains(names, n.Name) {
			return n.Name
		}
	}
	return ""
}

func (s *State) needDown(e *Event) {
	n := Need{Name: e.Need, Seq: e.Seq, Down: true, Since: e.At, Expected: e.Due, By: e.Actor}
	if was := s.Need(e.Need); was.Down {
		n.Since, n.Seq = was.Since, was.Seq // only what is expected has changed
	}
	s.needs[e.Need] = &n
}

func (s *State) needUp(e *Event) {
	was := s.Need(e.Need)
	s.needs[e.Need] = &Need{Name: e.Need, Since: e.At, By: e.Actor}
	s.outages = append(s.outages[:len(s.outages):len(s.outages)], Outage{Seq: was.Seq, Need: e.Need, Since: was.Since, Until: e.At})
}
