package queue

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"antrean/internal/raced"
)

// A crowd is an office in which all kinds of tickets wait.
func crowd(t *testing.T, policy Policy, seed uint64) *stage {
	t.Helper()
	if err := policy.Check(); err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(seed, 4))
	s := newStage()
	s.rules.Policy = policy
	s.do(t, "sari", OpenCounter{Counter: 1})
	services := []string{"kk", "ktp", "akta"}
	for range 8 + random.IntN(25) {
		reply := s.do(t, "kiosk", Issue{Service: services[random.IntN(3)], Priority: random.IntN(3) == 0, Party: 1 + random.IntN(3)})
		switch ticket, _ := s.state.Ticket(reply.Ticket); random.IntN(8) {
		case 0:
			s.do(t, "sari", Next{Counter: 1})
			s.do(t, "sari", Requeue{Counter: 1})
		case 1:
			s.do(t, "sari", Next{Counter: 1})
			s.do(t, "sari", Finish{Counter: 1})
		case 2:
			next, _ := s.state.Ticket(s.do(t, "sari", Next{Counter: 1}).Ticket)
			if next.Service != "konsultasi" {
				s.do(t, "sari", NextService{Counter: 1, Service: "konsultasi"})
				break
			}
			s.do(t, "sari", Finish{Counter: 1})
		case 3:
			if ticket.People() > 1 {
				s.do(t, "sari", Split{Counter: 1, Ticket: ticket.Number(), Party: 1})
			}
		case 5:
			if waiting := s.state.Today(); ticket.State == Waiting {
				s.do(t, "ratna", Reorder{Ticket: ticket.Number(), To: ReorderFirst})
				s.do(t, "ratna", Reorder{Ticket: waiting[random.IntN(len(waiting))].Number(), To: ReorderFirst})
			}
		case 4:
			first := s.state.Next(s.rules, 1, s.rules.Counters[0].Serves, 1)[0]
			if place, ok := s.state.Postponed(s.rules, first, 1<<40); ok {
				want := s.state.AheadAfter(s.rules, first, place)
				s.do(t, "applicant", Postpone{Ticket: first.ID})
				if now, _ := s.state.Ticket(first.ID); s.state.Ahead(s.rules, now) != want {
					t.Errorf("%s was told that %d go first, and %d do", now.Number(), want, s.state.Ahead(s.rules, now))
				}
			}
		}
	}
	return s
}

// policies are the ways in which offices call priority tickets.
func policies() map[string]Policy {
	out := map[string]Policy{}
	for _, others := range []int{1, 2, 5} {
		p := DefaultPolicy()
		p.PriorityOthers = others
		out[fmt.Sprint("one, then ", others)] = p
	}
	strict := DefaultPolicy()
	strict.Priority = PriorityStrict
	out["strict"] = strict
	own, others := DefaultPolicy(), DefaultPolicy()
	own.Priority, own.PriorityCounters = PriorityCounter, []int{1}
	others.Priority, others.PriorityCounters = PriorityCounter, []int{9}
	out["its own counter"], out["a counter that nobody opened"] = own, others
	return out
}

// TestPeopleAreCalledAsTheirPositionsSay lets everybody be called and holds the office to what it had told them.
func TestPeopleAreCalledAsTheirPositionsSay(t *testing.T) {
	crowds := uint64(40)
	if raced.On {
		crowds = 8
	}
	for name, policy := range policies() {
		for seed := range crowds {
			s := crowd(t, policy, seed)
			told := s.told()
			listed := s.state.Next(s.rules, 1, s.rules.Counters[0].Serves, len(told))
			for n := 1; n <= len(told); n++ {
				id := s.do(t, "sari", Next{Counter: 1}).Ticket
				if told[id] != n || listed[n-1].ID != id {
					t.Fatalf("%s, seed %d: ticket %d was told position %d and is called as number %d; listed %d", name, seed, id, told[id], n, listed[n-1].ID)
				}
				s.do(t, "sari", Finish{Counter: 1, Whole: true})
			}
			if id := s.do(t, "sari", Next{Counter: 1}).Ticket; id != 0 {
				t.Errorf("%s, seed %d: ticket %d was told nothing", name, seed, id)
			}
		}
	}
}

// told is every waiting ticket's position.
func (s *stage) told() map[TicketID]int {
	told := map[TicketID]int{}
	for _, ticket := range s.state.Today() {
		if ticket.State == Waiting {
			told[ticket.ID] = s.state.Ahead(s.rules, ticket) + 1
		}
	}
	return told
}

// TestOthersAreCalledBetweenPriorityTickets looks at the order as people see it.
func TestOthersAreCalledBetweenPriorityTickets(t *testing.T) {
	for _, c := range []struct {
		priority string
		others   int
		want     []string
	}{
		{PriorityInterleave, 1, []string{"A-004", "A-001", "A-005", "A-002", "A-006", "A-003"}},
		{PriorityInterleave, 2, []string{"A-004", "A-001", "A-002", "A-005", "A-003", "A-006"}},
		{PriorityStrict, 1, []string{"A-004", "A-005", "A-006", "A-001", "A-002", "A-003"}},
	} {
		s := newStage()
		s.rules.Policy = DefaultPolicy()
		s.rules.Policy.Priority, s.rules.Policy.PriorityOthers = c.priority, c.others
		s.do(t, "sari", OpenCounter{Counter: 1})
		for n := range 6 {
			s.do(t, "kiosk", Issue{Service: "kk", Priority: n >= 3})
		}
		var got []string
		for range 6 {
			ticket, _ := s.state.Ticket(s.do(t, "sari", Next{Counter: 1}).Ticket)
			got = append(got, ticket.Number())
			s.do(t, "sari", Finish{Counter: 1})
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s %d: got %v, want %v", c.priority, c.others, got, c.want)
		}
	}
}

// TestPriorityCountersCallTheirOwnFirst: with an open counter of their own, nobody else calls them.
func TestPriorityCountersCallTheirOwnFirst(t *testing.T) {
	s := newStage()
	s.rules.Policy = DefaultPolicy()
	s.rules.Policy.Priority, s.rules.Policy.PriorityCounters = PriorityCounter, []int{2}
	s.do(t, "sari", OpenCounter{Counter: 1})
	s.do(t, "budi", OpenCounter{Counter: 2})
	for n := range 4 {
		s.do(t, "kiosk", Issue{Service: "kk", Priority: n%2 == 1})
	}
	for _, c := range []struct {
		counter int
		want    string
	}{{2, "A-002"}, {1, "A-001"}, {1, "A-003"}, {1, ""}, {2, "A-004"}} {
		got := ""
		if ticket, ok := s.state.Ticket(s.do(t, "sari", Next{Counter: c.counter}).Ticket); ok {
			got = ticket.Number()
			s.do(t, "sari", Finish{Counter: c.counter})
		}
		if got != c.want {
			t.Errorf("counter %d: got %q, want %q", c.counter, got, c.want)
		}
	}
}
