package journaltest

import (
	"errors"
	"fmt"
	"slices"

	"antrean/office/journal"
)

// A damage is something done to kept records; r are those of filled, ready to be changed.
type damage struct {
	name string
	do   func(r []journal.Record) []journal.Record
}

var damages = []damage{
	{"a core was edited", edit(1, func(r *journal.Record) { r.Core[10] ^= 1 })},
	{"the last core was edited", edit(5, func(r *journal.Record) { r.Core[10] ^= 1 })},
	{"a private part was edited", edit(1, func(r *journal.Record) { r.Private[3] ^= 1 })},
	{"a private part was added", edit(2, func(r *journal.Record) { r.Private, r.Salt = []byte("{}"), []byte("salt") })},
	{"a salt was edited", edit(1, func(r *journal.Record) { r.Salt[0] ^= 1 })},
	{"a private hash was edited", edit(1, func(r *journal.Record) { r.PrivateHash[0] ^= 1 })},
	{"a private part was erased with its hash", edit(1, func(r *journal.Record) {
		r.Private, r.Salt, r.PrivateHash = nil, nil, journal.Hash{}
	})},
	{"a hash was edited", edit(3, func(r *journal.Record) { r.Hash[31] ^= 1 })},
	{"the first was taken out", func(r []journal.Record) []journal.Record { return r[1:] }},
	{"one was taken out", func(r []journal.Record) []journal.Record { return slices.Delete(r, 2, 3) }},
	{"one was taken out and the gap closed", func(r []journal.Record) []journal.Record {
		r = slices.Delete(r, 2, 3)
		for i := range r {
			r[i].Seq = uint64(i + 1)
		}
		return r
	}},
	{"the last was cut off", func(r []journal.Record) []journal.Record { return r[:5] }},
	{"all were cut off", func(r []journal.Record) []journal.Record { return nil }},
	{"two were swapped", func(r []journal.Record) []journal.Record {
		r[2], r[3] = r[3], r[2]
		r[2].Seq, r[3].Seq = r[3].Seq, r[2].Seq
		return r
	}},
	{"two private parts were swapped", func(r []journal.Record) []journal.Record {
		r[0].Private, r[1].Private = r[1].Private, r[0].Private
		r[0].Salt, r[1].Salt = r[1].Salt, r[0].Salt
		return r
	}},
	{"one was added", func(r []journal.Record) []journal.Record {
		return append(r, journal.NewRecord(r[5].Hash, 7, []byte("forged"), nil))
	}},
	{"one was edited and the rest chained anew", func(r []journal.Record) []journal.Record {
		r[1].Core[10] ^= 1
		for i := 1; i < len(r); i++ {
			r[i] = journal.NewRecord(r[i-1].Hash, r[i].Seq, r[i].Core, r[i].Private)
		}
		return r
	}},
}

func edit(i int, change func(*journal.Record)) func([]journal.Record) []journal.Record {
	return func(r []journal.Record) []journal.Record {
		change(&r[i])
		return r
	}
}

// isFound does the damage and wants it found, by opening or by walking.
func (d damage) isFound(h Harness) error {
	j, story, err := filled(h)
	if err != nil {
		return err
	}
	j, err = h.Tamper(j, d.do(deepCopy(story.records)), story.snapshot)
	if err == nil {
		err = journal.Walk(j, func(journal.Record) error { return nil })
	}
	if !errors.Is(err, journal.ErrBroken) {
		return fmt.Errorf("it was not found: %v", err)
	}
	return nil
}

func brokenSeal(h Harness) error {
	j, story, err := filled(h)
	if err != nil {
		return err
	}
	if !story.snapshot.Whole() {
		return errors.New("an untouched snapshot is not whole")
	}
	changed := story.snapshot
	changed.Body = slices.Clone(changed.Body)
	changed.Body[2] ^= 1
	if j, err = h.Tamper(j, story.records, changed); err != nil {
		return err
	}
	got, err := j.Snapshot()
	if err != nil {
		return err
	}
	if got.Whole() {
		return errors.New("it says it is whole")
	}
	return nil
}

func deepCopy(records []journal.Record) []journal.Record {
	out := slices.Clone(records)
	for i := range out {
		out[i].Core = slices.Clone(out[i].Core)
		out[i].Private = slices.Clone(out[i].Private)
		out[i].Salt = slices.Clone(out[i].Salt)
	}
	return out
}
