package journal

import (
	"bytes"
	"errors"
	"testing"
)

func TestErasedPrivatePartStillVerifies(t *testing.T) {
	r := NewRecord(Hash{}, 1, []byte(`{"kind":"ticket_issued"}`), []byte(`{"token":"SECRET"}`))
	r.Private, r.Salt = nil, nil
	if err := r.Verify(0, Hash{}); err != nil {
		t.Errorf("got %v, want a record that verifies", err)
	}
}

func TestEqualPrivatePartsHaveDifferentHashes(t *testing.T) {
	a := NewRecord(Hash{}, 1, nil, []byte("same"))
	b := NewRecord(Hash{}, 1, nil, []byte("same"))
	if a.PrivateHash == b.PrivateHash || bytes.Equal(a.Salt, b.Salt) {
		t.Error("two equal private parts have the same hash: the salt does not hide them")
	}
}

func TestWalkReturnsTheVisitsError(t *testing.T) {
	var m Memory
	if err := m.Append(Batch{Records: []Record{NewRecord(Hash{}, 1, []byte("core"), nil)}}); err != nil {
		t.Fatal(err)
	}
	enough := errors.New("enough")
	if err := Walk(&m, func(Record) error { return enough }); !errors.Is(err, enough) {
		t.Errorf("got %v, want the visit's error", err)
	}
}

func TestWalkChecksBeforeItShows(t *testing.T) {
	var m Memory
	good := NewRecord(Hash{}, 1, []byte("core"), nil)
	if err := m.Append(Batch{Records: []Record{good}}); err != nil {
		t.Fatal(err)
	}
	bad := good
	bad.Core = []byte("fake")
	m.Tamper([]Record{bad}, Snapshot{})
	err := Walk(&m, func(r Record) error {
		t.Errorf("the visitor was shown %q", r.Core)
		return nil
	})
	if !errors.Is(err, ErrBroken) {
		t.Errorf("got %v, want ErrBroken", err)
	}
}
