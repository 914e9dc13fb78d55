package casefile

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"github.com/benbjohnson/immutable"
)

// How long things are remembered.
const (
	receiptTTL = 48 * time.Hour      // a retry after two days is a new wish
	caseTTL    = 30 * 24 * time.Hour // how long the page of a case that is over tells its end: a month, as saved checklists
	outageTTL  = 90 * 24 * time.Hour // what screens show of outages; reports have them for ever
)

// A State is everything the office knows of its cases. Make one with NewState; change it only through Apply and Pass.
type State struct {
	Seq uint64    // of the last event, this room's or another's
	At  time.Time // of the last event, this room's or another's

	registers map[int]int // last number per year
	mending   []CaseID    // given back with a deadline, the first to pass first
	needs     map[string]*Need
	outages   []Outage // that are over, oldest first
	plans     map[string]*Plan

	cases    *immutable.Map[uint64, *Case]
	open     *immutable.Map[uint64, struct{}] // cases that are not over
	byToken  *immutable.Map[string, []CaseID]
	receipts *immutable.Map[string, *Receipt]
}

// A Receipt remembers an accepted command.
type Receipt struct {
	Digest string    `json:"digest"`
	Reply  Reply     `json:"reply"`
	At     time.Time `json:"at"`
}

// NewState returns the state before the first event.
func NewState() *State {
	return &State{
		registers: map[int]int{},
		needs:     map[string]*Need{},
		plans:     map[string]*Plan{},
		cases:     immutable.NewMap[uint64, *Case](nil),
		open:      immutable.NewMap[uint64, struct{}](nil),
		byToken:   immutable.NewMap[string, []CaseID](nil),
		receipts:  immutable.NewMap[string, *Receipt](nil),
	}
}

// Clone returns a state that can be applied to while s stays as it is.
func (s *State) Clone() *State {
	next := *s
	next.registers = maps.Clone(s.registers)
	next.needs = maps.Clone(s.needs)
	next.plans = maps.Clone(s.plans)
	return &next
}

// Case finds a case by its id.
func (s *State) Case(id CaseID) (*Case, bool) { return s.cases.Get(uint64(id)) }

// Plan is the plan of a case.
func (s *State) Plan(c *Case) *Plan {
	if p, ok := s.plans[c.Plan]; ok {
		return p
	}
	return &Plan{Steps: []Step{{ID: c.Stage}}} // of a journal that somebody cut: the case stands where it is
}

// ByToken finds the cases of a tracking page, oldest first.
func (s *State) ByToken(token string) []*Case {
	ids, _ := s.byToken.Get(token)
	return s.all(ids)
}

// OfTicket finds the cases that a ticket has opened, oldest first. It looks at all of them.
func (s *State) OfTicket(ticket uint64) []*Case {
	var found []*Case
	each(s.cases, func(_ uint64, c *Case) {
		if c.Ticket == ticket {
			found = append(found, c)
		}
	})
	return sorted(found)
}

// Registered finds a case by its number in the register. It looks at all of them.
func (s *State) Registered(register string) (found *Case, ok bool) {
	each(s.cases, func(_ uint64, c *Case) {
		if c.Register() == register {
			found, ok = c, true
		}
	})
	return found, ok
}

// Open lists the cases that are not over, by when they were opened.
func (s *State) Open() []*Case {
	found := make([]*Case, 0, s.open.Len())
	each(s.open, func(id uint64, _ struct{}) {
		if c, ok := s.Case(CaseID(id)); ok {
			found = append(found, c)
		}
	})
	return sorted(found)
}

// All lists every case that is remembered, by when it was opened.
func (s *State) All() []*Case {
	found := make([]*Case, 0, s.cases.Len())
	each(s.cases, func(_ uint64, c *Case) { found = append(found, c) })
	return sorted(found)
}

// Waiting lists what waits for a role, the promise that is due first at the top, and those without one behind.
func (s *State) Waiting(role string) []*Case {
	var found []*Case
	for _, c := range s.Open() {
		if step, _, ok := s.Plan(c).Step(c.Stage); ok && c.State != Returned && step.Role == role {
			found = append(found, c)
		}
	}
	slices.SortStableFunc(found, func(a, b *Case) int {
		if a.Due.IsZero() != b.Due.IsZero() {
			return cmp.Compare(b.Due.Unix(), a.Due.Unix())
		}
		return a.Due.Compare(b.Due)
	})
	return found
}

// Mending lists the cases that were given back with a deadline, the first to pass first.
func (s *State) Mending() []*Case { return s.all(s.mending) }

// Due reports whether something is to happen by itself at a moment.
func (s *State) Due(now time.Time) bool {
	if len(s.mending) == 0 {
		return false
	}
	c, ok := s.Case(s.mending[0])
	return ok && !c.MendBy.After(now)
}

// Receipt finds the reply to a command that was accepted before.
func (s *State) Receipt(actor, request string) (*Receipt, bool) {
	return s.receipts.Get(receiptKey(actor, request))
}

func (s *State) all(ids []CaseID) []*Case {
	found := make([]*Case, 0, len(ids))
	for _, id := range ids {
		if c, ok := s.Case(id); ok {
			found = append(found, c)
		}
	}
	return found
}

func sorted(list []*Case) []*Case {
	slices.SortFunc(list, func(a, b *Case) int { return cmp.Compare(a.ID, b.ID) })
	return list
}

func receiptKey(actor, request string) string { return actor + "\x00" + request }

type immutableKey interface{ ~uint64 | ~string }

func each[K immutableKey, V any](m *immutable.Map[K, V], visit func(K, V)) {
	for it := m.Iterator(); !it.Done(); {
		k, v, _ := it.Next()
		visit(k, v)
	}
}
