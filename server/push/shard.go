package push

import (
	"sync"
	"sync/atomic"
)

// shard hands frames to its part of all screens, in its own goroutine.
type shard struct {
	mu    sync.Mutex
	news  []*leg // with a frame their screens have not got
	beats []*leg // due for a beat
	beat  Frame
	wake  chan struct{} // holds a token while there is work

	counts *counters
}

// counters are what the hub has done since it started.
type counters struct {
	rendered, same, folded, frames, beats atomic.Uint64
}

// tell notes that the leg's topic has a new frame.
func (s *shard) tell(l *leg) {
	s.mu.Lock()
	if l.news {
		s.counts.folded.Add(1)
	} else {
		l.news = true
		s.news = append(s.news, l)
	}
	s.mu.Unlock()
	rouse(s.wake)
}

// pulse notes a beat. One that the shard has not come round to is replaced.
func (s *shard) pulse(frame Frame, legs []*leg) {
	s.mu.Lock()
	s.beat, s.beats = frame, legs
	s.mu.Unlock()
	rouse(s.wake)
}

// run serves until stop is closed.
func (s *shard) run(stop <-chan struct{}) {
	for {
		select {
		case <-stop:
			return
		case <-s.wake:
			s.serve()
		}
	}
}

// serve hands over what waits: news first, then beats.
func (s *shard) serve() {
	s.mu.Lock()
	news, beats, beat := s.news, s.beats, s.beat
	s.news, s.beats, s.beat = nil, nil, nil
	for _, l := range news {
		l.news = false // before the frame is read: a frame stored from now on is told again
	}
	s.mu.Unlock()
	for _, l := range news {
		s.counts.frames.Add(uint64(l.show()))
	}
	for _, l := range beats {
		s.counts.beats.Add(uint64(l.beat(beat)))
	}
}

// rouse leaves a token for a goroutine that sleeps, unless one lies there already.
func rouse(wake chan<- struct{}) {
	select {
	case wake <- struct{}{}:
	default:
	}
}
