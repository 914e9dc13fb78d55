package journal

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
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
	Hash        Hash // of the previous Hash, Seq, PrivateHash and Core
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
