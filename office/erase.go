package office

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"

	"antrean/internal/problem"
	"antrean/office/casefile"
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

// EraseHash forgets the person behind the token with this SHA-256, and where messages for them went.
func (e *Engine) EraseHash(ctx context.Context, r queue.Request, tokenHash []byte) error {
	forgetful, ok := e.journal.(journal.Eraser)
	if !ok {
		return problem.Wrap("internal", errNoEraser)
	}
	if err := e.eraseHash(ctx, forgetful, r, tokenHash); err != nil {
		return err
	}
	if err := forgetful.ForgetBeside(tokenHash); err != nil {
		return problem.Wrap("unavailable", err)
	}
	return nil
}

func (e *Engine) eraseHash(ctx context.Context, forgetful journal.Eraser, r queue.Request, tokenHash []byte) error {
	if again, err := e.erasedBefore(r); again {
		return err
	}
	id, ok, err := forgetful.TicketOf(tokenHash)
	if err != nil {
		return problem.Wrap("unavailable", err)
	}
	files, err := forgetful.CasesOf(tokenHash)
	switch {
	case err != nil:
		return problem.Wrap("unavailable", err)
	case !ok && len(files) == 0:
		return problem.New("unknown_ticket")
	}
	if err := e.eraseFiles(ctx, r, files, !ok); err != nil || !ok {
		return err
	}
	r.Do = queue.EraseTicket{Ticket: queue.TicketID(id)}
	if _, _, err := e.Do(ctx, r); err != nil {
		return err
	}
	return e.forget(queue.TicketID(id))
}

// erasedBefore forgets again what the same request has had forgotten before: the program may have died on the way.
func (e *Engine) erasedBefore(r queue.Request) (again bool, err error) {
	if r.ID == "" {
		return false, nil
	}
	if receipt, ok := e.View().State.Receipt(r.Actor, r.ID); ok && receipt.Digest == r.Digest {
		return true, e.forget(receipt.Reply.Ticket)
	}
	if receipt, ok := e.View().Cases.Receipt(r.Actor, r.ID); ok && receipt.Digest == r.Digest {
		return true, e.forgetFiles(receipt.Reply.Case)
	}
	return false, nil
}

// eraseFiles forgets the applications of a token: none while one of them goes on. The last has the request's id when
// no ticket follows.
func (e *Engine) eraseFiles(ctx context.Context, r queue.Request, ids []uint64, last bool) error {
	for _, id := range ids {
		if c, ok := e.View().Cases.Case(casefile.CaseID(id)); ok && c.EndedAt.IsZero() {
			return problem.New("case_not_over").And("state", c.State)
		}
	}
	for i, id := range ids {
		file := casefile.Request{Actor: r.Actor, Do: casefile.EraseCase{Case: casefile.CaseID(id)}}
		if last && i == len(ids)-1 {
			file.ID, file.Digest = r.ID, r.Digest
		}
		if _, _, err := e.File(ctx, file); err != nil {
			return err
		}
		if err := e.forgetFiles(casefile.CaseID(id)); err != nil {
			return err
		}
	}
	return nil
}

// forgetFiles makes the journal forget applications that the state has forgotten.
func (e *Engine) forgetFiles(ids ...casefile.CaseID) error {
	if err := e.forgetCases(ids...); err != nil {
		return problem.Wrap("unavailable", err)
	}
	return nil
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
	err := errors.Join(e.forgetTickets(e.owed.tickets...), e.forgetCases(e.owed.cases...))
	if err == nil {
		e.owed = debt{}
	}
	return err
}

// forgetCases erases what the journal knows of persons through applications.
func (e *Engine) forgetCases(ids ...casefile.CaseID) error {
	forgetful, ok := e.journal.(journal.Eraser)
	if !ok || len(ids) == 0 {
		return nil
	}
	var known []trace
	err := e.eachPrivate(uint64(slices.Min(ids))-1, func(t trace) error {
		if t.file != nil && slices.Contains(ids, t.file.Case) {
			known = append(known, t)
		}
		return nil
	})
	if err != nil {
		return err
	}
	_, err = e.eraseEvents(forgetful, known)
	return err
}

func (e *Engine) forgetTickets(ids ...queue.TicketID) error {
	forgetful, ok := e.journal.(journal.Eraser)
	if !ok || len(ids) == 0 {
		return nil
	}
	var known []trace
	for _, id := range ids {
		events, err := e.private(id)
		if err != nil {
			return err
		}
		for i := range events {
			known = append(known, trace{visit: &events[i]})
		}
	}
	_, err := e.eraseEvents(forgetful, known)
	return err
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
