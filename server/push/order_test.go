package push

import (
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
)

// climber is a screen that checks that what it sees only ever gets newer.
type climber struct {
	last, backwards atomic.Int64
	closed          atomic.Bool
}

func (c *climber) Push(f Frame) {
	n, err := strconv.ParseInt(string(f), 10, 64)
	if err != nil || n < c.last.Swap(n) {
		c.backwards.Add(1)
	}
}
func (c *climber) Beat(Frame)        {}
func (c *climber) Close(int, string) { c.closed.Store(true) }

// Screens come and go and tickets are issued, all at once. Nobody sees an older state after a newer one, and when
// it is quiet all have the newest.
func TestEveryScreenClimbsToTheNewestState(t *testing.T) {
	var state atomic.Int64
	hub := New(Options{
		Rest: -1,
		Rooms: map[string]Room{"board": {Render: func(string) (Snapshot, error) {
			n := strconv.FormatInt(state.Load(), 10)
			return Snapshot{Body: []byte(n), Tag: n}, nil
		}}},
	})

	var screens []*climber
	for range 50 {
		c := &climber{}
		if _, err := hub.Subscribe("board/utama", c); err != nil {
			t.Fatal(err)
		}
		screens = append(screens, c)
	}
	var busy sync.WaitGroup
	for range 4 {
		busy.Go(func() {
			for range 500 {
				state.Add(1)
				hub.Dirty("board/utama")
			}
		})
		busy.Go(func() { pass(t, hub) })
	}
	busy.Wait()
	hub.Close(Restart, "restart")
	settle(hub)

	for i, c := range screens {
		if got := c.last.Load(); got != state.Load() {
			t.Errorf("screen %d stands at %d, want %d", i, got, state.Load())
		}
		if c.backwards.Load() > 0 {
			t.Errorf("screen %d went backwards", i)
		}
		if !c.closed.Load() {
			t.Errorf("screen %d was not told to go", i)
		}
	}
}

// pass subscribes screens and lets them go, a few at a time.
func pass(t *testing.T, hub *Hub) {
	for range 100 {
		var here [5]climber
		var leaves [len(here)]func()
		for i := range here {
			leave, err := hub.Subscribe("board/utama", &here[i])
			if err != nil {
				t.Error(err)
				return
			}
			leaves[i] = leave
		}
		for i := range here {
			leaves[i]()
			if here[i].backwards.Load() > 0 {
				t.Error("a passing screen went backwards")
			}
		}
	}
}

// settle does what a closed hub's goroutines left undone, so that a test need not guess when they are through.
func settle(h *Hub) {
	h.renderMarked()
	for _, s := range h.shards {
		s.serve()
	}
}

// slow is a screen that breaks the rule and waits.
type slow struct {
	climber
	held    chan struct{} // closed once it holds the shard
	release chan struct{}
	once    sync.Once
	first   bool
}

func (s *slow) Push(f Frame) {
	if !s.first {
		s.first = true // the frame that comes with the subscription
		return
	}
	s.once.Do(func() { close(s.held) })
	<-s.release
}

// Even a screen that breaks the rule holds up only its own shard: marking, and the screens of other shards, go on.
func TestMarkingNeverWaitsForAScreen(t *testing.T) {
	rendered := make(chan struct{}, 1)
	hub := New(Options{
		Rest: -1,
		Rooms: map[string]Room{"board": {Render: func(string) (Snapshot, error) {
			select {
			case rendered <- struct{}{}:
			default:
			}
			return Snapshot{Body: []byte("1")}, nil
		}}},
	})
	bad := &slow{held: make(chan struct{}), release: make(chan struct{})}
	if _, err := hub.Subscribe("board/utama", bad); err != nil {
		t.Fatal(err)
	}
	hub.Dirty("board/utama")
	<-bad.held
	<-rendered // the token of before
	for range 1000 {
		hub.Dirty("board/utama") // would hang here, and the test with it
	}
	<-rendered // and the hub still renders
	close(bad.release)
	hub.Close(Restart, "restart")
}
