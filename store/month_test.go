package store_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
	"testing/synctest"
	"time"

	"antrean/internal/raced"
	"antrean/office"
	"antrean/office/journal"
	"antrean/office/queue"
	"antrean/office/setup"
	"antrean/office/worktime"
	"antrean/store"
)

// A gathered journal is a store that is told of some hundred batches at once: a month of commits would take a test minutes
// of syncs. What it is told is what the engine made.
type gathered struct {
	*store.Store
	batch journal.Batch
}

const gatherMost = 500 // records

func (g *gathered) Append(b journal.Batch) error {
	g.batch.Records = append(g.batch.Records, b.Records...)
	g.batch.Tickets = append(g.batch.Tickets, b.Tickets...)
	g.batch.Jobs = append(g.batch.Jobs, b.Jobs...)
	g.batch.Changes = append(g.batch.Changes, b.Changes...)
	g.batch.Cases = append(g.batch.Cases, b.Cases...)
	g.batch.Outages = append(g.batch.Outages, b.Outages...)
	if b.Snapshot != nil {
		g.batch.Snapshot = b.Snapshot
	}
	if len(g.batch.Records) < gatherMost && b.Snapshot == nil {
		return nil
	}
	return g.flush()
}

func (g *gathered) flush() error {
	if len(g.batch.Records) == 0 {
		return nil
	}
	err := g.Store.Append(g.batch)
	g.batch = journal.Batch{}
	return err
}

// A month is an invented office that lives through one, the same at every run.
type month struct {
	t      *testing.T
	engine *office.Engine
	chance *rand.Rand
	served map[int]int // how often each counter was busy when looked at, since its last call
}

var monthServices = []string{"kk", "ktp", "akta", "pindah", "konsultasi"}

const monthCounters = 4

func monthRules(zone *time.Location) *queue.Rules {
	rules := &queue.Rules{Zone: zone, Catalogue: "test-1", Prefixes: map[string]string{}}
	for i, service := range monthServices {
		rules.Prefixes[service] = string(rune('A' + i))
	}
	for n := range monthCounters {
		serves := monthServices
		if n == 0 {
			serves = monthServices[:2]
		}
		rules.Counters = append(rules.Counters, queue.CounterRule{N: n + 1, Zone: "utama", Serves: serves})
	}
	rules.Quotas = queue.Quotas{"pindah": {Daily: 30, NextDay: true}}
	return rules
}

// monthEnd is the last day of the month that is lived through: the race detector sees its first week alone.
func monthEnd() worktime.Date {
	if raced.On {
		return "2026-11-06"
	}
	return "2026-11-30"
}

// liveMonth fills the file of dir with November 2026, as the time of its zone has it.
func liveMonth(t *testing.T, dir string) (zone *time.Location) {
	t.Helper()
	zone, err := time.LoadLocation("Asia/Jakarta")
	if err != nil {
		t.Fatal(err)
	}
	synctest.Test(t, func(t *testing.T) {
		first := time.Date(2026, 11, 1, 0, 0, 0, 0, zone)
		time.Sleep(time.Until(first))
		s, err := store.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		kept, rules := &gathered{Store: s}, monthRules(zone)
		hours, err := worktime.Plan{Week: map[string]string{"senin-jumat": "07.30-12.00, 12.30-15.00"}, Holidays: worktime.HolidaysNone}.Compile(zone)
		if err != nil {
			t.Fatal(err)
		}
		setup.SetHours(rules, hours)
		engine, err := office.Open(kept, &setup.InForce{Rules: rules})
		if err != nil {
			t.Fatal(err)
		}
		m := &month{t: t, engine: engine, chance: rand.New(rand.NewPCG(11, 2026)), served: map[int]int{}}
		for day := worktime.Date("2026-11-01"); day <= monthEnd(); day = day.Add(1) {
			if weekday := day.Weekday(); weekday != time.Saturday && weekday != time.Sunday {
				time.Sleep(time.Until(day.Start(zone).Add(7*time.Hour + 30*time.Minute)))
				m.day()
			}
		}
		engine.Close()
		if err := kept.flush(); err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	})
	return zone
}

// day is a morning of people who come early and leave late, looked at twice a minute.
func (m *month) day() {
	for look := range 7 * 120 {
		switch look {
		case 60: // 8.00; one counter comes later
			m.each(1, monthCounters, func(n int) queue.Command { return queue.OpenCounter{Counter: n} })
		case 100:
			m.each(0, 1, func(n int) queue.Command { return queue.OpenCounter{Counter: n} })
		}
		rush := 0.22
		if look < 90 || look > 7*120-15 { // the last ones come too late
			rush = 0.5
		}
		if m.chance.Float64() < rush {
			m.arrive()
		}
		for n := range monthCounters {
			if look >= 100 {
				m.work(n + 1)
			}
		}
		time.Sleep(30 * time.Second)
	}
	m.each(0, m.chance.IntN(monthCounters+1), func(n int) queue.Command { return queue.CloseCounter{Counter: n} }) // some forget it
}

func (m *month) each(from, to int, do func(counter int) queue.Command) {
	for n := from; n < to; n++ {
		m.try(fmt.Sprint("clerk", n+1), do(n+1))
	}
}

// try gives a command; it may be refused, as those of people are.
func (m *month) try(actor string, c queue.Command) queue.Reply {
	reply, _, _ := m.engine.Do(context.Background(), queue.Request{Actor: actor, Do: c})
	return reply
}

func (m *month) arrive() {
	device := []string{"kios-1", "kios-2", "dewi"}[m.chance.IntN(3)]
	service := monthServices[m.chance.IntN(len(monthServices))]
	permit := queue.MayIssue(m.engine.View().State, m.engine.View().Rules, queue.Wish{Service: service}, time.Now())
	reply := m.try(device, queue.Issue{Service: service, Token: fmt.Sprint(time.Now(), m.chance.Int()), Day: permit.NextDay})
	if reply.Ticket == 0 && (permit.OK || permit.NextDay != "") {
		m.t.Errorf("no number at %v", time.Now())
	}
	if m.chance.IntN(25) == 0 {
		m.try("applicant", queue.Cancel{Ticket: reply.Ticket})
	}
}

// work moves a counter on.
func (m *month) work(n int) {
	clerk := fmt.Sprint("clerk", n)
	counter, ok := m.engine.View().State.Counter(n)
	if !ok {
		return
	}
	ticket, busy := m.engine.View().State.Ticket(counter.Ticket)
	m.served[n]++
	if other := m.other(n, busy); other != nil {
		m.try(clerk, other)
		return
	}
	luck := m.chance.IntN(100)
	switch {
	case !busy:
		m.served[n] = 0
		if missed := m.engine.View().State.Missed(1); m.chance.IntN(500) == 0 && len(missed) > 0 {
			m.try(clerk, queue.CallTicket{Counter: n, Ticket: missed[0].Number()})
		} else {
			m.try(clerk, queue.Next{Counter: n})
		}
	case ticket.State == queue.Called && luck < 60:
		m.try(clerk, queue.Start{Counter: n})
	case ticket.State == queue.Called && luck < 75:
		m.try(clerk, queue.Recall{Counter: n})
	case ticket.State == queue.Called && luck < 85:
		m.try(clerk, queue.MarkNoShow{Counter: n})
	case ticket.State == queue.Called && luck < 90:
		m.try(clerk, queue.Finish{Counter: n}) // without a start
	case ticket.State == queue.Called:
	case luck < 1:
		m.try(clerk, queue.Requeue{Counter: n})
	case luck < 4:
		m.try(clerk, queue.Return{Counter: n, Lacks: m.lacks()})
	case luck < 30 && m.served[n] > 8:
		m.try(clerk, queue.Finish{Counter: n})
	}
}

// other is what a clerk does now and then besides calling and serving.
func (m *month) other(n int, busy bool) queue.Command {
	service := monthServices[m.chance.IntN(len(monthServices))]
	switch what := m.chance.IntN(150); {
	case what == 0:
		return queue.Undo{Counter: n}
	case what == 1 && !busy:
		return queue.CallPaper{Counter: n, Service: service, Token: fmt.Sprint(time.Now(), m.chance.Int())}
	case what == 2 && busy:
		return queue.Transfer{Counter: n, Service: service}
	case what == 3 && busy:
		return queue.Park{Counter: n, Reason: "fotokopi"}
	case what == 4 && busy:
		return queue.NextService{Counter: n, Service: service}
	case what == 5:
		if missed := m.engine.View().State.Missed(1); len(missed) > 0 {
			return queue.Rejoin{Ticket: missed[0].ID}
		}
	case what == 6 && busy:
		return queue.Recall{Counter: n}
	case what == 7 && busy:
		if missed := m.engine.View().State.Missed(1); len(missed) > 0 {
			return queue.Join{Counter: n, Other: missed[0].Number()}
		}
	}
	return nil
}

// lacks are one to three requirements, now and then the same one twice.
func (m *month) lacks() (lacks []queue.Lack) {
	for range 1 + m.chance.IntN(3) {
		id := []string{"kk-asli", "ijazah", "akta-lahir", "f-1-02"}[min(m.chance.IntN(4), m.chance.IntN(4))]
		lacks = append(lacks, queue.Lack{ID: id, Kind: []string{queue.Short, queue.Invalid}[m.chance.IntN(2)]})
	}
	return lacks
}
