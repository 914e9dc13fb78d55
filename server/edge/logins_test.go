package edge_test

import (
	"fmt"
	"testing"
	"time"

	"antrean/server/edge"
)

const (
	desk    = "192.0.2.20"   // where the clerk works
	guesser = "192.0.2.50"   // somebody in the same neighbourhood
	outside = "203.0.113.5"  // the same, elsewhere
	home    = "198.51.100.9" // another address of the clerk's
)

// try guesses n times, as SignIn does: what is refused is not counted.
func try(l *edge.Logins, n int, address, name string, now time.Time) {
	for range n {
		if !l.TooMany(address, name, now) {
			l.Failed(address, name, now)
		}
	}
}

func TestAThousandWrongPasswordsLockNobodyElseOut(t *testing.T) {
	now := time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
	l := edge.NewLogins(10, 5*time.Minute)
	l.Succeeded(desk, "sari", now)
	try(l, 1000, guesser, "sari", now)
	if !l.TooMany(guesser, "sari", now) {
		t.Error("the guesser goes on")
	}
	if l.TooMany(guesser, "budi", now) {
		t.Error("another name at the guesser's address is locked out")
	}
	if l.TooMany(desk, "sari", now) {
		t.Error("the clerk is locked out of the desk where she works")
	}
	if l.TooMany(home, "sari", now) {
		t.Error("the clerk is locked out elsewhere")
	}
	if l.TooMany(guesser, "sari", now.Add(5*time.Minute)) {
		t.Error("the window never ends")
	}
}

func TestManyAddressesDoNotHelpAgainstOneName(t *testing.T) {
	now := time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
	l := edge.NewLogins(10, 5*time.Minute)
	l.Succeeded(desk, "sari", now)
	tries := 0
	for n := range 200 {
		for address := fmt.Sprintf("10.0.%d.1", n); !l.TooMany(address, "sari", now); tries++ {
			l.Failed(address, "sari", now)
		}
	}
	if tries != 50 {
		t.Errorf("%d tries from 200 neighbourhoods, want 50", tries)
	}
	if l.TooMany(desk, "sari", now) {
		t.Error("the clerk is locked out of the desk where she works")
	}
	if l.TooMany(outside, "budi", now) {
		t.Error("another name is slow too")
	}
}

func TestManyNamesDoNotHelpFromOneAddress(t *testing.T) {
	now := time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
	l := edge.NewLogins(10, 5*time.Minute)
	l.Succeeded(guesser, "sari", now)
	tries := 0
	for n := range 1000 {
		if name := fmt.Sprint("name-", n); !l.TooMany(guesser, name, now) {
			l.Failed(guesser, name, now)
			tries++
		}
	}
	if tries != 300 {
		t.Errorf("%d tries with 1000 names, want 300", tries)
	}
	if l.TooMany(guesser, "sari", now) {
		t.Error("who signed in at that address lately is locked out")
	}
}

func TestAKnownAddressHasItsOwnTries(t *testing.T) {
	now := time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
	l := edge.NewLogins(10, 5*time.Minute)
	l.Succeeded(desk, "sari", now)
	try(l, 1000, desk, "sari", now)
	if !l.TooMany(desk, "sari", now) || l.TooMany(desk, "budi", now) || l.TooMany(home, "sari", now) {
		t.Error("want that very pair slow, and nothing else")
	}
	if l.TooMany(desk, "sari", now.Add(40*24*time.Hour)) {
		t.Error("an address is remembered as known for ever, or a failure is")
	}
	for n := range 40 {
		l.Succeeded(fmt.Sprintf("10.1.%d.1", n), "sari", now.Add(time.Duration(n)*time.Second))
	}
	try(l, 11, guesser, "sari", now)
	if !l.TooMany(desk, "sari", now) {
		t.Error("the oldest address is still known after forty others")
	}
}
