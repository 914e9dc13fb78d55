package staff

import (
	"slices"
	"time"
)

// A Device is a box that is ours, or a program on one.
type Device struct {
	ID        int64 // 0: not kept yet
	Name      string
	Kind      string    // one of DeviceKinds
	Printer   string    // the printer its slips come from, or that it prints with; empty for none
	Zone      string    // a board's waiting room
	Counter   int       // a terminal's counter; 0: any
	JoinedAt  time.Time // when its token was given out
	RevokedAt time.Time // zero: its token still counts
}

// The kinds of Device.
const (
	DeviceKiosk   = "kiosk"   // a screen that people take numbers at
	DeviceAgent   = "agent"   // a program beside a printer that hangs on another machine than the office's
	DeviceBoard   = "board"   // a screen of the waiting room
	DeviceCounter = "counter" // a clerk's terminal
)

// DeviceKinds lists every kind.
func DeviceKinds() []string { return []string{DeviceKiosk, DeviceBoard, DeviceCounter, DeviceAgent} }

// KnownKind reports whether there are devices of a kind.
func KnownKind(kind string) bool { return slices.Contains(DeviceKinds(), kind) }

// Devices is the book of devices.
type Devices interface {
	Device(token Hash) (Device, error)         // ErrUnknown, also when it was revoked
	Devices() ([]Device, error)                // by name; the revoked ones too
	SaveDevice(token Hash, d Device) error     // a new one, or a new token for the one of that name
	ChangeDevice(Device) error                 // name and place, by ID; ErrUnknown
	RevokeDevice(id int64, at time.Time) error // its token counts no more
}
