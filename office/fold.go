package office

import (
	"fmt"

	"antrean/office/casefile"
	"antrean/office/journal"
	"antrean/office/queue"
)

// A folding is a state on its way from the journal.
type folding struct {
	state    *queue.State
	cases    *casefile.State
	snapshot journal.Snapshot
	head     journal.Hash
	erased   debt // whose persons are to be forgotten
}

// apply lets one record happen in both rooms: in the one whose event it is, and the other lets it pass.
func apply(r journal.Record, state *queue.State, cases *casefile.State) error {
	if casefile.Owns(r.Core) {
		event, err := casefile.DecodeEvent(r.Core, r.Private)
		if err != nil {
			return err
		}
		cases.Apply(&event)
		state.Pass(event.Seq, event.At)
		return nil
	}
	event, err := queue.DecodeEvent(r.Core, r.Private)
	if err != nil {
		return err
	}
	state.Apply(&event)
	cases.Pass(event.Seq, event.At)
	return nil
}

// foldAll rebuilds the state from the newest snapshot, checking the whole chain on the way. A snapshot whose seal is
// broken only makes it slower: the records are the truth.
func foldAll(j journal.Journal) (*folding, error) {
	snapshot, err := j.Snapshot()
	if err != nil {
		return nil, fmt.Errorf("read snapshot: %w", err)
	}
	if !snapshot.Whole() {
		snapshot = journal.Snapshot{}
	}
	f := &folding{state: queue.NewState(), cases: casefile.NewState(), snapshot: snapshot}
	if err := journal.Walk(j, f.visit); err != nil {
		return nil, fmt.Errorf("fold journal: %w", err)
	}
	if f.state.Seq < snapshot.Seq {
		return nil, fmt.Errorf("fold journal: %w: it ends before its snapshot at %d", journal.ErrBroken, snapshot.Seq)
	}
	return f, nil
}

func (f *folding) visit(r journal.Record) (err error) {
	f.head = r.Hash
	f.erased.note(r)
	switch {
	case r.Seq < f.snapshot.Seq:
		return nil
	case r.Seq > f.snapshot.Seq:
		return apply(r, f.state, f.cases)
	case r.Hash != f.snapshot.Hash:
		return fmt.Errorf("%w: the snapshot at %d seals another history", journal.ErrBroken, r.Seq)
	}
	f.state, f.cases, err = Unseal(f.snapshot.Body)
	return err
}
