package staff

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"

	"antrean/internal/raced"
)

// argon2id's cost: 19 MiB, 2 passes, 1 lane (OWASP password storage, 2023): about 40 ms on a mini-PC.
const (
	argonMemory = 19 * 1024 // KiB
	argonTime   = 2
	argonLanes  = 1
	argonKey    = 32 // bytes
	argonSalt   = 16 // bytes

	argonMostMemory = 64 * 1024 // KiB: a hash from elsewhere must not take the office's memory
)

// hashCost is what a new hash costs: the above, but next to nothing in a program that looks for races (raced.On), where it would
// be ten times as dear and tests make hundreds of hashes. No other build has it.
func hashCost() argonCost {
	if raced.On {
		return argonCost{memory: 64, time: 1, lanes: argonLanes}
	}
	return argonCost{memory: argonMemory, time: argonTime, lanes: argonLanes}
}

// MinPassword is the fewest characters of a password that people choose.
const MinPassword = 8

// HashPassword hashes a password with a fresh salt, as a PHC string.
func HashPassword(password string) string {
	salt := make([]byte, argonSalt)
	rand.Read(salt)
	c := hashCost()
	return phc(c, salt, argon2.IDKey([]byte(password), salt, c.time, c.memory, c.lanes, argonKey))
}

// phc writes a hash down with its cost.
func phc(c argonCost, salt, key []byte) string {
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, c.memory, c.time, c.lanes,
		base64.RawStdEncoding.EncodeToString(salt), base64.RawStdEncoding.EncodeToString(key))
}

// A Weakness is why a password will not do, as the end of a key of words; empty when it will.
type Weakness string

// The reasons.
const (
	PasswordShort Weakness = "short" // fewer than MinPassword characters
	PasswordLong  Weakness = "long"  // more than MaxPassword bytes
	PasswordName  Weakness = "name"  // the name of its own account
)

// MaxPassword is the most bytes of a password that are hashed.
const MaxPassword = 256

// Judge looks at a password that a person chose. There are no rules of composition: they make people write passwords
// down (NIST SP 800-63B, 5.1.1.2).
func Judge(password, name string) Weakness {
	switch {
	case utf8.RuneCountInString(password) < MinPassword:
		return PasswordShort
	case len(password) > MaxPassword:
		return PasswordLong
	case strings.EqualFold(password, name):
		return PasswordName
	}
	return ""
}

// A Gate checks passwords, few at a time: a flood of logins costs bounded memory and leaves a core for the office.
type Gate struct{ slots chan struct{} }

// NewGate returns a gate that checks at most n passwords at once.
func NewGate(n int) *Gate { return &Gate{slots: make(chan struct{}, n)} }

// nobody is the hash checked for a name that does not exist, so that its answer takes as long.
func nobody() string { return phc(hashCost(), make([]byte, argonSalt), make([]byte, argonKey)) }

// Matches reports whether the password is the one that was hashed. An empty or broken hash matches nothing and
// takes as long as a good one.
func (g *Gate) Matches(hash, password string) bool {
	g.slots <- struct{}{}
	defer func() { <-g.slots }()
	cost, salt, want, err := parsePHC(hash)
	if err != nil {
		cost, salt, want, _ = parsePHC(nobody())
		argon2.IDKey([]byte(password), salt, cost.time, cost.memory, cost.lanes, uint32(len(want)))
		return false
	}
	got := argon2.IDKey([]byte(password), salt, cost.time, cost.memory, cost.lanes, uint32(len(want)))
	return subtle.ConstantTimeCompare(got, want) == 1
}

type argonCost struct {
	memory, time uint32
	lanes        uint8
}

func parsePHC(hash string) (cost argonCost, salt, key []byte, err error) {
	parts := strings.Split(hash, "$")
	if len(parts) != 6 || parts[1] != "argon2id" || parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return cost, nil, nil, fmt.Errorf("not an argon2id hash")
	}
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &cost.memory, &cost.time, &cost.lanes); err != nil {
		return cost, nil, nil, fmt.Errorf("argon2id cost: %w", err)
	}
	if cost.time == 0 || cost.lanes == 0 || cost.memory > argonMostMemory {
		return cost, nil, nil, fmt.Errorf("argon2id cost %q is out of bounds", parts[3])
	}
	if salt, err = base64.RawStdEncoding.DecodeString(parts[4]); err != nil {
		return cost, nil, nil, fmt.Errorf("argon2id salt: %w", err)
	}
	if key, err = base64.RawStdEncoding.DecodeString(parts[5]); err != nil || len(key) < 16 {
		return cost, nil, nil, fmt.Errorf("argon2id key: %w", err)
	}
	return cost, salt, key, nil
}
