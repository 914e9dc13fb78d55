package office

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"time"

	"antrean/office/casefile"
	"antrean/office/journal"
	"antrean/office/queue"
)

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
	err = e.eachPrivate(0, func(t trace) error {
		if t.seq() >= seq {
			return errEnough
		}
		if t.visit != nil && t.visit.Kind == queue.CheckOpened && t.visit.Code == code {
			check = t.visit
		}
		return nil
	})
	return check, err
}

// eachPrivate visits the events after a sequence number that know something of a person, until visit says enough.
func (e *Engine) eachPrivate(after uint64, visit func(trace) error) error {
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
			t, err := readTrace(r)
			if err == nil {
				err = visit(t)
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
func (e *Engine) eraseEvents(forgetful journal.Eraser, events []trace) (int, error) {
	clean, sealed, filed, err := e.sealed()
	if err != nil {
		return 0, err
	}
	view := e.View()
	var seqs []uint64
	for _, t := range events {
		if t.known(view.State, view.Cases) {
			continue
		}
		if t.known(sealed, filed) {
			clean = math.MaxUint64
		}
		seqs = append(seqs, t.seq())
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
func (e *Engine) sealed() (seq uint64, state *queue.State, cases *casefile.State, err error) {
	snapshot, err := e.journal.Snapshot()
	if err != nil {
		return 0, nil, nil, err
	}
	if snapshot.Seq == 0 || !snapshot.Whole() {
		return math.MaxUint64, queue.NewState(), casefile.NewState(), nil
	}
	if state, cases, err = Unseal(snapshot.Body); err != nil {
		return math.MaxUint64, queue.NewState(), casefile.NewState(), nil
	}
	return snapshot.Seq, state, cases, nil
}

// A trace is an event that knows something of a person: of a visit, or of an application.
type trace struct {
	visit *queue.Event
	file  *casefile.Event
}

func readTrace(r journal.Record) (trace, error) {
	if casefile.Owns(r.Core) {
		event, err := casefile.DecodeEvent(r.Core, r.Private)
		return trace{file: &event}, err
	}
	event, err := queue.DecodeEvent(r.Core, r.Private)
	return trace{visit: &event}, err
}

func (t trace) seq() uint64 {
	if t.file != nil {
		return t.file.Seq
	}
	return t.visit.Seq
}

func (t trace) at() time.Time {
	if t.file != nil {
		return t.file.At
	}
	return t.visit.At
}

// known reports whether the rooms still hold what the event knows.
func (t trace) known(state *queue.State, cases *casefile.State) bool {
	if t.file != nil {
		return cases.Knows(t.file)
	}
	return state.Knows(t.visit)
}

// A debt is whose persons are to be forgotten.
type debt struct {
	tickets []queue.TicketID
	cases   []casefile.CaseID
}

// The marks stand in the cores of events that erase. Every record of a start is asked, so it is looked at before it is
// read.
var (
	erasedMark = []byte(`"` + string(queue.TicketErased) + `"`)
	filedMark  = []byte(`"` + string(casefile.CaseErased) + `"`)
)

// note notes whom a record erases, if anybody.
func (d *debt) note(r journal.Record) {
	switch {
	case bytes.Contains(r.Core, erasedMark):
		if event, err := queue.DecodeEvent(r.Core, nil); err == nil && event.Kind == queue.TicketErased {
			d.tickets = append(d.tickets, event.Ticket)
		}
	case bytes.Contains(r.Core, filedMark):
		if event, err := casefile.DecodeEvent(r.Core, nil); err == nil && event.Kind == casefile.CaseErased {
			d.cases = append(d.cases, event.Case)
		}
	}
}
