package office

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"time"

	"antrean/office/casefile"
	"antrean/office/journal"
	"antrean/office/queue"
)

// A Proof is what a journal says when all of it was read and all of it holds.
type Proof struct {
	Seq     uint64         `json:"seq"`     // of the last record
	Hash    journal.Hash   `json:"-"`       // of the last record
	Day     string         `json:"day"`     // the open business day
	At      time.Time      `json:"at"`      // of the last event
	Tickets int            `json:"tickets"` // ever issued
	Today   int            `json:"today"`   // issued on Day
	Highest map[string]int `json:"highest"` // the highest number that any day gave, by prefix
}

// Prove reads a whole journal: the chain holds up to the head, every event can be read, the state that they fold to
// keeps its invariants, and folding from the snapshot gives the same to the byte.
func Prove(ctx context.Context, j journal.Journal) (*Proof, error) {
	p := &proving{ctx: ctx, state: queue.NewState(), cases: casefile.NewState(), proof: Proof{Highest: map[string]int{}}}
	if err := journal.Walk(j, p.visit); err != nil {
		return nil, err
	}
	if err := errors.Join(p.state.Invariants(), p.cases.Invariants()); err != nil {
		return nil, fmt.Errorf("%w: %w", journal.ErrBroken, err)
	}
	quick, err := foldAll(j)
	if err != nil {
		return nil, err
	}
	a, errA := Seal(p.state, p.cases)
	b, errB := Seal(quick.state, quick.cases)
	if err := errors.Join(errA, errB); err != nil {
		return nil, err
	}
	if !bytes.Equal(a, b) {
		return nil, fmt.Errorf("%w: its snapshot and its records tell different stories", journal.ErrBroken)
	}
	p.proof.Day, p.proof.At = p.state.Day, p.state.At
	return &p.proof, nil
}

// A proving is a proof in the making.
type proving struct {
	ctx   context.Context
	state *queue.State
	cases *casefile.State
	proof Proof
}

func (p *proving) visit(r journal.Record) error {
	if r.Seq%1024 == 0 && p.ctx.Err() != nil {
		return p.ctx.Err()
	}
	e, err := queue.DecodeEvent(r.Core, r.Private)
	if err != nil {
		return err
	}
	if err := apply(r, p.state, p.cases); err != nil {
		return err
	}
	p.proof.Seq, p.proof.Hash = r.Seq, r.Hash
	switch e.Kind {
	case queue.TicketIssued:
		p.proof.Tickets++
		p.proof.Today++
		if e.Lot == 0 { // a lot's number comes with the draw
			p.proof.Highest[e.Prefix] = max(p.proof.Highest[e.Prefix], e.N)
		}
	case queue.LotsDrawn:
		for _, draw := range e.Drawn {
			if t, ok := p.state.Ticket(draw.Ticket); ok {
				p.proof.Highest[t.Prefix] = max(p.proof.Highest[t.Prefix], draw.N)
			}
		}
	case queue.DayOpened:
		p.proof.Today = 0
	}
	return nil
}
