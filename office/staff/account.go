package staff

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// An Account is one person's login. It is never removed: what happened under its name stays readable.
type Account struct {
	Name       string    // what is typed to sign in
	Display    string    // what colleagues call the person; empty: the login name
	Roles      []Role    // what the person does, the main thing first
	Password   string    // argon2id in PHC form, from HashPassword
	Counters   []int     // counters the person may act for; none means all
	Lang       string    // language of the pages; empty: the browser's
	MustChange bool      // the password was chosen by somebody else: the person changes it first
	AddedAt    time.Time // zero: before this was written down
	DisabledAt time.Time // zero: may sign in
	SignedInAt time.Time // the last time; zero: never
}

// Called is what colleagues call the person.
func (a Account) Called() string {
	if a.Display != "" {
		return a.Display
	}
	return a.Name
}

// Has reports whether the account has a role.
func (a Account) Has(role Role) bool { return slices.Contains(a.Roles, role) }

// Main is the role that the account is for first of all; empty without one.
func (a Account) Main() Role {
	if len(a.Roles) == 0 {
		return ""
	}
	return a.Roles[0]
}

// Active reports whether the account may sign in.
func (a Account) Active() bool { return a.DisabledAt.IsZero() }

// MayAct reports whether the account may work at a counter.
func (a Account) MayAct(counter int) bool {
	return a.May(ActAtCounter) && (len(a.Counters) == 0 || slices.Contains(a.Counters, counter))
}

// MayCheck reports whether the account may look at papers in the front office.
func (a Account) MayCheck() bool { return a.May(CheckPapers) }

// MaxName is the longest login name and the longest name of a person, in bytes.
const MaxName = 64

// GoodName reports whether a login name can be typed at any keyboard and read in any list: 1 to 64 bytes of letters,
// digits, dots, hyphens and underscores.
func GoodName(name string) bool {
	for _, r := range name {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(".-_", r) {
			return false
		}
	}
	return name != "" && len(name) <= MaxName && utf8.ValidString(name)
}

// GoodDisplay reports whether a person's name fits on screens; empty means the login name.
func GoodDisplay(name string) bool {
	return len(name) <= MaxName && utf8.ValidString(name) && !strings.ContainsFunc(name, unicode.IsControl)
}

// LastAdmin reports whether an account is the only active one that may manage people: taking that away would lock
// the office out of its own settings.
func LastAdmin(all []Account, name string) bool {
	last := false
	for _, a := range all {
		if !a.Active() || !a.May(ManagePeople) {
			continue
		}
		if a.Name != name {
			return false
		}
		last = true
	}
	return last
}

// AnyAdmin reports whether somebody can set the office up.
func AnyAdmin(all []Account) bool {
	return slices.ContainsFunc(all, func(a Account) bool { return a.Active() && a.May(ManagePeople) })
}

// Accounts is the book of accounts.
type Accounts interface {
	Account(name string) (Account, error) // ErrUnknown
	Accounts() ([]Account, error)         // by name
	SaveAccount(Account) error            // all but SignedInAt
	NoteSignIn(name string, at time.Time) error
}
