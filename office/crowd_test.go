package office

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"antrean/office/journal"
	"antrean/office/queue"
)

// TestFiftyCountersShareAThousandTickets lets every counter press "next" as fast as it can: none is called twice,
// none is lost.
func TestFiftyCountersShareAThousandTickets(t *testing.T) {
	const counters, tickets = 50, 1000
	h := openHouse(t, &journal.Memory{}, counters)
	defer h.Close()
	for n := range counters {
		h.do(fmt.Sprint("clerk", n), queue.OpenCounter{Counter: n + 1})
	}
	var group sync.WaitGroup
	called := make([][]queue.TicketID, counters)
	for n := range counters {
		group.Go(func() {
			for range tickets / counters { // issued while others call
				h.do("kiosk", queue.Issue{Service: []string{"kk", "ktp"}[n%2]})
			}
		})
		group.Go(func() { called[n] = serveAll(h, n+1, tickets) })
	}
	group.Wait()
	times := map[queue.TicketID]int{}
	for _, ids := range called {
		for _, id := range ids {
			times[id]++
		}
	}
	if len(times) != tickets {
		t.Errorf("%d tickets were called, want %d", len(times), tickets)
	}
	for id, n := range times {
		if ticket, ok := h.View().State.Ticket(id); n != 1 || !ok || ticket.State != queue.Done || ticket.Calls != 1 {
			t.Errorf("ticket %d was called %d times and is %+v", id, n, ticket)
		}
	}
	if err := h.View().State.Invariants(); err != nil {
		t.Error(err)
	}
}

// serveAll calls and serves until the office has ended as many visits as there are tickets.
func serveAll(h house, counter, tickets int) (called []queue.TicketID) {
	clerk := fmt.Sprint("clerk", counter-1)
	for {
		reply := h.do(clerk, queue.Next{Counter: counter})
		if reply.Ticket == 0 {
			if served(h.View()) == tickets || h.t.Failed() {
				return called
			}
			continue
		}
		called = append(called, reply.Ticket)
		h.do(clerk, queue.Start{Counter: counter})
		h.do(clerk, queue.Finish{Counter: counter})
	}
}

func served(v *View) (n int) {
	for _, c := range v.State.Counters() {
		n += c.Served
	}
	return n
}

func TestSameRequestFromTwentyClientsIsOneTicket(t *testing.T) {
	h := openHouse(t, &journal.Memory{}, 1)
	defer h.Close()
	const clients, rounds = 20, 50
	for round := range rounds {
		request := queue.Request{Actor: "kiosk", ID: fmt.Sprint("request-", round), Digest: "kk", Do: queue.Issue{Service: "kk", Token: "T"}}
		answers := make([]answer, clients)
		var group sync.WaitGroup
		for i := range clients {
			group.Go(func() {
				a := &answers[i]
				a.reply, a.repeated, a.err = h.Do(context.Background(), request)
			})
		}
		group.Wait()
		first := 0
		for _, a := range answers {
			if a.err != nil || a.reply != answers[0].reply {
				t.Fatalf("round %d: got %+v and %+v, want the same ticket", round, a, answers[0])
			}
			if !a.repeated {
				first++
			}
		}
		if first != 1 {
			t.Errorf("round %d: %d clients were told it was new, want 1", round, first)
		}
	}
	if n := h.View().State.Waiting("kk"); n != rounds {
		t.Errorf("%d tickets for %d wishes", n, rounds)
	}
}
