package edge

import (
	"crypto/subtle"
	"strings"
	"sync"

	"antrean/office/staff"
)

// firstLength is 12 characters of 5 bits: 60 random bits.
const firstLength = 12

// A First is the code by which the first admin of an office proves to sit at its console. It counts once, until the
// program ends.
type First struct {
	accounts staff.Accounts
	code     string

	mu   sync.Mutex
	used bool
}

// NewFirst makes a code for an office without an admin; nil when it has one.
func NewFirst(accounts staff.Accounts) (*First, error) {
	all, err := accounts.Accounts()
	if err != nil || staff.AnyAdmin(all) {
		return nil, err
	}
	return &First{accounts: accounts, code: staff.NewSecret(firstLength)}, nil
}

// Code is the code as it is read aloud: in groups of four.
func (f *First) Code() string { return Grouped(f.code, 4) }

// Wanted reports whether the office still waits for its first admin.
func (f *First) Wanted() bool {
	if f == nil {
		return false
	}
	f.mu.Lock()
	used := f.used
	f.mu.Unlock()
	if used {
		return false
	}
	all, err := f.accounts.Accounts()
	return err == nil && !staff.AnyAdmin(all)
}

// Fits reports whether a code is the right one, however it was typed.
func (f *First) Fits(code string) bool {
	return subtle.ConstantTimeCompare([]byte(Typed(code)), []byte(f.code)) == 1
}

// Use does something once: only the first call that succeeds counts, and the code is worth nothing afterwards.
func (f *First) Use(do func() error) (used bool, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.used {
		return false, nil
	}
	if err := do(); err != nil {
		return false, err
	}
	f.used = true
	return true, nil
}

// Grouped parts a code into groups of n by hyphens.
func Grouped(code string, n int) string {
	var groups []string
	for len(code) > n {
		groups, code = append(groups, code[:n]), code[n:]
	}
	return strings.Join(append(groups, code), "-")
}

// Typed is a code as it was given out, however it was typed.
func Typed(text string) string { return misread.Replace(strings.ToUpper(strings.TrimSpace(text))) }
