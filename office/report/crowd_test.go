package report_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"antrean/office/queue"
	"antrean/office/report"
)

// TestACrowdCountsAsTheQueueDoes lives through a day of all that moves tickets, and compares after each event.
func TestACrowdCountsAsTheQueueDoes(t *testing.T) {
	rules := &queue.Rules{Zone: time.UTC, Prefixes: map[string]string{"kk": "A", "ktp": "B"},
		Counters: []queue.CounterRule{{N: 1, Zone: "utama", Serves: []string{"kk", "ktp"}}, {N: 2, Zone: "utama", Serves: []string{"kk", "ktp"}}}}
	random := rand.New(rand.NewPCG(8, 4))
	state, now := queue.NewState(), time.Date(2026, 11, 23, 8, 1, 0, 0, time.UTC)
	crowd := report.NewCrowd(5 * time.Minute)
	most, commands := map[int]int{}, 0
	for range 3000 {
		n := 1 + random.IntN(2)
		one := ""
		if today := state.Today(); len(today) > 0 {
			one = today[random.IntN(len(today))].Number()
		}
		do := []queue.Command{
			queue.Issue{Service: "kk"}, queue.Issue{Service: "ktp", Also: []string{"kk"}, Party: 3}, queue.OpenCounter{Counter: n}, queue.Next{Counter: n},
			queue.Next{Counter: n}, queue.Start{Counter: n}, queue.Finish{Counter: n}, queue.Requeue{Counter: n}, queue.MarkNoShow{Counter: n},
			queue.Undo{Counter: n}, queue.Undo{Counter: n}, queue.CallPaper{Counter: n, Service: "kk"}, queue.Park{Counter: n, Reason: "lain"},
			queue.Unpark{Ticket: one}, queue.RejoinAt{Ticket: one}, queue.Redirect{Ticket: one, Service: "kk"}, queue.CallTicket{Counter: n, Ticket: one},
			queue.Reorder{Ticket: one, To: queue.ReorderFirst}, queue.Split{Counter: n, Ticket: one, Party: 1}, queue.HandOver{Counter: n, Then: queue.CloseCounter{Counter: n}},
			queue.Join{Counter: n, Other: one},
		}[random.IntN(21)]
		decision, err := queue.Decide(state, rules, now, queue.Request{Actor: "sari", Do: do})
		now = now.Add(time.Duration(random.IntN(20)) * time.Second)
		if err != nil {
			continue
		}
		commands++
		for i := range decision.Events {
			e := &decision.Events[i]
			state.Apply(e)
			crowd.Add(e)
			waiting := state.Waiting("kk") + state.Waiting("ktp")
			if crowd.Waiting() != waiting {
				t.Fatalf("after %s of %T: got %d, the queue has %d", e.Kind, do, crowd.Waiting(), waiting)
			}
			step := int(e.At.Truncate(5*time.Minute).Unix() / 300)
			most[step] = max(most[step], waiting)
		}
	}
	if commands < 1000 {
		t.Errorf("only %d commands did something", commands)
	}
	steps := crowd.Steps(now)
	for i, s := range steps {
		if want, ok := most[int(s.At.Unix()/300)]; ok && s.Waiting < want {
			t.Errorf("%v: got %d, want at least %d", s.At, s.Waiting, want)
		}
		if i > 0 && s.At.Sub(steps[i-1].At) != 5*time.Minute {
			t.Errorf("a gap before %v", s.At)
		}
	}
}

func TestAQuietStretchKeepsWhoWaits(t *testing.T) {
	crowd := report.NewCrowd(5 * time.Minute)
	at := time.Date(2026, 11, 23, 8, 2, 0, 0, time.UTC)
	for id := range 3 {
		crowd.Add(&queue.Event{Kind: queue.TicketIssued, Ticket: queue.TicketID(id + 1), At: at})
	}
	crowd.Add(&queue.Event{Kind: queue.TicketCalled, Ticket: 1, At: at.Add(11 * time.Minute)})
	steps := crowd.Steps(at.Add(20 * time.Minute))
	want := []int{3, 3, 3, 2, 2}
	if len(steps) != len(want) {
		t.Fatalf("got %v, want %v", steps, want)
	}
	for i, s := range steps {
		if s.Waiting != want[i] {
			t.Errorf("%v: got %d, want %d", s.At, s.Waiting, want[i])
		}
	}
	if empty := report.NewCrowd(time.Minute).Steps(at); len(empty) != 0 {
		t.Errorf("got %v of a day without events", empty)
	}
}
