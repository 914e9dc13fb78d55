// Package message is what the office sends to people who left a number for it: where it may go, what stands in it, what
// becomes of it, and how long it is tried.
//
// Numbers stand apart from everything else that the office knows, and only as long as somebody waits for something.
// What is to be sent stands in an outbox beside the journal: it survives a crash, and is sent at least once.
package message

import (
	"crypto/sha256"
	"strings"
	"time"
	"unicode/utf8"

	"antrean/internal/plain"
)

// AddressMost is the longest number as people write it, with blanks and signs.
const AddressMost = 24

// A Subject is whom a message is for: the SHA-256 of the token of their page.
type Subject [sha256.Size]byte

// SubjectOf is the subject of a token.
func SubjectOf(token string) Subject { return sha256.Sum256([]byte(token)) }

// A Contact is where messages for one person may go.
type Contact struct {
	Subject Subject
	Ticket  uint64 // the ticket it was left for; 0: none
	Address string // "+6281234567890"; in nothing that is logged or shown whole
	Lang    string // in which the person reads
	LeftAt  time.Time
	Near    string // the key of the last notice that it is nearly their turn
}

// How many digits a number has with that of its country (ITU-T E.164), and what the country's own begin with.
const (
	digitsLeast = 9
	digitsMost  = 15
	home        = "62"
)

// Address reads a telephone number as people write it, and makes it one for everywhere: "0812-3456-789" is
// "+628123456789".
func Address(typed string) (address string, ok bool) {
	typed = strings.TrimSpace(plain.Straight(typed)) // phones copy a number with marks around it
	if utf8.RuneCountInString(typed) > AddressMost {
		return "", false
	}
	rest, abroad := strings.CutPrefix(typed, "+")
	digits := strings.Map(func(r rune) rune {
		if strings.ContainsRune(" .-()\u00a0\u202f\u2010\u2011\u2013", r) {
			return -1
		}
		return r
	}, rest)
	if strings.Trim(digits, "0123456789") != "" {
		return "", false
	}
	switch {
	case abroad:
	case strings.HasPrefix(digits, "0"):
		digits = home + digits[1:]
	case strings.HasPrefix(digits, "8"): // as people say it
		digits = home + digits
	}
	if len(digits) < digitsLeast || len(digits) > digitsMost || digits[0] == '0' || strings.HasPrefix(digits, home+"0") {
		return "", false
	}
	return "+" + digits, true
}

// shownDigits is how much of a number its owner recognises, and nobody else can use.
const shownDigits = 3

// Hidden is a number as screens show it: "•••789".
func Hidden(address string) string {
	if len(address) < shownDigits {
		return ""
	}
	return "•••" + address[len(address)-shownDigits:]
}
