// Package staff is who may do what: accounts, roles, sessions and devices, and the books they are kept in.
package staff

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"errors"
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
