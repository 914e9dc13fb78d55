package office

import (
	"context"
	"errors"
	"log/slog"
	"math/rand/v2"
	"sync"
	"time"

	"antrean/office/message"
)

const (
	sendersMost  = 4                     // messages on their way to the gateway at once
	headsMost    = 50                    // looked at in a turn: what is no longer true is many, after a gateway was down
	sendWithin   = 15 * time.Second      // a gateway that needs longer has failed
	turnPause    = 50 * time.Millisecond // between turns: what happens meanwhile shares a write
	turnEvery    = time.Second           // when nothing happens: some messages rest
	failuresMost = 3                     // in a row, and the gateway is left alone for a while
)

// A messenger is the Messages at work. One goroutine runs it; those that it starts only send.
type messenger struct {
	*Messages
	read  *uint64 // up to which record notices have been made; nil: not known yet
	noted uint64  // and up to which the book knows

	busy  map[message.Subject]int64 // whose message is on its way
	done  chan message.Result
	ready []message.Result // not written down yet
	due   time.Time        // nothing may be sent before; zero: look
	swept time.Time
	tidy  string // the day on which the book was last tidied
}

// Run tells people until ctx ends. What was on its way then is waited for, or sent again at the next start.
func (m *Messages) Run(ctx context.Context) {
	r := &messenger{Messages: m, busy: map[message.Subject]int64{}, done: make(chan message.Result, sendersMost)}
	var sending sync.WaitGroup
	changed, leave := m.Engine.Watch()
	defer leave()
	tick := time.NewTicker(turnEvery)
	defer tick.Stop()
	for ctx.Err() == nil {
		r.turn(ctx, &sending)
		select {
		case <-changed:
		case <-m.channel():
			r.due = time.Time{}
		case <-tick.C:
		case result := <-r.done:
			r.ready = append(r.ready, result)
		case <-ctx.Done():
		}
		r.rest(ctx)
	}
	sending.Wait()
	close(r.done)
	for result := range r.done {
		r.ready = append(r.ready, result)
	}
	logged(context.Background(), "settle messages at the stop", r.settle())
}

// rest waits a little, and takes what comes meanwhile.
func (r *messenger) rest(ctx context.Context) {
	pause := time.NewTimer(turnPause)
	defer pause.Stop()
	for {
		select {
		case result := <-r.done:
			r.ready = append(r.ready, result)
		case <-pause.C:
			return
		case <-ctx.Done():
			return
		}
	}
}

// turn does what there is to do now. A book that fails is asked again at the next turn: nothing is lost by it.
func (r *messenger) turn(ctx context.Context, sending *sync.WaitGroup) {
	if r.On() {
		logged(ctx, "write messages down", r.post())
		logged(ctx, "settle messages", r.settle())
		logged(ctx, "send messages", r.send(ctx, sending))
	}
	logged(ctx, "forget where messages went", r.sweep())
}

// settle writes down what became of messages, and lets the next of their persons go.
func (r *messenger) settle() error {
	if len(r.ready) == 0 {
		return nil
	}
	if err := r.Book.Settle(r.day(), time.Now(), r.ready); err != nil {
		return err
	}
	for _, result := range r.ready {
		if r.busy[result.Before] == result.ID {
			delete(r.busy, result.Before)
		}
	}
	r.ready, r.due = r.ready[:0], time.Time{}
	return nil
}

// free is how many messages may be begun now. A gateway that is down gets one at a time, to see whether it is back.
func (r *messenger) free(now time.Time) int {
	r.mu.Lock()
	defer r.mu.Unlock()
	most := sendersMost
	if r.health.Down() {
		most = 1
	}
	if now.Before(r.health.Until) {
		return 0
	}
	return most - len(r.busy)
}

// send begins what may be sent now.
func (r *messenger) send(ctx context.Context, sending *sync.WaitGroup) error {
	now := time.Now()
	free := r.free(now)
	if free <= 0 || now.Before(r.due) {
		return nil
	}
	heads, err := r.Book.Heads(now, headsMost)
	if err != nil {
		return err
	}
	if len(heads) == 0 {
		return r.await(now)
	}
	writer, scene := r.Writer(), r.Engine.View().Scene()
	for i := range heads {
		m := &heads[i]
		if _, busy := r.busy[m.Subject]; busy || free == 0 {
			continue
		}
		r.busy[m.Subject] = m.ID
		switch {
		case m.Notice == nil || m.Contact == nil:
			r.ready = append(r.ready, result(m, message.Forgotten))
		case now.After(message.Worth(m.Notice, writer.Fresh)):
			late := result(m, message.Stale)
			late.Dead = true
			r.ready = append(r.ready, late)
		case !m.Notice.Holds(scene):
			r.ready = append(r.ready, result(m, message.Overtaken))
		default:
			free--
			envelope := writer.Write(m)
			sending.Go(func() { r.done <- r.deliver(ctx, m, envelope) })
		}
	}
	return r.settle()
}

// await finds when it is worth looking again: not before the first message that rests, unless something comes.
func (r *messenger) await(now time.Time) error {
	load, err := r.Book.Load()
	if err != nil {
		return err
	}
	if r.due = load.Next; load.Queued == 0 {
		r.due = now.Add(time.Hour)
	}
	return nil
}

func result(m *message.Message, what string) message.Result {
	return message.Result{ID: m.ID, Key: m.Key, Kind: m.Kind, At: m.At, What: what, Before: m.Subject, Next: time.Now()}
}

// deliver hands one message to the gateway and says what became of it.
func (r *messenger) deliver(ctx context.Context, m *message.Message, e *message.Envelope) message.Result {
	within, cancel := context.WithTimeout(ctx, sendWithin)
	defer cancel()
	err := r.Gateway.Send(within, e)
	now := time.Now()
	if err != nil && ctx.Err() != nil { // we stop: the next start tries it, and this counts for nothing
		out := result(m, m.Reason)
		out.Next = m.Next
		return out
	}
	r.heard(err, now)
	out := result(m, message.Sent)
	out.Tried = true
	if err == nil {
		return out
	}
	why := failureOf(err)
	out.What = why.Reason
	out.Next = now.Add(max(why.Wait(), message.Pause(m.Attempts+1, rand.Float64())))
	if out.Dead = why.Lasting || m.Attempts+1 >= message.TriesMost; out.Dead && !why.Lasting {
		out.What = message.Tired
	}
	return out
}

func failureOf(err error) *message.Failure {
	if why, ok := errors.AsType[*message.Failure](err); ok {
		return why
	}
	return &message.Failure{Reason: message.Unreachable}
}

// heard notes how the gateway did. That one message can never be sent is no fault of the gateway.
func (m *Messages) heard(err error, now time.Time) {
	m.mu.Lock()
	defer m.mu.Unlock()
	h, was := &m.health, m.health.Down()
	if err == nil {
		h.SentAt, h.Failures, h.Until = now, 0, time.Time{}
		if was {
			slog.Info("the gateway for messages is back")
		}
		return
	}
	why := failureOf(err)
	h.FailedAt, h.Reason = now, why.Reason
	if why.Lasting {
		return
	}
	h.Failures++
	if wait := why.Wait(); wait > 0 {
		h.Until = now.Add(wait)
	}
	if h.Down() {
		if pause := now.Add(message.Pause(h.Failures-failuresMost+1, rand.Float64())); pause.After(h.Until) {
			h.Until = pause
		}
		if !was {
			slog.Warn("the gateway for messages fails", "reason", why.Reason)
		}
	}
}
