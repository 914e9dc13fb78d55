package edge_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"antrean/office/staff"
	"antrean/server/edge"
)

func TestACodeIsGoodForTenMinutesAndForOneBox(t *testing.T) {
	now := time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
	p := edge.NewPairings()
	box, secret, ok := p.Ask("pairing-01", edge.Pairing{Kind: staff.DeviceKiosk, Address: desk}, now)
	if !ok || len(box.Code) != 6 || len(secret) != 26 {
		t.Fatalf("got %+v %q %v", box, secret, ok)
	}
	if _, ok := p.Find(box.Code, now.Add(10*time.Minute-time.Second)); !ok {
		t.Error("the code is over too early")
	}
	broken := errors.New("no disk")
	if ok, err := p.Join(box.Code, now, "T", func() (staff.Device, error) { return staff.Device{}, broken }); ok || !errors.Is(err, broken) {
		t.Errorf("a device that could not be kept has joined: %v %v", ok, err)
	}
	keep := func() (staff.Device, error) { return staff.Device{Name: "kios"}, nil }
	if ok, err := p.Join(box.Code, now, "T", keep); !ok || err != nil {
		t.Errorf("join: %v %v", ok, err)
	}
	if ok, _ := p.Join(box.Code, now, "T2", keep); ok {
		t.Error("a code joins two boxes")
	}
	if _, ok := p.Find(box.Code, now); ok {
		t.Error("the code of a box that has joined is still found")
	}
	if got, ok := p.Poll(secret, now.Add(9*time.Minute)); !ok || got.Token != "T" {
		t.Errorf("got %+v %v, want the token", got, ok)
	}
	if _, ok := p.Poll(secret, now.Add(10*time.Minute)); ok {
		t.Error("the token is still given out after ten minutes")
	}
}

func TestAFloodOfBoxesLeavesRoomForOthers(t *testing.T) {
	now := time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
	p := edge.NewPairings()
	taken := 0
	for n := range 1000 {
		if _, _, ok := p.Ask(fmt.Sprint("pairing-", n), edge.Pairing{Kind: staff.DeviceBoard, Address: guesser}, now); ok {
			taken++
		}
	}
	if taken != 32 {
		t.Errorf("one address has %d boxes that wait, want 32", taken)
	}
	if _, _, ok := p.Ask("pairing-other", edge.Pairing{Kind: staff.DeviceBoard, Address: desk}, now); !ok {
		t.Error("another address finds no room")
	}
	if _, _, ok := p.Ask("pairing-later", edge.Pairing{Kind: staff.DeviceBoard, Address: guesser}, now.Add(10*time.Minute)); !ok {
		t.Error("there is never room again")
	}
}
