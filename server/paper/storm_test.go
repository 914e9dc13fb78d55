package paper_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"antrean/internal/rig"
	"antrean/office/queue"
	"antrean/printer/spool"
	"antrean/printer/virtual"
)

// A storm is a trial in which faults, numbers and restarts come as they like.
type storm struct {
	*rig.Trial
	t       *testing.T
	luck    *rand.Rand
	began   time.Time
	numbers []queue.TicketID
	under   []rig.Fault // what has not ended yet
}

// log says what happens, for who has to find out why a storm ended badly.
func (s *storm) log(format string, args ...any) {
	s.t.Logf("%7.3f "+format, append([]any{time.Since(s.began).Seconds()}, args...)...)
}

// upTo lets time go by.
func (s *storm) upTo(d time.Duration) { time.Sleep(time.Duration(s.luck.Int64N(int64(d)))) }

// blow does one thing.
func (s *storm) blow() {
	// A byte that is another may open a command that takes the next slip in: that one is unknown, and comes too late here.
	all := slices.DeleteFunc(rig.Faults(), rig.Fault.Spoils)
	switch f := all[s.luck.IntN(len(all))]; s.luck.IntN(10) {
	case 0, 1, 2, 3, 4:
		s.numbers = append(s.numbers, s.Take())
		s.log("number %d", len(s.numbers))
	case 5:
		s.Stop()
		s.Start()
		s.log("another program")
	default:
		s.log("%s", f.Name)
		f.Befall(s.Printer, false)
		s.under = append(s.under, f)
		if s.luck.IntN(4) > 0 {
			s.upTo(8 * time.Second)
			s.calm(1)
		}
	}
}

// calm ends the last n faults.
func (s *storm) calm(n int) {
	for ; n > 0; n-- {
		last := len(s.under) - 1
		s.log("end of %s", s.under[last].Name)
		s.under[last].Heal(s.Printer)
		s.under = s.under[:last]
	}
}

// rage runs a storm, mends everything and holds what became of the numbers to what is promised of every one.
func rage(t *testing.T, persona virtual.Persona, seed uint64) {
	luck := rand.New(rand.NewPCG(seed, 0))
	s := &storm{Trial: rig.OpenSlowTrial(t, persona, []int{1200, 9600, 38400}[luck.IntN(3)]), t: t, luck: luck, began: time.Now()}
	defer s.Close()
	time.Sleep(seen)
	for range 25 {
		s.upTo(4 * time.Second)
		s.blow()
	}
	s.calm(len(s.under))
	time.Sleep(2 * spool.TTL)
	again := time.Now()
	last := s.Take()
	time.Sleep(spool.TTL)
	for i, id := range s.numbers {
		if floor := s.Papers(id, s.began); floor.Plain > 1 {
			t.Errorf("number %d: %s fell (%s)", i+1, floor, s.Ends(id))
		}
	}
	for _, job := range s.Engine.View().State.PendingJobs() {
		t.Errorf("paper %d of ticket %d hangs as %s", job.Copy, job.Ticket, job.State)
	}
	if floor := s.Papers(last, again); floor.Plain != 1 || floor.Marked+floor.Torn != 0 {
		t.Errorf("the number after it came out %s (%s) of a printer that is %s", floor, s.Ends(last), s.Shown())
	}
}

// TestWhateverHappensIsOverWhenItIsOver is the matrix for what nobody thought of.
func TestWhateverHappensIsOverWhenItIsOver(t *testing.T) {
	seeds := 1
	if asked() {
		seeds = 30
	}
	for _, persona := range virtual.Personas() {
		for seed := range seeds {
			t.Run(fmt.Sprintf("%s/%d", persona, seed), func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) { rage(t, persona, uint64(seed)) })
			})
		}
	}
}
