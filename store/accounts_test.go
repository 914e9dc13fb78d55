package store

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"antrean/office/staff"
)

func TestAccountIsKeptAndReplaced(t *testing.T) {
	s := open(t, t.TempDir())
	if _, err := s.Account("sari"); !errors.Is(err, staff.ErrUnknown) {
		t.Errorf("got %v, want ErrUnknown", err)
	}
	for _, want := range []staff.Account{
		{Name: "sari", Roles: []staff.Role{staff.Operator}, Password: "hash 1", Counters: []int{1, 3}},
		{Name: "sari", Roles: []staff.Role{staff.Supervisor}, Password: "hash 2"},
		{Name: "sari", Display: "Sari W.", Roles: []staff.Role{staff.FrontOffice, staff.Operator}, Password: "hash 3", Lang: "en", MustChange: true, DisabledAt: time.UnixMilli(1795395600123)},
		{Name: "o'malley \"; DROP TABLE staff", Roles: []staff.Role{staff.Auditor}, Password: "hash 3"},
	} {
		if err := s.SaveAccount(want); err != nil {
			t.Fatal(err)
		}
		if got, err := s.Account(want.Name); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("got %+v (%v), want %+v", got, err, want)
		}
	}
}

func TestSessionIsKeptUntilItIsDropped(t *testing.T) {
	s := open(t, t.TempDir())
	if err := s.SaveAccount(staff.Account{Name: "sari", Roles: []staff.Role{staff.Operator}, Password: "hash"}); err != nil {
		t.Fatal(err)
	}
	hash, since := staff.HashSecret("cookie"), time.UnixMilli(1795395600123)
	if _, err := s.Session(hash); !errors.Is(err, staff.ErrUnknown) {
		t.Errorf("got %v, want ErrUnknown", err)
	}
	for _, seen := range []time.Time{since, since.Add(time.Hour)} {
		want := staff.Session{Name: "sari", Since: since, Seen: seen}
		if err := s.SaveSession(hash, want); err != nil {
			t.Fatal(err)
		}
		if got, err := s.Session(hash); err != nil || !got.Since.Equal(since) || !got.Seen.Equal(seen) || got.Name != "sari" {
			t.Errorf("got %+v (%v), want %+v", got, err, want)
		}
	}
	if err := s.SaveAccount(staff.Account{Name: "sari", Roles: []staff.Role{staff.Operator}, Password: "new hash"}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Session(hash); err != nil {
		t.Errorf("a changed account lost its session: %v", err)
	}
	for range 2 { // dropped twice is dropped
		if err := s.DropSession(hash); err != nil {
			t.Error(err)
		}
		if _, err := s.Session(hash); !errors.Is(err, staff.ErrUnknown) {
			t.Errorf("dropped: got %v, want ErrUnknown", err)
		}
	}
}

func TestSessionNeedsAnAccount(t *testing.T) {
	s := open(t, t.TempDir())
	if err := s.SaveSession(staff.HashSecret("cookie"), staff.Session{Name: "nobody"}); err == nil {
		t.Error("a session of nobody was kept: foreign keys are off")
	}
}

func TestAccountsAreListedWithTheirLastSignIn(t *testing.T) {
	s := open(t, t.TempDir())
	at := time.UnixMilli(1795395600123)
	for _, name := range []string{"wati", "budi"} {
		if err := s.SaveAccount(staff.Account{Name: name, Roles: []staff.Role{staff.Operator}, Password: "hash", AddedAt: at}); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.NoteSignIn("budi", at.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	if err := s.SaveAccount(staff.Account{Name: "budi", Roles: []staff.Role{staff.Admin}, Password: "hash"}); err != nil {
		t.Fatal(err)
	}
	all, err := s.Accounts()
	if err != nil || len(all) != 2 || all[0].Name != "budi" || !all[0].SignedInAt.Equal(at.Add(time.Hour)) || !all[0].AddedAt.Equal(at) || !all[1].SignedInAt.IsZero() {
		t.Errorf("got %+v (%v), want budi with his sign-in, then wati who never did", all, err)
	}
}

func TestSessionsAreListedAndStayEnded(t *testing.T) {
	s := open(t, t.TempDir())
	if err := s.SaveAccount(staff.Account{Name: "sari", Password: "hash"}); err != nil {
		t.Fatal(err)
	}
	since := time.UnixMilli(1795395600123)
	first, second := staff.HashSecret("first"), staff.HashSecret("second")
	for i, hash := range []staff.Hash{first, second} {
		at := since.Add(time.Duration(i) * time.Minute)
		if err := s.SaveSession(hash, staff.Session{Name: "sari", Since: at, Seen: at, Address: "192.0.2.7", Browser: "Firefox"}); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.SawSession(first, since.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	all, err := s.Sessions()
	if err != nil || len(all) != 2 || all[0].Hash != first || all[0].Address != "192.0.2.7" || all[1].Browser != "Firefox" {
		t.Errorf("got %+v (%v), want the last seen first", all, err)
	}
	if err := s.DropSession(first); err != nil {
		t.Fatal(err)
	}
	if err := s.SawSession(first, since.Add(2*time.Hour)); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Session(first); !errors.Is(err, staff.ErrUnknown) {
		t.Errorf("an ended session was brought back by a request that was under way: %v", err)
	}
}
