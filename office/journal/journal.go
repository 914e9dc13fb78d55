// Package journal is the office's memory of what happened: records chained by hash, appended in batches.
//
// A record's core is kept for ever. What it knows of a person stands beside it in a private part that the chain
// covers only through a salted hash, so it can be erased and the chain still proves that nothing was changed.
package journal

import (
	"errors"
	"fmt"
)

// Errors of a Journal. Any other error of Append means that nobody knows what is on the disk: the program must stop
// and read it again.
var (
	ErrFull   = errors.New("journal: no space left")
	ErrBroken = errors.New("journal: chain is broken")
)

// A Journal keeps records. Append is called by one goroutine at a time.
type Journal interface {
	// Epoch names the history; it changes only when a restore forks it.
	Epoch() string
	// Head is the last record's place in the chain, remembered apart from the records; zero when there is none.
	Head() (seq uint64, hash Hash)
	// Append writes the batch whole or not at all; when it returns nil, the batch survives a power cut. A batch that
	// does not follow the head is refused with ErrBroken.
	Append(Batch) error
	// Replay visits the records after a sequence number, in order, until visit fails.
	Replay(after uint64, visit func(Record) error) error
	// Snapshot is the newest sealed state; its Seq is zero when there is none.
	Snapshot() (Snapshot, error)
}

// A Reserve is disk space kept back so that calling can go on when the disk is full. A Journal may have one.
type Reserve interface {
	// Release gives the space to the journal.
	Release()
	// Restore takes the space back; it reports whether there was room.
	Restore() bool
}

// An Eraser forgets what records know of persons. A Journal may be one; its chain stays whole.
type Eraser interface {
	// Erase removes the private parts of the records with these sequence numbers, what rows still hold of them, and
	// every snapshot that may; those at clean and later are known to hold none.
	Erase(clean uint64, seqs ...uint64) error
	// Private lists at most so many records after a sequence number that still have a private part, in order.
	Private(after uint64, most int) ([]Record, error)
	// TicketOf finds the ticket, of any day, whose token has this SHA-256; false when there is none or it was erased.
	TicketOf(tokenHash []byte) (id uint64, ok bool, err error)
	// CasesOf finds the applications, oldest first, whose token has this SHA-256 and was not erased.
	CasesOf(tokenHash []byte) (ids []uint64, err error)
	// ForgetBeside forgets what is kept beside the journal for whoever has the token with this SHA-256: where to tell them
	// something. It is no mistake when there is nothing.
	ForgetBeside(tokenHash []byte) error
}

// Walk visits all records in order and checks the whole chain on the way, up to the head. It returns ErrBroken for a
// record that was changed, taken out, put elsewhere or cut off.
func Walk(j Journal, visit func(Record) error) error {
	var seq uint64
	var hash Hash
	err := j.Replay(0, func(r Record) error {
		if err := r.Verify(seq, hash); err != nil {
			return err
		}
		seq, hash = r.Seq, r.Hash
		return visit(r)
	})
	if err != nil {
		return err
	}
	if headSeq, headHash := j.Head(); seq != headSeq || hash != headHash {
		return fmt.Errorf("%w: the last record is %d, but %d was written", ErrBroken, seq, headSeq)
	}
	return nil
}
