package office

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"math"

	"antrean/internal/problem"
	"antrean/office/journal"
	"antrean/office/queue"
)

// errNoEraser means that the journal cannot forget: one in memory forgets by itself.
var errNoEraser = errors.New("the journal cannot forget")

// Erase forgets the person behind a token: the state first, in order with everything else, then the journal and its
// rows. What happened stays and the chain stays whole. The same request again is answered the same, though its token
// is gone by then. A refusal is a *problem.Error: unknown_ticket, or not_over while the visit goes on.
func (e *Engine) Erase(ctx context.Context, r queue.Request, token string) error {
	sum := sha256.Sum256([]byte(token))
	return e.EraseHash(ctx, r, sum[:])
}

// EraseHash forgets the person behind the token with this SHA-256.
func (e *Engine) EraseHash(ctx context.Context, r queue.Request, tokenHash []byte) error {
	forgetful, ok := e.journal.(journal.Eraser)
	if !ok {
		return problem.Wrap("internal", errNoEraser)
	}
	if receipt, ok := e.View().State.Receipt(r.Actor, r.ID); ok && r.ID != "" && receipt.Digest == r.Digest {
		return e.forget(receipt.Reply.Ticket)
	}
	id, ok, err := forgetful.TicketOf(tokenHash)
	switch {
	case err != nil:
		return problem.Wrap("unavailable", err)
	case !ok:
		return problem.New("unknown_ticket")
	}
	r.Do = queue.EraseTicket{Ticket: queue.TicketID(id)}
	if _, _, err := e.Do(ctx, r); err != nil {
		return err
	}
	return e.forget(queue.TicketID(id))
}

// forget makes the journal forget a ticket that the state has forgotten.
func (e *Engine) forget(id queue.TicketID) error {
	if err := e.forgetTickets(id); err != nil {
		return problem.Wrap("unavailable", err)
	}
	return nil
}

// payOwed forgets what an earlier run of the program had promised to, and may have died before.
func (e *Engine) payOwed() error {
	err := e.forgetTickets(e.owed...)
	if err == nil {
		e.owed = nil
	}
	return err
}

func (e *Engine) forgetTickets(ids ...queue.TicketID) error {
	forgetful, ok := e.journal.(journal.Eraser)
	if !ok || len(ids) == 0 {
		return nil
	}
	var known []queue.Event
	for _, id := range ids {
		events, err := e.private(id)
		if err != nil {
			return err
		}
		known = append(known, events...)
	}
	_, err := e.eraseEvents(forgetful, known)
	return err
}

// private finds the events that still know something of a ticket's person: the one that issued it, and the check that
// came before it when the front office looked at the papers first. They are erased together.
func (e *Engine) private(id queue.TicketID) ([]queue.Event, error) {
	issued, code, err := e.issuing(id)
	if err != nil || issued == nil || issued.Private == nil {
		return nil, err
	}
	found := []queue.Event{*issued}
	if code == "" {
		return found, nil
	}
	check, err := e.checkBefore(uint64(id), code)
	if check != nil {
		found = append(found, *check)
	}
	return found, err
}

// issuing reads the event that issued a ticket, and the code of the check that it followed, if any.
func (e *Engine) issuing(id queue.TicketID) (issued *queue.Event, code string, err error) {
	err = e.journal.Replay(uint64(max(id, 2)-2), func(r journal.Record) error {
		event, err := queue.DecodeEvent(r.Core, r.Private)
		switch {
		case err != nil:
			return err
		case event.Kind == queue.CheckConfirmed && event.Ticket == id:
			code = event.Code
		case event.Kind == queue.TicketIssued && event.Ticket == id:
			issued = &event
		}
		if event.Seq >= uint64(id) {
			return errEnough
		}
		return nil
	})
	if err != nil && !errors.Is(err, errEnough) {
		return nil, "", fmt.Errorf("read ticket %d: %w", id, err)
	}
	return issued, code, nil
}

// errEnough ends a replay that has found what it looked for.
var errEnough = errors.New("enough")

// privatePage is how many records are looked at and erased at once: some milliseconds of the one writer's time.
const privatePage = 200

// checkBefore finds the last check with a code that was opened before a record.
func (e *Engine) checkBefore(seq uint64, code string) (check *queue.Event, err error) {
	err = e.eachPrivate(0, func(event queue.Event) error {
		if event.Seq >= seq {
			return errEnough
		}
		if event.Kind == queue.CheckOpened && event.Code == code {
			check = &event
		}
		return nil
	})
	return check, err
}

// eachPrivate visits the events after a sequence number that know something of a person, until visit says enough.
func (e *Engine) eachPrivate(after uint64, visit func(queue.Event) error) error {
	forgetful, ok := e.journal.(journal.Eraser)
	if !ok {
		return errNoEraser
	}
	for {
		page, err := forgetful.Private(after, privatePage)
		if err != nil || len(page) == 0 {
			return err
		}
		for _, r := range page {
			event, err := queue.DecodeEvent(r.Core, r.Private)
			if err == nil {
				err = visit(event)
			}
			if errors.Is(err, errEnough) {
				return nil
			}
			if err != nil {
				return err
			}
			after = r.Seq
		}
	}
}

// eraseEvents erases the private parts of events that the published state knows nothing of any more. Those it does
// know of stay for now; it returns how many went. A snapshot that knows of one goes too.
func (e *Engine) eraseEvents(forgetful journal.Eraser, events []queue.Event) (int, error) {
	clean, sealed, err := e.sealed()
	if err != nil {
		return 0, err
	}
	var seqs []uint64
	for i := range events {
		event := &events[i]
		if e.View().State.Knows(event) {
			continue
		}
		if sealed.Knows(event) {
			clean = math.MaxUint64
		}
		seqs = append(seqs, event.Seq)
	}
	if err := forgetful.Erase(clean, seqs...); err != nil {
		return 0, err
	}
	e.forgotten.Add(uint64(len(seqs)))
	return len(seqs), nil
}

// Forgotten counts the private parts that this run has erased: when it moves, copies have something to forget.
func (e *Engine) Forgotten() uint64 { return e.forgotten.Load() }

// sealed is the newest snapshot; without one that can be read, none is known to be clean.
func (e *Engine) sealed() (seq uint64, state *queue.State, err error) {
	snapshot, err := e.journal.Snapshot()
	if err != nil {
		return 0, nil, err
	}
	if snapshot.Seq == 0 || !snapshot.Whole() {
		return math.MaxUint64, queue.NewState(), nil
	}
	if state, err = queue.Unseal(snapshot.Body); err != nil {
		return math.MaxUint64, queue.NewState(), nil
	}
	return snapshot.Seq, state, nil
}

// erasedMark stands in the core of an event that erases a ticket.
var erasedMark = []byte(`"` + string(queue.TicketErased) + `"`)

// erasedTicket reads which ticket a record erases, or 0. It is asked of every record of a start, so it looks before
// it reads.
func erasedTicket(r journal.Record) queue.TicketID {
	if !bytes.Contains(r.Core, erasedMark) {
		return 0
	}
	event, err := queue.DecodeEvent(r.Core, nil)
	if err != nil || event.Kind != queue.TicketErased {
		return 0
	}
	return event.Ticket
}

// Story lists what the journal knows of a ticket, in order, private parts included.
func (e *Engine) Story(id queue.TicketID) ([]queue.Event, error) {
	known, err := e.private(id)
	if err != nil {
		return nil, err
	}
	story := known[min(1, len(known)):] // the check, which came before the number
	err = e.journal.Replay(uint64(max(id, 2)-2), func(r journal.Record) error {
		event, err := queue.DecodeEvent(r.Core, r.Private)
		if err == nil && event.Ticket == id {
			story = append(story, event)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read ticket %d: %w", id, err)
	}
	return story, nil
}
