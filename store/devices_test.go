package store

import (
	"errors"
	"testing"
	"time"

	"antrean/office/staff"
)

// sameDevice compares what a person chose.
func sameDevice(a, b staff.Device) bool {
	return a.Name == b.Name && a.Kind == b.Kind && a.Printer == b.Printer && a.Zone == b.Zone && a.Counter == b.Counter
}

func TestDeviceGetsANewToken(t *testing.T) {
	s := open(t, t.TempDir())
	old, fresh := staff.HashSecret("old"), staff.HashSecret("new")
	want := staff.Device{Name: "kiosk", Kind: staff.DeviceKiosk, Printer: "p1"}
	if err := s.SaveDevice(old, want); err != nil {
		t.Fatal(err)
	}
	if got, err := s.Device(old); err != nil || !sameDevice(got, want) || got.ID == 0 || got.JoinedAt.IsZero() {
		t.Errorf("got %+v (%v), want %+v", got, err, want)
	}
	want.Printer = "p2"
	if err := s.SaveDevice(fresh, want); err != nil {
		t.Fatal(err)
	}
	if got, err := s.Device(fresh); err != nil || !sameDevice(got, want) {
		t.Errorf("with the new token: got %+v (%v), want %+v", got, err, want)
	}
	if _, err := s.Device(old); !errors.Is(err, staff.ErrUnknown) {
		t.Errorf("with the old token: got %v, want ErrUnknown", err)
	}
}

func TestARevokedDeviceIsUnknownAndItsNameFree(t *testing.T) {
	s := open(t, t.TempDir())
	old, fresh := staff.HashSecret("old"), staff.HashSecret("new")
	at := time.UnixMilli(1795395600123)
	if err := s.SaveDevice(old, staff.Device{Name: "kiosk", Kind: staff.DeviceKiosk}); err != nil {
		t.Fatal(err)
	}
	kept, err := s.Device(old)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.RevokeDevice(kept.ID, at); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Device(old); !errors.Is(err, staff.ErrUnknown) {
		t.Errorf("with the revoked token: got %v, want ErrUnknown", err)
	}
	for _, err := range []error{s.RevokeDevice(kept.ID, at), s.ChangeDevice(kept), s.RevokeDevice(999, at)} {
		if !errors.Is(err, staff.ErrUnknown) {
			t.Errorf("a change of one that is gone: got %v, want ErrUnknown", err)
		}
	}
	if err := s.SaveDevice(fresh, staff.Device{Name: "kiosk", Kind: staff.DeviceBoard, Zone: "utama"}); err != nil {
		t.Fatal(err)
	}
	all, err := s.Devices()
	if err != nil || len(all) != 2 || all[0].Kind != staff.DeviceBoard || !all[1].RevokedAt.Equal(at) {
		t.Errorf("got %+v (%v), want the board, then the kiosk that was revoked", all, err)
	}
}

func TestADeviceIsRenamedButNotToAnothersName(t *testing.T) {
	s := open(t, t.TempDir())
	token := staff.HashSecret("one")
	for name, secret := range map[string]staff.Hash{"one": token, "two": staff.HashSecret("two")} {
		if err := s.SaveDevice(secret, staff.Device{Name: name, Kind: staff.DeviceCounter}); err != nil {
			t.Fatal(err)
		}
	}
	d, err := s.Device(token)
	if err != nil {
		t.Fatal(err)
	}
	d.Name, d.Counter = "loket-3", 3
	if err := s.ChangeDevice(d); err != nil {
		t.Fatal(err)
	}
	if got, err := s.Device(token); err != nil || got.Name != "loket-3" || got.Counter != 3 || got.ID != d.ID {
		t.Errorf("got %+v (%v), want the same device with its new name", got, err)
	}
	d.Name = "two"
	if err := s.ChangeDevice(d); err == nil || errors.Is(err, staff.ErrUnknown) {
		t.Errorf("another's name: got %v, want an error", err)
	}
}
