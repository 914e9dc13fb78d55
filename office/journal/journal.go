// Package journal is the office's memory of what happened: records chained by hash, appended in batches.
//
// A record's core is kept for ever. What it knows of a person stands beside it in a private part that the chain
// covers only through a salted hash, so it can be erased and the chain still proves that nothing was changed.
package journal

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
)

// A Hash is a SHA-256 sum. The zero Hash stands before the first record, and for an absent private part.
type Hash [sha256.Size]byte

// A Record is one event as it is kept.
type Record struct {
	Seq         uint64 // from 1, without gaps
	Core        []byte
	Private     []byte // nil when there is none, or when it was erased
	Salt        []byte // of PrivateHash; erased with Private
	PrivateHash Hash
	Hash        Hash // of the previous Hash, Core and PrivateHash
}

// saltSize is 16 bytes: a private part cannot be guessed from its hash.
const saltSize = 16

// NewRecord chains a record to the one before it.
func NewRecord(previous Hash, seq uint64, core, private []byte) Record {
	r := Record{Seq: seq, Core: core}
	if private != nil {
		r.Private = private
		r.Salt = make([]byte, saltSize)
		rand.Read(r.Salt)
		r.PrivateHash = hashPrivate(r.Salt, private)
	}
	r.Hash = r.chain(previous)
	return r
}

func hashPrivate(salt, private []byte) Hash {
	h := sha256.New()
	h.Write(salt)
	h.Write(private)
	return Hash(h.Sum(nil))
}

func (r *Record) chain(previous Hash) Hash {
	buf := make([]byte, 0, 2*sha256.Size+16+len(r.Core))
	buf = append(buf, previous[:]...)
	buf = binary.BigEndian.AppendUint64(buf, r.Seq)
	buf = append(buf, r.PrivateHash[:]...)
	buf = append(buf, r.Core...)
	return sha256.Sum256(buf)
}

// Verify checks that the record follows the one with the previous hash and that nothing in it was changed.
func (r *Record) Verify(previousSeq uint64, previous Hash) error {
	if r.Seq != previousSeq+1 {
		return fmt.Errorf("%w: record %d follows %d", ErrBroken, r.Seq, previousSeq)
	}
	if r.chain(previous) != r.Hash {
		return fmt.Errorf("%w: record %d was changed", ErrBroken, r.Seq)
	}
	if r.Private != nil && hashPrivate(r.Salt, r.Private) != r.PrivateHash {
		return fmt.Errorf("%w: the private part of record %d was changed", ErrBroken, r.Seq)
	}
	return nil
}

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
	// Head is the last record's place in the chain; zero when there is none.
	Head() (seq uint64, hash Hash)
	// Append writes the batch whole or not at all; when it returns nil, the batch survives a power cut.
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

// A Batch is what one sync writes: records, and the rows that follow from them.
type Batch struct {
	Records  []Record
	Tickets  []TicketRow
	Jobs     []JobRow
	Snapshot *Snapshot // the state after Records, when it is worth sealing
}

// A Snapshot is a sealed state: folding may begin here instead of at the first record.
type Snapshot struct {
	Seq  uint64
	Hash Hash // of the record at Seq
	Body []byte
}

// A TicketRow is a ticket as reports read it. Times are Unix milliseconds, 0 when they have not come.
type TicketRow struct {
	ID        uint64
	Day       string
	Prefix    string
	N         int
	Service   string
	State     string
	TokenHash []byte // SHA-256 of the token
	Counter   int
	IssuedAt  int64
	CalledAt  int64
	StartedAt int64
	EndedAt   int64
}

// A JobRow is a print job.
type JobRow struct {
	ID      uint64
	Kind    string
	Ticket  uint64
	Code    string
	Printer string
	State   string
	Reason  string
	At      int64 // Unix milliseconds
}
