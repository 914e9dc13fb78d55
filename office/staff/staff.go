// Package staff is who may do what: accounts, roles, sessions and devices, and the books they are kept in.
package staff

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"errors"
	"slices"
	"time"
)

// A Role is what an account is for.
type Role string

const (
	Operator    Role = "operator"
	FrontOffice Role = "front_office"
	BackOffice  Role = "back_office"
	Supervisor  Role = "supervisor"
	Admin       Role = "admin"
	Auditor     Role = "auditor"
)

// Roles lists every role.
func Roles() []Role {
	return []Role{Operator, FrontOffice, BackOffice, Supervisor, Admin, Auditor}
}

// ErrUnknown means that a book has no such entry.
var ErrUnknown = errors.New("staff: unknown")

// An Account is one person's login.
type Account struct {
	Name     string
	Role     Role
	Password string // argon2id in PHC form, from HashPassword
	Counters []int  // counters the person may act for; none means all
}

// MayAct reports whether the account may work at a counter.
func (a Account) MayAct(counter int) bool {
	switch a.Role {
	case Operator, Supervisor, Admin:
		return len(a.Counters) == 0 || slices.Contains(a.Counters, counter)
	}
	return false
}

// MayCheck reports whether the account may look at papers in the front office.
func (a Account) MayCheck() bool {
	return a.Role == FrontOffice || a.Role == Supervisor || a.Role == Admin
}

// MayRead reports whether the account may read the office's reports.
func (a Account) MayRead() bool {
	return a.Role == Supervisor || a.Role == Admin || a.Role == Auditor
}

// Sessions end after a shift, or when nobody was there for a while.
const (
	sessionLife = 12 * time.Hour // one working day, with what comes before and after
	sessionIdle = 4 * time.Hour  // a counter can stand empty over a long Friday break
)

// A Session is a login that lasts.
type Session struct {
	Name  string
	Since time.Time
	Seen  time.Time
}

// Alive reports whether the session still counts at now.
func (s Session) Alive(now time.Time) bool {
	return now.Sub(s.Since) < sessionLife && now.Sub(s.Seen) < sessionIdle
}

// A Device is a box that is ours, or a program on one.
type Device struct {
	Name    string
	Kind    string // DeviceKiosk or DeviceAgent
	Printer string // the printer its slips come from, or that it prints with; empty for none
}

// The kinds of Device.
const (
	DeviceKiosk = "kiosk" // a screen that people take numbers at
	DeviceAgent = "agent" // a program beside a printer that hangs on another machine than the office's
)

// A Hash is the SHA-256 sum of a secret. Books keep hashes only.
type Hash [sha256.Size]byte

// HashSecret is what a book keeps of a secret.
func HashSecret(secret string) Hash { return sha256.Sum256([]byte(secret)) }

// crockford is base32 without letters that are mistaken for digits.
var crockford = base32.NewEncoding("0123456789ABCDEFGHJKMNPQRSTVWXYZ").WithPadding(base32.NoPadding)

// NewSecret makes a secret of n characters, 5 random bits each, in upper case without I, L, O and U.
func NewSecret(n int) string {
	raw := make([]byte, (n*5+7)/8)
	rand.Read(raw)
	return crockford.EncodeToString(raw)[:n]
}

// Accounts is the book of accounts.
type Accounts interface {
	Account(name string) (Account, error) // ErrUnknown
	SaveAccount(Account) error
}

// Sessions is the book of sessions.
type Sessions interface {
	Session(Hash) (Session, error) // ErrUnknown
	SaveSession(Hash, Session) error
	DropSession(Hash) error
}

// Devices is the book of devices.
type Devices interface {
	Device(token Hash) (Device, error) // ErrUnknown
	SaveDevice(token Hash, d Device) error
}
