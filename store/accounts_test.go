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
		{Name: "sari", Role: staff.Operator, Password: "hash 1", Counters: []int{1, 3}},
		{Name: "sari", Role: staff.Supervisor, Password: "hash 2"},
		{Name: "o'malley \"; DROP TABLE staff", Role: staff.Auditor, Password: "hash 3"},
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
	if err := s.SaveAccount(staff.Account{Name: "sari", Role: staff.Operator, Password: "hash"}); err != nil {
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
	if err := s.SaveAccount(staff.Account{Name: "sari", Role: staff.Operator, Password: "new hash"}); err != nil {
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

func TestDeviceGetsANewToken(t *testing.T) {
	s := open(t, t.TempDir())
	old, fresh := staff.HashSecret("old"), staff.HashSecret("new")
	want := staff.Device{Name: "kiosk", Kind: staff.DeviceKiosk, Printer: "p1"}
	if err := s.SaveDevice(old, want); err != nil {
		t.Fatal(err)
	}
	if got, err := s.Device(old); err != nil || got != want {
		t.Errorf("got %+v (%v), want %+v", got, err, want)
	}
	want.Printer = "p2"
	if err := s.SaveDevice(fresh, want); err != nil {
		t.Fatal(err)
	}
	if got, err := s.Device(fresh); err != nil || got != want {
		t.Errorf("with the new token: got %+v (%v), want %+v", got, err, want)
	}
	if _, err := s.Device(old); !errors.Is(err, staff.ErrUnknown) {
		t.Errorf("with the old token: got %v, want ErrUnknown", err)
	}
}
